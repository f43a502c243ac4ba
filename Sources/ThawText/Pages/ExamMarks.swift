import ThawCore

/// What an examiner writes beside questions and answers: "[2 marks]" on a line of its own, "ALLOW …",
/// "Total: 10 marks".
enum ExamMarks {
    static func prepare(_ page: inout PageLines) {
        cutColumn(&page)
        readSpacedNumbers(&page)
        for index in page.lines.indices where isBlankAnswer(page, index) {
            page.lines[index].role = .boilerplate
        }
        markRules(&page)
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

    /// "......................" and nothing else, between questions; in a paper with marks they part the tasks.
    private static func markRules(_ page: inout PageLines) {
        let rules = page.lines.indices.filter { index in
            let line = page.lines[index]
            return line.role == nil && line.text.count >= 12
                && page.clean[line.text.range].allSatisfy { $0 == 0x2E || $0 == 0x5F || $0 == 0x20 }
        }
        guard !rules.isEmpty else { return }
        let hasMarks = page.lines.indices.contains { index in
            isMarks(page, index)
                || page.withoutMarks(page.lines[index].text).end < page.lines[index].text.end
        }
        guard !hasMarks else { return }
        for index in rules { page.lines[index].role = .boilerplate }
    }

    /// "Answer: £ ________", "Speed = ________ m/s": where an answer is to be written, behind its label.
    private static func isBlankAnswer(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.role == nil, line.marker == .none, 6...80 ~= line.text.count,
            page.firstIndex(of: 0x5F, in: line.text) != nil
        else { return false }
        let blank = page.clean[line.text.range].count { $0 == 0x5F }
        guard blank >= 4 else { return false }
        if let value = AnswerLabel.value(page, line.text) {
            let words = page.string(value).split { $0 == "_" || $0 == " " }
            return words.count <= 1 && words.allSatisfy { $0.count <= 5 }
        }
        let parts = page.string(line.text).split { $0 == "_" }.map { String($0).trimmingSpaces }
        return 1...2 ~= parts.count && parts[0].hasSuffix("=")
            && parts.allSatisfy { $0.split(separator: " ").count <= 4 }
    }

    /// "0 1 . 2  Explain …", as one board's papers number their questions in boxes, each with its mark scheme below it.
    private static func readSpacedNumbers(_ page: inout PageLines) {
        let schemes = page.lines.count { line in
            10...16 ~= line.text.count && AnswerLabel.value(page, line.text)?.isEmpty == true
        }
        guard schemes >= 3 else { return }
        let found = page.lines.indices.compactMap { index in
            spacedNumber(page, page.lines[index]).map {
                (line: index, number: $0.number, end: $0.end)
            }
        }
        guard found.count >= 3,
            zip(found, found.dropFirst()).allSatisfy({ $0.number < $1.number })
        else { return }
        for (place, task) in found.enumerated() {
            page.lines[task.line].marker = .number(place + 1)
            page.lines[task.line].text = page.trimmed(
                Span(task.end, page.lines[task.line].text.end))
        }
        for index in page.lines.indices
        where page.lines[index].role == nil && index > found[0].line
            && (isToFill(page, index) || isTotal(page, index) || isMargin(page, index))
        {
            page.lines[index].role = .boilerplate
        }
        joinToMarks(&page, Set(found.map(\.line)))
    }

    /// "Do not write outside the box", on one line or on several, and the code of the paper at its foot.
    private static func isMargin(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.marker == .none, line.text.count <= 40 else { return false }
        let text = page.lowercased(index)
        if margins.contains(text) { return true }
        return !text.contains(" ") && text.count >= 8 && text.contains(where: \.isNumber)
            && (text.count { $0 == "/" } >= 2 || text.hasPrefix("*") && text.hasSuffix("*"))
    }

    private static let margins: Set<String> = [
        "do not write", "do not write outside the", "do not write outside the box", "outside the",
        "outside the box", "write outside the", "box", "do not write in this area",
    ]

    /// A question goes on to its marks: "… at an angle." over "State what happens. [2 marks]".
    private static func joinToMarks(_ page: inout PageLines, _ starts: Set<Int>) {
        var rests: Set<Int> = []
        for start in starts {
            for end in start..<min(start + 6, page.lines.count) {
                let line = page.lines[end]
                guard
                    end == start
                        || !starts.contains(end) && line.marker == .none && line.role == nil
                else { break }
                guard page.withoutMarks(line.text).end < line.text.end || isMarks(page, end) else {
                    continue
                }
                if end > start { rests.formUnion((start + 1)...end) }
                break
            }
        }
        page.joinLines(rests)
    }

    /// A hundred times the number, and the part; behind the two blanks below them.
    private static func spacedNumber(_ page: PageLines, _ line: Line) -> (number: Int, end: Int)? {
        let bytes = page.clean
        var i = line.text.start
        guard line.marker == .none, line.text.count > 8, i + 3 < line.text.end,
            ByteText.isDigit(bytes[i]), bytes[i + 1] == 0x20, ByteText.isDigit(bytes[i + 2])
        else { return nil }
        var number = 1000 * Int(bytes[i] - 0x30) + 100 * Int(bytes[i + 2] - 0x30)
        i += 3
        if i + 3 < line.text.end, bytes[i] == 0x20, bytes[i + 1] == 0x2E, bytes[i + 2] == 0x20,
            ByteText.isDigit(bytes[i + 3])
        {
            number += Int(bytes[i + 3] - 0x30)
            i += 4
        }
        guard number > 0, i + 1 < line.text.end, bytes[i] == 0x20 || bytes[i] == 0x09 else {
            return nil
        }
        return (number, i)
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
