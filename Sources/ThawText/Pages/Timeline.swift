import ThawCore

/// A list of years in parts with headings: notes, a card a part.
enum Timeline {
    /// `nil` where fewer than two parts have headings or the lines do not begin with dates.
    static func read(
        _ lines: ContentLines, _ evidence: Pairs.Evidence, title: Finding?
    ) -> Structure? {
        var page = lines.page
        var headings = 0
        var rows = 0
        // Where every line stands apart, the first of a part does, too.
        let apart = (0..<lines.count).count { lines.line($0).isApart }
        let isSpaced = apart * 10 >= lines.count * 8
        for position in 0..<lines.count {
            if let (term, _) = Pairs.split(page, lines.line(position), evidence.separators) {
                guard isDate(page.string(term)) else {
                    // "The printed book - timeline" over the first part.
                    if position == 0, title == nil, lines.count > 1, lines.line(1).isApart {
                        continue
                    }
                    return nil
                }
                rows += 1
                let line = lines.indices[position]
                page.lines[line].marker = .bullet
                page.lines[line].text.start = behindSign(page, page.lines[line].text)
            } else if opensPart(lines, position, evidence, isSpaced) {
                headings += 1
                page.lines[lines.indices[position]].heading = 3
            } else if position > 0, !lines.continues(position), !hangs(lines, position) {
                return nil
            }
        }
        guard headings >= 2, rows >= headings * 2 else { return nil }
        return Outline.read(ContentLines(page, lines.indices), title: title)
    }

    /// Whether the lines tell what happened year by year, "490  Marathon …": six or more, and a quarter of all.
    static func opens(_ lines: ContentLines) -> Bool {
        let dated = (0..<lines.count).count { position in
            let text = lines.text(position)
            let first = lines.page.string(Span(text.start, min(text.end, text.start + 16)))
                .prefix { $0 != " " && $0 != ":" }
            let digits = first.prefix(while: \.isNumber)
            let rest = first.dropFirst(digits.count)
            return 3...4 ~= digits.count && rest.count <= 5
                && rest.allSatisfy { $0.isNumber || "/-–".contains($0) }
        }
        return dated >= 6 && dated * 4 >= lines.count
    }

    /// "★ 28 June 1914": behind a sign before the date.
    private static func behindSign(_ page: PageLines, _ text: Span) -> Int {
        let words = page.string(text).split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].count <= 2,
            !words[0].contains(where: { $0.isLetter || $0.isNumber || $0.isPunctuation })
        else { return text.start }
        return page.trimmed(Span(text.start + words[0].utf8.count, text.end)).start
    }

    /// Whether a line goes on with the one above, farther in.
    private static func hangs(_ lines: ContentLines, _ position: Int) -> Bool {
        let (line, above) = (lines.line(position), lines.line(position - 1))
        return !line.isApart && line.marker == .none && above.heading == 0 && line.indent >= 2
            && line.indent >= above.indent
    }

    private static func opensPart(
        _ lines: ContentLines, _ position: Int, _ evidence: Pairs.Evidence, _ isSpaced: Bool
    ) -> Bool {
        guard position + 1 < lines.count, lines.line(position).isApart || position == 0,
            lines.looksLikeHeading(position)
        else { return false }
        let next = lines.line(position + 1)
        return (isSpaced || !next.isApart)
            && Pairs.split(lines.page, next, evidence.separators) != nil
    }

    /// A year, with a day or a month, or a span of years.
    private static func isDate(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return 1...7 ~= words.count
            && words.contains { 3...4 ~= $0.count && $0.allSatisfy(\.isNumber) }
            && words.allSatisfy { word in
                word.contains(where: \.isNumber) && word.count <= 5
                    || PageDateReader.isMonth(String(word)) || around.contains(word)
            }
    }

    private static let around: Set<Substring> = [
        "c", "ca", "circa", "about", "bc", "ad", "bce", "ce", "early", "late", "mid", "spring",
        "summer", "autumn", "winter", "to", "from", "by", "until", "and", "after", "before", "um",
    ]
}
