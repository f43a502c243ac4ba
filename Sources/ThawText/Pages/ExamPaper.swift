import ThawCore

/// An exam paper: tasks numbered "1. (a)", each with its marks behind it, and no answers.
enum ExamPaper {
    /// `nil` where the page is none. Cost: linear in the lines.
    static func read(_ lines: ContentLines) -> Structure? {
        let isBare = hasMargin(lines)
        let scheme = MarkScheme.find(lines)
        // Sheets whose questions have no parts are read by their numbers.
        if let scheme, let key = AnswerKey.find(lines), key.answers.count >= scheme.count,
            QuestionSheet.read(lines) != nil
        {
            return nil
        }
        let end = scheme?.position ?? lines.count
        let ends = (0..<end).map { position in
            endsInMarks(lines, position)
                || isBare && PaperHead.withoutBareMark(lines.page, lines.text(position)) != nil
        }
        let marked = ends.count { $0 }
        guard marked >= 3 else { return nil }
        var tasks: [Range<Int>] = []
        var others: [Int] = []
        var start: Int?
        var number = 0
        for position in 0..<end {
            if isBare, PaperHead.isNotice(lines.page, lines.line(position)) {
                others.append(position)
                continue
            }
            let next = label(lines, position)?.number
            if isStart(lines, position) || start == nil && next == number + 1
                || start == nil && extraLabel(lines.page, lines.text(position)) != nil
            {
                start = position
            }
            if start == position, let next { number = next }
            if start == nil { others.append(position) }
            guard ends[position], let first = start else { continue }
            tasks.append(first..<(position + 1))
            start = nil
        }
        // Answers would stand between the tasks.
        let between = others.filter { $0 > (tasks.first?.lowerBound ?? 0) }
        let talk = between.filter {
            lines.page.words(in: lines.text($0), limit: 8) >= 7
                && !PaperHead.isNotice(lines.page, lines.line($0))
        }
        let above = tasks.first?.lowerBound ?? 0
        if scheme == nil, !isBare, talk.count * 5 > tasks.count,
            let answered = answered(lines, tasks, others, above: above)
        {
            return answered
        }
        guard above <= (scheme == nil ? 16 : 28),
            tasks.reduce(0, { $0 + $1.count }) * 2
                >= end - (isBare || scheme != nil ? above : 0),
            tasks.count * 10 >= marked * 8, talk.count * 5 <= tasks.count,
            tasks.allSatisfy({ $0.count <= 12 })
        else { return nil }
        var result = structure(lines, tasks, others, isBare: isBare || scheme != nil)
        if let scheme { answer(tasks, from: scheme, lines, &result) }
        return result
    }

    /// A sheet that somebody filled in: below each task but the last ones stands what was written.
    private static func answered(
        _ lines: ContentLines, _ tasks: [Range<Int>], _ others: [Int], above: Int
    ) -> Structure? {
        let written = others.filter {
            $0 > above && !PaperHead.isNotice(lines.page, lines.line($0))
                && !PaperHead.isFoot(lines.page, lines.line($0))
        }
        // Marked answers, and those of an examiner with their marks, are read by others.
        let isMarked = written.contains { position in
            if case .answer = QuestionAnswer.part(lines, position) { return true }
            return lines.page.withoutMarks(lines.text(position)).end < lines.text(position).end
                || !Choice.choices(lines.page, lines.line(position), isBare: false).isEmpty
        }
        if isMarked { return nil }
        let answers = tasks.indices.map { task in
            let end = task + 1 < tasks.count ? tasks[task + 1].lowerBound : lines.count
            return written.filter { tasks[task].upperBound <= $0 && $0 < end }
        }
        let found = answers.count { !$0.isEmpty }
        let numbers = tasks.compactMap { label(lines, $0.lowerBound)?.number }
        guard tasks.count >= 3, above <= 16, found >= 2, found * 3 >= tasks.count,
            answers.allSatisfy({ $0.count <= 12 }), tasks.allSatisfy({ $0.count <= 6 }),
            // "(a) [2]" over its question is a label alone.
            tasks.allSatisfy({
                lines.page.words(in: lines.page.withoutMarks(lines.text($0.lowerBound)), limit: 4)
                    >= 3
            }),
            numbers.count * 2 >= tasks.count || tasks.allSatisfy({ isStart(lines, $0.lowerBound) })
        else { return nil }
        var result = structure(lines, tasks, others, isBare: true)
        for (task, positions) in answers.enumerated() where !positions.isEmpty {
            result.content.questions[task].answer = lines.page.passage(
                positions.map { lines.text($0) })
            for position in positions { result.roles[lines.indices[position]] = .answer }
        }
        return result
    }

    private static func answer(
        _ tasks: [Range<Int>], from scheme: MarkScheme, _ lines: ContentLines,
        _ result: inout Structure
    ) {
        for position in scheme.position..<lines.count {
            result.roles[lines.indices[position]] =
                position == scheme.position ? .heading : .answer
        }
        var number = 0
        for (index, task) in tasks.enumerated() {
            let label = label(lines, task.lowerBound)
            number = label?.number ?? number
            if let texts = scheme.answer(to: number, label?.part ?? .none), !texts.isEmpty {
                result.content.questions[index].answer = lines.page.passage(texts)
            }
        }
    }

