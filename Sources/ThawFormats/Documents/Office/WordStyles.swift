/// The styles of a Word document: which are headings, lists, bold, or lines of a table of contents.
final class WordStyles: XMLVisitor {
    struct Style {
        /// 0 for the title of the document.
        var heading: Int?
        var list: WordList?
        var depth = 0
        var isContents = false
        var isStrong: Bool?
        var basis: String?
    }

    private(set) var styles: [String: Style] = [:]
    private var id = ""
    private var current = Style()
    private var list = WordList()

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .style:
            id = attributes["styleId"] ?? ""
            current = Style()
        case .name: read(name: (attributes["val"] ?? "").lowercased())
        case .basedOn: current.basis = attributes["val"]
        case .outlineLvl:
            if let level = attributes["val"].flatMap({ Int($0) }), 0...8 ~= level {
                current.heading = current.heading ?? level + 1
            }
        case .numPr: list = WordList()
        case .numId: list.number = attributes["val"]
        case .ilvl: list.depth = attributes["val"].flatMap { Int($0) } ?? 0
        case .b: current.isStrong = OfficeFlag.isOn(attributes)
        default: break
        }
    }

    /// Word keeps the English names of its own styles in every language.
    private func read(name: String) {
        if name == "title" { current.heading = 0 }
        if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)) {
            current.heading = min(9, max(1, level))
        }
        // "List Bullet 2" is one deeper than "List Bullet", by its name only.
        if name.hasPrefix("list "), let level = name.split(separator: " ").last.flatMap({ Int($0) })
        {
            current.depth = min(9, max(1, level)) - 1
        }
        if name.hasPrefix("toc ") || name == "table of figures" { current.isContents = true }
        if name == "toc heading" { current.isContents = true }
    }

    override func end(_ name: XMLName) {
        if name == .numPr { current.list = list }
        guard name == .style, !id.isEmpty, styles.count < 20_000 else { return }
        let depth = current.depth
        current.list?.shownDepth = depth
        // A heading of the list of contents is in its list, not a heading.
        if current.isContents { current.heading = nil }
        styles[id] = current
    }

    /// A style with what it takes from those that it is based on.
    func style(_ id: String?) -> Style {
        var result = Style()
        var next = id
        for _ in 0..<16 {
            guard let id = next, let style = styles[id] else { break }
            result.heading = result.heading ?? style.heading
            result.list = result.list ?? style.list
            result.isStrong = result.isStrong ?? style.isStrong
            result.isContents = result.isContents || style.isContents
            next = style.basis
        }
        return result
    }
}

/// A place in a list of a Word document.
struct WordList {
    /// The id of the list; "0" takes a paragraph out of the list of its style.
    var number: String?
    var depth = 0
    /// How much deeper it looks than it is.
    var shownDepth = 0
}

/// A property that is on unless it says otherwise: `<w:b/>`, `<w:b w:val="0"/>`.
enum OfficeFlag {
    static func isOn(_ attributes: XMLAttributes) -> Bool {
        !["0", "false", "off"].contains(attributes["val"] ?? "1")
    }
}

/// The lists of a Word document, and how far each has counted.
final class WordNumbering: XMLVisitor {
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
    }

    private var lists: [String: [Int: Level]] = [:]
    private var listOfNumber: [String: String] = [:]
    private var restarts: [String: [Int: Int]] = [:]
    private var counts: [String: [Int]] = [:]
    private var began: Set<String> = []
    private var list = ""
    private var number = ""
    private var depth = 0

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        let value = attributes["val"]
        switch name {
        case .abstractNum: list = attributes["abstractNumId"] ?? ""
        case .lvl, .lvlOverride:
            depth = attributes["ilvl"].flatMap { Int($0) } ?? 0
            if name == .lvl, number.isEmpty { lists[list, default: [:]][depth] = Level() }
        case .start where number.isEmpty:
            lists[list]?[depth]?.start = value.flatMap { Int($0) } ?? 1
        case .numFmt where number.isEmpty: lists[list]?[depth]?.format = value ?? "decimal"
        case .num: number = attributes["numId"] ?? ""
        case .abstractNumId: listOfNumber[number] = value
        case .startOverride: restarts[number, default: [:]][depth] = value.flatMap { Int($0) }
        default: break
        }
    }

    override func end(_ name: XMLName) {
        if name == .num { number = "" }
    }

    /// The marker of the next item of a list; `nil` where the list shows none.
    func marker(of item: WordList) -> DocumentBlock.Marker? {
        guard let number = item.number, number != "0", let list = listOfNumber[number] else {
            return item.number == nil || item.number == "0" ? nil : .bullet
        }
        let depth = min(8, max(0, item.depth))
        let level = lists[list]?[depth] ?? Level()
        guard level.format != "none" else { return nil }
        guard level.format != "bullet" else { return .bullet }
        var counts = counts[list] ?? []
        // A restart counts from where it says, once.
        if let start = restarts[number]?[depth], began.insert("\(number) \(depth)").inserted {
            counts = Array(counts.prefix(depth))
            while counts.count < depth { counts.append(1) }
            counts.append(start - 1)
        }
        while counts.count <= depth {
            let start = lists[list]?[counts.count]?.start ?? 1
            counts.append(counts.count == depth ? start - 1 : start)
        }
        counts.removeLast(counts.count - depth - 1)
        counts[depth] &+= 1
        self.counts[list] = counts
        return ListNumber.marker(counts[depth], format: level.format)
    }
}

/// The numbers of lists as they are written.
enum ListNumber {
    static func marker(_ number: Int, format: String) -> DocumentBlock.Marker {
        switch format {
        case "lowerLetter", "a": .sign("\(letter(number)))")
        case "upperLetter", "A": .sign("\(letter(number).uppercased()).")
        case "lowerRoman", "i": .sign("\(roman(number)).")
        case "upperRoman", "I": .sign("\(roman(number).uppercased()).")
        default: .number(number)
        }
    }

    private static func letter(_ number: Int) -> String {
        guard 1...26 ~= number, let scalar = Unicode.Scalar(UInt32(0x60 + number)) else {
            return "\(number)"
        }
        return String(Character(scalar))
    }

    private static func roman(_ number: Int) -> String {
        guard 1...3999 ~= number else { return "\(number)" }
        var rest = number
        var text = ""
        let signs = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
            (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
