import ThawCore

/// A paper with its answers, a mark scheme or a question bank: numbered questions with parts "(a)" and "(ii)", under
/// each what answers it, told by a word ("Answer: …", "Ans. …") or by the marks for each point of it ("… (1)").
struct QuestionPaper {
    private struct Leaf {
        var stem: [Span]
        var options: [Choice] = []
        var answer: [Span] = []
        /// The same lines without what they are worth.
        var points: [Span] = []
        var isMarked = false
        var isSaid = false
        /// The last letter that opened a part of the answer.
        var letter = 0
    }

    private let lines: ContentLines
    private let choices: [[Choice]]
    private var leaves: [Leaf] = []
    private var roles: [Int: Block.Role] = [:]
    /// Words on an answer: "Explanation: …".
    private var notes: [Span] = []
    private var isNote = false
    private var number = 0
    private var part = PaperLabel.Part.none
    /// Whether the last numbered line may only lead in to its parts.
    private var awaitsPart = false

    /// `nil` where the page is none. Cost: linear in the lines.
    static func read(_ lines: ContentLines) -> Structure? {
        guard lines.count >= 6, mayFit(lines) else { return nil }
        var reader = QuestionPaper(lines)
        let first = reader.parse()
        reader.leaves.removeAll { $0.stem.isEmpty }
        guard let first, reader.fits(above: first) else { return nil }
        return reader.structure(above: first)
    }

    private init(_ lines: ContentLines) {
        self.lines = lines
        choices = QuestionSheet.options(lines, end: lines.count)
    }

    // MARK: Form

    /// Three numbered lines or more: most pages have none, and are not looked at closely.
    private static func mayFit(_ lines: ContentLines) -> Bool {
        var numbered = 0
        for position in 0..<lines.count {
            let raw = Span(lines.line(position).start, lines.text(position).end)
            guard PaperLabel(lines.page, raw)?.number != nil else { continue }
            numbered += 1
            if numbered == 3 { return true }
        }
        return false
    }

    private func fits(above: Int) -> Bool {
        guard leaves.count >= 3, above <= 16, number >= 3 else { return false }
        let answered = leaves.count { !$0.answer.isEmpty }
        let said = leaves.count { $0.isSaid }
        // An answer of many lines is another text that was taken for one.
        guard answered * 10 >= leaves.count * 8, leaves.allSatisfy({ $0.answer.count <= 60 }) else {
            return false
        }
        if said * 10 >= leaves.count * 7 { return true }
        return hasPoints
    }

    /// Whether most lines of answers say what they are worth.
    private var hasPoints: Bool {
        let all = leaves.reduce(0) { $0 + $1.answer.count }
        let points = leaves.reduce(0) { sum, leaf in
            sum + zip(leaf.answer, leaf.points).count { $1.end < $0.end }
        }
        return points * 10 >= all * 6 && points * 10 >= leaves.count * 7
    }

    /// The position of the first question.
    private mutating func parse() -> Int? {
        var first: Int?
        for position in 0..<lines.count {
            let role = take(position)
            if role == .question, first == nil { first = position }
            if first != nil { roles[position] = role }
        }
        return first
    }

    private mutating func take(_ position: Int) -> Block.Role {
        let page = lines.page
        let line = lines.line(position)
        let isLast = position + 2 >= lines.count
        if PaperHead.isNotice(page, line) || isLast && PaperHead.isFoot(page, line) {
            return .boilerplate
        }
        if let leaf = leaves.indices.last, let value = answer(line) {
            leaves[leaf].isSaid = true
            awaitsPart = false
            isNote = false
            add(value, to: leaf)
            return .answer
        }
        if let leaf = leaves.indices.last, leaves[leaf].answer.isEmpty, !leaves[leaf].isSaid,
            !choices[position].isEmpty
        {
            leaves[leaf].options += choices[position]
            return .question
        }
        if let role = takeStart(position) {
            isNote = false
            return role
        }
        guard let leaf = leaves.indices.last else { return .paragraph }
        let note = QuizResult.withoutLabel(page, line.text)
        if note != line.text || isNote && !line.isApart, !leaves[leaf].answer.isEmpty {
            isNote = true
            notes.append(note)
            return .fact
        }
        if line.heading > 0 { return .heading }
        if QuestionTasks.isGuidance(page, line) || PaperHead.isGuidance(page, line) {
            return .boilerplate
        }
        if leaves[leaf].answer.isEmpty, !leaves[leaf].isSaid, goesOn(position, leaves[leaf]) {
            leaves[leaf].stem.append(line.text)
            leaves[leaf].isMarked = isMarked(line.text)
            return .question
        }
        awaitsPart = false
        add(line.text, to: leaf)
        return .answer
    }

