extension Resource {
    /// What a page is made of.
    public struct Structure: Hashable, Sendable {
        public var blocks: [Block]
        public var content: Content

        public init(blocks: [Block], content: Content) {
            self.blocks = blocks
            self.content = content
        }
    }

    /// What a part of a page is, in the learner's eyes. The names are kept in records.
    public enum PartRole: String, Sendable, CaseIterable {
        /// Opens a card, and what follows belongs to it.
        case heading
        /// A bullet, or a paragraph of notes.
        case point
        /// No part of the notes: a site's line.
        case leftOut
    }

    /// Notes as revision cards, or the other way round: the same headings and points, shown and asked otherwise.
    ///
    /// - Returns: `nil` for other kinds, which are made of other parts.
    public func becoming(_ new: Kind) -> Resource? {
        guard kind.isOfCards, new.isOfCards else { return nil }
        var page = self
        let said = corrections.first { $0.kind == .page && $0.value == kind.rawValue }
        page.correct(.page, found: said?.found ?? kind.rawValue, to: new.rawValue)
        page.kind = new
        return page
    }

    /// The structure as it was read, whatever the learner says of its parts.
    public var structureAsFound: Structure {
        asFound ?? Structure(blocks: blocks, content: content)
    }
}
