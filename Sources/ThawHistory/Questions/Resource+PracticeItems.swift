public import ThawCore
public import ThawText

extension Resource {
    /// Everything that can be asked from this resource: the items of `items()`, and then, up the ladder from recall to
    /// judgement, what dates, names, terms, causes and claims of the notes allow.
    ///
    /// Each item names its lines; none has its answer in its stem; a lure of a choice is another line's own answer.
    /// There are at most as many as there are plain items. Questions with words of their own are made in English
    /// only; events are ordered and terms matched in any language. What the learner corrected is heeded, and a question
    /// that they rejected is not among them: see `madeQuestions()`. Cost: linear in the text.
    /// - Parameter extract: what is read in this resource, where that is known already: reading it is half the work.
    public func practiceItems(knowing extract: PageExtract? = nil) -> [Item] {
        madeQuestions(knowing: extract).items
    }
}

/// The names, terms and claims of a page as they are read, read once for all that is made from them.
public struct PageExtract: Sendable {
    public let names: ResourceNames
    public let terms: [DefinedTerm]
    public private(set) var claims: [Claim]

    /// Corrections change nothing in it. Cost: linear in the text.
    public init(_ resource: Resource) {
        names = resource.names()
        terms = resource.definedTerms()
        claims = resource.claims()
    }

    /// Lets go of what no question is made from: the words of the claims, their objects and hedges, and claims that
    /// neither judge nor say what they are about. On a long page these are a fifth of all memory.
    public mutating func keepWhatQuestionsNeed() {
        claims.removeAll { claim in
            claim.modality != .judgement && claim.subject == nil
                && claim.restored.allSatisfy(\.before.isEmpty)
        }
        for at in claims.indices {
            claims[at].text = ""
            claims[at].object = nil
            claims[at].hedges = []
        }
    }
}

/// Makes the items that go beyond the plain ones, from what several readers found.
struct PracticeItems {
    /// Choices on one page.
    static let choiceLimit = 10

    private let resource: Resource
    private let plain: [Item]
    /// Of a page in which the learner corrected nothing.
    private let extract: PageExtract?

    init(of resource: Resource, plain: [Item], knowing extract: PageExtract?) {
        self.resource = resource
        self.plain = plain
        self.extract = resource.corrections.isEmpty ? extract : nil
    }

    func items() -> [Item] {
        guard !plain.isEmpty else { return [] }
        var occurrences: [String: Int] = [:]
        var drafts = dealtDrafts()
        var items: [Item] = []
        items.reserveCapacity(drafts.count)
        // Each draft goes as its item comes: on a long page they are as large as all the rest.
        drafts.reverse()
        while let draft = drafts.popLast() {
            let key = draft.key
            let ordinal = occurrences[key, default: 0]
            occurrences[key] = ordinal + 1
            items.append(item(draft, ordinal: ordinal, position: plain.count + items.count))
        }
        return items
    }

    /// Without what the plain items ask already.
    private func dealtDrafts() -> [QuestionDraft] {
        let asked = Set(plain.map(\.stem))
        var drafts = drafts()
        drafts.removeAll { asked.contains($0.stem) }
        return Self.dealt(drafts, plain.count)
    }

    private func drafts() -> [QuestionDraft] {
        let sentences = LearnerSentences(resource, knowing: extract?.names).sentences
        let events = EventQuestions(sentences, of: resource, plain: plain)
        let terms = TermQuestions(
            sentences, of: resource, terms: extract?.terms ?? resource.correctedTerms())
        var drafts = events.drafts() + terms.matches()
        var choices = [terms.choices(), events.choices()]
        if resource.language.isEnglish {
            var people = PeopleQuestions(sentences)
            choices.append(people.choices())
            drafts += people.match() + terms.comparisons() + people.comparison()
            drafts += CauseQuestions(sentences).drafts()
            let claims = extract?.claims ?? resource.correctedClaims()
            drafts += JudgementQuestions(sentences, claims: claims).drafts()
        }
        return drafts + Self.inTurn(choices, limit: Self.choiceLimit)
    }

    /// One from each list in turn.
    private static func inTurn<Element>(_ lists: [[Element]], limit: Int) -> [Element] {
        var chosen: [Element] = []
        let longest = lists.map(\.count).max() ?? 0
        for at in 0..<longest {
            for list in lists where at < list.count && chosen.count < limit {
                chosen.append(list[at])
            }
        }
        return chosen
    }

    /// Up the ladder; where there are too many, some of each kind.
    private static func dealt(_ drafts: [QuestionDraft], _ limit: Int) -> [QuestionDraft] {
        let lists = QuestionDraft.Kind.allCases.map { kind in
            drafts.indices.filter { drafts[$0].kind == kind }
        }
        let chosen = Set(inTurn(lists, limit: limit))
        return lists.joined().filter(chosen.contains).map { drafts[$0] }
    }

    private func item(_ draft: QuestionDraft, ordinal: Int, position: Int) -> Item {
        let id = Item.ID(
            resource: resource.id, form: .question, words: draft.key, ordinal: ordinal)
        let spans = draft.sources.flatMap(\.passage.spans).sorted()
        var task = draft.task
        if case .choice(let options) = task { task = .choice(Self.shuffled(options, by: id)) }
        return Item(
            id: id, resource: resource.id, form: .question, level: draft.level, stem: draft.stem,
            units: draft.units, spans: spans, lines: Set(draft.sources.flatMap(\.lines)).sorted(),
            siblings: draft.siblings ?? draft.sources[0].siblings, position: position, task: task)
    }

    /// In an order that looks like chance and is always the same.
    private static func shuffled(
        _ options: [Item.Task.Option], by id: Item.ID
    ) -> [Item.Task.Option] {
        options.map { (Item.ID(hashing: [id.description, $0.text]).description, $0) }
            .sorted { $0.0 < $1.0 }.map(\.1)
    }
}
