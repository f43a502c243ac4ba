import ThawCore

/// HTML to lines: block elements, list items, table rows and line breaks end a line; navigation and
/// what surrounds the page is marked as such.
///
/// Iterative: open elements are a list, so that nesting costs memory, not stack. Cost: linear in
/// the input.
struct HTMLText {
    private struct Open {
        var element: HTMLElement
        var place: Line.Place
        var isStrong: Bool
        /// How many elements it holds so far; counted where their order says what they are.
        var children = 0
        /// Brackets were opened before it.
        var isBracketed = false
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var builder: PageBuilder
    private var open: [Open] = []
    private var counts = [Int](repeating: 0, count: 64)
    private var place = Line.Place.main
    private var isStrong = false
    private var lists: [(isOrdered: Bool, number: Int)] = []
    /// A block of HTML inside Markdown: programs for notes write their boxes as `aside`.
    private var isFragment = false

    static func page(_ source: [UInt8]) -> PageLines {
        source.withUnsafeBufferPointer { bytes in
            var reader = HTMLText(bytes, PageBuilder(source, markup: .html))
            reader.read(Span(0, bytes.count))
            var page = reader.builder.finish()
            page.putChromeAside()
            page.keepSomethingInMain()
            return page
        }
    }

    /// Reads a part of a page of another markup, HTML inside Markdown.
    static func append(
        _ span: Span, of bytes: UnsafeBufferPointer<UInt8>, to builder: inout PageBuilder
    ) {
        var reader = HTMLText(bytes, builder)
        // The text so far has one owner at a time, or each block of HTML would copy it.
        builder = PageBuilder([], markup: .html)
        reader.isFragment = true
        reader.read(span)
        reader.builder.breakLine()
        builder = reader.builder
        // An element that the block leaves open ends with it.
        builder.form.place = .main
        builder.style.isStrong = false
        builder.style.isLink = false
        builder.style.isPreformatted = false
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: PageBuilder) {
        self.bytes = bytes
        self.builder = builder
    }

    private mutating func read(_ span: Span) {
        var tokens = HTMLTokenizer(bytes, in: span)
        var raw: HTMLElement?
        while let token = tokens.next() {
            switch token {
            case .text(let span): text(span)
            case .raw(let span):
                if let element = raw { rawText(span, of: element) } else { cdata(span) }
            case .comment(let span): aside(span, .boilerplate)
            case .start(let element, let span, let isEmpty):
                start(element, span, isEmpty: isEmpty)
            case .end(let element, let span): end(element, at: span.start)
            }
            raw = nil
            if case .start(let element, _, false) = token, element.holdsRawText { raw = element }
        }
    }

    // MARK: Text

    private mutating func text(_ span: Span) {
        if counts[Int(HTMLElement.head.rawValue)] > 0, isBlank(span) { return }
        if counts[Int(HTMLElement.annotation.rawValue)] > 0 { return aside(span, .boilerplate) }
        if counts[Int(HTMLElement.superscript.rawValue)] > 0, let raised = raised(span) {
            return builder.append(raised, for: span)
        }
        var i = span.start
        var start = i
        while i < span.end {
            guard bytes[i] == 0x26, let found = HTMLEntities.decode(bytes, at: i, end: span.end)
            else {
                i += 1
                continue
            }
            builder.append(bytes, Span(start, i))
            builder.append(found.utf8, for: Span(i, found.end))
            i = found.end
            start = i
        }
        builder.append(bytes, Span(start, span.end))
    }

    /// "10" with "6" above the line is no 106: digits and signs as they are written without markup, "⁶", "²⁺", "⁻³".
    private func raised(_ span: Span) -> [UInt8]? {
        guard 1...4 ~= span.count else { return nil }
        var words = ""
        for byte in bytes[span.range] {
            switch byte {
            case 0x30...0x39:
                words += ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"][Int(byte - 0x30)]
            case 0x2B: words += "⁺"
            case 0x2D: words += "⁻"
            default: return nil
            }
        }
        return Array(words.utf8)
    }

    private func isBlank(_ span: Span) -> Bool { ByteText.trimmed(bytes, span).isEmpty }

    private mutating func cdata(_ span: Span) {
        guard span.count >= 12 else { return }
        builder.append(bytes, Span(span.start + 9, span.end - 3))
    }

