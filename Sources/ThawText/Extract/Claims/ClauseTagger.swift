import ThawCore

/// A word or sign of a line, with what it may be.
struct ClauseTag {
    enum Kind: UInt8 {
        case word, number, comma, semicolon, colon, dash, stop, question, open, close, quote, equals
        case arrow, slash, ampersand, lineFeed, other
    }

    var low: Int
    var high: Int
    var kind: Kind
    var classes: WordSense
    var hash: UInt64
    var isCapital: Bool
    /// All capitals, two letters or more.
    var isAcronym: Bool
    /// Followed by 's or an apostrophe.
    var isPossessive: Bool
    /// Whether white space stands before it.
    var isSpaced: Bool

    func `is`(_ classes: WordSense) -> Bool { !self.classes.isDisjoint(with: classes) }
    var isWord: Bool { kind == .word }
}

/// The words of a page as tags, but for where they stand.
typealias ClauseWords = PlainWords<ClauseTag>

/// A text cut into words and signs. Cost: one pass.
enum ClauseTagger {
    static func tags(of bytes: [UInt8]) -> [ClauseTag] {
        var words = ClauseWords(isKept: false)
        return tags(of: bytes, knowing: &words)
    }

    static func tags(of bytes: [UInt8], knowing words: inout ClauseWords) -> [ClauseTag] {
        var tags: [ClauseTag] = []
        tags.reserveCapacity(bytes.count / 5)
        let table = EnglishSenses.table
        bytes.withUnsafeBufferPointer { bytes in
            var i = 0
            var isSpaced = true
            while i < bytes.count {
                let byte = bytes[i]
                if byte == 0x0A {
                    tags.append(sign(.lineFeed, i, 1, isSpaced))
                    isSpaced = true
                    i += 1
                } else if WordShape.isSpace(byte) {
                    isSpaced = true
                    i += 1
                } else {
                    let tag =
                        startsWord(bytes, i)
                        ? word(bytes, i, isSpaced, table, &words) : sign(bytes, i, isSpaced)
                    tags.append(tag)
                    isSpaced = false
                    if tag.isWord, isTwoLetters(behind: tags) { readBecause(&tags, in: bytes) }
                    i = tag.high
                    if tag.isPossessive { i = behindPossessive(bytes, i) }
                }
            }
        }
        return tags
    }

    private static let because = SenseTable.hash("bc".utf8)

    /// Whether the tag before the last may be "bc".
    @inline(__always)
    private static func isTwoLetters(behind tags: [ClauseTag]) -> Bool {
        guard tags.count > 2 else { return false }
        let before = tags[tags.count - 2]
        return before.high - before.low == 2
    }

    /// A small "bc" before a word says "because", unless a number stands before it that is no year of our era in four
    /// digits: "500 bc".
    private static func readBecause(
        _ tags: inout [ClauseTag], in bytes: UnsafeBufferPointer<UInt8>
    ) {
        let i = tags.count - 2
        guard tags[i].hash == because, WordShape.isLower(bytes[tags[i].low])
        else { return }
        let before = tags[i - 1]
        let isYear =
            before.high - before.low == 4
            && (bytes[before.low] == 0x31 || bytes[before.low] == 0x32)
        if before.kind != .number || isYear { tags[i].classes.insert(.subordinator) }
    }

    private static func sign(_ kind: ClauseTag.Kind, _ at: Int, _ width: Int, _ isSpaced: Bool)
        -> ClauseTag
    {
        ClauseTag(
            low: at, high: at + width, kind: kind,
            classes: kind == .ampersand ? .conjunction : [], hash: 0, isCapital: false,
            isAcronym: false, isPossessive: false, isSpaced: isSpaced)
    }

