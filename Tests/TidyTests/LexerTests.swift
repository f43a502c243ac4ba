import Testing

@Suite struct LexerTests {
    private func words(_ text: String) -> [String] {
        SwiftLexer.tokens(of: text).filter { $0.kind == .word }.map(\.text)
    }

    @Test(arguments: [
        ("a // b\nc", ["a", "c"]), ("a /* b /* c */ d */ e", ["a", "e"]),
        (#"a "b" c"#, ["a", "c"]), (#"a "b \" c" d"#, ["a", "d"]),
        (#"a "b \(c + f("d")) e" g"#, ["a", "c", "f", "g"]),
        ("a #\"b \" \\(c)\"# d", ["a", "d"]), ("a #\"b \\#(c)\"# d", ["a", "c", "d"]),
        ("a \"\"\"\nb \"c\" \\(d)\n\"\"\" e", ["a", "d", "e"]),
        ("let r = /b c!/ d", ["let", "r", "d"]), ("let r = #/b / c/# d", ["let", "r", "d"]),
        ("a / b / c", ["a", "b", "c"]), ("`class` a", ["`class`", "a"]), ("\"open\na", ["a"]),
    ])
    func commentsAndStringsAreNoCode(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func tokensKnowTheirLines() {
        let tokens = SwiftLexer.tokens(of: "a\n/* b\nc */\n\"\"\"\nd\n\"\"\"\ne")
        #expect(tokens.map(\.line) == [1, 2, 4, 7])
        #expect(tokens.map(\.lastLine) == [1, 3, 6, 7])
    }
}
