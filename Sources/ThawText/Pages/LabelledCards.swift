import ThawCore

/// Cards written out with labels: "Front: What was the Triple Entente?" over "Back: An alliance …", with the number of
/// the card above or without, as assistants give them.
enum LabelledCards {
    private typealias Label = (front: String, back: String)
    private static let labels: [Label] = [
        ("front", "back"), ("front", "answer"), ("term", "definition"), ("term", "meaning"),
        ("prompt", "response"), ("prompt", "answer"), ("word", "meaning"), ("word", "definition"),
        ("vorderseite", "rückseite"), ("recto", "verso"), ("anverso", "reverso"),
    ]

    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.opening.form == nil, page.markup != .html else { return }
        let found = page.lines.indices.compactMap { index in
            label(page, index).map { (line: index, word: $0.word, value: $0.value) }
        }
        guard found.count >= 4,
            let (front, back) = labels.first(where: { label in
                let fronts = found.count { $0.word == label.front }
                let backs = found.count { $0.word == label.back }
                return fronts >= 2 && abs(fronts - backs) <= 1
            })
        else { return }
        take(&page, found.filter { $0.word == front || $0.word == back }, front)
    }

    private static func take(
        _ page: inout PageLines, _ found: [(line: Int, word: String, value: Span)],
        _ front: String
    ) {
        AssistantFrame.prepare(&page)
        AssistantTalk.prepare(&page)
        var cards: [FramedCard] = []
        var sides: [Int] = []
        for (place, (line, word, value)) in found.enumerated() {
            let isFront = word == front
            guard isFront || !cards.isEmpty else { continue }
            var spans = value.isEmpty ? [] : [value]
            sides.append(line)
            let end = place + 1 < found.count ? found[place + 1].line : page.lines.count
            // What a side goes on with stands below it, up to an empty line.
            for index in (line + 1)..<max(line + 1, end) {
                guard page.lines[index].role == nil, !page.lines[index].isApart,
                    page.lines[index].heading == 0, !isNumber(page, index)
                else { break }
                spans.append(page.lines[index].text)
                sides.append(index)
            }
            if isFront {
                cards.append(FramedCard(front: spans, back: []))
            } else {
                cards[cards.count - 1].back += spans
            }
        }
        guard cards.count(where: { !$0.front.isEmpty && !$0.back.isEmpty }) == cards.count else {
            return
        }
        for line in sides { page.lines[line].role = .pair }
        for index in page.lines.indices where page.lines[index].role == nil {
            if isNumber(page, index) { page.lines[index].role = .label }
        }
        page.opening.form = .cards
        page.opening.cards = cards
    }

    /// "Card 3", "Flashcard 3:".
    private static func isNumber(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        return text.count <= 20 && text.range.contains { ByteText.isLetter(page.clean[$0]) }
            && CardFrames.counter(page.string(text)) != nil
    }

    /// The word before the first colon, and what stands behind it.
    private static func label(_ page: PageLines, _ index: Int) -> (word: String, value: Span)? {
        let line = page.lines[index]
        let head = Span(line.text.start, min(line.text.end, line.text.start + 16))
        guard line.role == nil, let colon = page.firstIndex(of: 0x3A, in: head),
            case let word = page.string(Span(head.start, colon)).lowercased(),
            labels.contains(where: { $0.front == word || $0.back == word })
        else { return nil }
        return (word, page.trimmed(Span(colon + 1, line.text.end)))
    }
}
