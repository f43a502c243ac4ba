import ThawCore

/// A page about one term: its definition, facts to know, review questions with model answers,
/// related terms.
///
/// The headings between the parts may be lost. Then a definition is the first paragraph (or what
/// stands before a site's chatter), questions are told by their mark or their verb, and what
/// follows the last answer are related terms.
struct KeyTermPage {
    enum Part { case definition, facts, questions, related }

    let lines: ContentLines
    let furniture: Furniture
    let headings: [Int: Part]
    /// Whether the line above stands under a heading of another kind, below the facts.
    var isInSection = false
    var result: Structure
    var definition: [Int] = []
    private var answered = false
    var pendingName: Finding?
    private let apart: KeyTermAnswers
    /// Questions with another question below them, which is no answer.
    private let unanswered: Set<Int>
    /// Lines of related terms in which the name is glued to its definition.
    let gluedNames: Set<Int>
    /// What the site says behind the related terms, and its links that look like headings.
    let behindRelated: Set<Int>
    /// Other names that the title gives in brackets.
    var titleAliases: [String] = []

    /// How many signs of such a page there are; three are enough.
    ///
    /// - Parameter known: `headings(of:)` of the lines.
    static func evidence(
        _ lines: ContentLines, _ furniture: Furniture, _ known: [Int: Part], isDefined: Bool = false
    ) -> Int {
        if lines.page.opening.isAssistants, !known.values.contains(.related) { return 0 }
        if furniture.chatterTerm == nil, isPrinted(lines, known) || Timeline.opens(lines) {
            return 0
        }
        if isDefined || known.values.contains(.related) && isDefinedBelow(lines),
            KeyTermSections(lines, known: known).isKeyTerm(isDefined: true)
        {
            return 4
        }
        let parts = Set(known.values)
        // Without headings and chatter only a short page can be told from prose.
        guard parts.count >= 2 || furniture.chatterTerm != nil || lines.count <= 60 else {
            return 0
        }
        var score = furniture.chatterTerm == nil ? 0 : 4
        if parts.contains(.definition) { score += 1 }
        if parts.contains(.facts) { score += 3 }
        if parts.contains(.questions) { score += 2 }
        if parts.contains(.related) { score += 2 }
        guard !lines.isEmpty else { return 0 }
        var start = lines.looksLikeHeading(0) ? min(1, lines.count - 1) : 0
        // Between other names of the term and its definition stands a heading.
        if otherNames(lines.page, lines.text(0)) != nil, start + 1 < lines.count,
            lines.looksLikeHeading(start)
        {
            start += 1
        }
        let first = lines.line(start)
        if first.marker == .none, first.text.count > 60,
            QuestionAnswer.part(lines, start) == .other,
            DefinitionSubject(lines.page, first.text) != nil
        {
            score += 1
            let questions = (start..<min(lines.count - 1, 60)).count {
                isQuestion(lines, $0) && lines.text($0 + 1).count > lines.text($0).count
                    && lines.line($0 + 1).marker == .none
            }
            if questions >= 2, !isQuestion(lines, start + 1) { score += 2 }
        } else if parts.count < 2, furniture.chatterTerm == nil {
            score -= 2
        }
        return score
    }

    /// Whether a heading that speaks of a meaning stands right over a sentence that defines.
    private static func isDefinedBelow(_ lines: ContentLines) -> Bool {
        (0..<max(0, min(lines.count, 60) - 1)).contains { position in
            lines.text(position).count <= 40 && lines.looksLikeHeading(position)
                && KeyTermWords(lines.string(position)).isDefinition
                && lines.text(position + 1).count >= 60
                && DefinitionSubject(lines.page, lines.text(position + 1)) != nil
        }
    }

    /// Whether headings name its parts so that no sheet of questions is like it.
    static func isCertain(
        _ lines: ContentLines, _ furniture: Furniture, _ known: [Int: Part]
    ) -> Bool {
        let parts = Set(known.values)
        return parts.contains(.related) && parts.count >= 2
            && evidence(lines, furniture, known) >= 5
    }

