import ThawCore

/// The parts of a page about one term, told by the shape of what stands under each heading.
///
/// Any short line may head a part: bullets under it are facts, lines that ask are questions, and a run of names with a
/// few words behind or under each are related terms. What the heading says only settles what the shape leaves open.
struct KeyTermSections {
    /// What a line looks like.
    private enum Shape { case rest, bullet, question, answer, entry, short, text }

    private(set) var headings: [Int: KeyTermPage.Part] = [:]
    /// Headings over bullets that no word calls facts: an outline has several.
    private(set) var looseLists = 0
    /// A heading calls what stands under it facts.
    private var hasNamedFacts = false

    private let lines: ContentLines
    private var shapes: [Shape] = []

    /// - Parameter known: headings that are told by their words already.
    init(_ lines: ContentLines, known: [Int: KeyTermPage.Part]) {
        self.lines = lines
        let limit = min(lines.count, 240)
        shapes = (0..<limit).map { shape($0) }
        find(known)
    }

    // MARK: Shapes

    private func shape(_ position: Int) -> Shape {
        if lines.continues(position), !isNameBelowEntry(position) { return .rest }
        if lines.isAboveMarks(position) { return .question }
        switch QuestionAnswer.part(lines, position) {
        case .answer: return .answer
        case .question, .both:
            if !isHeadingThatAsks(position) { return .question }
        case .other: break
        }
        if KeyTermPage.answerLabel(lines, position) != nil { return .answer }
        if isWholeQuestion(position) { return .question }
        let line = lines.line(position)
        let isEntry = KeyTermPage.named(lines.page, line) != nil
        if isEntry, line.heading == 0 { return .entry }
        if line.marker != .none { return .bullet }
        if KeyTermPage.isQuestion(lines, position), !isHeadingThatAsks(position) {
            return .question
        }
        if position + 1 < lines.count, lines.continues(position + 1) { return .text }
        let isShort =
            line.heading > 0
            || line.text.count <= 64 && lines.looksLikeHeading(position)
                && lines.page.firstIndex(of: 0x3D, in: line.text) == nil
            || line.text.count <= 40 && isLeadingIn(line)
        return isShort && lines.page.words(in: line.text, limit: 10) <= 9 ? .short : .text
    }

    /// "Don't mix it up with...": the next lines go on.
    private func isLeadingIn(_ line: Line) -> Bool {
        let text = lines.page.string(of: line)
        return text.hasSuffix("...") || text.hasSuffix("…")
    }

    /// Under a definition that is wrapped, the next name goes on with nothing.
    private func isNameBelowEntry(_ position: Int) -> Bool {
        guard position > 0, position + 1 < lines.count else { return false }
        return KeyTermPage.isNameLine(lines, position)
    }

    /// "What is it?" over a sentence: a few words that ask for what stands under them.
    private func isHeadingThatAsks(_ position: Int) -> Bool {
        let line = lines.line(position)
        guard line.marker == .none, line.text.count <= 40,
            lines.page.words(in: line.text, limit: 7) <= 6,
            position + 1 < lines.count
        else { return false }
        let words = KeyTermWords(lines.string(position))
        return words.isDefinition && position <= 3
            && DefinitionSubject(lines.page, lines.text(position + 1)) != nil
            || (words.isFacts || words.isDefinition) && lines.line(position + 1).marker != .none
    }

    /// A question wrapped over several lines, or with its marks behind it: "… Matthew? (8 marks)".
    private func isWholeQuestion(_ position: Int) -> Bool {
        let end = self.end(of: position)
        let last = lines.text(end - 1)
        let text = lines.page.withoutMarks(last)
        if end > position + 1 || text.end < last.end {
            if lines.page.endsInQuestionMark(text) { return true }
        }
        guard lines.line(position).marker != .none || text.end < last.end else { return false }
        return QuestionAnswer.isImperative(lines.page, lines.text(position), words: 2)
    }

    private func end(of position: Int) -> Int {
        var end = position + 1
        while end < lines.count, end < position + 12, lines.continues(end) { end += 1 }
        return end
    }

    // MARK: Headings

    private mutating func find(_ known: [Int: KeyTermPage.Part]) {
        var hasDefinition = false
        for position in shapes.indices {
            if let part = known[position] {
                headings[position] = part
                if part == .definition { hasDefinition = true }
                continue
            }
            if shapes[position] == .text { hasDefinition = true }
            guard shapes[position] == .short, let next = next(after: position), known[next] == nil
            else { continue }
            guard let part = part(position, next, hasDefinition: hasDefinition) else { continue }
            headings[position] = part
            if part == .definition { hasDefinition = true }
            if part == .facts {
                if KeyTermWords(lines.string(position)).isFacts {
                    hasNamedFacts = true
                } else {
                    looseLists += 1
                }
            }
        }
        // "Why it matters" over a video, which is gone.
        for position in shapes.indices where shapes[position] == .short {
            guard headings[position] == nil, let next = next(after: position),
                headings[next] != nil, lines.line(next).isApart, lines.line(position).isApart,
                KeyTermWords(lines.string(position)).isFacts
            else { continue }
            headings[position] = .facts
        }
    }

