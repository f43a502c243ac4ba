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
        while position < lines.count, !Self.opensPart(lines, position) {
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

    /// "Related terms" below the answers.
    private static func opensPart(_ lines: ContentLines, _ position: Int) -> Bool {
        lines.text(position).count <= 48
            && CueMatcher.shared.matches(lines.page, lines.text(position)).contains {
                $0.cue == .related || $0.cue == .facts
            }
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

extension KeyTermPage {
    /// Whether the last question has no answer and the related terms begin below it: the answers before it are of
    /// several sentences, this is one that opens like a definition, and others like it follow.
    func definesInsteadOfAnswering(_ position: Int) -> Bool {
        let questions = result.content.questions
        guard questions.count >= 3, questions.last?.answer == nil, position + 1 < lines.count,
            opensLikeDefinition(position), !Self.isQuestion(lines, position)
        else { return false }
        return questions.dropLast().suffix(4).allSatisfy {
            ($0.answer?.span).map(isOfSentences) ?? false
        }
            && ((position + 1)..<min(lines.count, position + 3)).allSatisfy { next in
                !Self.isQuestion(lines, next) && lines.text(next).count <= 300
            }
    }

    /// "Design a study that …" as the last line, below questions with their answers: its own was cut off.
    func isLastTask(_ position: Int) -> Bool {
        let text = lines.text(position)
        return position + 1 == lines.count && text.count <= 240
            && lines.line(position).marker == .none
            && QuestionRuns.isTask(lines.page, text) && sentences(lines.page.clean, text) == 1
    }

    /// "A rapid increase in …", in one sentence.
    private func opensLikeDefinition(_ position: Int) -> Bool {
        let text = lines.text(position)
        let head = lines.page.string(Span(text.start, min(text.end, text.start + 4)))
        return text.count <= 300 && (head.hasPrefix("A ") || head.hasPrefix("An "))
            && sentences(lines.page.clean, text) == 1
    }

    private func isOfSentences(_ span: Span) -> Bool { sentences(lines.page.source, span) >= 2 }

    private func sentences(_ bytes: [UInt8], _ span: Span) -> Int {
        1
            + zip(span.range, span.range.dropFirst()).count {
                bytes[$0] == 0x2E && ByteText.isSpace(bytes[$1])
            }
    }

    /// A page of a book, wrapped at a column, whose only known heading is that of the questions at its end: three
    /// others or more stand above it.
    static func isPrinted(_ lines: ContentLines, _ known: [Int: Part]) -> Bool {
        guard lines.wrapWidth != nil, Set(known.values) == [.questions],
            let end = known.keys.min(), end * 3 >= lines.count * 2
        else { return false }
        return (1..<end).count { position in
            let line = lines.line(position)
            return line.marker == .none && line.text.count <= 48 && lines.looksLikeHeading(position)
                && !lines.continues(position) && !lines.continues(position + 1)
                && lines.page.lastByte(of: line.text) != 0x3A
        } >= 3
    }

    /// "What does strict scrutiny mean?" above all parts, over a longer line that does not ask.
    static func askedMeaning(_ lines: ContentLines, _ headings: [Int: Part]) -> Int? {
        guard !headings.values.contains(.definition), let first = headings.keys.min() else {
            return nil
        }
        return (0..<min(first, 16)).first { position in
            let text = lines.text(position)
            guard text.count <= 70, position + 1 < first, lines.page.endsInQuestionMark(text),
                lines.text(position + 1).count >= 60,
                !lines.page.endsInQuestionMark(lines.text(position + 1))
            else { return false }
            let words = lines.string(position).lowercased()
            return words.hasPrefix("what does ") && words.hasSuffix(" mean?")
        }
    }

    /// "Example: a tube map …" below a definition.
    func opensExample(_ position: Int) -> Bool {
        let text = lines.text(position)
        let head = Span(text.start, min(text.end, text.start + 12))
        guard let colon = lines.page.firstIndex(of: 0x3A, in: head) else { return false }
        let word = lines.page.string(Span(head.start, colon)).lowercased()
        return ["example", "examples", "beispiel", "exemple", "ejemplo"].contains(word)
    }

    /// "2 Name a piece …" without the number of the question, which has no sign.
    func withoutNumber(_ text: Span) -> Span {
        let number = Array("\(result.content.questions.count + 1) ".utf8)
        guard text.count > number.count + 8, lines.page.clean[text.range].starts(with: number)
        else { return text }
        return lines.page.trimmed(Span(text.start + number.count, text.end))
    }
}
