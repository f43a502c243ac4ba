/// Printed pages to Markdown: what the eye does with columns, indents, sizes and hyphens.
struct PrintedText {
    private let pages: PrintedPages
    private let body: Float
    private let levels: [Float]
    private let hyphens: Hyphens
    private var writer = MarkdownWriter()
    private var open: Paragraph?
    private var dropCap: [UInt8] = []
    private var indents: [Float] = []
    private var firstHeading: Int?
    private var isTitleAlone = false
    private var titles = 0

    private enum Kind: Equatable {
        case heading(Int)
        case text
        case item(depth: Int, number: Int?)
    }

    private struct Paragraph {
        var kind: Kind
        var text: [UInt8] = []
        var last: PrintedPages.Line
        /// Where the first line begins: the marker of an item.
        var left: Float
        var lineCount = 1
    }

    /// The text, and the running heads that are not in it.
    static func text(_ pages: PrintedPages) -> Extraction {
        let heads = RunningHeads(pages)
        var kept = pages
        kept.lines = pages.lines.indices.filter { !heads.lines.contains($0) }.map {
            pages.lines[$0]
        }
        let hadContents = ContentsList.remove(from: &kept)
        Markers.attach(&kept)
        var text = PrintedText(kept)
        text.read()
        var problems: [String] = []
        if !heads.lines.isEmpty {
            var sentence = "Page numbers were left out."
            if !heads.words.isEmpty {
                let shown = heads.words.prefix(5).map { "\"\($0.prefix(80))\"" }
                sentence =
                    "What runs along the edge of the pages was left out: "
                    + shown.joined(separator: ", ") + (heads.words.count > 5 ? " and more." : ".")
            }
            problems.append(sentence)
        }
        if hadContents { problems.append("The table of contents was left out.") }
        return Extraction(text: text.writer.finish(), problems: problems)
    }

    private init(_ pages: PrintedPages) {
        self.pages = pages
        let body = pages.bodySize
        self.body = body
        hyphens = Hyphens(pages)
        var sizes: [Float] = []
        let large = pages.lines.map(\.size).filter { $0 > body * pages.headingRatio }
        for size in large.sorted(by: >) where sizes.last.map({ size < $0 * 0.93 }) ?? true {
            sizes.append(size)
        }
        levels = sizes
    }

    private mutating func read() {
        let tables = PrintedTables(pages)
        var start = 0
        while start < pages.lines.count, !writer.isFull {
            var end = start
            let block = pages.lines[start].block
            var right: Float = 0
            var left = Float.infinity
            while end < pages.lines.count, pages.lines[end].block == block {
                right = max(right, pages.lines[end].right)
                left = min(left, pages.lines[end].left)
                end += 1
            }
            for index in start..<end {
                if let table = tables.starts[index] { write(table) }
                guard !tables.lines.contains(index) else { continue }
                take(pages.lines[index], left: left, right: right)
            }
            start = end
        }
        flush()
    }

    private mutating func write(_ table: PrintedTables.Table) {
        flush()
        writer.beginTable()
        for row in table.rows {
            writer.beginRow()
            for cell in row {
                var words: [UInt8] = []
                for index in cell { hyphens.join(pages.text(pages.lines[index]), to: &words) }
                var text = InlineText()
                text.append(words)
                writer.beginCell()
                writer.add(.paragraph(text))
            }
        }
        writer.endTable()
    }

    // MARK: Lines

    private mutating func take(_ line: PrintedPages.Line, left: Float, right: Float) {
        var words = pages.text(line)
        let level = level(of: line)
        if level != nil, words.count == 1, line.size > body * 1.8 {
            dropCap = Array(words)
            return
        }
        if let marker = level == nil ? Markers.read(words) : nil {
            words = words[marker.end...]
            flush()
            let depth = depth(of: line.left)
            open = Paragraph(
                kind: .item(depth: depth, number: marker.number), text: Array(words), last: line,
                left: line.left)
            return
        }
        switch joint(line, level, left: left, right: right) {
        case .apart:
            flush()
            let kind = level.map { Kind.heading($0) } ?? .text
            open = Paragraph(kind: kind, text: dropCap + words, last: line, left: line.left)
            dropCap = []
        case .newLine:
            open?.text.append(0x0A)
            open?.text += words
        case .sameLine:
            if var paragraph = open {
                open = nil
                hyphens.join(words, to: &paragraph.text)
                open = paragraph
            }
        }
        open?.last = line
        open?.lineCount += 1
    }

