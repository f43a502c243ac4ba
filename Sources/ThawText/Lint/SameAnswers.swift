import ThawCore

/// Cards with one answer between them: the one learned is given for the other. Pairs are asked both ways, so two
/// terms with one meaning cannot be told apart; two questions with one answer blur into each other.
struct SameAnswers {
    private let resource: Resource
    private let numbers: LineIndex

    init(_ resource: Resource, _ numbers: LineIndex) {
        self.resource = resource
        self.numbers = numbers
    }

    private struct Answer {
        var field: Resource.Field
        var passage: Passage
        var stem: Passage
    }

    func findings() -> [LintFinding] {
        let content = resource.content
        let pairs = content.pairs.enumerated().map {
            Answer(
                field: .pairDefinition($0.offset), passage: $0.element.definition,
                stem: $0.element.term)
        }
        let questions = content.questions.enumerated().compactMap { i, question in
            question.answer.map {
                Answer(field: .questionAnswer(i), passage: $0, stem: question.stem)
            }
        }
        return findings(among: pairs, asksBothWays: true)
            + findings(among: questions, asksBothWays: false)
    }

    private func findings(among answers: [Answer], asksBothWays: Bool) -> [LintFinding] {
        guard answers.count > 1 else { return [] }
        var first: [[UInt8]: Answer] = [:]
        var found: [LintFinding] = []
        for answer in answers {
            let key = Self.key(resource.shown(answer.passage))
            guard Self.says(key, asksBothWays: asksBothWays) else { continue }
            guard let other = first[key] else {
                first[key] = answer
                continue
            }
            if found.count >= Linter.findingLimit { break }
            found.append(finding(answer, other))
        }
        return found
    }

    private func finding(_ answer: Answer, _ other: Answer) -> LintFinding {
        let stem = resource.shown(answer.stem)
        let line = numbers.line(at: other.passage.span.start)
        let isRepeated = Self.key(stem) == Self.key(resource.shown(other.stem))
        let message =
            isRepeated
            ? "This card is the one of line \(line) again. Keep one of them."
            : "This card has the answer of line \(line). Add to each what tells them apart, "
                + "or join them."
        return LintFinding(
            rule: .sameAnswer, message: message, span: answer.passage.span,
            line: numbers.line(at: answer.passage.span.start), field: answer.field)
    }

    /// The letters and digits in lower case, one space between words.
    private static func key(_ text: String) -> [UInt8] {
        var key: [UInt8] = []
        for byte in text.utf8 {
            if WordShape.isASCIILetter(byte) || WordShape.isDigit(byte) || byte >= 0x80 {
                key.append(WordShape.isUpper(byte) ? byte | 0x20 : byte)
            } else if let last = key.last, last != 0x20 {
                key.append(0x20)
            }
        }
        if key.last == 0x20 { key.removeLast() }
        return key
    }

    private static let bare: Set<[UInt8]> = Set(
        ["yes", "no", "true", "false", "both", "none", "all of the above"].map { Array($0.utf8) })

    /// Whether an answer can be told from others: two events may share a year, two statements be true.
    private static func says(_ key: [UInt8], asksBothWays: Bool) -> Bool {
        guard !key.isEmpty else { return false }
        if asksBothWays { return key.count > 1 }
        guard key.count > 3, !bare.contains(key) else { return false }
        return key.contains { WordShape.isASCIILetter($0) || $0 >= 0x80 }
            && !key.prefix(4).allSatisfy(WordShape.isDigit)
    }
}
