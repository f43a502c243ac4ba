public import ThawCore

/// An expression of time in a text: where it stands, what it means, and what that was told from.
public struct DateMention: Hashable, Sendable {
    /// TIMEX3 of TimeML: a type and a normalised value.
    public struct Timex: Hashable, Sendable {
        /// The types of TIMEX3.
        public enum Kind: String, Sendable, CaseIterable {
            case date = "DATE"
            case time = "TIME"
            case duration = "DURATION"
            case set = "SET"
        }

        public var kind: Kind
        /// `1953-03`, `1917-SP`, `196`, `BC0264`, `P3Y`, `PRESENT_REF`; digits that are not known are X.
        public var value: String

        public init(_ kind: Kind, _ value: String) {
            self.kind = kind
            self.value = value
        }
    }

    /// What a date that is not written in full was completed from.
    public enum Basis: Hashable, Sendable {
        /// Nothing: it says all itself, or nothing could be found.
        case itself
        /// The day that the text was written ("yesterday"), whether that is known or not.
        case document
        /// An earlier mention of a date in the text.
        case mention(Span)
    }

    /// In bytes of the text.
    public var span: Span
    /// The date itself, without "about", "the end of" and the like before it.
    public var core: Span
    /// `nil` for durations, sets and words like "now", and for dates without a known year.
    public var date: HistoricalDate?
    public var timex: Timex
    public var basis: Basis

    public init(
        span: Span, core: Span? = nil, date: HistoricalDate?, timex: Timex, basis: Basis = .itself
    ) {
        self.span = span
        self.core = core ?? span
        self.date = date
        self.timex = timex
        self.basis = basis
    }
}