    static func read(
        _ lines: ContentLines, _ furniture: Furniture, _ known: [Int: Part], title: Finding?,
        otherNames: [String] = []
    ) -> Structure {
        var reader = KeyTermPage(lines, furniture, known)
        reader.titleAliases = otherNames
        reader.read(title)
        return reader.result
    }

    private init(_ lines: ContentLines, _ furniture: Furniture, _ known: [Int: Part]) {
        self.lines = lines
        self.furniture = furniture
        var found = KeyTermSections(lines, known: known).headings
        // "Practice questions" over no question, above the heading of those that are there, is a link.
        let asked = found.filter { $0.value == .questions }.keys.sorted()
        let links = zip(asked, asked.dropFirst()).filter { position, next in
            ((position + 1)..<next).allSatisfy {
                !Self.isQuestion(lines, $0) && QuestionAnswer.part(lines, $0) == .other
                    && lines.line($0).marker == .none
            }
        }
        for (position, _) in links { found[position] = nil }
        headings = found
        apart = KeyTermAnswers(lines)
        unanswered = KeyTermAnswers.unanswered(lines, headings)
        gluedNames = Self.gluedNames(lines, headings)
        behindRelated = Self.behindRelated(lines, headings).union(links.map(\.0))
        result = Structure(.keyTerm, lines: lines.page.lines.count)
    }

    /// The headings that are told by their words. Cost: linear in the lines.
    static func headings(of lines: ContentLines) -> [Int: Part] {
        var headings: [Int: Part] = [:]
        for position in 0..<lines.count where lines.text(position).count <= 70 {
            for match in CueMatcher.shared.matches(lines.page, lines.text(position)) {
                switch match.cue {
                case .definition: headings[position] = .definition
                case .facts: headings[position] = .facts
                case .questions: headings[position] = .questions
                case .related: headings[position] = .related
                default: continue
                }
                break
            }
        }
        if headings.isEmpty == false, let asked = askedMeaning(lines, headings) {
            headings[asked] = .definition
        }
        // "Key terms" above the title is a step of the site's.
        if let first = headings.filter({ $0.value != .related }).keys.min(), first > 0,
            let named = lastDefined(lines, above: min(first, 60))
        {
            for position in headings.keys where position < named { headings[position] = nil }
        }
        return headings
    }

    /// The last line whose name a sentence below it, but above the end, defines.
    private static func lastDefined(_ lines: ContentLines, above end: Int) -> Int? {
        var names: [String: Int] = [:]
        var last: Int?
        for position in 0..<end {
            let text = lines.text(position)
            if text.count >= 60, let subject = DefinitionSubject(lines.page, text),
                let named = names[Masthead.key(lines.page.string(subject.name))]
            {
                last = max(named, last ?? named)
            }
            if text.count <= 80 { names[Masthead.key(lines.string(position))] = position }
        }
        return last
    }

    private mutating func read(_ title: Finding?) {
        result.title = title
        let named = title == nil ? nameOfTab() ?? titleAboveDefinition() : nil
        let top = named.flatMap { $0 > 0 && isOverDefinition($0) ? $0 : nil } ?? 0
        if let named {
            result.title = lines.heading(named)
            result.roles[lines.indices[named]] = .title
        }
        var part = Part.definition
        for position in 0..<lines.count {
            if apart.range.contains(position) {
                let isHeading = position == apart.range.lowerBound
                result.roles[lines.indices[position]] = isHeading ? .heading : .answer
                continue
            }
            if position < top {
                takeAbove(position)
                continue
            }
            if isTableHead(position) {
                part = .related
                result.roles[lines.indices[position]] = .heading
                continue
            }
            if behindRelated.contains(position) || isChatter(position, part) {
                result.roles[lines.indices[position]] = .boilerplate
                continue
            }
            if let heading = headings[position] {
                isInSection = false
                part = heading
                if heading == .related, takeListed(position) { continue }
                result.roles[lines.indices[position]] = .heading
                continue
            }
            if position == named { continue }
            if position == 0, title == nil, named == nil, lines.count > 1,
                lines.looksLikeHeading(0),
                lines.page.words(in: lines.text(0), limit: 10) <= 8, !lines.continues(1),
                DefinitionSubject(lines.page, lines.text(0)) == nil
                    || DefinitionSubject(lines.page, lines.text(1)) != nil || headings[1] != nil
            {
                result.title = lines.heading(0)
                result.roles[lines.indices[0]] = .title
                continue
            }
            if part == .definition, definition.isEmpty, isAboveDefinition(position) {
                result.roles[lines.indices[position]] = .boilerplate
                continue
            }
            part = self.part(of: position, after: part)
            take(position, part)
        }
        for (number, text) in apart.answers
        where result.content.questions.indices.contains(number - 1) {
            result.content.questions[number - 1].answer = lines.page.passage(text)
        }
        refineTitle()
        finishDefinition()
    }

