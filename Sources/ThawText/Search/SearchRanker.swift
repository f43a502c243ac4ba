/// Orders the candidates of a search: the one ranker behind every store.
///
/// Three things speak for a text. How often it has the words of the query, each weighed by its rarity (BM25). How near
/// to one another they stand, most of all side by side in the query's order (after Büttcher, Clarke and Lushman,
/// "Term proximity scoring for ad-hoc retrieval", 2006). And how like it is to the texts that answer best: texts on one
/// matter share more words than the query has (after Diaz, "Regularizing ad hoc retrieval scores", 2005). The best
/// texts speak for others by the tenth power of their score, so one that stands out is hardly
/// followed, and none speaks for itself.
public struct SearchRanker: Sendable {
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
    /// - Parameter unfinished: the term of words that only begin as the last one of the query does.
    func ranked(
        _ candidates: [Int], of texts: TermTexts, for query: [Int32], unfinished: Int32? = nil
    ) -> [Place] {
        guard
            let terms = QueryTerms(
                query, unfinished: unfinished, termCount: texts.termCount, statistics: statistics)
        else { return candidates.map { Place(text: $0, score: 0) } }
        var scores = [Float](repeating: 0, count: candidates.count)
        let longest = candidates.reduce(0) { max($0, texts.range(of: $1).count) }
        terms.withOccurrences(longest: longest) { occurrences in
            for (i, text) in candidates.enumerated() {
                let range = texts.range(of: text)
                let norm = Self.norm(length: range.count, average: statistics.averageLength)
                scores[i] = texts.withTerms(in: range) { occurrences.score($0, norm: norm) }
            }
        }
        var places = Self.order(of: scores).map {
            Place(text: candidates[$0], score: scores[$0])
        }
        Neighbourhood.add(to: &places, in: texts)
        return places
    }

    /// The indices of the scores, none of which is below 0, the highest first; of equal ones the first.
    static func order(of scores: [Float]) -> [Int] {
        keys(of: scores).sorted().map { Int($0 & 0xFFFF_FFFF) }
    }

    /// The indices of the highest scores above 0, in rising order; of equal ones the first.
    static func best(_ limit: Int, of scores: [Float]) -> [Int] {
        let found = keys(of: scores).smallest(limit).map { Int($0 & 0xFFFF_FFFF) }
        return found.filter { scores[$0] > 0 }.sorted()
    }

    /// Numbers that are ordered as scores downwards and then as indices upwards: the bits of floating-point numbers
    /// from 0 on are ordered as they are.
    private static func keys(of scores: [Float]) -> [UInt64] {
        scores.enumerated().map { i, score in
            UInt64(~max(0, score).bitPattern) << 32 | UInt64(UInt32(truncatingIfNeeded: i))
        }
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
    /// The slot of each term by its number plus one (the gap's is the first), 0 for one that is not asked for.
    private(set) var slots: [UInt16]
    /// By slot: rarity, how often the term is asked for, and where first.
    private(set) var rarities: [Float] = [0]
    private(set) var counts: [Float] = [0]
    private(set) var positions: [Int32] = [-2]

    /// What a word is worth that only begins as it was typed.
    private static let unfinishedWeight: Float = 0.6

    var count: Int { rarities.count }

    /// `nil` where no term of the query is in any text.
    init?(
        _ query: [Int32], unfinished: Int32?, termCount: Int, statistics: TermStatistics
    ) {
        slots = [UInt16](repeating: 0, count: termCount + 1)
        slots[0] = UInt16(QueryOccurrences.gap)
        let query = query + (unfinished.map { [$0] } ?? [])
        for (position, term) in query.enumerated() where term >= 0 && Int(term) < termCount {
            let slot = slots[Int(term) + 1]
            if slot > 0 {
                counts[Int(slot)] += 1
            } else if count < QueryOccurrences.gap {
                slots[Int(term) + 1] = UInt16(count)
                rarities.append(Float(statistics.rarity(of: term)))
                counts.append(term == unfinished ? Self.unfinishedWeight : 1)
                positions.append(Int32(clamping: position))
            }
        }
        if count == 1 { return nil }
    }
}
