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

    /// Pairs whose lines say which is which, with the same two words throughout: "Front: …" and "Back: …".
    static func labelled(_ lines: ContentLines) -> Structure? {
        guard lines.count >= 4 else { return nil }
        let page = lines.page
        let labels = (0..<min(lines.count, 400)).map { label(page, lines.line($0)) }
        guard let start = labels.prefix(4).firstIndex(where: { $0 != nil }),
            let front = labels[start]?.word,
            let back = labels.lazy.compactMap({ $0?.word }).first(where: { $0 != front })
        else { return nil }
        let words = labels.compactMap { $0?.word }.filter { $0 == front || $0 == back }
        let takesTurns = words.enumerated().allSatisfy { $1 == ($0 % 2 == 0 ? front : back) }
        guard words.count >= 4, takesTurns, words.count * 3 >= labels.count * 2 else { return nil }
        var result = Structure(.pairs, lines: page.lines.count)
        var pairs: [(term: [Span], definition: [Span])] = []
        for position in 0..<lines.count {
            result.roles[lines.indices[position]] = .pair
            let found = label(page, lines.line(position))
            if let found, found.word == front {
                pairs.append(([found.value], []))
            } else if let found, found.word == back, !pairs.isEmpty {
                pairs[pairs.count - 1].definition.append(found.value)
            } else if pairs.isEmpty, position == 0 {
                result.title = lines.heading(position)
                result.roles[lines.indices[position]] = .title
            } else if pairs.isEmpty {
                if let subject = CourseWords.subject(in: lines.string(position)) {
                    result.subjects.append(subject)
                }
                result.roles[lines.indices[position]] = .metadata
            } else if position + 1 == lines.count, lines.line(position).isApart {
                // "13 done, still to do: …".
                result.roles[lines.indices[position]] = .boilerplate
            } else if pairs[pairs.count - 1].definition.isEmpty {
                pairs[pairs.count - 1].term.append(lines.text(position))
            } else {
                pairs[pairs.count - 1].definition.append(lines.text(position))
            }
        }
        result.content.pairs = pairs.filter { !$0.definition.isEmpty }.map {
            Resource.Pair(term: page.passage($0.term), definition: page.passage($0.definition))
        }
        return result
    }

    /// One word and a colon at the beginning.
    private static func label(_ page: PageLines, _ line: Line) -> (word: String, value: Span)? {
        let head = Span(line.text.start, min(line.text.end, line.text.start + 16))
        guard let colon = page.firstIndex(of: 0x3A, in: head), colon > head.start,
            page.clean[page.trimmed(Span(head.start, colon)).range].allSatisfy(ByteText.isLetter)
        else { return nil }
        let value = page.trimmed(Span(colon + 1, line.text.end))
        let word = page.string(page.trimmed(Span(head.start, colon))).lowercased()
        return value.isEmpty ? nil : (word, value)
    }

    /// The positions of the terms where terms and definitions take turns without empty lines between them: four pairs
    /// or more, or two where the page says that it is such a set.
    static func alternating(_ lines: ContentLines, isMarked: Bool) -> [Int]? {
        let start = lines.count % 2 == 1 && !isMarked ? 1 : 0
        let terms = Array(stride(from: start, to: lines.count - 1, by: 2))
        guard terms.count >= (isMarked ? 2 : 4) else { return nil }
        if isMarked { return terms }
        let page = lines.page
        var ratios: [Double] = []
        for position in terms {
            let term = lines.line(position)
            let definition = lines.line(position + 1)
            guard term.marker == .none, definition.marker == .none, term.heading == 0,
                definition.heading == 0, !definition.isApart, !term.isRow,
                page.words(in: term.text, limit: 7) <= 6, !page.endsSentence(term.text),
                page.clean[term.text.end - 1] != 0x3A, term.text.count < definition.text.count
            else { return nil }
            ratios.append(Double(definition.text.count) / Double(term.text.count))
        }
        // Headings with paragraphs stand apart from each other.
        let areApart = terms.dropFirst().count { lines.line($0).isApart }
        guard areApart == 0 else { return nil }
        return ratios.sorted()[ratios.count / 2] >= 2 ? terms : nil
    }

    /// Whether the lines begin with three terms, each with a sentence below it and no empty line.
    static func takesTurns(_ page: PageLines, _ lines: ArraySlice<Int>) -> Bool {
        guard lines.count >= 6 else { return false }
        return lines.prefix(6).enumerated().allSatisfy { place, index in
            let line = page.lines[index]
            let isSentence = line.text.count >= 24 && page.endsSentence(line.text)
            let isTerm = page.words(in: line.text, limit: 7) <= 6 && !page.endsSentence(line.text)
            return line.marker == .none && (place == 0 || !line.isApart)
                && (place.isMultiple(of: 2) ? isTerm : isSentence)
        }
    }

    /// A sheet of formulas: a name on a line, what it is on the next, most of these with an equals sign, and headings
    /// of one line or two between them.
    static func formulas(_ lines: ContentLines) -> Structure? {
        guard lines.count >= 9 else { return nil }
        var terms: [Int: Int] = [:]
        var (equations, other, position) = (0, 0, 0)
        while position < lines.count {
            guard isName(lines, position) else {
                other += 1
                position += 1
                continue
            }
            var end = position + 1
            while end < lines.count, end - position <= 3, isFormula(lines, end) { end += 1 }
            if end > position + 1 {
                terms[position] = end
                if hasEquation(lines, position + 1) { equations += 1 }
            }
            position = end
        }
        let headings = (0..<lines.count).count { isName(lines, $0) } - terms.count
        guard terms.count >= 4, equations * 2 >= terms.count, other * 8 <= terms.count,
            headings <= terms.count
        else { return nil }
        return readFormulas(lines, terms)
    }

    private static func readFormulas(_ lines: ContentLines, _ terms: [Int: Int]) -> Structure {
        let page = lines.page
        var result = Structure(.pairs, lines: page.lines.count)
        var position = 0
        while position < lines.count {
            guard let end = terms[position] else {
                let isTitle = position == 0
                if isTitle { result.title = lines.heading(0) }
                result.roles[lines.indices[position]] = isTitle ? .title : .heading
                position += 1
                continue
            }
            result.content.pairs.append(
                Resource.Pair(
                    term: page.passage(lines.text(position)),
                    definition: page.passage(((position + 1)..<end).map { lines.text($0) })))
            for index in position..<end { result.roles[lines.indices[index]] = .pair }
            position = end
        }
        return result
    }

    private static func isName(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        let page = lines.page
        return line.marker == .none && !line.isRow && line.text.count <= 60
            && !hasEquation(lines, position) && page.words(in: line.text, limit: 7) <= 6
            && (line.heading > 0 || ByteText.isUpper(page.clean[line.text.start]))
            && !page.endsSentence(line.text)
    }

    private static func isFormula(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        guard line.heading == 0, line.marker == .none, line.text.count <= 120 else { return false }
        return hasEquation(lines, position)
            || ByteText.isLower(lines.page.clean[line.text.start])
                && lines.page.words(in: line.text, limit: 13) <= 12
    }

    /// A sign of an equation with something on either side.
    private static func hasEquation(_ lines: ContentLines, _ position: Int) -> Bool {
        let text = lines.text(position)
        let bytes = lines.page.clean
        return text.range.dropFirst().dropLast().contains { i in
            bytes[i] == 0x3D || bytes[i] == 0xE2 && i + 2 < text.end && bytes[i + 1] == 0x89
        }
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
