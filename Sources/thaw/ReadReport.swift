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
struct ReadReport: Encodable {
    struct Named: Encodable {
        var value: String
        var origin: String
    }
    struct Created: Encodable {
        var raw: String
        var value: Nullable<String>
        var alternatives: [String]
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
    }
    struct Trouble: Encodable {
        var line: Int
        var message: String
    }

    var file: String
    var kind: Nullable<String>
    var title: Nullable<Named>
    var author: Nullable<String>
    var created: Nullable<Created>
    var language: Nullable<String>
    /// What is left out because the page is not in English, or `null`.
    var languageNote = Nullable<String>(nil)
    var subjects: [[String]] = []
    var cards: [Card] = []
    var terms: [Term] = []
    var facts: [Line] = []
    var claims: [Assertion] = []
    var questions: [Question] = []
    var relatedTerms: [Related] = []
    var pairs: [Pair] = []
    var comments: [Comment] = []
    var events: [EventReport] = []
    // Causes are not read yet: the key is there so that scripts need not change.
    var links: [Line] = []
    var people: [String] = []
    var places: [String] = []
    var organisations: [String] = []
    var works: [String] = []
    var items: [Asked] = []
    var blocks: [Part] = []
    var repairs: [Proposal] = []
    var problems: [Trouble] = []
}

extension ReadReport {
    /// Of a file that could not be read at all.
    init(file: String, refusal: String) {
        self.init(
            file: file, kind: Nullable(nil), title: Nullable(nil), author: Nullable(nil),
            created: Nullable(nil), language: Nullable(nil), languageNote: Nullable(nil),
            problems: [Trouble(line: 1, message: refusal)])
    }

    init(file: String, draft: Draft) {
        let resource = draft.resource
        self.file = file
        kind = Nullable(resource?.kind.rawValue)
        title = Nullable((resource?.title).flatMap(Self.named))
        author = Nullable(resource?.author)
        created = Nullable(
            resource?.created.map {
                Created(raw: $0.raw, value: Nullable($0.value), alternatives: $0.alternatives)
            })
        language = Nullable(resource?.language.tag)
        languageNote = Nullable(resource?.languageNote)
        guard let resource else {
            problems = draft.problems.map { Trouble(line: 1, message: $0.message) }
            return
        }
        let index = LineIndex(resource.source)
        fill(from: resource, index)
        problems = draft.problems.map {
            Trouble(line: index.line(at: $0.span.start), message: $0.message)
        }
    }

    private mutating func fill(from resource: Resource, _ index: LineIndex) {
        func line(_ passage: Passage) -> Int { index.line(at: passage.span.start) }
        func text(_ passage: Passage) -> Line {
            Line(text: resource.asRead(passage), line: line(passage))
        }
        let content = resource.content
        subjects = resource.subjects
        cards = content.cards.map { card in
            Card(
                label: card.label.map(resource.asRead) ?? "",
                heading: Nullable(card.heading.flatMap(Self.named)), bullets: card.bullets.map(text)
            )
        }
        let reading = PageReading(resource)
        terms = Self.terms(reading.terms, of: resource, index)
        claims = reading.claims.map { claim in
            Assertion(
                text: claim.text, line: index.line(at: claim.spans.first?.start ?? 0),
                modality: claim.modality.rawValue, polarity: claim.polarity.rawValue,
                hedges: claim.hedges.map(\.text),
                restored: claim.restored.map {
                    .init(before: $0.before, after: $0.after, reason: $0.reason)
                })
        }
        let names = reading.names
        people = names.people
        places = names.places
        organisations = names.organisations
        works = names.works
        facts = content.facts.map(text)
        questions = content.questions.map {
            Question(
                stem: resource.asRead($0.stem), answer: Nullable($0.answer.map(resource.asRead)),
                line: line($0.stem))
        }
        relatedTerms = content.relatedTerms.map {
            Related(
                name: Nullable($0.name.flatMap(Self.named)),
                definition: resource.asRead($0.definition),
                line: line($0.definition))
        }
        pairs = content.pairs.map {
            Pair(
                term: resource.asRead($0.term), definition: resource.asRead($0.definition),
                line: line($0.term))
        }
        comments = content.comments.map {
            Comment(
                author: Nullable($0.author), text: resource.asRead($0.text), line: line($0.text))
        }
        events = EventReport.all(in: resource)
        items = resource.practiceItems(knowing: reading).map {
            Asked(
                level: $0.level.rawValue, form: $0.form.rawValue, stem: $0.stem, answer: $0.answer,
                lines: $0.lines, task: $0.task.map(Laid.init))
        }
        blocks = resource.blocks.map {
            Part(role: $0.role.rawValue, start: $0.span.start, end: $0.span.end)
        }
        repairs = resource.repairs.map {
            Proposal(
                kind: $0.kind.rawValue, start: $0.span.start, end: $0.span.end, before: $0.before,
                after: $0.after, reason: $0.reason, confidence: $0.confidence)
        }
    }

    /// The page's own key terms, then those that it defines on the way. Pairs and related terms have keys of their own.
    private static func terms(
        _ terms: [DefinedTerm], of resource: Resource, _ index: LineIndex
    ) -> [Term] {
        let own = Set(resource.content.terms.map(\.definition))
        return terms.filter { $0.pattern != .form || own.contains($0.definition) }
            .map { term in
                let span = term.definition.span
                let lines = Array(
                    index.line(at: span.start)...index.line(at: max(span.start, span.end - 1)))
                return Term(
                    name: term.name.text, origin: term.name.origin.rawValue,
                    aliases: term.aliases, definition: resource.asRead(term.definition),
                    lines: lines)
            }
    }

    /// An edited name counts as given: the learner gave it.
    private static func named(_ finding: Finding) -> Named? {
        guard !finding.text.isEmpty else { return nil }
        return Named(
            value: finding.text, origin: finding.origin == .inferred ? "inferred" : "given")
    }
}
