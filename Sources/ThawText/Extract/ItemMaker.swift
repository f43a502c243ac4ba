import ThawCore

/// Makes the items of one resource.
struct ItemMaker {
    /// A card with more bullets than this is not asked as a whole; its bullets still are.
    static let bulletLimit = 30

    /// A definition longer than this many bytes is a text of its own and not asked.
    static let definitionLimit = 20_000

    private let resource: Resource
    private let lines: LineIndex
    private var cloze: ClozeMaker
    private var made: [Item] = []
    /// How often the same words have been asked in the same form, by the id of the first such item.
    private var occurrences: [Item.ID: Int] = [:]

    /// Claims of the resource, where they are known; otherwise they are read for the first line that needs them.
    private var claims: [Claim]?
    /// By the place where it begins, the claim in which a pronoun was replaced there.
    private var referents: [Int: Int]?

    init(_ resource: Resource, knowing claims: [Claim]? = nil) {
        self.claims = claims
        self.resource = resource
        self.lines = LineIndex(resource.source)
        self.cloze = ClozeMaker(resource)
    }

    mutating func items() -> [Item] {
        for index in resource.content.cards.indices { addCard(index) }
        for term in resource.content.terms {
            addTerm(
                resource.shown(term.name), aliases: term.aliases, named: term.name.span,
                definition: term.definition)
        }
        for fact in resource.content.facts { addCloze(Line(fact, in: resource)) }
        for question in resource.content.questions { addQuestion(question) }
        // A name alone says nothing of what it names.
        for related in resource.content.relatedTerms
        where related.name?.span != related.definition.span {
            addTerm(
                resource.shown(related.name), aliases: [], named: related.name?.span,
                definition: related.definition)
        }
        for pair in resource.content.pairs { addPair(pair.term, pair.definition) }
        return made.compact
    }

    private mutating func addPair(_ term: Passage, _ definition: Passage) {
        addTerm(
            resource.shown(term), aliases: [], named: term.span, definition: definition,
            readName: resource.asRead(term))
    }

    // MARK: Forms

    private mutating func addCard(_ index: Int) {
        let card = resource.content.cards[index]
        if let glossary = GlossaryCard(card, in: resource) {
            for (term, definition) in glossary.entries { addPair(term, definition) }
            return
        }
        let all = card.bullets.map { Line($0, in: resource) }
        let questions = AskedLines(all.map(\.text))
        for pair in questions.pairs { addAsked(all[pair.question], all[pair.answer]) }
        let bullets = all.indices.filter { !questions.has($0) }.map { all[$0] }
        let asked = bullets.filter { !$0.text.isEmpty && !isToDo($0.span) }
        let isShort = asked.count <= Self.bulletLimit
        let units =
            isShort
            ? asked.flatMap(\.text.nonEmptyLines).map { IdeaUnit(MarkNote.without($0)) } : []
        if !units.isEmpty, units.count <= Self.bulletLimit {
            var spans = asked.flatMap(\.spans)
            if let place = card.heading?.span { spans.insert(place, at: 0) }
            add(
                .card, level: .recall, stem: cue(of: card), units: units, spans: spans,
                words: bullets.map(\.read).joined(separator: "\n"),
                siblings: "card \(bullets[0].span.start)")
        }
        for line in asked { addCloze(line) }
    }

    private mutating func addAsked(_ question: Line, _ answer: Line) {
        let stem = AskedLines.question(question.text)
        let units = Sentences.texts(of: AskedLines.answer(answer.text)).map { IdeaUnit($0) }
        add(
            .question, level: QuestionLevel.level(of: stem), stem: stem, units: units,
            spans: question.spans + answer.spans, words: question.read,
            siblings: String(question.span.start))
    }

    /// A line of the page.
    private struct Line {
        var span: Span
        var spans: [Span]
        /// As shown.
        var text: String
        /// As it was read.
        var read: String

        init(_ passage: Passage, in resource: Resource) {
            span = passage.span
            spans = passage.spans
            text = resource.shown(passage)
            read = resource.isShownAsRead(passage) ? text : resource.asRead(passage)
        }
    }

