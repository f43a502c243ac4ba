public import ThawCore

/// A place in notes or cards that will be hard to learn from, and what to do about it.
public struct LintFinding: Hashable, Sendable {
    /// What is wrong. The names are those of the command line; `Documentation/Lint.md` has the reasons and sources.
    public enum Rule: String, Sendable, CaseIterable {
        case undatedEvent, unnamedActor, pronounWithoutReferent, equalsAsCause
        case ledToWithoutMechanism, twoFacts, longList, yesNoQuestion, sameAnswer
        case verdictWithoutCriterion
    }

    /// A change of what is shown that puts it right. It is a proposal; the source is never touched.
    public struct Mend: Hashable, Sendable {
        /// The passage or heading that it changes.
        public var field: Resource.Field
        /// Where `before` stands in the shown text of the field, in UTF-8 bytes.
        public var offset: Int
        public var before: String
        public var after: String

        public init(field: Resource.Field, offset: Int, before: String, after: String) {
            self.field = field
            self.offset = offset
            self.before = before
            self.after = after
        }
    }

    public var rule: Rule
    /// One or two sentences for the learner: what is missing, and what to do.
    public var message: String
    /// The words in the source.
    public var span: Span
    /// The line of the source that they begin in, counted from 1.
    public var line: Int
    public var field: Resource.Field
    /// `nil` where only the learner knows what to write.
    public var mend: Mend?

    public init(
        rule: Rule, message: String, span: Span, line: Int, field: Resource.Field, mend: Mend? = nil
    ) {
        self.rule = rule
        self.message = message
        self.span = span
        self.line = line
        self.field = field
        self.mend = mend
    }
}
