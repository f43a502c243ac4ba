import ThawCore

/// The answers below a paper in columns, by the numbers of its questions: "1(a)   the volume of gas   1"; or with
/// every cell on a line of its own.
struct MarkScheme {
    private struct Entry {
        var number: Int
        var part: PaperLabel.Part
        var texts: [Span]
        /// What it is worth has been read: the next number alone is a question's.
        var isWorth = false
    }

    /// Where its heading stands.
    let position: Int
    private var entries: [Entry] = []

    /// `nil` where no heading has two such rows or more below it. Cost: linear in the lines.
    static func find(_ lines: ContentLines) -> MarkScheme? {
        guard lines.count >= 6,
            let position = (3..<lines.count).last(where: { AnswerKey.isHeading(lines, $0) })
        else { return nil }
        var scheme = MarkScheme(position: position)
        for row in (position + 1)..<lines.count { scheme.take(lines, row) }
        return scheme.entries.count >= 2 ? scheme : nil
    }

    private init(position: Int) { self.position = position }

    /// How many questions and parts it answers.
    var count: Int { entries.count }

    /// What answers the question, a line for each point.
    func answer(to number: Int, _ part: PaperLabel.Part) -> [Span]? {
        entries.first { $0.number == number && $0.part == part }?.texts
    }

    private mutating func take(_ lines: ContentLines, _ row: Int) {
        let page = lines.page
        let line = lines.line(row)
        let raw = Span(line.start, line.text.end)
        if let number = Self.lone(page, raw) {
            takeLone(number)
            return
        }
        var text = raw
        if let label = Self.label(page, raw), follows(label) {
            text = Span(label.end, raw.end)
            let number = label.number ?? entries.last?.number ?? 0
            entries.append(Entry(number: number, part: label.part, texts: []))
        }
        let point = page.trimmed(Self.cell(page, page.stem(text)))
        guard let last = entries.indices.last, !point.isEmpty else { return }
        entries[last].texts.append(point)
    }

    private mutating func takeLone(_ number: Int) {
        guard let last = entries.indices.last, !entries[last].texts.isEmpty else {
            if entries.isEmpty { entries.append(Entry(number: number, part: .none, texts: [])) }
            return
        }
        if !entries[last].isWorth {
            entries[last].isWorth = true
        } else if number == entries[last].number + 1 {
            entries.append(Entry(number: number, part: .none, texts: []))
        }
    }

    private static func lone(_ page: PageLines, _ raw: Span) -> Int? {
        guard raw.count <= 2, page.isNumber(raw) else { return nil }
        return Int(page.string(raw))
    }

    private func follows(_ label: PaperLabel) -> Bool {
        guard let number = label.number else { return !entries.isEmpty }
        return number >= entries.last?.number ?? 1
    }

    /// "1(a)", "01.1", "2", in a column of its own.
    private static func label(_ page: PageLines, _ raw: Span) -> PaperLabel? {
        if let label = PaperLabel(page, raw), label.isSigned, label.end < raw.end { return label }
        var end = raw.start
        while end < raw.end, ByteText.isDigit(page.clean[end]) { end += 1 }
        guard 1...2 ~= end - raw.start, end + 2 < raw.end,
            page.clean[end] == 0x09 || page.clean[end] == 0x20 && page.clean[end + 1] == 0x20
        else { return nil }
        return PaperLabel(number: Int(page.string(Span(raw.start, end))), end: end)
    }

    /// The first cell of a row, or the line without the number in its last column.
    private static func cell(_ page: PageLines, _ text: Span) -> Span {
        let inner = page.trimmed(text)
        if let tab = page.firstIndex(of: 0x09, in: inner) { return Span(inner.start, tab) }
        var start = text.end
        while start > text.start, ByteText.isDigit(page.clean[start - 1]) { start -= 1 }
        guard 1...2 ~= text.end - start, start - 2 >= text.start,
            page.clean[start - 1] == 0x20 && page.clean[start - 2] == 0x20
        else { return text }
        return Span(text.start, start)
    }
}
