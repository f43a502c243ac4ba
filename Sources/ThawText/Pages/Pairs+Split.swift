import ThawCore

/// Where a line is parted in a term and its definition.
extension Pairs {
    /// Term and definition of a line, parted by the first of several signs.
    static func split(
        _ page: PageLines, _ line: Line, _ separators: [Separator]
    ) -> (term: Span, definition: Span)? {
        guard separators.count > 1 else { return split(page, line, separators[0]) }
        var first: (term: Span, definition: Span)?
        for separator in separators {
            guard let parts = split(page, line, separator),
                first.map({ parts.term.end < $0.term.end }) ?? true
            else { continue }
            first = parts
        }
        return first
    }

    /// Term and definition of a line.
    static func split(
        _ page: PageLines, _ line: Line, _ separator: Separator
    ) -> (term: Span, definition: Span)? {
        guard line.heading == 0, let (end, start) = place(page, line, separator) else { return nil }
        let mark = separator == .quoted ? 1 : 0
        // "| term | meaning |": bars around the row, too.
        let isBoxed = separator == .bar && page.clean[line.text.start] == 0x7C
        var begin = line.text.start + (isBoxed ? 1 : mark)
        if separator == .tab, let cell = page.firstIndex(of: 0x09, in: Span(begin, end)),
            isRowNumber(page.clean, begin, cell, line.text.end)
        {
            begin = cell + 1
        }
        let isClosed = mark == 0 || page.clean[line.text.end - 1] == 0x22
        let hasBar = separator == .bar && page.clean[line.text.end - 1] == 0x7C
        let close = line.text.end - (hasBar ? 1 : mark)
        guard isClosed, close > start else { return nil }
        // "Karma :: the law by which …".
        let isDouble = separator == .colon && end > begin && page.clean[end - 1] == 0x3A
        let term = page.trimmed(Span(begin, isDouble ? end - 1 : end))
        let definition = page.trimmed(Span(start, close))
        guard !term.isEmpty, !definition.isEmpty, term.count <= 120 else { return nil }
        let isTabular = [.tab, .semicolon, .quoted].contains(separator)
        let limit = isQuotation(page, term) ? 24 : isTabular ? 16 : 8
        guard page.words(in: term, limit: limit + 1) <= limit else { return nil }
        if separator != .tab, page.clean[term.end - 1] == 0x2E,
            term.count < 3 || page.clean[term.end - 2] != 0x2E,
            separator != .equals || !page.endsSentence(definition)
        {
            return nil
        }
        if opensBracket(page, term), page.clean[definition.range].contains(0x29) { return nil }
        // "a = b" is a formula.
        if separator == .equals, term.count < 3 { return nil }
        return (term, definition)
    }

    /// "Verbs (with to": the sign stands inside a bracket.
    private static func opensBracket(_ page: PageLines, _ term: Span) -> Bool {
        let bytes = page.clean[term.range]
        guard let open = bytes.lastIndex(of: 0x28) else { return false }
        return !bytes[open...].contains(0x29)
    }

    /// Words in quotation marks, from end to end.
    private static func isQuotation(_ page: PageLines, _ term: Span) -> Bool {
        let bytes = page.clean
        guard term.count > 2 else { return false }
        if bytes[term.start] == 0x22 { return bytes[term.end - 1] == 0x22 }
        return term.count > 6 && bytes[term.range].starts(with: [0xE2, 0x80])
            && [0x9C, 0x98].contains(bytes[term.start + 2]) && bytes[term.end - 3] == 0xE2
    }

    /// The end of the term and the start of the definition.
    private static func place(
        _ page: PageLines, _ line: Line, _ separator: Separator
    ) -> (Int, Int)? {
        let text = Span(line.text.start, min(line.text.end, line.text.start + 160))
        // "term","definition"
        if separator == .quoted, text.isEmpty || page.clean[text.start] != 0x22 { return nil }
        let (one, other) = opening(of: separator)
        var i = text.start + 1
        if separator == .bar, page.clean[text.start] == 0x7C, text.count < 3 { return nil }
        while i < text.end {
            i = page.clean.withUnsafeBufferPointer {
                $0.next(one, other, other, from: i, to: text.end)
            }
            guard i < text.end else { return nil }
            if let end = end(of: separator, in: page.clean, text, at: i, line.text.end) {
                return (i, end)
            }
            i += 1
        }
        return nil
    }

    /// The bytes that a separator may begin with.
    private static func opening(of separator: Separator) -> (UInt8, UInt8) {
        switch separator {
        case .tab: (0x09, 0x09)
        case .semicolon: (0x3B, 0x3B)
        case .quoted: (0x22, 0x22)
        case .bar: (0x7C, 0x7C)
        case .dash: (0x2D, 0xE2)
        case .equals: (0x3D, 0x3D)
        case .arrow: (0xE2, 0x2D)
        case .colon: (0x3A, 0xEF)
        case .column: (0x20, 0x20)
        }
    }