    private static func sign(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ isSpaced: Bool
    ) -> ClauseTag {
        let next = i + 1 < bytes.count ? bytes[i + 1] : 0
        switch bytes[i] {
        case 0x2C: return sign(.comma, i, 1, isSpaced)
        case 0x3B: return sign(.semicolon, i, 1, isSpaced)
        case 0x3A: return sign(.colon, i, 1, isSpaced)
        case 0x2E, 0x21: return sign(.stop, i, 1, isSpaced)
        case 0x3F: return sign(.question, i, 1, isSpaced)
        case 0x28, 0x5B: return sign(.open, i, 1, isSpaced)
        case 0x29, 0x5D: return sign(.close, i, 1, isSpaced)
        case 0x22, 0x27: return sign(.quote, i, 1, isSpaced)
        case 0x2F: return sign(.slash, i, 1, isSpaced)
        case 0x26: return sign(.ampersand, i, 1, isSpaced)
        case 0x3D where next == 0x3E: return sign(.arrow, i, 2, isSpaced)
        case 0x3D: return sign(next == 0x3D ? .other : .equals, i, next == 0x3D ? 2 : 1, isSpaced)
        case 0x2D where next == 0x3E: return sign(.arrow, i, 2, isSpaced)
        case 0x2D where next == 0x2D: return sign(.dash, i, 2, isSpaced)
        case 0x2D: return sign(.dash, i, 1, isSpaced)
        case 0xE2 where i + 2 < bytes.count: return wideSign(bytes, i, isSpaced)
        case 0xE3 where next == 0x80 && i + 2 < bytes.count:
            let kind: ClauseTag.Kind =
                bytes[i + 2] == 0x81 ? .comma : bytes[i + 2] == 0x82 ? .stop : .quote
            return sign(kind, i, 3, isSpaced)
        default: return sign(.other, i, width(bytes, i), isSpaced)
        }
    }

    private static func wideSign(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ isSpaced: Bool
    ) -> ClauseTag {
        switch (bytes[i + 1], bytes[i + 2]) {
        case (0x80, 0x90...0x95): sign(.dash, i, 3, isSpaced)
        case (0x80, 0x98...0x9F): sign(.quote, i, 3, isSpaced)
        case (0x80, 0xA6): sign(.stop, i, 3, isSpaced)
        case (0x86, 0x92), (0x87, 0x92): sign(.arrow, i, 3, isSpaced)
        default: sign(.other, i, 3, isSpaced)
        }
    }

    private static func width(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        var end = i + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - i
    }

    @inline(__always)
    private static func startsWord(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        let byte = bytes[i]
        if WordShape.isASCIILetter(byte) || WordShape.isDigit(byte) { return true }
        guard byte >= 0xC3 else { return false }
        if byte == 0xE2 || byte == 0xEF { return false }
        if byte == 0xE3, i + 1 < bytes.count, bytes[i + 1] == 0x80 { return false }
        return true
    }

