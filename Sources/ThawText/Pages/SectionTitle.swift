import ThawCore

/// The section of a textbook below its chapter: "Unit 2 The challenge of natural hazards", "2.3 What happens at plate
/// margins?". The section is what the page is about.
enum SectionTitle {
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.title == nil else { return }
        let open = page.openLines(limit: 6).filter { !page.isNumber(page.lines[$0].text) }
        guard open.count >= 3, let number = chapter(page, open[0]),
            let title = section(page, open[1], of: number),
            // With others it is a part of the chapter.
            !page.openLines(limit: 400).contains(where: {
                $0 > open[1] && section(page, $0, of: number) != nil
            })
        else { return }
        page.lines[open[0]].role = .metadata
        page.lines[open[1]].role = .title
        page.opening.title = page.finding(title)
    }

    private static func chapter(_ page: PageLines, _ index: Int) -> Int? {
        let words = page.lowercased(index, limit: 100).split(separator: " ")
        guard words.count >= 2, TitleBlock.parts.contains(String(words[0])),
            page.lines[index].marker == .none
        else { return nil }
        return Int(words[1].filter { $0 != ":" && $0 != "." && $0 != "–" })
    }

    /// What stands behind "2.3" of chapter 2.
    private static func section(_ page: PageLines, _ index: Int, of chapter: Int) -> Span? {
        let line = page.lines[index]
        let raw = Span(line.start, line.text.end)
        let opening = Array("\(chapter).".utf8)
        guard 8...110 ~= raw.count, page.clean[raw.range].starts(with: opening) else { return nil }
        var end = raw.start + opening.count
        while end < raw.end, ByteText.isDigit(page.clean[end]) { end += 1 }
        guard 1...2 ~= end - raw.start - opening.count, end < raw.end,
            ByteText.isSpace(page.clean[end])
        else { return nil }
        let text = page.trimmed(Span(end, raw.end))
        let isName = !page.endsSentence(text) || page.endsInQuestionMark(text)
        return isName && page.words(in: text, limit: 14) <= 13 ? text : nil
    }
}
