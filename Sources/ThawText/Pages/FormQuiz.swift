import ThawCore

/// A quiz as the editor of an online form shows it: "1 point" below each question, a tick before the right option.
enum FormQuiz {
    /// Takes the questions, each with its right option. Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil else { return }
        let points = page.lines.indices.filter { isPoints(page, $0) && asks(page, $0 - 1) }
        guard points.count >= 2 else { return }
        var ticked = 0
        for (place, index) in points.enumerated() {
            let end = place + 1 < points.count ? points[place + 1] - 1 : page.lines.count
            let options = ((index + 1)..<end).prefix { page.lines[$0].marker == .bullet }
            if options.contains(where: { isTick(page, $0) }) { ticked += 1 }
        }
        guard ticked * 2 >= points.count else { return }
        var cards: [(front: [Int], back: [Int])] = []
        for (place, index) in points.enumerated() {
            let end = place + 1 < points.count ? points[place + 1] - 1 : page.lines.count
            page.lines[index].role = .boilerplate
            cutStar(&page, index - 1)
            let options = ((index + 1)..<end).prefix { page.lines[$0].marker == .bullet }
            cards.append(([index - 1], options.filter { isTick(page, $0) }))
            for option in options { page.lines[option].role = .boilerplate }
            for rest in options.upperBound..<end where isChrome(page, rest) {
                page.lines[rest].role = .boilerplate
            }
        }
        for index in page.lines.indices where index < points[0] - 1 && isChrome(page, index) {
            page.lines[index].role = .boilerplate
        }
        NoteHead.prepare(&page)
        page.takeCards(cards, isAsked: true)
    }

    /// "1 point", "2 points" on a line of its own.
    private static func isPoints(_ page: PageLines, _ index: Int) -> Bool {
        guard index > 0, page.lines[index].marker == .none, 7...9 ~= page.lines[index].text.count
        else { return false }
        let words = page.lowercased(index).split(separator: " ")
        return words.count == 2 && Int(words[0]) != nil
            && (words[1] == "point" || words[1] == "points")
    }

    private static func asks(_ page: PageLines, _ index: Int) -> Bool {
        if case .number = page.lines[index].marker { return true }
        return page.endsInQuestionMark(page.lines[index].text)
    }

    /// ✓ ✔ ✅ ☑ before the option.
    private static func isTick(_ page: PageLines, _ index: Int) -> Bool {
        let start = page.lines[index].start
        guard start + 2 < page.clean.count, page.clean[start] == 0xE2 else { return false }
        let code = (page.clean[start + 1], page.clean[start + 2])
        return code == (0x9C, 0x93) || code == (0x9C, 0x94) || code == (0x9C, 0x85)
            || code == (0x98, 0x91)
    }

    /// The star of a question that must be answered.
    private static func cutStar(_ page: inout PageLines, _ index: Int) {
        let text = page.lines[index].text
        guard text.count > 3, page.clean[text.end - 1] == 0x2A, page.clean[text.end - 2] == 0x20
        else {
            return
        }
        page.lines[index].text = page.trimmed(Span(text.start, text.end - 1))
    }

    private static func isChrome(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.role == nil, line.text.count <= 200 else { return false }
        let text = page.lowercased(index, limit: 200)
        if line.text.count <= 24, text.hasSuffix(" *") || whole.contains(text) { return true }
        return openings.contains(where: text.hasPrefix)
    }

    private static let whole: Set<String> = [
        "forms", "required", "short answer text", "long answer text", "submit", "your answer",
        "untitled form", "send", "clear form",
    ]
    private static let openings = [
        "feedback:", "feedback for", "questions ", "never submit passwords",
        "this form was created",
        "this content is neither", "submit ", "report abuse", "your email", "* required",
        "required question", "switch account", "short answer text",
    ]
}
