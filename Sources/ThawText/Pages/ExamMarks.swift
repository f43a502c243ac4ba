import ThawCore

/// What an examiner writes beside questions and answers: "[2 marks]" on a line of its own, "ALLOW …",
/// "Total: 10 marks".
enum ExamMarks {
    static func prepare(_ page: inout PageLines) {
        let marks = page.lines.indices.filter { isMarks(page, $0) }
        guard marks.count >= 2 else { return }
        for index in marks { page.lines[index].role = .boilerplate }
        for index in page.lines.indices where page.lines[index].role == nil && index > marks[0] {
            if isInstruction(page, index) || isTotal(page, index) {
                page.lines[index].role = .boilerplate
            }
        }
    }

    /// "[2 marks]", "(1 mark)", "[3]".
    private static func isMarks(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.text.count <= 16, line.role == nil,
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
}
