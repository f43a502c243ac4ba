import ThawCore

/// A word or a sign of a sentence, with what it may do in a definition.
struct CueToken {
    var start: Int32
    var end: Int32
    var classes: CueClasses
    var word: CueWord
    /// The sign, or 0 for a word: `,` `.` `(` `)` `"` and the like; a dash is `_`, a hyphen with a space before it
    /// `-`, a joined one `~`.
    var sign: UInt8
    /// How many brackets are open around it.
    var depth: UInt8

    var isWord: Bool { sign == 0 }
    func has(_ classes: CueClasses) -> Bool { !self.classes.isDisjoint(with: classes) }
}

/// The words of a page as tokens, but for where they stand.
typealias CueWords = PlainWords<CueToken>

/// Cuts a sentence into words and signs.
struct CueTokenizer {
    private let lexicon = CueLexicon.english

    /// Longer sentences are looked at as far as this: no definition is so long.
    static let limit = 400

    /// Cost: one pass over the bytes.
    func tokens(
        of bytes: UnsafeBufferPointer<UInt8>, in span: Span, into tokens: inout [CueToken],
        knowing words: inout CueWords
    ) {
        tokens.removeAll(keepingCapacity: true)
        var i = span.start
        var depth: UInt8 = 0
        let end = min(span.end, bytes.count)
        while i < end, tokens.count < Self.limit {
            let byte = bytes[i]
            if Self.isWordByte(byte), !Self.isPunctuation(bytes, i, end) {
                i = word(bytes, i, end, depth, &tokens, &words)
                continue
            }
            if WordShape.isSpace(byte) {
                i += 1
                continue
            }
            let (sign, width) = Self.sign(bytes, i, end)
            if sign == 0x29 { depth = depth > 0 ? depth - 1 : 0 }
            if sign != 0x20 {
                tokens.append(
                    CueToken(
                        start: Int32(i), end: Int32(i + width), classes: [], word: .none,
                        sign: sign, depth: depth))
            }
            if sign == 0x28 { depth = depth < 200 ? depth + 1 : depth }
            i += width
        }
    }

    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        WordShape.isASCIILetter(byte) || WordShape.isDigit(byte) || byte >= 0x80
    }

    /// Whether a character of the General Punctuation block, a no-break space or a guillemet stands here.
    @inline(__always)
    private static func isPunctuation(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int)
        -> Bool
    {
        if bytes[i] < 0x80 { return false }
        if bytes[i] == 0xE2, i + 2 < end, bytes[i + 1] == 0x80 { return true }
        return bytes[i] == 0xC2 && i + 1 < end
    }

    @inline(__always)
    private func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ depth: UInt8,
        _ tokens: inout [CueToken], _ words: inout CueWords
    ) -> Int {
        let letters = bytes.endOfLetters(from: start, to: end)
        let known = words.value(at: start, letters, in: bytes, before: end) {
            token(bytes, start, letters, end, depth).token
        }
        guard var token = known else {
            let (token, high) = token(bytes, start, letters, end, depth)
            tokens.append(token)
            return high
        }
        (token.start, token.end, token.depth) = (Int32(start), Int32(letters), depth)
        tokens.append(token)
        return letters
    }

    /// The word at an offset, and where it ends.
    ///
    /// - Parameter letters: the end of the letters of ASCII that it begins with.
    private func token(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ letters: Int, _ end: Int,
        _ depth: UInt8
    ) -> (token: CueToken, end: Int) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var i = start
        var digits = 0
        while i < letters {
            hash = (hash ^ UInt64(bytes[i] | 0x20)) &* 0x0000_0100_0000_01B3
            i += 1
        }
        while i < end {
            let byte = bytes[i]
            if WordShape.isASCIILetter(byte) {
                hash = (hash ^ UInt64(byte | 0x20)) &* 0x0000_0100_0000_01B3
            } else if WordShape.isDigit(byte) {
                digits += 1
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            } else if byte >= 0x80, !Self.isPunctuation(bytes, i, end) {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            } else if let width = Self.inner(bytes, i, end) {
                hash = (hash ^ UInt64(width == 1 ? byte : 0x27)) &* 0x0000_0100_0000_01B3
                i += width
                continue
            } else {
                break
            }
            i += 1
        }
        var classes: CueClasses = .word
        var word = CueWord.none
        if let entry = lexicon.entry(of: hash) {
            classes.formUnion(entry.classes)
            word = entry.word
        }
        if digits > 0 { classes.insert(.number) }
        if WordShape.isUpper(bytes[start])
            || bytes[start] == 0xC3 && i > start + 1
                && bytes[start + 1] < 0x9F
        {
            classes.insert(.capital)
        }
        if i - start > 3 { classes.formUnion(Self.shape(bytes, start, i)) }
        let token = CueToken(
            start: Int32(start), end: Int32(i), classes: classes, word: word, sign: 0, depth: depth)
        return (token, i)
    }

    /// The width of a hyphen, apostrophe or point inside a word; `nil` where the word ends.
    private static func inner(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int? {
        var width = 0
        if bytes[i] == 0x2D || bytes[i] == 0x27 { width = 1 }
        if bytes[i] == 0xE2, i + 2 < end, bytes[i + 1] == 0x80,
            bytes[i + 2] == 0x99 || bytes[i + 2] == 0x91
        {
            width = 3
        }
        guard width > 0, i + width < end, isWordByte(bytes[i + width]),
            !isPunctuation(bytes, i + width, end)
        else { return nil }
        return width
    }

    /// What an ending tells of a word.
    private static func shape(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int)
        -> CueClasses
    {
        let last = bytes[end - 1] | 0x20
        let before = bytes[end - 2] | 0x20
        let third = bytes[end - 3] | 0x20
        switch (third, before, last) {
        case (UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "n")) where end - start > 5,
            (UInt8(ascii: "e"), UInt8(ascii: "n"), UInt8(ascii: "t")) where isAct(bytes, end),
            (UInt8(ascii: "i"), UInt8(ascii: "s"), UInt8(ascii: "m")),
            (UInt8(ascii: "n"), UInt8(ascii: "c"), UInt8(ascii: "e")) where end - start > 6,
            (UInt8(ascii: "i"), UInt8(ascii: "t"), UInt8(ascii: "y")) where end - start > 5,
            (UInt8(ascii: "e"), UInt8(ascii: "s"), UInt8(ascii: "s")) where end - start > 6:
            return .act
        case (_, UInt8(ascii: "e"), UInt8(ascii: "d")): return .participle
        case (UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "g")): return .gerund
        case (_, UInt8(ascii: "l"), UInt8(ascii: "y")): return .adverb
        case (UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "e")),
            (UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "s")),
            (UInt8(ascii: "b"), UInt8(ascii: "l"), UInt8(ascii: "e")),
            (UInt8(ascii: "f"), UInt8(ascii: "u"), UInt8(ascii: "l")),
            (_, UInt8(ascii: "a"), UInt8(ascii: "l")), (_, UInt8(ascii: "i"), UInt8(ascii: "c")),
            (UInt8(ascii: "a"), UInt8(ascii: "r"), UInt8(ascii: "y")):
            return .adjective
        case (UInt8(ascii: "e"), UInt8(ascii: "s"), UInt8(ascii: "t")) where end - start > 5:
            return .superlative
        case (_, UInt8(ascii: "s"), UInt8(ascii: "s")), (_, UInt8(ascii: "u"), UInt8(ascii: "s")),
            (_, UInt8(ascii: "i"), UInt8(ascii: "s")):
            return []
        case (_, _, UInt8(ascii: "s")): return .plural
        default: return []
        }
    }

    /// "-ment"
    private static func isAct(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        bytes[end - 4] | 0x20 == UInt8(ascii: "m")
    }

    /// The sign at the offset in ASCII, and its width; a space for what is none.
    private static func sign(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> (
        UInt8, Int
    ) {
        let byte = bytes[i]
        if byte == 0x5B { return (0x28, 1) }
        if byte == 0x5D { return (0x29, 1) }
        if byte < 0x80 {
            if byte == 0x2D {
                var high = i + 1
                while high < end, bytes[high] == 0x2D { high += 1 }
                let isApart = i == 0 || WordShape.isSpace(bytes[i - 1]) || high > i + 1
                return (isApart ? 0x2D : 0x7E, high - i)
            }
            return (byte, 1)
        }
        if byte == 0xC2 { return (bytes[i + 1] == 0xAB || bytes[i + 1] == 0xBB ? 0x22 : 0x20, 2) }
        switch bytes[i + 2] {
        case 0x93, 0x94, 0x95:
            let isJoined = bytes[i + 2] == 0x93 && i > 0 && !WordShape.isSpace(bytes[i - 1])
            return (isJoined ? 0x7E : 0x5F, 3)
        case 0x98, 0x9C, 0x9D, 0x9E: return (0x22, 3)
        case 0x99: return (0x27, 3)
        default: return (0x20, 3)
        }
    }
}