    private mutating func rawText(_ span: Span, of element: HTMLElement) {
        guard element == .title else { return aside(span, .boilerplate) }
        let title = decoded(span)
        if !title.isEmpty {
            builder.edit { page in
                if page.title == nil { page.title = Finding(title, origin: .given, span: span) }
            }
        }
        aside(span, .title)
    }

    private mutating func aside(_ span: Span, _ role: Block.Role) {
        builder.edit { $0.asides.append(Block(role: role, span: span)) }
    }

    /// A short text with its character references decoded and its white space collapsed.
    private func decoded(_ span: Span) -> String {
        var out: [UInt8] = []
        var i = span.start
        while i < min(span.end, span.start + 2000) {
            if bytes[i] == 0x26, let found = HTMLEntities.decode(bytes, at: i, end: span.end) {
                out += found.utf8
                i = found.end
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        let words = String(decoding: out, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ")
    }

    // MARK: Tags

    private mutating func start(_ element: HTMLElement, _ tag: Span, isEmpty: Bool) {
        breakBefore(element, tag)
        if element == .meta { return meta(tag) }
        guard !element.isVoid, !isEmpty else { return }
        if element == .html || element == .body {
            if let value = attribute("lang", tag) {
                builder.edit { $0.language = $0.language ?? value }
            }
        }
        let isBracketed = joinFormula(element, at: tag.start)
        open.append(
            Open(element: element, place: place, isStrong: isStrong, isBracketed: isBracketed))
        counts[Int(element.rawValue)] += 1
        isStrong = isStrong(element, tag)
        let isBox = isFragment && element == .aside
        if !isBox, let inner = Self.place(of: element) ?? placeByName(element, tag), place == .main
        {
            place = inner
        }
        if element == .list || element == .orderedList {
            let first = attribute("start", tag).flatMap { Int($0) } ?? 1
            lists.append((element == .orderedList, min(max(first, -1_000_000), 1_000_000) - 1))
        }
        updateStyle()
        if element == .item { beginItem() }
    }

    private mutating func end(_ element: HTMLElement, at offset: Int) {
        guard counts[Int(element.rawValue)] > 0 else {
            if element == .paragraph { builder.breakLater(isApart: true) }
            return
        }
        // `inline` and `block` stand for many names; only the innermost may be taken for the one
        // that ends.
        if element == .inline || element == .block {
            guard open.last?.element == element || element == .block else { return }
        }
        while let last = open.popLast() {
            counts[Int(last.element.rawValue)] -= 1
            if last.isBracketed { builder.append([0x29], for: Span(offset, offset)) }
            place = last.place
            isStrong = last.isStrong
            if last.element == .list || last.element == .orderedList { _ = lists.popLast() }
            if last.element.isBlock {
                builder.breakLater(isApart: last.element != .item && last.element != .row)
            }
            if last.element == element { break }
        }
        updateStyle()
    }

    /// Writes what stands between the parts of a formula, "M/P" for a fraction, "e^(…)" for a power.
    ///
    /// - Returns: whether a bracket was opened that the element's end closes.
    private mutating func joinFormula(_ element: HTMLElement, at offset: Int) -> Bool {
        guard let last = open.indices.last, [.fraction, .power].contains(open[last].element) else {
            return false
        }
        open[last].children += 1
        let isFraction = open[last].element == .fraction
        if open[last].children == 2 {
            builder.append([isFraction ? 0x2F : 0x5E], for: Span(offset, offset))
        }
        guard element == .mathRow, isFraction || open[last].children == 2 else { return false }
        builder.append([0x28], for: Span(offset, offset))
        return true
    }

    private mutating func breakBefore(_ element: HTMLElement, _ tag: Span) {
        switch element {
        case .cell, .headerCell: builder.nextCell(at: tag.start)
        case .description where counts[Int(HTMLElement.definitionList.rawValue)] > 0:
            builder.nextCell(at: tag.start)
        case .lineBreak where counts[Int(HTMLElement.row.rawValue)] > 0:
            builder.append([0x20], for: tag)
        case .lineBreak where builder.isEmptyLine: builder.breakLater(isApart: true)
        case .lineBreak: builder.breakLine()
        case .item, .row, .term, .rule: builder.breakLine()
        default: if element.isBlock { builder.breakLater(isApart: true) }
        }
    }

    /// Word processors set bold in styles, and take it back in a `b` around the whole text.
    private func isStrong(_ element: HTMLElement, _ tag: Span) -> Bool {
        // Column heads are bold where nothing says otherwise.
        if element == .headerCell { return true }
        guard element == .strong || tag.count > 24 else { return isStrong }
        let style = attribute("style", tag)?.lowercased().filter { $0 != " " } ?? ""
        if style.contains("font-weight:normal") || style.contains("font-weight:400") {
            return false
        }
        let isBold = ["bold", "600", "700", "800"].contains { style.contains("font-weight:\($0)") }
        return isStrong || isBold || element == .strong
    }

    private mutating func beginItem() {
        guard !lists.isEmpty else {
            builder.form.marker = .bullet
            return
        }
        lists[lists.count - 1].number += 1
        let list = lists[lists.count - 1]
        builder.form.marker = list.isOrdered ? .number(list.number) : .bullet
    }

    private mutating func updateStyle() {
        func isIn(_ element: HTMLElement) -> Bool { counts[Int(element.rawValue)] > 0 }
        builder.style.isStrong = isStrong
        builder.style.isLink = isIn(.link)
        builder.style.isPreformatted = isIn(.pre)
        builder.style.isMath = isIn(.math)
        builder.form.indent = 4 * max(0, lists.count - 1)
        builder.form.place = place
        builder.form.heading = 0
        if !isIn(.item) { builder.form.marker = .none }
        for level in [HTMLElement.h1, .h2, .h3, .h4, .h5, .h6] where isIn(level) {
            builder.form.heading = level.headingLevel
        }
    }

    private mutating func meta(_ tag: Span) {
        guard let content = attribute("content", tag), !content.isEmpty else { return }
        switch (attribute("name", tag) ?? attribute("property", tag) ?? "").lowercased() {
        case "author": builder.edit { $0.author = $0.author ?? content }
        case "date", "dc.date", "article:published_time":
            builder.edit { $0.date = $0.date ?? content }
        default: break
        }
    }

    private func attribute(_ name: String, _ tag: Span) -> String? {
        HTMLTokenizer.attribute(name, of: tag, in: bytes).map { decoded($0) }
    }

    // MARK: Places

    private static func place(of element: HTMLElement) -> Line.Place? {
        switch element {
        case .nav: .navigation
        case .footer, .aside, .hidden, .head: .boilerplate
        default: nil
        }
    }

    /// The place that the element's role, class, id or style gives it.
    private func placeByName(_ element: HTMLElement, _ tag: Span) -> Line.Place? {
        guard tag.count > 8, element != .body, element != .html, element != .main,
            element != .article
        else { return nil }
        if HTMLTokenizer.attribute("hidden", of: tag, in: bytes) != nil { return .boilerplate }
        if attribute("aria-hidden", tag) == "true" { return .boilerplate }
        if let style = attribute("style", tag)?.lowercased().filter({ $0 != " " }),
            style.contains("display:none") || style.contains("visibility:hidden")
        {
            return .boilerplate
        }
        for name in ["role", "class", "id"] {
            guard let value = attribute(name, tag)?.lowercased() else { continue }
            for word in value.split(whereSeparator: { !$0.isLetter }) {
                if let place = Self.placeNames[String(word)] { return place }
            }
        }
        return nil
    }

    /// Words of class names and ids, after the lists of readability.js and trafilatura.
    private static let placeNames: [String: Line.Place] = {
        var names: [String: Line.Place] = [:]
        for name in ["nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "pager"] {
            names[name] = .navigation
        }
        let boilerplate = [
            "footer", "sidebar", "ad", "ads", "advert", "advertisement", "adsense", "banner",
            "cookie", "cookies", "consent", "gdpr", "popup", "modal", "promo", "newsletter",
            "share", "sharing", "social", "sponsor", "sponsored", "signup", "login", "subscribe",
            "toolbar", "contentinfo", "complementary", "masthead", "overlay", "tooltip",
        ]
        for name in boilerplate { names[name] = .boilerplate }
        return names
    }()
}

extension PageLines {
    /// A page that keeps its text in what looks like a menu, or never closes it, is read all the
    /// same.
    mutating func keepSomethingInMain() {
        let main = lines.reduce(0) { $1.place == .main ? $0 + $1.text.count : $0 }
        let all = lines.reduce(0) { $0 + $1.text.count }
        guard main * 20 < all else { return }
        for i in lines.indices { lines[i].place = .main }
    }
}