    /// A line that opens a question or a part of one.
    private mutating func takeStart(_ position: Int) -> Block.Role? {
        let page = lines.page
        let line = lines.line(position)
        let raw = Span(line.start, line.text.end)
        guard let label = PaperLabel(page, raw) else { return nil }
        let rest = page.trimmed(Span(label.end, raw.end))
        // "Question 3", "Question 3 [2 marks]": the question stands below.
        if let next = label.number, label.isSigned, next == number + 1,
            rest.isEmpty || page.withoutMarks(rest).isEmpty
        {
            number = next
            part = .none
            awaitsPart = true
            leaves.append(Leaf(stem: []))
            return .question
        }
        guard !rest.isEmpty else { return nil }
        if let next = label.number {
            guard next == number + 1 || next == number && label.part != .none,
                label.isSigned || isAsked(rest)
            else { return nil }
            number = next
            part = label.part
        } else {
            guard number > 0, label.part.follows(part), let leaf = leaves.indices.last,
                !goesOnWith(label, leaves[leaf])
            else { return nil }
            // What only led in to its parts is no question.
            if awaitsPart, leaves[leaf].answer.isEmpty, !leaves[leaf].isMarked,
                leaves[leaf].options.isEmpty
            {
                leaves.removeLast()
            }
            part = label.part
        }
        awaitsPart = label.part == .none
        leaves.append(Leaf(stem: [rest], isMarked: isMarked(rest)))
        return .question
    }

    /// "(b)" under an answer that began with "(a)".
    private func goesOnWith(_ label: PaperLabel, _ leaf: Leaf) -> Bool {
        guard !leaf.answer.isEmpty, case .letter(let letter) = label.part else { return false }
        return leaf.letter > 0 && letter == leaf.letter + 1
    }

    private func isAsked(_ text: Span) -> Bool {
        let page = lines.page
        return isMarked(text) || page.endsInQuestionMark(text) || QuestionRuns.isTask(page, text)
    }

    private func isMarked(_ text: Span) -> Bool { lines.page.withoutMarks(text).end < text.end }

    /// Whether the line belongs to the question above it: that is not at its end.
    private func goesOn(_ position: Int, _ leaf: Leaf) -> Bool {
        guard !leaf.isMarked, leaf.options.isEmpty else { return false }
        guard let last = leaf.stem.last else { return true }
        let page = lines.page
        if lines.line(position).isApart || page.endsInQuestionMark(last) { return false }
        return lines.continues(position) || !page.endsSentence(last)
            || page.withoutMarks(lines.text(position)).isEmpty
            || lines.page.endsInQuestionMark(page.withoutMarks(lines.text(position)))
    }

    private mutating func add(_ value: Span, to leaf: Int) {
        let page = lines.page
        guard !value.isEmpty else { return }
        var value = value
        let isFirst = leaves[leaf].answer.isEmpty
        if let label = PaperLabel(page, value), label.number == nil,
            case .letter(let letter) = label.part, letter == leaves[leaf].letter + 1,
            isFirst || letter > 1
        {
            leaves[leaf].letter = letter
            // "(c)" alone names an option.
            let rest = page.trimmed(Span(label.end, value.end))
            if leaves[leaf].options.isEmpty, !rest.isEmpty { value = rest }
        }
        let point = PaperHead.withoutTick(page, PaperHead.withoutPoint(page, value))
        guard !point.isEmpty else { return }
        leaves[leaf].answer.append(value)
        leaves[leaf].points.append(point)
    }

