import ThawCore
import ThawText

/// What the readers make of words that the learner wrote, told by themselves.
struct LearnerNote {
    private let text: String
    private let language: Language

    init(_ text: String, language: Language) {
        self.text = text.collapsingWhiteSpace
        self.language = language
    }

    /// What a question asks for, told from its words.
    var level: Item.Level {
        resource(.questions) { content, whole in
            content.questions = [Resource.Question(stem: whole, answer: nil)]
        }
        .items().first?.level ?? .recall
    }

    /// The words as one claim, standing where the line stands: whom it is about, how it is meant, and how surely.
    func claim(at line: SourceLine?) -> Claim {
        let read = resource(.notes) { content, whole in content.facts = [whole] }.claims()
        let spans = line.map { [$0.span] } ?? []
        let place = line?.span ?? Span(0, 0)
        var claim = Claim(text: text, spans: spans, field: line?.field ?? .title)
        // Words that are cut into two claims leave the rest to the first, but not how it is meant.
        guard let first = read.first else { return claim }
        claim.subject = first.subject.map { Finding($0.text, origin: .edited, span: line?.span) }
        claim.object =
            read.count == 1
            ? first.object.map { Finding($0.text, origin: .edited, span: line?.span) } : nil
        claim.polarity = first.polarity
        let meant = read.first { $0.modality != .fact } ?? first
        claim.modality = meant.modality
        claim.modalityCue = meant.modalityCue.map { Claim.Cue($0.text, span: place) }
        claim.hedges = read.flatMap(\.hedges).map { Claim.Cue($0.text, span: place) }
        return claim
    }

    private func resource(
        _ kind: Resource.Kind, _ fill: (inout Resource.Content, Passage) -> Void
    ) -> Resource {
        let source = SourceText(text)
        let whole = Span(0, source.utf8.count)
        var content = Resource.Content()
        fill(&content, Passage(whole))
        return Resource(
            id: Resource.ID(hashing: [text]), kind: kind, title: Finding("", origin: .edited),
            language: language, source: source, blocks: [Block(role: .fact, span: whole)],
            content: content)
    }
}