    /// Whether a box to tick stands before the words: it says what to do, not what to know.
    private func isToDo(_ span: Span) -> Bool {
        let source = resource.source.utf8
        var low = min(span.start, source.count)
        while low > 0, source[low - 1] == 0x20 { low -= 1 }
        if low >= 3, source[low - 1] == 0x5D, source[low - 3] == 0x5B {
            return [0x20, 0x78, 0x58].contains(source[low - 2])
        }
        let sign = source[max(0, low - 3)..<low]
        return [[0xE2, 0x98, 0x90], [0xE2, 0x98, 0x91], [0xE2, 0x98, 0x92]]
            .contains { sign.elementsEqual($0) }
    }

    /// What stands on the front of a card: its heading, or the page's title with the card's label.
    private func cue(of card: Resource.Card) -> String {
        if let heading = resource.shown(card.heading) { return heading }
        let label = card.label.map { resource.shown($0) } ?? ""
        return label.isEmpty ? resource.shownTitle : "\(resource.shownTitle) (\(label))"
    }

    private mutating func addCloze(_ line: Line) {
        guard !line.text.isEmpty, !isAsking(line.text),
            let gap = cloze.gap(in: MarkNote.without(line.text))
        else { return }
        add(
            .cloze, level: .recall, stem: named(gap, at: line.span.start),
            units: [IdeaUnit(gap.answer)],
            spans: line.spans, words: line.read, siblings: String(line.span.start))
    }

    /// Whether a line asks, judges, or tells what would have been: no word of it is there to be known.
    private func isAsking(_ text: String) -> Bool {
        guard resource.language.isEnglish else { return text.utf8.last == 0x3F }
        return OpenLine.isOpen(text)
    }

    /// The stem with a name in the place of the pronoun that opens it, where the claims of the page tell it.
    private mutating func named(_ gap: ClozeMaker.Gap, at start: Int) -> String {
        guard resource.language.isEnglish, let pronoun = OpenLine.pronoun(of: gap.stem) else {
            return gap.stem
        }
        let claims = claims ?? resource.claims()
        self.claims = claims
        if referents == nil {
            let replaced = claims.indices.filter { at in
                claims[at].restored.contains { !$0.before.isEmpty }
            }
            referents = Dictionary(
                replaced.map { (claims[$0].spans[0].start, $0) },
                uniquingKeysWith: { first, _ in first })
        }
        guard let place = referents?[start],
            let referent = claims[place].restored.first(where: { $0.before == pronoun }),
            referent.span.start == start,
            !referent.after.lowercased().contains(gap.answer.lowercased()),
            !gap.answer.contains(referent.after)
        else { return gap.stem }
        let name = referent.after.prefix(1).uppercased() + referent.after.dropFirst()
        return name + gap.stem.dropFirst(pronoun.count)
    }

    private mutating func addQuestion(_ question: Resource.Question) {
        let stem = resource.shown(question.stem)
        guard !stem.isEmpty else { return }
        let answer = question.answer.map { resource.shown($0) } ?? ""
        let units = answer.split(whereSeparator: \.isNewline)
            .flatMap { Sentences.texts(of: String($0)) }.map { IdeaUnit($0) }
        var spans = [question.stem.span]
        if let answer = question.answer, answer.span != question.stem.span {
            spans.append(answer.span)
        }
        add(
            .question, level: QuestionLevel.level(of: stem), stem: stem, units: units, spans: spans,
            words: resource.asRead(question.stem), siblings: String(question.stem.span.start))
    }

    /// The term and its definition, asked both ways.
    private mutating func addTerm(
        _ name: String?, aliases: [String], named place: Span?, definition: Passage,
        readName: String? = nil
    ) {
        let text = resource.shown(definition)
        guard let name, !name.isEmpty, !text.isEmpty, text.utf8.count <= Self.definitionLimit else {
            return
        }
        var spans = [definition.span]
        if let place, place != definition.span { spans.insert(place, at: 0) }
        // The words of a pair's term tell apart two terms that are defined alike.
        let words = (readName.map { $0 + "\n" } ?? "") + resource.asRead(definition)
        let siblings = String(definition.span.start)
        let sentences = text.split(whereSeparator: \.isNewline).flatMap {
            Sentences.texts(of: String($0))
        }
        add(
            .definition, level: .recall, stem: name, units: sentences.map { IdeaUnit($0) },
            spans: spans, words: words, siblings: siblings)
        let masked = TermMask.masking([name] + aliases, in: text)
        guard masked.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        let variants = aliases + TermMask.variants(of: name)
        add(
            .term, level: .recall, stem: masked, units: [IdeaUnit(name, variants: variants)],
            spans: spans, words: words, siblings: siblings)
    }

