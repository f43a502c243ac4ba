import ThawCore

/// The answers below a paper in columns, by the numbers of its questions: "1(a)   the volume of gas   1".
struct MarkScheme {
    private struct Entry {
        var number: Int
        var part: PaperLabel.Part
        var texts: [Span]
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

    /// Whether it answers parts of questions: "1(a)".
    var hasParts: Bool { entries.contains { $0.part != .none } }

    private init(position: Int) { self.position = position }

    /// What answers the question, a line for each point.
    func answer(to number: Int, _ part: PaperLabel.Part) -> [Span]? {
        entries.first { $0.number == number && $0.part == part }?.texts
    }

    private mutating func take(_ lines: ContentLines, _ row: Int) {
        let page = lines.page
        let line = lines.line(row)
        let raw = Span(line.start, line.text.end)
        let text: Span
        if let label = Self.label(page, raw), follows(label) {
            text = Span(label.end, raw.end)
            let number = label.number ?? entries.last?.number ?? 0
            entries.append(Entry(number: number, part: label.part, texts: []))
        } else {
            text = raw
        }
        let point = page.trimmed(Self.withoutMark(page, text))
        guard let last = entries.indices.last, !point.isEmpty else { return }
        entries[last].texts.append(point)
    }

    private func follows(_ label: PaperLabel) -> Bool {
        guard let number = label.number else { return !entries.isEmpty }
        return number >= entries.last?.number ?? 1
    }

    /// "1(a)", "2", in a column of its own.
    private static func label(_ page: PageLines, _ raw: Span) -> PaperLabel? {
        if let label = PaperLabel(page, raw), label.isSigned, label.end < raw.end { return label }
        var end = raw.start
        while end < raw.end, ByteText.isDigit(page.clean[end]) { end += 1 }
        guard 1...2 ~= end - raw.start, end + 2 < raw.end,
            page.clean[end] == 0x09 || page.clean[end] == 0x20 && page.clean[end + 1] == 0x20
        else { return nil }
        return PaperLabel(number: Int(page.string(Span(raw.start, end))), end: end)
    }

    /// Without the number in the last column.
    private static func withoutMark(_ page: PageLines, _ text: Span) -> Span {
        var start = text.end
        while start > text.start, ByteText.isDigit(page.clean[start - 1]) { start -= 1 }
        guard 1...2 ~= text.end - start, start - 2 >= text.start,
            page.clean[start - 1] == 0x09
                || page.clean[start - 1] == 0x20 && page.clean[start - 2] == 0x20
        else { return text }
        return Span(text.start, start)
    }
}
