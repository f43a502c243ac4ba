public import ThawCore

extension Resource {
    /// What can be asked from this resource, in the order in which it is met.
    ///
    /// Everything is made from the text as shown; a hidden passage gives nothing. The ids come from the text as
    /// read, so accepting a repair or editing a line keeps its history. Cost: linear in the text.
    public func items() -> [Item] { items(knowing: nil) }

    /// The same, with the claims of the resource where they are known already.
    package func items(knowing claims: [Claim]?) -> [Item] {
        var maker = ItemMaker(self, knowing: claims)
        return maker.items()
    }

    /// The lines under which the resource is found, as shown.
    public func searchLines() -> [SearchLine] {
        var lines = [SearchLine(role: .title, text: shownTitle)]
        if let author, !author.isEmpty { lines.append(SearchLine(role: .author, text: author)) }
        for path in subjects where !path.isEmpty {
            lines.append(SearchLine(role: .subject, text: path.joined(separator: " > ")))
        }
        for comment in content.comments {
            guard let author = comment.author, !author.isEmpty else { continue }
            lines.append(SearchLine(role: .author, text: author))
        }
        lines += shownTexts().map { SearchLine(role: $0.role, text: $0.text) }
        return lines
    }

    /// The same for the same page: a hash of the source's words, blind to white space and case.
    ///
    /// 128-bit FNV-1a over the letters and digits, lower case, one zero byte between words, as 32 hexadecimal
    /// digits. Cost: one pass over the source.
    public var fingerprint: String {
        var hash = UInt128(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
        let prime = UInt128(0x0000_0000_0100_0000_0000_0000_0000_013B)
        source.utf8.withUnsafeBufferPointer { bytes in
            var isInWord = false
            var i = 0
            while i < bytes.count {
                let (fold, width) = Fingerprint.fold(bytes, at: i)
                i += width
                if fold == 0 {
                    if isInWord { hash = hash &* prime }
                    isInWord = false
                } else {
                    isInWord = true
                    hash = (hash ^ UInt128(fold)) &* prime
                }
            }
            if isInWord { hash = hash &* prime }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}

/// Folding for the fingerprint of a page.
private enum Fingerprint {
    /// The folded letter or digit at the offset, and how many bytes it takes; 0 for what separates words.
    @inline(__always)
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (fold: UInt32, width: Int) {
        let byte = bytes[i]
        if byte < 0x80 {
            if WordShape.isASCIILetter(byte) { return (UInt32(byte | 0x20), 1) }
            return (WordShape.isDigit(byte) ? UInt32(byte) : 0, 1)
        }
        let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard i + width <= bytes.count else { return (0, 1) }
        var value = UInt32(byte) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for k in 1..<width { value = value << 6 | UInt32(bytes[i + k] & 0x3F) }
        return (lowered(value), width)
    }

    /// The letters of Latin-1, Greek and Cyrillic in lower case; punctuation and spaces are 0.
    private static func lowered(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x80...0xBF, 0x2000...0x206F, 0x3000...0x303F, 0xFEFF, 0xFF00...0xFF0F, 0xFFFD: 0
        case 0xC0...0xDE where value != 0xD7: value + 0x20
        case 0x391...0x3A9, 0x410...0x42F: value + 0x20
        case 0x400...0x40F: value + 0x50
        case 0x100...0x177 where value % 2 == 0 && !(0x138...0x148).contains(value): value + 1
        default: value
        }
    }
}