    /// "Term | What it is" over the rows of a table.
    private func isTableHead(_ position: Int) -> Bool {
        guard position > 0, position + 2 < lines.count, lines.text(position).count <= 48,
            let (term, rest) = Pairs.split(lines.page, lines.line(position), .tab),
            lines.page.words(in: term, limit: 4) <= 3, lines.page.words(in: rest, limit: 5) <= 4,
            Pairs.split(lines.page, lines.line(position - 1), .tab) == nil
        else { return false }
        return (1...2).allSatisfy { next in
            guard let row = Pairs.split(lines.page, lines.line(position + next), .tab) else {
                return false
            }
            return lines.page.words(in: row.definition, limit: 6) >= 5
        }
    }

    /// What the site says to the reader between the definition and the facts: it names the term and speaks to "you",
    /// cheers or opens with a small letter.
    private func isChatter(_ position: Int, _ part: Part) -> Bool {
        guard part == .definition, !definition.isEmpty, headings[position] == nil,
            lines.line(position).marker == .none, lines.text(position).count <= 200,
            !lines.continues(position), position + 1 < lines.count,
            let subject = DefinitionSubject(lines.page, lines.text(definition[0]))
        else { return false }
        let text = lines.string(position)
        let lower = text.lowercased()
        guard lower.contains(Masthead.key(lines.page.string(subject.name))) else { return false }
        let words = lower.split { !$0.isLetter && $0 != "'" && $0 != "’" }
        var signs = ByteText.isLower(lines.page.clean[lines.text(position).start]) ? 1 : 0
        if lower.contains("!") { signs += 1 }
        if words.contains(where: { Self.spoken.contains($0) }) { signs += 1 }
        if lower.contains("definition of") || lower.contains("meaning of") { signs += 1 }
        if lower.contains("ready to") || lower.contains("keep going") { signs += 1 }
        return signs >= 2
    }

    private static let spoken: Set<Substring> = [
        "you", "you've", "you’ve", "your", "let's", "let’s", "we", "we'll", "nice", "congrats",
        "congratulations", "well", "great", "awesome", "good", "bravo", "hooray", "yay", "now",
    ]

    /// Where a line belongs whose part has no heading of its own.
    private func part(of position: Int, after part: Part) -> Part {
        switch part {
        case .definition:
            let hasMore =
                definition.isEmpty || lines.continues(position)
                || isInsideDefinition(position) && !opensExample(position)
                || goesOnWithSentence(position)
            return hasMore ? .definition : self.part(of: position, after: .facts)
        case .facts:
            let opensQuestions =
                !headings.values.contains(.questions)
                && position + 1 < lines.count && Self.isQuestion(lines, position)
                && lines.line(position).marker != .bullet
            return opensQuestions ? .questions : .facts
        case .questions:
            if headings.contains(where: { $0.value == .related && $0.key > position }) {
                return part
            }
            if definesInsteadOfAnswering(position) { return .related }
            let isBelow =
                answered && !isAsked(position) && !lines.continues(position)
                && !hasLaterQuestion(position)
            let isListed =
                lines.line(position).marker != .none
                && lines.line(position - 1).marker == lines.line(position).marker
            return isBelow && !isListed ? .related : part
        case .related: return part
        }
    }

