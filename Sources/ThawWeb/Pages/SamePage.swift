import ThawCore

/// The choice after the same page came in twice: open the one there is, update it, keep both.
struct SamePage: Page {
    struct Other: Sendable {
        var id: String
        var title: String
        var language: String
        var address: String
        var why: String
        var kind: String
        var isDraft: Bool
        /// The likeliest comes first; only it has the page's primary action.
        var isFirst: Bool
    }

    var layout: Layout
    var title: String
    var language: String
    var action: String
    var others: [Other]

    init(_ draft: Resource, others: [Lookalikes.Found], layout: Layout) {
        self.layout = layout
        title = draft.shownTitle
        language = draft.language.tag
        action = Links.same(draft.id)
        self.others = others.prefix(5).enumerated().map { number, found in
            let resource = found.stored.resource
            let isDraft = found.stored.status == .draft
            return Other(
                id: resource.id.description, title: resource.shownTitle,
                language: resource.language.tag,
                address: isDraft ? Links.draft(resource.id) : Links.resource(resource.id),
                why: found.why, kind: Phrases.kind(resource.kind), isDraft: isDraft,
                isFirst: number == 0)
        }
    }
}
