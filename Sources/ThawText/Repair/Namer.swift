public import ThawCore

/// Proposes the names that a page lost: its title, headings of cards, names of related terms.
enum Namer {
    static func named(_ resource: Resource) -> (resource: Resource, proposals: [Proposal]) {
        (resource, [])
    }
}

extension Resource {
    /// Proposes names for related terms that lost theirs, from resources that the learner has already, each with
    /// the reason. What the page itself suggested stays.
    public func proposingNames(from others: [Resource]) -> Resource { self }
}
