/// The elements of HTML that matter for the text of a page; any other is `inline`.
enum HTMLElement: UInt8 {
    case inline, block, html, body, head, title, meta, main, article
    case nav, footer, aside, hidden
    case script, style, noscript, iframe, textarea, template
    case paragraph, lineBreak, rule, pre
    case h1, h2, h3, h4, h5, h6
    case list, orderedList, item, table, row, cell, headerCell
    case definitionList, term, description
    case strong, link, void
    /// Formulas in MathML, and numbers above the line.
    case math, mathRow, fraction, power, annotation, superscript
    case division, section, header, figure, caption, quote, form, address, image, input

    private static let names: [(String, HTMLElement)] = [
        ("html", .html), ("body", .body), ("head", .head), ("title", .title), ("meta", .meta),
        ("main", .main), ("article", .article), ("nav", .nav), ("menu", .nav),
        ("footer", .footer), ("aside", .aside), ("select", .hidden), ("button", .hidden),
        ("svg", .hidden), ("object", .hidden), ("canvas", .hidden), ("audio", .hidden),
        ("video", .hidden), ("map", .hidden), ("dialog", .hidden), ("datalist", .hidden),
        ("script", .script), ("style", .style), ("noscript", .noscript), ("iframe", .iframe),
        ("textarea", .textarea), ("template", .template), ("p", .paragraph), ("br", .lineBreak),
        ("hr", .rule), ("pre", .pre), ("listing", .pre), ("h1", .h1), ("h2", .h2), ("h3", .h3),
        ("h4", .h4), ("h5", .h5), ("h6", .h6), ("ul", .list), ("dir", .list),
        ("ol", .orderedList), ("li", .item), ("table", .table), ("tr", .row), ("td", .cell),
        ("th", .headerCell), ("dl", .definitionList), ("dt", .term), ("dd", .description),
        ("b", .strong), ("strong", .strong), ("a", .link), ("img", .image), ("input", .input),
        ("link", .void), ("area", .void), ("base", .void), ("col", .void), ("embed", .void),
        ("source", .void), ("track", .void), ("wbr", .void), ("param", .void),
        ("address", .address), ("blockquote", .quote), ("center", .block), ("details", .block),
        ("div", .division), ("fieldset", .block), ("figcaption", .caption), ("figure", .figure),
        ("form", .form), ("header", .header), ("hgroup", .header), ("legend", .block),
        ("option", .block), ("section", .section), ("summary", .block), ("caption", .caption),
        ("thead", .block), ("tbody", .block), ("tfoot", .block), ("search", .block),
        ("colgroup", .block), ("optgroup", .block), ("math", .math), ("mrow", .mathRow),
        ("mfrac", .fraction), ("msup", .power), ("annotation", .annotation),
        ("annotation-xml", .annotation), ("sup", .superscript),
    ]

    /// Names as numbers in an open hash table: looking one up is the most frequent act of reading a page.
    private static let slots: [(key: UInt64, element: HTMLElement)] = {
        var slots = [(key: UInt64, element: HTMLElement)](repeating: (0, .inline), count: 512)
        for (name, element) in names {
            let key = Array(name.utf8).withUnsafeBufferPointer { Self.key($0, 0, $0.count) }
            var slot = Self.slot(of: key)
            while slots[slot].key != 0 { slot = (slot + 1) & 511 }
            slots[slot] = (key, element)
        }
        return slots
    }()

    /// The first eight letters in lower case; a longer name's length takes part too.
    @inline(__always)
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64
    {
        var key: UInt64 = 0
        for i in start..<min(end, start + 8) { key = key << 8 | UInt64(ByteText.lower(bytes[i])) }
        return end - start > 8 ? key ^ UInt64(truncatingIfNeeded: end - start) << 56 : key
    }

    @inline(__always)
    private static func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    /// The element whose name, in any case, stands from `start` to `end`.
    static func named(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> HTMLElement {
        let key = Self.key(bytes, start, end)
        var slot = Self.slot(of: key)
        while slots[slot].key != 0 {
            if slots[slot].key == key { return slots[slot].element }
            slot = (slot + 1) & 511
        }
        return .inline
    }

    /// The name of an element that holds raw text.
    var name: String {
        switch self {
        case .script: "script"
        case .style: "style"
        case .noscript: "noscript"
        case .iframe: "iframe"
        case .textarea: "textarea"
        case .template: "template"
        default: "title"
        }
    }

    var holdsRawText: Bool {
        switch self {
        case .script, .style, .noscript, .iframe, .textarea, .template, .title: true
        default: false
        }
    }

    /// Has no end tag.
    var isVoid: Bool {
        switch self {
        case .lineBreak, .rule, .meta, .void, .image, .input: true
        default: false
        }
    }

    /// Begins and ends a paragraph.
    var isBlock: Bool {
        switch self {
        case .inline, .strong, .link, .void, .image, .input, .meta, .lineBreak, .cell, .headerCell,
            .description, .math, .mathRow, .fraction, .power, .annotation, .superscript:
            false
        default: true
        }
    }

    /// 1 to 6 for a heading, otherwise 0.
    var headingLevel: Int {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: 0
        }
    }
}
