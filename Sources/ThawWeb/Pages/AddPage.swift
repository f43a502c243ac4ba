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
    /// What came of the rest of an upload of which something could not be read.
    var notes: [String]
    var drafts: [DraftRow]
    var hasDrafts: Bool
    /// What is left out of the list; `nil` where it is whole.
    var moreDrafts: String?

    /// The most drafts in the list: the oldest wait until those before them have been seen to.
    static let limit = 100

    init(
        text: String = "", problems: [String] = [], notes: [String] = [], drafts: [LibraryEntry],
        layout: Layout
    ) {
        self.layout = layout
        self.text = text
        self.problems = problems
        hasProblems = !problems.isEmpty
        self.notes = notes
        self.drafts = drafts.prefix(Self.limit).map {
            DraftRow(
                title: $0.title, language: $0.language, kind: Phrases.kind($0.kind),
                address: Links.draft($0.id), discard: Links.discard($0.id))
        }
        hasDrafts = !drafts.isEmpty
        let left = drafts.count - Self.limit
        if left > 0 {
            moreDrafts =
                "And \(Phrases.count(left, "more draft")); they come up when these are done."
        }
    }
}