    /// "is Latin for …" right below a line of the definition that no stop closes.
    private func goesOnWithSentence(_ position: Int) -> Bool {
        let line = lines.line(position)
        return position > 0 && definition.last == position - 1 && line.marker == .none
            && !line.isApart && line.heading == 0 && headings[position] == nil
            && ByteText.isLower(lines.page.clean[line.text.start])
            && lines.text(position - 1).count >= 12
            && !lines.page.endsSentence(lines.text(position - 1))
    }

    /// Under a heading of its own, or before the site's chatter, the definition may have several
    /// paragraphs.
    private func isInsideDefinition(_ position: Int) -> Bool {
        let line = lines.indices[position]
        if lines.line(position).marker == .none, isAboveFirstFacts(position) { return true }
        if let chatter = furniture.roles.indices.first(where: { index in
            furniture.roles[index] == .boilerplate && index > lines.indices[definition[0]]
        }), furniture.chatterTerm != nil || namesTerm(chatter) {
            return line < chatter
        }
        return headings.contains { $0.value == .definition && $0.key < position }
            && headings.contains { $0.value != .definition && $0.key > position }
            && lines.line(position).marker == .none
    }

    /// Whether a line that is no content names what the definition defines, a few lines below it.
    private func namesTerm(_ index: Int) -> Bool {
        guard index <= lines.indices[definition[0]] + 5,
            let subject = DefinitionSubject(lines.page, lines.text(definition[0]))
        else { return false }
        return lines.page.lowercased(index, limit: 240).contains(
            lines.page.string(subject.name).lowercased())
    }

    /// Two or three paragraphs right above the heading of the facts, under which the facts have a list of their own.
    private func isAboveFirstFacts(_ position: Int) -> Bool {
        guard let next = headings.keys.filter({ $0 > position }).min(), headings[next] == .facts,
            !headings.keys.contains(where: { $0 < position && $0 > definition[0] }),
            next - definition[0] <= 8, next + 1 < lines.count, lines.text(position).count >= 40,
            lines.line(position).heading == 0
        else { return false }
        return (definition[0]..<next).allSatisfy { lines.line($0).marker == .none }
    }

    private mutating func take(_ position: Int, _ part: Part) {
        let role: Block.Role
        switch part {
        case .definition:
            if takeOtherNames(position) {
                role = .metadata
            } else {
                definition.append(position)
                role = .definition
            }
        case .facts where result.content.facts.isEmpty && takeOtherNames(position):
            role = .metadata
        case .facts where takeSection(position): return
        case .facts where headsExample(position): role = .heading
        case .facts where isLoneNumber(position): role = .boilerplate
        case .facts:
            role = .fact
            if lines.continues(position) || isRestOfFact(position), !result.content.facts.isEmpty {
                join(position, to: \.content.facts)
            } else {
                result.content.facts.append(lines.page.passage(lines.text(position)))
            }
        case .questions: role = takeQuestion(position)
        case .related: role = takeRelated(position)
        }
        result.roles[lines.indices[position]] = role
    }

    /// A line without a bullet right below one whose sentence goes on, in a list of bullets.
    private func isRestOfFact(_ position: Int) -> Bool {
        guard position > 0 else { return false }
        let (line, above) = (lines.line(position), lines.line(position - 1))
        return line.marker == .none && !line.isApart && line.heading == 0
            && above.marker == .bullet && headings[position] == nil
            && lines.indices[position - 1] + 1 == lines.indices[position]
            && above.text.count >= 40 && !lines.page.endsSentence(above.text)
            && position + 1 < lines.count && lines.line(position + 1).marker == .bullet
    }

    /// What a site counts between the facts.
    private func isLoneNumber(_ position: Int) -> Bool {
        let text = lines.text(position)
        return text.count <= 3 && lines.line(position).marker == .none
            && lines.page.isNumber(text)
    }

    /// "Example" between a list of facts and a text without a bullet.
    private func headsExample(_ position: Int) -> Bool {
        guard position > 0, position + 1 < lines.count, lines.looksLikeHeading(position),
            lines.page.words(in: lines.text(position), limit: 4) <= 3,
            lines.line(position).marker == .none, lines.line(position - 1).marker != .none
        else { return false }
        return lines.line(position + 1).marker == .none && headings[position + 1] == nil
            && lines.text(position + 1).count > 2 * lines.text(position).count
    }

