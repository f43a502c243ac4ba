import ThawCore

/// Styles that hide an element.
enum HiddenStyle {
    /// "display:none" or "visibility:hidden", white space and case aside. Cost: linear in the span.
    static func isHidden(_ bytes: UnsafeBufferPointer<UInt8>, _ style: Span) -> Bool {
        follows("display", "none", bytes, style) || follows("visibility", "hidden", bytes, style)
    }

    private static func follows(
        _ property: StaticString, _ value: StaticString, _ bytes: UnsafeBufferPointer<UInt8>,
        _ style: Span
    ) -> Bool {
        var i = style.start
        while i < style.end {
            if bytes[i] | 0x20 == property.utf8Start[0],
                i == style.start || !isNamePart(bytes[i - 1]),
                let end = end(of: property, bytes, i, style.end)
            {
                var k = end
                while k < style.end, ByteText.isSpace(bytes[k]) || bytes[k] == 0x3A { k += 1 }
                if k > end, self.end(of: value, bytes, k, style.end) != nil { return true }
            }
            i += 1
        }
        return false
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte == 0x2D || ByteText.isLower(byte | 0x20)
    }

    private static func end(
        of word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Int? {
        let count = word.utf8CodeUnitCount
        guard start + count <= end else { return nil }
        for i in 0..<count where bytes[start + i] | 0x20 != word.utf8Start[i] { return nil }
        return start + count
    }
}
