import ThawCore
import ThawHistory
import ThawText

/// What `thaw read --json` prints for one file. Keys are a contract with scripts: they may be added, not renamed.
struct ReadReport {
    private let file: String
    private let draft: Draft?
    private let refusal: String?

    /// Of what was read from a file.
    init(file: String, draft: Draft) {
        self.file = file
        self.draft = draft
        refusal = nil
    }

    /// Of a file that could not be read at all.
    init(file: String, refusal: String) {
        self.file = file
        draft = nil
        self.refusal = refusal
    }

    /// Each list is made, written and let go before the next, so that a long page takes little memory.
    func write(to stream: inout JSONStream) {
        let resource = draft?.resource
        stream.beginObject()
        stream.field("file", file)
        stream.field("kind", resource?.kind.rawValue)
        stream.field("title", (resource?.title).flatMap(Named.init))
        stream.field("author", resource?.author)
        stream.field("created", resource?.created.map(Created.init))
        stream.field("language", resource?.language.tag)
        stream.field("languageNote", resource?.languageNote)
        stream.list("subjects", resource?.subjects ?? []) { $0 }
        if let resource, let draft {
            let index = LineIndex(resource.source)
            write(resource, index, to: &stream)
            stream.list("problems", draft.problems) {
                Trouble(line: index.line(at: $0.span.start), message: $0.message)
            }
        } else {
            for key in Self.lists { stream.list(key, [Int]()) { $0 } }
            let messages = draft?.problems.map(\.message) ?? [refusal].compactMap(\.self)
            stream.list("problems", messages) { Trouble(line: 1, message: $0) }
        }
        stream.end()
    }

    /// The keys that are there and empty when a file was not read.
    private static let lists: [StaticString] = [
        "cards", "terms", "facts", "claims", "questions", "relatedTerms", "pairs", "comments",
        "events", "links", "people", "places", "organisations", "works", "items", "blocks",
        "repairs",
    ]

    private func write(
        _ resource: Resource, _ index: LineIndex, to stream: inout JSONStream
    ) {
        writeContent(of: resource, index, to: &stream)
        stream.list("events", EventReport.all(in: resource)) { $0 }
        // Causes are not read yet: the key is there so that scripts need not change.
        stream.list("links", [Int]()) { $0 }
        writeReading(of: resource, index, to: &stream)
        stream.list("blocks", resource.blocks, Part.init)
        stream.list("repairs", resource.repairs, Proposal.init)
    }

    /// What the page is made of.
    private func writeContent(
        of resource: Resource, _ index: LineIndex, to stream: inout JSONStream
    ) {
        func line(_ passage: Passage) -> Int { index.line(at: passage.span.start) }
        func text(_ passage: Passage) -> Line {
            Line(text: resource.asRead(passage), line: line(passage))
        }
        let content = resource.content
        stream.list("cards", content.cards) { card in
            Card(
                label: card.label.map(resource.asRead) ?? "",
                heading: card.heading.flatMap(Named.init), bullets: card.bullets.map(text)
            )
        }
        stream.list("facts", content.facts, text)
        stream.list("questions", content.questions) {
            Question(
                stem: resource.asRead($0.stem), answer: $0.answer.map(resource.asRead),
                line: line($0.stem))
        }
        stream.list("relatedTerms", content.relatedTerms) {
            Related(
                name: $0.name.flatMap(Named.init),
                definition: resource.asRead($0.definition), line: line($0.definition))
        }
        stream.list("pairs", content.pairs) {
            Pair(
                term: resource.asRead($0.term), definition: resource.asRead($0.definition),
                line: line($0.term))
        }
        stream.list("comments", content.comments) {
            Comment(
                author: $0.author, text: resource.asRead($0.text), line: line($0.text))
        }
    }

    /// What was found in its words, and what is asked from them.
    private func writeReading(
        of resource: Resource, _ index: LineIndex, to stream: inout JSONStream
    ) {
        var extract = PageExtract(resource)
        stream.list("terms", Self.own(extract.terms, of: resource)) {
            Term($0, resource, index)
        }
        stream.list("claims", extract.claims) {
            Assertion(claim: $0, line: index.line(at: $0.spans.first?.start ?? 0))
        }
        extract.keepWhatQuestionsNeed()
        stream.list("people", extract.names.people) { $0 }
        stream.list("places", extract.names.places) { $0 }
        stream.list("organisations", extract.names.organisations) { $0 }
        stream.list("works", extract.names.works) { $0 }
        stream.list("items", resource.practiceItems(knowing: extract), Asked.init)
    }

    /// The page's own key terms, then those that it defines on the way. Pairs and related terms have keys of their own.
    private static func own(_ terms: [DefinedTerm], of resource: Resource) -> [DefinedTerm] {
        let content = resource.content
        let others = Set(
            content.pairs.map(\.definition) + content.relatedTerms.map(\.definition))
        return terms.filter { $0.pattern != .form || !others.contains($0.definition) }
    }
}
