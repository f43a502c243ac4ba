import Foundation
import TestSupport
import Testing
import ThawCore
import ThawText

/// The two real pages, which stand beside the checkout: the numbers that any reader must find in
/// them.
@Suite(.enabled(if: Seeds.present, "\(Seeds.reason)"))
struct SeedsReaderTests {
    private func read(_ data: Data?) throws -> Resource {
        let bytes = [UInt8](try #require(data))
        let draft = ReaderFixtures.read(bytes, "page.txt")
        try checkInvariants(draft)
        let resource = try #require(draft.resource)
        #expect(resource.source.utf8 == bytes, "UTF-8 stays byte for byte")
        return resource
    }

    @Test func cardsAreFourWithTheirBullets() throws {
        let page = try read(Seeds.cards)
        #expect(page.kind == .revisionCards)
        #expect(page.content.cards.map(\.bullets.count) == [6, 3, 5, 5])
        #expect(
            page.content.cards.map { $0.label.map { page.asRead($0) } }
                == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"])
        #expect(
            page.content.cards.map { $0.heading?.origin == .given } == [false, true, false, true])
    }

    @Test func metadataOfTheCardsIsRead() throws {
        let page = try read(Seeds.cards)
        #expect(page.author == "susana96")
        #expect(
            page.created
                == PageDate(
                    raw: "20-04-15 11:56", value: "2015-04-20", alternatives: ["2020-04-15"]))
        #expect(page.subjects == [["History"], ["History", "Russia - 19th and 20th century"]])
        #expect(page.title.origin == .inferred)
    }

    @Test func emptyStateIsNoComment() throws {
        let page = try read(Seeds.cards)
        #expect(page.content.comments.isEmpty)
        #expect(!page.blocks.contains { $0.role == .comment })
    }

    @Test func cardsHoldNoFurniture() throws {
        let page = try read(Seeds.cards)
        let words = page.content.cards.flatMap { card in
            card.bullets.map { page.asRead($0) } + [card.heading?.text ?? ""]
        }.joined(separator: "\n").lowercased()
        for cue in ["comment", "similar", "see all", "created", "susana"] {
            #expect(!words.contains(cue))
        }
    }

    @Test func keyTermPageHasItsParts() throws {
        let page = try read(Seeds.keyTerm)
        #expect(page.kind == .keyTerm)
        #expect(page.content.terms.map { $0.name.text.lowercased() } == ["de-stalinization"])
        #expect(page.content.facts.count == 5)
        #expect(page.content.questions.count == 3)
        #expect(page.content.questions.allSatisfy { $0.answer != nil })
        #expect(page.content.relatedTerms.count == 3)
        #expect(page.content.relatedTerms[1].name?.text == "The Thaw")
        #expect(page.title.origin == .inferred)
        let definition = page.asRead(try #require(page.content.terms.first).definition)
        #expect(definition.filter { $0 == "." }.count == 2)
    }
}
