import ThawCore

/// A table of two columns whose cells came one under another: "Front", "Back", then the fronts and the backs in turns.
enum ColumnHeads {
    static func prepare(_ page: inout PageLines) {
        guard page.lines.count >= 6 else { return }
        let head = page.openLines(limit: 40)
        if takeRows(&page, head) { return }
        guard page.lines.count >= 8 else { return }
        let isHead = { (position: Int) in
            fronts.contains(page.lowercased(head[position], limit: 24))
                && backs.contains(page.lowercased(head[position + 1], limit: 24))
        }
        guard let first = head.indices.dropLast().first(where: isHead) else { return }
        let open = page.openLines(limit: 6000)
        var rest = Array(open[(first + 2)...])
        if let count = count(page, open[..<first]), 0...8 ~= rest.count - 2 * count {
            rest = Array(rest.prefix(2 * count))
        }
        while let last = rest.last, SiteChrome.isChrome(page, page.lines[last], isAtEdge: true) {
            rest.removeLast()
        }
        if rest.count % 2 == 1 { rest.removeLast() }
        guard rest.count >= 6, takesTurns(page, rest) else { return }
        page.lines[open[first]].role = .heading
        page.lines[open[first + 1]].role = .heading
        page.takeCards(
            stride(from: 0, to: rest.count, by: 2).map { ([rest[$0]], [rest[$0 + 1]]) })
    }

    // MARK: Rows

    /// "Question Answer", and below it the two cells of each row with nothing but a blank between them: "Iris The
    /// coloured ring around the pupil".
    private static func takeRows(_ page: inout PageLines, _ head: [Int]) -> Bool {
        guard page.markup == .plain, let first = head.firstIndex(where: { isRowHead(page, $0) })
        else { return false }
        let rows = page.openLines(limit: 6000).dropFirst(first + 1)
        let cut = rows.compactMap { index in
            cells(page, page.lines[index].text).map { (index: index, cells: $0) }
        }
        guard cut.count >= 4, cut.count * 10 >= rows.count * 8 else { return false }
        page.lines[head[first]].role = .heading
        let isAsked =
            cut.count { page.clean[$0.cells.front.end - 1] == 0x3F } * 2 > cut.count
        page.opening.form = isAsked ? .questionCards : .cards
        page.opening.cards = cut.map { index, cells in
            page.lines[index].role = isAsked ? .question : .pair
            return FramedCard(front: [cells.front], back: [cells.back])
        }
        return true
    }

    private static func isRowHead(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 40).split(separator: " ")
        guard 2...5 ~= words.count, let last = words.last,
            last == "answer" || backs.contains(String(last))
        else { return false }
        return (1..<max(1, words.count)).contains { place in
            (fronts.contains(words[..<place].joined(separator: " ")) || words[0] == "question")
                && (backs.contains(words[place...].joined(separator: " "))
                    || words[place...] == ["answer"])
        }
    }

    /// Behind a question mark, else where the first capital opens words that go on with small letters.
    private static func cells(
        _ page: PageLines, _ text: Span
    ) -> (front: Span, back: Span)? {
        let bytes = page.clean
        func cut(_ at: Int) -> (Span, Span)? {
            let (front, back) = (
                page.trimmed(Span(text.start, at)), page.trimmed(Span(at, text.end))
            )
            return front.isEmpty || back.isEmpty ? nil : (front, back)
        }
        guard text.count <= 1000 else { return nil }
        if let mark = page.firstIndex(of: 0x3F, in: text), mark + 1 < text.end,
            bytes[mark + 1] == 0x20
        {
            return cut(mark + 1)
        }
        let starts = text.range.dropFirst().filter { bytes[$0 - 1] == 0x20 }
        for (start, next) in zip(starts, starts.dropFirst()).prefix(24)
        where ByteText.isUpper(bytes[start]) && !ByteText.isUpper(bytes[next]) {
            return cut(start)
        }
        return nil
    }

    /// How many rows the lines above say there are: "12 entries · 214 learners".
    private static func count(_ page: PageLines, _ head: ArraySlice<Int>) -> Int? {
        for index in head where page.lines[index].text.count <= 60 {
            let words = page.string(page.lines[index].text).split { !$0.isLetter && !$0.isNumber }
            if let first = words.first, let number = Int(first), 3...9999 ~= number {
                return number
            }
        }
        return nil
    }

    /// Short terms and definitions that are longer, as a rule.
    private static func takesTurns(_ page: PageLines, _ lines: [Int]) -> Bool {
        let terms = stride(from: 0, to: lines.count, by: 2).map { page.lines[lines[$0]] }
        let good = stride(from: 0, to: lines.count, by: 2).count { position in
            let term = page.lines[lines[position]]
            let definition = page.lines[lines[position + 1]]
            return term.marker == .none && !term.isRow
                && page.words(in: term.text, limit: 9) <= 8 && !page.endsSentence(term.text)
                && !page.lowercased(lines[position], limit: 60).contains("\t")
                && definition.heading == 0
        }
        return good * 10 >= terms.count * 9
    }

    private static let fronts: Set<String> = [
        "front", "term", "terms", "word", "words", "name", "key term", "key word", "keyword",
        "begriff", "wort", "vocabulary", "mot", "palabra", "concept",
    ]
    private static let backs: Set<String> = [
        "back", "definition", "definitions", "meaning", "meanings", "translation", "description",
        "bedeutung", "übersetzung", "definición", "définition", "traduction", "explanation",
    ]
}

extension Array where Element: Equatable {
    /// "Latin", "English", "Latin", "English": the names over a table with two pairs in each row.
    var areColumnsTwice: Bool { count == 4 && self[..<2].elementsEqual(self[2...]) }
}
