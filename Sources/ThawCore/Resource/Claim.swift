/// One assertion of a page, in words that stand on their own, and where the page says so.
///
/// What is not in the words themselves is a proposal: `restored` says what was put in and from where.
public struct Claim: Hashable, Sendable {
    /// How a claim is meant. A line may hold all three; each claim has one.
    public enum Modality: String, Sendable, CaseIterable {
        /// Said to have happened or to be so.
        case fact
        /// Somebody's verdict: of the author, of historians.
        case judgement
        /// What would have been.
        case counterfactual
    }

    /// Whether the claim says that something is so, or that it is not.
    public enum Polarity: String, Sendable, CaseIterable {
        case affirmed, denied
    }

    /// Words of the source that decided something about the claim.
    public struct Cue: Hashable, Sendable {
        /// As shown, in lower case: "to some extent".
        public var text: String
        public var span: Span

        public init(_ text: String, span: Span) {
            self.text = text
            self.span = span
        }
    }

    /// Words that the line leaves out and the page has elsewhere: a proposal.
    public struct Restoration: Hashable, Sendable {
        /// What is replaced in the source: a pronoun, or nothing where the words are put in.
        public var span: Span
        /// The text of that span; empty where the words are put in.
        public var before: String
        public var after: String
        /// Where the words come from; `nil` for a name that the source does not bear.
        public var origin: Span?
        /// A few words for a person: "the subject of the line above".
        public var reason: String
        /// From 0 to 1.
        public var confidence: Double

        public init(
            span: Span, before: String, after: String, origin: Span?, reason: String,
            confidence: Double
        ) {
            self.span = span
            self.before = before
            self.after = after
            self.origin = origin
            self.reason = reason
            self.confidence = confidence
        }
    }

    /// Self-contained, as far as the page lets it be.
    public var text: String
    /// Where the words stand that make the claim, in order; restored words are not among them.
    public var spans: [Span]
    /// Given where it stands in the claim's own words, inferred where it was restored.
    public var subject: Finding?
    public var object: Finding?
    public var polarity: Polarity
    public var modality: Modality
    /// The words that tell a judgement or a counterfactual; `nil` for a fact.
    public var modalityCue: Cue?
    /// "relatively", "to some extent": kept in the text, and named here.
    public var hedges: [Cue]
    public var restored: [Restoration]
    /// The field of the resource that the claim was read from.
    public var field: Resource.Field

    public init(
        text: String, spans: [Span], subject: Finding? = nil, object: Finding? = nil,
        polarity: Polarity = .affirmed, modality: Modality = .fact, modalityCue: Cue? = nil,
        hedges: [Cue] = [], restored: [Restoration] = [], field: Resource.Field
    ) {
        self.text = text
        self.spans = spans
        self.subject = subject
        self.object = object
        self.polarity = polarity
        self.modality = modality
        self.modalityCue = modalityCue
        self.hedges = hedges
        self.restored = restored
        self.field = field
    }
}
