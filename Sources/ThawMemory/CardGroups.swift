/// Cards of like length side by side: what the kernel reads.
///
/// Each step of a group is three rows of `width` numbers: days since the review before, rating less
/// 3, and the weight of the review in the loss (0: its answer changes the memory, but is not
/// scored).
package struct CardGroups: Sendable {
    /// Up to `width` cards.
    package struct Group: Sendable {
        /// Where the first row begins.
        var start: Int
        /// Reviews of the longest card.
        var steps: Int32
        /// Scored reviews of all cards.
        var items: Int32
        /// The sum of their weights.
        var weight: Float
    }

    package let width: Int
    package let groups: [Group]
    let rows: [Float]
    /// Scored reviews.
    package let items: Int
    /// The sum of their weights.
    package let weight: Double

    /// The longest group's reviews.
    package var longest: Int { groups.reduce(0) { max($0, Int($1.steps)) } }

    /// - Parameter weights: of each review of the set; cards without a scored review are left out,
    ///   the others end with their last one.
    ///   - exact: fractions of days instead of whole ones.
    package init(_ set: TrainingSet, weights: [Float], width: Int, exact: Bool = false) {
        let days = exact ? set.exactDays : set.wholeDays
        let (cards, lengths) = Self.byLength(set, weights: weights)
        var groups: [Group] = []
        var slots = 0
        for first in stride(from: 0, to: cards.count, by: width) {
            let steps = lengths[min(first + width, cards.count) - 1]
            groups.append(Group(start: 3 * width * slots, steps: steps, items: 0, weight: 0))
            slots += Int(steps)
        }
        rows = [Float](unsafeUninitializedCapacity: 3 * width * slots) { rows, used in
            rows.initialize(repeating: 0)
            for (index, card) in cards.enumerated() {
                let lane = index % width
                Self.fill(
                    &groups[index / width], rows: rows, lane: lane, width: width, set: set,
                    days: days,
                    places: Int(
                        set.starts[Int(card)])..<Int(set.starts[Int(card)] + lengths[index]),
                    weights: weights)
            }
            used = rows.count
        }
        self.width = width
        self.groups = groups
        items = groups.reduce(0) { $0 + Int($1.items) }
        weight = groups.reduce(0) { $0 + Double($1.weight) }
    }

    private static func fill(
        _ group: inout Group, rows: UnsafeMutableBufferPointer<Float>, lane: Int, width: Int,
        set: TrainingSet, days: [Float], places: Range<Int>, weights: [Float]
    ) {
        var slot = group.start + lane
        for place in places {
            rows[slot] = days[place]
            rows[slot + width] = Float(set.ratings[place]) - 3
            rows[slot + 2 * width] = weights[place]
            if weights[place] > 0 {
                group.items += 1
                group.weight += weights[place]
            }
            slot += 3 * width
        }
    }

    // Shortest first; a stable counting sort. Length is up to the last scored review.
    private static func byLength(
        _ set: TrainingSet, weights: [Float]
    ) -> (cards: [Int32], lengths: [Int32]) {
        var cards: [Int32] = []
        var lengths: [UInt32] = []
        for card in 0..<set.cardCount {
            let range = set.range(ofCard: card)
            guard let last = range.last(where: { weights[$0] > 0 }) else { continue }
            cards.append(Int32(card))
            lengths.append(UInt32(last + 1 - range.lowerBound))
        }
        let sorted = sortedByKey(Array(0..<Int32(cards.count)), keys: lengths)
        return (sorted.map { cards[Int($0)] }, sorted.map { Int32(lengths[Int($0)]) })
    }
}
