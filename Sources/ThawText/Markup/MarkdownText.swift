import ThawCore

/// Markdown to lines, through cmark-gfm: which lines are headings, items, cells or code, and which
/// bytes are text.
///
/// cmark gives lines and columns in bytes; a column is taken on trust only where the source bears
/// the node's own words there, because it is wrong inside some constructs. Other words become
/// replacements.
struct MarkdownText {
    /// Above this size a text is read as plain text: the tree of cmark takes seventy times its text.
    static let limit = 4 << 20

    private let bytes: UnsafeBufferPointer<UInt8>
    private let starts: [Int]
    private var builder: PageBuilder
    private var cursor = 0
    private var lists: [(isOrdered: Bool, number: Int)] = []
    private var strong = 0
    private var links = 0
    private var isFirstCell = false
    /// Lines before the part that cmark reads: the front matter.
    private var skipped = 0
    private var isAfterBreak = false
    /// The day with its stop that an item begins with, until its first words come.
    private var day: Span?

    /// Whether cmark reads the text in good time: its tables take the square of their width.
    static func isReadable(_ source: [UInt8]) -> Bool {
        guard source.count <= limit else { return false }
        var bars = 0
        for byte in source {
            if byte == 0x0A { bars = 0 } else if byte == 0x7C { bars += 1 }
            if bars > 500 { return false }
        }
        return true
    }

    static func page(_ source: [UInt8]) -> PageLines {
        source.withUnsafeBufferPointer { bytes in
            var reader = MarkdownText(bytes, PageBuilder(source, markup: .markdown))
            reader.read()
            return reader.builder.finish()
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: PageBuilder) {
        self.bytes = bytes
        self.builder = builder
        var starts = [0]
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            i += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            if byte == 0x0D, i < bytes.count, bytes[i] == 0x0A { i += 1 }
            starts.append(i)
        }
        self.starts = starts
    }

    private mutating func read() {
        let matter = readFrontMatter()
        guard let document = MarkdownDocument(UnsafeBufferPointer(rebasing: bytes[matter...]))
        else {
            return
        }
        document.walk { node, isEntering in
            visit(node, isEntering: isEntering)
        }
    }

    /// Takes the lines between two `---` at the start as lines of their own; returns where the text
    /// begins.
    private mutating func readFrontMatter() -> Int {
        func isFence(_ index: Int) -> Bool {
            guard index < starts.count else { return false }
            let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
            let line = ByteText.trimmed(bytes, Span(starts[index], end))
            return line.count == 3 && line.range.allSatisfy { bytes[$0] == 0x2D }
        }
        guard isFence(0), let close = (1..<min(40, max(2, starts.count))).first(where: isFence)
        else {
            return 0
        }
        for index in 1..<close {
            builder.append(bytes, Span(starts[index], starts[index + 1]))
            builder.breakLine()
        }
        builder.edit { $0.matter = $0.lines.count }
        skipped = close + 1
        cursor = close + 1 < starts.count ? starts[close + 1] : bytes.count
        return cursor
    }

    private func offset(line: Int32, column: Int32) -> Int {
        let index = Int(line) - 1 + skipped
        guard line >= 1, index < starts.count else { return bytes.count }
        return min(bytes.count, starts[index] + max(0, Int(column) - 1))
    }

    // MARK: Nodes

    private mutating func visit(_ node: MarkdownDocument.Node, isEntering: Bool) {
        switch node.type {
        case "list":
            if isEntering {
                lists.append((node.isOrderedList, node.listStart - 1))
            } else {
                _ = lists.popLast()
                builder.breakLater(isApart: lists.isEmpty)
            }
            builder.form.indent = 4 * max(0, lists.count - 1)
        case "item", "tasklist":
            if isEntering { beginItem(node) } else { builder.breakLine() }
        case "heading":
            builder.breakLine()
            builder.form.heading = isEntering ? node.headingLevel : 0
            if isEntering { builder.breakLater(isApart: true) }
        case "paragraph":
            builder.breakLater(isApart: lists.isEmpty)
            if !isEntering { builder.breakLine() }
        case "table_row", "table_header":
            builder.breakLine()
            isFirstCell = true
        case "table_cell":
            guard isEntering else { return }
            if !isFirstCell { builder.nextCell(at: max(cursor, start(of: node))) }
            isFirstCell = false
        default: visitInline(node, isEntering: isEntering)
        }
    }

