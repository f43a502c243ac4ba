import Testing
import ThawCore

/// How a task is laid out.
@Suite struct ItemTaskTests {
    private static func item(_ task: Item.Task?, number: Int = 0) -> Item {
        let resource = Resource.ID(hashing: ["tasks"])
        return Item(
            id: Item.ID(resource: resource, form: .question, words: "w\(number)", ordinal: 0),
            resource: resource, form: .question, level: .recall, stem: "?", units: [], spans: [],
            lines: [], siblings: "", position: 0, task: task)
    }

    @Test(arguments: 0..<40)
    func listToBeOrderedIsNeverLaidOutInItsOrder(number: Int) {
        let texts = ["first", "second", "third"]
        for reviews in 0..<10 {
            let laidOut = Self.item(.order(texts), number: number).laidOut(reviews: reviews)
            #expect(laidOut != texts)
            #expect(laidOut.sorted() == texts.sorted())
        }
    }

    @Test func orderIsTheSameUntilTheNextAnswerAndThenAnother() {
        let options = (0..<6).map { Item.Task.Option("\($0)", refutedBy: $0 == 0 ? nil : $0) }
        let item = Self.item(.choice(options))
        #expect(item.laidOut(reviews: 3) == item.laidOut(reviews: 3))
        #expect(Set((0..<8).map { item.laidOut(reviews: $0) }).count > 4)
        // The right one stands in no place for good.
        #expect(
            Set((0..<30).compactMap { item.laidOut(reviews: $0).firstIndex(of: "0") }).count > 3)
    }

    @Test func matchLaysOutTheOneSideAndNamesTheOther() {
        let item = Self.item(.match([.init("a", "1"), .init("b", "2")]))
        #expect(item.matched == ["a", "b"])
        #expect(item.laidOut(reviews: 0).sorted() == ["1", "2"])
        #expect(Self.item(nil).laidOut(reviews: 0).isEmpty)
        #expect(Self.item(.order([])).laidOut(reviews: 0).isEmpty)
    }
}