    /// Where the definition starts, if the byte, one that the separator may begin with, begins it.
    private static func end(
        of separator: Separator, in bytes: [UInt8], _ text: Span, at i: Int, _ lineEnd: Int
    ) -> Int? {
        switch separator {
        case .tab: isRowNumber(bytes, text.start, i, lineEnd) ? nil : i + 1
        case .semicolon, .bar: i + 1
        case .quoted:
            i + 2 < text.end && bytes[i + 1] == 0x2C && bytes[i + 2] == 0x22 ? i + 3 : nil
        case .dash: dash(bytes, at: i, text.end)
        case .equals:
            isSpaced(bytes, i, i + 1, text.end) || joinsWords(bytes, text, at: i) ? i + 1 : nil
        case .arrow: arrow(bytes, at: i, text.end)
        case .colon: colon(bytes, at: i, text.end)
        case .column:
            // Two spaces behind a sentence part no columns.
            i + 2 < text.end && bytes[i + 1] == 0x20
                && (bytes[i + 2] == 0x20 || ![0x2E, 0x21, 0x3F, 0x3A].contains(bytes[i - 1]))
                ? i + 2 : nil
        }
    }

    /// "renew= make new": a word before the sign, a word behind it.
    private static func joinsWords(_ bytes: [UInt8], _ text: Span, at i: Int) -> Bool {
        i + 2 < text.end && i - text.start >= 4 && bytes[i + 1] == 0x20
            && ByteText.isLower(bytes[i - 1]) && ByteText.isLower(bytes[i + 2])
    }

    private static func arrow(_ bytes: [UInt8], at i: Int, _ limit: Int) -> Int? {
        if bytes[i] == 0x2D { return i + 1 < limit && bytes[i + 1] == 0x3E ? i + 2 : nil }
        return i + 2 < limit && bytes[i + 1] == 0x86 && bytes[i + 2] == 0x92 ? i + 3 : nil
    }

    private static func colon(_ bytes: [UInt8], at i: Int, _ limit: Int) -> Int? {
        if bytes[i] == 0x3A {
            return i + 1 < limit && ByteText.isSpace(bytes[i + 1]) ? i + 1 : nil
        }
        return i + 2 < limit && bytes[i + 1] == 0xBC && bytes[i + 2] == 0x9A ? i + 3 : nil
    }

    /// Whether the first cell numbers the row, with two more behind it.
    private static func isRowNumber(_ bytes: [UInt8], _ start: Int, _ i: Int, _ end: Int) -> Bool {
        i - start <= 2 && bytes[start..<i].allSatisfy(ByteText.isDigit)
            && bytes[(i + 1)..<end].contains(0x09)
    }

    private static func dash(_ bytes: [UInt8], at i: Int, _ limit: Int) -> Int? {
        if let end = spacedDash(bytes, at: i, limit) { return end }
        // "das Aussterben -extinction": the blank behind it was forgotten. "der Zug, -züge – train" has an ending.
        let isLong =
            i + 2 < limit && bytes[i] == 0xE2 && bytes[i + 1] == 0x80
            && (bytes[i + 2] == 0x93 || bytes[i + 2] == 0x94)
        let next = i + (isLong ? 3 : 1)
        guard isLong || bytes[i] == 0x2D, i >= 2, next + 1 < limit,
            ByteText.isSpace(bytes[i - 1]), bytes[i - 2] != 0x2C
        else { return nil }
        // "1905 –Curzon divides Bengal".
        if isLong, ByteText.isDigit(bytes[i - 2]), ByteText.isUpper(bytes[next]) { return next }
        guard ByteText.isLower(bytes[next]) else { return nil }
        let isEnding = (next..<limit).contains { spacedDash(bytes, at: $0, limit) != nil }
        return isEnding ? nil : next
    }

    /// A hyphen or dash with a space on both sides.
    private static func spacedDash(_ bytes: [UInt8], at i: Int, _ limit: Int) -> Int? {
        if bytes[i] == 0x2D { return isSpaced(bytes, i, i + 1, limit) ? i + 1 : nil }
        guard bytes[i] == 0xE2, i + 2 < limit, bytes[i + 1] == 0x80,
            bytes[i + 2] == 0x93 || bytes[i + 2] == 0x94
        else { return nil }
        return isSpaced(bytes, i, i + 3, limit) ? i + 3 : nil
    }

    private static func isSpaced(_ bytes: [UInt8], _ start: Int, _ end: Int, _ limit: Int) -> Bool {
        start > 0 && end < limit && ByteText.isSpace(bytes[start - 1])
            && ByteText.isSpace(bytes[end])
    }
}
