/// Writes the parts of a document as Markdown, which a person can read and `Reader` reads with all that
/// it says: headings, lists with their numbers, bold words, tables.
struct MarkdownWriter {
    /// The most that is written of one document. What comes after is left out, and `isFull` says so.
    static let limit = 32 << 20

    private var out: [UInt8] = []
    private var ends = ListEnds()
    private var last = Part.none
    private var lastSort: UInt8 = 0
    /// Where two paragraphs meet: one line feed of two goes if empty paragraphs set them apart.
    private var seams: [Int] = []
    private var emptyParagraphs = 0
    private var isAfterEmpty = false
    private var tables: [TableCells] = []
    /// Tables deeper than any page has them, which are not kept apart.
    private var overdue = 0

    private enum Part { case none, heading, paragraph, item, table }

    init() {}

    var isFull: Bool { out.count > Self.limit }
    var isEmpty: Bool { out.isEmpty && tables.isEmpty }

    /// The whole text.
    ///
    /// Where the writer of the document left lines empty between paragraphs, these set them apart
    /// and paragraphs without one between them stand line under line, as they do on the page.
    consuming func finish() -> [UInt8] {
        overdue = 0
        while !tables.isEmpty { endTable() }
        if !out.isEmpty { out.append(0x0A) }
        guard emptyParagraphs >= 2, !seams.isEmpty else { return out }
        var read = seams[0]
        var write = seams[0]
        var next = 0
        while read < out.count {
            if next < seams.count, seams[next] == read {
                next += 1
            } else {
                out[write] = out[read]
                write += 1
            }
            read += 1
        }
        out.removeLast(out.count - write)
        return out
    }

    // MARK: Blocks

    /// Adds a part, or notes that an empty paragraph stands here.
    mutating func add(_ block: DocumentBlock) {
        if !tables.isEmpty { return tables[tables.count - 1].add(block) }
        guard !isFull else { return }
        guard !block.text.isBlank else {
            if case .paragraph = block, last != .none { isAfterEmpty = true }
            return
        }
        switch block {
        case .heading(let level, let text):
            separate(.heading)
            out += repeatElement(0x23, count: min(6, max(1, level)))
            out.append(0x20)
            write(text.plain, MarkdownLine(isHeading: true))
        case .paragraph(let text):
            separate(.paragraph)
            write(text, MarkdownLine())
        case .item(let depth, let marker, let text): add(depth, marker, text)
        }
    }

    private mutating func add(_ depth: Int, _ marker: DocumentBlock.Marker, _ text: InlineText) {
        let sign: [UInt8]
        switch marker {
        case .bullet: sign = Array("- ".utf8)
        case .number(let number): sign = Array("\(min(999_999_999, max(0, number))). ".utf8)
        case .sign(let words):
            separate(last == .item ? .item : .paragraph)
            ends.removeAll()
            out += words.utf8
            out.append(0x20)
            return write(text, MarkdownLine(isInside: true))
        }
        // A list of another sort, or a number other than 1, does not begin right under a line.
        let sort: UInt8 = sign[0] == 0x2D ? 0x2D : 0x2E
        if last == .item, sort != lastSort { out.append(0x0A) }
        lastSort = sort
        separate(.item)
        let indent = ends.indent(depth)
        out += repeatElement(0x20, count: indent)
        out += sign
        ends.begin(depth, endingAt: indent + sign.count)
        write(text, MarkdownLine(indent: indent + sign.count))
    }

    /// Ends the last part and leaves room before the next.
    private mutating func separate(_ part: Part) {
        defer {
            last = part
            isAfterEmpty = false
            if part != .item { ends.removeAll() }
        }
        guard last != .none else { return }
        out.append(0x0A)
        if last == .item, part == .item { return }
        out.append(0x0A)
        guard last == .paragraph, part == .paragraph else { return }
        if isAfterEmpty {
            emptyParagraphs += 1
        } else {
            seams.append(out.count - 1)
        }
    }

