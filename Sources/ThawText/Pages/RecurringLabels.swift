import ThawCore

/// Things that are described by the same labels one after another: "Frankenstein / Genre: … / Setting: … / Themes: …",
/// "Antigone / Genre: …". What stands above the first label of each heads it.
enum RecurringLabels {
    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil else { return }
        let keys = page.lines.map { key(page, $0) }
        var count: [String: Int] = [:]
        for key in keys { if let key { count[key, default: 0] += 1 } }
        let known = count.filter { $0.value >= 2 }
        guard known.count >= 2 else { return }
        // The label that opens the first group opens all of them.
        var openings: [String: [Int]] = [:]
        for index in page.lines.indices.dropFirst() {
            guard let key = keys[index], known[key] != nil, keys[index - 1] == nil,
                isHeading(page, index - 1)
            else { continue }
            openings[key, default: []].append(index - 1)
        }
        // Of two that come as often the one that comes first opens, however the table is ordered.
        guard
            let (key, heads) = openings.max(by: {
                ($0.value.count, $1.value[0]) < ($1.value.count, $0.value[0])
            }),
            heads.count >= 2, heads.count == known[key],
            isDescribed(keys, heads, known: Set(known.keys)), heads.count >= 3 || known.count >= 3
        else { return }
        for index in heads { page.lines[index].heading = 2 }
        // "Issue: does …?" asks nobody.
        page.opening.areLabelled =
            known.count >= 3 && known.keys.allSatisfy { !asking.contains($0) }
    }

    private static let asking: Set<String> = [
        "q", "question", "a", "answer", "ans", "front", "back", "frage", "antwort",
    ]

    /// Whether what a list would take for its terms are labels: most come again, under headings.
    static func areTerms(_ lines: ContentLines, _ evidence: Pairs.Evidence) -> Bool {
        var headings = 0
        var count: [String: Int] = [:]
        for position in 0..<min(lines.count, 400) {
            if lines.line(position).heading > 0 { headings += 1 }
            guard
                let (term, _) = Pairs.split(
                    lines.page, lines.line(position), evidence.separators)
            else { continue }
            let name = lines.page.string(term).lowercased()
            if name.contains(where: \.isLetter), !name.contains(where: \.isNumber) {
                count[name, default: 0] += 1
            }
        }
        let all = count.values.reduce(0, +)
        let again = count.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
        return headings >= 2 && again >= 4 && again * 10 >= all * 7
            || headings >= 3 && again >= 8 && again * 2 >= all
    }

    /// Whether two labels or more that come again stand below each head, and few lines below it have none.
    private static func isDescribed(_ keys: [String?], _ heads: [Int], known: Set<String>) -> Bool {
        zip(heads, heads.dropFirst() + [keys.count]).allSatisfy { head, end in
            let below = keys[(head + 1)..<end]
            let labelled = below.count { $0.map(known.contains) ?? false }
            // Behind the last one the foot of the page may follow.
            return labelled >= 2 && (end == keys.count || labelled * 2 >= below.count)
        }
    }

    private static func isHeading(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.role == nil, line.marker == .none, !line.isRow, line.text.count <= 80 else {
            return false
        }
        return !page.endsSentence(line.text) && page.words(in: line.text, limit: 11) <= 10
            && ![0x2C, 0x3B].contains(page.lastByte(of: line.text))
    }

    /// "Point of view: first person": the words of the label in small letters.
    private static func key(_ page: PageLines, _ line: Line) -> String? {
        let head = Span(line.text.start, min(line.text.end, line.text.start + 28))
        guard line.role == nil, line.heading == 0, !line.isRow,
            let colon = page.firstIndex(of: 0x3A, in: head), colon > head.start,
            colon + 2 < line.text.end,
            page.clean[colon + 1] == 0x20 || page.clean[colon + 1] == 0x09
        else { return nil }
        let name = Span(head.start, colon)
        guard page.words(in: name, limit: 5) <= 4, ByteText.isLetter(page.clean[name.start]),
            !page.clean[name.range].contains(where: ByteText.isDigit)
        else { return nil }
        return page.string(name).lowercased()
    }
}
