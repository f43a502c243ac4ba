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
}
