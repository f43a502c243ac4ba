import Foundation
import TestSupport
import Testing
import ThawCore

@Suite struct ReviewQueueTests {
    private let now = Date(timeIntervalSince1970: 1_795_176_000)
    private let resource = Resource.ID(rawValue: FixedAmbient.uuid(900))

    private func candidate(_ number: UInt64, siblings: String? = nil, dueIn seconds: Double? = nil)
        -> StudyItem
    {
        let item = Item(
            id: Item.ID(rawValue: FixedAmbient.uuid(number)), resource: resource, form: .card,
            level: .recall, stem: "\(number)", units: [IdeaUnit("answer")], spans: [Span(0, 1)],
            lines: [1], siblings: siblings ?? "group \(number)", position: Int(number))
        var state = CardState(newItem: item.id)
        if let seconds {
            state.phase = .learning(step: 0)
            state.due = .at(now.addingTimeInterval(seconds))
        }
        return StudyItem(item: item, state: state)
    }

    private func stems(_ items: [StudyItem]) -> [String] { items.map(\.item.stem) }

    @Test func dueStepsComeFirstAndNearStepsLast() {
        let arranged = ReviewQueue.arranged(
            learning: [
                candidate(1, dueIn: -60), candidate(2, dueIn: 0), candidate(3, dueIn: 600),
                candidate(4, dueIn: 1200), candidate(5, dueIn: 1201),
            ],
            reviews: [candidate(10)], new: [candidate(20)], at: now)
        #expect(stems(arranged) == ["1", "2", "20", "10", "3", "4"])
    }

    @Test func learnAheadIsHowFarItLooks() {
        let steps = [candidate(1, dueIn: 30), candidate(2, dueIn: 90)]
        let arranged = ReviewQueue.arranged(
            learning: steps, reviews: [], new: [], at: now, learnAhead: 60)
        #expect(stems(arranged) == ["1"])
    }

    @Test func siblingsAreApart() {
        let arranged = ReviewQueue.arranged(
            learning: [], reviews: [candidate(1, siblings: "a"), candidate(2, siblings: "a")],
            new: [candidate(3, siblings: "b"), candidate(4, siblings: "b")], at: now)
        #expect(Set(stems(arranged)) == ["1", "3"])
    }

    @Test func newItemGivesWayToItsSiblingsReview() {
        let arranged = ReviewQueue.arranged(
            learning: [], reviews: [candidate(1, siblings: "a")],
            new: [candidate(2, siblings: "a"), candidate(3)], at: now)
        #expect(Set(stems(arranged)) == ["1", "3"])
    }

    @Test func stepKeepsItsSiblingsAwayEvenWhenItIsLater() {
        let arranged = ReviewQueue.arranged(
            learning: [candidate(1, siblings: "a", dueIn: 7200)],
            reviews: [candidate(2, siblings: "a")], new: [candidate(3, siblings: "a")], at: now)
        #expect(arranged.isEmpty)
    }

    @Test func stepsOfOneGroupAreAllKept() {
        let arranged = ReviewQueue.arranged(
            learning: [
                candidate(1, siblings: "a", dueIn: -2), candidate(2, siblings: "a", dueIn: -1),
            ],
            reviews: [], new: [], at: now)
        #expect(stems(arranged) == ["1", "2"])
    }

    @Test func noGroupMeansNoSiblings() {
        let arranged = ReviewQueue.arranged(
            learning: [], reviews: [candidate(1, siblings: ""), candidate(2, siblings: "")],
            new: [],
            at: now)
        #expect(stems(arranged) == ["1", "2"])
    }

    @Test(arguments: [(0, 5), (5, 0), (1, 1), (1, 10), (3, 9), (20, 5), (7, 31), (20, 200)])
    func newItemsAreSpreadEvenlyAndOrderIsKept(new: Int, reviews: Int) {
        let news = (0..<new).map { candidate(UInt64(1000 + $0)) }
        let olds = (0..<reviews).map { candidate(UInt64($0 + 1)) }
        let arranged = ReviewQueue.arranged(learning: [], reviews: olds, new: news, at: now)
        #expect(arranged.count == new + reviews)
        #expect(stems(arranged.filter { $0.item.position < 1000 }) == stems(olds))
        #expect(stems(arranged.filter { $0.item.position >= 1000 }) == stems(news))
        // At every point the share of new items so far is within one item of the whole share.
        var met = 0
        for (index, item) in arranged.enumerated() {
            if item.item.position >= 1000 { met += 1 }
            let share = Double(new) * Double(index + 1) / Double(new + reviews)
            #expect(abs(Double(met) - share) <= 1)
        }
    }
}
