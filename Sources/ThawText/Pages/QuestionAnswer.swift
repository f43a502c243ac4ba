import ThawCore

/// Questions with their answers: "Q:" and "A:" lines, questions in bold or with a question mark and
/// the answer under or behind them, numbered questions with the answers under a heading of their
/// own, or none.
struct QuestionAnswer {
    /// What a line is in a list of questions.
    enum Part: Equatable {
        case question(Span)
        case answer(Span)
        /// Both on one line.
        case both(Span, Span)
        case other
    }

    private let lines: ContentLines
    private let parts: [Part]
    private var result: Structure

    /// How sure it is that the page is a list of questions, from 0 to 1.
    static func evidence(_ lines: ContentLines) -> Double {
        let parts = parts(lines, limit: 400)
        let answers = parts.count { if case .answer = $0 { true } else { false } }
        let both = parts.count { if case .both = $0 { true } else { false } }
        let questions = parts.count { if case .question = $0 { true } else { false } } + both
        guard questions > 0, let first = parts.firstIndex(where: { $0 != .other }),
            first <= 2 || first <= 8 && answers >= 3 && isHead(lines, first)
        else {
            return 0
        }
        if answers > 0 { return min(1, 0.6 + 0.1 * Double(min(answers, 4))) }
        let share = Double(questions) / Double(parts.count)
        guard questions >= 2 || parts.count <= 3 else { return 0 }
        if share > 0.6 { return 0.9 }
        // Questions that head lists of bullets are an outline; numbered ones are questions all the
        // same.
        let headed = parts.indices.count { index in
            parts[index].isQuestion && index + 1 < parts.count
                && lines.line(index).marker == .none && lines.line(index + 1).marker != .none
        }
        return headed * 2 > questions ? 0 : share >= 0.2 ? 0.8 : 0
    }

    /// Whether nothing but short lines stands above the first question, or a few lines of text that are no list: "Cover
    /// the answers."
    private static func isHead(_ lines: ContentLines, _ first: Int) -> Bool {
        let head = 0..<first
        let isShort =
            head.allSatisfy { lines.text($0).count <= 60 }
            && head.count { !lines.looksLikeHeading($0) && lines.line($0).marker == .none } <= 1
        return isShort
            || head.reduce(0) { $0 + lines.text($1).count } <= 320
                && head.allSatisfy {
                    lines.line($0).marker == .none && lines.text($0).count <= 120
                }
    }

    /// Whether lines marked as answers stand under lines marked as questions: "Q:" and "A:".
    static func hasMarks(_ lines: ContentLines) -> Bool {
        var pairs = 0
        for position in 1..<max(1, min(lines.count, 400)) {
            if case .answer = part(lines, position), case .question = part(lines, position - 1) {
                pairs += 1
            }
        }
        return pairs >= 1
    }

    static func read(_ lines: ContentLines) -> Structure {
        var reader = QuestionAnswer(lines)
        reader.read()
        return reader.result
    }

    private init(_ lines: ContentLines) {
        self.lines = lines
        parts = QuestionTasks.add(lines, Self.parts(lines, limit: lines.count))
        result = Structure(.questions, lines: lines.page.lines.count)
    }

    /// What each line is, alone and as one of a run of numbered questions.
    private static func parts(_ lines: ContentLines, limit: Int) -> [Part] {
        var parts = (0..<min(lines.count, limit)).map { part(lines, $0) }
        let (run, noted) = QuestionRuns.sort(lines, 0..<lines.count)
        let both = run.count { position in
            if position < parts.count, case .both = parts[position] { true } else { false }
        }
        for position in noted where position < parts.count && parts[position].isQuestion {
            parts[position] = .other
        }
        for position in run where position < parts.count {
            switch parts[position] {
            case .both where both * 2 > run.count: continue
            case .both where splitAtAnswerWord(lines.page, lines.text(position)) != nil: continue
            case .question, .answer: continue
            case .both, .other:
                parts[position] = .question(lines.page.stem(lines.text(position)))
            }
        }
        return parts
    }

