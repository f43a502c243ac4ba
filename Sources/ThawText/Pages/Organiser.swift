import ThawCore

/// A knowledge organiser: boxes of dates, people, quotations and words on one sheet, each under a few words, which
/// stand apart or are what such sheets call their boxes. Notes, a card a box.
enum Organiser {
    /// `nil` where the page does not call itself one, or fewer than three boxes have headings.
    static func read(_ lines: ContentLines, title: Finding?) -> Structure? {
        guard isNamed(lines.page) else { return nil }
        var page = lines.page
        var headings = 0
        for position in 0..<lines.count where heads(lines, position) {
            page.lines[lines.indices[position]].heading = 3
            headings += 1
        }
        guard headings >= 3 else { return nil }
        return Outline.read(ContentLines(page, lines.indices), title: title)
    }

    private static func isNamed(_ page: PageLines) -> Bool {
        page.lines.indices.prefix(6).contains { index in
            let words = page.lowercased(index, limit: 160)
            return page.lines[index].text.count <= 160
                && [
                    "knowledge organiser", "knowledge organizer", "revision mat",
                    "wissensorganisator",
                ]
                .contains { words.contains($0) }
        }
    }

    private static func heads(_ lines: ContentLines, _ position: Int) -> Bool {
        let (page, line) = (lines.page, lines.line(position))
        guard position + 1 < lines.count, line.marker == .none, !line.isRow,
            line.text.count <= 60, lines.looksLikeHeading(position), !lines.continues(position),
            !lines.continues(position + 1),
            // "PLOT: ACT BY ACT"
            line.isApart && lines.isCapitals(position)
                || Pairs.split(page, line, Pairs.Separator.allCases) == nil,
            page.firstIndex(of: 0x09, in: line.text) == nil
        else { return false }
        if line.heading > 0 { return true }
        if line.isApart, !lines.line(position + 1).isApart { return true }
        let words = lines.string(position).lowercased().split { !$0.isLetter }
        return 1...4 ~= words.count
            && words.allSatisfy { boxes.contains($0) || joints.contains($0) }
            && words.contains { boxes.contains($0) }
    }

    private static let joints: Set<Substring> = [
        "key", "and", "the", "of", "important", "useful", "main", "big", "core", "what", "who",
        "exam", "a",
    ]
    /// What such sheets call their boxes.
    private static let boxes: Set<Substring> = [
        "context", "plot", "characters", "themes", "quotations", "quotes", "vocabulary", "vocab",
        "words", "terms", "terminology", "people", "individuals", "figures", "places", "dates",
        "timeline", "events", "facts", "ideas", "concepts", "definitions", "glossary", "causes",
        "consequences", "effects", "impacts", "structure", "form", "language", "setting", "symbols",
        "techniques", "devices", "summary", "overview", "questions", "skills", "equations",
        "formulae", "formulas", "units", "practicals", "processes", "examples", "misconceptions",
        "keywords", "motifs", "messages", "features", "types", "uses", "statistics", "theorists",
        "studies", "links", "knowledge", "case", "study", "diagrams", "rules", "tips",
    ]
}