    /// Adds a wrapped line to the last passage of a list.
    private mutating func join(_ position: Int, to list: WritableKeyPath<Structure, [Passage]>) {
        let index = result[keyPath: list].count - 1
        let whole = result[keyPath: list][index]
        result[keyPath: list][index] = joined(whole, position)
    }

    func joined(_ passage: Passage, _ position: Int) -> Passage {
        let next = lines.page.passage(lines.text(position))
        let gap = Span(passage.span.end, max(passage.span.end, next.span.start))
        return Passage(
            pieces: passage.pieces + [Passage.Piece(span: gap, replacement: " ")] + next.pieces)
    }

    // MARK: Questions

    static func isQuestion(_ lines: ContentLines, _ position: Int) -> Bool {
        guard position < lines.count else { return false }
        let text = lines.text(position)
        if lines.page.endsInQuestionMark(text) { return text.count <= 600 }
        return text.count <= 400 && QuestionAnswer.isImperative(lines.page, text)
            && !isTerm(lines.page, lines.line(position))
    }

    /// "State of Nature: The condition …": a name that only begins like a task. Its last word and what stands behind
    /// it have capitals. "Plan of 1947 …" begins with a noun.
    private static func isTerm(_ page: PageLines, _ line: Line) -> Bool {
        let opening = Span(line.text.start, min(line.text.end, line.text.start + 40))
        let words = page.string(opening).split(separator: " ")
        if words.count > 1, words[1] == "of", !page.endsInQuestionMark(line.text),
            Pairs.split(page, line, .colon) == nil
        {
            return true
        }
        guard let (term, definition) = named(page, line), page.words(in: term, limit: 6) <= 5,
            ByteText.isUpper(page.clean[definition.start])
        else { return false }
        let last = page.string(term).split(separator: " ").last
        return last?.first?.isUppercase == true
    }

    /// Whether a question with its answer comes within the next few lines: then an answer has another paragraph.
    private func hasLaterQuestion(_ position: Int) -> Bool {
        guard position + 2 < lines.count else { return false }
        return ((position + 1)..<min(lines.count - 1, position + 5)).contains { next in
            isAsked(next) && lines.text(next + 1).count > lines.text(next).count
                && !Self.isQuestion(lines, next + 1)
        }
    }

    /// A question where one is due: behind an answer and above a longer line, a sentence that opens with a verb of
    /// tasks or a word that asks is one, too.
    private func isAsked(_ position: Int) -> Bool {
        if Self.isQuestion(lines, position) || isMarkedQuestion(position)
            || lines.isAboveMarks(position)
        {
            return true
        }
        if answered, isLastTask(position) { return true }
        guard answered || result.content.questions.isEmpty, position + 1 < lines.count,
            headings[position + 1] == nil
        else { return false }
        if endsInTask(position) { return !Self.isQuestion(lines, position + 1) }
        let text = lines.text(position)
        let next = lines.text(position + 1)
        guard text.count <= 240, next.count > text.count, !Self.isQuestion(lines, position + 1),
            lines.page.words(in: text, limit: 4) >= 4,
            Sentences.spans(in: lines.page.clean, text).count == 1,
            !Self.isTerm(lines.page, lines.line(position))
        else { return false }
        return CueMatcher.shared.matches(lines.page, text).contains {
            ($0.cue == .task || $0.cue == .asker) && $0.span.start == text.start
        }
    }

    /// "Suppose that … . Describe … .": several sentences, of which the last asks. "What …? Refer to
    /// two examples.": a question and a word on how to answer it, between an answer and an answer.
    private func endsInTask(_ position: Int) -> Bool {
        let text = lines.text(position)
        guard text.count <= 400, lines.line(position).marker != .bullet else { return false }
        let sentences = Sentences.spans(in: lines.page.clean, text)
        guard 2...4 ~= sentences.count, let last = sentences.last else { return false }
        let asks = CueMatcher.shared.matches(lines.page, last).contains {
            ($0.cue == .imperative || $0.cue == .task) && $0.span.start == last.start
        }
        if asks { return true }
        guard position > 0, position + 1 < lines.count,
            sentences.contains(where: { lines.page.endsInQuestionMark($0) }),
            lines.page.words(in: last, limit: 16) <= 15
        else { return false }
        return QuestionAnswer.part(lines, position - 1) == .other
            && QuestionAnswer.part(lines, position + 1) == .other
    }

