import ThawCore

/// An Excel workbook (ECMA-376 part 1, SpreadsheetML) to Markdown tables, a heading for each sheet.
enum Workbook {
    static func text(of archive: ZipArchive) throws -> Extraction {
        let main = try OfficePackage.mainPart(of: archive) ?? "xl/workbook.xml"
        let links = try OfficePackage.links(of: main, in: archive)
        let sheets = WorkbookSheets()
        var ending = try XMLReader.read(main, of: archive, sheets)
        let strings = SharedStrings()
        for link in links.values where link.type.hasSuffix("/sharedStrings") {
            let other = try XMLReader.read(link.target, of: archive, strings)
            if other != .whole { ending = other }
        }
        var writer = MarkdownWriter()
        for (name, id) in sheets.sheets {
            guard let part = links[id]?.target, !writer.isFull else { continue }
            let sheet = SheetText(strings.strings)
            let other = try XMLReader.read(part, of: archive, sheet)
            if other != .whole { ending = other }
            guard !sheet.rows.isEmpty else { continue }
            if sheets.sheets.count > 1 { writer.add(.heading(2, InlineText(name))) }
            sheet.write(to: &writer)
        }
        return try Extraction(writer, ending, what: "Excel workbook")
    }
}

private final class WorkbookSheets: XMLVisitor {
    var sheets: [(name: String, id: String)] = []

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == .sheet, let id = attributes["id", in: "/relationships"] else { return }
        sheets.append((attributes["name"] ?? "", id))
    }
}

private final class SharedStrings: XMLVisitor {
    var strings: [[UInt8]] = []
    private var current: [UInt8] = []
    private var bytes = 0
    private var isInText = false
    /// Readings above Japanese words.
    private var isPhonetic = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .si: current = []
        case .t: isInText = !isPhonetic
        case .rPh: isPhonetic = true
        default: break
        }
    }

    override func end(_ name: XMLName) {
        switch name {
        case .si:
            strings.append(current)
            bytes += current.count + 32
            isDone = bytes > MarkdownWriter.limit
        case .t: isInText = false
        case .rPh: isPhonetic = false
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInText, current.count < 1 << 20 { current += bytes }
    }
}

private final class SheetText: XMLVisitor {
    private(set) var rows: [[InlineText]] = []
    private let strings: [[UInt8]]
    private var type = ""
    private var column = 0
    private var value: [UInt8] = []
    private var isInValue = false

    init(_ strings: [[UInt8]]) { self.strings = strings }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .row: rows.append([])
        case .c:
            type = attributes["t"] ?? ""
            value = []
            column = attributes["r"].map(Self.column) ?? (rows.last?.count ?? 0)
        case .v, .t: isInValue = true
        default: break
        }
    }

    override func end(_ name: XMLName) {
        switch name {
        case .v, .t: isInValue = false
        case .c: endCell()
        case .row where rows.last?.allSatisfy(\.isBlank) ?? false: rows.removeLast()
        default: break
        }
        if rows.count > 200_000 { isDone = true }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInValue, value.count < 1 << 20 { value += bytes }
    }

    private func endCell() {
        guard !rows.isEmpty, 0..<60 ~= column else { return }
        if type == "s" {
            let index = Int(String(decoding: value, as: UTF8.self)) ?? -1
            value = strings.indices.contains(index) ? strings[index] : []
        }
        let row = rows.count - 1
        while rows[row].count <= column { rows[row].append(InlineText()) }
        rows[row][column] = InlineText()
        rows[row][column].append(value)
    }

    /// "AB12" → 27.
    private static func column(_ reference: String) -> Int {
        var column = 0
        for byte in reference.utf8 {
            guard 0x41...0x5A ~= byte, column < 100_000 else { break }
            column = column * 26 + Int(byte - 0x40)
        }
        return column - 1
    }

    func write(to writer: inout MarkdownWriter) {
        writer.beginTable()
        for row in rows {
            writer.beginRow()
            for cell in row {
                writer.beginCell()
                writer.add(.paragraph(cell))
            }
        }
        writer.endTable()
    }
}
