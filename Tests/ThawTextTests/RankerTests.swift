import Testing
import ThawCore

@testable import ThawText

@Suite struct RankerTests {
    private func page(_ title: String, _ facts: String...) -> Resource {
        var page = RepairPage(kind: .notes)
        page.title = Finding(title, origin: .given)
        for fact in facts { page.fact(fact) }
        return page.resource
    }

    @Test func keywordsAreTheTellingWordsAsWritten() {
        let words = Ranker.keywords(
            of: page(
                "Volcanoes", "Volcanoes erupt lava and ash.",
                "The lava of a shield volcano is runny."), limit: 5)
        #expect(words.prefix(2) == ["volcanoes", "lava"])
        #expect(words.contains("volcano"))
        #expect(!words.contains("the") && words.count == 5)
    }

    @Test func likestResourceComesFirst() {
        let one = page("Erosion", "Waves erode the cliff by hydraulic action and abrasion.")
        let near = page(
            "Coasts", "Hydraulic action and abrasion let waves erode a cliff into a stack.")
        let far = page("Sonnets", "A sonnet has fourteen lines of verse.")
        let found = Ranker.similar(to: one, among: [far, near, one])
        #expect(found.map(\.resource.id) == [near.id])
        #expect(found[0].likeness > 0.4 && found[0].likeness <= 1)
    }

    @Test func likenessIsTheSameEitherWay() throws {
        let a = page("Erosion", "Waves erode the cliff.")
        let b = page("Rivers", "Rivers erode their banks and cliffs.")
        let one = try #require(Ranker.similar(to: a, among: [b]).first).likeness
        let other = try #require(Ranker.similar(to: b, among: [a]).first).likeness
        #expect(abs(one - other) < 1e-12)
    }

    @Test func fingerprintIsBlindToWhiteSpaceAndCase() {
        func print(_ text: String) -> String {
            Resource(
                id: Resource.ID(hashing: [text]), kind: .notes,
                title: Finding("", origin: .inferred),
                source: SourceText(text), blocks: []
            ).fingerprint
        }
        #expect(print("Ebb and Flow") == print("  ebb\r\n\tAND flow.\n"))
        #expect(print("ÉCOLE Москва") == print("école\u{A0}москва"))
        #expect(print("ebb and flow") != print("ebb and flows"))
        #expect(print("ab c") != print("a bc"))
        #expect(print("x").count == 32)
    }

    @Test func searchLinesHoldEverythingThatIsShown() {
        var page = RepairPage(kind: .keyTerm)
        page.title = Finding("Tides", origin: .given)
        page.subjects = [["Geography", "Coasts"]]
        page.term("Tide", "The rise and fall of the sea.")
        page.fact("The moon pulls the sea.")
        page.question("Why are there two tides a day?", "The sea bulges on both sides.")
        page.related(nil, "A very high tide.")
        let lines = page.resource.searchLines()
        #expect(
            lines.map(\.role) == [
                .title, .subject, .term, .definition, .fact, .question, .answer, .definition,
            ])
        #expect(lines[1].text == "Geography > Coasts")
    }

    @Test func hiddenLineIsNotFound() {
        var resource = page("Tides", "The moon pulls the sea.")
        resource.edit(.fact(0), to: "")
        #expect(resource.searchLines().map(\.role) == [.title])
    }
}
