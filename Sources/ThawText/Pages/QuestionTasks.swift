import ThawCore

/// Lines among questions that set a task and are questions, too: "Describe the dolly zoom."
enum QuestionTasks {
    typealias Part = QuestionAnswer.Part

    /// "ALLOW …", "IGNORE …": what a mark scheme tells who marks.
    static func isGuidance(_ page: PageLines, _ line: Line) -> Bool {
        guard line.text.count <= 200, ByteText.isUpper(page.clean[line.text.start]) else {
            return false
        }
        let head = Span(line.text.start, min(line.text.end, line.text.start + 24))
        let text = page.string(head)
        if guidance.contains(where: { text.hasPrefix($0 + " ") || text.hasPrefix($0 + ":") }) {
            return true
        }
        let lower = text.lowercased()
        return guidance.contains { lower.hasPrefix($0.lowercased() + ":") }
    }

    private static let guidance = [
        "ALLOW", "ACCEPT", "IGNORE", "REJECT", "DO NOT ACCEPT", "DO NOT ALLOW", "DO NOT CREDIT",
        "NOT", "ECF",
    ]

    /// The parts of a list of questions, such tasks taken for what they are.
    static func add(_ lines: ContentLines, _ parts: [Part]) -> [Part] {
        guard !parts.contains(where: { if case .answer = $0 { true } else { false } }) else {
            return parts
        }
        return betweenAnswers(lines, amongBare(lines, parts))
    }

    /// Where questions stand one under another without answers, a line that opens with a verb of tasks is one, too.
    private static func amongBare(_ lines: ContentLines, _ parts: [Part]) -> [Part] {
        let questions = parts.indices.filter { parts[$0].isQuestion }
        let bare = questions.filter { $0 + 1 < parts.count && parts[$0 + 1].isQuestion }
        let asked = parts.count - min(questions.first ?? 0, 2)
        guard questions.count * 2 > asked, !bare.isEmpty || areAllTasks(lines, parts) else {
            return parts
        }
        return parts.indices.map { position in
            let isBeside =
                position > 0
                && (parts[position - 1].isQuestion
                    || position + 1 < parts.count && parts[position + 1].isQuestion)
            guard parts[position] == .other, isBeside, isTask(lines, position) else {
                return parts[position]
            }
            return .question(lines.page.stem(lines.text(position)))
        }
    }

    /// Whether each line below the first question is a question or a task.
    private static func areAllTasks(_ lines: ContentLines, _ parts: [Part]) -> Bool {
        guard let first = parts.firstIndex(where: \.isQuestion), first <= 1 else { return false }
        return parts.indices.allSatisfy { position in
            position < first || parts[position].isQuestion || lines.continues(position)
                || isTask(lines, position)
        }
    }

    private static func isTask(_ lines: ContentLines, _ position: Int) -> Bool {
        !lines.continues(position) && lines.page.words(in: lines.text(position), limit: 4) >= 4
            && QuestionRuns.isTask(lines.page, lines.text(position))
    }

    /// Where answers stand under their questions, a shorter line that asks for something, between an answer and a line
    /// that does not.
    private static func betweenAnswers(_ lines: ContentLines, _ parts: [Part]) -> [Part] {
        var parts = parts
        guard parts.count(where: \.isQuestion) >= 2 else { return parts }
        for position in parts.indices.dropLast() where position >= 2 {
            let text = lines.text(position)
            guard parts[position] == .other, parts[position + 1] == .other,
                parts[position - 1] == .other, parts[position - 2].isQuestion,
                !lines.continues(position), !lines.continues(position + 1),
                lines.line(position).marker == .none,
                text.count < lines.text(position + 1).count, text.count <= 160,
                QuestionAnswer.isImperative(lines.page, text),
                !QuestionAnswer.isImperative(lines.page, lines.text(position + 1))
            else { continue }
            parts[position] = .question(lines.page.stem(text))
        }
        return parts
    }
}
