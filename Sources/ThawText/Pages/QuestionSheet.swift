import ThawCore

/// A sheet of questions that are told by their form: with lettered options, with gaps to fill, or numbered, with the
/// answers under a heading of their own.
struct QuestionSheet {
    private struct Entry {
        var stem: [Span]
        var number: Int?
        var options: [Choice] = []
        var answer: [Span] = []
    }

    private let lines: ContentLines
    private let key: AnswerKey?
    /// Where the questions end: at the key, or with the page.
    private let end: Int
    /// By position; no lines of options, none.
    private let choices: [[Choice]]
    private var entries: [Entry] = []
    private var result: Structure

    /// `nil` where the page is no such sheet.
    static func read(_ lines: ContentLines) -> Structure? {
        var reader = QuestionSheet(lines)
        guard reader.fits() else { return nil }
        reader.read()
        return reader.result
    }

    private init(_ lines: ContentLines) {
        self.lines = lines
        key = AnswerKey.find(lines)
        end = key?.position ?? lines.count
        choices = Self.options(lines, end: key?.position ?? lines.count)
        result = Structure(.questions, lines: lines.page.lines.count)
    }

    // MARK: Form

    /// The options by position: only those that stand together and count from A.
    static func options(_ lines: ContentLines, end: Int) -> [[Choice]] {
        let found = options(lines, end: end, isBare: false)
        guard found.allSatisfy(\.isEmpty), end >= 4 else { return found }
        // "A volt": letters without a sign are options where two questions or more have three each.
        let bare = options(lines, end: end, isBare: true)
        var (blocks, count) = (0, 0)
        for choice in bare.joined() {
            if choice.letter == 0 { blocks += 1 }
            count += 1
        }
        return blocks >= 2 && count >= 3 * blocks ? bare : found
    }

    private static func options(
        _ lines: ContentLines, end: Int, isBare: Bool
    ) -> [[Choice]] {
        var found = (0..<end).map {
            Choice.choices(lines.page, lines.line($0), isBare: isBare)
        }
        var position = 0
        while position < end {
            guard !found[position].isEmpty else {
                position += 1
                continue
            }
            var run = position
            var next = 0
            var isSeries = true
            while run < end, !found[run].isEmpty, run == position || found[run][0].letter > 0 {
                for choice in found[run] {
                    isSeries = isSeries && choice.letter == next
                    next += 1
                }
                run += 1
            }
            let areAsked = (position..<run).contains {
                lines.page.endsInQuestionMark(lines.text($0))
                    || QuestionAnswer.isImperative(lines.page, found[$0][0].text)
            }
            if !isSeries || next < 2 || areAsked || position == 0 {
                for index in position..<run { found[index] = [] }
            }
            position = run
        }
        return found
    }

    private func fits() -> Bool {
        guard end >= 2 else { return false }
        return isChoice || hasGaps || hasNumberedKey
    }

    /// Two questions with options or more, and more than a form like an outline's to tell them by.
    private var isChoice: Bool {
        let blocks = (1..<end).filter { !choices[$0].isEmpty && choices[$0][0].letter == 0 }
        let options = choices.reduce(0) { $0 + $1.count }
        guard blocks.count >= 2 || blocks.count == 1 && options >= 3 && end <= 8 else {
            return false
        }
        let asked = blocks.count { asks(lines.text($0 - 1)) }
        let isMarked = choices.contains { $0.contains(where: \.isMarked) }
        let isAnswered = (0..<end).contains { correctAnswer(lines.line($0)) != nil }
        return asked * 2 >= blocks.count || isMarked || isAnswered || key != nil
    }

    /// A stem ends in a question mark or a colon, or has a gap.
    private func asks(_ text: Span) -> Bool {
        lines.page.endsInQuestionMark(text) || lines.page.clean[text.end - 1] == 0x3A
            || Self.hasGap(lines.page, text)
    }

    /// Sentences with gaps, two or more, and most of what stands before the key.
    private var hasGaps: Bool {
        guard lines.page.clean.contains(0x5F) else { return false }
        let gaps = (0..<end).filter { Self.hasGap(lines.page, lines.text($0)) }
        guard gaps.count >= 2 else { return false }
        let other = (0..<end).count { position in
            !gaps.contains(position) && !lines.looksLikeHeading(position)
                && !lines.continues(position)
        }
        return gaps.count >= other
    }

