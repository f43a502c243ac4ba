import ThawCore

/// A PowerPoint presentation (ECMA-376 part 1, PresentationML) to Markdown: a heading for each slide, what
/// stands on it, its notes.
enum SlideShow {
    static func text(of archive: ZipArchive) throws -> Extraction {
        let main = try OfficePackage.mainPart(of: archive) ?? "ppt/presentation.xml"
        let order = SlideOrder()
        var ending = try XMLReader.read(main, of: archive, order)
        let links = try OfficePackage.links(of: main, in: archive)
        var writer = MarkdownWriter()
        for (index, id) in order.ids.enumerated() {
            guard let slide = links[id]?.target, !writer.isFull else { continue }
            let other = try read(slide, number: index + 1, of: archive, &writer)
            if other != .whole { ending = other }
            if ending == .hostile { break }
        }
        return try Extraction(writer, ending, what: "PowerPoint presentation")
    }

    private static func read(
        _ slide: String, number: Int, of archive: ZipArchive, _ writer: inout MarkdownWriter
    ) throws -> XMLReader.Ending {
        let text = SlideText(number: number)
        let ending = try XMLReader.read(slide, of: archive, text)
        text.write(to: &writer)
        let links = try OfficePackage.links(of: slide, in: archive)
        for link in links.values where link.type.hasSuffix("/diagramData") {
            let diagram = SlideText(number: number, isDiagram: true)
            try XMLReader.read(link.target, of: archive, diagram)
            for block in diagram.body { writer.add(block) }
        }
        guard let notes = links.values.first(where: { $0.type.hasSuffix("/notesSlide") }) else {
            return ending
        }
        let spoken = SlideText(number: number, isNotes: true)
        try XMLReader.read(notes.target, of: archive, spoken)
        for (index, block) in spoken.body.enumerated() {
            var words = InlineText(index == 0 ? "Notes: " : "")
            words.append(block.text)
            writer.add(.paragraph(words))
        }
        return ending
    }
}

/// The order in which the slides are shown.
private final class SlideOrder: XMLVisitor {
    var ids: [String] = []

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == .sldId, let id = attributes["id", in: "/relationships"] else { return }
        if ids.count < 5_000 { ids.append(id) }
    }
}

/// What stands on one slide, or in its notes.
private final class SlideText: XMLVisitor {
    private(set) var title = InlineText()
    private(set) var isCover = false
    private(set) var body: [DocumentBlock] = []

    private let number: Int
    private let isNotes: Bool
    private let isDiagram: Bool
    /// A table is written where it stands among the blocks.
    private var tables: [Int: TableCells] = [:]
    private var table: TableCells?
    private var shape = Shape.text
    private var paragraph = InlineText()
    private var depth = 0
    private var bullet: Bool?
    private var isNumbered = false
    private var numbers: [Int] = []
    private var isStrong = false
    private var isInText = false
    private var isInProperties = false

    private enum Shape { case title, cover, body, text, furniture }

    init(number: Int, isNotes: Bool = false, isDiagram: Bool = false) {
        self.number = number
        self.isNotes = isNotes
        self.isDiagram = isDiagram
    }

    func write(to writer: inout MarkdownWriter) {
        let isFirst = writer.isEmpty
        if title.isBlank {
            writer.add(.heading(2, InlineText("Slide \(number)")))
        } else {
            writer.add(.heading(isCover && isFirst ? 1 : 2, title))
        }
        for (index, block) in body.enumerated() {
            if let table = tables[index] { Self.write(table, to: &writer) }
            writer.add(block)
        }
        for index in tables.keys.sorted() where index >= body.count {
            if let table = tables[index] { Self.write(table, to: &writer) }
        }
    }

    private static func write(_ table: TableCells, to writer: inout MarkdownWriter) {
        writer.beginTable()
        for row in table.rows {
            writer.beginRow()
            for cell in row {
                writer.beginCell()
                for block in cell { writer.add(block) }
            }
        }
        writer.endTable()
    }

    // MARK: Elements

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .sp: shape = .text
        case .ph: shape = Self.shape(attributes["type"])
        case .p: beginParagraph()
        case .pPr:
            depth = min(8, max(0, attributes["lvl"].flatMap { Int($0) } ?? 0))
        case .buNone: bullet = false
        case .buChar: bullet = true
        case .buAutoNum:
            bullet = true
            isNumbered = true
        case .rPr:
            isInProperties = true
            isStrong = ["1", "true"].contains(attributes["b"] ?? "0")
        case .r: isStrong = false
        case .t: isInText = true
        case .br: paragraph.append([shape == .title || shape == .cover ? 0x20 : 0x0A])
        case .tab where !isInProperties: paragraph.append([0x20])
        case .tbl: table = TableCells()
        case .tr: if table?.hasRoom ?? false { table?.rows.append([]) }
        case .tc: if table?.hasRoom ?? false { table?.beginCell() }
        default: break
        }
    }

    override func end(_ name: XMLName) {
        switch name {
        case .p: endParagraph()
        case .t: isInText = false
        case .rPr: isInProperties = false
        case .sp:
            shape = .text
            numbers = []
        case .tbl:
            if let table { tables[body.count] = table }
            if table != nil { body.append(.paragraph(InlineText())) }
            table = nil
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInText { paragraph.append(bytes, isStrong: isStrong) }
    }

    private static func shape(_ type: String?) -> Shape {
        switch type {
        case "title": .title
        case "ctrTitle": .cover
        case "ftr", "sldNum", "dt", "hdr", "sldImg": .furniture
        case nil, "body", "obj", "subTitle": type == "subTitle" ? .text : .body
        default: .text
        }
    }

    private func beginParagraph() {
        paragraph = InlineText()
        depth = 0
        bullet = nil
        isNumbered = false
        isStrong = false
    }

    private func endParagraph() {
        guard shape != .furniture, !paragraph.isBlank else { return }
        let text = paragraph
        if table != nil {
            table?.add(block(text))
        } else if shape == .title || shape == .cover {
            if !title.isBlank { title.append([0x20]) }
            title.append(text)
            isCover = shape == .cover
        } else if body.count < 20_000 {
            body.append(block(text))
        }
    }

    private func block(_ text: InlineText) -> DocumentBlock {
        if isNumbered {
            while numbers.count <= depth { numbers.append(0) }
            numbers.removeLast(numbers.count - depth - 1)
            numbers[depth] += 1
            return .item(depth: depth, .number(numbers[depth]), text)
        }
        // The bullets of a body come from the layout of the slide, which nearly always has them.
        let isItem = isDiagram || (bullet ?? (shape == .body && !isNotes && table == nil))
        return isItem ? .item(depth: depth, .bullet, text) : .paragraph(text)
    }
}
