import ThawCore
import ThawText

/// The sentences of a page with names, dates and claims as the learner left them. What they are read from, and so the
/// ids of what is made of them, stays.
struct LearnerSentences {
    private(set) var sentences: [NotedSentence]
    private let resource: Resource
    private let reader = DateReader()
    /// What additions are tied to; empty where none is.
    private var tied: [(added: Correction, line: SourceLine)] = []
    /// By sentence, the words of dates that are none.
    private var noDates: [Int: [String]] = [:]

    init(_ resource: Resource, knowing names: ResourceNames?) {
        self.resource = resource
        sentences = SentenceReader(resource.heedingTerms(), knowing: names).sentences
        guard !resource.corrections.isEmpty else { return }
        for correction in resource.corrections { heed(correction) }
        heedClaims()
        heedDates()
        let added = resource.corrections.filter { $0.isAdded && $0.line != nil }
        guard !added.isEmpty else { return }
        let lines = SourceLines(resource)
        tied = added.compactMap { added in
            added.line.flatMap { lines[$0] }.map { (added, $0) }
        }
        heedAddedDates()
        heedAddedClaims()
    }

    // MARK: Names

    private mutating func heed(_ correction: Correction) {
        guard Correction.Kind.names.contains(correction.kind) else { return }
        let kind = correction.detail.flatMap(Correction.Kind.init(rawValue:)) ?? correction.kind
        if correction.found.isEmpty {
            if let name = correction.value { add(name, as: kind, where: name) }
            return
        }
        for at in sentences.indices {
            switch correction.kind {
            case .person:
                guard let old = take(correction.found, from: \.people, at) else { continue }
                put(old, as: correction.value, kind, at)
            case .place:
                guard let old = take(correction.found, from: \.places, at) else { continue }
                put(old, as: correction.value, kind, at)
            default: break
            }
        }
        if let name = correction.value, correction.kind != kind,
            correction.kind == .organisation || correction.kind == .work
        {
            add(name, as: kind, where: correction.found)
        }
    }

    private mutating func take(
        _ name: String, from list: WritableKeyPath<NotedSentence, [NotedSentence.Naming]>,
        _ at: Int
    ) -> [NotedSentence.Naming]? {
        let old = sentences[at][keyPath: list].filter { $0.name == name }
        guard !old.isEmpty else { return nil }
        sentences[at][keyPath: list].removeAll { $0.name == name }
        return old
    }

    private mutating func put(
        _ old: [NotedSentence.Naming], as name: String?, _ kind: Correction.Kind, _ at: Int
    ) {
        guard let name else { return }
        for var naming in old {
            let isWhole = naming.surface == naming.name
            if name != naming.name, isWhole || naming.isOpening {
                replace(naming.surface, with: name, at)
                naming.surface = name
            }
            naming.name = name
            insert(naming, kind, at)
        }
    }

    private mutating func insert(
        _ naming: NotedSentence.Naming, _ kind: Correction.Kind, _ at: Int
    ) {
        // The first in the line counts as its subject.
        switch kind {
        case .person:
            sentences[at].people.insert(
                naming, at: naming.isOpening ? 0 : sentences[at].people.count)
        case .place: sentences[at].places.append(naming)
        default: break
        }
    }

    /// A name that no reader took for one of these, wherever its words stand.
    private mutating func add(_ name: String, as kind: Correction.Kind, where words: String) {
        guard kind == .person || kind == .place, !words.isEmpty else { return }
        for at in sentences.indices where sentences[at].text.holdsWord(words) {
            let known = kind == .person ? sentences[at].people : sentences[at].places
            guard !known.contains(where: { $0.name == name }) else { continue }
            if words != name { replace(words, with: name, at) }
            insert(
                NotedSentence.Naming(
                    name: name, surface: name, isOpening: sentences[at].text.hasPrefix(name)),
                kind, at)
        }
    }

    private mutating func replace(_ words: String, with name: String, _ at: Int) {
        sentences[at].text = sentences[at].text.replacingWord(words, with: name)
        guard let hidden = sentences[at].dating?.hidden else { return }
        sentences[at].dating?.hidden = hidden.replacingWord(words, with: name)
    }