    /// "____", "……" or "(……)" inside a sentence.
    static func hasGap(_ page: PageLines, _ text: Span) -> Bool {
        guard 8...600 ~= text.count, page.firstIndex(of: 0x5F, in: text) != nil else {
            return false
        }
        var run = 0
        var letters = 0
        var hasRun = false
        for i in text.range {
            let byte = page.clean[i]
            if byte == 0x5F {
                run += 1
                // "Name: ____" is a field to fill in.
                let opening = i - run
                let isField =
                    opening > text.start
                    && (page.clean[opening] == 0x3A
                        || page.clean[opening] == 0x20 && page.clean[opening - 1] == 0x3A)
                if run >= 3, !isField { hasRun = true }
            } else {
                run = 0
                if ByteText.isLetter(byte) { letters += 1 }
            }
        }
        return hasRun && letters >= 8
    }

    /// Numbered lines whose numbers the key bears, one by one.
    private var hasNumberedKey: Bool {
        guard let key else { return false }
        let numbers = (0..<end).compactMap { number($0) }
        guard numbers.count >= 2 else { return false }
        let others = (0..<end).count { position in
            number(position) == nil && !lines.continues(position)
                && !lines.looksLikeHeading(position)
        }
        guard others <= numbers.count else { return false }
        if key.answers.isEmpty { return key.unnumbered.count == numbers.count }
        let answered = key.answers.count { numbers.contains($0.number) }
        return answered * 10 >= key.answers.count * 8 && answered * 2 >= numbers.count
    }

    private func number(_ position: Int) -> Int? {
        guard choices[position].isEmpty, case .number(let number) = lines.line(position).marker,
            lines.line(position).indent < 8
        else { return nil }
        let first = lines.page.clean[lines.line(position).start]
        return ByteText.isDigit(first) || first == 0x28 ? number : nil
    }

    // MARK: Reading

    private mutating func read() {
        var first: Int?
        for position in 0..<end {
            let role = take(position)
            result.roles[lines.indices[position]] = role
            if first == nil, !entries.isEmpty { first = position }
        }
        if let first { nameBelowSubject(first) }
        if let key {
            for position in key.position..<lines.count {
                result.roles[lines.indices[position]] =
                    position == key.position ? .heading : .answer
            }
            answer(from: key)
        }
        for entry in entries {
            let marked = entry.options.filter(\.isMarked)
            let answer = !entry.answer.isEmpty ? entry.answer : marked.map(\.text)
            result.content.questions.append(
                Resource.Question(
                    stem: lines.page.passage(lines.page.stem(entry.stem)),
                    answer: answer.isEmpty || lines.page.isPlaceholder(answer)
                        ? nil : lines.page.passage(answer)))
        }
    }

    private mutating func take(_ position: Int) -> Block.Role {
        let line = lines.line(position)
        if !choices[position].isEmpty, !entries.isEmpty {
            entries[entries.count - 1].options += choices[position]
            return .question
        }
        if let answer = correctAnswer(line), !entries.isEmpty {
            let last = entries.count - 1
            entries[last].answer = [Self.resolved(lines.page, answer, entries[last].options)]
            return .answer
        }
        if goesOn(position) {
            entries[entries.count - 1].stem.append(line.text)
            return .question
        }
        if isQuestion(position) {
            entries.append(Entry(stem: [stem(line)], number: number(position)))
            return .question
        }
        if entries.isEmpty { return takeHead(position) }
        let last = entries.count - 1
        if lines.continues(position), entries[last].options.isEmpty, entries[last].answer.isEmpty {
            entries[last].stem.append(line.text)
            return .question
        }
        if lines.looksLikeHeading(position), line.isApart || line.heading > 0 { return .heading }
        // A word on the answer, or the words to choose from: to be read, not asked.
        result.content.facts.append(lines.page.passage(line.text))
        return .paragraph
    }

