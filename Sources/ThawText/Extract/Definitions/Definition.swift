public import ThawCore

/// A definition as it stands in a sentence: the term, what is said of it, and how sure the reading is.
public struct Definition: Hashable, Sendable {
    /// How the sentence defines.
    public enum Pattern: String, Sendable, CaseIterable {
        /// "X is a Y that …"
        case copula
        /// "X refers to …", "means", "is defined as", "by X we mean"
        case meaning
        /// "X occurs when …", "X involves …", "X states that …"
        case description
        /// "Y is called X", "Y known as X", "the term for Y is X"
        case naming
        /// "X, a Y that …,", "X, or Y,", "X – that is, Y –"
        case apposition
        /// "X (the Y that …)"
        case bracket
        /// "X: …", "X – …"
        case sign
        /// The page's own form: a pair, a key term, a related term.
        case form
    }

    /// The term without article, quotation marks and brackets, in bytes of the text.
    public var term: Span
    /// What is said of it, in bytes of the text.
    public var definition: Span
    public var pattern: Pattern
    /// From 0 to 1; from `DefinitionReader.threshold` on the sentence counts as defining.
    public var confidence: Double
    /// Other names of the term that the sentence gives, in bytes of the text.
    public var aliases: [Span]

    /// A reading of a sentence, with spans in bytes of the text that holds it.
    public init(
        term: Span, definition: Span, pattern: Pattern, confidence: Double, aliases: [Span] = []
    ) {
        self.term = term
        self.definition = definition
        self.pattern = pattern
        self.confidence = confidence
        self.aliases = aliases
    }
}
