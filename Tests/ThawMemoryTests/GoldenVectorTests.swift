import Foundation
import TestSupport
import Testing
import ThawMemory

private let vectorFile = Seeds.file("data/fsrs/golden_fsrs6.json")

/// Every published vector of `golden_fsrs6.json` that concerns the scheduler. The file stands beside the checkout.
@Suite(.enabled(if: vectorFile != nil, "../shared/data/fsrs is not beside this checkout"))
struct GoldenVectorTests {
    private let vectors: [String: Any]

    init() throws {
        let file = try #require(vectorFile)
        vectors = try #require(try JSONSerialization.jsonObject(with: file) as? [String: Any])
    }

    private let w = Parameters.default.values

    private func section(_ name: String) throws -> [String: Any] {
        try #require(vectors[name] as? [String: Any], "no section \(name)")
    }

    private func numbers(_ section: [String: Any], _ name: String) throws -> [Double] {
        try #require(section[name] as? [Double], "no numbers \(name)")
    }

    @Test func defaultParameters() throws {
        #expect(try numbers(vectors, "default_parameters") == w)
    }

    @Test func forgettingCurve() throws {
        let curve = try section("forgetting_curve")
        let (t, s, r) = try (numbers(curve, "t"), numbers(curve, "s"), numbers(curve, "r"))
        for i in t.indices {
            expectClose(Formulas.retrievability(days: t[i], stability: s[i], decay: w[20]), r[i])
        }
    }

    @Test func intervals() throws {
        let section = try section("next_interval_S1")
        let (retentions, days) = try (numbers(section, "retention"), numbers(section, "days"))
        for (retention, day) in zip(retentions, days) {
            let interval = Formulas.interval(stability: 1.0, retention: retention, decay: w[20])
            // 32-bit arithmetic is two days off at three million.
            expectClose(max(1, interval.rounded()), day, within: 1e-6, "at \(retention)")
        }
    }

    @Test func difficulties() throws {
        let section = try section("next_difficulty_D5")
        let moved = try numbers(section, "before_reversion")
        let after = try numbers(section, "after")
        for rating in Rating.allCases {
            let i = rating.rawValue - 1
            expectClose(Formulas.movedDifficulty(5.0, rating: rating, w: w), moved[i])
            expectClose(Formulas.nextDifficulty(5.0, rating: rating, w: w), after[i])
        }
    }

    @Test func memoryStates() throws {
        let section = try section("memory_state_19p")
        let parameters = try Parameters(numbers(section, "w"))
        let rows = try #require(section["history"] as? [[Double]])
        let history = rows.map { (rating: Int($0[0]), days: $0[1]) }
        let end = try #require(state(after: history, w: parameters.values))
        expectClose(end.stability, try #require(section["S"] as? Double))
        expectClose(end.difficulty, try #require(section["D"] as? Double))
    }

    @Test func conversion() throws {
        let section = try section("convert_17_to_21")
        let converted = try Parameters(numbers(section, "in")).values
        let expected = try numbers(section, "out")
        #expect(converted.count == expected.count)
        for (a, b) in zip(converted, expected) { expectClose(a, b) }
    }

    @Test func gradientOfEveryParameterIsThere() throws {
        let section = try section("batch_loss_grad")
        #expect(try numbers(section, "grad").count == 21)
        let gradient = try #require(GradientTests().lossGradient())
        for (i, expected) in try numbers(section, "grad").enumerated() {
            expectClose(gradient[i], expected, within: 2e-4, "w\(i)")
        }
    }
}