    private mutating func read() {
        var entries: [(stem: [Span], answer: [Span], number: Int?)] = []
        var isInAnswers = false
        for position in parts.indices {
            var role = Block.Role.answer
            let line = lines.line(position)
            switch parts[position] {
            case .question(let stem):
                entries.append(([stem], [], Self.number(of: line)))
                role = .question
            case .both(let stem, let answer):
                entries.append(([stem], [answer], nil))
                role = .question
            case .answer(let text):
                if let last = entries.indices.last, !text.isEmpty {
                    if let option = option(text, of: entries[last].answer) {
                        entries[last].answer = [option]
                    } else {
                        entries[last].answer.append(text)
                    }
                }
            case .other where isAnswersHeading(line):
                isInAnswers = true
                role = .heading
            case .other where isInAnswers && Self.number(of: line) != nil:
                let number = Self.number(of: line)
                let index = entries.firstIndex { $0.number == number && $0.answer.isEmpty }
                if let index { entries[index].answer.append(line.text) }
            case .other:
                role = takeOther(position, &entries)
            }
            result.roles[lines.indices[position]] = role
        }
        let page = lines.page
        result.content.questions = entries.map { stem, answer, _ in
            Resource.Question(
                stem: page.passage(page.stem(stem)),
                answer: answer.isEmpty || page.isPlaceholder(answer)
                    ? nil : page.passage(answer))
        }
    }

    /// "Answer: B" below the options of a question.
    private func option(_ answer: Span, of others: [Span]) -> Span? {
        guard answer.count == 1, others.count >= 2,
            case let letter = Int(lines.page.clean[answer.start] | 0x20) - 0x61,
            others.indices.contains(letter)
        else { return nil }
        let options = others.compactMap { text in
            let line = Line(extent: text, text: text, start: text.start)
            return Choice.choices(lines.page, line, isBare: true).first
        }
        guard options.count == others.count,
            options.enumerated().allSatisfy({ $0.offset == $0.element.letter })
        else { return nil }
        return options[letter].text
    }

    /// A line that is marked as neither: a heading, the rest of a question, or an answer.
    private mutating func takeOther(
        _ position: Int, _ entries: inout [(stem: [Span], answer: [Span], number: Int?)]
    ) -> Block.Role {
        let line = lines.line(position)
        guard let last = entries.indices.last else {
            if result.title == nil, lines.looksLikeHeading(position) {
                if let course = course(position) {
                    result.subjects.append(course)
                    return .metadata
                }
                if position + 1 < parts.count, parts[position + 1] == .other,
                    TitleBlock.isPlace(lines.string(position))
                {
                    return .boilerplate
                }
                result.title = lines.heading(position)
                return .title
            }
            return .paragraph
        }
        if CardLabel(lines.page, line)?.total != nil { return .label }
        let opensSection =
            line.heading > 0 && position + 1 < parts.count
            && parts[position + 1].isQuestion
        if opensSection || namesSection(position, entries[last].answer)
            || namesLetteredSection(position)
        {
            return .heading
        }
        // Where no question has an answer, the last one has none, either; nor below others of its part that have none.
        let isOpen = entries.suffix(position + 1 == parts.count ? 3 : entries.count)
        if line.isApart, entries.count >= 3, isOpen.allSatisfy({ $0.answer.isEmpty }),
            isOpen.allSatisfy({ $0.number != nil }), !lines.continues(position)
        {
            return .paragraph
        }
        if entries[last].answer.isEmpty, lines.page.withoutMarks(line.text).isEmpty {
            return .question
        }
        if entries[last].answer.isEmpty, lines.continues(position),
            !lines.page.endsSentence(entries[last].stem[entries[last].stem.count - 1])
        {
            entries[last].stem.append(line.text)
            return .question
        }
        if QuestionTasks.isGuidance(lines.page, line) { return .paragraph }
        entries[last].answer.append(line.text)
        return .answer
    }

