import Foundation

/// Likeness of the best candidates to those that answer best, by all their words.
struct Neighbourhood {
    /// Only the first candidates are looked at: what likeness can add lifts none from further down to the top.
    private static let reach = 100
    /// How many of them speak for others.
    private static let speakers = 10
    /// To which power of its score, the best one's being 1, a text speaks for others.
    private static let power = 10.0
    /// What full likeness is worth beside the best score.
    private static let weight: Float = 0.8

    /// The different terms of each text with their weights, of length 1 in all, and where each text begins.
    private var weights: [TermWeight] = []
    private var starts: [Int] = [0]
    private var termCount = 0

    /// Adds likeness to scores and sorts again; scores are brought to 1 for the best text before.
    ///
    /// - Parameter places: sorted.
    static func add(to places: inout [SearchRanker.Place], in texts: TermTexts) {
        guard let best = places.first?.score, best > 0 else { return }
        for i in places.indices { places[i].score /= best }
        guard places.count > 2 else { return }
        var near = Neighbourhood()
        near.count(places.prefix(reach).map(\.text), of: texts)
        let likeness = near.likeness(
            voices: places.prefix(speakers).map { Float(pow(Double($0.score), power)) })
        for (i, likeness) in likeness.enumerated() { places[i].score += weight * likeness }
        // Those further down have no more than any of these had before.
        let head = Array(places[..<likeness.count])
        let order = SearchRanker.order(of: head.map(\.score))
        for (i, from) in order.enumerated() { places[i] = head[from] }
    }

    /// Counts the terms of the texts and weighs them: logarithm of the count by rarity among these texts.
    private mutating func count(_ chosen: [Int], of texts: TermTexts) {
        let capacity = chosen.reduce(0) { $0 + texts.range(of: $1).count }
        var frequencies: [Int32] = []
        weights = Array(unsafeUninitializedCapacity: capacity) { weights, weightCount in
            var counter = TermCounter(termCount: texts.termCount, weights: weights)
            defer { counter.release() }
            for text in chosen {
                texts.withTerms(in: texts.range(of: text)) { counter.add($0) }
                starts.append(counter.weightCount)
            }
            weightCount = counter.weightCount
            frequencies = counter.frequencies
        }
        termCount = frequencies.count
        weigh(by: frequencies, of: chosen.count)
    }

    private mutating func weigh(by frequencies: [Int32], of count: Int) {
        let byFrequency = (0...count).map {
            Float(TermStatistics.rarity(Double($0), of: Double(count)))
        }
        let rarities = frequencies.map { byFrequency[Int($0)] }
        let logarithms = Self.logarithms
        weights.withUnsafeMutableBufferPointer { weights in
            for text in 0..<count {
                let range = starts[text]..<starts[text + 1]
                var square: Float = 0
                for i in range {
                    let count = min(Int(weights[i].value), logarithms.count - 1)
                    let value = logarithms[count] * rarities[Int(weights[i].term)]
                    weights[i].value = value
                    square += value * value
                }
                let factor = square > 0 ? 1 / square.squareRoot() : 0
                for i in range { weights[i].value *= factor }
            }
        }
    }

    private static let logarithms: [Float] = [0] + (1..<256).map { 1 + log(Float($0)) }

    /// For each text the mean cosine with the first ones, each of which counts by its voice, without itself.
    private func likeness(voices: [Float]) -> [Float] {
        var centre = [Float](repeating: 0, count: termCount)
        for (i, voice) in voices.enumerated() {
            for weight in weights[starts[i]..<starts[i + 1]] {
                centre[Int(weight.term)] += voice * weight.value
            }
        }
        let sum = voices.reduce(0, +)
        return (0..<(starts.count - 1)).map { text in
            var likeness: Float = 0
            for weight in weights[starts[text]..<starts[text + 1]] {
                likeness += weight.value * centre[Int(weight.term)]
            }
            let own = text < voices.count ? voices[text] : 0
            return sum - own > 1e-12 ? max(0, likeness - own) / (sum - own) : 0
        }
    }
}

/// A term of a text.
private struct TermWeight {
    var term: Int32
    /// First the count, then the weight.
    var value: Float
}

/// Counts terms text by text.
private struct TermCounter {
    private struct Seen {
        /// In how many texts the term is.
        var frequency: Int32 = 0
        /// One more than its place in `weights` for the last of them.
        var place: Int32 = 0
    }

    private let weights: UnsafeMutableBufferPointer<TermWeight>
    private let seen: UnsafeMutableBufferPointer<Seen>
    private(set) var weightCount = 0

    /// - Parameter weights: with room for every term of all texts.
    init(termCount: Int, weights: UnsafeMutableBufferPointer<TermWeight>) {
        self.weights = weights
        seen = .allocate(capacity: termCount)
        seen.initialize(repeating: Seen())
    }

    func release() { seen.deallocate() }

    var frequencies: [Int32] { seen.map(\.frequency) }

    mutating func add(_ terms: UnsafeBufferPointer<Int32>) {
        let start = Int32(truncatingIfNeeded: weightCount)
        var next = start
        for term in terms where term >= 0 {
            let place = seen[Int(term)].place
            if place > start {
                weights[Int(place) - 1].value += 1
            } else {
                weights.initializeElement(at: Int(next), to: TermWeight(term: term, value: 1))
                next += 1
                seen[Int(term)].place = next
                seen[Int(term)].frequency += 1
            }
        }
        weightCount = Int(next)
    }
}
