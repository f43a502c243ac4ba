import Foundation
import ThawMemory

/// A learner's settings as the stores and the export write them: one versioned JSON document.
///
/// The shape is frozen once shipped: a later version adds fields that are optional here, so that an older
/// document still reads.
package struct SettingsRecord: Codable, Sendable {
    /// The version this program writes. A higher one is refused.
    package static let version = 1

    var version: Int
    var desiredRetention: Double
    var learningSteps: [Double]
    var relearningSteps: [Double]
    var newPerDay: Int
    var reviewsPerDay: Int
    var maximumIntervalDays: Int
    var usesFuzz: Bool
    var timeZone: String
    var dayStart: Int
    var parameters: [Double]

    package init(_ settings: StudySettings) {
        version = Self.version
        desiredRetention = settings.desiredRetention
        learningSteps = settings.learningSteps
        relearningSteps = settings.relearningSteps
        newPerDay = settings.newPerDay
        reviewsPerDay = settings.reviewsPerDay
        maximumIntervalDays = settings.maximumIntervalDays
        usesFuzz = settings.usesFuzz
        timeZone = settings.timeZone.identifier
        dayStart = settings.dayStart
        parameters = settings.parameters.values
    }

    /// - Throws: `ThawError.invalid` for a record of a newer version, or one whose parameters are none.
    package func settings() throws -> StudySettings {
        guard version <= Self.version else {
            throw ThawError.invalid(
                "These settings were written by a newer version of Thaw; update Thaw to use them.")
        }
        // A machine may not know the zone of another: the days then turn at Greenwich's midnight.
        var settings = StudySettings(timeZone: TimeZone(identifier: timeZone) ?? .gmt)
        settings.desiredRetention = desiredRetention
        settings.learningSteps = learningSteps
        settings.relearningSteps = relearningSteps
        settings.newPerDay = newPerDay
        settings.reviewsPerDay = reviewsPerDay
        settings.maximumIntervalDays = maximumIntervalDays
        settings.usesFuzz = usesFuzz
        settings.dayStart = dayStart
        do {
            settings.parameters = try Parameters(parameters)
        } catch {
            throw ThawError.invalid("The saved settings hold no usable parameters.")
        }
        return settings
    }
}
