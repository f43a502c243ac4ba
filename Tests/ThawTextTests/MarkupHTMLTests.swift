import Foundation
import TestSupport
import Testing
import ThawCore

@testable import ThawText

@Suite struct MarkupHTMLTests {
    private func tokens(_ html: String) -> [HTMLTokenizer.Token] {
        Array(html.utf8).withUnsafeBufferPointer { bytes in
            var tokenizer = HTMLTokenizer(bytes, in: Span(0, bytes.count))
            var tokens: [HTMLTokenizer.Token] = []
            while let token = tokenizer.next() { tokens.append(token) }
            return tokens
        }
    }

    static let pages = [
        "<p>a<b>c</b></p>", "a < b and <3 <- x", "<!-- a > b --><p>", "<!-->x", "<!-- open <p>y",
        "<a title=\"x > y\" href='>'>t</a>", "<a href=\"never closed>t</a>", "<script>if (a<b) {}",
        "<STYLE>p{}</STYLE >z", "<![CDATA[ <p> ]]>", "<?xml version='1.0'?>", "</ p></>", "<p",
        "</",
        "<textarea><b></textarea>", "<title>Half", "<svg/><br/>", "<!doctype html>", "<",
        "<x y=z/>w", "<p =\"a\">b",
    ]

    @Test(arguments: [
        ("10<sup>6</sup> cells", "10⁶ cells"), ("dm<sup>-3</sup>", "dm⁻³"),
        ("Ca<sup>2+</sup>", "Ca²⁺"), ("the 20<sup>th</sup> century", "the 20th century"),
        ("<math><mfrac><mi>M</mi><mi>P</mi></mfrac></math>", "M/P"),
        (
            "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac></math>",
            "(a+b)/c"
        ),
        ("<math><msup><mi>e</mi><mrow><mo>-</mo><mi>t</mi></mrow></msup></math>", "e^(-t)"),
        ("<math><mi>x</mi><annotation>\\textstyle x</annotation></math>", "x"),
    ])
    func formulasAreWrittenOnOneLine(html: String, text: String) {
        let page = HTMLText.page(Array("<p>\(html)</p><p>End.</p>".utf8))
        #expect(page.lines.first.map { page.string($0.text) } == text)
    }

    @Test func formulaByItselfHeadsNothing() throws {
        let html =
            "<h1>Gas</h1><p>The law says</p><math><mi>p</mi><mo>=</mo><mi>k</mi></math>"
            + "<ul><li>p is the pressure of the gas</li><li>k is a number</li></ul>"
        let read = Reader().read(Array(html.utf8), as: Resource.ID(rawValue: UUID()))
        let headings = try #require(read.resource).content.cards.compactMap { $0.heading?.text }
        #expect(headings == [])
    }

    @Test(arguments: pages)
    func tokensJoinToTheInput(_ html: String) {
        var offset = 0
        for token in tokens(html) {
            #expect(token.span.start == offset)
            #expect(!token.span.isEmpty)
            offset = token.span.end
        }
        #expect(offset == html.utf8.count)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func tokensOfAnythingJoin(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let parts = [
            "<", ">", "</", "<!--", "-->", "\"", "'", "=", "a", " ", "p", "<script", "&", "/",
        ]
        for _ in 0..<300 {
            let html = (0..<30).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
            tokensJoinToTheInput(html.joined())
        }
    }

    @Test func quotedSignsDoNotEndATag() {
        let spans = tokens("<a title=\"x > y\">t").map(\.span)
        #expect(spans == [Span(0, 17), Span(17, 18)])
    }

    static let references: [(String, String)] = [
        ("&amp;", "&"), ("&lt;p&gt;", "<p>"), ("&eacute;", "é"), ("&#233;", "é"), ("&#xE9;", "é"),
        ("&#XE9", "é"), ("&nbsp;x", "x"), ("&hellip;", "…"), ("&rsquo;", "’"), ("&#146;", "’"),
        ("&nosuch;", "&nosuch;"), ("&copy=2", "&copy=2"), ("&", "&"), ("&#;", "&#;"),
        ("&#0;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"), ("&#99999999999;", "\u{FFFD}"),
        ("AT&T", "AT&T"), ("&amp;lt;", "&lt;"),
    ]

    @Test(arguments: references)
    func referenceIsDecoded(_ html: String, _ text: String) {
        let page = HTMLText.page(Array("<p>\(html)</p>".utf8))
        let read = page.lines.map { page.string(of: $0) }.joined()
        #expect(read.replacing("\u{A0}", with: "") == text)
    }

    @Test func passageKeepsItsPlaceAndWeight() throws {
        let html = "<ul><li>A <b>bold</b> word &amp; more</li><li>x</li></ul>"
        let draft = ReaderFixtures.read(html, markup: .html)
        let resource = try #require(draft.resource)
        let bullet = try #require(resource.content.cards.first?.bullets.first)
        #expect(resource.asRead(bullet) == "A bold word & more")
        #expect(
            resource.shownRuns(bullet) == [
                Resource.Run("A"), Resource.Run(" bold", isStrong: true),
                Resource.Run(" word & more"),
            ])
        for piece in bullet.pieces where piece.replacement == nil {
            #expect(!resource.source.text(in: piece.span).contains { "<>&".contains($0) })
        }
    }

    @Test func furnitureIsMarkedByTheMarkup() {
        let html = """
            <header><nav><a>Home</a></nav></header><p>Words to learn.</p>
            <div class="ad">Buy</div><div style="display: none">Hidden</div>
            <aside>Beside</aside><script>var x</script><footer>Below</footer><p>More words.</p>
            """
        let page = HTMLText.page(Array(html.utf8))
        let main = page.lines.filter { $0.place == .main }.map { page.string(of: $0) }
        #expect(main == ["Words to learn.", "More words."])
        #expect(page.asides.map(\.role) == [.boilerplate])
    }

    @Test func unclosedItemsAreItemsOfTheirOwn() {
        let page = HTMLText.page(Array("<ol><li>one<li>two<ul><li>deep</ul><li>three</ol>".utf8))
        #expect(page.lines.map { page.string(of: $0) } == ["one", "two", "deep", "three"])
        #expect(page.lines.map(\.marker) == [.number(1), .number(2), .bullet, .number(3)])
        #expect(page.lines.map(\.indent) == [0, 0, 4, 0])
    }

    @Test func tableRowIsOneLine() {
        let html = "<table><tr><td><p>a</p></td><td>b<br>c</td></tr><tr><td>d</td></tr></table>"
        let page = HTMLText.page(Array(html.utf8))
        #expect(page.lines.map { page.string(of: $0) } == ["a b c", "d"])
        #expect(page.lines[0].isRow)
    }
}
