/// A stretch of the source text and the part it plays. The blocks of a resource join to its source text.
public struct Block: Hashable, Sendable {
    /// The part that a stretch of the source plays. The names are kept in records.
    public enum Role: String, Sendable, CaseIterable {
        /// The resource's own title line.
        case title
        /// A heading inside the text, a card's label ("1 of 4") included.
        case heading, label
        case card, definition, fact, question, answer, related, pair, comment, paragraph
        /// Author, dates, level: about the page, not about its subject.
        case metadata
        case navigation
        /// Site chatter, buttons, notices, advertisements, and scripts or styles in HTML.
        case boilerplate
        /// White space and rules between the others.
        case gap
    }

    public var role: Role
    public var span: Span

    public init(role: Role, span: Span) {
        self.role = role
        self.span = span
    }
}
