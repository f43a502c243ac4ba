import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// What is main content on a page, on pages written for these tests.
@Suite struct MainContentTests {
    private func check(_ html: String, has: [String], lacks: [String]) {
        let text = MainContent.text(of: Array(html.utf8))
        for words in has { #expect(text.contains(words), "the text has \(words)") }
        for words in lacks { #expect(!text.contains(words), "the text lacks \(words)") }
    }

    private func checkFixture(_ name: String, has: [String], lacks: [String]) throws {
        check(
            String(decoding: try ReaderFixtures.bytes(name), as: UTF8.self), has: has, lacks: lacks)
    }

    @Test func newsArticleIsItsParagraphsHeadingsAndLists() throws {
        try checkFixture(
            "page-news.html",
            has: [
                "The barrier across the mouth", "“We have tested every gate", "What it cost",
                "Gates and machines: 205 million", "more often as the sea rises.",
            ],
            lacks: [
                "cookies", "Sport", "Rowan Pike", "Tweet", "Advertisement", "Read more",
                "Photograph",
                "You may also like", "eel smoker", "gullwatch", "Comments", "morning letter",
                "All rights reserved", "Tidal barrier opens after",
            ])
    }

    @Test func textBetweenLineBreaksInALayoutTableIsParagraphs() throws {
        try checkFixture(
            "page-blog-breaks.html",
            has: [
                "A colony swarms", "\n\nIn the days before", "\n\nA beekeeper can see it coming",
            ],
            lacks: ["Honey", "2003", "Copyright"])
    }

    @Test func articleOfAForumKeepsCommentsApart() {
        let post =
            "I have grown tomatoes on this balcony for six years, and this is what I learnt. "
        let reply = "Thank you for this, I had no idea that one could water too much, too often. "
        let replies = String(repeating: "<div class='comment'><p>\(reply)</p></div>", count: 12)
        check(
            "<body><h1>Tomatoes</h1><div class='post-content'>"
                + String(repeating: "<p>\(post)</p>", count: 6)
                + "</div><div id='comments'><h3>12 comments</h3>\(replies)</div></body>",
            has: ["six years"], lacks: ["Thank you", "12 comments"])
    }

    @Test(arguments: [
        "<div style='display: none'>", "<div style=\"color:red;VISIBILITY : hidden\">",
        "<div aria-hidden=true>", "<div hidden>", "<template>", "<noscript>", "<textarea>",
    ])
    func hiddenTextIsNotRead(_ tag: String) {
        let name = tag.dropFirst().prefix { $0.isLetter }
        let prose =
            "The sea is calm tonight, the tide is full, the moon lies fair upon the straits. "
        check(
            "<body><p>\(prose)</p>\(tag)A secret, kept from readers, of some length.</\(name)>"
                + "<p>\(prose)</p></body>",
            has: ["calm tonight"], lacks: ["secret"])
    }

    @Test func namesThatHoldTheWholePageSayNothing() {
        let prose =
            "Paper was made of rags, and rags were dear, until wood pulp made it cheap for all. "
        check(
            "<body><div class='sidebar-layout share-page'><div class='has-comments'>"
                + String(repeating: "<p>\(prose)</p>", count: 8) + "</div></div></body>",
            has: ["rags were dear"], lacks: [])
    }

    @Test func idMadeOfAHeadingIsNoName() {
        let prose =
            "Two people may take from one heap, as long as each leaves enough for the other. "
        let section = "<p>\(prose)</p><p>\(prose)</p>"
        check(
            "<body><div class='section'><h1>Commons</h1>\(section)<div id='sharing-a-heap'>"
                + "<h2>Sharing a heap</h2><p>Sharing needs rules, and the rules need a keeper, as "
                + "everyone who has shared a kitchen knows.</p></div>\(section)</div></body>",
            has: ["a keeper", "Sharing a heap"], lacks: [])
    }

    @Test(arguments: [
        "", " ", "<", "<!DOCTYPE html>", "<html><body></body></html>", "<p>&nbsp;</p>",
    ])
    func emptyPageHasNoText(_ html: String) {
        #expect(MainContent.text(of: Array(html.utf8)).allSatisfy { $0 == "<" })
    }

    @Test(arguments: ["<p>abc</p><p>def</p>", "abc<br><br>def", "<ul><li>abc<li>def</ul>"])
    func shortPageIsContent(_ html: String) {
        #expect(MainContent.text(of: Array(html.utf8)) == "abc\n\ndef")
    }

    @Test(arguments: [
        "<div>", "<div class='share'><p>", "<table><tr><td>", "<b><p>", "<a href=x><li>",
        "<dl><dt>",
        "<section><h2>Words</h2>", "<!--", "<a title='", "</div>", "<script>",
    ])
    func deepNestingIsReadToItsEnd(_ piece: String) {
        let html = String(repeating: piece, count: 10_000) + "Deep down, there are words."
        let content = MainContent(of: Array(html.utf8))
        #expect(content.paragraphs.allSatisfy { $0.span.end <= html.utf8.count })
    }

    @Test(arguments: ReaderFixtures.names.filter { $0.hasSuffix(".html") })
    func spansAscendAndHoldTheirWords(_ name: String) throws {
        let bytes = try ReaderFixtures.bytes(name)
        let content = MainContent(of: bytes)
        let spans = (content.paragraphs.map(\.span) + content.chrome.map(\.span)).sorted()
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
        for paragraph in content.paragraphs {
            let first = paragraph.text.prefix { $0.isLetter }
            let source = String(decoding: bytes[paragraph.span.range], as: UTF8.self)
            #expect(source.contains(first))
        }
    }

    @Test func savedArticleIsReadWithoutItsChrome() throws {
        let draft = ReaderFixtures.read(
            try ReaderFixtures.bytes("page-news.html"), "page-news.html")
        let resource = try #require(draft.resource)
        let chrome = resource.blocks.filter { [.navigation, .boilerplate].contains($0.role) }
        func isChrome(_ words: String) -> Bool {
            chrome.contains {
                String(decoding: resource.source.utf8[$0.span.range], as: UTF8.self).contains(words)
            }
        }
        for words in ["eel smoker", "214 partners", "Tweet", "morning letter", "lives on a boat"] {
            #expect(isChrome(words), "\(words) is chrome")
        }
        for words in ["nine years after the first pile", "What it cost", "I stood on the pier"] {
            #expect(!isChrome(words), "\(words) is not chrome")
        }
    }
}
