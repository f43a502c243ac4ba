import ThawCore

/// The term of a key-term page: its name, from the title, the definition or what the page says of it.
extension KeyTermPage {
    /// "Key term: Inertia (also: vis inertiae)" without its label and its other names.
    mutating func refineTitle() {
        guard let title = result.title, let span = title.span, lines.page.runs.isEmpty else {
            return
        }
        let page = lines.page
        var text = span
        // "Leitmotif - Vocab, Definition | Site", as a browser names the page.
        if let first = definition.first,
            let subject = DefinitionSubject(page, lines.text(first))
        {
            let name = Masthead.key(page.string(subject.name))
            text =
                TitleLine.names(page.clean, text).first { Masthead.key(page.string($0)) == name }
                ?? text
        }
        if let colon = page.firstIndex(of: 0x3A, in: text),
            page.words(in: Span(text.start, colon), limit: 4) <= 3
        {
            let label = page.string(Span(text.start, colon)).lowercased().split(separator: " ")
            let rest = page.trimmed(Span(colon + 1, text.end))
            if let last = label.last, Self.termLabels.contains(last), !rest.isEmpty { text = rest }
        }
        if page.clean[text.end - 1] == 0x29, let open = page.firstIndex(of: 0x28, in: text),
            open > text.start + 2
        {
            let inside = page.string(Span(open + 1, text.end - 1))
            let lower = inside.lowercased()
            for opening in Self.otherNames where lower.hasPrefix(opening) {
                let names = String(inside.dropFirst(opening.count)).trimmingSpaces
                if !names.isEmpty { titleAliases.append(names) }
                text = page.trimmed(Span(text.start, open))
                break
            }
        }
        if text != span { result.title = page.finding(text) }
    }

    /// Whether a label says that the name of a term follows: "Key term", "Word".
    static func namesTerm(_ label: String) -> Bool {
        let words = label.lowercased().split(separator: " ")
        return 1...2 ~= words.count && words.last.map(nameLabels.contains) == true
    }

    private static let nameLabels: Set<Substring> = ["term", "word", "concept", "keyword"]
    private static let termLabels: Set<Substring> = nameLabels.union([
        "definition", "glossary", "vocabulary", "topic",
    ])
    private static let otherNames = [
        "also: ", "also known as ", "also called ", "aka ", "a.k.a. ", "or ", "or: ", "also ",
        "abbr. ", "abbreviation: ", "short: ", "syn. ", "synonym: ",
    ]

    /// "Also known as: SD, σ" above a definition.
    mutating func takeOtherNames(_ position: Int) -> Bool {
        guard position + 1 < lines.count,
            let names = Self.otherNames(lines.page, lines.text(position))
        else { return false }
        titleAliases += names
        return true
    }

    /// The names in "Also known as: SD, σ"; `nil` for other lines.
    static func otherNames(_ page: PageLines, _ text: Span) -> [String]? {
        guard text.count <= 160, !page.endsSentence(text) else { return nil }
        let words = page.string(text)
        let lower = words.lowercased()
        let phrase = [
            "also known as ", "also known as:", "also called ", "also called:", "aka ",
            "aka:", "a.k.a. ", "a.k.a.:",
        ].first(where: lower.hasPrefix)
        // Words that may open a heading, too, need their colon: "Synonyms and antonyms".
        let label = namesLabels.first { lower.hasPrefix($0) }.flatMap { label in
            lower.dropFirst(label.count).first { $0 != " " } == ":" ? label : nil
        }
        guard let opening = phrase ?? label else { return nil }
        let names = words.dropFirst(opening.count).drop { $0 == ":" || $0 == " " }
            .split { $0 == "," || $0 == ";" }.map { String($0).trimmingSpaces }
        return names.isEmpty ? nil : names
    }

    private static let namesLabels = [
        "other names", "other name", "synonyms", "synonym", "alternative names", "alternative name",
        "abbreviations", "abbreviation", "abbreviated", "plural", "also spelled", "also spelt",
    ]

    mutating func finishDefinition() {
        guard let first = definition.first else { return }
        let page = lines.page
        let text = lines.text(first)
        let subject = DefinitionSubject(page, text)
        let said =
            chatterName(text) ?? subject.map { page.finding($0.name) }
            ?? furniture.chatterTerm.map { Finding($0, origin: .given) }
        let name = self.name(title: result.title, said: said)
        var texts = definition.map { lines.text($0) }
        if let start = subject?.definitionStart {
            texts[0] = page.trimmed(Span(start, texts[0].end))
        }
        let passage = page.passage(texts)
        let aliases = ((subject?.aliases ?? []) + titleAliases).filter { $0 != name?.text }
        result.content.terms = [
            Resource.Term(
                name: name ?? Finding("", origin: .inferred), aliases: aliases, definition: passage)
        ]
    }

    /// The title names the term, but for words around it ("Key term: Inertia").
    private func name(title: Finding?, said: Finding?) -> Finding? {
        guard let title, let said else { return title ?? said }
        let isInTitle = title.text.lowercased().contains(said.text.lowercased())
        if isInTitle { return title.text.count > said.text.count ? said : title }
        return furniture.chatterTerm == nil ? title : said
    }

    /// The term that the chatter names, as the definition spells it.
    private func chatterName(_ text: Span) -> Finding? {
        guard let term = furniture.chatterTerm else { return nil }
        let wanted = Array(term.lowercased().utf8)
        let limit = min(text.end, text.start + 240)
        guard !wanted.isEmpty, wanted.count <= limit - text.start else { return nil }
        for i in text.start...(limit - wanted.count) {
            let matches = zip(i..., wanted).allSatisfy {
                ByteText.lower(lines.page.clean[$0]) == $1
            }
            if matches { return lines.page.finding(Span(i, i + wanted.count)) }
        }
        return nil
    }
}
