import Testing
import ThawMemory

@Suite struct ExpectationTests {
    private let simulator = Simulator(scheduler: Scheduler(desiredRetention: 0.9))

    @Test func oneItemOnItsFirstDaysIsExact() {
        let habits = Simulator.Habits(
            firstRatings: [0, 0, 1, 0], passRatings: [0, 1, 0], seconds: [60, 0, 30, 0],
            firstSeconds: [0, 0, 120, 0])
        let scheduler = Scheduler()
        let days = Simulator(scheduler: scheduler, habits: habits).expectation(
            plan: .init(days: 6, newItems: 1, newPerDay: 1))
        let state = scheduler.next(nil, rating: .good, elapsedDays: 0)
        let due = scheduler.wholeDays(scheduler.interval(state))
        let recall = scheduler.retrievability(state, elapsedDays: Double(due))
        #expect(due == 2)
        #expect(days[0].begun == 1 && days[0].minutes == 2 && days[0].reviews == 0)
        expectClose(
            days[1].knowledge, scheduler.retrievability(state, elapsedDays: 1), within: 1e-6)
        #expect(days[2].reviews == 1)
        expectClose(days[2].lapses, 1 - recall, within: 1e-12)
        expectClose(days[2].minutes, (1 - recall) + recall / 2, within: 1e-12)
    }

    @Test func itIsTheMeanOfWhatIsDrawn() {
        let plan = Simulator.Plan(days: 60, newItems: 600, newPerDay: 40)
        let expected = simulator.expectation(plan: plan)
        let drawn = (1...4).map { simulator.course(plan: plan, seed: $0) }
        func mean(_ value: (Simulator.Day) -> Double) -> Double {
            drawn.joined().reduce(0) { $0 + value($1) } / Double(drawn.count)
        }
        // The drawn course moves intervals a little, the expected one does not.
        let reviews = expected.reduce(0) { $0 + $1.reviews }
        expectClose(mean { Double($0.reviews) } / reviews, 1, within: 0.04, "reviews")
        let minutes = expected.reduce(0) { $0 + $1.minutes }
        expectClose(mean(\.minutes) / minutes, 1, within: 0.04, "minutes")
        let known = drawn.reduce(0) { $0 + ($1.last?.knowledge ?? 0) } / Double(drawn.count)
        expectClose(known / (expected.last?.knowledge ?? .nan), 1, within: 0.02, "knowledge")
        #expect(expected.map(\.begun).reduce(0, +) == 600)
    }

    @Test func itemsThatDoNotFillADayAreBegunOnTheLast() {
        let days = simulator.expectation(plan: .init(days: 5, newItems: 50, newPerDay: 20))
        #expect(days.map(\.begun) == [20, 20, 10, 0, 0])
        expectClose(days[0].knowledge, 20, within: 1e-9)
    }

    @Test func twiceTheItemsAreTwiceTheWork() {
        let one = simulator.expectation(plan: .init(days: 40, newItems: 4_000, newPerDay: 10))
        let two = simulator.expectation(plan: .init(days: 40, newItems: 4_000, newPerDay: 20))
        for (a, b) in zip(one, two) {
            expectClose(b.reviews, 2 * a.reviews, within: 1e-9)
            expectClose(b.knowledge, 2 * a.knowledge, within: 1e-9)
        }
    }

    @Test func oddPlansAreEmptyOrFinite() {
        #expect(simulator.expectation(plan: .init(days: 0, newItems: 3)).isEmpty)
        let none = simulator.expectation(plan: .init(days: 3, newItems: 5, newPerDay: 0))
        #expect(none.allSatisfy { $0.begun == 0 && $0.minutes == 0 && $0.knowledge == 0 })
        let odd = Simulator.Habits(
            firstRatings: [], passRatings: [0, 0, 0], seconds: [], firstSeconds: [])
        let days = Simulator(scheduler: Scheduler(), habits: odd).expectation(
            plan: .init(days: 9, newItems: 4))
        #expect(days.allSatisfy { $0.knowledge.isFinite && $0.minutes == 0 })
    }
}