    private enum Joint { case apart, newLine, sameLine }

    private func joint(
        _ line: PrintedPages.Line, _ level: Int?, left: Float, right: Float
    ) -> Joint {
        guard let open, dropCap.isEmpty else { return .apart }
        let last = open.last
        if case .heading(let other) = open.kind {
            let isClose = line.block == last.block && line.top - last.bottom < last.size * 0.8
            return level == other && isClose ? .sameLine : .apart
        }
        if level != nil { return .apart }
        guard abs(line.size - last.size) < body * 0.2 || line.block == last.block else {
            return .apart
        }
        let words = pages.text(line)
        let goesOn = !Self.endsSentence(open.text) && Self.startsSmall(words)
        guard line.block == last.block else {
            // From column to column and page to page, a sentence goes on.
            return goesOn || Hyphens.endsInHyphen(open.text) && !Self.endsSentence(open.text)
                ? .sameLine : .apart
        }
        if line.top - last.top > line.size * 2.1, !goesOn { return .apart }
        if case .item = open.kind, line.left < open.left - 1 { return .apart }
        // The next word had room on the line before: whoever wrote this broke the line.
        let hadRoom = last.right + line.firstWidth + line.size * 0.5 < right
        if hadRoom, !goesOn { return Self.endsSentence(open.text) ? .apart : .newLine }
        let isIndented = line.left > left + line.size * 0.8 && last.left < left + 2
        if isIndented, open.kind == .text, Self.endsSentence(open.text) { return .apart }
        return .sameLine
    }

    private static func startsSmall(_ words: ArraySlice<UInt8>) -> Bool {
        words.first.map { 0x61...0x7A ~= $0 } ?? false
    }

    private static func endsSentence(_ text: [UInt8]) -> Bool {
        var i = text.count
        while i > 0, [0x22, 0x27, 0x29, 0x5D].contains(text[i - 1]) { i -= 1 }
        guard i > 0 else { return true }
        return [0x2E, 0x21, 0x3F, 0x3A].contains(text[i - 1])
            // ” and ’ and …
            || text[..<i].suffix(2).elementsEqual([0x80, 0x9D])
            || text[..<i].suffix(2).elementsEqual([0x80, 0xA6])
    }

    /// 1 for the largest type of the document.
    private func level(of line: PrintedPages.Line) -> Int? {
        guard line.size > body * pages.headingRatio, line.text.count <= 300,
            pages.text(line).contains(where: { 0x41...0x5A ~= $0 & 0xDF || $0 >= 0x80 })
        else { return nil }
        let place = levels.firstIndex { line.size >= $0 * 0.93 } ?? levels.count - 1
        return min(4, place + 1)
    }

    /// How deep an item is: by the places where the markers of its list stand.
    private mutating func depth(of left: Float) -> Int {
        indents.removeAll { $0 > left + 4 }
        if indents.last.map({ $0 < left - 4 }) ?? true { indents.append(left) }
        return min(8, indents.count - 1)
    }

    // MARK: Paragraphs

    private mutating func flush() {
        guard let paragraph = open else { return }
        open = nil
        var text = InlineText()
        text.append(paragraph.text)
        switch paragraph.kind {
        case .heading(let level):
            indents = []
            // Two headings of one size at the top: the title, and the first of the others.
            if firstHeading == level, isTitleAlone { titles = 1 }
            isTitleAlone = firstHeading == nil && writer.isEmpty
            firstHeading = firstHeading ?? level
            writer.add(.heading(level + titles, text))
            return
        case .text:
            indents = []
            writer.add(.paragraph(text))
        case .item(let depth, let number):
            writer.add(.item(depth: depth, number.map { .number($0) } ?? .bullet, text))
        }
        isTitleAlone = false
    }
}