    /// The subject of a line that says for which course the sheet is, above one that may be its title:
    /// "Droit constitutionnel – L1 S2".
    private func course(_ position: Int) -> String? {
        guard position + 1 < parts.count, parts[position + 1] == .other,
            !lines.line(position + 1).isApart, lines.looksLikeHeading(position + 1),
            let first = lines.string(position).split(whereSeparator: { "–—|·,(".contains($0) })
                .first
        else { return nil }
        let words = CourseWords(String(first))
        return words.areAll ? words.subject : nil
    }

    /// "Extension": a few words apart, below an answer and above the next number.
    private func namesSection(_ position: Int, _ answer: [Span]) -> Bool {
        let line = lines.line(position)
        guard line.isApart, line.marker == .none, !answer.isEmpty, position + 1 < parts.count,
            parts[position + 1].isQuestion, Self.number(of: lines.line(position + 1)) != nil
        else { return false }
        // Where answers are marked, no line apart goes on with one.
        let isAlone: Bool
        if case .answer = parts[position - 1] { isAlone = true } else { isAlone = false }
        return lines.page.words(in: line.text, limit: 6) <= 5 && lines.looksLikeHeading(position)
            && (isAlone || !lines.line(position + 1).isApart)
    }

    /// "B. TEXTURE AND STRUCTURE" above the next number.
    private func namesLetteredSection(_ position: Int) -> Bool {
        let line = lines.line(position)
        return Self.number(of: line) != nil && ByteText.isUpper(lines.page.clean[line.start])
            && lines.isCapitals(position) && position + 1 < parts.count
            && Self.number(of: lines.line(position + 1)) != nil
    }

    private func isAnswersHeading(_ line: Line) -> Bool {
        line.text.count <= 40
            && CueMatcher.shared.matches(lines.page, line.text).contains { $0.cue == .answers }
    }

    private static func number(of line: Line) -> Int? {
        if case .number(let number) = line.marker { return number }
        return nil
    }

    // MARK: Lines

    static func part(_ lines: ContentLines, _ position: Int) -> Part {
        let line = lines.line(position)
        let page = lines.page
        if !countsOn(lines, position), let part = marked(page, line) { return part }
        if let reply = reply(lines, position) { return .answer(reply) }
        // "Mark scheme:" over its points.
        if position > 0, line.text.count <= 24, page.lastByte(of: line.text) == 0x3A,
            line.marker == .none, let value = AnswerLabel.value(page, line.text), value.isEmpty
        {
            return .answer(value)
        }
        if let answer = KeyTermPage.answerLabel(lines, position, isSure: true) {
            return .answer(answer)
        }
        if lines.continues(position), position > 0 {
            let isNumbered =
                if case .number = lines.line(position - 1).marker { true } else { false }
            let isRest =
                isNumbered && line.marker == .none && !page.endsSentence(lines.text(position - 1))
            if isRest || !page.endsInQuestionMark(line.text) { return .other }
        }
        return question(page, line)
    }

    /// "R : …" below "Q : …" or a numbered question, as answers are marked in French and Spanish; elsewhere an R may be
    /// anyone's.
    private static func reply(_ lines: ContentLines, _ position: Int) -> Span? {
        let (page, text) = (lines.page, lines.text(position))
        guard position > 0, text.count >= 4, page.clean[text.start] == 0x52 else { return nil }
        let rest = page.trimmed(Span(text.start + 1, text.end))
        guard rest.count >= 2, page.clean[rest.start] == 0x3A else { return nil }
        for above in (max(0, position - 3)..<position).reversed() {
            if case .number = lines.line(above).marker {
                return page.clean[lines.text(above).range].contains(0x3F)
                    ? page.trimmed(Span(rest.start + 1, rest.end)) : nil
            }
            guard let part = marked(page, lines.line(above)) else { continue }
            let isAsked = part.isQuestion && page.clean[lines.text(above).start] == 0x51
            return isAsked ? page.trimmed(Span(rest.start + 1, rest.end)) : nil
        }
        return nil
    }

