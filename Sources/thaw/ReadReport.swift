import Foundation
import ThawCore
import ThawHistory
import ThawText

/// A value that is written as `null` when absent: the keys of the contract are always there.
struct Nullable<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}

/// What `thaw read --json` prints for one file. Keys are a contract with scripts: they may be added, not renamed.
struct ReadReport {
    struct Named: Encodable {
        var value: String
        var origin: String
    }
    struct Created: Encodable {
        var raw: String
        var value: Nullable<String>
        var alternatives: [String]

        init(_ date: PageDate) {
            raw = date.raw
            value = Nullable(date.value)
            alternatives = date.alternatives
        }
    }
    struct Line: Encodable {
        var text: String
        var line: Int
    }
    struct Card: Encodable {
        var label: String
        var heading: Nullable<Named>
        var bullets: [Line]
    }
    struct Term: Encodable {
        var name: String
        var origin: String
        var aliases: [String]
        var definition: String
        var lines: [Int]

        init(_ term: DefinedTerm, _ resource: Resource, _ index: LineIndex) {
            let span = term.definition.span
            name = term.name.text
            origin = term.name.origin.rawValue
            aliases = term.aliases
            definition = resource.asRead(term.definition)
            lines = Array(
                index.line(at: span.start)...index.line(at: max(span.start, span.end - 1)))
        }
    }
    struct Question: Encodable {
        var stem: String
        var answer: Nullable<String>
        var line: Int
    }
    struct Related: Encodable {
        var name: Nullable<Named>
        var definition: String
        var line: Int
    }
    struct Pair: Encodable {
        var term: String
        var definition: String
        var line: Int
    }
    struct Comment: Encodable {
        var author: Nullable<String>
        var text: String
        var line: Int
    }
    struct Asked: Encodable {
        var level: String
        var form: String
        var stem: String
        var answer: String
        var lines: [Int]
        /// What is laid out to decide on; absent where the answer is the learner's own words.
        var task: Laid?

        init(_ item: Item) {
            level = item.level.rawValue
            form = item.form.rawValue
            stem = item.stem
            answer = item.answer
            lines = item.lines
            task = item.task.map(Laid.init)
        }
    }
    struct Laid: Encodable {
        struct Option: Encodable {
            var text: String
            var refutedBy: Int?
        }
        var choice: [Option]?
        var order: [String]?
        var match: [[String]]?

        init(_ task: Item.Task) {
            switch task {
            case .choice(let options):
                choice = options.map { Option(text: $0.text, refutedBy: $0.refutedBy) }
            case .order(let texts): order = texts
            case .match(let pairs): match = pairs.map { [$0.left, $0.right] }
            }
        }
    }
    struct Part: Encodable {
        var role: String
        var start: Int
        var end: Int
    }
    struct Proposal: Encodable {
        var kind: String
        var start: Int
        var end: Int
        var before: String
        var after: String
        var reason: String
        var confidence: Double
    }
    struct Assertion: Encodable {
        struct Restored: Encodable {
            var before: String
            var after: String
            var reason: String
        }
        var text: String
        var line: Int
        var modality: String
        var polarity: String
        var hedges: [String]
        var restored: [Restored]

        init(_ claim: Claim, _ index: LineIndex) {
            text = claim.text
            line = index.line(at: claim.spans.first?.start ?? 0)
            modality = claim.modality.rawValue
            polarity = claim.polarity.rawValue
            hedges = claim.hedges.map(\.text)
            restored = claim.restored.map {
                Restored(before: $0.before, after: $0.after, reason: $0.reason)
            }
        }
    }
    struct Trouble: Encodable {
        var line: Int
        var message: String
    }

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
    func write(to stream: inout JSONStream) throws {
        let resource = draft?.resource
        stream.beginObject()
        try stream.field("file", file)
        try stream.field("kind", Nullable(resource?.kind.rawValue))
        try stream.field("title", Nullable((resource?.title).flatMap(Self.named)))
        try stream.field("author", Nullable(resource?.author))
        try stream.field("created", Nullable(resource?.created.map(Created.init)))
        try stream.field("language", Nullable(resource?.language.tag))
        try stream.field("languageNote", Nullable(resource?.languageNote))
        try stream.list("subjects", resource?.subjects ?? []) { $0 }
        if let resource, let draft {
            let index = LineIndex(resource.source)
            try write(resource, index, to: &stream)
            try stream.list("problems", draft.problems) {
                Trouble(line: index.line(at: $0.span.start), message: $0.message)
            }
        } else {
            for key in Self.lists { try stream.list(key, [Int]()) { $0 } }
            let messages = draft?.problems.map(\.message) ?? [refusal].compactMap(\.self)
            try stream.list("problems", messages) { Trouble(line: 1, message: $0) }
        }
        stream.end()
    }

