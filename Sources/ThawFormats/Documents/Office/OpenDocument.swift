import ThawCore

/// A text or presentation of LibreOffice (OpenDocument 1.3, ISO/IEC 26300) to Markdown.
enum OpenDocument {
    static func text(of archive: ZipArchive) throws -> Extraction {
        let locks = OpenDocumentLocks()
        // Old versions declare a document type here, which says nothing.
        try XMLReader.read("META-INF/manifest.xml", of: archive, documentType: .ignored, locks)
        if locks.isLocked {
            throw ThawError.invalid(
                "This OpenDocument file is locked with a password; "
                    + "save it without one and choose it again.")
        }
        let styles = OpenDocumentStyles()
        try XMLReader.read("styles.xml", of: archive, styles)
        let text = OpenDocumentText(styles)
        let ending = try XMLReader.read("content.xml", of: archive, text)
        return try Extraction(
            text.writer, ending, what: "OpenDocument file", leftOut: text.leftOut)
    }
}

private final class OpenDocumentLocks: XMLVisitor {
    var isLocked = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == .encryptionData { isLocked = true }
    }
}

/// Which styles are bold, titles or numbered lists. In the content part, too, before the text.
private class OpenDocumentStyles: XMLVisitor {
    struct Style {
        var isStrong: Bool?
        var isTitle = false
        var parent: String?
    }

    struct Level {
        var format = ""
        var start = 1
    }

    var styles: [String: Style] = [:]
    var lists: [String: [Int: Level]] = [:]
    private var style = ""
    private var list = ""

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .style:
            style = attributes["name"] ?? ""
            styles[style] = Style(
                isTitle: style == "Title", parent: attributes["parent-style-name"])
        case .textProperties:
            if let weight = attributes["font-weight"] {
                styles[style]?.isStrong = weight == "bold" || (Int(weight) ?? 0) >= 600
            }
        case .listStyle: list = attributes["name"] ?? ""
        case .listLevelNumber:
            guard let level = attributes["level"].flatMap({ Int($0) }) else { return }
            lists[list, default: [:]][level] = Level(
                format: attributes["num-format"] ?? "",
                start: attributes["start-value"].flatMap { Int($0) } ?? 1)
        default: break
        }
    }

    func resolved(_ name: String?) -> Style {
        var result = Style()
        var next = name
        for _ in 0..<16 {
            guard let name = next, let style = styles[name] else { break }
            result.isStrong = result.isStrong ?? style.isStrong
            result.isTitle = result.isTitle || style.isTitle
            next = style.parent
        }
        return result
    }
}

private final class OpenDocumentText: OpenDocumentStyles {
    var writer = MarkdownWriter()
    private(set) var leftOut: Set<String> = []

    /// Paragraphs that are open: a note or a frame stands inside another.
    private var open: [Paragraph] = []
    private var spans: [Bool] = []
    private var listLevels: [ListLevel] = []
    private var skipped = 0
    private var hasTitle = false
    private var columnsRepeated = 1
    private var notes: [[DocumentBlock]] = []
    private var noteDepth = 0
    private var isSpoken = false
    private var slide = 0
    private var isTitleFrame = false
    private var isItemBegun = false

    private struct Paragraph {
        var text = InlineText()
        var style: String?
        var heading: Int?
        var isStrong = false
    }

    private struct ListLevel {
        var style: String?
        var count = 0
    }

    init(_ other: OpenDocumentStyles) {
        super.init()
        styles = other.styles
        lists = other.lists
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if skipped > 0 {
            skipped += 1
            return
        }
        switch name {
        case .trackedChanges, .annotation, .tableOfContent, .noteCitation:
            skipped = 1
            if name == .trackedChanges { leftOut.insert("words that tracked changes delete") }
            if name == .annotation { leftOut.insert("comments") }
            if name == .tableOfContent { leftOut.insert("the table of contents") }
        case .p, .h: beginParagraph(name, attributes)
        case .span:
            if spans.count < 256 { spans.append(open.last?.isStrong ?? false) }
            let style = resolved(attributes["style-name"])
            if !open.isEmpty, let isStrong = style.isStrong {
                open[open.count - 1].isStrong = isStrong
            }
        case .s:
            let count = attributes["c"].flatMap { Int($0) } ?? 1
            if count > 0 { append([0x20]) }
        case .tab: append([0x20])
        case .lineBreak: append([0x0A])
        default: startBlock(name, attributes)
        }
    }

