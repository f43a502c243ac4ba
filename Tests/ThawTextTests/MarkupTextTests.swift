import Testing
import ThawCore

@testable import ThawText

@Suite struct MarkupTextTests {
    private func plain(_ text: String) -> [Line] { PlainText.page(Array(text.utf8)).lines }

    static let bullets = [
        "• a", "  • a", "◦ a", "▪ a", "- a", "* a", "+ a", "– a", "— a", "·a", "► a", "\u{F0B7} a",
        "  o a", "✓ a",
    ]

    @Test(arguments: bullets)
    func bulletIsNoPartOfTheText(_ text: String) {
        let page = PlainText.page(Array(text.utf8))
        #expect(page.lines.map(\.marker) == [.bullet])
        #expect(page.lines.map { page.string(of: $0) } == ["a"])
    }

    static let words = [
        "-5 degrees", "1917 was", "3.5 million", "o a", "e. coli", "A. Smith", "1)",
    ]

    @Test(arguments: words)
    func wordIsNoMarker(_ text: String) {
        #expect(plain(text).map(\.marker) == [.none])
    }

    static let numbers: [(String, Int)] = [
        ("1. a", 1), ("12) a", 12), ("(3) a", 3), ("b) a", 2), ("2.1 Causes", 2), ("1.Text", 1),
    ]

    @Test(arguments: numbers)
    func numberIsAMarker(_ text: String, _ number: Int) {
        #expect(plain(text).map(\.marker) == [.number(number)])
    }

    /// Lines, and the markers that they have in plain text.
    static let days: [(String, [Line.Marker])] = [
        ("9. November 1918: Ausrufung der Republik", [.none]),
        ("24. Juni 1922 Rathenau ermordet", [.none]),
        ("9. März 1919 – Streik", [.none]),
        ("9. Nov. 1918: Revolution", [.none]),
        ("1. September: Überfall auf Polen", [.none]),
        ("9. novembre 1918: armistice", [.none]),
        ("14. julio 1931: la República", [.none]),
        ("9.11.1918 Ausrufung der Republik", [.none]),
        ("9. November 1918: a\n24. Juni 1922: b\n19. Januar 1919 c", [.none, .none, .none]),
        ("1. August 1914: a\n2. August 1914: b\n3. August 1914: c", [.none, .none, .none]),
        ("1. March 1917 a\n2. May 1917 b", [.number(1), .number(2)]),
        ("4. March 1917 a\n5. May 1917 b\n6. June 1917 c", [.number(4), .number(5), .number(6)]),
        ("8. Causes\n9. November 1918: a", [.number(8), .number(9)]),
        ("9) November 1918: a", [.number(9)]), ("9. November rain fell", [.number(9)]),
        ("3. May the people vote?", [.number(3)]), ("32. March 1917", [.number(32)]),
    ]

    @Test(arguments: days)
    func dayOfADateIsNoMarker(_ text: String, _ markers: [Line.Marker]) {
        let page = PlainText.page(Array(text.utf8))
        #expect(page.lines.map(\.marker) == markers)
        if !markers.contains(where: { $0 != .none }) {
            let lines = text.split(separator: "\n").map(String.init)
            #expect(page.lines.map { page.string(of: $0) } == lines)
        }
    }

    static let markedDays: [(String, [String])] = [
        (
            "# A\n\n9. November 1918: **a**\n24. Juni 1922: b",
            ["A", "9. November 1918: a", "24. Juni 1922: b"]
        ),
        ("# A\n\n9. **November 1918:** a", ["A", "9. November 1918: a"]),
        ("# A\n\n1. March 1917 a\n2. May 1917 b", ["A", "March 1917 a", "May 1917 b"]),
    ]

    @Test(arguments: markedDays)
    func dayOfADateStaysInMarkdown(_ text: String, _ lines: [String]) {
        let page = MarkdownText.page(Array(text.utf8))
        #expect(page.lines.map { page.string(of: $0) } == lines)
    }

    @Test func dayOfADateStaysInHTML() {
        let page = HTMLText.page(Array("<p>9. November 1918: a</p><p>24. Juni 1922: b</p>".utf8))
        let lines = page.lines.map { page.string(of: $0) }
        #expect(lines == ["9. November 1918: a", "24. Juni 1922: b"])
    }

    @Test func lettersCountOnlyAsASeries() {
        #expect(plain("A. one\nB. two").map(\.marker) == [.number(1), .number(2)])
        #expect(plain("A. one\nE. coli").map(\.marker) == [.none, .none])
    }

    @Test(arguments: ["a\nb", "a\r\nb", "a\rb", "a\u{2028}b", "a\u{2029}b"])
    func everyLineEndingEndsALine(_ text: String) {
        let page = PlainText.page(Array(text.utf8))
        #expect(page.lines.map { page.string(of: $0) } == ["a", "b"])
        #expect(page.lines.map(\.extent.end).last == text.utf8.count)
    }

    @Test func underlinedLineIsAHeading() {
        #expect(plain("Title\n=====\ntext\n\nPart\n---\nmore").map(\.heading) == [1, 0, 2, 0])
    }

    static let markups: [(String, String?, SourceText.Markup)] = [
        ("x", "a.md", .markdown), ("x", "a.HTML", .html), ("x", "a.txt", .plain),
        ("<!DOCTYPE html><p>x", nil, .html), ("<p>x</p><li>y</li>", "a.txt", .html),
        ("# A\n\n**b**", nil, .markdown), ("a <script> b", nil, .plain),
        ("# just one sign", nil, .plain), ("if a < b and c > d", nil, .plain),
        ("| a | b |\n|---|---|\n| c | d |", nil, .markdown),
    ]

    @Test(arguments: markups)
    func markupIsGuessed(_ text: String, _ name: String?, _ markup: SourceText.Markup) {
        #expect(MarkupGuess.markup(of: Array(text.utf8), fileName: name) == markup)
    }

    @Test func markdownKeepsSpansOfItsWords() {
        let source = Array("# T\n\n- a *b* \\* &amp; [c](http://x)\n- `d`\n".utf8)
        let page = MarkdownText.page(source)
        #expect(page.lines.map { page.string(of: $0) } == ["T", "a b * & c", "d"])
        #expect(page.lines.map(\.heading) == [1, 0, 0])
        for run in page.runs where run.isVerbatim {
            #expect(
                source[run.source.range].elementsEqual(
                    page.clean[run.start..<(run.start + run.count)])
            )
        }
    }

    @Test func wideTableIsReadAsPlainText() throws {
        let row = String(repeating: "| a ", count: 2000)
        let draft = ReaderFixtures.read("\(row)|\n\(row)|\n", markup: .markdown)
        #expect(draft.problems.count == 1)
        #expect(try #require(draft.resource).source.markup == .plain)
    }
}