    private mutating func write(_ text: InlineText, _ line: MarkdownLine) {
        line.write(text, to: &out)
    }

    // MARK: Tables

    mutating func beginTable() {
        if tables.count < 64 { tables.append(TableCells()) } else { overdue += 1 }
    }

    mutating func beginRow() {
        guard let table = tables.indices.last, tables[table].hasRoom else { return }
        tables[table].rows.append([])
    }

    mutating func beginCell() {
        guard let table = tables.indices.last, tables[table].hasRoom else { return }
        tables[table].beginCell()
    }

    /// Writes a table as one, or what it holds part after part where it only laid the page out.
    mutating func endTable() {
        guard overdue == 0 else {
            overdue -= 1
            return
        }
        guard let table = tables.popLast() else { return }
        guard tables.isEmpty, table.isTable else {
            for cell in table.rows.joined() { for block in cell { add(block) } }
            return
        }
        separate(.table)
        let columns = table.columns
        for (index, row) in table.rows.enumerated() where !isFull {
            if index > 0 { out.append(0x0A) }
            for column in 0..<columns {
                out += column == 0 ? [0x7C, 0x20] : [0x20, 0x7C, 0x20]
                guard column < row.count else { continue }
                write(TableCells.text(of: row[column]), MarkdownLine(isCell: true))
            }
            out += [0x20, 0x7C]
            if index == 0 {
                out.append(0x0A)
                for _ in 0..<columns { out += "| --- ".utf8 }
                out.append(0x7C)
            }
        }
    }
}

/// Where the texts of the open items of a list begin: an inner item stands under the text of the outer.
private struct ListEnds {
    private var columns: [Int] = []

    func indent(_ depth: Int) -> Int {
        let depth = min(max(0, depth), columns.count)
        return depth == 0 ? 0 : columns[depth - 1]
    }

    mutating func begin(_ depth: Int, endingAt column: Int) {
        columns.removeLast(columns.count - min(max(0, depth), columns.count))
        if columns.count < 12 { columns.append(column) }
    }

    mutating func removeAll() { columns.removeAll(keepingCapacity: true) }
}

/// The cells of a table as it is read.
struct TableCells {
    var rows: [[[DocumentBlock]]] = []

    private var cells = 0
    private var bytes = 0

    /// A table that is not finished yet is in memory whole, so it has an end.
    var hasRoom: Bool { rows.count < 200_000 && cells < 1_000_000 && bytes < 64 << 20 }

    mutating func beginCell() {
        if rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append([])
        cells += 1
    }

    var columns: Int { rows.reduce(0) { max($0, $1.count) } }

    mutating func add(_ block: DocumentBlock) {
        guard !block.text.isBlank, hasRoom else { return }
        bytes += block.text.bytes.count
        if rows.isEmpty { rows.append([]) }
        let row = rows.count - 1
        if rows[row].isEmpty { rows[row].append([]) }
        rows[row][rows[row].count - 1].append(block)
    }

    /// Whether it sets words beside words, rather than parts of a page beside each other.
    var isTable: Bool {
        guard 2...60 ~= columns, !rows.joined().allSatisfy(\.isEmpty) else { return false }
        for cell in rows.joined() {
            if cell.count > 6 { return false }
            for block in cell { if case .heading = block { return false } }
        }
        return rows.count > 1 || rows[0].joined().reduce(0) { $0 + $1.text.bytes.count } < 600
    }

    /// One line: bullets keep their sign.
    static func text(of cell: [DocumentBlock]) -> InlineText {
        if cell.count == 1 { return cell[0].text }
        var text = InlineText()
        for block in cell {
            if !text.bytes.isEmpty { text.append([0x20]) }
            switch block {
            case .item(_, .bullet, _): text.append("• ".utf8)
            case .item(_, .number(let number), _): text.append("\(number). ".utf8)
            case .item(_, .sign(let sign), _): text.append("\(sign) ".utf8)
            default: break
            }
            text.append(block.text)
        }
        return text
    }
}
