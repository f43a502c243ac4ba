import ThawCore

/// A list of words with their class between the word and what it means: "abate (v.) to become less strong".
enum WordClassLines {
    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup != .html, page.opening.form == nil else { return }
        let open = page.openLines(limit: 4000)
        let found = open.compactMap { index in entry(page, index).map { (line: index, card: $0) } }
        guard found.count >= 3, let first = found.first?.line else { return }
        let below = open.filter { $0 >= first }
        guard found.count * 10 >= below.count * 7 else { return }
        for (line, _) in found { page.lines[line].role = .pair }
        page.opening.form = .cards
        page.opening.cards = found.map(\.card)
        // The rest of a meaning stands below it.
        for index in below where page.lines[index].role == nil {
            guard let place = found.lastIndex(where: { $0.line < index }),
                !page.lines[index].isApart, page.lines[index].marker == .none
            else { continue }
            page.lines[index].role = .pair
            page.opening.cards[place].back.append(page.lines[index].text)
        }
    }

    private static func entry(_ page: PageLines, _ index: Int) -> FramedCard? {
        let text = page.lines[index].text
        let head = Span(text.start, min(text.end, text.start + 60))
        guard text.count >= 12, let open = page.firstIndex(of: 0x28, in: head),
            let close = page.firstIndex(of: 0x29, in: Span(open, min(text.end, open + 16))),
            classes.contains(
                page.string(Span(open + 1, close)).lowercased().filter { $0 != "." })
        else { return nil }
        let term = page.trimmed(Span(text.start, open))
        var meaning = page.trimmed(Span(close + 1, text.end))
        // A dash, a colon or "=" may stand between.
        while !meaning.isEmpty, let sign = Optional(page.clean[meaning.start]),
            [0x2D, 0x3A, 0x3D].contains(sign)
                || sign == 0xE2 && meaning.count > 3
                    && page.clean[meaning.start + 1] == 0x80
        {
            meaning.start += sign == 0xE2 ? 3 : 1
            meaning = page.trimmed(meaning)
        }
        guard !term.isEmpty, page.words(in: term, limit: 5) <= 4, meaning.count >= 3 else {
            return nil
        }
        return FramedCard(front: [term], back: [meaning])
    }

    private static let classes: Set<String> = [
        "n", "v", "vb", "vi", "vt", "adj", "adv", "prep", "conj", "pron", "noun", "verb",
        "adjective", "adverb", "phrase", "idiom", "phr v", "phrasal verb", "n pl", "nf", "nm",
        "preposition", "pronoun", "conjunction", "adj/adv", "n/v",
    ]
}
