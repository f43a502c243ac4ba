import ThawCore

/// Parts of notes that are lists of another kind: key terms, and questions to practise with.
enum TermSection {
    /// Words that name a list of terms.
    static let names = [
        "key term", "key word", "keyword", "key vocab", "key definition", "key concept", "glossary",
        "vocab", "definitions", "terminology", "technical terms", "important terms", "word list",
        "wortschatz", "vokabeln", "glossar", "fachbegriffe", "lexique", "glosario", "terms to know",
    ]

    /// The pairs of a part whose heading names terms, or `nil`.
    static func pairs(
        _ lines: ContentLines, heading: Int, _ body: [Range<Int>]
    ) -> [(term: Span, definition: [Span])]? {
        let name = lines.string(heading).lowercased()
        guard body.count >= 2, lines.text(heading).count <= 60, names.contains(where: name.contains)
        else { return nil }
        let separators = Pairs.Separator.allCases.filter { $0 != .quoted && $0 != .semicolon }
        var pairs: [(term: Span, definition: [Span])] = []
        for paragraph in body {
            let first = lines.line(paragraph.lowerBound)
            if pairs.isEmpty, first.isRow, Outline.isColumnHeads(lines, paragraph.lowerBound) {
                continue
            }
            guard let (term, definition) = Pairs.split(lines.page, first, separators) else {
                return nil
            }
            let rest = paragraph.dropFirst().map { lines.text($0) }
            pairs.append((term, [definition] + rest))
        }
        return pairs
    }

    /// The questions of a part that holds nothing else: two or more, or tasks under a heading that names them.
    static func questions(
        _ lines: ContentLines, heading: Int?, _ body: [Range<Int>]
    ) -> [[Span]]? {
        guard !body.isEmpty else { return nil }
        let name =
            heading.map { lines.text($0).count <= 60 ? lines.string($0).lowercased() : "" } ?? ""
        let isNamed = taskNames.contains { name.contains($0) }
        guard isNamed || heading == nil || body.count >= 2 else { return nil }
        var stems: [[Span]] = []
        for paragraph in body {
            let texts = paragraph.map { lines.text($0) }
            guard let last = texts.last, let first = texts.first else { return nil }
            let asks = lines.page.endsInQuestionMark(last)
            let isNumbered = lines.line(paragraph.lowerBound).marker != .none
            let isTask = QuestionAnswer.isImperative(lines.page, first)
            guard asks && (isNamed || isNumbered) || isTask && (isNamed || heading == nil) else {
                return nil
            }
            stems.append(texts)
        }
        return stems
    }

    private static let taskNames = [
        "question", "practice", "exercise", "activities", "test yourself", "check your", "homework",
        "exam-style", "exam style", "discussion", "aufgaben", "übungen", "exercices", "ejercicios",
    ]
}
