import ThawCore

/// Splits raw text into the tokens that the name reader was trained on: words with their hyphens and inner stops, `'s`
/// and every other sign by itself.
enum NameTokens {
    /// The tokens of a sentence. Cost: one pass.
    static func spans(
        in bytes: UnsafeBufferPointer<UInt8>, _ sentence: Span, into found: inout [Range<Int>]
    ) {
        found.removeAll(keepingCapacity: true)
        let end = min(sentence.end, bytes.count)
        var i = min(sentence.start, end)
        while i < end {
            // A letter of ASCII or a space is neither of the others below.
            if WordShape.isASCIILetter(bytes[i]) {
                let high = wordEnd(bytes, i, end)
                found.append(i..<high)
                i = high
                continue
            }
            let space = spaceWidth(bytes, i, end)
            if space > 0 {
                i += space
                continue
            }
            let start = i
            if let width = apostropheWidth(bytes, i, end), isPossessive(bytes, i + width, end) {
                i += width + 1
            } else if isWord(bytes, i) {
                i = wordEnd(bytes, i, end)
            } else {
                i = min(end, i + width(bytes[i]))
            }
            found.append(start..<i)
        }
    }

    /// Cuts the article or preposition off that French writes at a word: "l'Allemagne", "d'Autriche".
    static func split(elisionsIn tokens: inout [Range<Int>], of bytes: UnsafeBufferPointer<UInt8>) {
        var out: [Range<Int>] = []
        out.reserveCapacity(tokens.count)
        for token in tokens {
            let cut = token.prefix(8).first { apostropheWidth(bytes, $0, token.upperBound) != nil }
            guard let cut, cut > token.lowerBound, isElision(bytes[token.lowerBound..<cut]),
                let width = apostropheWidth(bytes, cut, token.upperBound),
                cut + width < token.upperBound
            else {
                out.append(token)
                continue
            }
            out.append(token.lowerBound..<cut + width)
            out.append(cut + width..<token.upperBound)
        }
        tokens = out
    }

    private static func isElision(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let folded = letters.map { $0 | 0x20 }
        if folded.count == 1, let letter = folded.first { return "ldnscjmt".utf8.contains(letter) }
        return folded.elementsEqual("qu".utf8) || folded.elementsEqual("jusqu".utf8)
    }

    private static func width(_ byte: UInt8) -> Int {
        byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }

    private static func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        NameLetters.sort(bytes, at: i).sort != .sign
    }

    private static func spaceWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int
    {
        if WordShape.isSpace(bytes[i]) { return 1 }
        if bytes[i] == 0xC2, i + 1 < end, bytes[i + 1] == 0xA0 { return 2 }
        if bytes[i] == 0xE2, i + 2 < end, bytes[i + 1] == 0x80, bytes[i + 2] == 0x8B { return 3 }
        return 0
    }

    private static func apostropheWidth(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int
    ) -> Int? {
        if bytes[i] == 0x27 { return 1 }
        if bytes[i] == 0xE2, i + 2 < end, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 { return 3 }
        return nil
    }

    private static func isPossessive(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int
    ) -> Bool {
        i < end && bytes[i] | 0x20 == 0x73 && (i + 1 >= end || !isWord(bytes, i + 1))
    }

    private static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int)
        -> Int
    {
        var i = start
        // Where the letters since the last full stop begin.
        var piece = start
        var hasStop = false
        while i < end {
            if WordShape.isASCIILetter(bytes[i]) {
                i = bytes.endOfLetters(from: i + 1, to: end)
                continue
            }
            if bytes[i] == 0x20 { return i }
            if isWord(bytes, i) {
                i += NameLetters.sort(bytes, at: i).width
                continue
            }
            let apostrophe = apostropheWidth(bytes, i, end)
            let next = i + (apostrophe ?? 1)
            guard next < end, isWord(bytes, next) else { break }
            if apostrophe != nil {
                if isPossessive(bytes, next, end) { return i }
            } else if bytes[i] == 0x2E {
                let isNumber = WordShape.isDigit(bytes[i - 1]) && WordShape.isDigit(bytes[next])
                let isInitial =
                    i - piece == 1 && (next + 1 >= end || !isWord(bytes, next + 1))
                guard isNumber || isInitial else { break }
                piece = next
                hasStop = true
            } else if bytes[i] == 0x2C {
                guard WordShape.isDigit(bytes[i - 1]), WordShape.isDigit(bytes[next]) else { break }
            } else if bytes[i] != 0x2D, bytes[i] != 0x26 {
                break
            }
            i = next
        }
        // A stop inside a sentence belongs to an abbreviation; so does one behind an initial.
        if i < end, bytes[i] == 0x2E,
            hasStop || i - start == 1 && WordShape.isUpper(bytes[start])
                || goesOn(bytes, i + 1, end)
        {
            i += 1
        }
        return min(i, end)
    }

    private static func goesOn(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Bool {
        i + 1 < end && WordShape.isSpace(bytes[i])
    }
}