    // MARK: Claims

    private mutating func heedClaims() {
        guard resource.corrections.contains(where: { $0.kind == .claim }) else { return }
        let said = resource.correctionsByFinding
        for found in PageReading.claims(of: resource) {
            guard let value = said[Correction.Key(.claim, found.found)]?.value,
                value != found.claim.text, found.claim.spans.count == 1,
                let at = sentence(holding: found.claim.spans[0])
            else { continue }
            let words = resource.source.text(in: found.claim.spans[0]).collapsingWhiteSpace
            let text = sentences[at].text
            guard !words.isEmpty, text.contains(words) else { continue }
            sentences[at].text = text.replacing(words, with: value, maxReplacements: 1)
            if sentences[at].dating != nil { redate(at) }
        }
    }

    /// A sentence more for each claim that the learner added, behind that of its line.
    private mutating func heedAddedClaims() {
        let names = sentences.flatMap { sentence in
            sentence.people.map { ($0, Correction.Kind.person) }
                + sentence.places.map { ($0, Correction.Kind.place) }
        }
        let said = resource.correctionsByFinding
        for (added, line) in tied where added.kind == .claim {
            guard let value = added.value else { continue }
            let correction = said[Correction.Key(.claim, value)]
            guard let text = (correction ?? added).value?.collapsingWhiteSpace, !text.isEmpty,
                text.utf8.count <= SentenceReader.longest, !text.hasSuffix("?")
            else { continue }
            let read = value.collapsingWhiteSpace
            // A better reader may have found it.
            guard !sentences.contains(where: { $0.read == read }) else { continue }
            var sentence = NotedSentence(
                passage: Passage(line.span), place: .fact, read: read,
                text: text, context: "", siblings: line.siblings, lines: line.number...line.number)
            sentence.isAdded = true
            sentence.dating = NotedSentence.Dating(text, read: text, reader: reader)
            let at = sentences.firstIndex { $0.passage.span.start > line.span.start }
            let place = at ?? sentences.endIndex
            sentences.insert(sentence, at: place)
            name(place, by: names)
        }
    }

    /// The people and places of the page that a sentence names.
    private mutating func name(_ at: Int, by names: [(NotedSentence.Naming, Correction.Kind)]) {
        var met: Set<String> = []
        // The longest words first: a surname is a part of the name.
        for (naming, kind) in names.sorted(by: { $0.0.surface.count > $1.0.surface.count }) {
            guard sentences[at].text.holdsWord(naming.surface), met.insert(naming.name).inserted
            else { continue }
            var naming = naming
            naming.isOpening = sentences[at].text.hasPrefix(naming.surface)
            insert(naming, kind, at)
        }
    }

    /// In a list of dates the date stands before the passage.
    private func sentence(holding span: Span) -> Int? {
        if let at = sentences.firstIndex(where: { $0.passage.span.contains(span) }) { return at }
        guard let pair = resource.content.pairs.first(where: { $0.term.span.contains(span) }) else {
            return nil
        }
        return sentences.firstIndex {
            $0.place == .entry && $0.passage.span == pair.definition.span
        }
    }

    // MARK: Dates

    private mutating func heedDates() {
        let dates = CorrectedDates(resource)
        var changes: [Int: [CorrectedDates.Change]] = [:]
        for change in dates.changes {
            if let at = sentence(holding: change.span) { changes[at, default: []].append(change) }
        }
        for (at, list) in changes {
            noDates[at] = list.filter { $0.date == nil }.map(\.words)
            redate(at, list)
        }
    }

    /// Dates for sentences that tell none; where one does, its own is the one to be put right.
    private mutating func heedAddedDates() {
        let isEnglish = CorrectedDates.isEnglish(resource)
        for (added, line) in tied where added.kind == .date {
            guard let date = added.value.flatMap(HistoricalDate.init(edtf:)),
                let at = sentences.firstIndex(where: { $0.passage.span.overlaps(line.span) }),
                sentences[at].dating == nil
            else { continue }
            sentences[at].dating = NotedSentence.Dating(
                given: date, as: date.words(inEnglish: isEnglish), to: sentences[at].text,
                ignoring: noDates[at] ?? [], reader: reader)
        }
    }

