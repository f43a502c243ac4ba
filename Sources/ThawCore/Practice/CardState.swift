public import Foundation
public import ThawMemory

/// Where a learner stands with one item: a cache of the review log, never the truth itself.
public struct CardState: Hashable, Sendable {
    /// Which rules the next answer falls under.
    public enum Phase: Hashable, Sendable {
        /// Never answered.
        case new
        /// Waiting for the step with this index, on the day it was first met.
        case learning(step: Int)
        case review
        /// Forgotten; waiting for the relearning step with this index.
        case relearning(step: Int)
    }

    /// When the item is asked next.
    public enum Due: Hashable, Sendable {
        /// At a moment: same-day steps.
        case at(Date)
        /// From the start of a learner's day.
        case onDay(Int)
    }

    public let item: Item.ID
    public var phase: Phase
    /// `nil` until the first answer.
    public var memory: MemoryState?
    /// `nil` while new.
    public var due: Due?
    public var lastReview: Date?
    /// The learner's day of the last answer.
    public var lastDay: Int?
    public var reviews: Int
    /// How often it was forgotten after it had been learned.
    public var lapses: Int
    public var isSuspended: Bool
    /// Put away until the start of this learner's day.
    public var buriedUntil: Int?

    public init(newItem item: Item.ID) {
        self.item = item
        self.phase = .new
        self.reviews = 0
        self.lapses = 0
        self.isSuspended = false
    }
}

/// What one rating leads to.
public struct Outcome: Hashable, Sendable {
    public var phase: CardState.Phase
    public var memory: MemoryState
    public var due: CardState.Due
    /// Seconds from the answer to the next showing, for the button: whole days are 86,400 each.
    public var wait: TimeInterval

    public init(
        phase: CardState.Phase, memory: MemoryState, due: CardState.Due, wait: TimeInterval
    ) {
        self.phase = phase
        self.memory = memory
        self.due = due
        self.wait = wait
    }
}
