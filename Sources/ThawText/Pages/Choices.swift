import ThawCore

/// The options of a question of choice: "A. Frontal", "(b) aorta", "c) red ✓", several on a line or one on each.
struct Choice {
    /// 0 for A.
    var letter: Int
    var text: Span
    /// Marked as the right one.
    var isMarked = false

    /// The options that a line holds; none where it holds other words, too.
    ///
    /// - Parameter isBare: nothing but a blank stands behind the letters, and several on a line stand wide apart.
    static func choices(_ page: PageLines, _ line: Line, isBare: Bool = false) -> [Choice] {
        guard line.heading == 0, !line.isRow, line.text.count <= 400 else { return [] }
        let begin = line.marker == .bullet ? line.text.start : line.start
        var raw = Span(begin, line.text.end)
        guard let first = opening(page.clean, raw, isBare) else { return [] }
        var found = [Choice(letter: first.letter, text: raw, isMarked: first.isMarked)]
        if line.marker == .bullet, line.start < line.text.start, isTick(page.clean, line.start) {
            found[0].isMarked = true
        }
        raw.start = first.end
        var i = raw.start
        while i < raw.end {
            let isGap =
                ByteText.isSpace(page.clean[i])
                && (!isBare || page.clean[i] == 0x09 || ByteText.isSpace(page.clean[i - 1]))
            guard isGap, let next = opening(page.clean, Span(i + 1, raw.end), isBare),
                next.letter == found[found.count - 1].letter + 1
            else {
                i += 1
                continue
            }
            found[found.count - 1].text = page.trimmed(Span(raw.start, i))
            found.append(Choice(letter: next.letter, text: raw, isMarked: next.isMarked))
            raw.start = next.end
            i = next.end
        }
        found[found.count - 1].text = page.trimmed(raw)
        for index in found.indices { found[index].takeMark(page) }
        if line.isStrong, page.markup != .plain, found.count == 1 { found[0].isMarked = true }
        return found.allSatisfy { !$0.text.isEmpty } ? found : []
    }

    /// The letter at the beginning, and where its words begin.
    private static func opening(
        _ bytes: [UInt8], _ raw: Span, _ isBare: Bool
    ) -> (letter: Int, end: Int, isMarked: Bool)? {
        var i = raw.start
        var isMarked = false
        while i < raw.end {
            if bytes[i] == 0x2A {
                isMarked = true
                i += 1
            } else if isTick(bytes, i) {
                isMarked = true
                i += 3
            } else if bytes[i] == 0x20, isMarked {
                i += 1
            } else {
                break
            }
        }
        let isBracketed = i < raw.end && (bytes[i] == 0x28 || bytes[i] == 0x5B)
        if isBracketed { i += 1 }
        guard i + 2 < raw.end, ByteText.isUpper(bytes[i]) || ByteText.isLower(bytes[i]) else {
            return nil
        }
        let letter = Int(bytes[i] | 0x20) - 0x61
        // "A   osmosis", as examiners print it.
        let isColumn =
            bytes[i + 1] == 0x09
            || bytes[i + 1] == 0x20 && (isBare || bytes[i + 2] == 0x20)
                && ByteText.isUpper(bytes[i])
        if letter < 8, isColumn, !isBracketed { return (letter, i + 2, isMarked) }
        guard letter < 8, [0x29, 0x2E, 0x3A, 0x5D].contains(bytes[i + 1]) else { return nil }
        let isClosed = bytes[i + 1] == 0x29 || bytes[i + 1] == 0x5D
        guard ByteText.isSpace(bytes[i + 2]) || isClosed else { return nil }
        return (letter, i + 2, isMarked)
    }

    /// ✓ ✔ ✅ ☑ and arrows.
    private static func isTick(_ bytes: [UInt8], _ i: Int) -> Bool {
        guard i + 2 < bytes.count, bytes[i] == 0xE2 else { return false }
        let (second, third) = (bytes[i + 1], bytes[i + 2])
        return second == 0x9C && [0x93, 0x94, 0x85].contains(third)
            || second == 0x98 && third == 0x91
    }

    /// Takes "*", "✓", "(correct)" or "← correct" off the end.
    private mutating func takeMark(_ page: PageLines) {
        let bytes = page.clean
        while text.count > 1 {
            if bytes[text.end - 1] == 0x2A {
                text.end -= 1
            } else if text.count > 3, Self.isTick(bytes, text.end - 3) {
                text.end -= 3
            } else if let cut = Self.word(page, text) {
                text.end = cut
            } else {
                return
            }
            isMarked = true
            text = page.trimmed(text)
        }
    }

