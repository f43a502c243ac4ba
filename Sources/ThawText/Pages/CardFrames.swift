import ThawCore

/// A card whose lines the form of the page tells.
struct FramedCard {
    var front: [Span]
    var back: [Span]
}

extension PageLines {
    /// The lines of the cards, fronts and backs, that the form of the page told.
    mutating func takeCards(_ cards: [(front: [Int], back: [Int])], isAsked: Bool = false) {
        opening.form = isAsked ? .questionCards : .cards
        opening.cards = cards.map { card in
            for index in card.front { lines[index].role = isAsked ? .question : .pair }
            for index in card.back { lines[index].role = isAsked ? .answer : .pair }
            return FramedCard(
                front: card.front.map { lines[$0].text }, back: card.back.map { lines[$0].text })
        }
    }
}

/// A deck copied from a site or an app with its controls: the same short lines stand around each card, and numbers
/// count the cards.
struct CardFrames {
    private let page: PageLines
    private let open: [Int]
    /// By position in `open`; short lines only.
    private var keys: [[UInt8]?] = []
    private var isFrame: [Bool] = []
    private var counters = 0
    /// How often the commonest of the lines comes.
    private var times = 0

    /// Runs of lines between frames, and the line above each.
    private struct Run {
        var lines: Range<Int>
        var above: [UInt8]
    }

    static func prepare(_ page: inout PageLines) {
        guard page.lines.count >= 9, page.markup != .markdown else { return }
        let open = page.openLines(limit: 6000)
        guard open.count >= 9 else { return }
        var frames = CardFrames(page, open)
        guard frames.find(), let cards = frames.cards() else { return }
        let asked = cards.count { card in
            card.front.last.map { index in
                let text = page.lines[index].text
                return page.endsInQuestionMark(text) || QuestionAnswer.isImperative(page, text)
            } ?? false
        }
        let isAsked = asked * 2 > cards.count
        let taken = Set(cards.flatMap { $0.front + $0.back })
        takeHead(&page, open.prefix { !taken.contains($0) })
        if let first = open.first, let last = cards.last?.back.last ?? cards.last?.front.last {
            markBoast(&page, open.filter { $0 > last }, of: first)
        }
        for (position, index) in open.enumerated()
        where !taken.contains(index) && frames.isFrame[position] {
            page.lines[index].role = .boilerplate
        }
        page.takeCards(cards, isAsked: isAsked)
    }

    private init(_ page: PageLines, _ open: [Int]) {
        self.page = page
        self.open = open
    }

    // MARK: Around the cards

    /// "Flashcards in 1.3 Networks Deck (6)" tells the title, "> 1.3 Networks > Flashcards" that the class stands above
    /// it, and "by Jamie Osei" who made the deck.
    static func takeHead(_ page: inout PageLines, _ head: ArraySlice<Int>) {
        for (above, index) in zip(head, head.dropFirst()) {
            let line = page.lines[index]
            let lower = page.lowercased(index)
            if lower.hasPrefix("by "), page.words(in: line.text, limit: 6) <= 5,
                let author = CreditLine(page.string(of: line))?.author
            {
                page.author = page.author ?? author
                page.lines[index].role = .metadata
            } else if page.clean[line.start] == 0x3E,
                let subject = SchoolSubjects.subject(
                    in: CourseLabel.withoutCode(page.string(of: page.lines[above])))
            {
                page.opening.subjects.append(subject)
                page.lines[above].role = .metadata
            } else if page.opening.title == nil, let name = deck(page, index) {
                page.opening.title = page.finding(name)
                page.lines[index].role = .title
            }
        }
    }

    /// "1.3 Networks" of "Flashcards in 1.3 Networks Deck (6)".
    private static func deck(_ page: PageLines, _ index: Int) -> Span? {
        let text = page.lines[index].text
        let words = page.string(text)
        let opening = "flashcards in "
        let lower = words.lowercased()
        guard text.count <= 120, words.utf8.count == text.count, lower.utf8.count == text.count,
            lower.hasPrefix(opening),
            case let rest = lower.dropFirst(opening.count),
            let end = rest.ranges(of: " deck").last?.lowerBound, end > rest.startIndex,
            !rest[end...].dropFirst(5).contains(where: \.isLetter)
        else { return nil }
        let start = text.start + opening.utf8.count
        return Span(start, start + rest[..<end].utf8.count)
    }

    /// What the site, whose name stands first, says of itself below the cards.
    private static func markBoast(_ page: inout PageLines, _ below: [Int], of first: Int) {
        let name = page.lines[first].text
        guard 4...24 ~= name.count, page.words(in: name, limit: 3) <= 2 else { return }
        let words = page.clean[name.range] + [0x20]
        for index in below
        where page.lines[index].text.count <= 160
            && page.clean[page.lines[index].text.range].starts(with: words)
        {
            page.lines[index].role = .boilerplate
        }
    }

    // MARK: Frames

