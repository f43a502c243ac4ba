import ThawCore

/// What stands between the pairs of a list: the names of its parts, and text.
extension Pairs {
    /// Headings of parts in a list without empty lines: two or more lines of a few words, each over a pair, and no
    /// other lines without a sign; most would have had room on the line above: they are no rests of definitions.
    func partHeads(_ range: Range<Int>) -> Set<Int> {
        let page = lines.page
        let all = range.filter { Self.split(page, lines.line($0), separators) == nil }
        // Lines above the first pair but for the last one are the title and what it says.
        let first = zip(range, all).first { $0 != $1 }?.0 ?? range.lowerBound + all.count
        let plain = all.filter { $0 >= first - 1 }
        if plain.count == 1, opensAmongSmall(plain[0], range) { return Set(plain) }
        guard plain.count >= 2, plain.count * 2 < range.count else { return [] }
        let longest = range.reduce(0) { max($0, lines.text($1).count) }
        var free = 0
        for position in plain {
            let line = lines.line(position)
            guard line.marker == .none, line.text.count <= 40, position + 1 < range.upperBound,
                page.words(in: line.text, limit: 5) <= 4, !page.endsSentence(line.text),
                !ByteText.isLower(page.clean[line.text.start]),
                Self.split(page, lines.line(position + 1), separators) != nil
            else { return [] }
            // Nobody wraps a list at so few letters.
            if position < first || longest < 45 || lines.fits(position, on: longest) { free += 1 }
        }
        return free * 2 > plain.count ? Set(plain) : []
    }

    /// "Verbos útiles" in a list whose terms all begin with small letters.
    func opensAmongSmall(_ position: Int, _ range: Range<Int>) -> Bool {
        let page = lines.page
        let line = lines.line(position)
        guard line.marker == .none, line.text.count <= 40, position + 1 < range.upperBound,
            page.words(in: line.text, limit: 5) <= 4, !page.endsSentence(line.text),
            ByteText.isUpper(page.clean[line.text.start])
        else { return false }
        let terms = range.filter { Self.split(page, lines.line($0), separators) != nil }
        return terms.count >= 5
            && terms.allSatisfy { !ByteText.isUpper(page.clean[lines.text($0).start]) }
    }

    func startsSection(_ position: Int) -> Bool {
        let line = lines.line(position)
        return line.isApart && line.text.count <= 60
            && (lines.looksLikeHeading(position) || Self.isNumberedHead(lines, position))
    }

    /// "Summary: …" below a table.
    func sumsUp(_ position: Int) -> Bool {
        let text = lines.text(position)
        let head = lines.page.string(Span(text.start, min(text.end, text.start + 16))).lowercased()
        return lines.line(position).marker == .none
            && ["summary:", "in summary", "summary -", "to sum up", "overall:"].contains {
                head.hasPrefix($0)
            }
    }

    /// Whether the lines below a heading are running text: "Summary".
    func isAboveText(_ position: Int) -> Bool {
        guard position + 1 < lines.count else { return false }
        return Self.split(lines.page, lines.line(position + 1), separators) == nil
            && lines.text(position + 1).count > 60
    }
}

/// Lines that only look like pairs.
extension Pairs {
    /// "Depression → unemployment → extremism": each line is a chain of causes.
    static func areChains(_ lines: ContentLines, _ separators: [Separator]) -> Bool {
        guard separators.contains(.arrow) else { return false }
        var (chains, arrows) = (0, 0)
        for position in 0..<min(lines.count, 400) {
            let count = lines.string(position).split(separator: " ")
                .count { $0 == "→" || $0 == "->" }
            if count > 0 { arrows += 1 }
            if count > 1 { chains += 1 }
        }
        return chains >= 2 && chains * 2 >= arrows
    }

    /// "2:05 cell theory: all living things …": what was said in a lecture, and when.
    static func areTimed(_ lines: ContentLines) -> Bool {
        let timed = (0..<min(lines.count, 400)).count { position in
            let bytes = lines.page.clean[lines.text(position).range].prefix(6)
            let digits = bytes.prefix(while: ByteText.isDigit)
            let rest = bytes.dropFirst(digits.count)
            return 1...2 ~= digits.count && rest.first == 0x3A
                && rest.dropFirst().prefix(2).count(where: ByteText.isDigit) == 2
        }
        return timed >= 3 && timed * 4 >= lines.count
    }

    /// "Chapter 1: …", "Act 2: …" before a few sentences each: summaries of the parts of a work.
    static func areChapters(_ lines: ContentLines, _ separators: [Separator]) -> Bool {
        guard separators.contains(.colon) || separators.contains(.dash) else { return false }
        var (parts, terms) = (0, 0)
        for position in 0..<min(lines.count, 400) {
            guard let (term, meaning) = split(lines.page, lines.line(position), separators)
            else { continue }
            terms += 1
            let words = lines.page.string(term).lowercased().split { $0 == " " || $0 == "." }
            if words.count == 2, chapters.contains(words[0]), meaning.count >= 60,
                words[1].allSatisfy({ $0.isNumber || "ivx".contains($0) })
            {
                parts += 1
            }
        }
        return parts >= 3 && parts * 2 >= terms
    }

    private static let chapters: Set<Substring> = [
        "chapter", "ch", "act", "scene", "stanza", "verse", "book", "episode", "part", "section",
        "stave", "letter", "canto", "kapitel", "chapitre", "capítulo",
    ]
}
