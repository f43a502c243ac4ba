import ThawCore

/// Decides which kind of page the content is, by evidence, and has it read.
enum PageKind {
    static func structure(_ page: PageLines, _ furniture: Furniture) -> Structure {
        var content = furniture.content
        let title = TitleLine.take(page, furniture, &content)
        if page.opening.form == .cards || page.opening.form == .questionCards {
            let isAsked = page.opening.form == .questionCards
            var cards = CardFrames.read(page, content, isAsked: isAsked, title: title?.finding)
            if let line = title?.line { cards.roles[line] = .title }
            cards.title = furniture.title ?? cards.title
            return cards
        }
        if page.opening.form == .chat, !page.opening.cards.isEmpty {
            return ChatQuiz.read(page, title: title?.finding)
        }
        if page.opening.form == .cornell {
            var notes = CornellNotes.read(page, content, title: title?.finding)
            if let line = title?.line { notes.roles[line] = .title }
            notes.title = furniture.title ?? notes.title
            return notes
        }
        if title == nil, page.opening.form != .article, page.opening.form != .transcript,
            var structure = beneathMasthead(page, furniture, content)
        {
            LikelyTitle.correct(&structure, page, furniture)
            return structure
        }
        var structure = structure(ContentLines(page, content), furniture, title: title?.finding)
        if let title {
            structure.title = title.finding
            if let line = title.line { structure.roles[line] = .title }
        }
        structure.title = furniture.title ?? structure.title
        if furniture.title == nil { LikelyTitle.correct(&structure, page, furniture) }
        if structure.kind == .notes, areCards(structure, page, furniture) {
            structure.kind = .revisionCards
            takePreface(&structure)
        } else if structure.kind == .notes, opensWithGreeting(structure, page) {
            takePreface(&structure)
        }
        takeInstructions(&structure)
        takeSigned(&structure, page)
        cutCourse(&structure, page)
        if structure.kind == .notes { LooseLines.take(&structure, page) }
        return structure
    }

    /// The cards that lie scattered among notes, in the signs of a program for memory.
    private static func takeSigned(_ structure: inout Structure, _ page: PageLines) {
        guard page.opening.form == nil else { return }
        for card in page.opening.cards {
            let (front, back) = (page.passage(card.front), page.passage(card.back))
            if let last = card.front.last, page.endsInQuestionMark(last) {
                structure.content.questions.append(Resource.Question(stem: front, answer: back))
            } else {
                structure.content.pairs.append(Resource.Pair(term: front, definition: back))
            }
        }
    }

    /// "GCSE PHYSICS  Topic 6: Waves": behind a gap, the part of the course that the page is about.
    private static func cutCourse(_ structure: inout Structure, _ page: PageLines) {
        guard let line = structure.roles.firstIndex(of: .title) else { return }
        let text = page.lines[line].text
        let columns = page.string(text, keepingGaps: true).columns(apart: 2)
        guard 2...4 ~= columns.count, let name = columns.last,
            structure.title?.text == page.string(text),
            case let course = CourseWords(columns[0]), course.areAll, course.hasOthers,
            let subject = course.subject, name.utf8.count >= 4,
            columns.dropFirst().dropLast().allSatisfy({
                CourseWords($0).areAll || TitleBlock.isNumberedPart($0)
            }),
            case let rest = Span(text.end - name.utf8.count, text.end),
            page.string(rest) == name
        else { return }
        if !structure.subjects.contains(subject) { structure.subjects.append(subject) }
        structure.title = page.finding(rest)
    }

    /// A sheet of questions with a line or two of what to do above them is no notes.
    private static func takeInstructions(_ structure: inout Structure) {
        let content = structure.content
        guard structure.kind == .notes, content.questions.count >= 4, content.cards.count == 1,
            let card = content.cards.first, card.heading == nil,
            1...2 ~= card.bullets.count, card.bullets.count * 4 <= content.questions.count
        else { return }
        structure.kind = .questions
        structure.content.facts = card.bullets + content.facts
        structure.content.cards = []
        for index in structure.roles.indices
        where structure.roles[index] == .card || structure.roles[index] == .paragraph {
            structure.roles[index] = .fact
        }
    }