    /// Where "(correct)" or "<- correct answer" begins at the end of the text.
    private static func word(_ page: PageLines, _ text: Span) -> Int? {
        let tail = Span(max(text.start, text.end - 24), text.end)
        let lower = page.clean[tail.range].map(ByteText.lower)
        for mark in marks {
            guard lower.count > mark.count, lower.suffix(mark.count).elementsEqual(mark) else {
                continue
            }
            return text.end - mark.count
        }
        return nil
    }

    private static let marks: [[UInt8]] = [
        "(correct answer)", "(correct)", "[correct]", "(right)", "(answer)", "← correct answer",
        "← correct", "<- correct", "<-- correct", "← answer", "<- answer", "- correct",
    ].map { Array($0.utf8) }
}

/// Answers that stand apart from their questions, under a heading of their own or behind it: one on each line, or all
/// on a few.
struct AnswerKey {
    /// The position of the heading.
    var position: Int
    /// By number; where a number comes again, in order.
    var answers: [(number: Int, text: Span)] = []
    /// Without numbers, in order.
    var unnumbered: [Span] = []

    /// The last line that heads answers and has some behind it.
    static func find(_ lines: ContentLines) -> AnswerKey? {
        for position in (1..<max(1, lines.count)).reversed() {
            guard let rest = heading(lines, position) else { continue }
            var key = AnswerKey(position: position)
            key.read(lines, rest)
            if !key.answers.isEmpty || !key.unnumbered.isEmpty { return key }
        }
        return nil
    }

    /// Whether the line says that answers follow, and nothing else.
    static func isHeading(_ lines: ContentLines, _ position: Int) -> Bool {
        heading(lines, position)?.isEmpty ?? false
    }

    /// What stands behind the words "Answers:" on their line; `nil` where the line is no such heading.
    private static func heading(_ lines: ContentLines, _ position: Int) -> Span? {
        let page = lines.page
        let line = lines.line(position)
        if isClosing(page, line) { return Span(line.text.end, line.text.end) }
        guard line.marker == .none, line.text.count <= 4000,
            initials.contains(page.clean[line.text.start] | 0x20)
        else { return nil }
        let head = Span(line.text.start, min(line.text.end, line.text.start + 40))
        let text = page.string(head).lowercased()
        guard let word = words.first(where: text.hasPrefix) else { return nil }
        var i = line.text.start + word.utf8.count
        if i < line.text.end,
            page.clean[i] == 0x28 || i + 1 < line.text.end && page.clean[i + 1] == 0x28,
            let close = page.firstIndex(of: 0x29, in: Span(i, min(line.text.end, i + 40)))
        {
            i = close + 1
        }
        let rest = page.trimmed(Span(i, line.text.end))
        if rest.isEmpty || isScope(page, rest) { return Span(line.text.end, line.text.end) }
        guard page.clean[rest.start] == 0x3A else { return nil }
        return page.trimmed(Span(rest.start + 1, rest.end))
    }

    /// "TEACHER COPY – ANSWERS".
    private static func isClosing(_ page: PageLines, _ line: Line) -> Bool {
        guard line.marker == .none, 10...48 ~= line.text.count else { return false }
        let parts = CreditLine.parts(page.string(of: line).lowercased())
        return parts.count == 2 && parts.last.map { words.contains($0) } ?? false
    }

    /// "Answers to section B".
    private static func isScope(_ page: PageLines, _ rest: Span) -> Bool {
        guard rest.count <= 64, !page.endsSentence(rest), page.clean[rest.end - 1] != 0x3A else {
            return false
        }
        let text = page.string(rest).lowercased()
        return ["to ", "for ", "- ", "– ", "— ", "("].contains { text.hasPrefix($0) }
    }

    /// Of two that begin alike the longer one stands first.
    private static let words =
        (CuePhrases.answerHeadings + [
            "answers key", "correct answers", "answer sheet", "key", "lösung", "corrigé",
            "soluciones", "risposte", "soluzioni",
        ]).sorted { $0.utf8.count > $1.utf8.count }

    private static let initials = Set(words.compactMap(\.utf8.first))

