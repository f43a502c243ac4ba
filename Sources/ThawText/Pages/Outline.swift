import ThawCore

/// Headings with bullets or paragraphs under them, or a bare list: notes whose cards are the
/// headings.
struct Outline {
    private let lines: ContentLines
    private var result: Structure

    /// Whether the page has a list, or headings below its title.
    static func fits(_ lines: ContentLines, title: Finding?) -> Bool {
        var marked = 0
        let start = title == nil ? (titlePosition(lines) ?? -1) + 1 : 0
        for position in start..<max(start, lines.count) {
            if lines.line(position).marker != .none { marked += 1 }
            if marked >= 2 || isHeading(lines, position) { return true }
        }
        return marked > 0 && lines.count <= 2
    }

    static func read(_ lines: ContentLines, title: Finding?) -> Structure {
        var reader = Outline(lines)
        reader.read(title)
        return reader.result
    }

    private init(_ lines: ContentLines) {
        self.lines = lines
        result = Structure(.notes, lines: lines.page.lines.count)
    }

    private mutating func read(_ title: Finding?) {
        result.title = title
        var start = 0
        if title == nil, let position = Self.titlePosition(lines) {
            result.title = lines.heading(position)
            result.roles[lines.indices[position]] = .title
            start = position + 1
            if position > 0 { addCard(nil, 0..<position) }
        }
        var heading: Int?
        var bodyStart = start
        for position in start..<lines.count where Self.isHeading(lines, position) {
            addCard(heading, bodyStart..<position)
            heading = position
            bodyStart = position + 1
        }
        addCard(heading, bodyStart..<lines.count)
    }

    /// The line that names the whole page.
    static func titlePosition(_ lines: ContentLines) -> Int? {
        var levels: [Int: Int] = [:]
        for position in 0..<lines.count where lines.line(position).heading > 0 {
            levels[lines.line(position).heading, default: 0] += 1
        }
        let first = lines.line(0)
        if let top = levels.keys.min(), levels[top] == 1, first.heading == top { return 0 }
        guard first.heading == 0, first.marker == .none, lines.count > 1, lines.looksLikeHeading(0),
            first.text.count <= 100, !lines.page.endsInQuestionMark(first.text),
            !lines.continues(1)
        else { return nil }
        if levels.isEmpty == false { return 0 }
        let isSameSort = (1..<lines.count).contains { position in
            isHeading(lines, position) && !isHeading(lines, position - 1)
        }
        let isOnlyCapitals =
            lines.isCapitals(0)
            && !(1..<lines.count).contains { isHeading(lines, $0) && lines.isCapitals($0) }
        if isHeading(lines, 1) || isOnlyCapitals { return 0 }
        return isSameSort ? nil : 0
    }

    private mutating func addCard(_ heading: Int?, _ body: Range<Int>) {
        guard heading != nil || !body.isEmpty else { return }
        var card = Resource.Card(bullets: [])
        if let heading {
            card.heading = lines.heading(heading)
            result.roles[lines.indices[heading]] = .heading
        }
        for paragraph in lines.paragraphs(body) {
            card.bullets.append(lines.passage(paragraph))
            for position in paragraph {
                let isListed = lines.line(paragraph.lowerBound).marker != .none
                result.roles[lines.indices[position]] = isListed ? .card : .paragraph
            }
        }
        // A heading with nothing but a smaller heading under it names a part; it holds nothing to
        // learn.
        if !card.bullets.isEmpty { result.content.cards.append(card) }
    }

    /// Whether a line heads what follows.
    static func isHeading(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        if line.heading > 0 { return true }
        guard position + 1 < lines.count, line.text.count <= 100, !lines.continues(position),
            !lines.continues(position + 1)
        else { return false }
        let next = lines.line(position + 1)
        let page = lines.page
        if case .number = line.marker { return isNumberedHeading(lines, position, next) }
        guard lines.looksLikeHeading(position) else { return false }
        if next.marker != .none { return true }
        if page.clean[line.text.end - 1] == 0x3A { return true }
        if lines.isCapitals(position) || (line.isStrong && page.markup != .plain) { return true }
        guard line.isApart, next.heading == 0 else { return false }
        let words = page.words(in: line.text, limit: 12)
        if next.isApart { return words <= 10 && next.text.count > line.text.count }
        if words <= 8, next.text.count > 2 * line.text.count, next.text.count > 60 { return true }
        let hasMore = position + 2 < lines.count && !lines.line(position + 2).isApart
        return words <= 6 && hasMore && next.text.count > line.text.count
            && !ByteText.isLower(page.clean[line.text.start])
    }

    /// Two headings with bullets under them among the first 400 lines.
    static func hasListedHeadings(_ lines: ContentLines) -> Bool {
        var found = 0
        for position in 0..<max(0, min(lines.count, 400) - 1)
        where lines.line(position).marker == .none && lines.line(position + 1).marker != .none
            && lines.looksLikeHeading(position)
        {
            found += 1
            if found == 2 { return true }
        }
        return false
    }

    private static func isNumberedHeading(
        _ lines: ContentLines, _ position: Int, _ next: Line
    ) -> Bool {
        let line = lines.line(position)
        guard line.text.count <= 80, !lines.page.endsSentence(line.text) else { return false }
        if next.marker == .bullet { return next.indent >= line.indent }
        if next.marker != .none { return next.indent > line.indent && line.indent == 0 }
        return lines.page.words(in: line.text, limit: 10) <= 8
            && next.text.count > line.text.count && lines.page.endsSentence(next.text)
    }
}
