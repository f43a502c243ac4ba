import ThawCore

/// A deck of flashcards as its site prints it for everyone: "Khrushchev Flashcards", "(25 cards)", and below it fronts
/// and backs line by line, with no sign of which is which.
struct DeckLines {
    private let page: PageLines
    /// The lines below the head.
    private let body: [Int]
    /// How many cards the head counts.
    private let count: Int?

    static func prepare(_ page: inout PageLines) {
        guard page.markup != .html, let head = Head(page) else { return }
        let below = page.openLines(limit: 6000).filter { $0 > head.end }
        let body = below.prefix { !isFoot(page.lowercased($0, limit: 80)) }
        let deck = DeckLines(page: page, body: Array(body), count: head.count)
        guard let (cards, isAsked) = deck.cards() else { return }
        for index in page.lines.indices where index <= head.end && page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
        for index in below.dropFirst(body.count) { page.lines[index].role = .navigation }
        if let title = head.title {
            page.opening.title = page.finding(page.lines[title].text)
            page.lines[title].role = .title
        }
        for index in head.told where head.title == nil || index != head.title {
            page.lines[index].role = .fact
        }
        page.opening.form = isAsked ? .questionCards : .cards
        page.opening.cards = cards.map { card in
            for index in card.front { page.lines[index].role = isAsked ? .question : .pair }
            for index in card.back { page.lines[index].role = isAsked ? .answer : .pair }
            return FramedCard(
                front: card.front.map { page.lines[$0].text },
                back: card.back.map { page.lines[$0].text })
        }
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
            guard let end, title != nil || count != nil else { return nil }
            (self.title, self.count, self.end) = (title, count, end)
            told = open.filter {
                $0 < end && page.endsSentence(page.lines[$0].text)
                    && page.lines[$0].text.count >= 40
            }
        }

        /// "(25 cards)", "26 Terms", "1/115".
        private static func count(_ text: String) -> Int? {
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
        guard body.count >= 4 else { return nil }
        let marked = body.count { isAsked($0) }
        if marked * 5 >= body.count { return questions().map { ($0, true) } }
        return turns().map { ($0, false) }
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

    /// Terms and definitions in turns.
    private func turns() -> [(front: [Int], back: [Int])]? {
        let lines = body.count.isMultiple(of: 2) ? body[...] : body.dropLast()
        let places = stride(from: 0, to: lines.count, by: 2)
        let cards = places.map { (front: [lines[$0]], back: [lines[$0 + 1]]) }
        let isWhole = count == cards.count && lines.count == body.count
        let (short, long) = (
            cards.count { page.words(in: page.lines[$0.front[0]].text, limit: 9) <= 8 },
            cards.count { card in
                page.lines[card.back[0]].text.count > page.lines[card.front[0]].text.count
            }
        )
        guard cards.count >= 3, short * 10 >= cards.count * 9,
            isWhole || long * 10 >= cards.count * 8
        else { return nil }
        return cards
    }

    /// Whether a line ends in a question mark, a remark in brackets left out: "Who was set free? (2)".
    private func isAsked(_ index: Int) -> Bool {
        let text = page.lines[index].text
        return page.endsInQuestionMark(text) || page.endsInQuestionMark(page.withoutBracket(text))
    }

    /// "What was he ordered to shut down": a question whose mark was left out.
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
