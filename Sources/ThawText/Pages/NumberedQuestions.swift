import ThawCore

/// Questions of a paper whose numbers have no sign behind them: "3 State two uses of copper."
enum NumberedQuestions {
    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        var found: [(line: Int, start: Int)] = []
        var asked = 0
        for (index, line) in page.lines.enumerated()
        where line.marker == .none && line.role == nil && line.heading == 0 {
            guard let (number, start) = opening(page, line) else { continue }
            guard number == found.count + 1 else { return }
            found.append((index, start))
            let text = Span(start, line.text.end)
            let asks =
                page.endsInQuestionMark(page.withoutMarks(text)) || QuestionRuns.isTask(page, text)
            if asks { asked += 1 }
        }
        guard found.count >= 3, asked * 10 >= found.count * 8,
            !page.lines.contains(where: { $0.marker == .number(1) && $0.indent == 0 })
        else { return }
        for (number, item) in found.enumerated() {
            page.lines[item.line].marker = .number(number + 1)
            page.lines[item.line].text.start = item.start
        }
    }

    /// The points of a list whose numbers have no sign behind them, one below another from 1: "1 The blood enters …".
    static func prepareLists(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        var run: [(line: Int, start: Int)] = []
        var (isOpen, rests) = (false, 0)
        func close() {
            isOpen = false
            defer { run = [] }
            guard run.count >= 3 else { return }
            for (number, item) in run.enumerated() {
                page.lines[item.line].marker = .number(number + 1)
                page.lines[item.line].text.start = item.start
            }
        }
        for index in page.lines.indices {
            let line = page.lines[index]
            let isPlain = line.marker == .none && line.role == nil && line.heading == 0
            if isPlain, !line.isRow, let (number, start) = opening(page, line),
                page.words(in: Span(start, line.text.end), limit: 4) >= 3,
                !isOpen || !line.isApart || number != run.count + 1
            {
                if !isOpen || number != run.count + 1 { close() }
                guard number == run.count + 1 else { continue }
                isOpen = true
                rests = 0
                run.append((index, start))
            } else if isOpen {
                rests += 1
                let goesOn =
                    isPlain && !line.isApart && rests <= 2
                    && !page.endsSentence(page.lines[index - 1].text)
                    && ByteText.isLower(page.clean[line.text.start])
                if !goesOn { close() }
            }
        }
        close()
    }

    /// A number of one or two digits, blanks and a capital.
    private static func opening(_ page: PageLines, _ line: Line) -> (Int, Int)? {
        var i = line.text.start
        var number = 0
        while i < line.text.end, i - line.text.start < 3, ByteText.isDigit(page.clean[i]) {
            number = number * 10 + Int(page.clean[i] - 0x30)
            i += 1
        }
        guard 1...2 ~= i - line.text.start, i < line.text.end, ByteText.isSpace(page.clean[i])
        else { return nil }
        while i < line.text.end, ByteText.isSpace(page.clean[i]) { i += 1 }
        guard i + 4 < line.text.end, ByteText.isUpper(page.clean[i]) else { return nil }
        return (number, i)
    }
}