    /// "1 (a)", "(b)", "3" at the beginning of a task.
    private static func label(_ lines: ContentLines, _ position: Int) -> PaperLabel? {
        let line = lines.line(position)
        return PaperLabel(lines.page, Span(line.start, line.text.end))
    }

    private static func structure(
        _ lines: ContentLines, _ tasks: [Range<Int>], _ others: [Int], isBare: Bool
    ) -> Structure {
        let page = lines.page
        var result = Structure(.questions, lines: page.lines.count)
        for task in tasks {
            var texts = task.map { lines.text($0) }
            texts[0] = withoutLetter(page, texts[0])
            if let colon = extraLabel(page, texts[0]) {
                texts[0] = page.trimmed(Span(colon, texts[0].end))
            }
            if lines.line(task.lowerBound).marker == .none,
                let label = label(lines, task.lowerBound), label.number != nil,
                texts[0] == lines.text(task.lowerBound)
            {
                texts[0] = page.trimmed(Span(label.end, texts[0].end))
            }
            let last = texts.count - 1
            texts[last] =
                isBare ? PaperHead.withoutBareMark(page, texts[last]) ?? texts[last] : texts[last]
            texts[last] = page.withoutMarks(texts[last])
            texts.removeAll { $0.isEmpty }
            result.content.questions.append(
                Resource.Question(stem: page.passage(texts), answer: nil))
            for position in task { result.roles[lines.indices[position]] = .question }
        }
        for position in others { result.roles[lines.indices[position]] = .boilerplate }
        if isBare, let first = tasks.first?.lowerBound {
            PaperHead.read(lines, 0..<first, into: &result)
            return result
        }
        if let title = others.first, title < (tasks.first?.lowerBound ?? 0),
            lines.looksLikeHeading(title)
        {
            // The name of the examination above, the subject below it.
            let second = others.dropFirst().first
            let isAbove = second.map {
                $0 == title + 1 && lines.isCapitals($0) && lines.isCapitals(title)
            }
            let line = isAbove == true ? title + 1 : title
            result.title = lines.heading(line)
            result.roles[lines.indices[line]] = .title
        }
        return result
    }

    /// Whether the marks stand in a column of their own, under "Marks" or behind nearly every sentence.
    private static func hasMargin(_ lines: ContentLines) -> Bool {
        let starts = (0..<lines.count).filter { isStart(lines, $0) }
        guard starts.count >= 4 else { return false }
        let bare = (0..<lines.count).count {
            PaperHead.withoutBareMark(lines.page, lines.text($0)) != nil
        }
        let isNamed = (0..<min(lines.count, 40)).contains { position in
            ["marks", "mark", "punkte", "points"].contains(
                lines.page.lowercased(lines.indices[position], limit: 8))
        }
        return bare * 10 >= starts.count * (isNamed ? 6 : 8)
    }

    private static func endsInMarks(_ lines: ContentLines, _ position: Int) -> Bool {
        let text = lines.text(position)
        if lines.page.withoutMarks(text).end < text.end { return true }
        // Between them may be lines to write on.
        let below = lines.page.lines[(lines.indices[position] + 1)...].prefix(24)
        return below.indices.first { !ExamMarks.isToFill(lines.page, $0) }
            .map { ExamMarks.isMarks(lines.page, $0) } ?? false
    }

    /// "1. …", "(b) …".
    private static func isStart(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        if case .number = line.marker { return true }
        if let label = label(lines, position), label.number != nil, label.isSigned { return true }
        return withoutLetter(lines.page, line.text) != line.text || line.marker != .none
    }

    /// Behind the colon of "Extension:", below the numbered tasks of a sheet and without a number.
    private static func extraLabel(_ page: PageLines, _ text: Span) -> Int? {
        let head = Span(text.start, min(text.end, text.start + 24))
        guard let colon = page.firstIndex(of: 0x3A, in: head) else { return nil }
        return extras.contains(page.string(Span(text.start, colon)).lowercased()) ? colon + 1 : nil
    }

    private static let extras: Set<String> = [
        "extension", "extension task", "extension question", "challenge", "challenge question",
        "super challenge", "stretch", "stretch and challenge", "stretch task", "bonus",
        "bonus question", "further work",
    ]

    /// Without "(a)", "b)" or "(iii)".
    private static func withoutLetter(_ page: PageLines, _ text: Span) -> Span {
        let head = Span(text.start, min(text.end, text.start + 7))
        guard let close = page.firstIndex(of: 0x29, in: head) else { return text }
        let inside = page.clean[head.start..<close].filter { $0 != 0x28 }
        guard 1...3 ~= inside.count, inside.allSatisfy(ByteText.isLower),
            inside.count == 1 || inside.allSatisfy({ [0x69, 0x76, 0x78].contains($0) })
        else { return text }
        return page.trimmed(Span(close + 1, text.end))
    }
}
