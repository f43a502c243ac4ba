import TestSupport
import Testing
import ThawMemory

@Suite struct SimulatorTests {
    private let simulator = Simulator(scheduler: Scheduler())

    private func items(_ count: Int, stability: Double, elapsed: Int, due: Int) -> [Simulator.Item]
    {
        Array(
            repeating: Simulator.Item(
                state: MemoryState(stability: stability, difficulty: 5), elapsedDays: elapsed,
                dueInDays: due), count: count)
    }

    @Test(arguments: [0.0, 1, 30, 365])
    func knowledgeWithoutStudyIsTheSumOfTheChances(days: Double) {
        let items =
            items(3, stability: 10, elapsed: 4, due: 6)
            + items(1, stability: 90, elapsed: 0, due: 90)
        let scheduler = simulator.scheduler
        let expected =
            3 * scheduler.retrievability(items[0].state, elapsedDays: 4 + days)
            + scheduler.retrievability(items[3].state, elapsedDays: days)
        expectClose(simulator.knowledge(of: items, inDays: days), expected, within: 1e-12)
    }

    @Test(arguments: Model.allCases)
    func knowledgeOfEachDayIsThatOfTheScheduler(model: Model) {
        // Nothing is due in the time simulated, so the course is exact.
        let simulator = Simulator(
            scheduler: Scheduler(parameters: Parameters(defaultsOf: model)))
        let items = items(2, stability: 30, elapsed: 3, due: 100)
        let course = simulator.course(items, plan: .init(days: 45))
        #expect(course.count == 45)
        for (day, ahead) in course.enumerated() {
            expectClose(
                ahead.knowledge, simulator.knowledge(of: items, inDays: Double(day)), within: 1e-5)
            #expect(ahead.reviews == 0 && ahead.minutes == 0)
        }
    }

    @Test func sameSeedIsTheSameCourseAndAnotherIsNot() {
        let plan = Simulator.Plan(days: 120, newItems: 200, newPerDay: 10)
        let course = simulator.course(plan: plan, seed: 3)
        #expect(course == simulator.course(plan: plan, seed: 3))
        #expect(course != simulator.course(plan: plan, seed: 4))
    }

    @Test func lapsesAreAsFrequentAsTheRetentionSays() {
        let plan = Simulator.Plan(days: 300, newItems: 3_000, newPerDay: 30)
        for retention in [0.8, 0.9] {
            let simulator = Simulator(scheduler: Scheduler(desiredRetention: retention))
            let course = simulator.course(plan: plan)
            let reviews = course.reduce(0) { $0 + $1.reviews }
            let lapses = course.reduce(0) { $0 + $1.lapses }
            let share = 1 - Double(lapses) / Double(reviews)
            // Whole days and fuzz move the chance a little; the shortest interval is a day.
            #expect(abs(share - retention) < 0.04, "\(share)")
        }
    }

    @Test func itemsAreBegunUntilNoneWaits() {
        let course = simulator.course(plan: .init(days: 40, newItems: 50, newPerDay: 20))
        #expect(course.map(\.begun).prefix(4) == [20, 20, 10, 0])
        #expect(course[0].knowledge == 20)
        #expect(course.reduce(0) { $0 + $1.begun } == 50)
    }

    @Test func moreRetentionCostsMoreTimeAndGivesMoreKnowledge() {
        let plan = Simulator.Plan(days: 200, newItems: 1_000, newPerDay: 20)
        let costs = simulator.costs(of: [0.7, 0.8, 0.9, 0.95], plan: plan)
        for (less, more) in zip(costs, costs.dropFirst()) {
            #expect(less.minutesPerDay < more.minutesPerDay)
            #expect(less.knowledge < more.knowledge)
        }
    }

    @Test(arguments: Model.allCases)
    func costsAreThoseOfTheCourse(model: Model) throws {
        let simulator = Simulator(
            scheduler: Scheduler(
                parameters: Parameters(defaultsOf: model), desiredRetention: 0.85))
        let begun = items(40, stability: 5, elapsed: 3, due: 2)
        let plan = Simulator.Plan(days: 90, newItems: 30, newPerDay: 4)
        let cost = try #require(simulator.costs(of: [0.85], begun, plan: plan).first)
        let course = simulator.course(begun, plan: plan)
        let last = try #require(course.last)
        #expect(abs(cost.knowledge - last.knowledge) < 1e-3)
        let minutes = course.reduce(0) { $0 + $1.minutes } / 90
        #expect(abs(cost.minutesPerDay - minutes) < 1e-9)
    }

    @Test func limitPostponesReviewsAndKeepsThem() {
        let items = items(100, stability: 5, elapsed: 5, due: 0)
        let course = simulator.course(items, plan: .init(days: 30, minutesPerDay: 5))
        #expect(course[0].postponed > 0)
        #expect(course[0].minutes < 5.7)
        // What was not done today comes tomorrow: every item has its review in the end.
        #expect(course.reduce(0) { $0 + $1.reviews } >= 100)
        #expect(course.allSatisfy { $0.minutes < 5.7 })
    }

    @Test func overdueItemsAreDueToday() {
        let course = simulator.course(
            items(7, stability: 5, elapsed: 50, due: -45), plan: .init(days: 2))
        #expect(course[0].reviews == 7)
    }

    @Test func oddPlansAreEmptyOrFinite() {
        #expect(simulator.course(plan: .init(days: 0)).isEmpty)
        #expect(simulator.course(plan: .init(days: -4, newItems: 3)).isEmpty)
        let odd = Simulator.Habits(
            firstRatings: [], passRatings: [0, 0, 0], seconds: [], firstSeconds: [])
        let course = Simulator(scheduler: Scheduler(), habits: odd).course(
            items(3, stability: .nan, elapsed: -1, due: 0), plan: .init(days: 9, newItems: 4))
        #expect(course.allSatisfy { $0.knowledge.isFinite && $0.minutes == 0 })
        #expect(simulator.costs(of: [.nan], plan: .init(days: 3)).first?.minutesPerDay == 0)
    }
}
