import ThawCore

/// Marks of programs for notes that are no Markdown of cmark's: "[[links]]", "==highlights==", the heads of boxes
/// ("[!note] …"), boxes to tick, and pairs of asterisks in a text that is read as plain.
enum NoteMarks {
    static func prepare(_ page: inout PageLines) {
        markTags(&page)
        guard page.markup != .html,
            page.clean.contains(where: { $0 == 0x5B || $0 == 0x3D || $0 == 0x2A })
        else { return }
        var edits: [PageEdit] = []
        var heads: [Int] = []
        page.clean.withUnsafeBufferPointer { bytes in
            for (index, line) in page.lines.enumerated() {
                let before = edits.count
                if let end = box(bytes, line.text) {
                    edits.append(PageEdit(span: Span(line.text.start, end)))
                } else if let end = callout(bytes, line.text) {
                    edits.append(PageEdit(span: Span(line.text.start, end)))
                    heads.append(index)
                }
                let start = edits.count > before ? edits[before].span.end : line.text.start
                scan(bytes, Span(start, line.text.end), isPlain: page.markup == .plain, &edits)
            }
        }
        for index in heads where page.lines[index].heading == 0 {
            page.lines[index].heading = 4
            page.lines[index].marker = .none
            page.lines[index].isApart = true
        }
        page = page.applying(edits)
    }

    /// Lines of the front matter that say nothing of the page by their key, and "#ethics #revise".
    private static func markTags(_ page: inout PageLines) {
        for index in page.lines.indices where page.lines[index].role == nil {
            let text = page.lines[index].text
            if index < page.matter {
                let isKnown = CueMatcher.shared.matches(page, text).contains { $0.place == .key }
                let hasValue = page.lastByte(of: text) != 0x3A
                if !isKnown || !hasValue { page.lines[index].role = .metadata }
            } else if page.clean[text.start] == 0x23, 3...120 ~= text.count {
                let areTags = page.string(text).split(separator: " ").allSatisfy {
                    $0.first == "#" && $0.dropFirst().first?.isLetter == true
                }
                if areTags { page.lines[index].role = .metadata }
            }
        }
    }

    /// Behind "[ ]" or "[x]" at the beginning.
    private static func box(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Int? {
        guard text.count > 4, bytes[text.start] == 0x5B, bytes[text.start + 2] == 0x5D,
            [0x20, 0x78, 0x58].contains(bytes[text.start + 1]), bytes[text.start + 3] == 0x20
        else { return nil }
        return text.start + 4
    }

    /// Behind "[!note]" or "[!tip]-" at the beginning.
    private static func callout(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Int? {
        guard text.count > 3, bytes[text.start] == 0x5B, bytes[text.start + 1] == 0x21 else {
            return nil
        }
        var i = text.start + 2
        while i < text.end, i - text.start < 20, ByteText.isLetter(bytes[i]) { i += 1 }
        guard i < text.end, i > text.start + 2, bytes[i] == 0x5D else { return nil }
        i += 1
        while i < text.end, bytes[i] == 0x2D || bytes[i] == 0x2B { i += 1 }
        return i
    }

    /// Pairs of marks around words.
    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span, isPlain: Bool, _ edits: inout [PageEdit]
    ) {
        var i = text.start
        while true {
            i = bytes.next(0x5B, 0x3D, 0x2A, from: i, to: text.end)
            guard i + 4 < text.end else { break }
            let byte = bytes[i]
            let isInside = i > text.start && isWord(bytes[i - 1])
            guard byte == bytes[i + 1], byte == 0x5B || byte == 0x3D || byte == 0x2A && isPlain,
                !isInside,
                let close = close(bytes, Span(i + 2, text.end), byte == 0x5B ? 0x5D : byte)
            else {
                i += 1
                continue
            }
            var open = i + 2
            if byte == 0x5B {
                // "[[page|words]]" reads as its words.
                let bar = (open..<close).first { bytes[$0] == 0x7C }
                open = bar.map { $0 + 1 } ?? open
            }
            edits.append(PageEdit(span: Span(i, open)))
            edits.append(PageEdit(span: Span(close, close + 2)))
            i = close + 2
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        ByteText.isDigit(byte) || byte < 0x80 && ByteText.isLetter(byte)
    }

    /// Where the closing pair begins: words stand right before it, as right behind the opening one.
    private static func close(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span, _ sign: UInt8
    ) -> Int? {
        guard text.count > 2, !ByteText.isSpace(bytes[text.start]), bytes[text.start] != sign else {
            return nil
        }
        var i = text.start + 1
        let limit = min(text.end - 1, text.start + 300)
        while i < limit {
            if bytes[i] == sign, bytes[i + 1] == sign {
                return ByteText.isSpace(bytes[i - 1]) ? nil : i
            }
            i += 1
        }
        return nil
    }
}