    private mutating func redate(_ at: Int) {
        sentences[at].dating = NotedSentence.Dating(
            sentences[at].text, read: sentences[at].text, reader: reader)
    }

    /// The date of a sentence, some of whose dates are others or none.
    private mutating func redate(_ at: Int, _ changes: [CorrectedDates.Change]) {
        var text = sentences[at].text
        var hidden: [(sign: String, words: String)] = []
        // From the last to the first, so that a date that stands twice keeps its number.
        for change in changes.sorted(by: { $0.span > $1.span }) {
            let sign = Self.sign(hidden.count)
            let number = self.number(of: change, in: sentences[at].passage.span)
            guard text.replace(change.words, number, with: change.phrase ?? sign) else { continue }
            if change.phrase == nil { hidden.append((sign, change.words)) }
        }
        func whole(_ text: String) -> String {
            hidden.reduce(text) { $0.replacing($1.sign, with: $1.words) }
        }
        sentences[at].text = whole(text)
        var dating = NotedSentence.Dating(text, read: text, reader: reader) ?? given(changes, text)
        let corrected = changes.compactMap(\.date)
        if let date = dating?.date, let known = given(changes, text), corrected.count == 1,
            date != known.date
        {
            dating = known
        }
        if let found = dating?.hidden { dating?.hidden = whole(found) }
        sentences[at].dating = dating
    }

    /// The corrected date, where it is the only one of the sentence.
    private func given(
        _ changes: [CorrectedDates.Change], _ text: String
    ) -> NotedSentence.Dating? {
        let corrected = changes.filter { $0.date != nil }
        guard corrected.count == 1, let date = corrected[0].date, let phrase = corrected[0].phrase,
            date.earliestDay != nil, date.latestDay != nil
        else { return nil }
        let rest = text.replacing(phrase, with: TermMask.gap, maxReplacements: 1)
        guard reader.mentions(in: rest).allSatisfy({ $0.date == nil }) else { return nil }
        return NotedSentence.Dating(date: date, words: phrase, hidden: rest)
    }

    /// How often the words stand in the passage before the date itself.
    private func number(of change: CorrectedDates.Change, in passage: Span) -> Int {
        guard passage.start < change.span.start else { return 0 }
        let before = resource.source.text(in: Span(passage.start, change.span.start))
        return before.collapsingWhiteSpace.ranges(of: change.words).count
    }

    /// A character of the private use area, which no date is written with.
    static func sign(_ number: Int) -> String {
        String(Unicode.Scalar(0xE000 + UInt16(number % 0x1000)).map(Character.init) ?? "\u{E000}")
    }
}

extension String {
    /// Whether the words stand here and are no part of longer ones.
    func holdsWord(_ words: String) -> Bool { wordRanges(words).isEmpty == false }

    /// Every place of the words, except in longer ones, with others in it.
    func replacingWord(_ words: String, with other: String) -> String {
        var out = ""
        var at = startIndex
        for range in wordRanges(words) {
            out += self[at..<range.lowerBound] + other
            at = range.upperBound
        }
        return out + self[at...]
    }

    private func wordRanges(_ words: String) -> [Range<String.Index>] {
        guard !words.isEmpty else { return [] }
        func joins(_ character: Character) -> Bool { character.isLetter || character.isNumber }
        return ranges(of: words).filter { range in
            if range.lowerBound > startIndex, joins(self[index(before: range.lowerBound)]) {
                return false
            }
            return range.upperBound == endIndex || !joins(self[range.upperBound])
        }
    }

    /// Puts other words in the place of those with this number, counted from 0; the first where there are fewer.
    fileprivate mutating func replace(_ words: String, _ number: Int, with other: String) -> Bool {
        let places = ranges(of: words)
        guard let range = places.indices.contains(number) ? places[number] : places.first else {
            return false
        }
        replaceSubrange(range, with: other)
        return true
    }
}
