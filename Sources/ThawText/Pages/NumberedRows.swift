import ThawCore

/// A table of terms taken from a printed sheet cell by cell: "1.1" on a line, the term on the next, what it means on
/// those below, down to "1.2".
enum NumberedRows {
    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain else { return }
        let open = page.openLines(limit: 6000)
        if takeTerms(&page, open) { return }
        let rows = open.indices.filter { number(page, open[$0]) != nil }
        guard rows.count >= 4, let first = rows.first else { return }
        let numbers = rows.compactMap { number(page, open[$0]) }
        guard zip(numbers, numbers.dropFirst()).allSatisfy({ follows($1, $0) }) else { return }
        let ends = rows.dropFirst() + [open.count]
        var cards: [(row: Int, lines: ArraySlice<Int>)] = []
        var headings: [Int] = []
        for (row, end) in zip(rows, ends) {
            var lines = open[(row + 1)..<end]
            // "2. Landforms" heads the next part.
            if let last = lines.last, lines.count >= 3, case .number = page.lines[last].marker,
                end < open.count
            {
                headings.append(last)
                lines.removeLast()
            }
            cards.append((open[row], lines))
        }
        let whole = cards.filter { 2...6 ~= $0.lines.count }
        let short = whole.count { card in
            card.lines.first.map { page.words(in: page.lines[$0].text, limit: 9) <= 8 } ?? false
        }
        guard whole.count == cards.count, short * 10 >= cards.count * 9 else { return }
        takeHead(&page, open[..<first])
        for index in headings { page.lines[index].role = .heading }
        for card in cards { page.lines[card.row].role = .label }
        page.takeCards(cards.map { (Array($0.lines.prefix(1)), Array($0.lines.dropFirst())) })
    }

    /// "3. Ebb", and deeper on the next line "water that runs out": terms of a numbered list, each with one short line
    /// that is no sentence below it.
    private static func takeTerms(_ page: inout PageLines, _ open: [Int]) -> Bool {
        guard let first = open.firstIndex(where: { page.lines[$0].marker == .number(1) }),
            first <= 2, case let lines = open[first...], lines.count >= 8,
            lines.count.isMultiple(of: 2)
        else { return false }
        var rows: [(term: Int, definition: Int)] = []
        for place in stride(from: lines.startIndex, to: lines.endIndex, by: 2) {
            let (term, definition) = (page.lines[lines[place]], page.lines[lines[place + 1]])
            guard term.marker == .number(rows.count + 1), term.text.count <= 40,
                page.words(in: term.text, limit: 6) <= 5, !page.endsSentence(term.text),
                page.lastByte(of: term.text) != 0x3A, definition.marker == .none,
                definition.indent > 0, !definition.isApart, definition.text.count <= 120,
                !page.endsSentence(definition.text)
            else { return false }
            rows.append((lines[place], lines[place + 1]))
        }
        // A wrapped line would have had room for more.
        let longer = rows.count {
            page.lines[$0.definition].text.count > page.lines[$0.term].text.count
        }
        guard longer * 10 >= rows.count * 8 else { return false }
        takeHead(&page, open[..<first])
        page.takeCards(rows.map { ([$0.term], [$0.definition]) })
        return true
    }

    /// The number of a page and of a part stand between the title and the first row.
    private static func takeHead(_ page: inout PageLines, _ head: ArraySlice<Int>) {
        for index in head {
            let line = page.lines[index]
            let text = page.string(line.text)
            if case .number = line.marker {
                page.lines[index].role = .heading
            } else if text.letterAndNumberRuns.count <= 2 && text.contains(where: \.isNumber)
                || text.lowercased().hasPrefix("page ") && text.contains(" - ")
            {
                page.lines[index].role = .boilerplate
            } else if page.opening.title == nil, !CourseWords(text).areAll {
                page.opening.title = page.finding(line.text)
                page.lines[index].role = .title
            } else if let subject = CourseWords.subject(in: text) {
                page.opening.subjects.append(subject)
                page.lines[index].role = .metadata
            }
        }
        guard let title = page.opening.title?.text,
            let subject = title.split(separator: ":").first.map(String.init),
            subject.utf8.count < title.utf8.count, SchoolSubjects.isSubject(subject)
        else { return }
        page.opening.subjects.append(subject)
    }

    /// "1.1" alone on a line; a number without a part counts cards or slides.
    private static func number(_ page: PageLines, _ index: Int) -> (part: Int, row: Int)? {
        let line = page.lines[index]
        guard line.text.count <= 5, line.marker == .none, line.heading == 0 else { return nil }
        let parts = page.string(line.text).split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        return parts.count == 2 && numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }

    private static func follows(
        _ next: (part: Int, row: Int), _ last: (part: Int, row: Int)
    ) -> Bool {
        next.part == last.part && next.row == last.row + 1
            || next.part == last.part + 1 && next.row == 1
    }
}