    // MARK: Adding

    private mutating func add(
        _ form: Item.Form, level: Item.Level, stem: String, units: [IdeaUnit], spans: [Span],
        words: String, siblings: String
    ) {
        let first = Item.ID(resource: resource.id, form: form, words: words, ordinal: 0)
        let ordinal = occurrences[first, default: 0]
        occurrences[first] = ordinal + 1
        let id =
            ordinal == 0
            ? first : Item.ID(resource: resource.id, form: form, words: words, ordinal: ordinal)
        made.append(
            Item(
                id: id, resource: resource.id, form: form, level: level, stem: stem, units: units,
                spans: spans, lines: numbers(of: spans), siblings: siblings, position: made.count))
    }

    private func numbers(of spans: [Span]) -> [Int] {
        var numbers: [Int] = []
        for span in spans {
            let first = lines.line(at: span.start)
            let last = lines.line(at: max(span.start, span.end - 1))
            for line in first...max(first, last) where numbers.last != line { numbers.append(line) }
        }
        return numbers
    }
}

/// What a question asks for, told from its verbs.
enum QuestionLevel {
    /// Cues in the order in which they decide, each as it stands in a question in lower case.
    static let cues: [(level: Item.Level, cues: [String])] = [
        (
            .evaluate,
            [
                "evaluate", "assess", "to what extent", "how far", "how successful",
                "how significant",
                "how important", "how effective", "judge", "justify", "discuss", "do you agree",
                "critically", "which was more", "argue", "bewerte", "beurteile", "inwiefern",
                "évaluez", "dans quelle mesure", "evalúa", "en qué medida", "valuta",
            ]
        ),
        (
            .compare,
            [
                "compare", "contrast", "difference", "differ ", "differs", "similarit",
                "distinguish",
                "in common", "vergleiche", "unterschied", "comparez", "différence", "compara",
                "diferencia", "confronta",
            ]
        ),
        (
            .explain,
            [
                "explain", "why ", "how did", "how does", "how do ", "how was", "how were",
                "how is",
                "how are", "how can", "how could", "how has", "how have", "describe", "analyse",
                "analyze", "account for", "in what way", "what caused", "what led", "outline",
                "show how",
                "warum", "wieso", "weshalb", "erkläre", "erläutere", "beschreibe", "pourquoi",
                "expliquez", "comment ", "por qué", "explica", "describe", "perché", "spiega",
                "почему", "объясните", "为什么", "なぜ",
            ]
        ),
    ]

    static func level(of question: String) -> Item.Level {
        let text = Array((question.lowercased() + " ").utf8)
        return cueBytes.first { $0.cues.contains { contains($0, in: text) } }?.level ?? .recall
    }

    private static let cueBytes = cues.map {
        (level: $0.level, cues: $0.cues.map { Array($0.utf8) })
    }

    /// Whether a cue begins at a word of the text.
    private static func contains(_ cue: [UInt8], in text: [UInt8]) -> Bool {
        guard let first = cue.first, text.count >= cue.count else { return false }
        for i in 0...(text.count - cue.count) where text[i] == first {
            guard text[i...].starts(with: cue) else { continue }
            // Scripts that write no spaces between words begin one anywhere.
            if i == 0 || first >= 0xE0 || !endsWithLetter(text[..<i]) { return true }
        }
        return false
    }

    private static func endsWithLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let last = bytes.last else { return false }
        if last < 0x80 { return WordShape.isASCIILetter(last) }
        return String(decoding: bytes.suffix(8), as: UTF8.self).last?.isLetter ?? false
    }
}
