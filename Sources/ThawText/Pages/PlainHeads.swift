import ThawCore

/// Headings of a text that lost its empty lines: "Criticisms" between the end of a sentence and a long line, again and
/// again.
enum PlainHeads {
    /// By position whether the line is one; empty where the text has fewer than two. Cost: linear in the lines.
    static func find(_ lines: ContentLines) -> [Bool] {
        guard lines.count >= 6, lines.page.markup == .plain else { return [] }
        var apart = 0
        for position in 1..<lines.count where lines.line(position).isApart { apart += 1 }
        guard apart * 12 <= lines.count else { return [] }
        var isHead = [Bool](repeating: false, count: lines.count)
        var found = 0
        for position in 0..<(lines.count - 1) {
            guard isShort(lines, position), position == 0 || closes(lines, position - 1) else {
                continue
            }
            let next = lines.line(position + 1)
            isHead[position] = opens(lines, position + 1)
            guard isHead[position] || next.marker == .bullet && !next.isApart else { continue }
            if position > 0 { found += 1 }
        }
        return found >= 2 ? isHead : []
    }

    /// A few words that begin with a capital and are no sentence or list; a question may head what answers it.
    private static func isShort(_ lines: ContentLines, _ position: Int) -> Bool {
        let (page, line) = (lines.page, lines.line(position))
        guard line.marker == .none, !line.isRow, line.text.count <= 48,
            page.words(in: line.text, limit: 8) <= 6,
            !page.endsSentence(line.text) || page.endsInQuestionMark(line.text),
            ByteText.isUpper(page.clean[line.text.start]) || page.clean[line.text.start] >= 0xC3
        else { return false }
        let bytes = page.clean[line.text.range]
        return ![0x2C, 0x3B, 0x3A, 0x2D].contains(page.lastByte(of: line.text))
            && !bytes.contains(0x3A) && !bytes.contains(0x3D) && !bytes.contains(0x09)
    }

    /// Whether a line ends what stands above a heading.
    private static func closes(_ lines: ContentLines, _ position: Int) -> Bool {
        // The last bullet of a list seldom has a full stop.
        let isWholeBullet =
            lines.line(position).marker == .bullet && !isOpen(lines, position)
            && position + 1 < lines.count && lines.line(position + 1).indent == 0
        return isWholeBullet || lines.page.endsSentence(lines.text(position))
            || lines.line(position).heading > 0
    }

    /// Whether a line begins running text.
    private static func opens(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        guard line.marker == .none, !line.isRow, line.heading == 0, line.text.count >= 48 else {
            return false
        }
        return !ByteText.isLower(lines.page.clean[line.text.start])
            && lines.page.words(in: line.text, limit: 8) >= 7
    }

    // MARK: By their words, and among long lines

    /// "Method", "Results", "Evaluation" alone on their lines, two of them or more: the parts of a report.
    static func ofReport(_ lines: ContentLines) -> [Int] {
        guard lines.page.markup == .plain else { return [] }
        let found = (0..<max(0, lines.count - 1)).filter { position in
            let line = lines.line(position)
            guard line.marker == .none, line.heading == 0, line.text.count <= 24 else {
                return false
            }
            let name = lines.string(position).lowercased()
            return parts.contains(name.hasSuffix(":") ? String(name.dropLast()) : name)
        }
        return found.count >= 2 ? found : []
    }

    private static let parts: Set<String> = [
        "aim", "aims", "hypothesis", "introduction", "background", "theory", "apparatus",
        "equipment", "materials", "variables", "method", "methods", "procedure", "safety",
        "risk assessment", "results", "observations", "data", "analysis", "calculations",
        "discussion", "conclusion", "conclusions", "evaluation", "errors", "improvements",
        "limitations", "strengths", "weaknesses", "advantages", "disadvantages", "references",
        "abstract", "participants", "findings", "sample", "design", "for", "against", "pros",
        "cons", "arguments for", "arguments against", "agree", "disagree", "benefits",
        "drawbacks", "positives", "negatives", "counter-argument", "counterargument", "summary",
    ]

    /// "Guilt" among lines of quotations: one word or two with a capital, each over a line more than twice as long,
    /// where nearly all other lines are long and none was wrapped.
    static func amongLong(_ lines: ContentLines) -> [Int] {
        let page = lines.page
        guard page.markup == .plain, lines.wrapWidth == nil, lines.count >= 8 else { return [] }
        let found = (0..<(lines.count - 1)).filter { position in
            let (line, next) = (lines.line(position), lines.line(position + 1))
            return isShort(lines, position) && line.text.count <= 28
                && page.words(in: line.text, limit: 3) <= 2
                && !page.endsInQuestionMark(line.text)
                && !page.clean[line.text.range].contains(where: ByteText.isDigit)
                && next.marker == .none && next.heading == 0 && !next.isRow && !next.isApart
                && next.text.count >= 40 && next.text.count > 2 * line.text.count
                && (position == 0 || !isOpen(lines, position - 1))
        }
        // The first line may be a title.
        let inner = found.filter { $0 > 1 && !lines.line($0).isApart }
        guard inner.count >= 2 else { return [] }
        let others = Set(1..<lines.count).subtracting(found)
        let long = others.count {
            lines.text($0).count >= 40 && lines.line($0).marker == .none && !lines.line($0).isRow
        }
        return long * 10 >= others.count * 9 && others.count >= 2 * inner.count ? inner : []
    }

