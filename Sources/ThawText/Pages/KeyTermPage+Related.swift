import ThawCore

/// The related terms at the foot of a key-term page.
extension KeyTermPage {
    mutating func takeRelated(_ position: Int) -> Block.Role {
        let page = lines.page
        let line = lines.line(position)
        if takeListed(position) { return .related }
        if let (term, definition) = Self.named(page, line) ?? glued(position) {
            flushPendingName(before: position)
            addRelated(term, definition)
            return .related
        }
        if pendingName == nil, let (term, definition) = dotted(position) {
            addRelated(term, definition)
            return .related
        }
        if let name = pendingName {
            pendingName = nil
            // A description list copied as text: the definition has the colon.
            let isParted = page.clean[line.text.start] == 0x3A && line.text.count > 2
            let text =
                isParted ? page.trimmed(Span(line.text.start + 1, line.text.end)) : line.text
            result.content.relatedTerms.append(
                Resource.RelatedTerm(name: name, definition: page.passage(text)))
            return .related
        }
        if lines.continues(position), !Self.isNameLine(lines, position),
            let last = result.content.relatedTerms.indices.last
        {
            let whole = result.content.relatedTerms[last].definition
            result.content.relatedTerms[last].definition = joined(whole, position)
            return .related
        }
        let isName = lines.looksLikeHeading(position) && page.words(in: line.text, limit: 8) <= 6
        if isName, position + 1 < lines.count, headings[position + 1] == nil,
            lines.text(position + 1).count > line.text.count,
            Self.named(page, lines.line(position + 1)) == nil, !areNamesAlone(at: position)
        {
            pendingName = lines.heading(position)
            return .related
        }
        if isNameAlone(position) {
            addRelated(line.text)
            return .related
        }
        result.content.relatedTerms.append(
            Resource.RelatedTerm(
                name: isName ? lines.heading(position) : nil, definition: page.passage(line.text)))
        return .related
    }

    /// A few words and no sentence: a term that the page only names.
    private func isNameAlone(_ position: Int) -> Bool {
        let text = lines.text(position)
        return text.count <= 48 && lines.page.words(in: text, limit: 6) <= 5
            && !lines.page.endsSentence(text)
    }

    /// Whether neither this line nor those beside it in the list say what a term is.
    private func areNamesAlone(at position: Int) -> Bool {
        var first = position
        while first > 0, headings[first - 1] == nil, first > position - 6 { first -= 1 }
        var end = position + 1
        while end < lines.count, headings[end] == nil, end < position + 6 { end += 1 }
        return (first..<end).allSatisfy(isNameAlone)
    }

    /// "Daimyo. A lord who …": a name closed by a full stop.
    private func dotted(_ position: Int) -> (term: Span, definition: Span)? {
        let page = lines.page
        let text = lines.text(position)
        guard position > 0,
            ByteText.isUpper(page.clean[text.start]) || page.clean[text.start] > 0x7F,
            !lines.continues(position) || page.endsSentence(lines.text(position - 1)),
            let dot = page.firstIndex(
                of: 0x2E, in: Span(text.start, min(text.end, text.start + 48))),
            dot > text.start + 2, dot + 2 < text.end, page.clean[dot + 1] == 0x20
        else { return nil }
        let term = Span(text.start, dot)
        let definition = page.trimmed(Span(dot + 1, text.end))
        guard page.words(in: term, limit: 5) <= 4, page.words(in: definition, limit: 4) >= 4,
            DefinitionSubject(page, Span(text.start, dot)) == nil
        else { return nil }
        return (term, definition)
    }

    mutating func flushPendingName(before position: Int) {
        guard let name = pendingName else { return }
        pendingName = nil
        addRelated(name, behind: lines.text(position - 1))
    }

    /// "Keystone species (n.) A species whose …": the part of speech stands between the two, as in a dictionary.
    private static func withPartOfSpeech(
        _ page: PageLines, _ line: Line
    ) -> (term: Span, definition: Span)? {
        let head = Span(line.text.start, min(line.text.end, line.text.start + 60))
        guard let open = page.firstIndex(of: 0x28, in: head), open > head.start + 2,
            let close = page.firstIndex(of: 0x29, in: Span(open, head.end)), close - open <= 12,
            ["n", "noun", "v", "verb", "vb", "adj", "adjective", "adv", "adverb", "n pl", "pl n"]
                .contains(
                    page.string(Span(open + 1, close)).lowercased().letterRuns.joined(
                        separator: " "))
        else { return nil }
        let term = page.trimmed(Span(line.text.start, open))
        let definition = page.trimmed(Span(close + 1, line.text.end))
        guard page.words(in: term, limit: 7) <= 6, page.words(in: definition, limit: 3) >= 3 else {
            return nil
        }
        return (term, definition)
    }

