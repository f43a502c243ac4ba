import ThawCore

/// The term that a definition defines: what stands before "is", "refers to" and the like.
struct DefinitionSubject {
    /// In `PageLines.clean`.
    var name: Span
    var aliases: [String]
    /// Where the definition begins when a colon or dash parts it from the term; otherwise the whole
    /// text is it.
    var definitionStart: Int?

    /// Looks at the first 200 bytes of the text.
    init?(_ page: PageLines, _ text: Span) {
        let head = Span(text.start, min(text.end, text.start + 200))
        guard let verb = Self.verb(page, head) else { return nil }
        let byte = page.clean[verb]
        if byte == 0x3A {
            definitionStart = verb + 1
        } else if Self.isSpacedDash(page, verb + 1, head.end) {
            definitionStart = verb + (page.clean[verb + 1] == 0x2D ? 2 : 4)
        }
        var subject = page.trimmed(Span(text.start, verb))
        aliases = []
        subject = Self.behindClause(page, subject)
        if let comma = page.firstIndex(of: 0x2C, in: subject) {
            let words = page.string(page.trimmed(Span(comma + 1, subject.end)))
            let lower = words.lowercased()
            for opening in Self.aliasOpenings where lower.hasPrefix(opening) {
                let alias = words.dropFirst(opening.count).prefix { $0 != "," }
                aliases.append(String(alias).trimmingSpaces)
            }
            subject = page.trimmed(Span(subject.start, comma))
        }
        if let open = page.firstIndex(of: 0x28, in: subject), open > subject.start {
            let close = page.firstIndex(of: 0x29, in: Span(open, subject.end)) ?? subject.end
            var inside = page.string(page.trimmed(Span(open + 1, close)))
            if let colon = inside.firstIndex(of: ":") {
                inside = String(inside[inside.index(after: colon)...]).trimmingSpaces
            }
            if !inside.isEmpty, inside.count <= 60 { aliases.append(inside) }
            subject = page.trimmed(Span(subject.start, open))
        }
        name = Self.withoutArticle(page, subject, isForeign: Self.isForeign(page, verb, head.end))
        let words = page.words(in: name, limit: 10)
        guard 1...8 ~= words, !Self.isPronoun(page, name) else { return nil }
    }

    private static let aliasOpenings = [
        "also known as ", "also called ", "sometimes called ", "or ", "known as ",
        "often called ", "abbreviated as ", "abbreviated ",
    ]
    private static let verbs: [[UInt8]] = [
        "refers to", "refer to", "is defined as", "are defined as", "is", "are", "was", "were",
        "means", "describes", "denotes", "occurs when", "involves", "states that", "says that",
        "holds that", "proposes that", "suggests that", "argues that", "posits that",
        "asserts that", "can be defined as", "may be defined as", "is known as", "consists of",
        "represents", "occurs", "encompasses", "comprises", "signifies", "focuses on",
        "measures", "emphasizes", "concerns", "has been", "can be",
    ].map { Array($0.utf8) }
    private static let foreignVerbs: [[UInt8]] = [
        "ist", "sind", "war", "waren", "bezeichnet", "est", "sont", "désigne", "es", "son", "fue",
        "era",
    ].map { Array($0.utf8) }

    /// Whether the verb behind the blank at the offset is no English one: then "le" is an article and no name's.
    private static func isForeign(_ page: PageLines, _ offset: Int, _ end: Int) -> Bool {
        foreignVerbs.contains { verb in
            offset + 1 + verb.count <= end
                && page.clean[(offset + 1)..<(offset + 1 + verb.count)].elementsEqual(verb)
        }
    }

    /// Where the verb begins.
    private static func verb(_ page: PageLines, _ head: Span) -> Int? {
        var depth = 0
        for i in head.range.dropFirst() {
            let byte = page.clean[i]
            if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth -= 1 }
            guard depth <= 0 else { continue }
            if byte == 0x3A, i + 1 < head.end, ByteText.isSpace(page.clean[i + 1]) { return i }
            if byte == 0x2E || byte == 0x3B || byte == 0x3F, i + 1 < head.end,
                ByteText.isSpace(page.clean[i + 1]), !isVersus(page, i, head.start)
            {
                return nil
            }
            guard ByteText.isSpace(byte) else { continue }
            for verb in verbs + foreignVerbs {
                let end = i + 1 + verb.count
                guard end < head.end, ByteText.isSpace(page.clean[end]),
                    page.clean[(i + 1)..<end].elementsEqual(verb)
                else { continue }
                return i
            }
            if isSpacedDash(page, i + 1, head.end) { return i }
        }
        return nil
    }

    /// "Marbury v. Madison": the full stop ends no sentence.
    static func isVersus(_ page: PageLines, _ stop: Int, _ start: Int) -> Bool {
        guard stop >= start + 2, page.clean[stop] == 0x2E else { return false }
        let from = page.clean[stop - 1] == 0x73 ? stop - 2 : stop - 1
        return page.clean[from] == 0x76 && from > start && ByteText.isSpace(page.clean[from - 1])
    }

    private static func isSpacedDash(_ page: PageLines, _ i: Int, _ end: Int) -> Bool {
        guard i + 4 < end else { return false }
        if page.clean[i] == 0x2D { return ByteText.isSpace(page.clean[i + 1]) }
        return page.clean[i] == 0xE2 && page.clean[i + 1] == 0x80
            && (page.clean[i + 2] == 0x93 || page.clean[i + 2] == 0x94)
            && ByteText.isSpace(page.clean[i + 3])
    }

    /// "In biology, osmosis" without its clause.
    private static func behindClause(_ page: PageLines, _ subject: Span) -> Span {
        guard let comma = page.firstIndex(of: 0x2C, in: subject),
            page.string(subject).lowercased().hasPrefix("in ")
        else { return subject }
        return page.trimmed(Span(comma + 1, subject.end))
    }

    private static func withoutArticle(
        _ page: PageLines, _ subject: Span, isForeign: Bool
    ) -> Span {
        let lower = page.string(subject).lowercased()
        let foreign = ["der ", "die ", "das ", "le ", "la ", "el "]
        for article in ["the ", "a ", "an "] + (isForeign ? foreign : [])
        where lower.hasPrefix(article) && lower.count > article.count + 1 {
            return page.trimmed(Span(subject.start + article.count, subject.end))
        }
        return subject
    }

    private static func isPronoun(_ page: PageLines, _ name: Span) -> Bool {
        let pronouns: Set<String> = [
            "it", "this", "that", "these", "those", "they", "there", "he", "she", "we", "you", "i",
            "what", "which", "who", "es", "er", "sie", "il", "elle", "here",
        ]
        return pronouns.contains(page.string(name).lowercased())
    }
}

extension String {
    var trimmingSpaces: String {
        if let first = utf8.first, let last = utf8.last, 0x21..<0x80 ~= first, 0x21..<0x80 ~= last {
            return self
        }
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