    /// "respiration" among points in small letters: one word alone, below a point or a line with a sign and above one,
    /// where nearly all other lines are longer. Twice or more.
    static func ofOneWord(_ lines: ContentLines) -> [Int] {
        let page = lines.page
        guard page.markup == .plain, lines.areSmall else { return [] }
        let words = (0..<lines.count).map { page.words(in: lines.text($0), limit: 3) }
        func isWord(_ position: Int) -> Bool {
            let line = lines.line(position)
            return words[position] == 1 && line.marker == .none && line.heading == 0
                && 4...24 ~= line.text.count && !line.isRow
                && page.clean[line.text.range].allSatisfy(ByteText.isLetter)
        }
        // "case studies" over "haiti": the first of two heads.
        func isName(_ position: Int) -> Bool {
            words[position] <= 2 && lines.line(position).marker == .none
                && Pairs.split(page, lines.line(position), [.dash, .equals, .arrow, .colon]) == nil
        }
        let found = (0..<max(0, lines.count - 1)).filter {
            isWord($0) && !isWord($0 + 1) && words[$0 + 1] >= 2
                && ($0 == 0 || !isOpen(lines, $0 - 1) && !isName($0 - 1))
        }
        let short = words.count { $0 <= 1 }
        return found.count >= 2 && short <= found.count + 1 && found.count * 3 <= lines.count
            ? found : []
    }

    // MARK: On printed pages

    /// By position whether the line heads a paragraph of a page wrapped at a column, with lines above and below it or
    /// without: it is short, the text above it is at its end, and a line that fills the column follows. Empty where
    /// fewer than two are. Cost: linear in the lines.
    static func printed(_ lines: ContentLines) -> [Bool] {
        guard let width = lines.wrapWidth, width >= 40, lines.page.markup == .plain else {
            return []
        }
        var isHead = [Bool](repeating: false, count: lines.count)
        var found = 0
        for position in 0..<max(0, lines.count - 1) {
            let text = lines.text(position)
            guard isShort(lines, position), text.count * 10 < width * 7,
                position == 0 || isAtEnd(lines, position - 1, width),
                opensColumn(lines, position + 1, width)
            else { continue }
            isHead[position] = true
            if position > 0 { found += 1 }
        }
        return found >= 2 ? isHead : []
    }

    /// Whether a paragraph ends here: with its sentence, short of the column, or at the foot of a page.
    private static func isAtEnd(_ lines: ContentLines, _ position: Int, _ width: Int) -> Bool {
        let text = lines.text(position)
        return lines.page.endsSentence(text)
            || lines.line(position).marker == .none && text.count * 10 < width * 7
                && !isOpen(lines, position) && !ByteText.isLower(lines.page.clean[text.start])
            || lines.indices[position] + 1 < lines.indices[position + 1] && !isOpen(lines, position)
                && lines.line(position).marker == .none
    }

    private static func opensColumn(_ lines: ContentLines, _ position: Int, _ width: Int) -> Bool {
        let line = lines.line(position)
        return line.marker == .none && !line.isRow && line.heading == 0 && !line.isApart
            && line.text.count * 10 >= width * 7
            && !ByteText.isLower(lines.page.clean[line.text.start])
            && lines.page.words(in: line.text, limit: 6) >= 6
    }

    // MARK: Between lists

    /// By position whether a few words head the list below them, though the line above is full: on a page wrapped in a
    /// narrow column, where two others stand below a line that is not. Cost: linear in the lines.
    static func narrow(_ lines: ContentLines) -> [Bool] {
        var isHead = [Bool](repeating: false, count: lines.count)
        guard let width = lines.wrapWidth, lines.page.markup == .plain else { return isHead }
        var certain = 0
        var likely: [Int] = []
        for position in 0..<max(0, lines.count - 1) {
            let next = lines.line(position + 1)
            guard isShort(lines, position), next.marker != .none, !next.isApart,
                lines.page.words(in: lines.text(position), limit: 5) <= 4
            else { continue }
            if position == 0 || lines.line(position).isApart
                || lines.text(position - 1).count * 10 < width * 7
                || closes(lines, position - 1)
            {
                certain += 1
            } else if !isOpen(lines, position - 1) {
                likely.append(position)
            }
        }
        guard certain >= 2 else { return isHead }
        for position in likely { isHead[position] = true }
        return isHead
    }

    /// Whether a line breaks off behind a word or a sign that needs another.
    private static func isOpen(_ lines: ContentLines, _ position: Int) -> Bool {
        isOpen(lines.page, lines.text(position))
    }

    static func isOpen(_ page: PageLines, _ text: Span) -> Bool {
        if [0x2C, 0x3B, 0x3A, 0x2D, 0x28, 0x26].contains(page.lastByte(of: text)) { return true }
        let tail = page.string(Span(max(text.start, text.end - 12), text.end))
        return tail.split(separator: " ").last.map { joints.contains($0.lowercased()) } ?? true
    }

    private static let joints: Set<String> = [
        "the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "by", "for", "from", "with",
        "as", "that", "than", "but", "is", "are", "was", "were", "be", "his", "her", "its", "their",
        "into", "between", "called", "like", "under", "over", "against", "via", "vs", "–", "—", "=",
        "der", "die", "das", "und", "von", "zu", "le", "la", "les", "de", "du", "et", "el", "y",
    ]
}
