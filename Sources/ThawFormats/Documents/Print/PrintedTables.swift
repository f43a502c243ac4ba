/// Tables on printed pages: short words at the left, and beside each of them words that begin at one column.
///
/// Two columns of running text are none: their left lines fill their column.
struct PrintedTables {
    struct Table {
        /// Indices of lines, by row and cell.
        var rows: [[[Int]]]
    }

    /// By the first of their lines in the order of the page.
    private(set) var starts: [Int: Table] = [:]
    /// All lines that stand in a table.
    private(set) var lines: Set<Int> = []

    private let pages: PrintedPages

    init(_ pages: PrintedPages) {
        self.pages = pages
        var start = 0
        while start < pages.lines.count {
            var end = start
            let page = pages.lines[start].page
            while end < pages.lines.count, pages.lines[end].page == page { end += 1 }
            // A page with more lines is no page that a person made.
            if 4...600 ~= end - start { read(start..<end) }
            start = end
        }
    }

    /// Two lines at one height: what stands left, and the nearest to its right.
    private struct Pair {
        var left: Int
        var right: Int
    }

    private mutating func read(_ page: Range<Int>) {
        let sorted = page.sorted { pages.lines[$0].top < pages.lines[$1].top }
        var open: [Pair] = []
        for pair in pairs(sorted) {
            if let first = open.first, !isAligned(first, pair) {
                close(open, sorted)
                open = []
            }
            open.append(pair)
        }
        close(open, sorted)
    }

    /// From top to bottom, without those whose left line stands right of another.
    private func pairs(_ sorted: [Int]) -> [Pair] {
        var pairs: [Pair] = []
        var isRight: Set<Int> = []
        for (place, index) in sorted.enumerated() {
            let line = pages.lines[index]
            var best: Int?
            for other in near(place, sorted) {
                let beside = pages.lines[other]
                guard beside.left > line.right + line.size * 0.6, beside.isBeside(line) else {
                    continue
                }
                if best.map({ beside.left < pages.lines[$0].left }) ?? true { best = other }
            }
            guard let best else { continue }
            isRight.insert(best)
            pairs.append(Pair(left: index, right: best))
        }
        return pairs.filter { !isRight.contains($0.left) }
    }

    /// The lines at about the same height.
    private func near(_ place: Int, _ sorted: [Int]) -> [Int] {
        let line = pages.lines[sorted[place]]
        var found: [Int] = []
        var k = place - 1
        while k >= 0, place - k < 40 {
            found.append(sorted[k])
            k -= 1
        }
        k = place + 1
        while k < sorted.count, pages.lines[sorted[k]].top < line.bottom, k - place < 40 {
            found.append(sorted[k])
            k += 1
        }
        return found
    }

    private func isAligned(_ first: Pair, _ next: Pair) -> Bool {
        abs(pages.lines[first.left].left - pages.lines[next.left].left) < 4
            && abs(pages.lines[first.right].left - pages.lines[next.right].left) < 4
    }

    /// Makes a table of rows that begin at the same two columns, if it is one.
    private mutating func close(_ pairs: [Pair], _ sorted: [Int]) {
        guard pairs.count >= 2 else { return }
        let first = pages.lines[pairs[0].left]
        let second = pages.lines[pairs[0].right]
        let room = second.left - first.left
        let full = pairs.count { pages.lines[$0.left].width > room * 0.8 }
        let short = pairs.count { pages.lines[$0.left].text.count <= 40 }
        guard full * 2 < pairs.count, short * 10 >= pairs.count * 8 else { return }
        var rows: [[[Int]]] = []
        var starts = Set(pairs.map(\.left))
        var bottom = first.top
        for index in sorted where !lines.contains(index) {
            let line = pages.lines[index]
            guard line.bottom > first.top - 1 else { continue }
            if starts.remove(index) != nil {
                rows.append([[index], []])
            } else if line.top > bottom + line.size * 1.2 || line.left < first.left - 4 {
                // Past the table, or beside it.
                if starts.isEmpty { break }
                continue
            } else {
                add(index, to: &rows, from: first, second)
            }
            bottom = max(bottom, line.bottom)
        }
        keep(rows)
    }

    /// A line that goes on in its cell, or stands in a further column.
    private func add(
        _ index: Int, to rows: inout [[[Int]]], from first: PrintedPages.Line,
        _ second: PrintedPages.Line
    ) {
        let line = pages.lines[index]
        // What runs across both columns is no cell; nothing stands there without a row.
        guard !rows.isEmpty, line.left >= second.left - 4 || line.right < second.left else {
            return
        }
        let row = rows.count - 1
        if line.left < second.left - 4 {
            rows[row][0].append(index)
            return
        }
        var column = 1
        while column < rows[row].count, let start = rows[row][column].first,
            line.left > pages.lines[start].right
        {
            column += 1
        }
        if column == rows[row].count, column < 20 { rows[row].append([]) }
        rows[row][min(column, rows[row].count - 1)].append(index)
    }

    private mutating func keep(_ rows: [[[Int]]]) {
        let members = rows.joined().joined()
        let filled = rows.count { $0.count > 1 && !$0[1].isEmpty }
        guard rows.count >= 2, filled * 10 >= rows.count * 8, let start = members.min() else {
            return
        }
        starts[start] = Table(rows: rows)
        lines.formUnion(members)
    }
}
