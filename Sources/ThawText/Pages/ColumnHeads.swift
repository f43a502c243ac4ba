import ThawCore

/// A table of two columns whose cells came one under another: "Front", "Back", then the fronts and the backs in turns.
enum ColumnHeads {
    static func prepare(_ page: inout PageLines) {
        guard page.lines.count >= 8 else { return }
        let head = page.openLines(limit: 40)
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
        page.opening.form = .cards
        page.opening.cards = stride(from: 0, to: rest.count, by: 2).map { position in
            page.lines[rest[position]].role = .pair
            page.lines[rest[position + 1]].role = .pair
            return FramedCard(
                front: [page.lines[rest[position]].text],
                back: [page.lines[rest[position + 1]].text])
        }
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
