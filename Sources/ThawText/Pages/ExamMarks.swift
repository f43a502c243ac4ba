import ThawCore

/// What an examiner writes beside questions and answers: "[2 marks]" on a line of its own, "ALLOW …",
/// "Total: 10 marks".
enum ExamMarks {
    static func prepare(_ page: inout PageLines) {
        cutColumn(&page)
        let marks = page.lines.indices.filter { isMarks(page, $0) }
        guard marks.count >= 2 else { return }
        markNumbers(&page)
        for index in marks { page.lines[index].role = .boilerplate }
        for index in page.lines.indices where page.lines[index].role == nil {
            let isBelow = index > marks[0]
            if isToFill(page, index)
                || isBelow && (isInstruction(page, index) || isTotal(page, index))
            {
                page.lines[index].role = .boilerplate
            }
        }
    }

    /// "2 marks" on a line of its own.
    private static func isBareMarks(_ page: PageLines, _ line: Line) -> Bool {
        guard 6...8 ~= line.text.count, line.marker == .none,
            ByteText.isDigit(page.clean[line.text.start])
        else { return false }
        let words = page.string(line.text).lowercased().split(separator: " ")
        return words.count == 2 && Int(words[0]) != nil && ["mark", "marks"].contains(words[1])
    }

    /// "[2 marks]", "(1 mark)", "[3]", "2 marks".
    static func isMarks(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.text.count <= 16, line.role == nil || line.role == .boilerplate else {
            return false
        }
        if isBareMarks(page, line) { return true }
        guard
            page.clean[line.start] == 0x5B
                || page.clean[line.start] == 0x28
        else { return false }
        let text = page.string(Span(line.start, line.text.end)).lowercased()
        guard text.hasSuffix("]") || text.hasSuffix(")") else { return false }
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard let first = words.first, Int(first) != nil, words.count <= 2 else { return false }
        let isNamed = words.count == 2 && ["mark", "marks", "pts", "points"].contains(words[1])
        return isNamed || words.count == 1 && text.hasPrefix("[")
    }

    /// "..........", "Mean rate = .......... Unit ..........": where an answer is to be written.
    static func isToFill(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        // Ten dots or more, and half of all: a sentence is told off before its end.
        var others = min(text.count - 10, text.count / 2)
        for byte in page.clean[text.range] where byte != 0x2E && byte != 0x5F {
            others -= 1
            if others < 0 { return false }
        }
        return others >= 0
    }

    /// "ALLOW average mass of 1 mole", "Do not accept …", "Ignore units".
    private static func isInstruction(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 200).split { !$0.isLetter }.prefix(3)
        guard let first = words.first, page.lines[index].marker == .none else { return false }
        if words.prefix(2) == ["do", "not"], let third = words.dropFirst(2).first {
            return ["allow", "accept", "credit", "award", "penalise"].contains(third)
        }
        return ["allow", "accept", "reject", "ignore"].contains(first)
    }

    /// "Total: 10 marks", "Total for question 2 = 6 marks".
    private static func isTotal(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 60).split { !$0.isLetter && !$0.isNumber }
        return words.first == "total" && words.contains { Int($0) != nil }
            && (words.last == "marks" || words.last.map { Int($0) != nil } ?? false)
    }

    /// The number of a page below "Turn over" or "End of section A".
    private static func markNumbers(_ page: inout PageLines) {
        for index in page.lines.indices.dropFirst() where page.lines[index].text.count <= 2 {
            let line = page.lines[index]
            guard line.role == nil, line.marker == .none,
                page.isNumber(line.text),
                endsPage(page, index - 1)
            else { continue }
            page.lines[index].role = .boilerplate
        }
    }

    private static func endsPage(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 60).drop { !$0.isLetter }
        return ["turn over", "blank page", "end of "].contains { text.hasPrefix($0) }
    }

    // MARK: Columns

    /// "Question", a tab, "Answer", a tab, "Marks" over rows that begin with their number: what stands from the marks
    /// on is for examiners, and so are the marks of each point in the answers, "… (1)".
    private static func cutColumn(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty, page.clean.contains(0x09),
            let head = page.lines.indices.first(where: { marksColumn(page, $0) != nil }),
            let column = marksColumn(page, head)
        else { return }
        var edits: [PageEdit] = []
        var rows = 0
        for line in page.lines[(head + 1)...] {
            let whole = Span(line.start, line.text.end)
            guard let cells = page.cells(of: whole), cells.count > column,
                ByteText.isDigit(page.clean[whole.start]), page.isNumber(cells[column])
            else { continue }
            rows += 1
            let end = cells[column - 1].end
            edits += points(page, Span(cells[1].start, end))
            edits.append(PageEdit(span: Span(end, line.text.end)))
        }
        guard rows >= 3 else { return }
        page.lines[head].role = .heading
        page = page.applying(edits)
    }

    /// The place of the marks among the heads of the columns.
    private static func marksColumn(_ page: PageLines, _ index: Int) -> Int? {
        let line = page.lines[index]
        guard line.text.count <= 80, let cells = page.cells(of: line.text), cells.count >= 3 else {
            return nil
        }
        let names = cells.map { page.string($0).lowercased() }
        guard names[1].hasPrefix("answer") || names[1].hasPrefix("expected") else { return nil }
        return names.indices.first { $0 >= 2 && ["mark", "marks", "total"].contains(names[$0]) }
    }

    /// " (1)" in an answer.
    private static func points(_ page: PageLines, _ answer: Span) -> [PageEdit] {
        var edits: [PageEdit] = []
        for i in answer.range.dropLast(2)
        where page.clean[i] == 0x28 && page.clean[i + 2] == 0x29
            && ByteText.isDigit(page.clean[i + 1]) && i > answer.start
            && page.clean[i - 1] == 0x20
        {
            edits.append(PageEdit(span: Span(i - 1, i + 3)))
        }
        return edits
    }
}

extension ContentLines {
    /// Whether the marks for a task stand on the next line of the page: "2 marks".
    func isAboveMarks(_ position: Int) -> Bool {
        let next = indices[position] + 1
        return next < page.lines.count && ExamMarks.isMarks(page, next)
    }
}
