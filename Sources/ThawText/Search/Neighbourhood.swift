import Foundation

/// Likeness of the best candidates to those that answer best, by all their words.
struct Neighbourhood {
    /// Only the first candidates are looked at: what likeness can add does not lift one from further down.
    private static let reach = 200
    /// How many of them speak for others.
    private static let speakers = 10
    /// To which power of its score, the best one's being 1, a text speaks for others.
    private static let power = 10.0
    /// What full likeness is worth beside the best score.
    private static let weight: Float = 1

    /// The terms of the texts, numbered again from 0, and where each text begins.
    private var terms: [Int32] = []
    private var starts: [Int] = [0]
    /// By term: its rarity among these texts.
    private var rarities: [Float] = []
    private var voices: [Float]

    /// `nil` where there is nothing to compare.
    ///
    /// - Parameter places: sorted.
    init?(of places: [SearchRanker.Place], in texts: TermTexts) {
        guard places.count > 2, let best = places.first?.score, best > 0 else { return nil }
        voices = places.prefix(Self.speakers).map { place in
            Float(pow(Double(max(0, place.score) / best), Self.power))
        }
        number(places.prefix(Self.reach).map(\.text), of: texts)
    }

    /// Numbers the terms of the texts anew, so that what is kept for each term stays in the processor's cache.
    private mutating func number(_ chosen: [Int], of texts: TermTexts) {
        var numbers = [Int32](repeating: 0, count: texts.termCount)
        var frequencies: [Int32] = []
        var lastText: [Int32] = []
        terms.reserveCapacity(chosen.reduce(0) { $0 + texts.range(of: $1).count })
        for (i, text) in chosen.enumerated() {
            for term in texts.terms[texts.range(of: text)] where term >= 0 {
                var number = Int(numbers[Int(term)]) - 1
                if number < 0 {
                    number = frequencies.count
                    numbers[Int(term)] = Int32(truncatingIfNeeded: number + 1)
                    frequencies.append(0)
                    lastText.append(-1)
                }
                terms.append(Int32(truncatingIfNeeded: number))
                if lastText[number] != i {
                    lastText[number] = Int32(truncatingIfNeeded: i)
                    frequencies[number] += 1
                }
            }
            starts.append(terms.count)
        }
        let byFrequency = (0...chosen.count).map {
            Float(TermStatistics.rarity(Double($0), of: Double(chosen.count)))
        }
        rarities = frequencies.map { byFrequency[Int($0)] }
    }

    /// Adds likeness to the scores, which are brought to 1 for the best text, and sorts again.
    func add(to places: inout [SearchRanker.Place]) {
        guard let best = places.first?.score, best > 0 else { return }
        var weights = TermWeights(terms: rarities.count)
        var centre = [Float](repeating: 0, count: rarities.count)
        for (i, voice) in voices.enumerated() {
            weights.addText(terms[starts[i]..<starts[i + 1]], rarities, times: voice, to: &centre)
        }
        let sum = voices.reduce(0, +)
        for i in places.indices {
            places[i].score /= best
            guard i + 1 < starts.count else { continue }
            var likeness = weights.product(
                of: terms[starts[i]..<starts[i + 1]], rarities, with: centre)
            var others = sum
            if i < voices.count {
                likeness -= voices[i]
                others -= voices[i]
            }
            if others > 1e-12 { places[i].score += Self.weight * max(0, likeness) / others }
        }
        SearchRanker.sort(&places)
    }
}

/// Turns terms of a text into weights: logarithm of the count, by rarity, of length 1 in all.
private struct TermWeights {
    private var counts: [UInt16]

    private static let logarithms: [Float] = [0] + (1..<256).map { 1 + log(Float($0)) }

    init(terms: Int) { counts = Array(repeating: 0, count: terms) }

    private mutating func count(_ text: ArraySlice<Int32>) {
        for term in text where counts[Int(term)] < 255 { counts[Int(term)] += 1 }
    }

    /// The cosine of the text and the centre, were the centre of length 1.
    mutating func product(
        of text: ArraySlice<Int32>, _ rarities: [Float], with centre: [Float]
    ) -> Float {
        count(text)
        var sum: Float = 0
        var square: Float = 0
        for term in text where counts[Int(term)] > 0 {
            let weight = Self.logarithms[Int(counts[Int(term)])] * rarities[Int(term)]
            counts[Int(term)] = 0
            sum += weight * centre[Int(term)]
            square += weight * weight
        }
        return square > 0 ? sum / square.squareRoot() : 0
    }

    mutating func addText(
        _ text: ArraySlice<Int32>, _ rarities: [Float], times factor: Float,
        to centre: inout [Float]
    ) {
        count(text)
        var square: Float = 0
        var found: [(term: Int, weight: Float)] = []
        for term in text where counts[Int(term)] > 0 {
            let weight = Self.logarithms[Int(counts[Int(term)])] * rarities[Int(term)]
            counts[Int(term)] = 0
            square += weight * weight
            found.append((Int(term), weight))
        }
        guard square > 0 else { return }
        for (term, weight) in found { centre[term] += factor * weight / square.squareRoot() }
    }
}
