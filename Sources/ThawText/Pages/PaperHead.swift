import ThawCore

/// What is printed around the questions of a paper: its head, orders to who sits it or marks it, and marks.
enum PaperHead {
    // MARK: Head

    /// Finds the title and the subjects among the lines above the questions and gives them their roles.
    static func read(_ lines: ContentLines, _ head: Range<Int>, into result: inout Structure) {
        var best: (position: Int, rank: Int)?
        for position in head {
            let index = lines.indices[position]
            result.roles[index] = .metadata
            let text = lines.string(position)
            guard lines.looksLikeHeading(position), !isNotice(lines.page, lines.line(position)),
                text.count(where: \.isLetter) >= 4, !TitleBlock.isPlace(text)
            else { continue }
            let words = CourseWords(text)
            let subject = words.unknown.isEmpty ? words.subject : nil
            if let subject, !result.subjects.contains(subject) { result.subjects.append(subject) }
            let isLong = lines.page.words(in: lines.text(position), limit: 3) >= 3
            let rank = !words.unknown.isEmpty ? 3 : subject != nil ? 2 : isLong ? 1 : 0
            if rank > best?.rank ?? 0 { best = (position, rank) }
        }
        guard let best else { return }
        result.title = lines.heading(best.position)
        result.roles[lines.indices[best.position]] = .title
    }

    /// The foot of a printed page: three words or more that only say what kind of paper it is.
    static func isFoot(_ page: PageLines, _ line: Line) -> Bool {
        guard line.text.count <= 80, line.marker == .none, !page.endsSentence(line.text) else {
            return false
        }
        let text = page.string(line.text)
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.count >= 3 && words.count(where: CourseWords.isOfSheet) >= 2
            && CourseWords(text).unknown.isEmpty
    }

    // MARK: Lines

    /// Orders, sections, marks of a whole part and page numbers: nothing to learn.
    static func isNotice(_ page: PageLines, _ line: Line) -> Bool {
        guard line.text.count <= 160, line.marker != .bullet,
            noticeInitials.contains(page.clean[line.text.start] | 0x20),
            noticeOpenings.mayBegin(page.clean, line.text)
        else { return false }
        let text = page.string(line.text).lowercased()
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard let first = words.first, line.marker == .none else { return false }
        if words.count == 1, ["marks", "mark", "punkte", "points", "total"].contains(first) {
            return true
        }
        let isShort = text.count <= 60
        if isShort, words.count >= 2, sections.contains(first), isCounter(words[1]) { return true }
        if isShort, pages.contains(first), words.count <= 4, words.dropFirst().allSatisfy(isCounter)
        {
            return true
        }
        if isShort, words.count >= 2, words.last == "scheme" || words.contains("specimen"),
            ["end", "specimen", "mark", "marking"].contains(first)
        {
            return true
        }
        return orders.contains { text.hasPrefix($0) }
            || isShort && fields.contains { text.hasPrefix($0) }
    }

    private static func isCounter(_ word: Substring) -> Bool {
        word.allSatisfy(\.isNumber) || word.count == 1 || ["of", "ii", "iii", "iv"].contains(word)
    }

    private static let sections: Set<Substring> = [
        "section", "part", "abschnitt", "teil", "partie", "sección", "sezione",
    ]
    private static let pages: Set<Substring> = ["page", "seite", "página", "pagina"]
    private static let orders = [
        "attempt all", "attempt any", "attempt both", "attempt one", "attempt two", "attempt three",
        "attempt four", "attempt either", "answer all", "answer any", "answer both", "answer one",
        "answer two", "answer three", "answer four", "answer either", "answer the following",
        "write your answer", "write your name", "use blue or black", "use black ink",
        "you must clearly", "you may use", "you should", "do not write", "read the ", "tick one",
        "calculators may", "the marks for", "the total mark", "total mark", "maximum mark",
        "time allowed", "instructions", "information for", "beantworte alle", "bearbeite",
        "répondez", "contesta", "show your working", "the number of marks", "end of mark",
        "end of question", "end of paper", "end of exam", "end of section", "end of part",
        "[end of",
        "(end of", "turn over", "blank page", "accept other", "accept any", "accept all",
        "the question number you", "this question is",
    ]
    private static let fields = [
        "date", "duration", "time:", "time —", "time –", "time -", "name:", "class:", "total:",
        "total —", "candidate", "centre number", "marks:", "full marks", "max marks", "m.m.",
        "score",
        "due", "set by", "version",
    ]

