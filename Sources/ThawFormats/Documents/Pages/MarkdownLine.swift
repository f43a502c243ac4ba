/// Writes the words of one paragraph, item, heading or cell so that Markdown gives the same words back:
/// white space as one space, bold words marked, signs that would be markup escaped and no others.
struct MarkdownLine {
    var indent = 0
    var isHeading = false
    var isCell = false
    /// Something stands before the words on their line.
    var isInside = false

    func write(_ text: InlineText, to out: inout [UInt8]) {
        let strong = isHeading || text.isStrong && isCell ? [] : Self.marked(text)
        text.bytes.withUnsafeBufferPointer { bytes in
            var place = 0
            var isStart = true
            var hasSpace = false
            var next = 0
            var isOpen = false
            while place < bytes.count {
                if next < strong.count, isOpen, strong[next].upperBound <= place {
                    out += [0x2A, 0x2A]
                    isOpen = false
                    next += 1
                }
                let byte = bytes[place]
                if byte <= 0x20 || isNoBreakSpace(bytes, place) {
                    place += byte == 0xC2 ? 2 : 1
                    guard byte == 0x0A, !isHeading, !isCell, !isStart else {
                        hasSpace = !isStart
                        continue
                    }
                    breakLine(&out, isOpen)
                    (isStart, hasSpace) = (true, false)
                    continue
                }
                if hasSpace { out.append(0x20) }
                if next < strong.count, !isOpen, strong[next].lowerBound <= place {
                    out += [0x2A, 0x2A]
                    isOpen = true
                }
                let isFirst = isStart && !isInside && !isHeading && !isCell
                let escape =
                    isFirst
                    ? escapesStart(bytes, place) : Escapes.needed(bytes, place, isCell: isCell)
                if let sign = escape { out.append(sign) }
                out.append(byte)
                (isStart, hasSpace) = (false, false)
                place += 1
            }
            if isOpen { out += [0x2A, 0x2A] }
        }
    }

    private func breakLine(_ out: inout [UInt8], _ isOpen: Bool) {
        // An empty line would end the paragraph.
        if out.last == 0x0A { return }
        out.append(0x0A)
        out += repeatElement(0x20, count: indent)
    }

    private func isNoBreakSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        bytes[i] == 0xC2 && i + 1 < bytes.count && bytes[i + 1] == 0xA0
    }

    private func escapesStart(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> UInt8? {
        if let sign = Escapes.needed(bytes, i, isCell: false) { return sign }
        return Escapes.neededAtStart(bytes, i) ? 0x5C : nil
    }

    /// The bold stretches as Markdown can mark them: no white space at the edges, and none that ends in
    /// a sign with a letter behind it, where the closing mark would open instead.
    private static func marked(_ text: InlineText) -> [Range<Int>] {
        let bytes = text.bytes
        return text.strong.compactMap { stretch in
            var start = stretch.lowerBound
            var end = stretch.upperBound
            func isSign(_ i: Int) -> Bool {
                bytes[i] < 0x80 && !isWordByte(bytes[i])
            }
            func isNoBreak(_ end: Int) -> Bool {
                end - 2 >= start && bytes[end - 2] == 0xC2 && bytes[end - 1] == 0xA0
            }
            while end > start, bytes[end - 1] <= 0x20 || isNoBreak(end) {
                end -= isNoBreak(end) ? 2 : 1
            }
            while start < end, bytes[start] <= 0x20 { start += 1 }
            if end < bytes.count, isWordByte(bytes[end]) {
                while end > start, isSign(end - 1) { end -= 1 }
            }
            if start > 0, isWordByte(bytes[start - 1]) {
                while start < end, isSign(start) { start += 1 }
            }
            guard start < end, !bytes[start..<end].contains(0x0A) else { return nil }
            guard bytes[start..<end].contains(where: isWordByte) else { return nil }
            return start..<end
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
    }
}

/// Where a sign of the text would be taken for markup.
private enum Escapes {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// A backslash where one is needed before the byte.
    static func needed(_ bytes: Bytes, _ i: Int, isCell: Bool) -> UInt8? {
        let byte = bytes[i]
        guard byte < 0x80 else { return nil }
        let next = i + 1 < bytes.count ? bytes[i + 1] : 0x20
        let isNeeded =
            switch byte {
            case 0x2A, 0x60, 0x7E: true  // * ` ~
            case 0x5C: isSign(next)
            case 0x5F: !(isWord(next) && i > 0 && isWord(bytes[i - 1]))
            case 0x3C: isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F
            case 0x26: isReference(bytes, i + 1)
            case 0x5D: next == 0x28 || next == 0x5B || next == 0x3A
            case 0x7C: isCell
            default: false
            }
        return isNeeded ? 0x5C : nil
    }

    /// `#`, `>`, `+` and a line of nothing but `=` or `-`. Signs of a list stay: a person who types "1."
    /// means a list.
    static func neededAtStart(_ bytes: Bytes, _ i: Int) -> Bool {
        switch bytes[i] {
        case 0x23, 0x3E: return true
        case 0x2B: return i + 1 >= bytes.count || bytes[i + 1] <= 0x20
        case 0x3D, 0x2D:
            var k = i
            while k < bytes.count, bytes[k] == bytes[i] || bytes[k] == 0x20 { k += 1 }
            return k == bytes.count || bytes[k] == 0x0A
        default: return false
        }
    }

    /// `name;` or `#123;`.
    private static func isReference(_ bytes: Bytes, _ start: Int) -> Bool {
        var k = start
        while k < bytes.count, k - start < 32, isWord(bytes[k]) || (k == start && bytes[k] == 0x23)
        {
            k += 1
        }
        return k > start && k < bytes.count && bytes[k] == 0x3B
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        0x41...0x5A ~= byte & 0xDF
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || 0x30...0x39 ~= byte || byte >= 0x80
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !isWord(byte)
    }
}
