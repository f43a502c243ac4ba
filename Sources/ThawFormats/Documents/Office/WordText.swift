/// The text of a Word document: paragraphs with their styles, lists, tables, notes.
final class WordText: XMLVisitor {
    /// A note that the text refers to.
    struct Note: Hashable {
        var part: String
        var id: String
    }

    var writer = MarkdownWriter()
    /// In the order in which the text refers to them.
    private(set) var notes: [Note] = []
    /// What was not taken over, in words.
    private(set) var leftOut: Set<String> = []

    private let styles: WordStyles
    private let numbering: WordNumbering
    /// Set where this is a part of notes: the numbers that the text gave them.
    private let numbers: [String: Int]
    private let isNotes: Bool
    private var paragraph = Paragraph()
    /// Paragraphs around a text box.
    private var outer: [Paragraph] = []
    private var run = Run()
    private var isInText = false
    private var isInParagraphProperties = false
    private var isInRunProperties = false
    /// More than 0 inside what is not read: deleted words, a second form of a drawing.
    private var skipped = 0

    private struct Paragraph {
        var text = InlineText()
        var style: String?
        var list: WordList?
        var heading: Int?
    }

    private struct Run {
        var isStrong: Bool?
        var isHidden = false
    }

    init(_ styles: WordStyles, _ numbering: WordNumbering) {
        self.styles = styles
        self.numbering = numbering
        numbers = [:]
        isNotes = false
    }

    init(_ styles: WordStyles, _ numbering: WordNumbering, notes: [Note], of part: String) {
        self.styles = styles
        self.numbering = numbering
        isNotes = true
        var numbers: [String: Int] = [:]
        for (index, note) in notes.enumerated() where part.hasPrefix(note.part) {
            numbers[note.id] = index + 1
        }
        self.numbers = numbers
    }

    // MARK: Elements

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if skipped > 0 {
            skipped += 1
            return
        }
        switch name {
        case .del, .moveFrom, .fallback:
            if isInRunProperties || isInParagraphProperties { return }
            if name != .fallback { leftOut.insert("words that tracked changes delete") }
            skipped = 1
        case .p:
            paragraph = Paragraph()
            run = Run()
        case .pPr: isInParagraphProperties = true
        case .rPr: isInRunProperties = true
        case .r: run = Run()
        case .t: isInText = true
        case .txbxContent:
            if outer.count < 64 { outer.append(paragraph) }
            paragraph = Paragraph()
        case .tbl: writer.beginTable()
        case .tr: writer.beginRow()
        case .tc: writer.beginCell()
        case .footnote, .endnote: beginNote(attributes)
        default: startInside(name, attributes)
        }
    }

    private func startInside(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .tab where !isInParagraphProperties: paragraph.text.append([0x20])
        case .br, .cr: paragraph.text.append([attributes["type"] == "page" ? 0x20 : 0x0A])
        case .noBreakHyphen: paragraph.text.append([0x2D])
        case .sym: symbol(attributes["char"])
        case .footnoteReference: refer("footnote", attributes)
        case .endnoteReference: refer("endnote", attributes)
        case .pStyle: paragraph.style = attributes["val"]
        case .numPr: paragraph.list = WordList()
        case .numId: paragraph.list?.number = attributes["val"]
        case .ilvl: paragraph.list?.depth = attributes["val"].flatMap { Int($0) } ?? 0
        case .outlineLvl:
            if let level = attributes["val"].flatMap({ Int($0) }), 0...8 ~= level {
                paragraph.heading = level + 1
            }
        case .b where isInRunProperties && !isInParagraphProperties:
            run.isStrong = OfficeFlag.isOn(attributes)
        case .rStyle where !isInParagraphProperties:
            run.isStrong = run.isStrong ?? styles.style(attributes["val"]).isStrong
        case .vanish where isInRunProperties && !isInParagraphProperties:
            run.isHidden = OfficeFlag.isOn(attributes)
        default: break
        }
    }

    override func end(_ name: XMLName) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch name {
        case .p: endParagraph()
        case .pPr: isInParagraphProperties = false
        case .rPr: isInRunProperties = false
        case .t: isInText = false
        case .txbxContent: paragraph = outer.popLast() ?? Paragraph()
        case .tbl: writer.endTable()
        case .footnote, .endnote: noteNumber = nil
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInText, skipped == 0 else { return }
        if run.isHidden {
            leftOut.insert("hidden words")
            return
        }
        paragraph.text.append(bytes, isStrong: run.isStrong ?? false)
    }

    /// A bullet or a sign of a symbol font, which are in Unicode's private area.
    private func symbol(_ code: String?) {
        guard let value = code.flatMap({ UInt32($0, radix: 16) }) else { return }
        let sign: Unicode.Scalar? =
            switch value & 0xFF {
            case 0xE0: "→"
            case 0xDF: "←"
            case 0xFC: "✓"
            case 0xA7, 0xB7, 0xD8: "•"
            default: value < 0xF000 ? Unicode.Scalar(value) : nil
            }
        if let sign { paragraph.text.append(String(Character(sign)).utf8) }
    }

    // MARK: Paragraphs

    private func endParagraph() {
        defer {
            paragraph = Paragraph()
            if writer.isFull { isDone = true }
        }
        if isNotes, noteNumber == nil { return }
        let style = styles.style(paragraph.style)
        if style.isContents {
            if !paragraph.text.isBlank { leftOut.insert("the table of contents") }
            return
        }
        var text = paragraph.text
        if let number = noteNumber, !isNoteBegun {
            isNoteBegun = true
            var numbered = InlineText("[\(number)] ")
            numbered.append(text)
            text = numbered
        }
        if let level = paragraph.heading ?? style.heading, text.bytes.count <= 400 {
            return writer.add(.heading(level + (hasTitle ? 1 : 0), titled(text, level)))
        }
        // An empty paragraph of a list has no number.
        if let list = list(style), !text.isBlank, let marker = numbering.marker(of: list) {
            return writer.add(.item(depth: list.depth + list.shownDepth, marker, text))
        }
        if style.isStrong == true, !text.isBlank, text.strong.isEmpty {
            text = InlineText(text.string, isStrong: true)
        }
        writer.add(.paragraph(text))
    }

    private var hasTitle = false

    /// Headings stand one deeper below a title.
    private func titled(_ text: InlineText, _ level: Int) -> InlineText {
        if level == 0, !text.isBlank { hasTitle = true }
        return text
    }

    /// The list of the paragraph, or of its style.
    private func list(_ style: WordStyles.Style) -> WordList? {
        guard let own = paragraph.list else { return style.list }
        guard own.number == nil else { return own }
        return style.list.map { WordList(number: $0.number, depth: own.depth) }
    }

    // MARK: Notes

    private var noteNumber: Int?
    private var isNoteBegun = false

    private func refer(_ part: String, _ attributes: XMLAttributes) {
        guard let id = attributes["id"], !isNotes, notes.count < 20_000 else { return }
        notes.append(Note(part: part, id: id))
        paragraph.text.append("[\(notes.count)]".utf8)
    }

    private func beginNote(_ attributes: XMLAttributes) {
        noteNumber = attributes["id"].flatMap { numbers[$0] }
        isNoteBegun = false
    }
}
