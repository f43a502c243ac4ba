import ThawCore

/// Notes whose points all have a mark, with loose lines above the first heading and below the last point: who taught,
/// what is due, what was missed. They are kept beside the cards, and not as points.
enum LooseLines {
    static func take(_ structure: inout Structure, _ page: PageLines) {
        let cards = structure.content.cards
        // Only there a passage begins where its line does.
        guard page.markup == .plain, page.runs.isEmpty else { return }
        guard cards.count(where: { $0.heading != nil }) >= 3 else { return }
        let places = Dictionary(
            page.lines.indices.map { (page.lines[$0].text.start, $0) },
            uniquingKeysWith: { first, _ in first })
        func line(_ passage: Passage) -> Int? { places[passage.span.start] }
        func isMarked(_ passage: Passage) -> Bool {
            line(passage).map { page.lines[$0].marker != .none } ?? false
        }
        let points = cards.filter { $0.heading != nil }.flatMap(\.bullets)
        let headed = points.dropLast(points.suffix(4).reversed().prefix { !isMarked($0) }.count)
        let marked = headed.count(where: isMarked)
        guard marked >= 8, marked * 10 >= headed.count * 9 else { return }
        if cards[0].heading == nil, cards[0].bullets.count <= 4,
            cards[0].bullets.allSatisfy({
                line($0).map { isLoose(page, $0) || isCallout(page, $0) } ?? false
            })
        {
            let told = put(cards[0].bullets, line, aside: &structure, page)
            structure.content.facts = told + structure.content.facts
            structure.content.cards.removeFirst()
        }
        guard let last = cards.last, last.heading != nil else { return }
        let end = last.bullets.reversed().prefix { passage in
            line(passage).map { isLoose(page, $0) } ?? false
        }
        let loose = Array(end.reversed())
        guard 1...4 ~= loose.count, loose.count < last.bullets.count,
            line(loose[0]).map({ page.lines[$0].isApart }) ?? false
        else { return }
        structure.content.facts += put(loose, line, aside: &structure, page)
        structure.content.cards[structure.content.cards.count - 1].bullets.removeLast(loose.count)
    }

    /// A short line without a mark that is no sentence.
    private static func isLoose(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.marker == .none && line.heading == 0 && line.text.count <= 90
            && !page.endsSentence(line.text)
    }

    /// "💡 mocks start Monday": the one line of the page with a picture before it.
    private static func isCallout(_ page: PageLines, _ index: Int) -> Bool {
        func hasPicture(_ line: Line) -> Bool {
            line.marker == .bullet && page.clean[line.start] == 0xF0
        }
        return hasPicture(page.lines[index]) && page.lines.count(where: hasPicture) == 1
    }

    /// What is to be done is nothing to learn; the rest may be.
    private static func put(
        _ passages: [Passage], _ line: (Passage) -> Int?, aside structure: inout Structure,
        _ page: PageLines
    ) -> [Passage] {
        passages.filter { passage in
            guard let index = line(passage) else { return true }
            let words = Set(page.lowercased(index, limit: 120).letterRuns)
            let isTask = !words.isDisjoint(with: tasks)
            structure.roles[index] = isTask ? .boilerplate : .fact
            return !isTask
        }
    }

    private static let tasks: Set<Substring> = [
        "due", "send", "bring", "homework", "hw", "seminar", "deadline", "email", "slides",
        "laptop",
        "read", "finish", "mon", "tues", "wed", "thurs", "fri", "prof", "lecturer", "sheet",
    ]
}
