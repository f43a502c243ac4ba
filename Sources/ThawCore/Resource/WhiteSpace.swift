/// White space as passages collapse it: that of ASCII, U+00A0, U+200B, U+FEFF.
package enum WhiteSpace {
    /// How many bytes the white space at the index takes; 0 for what is none.
    static func width(_ text: UnsafeBufferPointer<UInt8>, at i: Int, end: Int) -> Int {
        switch text[i] {
        case 0x09...0x0D, 0x20: 1
        case 0xC2 where i + 1 < end && text[i + 1] == 0xA0: 2
        case 0xE2 where i + 2 < end && text[i + 1] == 0x80 && text[i + 2] == 0x8B: 3
        case 0xEF where i + 2 < end && text[i + 1] == 0xBB && text[i + 2] == 0xBF: 3
        default: 0
        }
    }

    /// Passes words of ASCII with single spaces between them, eight bytes at a time; a space at the end is not passed.
    @inline(__always)
    private static func endOfPlainWords(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops = ones << 7
        var i = start
        // The mark of a space that ended the eight bytes before.
        var last: UInt64 = 0
        while i + 8 <= end {
            let word = ByteLanes(text, i).word
            // Without wide bytes and controls a difference of 0x20 sets no bit that was not asked for; a "!" behind a
            // space counts as a space, and is looked at again.
            let others = (word &- ones << 5 | word) & tops
            let spaces = ((word ^ ones << 5) &- ones) & tops
            if others | spaces & (spaces << 8 | last) != 0 { break }
            last = spaces >> 56
            i += 8
        }
        return last == 0 ? i : i - 1
    }

    /// The end of the words from an index on between which only single spaces stand.
    ///
    /// - Parameter start: where the first of them begins.
    package static func endOfWords(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        var i = start
        // Behind the bytes that are looked at one by one.
        var next = start + 1
        while i < end {
            if i >= next, i + 8 <= end, text[i - 1] != 0x20 {
                i = endOfPlainWords(text, from: i, to: end)
                next = i + 8
                guard i < end else { break }
            }
            let byte = text[i]
            if byte > 0x20, byte < 0x80 {
                i += 1
            } else if byte == 0x20 {
                guard i + 1 < end, width(text, at: i + 1, end: end) == 0 else { return i }
                i += 2
            } else if width(text, at: i, end: end) > 0 {
                return i
            } else {
                i += 1
            }
        }
        return i
    }
}
