import ThawCore

/// Headings of a text copied from a window in which each paragraph and each point of a list stands apart, and only a
/// heading stands right above what it heads.
enum GluedHeads {
    /// By position whether the line is one; empty where fewer than three are, or where points do not stand apart.
    /// Cost: linear in the lines.
    static func find(_ lines: ContentLines) -> [Bool] {
        guard lines.count >= 12, lines.page.markup == .plain else { return [] }
        var isHead = [Bool](repeating: false, count: lines.count)
        var (heads, others, points, asked) = (0, 0, 0, 0)
        var isBelowPoint = false
        var start = 0
        while start < lines.count {
            var end = start + 1
            while end < lines.count, !lines.line(end).isApart { end += 1 }
            defer { start = end }
            if end - start == 1 {
                let isPoint = isPoint(lines, start)
                if isPoint, isBelowPoint { points += 1 }
                isBelowPoint = isPoint
                continue
            }
            isBelowPoint = false
            guard isName(lines, start) else {
                others += 1
                continue
            }
            heads += 1
            isHead[start] = true
            if lines.page.endsInQuestionMark(lines.text(start)) { asked += 1 }
            // The title stands right above the first heading.
            if start == 0, end > 2, isName(lines, 1), isNumbered(lines, 1) { isHead[1] = true }
        }
        return heads >= 3 && points >= 4 && others * 3 <= heads && asked * 2 <= heads ? isHead : []
    }

    private static func isPoint(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        return line.marker == .none && !line.isRow && line.heading == 0
            && !lines.page.endsSentence(line.text)
    }

    private static func isNumbered(_ lines: ContentLines, _ position: Int) -> Bool {
        if case .number = lines.line(position).marker { true } else { false }
    }

    /// A few words that are no sentence and no note.
    private static func isName(_ lines: ContentLines, _ position: Int) -> Bool {
        let (page, line) = (lines.page, lines.line(position))
        guard line.marker != .bullet, !line.isRow, line.text.count <= 80,
            page.words(in: line.text, limit: 11) <= 10,
            !ByteText.isLower(page.clean[line.text.start]),
            !page.endsSentence(line.text) || page.endsInQuestionMark(line.text)
        else { return false }
        return ![0x2C, 0x3B, 0x3A].contains(page.lastByte(of: line.text))
            && Pairs.split(page, line, [.colon, .equals, .arrow, .tab]) == nil
    }
}
