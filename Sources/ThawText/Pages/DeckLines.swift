import ThawCore

/// A deck of flashcards as its site prints it for everyone: "The Hanse Flashcards", "(25 cards)", and below it fronts
/// and backs line by line, with no sign of which is which.
struct DeckLines {
    private let page: PageLines
    /// The lines below the head.
    private let body: [Int]
    /// How many cards the head counts.
    private let count: Int?

    static func prepare(_ page: inout PageLines) {
        guard page.markup != .html, !StudySet.isSet(page), let head = Head(page) else { return }
        let below = page.openLines(limit: 6000).filter { $0 > head.end }
        let inner = below.prefix { !isFoot(page.lowercased($0, limit: 80)) }
        let hasCourse = inner.first.map { namesCourse(page, $0) } ?? false
        var body = hasCourse ? inner.dropFirst() : inner
        while let last = body.last, isSwitches(page, last) {
            page.lines[last].role = .boilerplate
            body.removeLast()
        }
        let deck = DeckLines(page: page, body: Array(body), count: head.count)
        guard let (cards, isAsked) = deck.cards() else { return }
        if hasCourse, let first = inner.first { page.lines[first].role = .metadata }
        for index in below[inner.endIndex...] { page.lines[index].role = .navigation }
        takeHead(&page, head)
        page.takeCards(cards, isAsked: isAsked)
    }

    /// "Paper 1" below the title.
    private static func namesCourse(_ page: PageLines, _ index: Int) -> Bool {
        page.lines[index].text.count <= 40
            && CourseWords(page.string(page.lines[index].text)).areAll
    }

    private static func takeHead(_ page: inout PageLines, _ head: Head) {
        let lines = page.openLines(limit: 40).filter { $0 <= head.end }
        if let title = head.title {
            page.opening.title = page.finding(page.lines[title].text)
            page.opening.isTitleSure = true
            page.lines[title].role = .title
        }
        CardFrames.takeHead(&page, lines[...])
        for index in lines where page.lines[index].role == nil && !head.told.contains(index) {
            page.lines[index].role = .boilerplate
        }
    }

    /// "Study  •  Share  •  Report".
    private static func isSwitches(_ page: PageLines, _ index: Int) -> Bool {
        let parts = page.lowercased(index, limit: 80).split(whereSeparator: "•·|".contains)
        return parts.count >= 2
            && parts.allSatisfy { SiteChrome.isControl(String($0).trimmingSpaces) }
    }

    /// The site's list of other decks.
    private static func isFoot(_ text: String) -> Bool {
        text.hasPrefix("decks in ") && text.contains("class")
    }

    private struct Head {
        var title: Int?
        var count: Int?
        /// The last of its lines.
        var end: Int
        /// What the deck is about, in sentences.
        var told: [Int] = []

        init?(_ page: PageLines) {
            let open = page.openLines(limit: 40)
            var (title, count, end): (Int?, Int?, Int?) = (nil, nil, nil)
            for (place, index) in open.prefix(30).enumerated() {
                let text = page.lowercased(index, limit: 100)
                if let number = Self.count(text) {
                    count = count ?? number
                    end = index
                } else if text.hasSuffix(" flashcards"), title == nil, place < 12 {
                    (title, end) = (index, index)
                } else if end != nil, Self.isProgress(text) {
                    end = index
                }
            }
            // "Bonding" over "12 flashcards • by Mira".
            if title == nil, let end, let place = open.firstIndex(of: end), 1...3 ~= place,
                page.lowercased(end, limit: 100).contains(where: "•·|".contains),
                case let name = page.lines[open[place - 1]].text, 4...80 ~= name.count,
                !page.endsSentence(name)
            {
                title = open[place - 1]
            }
            guard let end, title != nil || count != nil else { return nil }
            // "2/4": the numbers of cards that have labels.
            let isCounted = page.lines.contains { line in
                line.text.count <= 12
                    && CardLabel(page, line).map { $0.total != nil && $0.number == 2 } ?? false
            }
            guard !isCounted else { return nil }
            (self.title, self.count, self.end) = (title, count, end)
            told = open.filter {
                $0 < end && page.endsSentence(page.lines[$0].text)
                    && page.lines[$0].text.count >= 40
            }
        }

