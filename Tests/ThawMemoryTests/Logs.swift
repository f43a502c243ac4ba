import Foundation
import TestSupport
import ThawMemory

/// Review logs for tests: the one real log beside the checkout, and small ones drawn from a seed.
enum Logs {
    /// Card, time in days since a day began at 04:00 UTC, rating; in the file's own order.
    static let josh: (cards: [Int64], days: [Double], ratings: [UInt8])? = {
        guard let data = Seeds.file("data/fsrs/josh.csv") else { return nil }
        var (cards, days, ratings) = ([Int64](), [Double](), [UInt8]())
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",")
            guard fields.count >= 3, let card = Int64(fields[0]), let time = Double(fields[1]),
                let rating = UInt8(fields[2])
            else { return nil }
            cards.append(card)
            days.append(time / 86_400_000 - 4.0 / 24)
            ratings.append(rating)
        }
        return (cards, days, ratings)
    }()

    /// Reviews of a learner with these parameters, at intervals that waver around the due day.
    static func drawn(
        cards count: Int, reviews: Int, seed: UInt64, w: [Double] = Parameters.default.values,
        sameDayShare: Double = 0.15
    ) throws -> TrainingSet {
        var chance = SplitMix(seed: seed)
        let weights = Weights(w)
        var sequences: [[(rating: UInt8, days: Double)]] = []
        for _ in 0..<count {
            let first = [1.0, 3, 3, 2, 4][Int(chance.unit() * 5)]
            var state = weights.initial(offset: first - 3)
            var sequence = [(rating: UInt8(first), days: 0.0)]
            for _ in 0..<Int(chance.unit() * Double(reviews)) {
                let isSameDay = chance.unit() < sameDayShare
                let days =
                    isSameDay ? 0 : max(1, (state.stability * (0.3 + 2 * chance.unit())).rounded())
                let recall = Formulas.retrievability(
                    days: days, stability: state.stability, decay: w[20])
                let rating = chance.unit() < recall ? 2 + (chance.unit() * 3).rounded(.down) : 1
                sequence.append((UInt8(rating), min(days, 5_000)))
                state = Step(state, offset: rating - 3, days: days, weights: weights).next
            }
            sequences.append(sequence)
        }
        return try TrainingSet(sequences: sequences)
    }
}
