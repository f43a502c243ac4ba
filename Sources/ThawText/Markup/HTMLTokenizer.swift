import ThawCore

/// Cuts HTML into tags and text with exact byte spans. The tokens join to the input.
///
/// Written for spans, which libxml2 does not give reliably. It follows the WHATWG tokenizer where
/// that matters for text (raw-text elements, quotes in tags, bogus comments) and is more forgiving
/// where a page breaks off: an unclosed comment or quote ends at the next `>`. Total on any input.
/// Cost: linear; what is known not to come any more is not looked for again.
struct HTMLTokenizer {
    enum Token: Equatable {
        /// Text in which character references count.
        case text(Span)
        /// The inside of a raw-text element or a CDATA section.
        case raw(Span)
        case start(HTMLElement, Span, isEmpty: Bool)
        case end(HTMLElement, Span)
        /// Comment, doctype, processing instruction.
        case comment(Span)

        var span: Span {
            switch self {
            case .text(let span), .raw(let span), .start(_, let span, _), .end(_, let span),
                .comment(let span):
                span
            }
        }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var offset: Int
    private var rawElement: HTMLElement?
    private var exhausted: Set<UInt8> = []
    private var hasNoDouble = false
    private var hasNoSingle = false

    /// - Parameter range: the part of the bytes to cut up.
    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Span) {
        self.bytes = bytes
        self.offset = range.start
        self.end = min(range.end, bytes.count)
    }

    mutating func next() -> Token? {
        guard offset < end else { return nil }
        if let element = rawElement {
            rawElement = nil
            if let token = rawText(of: element) { return token }
        }
        guard bytes[offset] == 0x3C else { return text() }
        return markup() ?? text()
    }

    private mutating func text() -> Token {
        let start = offset
        offset += 1
        while offset < end, bytes[offset] != 0x3C { offset += 1 }
        return .text(Span(start, offset))
    }

    private mutating func markup() -> Token? {
        let start = offset
        guard start + 1 < end else { return nil }
        let next = bytes[start + 1]
        if next == 0x21 || next == 0x3F { return declaration() }
        if next == 0x2F {
            guard start + 2 < end else { return nil }
            guard isNameStart(bytes[start + 2]) else { return bogus() }
            let (element, after) = name(from: start + 2)
            offset = tagEnd(from: after)
            return .end(element, Span(start, offset))
        }
        guard isNameStart(next) else { return nil }
        let (element, after) = name(from: start + 1)
        offset = tagEnd(from: after)
        let isEmpty = offset - 2 > start && bytes[offset - 2] == 0x2F && bytes[offset - 1] == 0x3E
        if element.holdsRawText, !isEmpty { rawElement = element }
        return .start(element, Span(start, offset), isEmpty: isEmpty)
    }

    private func isNameStart(_ byte: UInt8) -> Bool {
        ByteText.isUpper(byte) || ByteText.isLower(byte)
    }

    private func name(from start: Int) -> (HTMLElement, Int) {
        var i = start
        while i < end, bytes[i] != 0x3E, bytes[i] != 0x2F, bytes[i] != 0x3C,
            !ByteText.isSpace(bytes[i])
        {
            i += 1
        }
        return (HTMLElement.named(bytes, from: start, to: i), i)
    }

    /// Behind the `>` that ends the tag; one inside quotes does not.
    private mutating func tagEnd(from start: Int) -> Int {
        var i = start
        while i < end {
            switch bytes[i] {
            case 0x3E: return i + 1
            case 0x3D:
                i += 1
                while i < end, ByteText.isSpace(bytes[i]) { i += 1 }
                guard i < end, bytes[i] == 0x22 || bytes[i] == 0x27 else { continue }
                if let close = quote(bytes[i], from: i + 1) { i = close }
                i += 1
            default: i += 1
            }
        }
        return end
    }

    /// The closing quote; a search that came to the end is not made again.
    private mutating func quote(_ sign: UInt8, from start: Int) -> Int? {
        if sign == 0x22 ? hasNoDouble : hasNoSingle { return nil }
        var i = start
        while i < end {
            if bytes[i] == sign { return i }
            i += 1
        }
        if sign == 0x22 { hasNoDouble = true } else { hasNoSingle = true }
        return nil
    }

