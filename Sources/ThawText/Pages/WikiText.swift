import ThawCore

/// Pages of an encyclopedia that many write: numbers of references and links for editing inside the text, notices
/// above it, and lists of sources below it.
enum WikiText {
    static func prepare(_ page: inout PageLines) {
        let found = brackets(page)
        let notices = page.openLines(limit: 40).filter { isSource(page, $0) }
        guard !found.isEmpty || !notices.isEmpty else { return }
        let words = found.filter { $0.number == nil }
        let isWiki = !notices.isEmpty || words.count >= 2
        let numbers = found.compactMap(\.number)
        let isSeries = numbers.count >= 2 && numbers.contains(1) && Set(numbers).count >= 2
        guard isWiki || isSeries else { return }
        let headings = Set(found.filter { $0.isHeading }.map(\.line))
        for line in headings where page.lines[line].heading == 0 { page.lines[line].heading = 2 }
        if isWiki { markFurniture(&page, headings) } else { markSources(&page) }
        if isWiki, headings.count >= 2 { page.opening.form = .article }
        page = page.applying(found.map { PageEdit(span: $0.span) })
    }

    private static func isSource(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 80)
        return text.hasPrefix("from wikipedia")
            || text.hasPrefix("from ")
                && [" encyclopedia", " encyclopaedia", " reference work"].contains {
                    text.hasSuffix($0)
                }
    }

    // MARK: Brackets

    private struct Bracket {
        var line: Int
        var span: Span
        /// Of a reference; `nil` for words.
        var number: Int?
        /// "[edit]" stands behind headings only.
        var isHeading = false
    }

    /// "[3]", "[edit]" and the like, without what only looks so: "[1893]", "a [sic]".
    private static func brackets(_ page: PageLines) -> [Bracket] {
        guard page.clean.contains(0x5B) else { return [] }
        var found: [Bracket] = []
        page.clean.withUnsafeBufferPointer { bytes in
            for (index, line) in page.lines.enumerated() where line.text.count > 3 {
                let last = line.text.end - 2
                var i = line.text.start + 1
                while i < last {
                    i = bytes.next(0x5B, 0x5B, 0x5B, from: i, to: last)
                    if i < last, let mark = bracket(bytes, i, line, index) {
                        found.append(mark)
                        i = mark.span.end
                    } else {
                        i += 1
                    }
                }
            }
        }
        return found
    }

    private static func bracket(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ line: Line, _ index: Int
    ) -> Bracket? {
        let limit = min(line.text.end, start + 28)
        guard let end = (start..<limit).first(where: { bytes[$0] == 0x5D }), end > start + 1 else {
            return nil
        }
        let inside = bytes[(start + 1)..<end]
        let span = Span(start, end + 1)
        if inside.allSatisfy(ByteText.isDigit) {
            guard inside.count <= 3, !ByteText.isSpace(bytes[start - 1]) else { return nil }
            let number = inside.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return Bracket(line: index, span: span, number: number)
        }
        let words = String(decoding: inside, as: UTF8.self).lowercased()
        let isEdit = editing.contains(words)
        let isNote = words.hasPrefix("note ") || words.hasPrefix("nb ")
        guard isEdit || isNote || doubts.contains(words) else { return nil }
        let isLast = end + 1 == line.text.end
        return Bracket(line: index, span: span, isHeading: isEdit && isLast && line.text.count < 90)
    }

    private static let editing: Set<String> = [
        "edit", "edit source", "edit | edit source", "bearbeiten",
        "bearbeiten | quelltext bearbeiten",
        "modifier", "editar", "modifica",
    ]
    private static let doubts: Set<String> = [
        "citation needed", "clarification needed", "who?", "when?", "which?", "where?", "why?",
        "by whom?", "according to whom?", "page needed", "dubious – discuss",
        "better source needed",
        "dead link", "vague", "original research?",
    ]

    // MARK: Furniture

    private static func markFurniture(_ page: inout PageLines, _ headings: Set<Int>) {
        var isInSources = false
        markSeries(&page)
        takeTitle(&page)
        // The table of contents names the sources before the text has begun.
        let start = headings.min() ?? 0
        for index in page.lines.indices where page.lines[index].place == .main {
            let text = page.lowercased(index, limit: 240)
            if index >= start, closes(text) {
                isInSources = true
            } else if headings.contains(index) {
                isInSources = false
            }
            if text.hasPrefix(edited) { takeDate(&page, index) }
            if isInSources {
                page.lines[index].role = .navigation
            } else if page.lines[index].role == .navigation {
                continue
            } else if starts.contains(where: text.hasPrefix) || text.contains(" redirects here.")
                || areTabs(text) || isSource(page, index)
            {
                page.lines[index].role = .boilerplate
            }
        }
    }

    /// "Article   Talk", "Read   Edit   View history", each of which may also have a line of its own.
    private static func areTabs(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        var rest = text[...]
        while let tab = tabs.first(where: { rest == $0 || rest.hasPrefix($0 + " ") }) {
            rest = rest.dropFirst(tab.count + 1)
        }
        return rest.isEmpty && !text.isEmpty
    }

    /// Whether a line is the name of such a part, whatever stands in brackets behind it.
    private static func closes(_ text: String) -> Bool {
        // Running text is longer than any of them.
        guard text.utf8.count <= 60 || text.utf8.contains(0x5B) else { return false }
        return closings.contains(String(text.prefix { $0 != "[" }).trimmingSpaces)
    }

    private static let edited = "this page was last edited on "

    /// "This page was last edited on 3 June 2024, at 11:42 (UTC)."
    private static func takeDate(_ page: inout PageLines, _ index: Int) {
        let text = page.string(page.lines[index].text).dropFirst(edited.count)
        let day = String(text.prefix { $0 != "," && $0 != "." })
        if PageDateReader.date(day) != nil { page.date = page.date ?? day }
    }

    /// The box that names the other articles of a series: down to the links for editing it, "v t e", or its name alone.
    private static func markSeries(_ page: inout PageLines) {
        let head = page.openLines(limit: 60)
        guard
            let start = head.firstIndex(where: {
                page.lowercased($0, limit: 40).hasPrefix("part of a series on")
            })
        else { return }
        // Text between them is the article's.
        let box = head[start...].prefix { !page.endsSentence(page.lines[$0].text) }
        let signs = box.map { page.lowercased($0, limit: 12).filter(\.isLetter) }
        let end = signs.indices.first { place in
            // Each letter may stand on a line of its own.
            let last = signs[max(0, place - 2)...place].joined()
            return ["vte", "vde"].contains(signs[place])
                || signs[place].count == 1 && ["vte", "vde"].contains(last)
        }.map { box.startIndex + $0 }
        let isNamed = page.lowercased(head[start], limit: 40) != "part of a series on"
        for index in head[start...(end ?? min(start + (isNamed ? 0 : 1), head.count - 1))] {
            page.lines[index].role = .navigation
        }
    }

    /// The line above "41 languages", which follows the title.
    private static func takeTitle(_ page: inout PageLines) {
        for index in page.lines.indices.prefix(60).dropFirst() {
            let words = page.lowercased(index, limit: 40).split(separator: " ")
            guard words.count == 2, Int(words[0]) != nil,
                ["languages", "sprachen", "langues", "idiomas", "lingue"].contains(words[1])
            else { continue }
            page.opening.title = page.finding(page.lines[index - 1].text)
            page.lines[index - 1].role = .title
            page.lines[index].role = .boilerplate
            return
        }
    }

    /// A list of sources at the end of a text with their numbers: numbered too, or with the sign that leads back.
    private static func markSources(_ page: inout PageLines) {
        guard
            let heading = page.lines.indices.last(where: { index in
                closings.contains(page.lowercased(index, limit: 30))
            })
        else { return }
        let rest = page.lines.indices.filter { $0 > heading && page.lines[$0].place == .main }
        let areSources = rest.allSatisfy { index in
            if case .number = page.lines[index].marker { return true }
            return page.clean[page.lines[index].text.start] == 0x5E
        }
        guard !rest.isEmpty, areSources else { return }
        for index in [heading] + rest { page.lines[index].role = .navigation }
    }

    private static let closings: Set<String> = [
        "see also", "references", "external links", "further reading", "notes", "citations",
        "bibliography", "sources", "footnotes", "notes and references", "works cited",
    ]
    private static let starts = [
        "from wikipedia", "for other uses, see", "this article is about", "main article:",
        "main articles:", "further information:", "see also:", "part of a series on", "jump to ",
        "coordinates:", "this article needs", "this section needs", "categories:", "category:",
        "retrieved from", "this page was last edited", "not to be confused with",
        "hidden categories:",
    ]
    /// Of two that begin alike the longer one stands first.
    private static let tabs = [
        "article", "talk", "read", "edit source", "edit", "view source", "view history", "tools",
        "contents [hide]", "contents", "hide", "appearance", "toggle the table of contents",
    ]
}
