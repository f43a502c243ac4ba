import ThawCore

/// A word, number or mark of the text.
struct DateToken {
    var start: Int
    var end: Int
    var word: DateWord
    var value: Int32
    /// How many digits, of a number.
    var digits: UInt8
    /// Whether it begins with a capital letter.
    var isCapital: Bool
    /// Whether nothing stands between it and the token before.
    var isGlued: Bool
    /// Whether a line begins between it and the token before.
    var opensLine: Bool
}

/// Cuts text into the tokens of time. What can never be part of a date is kept as `other`, since it divides dates.
struct DateTokens {
    private let source: UnsafeBufferPointer<UInt8>
    private let table: UnsafePointer<DateLexicon.Entry>
    private let end: Int
    private var at: Int
    private(set) var tokens: [DateToken] = []
    /// Where the tokens stand that may begin or be a date; the others need no look.
    private(set) var triggers = 0

    init(
        _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
        table: UnsafePointer<DateLexicon.Entry>
    ) {
        self.source = source
        self.table = table
        at = range.lowerBound
        end = range.upperBound
        tokens.reserveCapacity(range.count / 5 + 8)
    }

    mutating func read() {
        var previousEnd = -1
        var opensLine = true
        while at < end {
            let byte = source[at]
            if byte <= 0x20 {
                if byte == 0x0A || byte == 0x0D { opensLine = true }
                at += 1
                continue
            }
            if byte == 0xC2, at + 1 < end, source[at + 1] == 0xA0 {
                at += 2
                continue
            }
            let start = at
            var token = next(byte)
            token.isGlued = previousEnd == start
            token.opensLine = opensLine
            opensLine = false
            previousEnd = at
            tokens.append(token)
        }
    }

    private mutating func next(_ byte: UInt8) -> DateToken {
        if byte &- 0x30 < 10 { return number() }
        if (byte | 0x20) &- 0x61 < 26 { return letters() }
        if byte >= 0x80 {
            if byte == 0xE2, at + 2 < end, source[at + 1] == 0x80 { return generalMark() }
            return letters()
        }
        at += 1
        return mark(byte, at - 1)
    }

    private func mark(_ byte: UInt8, _ start: Int) -> DateToken {
        DateToken(
            start: start, end: at, word: .mark, value: Int32(byte), digits: 0, isCapital: false,
            isGlued: false, opensLine: false)
    }

    /// Dashes, quotation marks and the ellipsis of the block U+2000.
    private mutating func generalMark() -> DateToken {
        let start = at
        let code = source[at + 2]
        at += 3
        switch code {
        case 0x90...0x92: return mark(0x2D, start)
        case 0x93, 0x94, 0x95:
            var token = mark(0x2D, start)
            token.digits = 1
            return token
        case 0x98, 0x99, 0xB2: return mark(0x27, start)
        case 0x9C, 0x9D: return mark(0x22, start)
        default: return mark(0x21, start)
        }
    }

    private mutating func letters() -> DateToken {
        let start = at
        guard start + 16 <= end else { return wideLetters() }
        let (first, second) = (ByteLanes(source, start), ByteLanes(source, start + 8))
        var (low, high) = (first.word | Self.capitals, UInt64(0))
        if first.others != 0 {
            at += ByteLanes.first(of: first.others)
            low = Self.prefix(of: low, at - start)
        } else if second.others != 0 {
            at += 8 + ByteLanes.first(of: second.others)
            high = Self.prefix(of: second.word | Self.capitals, at - start - 8)
        } else {
            return wideLetters()
        }
        guard at > start, source[at] < 0x80 else {
            at = start
            return wideLetters()
        }
        let (word, value) = DateLexicon.find(low, high, in: table)
        return DateToken(
            start: start, end: at, word: word, value: value, digits: 0,
            isCapital: source[start] &- 0x41 < 26, isGlued: false, opensLine: false)
    }

    /// The bit that makes a capital of ASCII small, in eight bytes.
    private static let capitals: UInt64 = 0x2020_2020_2020_2020

    /// The first bytes of eight, of which there are fewer.
    @inline(__always)
    private static func prefix(of word: UInt64, _ count: Int) -> UInt64 {
        word & (1 << UInt64(8 * count) - 1)
    }

