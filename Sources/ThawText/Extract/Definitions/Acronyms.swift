import ThawCore

/// Letters that stand for words, where the page gives both: "gross domestic product (GDP)", "GDP (gross …)".
enum Acronyms {
    private struct Word {
        var span: Span
        var first: UInt8
    }

    /// The words and the letters of each. Cost: linear in the text.
    static func pairs(in bytes: [UInt8], _ span: Span) -> [(name: Span, letters: Span)] {
        bytes.withUnsafeBufferPointer { bytes in
            var found: [(name: Span, letters: Span)] = []
            var i = span.start
            while true {
                i = bytes.next(0x28, 0x28, 0x28, from: i, to: span.end)
                guard i < span.end else { return found }
                if let pair = pair(bytes, open: i, span) { found.append(pair) }
                i += 1
            }
        }
    }

    private static func pair(
        _ bytes: UnsafeBufferPointer<UInt8>, open: Int, _ span: Span
    ) -> (name: Span, letters: Span)? {
        var close = open + 1
        while close < span.end, bytes[close] != 0x29, close - open < 90 { close += 1 }
        guard close < span.end, bytes[close] == 0x29 else { return nil }
        let inner = Span(open + 1, close)
        if isLetters(bytes, inner) {
            let before = words(bytes, before: open, from: span.start)
            return name(before, of: inner, bytes).map { ($0, inner) }
        }
        guard let last = words(bytes, before: open, from: span.start).last?.span,
            isLetters(bytes, last)
        else { return nil }
        let inside = words(bytes, before: close, from: open + 1)
        guard let name = name(inside, of: last, bytes), name.start == inside.first?.span.start
        else {
            return nil
        }
        return (name, last)
    }

    /// "STM = short-term memory", "GDP: gross domestic product": letters, a sign and their words fill the line.
    static func equation(_ bytes: [UInt8], _ span: Span) -> (letters: Span, name: Span)? {
        bytes.withUnsafeBufferPointer { bytes in
            var high = span.start
            while high < span.end, WordShape.isASCIILetter(bytes[high]), high - span.start < 9 {
                high += 1
            }
            let letters = Span(span.start, high)
            guard isLetters(bytes, letters) else { return nil }
            while high < span.end, WordShape.isSpace(bytes[high]) { high += 1 }
            guard high + 1 < span.end, bytes[high] == 0x3D || bytes[high] == 0x3A else {
                return nil
            }
            high += 1
            while high < span.end, WordShape.isSpace(bytes[high]) { high += 1 }
            var end = span.end
            while end > high, WordShape.isSpace(bytes[end - 1]) || bytes[end - 1] == 0x2E {
                end -= 1
            }
            let words = words(bytes, before: end, from: high)
            guard let name = name(words, of: letters, bytes), name == Span(high, end) else {
                return nil
            }
            return (letters, name)
        }
    }

    /// Two to eight capitals, a small s behind them allowed.
    private static func isLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        var high = span.end
        if span.count > 2, bytes[high - 1] == 0x73 { high -= 1 }
        return 2...8 ~= high - span.start
            && (span.start..<high).allSatisfy { WordShape.isUpper(bytes[$0]) }
    }

    /// At most twelve words before an offset, in one clause.
    private static func words(
        _ bytes: UnsafeBufferPointer<UInt8>, before end: Int, from start: Int
    ) -> [Word] {
        var found: [Word] = []
        var i = end
        while i > start, found.count < 12 {
            while i > start, WordShape.isSpace(bytes[i - 1]) { i -= 1 }
            let high = i
            while i > start, !WordShape.isSpace(bytes[i - 1]), bytes[i - 1] != 0x28 { i -= 1 }
            guard i < high, high - i < 40 else { break }
            if high < end, [0x2E, 0x2C, 0x3B, 0x3A].contains(bytes[high - 1]) { break }
            // "Anglo-American" gives two letters.
            var low = high
            while low > i {
                low -= 1
                if low == i || bytes[low - 1] == 0x2D {
                    found.append(Word(span: Span(low, high), first: bytes[low] & 0xDF))
                }
            }
        }
        return found.reversed()
    }

    private static let small: Set<UInt64> = Set(
        ["of", "the", "for", "and", "in", "to", "on", "a"].map { WordShape.hash(Array($0.utf8)) })

    /// The last words whose first letters are the acronym's, little words left out where need be.
    private static func name(
        _ words: [Word], of letters: Span, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Span? {
        var capitals = Array(bytes[letters.range])
        if capitals.last == 0x73 { capitals.removeLast() }
        guard let end = words.last?.span.end else { return nil }
        var at = words.count - 1
        for capital in capitals.reversed() {
            while at >= 0, words[at].first != capital, isSmall(words[at], bytes) { at -= 1 }
            guard at >= 0, words[at].first == capital else { return nil }
            at -= 1
        }
        return Span(words[at + 1].span.start, end)
    }

    private static func isSmall(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        small.contains(WordShape.hash(bytes[word.span.range].map { $0 | 0x20 }))
    }
}