    /// The first line of the next paragraph.
    private func next(after position: Int) -> Int? {
        var next = position + 1
        while next < shapes.count, shapes[next] == .rest { next += 1 }
        return next < shapes.count ? next : nil
    }

    private func part(_ position: Int, _ next: Int, hasDefinition: Bool) -> KeyTermPage.Part? {
        let words = KeyTermWords(lines.string(position))
        switch shapes[next] {
        case .question, .answer: return .questions
        case .bullet:
            // A task that opens with no verb that asks is told by the answer under it.
            if let below = self.next(after: next), shapes[below] == .answer { return .questions }
            if words.isRelated, !words.isFacts, entries(from: next) >= 2 || !words.isQuestions {
                return .related
            }
            return words.isQuestions && !words.isFacts ? .questions : .facts
        case .entry:
            let run = entries(from: next)
            if lines.line(next).marker != .none, !words.isRelated, !isBelowQuestions(position) {
                return .facts
            }
            let isLast = run >= 3 && end(ofEntries: next) == shapes.count && hasNamedFacts
            if words.isRelated || isBelowQuestions(position) || isLast {
                return words.isFacts && !words.isRelated ? .facts : .related
            }
            // A colon stands in sentences, too.
            return hasDefinition && words.isFacts && !words.isRelated ? .facts : nil
        case .short:
            guard pairs(from: next) >= (words.isRelated ? 1 : 2) else { return nil }
            return .related
        case .text:
            if !hasDefinition {
                return words.isDefinition || DefinitionSubject(lines.page, lines.text(next)) != nil
                    ? .definition : nil
            }
            if words.isRelated { return .related }
            if words.isDefinition, !headings.values.contains(.facts) { return .definition }
            return words.isFacts ? .facts : words.isQuestions ? .questions : nil
        case .rest: return nil
        }
    }

    private func isBelowQuestions(_ position: Int) -> Bool {
        shapes[..<position].contains(.question)
            || headings.contains { $0.value == .questions && $0.key < position }
    }

    private func entries(from start: Int) -> Int {
        var count = 0
        for position in start..<shapes.count {
            if shapes[position] == .entry { count += 1 } else if shapes[position] != .rest { break }
        }
        return count
    }

    private func end(ofEntries start: Int) -> Int {
        var position = start
        while position < shapes.count, shapes[position] == .entry || shapes[position] == .rest {
            position += 1
        }
        return position
    }

    /// How many names with a longer line under each follow one another.
    private func pairs(from start: Int) -> Int {
        var count = 0
        var position = start
        while position < shapes.count, shapes[position] == .short,
            let below = next(after: position),
            shapes[below] == .text
                || shapes[below] == .short && lines.text(below).count > lines.text(position).count
        {
            count += 1
            guard let following = next(after: below) else { break }
            position = following
        }
        return count
    }

    // MARK: Evidence

    /// Whether the parts are those of such a page: a definition, and behind it questions or related terms with not more
    /// than one list of facts. Several lists under headings of their own are an outline.
    func isKeyTerm(isDefined: Bool) -> Bool {
        guard isDefined, looseLists <= 1 else { return false }
        let parts = Set(headings.values)
        let hasQuestions = parts.contains(.questions) || shapes.count { $0 == .question } >= 2
        if hasQuestions, parts.contains(.related) || parts.contains(.facts) { return true }
        return parts.contains(.related) && parts.contains(.facts)
            && headings.keys.contains { position in
                let words = KeyTermWords(lines.string(position))
                return words.isFacts || words.isRelated
            }
    }
}

/// What the words of a heading speak of.
struct KeyTermWords {
    var isDefinition = false
    var isFacts = false
    var isQuestions = false
    var isRelated = false

