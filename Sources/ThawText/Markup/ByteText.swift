import ThawCore

/// Looking at UTF-8 without decoding it.
enum ByteText {
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    @inline(__always)
    static func isUpper(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }

    @inline(__always)
    static func isLower(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }

    /// An ASCII letter, or part of a character outside ASCII.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) || byte >= 0x80 }

    @inline(__always)
    static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

    /// The bytes of the white space at `i`, 0 where there is none: ASCII, U+00A0, U+2000–200B,
    /// U+2028, U+2029, U+202F, U+3000 and U+FEFF.
    @inline(__always)
    static func spaceWidth(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int, end: Int) -> Int {
        let byte = bytes[i]
        if byte < 0x80 { return isSpace(byte) ? 1 : 0 }
        return wideSpace(bytes, at: i, end: end)
    }

    private static func wideSpace(
        _ bytes: UnsafeBufferPointer<UInt8>, at i: Int, end: Int
    ) -> Int {
        if bytes[i] == 0xC2 { return i + 1 < end && bytes[i + 1] == 0xA0 ? 2 : 0 }
        guard i + 2 < end else { return 0 }
        switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
            (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }

    /// The span without white space at either end.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Span {
        var start = span.start
        var end = span.end
        while start < end {
            let width = spaceWidth(bytes, at: start, end: end)
            if width == 0 { break }
            start += width
        }
        while end > start {
            if bytes[end - 1] < 0x80 {
                guard isSpace(bytes[end - 1]) else { break }
                end -= 1
                continue
            }
            if end - 2 >= start, wideSpace(bytes, at: end - 2, end: end) == 2 {
                end -= 2
            } else if end - 3 >= start, wideSpace(bytes, at: end - 3, end: end) == 3 {
                end -= 3
            } else {
                break
            }
        }
        return Span(start, end)
    }

    static func trimmed(_ bytes: [UInt8], _ span: Span) -> Span {
        bytes.withUnsafeBufferPointer { trimmed($0, span) }
    }
}

extension PageLines {
    func trimmed(_ text: Span) -> Span { ByteText.trimmed(clean, text) }

    /// Whether the span has this byte; the first such offset.
    func firstIndex(of byte: UInt8, in text: Span) -> Int? {
        let at = clean.withUnsafeBufferPointer {
            $0.next(byte, byte, byte, from: text.start, to: text.end)
        }
        return at < text.end ? at : nil
    }

    /// Whether the span holds digits of ASCII and nothing else.
    func isNumber(_ text: Span) -> Bool {
        !text.isEmpty && clean[text.range].allSatisfy(ByteText.isDigit)
    }

    /// The number of words, at most `limit`: runs between white space.
    func words(in text: Span, limit: Int = 64) -> Int {
        var count = 0
        var isInside = false
        for i in text.range {
            let isSpace = ByteText.isSpace(clean[i])
            if !isSpace, !isInside {
                count += 1
                if count >= limit { return count }
            }
            isInside = !isSpace
        }
        return count
    }

    /// The last byte that is neither a closing quote nor a bracket; 0 for none.
    func lastByte(of text: Span) -> UInt8 {
        var end = text.end
        while end > text.start {
            let byte = clean[end - 1]
            if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D {
                end -= 1
            } else if end - 3 >= text.start, clean[end - 3] == 0xE2, clean[end - 2] == 0x80,
                byte == 0x99 || byte == 0x9D
            {
                end -= 3
            } else {
                return byte
            }
        }
        return text.isEmpty ? 0 : clean[text.end - 1]
    }

    /// Whether the text ends as a sentence does, in any of the common scripts.
    func endsSentence(_ text: Span) -> Bool {
        let last = lastByte(of: text)
        if last == 0x2E || last == 0x21 || last == 0x3F { return true }
        guard last >= 0x80, text.count >= 3 else { return false }
        return Self.wideStops.contains { clean[text.range].suffix(3).elementsEqual($0) }
    }

    /// Whether the text ends in a question mark: Latin, Greek, Arabic, Chinese, Japanese.
    func endsInQuestionMark(_ text: Span) -> Bool {
        let last = lastByte(of: text)
        if last == 0x3F { return true }
        guard last >= 0x80 else { return false }
        return clean[text.range].suffix(3).elementsEqual([0xEF, 0xBC, 0x9F])
            || clean[text.range].suffix(2).elementsEqual([0xD8, 0x9F])
            || clean[text.range].suffix(2).elementsEqual([0xCD, 0xBE])
    }

    private static let wideStops: [[UInt8]] = [
        [0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x8E], [0xEF, 0xBC, 0x81], [0xEF, 0xBC, 0x9F],
        [0xE2, 0x80, 0xA6], [0xE0, 0xA5, 0xA4],
    ]
}