    private mutating func declaration() -> Token {
        let start = offset
        if matches([0x3C, 0x21, 0x2D, 0x2D], at: start) {
            // "<!-->" and "<!--->" are whole comments.
            if let close = find([0x2D, 0x2D, 0x3E], from: start + 2, key: 1) {
                offset = close + 3
                return .comment(Span(start, offset))
            }
        } else if matches(Array("<![CDATA[".utf8), at: start),
            let close = find([0x5D, 0x5D, 0x3E], from: start + 9, key: 2)
        {
            offset = close + 3
            return .raw(Span(start, offset))
        }
        return bogus()
    }

    private mutating func bogus() -> Token {
        let start = offset
        offset = find([0x3E], from: start + 1, key: 3).map { $0 + 1 } ?? end
        return .comment(Span(start, offset))
    }

    /// Up to the end tag of the element; `nil` where it is empty, or where it is a title that never
    /// ends.
    private mutating func rawText(of element: HTMLElement) -> Token? {
        let start = offset
        let key = 16 + element.rawValue
        var close: Int?
        if !exhausted.contains(key) {
            let name = Array("</\(element.name)".utf8)
            var i = start
            while i < end {
                if bytes[i] == 0x3C, matches(name, at: i) {
                    close = i
                    break
                }
                i += 1
            }
            if close == nil { exhausted.insert(key) }
        }
        if close == nil, element == .title || element == .textarea { return nil }
        offset = close ?? end
        return start < offset ? .raw(Span(start, offset)) : nil
    }

    private func matches(_ word: [UInt8], at start: Int) -> Bool {
        guard start + word.count <= end else { return false }
        for (i, byte) in word.enumerated()
        where ByteText.lower(bytes[start + i]) != ByteText.lower(byte) {
            return false
        }
        return true
    }

    /// The next place of a few bytes. A search that came to the end is not made again.
    private mutating func find(_ word: [UInt8], from start: Int, key: UInt8) -> Int? {
        guard !exhausted.contains(key) else { return nil }
        var i = start
        while i + word.count <= end {
            if bytes[i] == word[0], matches(word, at: i) { return i }
            i += 1
        }
        exhausted.insert(key)
        return nil
    }
}

extension HTMLTokenizer {
    /// The value of an attribute in the start tag at `tag`, character references undecoded; empty
    /// for one without value.
    ///
    /// Cost: linear in the tag.
    static func attribute(
        _ wanted: String, of tag: Span, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Span? {
        let wanted = Array(wanted.utf8)
        var i = tag.start + 1
        while i < tag.end, !ByteText.isSpace(bytes[i]), bytes[i] != 0x3E { i += 1 }
        while i < tag.end {
            while i < tag.end, ByteText.isSpace(bytes[i]) || bytes[i] == 0x2F { i += 1 }
            let name = i
            while i < tag.end, bytes[i] != 0x3D, bytes[i] != 0x3E, bytes[i] != 0x2F,
                !ByteText.isSpace(bytes[i])
            {
                i += 1
            }
            let isWanted =
                i - name == wanted.count
                && zip(name..<i, wanted).allSatisfy { ByteText.lower(bytes[$0]) == $1 }
            let value = self.value(from: &i, of: tag, in: bytes)
            if isWanted { return value }
            if i == name { i += 1 }
        }
        return nil
    }

    static func value(
        from i: inout Int, of tag: Span, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Span {
        var k = i
        while k < tag.end, ByteText.isSpace(bytes[k]) { k += 1 }
        guard k < tag.end, bytes[k] == 0x3D else { return Span(i, i) }
        k += 1
        while k < tag.end, ByteText.isSpace(bytes[k]) { k += 1 }
        guard k < tag.end else {
            i = k
            return Span(k, k)
        }
        let quote = bytes[k]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { k += 1 }
        let start = k
        while k < tag.end,
            isQuoted ? bytes[k] != quote : !ByteText.isSpace(bytes[k]) && bytes[k] != 0x3E
        {
            k += 1
        }
        i = isQuoted ? min(k + 1, tag.end) : k
        return Span(start, k)
    }
}
