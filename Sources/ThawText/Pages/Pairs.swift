import ThawCore

/// A list of terms and definitions, one to a line: separated by a tab, a semicolon, a dash, a
/// colon, an equals sign, a bar or a column of spaces, or the rows of a table.
struct Pairs {
    /// What stands between term and definition.
    enum Separator: CaseIterable {
        case tab, semicolon, quoted, bar, dash, equals, arrow, colon, column

        /// Stands in the bullets of notes, too.
        var isLoose: Bool { ![.tab, .semicolon, .quoted, .bar].contains(self) }

        /// How many lines of how many must have it.
        var need: (lines: Int, percent: Int) {
            switch self {
            case .tab: (2, 60)
            case .semicolon, .quoted: (2, 75)
            case .bar, .dash, .equals, .arrow: (2, 70)
            case .colon: (3, 85)
            case .column: (3, 80)
            }
        }
    }

    private let lines: ContentLines
    private let separator: Separator

    /// The separator that most lines have, and the share of lines that have it, or `nil` where the
    /// page is no such list.
    ///
    /// Looks at the first 400 lines.
    static func evidence(_ lines: ContentLines) -> (separator: Separator, share: Double)? {
        var best: (separator: Separator, share: Double)?
        for separator in Separator.allCases {
            var asked = 0
            var split = 0
            var of = 0
            for position in 0..<min(lines.count, 400) {
                let line = lines.line(position)
                if let (term, _) = Self.split(lines.page, line, separator) {
                    if lines.page.endsInQuestionMark(term) { asked += 1 }
                    // Numbered lines with colons are steps and their names, a list like any other.
                    if separator == .colon, line.marker != .none, line.marker != .bullet {
                        of += 1
                    } else {
                        split += 1
                    }
                } else if position == 0 || line.heading > 0 || lines.isCapitals(position)
                    || lines.continues(position)
                {
                    continue
                }
                of += 1
            }
            guard split >= separator.need.lines, split * 100 >= of * separator.need.percent else {
                continue
            }
            // Questions with their answers behind a dash.
            if separator.isLoose, asked * 2 > split { continue }
            let share = Double(split) / Double(max(1, of))
            if separator.isLoose, share < 0.9, Outline.hasListedHeadings(lines) { continue }
            if best.map({ share > $0.share + 0.15 }) ?? true { best = (separator, share) }
        }
        return best
    }

    static func read(_ lines: ContentLines, _ separator: Separator) -> Structure {
        Pairs(lines: lines, separator: separator).read()
    }

    private func read() -> Structure {
        var result = Structure(.pairs, lines: lines.page.lines.count)
        var pairs: [(term: Span, definition: [Span])] = []
        for position in 0..<lines.count {
            let line = lines.line(position)
            var role = Block.Role.pair
            if let (term, definition) = Self.split(lines.page, line, separator) {
                if pairs.isEmpty, isHeader(term, definition) {
                    role = .heading
                } else {
                    pairs.append((term, [definition]))
                }
            } else if line.heading > 0 || pairs.isEmpty || startsSection(position) {
                role = position == 0 && lines.looksLikeHeading(0) ? .title : .heading
                if role == .title { result.title = lines.heading(0) }
            } else {
                pairs[pairs.count - 1].definition.append(line.text)
            }
            result.roles[lines.indices[position]] = role
        }
        result.content.pairs = pairs.map { term, definition in
            Resource.Pair(
                term: lines.page.passage(term), definition: lines.page.passage(definition))
        }
        return result
    }

    private func startsSection(_ position: Int) -> Bool {
        let line = lines.line(position)
        return line.isApart && line.text.count <= 60 && lines.looksLikeHeading(position)
    }

    /// "Term" and "Definition" over the columns.
    private func isHeader(_ term: Span, _ definition: Span) -> Bool {
        [term, definition].allSatisfy {
            Self.headers.contains(lines.page.string($0).lowercased())
        }
    }

    private static let headers: Set<String> = [
        "term", "terms", "definition", "definitions", "meaning", "word", "words", "front", "back",
        "question", "answer", "translation", "english", "spanish", "french", "german", "italian",
        "latin", "begriff", "bedeutung", "wort", "übersetzung", "deutsch", "englisch", "key term",
        "name", "description", "vocabulary", "español", "inglés", "français", "anglais", "mot",
    ]

    /// Term and definition of a line.
    static func split(
        _ page: PageLines, _ line: Line, _ separator: Separator
    ) -> (term: Span, definition: Span)? {
        guard let (end, start) = place(page, line, separator) else { return nil }
        let mark = separator == .quoted ? 1 : 0
        let isClosed = mark == 0 || page.clean[line.text.end - 1] == 0x22
        guard isClosed, line.text.end - mark > start else { return nil }
        let term = page.trimmed(Span(line.text.start + mark, end))
        let definition = page.trimmed(Span(start, line.text.end - mark))
        guard !term.isEmpty, !definition.isEmpty, term.count <= 120 else { return nil }
        let limit = [.tab, .semicolon, .quoted].contains(separator) ? 16 : 8
        guard page.words(in: term, limit: limit + 1) <= limit else { return nil }
        if separator != .tab, page.clean[term.end - 1] == 0x2E { return nil }
        // "a = b" is a formula.
        if separator == .equals, term.count < 3 { return nil }
        return (term, definition)
    }

    /// The end of the term and the start of the definition.
    private static func place(
        _ page: PageLines, _ line: Line, _ separator: Separator
    ) -> (Int, Int)? {
        let text = Span(line.text.start, min(line.text.end, line.text.start + 160))
        let bytes = page.clean
        for i in text.range.dropFirst() {
            let byte = bytes[i]
            switch separator {
            case .tab: if byte == 0x09 { return (i, i + 1) }
            case .semicolon: if byte == 0x3B { return (i, i + 1) }
            case .quoted:
                // "term","definition"
                if bytes[text.start] == 0x22, byte == 0x22, i + 2 < text.end,
                    bytes[i + 1] == 0x2C, bytes[i + 2] == 0x22
                {
                    return (i, i + 3)
                }
            case .bar: if byte == 0x7C { return (i, i + 1) }
            case .dash: if let end = dash(bytes, at: i, text.end) { return (i, end) }
            case .equals:
                if byte == 0x3D, isSpaced(bytes, i, i + 1, text.end) { return (i, i + 1) }
            case .arrow:
                if byte == 0xE2, i + 2 < text.end, bytes[i + 1] == 0x86, bytes[i + 2] == 0x92 {
                    return (i, i + 3)
                }
                if byte == 0x2D, i + 1 < text.end, bytes[i + 1] == 0x3E { return (i, i + 2) }
            case .colon:
                if byte == 0x3A, i + 1 < text.end, ByteText.isSpace(bytes[i + 1]) {
                    return (i, i + 1)
                }
                if byte == 0xEF, i + 2 < text.end, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x9A {
                    return (i, i + 3)
                }
            case .column:
                if byte == 0x20, i + 2 < text.end, bytes[i + 1] == 0x20, bytes[i + 2] == 0x20 {
                    return (i, i + 3)
                }
            }
        }
        return nil
    }

    /// A hyphen or dash with a space on both sides.
    private static func dash(_ bytes: [UInt8], at i: Int, _ limit: Int) -> Int? {
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
