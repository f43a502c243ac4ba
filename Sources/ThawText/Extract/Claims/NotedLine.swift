import ThawCore

/// A passage that says something, and the part it plays.
struct NotedLine {
    enum Role {
        case bullet, fact, definition, stem, answer, relatedDefinition, pairTerm, pairDefinition
    }

    var role: Role
    var field: Resource.Field
    var passage: Passage
    /// The card, term, question or pair that it belongs to. Lines of one group stand together.
    var group: Int
}

extension Resource {
    /// Every passage of the page's content in the order of its lists; comments are not part of it.
    func notedLines() -> [NotedLine] {
        var lines: [NotedLine] = []
        var group = 0
        func add(_ role: NotedLine.Role, _ field: Field, _ passage: Passage) {
            lines.append(NotedLine(role: role, field: field, passage: passage, group: group))
        }
        for (i, card) in content.cards.enumerated() {
            for (k, bullet) in card.bullets.enumerated() {
                add(.bullet, .bullet(card: i, k), bullet)
            }
            group += 1
        }
        for (i, term) in content.terms.enumerated() {
            add(.definition, .termDefinition(i), term.definition)
            group += 1
        }
        for (i, fact) in content.facts.enumerated() { add(.fact, .fact(i), fact) }
        group += 1
        for (i, question) in content.questions.enumerated() {
            add(.stem, .questionStem(i), question.stem)
            if let answer = question.answer { add(.answer, .questionAnswer(i), answer) }
            group += 1
        }
        for (i, related) in content.relatedTerms.enumerated() {
            add(.relatedDefinition, .relatedDefinition(i), related.definition)
            group += 1
        }
        for (i, pair) in content.pairs.enumerated() {
            add(.pairTerm, .pairTerm(i), pair.term)
            add(.pairDefinition, .pairDefinition(i), pair.definition)
            group += 1
        }
        return lines
    }

    /// The accepted changes of text, in order.
    var acceptedRepairs: [Repair] {
        repairs.filter { $0.decision == .accepted && !$0.isInsertion }
    }

    /// The heading under which a line stands: a card's, a term's name.
    func headingFinding(of field: Field) -> Finding? {
        switch field {
        case .bullet(let card, _) where content.cards.indices.contains(card):
            content.cards[card].heading
        case .termDefinition(let i) where content.terms.indices.contains(i): content.terms[i].name
        case .relatedDefinition(let i) where content.relatedTerms.indices.contains(i):
            content.relatedTerms[i].name
        case .fact where content.terms.count == 1: content.terms[0].name
        case .questionAnswer where content.terms.count == 1: content.terms[0].name
        default: nil
        }
    }
}

/// A passage cut into words, sentences and clauses.
struct ReadLine {
    let line: ShownLine
    let tags: [ClauseTag]
    /// The sentences as stretches of tags, none empty.
    let sentences: [Range<Int>]

    init(_ line: ShownLine) {
        var words = ClauseWords(isKept: false)
        self.init(line, knowing: &words)
    }

    init(_ line: ShownLine, knowing words: inout ClauseWords) {
        self.line = line
        let tags = ClauseTagger.tags(of: line.bytes, knowing: &words)
        self.tags = tags
        var sentences: [Range<Int>] = []
        var at = 0
        for span in Sentences.spans(in: line.bytes, Span(0, line.bytes.count)) {
            let start = at
            while at < tags.count, tags[at].low < span.end { at += 1 }
            if at > start { sentences.append(start..<at) }
        }
        self.sentences = sentences
    }

    init(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(ShownLine(Passage(Span(0, bytes.count)), of: bytes, accepted: []))
    }

    /// The shown text of a stretch of tags, without the possessive behind the last.
    func text(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        return line.text(tags[range.lowerBound].low, tags[range.upperBound - 1].high)
    }

    /// The span of a stretch of tags in the source.
    func span(_ range: Range<Int>) -> Span {
        guard !range.isEmpty else { return line.source(0, 0) }
        return line.source(tags[range.lowerBound].low, tags[range.upperBound - 1].high)
    }

    /// The stretch without signs and conjunctions at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, Self.isLoose(tags[low].kind) || tags[low].is(.conjunction) { low += 1 }
        while high > low, Self.isLoose(tags[high - 1].kind) || tags[high - 1].kind == .ampersand {
            high -= 1
        }
        return low..<high
    }

    private static func isLoose(_ kind: ClauseTag.Kind) -> Bool {
        switch kind {
        case .comma, .semicolon, .colon, .dash, .stop, .equals, .arrow, .other, .lineFeed: true
        default: false
        }
    }
}