    /// A word with letters beyond ASCII, a long one, or one at the end of the text.
    private mutating func wideLetters() -> DateToken {
        let start = at
        var low: UInt64 = 0
        var high: UInt64 = 0
        var count: UInt64 = 0
        while at < end {
            let byte = source[at]
            if (byte | 0x20) &- 0x61 < 26 {
                pack(byte | 0x20, &low, &high, &count)
            } else if byte >= 0x80 {
                if byte == 0xE2, at + 1 < end, source[at + 1] == 0x80 { break }
                if byte == 0xC2, at + 1 < end, source[at + 1] == 0xA0 { break }
                pack(byte, &low, &high, &count)
            } else {
                break
            }
            at += 1
        }
        let (word, value) =
            count <= 16 ? DateLexicon.find(low, high, in: table) : (DateWord.other, 0)
        return DateToken(
            start: start, end: at, word: word, value: value, digits: 0,
            isCapital: source[start] &- 0x41 < 26, isGlued: false, opensLine: false)
    }

    @inline(__always)
    private func pack(
        _ byte: UInt8, _ low: inout UInt64, _ high: inout UInt64, _ count: inout UInt64
    ) {
        if count < 8 {
            low |= UInt64(byte) << (8 * count)
        } else if count < 16 {
            high |= UInt64(byte) << (8 * (count - 8))
        }
        count += 1
    }

    private mutating func number() -> DateToken {
        let start = at
        var value = 0
        while at < end, source[at] &- 0x30 < 10 {
            if value < 100_000_000 { value = value * 10 + Int(source[at] &- 0x30) }
            at += 1
        }
        let digits = at - start
        var token = DateToken(
            start: start, end: at, word: .number, value: digits > 8 ? -1 : Int32(value),
            digits: UInt8(min(digits, 255)), isCapital: false, isGlued: false, opensLine: false)
        if takesThousands(digits) || takesFraction(start) {
            token.value = -1
            token.end = at
        } else if let word = suffix(value, digits) {
            token.word = word
            token.end = at
        }
        return token
    }

    /// "12,000" is one number and no year.
    private mutating func takesThousands(_ digits: Int) -> Bool {
        guard digits <= 3 else { return false }
        var isLong = false
        while at + 3 < end, source[at] == 0x2C,
            (1...3).allSatisfy({ source[at + $0] &- 0x30 < 10 }),
            at + 4 >= end || source[at + 4] &- 0x30 >= 10
        {
            at += 4
            isLong = true
        }
        return isLong
    }

    /// "22.8" is one number; "5.3.1953" is three.
    private mutating func takesFraction(_ start: Int) -> Bool {
        let followsStop = start > 0 && source[start - 1] == 0x2E
        guard at + 1 < end, source[at] == 0x2E, source[at + 1] &- 0x30 < 10, !followsStop else {
            return false
        }
        var i = at + 1
        while i < end, source[i] &- 0x30 < 10 { i += 1 }
        if i + 1 < end, source[i] == 0x2E, source[i + 1] &- 0x30 < 10 { return false }
        if i + 2 < end, source[i] == 0x20, source[i + 2] | 0x20 == 0x6D || source[i + 2] == 0x2E {
            i += 1
        }
        if i + 1 < end, (source[i] | 0x20) == 0x61 || (source[i] | 0x20) == 0x70,
            (source[i + 1] | 0x20) == 0x6D || source[i + 1] == 0x2E
        {
            return false
        }
        if source[i - 1] == 0x20 { i -= 1 }
        at = i
        return true
    }

    /// "14th", "1960s", "70's": what is written on to the digits.
    private mutating func suffix(_ value: Int, _ digits: Int) -> DateWord? {
        guard at < end else { return nil }
        var i = at
        if source[i] == 0x27 { i += 1 }
        if source[i == at ? i : at] == 0xE2, i + 2 < end, source[i + 1] == 0x80,
            source[i + 2] == 0x99
        {
            i += 3
        }
        guard i < end else { return nil }
        if source[i] | 0x20 == 0x73, !isLetter(i + 1), value % 10 == 0,
            digits == 4 && value >= 1000 || digits == 2 && value >= 10 || digits == 3
        {
            at = i + 1
            return .decade
        }
        guard i == at, i + 1 < end, digits <= 3, !isLetter(i + 2) else { return nil }
        switch (source[i] | 0x20, source[i + 1] | 0x20) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68):
            at = i + 2
            return .ordinalDigits
        default: return nil
        }
    }

    private func isLetter(_ i: Int) -> Bool {
        i < end && ((source[i] | 0x20) &- 0x61 < 26 || source[i] &- 0x30 < 10 || source[i] >= 0xC3)
    }
}
