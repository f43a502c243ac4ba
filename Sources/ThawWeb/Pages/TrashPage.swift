import ThawCore

/// What was put away, with the way back and the way out.
struct TrashPage: Page {
    struct Row: Sendable {
        var title: String
        var language: String
        var kind: String
        var restore: String
        var remove: String
    }

    var layout: Layout
    var rows: [Row]
    var isEmpty: Bool

    init(_ entries: [LibraryEntry], layout: Layout) {
        self.layout = layout
        isEmpty = entries.isEmpty
        rows = entries.prefix(200).map {
            Row(
                title: $0.title, language: $0.language, kind: Phrases.kind($0.kind),
                restore: Links.restore($0.id), remove: Links.remove($0.id))
        }
    }
}