    /// "Hi everyone! Sorry this is late.", "I made these for the mock.": what the writer says to the readers above the
    /// first heading is no part of the notes.
    private static func opensWithGreeting(_ structure: Structure, _ page: PageLines) -> Bool {
        let cards = structure.content.cards
        guard cards.count >= 3, cards[0].heading == nil, cards[0].bullets.count == 1,
            cards.dropFirst().allSatisfy({ $0.heading != nil }),
            let line = structure.roles.firstIndex(where: { $0 == .paragraph || $0 == .card }),
            page.lines[line].text.count <= 320
        else { return false }
        let words = page.string(page.lines[line].text).split(separator: " ")
        let first = words.first.map { $0.lowercased().filter(\.isLetter) } ?? ""
        // "Charles I" is nobody who writes.
        let speaks = zip([""] + words, words).contains { before, word in
            let isI = ["I", "I'm", "I’m", "I've", "I’ve", "I'll", "I’ll"].contains(word)
            let isName = before.first?.isUppercase == true && before.last?.isLetter == true
            return isI && !isName || ["me", "my"].contains(word.lowercased().filter(\.isLetter))
        }
        return greetings.contains(first) || speaks
    }

    private static let greetings: Set<String> = [
        "hi", "hello", "hey", "hiya", "sorry", "welcome", "hallo", "hola", "salut", "bonjour",
    ]

    /// What stands above the first heading speaks of the cards: "Cut along the dotted lines."
    private static func takePreface(_ structure: inout Structure) {
        guard let first = structure.content.cards.first, first.heading == nil else { return }
        structure.content.facts = first.bullets + structure.content.facts
        structure.content.cards.removeFirst()
        for index in structure.roles.indices {
            if structure.roles[index] == .heading { return }
            if structure.roles[index] == .paragraph || structure.roles[index] == .card {
                structure.roles[index] = .fact
            }
        }
    }

    /// What cards are for.
    private static let cards: Set<Substring> = [
        "revision", "character", "quote", "topic", "quick", "key", "study", "theme", "case",
    ]

    /// Whether notes under headings are what the page itself calls cards: "Type: Revision cards".
    private static func areCards(
        _ structure: Structure, _ page: PageLines, _ furniture: Furniture
    ) -> Bool {
        let content = structure.content
        guard page.opening.form == nil, content.cards.count >= 2,
            content.cards.dropFirst().allSatisfy({ $0.heading != nil }),
            // A heading may stand above another.
            content.cards.dropFirst().count(where: \.bullets.isEmpty) * 4 <= content.cards.count,
            content.cards.last?.bullets.isEmpty == false,
            content.cards[0].heading != nil
                || content.cards[0].bullets.count == 1 && content.cards.count >= 3
        else { return false }
        return page.lines.indices.prefix(16).contains { index in
            let role = structure.roles[index] ?? furniture.roles[index]
            guard role == .metadata || role == .title, page.lines[index].text.count <= 100 else {
                return false
            }
            let words = page.lowercased(index, limit: 100).split { !$0.isLetter }
            return words.last == "cards" || words.contains("flashcards")
                || zip(words, words.dropFirst()).contains { cards.contains($0) && $1 == "cards" }
        }
    }

    /// Whether the head speaks of the pages of a document, or calls it notes or a summary, and nothing of cards.
    private static func isDocument(_ page: PageLines, _ furniture: Furniture) -> Bool {
        var isDocument = false
        for index in page.lines.indices.prefix(16) {
            let words = page.lowercased(index, limit: 100).split { !$0.isLetter && !$0.isNumber }
            if words.contains(where: { $0.hasSuffix("cards") || $0 == "card" }) { return false }
            isDocument =
                isDocument || words.contains("summary") || words.contains("notes")
                || zip(words, words.dropFirst()).contains { Int($0) != nil && $1 == "pages" }
        }
        return isDocument
    }