        /// "(25 cards)", "26 Terms", "1/115".
        private static func count(_ text: String) -> Int? {
            // "12 flashcards • by mira.k • 3 days ago".
            if text.utf8.count <= 100, let first = text.split(whereSeparator: "•·|".contains).first,
                first.utf8.count < text.utf8.count
            {
                let counted = String(first).trimmingSpaces
                return counted.first?.isNumber == true && !counted.contains("/")
                    ? count(counted) : nil
            }
            let words = text.letterAndNumberRuns
            guard words.count == 2, text.utf8.count <= 24, let number = Int(words[0]) else {
                return nil
            }
            if ["cards", "terms", "flashcards"].contains(words[1]) { return number }
            return number == 1 && text.utf8.allSatisfy { ByteText.isDigit($0) || $0 == 0x2F }
                ? Int(words[1]) : nil
        }

        /// How far a learner has come, above the cards.
        private static func isProgress(_ text: String) -> Bool {
            text == "no study sessions yet." || text.hasPrefix("name | mastery")
                || !text.isEmpty && text.allSatisfy { "-| ".contains($0) }
        }
    }

    /// Front and back of each card; whether the fronts ask.
    private func cards() -> (cards: [(front: [Int], back: [Int])], isAsked: Bool)? {
        guard body.count >= 4, !areLabelled else { return nil }
        let marked = body.count { isAsked($0) }
        if marked * 5 >= body.count { return questions().map { ($0, true) } }
        return turns().map { ($0, false) }
    }

    /// "Front: …", "Back: …": such lines say themselves what they are.
    private var areLabelled: Bool {
        let labelled = body.count { index in
            let text = page.lines[index].text
            let head = Span(text.start, min(text.end, text.start + 14))
            guard let colon = page.firstIndex(of: 0x3A, in: head) else { return false }
            return page.clean[head.start..<colon].allSatisfy(ByteText.isLetter)
        }
        return labelled * 2 > body.count
    }

    /// A front wherever a line asks; all lines down to the next are its back.
    private func questions() -> [(front: [Int], back: [Int])]? {
        guard let first = body.first, isAsked(first) || asks(first) else { return nil }
        var cards: [(front: [Int], back: [Int])] = []
        for (place, index) in body.enumerated() {
            let isLast = place + 1 == body.count
            let isFree = cards.last.map { !$0.back.isEmpty } ?? true
            if isAsked(index) || isFree && !isLast && !isAsked(body[place + 1]) && asks(index) {
                cards.append(([index], []))
            } else {
                cards[cards.count - 1].back.append(index)
            }
        }
        let whole = cards.count { !$0.back.isEmpty }
        return whole >= 2 && whole * 10 >= cards.count * 8 ? cards : nil
    }

    /// Terms and definitions in turns, some definitions of several lines.
    private func turns() -> [(front: [Int], back: [Int])]? {
        let areSingle = count.map { body.count == 2 * $0 } ?? false
        guard let rests = areSingle ? [] : SetTurns.rests(page, body) else { return nil }
        var cards: [(front: [Int], back: [Int])] = []
        for index in body {
            if rests.contains(index), let last = cards.indices.last {
                cards[last].back.append(index)
            } else if let last = cards.indices.last, cards[last].back.isEmpty {
                cards[last].back = [index]
            } else {
                cards.append(([index], []))
            }
        }
        let whole = cards.filter { !$0.back.isEmpty }
        let short = whole.count { page.words(in: page.lines[$0.front[0]].text, limit: 9) <= 8 }
        // Headings over points are cards of another kind.
        let listed = whole.count { $0.back.count >= 2 && page.lines[$0.back[0]].marker != .none }
        return whole.count >= 3 && short * 10 >= whole.count * 9 && listed * 2 <= whole.count
            ? whole : nil
    }

    /// Whether a line ends in a question mark, a remark in brackets left out: "Who was set free? (2)".
    private func isAsked(_ index: Int) -> Bool {
        let text = page.lines[index].text
        return page.endsInQuestionMark(text) || page.endsInQuestionMark(page.withoutBracket(text))
    }

    /// "When was the last diet held": a question whose mark was left out.
    private func asks(_ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.marker == .none else { return false }
        if QuestionAnswer.isImperative(page, line.text) { return true }
        let words = page.string(Span(line.text.start, min(line.text.end, line.text.start + 40)))
            .lowercased().split(separator: " ").prefix(4)
        guard words.count == 4, let first = words.first, Self.askers.contains(String(first)) else {
            return false
        }
        return words.dropFirst().contains { Self.verbs.contains(String($0)) }
    }

    private static let askers: Set<String> = [
        "who", "what", "when", "where", "why", "which", "how", "whose",
    ]
    private static let verbs: Set<String> = [
        "is", "are", "was", "were", "did", "does", "do", "has", "had", "have", "can", "could",
        "should", "would", "will",
    ]
}