    /// Whether lines come again around what looks like cards.
    private mutating func find() -> Bool {
        var counts: [[UInt8]: Int] = [:]
        keys = open.map { index in
            let text = page.lines[index].text
            return text.count <= 40 ? Array(page.clean[text.range]) : nil
        }
        guard keys.count(where: { $0 != nil }) * 4 >= keys.count else { return false }
        for key in keys.lazy.compactMap({ $0 }) { counts[key, default: 0] += 1 }
        times = counts.reduce(0) {
            $1.key.contains(where: ByteText.isLetter) ? max($0, $1.value) : $0
        }
        guard times >= 3, !hasLabels else { return false }
        let need = max(3, times - 1)
        isFrame = keys.map { $0.map { counts[$0, default: 0] >= need } ?? false }
        markCounters()
        keepAnswers()
        return counters >= need || areAdjacent(need) || marks() != nil
    }

    private var hasLabels: Bool {
        open.count { index in
            page.lines[index].text.count <= 32
                && CardLabel(page, page.lines[index]).map { $0.total != nil && !$0.isPageNumber }
                    ?? false
        } >= 2
    }

    /// Marks the lines that count the cards: each is one more than the last, and stands beside a frame.
    private mutating func markCounters() {
        var next = 1
        for position in open.indices {
            guard let number = number(position), number == next else { continue }
            let isBeside =
                position > 0 && isFrame[position - 1]
                || position + 1 < open.count && isFrame[position + 1]
            guard isFrame[position] || isBeside else { continue }
            isFrame[position] = true
            counters += 1
            next += 1
        }
    }

    /// "3", "#3", "Card 3", "Question 3 of 20".
    private func number(_ position: Int) -> Int? {
        guard let key = keys[position], key.count <= 20 else { return nil }
        return Self.counter(String(decoding: key, as: UTF8.self))
    }

    static func counter(_ text: String) -> Int? {
        let words = text.lowercased().letterAndNumberRuns
        guard (1...4).contains(words.count),
            let number = words.first(where: { $0.allSatisfy(\.isNumber) }).flatMap({ Int($0) }),
            words.allSatisfy({ $0.allSatisfy(\.isNumber) || counted.contains(String($0)) }),
            words.count(where: { $0.allSatisfy(\.isNumber) }) <= 2
        else { return nil }
        return number
    }

    private static let counted: Set<String> = [
        "card", "question", "q", "of", "term", "flashcard", "no", "item", "frage", "karte", "von",
        "carte", "de", "tarjeta", "pregunta", "sur",
    ]

    /// A number under the sign of an answer is the answer.
    private mutating func keepAnswers() {
        var followed: [[UInt8]: (content: Int, all: Int)] = [:]
        for position in open.indices.dropLast() where isFrame[position] {
            guard let key = keys[position], key.contains(where: ByteText.isLetter) else { continue }
            followed[key, default: (0, 0)].all += 1
            if !isFrame[position + 1] { followed[key, default: (0, 0)].content += 1 }
        }
        for position in open.indices.dropLast() where isFrame[position] {
            guard let key = keys[position], let seen = followed[key],
                seen.content * 4 >= seen.all * 3 || Self.backs.contains(lower(key)),
                let next = keys[position + 1],
                next.allSatisfy(ByteText.isDigit)
            else { continue }
            isFrame[position + 1] = false
        }
    }

    private func areAdjacent(_ need: Int) -> Bool {
        open.indices.dropLast().count { position in
            isFrame[position] && isFrame[position + 1] && keys[position] != keys[position + 1]
        } >= need
    }

    // MARK: Cards

    private func runs() -> [Run] {
        var runs: [Run] = []
        var position = 0
        while position < open.count {
            var end = position
            while end < open.count, !isFrame[end] { end += 1 }
            if end > position {
                let above = position > 0 ? keys[position - 1] ?? [] : []
                let isCounter = above.contains(where: ByteText.isDigit)
                runs.append(Run(lines: position..<end, above: isCounter ? [0x23] : above))
            }
            position = end + 1
        }
        return runs
    }

    /// The two lines that stand above the front and the back of a card, in turns: "Q" and "A", "Front" and "Back".
    private func marks() -> (front: [UInt8], back: [UInt8])? {
        var words: [[UInt8]: String] = [:]
        // By its word, the next line below.
        var below: [String: Int] = [:]
        var found: (front: [UInt8], back: [UInt8])?
        for position in open.indices.reversed() {
            guard let key = keys[position] else { continue }
            let word = words[key] ?? lower(key)
            words[key] = word
            if isFrame[position], let backs = Self.marks[word],
                let other = backs.compactMap({ below[$0] }).min(), isFrame[other],
                let second = keys[other]
            {
                found = (key, second)
            }
            below[word] = position
        }
        return found
    }

    private func lower(_ key: [UInt8]) -> String {
        String(decoding: key, as: UTF8.self).lowercased().filter { $0.isLetter || $0 == " " }
    }

    private static let backs: Set<String> = ["a", "answer", "back", "antwort"]