    private func startBlock(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .list:
            let style = attributes["style-name"] ?? listLevels.last?.style
            if listLevels.count < 64 { listLevels.append(ListLevel(style: style)) }
        case .listItem, .listHeader:
            isItemBegun = false
            if name == .listItem, let last = listLevels.indices.last { listLevels[last].count += 1 }
        case .note where notes.count < 20_000:
            notes.append([])
            append("[\(notes.count)]".utf8)
            noteDepth += 1
        case .table: writer.beginTable()
        case .tableRow: writer.beginRow()
        case .tableCell, .coveredTableCell: writer.beginCell()
        case .page:
            slide += 1
            hasTitle = false
        case .frame: isTitleFrame = attributes["class"] == "title"
        case .notes: isSpoken = true
        default: super.start(name, attributes)
        }
    }

    override func end(_ name: XMLName) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch name {
        case .p, .h: endParagraph()
        case .span:
            if let before = spans.popLast(), !open.isEmpty {
                open[open.count - 1].isStrong = before
            }
        case .list: _ = listLevels.popLast()
        case .note: noteDepth = max(0, noteDepth - 1)
        case .table: writer.endTable()
        case .frame: isTitleFrame = false
        case .notes: isSpoken = false
        case .body: writeNotes()
        default: super.end(name)
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if skipped == 0 { append(bytes) }
    }

    private func append(_ bytes: some Collection<UInt8>) {
        guard let last = open.indices.last else { return }
        // Line feeds of the file are spaces; `line-break` is the break.
        if bytes.count == 1 || !bytes.contains(0x0A) {
            open[last].text.append(bytes, isStrong: open[last].isStrong)
        } else {
            open[last].text.append(
                bytes.map { $0 == 0x0A ? 0x20 : $0 }, isStrong: open[last].isStrong)
        }
    }

    // MARK: Paragraphs

    private func beginParagraph(_ name: XMLName, _ attributes: XMLAttributes) {
        guard open.count < 32 else { return open.append(Paragraph()) }
        var paragraph = Paragraph(style: attributes["style-name"])
        let style = resolved(paragraph.style)
        paragraph.isStrong = style.isStrong ?? false
        if name == .h {
            paragraph.heading = attributes["outline-level"].flatMap { Int($0) } ?? 1
        } else if style.isTitle || isTitleFrame {
            paragraph.heading = slide > 0 ? 2 : 0
        }
        open.append(paragraph)
    }

    private func endParagraph() {
        guard let paragraph = open.popLast() else { return }
        let block = block(paragraph)
        if noteDepth > 0 {
            if !paragraph.text.isBlank, !notes.isEmpty { notes[notes.count - 1].append(block) }
            return
        }
        writer.add(block)
        if writer.isFull { isDone = true }
    }

    private func block(_ paragraph: Paragraph) -> DocumentBlock {
        var text = paragraph.text
        if isSpoken, !text.isBlank {
            text = InlineText("Notes: ")
            text.append(paragraph.text)
            return .paragraph(text)
        }
        if let level = paragraph.heading, !text.isBlank {
            if level == 0 { hasTitle = true }
            return .heading(max(1, level + (hasTitle && level > 0 && slide == 0 ? 1 : 0)), text)
        }
        guard let list = listLevels.last, !text.isBlank, noteDepth == 0 else {
            return .paragraph(text)
        }
        let depth = listLevels.count - 1
        if isItemBegun { return .paragraph(text) }
        isItemBegun = true
        guard let level = lists[list.style ?? ""]?[listLevels.count], !level.format.isEmpty else {
            return .item(depth: depth, .bullet, text)
        }
        let number = max(0, level.start - 1) + list.count
        return .item(depth: depth, ListNumber.marker(number, format: level.format), text)
    }

    private func writeNotes() {
        for (index, note) in notes.enumerated() {
            for (place, block) in note.enumerated() {
                var text = InlineText(place == 0 ? "[\(index + 1)] " : "")
                text.append(block.text)
                writer.add(.paragraph(text))
            }
        }
        notes = []
    }
}
