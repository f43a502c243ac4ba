public import ThawCore
import ThawText

/// The questions that the learner added to a page, as items.
struct AddedQuestions {
    private(set) var items: [(item: Item, added: Correction)] = []

    /// - Parameter position: of the first among the items of the page.
    init(of resource: Resource, from position: Int) {
        let added = resource.corrections.filter { $0.isAdded && $0.kind == .question }
        guard !added.isEmpty else { return }
        let isTied = added.contains { $0.line != nil }
        let lines = isTied ? SourceLines(resource) : nil
        for correction in added {
            guard let stem = correction.value else { continue }
            let line = correction.line.flatMap { lines?[$0] }
            let item = Item(
                id: Self.id(of: stem, in: resource.id), resource: resource.id, form: .question,
                level: LearnerNote(stem, language: resource.language).level, stem: stem,
                units: IdeaUnit.lines(of: correction.detail ?? ""),
                spans: line.map { [$0.span] } ?? [], lines: line.map { [$0.number] } ?? [],
                siblings: line?.siblings ?? "", position: position + items.count)
            items.append((item, correction))
        }
    }

    /// From the words that it was added in, so that no later wording takes its history away.
    private static func id(of stem: String, in resource: Resource.ID) -> Item.ID {
        Item.ID(resource: resource, form: .question, words: "added\n" + stem, ordinal: 0)
    }
}

extension IdeaUnit {
    /// One idea for each line that says something.
    static func lines(of text: String) -> [IdeaUnit] {
        text.split(whereSeparator: \.isNewline).map(\.collapsingWhiteSpace)
            .filter { !$0.isEmpty }.map { IdeaUnit($0) }
    }
}

extension Item {
    /// Whether two stems ask the same, but for case, marks and plurals.
    public static func asksTheSame(_ stem: String, _ other: String) -> Bool {
        key(of: stem) == key(of: other)
    }

    static func key(of stem: String) -> [String] {
        let keys = QuestionWords.keys(of: stem)
        return keys.isEmpty ? [stem] : keys
    }

    /// Whether a question gives its answer away: all of it stands in the stem.
    public static func tells(_ stem: String, of answer: String) -> Bool {
        let units = IdeaUnit.lines(of: answer)
        return !units.isEmpty && units.allSatisfy { QuestionWords.states(stem, $0.text) }
    }
}