    /// "Name: definition", with a dash, or in two columns.
    static func named(_ page: PageLines, _ line: Line) -> (term: Span, definition: Span)? {
        if let entry = withPartOfSpeech(page, line) { return entry }
        for separator in [Pairs.Separator.tab, .colon, .dash, .equals, .bar, .arrow] {
            guard let (term, definition) = Pairs.split(page, line, separator) else { continue }
            let words = page.string(term)
            let isPhrase = words.hasPrefix("A ") || words.hasPrefix("An ")
            if isPhrase, page.words(in: term, limit: 5) >= 4 { continue }
            guard page.words(in: definition, limit: 3) >= 3 || separator == .tab else { continue }
            return (term, definition)
        }
        return slashed(page, line)
    }

    /// "Name / definition".
    private static func slashed(
        _ page: PageLines, _ line: Line
    ) -> (term: Span, definition: Span)? {
        let head = Span(line.text.start, min(line.text.end, line.text.start + 60))
        guard let slash = page.firstIndex(of: 0x2F, in: head), slash > head.start + 2,
            slash + 2 < line.text.end, page.clean[slash - 1] == 0x20, page.clean[slash + 1] == 0x20
        else { return nil }
        let term = page.trimmed(Span(line.text.start, slash))
        let definition = page.trimmed(Span(slash + 1, line.text.end))
        guard page.words(in: term, limit: 7) <= 6, page.words(in: definition, limit: 4) >= 4,
            page.firstIndex(of: 0x2F, in: definition) == nil
        else { return nil }
        return (term, definition)
    }

    /// Takes the names of "Related terms: maxim, autonomy, good will".
    mutating func takeListed(_ position: Int) -> Bool {
        guard let names = Self.listed(lines.page, lines.line(position)) else { return false }
        flushPendingName(before: position)
        for name in names { addRelated(name) }
        result.roles[lines.indices[position]] = .related
        return true
    }

    /// A term of which the page gives the name alone.
    private mutating func addRelated(_ term: Span) {
        addRelated(lines.page.finding(term), behind: term)
    }

    private mutating func addRelated(_ name: Finding, behind term: Span) {
        let end = lines.page.sourceSpan(term).end
        result.content.relatedTerms.append(
            Resource.RelatedTerm(name: name, definition: Passage(Span(end, end))))
    }

    private mutating func addRelated(_ term: Span, _ definition: Span) {
        result.content.relatedTerms.append(
            Resource.RelatedTerm(
                name: lines.page.finding(term), definition: lines.page.passage(definition)))
    }

    private static func listed(_ page: PageLines, _ line: Line) -> [Span]? {
        guard let colon = page.firstIndex(of: 0x3A, in: line.text),
            KeyTermWords(page.string(Span(line.text.start, colon))).isRelated,
            page.words(in: Span(line.text.start, colon), limit: 4) <= 3,
            !page.endsSentence(line.text)
        else { return nil }
        var names: [Span] = []
        var start = colon + 1
        for i in (colon + 1)...line.text.end
        where i == line.text.end || page.clean[i] == 0x2C || page.clean[i] == 0x3B {
            let name = page.trimmed(Span(start, i))
            if !name.isEmpty { names.append(name) }
            start = i + 1
        }
        return names.count >= 2 && names.allSatisfy { page.words(in: $0, limit: 6) <= 5 }
            ? names : nil
    }

    /// "BiofilmA community of microbes …" where most related terms have lost the break behind their names.
    private func glued(_ position: Int) -> (term: Span, definition: Span)? {
        gluedNames.contains(position) ? Self.seam(lines.page, lines.text(position)) : nil
    }

    /// The positions of lines in which a name is glued to what is said of it, a small letter before a capital; none
    /// where there is but one.
    static func gluedNames(_ lines: ContentLines, _ headings: [Int: Part]) -> Set<Int> {
        var found: Set<Int> = []
        var part: Part?
        for position in 0..<lines.count {
            part = headings[position] ?? part
            if part == .related, headings[position] == nil,
                seam(lines.page, lines.text(position)) != nil
            {
                found.insert(position)
            }
        }
        return found.count >= 2 ? found : []
    }

    private static func seam(_ page: PageLines, _ text: Span) -> (term: Span, definition: Span)? {
        let bytes = page.clean
        for i in text.range.dropFirst(3).prefix(60)
        where ByteText.isUpper(bytes[i]) && ByteText.isLower(bytes[i - 1]) && i + 1 < text.end
            && (bytes[i + 1] == 0x20 || ByteText.isLower(bytes[i + 1]))
        {
            let (term, definition) = (Span(text.start, i), Span(i, text.end))
            guard page.words(in: term, limit: 6) <= 5, page.words(in: definition, limit: 4) >= 4
            else { return nil }
            return (term, definition)
        }
        return nil
    }
}