    private mutating func read(_ lines: ContentLines, _ rest: Span) {
        let page = lines.page
        let below = (position + 1)..<lines.count
        let numbered = below.filter { Self.number(lines, $0) != nil }
        if rest.isEmpty, numbered.count >= 2, numbered.count * 2 > below.count,
            !numbered.contains(where: { Self.inline(page, raw(lines, $0)).count >= 2 })
                || numbered.count >= 5
        {
            for paragraph in lines.paragraphs(below) {
                let first = paragraph.lowerBound
                let text = Span(lines.text(first).start, lines.text(paragraph.upperBound - 1).end)
                // "5) 4.00      6) 60 burgers": several in columns on one line.
                let columns = page.string(raw(lines, first), keepingGaps: true).columns(apart: 3)
                if paragraph.count == 1, columns.count >= 2,
                    case let several = Self.inline(page, raw(lines, first)),
                    several.count == columns.count
                {
                    answers += several
                } else if let number = Self.number(lines, first) {
                    answers.append((number, text))
                } else if let last = answers.indices.last, !lines.line(first).isApart {
                    answers[last].text.end = text.end
                }
            }
            return
        }
        if !rest.isEmpty { answers += Self.inline(page, rest) }
        for position in below { answers += Self.inline(page, raw(lines, position)) }
        if answers.isEmpty, rest.isEmpty { unnumbered = below.map { lines.text($0) } }
    }

    private func raw(_ lines: ContentLines, _ position: Int) -> Span {
        let line = lines.line(position)
        return Span(line.marker == .bullet ? line.text.start : line.start, line.text.end)
    }

    private static func number(_ lines: ContentLines, _ position: Int) -> Int? {
        guard case .number(let number) = lines.line(position).marker,
            ByteText.isDigit(lines.page.clean[lines.line(position).start])
                || lines.page.clean[lines.line(position).start] == 0x28
        else { return nil }
        return number
    }

    /// "1. C  2. B", "1 four, 2 aorta", "1-C; 2-A", "1C 2B": each number is one more than the last.
    static func inline(_ page: PageLines, _ raw: Span) -> [(number: Int, text: Span)] {
        var found: [(number: Int, text: Span)] = []
        var i = raw.start
        while i < raw.end {
            let isStart =
                i == raw.start
                || [0x20, 0x09, 0x2C, 0x3B, 0x7C, 0x28, 0x2F].contains(page.clean[i - 1])
            guard isStart, let (number, behind) = opening(page.clean, Span(i, raw.end)),
                found.isEmpty || number == found[found.count - 1].number + 1
            else {
                i += 1
                continue
            }
            if let last = found.indices.last {
                found[last].text = cut(page, Span(found[last].text.start, i))
                // "1. 2 atoms" has no other answer before its "2".
                if found[last].text.isEmpty {
                    found[last].text = Span(i, raw.end)
                    i += 1
                    continue
                }
            }
            found.append((number, Span(behind, raw.end)))
            i = behind
        }
        if let last = found.indices.last { found[last].text = cut(page, found[last].text) }
        return found.filter { !$0.text.isEmpty }
    }

    /// A number and the signs behind it.
    private static func opening(_ bytes: [UInt8], _ span: Span) -> (Int, Int)? {
        var i = span.start
        var number = 0
        if i < span.end, bytes[i] | 0x20 == 0x71 { i += 1 }
        let digits = i
        while i < span.end, i - digits < 3, ByteText.isDigit(bytes[i]) {
            number = number * 10 + Int(bytes[i] - 0x30)
            i += 1
        }
        guard i > digits, i < span.end else { return nil }
        let signs = i
        while i < span.end, [0x2E, 0x29, 0x3A, 0x2D, 0x3D].contains(bytes[i]) { i += 1 }
        let hasSign = i > signs
        let isSpaced = i < span.end && ByteText.isSpace(bytes[i])
        let isLetter = i < span.end && (ByteText.isUpper(bytes[i]) || ByteText.isLower(bytes[i]))
        let isSingle = isLetter && (i + 1 >= span.end || !ByteText.isLetter(bytes[i + 1]))
        guard i < span.end, isSpaced || hasSign || isSingle else { return nil }
        // "1.5" is one number.
        if hasSign, !isSpaced, ByteText.isDigit(bytes[i]) { return nil }
        while i < span.end, ByteText.isSpace(bytes[i]) { i += 1 }
        return i < span.end ? (number, i) : nil
    }

    /// Without the signs that part it from the next.
    private static func cut(_ page: PageLines, _ text: Span) -> Span {
        var text = page.trimmed(text)
        while !text.isEmpty, [0x2C, 0x3B, 0x7C, 0x2F, 0x28].contains(page.clean[text.end - 1]) {
            text = page.trimmed(Span(text.start, text.end - 1))
        }
        return text
    }
}