    /// What stands behind "Answer:", "Ans.", "Sol."; empty where the next line says it.
    private func answer(_ line: Line) -> Span? {
        let page = lines.page
        let raw = Span(line.marker == .bullet ? line.text.start : line.start, line.text.end)
        return AnswerLabel.value(page, raw)
    }

    // MARK: Reading

    private func structure(above: Int) -> Structure {
        let page = lines.page
        var result = Structure(.questions, lines: page.lines.count)
        let hasPoints = hasPoints
        for leaf in leaves {
            let stem = PaperHead.stem(page, leaf.stem)
            var answer = hasPoints ? leaf.points : leaf.answer
            if answer.count == 1 {
                answer[0] = QuestionSheet.resolved(page, answer[0], leaf.options)
            } else if answer.isEmpty {
                answer = leaf.options.filter(\.isMarked).map(\.text)
            }
            result.content.questions.append(
                Resource.Question(
                    stem: page.passage(stem),
                    answer: answer.isEmpty || page.isPlaceholder(answer)
                        ? nil : page.passage(answer)))
        }
        result.content.facts = notes.map { page.passage($0) }
        for (position, role) in roles { result.roles[lines.indices[position]] = role }
        PaperHead.read(lines, 0..<above, into: &result)
        return result
    }
}

/// The label before a question of a paper: "4", "Q.3.", "5 (b)", "(ii)".
struct PaperLabel {
    enum Part: Equatable {
        case none
        case letter(Int)
        case roman(Int)

        /// Whether a part stands behind the one before it.
        func follows(_ before: Part) -> Bool {
            switch (self, before) {
            case (.letter(let next), .letter(let last)): next == last + 1
            case (.roman(let next), .roman(let last)): next == last + 1
            case (.letter(let next), .none), (.roman(let next), .none): next == 1
            case (.roman(let next), .letter): next == 1
            // "(b)" behind "(a)(ii)": the letter before it is no longer known.
            case (.letter(let next), .roman): next > 1
            case (.none, _): false
            }
        }
    }

    var number: Int?
    var part = Part.none
    /// A sign stands behind the number, a word before it, or a part.
    var isSigned = false
    /// Where the words begin.
    var end: Int

    init(number: Int?, end: Int) {
        self.number = number
        self.end = end
    }

    init?(_ page: borrowing PageLines, _ raw: Span) {
        if let (number, part, end) = Self.boxed(page.clean, raw) {
            self.number = number
            self.end = end
            self.part = part
            isSigned = true
            return
        }
        let bytes = page.clean
        var i = Self.word(page, raw)
        let hasWord = i > raw.start
        let digits = i
        var value = 0
        while i < raw.end, i - digits < 4, ByteText.isDigit(bytes[i]) {
            value = value * 10 + Int(bytes[i] - 0x30)
            i += 1
        }
        end = i
        if i > digits {
            number = value
            isSigned = hasWord
            // "3.5" is a number.
            if i < raw.end, [0x2E, 0x29, 0x3A].contains(bytes[i]) {
                guard i + 1 < raw.end, !ByteText.isDigit(bytes[i + 1]) else { return nil }
                isSigned = true
                i += 1
            } else if i < raw.end, !ByteText.isSpace(bytes[i]), bytes[i] != 0x28 {
                guard ByteText.isLower(bytes[i]), i + 1 < raw.end, bytes[i + 1] == 0x29 else {
                    return nil
                }
            }
            end = i
        } else if hasWord {
            return nil
        }
        while i < raw.end, ByteText.isSpace(bytes[i]) { i += 1 }
        if let (first, behind) = Self.part(page, Span(i, raw.end)) {
            part = first
            end = behind
            isSigned = true
            if case .letter(1...) = first,
                let (inner, last) = Self.part(page, Span(behind, raw.end)),
                case .roman = inner
            {
                part = inner
                end = last
            }
        } else if number == nil {
            return nil
        } else if !isSigned {
            guard i > end, i < raw.end, ByteText.isUpper(bytes[i]) else { return nil }
        }
    }

