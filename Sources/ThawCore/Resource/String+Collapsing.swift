extension String {
    /// The text with every run of white space as one space, and none at the ends.
    package init(collapsing bytes: some Collection<UInt8>) {
        let text = bytes.withContiguousStorageIfAvailable { Self.collapsed($0) }
        self = text ?? Array(bytes).withUnsafeBufferPointer { Self.collapsed($0) }
    }

    private static func collapsed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard mayCollapse(bytes) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether there may be other white space than single spaces between words.
    private static func mayCollapse(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for byte in bytes {
            // White space beyond ASCII begins with one of these bytes.
            if byte < 0x20 || byte == 0x20 && previous == 0x20 || byte == 0xC2 || byte == 0xE1
                || byte == 0xE2 || byte == 0xE3
            {
                return true
            }
            previous = byte
        }
        return previous == 0x20
    }
}

extension StringProtocol {
    /// Runs of white space as one space, none at either end.
    package var collapsingWhiteSpace: String { String(collapsing: utf8) }

    /// Whether a line ends inside the text.
    package var holdsLineBreak: Bool {
        var isASCII = true
        for byte in utf8 {
            if byte &- 0x0A < 4 { return true }
            isASCII = isASCII && byte < 0x80
        }
        return !isASCII && contains(where: \.isNewline)
    }
}
