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
