import ThawCore

/// Parts of an outline that are no points: questions, and terms with their meanings.
extension Outline {
    /// Takes a part that is a list of another kind.
    mutating func takeSection(_ heading: Int?, _ body: [Range<Int>]) -> Bool {
        if let heading, takeTerms(heading, body) { return true }
        let page = lines.page
        guard heading != nil || body.count <= 2 && body.first?.lowerBound ?? 0 <= 1,
            body.last?.upperBound != lines.count || heading != nil,
            let stems = TermSection.questions(lines, heading: heading, body)
        else { return false }
        for stem in stems {
            result.content.questions.append(
                Resource.Question(stem: page.passage(stem), answer: nil))
        }
        for position in body.joined() { result.roles[lines.indices[position]] = .question }
        return true
    }

    private mutating func takeTerms(_ heading: Int, _ body: [Range<Int>]) -> Bool {
        guard let first = body.first, let last = body.last,
            let pairs = TermSection.pairs(
                lines, heading: heading, first.lowerBound..<last.upperBound)
        else { return false }
        for (term, definition) in pairs {
            result.content.pairs.append(
                Resource.Pair(
                    term: lines.page.passage(term), definition: lines.page.passage(definition)))
        }
        for position in body.joined() { result.roles[lines.indices[position]] = .pair }
        return true
    }

    /// "4.2.1 Principles of organisation", three or more in ascending order: the numbers of a document's sections.
    func sectionHeadings(_ range: Range<Int>) -> Set<Int> {
        var found: [(position: Int, number: [Int])] = []
        for position in range {
            let line = lines.line(position)
            guard case .number = line.marker, line.indent == 0, line.text.count <= 90,
                !lines.page.endsSentence(line.text),
                lines.page.words(in: line.text, limit: 13) <= 12
            else { continue }
            let number = lines.page.string(Span(line.start, line.text.start))
                .split { !$0.isNumber }.compactMap { Int($0) }
            if number.count >= 2 { found.append((position, number)) }
        }
        let isAscending = zip(found, found.dropFirst()).allSatisfy {
            $0.number.lexicographicallyPrecedes($1.number)
        }
        // Sections have more in them than their names, or parts of their own: else they are points.
        let filled = found.indices.count { at in
            guard at + 1 < found.count else {
                return found[at].position + 1 < range.upperBound
            }
            return found[at + 1].position > found[at].position + 1
                || found[at + 1].number.starts(with: found[at].number)
        }
        guard found.count >= 3, isAscending, filled * 3 >= found.count * 2 else { return [] }
        return Set(found.map(\.position))
    }

    /// With the lines that say the same as a heading that comes twice: "Assumptions" in each part; and with a few words
    /// that stand right below two headings or more.
    func withNamesakes(_ headings: [Int], in range: Range<Int>) -> [Int] {
        let known = Set(headings)
        var places: [String: [Int]] = [:]
        for position in range where mayHead(position, in: range) || known.contains(position) {
            let text = lines.text(position)
            guard text.count <= 40 else { continue }
            places[lines.string(position), default: []].append(position)
        }
        let more = places.values.flatMap { places -> [Int] in
            guard places.count >= 2 else { return [] }
            let areHeads = places.count(where: known.contains) >= 2
            let areBelow = places.allSatisfy { known.contains($0 - 1) || known.contains($0) }
            return areHeads || areBelow ? places.filter { !known.contains($0) } : []
        }
        return more.isEmpty ? headings : (headings + more).sorted()
    }

    private func mayHead(_ position: Int, in range: Range<Int>) -> Bool {
        let line = lines.line(position)
        return line.marker == .none && !line.isRow && line.text.count <= 40
            && position + 1 < range.upperBound && !lines.continues(position)
            && !lines.continues(position + 1) && lines.looksLikeHeading(position)
            && lines.page.words(in: line.text, limit: 6) <= 5
    }

    /// How deep each line stands: by its indent, or where all stand at one edge by its sign, "○" below "•".
    func levels(of range: Range<Int>) -> [Int: Int] {
        let indents = Dictionary(uniqueKeysWithValues: range.map { ($0, lines.line($0).indent) })
        guard let first = range.first, Set(indents.values).count == 1 else { return indents }
        let signs = range.map { position -> [UInt8] in
            let line = lines.line(position)
            return line.marker == .bullet
                ? lines.page.clean[line.start..<line.text.start].filter { $0 != 0x20 && $0 != 0x09 }
                : []
        }
        guard 2...3 ~= Set(signs).count, !signs.contains([]), let outer = signs.first else {
            return indents
        }
        return Dictionary(
            uniqueKeysWithValues: range.map { ($0, signs[$0 - first] == outer ? 0 : 1) })
    }
}