    /// "0 1 . 2", "01.2", "1 0 . 2", "10.2": numbers as they are printed in boxes, a digit in each.
    private static func boxed(_ bytes: [UInt8], _ raw: Span) -> (Int, Part, Int)? {
        guard raw.count >= 4, ByteText.isDigit(bytes[raw.start]) else { return nil }
        let hasZero = bytes[raw.start] == 0x30
        var i = raw.start + 1
        func skip() { while i < raw.end, bytes[i] == 0x20 { i += 1 } }
        skip()
        let isSpaced = i > raw.start + 1
        guard i < raw.end, ByteText.isDigit(bytes[i]) else { return nil }
        let number = Int(bytes[raw.start] - 0x30) * 10 + Int(bytes[i] - 0x30)
        i += 1
        let end = i
        skip()
        guard number > 0, i < raw.end else { return nil }
        guard bytes[i] == 0x2E else {
            // "0 1" and a wide gap. Without a nought the row of a table may begin so, too.
            let isApart = bytes[end] == 0x09 || i >= end + 2
            let isBoxed = hasZero || isSpaced && ByteText.isLetter(bytes[i])
            return isApart && isBoxed ? (number, .none, i) : nil
        }
        let isDotApart = i > end
        i += 1
        skip()
        guard i + 1 < raw.end, 0x31...0x39 ~= bytes[i], ByteText.isSpace(bytes[i + 1]) else {
            return nil
        }
        // "10.2 million": a number of the text.
        let isGap = bytes[i + 1] == 0x09 || i + 2 < raw.end && bytes[i + 2] == 0x20
        let opens = i + 2 < raw.end && (ByteText.isUpper(bytes[i + 2]) || bytes[i + 2] == 0x28)
        guard hasZero || (isSpaced ? isDotApart : isGap || opens) else { return nil }
        return (number, .letter(Int(bytes[i] - 0x30)), i + 1)
    }

    /// Behind "Q", "Q.", "Question", "Frage".
    private static func word(_ page: PageLines, _ raw: Span) -> Int {
        guard initials.contains(page.clean[raw.start] | 0x20) else { return raw.start }
        let head = page.string(Span(raw.start, min(raw.end, raw.start + 12))).lowercased()
        guard let word = words.first(where: head.hasPrefix) else { return raw.start }
        var i = raw.start + word.utf8.count
        while i < raw.end, page.clean[i] == 0x2E || page.clean[i] == 0x20 { i += 1 }
        return i < raw.end && ByteText.isDigit(page.clean[i]) ? i : raw.start
    }

    private static let words = [
        "question", "ques", "que", "q", "frage", "aufgabe", "pregunta", "exercice", "domanda",
    ]

    private static let initials = Set(words.compactMap(\.utf8.first))

    /// "(a)", "b)", "(iii)", with what is behind it.
    private static func part(_ page: PageLines, _ text: Span) -> (Part, Int)? {
        var start = text.start
        while start < text.end, ByteText.isSpace(page.clean[start]) { start += 1 }
        let head = Span(start, min(text.end, start + 7))
        guard let close = page.firstIndex(of: 0x29, in: head) else { return nil }
        let open = page.clean[start] == 0x28 ? start + 1 : start
        guard open < close, close + 1 < text.end else { return nil }
        let inside = Array(page.clean[open..<close])
        guard inside.allSatisfy(ByteText.isLower) else { return nil }
        let name = String(decoding: inside, as: UTF8.self)
        if let roman = romans[name] { return (.roman(roman), close + 1) }
        guard inside.count == 1 else { return nil }
        return (.letter(Int(inside[0] - 0x60)), close + 1)
    }

    private static let romans = [
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
        "xi": 11, "xii": 12,
    ]
}
