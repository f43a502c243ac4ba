import ThawCore

/// The question of an essay above its plan, with the time or the marks for it in brackets.
enum EssayHead {
    static func prepare(_ page: inout PageLines) {
        let open = page.openLines(limit: 4)
        guard open.count == 4, page.opening.title == nil else { return }
        let first = page.lines[open[0]]
        let note = page.lines[open[1]]
        guard first.marker == .none, first.text.count <= 240,
            page.endsInQuestionMark(first.text), page.words(in: first.text, limit: 6) >= 6,
            isNote(page, note) || note.isApart && isPlan(page, first)
                || note.isApart && opensPlan(page, open[1])
        else { return }
        page.lines[open[0]].role = .title
        page.opening.title = page.finding(first.text)
        if isNote(page, note) { page.lines[open[1]].role = .metadata }
    }

    /// "Essay plan: How far was …?"
    private static func isPlan(_ page: PageLines, _ line: Line) -> Bool {
        let head = Span(line.text.start, min(line.text.end, line.text.start + 40))
        guard let colon = page.firstIndex(of: 0x3A, in: head) else { return false }
        let words = page.string(Span(head.start, colon)).lowercased().split(separator: " ")
        return 1...4 ~= words.count
            && words.contains { ["essay", "plan", "question", "title", "debate"].contains($0) }
    }

    /// "Intro", "Para 1 – Treaty": the first part of a plan.
    private static func opensPlan(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 60).split { !$0.isLetter }
        guard let first = words.first else { return false }
        return ["intro", "introduction", "thesis", "loa"].contains(first) && words.count <= 3
            || ["para", "paragraph"].contains(first)
    }

    private static func isNote(_ page: PageLines, _ line: Line) -> Bool {
        guard line.text.count <= 80, page.clean[line.text.start] == 0x28,
            page.clean[line.text.end - 1] == 0x29
        else { return false }
        return page.string(line.text).lowercased().split { !$0.isLetter }.contains {
            measures.contains($0)
        }
    }

    private static let measures: Set<Substring> = [
        "min", "mins", "minutes", "hour", "hours", "mark", "marks", "words", "minuten", "punkte",
    ]
}
