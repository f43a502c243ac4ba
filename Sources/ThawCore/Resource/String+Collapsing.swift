extension String {
    /// The text with every run of white space as one space, and none at the ends.
    package init(collapsing bytes: some Collection<UInt8>) {
        let text = bytes.withContiguousStorageIfAvailable { Self.collapsed($0) }
        self = text ?? Array(bytes).withUnsafeBufferPointer { Self.collapsed($0) }
    }

    private static func collapsed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard mayCollapse(bytes) else { return text }
        if bytes.allSatisfy({ $0 < 0x80 }) {
            let words = bytes.split { $0 == 0x20 || $0 &- 0x09 < 5 }
            return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether there is other white space than single spaces between words.
    private static func mayCollapse(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for at in bytes.indices {
            let byte = bytes[at]
            if byte <= 0x20 {
                if byte < 0x20 || previous == 0x20 { return true }
            } else if byte >= 0xC2, isWideWhiteSpace(bytes, at) {
                return true
            }
            previous = byte
        }
        return previous == 0x20
    }

    /// Whether white space beyond ASCII begins here: U+0085, U+00A0, U+1680, U+2000 and the like, U+3000.
    private static func isWideWhiteSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        func byte(_ offset: Int) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }
        switch bytes[at] {
        case 0xC2: return byte(1) == 0x85 || byte(1) == 0xA0
        case 0xE1: return byte(1) == 0x9A && byte(2) == 0x80
        case 0xE2 where byte(1) == 0x80:
            return byte(2) < 0x8B || [0xA8, 0xA9, 0xAF].contains(byte(2))
        case 0xE2: return byte(1) == 0x81 && byte(2) == 0x9F
        case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80
        default: return false
        }
    }
}

extension String {
    /// The lines in which something stands.
    package var nonEmptyLines: [String] {
        guard holdsLineBreak else { return isEmpty ? [] : [self] }
        return split(whereSeparator: \.isNewline).map(String.init)
    }

    /// Whether a line ends inside the text: with LF, VT, FF, CR, U+0085, U+2028 or U+2029.
    package var holdsLineBreak: Bool {
        var text = self
        return text.withUTF8 { Self.holdsLineBreak($0) }
    }

    private static func holdsLineBreak(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at < bytes.count {
            if at + 8 <= bytes.count {
                let lanes = ByteLanes(bytes, at)
                let found = lanes.below(0x0E) | lanes.wide
                guard found != 0 else {
                    at += 8
                    continue
                }
                at += ByteLanes.first(of: found)
            }
            let byte = bytes[at]
            if byte &- 0x0A < 4 { return true }
            if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0x85 { return true }
            if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80,
                bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9
            {
                return true
            }
            at += 1
        }
        return false
    }
}

extension StringProtocol {
    /// Runs of white space as one space, none at either end.
    package var collapsingWhiteSpace: String { String(collapsing: utf8) }
}
