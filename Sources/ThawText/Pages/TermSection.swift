import ThawCore

/// Parts of notes that are lists of another kind: key terms, and questions to practise with.
enum TermSection {
    /// Words that name a list of terms.
    static let names = [
        "key term", "key word", "keyword", "key vocab", "key definition", "key concept", "glossary",
        "vocab", "definitions", "terminology", "technical terms", "important terms", "word list",
        "wortschatz", "vokabeln", "glossar", "fachbegriffe", "lexique", "glosario", "terms to know",
        "mots clés", "mots-clés", "schlüsselbegriffe", "palabras clave",
    ].map { Array($0.utf8) }

    /// Whether a short line has one of the words, whatever its case.
    static func has(_ words: [[UInt8]], _ lines: ContentLines, _ position: Int, limit: Int = 60)
        -> Bool
    {
        let text = lines.text(position)
        return text.count <= limit && has(words, Array(lines.page.clean[text.range]), limit: limit)
    }

    static func has(_ words: [[UInt8]], _ text: [UInt8], limit: Int) -> Bool {
        guard text.count <= limit else { return false }
        let bytes = text.map(ByteText.lower)
        return words.contains { word in
            guard word.count <= bytes.count else { return false }
            return (0...(bytes.count - word.count)).contains { start in
                bytes[start] == word[0] && bytes[start..<(start + word.count)].elementsEqual(word)
            }
        }
    }

    /// The terms and their meanings of a part that the heading calls so, "KEY TERMS": three or more, each in a line
    /// that may be wrapped, and nothing else.
    static func pairs(
        _ lines: ContentLines, heading: Int, _ body: Range<Int>
    ) -> [(term: Span, definition: [Span])]? {
        let words = lines.page.words(in: lines.text(heading), limit: 5)
        guard words <= 4, has(names, lines, heading, limit: 40),
            lines.line(heading).marker != .bullet
        else { return nil }
        for separator in [Pairs.Separator.colon, .dash, .equals, .column] {
            if let pairs = pairs(lines, body, separator) { return pairs }
        }
        return nil
    }

    private static func pairs(
        _ lines: ContentLines, _ body: Range<Int>, _ separator: Pairs.Separator
    ) -> [(term: Span, definition: [Span])]? {
        var pairs: [(term: Span, definition: [Span])] = []
        for position in body {
            let line = lines.line(position)
            guard line.marker == .none, line.heading == 0, !line.isRow,
                lines.page.firstIndex(of: 0x09, in: line.text) == nil
            else { return nil }
            if let (term, definition) = Pairs.split(lines.page, line, separator),
                lines.page.words(in: term, limit: 7) <= 6
            {
                pairs.append((term, [definition]))
            } else if let last = pairs.last, !line.isApart, last.definition.count <= 3,
                let above = last.definition.last, line.text.count <= above.count * 3 / 2 + 20
            {
                pairs[pairs.count - 1].definition.append(line.text)
            } else {
                return nil
            }
        }
        return pairs.count >= 3 && pairs.count * 3 >= body.count ? pairs : nil
    }

    /// The questions of a part that holds nothing else: two or more, or tasks under a heading that names them.
    static func questions(
        _ lines: ContentLines, heading: Int?, _ body: [Range<Int>]
    ) -> [[Span]]? {
        guard !body.isEmpty else { return nil }
        if body.count == 1, let heading, isLeading(lines, heading) { return nil }
        if let stems = numbered(lines, body) ?? marked(lines, body) { return stems }
        let isNamed = heading.map { has(taskNames, lines, $0) } ?? false
        guard isNamed || heading == nil || body.count >= 2 else { return nil }
        var stems: [[Span]] = []
        for paragraph in body {
            let texts = paragraph.map { lines.text($0) }
            guard let last = texts.last, let first = texts.first else { return nil }
            let asks = lines.page.endsInQuestionMark(lines.page.withoutMarks(last))
            let isNumbered = lines.line(paragraph.lowerBound).marker != .none
            let isTask = QuestionAnswer.isImperative(lines.page, first)
            guard asks && (isNamed || isNumbered) || isTask && (isNamed || heading == nil) else {
                return nil
            }
            stems.append(lines.page.stem(texts))
        }
        return stems
    }

    /// "Question", "Research question:" over one: what an essay or an experiment sets out to answer is part of it.
    private static func isLeading(_ lines: ContentLines, _ heading: Int) -> Bool {
        guard lines.text(heading).count <= 40 else { return false }
        let words = lines.string(heading).lowercased().split { !$0.isLetter }
        return words.last.map { ["question", "fragestellung", "frage", "homework"].contains($0) }
            ?? false
            && words.dropLast().allSatisfy(leading.contains)
    }

    private static let leading: Set<Substring> = [
        "the", "my", "our", "a", "essay", "research", "lab", "key", "big", "main", "central",
        "enquiry", "inquiry", "enquiring", "focus", "driving", "guiding", "essential", "scientific",
        "testable", "investigation", "investigative", "experiment", "experimental", "problem",
        "leading", "overarching", "title", "set", "coursework", "project", "or", "and", "aim",
    ]

    /// Numbered questions and nothing else.
    private static func numbered(_ lines: ContentLines, _ body: [Range<Int>]) -> [[Span]]? {
        guard let first = body.first, let last = body.last else { return nil }
        let run = QuestionRuns.find(lines, first.lowerBound..<last.upperBound)
        guard !run.isEmpty, body.allSatisfy({ run.contains($0.lowerBound) }) else { return nil }
        return body.map { paragraph in lines.page.stem(paragraph.map { lines.text($0) }) }
    }

    /// "Q1  What is …", "Q2  Why does …" and nothing else.
    private static func marked(_ lines: ContentLines, _ body: [Range<Int>]) -> [[Span]]? {
        guard body.count >= 2 else { return nil }
        var stems: [[Span]] = []
        for paragraph in body {
            let first = lines.line(paragraph.lowerBound)
            guard case .question(let stem) = QuestionAnswer.marked(lines.page, first) else {
                return nil
            }
            stems.append(
                lines.page.stem([stem] + paragraph.dropFirst().map { lines.text($0) }))
        }
        return stems
    }

    private static let taskNames = [
        "question", "practice", "exercise", "activities", "test yourself", "check your", "homework",
        "exam-style", "exam style", "discussion", "aufgaben", "übungen", "exercices", "ejercicios",
    ].map { Array($0.utf8) }
}