    /// "Q:", "Q1.", "Question 3:", "A:", "Ans -".
    static func marked(_ page: PageLines, _ line: Line) -> Part? {
        let begin = isLetterMarker(page, line) ? line.start : line.text.start
        let first = page.clean[begin] | 0x20
        guard [0x71, 0x61, 0x66, 0x70, 0x72].contains(first) else { return nil }
        let matches = CueMatcher.shared.matches(
            page, Span(begin, min(line.text.end, begin + 40)))
        for match in matches where match.cue == .questionMark || match.cue == .answerMark {
            guard match.span.start == begin,
                let start = behindSign(page, Span(match.span.end, line.text.end))
            else { continue }
            let rest = page.trimmed(Span(start, line.text.end))
            // "A:" with nothing behind it stands for an answer that is still to come.
            if rest.isEmpty, match.cue == .answerMark, line.text.count <= 12 {
                return .answer(rest)
            }
            guard !rest.isEmpty else { continue }
            guard match.cue == .questionMark else { return .answer(rest) }
            if let (stem, answer) = splitAtAnswerMark(page, rest) {
                return .both(page.stem(stem), answer)
            }
            return .question(page.stem(rest))
        }
        return nil
    }

    /// Whether "B." follows on "A." at the same edge: letters that number the lines of an outline.
    private static func countsOn(_ lines: ContentLines, _ position: Int) -> Bool {
        let (page, line) = (lines.page, lines.line(position))
        guard line.marker == .number(1), page.clean[line.start] == 0x41 else { return false }
        for next in (position + 1)..<max(position + 1, min(lines.count, position + 40))
        where lines.line(next).indent == line.indent && lines.line(next).marker != .none {
            let other = lines.line(next)
            return other.marker == .number(2) && page.clean[other.start] == 0x42
        }
        return false
    }

    /// "A." at the start may number a line or answer a question.
    private static func isLetterMarker(_ page: PageLines, _ line: Line) -> Bool {
        guard case .number = line.marker, line.start < line.text.start else { return false }
        return ByteText.isUpper(page.clean[line.start])
    }

    /// Behind ":" ")" "." or a dash, digits before it left out; `nil` where no such sign stands.
    private static func behindSign(_ page: PageLines, _ span: Span) -> Int? {
        var i = span.start
        while i < span.end, ByteText.isDigit(page.clean[i]) { i += 1 }
        let digits = i - span.start
        while i < span.end, page.clean[i] == 0x20 || page.clean[i] == 0x09 { i += 1 }
        guard i < span.end else { return nil }
        // "Q1 Why …": the number stands for the sign; "A1", a gap and the answer.
        let gap = i - span.start - digits
        let mark = page.clean[span.start - 1] | 0x20
        let isWide = gap >= 2 || gap == 1 && page.clean[i - 1] == 0x09
        if 1...2 ~= digits, gap > 0, mark == 0x71 || mark == 0x61 && isWide,
            ByteText.isUpper(page.clean[i]) || mark == 0x61
        {
            return i
        }
        switch page.clean[i] {
        case 0x3A, 0x29, 0x2E: return i + 1
        case 0x2D where i + 1 < span.end && page.clean[i + 1] == 0x20: return i + 1
        case 0xE2 where i + 2 < span.end && page.clean[i + 1] == 0x80: return i + 3
        default: return nil
        }
    }

    /// "… A: …" behind the question on one line.
    private static func splitAtAnswerMark(_ page: PageLines, _ rest: Span) -> (Span, Span)? {
        let limit = min(rest.end, rest.start + 2000)
        var i = rest.start
        while i + 2 < limit {
            // "A." only behind a sentence.
            let isStop =
                page.clean[i + 2] == 0x2E && i > rest.start && i + 3 < limit
                && [0x3F, 0x2E, 0x29].contains(page.clean[i - 1]) && page.clean[i + 3] == 0x20
            if page.clean[i] == 0x20 || page.clean[i] == 0x09, page.clean[i + 1] == 0x41,
                page.clean[i + 2] == 0x3A || isStop
            {
                let stem = page.trimmed(Span(rest.start, i))
                let answer = page.trimmed(Span(i + 3, rest.end))
                return stem.isEmpty || answer.isEmpty ? nil : (stem, answer)
            }
            i += 1
        }
        return nil
    }

