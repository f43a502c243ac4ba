/// Scores one text after the other by the words of a query in it.
///
/// It works on memory that is lent to it (see `QueryTerms.withOccurrences`), since this is the innermost loop.
struct QueryOccurrences {
    /// The slot of each term by its number plus one, so that the gap has one as well.
    fileprivate let slots: UnsafeBufferPointer<UInt16>
    fileprivate let words: UnsafeMutableBufferPointer<Word>
    /// The slots of words that were met in this text, the first `metCount` of them.
    fileprivate let met: UnsafeMutableBufferPointer<UInt16>
    /// Room for the places in one text.
    fileprivate let places: UnsafeMutableBufferPointer<Int32>
    fileprivate let closeness: UnsafeBufferPointer<Float>

    fileprivate struct Word {
        var rarity: Float
        /// How often the query asks for it, and where first.
        var asked: Float
        var position: Int32
        var count: Float = 0
        var nearness: Float = 0
    }

    /// The slot of the gap between fields.
    static let gap = Int(UInt16.max)

    /// 1/d² for words d places apart; further away they do not count as near.
    fileprivate static let closeness: [Float] = [0] + (1..<32).map { 1 / Float($0 * $0) }

    func score(_ text: UnsafeBufferPointer<Int32>, norm: Float) -> Float {
        var score: Float = 0
        for i in 0..<find(in: text) {
            let slot = Int(met[i])
            let word = words[slot]
            score +=
                word.asked * word.rarity * SearchRanker.saturated(word.count, norm: norm)
                + min(1, word.rarity) * SearchRanker.saturated(word.nearness, norm: norm)
            words[slot].count = 0
            words[slot].nearness = 0
        }
        return score
    }

    /// Counts the words and their neighbours; returns how many different ones there are.
    @inline(__always)
    private func find(in text: UnsafeBufferPointer<Int32>) -> Int {
        var metCount = 0
        var last = 0
        var lastPlace = 0
        for i in 0..<findPlaces(in: text) {
            let place = Int(places[i])
            let slot = Int(slots[Int(text[place]) + 1])
            guard slot != Self.gap else {
                last = 0
                continue
            }
            if words[slot].count == 0 {
                met[metCount] = UInt16(truncatingIfNeeded: slot)
                metCount += 1
            }
            words[slot].count += 1
            if last > 0, last != slot { meet(last, slot, apart: place - lastPlace) }
            last = slot
            lastPlace = place
        }
        return metCount
    }

    /// Where words of the query and gaps are. Most words are neither, so there is no branch to guess wrong.
    @inline(__always)
    private func findPlaces(in text: UnsafeBufferPointer<Int32>) -> Int {
        var count = 0
        for place in 0..<text.count {
            places[count] = Int32(truncatingIfNeeded: place)
            count += slots[Int(text[place]) + 1] != 0 ? 1 : 0
        }
        return count
    }

    /// Each of two neighbours gains by the other's rarity.
    private func meet(_ first: Int, _ second: Int, apart: Int) {
        guard apart < closeness.count else { return }
        let isInOrder = apart == 1 && words[second].position == words[first].position + 1
        let closeness = closeness[apart] * (isInOrder ? 2 : 1)
        words[first].nearness += words[second].rarity * closeness
        words[second].nearness += words[first].rarity * closeness
    }
}

extension QueryTerms {
    /// Lends the memory to score texts with.
    ///
    /// - Parameter longest: no text has more terms.
    func withOccurrences(longest: Int, _ body: (QueryOccurrences) -> Void) {
        let words = UnsafeMutableBufferPointer<QueryOccurrences.Word>.allocate(capacity: count)
        let met = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: count)
        let places = UnsafeMutableBufferPointer<Int32>.allocate(capacity: longest + 1)
        defer {
            words.deallocate()
            met.deallocate()
            places.deallocate()
        }
        for i in 0..<count {
            words.initializeElement(
                at: i,
                to: QueryOccurrences.Word(
                    rarity: rarities[i], asked: counts[i], position: positions[i]))
        }
        met.initialize(repeating: 0)
        places.initialize(repeating: 0)
        slots.withUnsafeBufferPointer { slots in
            QueryOccurrences.closeness.withUnsafeBufferPointer { closeness in
                body(
                    QueryOccurrences(
                        slots: slots, words: words, met: met, places: places, closeness: closeness))
            }
        }
    }
}
