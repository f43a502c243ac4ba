import ThawCore

/// The questions of a page about one term whose answers stand apart, and those that have none.
struct KeyTermAnswers {
    /// The heading of the answers and the lines under it.
    private(set) var range = 0..<0
    /// By the number of the question.
    private(set) var answers: [(number: Int, text: [Span])] = []

    /// "Answers", "Answers (don't peek!)" over "A1. …" or "1. …". Cost: linear in the lines.
    init(_ lines: ContentLines) {
        guard let heading = (1..<max(1, lines.count)).first(where: { Self.isHeading(lines, $0) })
        else { return }
        var position = heading + 1
        while position < lines.count {
            if let (number, text) = Self.numbered(lines, position) {
                answers.append((number, [text]))
            } else if let last = answers.indices.last,
                lines.continues(position) || !lines.line(position).isApart
            {
                answers[last].text.append(lines.text(position))
            } else {
                break
            }
            position += 1
        }
        if !answers.isEmpty { range = heading..<position }
    }

    private static func isHeading(_ lines: ContentLines, _ position: Int) -> Bool {
        let page = lines.page
        var text = lines.text(position)
        guard text.count <= 48, lines.line(position).marker == .none else { return false }
        if let bracket = page.firstIndex(of: 0x28, in: text), page.clean[text.end - 1] == 0x29 {
            text = page.trimmed(Span(text.start, bracket))
        }
        return !text.isEmpty
            && CueMatcher.shared.matches(page, text).contains { $0.cue == .answers }
    }

    private static func numbered(_ lines: ContentLines, _ position: Int) -> (Int, Span)? {
        let page = lines.page
        let line = lines.line(position)
        if case .number(let number) = line.marker, ByteText.isDigit(page.clean[line.start]) {
            return (number, line.text)
        }
        guard case .answer(let text) = QuestionAnswer.part(lines, position) else { return nil }
        let label = page.string(Span(line.start, text.start)).filter(\.isNumber)
        return Int(label).map { ($0, text) }
    }

    // MARK: Questions without answers

    /// The lines under each heading of questions that are questions one under another: one at least ends in a question
    /// mark, and all others set a task. No line is left that could answer them.
    static func unanswered(
        _ lines: ContentLines, _ headings: [Int: KeyTermPage.Part]
    ) -> Set<Int> {
        let starts = headings.keys.sorted()
        var found: Set<Int> = []
        for (index, start) in starts.enumerated() where headings[start] == .questions {
            let end = index + 1 < starts.count ? starts[index + 1] : lines.count
            let paragraphs = lines.paragraphs((start + 1)..<end)
            let run = QuestionRuns.find(lines, (start + 1)..<end)
            let asks = paragraphs.map { paragraph in
                let last = lines.page.withoutMarks(lines.text(paragraph.upperBound - 1))
                return lines.page.endsInQuestionMark(last)
            }
            let isTask = paragraphs.map {
                QuestionRuns.isTask(lines.page, lines.text($0.lowerBound))
            }
            let asked = asks.count { $0 }
            let areAll = zip(asks, isTask).allSatisfy { $0 || $1 } && asked >= 1
            // As many tasks as questions may answer them.
            let isRun = !run.isEmpty && paragraphs.allSatisfy { run.contains($0.lowerBound) }
            guard paragraphs.count >= 2, isRun || areAll && asked * 2 > paragraphs.count else {
                continue
            }
            found.formUnion(paragraphs.map(\.lowerBound))
        }
        return found
    }
}