    /// The keys that are there and empty when a file was not read.
    private static let lists = [
        "cards", "terms", "facts", "claims", "questions", "relatedTerms", "pairs", "comments",
        "events", "links", "people", "places", "organisations", "works", "items", "blocks",
        "repairs",
    ]

    private func write(
        _ resource: Resource, _ index: LineIndex, to stream: inout JSONStream
    ) throws {
        try writeContent(of: resource, index, to: &stream)
        try stream.list("events", EventReport.all(in: resource)) { $0 }
        // Causes are not read yet: the key is there so that scripts need not change.
        try stream.list("links", [Int]()) { $0 }
        try writeReading(of: resource, index, to: &stream)
        try stream.list("blocks", resource.blocks) {
            Part(role: $0.role.rawValue, start: $0.span.start, end: $0.span.end)
        }
        try stream.list("repairs", resource.repairs) {
            Proposal(
                kind: $0.kind.rawValue, start: $0.span.start, end: $0.span.end, before: $0.before,
                after: $0.after, reason: $0.reason, confidence: $0.confidence)
        }
    }

    /// What the page is made of.
    private func writeContent(
        of resource: Resource, _ index: LineIndex, to stream: inout JSONStream
    ) throws {
        func line(_ passage: Passage) -> Int { index.line(at: passage.span.start) }
        func text(_ passage: Passage) -> Line {
            Line(text: resource.asRead(passage), line: line(passage))
        }
        let content = resource.content
        try stream.list("cards", content.cards) { card in
            Card(
                label: card.label.map(resource.asRead) ?? "",
                heading: Nullable(card.heading.flatMap(Self.named)), bullets: card.bullets.map(text)
            )
        }
        try stream.list("facts", content.facts, text)
        try stream.list("questions", content.questions) {
            Question(
                stem: resource.asRead($0.stem), answer: Nullable($0.answer.map(resource.asRead)),
                line: line($0.stem))
        }
        try stream.list("relatedTerms", content.relatedTerms) {
            Related(
                name: Nullable($0.name.flatMap(Self.named)),
                definition: resource.asRead($0.definition), line: line($0.definition))
        }
        try stream.list("pairs", content.pairs) {
            Pair(
                term: resource.asRead($0.term), definition: resource.asRead($0.definition),
                line: line($0.term))
        }
        try stream.list("comments", content.comments) {
            Comment(
                author: Nullable($0.author), text: resource.asRead($0.text), line: line($0.text))
        }
    }

    /// What was found in its words, and what is asked from them.
    private func writeReading(
        of resource: Resource, _ index: LineIndex, to stream: inout JSONStream
    ) throws {
        let extract = PageExtract(resource)
        try stream.list("terms", Self.own(extract.terms, of: resource)) {
            Term($0, resource, index)
        }
        try stream.list("claims", extract.claims) { Assertion($0, index) }
        try stream.list("people", extract.names.people) { $0 }
        try stream.list("places", extract.names.places) { $0 }
        try stream.list("organisations", extract.names.organisations) { $0 }
        try stream.list("works", extract.names.works) { $0 }
        try stream.list("items", resource.practiceItems(knowing: extract), Asked.init)
    }

    /// The page's own key terms, then those that it defines on the way. Pairs and related terms have keys of their own.
    private static func own(_ terms: [DefinedTerm], of resource: Resource) -> [DefinedTerm] {
        let own = Set(resource.content.terms.map(\.definition))
        return terms.filter { $0.pattern != .form || own.contains($0.definition) }
    }

    /// An edited name counts as given: the learner gave it.
    private static func named(_ finding: Finding) -> Named? {
        guard !finding.text.isEmpty else { return nil }
        return Named(
            value: finding.text, origin: finding.origin == .inferred ? "inferred" : "given")
    }
}
