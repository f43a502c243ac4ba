/// Orders the candidates of a search: the one ranker behind every store.
///
/// Three things speak for a text. How often it has the words of the query, each weighed by its rarity (BM25). How near
/// to one another they stand, most of all side by side in the query's order (after Büttcher, Clarke and Lushman,
/// "Term proximity scoring for ad-hoc retrieval", 2006). And how like it is to the texts that answer best: texts on one
/// matter share more words than the query has (after Diaz, "Regularizing ad hoc retrieval scores", 2005). The best
/// texts speak for others by the tenth power of their score, so one that stands out is hardly
/// followed, and none speaks for itself.
package struct SearchRanker: Sendable {
    /// A candidate and what it scored; comparable within one answer only.
    package struct Place: Sendable {
        package var text: Int
        package var score: Float
    }

    /// How soon more of the same word stops to count, and how much a long text is held against it: the values that
    /// BM25 is commonly used with.
    private static let saturation: Float = 1.2
    private static let lengthShare: Float = 0.75

    let statistics: TermStatistics

    /// The candidates, best first; of equal ones the first comes first. A query without a term that is searched for
    /// leaves them in order.
    ///
    /// Cost: linear in the terms of the candidates; about 0.1 ms for 500 of a hundred words.
    /// - Parameter weights: what the score of each candidate is multiplied with, empty for 1.
    func ranked(
        _ candidates: [Int], of texts: TermTexts, for query: [Int32], weights: [Float] = []
    ) -> [Place] {
        guard let terms = QueryTerms(query, termCount: texts.termCount, statistics: statistics)
        else { return candidates.map { Place(text: $0, score: 0) } }
        var places: [Place] = []
        places.reserveCapacity(candidates.count)
        var occurrences = Occurrences(slots: terms.count)
        for (i, text) in candidates.enumerated() {
            let norm = Self.norm(
                length: texts.range(of: text).count, average: statistics.averageLength)
            let score = occurrences.score(
                texts.terms[texts.range(of: text)], for: terms, norm: norm)
            places.append(Place(text: text, score: score * (weights.isEmpty ? 1 : weights[i])))
        }
        Self.sort(&places)
        Neighbourhood(of: places, in: texts)?.add(to: &places)
        return places
    }

    static func sort(_ places: inout [Place]) {
        places.sort { ($1.score, $0.text) < ($0.score, $1.text) }
    }

    /// What the length of a text adds below the line of BM25.
    static func norm(length: Int, average: Double) -> Float {
        let share = average > 0 ? Float(Double(length) / average) : 1
        return saturation * (1 - lengthShare + lengthShare * share)
    }

    /// How much a count is worth, from 0 to a limit that it nears.
    @inline(__always)
    static func saturated(_ count: Float, norm: Float) -> Float {
        count * (saturation + 1) / (count + norm)
    }
}

/// The different terms of a query in slots from 1.
struct QueryTerms {
    /// The slot of each term by its number, 0 for one that is not asked for.
    private(set) var slots: [UInt16]
    /// By slot: rarity, how often the term is asked for, and where first.
    private(set) var rarities: [Float] = [0]
    private(set) var counts: [Float] = [0]
    private(set) var positions: [Int32] = [-2]

    var count: Int { rarities.count }

    /// `nil` where no term of the query is in any text.
    init?(_ query: [Int32], termCount: Int, statistics: TermStatistics) {
        slots = [UInt16](repeating: 0, count: termCount)
        for (position, term) in query.enumerated() where term >= 0 && Int(term) < termCount {
            let slot = slots[Int(term)]
            if slot > 0 {
                counts[Int(slot)] += 1
            } else if count < Int(UInt16.max) {
                slots[Int(term)] = UInt16(count)
                rarities.append(Float(statistics.rarity(of: term)))
                counts.append(1)
                positions.append(Int32(clamping: position))
            }
        }
        if count == 1 { return nil }
    }
}

/// Scores one text after the other by the words of the query in it.
private struct Occurrences {
    private var counts: [Float]
    private var nearness: [Float]
    private var touched: [Int] = []

    /// 1/d² for words d places apart; further away they do not count as near.
    private static let closeness: [Float] = [0] + (1..<32).map { 1 / Float($0 * $0) }

    init(slots: Int) {
        counts = Array(repeating: 0, count: slots)
        nearness = counts
    }

    mutating func score(_ text: ArraySlice<Int32>, for query: QueryTerms, norm: Float) -> Float {
        find(text, query)
        var score: Float = 0
        for slot in touched {
            let rarity = query.rarities[slot]
            score +=
                query.counts[slot] * rarity * SearchRanker.saturated(counts[slot], norm: norm)
                + min(1, rarity) * SearchRanker.saturated(nearness[slot], norm: norm)
            counts[slot] = 0
            nearness[slot] = 0
        }
        touched.removeAll(keepingCapacity: true)
        return score
    }

    private mutating func find(_ text: ArraySlice<Int32>, _ query: QueryTerms) {
        var last = 0
        var lastPlace = 0
        for place in text.indices {
            let term = text[place]
            guard term >= 0 else {
                last = 0
                continue
            }
            let slot = Int(query.slots[Int(term)])
            guard slot > 0 else { continue }
            if counts[slot] == 0 { touched.append(slot) }
            counts[slot] += 1
            if last > 0, last != slot { meet(last, slot, apart: place - lastPlace, query) }
            last = slot
            lastPlace = place
        }
    }

    /// Each of two neighbours gains by the other's rarity.
    private mutating func meet(_ first: Int, _ second: Int, apart: Int, _ query: QueryTerms) {
        guard apart < Self.closeness.count else { return }
        let isInOrder = apart == 1 && query.positions[second] == query.positions[first] + 1
        let closeness = Self.closeness[apart] * (isInOrder ? 2 : 1)
        nearness[first] += query.rarities[second] * closeness
        nearness[second] += query.rarities[first] * closeness
    }
}
