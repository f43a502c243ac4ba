import ThawCore

/// Where notes come in: pasted, or as files. Unfinished drafts wait here.
struct AddPage: Page {
    struct DraftRow: Sendable {
        var title: String
        var language: String
        var kind: String
        var address: String
        var discard: String
    }

    var layout: Layout
    /// What was pasted before and could not be read: nothing pasted is lost.
    var text: String
    var problems: [String]
    var hasProblems: Bool
    var drafts: [DraftRow]
    var hasDrafts: Bool

    init(text: String = "", problems: [String] = [], drafts: [LibraryEntry], layout: Layout) {
        self.layout = layout
        self.text = text
        self.problems = problems
        hasProblems = !problems.isEmpty
        self.drafts = drafts.prefix(100).map {
            DraftRow(
                title: $0.title, language: $0.language, kind: Phrases.kind($0.kind),
                address: Links.draft($0.id), discard: Links.discard($0.id))
        }
        hasDrafts = !drafts.isEmpty
    }
}