    /// How such lines begin, told before their words are looked at.
    private static let noticeStarts =
        orders + fields + ["mark", "punkte", "points", "total", "end", "specimen"]
        + sections.map(String.init) + pages.map(String.init)
    private static let noticeInitials = Set(
        noticeStarts.compactMap(\.utf8.first).map { $0 | 0x20 })
    private static let noticeOpenings = WordOpenings(noticeStarts)
    private static let guidanceInitials = Set(guidance.compactMap(\.utf8.first).map { $0 | 0x20 })

    /// "Do not accept …", "Allow …", "Accept other wording": what a mark scheme tells who marks.
    static func isGuidance(_ page: PageLines, _ line: Line) -> Bool {
        guard line.text.count <= 200,
            guidanceInitials.contains(page.clean[line.text.start] | 0x20)
        else { return false }
        let head = page.string(Span(line.text.start, min(line.text.end, line.text.start + 24)))
            .lowercased()
        return guidance.contains { head.hasPrefix($0) }
    }

    private static let guidance = [
        "do not accept", "do not allow", "do not credit", "do not award", "don't accept", "accept ",
        "accept:", "allow ", "allow:", "ignore ", "ignore:", "reject ", "reject:", "award ",
        "credit ", "max ", "not accept", "nicht akzeptieren", "ne pas accepter", "[1 mark for",
        "1 mark for", "one mark for", "2 marks for", "no marks for", "examiner",
    ]

    // MARK: Marks

    /// The words of a question without its marks.
    static func stem(_ page: PageLines, _ texts: [Span]) -> [Span] {
        var texts = texts
        while texts.count > 1, let last = texts.last, page.withoutMarks(last).isEmpty {
            texts.removeLast()
        }
        guard let last = texts.last else { return texts }
        let rest = page.withoutMarks(last)
        texts[texts.count - 1] = rest.isEmpty ? last : rest
        return texts
    }

    /// Without "(1)" at the end of a point, whatever stands before it.
    static func withoutPoint(_ page: PageLines, _ text: Span) -> Span {
        let rest = page.withoutMarks(text)
        guard rest.end == text.end, text.count > 4, page.clean[text.end - 1] == 0x29,
            ByteText.isDigit(page.clean[text.end - 2]), page.clean[text.end - 3] == 0x28
        else { return rest }
        return page.trimmed(Span(text.start, text.end - 3))
    }

    /// Without "✓" or "✔️" at the end, which stand for a mark each.
    static func withoutTick(_ page: PageLines, _ text: Span) -> Span {
        var text = text
        while text.count > 3 {
            var end = text.end
            if page.clean[end - 3..<end].elementsEqual([0xEF, 0xB8, 0x8F]) { end -= 3 }
            guard end - text.start > 3, page.clean[end - 3] == 0xE2, page.clean[end - 2] == 0x9C,
                [0x93, 0x94, 0x85].contains(page.clean[end - 1])
            else { break }
            text = page.trimmed(Span(text.start, end - 3))
        }
        return text
    }

    /// Where "2" stands in the margin behind a sentence, without other signs; `nil` where none does.
    static func withoutBareMark(_ page: PageLines, _ text: Span) -> Span? {
        var end = text.end
        while end > text.start, text.end - end < 3, ByteText.isDigit(page.clean[end - 1]) {
            end -= 1
        }
        guard 1...2 ~= text.end - end, end > text.start + 8, ByteText.isSpace(page.clean[end - 1])
        else { return nil }
        let rest = page.trimmed(Span(text.start, end))
        return page.endsSentence(rest) || page.endsInQuestionMark(rest) ? rest : nil
    }
}
