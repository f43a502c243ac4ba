public import Foundation
public import ThawMemory

/// The learner of a store that has no accounts, and the id type for those that will.
public enum Learner {
    public typealias ID = Identifier<Learner>

    /// The one learner of a machine without accounts.
    public static let local = ID(hashing: ["thaw", "local learner"])
}

/// One entry of the append-only log. What happened is never changed; taking back is another entry.
public struct ReviewEvent: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<ReviewEvent>

    /// What happened.
    public enum Kind: Hashable, Sendable {
        case review(Review)
        /// The named review did not happen.
        case undo(ReviewEvent.ID)
        case suspend
        case resume
        /// Put away until the start of a learner's day.
        case bury(untilDay: Int)
        case unbury
    }

    /// An answer and what it led to.
    public struct Review: Hashable, Sendable {
        public var rating: Rating
        /// Milliseconds from question to rating; 0 when not measured.
        public var milliseconds: Int
        /// How sure the learner was before seeing the answer, 0–100; `nil` when not asked.
        public var confidence: Int?
        /// What the learner wrote, if anything.
        public var response: String?
        /// The phase before the answer; the log tells learning from reviewing by it.
        public var phaseBefore: CardState.Phase
        /// The phase and due time that were promised to the learner. A rebuild keeps them.
        public var phase: CardState.Phase
        public var due: CardState.Due

        public init(
            rating: Rating, milliseconds: Int = 0, confidence: Int? = nil, response: String? = nil,
            phaseBefore: CardState.Phase, phase: CardState.Phase, due: CardState.Due
        ) {
            self.rating = rating
            self.milliseconds = milliseconds
            self.confidence = confidence
            self.response = response
            self.phaseBefore = phaseBefore
            self.phase = phase
            self.due = due
        }
    }

    public let id: ID
    public let learner: Learner.ID
    public let item: Item.ID
    public let time: Date
    /// The learner's day, by the calendar in force at the time.
    public let day: Int
    public let kind: Kind

    public init(
        id: ID, learner: Learner.ID, item: Item.ID, time: Date, day: Int, kind: Kind
    ) {
        self.id = id
        self.learner = learner
        self.item = item
        self.time = time
        self.day = day
        self.kind = kind
    }
}
