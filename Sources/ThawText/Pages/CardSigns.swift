import ThawCore

/// Cards in the signs of programs for memory, and lists exported with signs of the learner's choice: "Synapse :: gap
/// between two neurons", "Which ion? >> sodium", "What is demand? #card" over its answer, "zygote---fertilised egg"
/// between lines of ";;;".
struct CardSigns {
    private let page: PageLines
    private let open: [Int]
    private var cards: [Int: FramedCard] = [:]
    /// Lines of an answer, by the line that asks.
    private var rests: [Int: [Int]] = [:]

    /// Cost: linear in the page.
    static func prepare(_ page: inout PageLines) {
        guard page.markup != .html, page.opening.form == nil else { return }
        markProperties(&page)
        let open = page.openLines(limit: 6000)
        guard open.count >= 3 else { return }
        let content = open.filter { !isRule(page, $0) }
        let reader = CardSigns(page: page, open: content)
        guard let best = groups.lazy.compactMap({ reader.found(by: $0) }).first else {
            reader.found(by: groups[0], amongNotes: true)?.takeScattered(&page)
            return
        }
        for index in open where isRule(page, index) { page.lines[index].role = .boilerplate }
        best.take(&page)
    }

    /// Signs that stand side by side in the notes of programs for memory, and others by themselves.
    private static let groups: [[[UInt8]]] =
        [["#card", "#flashcard", ":::", "::", ">>>", ">>", ";;", "<>"].map { Array($0.utf8) }]
        + ["|||", "||", "---", "--", "==", "~~", "@@", "%%", "##", "$$", "^^", "=>"].map {
            [Array($0.utf8)]
        }

    private init(page: PageLines, open: [Int]) {
        self.page = page
        self.open = open
    }

    /// "collapsed:: true", "id:: 65f0…": what an outliner notes of a line for itself.
    private static func markProperties(_ page: inout PageLines) {
        for index in page.lines.indices where page.lines[index].role == nil {
            let line = page.lines[index]
            guard line.text.count <= 80, let colon = page.firstIndex(of: 0x3A, in: line.text),
                colon + 1 < line.text.end, page.clean[colon + 1] == 0x3A
            else { continue }
            let name = page.string(Span(line.text.start, colon))
            if properties.contains(name) || name.hasPrefix("card-") {
                page.lines[index].role = .boilerplate
            }
        }
    }

    private static let properties: Set<String> = [
        "collapsed", "id", "heading", "background-color", "logseq.order-list-type", "created-at",
        "updated-at", "exclude-from-graph-view",
    ]

    /// A line of signs, which parts rows: ";;;".
    private static func isRule(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        return text.count <= 40
            && !text.range.contains {
                ByteText.isLetter(page.clean[$0]) || ByteText.isDigit(page.clean[$0])
            }
    }

    // MARK: Finding

    /// The cards, where most lines hold one of the signs, or belong to the answer of one that does.
    ///
    /// - Parameter amongNotes: whether other lines may be as many as they will.
    private func found(by signs: [[UInt8]], amongNotes: Bool = false) -> CardSigns? {
        var found = self
        return found.find(signs, amongNotes) ? found : nil
    }

    private mutating func find(_ signs: [[UInt8]], _ amongNotes: Bool) -> Bool {
        var asking: Int?
        var others = 0
        for index in open {
            if let card = card(index, signs) {
                cards[index] = card
                asking = index
            } else if let asking, page.lines[index].indent > page.lines[asking].indent {
                rests[asking, default: []].append(index)
            } else {
                if page.lines[index].heading == 0 { others += 1 }
                asking = nil
            }
        }
        let full = cards.filter { !$0.value.back.isEmpty || rests[$0.key] != nil }
        return full.count >= 3 && full.count * 10 >= cards.count * 9
            && (amongNotes || others <= max(1, cards.count / 3))
    }

    /// What stands on both sides of the only sign in a line.
    private func card(_ index: Int, _ signs: [[UInt8]]) -> FramedCard? {
        let text = page.lines[index].text
        guard text.count <= 2000, page.lines[index].heading == 0 else { return nil }
        for sign in signs {
            let places = places(of: sign, in: text)
            if sign[0] == 0x23, sign.count > 2 {
                // The tag ends the line, or other tags do.
                guard let place = places.first, place > text.start else { continue }
                let rest = page.string(Span(place, text.end)).split(separator: " ")
                guard rest.allSatisfy({ $0.hasPrefix("#") }) else { return nil }
                return FramedCard(front: [page.trimmed(Span(text.start, place))], back: [])
            }
            guard places.count == 1 else { continue }
            let front = page.trimmed(Span(text.start, places[0]))
            let back = page.trimmed(Span(places[0] + sign.count, text.end))
            guard 1...160 ~= front.count, holdsLetter(front),
                page.words(in: front, limit: 26) <= 25
            else { return nil }
            // "Reflex arc ::" over its points.
            return FramedCard(front: [front], back: back.isEmpty ? [] : [back])
        }
        return nil
    }

    private func holdsLetter(_ text: Span) -> Bool {
        text.range.contains { ByteText.isLetter(page.clean[$0]) }
    }

    /// Where the sign stands alone, no longer run of its like.
    private func places(of sign: [UInt8], in text: Span) -> [Int] {
        let bytes = page.clean
        var places: [Int] = []
        var at = text.start
        while at + sign.count <= text.end {
            guard bytes[at] == sign[0], bytes[at..<(at + sign.count)].elementsEqual(sign) else {
                at += 1
                continue
            }
            let end = at + sign.count
            let isRun =
                at > text.start && bytes[at - 1] == sign[0]
                || end < text.end && bytes[end] == sign[sign.count - 1] && sign.count < 4
            if !isRun { places.append(at) }
            at = end
        }
        return places
    }

    // MARK: Taking

    private func take(_ page: inout PageLines) {
        let taken = cards.keys.sorted()
        let asked = taken.count { index in
            cards[index]?.front.last.map { page.endsInQuestionMark($0) } ?? false
        }
        let isAsked = asked * 2 > taken.count
        let rests = Set(rests.values.joined())
        for index in open where cards[index] == nil && !rests.contains(index) {
            let isTitle = page.opening.title == nil && index < taken[0] && isHeading(index)
            page.lines[index].role = isTitle ? .title : .heading
            if isTitle { page.opening.title = page.finding(page.lines[index].text) }
        }
        page.opening.form = isAsked ? .questionCards : .cards
        page.opening.cards = taken.compactMap { index in
            guard var card = cards[index] else { return nil }
            page.lines[index].role = isAsked ? .question : .pair
            for rest in self.rests[index] ?? [] {
                page.lines[rest].role = isAsked ? .answer : .pair
                card.back.append(page.lines[rest].text)
            }
            return card.back.isEmpty ? nil : card
        }
    }

    /// The cards alone, each of which reads as one; the other lines are left to those who read notes.
    private func takeScattered(_ page: inout PageLines) {
        for index in cards.keys.sorted() {
            guard var card = cards[index], let front = card.front.first,
                page.clean[front.range].contains(0x20) || !card.back.isEmpty,
                page.clean[min(front.end, page.clean.count - 1)] == 0x20
            else { continue }
            let rests = self.rests[index] ?? []
            card.back += rests.map { page.lines[$0].text }
            guard !card.back.isEmpty else { continue }
            for line in [index] + rests { page.lines[line].role = .pair }
            page.opening.cards.append(card)
        }
    }

    private func isHeading(_ index: Int) -> Bool {
        page.lines[index].text.count <= 80 && !page.endsSentence(page.lines[index].text)
    }
}
