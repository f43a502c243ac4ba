import ThawCore

/// Points that begin with the same word and a number, wrapped on lines of their own: "Stave 1 – …", "Act 2: …".
enum NumberedLabels {
    /// Puts the lines between two of a series, "1" to "3" or farther, on the ends of those above them. Cost: linear in
    /// the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty, page.opening.form == nil else { return }
        var series: [(word: String, lines: [Int])] = []
        for index in page.lines.indices {
            guard let (word, number) = label(page, index) else { continue }
            if number == 1 {
                series.append((word, [index]))
            } else if let last = series.indices.last, series[last].word == word,
                series[last].lines.count == number - 1
            {
                series[last].lines.append(index)
            }
        }
        var rests: Set<Int> = []
        for (_, lines) in series where lines.count >= 3 { rests.formUnion(wrapped(page, lines)) }
        page.joinLines(rests)
    }

    /// What stands between the points and below the last, where all of it is plain text that goes on.
    private static func wrapped(_ page: PageLines, _ lines: [Int]) -> Set<Int> {
        var rests: Set<Int> = []
        for (start, next) in zip(lines, lines.dropFirst() + [page.lines.count]) {
            var end = start + 1
            while end < min(next, start + 12), isRest(page, end) { end += 1 }
            // Headings have their points below them, and lines of their own.
            guard end == next || next == page.lines.count && end < page.lines.count,
                page.lines[start].text.count >= 30
            else { return [] }
            rests.formUnion((start + 1)..<end)
        }
        return rests
    }

    private static func isRest(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.role == nil && line.marker == .none && line.heading == 0 && !line.isApart
            && !line.isRow
    }

    /// "Stave 1 – ": a word, a number, a dash or a colon, and what is said of it.
    private static func label(_ page: PageLines, _ index: Int) -> (word: String, number: Int)? {
        let line = page.lines[index]
        guard line.role == nil, line.marker == .none, line.heading == 0, line.text.count >= 16,
            ByteText.isUpper(page.clean[line.text.start])
        else { return nil }
        let head = page.string(Span(line.text.start, min(line.text.end, line.text.start + 24)))
        let words = head.split(separator: " ", maxSplits: 3)
        guard words.count >= 3, words[0].allSatisfy(\.isLetter) else { return nil }
        let digits = words[1].prefix(while: \.isNumber)
        let sign = words[1].dropFirst(digits.count)
        guard 1...2 ~= digits.count, let number = Int(digits),
            sign == ":" || sign.isEmpty && ["–", "—", "-", ":"].contains(words[2])
        else { return nil }
        return (words[0].lowercased(), number)
    }
}
