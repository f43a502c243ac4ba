import ThawCore

/// Plain text to lines.
///
/// Lines end with LF, CR LF, CR, U+2028 or U+2029. Bullets, numbers, rows of `===` under a heading,
/// leading `#` and lines all in capitals are read as what they stand for.
enum PlainText {
    /// Cost: one pass over the text.
    static func page(_ source: [UInt8]) -> PageLines {
        var page = PageLines(source: source, clean: withPlainSpaces(source))
        page.lines = page.clean.withUnsafeBufferPointer { lines($0) }
        return page
    }

    /// With two spaces for each no-break space, which browsers put wherever a page sets things apart; every byte stays
    /// where it is. `nil` where there are none.
    private static func withPlainSpaces(_ source: [UInt8]) -> [UInt8]? {
        func next(from start: Int) -> Int? {
            source.withUnsafeBufferPointer { bytes in
                var i = start
                while i + 1 < bytes.count {
                    i = bytes.next(0xC2, 0xC2, 0xC2, from: i, to: bytes.count)
                    if i + 1 < bytes.count, bytes[i + 1] == 0xA0 { return i }
                    i += 1
                }
                return nil
            }
        }
        guard var i = next(from: 0) else { return nil }
        var clean = source
        while true {
            clean[i] = 0x20
            clean[i + 1] = 0x20
            guard let following = next(from: i + 2) else { return clean }
            i = following
        }
    }

    /// Whether the page holds lines of a mail with the sign of a quotation before them: more than one of them says
    /// nothing else, or bullets stand behind the sign.
    private static func isQuoted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var quoted = 0
        var empty = 0
        var start = 0
        var seen = 0
        while start < bytes.count, seen < 200 {
            let (end, next) = lineEnd(bytes, from: start)
            if bytes[start] == 0x3E {
                quoted += 1
                if ByteText.trimmed(bytes, Span(start + 1, end)).isEmpty { empty += 1 }
            }
            seen += 1
            start = next
        }
        return quoted >= 4 && empty >= 2 && holdsMail(bytes)
    }

    /// Whether the first lines say that a mail was forwarded or answered: notes mark their boxes with the same sign.
    private static func holdsMail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let head = String(decoding: bytes.prefix(4_000), as: UTF8.self).lowercased()
        return head.split(whereSeparator: \.isNewline).contains { line in
            let text = line.drop { $0 == ">" || $0 == " " }
            return text.hasPrefix("from:") || text.hasSuffix("wrote:")
                || text.contains("forwarded message") || text.hasPrefix("fwd:")
                || text.hasPrefix("subject: fw")
        }
    }

    /// Behind the signs of a quotation and one blank.
    private static func behindQuotes(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Span) -> Int {
        var start = line.start
        while start < line.end, bytes[start] == 0x3E {
            start += 1
            if start < line.end, bytes[start] == 0x20 { start += 1 }
        }
        return start
    }

    private static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Line] {
        let isQuoted = isQuoted(bytes)
        var lines: [Line] = []
        lines.reserveCapacity(bytes.count / 48)
        var start = 0
        var isApart = true
        while start < bytes.count {
            let (end, next) = lineEnd(bytes, from: start)
            let inner = isQuoted ? behindQuotes(bytes, Span(start, end)) : start
            let text = ByteText.trimmed(bytes, Span(inner, end))
            if text.isEmpty {
                isApart = true
            } else if let level = underline(bytes, text), let last = lines.last, !isApart,
                last.heading == 0, last.marker == .none, last.text.count <= 120
            {
                lines[lines.count - 1].heading = level
                lines[lines.count - 1].extent.end = next
                isApart = true
            } else if isRule(bytes, text) {
                isApart = true
            } else {
                var line = Line(extent: Span(start, next), text: text, start: text.start)
                line.isApart = isApart
                line.indent = indentation(bytes, from: inner, to: text.start)
                LineMarker.read(bytes, &line)
                lines.append(line)
                isApart = false
            }
            start = next
        }
        DayMarkers.restore(bytes, &lines)
        LineMarker.readSeries(bytes, &lines)
        LineMarker.readHashes(bytes, &lines)
        LineMarker.readLetters(bytes, &lines)
        return lines
    }

    /// The end of the line's text and the start of the next line.
    private static func lineEnd(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (Int, Int) {
        var i = start
        while i < bytes.count {
            i = bytes.next(0x0A, 0x0D, 0xE2, from: i, to: bytes.count)
            guard i < bytes.count else { break }
            let byte = bytes[i]
            if byte == 0x0A { return (i, i + 1) }
            if byte == 0x0D {
                return (i, i + 1 < bytes.count && bytes[i + 1] == 0x0A ? i + 2 : i + 1)
            }
            if byte == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] & 0xFE == 0xA8
            {
                return (i, i + 3)
            }
            i += 1
        }
        return (i, i)
    }

    private static func indentation(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        var columns = 0
        for i in start..<end {
            if bytes[i] == 0x09 { columns += 4 } else if bytes[i] & 0xC0 != 0x80 { columns += 1 }
        }
        return columns
    }

    /// A row of `=` or `-` as long as a word, which makes the line above a heading.
    private static func underline(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Int? {
        let byte = bytes[text.start]
        guard text.count >= 3, byte == 0x3D || byte == 0x2D else { return nil }
        for i in text.range where bytes[i] != byte { return nil }
        return byte == 0x3D ? 1 : 2
    }

    /// A line of signs only, which separates: `---`, `***`, `_____`, `───`, `✂ - - -`.
    private static func isRule(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Bool {
        let byte = bytes[text.start]
        if byte == 0xE2 || byte == 0x2D { return isDrawn(bytes, text) }
        guard text.count >= 3, byte < 0x80, !ByteText.isLetter(byte), !ByteText.isDigit(byte),
            byte != 0x3F, byte != 0x2E
        else { return false }
        for i in text.range where bytes[i] != byte && bytes[i] != 0x20 { return false }
        return true
    }

    /// One sign that draws a line, three times or more, and scissors beside it where the paper is to be cut.
    private static func isDrawn(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Bool {
        guard text.count >= 3 else { return false }
        var i = text.start
        var count = 0
        var sign: (UInt8, UInt8)?
        while i < text.end {
            if bytes[i] == 0x20 || bytes[i] == 0x09 {
                i += 1
            } else if bytes[i] == 0x2D {
                guard sign ?? (0, 0) == (0, 0) else { return false }
                sign = (0, 0)
                (count, i) = (count + 1, i + 1)
            } else if bytes[i] == 0xE2 || bytes[i] == 0xEF, i + 2 < text.end {
                let (second, third) = (bytes[i + 1], bytes[i + 2])
                i += 3
                switch (bytes[i - 3], second, third) {
                // Scissors, and how they are to be shown.
                case (0xE2, 0x9C, 0x80...0x84), (0xEF, 0xB8, 0x8E...0x8F): continue
                // – — ― ─ ━ ┄ ┈ ╌ ═ and their like.
                case (0xE2, 0x80, 0x93...0x95), (0xE2, 0x94, 0x80...0x8B),
                    (0xE2, 0x95, 0x8C...0x90):
                    guard sign ?? (second, third) == (second, third) else { return false }
                    sign = (second, third)
                    count += 1
                default: return false
                }
            } else {
                return false
            }
        }
        return count >= 3
    }
}
