import ThawCore

/// Numbered questions of a sheet: what counts on from a question is another question, never its answer.
enum QuestionRuns {
    /// The positions of the lines that open a question of such a run. Cost: linear in the lines.
    static func find(_ lines: ContentLines, _ range: Range<Int>) -> Set<Int> {
        sort(lines, range).asked
    }

    /// The same, and the positions of lists in which a verb that asks opens a note now and then: "Use of …".
    static func sort(
        _ lines: ContentLines, _ range: Range<Int>
    ) -> (asked: Set<Int>, noted: Set<Int>) {
        var found: Set<Int> = []
        var noted: Set<Int> = []
        var run: [Int] = []
        var next = 1
        func close() {
            if isAsked(lines, run) {
                found.formUnion(run)
            } else if isNoted(lines, run) {
                noted.formUnion(run)
            }
            run.removeAll()
        }
        for position in range {
            guard case .number(let number) = lines.line(position).marker,
                isDigit(lines, position)
            else { continue }
            if number != next || run.isEmpty { close() }
            run.append(position)
            next = number + 1
        }
        close()
        return (found, noted)
    }

    /// Four lines or more without a question mark, of which too few ask.
    private static func isNoted(_ lines: ContentLines, _ run: [Int]) -> Bool {
        guard run.count >= 4 else { return false }
        return run.count { asks(lines, $0) } * 10 < run.count * 7
            && !run.contains { lines.page.endsInQuestionMark(end(lines, $0)) }
    }

    private static func isDigit(_ lines: ContentLines, _ position: Int) -> Bool {
        let start = lines.line(position).start
        let first = lines.page.clean[start]
        return ByteText.isDigit(first)
            || first == 0x28 && ByteText.isDigit(lines.page.clean[start + 1])
    }

    /// Three lines or more, of which seven in ten ask and one does so for certain.
    private static func isAsked(_ lines: ContentLines, _ run: [Int]) -> Bool {
        guard run.count >= 3 else { return false }
        let asked = run.filter { asks(lines, $0) }
        return asked.count * 10 >= run.count * 7
            && asked.contains { position in
                lines.page.endsInQuestionMark(end(lines, position))
                    || QuestionAnswer.isImperative(lines.page, lines.text(position))
            }
    }

    /// Whether the paragraph ends in a question mark or one of its sentences opens as a task does.
    private static func asks(_ lines: ContentLines, _ position: Int) -> Bool {
        let page = lines.page
        let last = end(lines, position)
        if page.endsInQuestionMark(last) { return true }
        let text = lines.text(position)
        if isTask(page, text) { return true }
        guard text.count <= 600 else { return false }
        return Sentences.spans(in: page.clean, text).contains { sentence in
            page.endsInQuestionMark(sentence)
                || sentence.start > text.start && isTask(page, sentence)
        }
    }

    /// The end of the paragraph, without marks.
    private static func end(_ lines: ContentLines, _ position: Int) -> Span {
        var end = position
        while end + 1 < lines.count, end < position + 12, lines.continues(end + 1) { end += 1 }
        let text = lines.page.withoutMarks(lines.text(end))
        return text.isEmpty ? lines.text(max(position, end - 1)) : text
    }

    /// Whether the words at the beginning set a task.
    static func isTask(_ page: PageLines, _ text: Span) -> Bool {
        guard page.words(in: text, limit: 3) >= 2 else { return false }
        return CueMatcher.shared.matches(page, text).contains {
            ($0.cue == .imperative || $0.cue == .task) && $0.span.start == text.start
        }
    }
}
