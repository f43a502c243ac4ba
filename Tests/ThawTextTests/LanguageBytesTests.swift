import Testing

@testable import ThawText

@Suite struct LanguageBytesTests {
    @Test(arguments: [
        ("Stalin’s", "’", "'", "Stalin's"), ("no", "’", "'", "no"), ("", "a", "b", ""),
        ("’’", "’", "'", "''"), ("organisation", "isation", "ization", "organization"),
        ("ab", "abc", "x", "ab"), ("aab", "ab", "x", "ax"), ("€’", "’", "'", "€'"),
    ])
    func bytesAreReplacedAndNothingElse(text: String, old: String, new: String, result: String) {
        #expect(text.replacingBytes(of: old, with: new) == result)
    }

    @Test(arguments: [
        ("1953", true), ("in 1953", true), ("", false), ("Stalin", false), ("é", false),
        ("é 2", true), ("½", true), ("ⅻ", true), ("٣", true), ("三", true),
    ])
    func numbersAreFoundInAnyScript(text: String, isHeld: Bool) {
        #expect(text.holdsNumber == isHeld)
        #expect(text.contains(where: \.isNumber) == isHeld)
    }

    @Test(arguments: ["", "a", " a  b ", "one, two;three", "naïve — two", "１２ a", "..."])
    func wordsArePartedAlikeByBytesAndByCharacters(text: String) {
        let words = text.split(
            atBytes: { !WordShape.isASCIILetter($0) && !WordShape.isDigit($0) },
            otherwise: { !$0.isLetter && !$0.isNumber })
        #expect(words == text.split { !$0.isLetter && !$0.isNumber })
    }

    @Test(arguments: [
        ("one, two,, three, ", ", ", ["one", "two,", "three"]), ("one", ", ", ["one"]),
        ("", " - ", []), (" - ", " - ", []), ("a – b – c", " – ", ["a", "b", "c"]),
    ])
    func aTextIsPartedAtAnother(text: String, separator: String, parts: [String]) {
        #expect(text.split(atEvery: separator).map(String.init) == parts)
    }

    @Test func charactersAreOfTheKindOfTheirFirstScalar() {
        let scalars = (UInt32(0)...0x2FFF).compactMap(Unicode.Scalar.init)
        #expect(scalars.allSatisfy { Character($0).isLetter == $0.properties.isAlphabetic })
        #expect(scalars.allSatisfy { Character($0).isNumber == ($0.properties.numericType != nil) })
        #expect(scalars.allSatisfy { Character($0).isWhitespace == $0.properties.isWhitespace })
        #expect(Character("a\u{301}").isLetter)
        #expect(Character("\r\n").isWhitespace)
    }

    @Test(arguments: ["", "ABC", "Äb — Ç", "İSTANBUL", "ΣΑΣ", "“A” É", "E\u{301}"])
    func lettersAreLoweredAsUnicodeHasThem(text: String) {
        let lower = text.unicodeScalars.map(\.properties.lowercaseMapping).joined()
        #expect(Array(text.lowercased().utf8) == Array(lower.utf8))
        #expect(text.lowercasedBytes == Array(lower.utf8))
    }

    @Test(arguments: [
        ("", "a"), ("abc", "bc"), ("aab", "ab"), ("ab", "abc"), ("a→b→c", "→c"), ("x — y", " — "),
        ("e\u{301}a", "e"), ("e\u{301}a", "a"), ("cafe\u{301}", "é"), ("café", "e\u{301}"),
        ("\r\n", "\n"), ("\u{212A}", "K"), ("👍🏽 12", " 1"), ("👍🏽", "👍"),
    ])
    func aTextIsFoundWhereItsCharactersStand(text: String, part: String) {
        let first = text.indices.first { text[$0...].starts(with: part) }
        let found = text.firstRange(of: part)
        #expect(found?.lowerBound == first)
        #expect(found.map { String(text[$0]) } ?? part == part)
        #expect(text.contains(part) == (first != nil))
    }

    @Test(arguments: [1, 511, 512, 5000])
    func keysAreNumberedInTheirOrder(count: Int) {
        func key(_ number: Int) -> UInt64 {
            UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
        }
        var index = HashIndex()
        #expect(index.number(of: key(0)) == nil)
        for _ in 0..<2 {
            #expect((0..<count).allSatisfy { index.index(of: key($0)) == $0 })
        }
        #expect((0..<count).allSatisfy { index.number(of: key($0)) == $0 })
        #expect(index.number(of: key(count)) == nil)
        index.removeAll()
        #expect(index.number(of: key(0)) == nil)
        #expect(index.index(of: key(7)) == 0)
    }
}
