import ThawCore

/// Terms on the left and what they mean in a column on the right, as they are printed: "Rule of law    The idea that
/// everyone" over "included, is subject to the law." at the same distance from the margin.
///
/// The term gets a line of its own, and the lines of its meaning become one. Cost: linear in the lines.
enum HangingColumns {
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        var found: [(line: Int, gap: Span, column: Int, rest: Range<Int>)] = []
        for index in page.lines.indices {
            guard let (gap, column) = head(page, index) else { continue }
            let below = page.lines.indices.dropFirst(index + 1).prefix(8).prefix { next in
                let line = page.lines[next]
                return line.role == nil && line.marker == .none && !line.isApart
                    && abs(line.indent - column) <= 1 && head(page, next) == nil
            }
            found.append((index, gap, column, (index + 1)..<(index + 1 + below.count)))
        }
        // One column, and wrapped lines in it: else the gap may be anything.
        let columns = Dictionary(grouping: found, by: \.column)
        let wrapped = columns.values.map { entries in
            (entries: entries, count: entries.count { !$0.rest.isEmpty })
        }
        let most = wrapped.max {
            ($0.count, $1.entries[0].line) < ($1.count, $0.entries[0].line)
        }
        guard let most, most.count >= 2 else { return }
        let entries = most.entries
        let heads = Dictionary(uniqueKeysWithValues: entries.map { ($0.line, $0.gap) })
        let rests = Set(entries.flatMap(\.rest))
        var lines: [Line] = []
        lines.reserveCapacity(page.lines.count + heads.count)
        for (index, line) in page.lines.enumerated() {
            if let gap = heads[index] {
                var name = line
                name.text.end = gap.start
                name.extent.end = gap.start
                var meaning = line
                meaning.extent.start = gap.start
                meaning.text.start = gap.end
                meaning.start = gap.end
                meaning.isApart = false
                lines += [name, meaning]
            } else if rests.contains(index) {
                lines[lines.count - 1].text.end = line.text.end
                lines[lines.count - 1].extent.end = line.extent.end
            } else {
                lines.append(line)
            }
        }
        page.lines = lines
    }

    /// The gap of three blanks or more behind a few words, and the column in which the meaning begins.
    private static func head(_ page: PageLines, _ index: Int) -> (gap: Span, column: Int)? {
        let line = page.lines[index]
        guard line.role == nil, line.marker == .none, line.heading == 0, line.place == .main,
            !line.isRow, line.text.count >= 20,
            // "1(a)    the volume of gas" is a row of a mark scheme.
            !ByteText.isDigit(page.clean[line.text.start])
        else { return nil }
        let bytes = page.clean
        var i = line.text.start
        let limit = min(line.text.end, line.text.start + 48)
        while i < limit {
            guard bytes[i] == 0x20 else {
                i += 1
                continue
            }
            var end = i
            while end < limit, bytes[end] == 0x20 { end += 1 }
            let isWide = end - i >= 3 && end < limit && i > line.text.start + 1
            if isWide {
                let letters = bytes[line.text.start..<end].count { $0 & 0xC0 != 0x80 }
                return (Span(i, end), line.indent + letters)
            }
            i = end
        }
        return nil
    }
}
