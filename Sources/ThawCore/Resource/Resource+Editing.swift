extension Resource {
    /// The address of one field that a learner can edit, with a text form for forms and links
    /// ("cards.0.bullets.2").
    public enum Field: Hashable, Sendable {
        case title, author, licence, language, created, subjects
        case cardHeading(Int)
        case bullet(card: Int, Int)
        case termName(Int)
        case termDefinition(Int)
        case fact(Int)
        case questionStem(Int)
        case questionAnswer(Int)
        case relatedName(Int)
        case relatedDefinition(Int)
        case pairTerm(Int)
        case pairDefinition(Int)
        case comment(Int)
    }

    /// Replaces what is shown in a field. The source and the repairs stay as they are.
    ///
    /// Empty text hides a passage and takes a heading, author, licence or date away. Subjects are one path a
    /// line, its steps separated by `>`. A date is read as ISO 8601 ("2015-04-20"); other words are kept as
    /// they are, without a value.
    ///
    /// - Returns: `false` when the resource has no such field, and nothing is changed.
    @discardableResult
    public mutating func edit(_ field: Field, to text: String) -> Bool {
        let edited = Finding(text, origin: .edited)
        switch field {
        case .title: title = edited
        case .author: author = text.isEmpty ? nil : text
        case .licence: licence = text.isEmpty ? nil : text
        case .language: language = Language(tag: text.isEmpty ? "und" : text, isGuess: false)
        case .created: created = text.isEmpty ? nil : Self.date(text, writtenAs: created?.raw)
        case .subjects: subjects = Self.subjects(from: text)
        case .cardHeading(let i):
            return set(\.cards, i) { $0.heading = text.isEmpty ? nil : edited }
        case .bullet(let card, let i):
            guard content.cards.indices.contains(card),
                content.cards[card].bullets.indices.contains(i)
            else { return false }
            content.cards[card].bullets[i].edited = text
        case .termName(let i): return set(\.terms, i) { $0.name = edited }
        case .termDefinition(let i): return set(\.terms, i) { $0.definition.edited = text }
        case .fact(let i): return set(\.facts, i) { $0.edited = text }
        case .questionStem(let i): return set(\.questions, i) { $0.stem.edited = text }
        case .questionAnswer(let i):
            return set(\.questions, i) {
                if $0.answer == nil { $0.answer = Passage($0.stem.span) }
                $0.answer?.edited = text
            }
        case .relatedName(let i):
            return set(\.relatedTerms, i) { $0.name = text.isEmpty ? nil : edited }
        case .relatedDefinition(let i):
            return set(\.relatedTerms, i) { $0.definition.edited = text }
        case .pairTerm(let i): return set(\.pairs, i) { $0.term.edited = text }
        case .pairDefinition(let i): return set(\.pairs, i) { $0.definition.edited = text }
        case .comment(let i): return set(\.comments, i) { $0.text.edited = text }
        }
        return true
    }

    /// A date of ISO 8601 becomes the value beside what the page says; other words replace what it says.
    private static func date(_ text: String, writtenAs raw: String?) -> PageDate {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard parts.map(\.count) == [4, 2, 2], numbers.count == 3,
            (1...12).contains(numbers[1]), (1...31).contains(numbers[2])
        else { return PageDate(raw: text, value: nil) }
        return PageDate(raw: raw ?? text, value: text)
    }

    /// Accepts, refuses or reopens one repair. Returns `false` when there is none with this id.
    @discardableResult
    public mutating func decide(_ id: Repair.ID, _ decision: Repair.Decision) -> Bool {
        guard let index = repairs.firstIndex(where: { $0.id == id }) else { return false }
        repairs[index].decision = decision
        return true
    }

    /// One path a line, its steps separated by `>`.
    public static func subjects(from text: String) -> [[String]] {
        text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ">").map { step in
                String(
                    step.trimmingPrefix(while: \.isWhitespace).reversed()
                        .drop(while: \.isWhitespace).reversed())
            }.filter { !$0.isEmpty }
        }.filter { !$0.isEmpty }
    }

    private mutating func set<Element>(
        _ list: WritableKeyPath<Content, [Element]>, _ index: Int, _ change: (inout Element) -> Void
    ) -> Bool {
        guard content[keyPath: list].indices.contains(index) else { return false }
        change(&content[keyPath: list][index])
        return true
    }
}

extension Resource.Field: LosslessStringConvertible {
    public init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        let index = parts.count > 1 ? Int(parts[1]) : nil
        switch (parts[0], parts.count > 2 ? parts[2] : nil, parts.count, index) {
        case ("title", nil, 1, _): self = .title
        case ("author", nil, 1, _): self = .author
        case ("licence", nil, 1, _): self = .licence
        case ("language", nil, 1, _): self = .language
        case ("created", nil, 1, _): self = .created
        case ("subjects", nil, 1, _): self = .subjects
        case ("cards", "heading", 3, let i?): self = .cardHeading(i)
        case ("cards", "bullets", 4, let i?):
            guard let bullet = Int(parts[3]) else { return nil }
            self = .bullet(card: i, bullet)
        case ("terms", "name", 3, let i?): self = .termName(i)
        case ("terms", "definition", 3, let i?): self = .termDefinition(i)
        case ("facts", nil, 2, let i?): self = .fact(i)
        case ("questions", "stem", 3, let i?): self = .questionStem(i)
        case ("questions", "answer", 3, let i?): self = .questionAnswer(i)
        case ("relatedTerms", "name", 3, let i?): self = .relatedName(i)
        case ("relatedTerms", "definition", 3, let i?): self = .relatedDefinition(i)
        case ("pairs", "term", 3, let i?): self = .pairTerm(i)
        case ("pairs", "definition", 3, let i?): self = .pairDefinition(i)
        case ("comments", nil, 2, let i?): self = .comment(i)
        default: return nil
        }
        // "facts.+1" and "facts.01" are no addresses: each field has one.
        guard self.description == description else { return nil }
    }

    public var description: String {
        switch self {
        case .title: "title"
        case .author: "author"
        case .licence: "licence"
        case .language: "language"
        case .created: "created"
        case .subjects: "subjects"
        case .cardHeading(let i): "cards.\(i).heading"
        case .bullet(let card, let i): "cards.\(card).bullets.\(i)"
        case .termName(let i): "terms.\(i).name"
        case .termDefinition(let i): "terms.\(i).definition"
        case .fact(let i): "facts.\(i)"
        case .questionStem(let i): "questions.\(i).stem"
        case .questionAnswer(let i): "questions.\(i).answer"
        case .relatedName(let i): "relatedTerms.\(i).name"
        case .relatedDefinition(let i): "relatedTerms.\(i).definition"
        case .pairTerm(let i): "pairs.\(i).term"
        case .pairDefinition(let i): "pairs.\(i).definition"
        case .comment(let i): "comments.\(i)"
        }
    }
}