    @inline(__always)
    private static func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ isSpaced: Bool, _ table: SenseTable,
        _ words: inout ClauseWords
    ) -> ClauseTag {
        let letters = bytes.endOfLetters(from: start, to: bytes.count)
        let known = words.value(at: start, letters, in: bytes, before: bytes.count) {
            word(bytes, start, letters, isSpaced, table)
        }
        guard var tag = known else { return word(bytes, start, letters, isSpaced, table) }
        (tag.low, tag.high, tag.isSpaced) = (start, letters, isSpaced)
        return tag
    }

    /// - Parameter letters: the end of the letters of ASCII that it begins with.
    private static func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ letters: Int, _ isSpaced: Bool,
        _ table: SenseTable
    ) -> ClauseTag {
        var i = start
        var hash = SenseTable.start
        var capitals = 0
        while i < letters {
            capitals += Int(~bytes[i] >> 5 & 1)
            hash = SenseTable.step(hash, letter: bytes[i])
            i += 1
        }
        while i < bytes.count {
            let byte = bytes[i]
            if WordShape.isASCIILetter(byte) || WordShape.isDigit(byte) {
                if WordShape.isUpper(byte) { capitals += 1 }
                hash = SenseTable.step(hash, byte)
                i += 1
            } else if byte >= 0xC3, startsWord(bytes, i) {
                let end = i + width(bytes, i)
                while i < end {
                    hash = SenseTable.step(hash, bytes[i])
                    i += 1
                }
            } else if let width = joint(bytes, i) {
                let isSign = byte == 0x2D || byte == 0x2E || byte == 0x2F
                hash = SenseTable.step(hash, isSign ? byte : 0x27)
                i += width
            } else {
                break
            }
        }
        let isNumber = WordShape.isDigit(bytes[start])
        let first = bytes[start]
        var tag = ClauseTag(
            low: start, high: i, kind: isNumber ? .number : .word, classes: [], hash: hash | 1,
            isCapital: WordShape.isUpper(first)
                || first == 0xC3 && i > start + 1 && bytes[start + 1] < 0x9F
                || first == 0xD0 && i > start + 1 && bytes[start + 1] < 0xB0,
            isAcronym: capitals > 1 && capitals == i - start,
            isPossessive: isPossessive(bytes, i), isSpaced: isSpaced)
        if !isNumber { tag.classes = classes(of: tag, in: bytes, table) }
        return tag
    }

    private static func classes(
        of tag: ClauseTag, in bytes: UnsafeBufferPointer<UInt8>, _ table: SenseTable
    ) -> WordSense {
        var classes = table.classes(of: tag.hash)
        let count = tag.high - tag.low
        guard count > 3, classes.isDisjoint(with: .adjective) else { return classes }
        let (last, before) = (bytes[tag.high - 1], bytes[tag.high - 2])
        if last == 0x64, before == 0x65 {
            classes.insert(.pastOrParticiple)
        } else if last == 0x79, before == 0x6C, count > 4 {
            classes.insert(.adverb)
        } else if last == 0x67, before == 0x6E, bytes[tag.high - 3] == 0x69, count > 4 {
            classes.insert(.ing)
        } else if describes(bytes, tag, last, before) {
            classes.insert(.describing)
        }
        return classes
    }

    /// Whether the word has the ending of an adjective: "Belgian", "British", "political", "economic".
    private static func describes(
        _ bytes: UnsafeBufferPointer<UInt8>, _ tag: ClauseTag, _ last: UInt8, _ before: UInt8
    ) -> Bool {
        guard tag.high - tag.low > 4 else { return false }
        switch (bytes[tag.high - 3], before, last) {
        case (0x69, 0x61, 0x6E), (0x65, 0x61, 0x6E), (0x69, 0x73, 0x68), (0x65, 0x73, 0x65):
            return tag.isCapital
        case (_, 0x69, 0x63), (_, 0x61, 0x6C), (0x6F, 0x75, 0x73), (0x69, 0x76, 0x65):
            return true
        default: return false
        }
    }

    /// The width of a hyphen, apostrophe or inner stop between two letters.
    private static func joint(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int? {
        let width: Int
        switch bytes[i] {
        case 0x2D, 0x27: width = 1
        case 0x2E, 0x2C: width = 1
        case 0x2F: return isBecause(bytes, i) ? 1 : nil
        case 0xE2
        where i + 3 < bytes.count && bytes[i + 1] == 0x80
            && (bytes[i + 2] == 0x99 || bytes[i + 2] == 0x91):
            width = 3
        default: return nil
        }
        guard i + width < bytes.count else { return nil }
        let next = bytes[i + width]
        if bytes[i] == 0x2E || bytes[i] == 0x2C {
            // "e.g." and "1,200" are one word, "Stalin.He" is two.
            let isNumber = WordShape.isDigit(next) && i > 0 && WordShape.isDigit(bytes[i - 1])
            let isInitials =
                bytes[i] == 0x2E && WordShape.isASCIILetter(next)
                && (i < 2 || !WordShape.isASCIILetter(bytes[i - 2]) && bytes[i - 2] < 0x80)
                && (i + 2 >= bytes.count || !WordShape.isASCIILetter(bytes[i + 2]))
            return isNumber || isInitials ? width : nil
        }
        guard WordShape.isASCIILetter(next) || WordShape.isDigit(next) || next >= 0xC3 else {
            return nil
        }
        if bytes[i] != 0x2D, next | 0x20 == 0x73 {
            // A possessive 's is not part of the word.
            let after = i + width + 1
            return after < bytes.count && WordShape.isASCIILetter(bytes[after]) ? width : nil
        }
        return next == 0xE2 ? nil : width
    }

    /// Whether the stroke of "b/c" stands at `i`.
    private static func isBecause(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        i > 0 && i + 2 < bytes.count && bytes[i - 1] == 0x62 && bytes[i + 1] == 0x63
            && WordShape.isSpace(bytes[i + 2]) && (i < 2 || WordShape.isSpace(bytes[i - 2]))
    }

    private static func isPossessive(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        behindPossessive(bytes, i) > i
    }

    /// The offset behind 's, or behind the apostrophe of a plural, that stands at `i`.
    private static func behindPossessive(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        var at = i
        if at < bytes.count, bytes[at] == 0x27 {
            at += 1
        } else if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80,
            bytes[at + 2] == 0x99
        {
            at += 3
        } else {
            return i
        }
        if at < bytes.count, bytes[at] | 0x20 == 0x73,
            at + 1 == bytes.count || !WordShape.isASCIILetter(bytes[at + 1])
        {
            return at + 1
        }
        return i
    }
}