    private static let marks: [String: Set<String>] = [
        "q": ["a"], "question": ["answer"], "front": ["back"], "term": ["definition", "meaning"],
        "frage": ["antwort"], "f": ["a"], "prompt": ["answer", "response"], "word": ["meaning"],
    ]

    private func cards() -> [(front: [Int], back: [Int])]? {
        let runs = runs()
        guard runs.count >= 3, runs.dropFirst().dropLast().allSatisfy({ $0.lines.count <= 12 })
        else {
            return nil
        }
        if let marks = marks() { return marked(runs, marks) }
        return whole(runs)
    }

    private func marked(
        _ runs: [Run], _ marks: (front: [UInt8], back: [UInt8])
    ) -> [(front: [Int], back: [Int])]? {
        var cards: [(front: [Int], back: [Int])] = []
        for run in runs {
            let lines = run.lines.map { open[$0] }
            if run.above == marks.front {
                cards.append((lines, []))
            } else if run.above == marks.back, let last = cards.indices.last,
                cards[last].back.isEmpty
            {
                cards[last].back = lines
            }
        }
        let complete = cards.count { !$0.back.isEmpty }
        return complete >= 3 && complete * 10 >= cards.count * 8 ? cards : nil
    }

    /// Front and back stand together between frames.
    private func whole(_ runs: [Run]) -> [(front: [Int], back: [Int])]? {
        let inner = runs.dropFirst()
        var above: [[UInt8]: Int] = [:]
        for run in inner { above[run.above, default: 0] += 1 }
        guard let (key, count) = above.max(by: { $0.value < $1.value }),
            count * 10 >= inner.count * 8,
            count + 1 >= times - 1
        else { return nil }
        let sizes = inner.dropLast().map(\.lines.count)
        guard let longest = sizes.max(),
            let usual = sizes.sorted().dropFirst(sizes.count / 2).first,
            usual >= 2, sizes.count(where: { $0 >= 2 }) * 10 >= sizes.count * 8
        else { return nil }
        var taken = inner.filter { $0.above == key }
        guard let last = taken.last, let opening = runs.first else { return nil }
        taken.removeLast()
        let isApart = page.lines[open[last.lines.lowerBound]].isApart
        let othersApart =
            taken.count { page.lines[open[$0.lines.lowerBound]].isApart } * 2 > taken.count
        // Frames stand below the last card, too.
        let isClosed = last.lines.upperBound < open.count
        let isLeading =
            counters >= times - 1 || opening.lines.count <= usual
            || !isClosed && last.lines.count == usual && isApart == othersApart
        if isLeading {
            var end = min(last.lines.upperBound, last.lines.lowerBound + longest)
            let chrome = last.lines.first { position in
                position >= last.lines.lowerBound + 2
                    && SiteChrome.isChrome(page, page.lines[open[position]], isAtEdge: true)
            }
            end = min(end, chrome ?? end)
            taken.append(Run(lines: last.lines.lowerBound..<end, above: key))
        } else if opening.lines.count >= usual {
            if isClosed { taken.append(last) }
            let end = opening.lines.upperBound
            taken.insert(Run(lines: (end - usual)..<end, above: key), at: taken.startIndex)
        }
        let cards = taken.map { split($0.lines) }
        return cards.count >= 3 ? cards : nil
    }

    /// At the one empty line, or below the first.
    private func split(_ lines: Range<Int>) -> (front: [Int], back: [Int]) {
        let apart = lines.dropFirst().filter { page.lines[open[$0]].isApart }
        let end = apart.count == 1 ? apart[0] : lines.lowerBound + 1
        return (
            (lines.lowerBound..<end).map { open[$0] }, (end..<lines.upperBound).map { open[$0] }
        )
    }

    // MARK: Reading

    /// The cards that the form told, with what stands around them.
    static func read(_ page: PageLines, _ content: [Int], isAsked: Bool, title: Finding?)
        -> Structure
    {
        var result = Structure(isAsked ? .questions : .pairs, lines: page.lines.count)
        result.title = title
        for card in page.opening.cards {
            let front = page.passage(card.front)
            if isAsked {
                let back = card.back.isEmpty ? nil : page.passage(card.back)
                result.content.questions.append(Resource.Question(stem: front, answer: back))
            } else if card.back.isEmpty {
                result.content.facts.append(front)
            } else {
                result.content.pairs.append(
                    Resource.Pair(term: front, definition: page.passage(card.back)))
            }
        }
        result.content.facts += page.opening.explanations.map { page.passage($0) }
        let first = page.opening.cards.first?.front.first?.start ?? 0
        for index in content {
            let line = page.lines[index]
            let isAbove = line.text.start < first
            if result.title == nil, isAbove, line.text.count <= 120,
                page.clean[line.text.range].contains(where: ByteText.isLetter)
            {
                result.title = page.finding(line.text)
                result.roles[index] = .title
            } else if page.endsSentence(line.text) || line.text.count > 80 {
                result.content.facts.append(page.passage(line.text))
                result.roles[index] = .fact
            } else {
                result.roles[index] = isAbove ? .boilerplate : .navigation
            }
        }
        return result
    }
}