    /// A page of cards or about a term whose head tells its title; `nil` where the head tells none or the page is
    /// of another kind.
    private static func beneathMasthead(
        _ page: PageLines, _ furniture: Furniture, _ content: [Int]
    ) -> Structure? {
        let masthead = Masthead(page, furniture, content: content)
        guard !masthead.roles.isEmpty else { return nil }
        let below = content.filter { masthead.roles[$0] == nil }
        let lines = ContentLines(page, below)
        guard !lines.isEmpty else { return nil }
        let firstMetadata = furniture.roles.firstIndex(of: .metadata)
        lazy var known = KeyTermPage.headings(of: lines)
        var structure: Structure
        // "Overview" heads the first card, where cards follow.
        let withHeadings = ContentLines(
            page, content.filter { masthead.roles[$0] == nil || masthead.roles[$0] == .heading })
        if let cards = RevisionCards.read(
            withHeadings, firstMetadata: firstMetadata, title: masthead.finding)
        {
            structure = cards
        } else if KeyTermPage.evidence(lines, furniture, known, isDefined: masthead.isDefined) >= 3
        {
            structure = KeyTermPage.read(
                lines, furniture, known, title: masthead.finding, otherNames: masthead.otherNames)
        } else if furniture.hasByline,
            let cards = RevisionCards.readNumbered(lines, title: masthead.finding)
        {
            structure = cards
        } else {
            return nil
        }
        for (line, role) in masthead.roles
        where role != .heading || structure.roles[line] == nil {
            structure.roles[line] = role
        }
        structure.title = furniture.title ?? structure.title
        structure.subjects = masthead.subjects + structure.subjects
        if !masthead.path.isEmpty { structure.subjectPath = masthead.path }
        // Numbered headings of a printed document head notes.
        if page.opening.isPrinted, structure.kind == .revisionCards { structure.kind = .notes }
        return structure
    }

    /// Whether one of the first lines says what the title is.
    private static func defines(_ title: Finding, _ lines: ContentLines) -> Bool {
        let key = Masthead.key(title.text)
        return (0..<min(lines.count, 5)).contains { position in
            let line = lines.line(position)
            guard line.marker == .none, line.text.count >= 40,
                let subject = DefinitionSubject(lines.page, line.text)
            else { return false }
            return Masthead.key(lines.page.string(subject.name)) == key
        }
    }

