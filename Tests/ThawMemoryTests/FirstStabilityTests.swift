import Testing
import ThawMemory

/// The published numbers of fsrs-rs's `parameter_initialization.rs`.
@Suite struct FirstStabilityTests {
    private static let recall = [0.86666667, 0.90721649, 0.73015873, 0.76315789, 0.67857143]
    private static let counts = [435.0, 97, 63, 38, 28]
    private let observed = (0..<5).map {
        FirstStability.Observation(days: Double($0 + 1), recall: recall[$0], count: counts[$0])
    }
    private let average = 0.94302857

    @Test func lossIsThePublishedOne() {
        let loss = FirstStability.loss(
            observed, stability: 0.7840586, default: Parameters.default.values[0])
        expectClose(loss, 279.9206961069712, within: 1e-6)
    }

    @Test func searchFindsThePublishedStability() {
        let found = FirstStability.search(
            observed, averageRecall: average, default: Parameters.default.values[0])
        expectClose(found, 0.7355089, within: 1e-4)
    }

    @Test func missingRatingsAreFilledIn() throws {
        let one = try #require(FirstStability.filled([0: 0.4, 2: 2.3, 3: 10.9], counts: [:]))
        for (a, b) in zip(one, [0.4, 1.1227008, 2.3, 10.9]) { expectClose(a, b) }
        let other = try #require(FirstStability.filled([1: 0.35], counts: [1: 1]))
        for (a, b) in zip(other, [0.05738148, 0.35, 0.6242943, 2.2453482]) { expectClose(a, b) }
        #expect(FirstStability.filled([:], counts: [:]) == nil)
    }

    @Test(arguments: 1..<16)
    func everyCombinationOfRatingsGivesFourRisingOnes(combination: Int) throws {
        let defaults = Parameters.default.values
        var known: [Int: Double] = [:]
        for index in 0..<4 where combination & (1 << index) != 0 { known[index] = defaults[index] }
        let filled = try #require(FirstStability.filled(known, counts: [:]))
        for (index, value) in known { expectClose(filled[index], value, within: 1e-9) }
        #expect(filled == filled.sorted())
        #expect(filled.allSatisfy { (0.001...100).contains($0) })
    }

    @Test func ratingWithFewerReviewsGivesWay() throws {
        let filled = try #require(
            FirstStability.filled(
                [0: 3, 1: 2, 2: 5, 3: 9], counts: [0: 100, 1: 5, 2: 100, 3: 100]))
        #expect(filled[0] < 3.0001 && filled[1] > 2.9999)
    }
}