    init(_ heading: String) {
        let words = heading.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(
            String.init)
        let text = words.joined(separator: " ")
        func has(_ list: Set<String>) -> Bool { words.contains { list.contains($0) } }
        isDefinition =
            has(Self.definition) || text.hasPrefix("what is") || text.hasPrefix("what are")
            || text.hasPrefix("what does")
            || text.hasPrefix("what it is") || text.hasPrefix("in short")
            || text.hasPrefix("in simple")
            || text.hasPrefix("in a sentence") || text.hasPrefix("what do we mean")
            || text.hasPrefix("in plain") || text.hasPrefix("in a nutshell")
            || text.hasPrefix("in a word") || text.hasPrefix("in one sentence")
            || text.hasPrefix("in more detail") || text.hasPrefix("in detail")
            || text.hasPrefix("in depth")
        isFacts =
            has(Self.facts) || text.hasPrefix("tl dr") || text.hasPrefix("in brief")
            || text.hasPrefix("why it matters")
        isQuestions =
            has(Self.questions) || text.hasPrefix("your turn") || text.hasPrefix("have a go")
            || text.hasPrefix("over to you")
        isRelated =
            has(Self.related) || Self.relatedOpenings.contains(where: text.hasPrefix)
    }

    private static let relatedOpenings = [
        "see also", "see too", "goes with", "words to go", "goes together", "you may also",
        "more like", "don't mix", "don’t mix", "don't confuse", "don’t confuse", "do not confuse",
        "not to be confused", "easily confused", "often confused",
    ]

    private static let definition: Set<String> = [
        "definition", "definitions", "meaning", "means", "explained", "explanation", "defined",
        "overview",
        "introduction", "description", "about", "définition", "bedeutung",
    ]
    private static let facts: Set<String> = [
        "fact", "facts", "point", "points", "know", "remember", "remembering", "knowing", "hold",
        "worth", "tldr", "glance", "nutshell",
        "takeaway", "takeaways",
        "summary", "essentials", "essential", "basics", "highlights", "recap", "details", "learn",
        "features",
        "characteristics", "notes", "ideas", "important", "must", "bullet", "crucial", "info",
        "information",
        "understand", "memorise", "memorize", "fakten", "wissen", "faits",
    ]
    private static let questions: Set<String> = [
        "question", "questions", "test", "quiz", "practice", "practise", "exam", "check", "discuss",
        "discussion",
        "think", "exercise", "exercises", "try", "challenge", "assessment", "problems", "tasks",
        "task", "activities",
        "activity", "reflect", "reflection", "prompts", "fragen", "aufgaben", "yourself", "answer",
        "revise",
        "consolidation", "starter", "plenary", "apply",
    ]
    private static let related: Set<String> = [
        "related", "terms", "term", "words", "vocabulary", "vocab", "glossary", "similar", "linked",
        "links",
        "connected", "connections", "associated", "concepts", "keywords", "entries", "compare",
        "terminology", "begriffe",
        "termes", "jargon", "neighbouring", "connects", "family",
        "neighbours", "neighbors",
    ]
}

extension KeyTermPage {
    /// Behind "Model answer:", "Suggested answer –", "Sample response:"; `nil` for other lines.
    ///
    /// - Parameter isSure: "Solution: …" and "Explanation: …" alone may be points of a list.
    static func answerLabel(
        _ lines: ContentLines, _ position: Int, isSure: Bool = false
    ) -> Span? {
        let page = lines.page
        let text = lines.text(position)
        let head = Span(text.start, min(text.end, text.start + 40))
        guard let colon = page.firstIndex(of: 0x3A, in: head) else { return nil }
        let words = page.string(Span(text.start, colon)).lowercased().split(separator: " ")
        guard let last = words.last, 1...3 ~= words.count, answerNouns.contains(last),
            words.dropLast().allSatisfy({ answerAdjectives.contains($0) }),
            !isSure || words.count > 1 || last.hasPrefix("ans")
        else { return nil }
        let rest = page.trimmed(Span(colon + 1, text.end))
        return rest.isEmpty ? nil : rest
    }

    private static let answerNouns: Set<Substring> = [
        "answer", "answers", "response", "solution", "ans", "explanation", "reply",
    ]
    private static let answerAdjectives: Set<Substring> = [
        "model", "sample", "suggested", "possible", "example", "full", "short", "the", "correct",
        "exemplar", "good",
        "expert", "our", "student",
    ]

    /// A short line over a longer one in a run of such, which a wrapped text may seem to go on with: a name.
    static func isNameLine(_ lines: ContentLines, _ position: Int) -> Bool {
        guard position > 0, position + 1 < lines.count else { return false }
        let page = lines.page
        let text = lines.text(position)
        guard text.count <= 48, lines.line(position).marker == .none,
            page.words(in: text, limit: 6) <= 5,
            page.endsSentence(lines.text(position - 1)), !page.endsSentence(text),
            !ByteText.isLower(page.clean[text.start]), lines.line(position - 1).marker == .none,
            lines.text(position + 1).count > text.count
        else { return false }
        return lines.looksLikeHeading(position)
    }
}
