import ThawCore

/// The parts of a page that can be put right, lines that were left out among them, in the order of the source.
///
/// What the learner says of them changes nothing in the list, so that each is named alike before and after.
struct PageParts {
    /// Where a part stands in the content as found.
    enum Place: Hashable {
        case heading(card: Int)
        case bullet(card: Int, Int)
        case fact(Int)
        case question(Int)
        case relatedTerm(Int)
        case pair(Int)
        case comment(Int)
        /// It was left out, and begins here.
        case line(Int)
    }

    struct Part {
        var place: Place
        var passage: Passage
        /// All that goes with it: the answer of a question, too.
        var spans: [Span]
        /// As read.
        var words: String
    }

    /// The roles of lines that are no part of the notes. Of the lines of a title, one at most is the title.
    static let leftOutRoles: Set<Block.Role> = [.navigation, .boilerplate, .metadata, .title]

    private(set) var all: [Part] = []
    private var byPlace: [Place: Int] = [:]
    private var byWords: [String: [Int]] = [:]

    /// Cost: that of reading the lines of the page.
    ///
    /// - Parameter found: a page with its structure as found.
    init(_ found: Resource) {
        let lines = Reader.lines(of: found.source)
        addCards(of: found, lines)
        addLists(of: found)
        addLines(of: found, lines)
        all.sort { $0.passage.span < $1.passage.span }
        for (at, part) in all.enumerated() {
            byPlace[part.place] = at
            byWords[part.words, default: []].append(at)
        }
    }

    func index(of place: Place) -> Int? { byPlace[place] }

    /// The part that begins here.
    func index(at offset: Int) -> Int? {
        all.firstIndex { $0.passage.span.start == offset }
    }

    // MARK: Names

    /// What is remembered of a part: its words, those before it, and its number where that would not do.
    func correction(of at: Int, to role: Resource.PartRole) -> Correction {
        let same = byWords[all[at].words] ?? []
        let number = (same.firstIndex(of: at) ?? 0) + 1
        return Correction(
            .part, found: all[at].words, value: role == .leftOut ? nil : role.rawValue,
            detail: same.count > 1 ? "\(number)/\(same.count)" : nil, line: words(before: at))
    }

    /// The part that a correction is about; `nil` where the page has it no more, or it cannot be told which it is.
    func index(of correction: Correction) -> Int? {
        guard correction.kind == .part, let same = byWords[correction.found] else { return nil }
        let near = same.filter { words(before: $0) == correction.line }
        if near.count == 1 { return near[0] }
        let number = (correction.detail ?? "1/1").split(separator: "/").compactMap { Int($0) }
        guard number.count == 2, number[1] == same.count, same.indices.contains(number[0] - 1)
        else { return nil }
        return same[number[0] - 1]
    }

    private func words(before at: Int) -> String { at > 0 ? all[at - 1].words : "" }

    // MARK: Reading

    private mutating func add(
        _ place: Place, _ passage: Passage, with others: [Span] = [], in resource: Resource
    ) {
        let words = resource.asRead(passage)
        guard words.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        all.append(
            Part(
                place: place, passage: passage, spans: passage.spans + others, words: words))
    }

    private mutating func addCards(of found: Resource, _ lines: PageLines) {
        let isMarked = found.source.markup != .plain
        let passages = isMarked ? lines.lines.map { lines.passage($0.text) } : []
        let lines = Dictionary(
            passages.map { ($0.span, $0) }, uniquingKeysWith: { first, _ in first })
        for (card, content) in found.content.cards.enumerated() {
            if let passage = Self.heading(of: content, in: found, lines) {
                add(.heading(card: card), passage, in: found)
            }
            for (at, bullet) in content.bullets.enumerated() {
                add(.bullet(card: card, at), bullet, in: found)
            }
        }
    }

    private mutating func addLists(of found: Resource) {
        let content = found.content
        for (at, fact) in content.facts.enumerated() { add(.fact(at), fact, in: found) }
        for (at, question) in content.questions.enumerated() {
            let answer = question.answer.map(\.spans) ?? []
            add(.question(at), question.stem, with: answer, in: found)
        }
        for (at, term) in content.relatedTerms.enumerated() {
            // A term that is only named is its name.
            let name = term.name?.span
            let isNamed = found.asRead(term.definition).isEmpty
            let words = isNamed ? name.map { Passage($0) } ?? term.definition : term.definition
            add(.relatedTerm(at), words, with: [name].compactMap { $0 }, in: found)
        }
        for (at, pair) in content.pairs.enumerated() {
            add(.pair(at), pair.term, with: pair.definition.spans, in: found)
        }
        for (at, comment) in content.comments.enumerated() {
            add(.comment(at), comment.text, in: found)
        }
    }

    /// Lines that were left out, but for those of which some words were kept.
    private mutating func addLines(of found: Resource, _ lines: PageLines) {
        let taken = all.flatMap(\.spans).sorted()
        var block = 0
        var next = 0
        for line in lines.lines {
            let passage = lines.passage(line.text)
            let span = passage.span
            while block < found.blocks.count, found.blocks[block].span.end <= span.start {
                block += 1
            }
            guard block < found.blocks.count else { break }
            guard Self.leftOutRoles.contains(found.blocks[block].role),
                found.blocks[block].span.contains(span)
            else { continue }
            while next < taken.count, taken[next].end <= span.start { next += 1 }
            if next < taken.count, taken[next].overlaps(span) { continue }
            add(.line(span.start), passage, in: found)
        }
    }

    // MARK: Headings

    /// Where a heading stands, as a passage; `nil` where it is in no place of the source.
    private static func heading(
        of card: Resource.Card, in found: Resource, _ lines: [Span: Passage]
    ) -> Passage? {
        guard let heading = card.heading, heading.origin != .inferred else { return nil }
        guard let span = heading.span ?? editedHeading(of: card, in: found), !span.isEmpty else {
            return nil
        }
        let whole = Passage(span)
        if heading.origin == .given, found.asRead(whole) == heading.text { return whole }
        if let line = lines[span] { return line }
        guard heading.origin == .given else { return whole }
        return Passage(pieces: [Passage.Piece(span: span, replacement: heading.text)])
    }

    /// An edited heading does not say where it stands: the line of a heading before the first point.
    private static func editedHeading(of card: Resource.Card, in found: Resource) -> Span? {
        guard let start = card.bullets.first?.span.start,
            let at = found.blocks.lastIndex(where: { $0.span.end <= start })
        else { return nil }
        let before = found.blocks[...at].last { $0.role != .gap && $0.role != .label }
        guard let before, before.role == .heading else { return nil }
        let bytes = found.source.utf8
        var (low, high) = (before.span.start, before.span.end)
        while low < high, bytes[low] <= 0x20 { low += 1 }
        while low < high, bytes[high - 1] <= 0x20 { high -= 1 }
        return Span(low, high)
    }
}
