/// A proposal that changes what is shown, never the source. Each is accepted or refused on its own.
public struct Repair: Hashable, Sendable, Identifiable {
    /// The place of a repair in its resource's list. It does not change after the reading.
    public struct ID: RawRepresentable, Hashable, Sendable, Comparable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
    }

    /// What went wrong with the text. The names are kept in records.
    public enum Kind: String, Sendable, CaseIterable {
        /// Two words that lost the space between them.
        case fusedWords
        /// Space that is doubled, missing after a full stop, or misplaced around a sign.
        case spacing
        case spelling
        /// A private sign or letter: `=`, `&`, `K`.
        case shorthand
        /// A list that was flattened into one line.
        case flattenedList
        /// A title, heading or term name that is not in the source and is proposed from the rest of it.
        case lostTitle, lostHeading, lostName
        /// A line that was broken in the middle of a sentence.
        case brokenLine
    }

    /// What the learner said to it. Only what is accepted changes the text that is shown.
    public enum Decision: String, Sendable, CaseIterable {
        case undecided, accepted, refused
    }

    public let id: ID
    public let kind: Kind
    /// What is replaced, in the source. Empty for what is put in: a lost heading stands before its card.
    public let span: Span
    /// The source text of the span.
    public let before: String
    public let after: String
    /// A few words for a person: "two words run together".
    public let reason: String
    /// From 0 to 1: how sure the reader is that the repair is right.
    public let confidence: Double
    public var decision: Decision

    public init(
        id: ID, kind: Kind, span: Span, before: String, after: String, reason: String,
        confidence: Double, decision: Decision = .undecided
    ) {
        self.id = id
        self.kind = kind
        self.span = span
        self.before = before
        self.after = after
        self.reason = reason
        self.confidence = confidence
        self.decision = decision
    }

    /// Whether the repair proposes a name that the source does not bear, rather than a change of its text.
    public var isInsertion: Bool {
        kind == .lostTitle || kind == .lostHeading || kind == .lostName
    }
}

/// Something that the reader could not take as it stood, in one sentence, and where.
public struct Problem: Hashable, Sendable {
    public var span: Span
    public var message: String

    public init(span: Span, message: String) {
        self.span = span
        self.message = message
    }
}