    /// "List two. Ans. Nitrogen and potassium."
    private static func splitAtAnswerWord(_ page: PageLines, _ text: Span) -> (Span, Span)? {
        let bytes = page.clean
        for start in text.range.dropFirst(8) where bytes[start] == 0x41 && bytes[start - 1] == 0x20
        {
            guard [0x3F, 0x2E].contains(bytes[start - 2]) else { continue }
            let rest = page.string(Span(start, min(text.end, start + 8)))
            guard let mark = ["Ans. ", "Ans: ", "Answer: "].first(where: rest.hasPrefix) else {
                continue
            }
            let answer = page.trimmed(Span(start + mark.utf8.count, text.end))
            return answer.isEmpty ? nil : (page.trimmed(Span(text.start, start)), answer)
        }
        return nil
    }

    /// A question by its mark, or by a verb that asks ("Evaluate …", "To what extent …") in a
    /// numbered line.
    static func question(_ page: PageLines, _ line: Line) -> Part {
        guard line.text.count <= 600 else { return .other }
        let asked = page.withoutMarks(line.text)
        if asked.isEmpty { return .other }
        if case .number = line.marker, let (stem, answer) = splitAtAnswerWord(page, line.text) {
            return .both(page.stem(stem), answer)
        }
        if page.endsInQuestionMark(asked) { return .question(page.stem(line.text)) }
        if let mark = page.firstIndex(of: 0x3F, in: line.text), mark + 2 < line.text.end,
            ByteText.isSpace(page.clean[mark + 1])
        {
            let stem = Span(line.text.start, mark + 1)
            let words = page.words(in: stem, limit: 40)
            let answer = withoutSign(page, page.trimmed(Span(mark + 1, line.text.end)))
            let hasStop = stem.range.contains {
                page.clean[$0] == 0x2E && $0 + 1 < stem.end
                    && ByteText.isSpace(page.clean[$0 + 1])
            }
            let isShort = line.text.count <= 300 || line.marker != .none
            if words >= 2, !hasStop, isShort, !answer.isEmpty { return .both(stem, answer) }
        }
        if case .number = line.marker, isImperative(page, line.text, words: 2) {
            return .question(page.stem(line.text))
        }
        return .other
    }

    /// Without the dash, arrow or colon between question and answer.
    private static func withoutSign(_ page: PageLines, _ text: Span) -> Span {
        var start = text.start
        while start < text.end, [0x2D, 0x3A, 0x3D, 0x3E, 0x20].contains(page.clean[start]) {
            start += 1
        }
        if start + 2 < text.end, page.clean[start] == 0xE2,
            page.clean[start + 1] == 0x80 || page.clean[start + 1] == 0x86
        {
            let sign = page.clean[start + 2]
            if [0x92, 0x93, 0x94].contains(sign) { start += 3 }
        }
        return page.trimmed(Span(start, text.end))
    }

    /// "Name given by the critic …", "List of …": what only looks like a verb that asks.
    private static func opensWithNoun(_ page: PageLines, _ text: Span) -> Bool {
        let head = Span(text.start, min(text.end, text.start + 24))
        let words = page.string(head).lowercased().split(separator: " ")
        return words.count >= 2 && ["name", "list", "state", "account"].contains(words[0])
            && ["given", "used", "of", "in", "which", "coined", "taken", "that"].contains(words[1])
    }

    /// Whether the text begins with a verb that examiners ask with.
    static func isImperative(_ page: PageLines, _ text: Span, words: Int = 3) -> Bool {
        guard page.words(in: text, limit: 4) >= words, !opensWithNoun(page, text) else {
            return false
        }
        return CueMatcher.shared.matches(page, text)
            .contains { $0.cue == .imperative && $0.span.start == text.start }
    }
}

extension QuestionAnswer.Part {
    var isQuestion: Bool {
        switch self {
        case .question, .both: true
        default: false
        }
    }
}
