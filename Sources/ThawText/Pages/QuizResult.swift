import ThawCore

/// The result of a quiz, or a quiz with its answers shown: numbered questions, below each what was answered, what is
/// right and why.
struct QuizResult {
    static func prepare(_ page: inout PageLines) {
        guard page.markup != .markdown, page.lines.count >= 6 else { return }
        let open = page.openLines(limit: 2000)
        let starts = starts(page, open)
        // Below a list the questions are a part of a page about more than a quiz.
        guard starts.count >= 3, !hasTermParts(page, open), !isDefined(page, open[..<starts[0]]),
            open[..<starts[0]].count(where: { page.lines[$0].marker == .bullet }) < 2
        else { return }
        let answers = open.filter { answer(page, $0) != nil }
        guard answers.count * 10 >= starts.count * 8, answers.count <= starts.count + 1 else {
            return
        }
        let hasOptions = open.contains { !Choice.choices(page, page.lines[$0]).isEmpty }
        let hasForm = open.contains { given(page, $0) } || answers.contains { isSwitch(page, $0) }
        guard !hasOptions, hasForm else { return }
        take(&page, open, starts)
    }

    /// Whether a sentence above the questions defines what a line over it names.
    private static func isDefined(_ page: PageLines, _ above: ArraySlice<Int>) -> Bool {
        above.prefix(16).contains { index in
            guard page.lines[index].text.count >= 60,
                let subject = DefinitionSubject(page, page.lines[index].text)
            else { return false }
            let name = Masthead.key(page.string(subject.name))
            return (0..<index).contains {
                page.lines[$0].text.count <= 80
                    && Masthead.key(page.string(page.lines[$0].text)) == name
            }
        }
    }

    /// Whether headings name facts or a definition, and related terms: the questions of a page about one term.
    private static func hasTermParts(_ page: PageLines, _ open: [Int]) -> Bool {
        var found: Set<Cue> = []
        for index in open where page.lines[index].text.count <= 40 {
            for match in CueMatcher.shared.matches(page, page.lines[index].text)
            where [.facts, .definition, .related].contains(match.cue) {
                found.insert(match.cue)
            }
        }
        return found.contains(.related) && found.count >= 2
    }

    /// Positions of the lines that open a question: their numbers count from one.
    private static func starts(_ page: PageLines, _ open: [Int]) -> [Int] {
        var starts: [Int] = []
        for (position, index) in open.enumerated() {
            let line = page.lines[index]
            let next = starts.count + 1
            if line.marker == .number(next) {
                starts.append(position)
            } else if line.marker == .none, line.text.count <= 24,
                CardFrames.counter(page.string(line.text)) == next,
                page.clean[line.text.range].contains(where: ByteText.isLetter)
            {
                starts.append(position)
            }
        }
        return starts
    }

