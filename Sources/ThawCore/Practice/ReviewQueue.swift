public import Foundation

/// An item with the learner's state of it: what a study page needs to ask it.
public struct StudyItem: Hashable, Sendable, Identifiable {
    public let item: Item
    public var state: CardState

    public init(item: Item, state: CardState) {
        self.item = item
        self.state = state
    }

    public var id: Item.ID { item.id }
}

/// What waits to be asked, in order, and how much of it there is.
public struct ReviewQueue: Hashable, Sendable {
    /// How many are left of each kind within today's limits.
    public struct Counts: Hashable, Sendable {
        public var new: Int
        /// Same-day steps that are due now or later today.
        public var learning: Int
        public var reviews: Int

        public init(new: Int = 0, learning: Int = 0, reviews: Int = 0) {
            self.new = new
            self.learning = learning
            self.reviews = reviews
        }

        public var total: Int { new + learning + reviews }
    }

    /// What to ask next, the first first. At most as many as the request asked for.
    public var items: [StudyItem]
    public var counts: Counts
    /// When `items` is empty: the moment at which something is due again, if anything ever is.
    public var nextDue: Date?

    public init(items: [StudyItem], counts: Counts, nextDue: Date? = nil) {
        self.items = items
        self.counts = counts
        self.nextDue = nextDue
    }

    /// Puts candidates in the order in which they are asked.
    ///
    /// Steps that are due come first. Then reviews in the order given, with the new items spread evenly among
    /// them. Steps that are due within `learnAhead` close the queue when nothing else is left. Of one
    /// group of siblings only the first is kept, steps excepted.
    ///
    /// - Parameters:
    ///   - learning: candidates in a same-day step, in order of their due time.
    ///   - reviews: candidates due today, already in order and within the day's limit.
    ///   - new: candidates never met, already in order and within the day's limit.
    public static func arranged(
        learning: [StudyItem], reviews: [StudyItem], new: [StudyItem], at now: Date,
        learnAhead: TimeInterval = 1200
    ) -> [StudyItem] {
        var met = Set<String>()
        func apart(_ candidates: [StudyItem]) -> [StudyItem] {
            candidates.filter { met.insert(siblingKey($0.item)).inserted }
        }
        let dueNow = learning.filter { dueTime($0) <= now }
        let soon = learning.filter {
            dueTime($0) > now && dueTime($0) <= now.addingTimeInterval(learnAhead)
        }
        for candidate in learning { met.insert(siblingKey(candidate.item)) }
        // Reviews first: a new item gives way to its sibling's review, not the other way round.
        let keptReviews = apart(reviews)
        let main = spread(apart(new), among: keptReviews)
        return dueNow + main + soon
    }

    private static func siblingKey(_ item: Item) -> String {
        item.siblings.isEmpty
            ? item.id.description : item.resource.description + " " + item.siblings
    }

    private static func dueTime(_ candidate: StudyItem) -> Date {
        if case .at(let time) = candidate.state.due { time } else { .distantPast }
    }

    private static func spread(_ new: [StudyItem], among reviews: [StudyItem]) -> [StudyItem] {
        var merged: [StudyItem] = []
        merged.reserveCapacity(new.count + reviews.count)
        var i = 0
        var j = 0
        while i < new.count || j < reviews.count {
            // Proportional merge: take a new item when it lags behind its share.
            if j == reviews.count
                || (i < new.count && (i + 1) * reviews.count <= (j + 1) * new.count)
            {
                merged.append(new[i])
                i += 1
            } else {
                merged.append(reviews[j])
                j += 1
            }
        }
        return merged
    }
}
