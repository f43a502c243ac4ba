import ThawCore

/// Terms and definitions on lines of their own, an empty line between the pairs.
enum PairedLines {
    /// The positions of the terms, or `nil` where the page is no such list: three pairs or more and
    /// nothing else, but for a title; short terms and short definitions, else it is headings with
    /// paragraphs.
    static func groups(_ lines: ContentLines) -> [Int]? {
        guard lines.count >= 6 else { return nil }
        var position = lines.line(1).isApart ? 1 : 0
        var terms: [Int] = []
        while position < lines.count {
            guard isPair(lines, position) else { return nil }
            terms.append(position)
            position += 2
        }
        return terms.count >= 3 ? terms : nil
    }

    private static func isPair(_ lines: ContentLines, _ position: Int) -> Bool {
        guard position + 1 < lines.count else { return false }
        let term = lines.line(position)
        let definition = lines.line(position + 1)
        guard term.isApart || position == 0, !definition.isApart, term.marker == .none,
            definition.marker == .none, term.heading == 0, definition.heading == 0
        else { return false }
        let page = lines.page
        return page.words(in: term.text, limit: 6) <= 5 && definition.text.count <= 140
            && !page.endsSentence(term.text) && page.clean[term.text.end - 1] != 0x3A
    }

    static func read(_ lines: ContentLines, _ terms: [Int]) -> Structure {
        var result = Structure(.pairs, lines: lines.page.lines.count)
        if terms[0] > 0 {
            result.title = lines.heading(0)
            result.roles[lines.indices[0]] = .title
        }
        for position in terms {
            result.content.pairs.append(
                Resource.Pair(
                    term: lines.page.passage(lines.text(position)),
                    definition: lines.page.passage(lines.text(position + 1))))
            result.roles[lines.indices[position]] = .pair
            result.roles[lines.indices[position + 1]] = .pair
        }
        return result
    }
}
