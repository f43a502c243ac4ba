import ThawCore

/// Cornell notes: cues or questions in a narrow column, what was noted on each in a wide one, a summary below.
///
/// A copy has a row for every note; the cue stands on the first of its rows only. Where each cue has one note, the page
/// is a list of pairs.
struct CornellNotes {
    private let page: PageLines
    private let sign: UInt8
    private var cards: [FramedCard] = []
    private var roles: [(line: Int, role: Block.Role)] = []
    private var isInSummary = false

    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty, page.lines.count >= 5 else { return }
        let open = page.openLines(limit: 6000)
        guard let form = columnHeads(page, open) ?? stackedHeads(page, open) ?? columns(page, open)
        else { return markHeads(&page, open) }
        var notes = CornellNotes(page, form.sign)
        for index in open where index >= form.start { notes.take(index) }
        guard notes.isWhole else { return markHeads(&page, open) }
        for index in form.heads { page.lines[index].role = .heading }
        nameTopic(&page, open.filter { $0 < form.start })
        for (line, role) in notes.roles { page.lines[line].role = role }
        page.opening.form = .cornell
        page.opening.cards = notes.cards
    }

    private init(_ page: PageLines, _ sign: UInt8) {
        self.page = page
        self.sign = sign
    }

    /// Two cues or more with more notes than cues.
    private var isWhole: Bool {
        let cued = cards.filter { !$0.front.isEmpty && !$0.back.isEmpty }
        return cued.count >= 2 && cued.count { $0.back.count >= 2 } * 3 >= cued.count
    }

    // MARK: Form

    private struct Form {
        /// The lines that name the columns.
        var heads: [Int] = []
        /// The first line of the notes.
        var start: Int
        /// What parts the cells of a row; 0 where they stand on lines of their own.
        var sign: UInt8
    }

    /// The line "Cues", a tab or a bar, "Notes", and the sign between them.
    private static func columnHeads(_ page: PageLines, _ open: [Int]) -> Form? {
        for index in open.prefix(14) {
            let text = page.lines[index].text
            guard text.count <= 64 else { continue }
            for sign in [0x09, 0x7C] as [UInt8] {
                guard let cut = page.firstIndex(of: sign, in: text) else { continue }
                let left = words(page, Span(text.start, cut))
                let right = words(page, Span(cut + 1, text.end))
                guard !left.isEmpty, !right.isEmpty, left.allSatisfy(cueWords.contains),
                    right.allSatisfy(noteWords.contains)
                else { continue }
                return Form(heads: [index], start: index + 1, sign: sign)
            }
        }
        return nil
    }

    /// "Cues" and "Notes" on lines of their own: the cells of a table came one under another. Only cues that ask can be
    /// told from notes.
    private static func stackedHeads(_ page: PageLines, _ open: [Int]) -> Form? {
        for (left, right) in zip(open, open.dropFirst()).prefix(14) {
            guard page.lines[left].text.count <= 32, page.lines[right].text.count <= 32 else {
                continue
            }
            let cues = words(page, page.lines[left].text)
            let notes = words(page, page.lines[right].text)
            guard !cues.isEmpty, !notes.isEmpty, cues.allSatisfy(cueWords.contains),
                notes.allSatisfy(noteWords.contains),
                let first = open.first(where: { $0 > right }),
                page.endsInQuestionMark(page.lines[first].text)
            else { continue }
            return Form(heads: [left, right], start: right + 1, sign: 0)
        }
        return nil
    }

    /// "CUES / NOTES" over cues that have their notes under them: it names columns that the copy lost.
    private static func markHeads(_ page: inout PageLines, _ open: [Int]) {
        for (index, next) in zip(open, open.dropFirst()).prefix(14) {
            let text = page.lines[index].text
            guard text.count <= 64, page.lines[index].marker == .none, page.lines[next].isApart,
                page.lines[next].marker == .none
            else { continue }
            let parts = page.string(text, keepingGaps: true)
                .replacingBytes(of: "   ", with: "|").replacingBytes(of: " - ", with: "|")
                .lowercased()
                .split { "/|\t&+–—>".contains($0) }
                .map { $0.letterRuns.map(String.init) }.filter { !$0.isEmpty }
            guard 2...3 ~= parts.count, parts[0].allSatisfy(cueWords.contains),
                parts[1].allSatisfy(noteWords.contains),
                parts.dropFirst(2).allSatisfy({ $0.allSatisfy(summaries.contains) })
            else { continue }
            page.lines[index].role = .heading
            nameTopic(&page, open.filter { $0 < index })
            return
        }
    }

    /// "Cornell notes" names the form of the page; "Topic: …" the page.
    private static func nameTopic(_ page: inout PageLines, _ head: [Int]) {
        for index in head {
            let text = page.lines[index].text
            let words = words(page, text)
            if words.first == "cornell", words.count <= 3 { page.lines[index].role = .metadata }
            guard page.opening.title == nil, let colon = page.firstIndex(of: 0x3A, in: text),
                topics.contains(page.string(Span(text.start, colon)).lowercased())
            else { continue }
            let value = page.trimmed(Span(colon + 1, text.end))
            guard !value.isEmpty else { continue }
            page.lines[index].role = .title
            page.opening.title = page.finding(value)
        }
    }

    private static let topics: Set<String> = [
        "topic", "title", "lesson", "thema", "thème", "tema", "cornell notes", "notes",
    ]

    /// Without heads: rows of two cells, and below most of them rows whose first cell is empty.
    private static func columns(_ page: PageLines, _ open: [Int]) -> Form? {
        var rows = 0
        var more = 0
        var start: Int?
        for index in open {
            let line = page.lines[index]
            let hasTab = page.firstIndex(of: 0x09, in: line.text) != nil
            let tabs = hasTab ? page.clean[line.text.range].count { $0 == 0x09 } : 0
            if tabs > 1 { return nil }
            if tabs == 1 {
                rows += 1
                start = start ?? index
            } else if rows > 0, page.clean[line.extent.start] == 0x09 {
                more += 1
            }
        }
        guard let start, rows >= 2, more * 10 >= rows * 8,
            (rows + more) * 10 >= open.count * 8
        else { return nil }
        return Form(start: start, sign: 0x09)
    }

    private static func words(_ page: PageLines, _ text: Span) -> [String] {
        page.string(text).lowercased().letterRuns.map(String.init)
    }

    private static let cueWords: Set<String> = [
        "cue", "cues", "question", "questions", "keyword", "keywords", "key", "word", "words",
        "point", "points", "idea", "ideas", "main", "recall", "column", "terms", "and", "topic",
        "topics", "prompt", "prompts", "concepts", "stichworte", "fragen",
    ]
    private static let noteWords: Set<String> = [
        "note", "notes", "detail", "details", "taking", "record", "column", "main", "class",
        "lecture", "my", "and", "area", "supporting", "notizen",
    ]

    // MARK: Rows

    private mutating func take(_ index: Int) {
        let line = page.lines[index]
        let whole = Span(line.start, line.text.end)
        if let rest = summary(line) {
            isInSummary = true
            cards.append(FramedCard(front: [rest.name], back: rest.text.isEmpty ? [] : [rest.text]))
            roles.append((index, rest.text.isEmpty ? .heading : .card))
            return
        }
        if isInSummary {
            addNote(line.text, index)
            return
        }
        let isBelow = sign == 0x09 && page.clean[line.extent.start] == 0x09
        let cut = isBelow || sign == 0 ? nil : page.firstIndex(of: sign, in: whole)
        guard let cut else {
            let isCue = !isBelow && (hasEmptyNote(line) || isAlone(line))
            if isCue {
                cards.append(FramedCard(front: [line.text], back: []))
                roles.append((index, .heading))
            } else {
                addNote(line.text, index)
            }
            return
        }
        let cue = page.trimmed(Span(whole.start, cut))
        if !cue.isEmpty { cards.append(FramedCard(front: [cue], back: [])) }
        addNote(note(page.trimmed(Span(behind(cut, in: whole), whole.end))), index)
    }

    private mutating func addNote(_ text: Span, _ index: Int) {
        if cards.isEmpty { cards.append(FramedCard(front: [], back: [])) }
        roles.append((index, .card))
        guard !text.isEmpty else { return }
        let card = cards.count - 1
        let isOpen = !page.lines[index].isApart && page.lines[index].marker == .none
        if let last = cards[card].back.last, goesOn(last, text), isOpen {
            cards[card].back[cards[card].back.count - 1].end = text.end
        } else {
            cards[card].back.append(text)
        }
    }

    /// Whether a line was wrapped in its cell: a sentence is open, and a small letter goes on with it.
    private func goesOn(_ before: Span, _ text: Span) -> Bool {
        guard before.count >= 30, !page.endsSentence(before),
            ByteText.isLower(page.clean[text.start])
        else { return false }
        // A row of the table is another note, as a rule.
        let isRow = page.clean[before.end..<text.start].contains(sign)
        return !isRow || page.clean[before.end - 1] == 0x2C
    }

    /// "Summary", "Summary: …".
    private func summary(_ line: Line) -> (name: Span, text: Span)? {
        let lower = page.string(Span(line.text.start, min(line.text.end, line.text.start + 24)))
            .lowercased()
        guard let word = Self.summaries.first(where: lower.hasPrefix) else { return nil }
        let end = line.text.start + word.utf8.count
        let name = Span(line.text.start, end)
        if end == line.text.end { return (name, Span(end, end)) }
        let isSpaced = end + 1 < line.text.end && page.clean[end] == 0x20
        if isSpaced, page.clean[end + 1] == sign {
            return (name, page.trimmed(Span(behind(end + 1, in: line.text), line.text.end)))
        }
        guard [0x3A, sign].contains(page.clean[end]) else { return nil }
        return (name, page.trimmed(Span(behind(end, in: line.text), line.text.end)))
    }

    /// Behind the sign, which may be doubled: "Roots? || Union formed".
    private func behind(_ cut: Int, in text: Span) -> Int {
        var end = cut + 1
        while end < text.end, page.clean[end] == 0x7C { end += 1 }
        return end
    }

    private static let summaries = ["summary", "zusammenfassung", "résumé", "resumen", "riassunto"]

    /// The row ends in a tab.
    private func hasEmptyNote(_ line: Line) -> Bool {
        guard sign == 0x09, line.text.end < line.extent.end else { return false }
        return page.clean[line.text.end..<line.extent.end].contains(0x09)
    }

    /// A question on a line of its own.
    private func isAlone(_ line: Line) -> Bool {
        (line.isApart || sign == 0) && line.marker == .none && page.endsInQuestionMark(line.text)
            && page.words(in: line.text, limit: 16) <= 15
    }

    /// Without a bullet inside the cell.
    private func note(_ text: Span) -> Span {
        guard text.count > 4 else { return text }
        let bytes = page.clean
        if [0x2D, 0x2A].contains(bytes[text.start]), bytes[text.start + 1] == 0x20 {
            return page.trimmed(Span(text.start + 2, text.end))
        }
        if bytes[text.start] == 0xE2, bytes[text.start + 1] == 0x80,
            bytes[text.start + 2] == 0xA2
        {
            return page.trimmed(Span(text.start + 3, text.end))
        }
        return text
    }

    // MARK: Content

    /// The cues as headings of cards; what stands above them as the title.
    static func read(_ page: PageLines, _ content: [Int], title: Finding?) -> Structure {
        var result = Structure(.notes, lines: page.lines.count)
        result.title = title
        let first = page.opening.cards.first?.front.first?.start ?? 0
        for index in content {
            let text = page.lines[index].text
            if text.start < first, let card = question(page, text) {
                result.content.cards.append(card)
                result.roles[index] = .card
            } else if text.start < first, text.count <= 120 {
                result.roles[index] = result.title == nil ? .title : .metadata
                result.title = result.title ?? page.finding(text)
            } else {
                result.content.facts.append(page.passage(page.lines[index].text))
                result.roles[index] = .fact
            }
        }
        result.content.cards += page.opening.cards.filter { !$0.back.isEmpty }.map { card in
            Resource.Card(
                heading: card.front.first.map { page.finding($0) },
                bullets: card.back.map { page.passage($0) })
        }
        return result
    }

    /// "Essential question: How do …?" above the notes.
    private static func question(_ page: PageLines, _ text: Span) -> Resource.Card? {
        guard page.endsInQuestionMark(text), let colon = page.firstIndex(of: 0x3A, in: text),
            colon - text.start <= 40
        else { return nil }
        let name = Span(text.start, colon)
        let value = page.trimmed(Span(colon + 1, text.end))
        guard !value.isEmpty, page.words(in: name, limit: 4) <= 3 else { return nil }
        return Resource.Card(heading: page.finding(name), bullets: [page.passage(value)])
    }
}
