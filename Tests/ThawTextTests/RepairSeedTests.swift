import Foundation
import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// What is proposed for the two real pages.
@Suite(.enabled(if: Seeds.present, Comment(rawValue: Seeds.reason))) struct RepairSeedTests {
    private func read(_ data: Data?) throws -> Resource {
        let draft = Reader().read([UInt8](try #require(data)), as: Resource.ID(hashing: ["seed"]))
        return try #require(draft.resource)
    }

    @Test(arguments: [
        (Repair.Kind.fusedWords, "DoctorZhivago", "Doctor Zhivago"),
        (.fusedWords, "declarationof", "declaration of"),
        (.fusedWords, "e.g.Khrushchev", "e.g. Khrushchev"),
        (.fusedWords, "showedliberal", "showed liberal"),
        (.spelling, "de-stalanisation", "de-stalinisation"),
        (.spelling, "polical", "political"),
        (.spelling, "intentio", "intention"),
        (.spelling, "covicted", "convicted"),
        (.spelling, "intriduced", "introduced"),
        (.shorthand, "K's", "Khrushchev’s"),
        (.shorthand, "K", "Khrushchev"),
        (.shorthand, "= ", " led to "),
        (.shorthand, "eg= ", "e.g. "),
        (.shorthand, "&", "and"),
        (.flattenedList, "- ", "\n"),
    ])
    func repairOfTheCards(kind: Repair.Kind, before: String, after: String) throws {
        let repairs = try read(Seeds.cards).repairs
        #expect(repairs.contains { $0.kind == kind && $0.before == before && $0.after == after })
    }

    @Test func lostTitleAndHeadingsOfTheCards() throws {
        let resource = try read(Seeds.cards)
        #expect(resource.title.text == "De-Stalinisation")
        #expect(resource.title.origin == .inferred)
        let headings = resource.content.cards.map(\.heading)
        #expect(headings.map { $0?.origin } == [.inferred, .given, .inferred, .given])
        #expect(headings[0]?.text.hasPrefix("Limits") == true)
        #expect(headings[2]?.text.hasPrefix("Consequences") == true)
        #expect(resource.repairs.count { $0.kind == .lostHeading } == 2)
        #expect(resource.repairs.count { $0.kind == .lostTitle } == 1)
    }

    @Test func lostNamesOfTheKeyTermPage() throws {
        let related = try read(Seeds.keyTerm).content.relatedTerms
        #expect(related.map { $0.name?.text } == ["Secret Speech", "The Thaw", "Prague Spring"])
        #expect(related.map { $0.name?.origin } == [.inferred, .given, .inferred])
    }

    @Test func wellEditedPageNeedsNoChangeOfItsText() throws {
        let resource = try read(Seeds.keyTerm)
        #expect(resource.repairs.filter { !$0.isInsertion } == [])
    }

    @Test func otherPageNamesTheTermsThatThePageItselfDoesNot() throws {
        var page = try read(Seeds.keyTerm)
        page.content.relatedTerms[0].name = nil
        var other = RepairPage(kind: .pairs)
        other.title = Finding("Speeches", origin: .given)
        other.pair(
            "On the cult of personality",
            "Khrushchev's speech in 1956 that criticized Stalin's leadership and his cult of personality"
        )
        let named = page.proposingNames(from: [other.resource])
        #expect(named.content.relatedTerms[0].name?.text == "On the cult of personality")
    }
}