    /// "Q: …", a question that goes on in the next lines, one with its marks behind it, or the next number of a list
    /// of questions.
    private func isMarkedQuestion(_ position: Int) -> Bool {
        switch QuestionAnswer.part(lines, position) {
        case .question, .both: return true
        case .answer: return false
        case .other: break
        }
        guard !lines.continues(position), Self.answerLabel(lines, position) == nil else {
            return false
        }
        var end = position + 1
        while end < lines.count, end < position + 12, lines.continues(end) { end += 1 }
        let last = lines.text(end - 1)
        let text = lines.page.withoutMarks(last)
        if text.end < last.end { return true }
        if end > position + 1, lines.page.endsInQuestionMark(text) { return true }
        guard case .number(let number) = lines.line(position).marker, number > 1 else {
            return false
        }
        let count = result.content.questions.count
        return count == number - 1 && !answered
    }

    /// The rest of a question that was wrapped.
    private mutating func joinQuestion(_ position: Int) -> Bool {
        let last = result.content.questions.count - 1
        guard last >= 0, !answered, lines.continues(position), position > 0,
            !lines.page.endsSentence(lines.page.withoutMarks(lines.text(position - 1)))
                || lines.page.withoutMarks(lines.text(position)).isEmpty
        else { return false }
        result.content.questions[last].stem = joined(result.content.questions[last].stem, position)
        return true
    }

    private mutating func takeQuestion(_ position: Int) -> Block.Role {
        let page = lines.page
        let count = result.content.questions.count
        if joinQuestion(position) { return .question }
        if count > 0, let text = Self.answerLabel(lines, position) {
            addAnswer(page.passage(text), position)
            return .answer
        }
        if case .answer(let text) = QuestionAnswer.part(lines, position), count > 0 {
            addAnswer(page.passage(text), position)
            return .answer
        }
        if case .both(let stem, let answer) = QuestionAnswer.part(lines, position),
            !endsInTask(position)
        {
            result.content.questions.append(
                Resource.Question(stem: page.passage(stem), answer: page.passage(answer)))
            answered = true
            return .question
        }
        let isFirst =
            count == 0
            || (answered && !Self.isQuestion(lines, position)
                && lines.line(position).marker != .none && position + 1 < lines.count
                && lines.line(position + 1).marker == .none)
        let isOpen = count > 0 && !answered
        if unanswered.contains(position) { return addQuestion(position) }
        if isAsked(position) && !(isOpen && isModelAnswer(position)) || isFirst {
            return addQuestion(position)
        }
        addAnswer(page.passage(lines.text(position)), position)
        return .answer
    }

    private mutating func addQuestion(_ position: Int) -> Block.Role {
        var stem = lines.page.stem(withoutNumber(lines.text(position)))
        if case .question(let text) = QuestionAnswer.part(lines, position) { stem = text }
        result.content.questions.append(
            Resource.Question(stem: lines.page.passage(stem), answer: nil))
        answered = false
        return .question
    }

    /// A long line under a question is its answer even where it begins with a verb that asks.
    private func isModelAnswer(_ position: Int) -> Bool {
        let text = lines.text(position)
        return text.count > 160 && !lines.page.endsInQuestionMark(text)
    }

    private mutating func addAnswer(_ passage: Passage, _ position: Int) {
        let last = result.content.questions.count - 1
        var text = lines.text(position)
        if case .answer(let behindMark) = QuestionAnswer.part(lines, position) { text = behindMark }
        if result.content.questions[last].answer == nil, lines.page.isPlaceholder([text]) {
            answered = true
            return
        }
        if let answer = result.content.questions[last].answer {
            result.content.questions[last].answer = joined(answer, position)
        } else {
            result.content.questions[last].answer = passage
        }
        answered = true
    }
}
