import TestSupport
import Testing
import ThawMemory

@Suite struct SchedulerTests {
    private let scheduler = Scheduler()

    @Test func easyFirstAnswerIsDueWhenRecallIsNineInTen() {
        let memory = scheduler.next(nil, rating: .easy, elapsedDays: 0)
        let days = scheduler.wholeDays(scheduler.interval(memory))
        #expect(days == 8)
        expectClose(scheduler.retrievability(memory, elapsedDays: Double(days)), 0.9024733)
    }

    @Test func nextStatesAreThoseOfEachRating() throws {
        let parameters = try Parameters([
            0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918,
            0.0025195254, 1.432437, 0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248,
            0.19542035, 3.201072, 0.18046261, 0.121442534,
        ])
        let scheduler = Scheduler(parameters: parameters)
        let history = [(Rating.again, 0.0), (.good, 1), (.good, 3), (.good, 8)]
        let memory = history.reduce(nil) {
            scheduler.next($0, rating: $1.0, elapsedDays: $1.1)
        }
        let expected: [Rating: (Double, Double)] = [
            .again: (2.9691455, 8.000659), .hard: (17.091452, 7.6913934),
            .good: (31.722992, 7.382128), .easy: (71.7502, 7.0728626),
        ]
        let states = scheduler.nextStates(memory, elapsedDays: 21)
        #expect(states.count == 4)
        for (rating, published) in expected {
            let state = try #require(states[rating])
            expectClose(state.stability, published.0, "\(rating)")
            expectClose(state.difficulty, published.1, "\(rating)")
            #expect(state == scheduler.next(memory, rating: rating, elapsedDays: 21))
        }
        let given = MemoryState(stability: 20.925528, difficulty: 7.005062)
        let good = scheduler.next(given, rating: .good, elapsedDays: 21)
        expectClose(good.stability, 40.87456)
        expectClose(good.difficulty, 6.9913807)
    }

    @Test func zeroDaysIsTheSameDayFormula() {
        let memory = MemoryState(stability: 5, difficulty: 1)
        expectClose(scheduler.next(memory, rating: .again, elapsedDays: 0).stability, 1.596818)
        #expect(scheduler.next(memory, rating: .good, elapsedDays: 0).stability == 5)
        #expect(scheduler.next(memory, rating: .good, elapsedDays: 1).stability > 5)
    }

    @Test(arguments: [0.7, 0.8, 0.9, 0.95, 0.99])
    func intervalEndsAtTheDesiredRetention(retention: Double) {
        let scheduler = Scheduler(desiredRetention: retention)
        let memory = MemoryState(stability: 40, difficulty: 5)
        let chance = scheduler.retrievability(memory, elapsedDays: scheduler.interval(memory))
        expectClose(chance, retention, within: 1e-10)
    }

    @Test(
        arguments: [
            (0.2, 1), (1.4, 1), (1.5, 2), (2.5, 3), (99.5, 100), (1e9, 100), (-5, 1), (.nan, 1),
            (.infinity, 100), (-.infinity, 1),
        ] as [(Double, Int)])
    func wholeDaysAreRoundedWithinOneAndTheMaximum(days: Double, whole: Int) {
        #expect(Scheduler(maximumIntervalDays: 100).wholeDays(days) == whole)
    }

    // δ = 1 + 0.15·(days from 2.5 to 7) + 0.1·(from 7 to 20) + 0.05·(from 20 on).
    @Test(
        arguments: [
            (1.0, 1, 1), (2, 2, 2), (2.49, 2, 2), (2.5, 2, 4), (5, 4, 6), (7, 5, 9), (20, 17, 23),
            (100, 93, 107), (36_500, 34_673, 36_500),
        ] as [(Double, Int, Int)])
    func fuzzStaysWithinAnkisBounds(days: Double, low: Int, high: Int) {
        let drawn = Set(
            stride(from: 0.0, to: 1, by: 0.0001).map { scheduler.fuzzed(days, unit: $0) })
        #expect(drawn.min() == low)
        #expect(drawn.max() == high)
        if high - low < 1000 { #expect(drawn == Set(low...high)) }
        #expect(scheduler.fuzzed(days, unit: 0) == low)
        #expect(scheduler.fuzzed(days, unit: 1.0.nextDown) == high)
    }

    @Test func fuzzNeverPassesTheMaximum() {
        let scheduler = Scheduler(maximumIntervalDays: 30)
        for unit in stride(from: 0.0, to: 1, by: 0.01) {
            #expect((25...30).contains(scheduler.fuzzed(29, unit: unit)))
            #expect(scheduler.fuzzed(9_999, unit: unit) <= 30)
        }
        #expect(Scheduler(maximumIntervalDays: 1).fuzzed(400, unit: 0.99) == 1)
    }

    @Test(arguments: [Double.nan, -1, 1, 2, .infinity, -.infinity])
    func unitOutsideOfItsRangeIsTheNearerEnd(unit: Double) {
        #expect((17...23).contains(scheduler.fuzzed(20, unit: unit)))
        #expect((1...36_500).contains(scheduler.fuzzed(unit, unit: unit)))
    }

    @Test(arguments: [Double.nan, -.infinity, .infinity, -1, 0, 1e-300, 1e300, 0.5, 36_500])
    func noArgumentGivesWhatIsNoNumber(number: Double) {
        let wild = Scheduler(desiredRetention: number, maximumIntervalDays: .max)
        for state in [nil, MemoryState(stability: number, difficulty: number)] {
            for rating in Rating.allCases {
                let next = wild.next(state, rating: rating, elapsedDays: number)
                #expect((0.001...36_500).contains(next.stability))
                #expect((1...10).contains(next.difficulty))
                #expect((0...1).contains(wild.retrievability(next, elapsedDays: number)))
                #expect((0...36_500).contains(wild.interval(next)))
            }
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func randomHistoriesStayInRange(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let w = (0..<21).map { _ in Double.random(in: -5...10, using: &generator) }
        let scheduler = Scheduler(parameters: try Parameters(w))
        var memory: MemoryState?
        for _ in 0..<200 {
            let rating = try #require(Rating.allCases.randomElement(using: &generator))
            let days = Double(Int.random(in: 0...400, using: &generator))
            let next = scheduler.next(memory, rating: rating, elapsedDays: days)
            #expect((0.001...36_500).contains(next.stability))
            #expect((1...10).contains(next.difficulty))
            memory = next
        }
    }

    @Test func settingsAreBroughtIntoTheirRanges() {
        let low = Scheduler(desiredRetention: 0, maximumIntervalDays: -3)
        #expect(low.desiredRetention == 0.1)
        #expect(low.maximumIntervalDays == 1)
        #expect(Scheduler(desiredRetention: .nan).desiredRetention == 0.9)
    }
}
