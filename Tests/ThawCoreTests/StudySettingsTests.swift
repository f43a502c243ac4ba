import Foundation
import Testing
import ThawCore

@Suite struct StudySettingsTests {
    private func settings() throws -> StudySettings {
        StudySettings(timeZone: try #require(TimeZone(identifier: "UTC")))
    }

    @Test(arguments: [(0.1, 0.7), (1.0, 0.99), (0.85, 0.85), (.nan, 0.9), (.infinity, 0.99)])
    func retentionIsKeptInItsRange(given: Double, kept: Double) throws {
        var settings = try settings()
        settings.desiredRetention = given
        #expect(settings.desiredRetention == kept)
    }

    @Test func wholeNumbersAreKeptInTheirRanges() throws {
        var settings = try settings()
        settings.newPerDay = -1
        settings.reviewsPerDay = .max
        settings.maximumIntervalDays = 0
        settings.dayStart = 24
        #expect(settings.newPerDay == 0)
        #expect(settings.reviewsPerDay == 9999)
        #expect(settings.maximumIntervalDays == 1)
        #expect(settings.dayStart == 23)
    }

    @Test(
        arguments: [
            ([1, 10], [1, 10]), ([], []), ([-5, 0, .nan, .infinity, 3], [3]), ([100_000], [1440]),
            (Array(repeating: 2, count: 99), Array(repeating: 2, count: 10)),
        ] as [([Double], [Double])])
    func stepsAreTimesThatCanBeWaited(given: [Double], kept: [Double]) throws {
        var settings = try settings()
        settings.learningSteps = given
        settings.relearningSteps = given
        #expect(settings.learningSteps == kept)
        #expect(settings.relearningSteps == kept)
    }
}
