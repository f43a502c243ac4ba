import Testing

/// Rules for every file that people write, whatever its language.
@Suite struct TextTests {
    static let rules: [TextRule] = [
        TextRule("no tab, indent with spaces", bad: "a\n\tb\n", good: "a\n    b\n") {
            $0.utf8.contains(0x09)
        },
        TextRule("no space at the end of a line", bad: "a \nb\n", good: "a\nb\n") {
            $0.last == " " || $0.last == "\r"
        },
    ]

    struct TextRule: Sendable, CustomTestStringConvertible {
        let advice: String
        let bad: String
        let good: String
        let breaks: @Sendable (Substring) -> Bool

        init(
            _ advice: String, bad: String, good: String,
            breaks: @escaping @Sendable (Substring) -> Bool
        ) {
            self.advice = advice
            self.bad = bad
            self.good = good
            self.breaks = breaks
        }

        var testDescription: String { advice }

        func lines(in text: String) -> [Int] {
            text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .filter { breaks($0.element) }.map { $0.offset + 1 }
        }
    }

    @Test(arguments: rules)
    func everyFileKeeps(_ rule: TextRule) {
        #expect(TextFile.all.count > 50, "the files of the project were not found")
        for file in TextFile.all {
            for line in rule.lines(in: file.text) {
                Issue.record("\(file.path):\(line): \(rule.advice)")
            }
        }
    }

    @Test(arguments: rules)
    func textThatBreaksItIsReported(_ rule: TextRule) {
        #expect(rule.lines(in: rule.bad).count == 1)
        #expect(rule.lines(in: rule.good).isEmpty)
    }

    @Test func everyFileEndsWithALineFeed() {
        for file in TextFile.all where !file.text.hasSuffix("\n") || file.text.hasSuffix("\n\n") {
            Issue.record("\(file.path): end it with one line feed")
        }
    }
}
