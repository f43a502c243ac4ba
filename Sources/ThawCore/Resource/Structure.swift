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

    /// The structure as it was read, whatever the learner says of its parts.
    public var structureAsFound: Structure {
        asFound ?? Structure(blocks: blocks, content: content)
    }
}