    /// Whether a numbered question was wrapped above its options.
    private func goesOn(_ position: Int) -> Bool {
        let page = lines.page
        guard let last = entries.last, last.number != nil, last.options.isEmpty,
            last.answer.isEmpty, position > 0, number(position) == nil,
            lines.line(position).marker == .none, !lines.line(position).isApart
        else { return false }
        // "A 12 V battery … in series." over "Calculate the current.   [2 marks]".
        let (above, text) = (lines.text(position - 1), lines.text(position))
        let isMarked = page.withoutMarks(text).end < text.end
        if isMarked, page.withoutMarks(above).end == above.end { return true }
        guard above.count >= 30, !page.endsSentence(above) else { return false }
        return ByteText.isLower(page.clean[lines.text(position).start])
    }

    private mutating func takeHead(_ position: Int) -> Block.Role {
        if result.title == nil, position <= 1, TitleBlock.isPlace(lines.string(position)) {
            if let subject = CourseWords.subject(in: lines.string(position)) {
                result.subjects.append(subject)
            }
            return .metadata
        }
        if position == 1, result.title == nil, lines.looksLikeHeading(1),
            !Outline.isGeneric(lines.string(1))
        {
            result.title = lines.heading(1)
            return .title
        }
        if position == 0, lines.looksLikeHeading(0), !Outline.isGeneric(lines.string(0)) {
            result.title = lines.heading(0)
            return .title
        }
        return lines.looksLikeHeading(position) ? .heading : .paragraph
    }

    /// Below a first line that names the subject alone, the next may name the sheet.
    private mutating func nameBelowSubject(_ first: Int) {
        guard first >= 2, result.title != nil, CourseWords(lines.string(0)).areAll,
            lines.page.lastByte(of: lines.text(1)) != 0x3A,
            !QuestionRuns.isTask(lines.page, lines.text(1))
        else { return }
        PaperHead.read(lines, 0..<2, into: &result)
    }

    private func isQuestion(_ position: Int) -> Bool {
        if number(position) != nil || Self.hasGap(lines.page, lines.text(position)) { return true }
        let line = lines.line(position)
        let isAboveOptions =
            position + 1 < end && !choices[position + 1].isEmpty
            && choices[position + 1][0].letter == 0
        if isAboveOptions { return !lines.continues(position) || entries.isEmpty }
        guard !lines.continues(position) else { return false }
        switch QuestionAnswer.part(lines, position) {
        case .question: return true
        default: return line.marker == .none && lines.page.endsInQuestionMark(line.text)
        }
    }

    /// Without "Q1." and "Question 3:".
    private func stem(_ line: Line) -> Span {
        if let part = QuestionAnswer.marked(lines.page, line), case .question(let text) = part {
            return text
        }
        return line.text
    }

    /// What "Answer: C" or "Correct answer – B" says.
    private func correctAnswer(_ line: Line) -> Span? {
        guard line.text.count <= 300, let value = AnswerLabel.value(lines.page, line.text),
            !value.isEmpty
        else { return nil }
        return value
    }

    // MARK: Answers

    private mutating func answer(from key: AnswerKey) {
        for (number, text) in key.answers {
            let open = entries.firstIndex { $0.number == number && $0.answer.isEmpty }
            let index = open ?? (entries.allSatisfy { $0.number == nil } ? number - 1 : nil)
            guard let index, entries.indices.contains(index) else { continue }
            entries[index].answer = [Self.resolved(lines.page, text, entries[index].options)]
        }
        guard key.unnumbered.count == entries.count else { return }
        for (index, text) in key.unnumbered.enumerated() {
            entries[index].answer = [Self.resolved(lines.page, text, entries[index].options)]
        }
    }

    /// The option that a letter names.
    static func resolved(_ page: PageLines, _ answer: Span, _ options: [Choice]) -> Span {
        let bytes = page.clean
        var i = answer.start
        if i < answer.end, bytes[i] == 0x28 || bytes[i] == 0x5B { i += 1 }
        guard !options.isEmpty, i < answer.end,
            ByteText.isUpper(bytes[i]) || ByteText.isLower(bytes[i]),
            i + 1 >= answer.end || !ByteText.isLetter(bytes[i + 1])
        else { return answer }
        let letter = Int(bytes[i] | 0x20) - 0x61
        return options.first { $0.letter == letter }?.text ?? answer
    }
}
