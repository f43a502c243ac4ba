import TestSupport
import Testing
import ThawCore

@Suite struct ItemTests {
    private static let resource = Resource.ID(rawValue: FixedAmbient.uuid(1))

    private func id(
        _ resource: Resource.ID = resource, _ form: Item.Form = .card, _ words: String = "bees",
        _ ordinal: Int = 0
    ) -> Item.ID {
        Item.ID(resource: resource, form: form, words: words, ordinal: ordinal)
    }

    @Test func sameWordsOfTheSamePageAreTheSameItem() {
        #expect(id() == id())
    }

    @Test func anyDifferenceIsAnotherItem() {
        let other = Resource.ID(rawValue: FixedAmbient.uuid(2))
        let ids = [
            id(), id(other), id(Self.resource, .cloze), id(Self.resource, .card, "bee"),
            id(Self.resource, .card, "bees", 1), id(Self.resource, .card, "bees 1"),
        ]
        #expect(Set(ids).count == ids.count)
    }

    @Test func answerIsItsIdeasLineByLine() {
        let item = Item(
            id: id(), resource: Self.resource, form: .card, level: .recall, stem: "Bees",
            units: [IdeaUnit("forage", variants: ["gather"]), IdeaUnit("build")],
            spans: [Span(0, 4)],
            lines: [1], siblings: "", position: 0)
        #expect(item.answer == "forage\nbuild")
    }
}