    private mutating func visitInline(_ node: MarkdownDocument.Node, isEntering: Bool) {
        let step = isEntering ? 1 : -1
        switch node.type {
        case "strong":
            strong += step
            builder.style.isStrong = strong > 0
        case "link":
            links += step
            builder.style.isLink = links > 0
        case "text", "code": append(node)
        case "softbreak", "linebreak":
            builder.breakLine()
            isAfterBreak = true
        case "html_inline":
            if node.literal.starts(with: Array("<br".utf8)) { builder.breakLine() }
        case "code_block": lines(of: node, isHTML: false)
        case "html_block": lines(of: node, isHTML: true)
        default: break
        }
    }

    private mutating func beginItem(_ node: MarkdownDocument.Node) {
        builder.breakLine()
        day = nil
        guard !lists.isEmpty else { return }
        lists[lists.count - 1].number += 1
        let list = lists[lists.count - 1]
        isAfterBreak = false
        builder.form.indent = 4 * (lists.count - 1)
        builder.form.marker = list.isOrdered ? .number(list.number) : .bullet
        guard list.isOrdered else { return }
        let start = start(of: node)
        let end = bytes.next(0x0A, 0x0D, 0x0A, from: start, to: bytes.count)
        guard start >= cursor, let date = DayMarkers.date(bytes, Span(start, end)) else { return }
        // The line's own words say later whether the number counts.
        builder.form.marker = .none
        day = Span(start, date.end)
    }

    private func start(of node: MarkdownDocument.Node) -> Int {
        offset(line: node.startLine, column: node.startColumn)
    }

    /// Words of the source, found where cmark says or a little behind the last ones.
    private mutating func append(_ node: MarkdownDocument.Node) {
        let words = node.literal
        guard !words.isEmpty else { return }
        let claimed = start(of: node)
        if claimed >= cursor, holds(words, at: claimed) {
            return take(Span(claimed, claimed + words.count))
        }
        let limit = min(bytes.count, cursor + words.count + 512)
        var i = cursor
        while i + words.count <= limit {
            if bytes[i] == words[0], holds(words, at: i) {
                return take(Span(i, i + words.count))
            }
            i += 1
        }
        let from = max(cursor, min(claimed, bytes.count))
        let to = max(from, min(offset(line: node.endLine, column: node.endColumn + 1), bytes.count))
        builder.append(Array(words), for: Span(from, to))
        cursor = to
    }

    private mutating func take(_ span: Span) {
        if isAfterBreak { setIndent(of: span.start) }
        if let day, day.end < span.start {
            builder.append(bytes, day)
            builder.append([0x20], for: Span(day.end, day.end + 1))
        }
        day = nil
        builder.append(bytes, span)
        cursor = span.end
    }

    /// A wrapped line of an item stands a little deeper than its bullet, as it does in plain text;
    /// one that stands at the edge only happens to follow the list.
    private mutating func setIndent(of start: Int) {
        isAfterBreak = false
        var i = start
        while i > 0, bytes[i - 1] == 0x20 || bytes[i - 1] == 0x09 { i -= 1 }
        let isIndented = start - i >= 2
        // cmark knows no "•": its width still stands in the text.
        let width = lists.isEmpty ? 2 : 1
        builder.form.indent = 4 * max(0, lists.count - 1) + (isIndented ? width : 0)
    }

    private func holds(_ words: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + words.count <= bytes.count else { return false }
        for i in 0..<words.count where bytes[start + i] != words[i] { return false }
        return true
    }

    /// A block of code, line by line, or of HTML.
    private mutating func lines(of node: MarkdownDocument.Node, isHTML: Bool) {
        builder.breakLine()
        let from = max(cursor, offset(line: node.startLine, column: 1))
        let to = max(from, offset(line: node.endLine + 1, column: 1))
        cursor = to
        if isHTML { return HTMLText.append(Span(from, to), of: bytes, to: &builder) }
        builder.style.isPreformatted = true
        var inner = Span(from, to)
        if node.isFenced { inner = withoutFences(inner) }
        builder.append(bytes, inner)
        builder.breakLine()
        builder.style.isPreformatted = false
    }

    private func withoutFences(_ span: Span) -> Span {
        var start = span.start
        while start < span.end, bytes[start] != 0x0A { start += 1 }
        var end = ByteText.trimmed(bytes, Span(min(start, span.end), span.end)).end
        let fence = end
        while end > start, bytes[end - 1] == 0x60 || bytes[end - 1] == 0x7E { end -= 1 }
        if fence - end < 3 { end = fence }
        return Span(min(start, end), end)
    }
}