    private static func take(_ page: inout PageLines, _ open: [Int], _ starts: [Int]) {
        var cards: [FramedCard] = []
        var roles: [Int: Block.Role] = [:]
        var notes: [Span] = []
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : open.count
            var lines = Array(open[start..<end])
            if page.lines[lines[0]].marker == .none { roles[lines.removeFirst()] = .label }
            var card = FramedCard(front: [], back: [])
            var isBehind = false
            var awaits = false
            for index in lines {
                let text = page.lines[index].text
                if let value = answer(page, index) {
                    roles[index] = .answer
                    isBehind = true
                    awaits = value.isEmpty
                    if !awaits { card.back.append(value) }
                } else if awaits {
                    roles[index] = .answer
                    awaits = false
                    card.back.append(text)
                } else if given(page, index) || isVerdict(page, index) {
                    roles[index] = .boilerplate
                } else if card.front.isEmpty {
                    roles[index] = .question
                    card.front.append(text)
                } else if !isBehind {
                    roles[index] = .question
                    if continues(page, card.front, text) { card.front.append(text) }
                } else if page.endsSentence(text),
                    !page.lines[index].isApart || number + 1 < starts.count
                {
                    roles[index] = .fact
                    notes.append(withoutLabel(page, text))
                }
            }
            if !card.front.isEmpty { cards.append(card) }
        }
        guard cards.count >= 3 else { return }
        for (index, role) in roles { page.lines[index].role = role }
        page.opening.form = .questionCards
        page.opening.cards = cards
        page.opening.explanations = notes
    }

    private static func continues(_ page: PageLines, _ front: [Span], _ text: Span) -> Bool {
        guard let last = front.last, !page.endsInQuestionMark(last), !page.endsSentence(last) else {
            return false
        }
        return ByteText.isLower(page.clean[text.start])
    }

    // MARK: Lines

    /// What the line says is the answer; empty where the next line says it.
    private static func answer(_ page: PageLines, _ index: Int) -> Span? {
        if let value = label(page, index, answers) { return value }
        // "Your answer: 1961 ✓".
        guard var value = label(page, index, answered), value.count > 4 else { return nil }
        let tick = ["✓", "✔", "✅", "☑"].first {
            page.clean[value.range].reversed().starts(with: $0.utf8.reversed())
        }
        guard let tick else { return nil }
        value.end -= tick.utf8.count
        value = page.trimmed(value)
        return value.isEmpty ? nil : value
    }

    private static func given(_ page: PageLines, _ index: Int) -> Bool {
        label(page, index, answered) != nil
    }

    /// "Answer ▾": a sign to click on.
    private static func isSwitch(_ page: PageLines, _ index: Int) -> Bool {
        guard let value = answer(page, index) else { return false }
        let text = page.lines[index].text
        let end = value.isEmpty ? text.end : value.start
        return value.isEmpty
            || page.clean[text.start..<end].contains { $0 >= 0xE2 } && page.clean[text.start] < 0x80
    }

    /// The words behind one of the labels and the sign that follows it.
    static func label(_ page: PageLines, _ index: Int, _ labels: [String]) -> Span? {
        let text = page.lines[index].text
        var start = text.start
        while start < text.end,
            page.clean[start] >= 0xE2 || page.clean[start] == 0x20
                || start > text.start && 0x80..<0xC0 ~= page.clean[start]
        {
            start += 1
        }
        let head = page.string(Span(start, min(text.end, start + 28))).lowercased()
        guard let word = labels.first(where: head.hasPrefix) else { return nil }
        let end = start + word.utf8.count
        guard end <= text.end else { return nil }
        var i = end
        var hasSign = verbs.contains { word.hasSuffix($0) }
        while i < text.end, !ByteText.isDigit(page.clean[i]), page.clean[i] != 0x28,
            page.clean[i] >= 0x80 ? isSign(page.clean, i) : !ByteText.isLetter(page.clean[i])
        {
            let isMinus =
                page.clean[i] == 0x2D && i + 1 < text.end && ByteText.isDigit(page.clean[i + 1])
            if isMinus, hasSign { break }
            hasSign = hasSign || [0x3A, 0x3D].contains(page.clean[i]) || page.clean[i] >= 0xE2
            i += 1
        }
        guard hasSign || i == text.end else { return nil }
        return Span(i, text.end)
    }

    private static let verbs = [" is", " are", " was", " ist", " sind", " lautet", " est", " es"]

    /// Dashes, arrows, triangles and their like, whose bytes letters of the West do not begin with.
    private static func isSign(_ bytes: [UInt8], _ i: Int) -> Bool {
        bytes[i] == 0xE2 || bytes[i] < 0xC0
    }

    private static let answers = [
        "the correct answer is", "correct answer", "right answer", "show answer", "reveal answer",
        "view answer", "see answer", "hide answer", "model answer", "answer", "richtige antwort",
        "antwort", "réponse correcte", "bonne réponse", "réponse", "respuesta correcta",
        "respuesta",
    ]

    private static let answered = [
        "your answer", "you answered", "you chose", "you selected", "your response", "you said",
        "deine antwort", "ta réponse", "votre réponse", "tu respuesta",
    ]

    /// "✔ Correct", "0/1 points".
    private static func isVerdict(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 32)
        let words = text.split { !$0.isLetter }
        return !text.isEmpty && words.allSatisfy { verdicts.contains(String($0)) }
    }

    private static let verdicts: Set<String> = [
        "correct", "incorrect", "wrong", "right", "point", "points", "mark", "marks", "skipped",
        "unanswered", "of", "out", "score", "well", "done", "not", "quite", "richtig", "falsch",
        "try", "again", "retry", "retake", "quiz",
    ]

    /// Without "Explanation:".
    static func withoutLabel(_ page: PageLines, _ text: Span) -> Span {
        let head = Span(text.start, min(text.end, text.start + 16))
        guard let colon = page.firstIndex(of: 0x3A, in: head),
            page.clean[head.start..<colon].allSatisfy(ByteText.isLetter)
        else { return text }
        let word = page.string(Span(head.start, colon)).lowercased()
        let value = page.trimmed(Span(colon + 1, text.end))
        return labels.contains(word) && !value.isEmpty ? value : text
    }

    private static let labels: Set<String> = [
        "explanation", "why", "feedback", "rationale", "reason", "erklärung", "explication",
        "explicación",
    ]
}
