import Foundation
import TestSupport
import Testing
import ThawMemory

private let vectorFile = Seeds.file("data/fsrs/golden_fsrs7_derived.json")

/// Vectors derived from the published equations by another program; there are no published ones.
@Suite(.enabled(if: vectorFile != nil, "../shared/data/fsrs is not beside this checkout"))
struct Step7Tests {
    private struct Vectors: Decodable {
        struct Review: Decodable {
            var rating: Double
            var days: Double
            var recall: Double?
            var long: Double
            var short: Double
            var difficulty: Double
            var interval90: Double
            var interval80: Double

            enum CodingKeys: String, CodingKey {
                case rating, interval90, interval80
                case days = "delta_t_days"
                case recall = "R_before"
                case long = "S_long"
                case short = "S_short"
                case difficulty = "D"
            }
        }
        var w: [Double]
        var sequences: [[Review]]
    }

    private let vectors: Vectors

    init() throws {
        vectors = try JSONDecoder().decode(Vectors.self, from: #require(vectorFile))
    }

    @Test func defaultsAreThePublishedOnes() {
        #expect(vectors.w == Model.fsrs7.defaults)
        #expect(Model.fsrs7.kept(vectors.w) == vectors.w)
    }

    @Test func statesAndIntervalsAreTheDerivedOnes() throws {
        let weights = Weights7(vectors.w)
        for sequence in vectors.sequences {
            var state: Step7<Double>.State?
            for review in sequence {
                if let before = state {
                    let step = Step7(
                        before, offset: review.rating - 3, days: review.days,
                        weights: weights)
                    expectClose(step.recall.value, review.recall ?? .nan, within: 1e-10)
                    state = step.next
                } else {
                    state = weights.initial(offset: review.rating - 3)
                }
                let after = try #require(state)
                expectClose(after.long, review.long, within: 1e-10)
                expectClose(after.short, review.short, within: 1e-10)
                expectClose(after.difficulty, review.difficulty, within: 1e-10)
                for (retention, days) in [(0.9, review.interval90), (0.8, review.interval80)] {
                    let found = Step7.interval(after, retention: retention, weights: weights)
                    #expect(abs(found - days) <= 1e-5 * days, "\(found), should be \(days)")
                }
            }
        }
    }
}
