import ThawCore

/// A table that compares: what is looked at in the first column, and one column for each thing compared.
///
/// "Narrator", "Lockwood and Nelly", "Jane herself" in a row is a heading with two points. Tables of terms and their
/// meanings, of words in two languages and of marks are left to those who read them.
///
/// The row that names the columns becomes a line of its own, and says nothing to be learnt.
enum ComparisonGrid {
    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.opening.form == nil else { return }
        let rows = page.lines.indices.map { cells(page, $0) }
        var grids: [Range<Int>] = []
        var start = 0
        while start < rows.count {
            guard var head = rows[start] else {
                start += 1
                continue
            }
            var end = start + 1
            let isCornerless =
                page.lines[start].isRow && end < rows.count && rows[end]?.count == head.count + 1
            if isCornerless { head.insert(Span(head[0].start, head[0].start), at: 0) }
            while end < rows.count, let row = rows[end], row.count == head.count { end += 1 }
            let all = [head] + rows[(start + 1)..<end].compactMap { $0 }
            if head.count >= 3, isGrid(page, all) { grids.append(start..<end) }
            start = end
        }
        guard !grids.isEmpty else { return }
        var lines: [Line] = []
        lines.reserveCapacity(page.lines.count + grids.reduce(0) { $0 + $1.count * 3 })
        for (index, line) in page.lines.enumerated() {
            guard let grid = grids.first(where: { $0.contains(index) }), let row = rows[index]
            else {
                lines.append(line)
                continue
            }
            if index == grid.lowerBound {
                lines.append(line)
                lines[lines.count - 1].role = .metadata
            } else {
                lines += parts(page, line, row)
            }
        }
        page.lines = lines
    }

    private static func cells(_ page: PageLines, _ index: Int) -> [Span]? {
        let line = page.lines[index]
        guard line.role == nil, line.marker == .none, line.heading == 0, line.place == .main,
            line.isRow || page.markup == .plain && page.runs.isEmpty
        else { return nil }
        var whole = line.isRow ? line.text : line.extent
        while whole.end > whole.start, [0x0A, 0x0D].contains(page.clean[whole.end - 1]) {
            whole.end -= 1
        }
        guard let cells = page.cells(of: whole), 2...6 ~= cells.count else { return nil }
        return cells
    }

    private static func isGrid(_ page: PageLines, _ rows: [[Span]]) -> Bool {
        guard rows.count >= (page.markup == .plain ? 4 : 3), let head = rows.first else {
            return false
        }
        let body = rows.dropFirst()
        // The corner may be empty.
        guard head.dropFirst().allSatisfy({ isHead(page, $0) }),
            head[0].isEmpty || isHead(page, head[0]),
            body.allSatisfy({ isHead(page, $0[0]) && $0.count(where: { !$0.isEmpty }) >= 2 }),
            Set(body.map { page.string($0[0]).lowercased() }).count == body.count,
            !body.allSatisfy({ ByteText.isDigit(page.clean[$0[0].start]) })
        else { return false }
        for column in head.indices.dropFirst() {
            let filled = body.map { $0[column] }.filter { !$0.isEmpty }
            let length = filled.reduce(0) { $0 + $1.count }
            let different = Set(filled.map { page.string($0) }).count
            guard filled.count * 3 >= body.count * 2, length >= 10 * filled.count,
                length >= 14 * filled.count || page.markup != .plain,
                length * 2 >= 3 * head[column].count * filled.count,
                different * 10 >= filled.count * 7
            else { return false }
        }
        return !head.contains { names(page.string($0)) }
    }

    /// A few words that say no more than what stands below or beside them.
    private static func isHead(_ page: PageLines, _ cell: Span) -> Bool {
        1...60 ~= cell.count && page.words(in: cell, limit: 8) <= 7 && !page.endsSentence(cell)
    }

    /// Whether a column holds words to be learnt or the marks for them.
    private static func names(_ head: String) -> Bool {
        head.lowercased().split { !$0.isLetter }.contains { learnt.contains($0) }
    }

    private static let learnt: Set<Substring> = [
        "term", "terms", "word", "words", "definition", "definitions", "meaning", "meanings",
        "translation", "front", "back", "question", "questions", "answer",
        "answers", "mark", "marks", "tags", "date", "year", "page", "english", "deutsch", "latin",
        "französisch", "français", "spanish", "french", "german", "formula", "symbol", "unit",
        "guidance", "quote", "quotation",
    ]

    /// The heading of a row and its points, each with its part of the line.
    private static func parts(_ page: PageLines, _ line: Line, _ cells: [Span]) -> [Line] {
        var parts: [Line] = []
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
            var part = line
            part.text = cell
            part.start = cell.start
            part.indent = 0
            part.isRow = false
            part.isStrong = false
            part.isApart = column == 0
            part.heading = column == 0 ? 3 : 0
            part.marker = column == 0 ? .none : .bullet
            if !parts.isEmpty {
                let start = page.sourceSpan(cell).start
                guard parts[parts.count - 1].extent.start..<part.extent.end ~= start else {
                    return [line]
                }
                parts[parts.count - 1].extent.end = start
                part.extent.start = start
            }
            parts.append(part)
        }
        return parts
    }
}
