import ThawCore
import ThawText

/// Reads the content of a resource into sentences, and the terms of its own form.
struct SentenceReader {
    /// A sentence longer than this is no line to ask about.
    static let longest = 320
    /// Of a page with more sentences the rest is not asked about.
    static let limit = 20_000

    private let resource: Resource
    private let lineIndex: LineIndex
    private let dates = DateReader()
    private let mentions: [NameMention]
    private let contexts: [String]
    private(set) var sentences: [NotedSentence] = []

    init(_ resource: Resource, knowing names: ResourceNames?) {
        self.resource = resource
        lineIndex = LineIndex(resource.source)
        let isUndecided = resource.repairs.allSatisfy { $0.decision == .undecided }
        let known = isUndecided ? names : nil
        let mentions = (known ?? Self.undecided(resource).names()).mentions
        // As a rule they are in order, and not copied.
        let isInOrder = mentions.indices.dropFirst().allSatisfy {
            mentions[$0 - 1].span <= mentions[$0].span
        }
        self.mentions = isInOrder ? mentions : mentions.sorted { $0.span < $1.span }
        let title = Self.context(resource.shown(resource.title))
        contexts = resource.content.cards.map { card in
            let heading = Self.context(resource.shown(card.heading))
            return heading.isEmpty && card.heading == nil ? title : heading
        }
        read()
        // Nearly always they are in order already, and sorting takes half as much memory again.
        let isSorted = sentences.indices.dropFirst().allSatisfy {
            sentences[$0 - 1].passage.span <= sentences[$0].passage.span
        }
        if !isSorted { sentences.sort { $0.passage.span < $1.passage.span } }
        sentences = sentences.compact
    }

    /// The resource before any repair was decided on, so that a decision makes and takes no names.
    private static func undecided(_ resource: Resource) -> Resource {
        var resource = resource
        for at in resource.repairs.indices { resource.repairs[at].decision = .undecided }
        return resource
    }

    /// A heading that may stand before a line: short, no question, without numbers.
    private static func context(_ heading: String?) -> String {
        guard let heading, heading.utf8.count <= 60, !heading.hasSuffix("?"),
            !heading.holdsNumber
        else { return "" }
        return QuestionWords.trimmed(heading)
    }

    private mutating func read() {
        let content = resource.content
        for (at, card) in content.cards.enumerated() {
            for bullet in card.bullets { take(bullet, .bullet(card: at), context: contexts[at]) }
        }
        for (at, term) in content.terms.enumerated() {
            take(term.definition, .definition(at), context: resource.shown(term.name) ?? "")
        }
        for fact in content.facts { take(fact, .fact) }
        for question in content.questions {
            guard let answer = question.answer else { continue }
            take(answer, .answer, siblings: question.stem.span.start)
        }
        for (at, term) in content.relatedTerms.enumerated() {
            take(
                term.definition, .definition(content.terms.count + at),
                context: resource.shown(term.name) ?? "")
        }
        for (at, pair) in content.pairs.enumerated() {
            let term = resource.shown(pair.term)
            if Self.isDate(term, dates) {
                addEntry(of: pair)
                continue
            }
            let place = content.terms.count + content.relatedTerms.count + at
            take(pair.definition, .definition(place), context: term)
        }
    }

    /// Whether words are a date and nothing else: the left side of a list of dates.
    static func isDate(_ words: String, _ dates: DateReader) -> Bool {
        guard words.utf8.count <= 40, words.utf8.contains(where: { $0 &- 0x30 < 10 }) else {
            return false
        }
        let mentions = dates.mentions(in: words)
        guard let first = mentions.first, let last = mentions.last, first.date != nil else {
            return false
        }
        return first.span.start <= 3 && last.span.end >= words.utf8.count - 1
    }

    /// A line of a list of dates: what happened, labelled with when.
    private mutating func addEntry(of pair: Resource.Pair) {
        let (term, definition) = (resource.shown(pair.term), resource.shown(pair.definition))
        guard !definition.isEmpty, pair.definition.edited == nil, pair.term.edited == nil,
            !definition.holdsLineBreak, !definition.hasSuffix("?"),
            term.utf8.count + definition.utf8.count < Self.longest
        else { return }
        let text = "\(term): \(definition)"
        let read = "\(resource.asRead(pair.term)): \(resource.asRead(pair.definition))"
        let span = pair.definition.span
        let line = lineIndex.line(at: span.start)
        var sentence = NotedSentence(
            passage: pair.definition, place: .entry, read: read, text: text, context: "",
            siblings: String(span.start), lines: line...line)
        sentence.dating = NotedSentence.Dating(text, read: read, reader: dates)
        sentences.append(sentence)
    }

    private mutating func take(
        _ passage: Passage, _ place: NotedSentence.Place, context: String = "",
        siblings: Int? = nil
    ) {
        guard passage.edited?.isEmpty != true else { return }
        let group = String(siblings ?? passage.span.start)
        if passage.edited != nil {
            add(passage, place, context, group)
            return
        }
        let text = PassageText(passage, in: resource)
        for span in Sentences.spans(in: text.bytes, Span(0, text.bytes.count)) {
            guard span.count <= Self.longest * 2 else { continue }
            let part = passage.part(in: text.sourceSpan(of: span))
            if let part { add(part, place, context, group) }
        }
    }

    private mutating func add(
        _ passage: Passage, _ place: NotedSentence.Place, _ context: String, _ group: String
    ) {
        guard sentences.count < Self.limit else { return }
        let text = resource.shown(passage)
        guard !text.isEmpty, text.utf8.count <= Self.longest, !text.hasSuffix("?"),
            !text.holdsLineBreak
        else { return }
        // One string where the two are the same.
        let read = resource.isShownAsRead(passage) ? text : resource.asRead(passage)
        let first = lineIndex.line(at: passage.span.start)
        let last = lineIndex.line(at: max(passage.span.start, passage.span.end - 1))
        let dating = NotedSentence.Dating(
            text, read: passage.edited == nil ? read : text, reader: dates)
        let names =
            passage.edited == nil ? names(in: passage.span) : (people: [], places: [])
        // A sentence is large: one that is made where it is kept is not copied.
        sentences.append(
            NotedSentence(
                passage: passage, place: place, read: read, text: text,
                context: needsContext(text, place, context) ? context : "", siblings: group,
                lines: first...max(first, last),
                keptDating: dating.map(NotedSentence.KeptDating.init),
                people: names.people, places: names.places))
    }

    /// Whether a line leaves out what it is about: it opens with a verb, or it defines.
    private func needsContext(
        _ text: String, _ place: NotedSentence.Place, _ context: String
    ) -> Bool {
        switch place {
        case .bullet: return OpeningVerb.contains(QuestionWords.opening(of: text) ?? "")
        case .definition: return !QuestionWords.tells(text, of: context)
        case .fact, .answer, .entry: return false
        }
    }

    /// The people and places that a sentence names.
    private func names(
        in span: Span
    ) -> (people: [NotedSentence.Naming], places: [NotedSentence.Naming]) {
        var people: [NotedSentence.Naming] = []
        var places: [NotedSentence.Naming] = []
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].span.start < span.start { low = middle + 1 } else { high = middle }
        }
        for mention in mentions[low...].prefix(while: { $0.span.start < span.end }) {
            guard mention.kind == .person || mention.kind == .place else { continue }
            let surface = resource.source.text(in: mention.span)
            let naming = NotedSentence.Naming(
                name: mention.name, surface: surface,
                isOpening: mention.span.start == span.start)
            if mention.kind == .person { people.append(naming) } else { places.append(naming) }
        }
        return (people, places)
    }
}