    private static func structure(
        _ lines: ContentLines, _ furniture: Furniture, title: Finding?
    ) -> Structure {
        guard !lines.isEmpty else { return Structure(.notes, lines: lines.page.lines.count) }
        switch lines.page.opening.form {
        case .chat: return ChatLog.read(lines)
        case .deck: return AnkiText.read(lines)
        case .studySet:
            if let terms = PairedLines.alternating(lines, isMarked: true) {
                return PairedLines.read(lines, terms)
            }
        case .article: return Outline.read(lines, title: title)
        case .transcript: return Prose.read(lines, title: title)
        case .cards, .questionCards, .cornell, nil: break
        }
        let firstMetadata = furniture.roles.firstIndex(of: .metadata)
        if let cards = RevisionCards.read(lines, firstMetadata: firstMetadata) { return cards }
        if let cards = RevisionCards.readCounted(lines, furniture, title: title) { return cards }
        lazy var known = KeyTermPage.headings(of: lines)
        if title != nil,
            lines.page.opening.isKeyTerm || KeyTermPage.isCertain(lines, furniture, known)
        {
            return KeyTermPage.read(lines, furniture, known, title: title)
        }
        if let paper = ExamPaper.read(lines) ?? QuestionPaper.read(lines) { return paper }
        if let sheet = QuestionSheet.read(lines) { return sheet }
        if furniture.hasByline, title == nil,
            var cards = RevisionCards.readNumbered(lines, title: nil)
        {
            if lines.page.opening.isPrinted { cards.kind = .notes }
            return cards
        }
        let isDefined = title.map { defines($0, lines) } ?? false
        if KeyTermPage.evidence(lines, furniture, known, isDefined: isDefined) >= 3 {
            return KeyTermPage.read(lines, furniture, known, title: title)
        }
        if let organiser = Organiser.read(lines, title: title) { return organiser }
        if lines.areHeadsGlued, !QuestionAnswer.hasMarks(lines) {
            return Outline.read(lines, title: title)
        }
        let questions = lines.page.opening.areLabelled ? 0 : QuestionAnswer.evidence(lines)
        let pairs = Pairs.evidence(lines).flatMap { found in
            RecurringLabels.areTerms(lines, found) || lines.page.opening.hasAcrostic ? nil : found
        }
        let isMarked = QuestionAnswer.hasMarks(lines)
        let isTable = pairs.map { $0.isTabular && $0.share >= 0.9 } ?? false
        if !isTable, let sheet = FormulaSheet.read(lines, title: title) { return sheet }
        if !isMarked, let cards = PairedLines.labelled(lines) { return cards }
        if let pairs, pairs.share >= questions || pairs.isTabular, !isMarked {
            return Timeline.read(lines, pairs, title: title)
                ?? Pairs.read(lines, pairs, title: title)
        }
        if questions >= 0.6 { return QuestionAnswer.read(lines) }
        if let groups = PairedLines.groups(lines) { return PairedLines.read(lines, groups) }
        if let terms = PairedLines.alternating(lines, isMarked: false) {
            return PairedLines.read(lines, terms)
        }
        if let formulas = PairedLines.formulas(lines) { return formulas }
        if furniture.author != nil, furniture.hasByline, title == nil,
            var cards = RevisionCards.readUnlabelled(lines, firstMetadata: firstMetadata)
        {
            if isDocument(lines.page, furniture) { cards.kind = .notes }
            return cards
        }
        if Outline.fits(lines, title: title) { return Outline.read(lines, title: title) }
        return Prose.read(lines, title: title)
    }
}

/// The title that the markup gives: the one `h1`, or the page's `title` without the name of the
/// site.
enum TitleLine {
    /// Takes the title's line out of the content.
    static func take(
        _ page: PageLines, _ furniture: Furniture, _ content: inout [Int]
    ) -> (finding: Finding, line: Int?)? {
        if let title = page.opening.title { return (title, nil) }
        guard page.markup == .html else { return nil }
        let top = content.filter { page.lines[$0].heading == 1 }
        if top.count == 1, let position = content.firstIndex(of: top[0]), content.count > 1 {
            content.remove(at: position)
            return (page.finding(page.lines[top[0]].text), top[0])
        }
        guard let title = page.title, let span = title.span else { return nil }
        let text = withoutSite(title.text)
        guard !text.isEmpty else { return nil }
        return (Finding(text, origin: .given, span: span), nil)
    }

    /// "Osmosis | Biology Notes" without its last part.
    static func withoutSite(_ title: String) -> String {
        let bytes = Array(title.utf8)
        guard let name = names(bytes, Span(0, bytes.count)).first else { return title }
        return String(decoding: bytes[name.range], as: UTF8.self)
    }

    /// What stands before the name of a site and its like, for each sign that may part them; the surest sign first.
    static func names(_ bytes: [UInt8], _ text: Span) -> [Span] {
        signs.compactMap { sign in
            let end = text.range.dropFirst().first { i in
                bytes[i] == sign[0] && i + sign.count < text.end
                    && bytes[i..<(i + sign.count)].elementsEqual(sign)
                    && ByteText.isSpace(bytes[i - 1]) && ByteText.isSpace(bytes[i + sign.count])
            }
            guard let end else { return nil }
            let name = ByteText.trimmed(bytes, Span(text.start, end))
            return name.isEmpty ? nil : name
        }
    }

    private static let signs = ["|", "–", "—", "-", "::", "»", "·"].map { Array($0.utf8) }
}
