import Testing
import ThawMemory

/// FSRS-6 and FSRS-7 behind one interface.
@Suite struct TwoModelsTests {
    private let newest = Parameters(defaultsOf: .fsrs7)

    @Test func thirtyFourNumbersAreFsrs7() throws {
        #expect(newest.model == .fsrs7)
        #expect(Parameters.default.model == .fsrs6)
        #expect(Parameters(defaultsOf: .fsrs6) == .default)
        #expect(try Parameters(newest.values) == newest)
    }

    @Test func numbersOfFsrs7AreBroughtIntoRangeAndOrder() throws {
        var w = newest.values
        w[0] = 60
        w[3] = -1
        w[25] = 0.84
        w[26] = 0.5
        let kept = try Parameters(w).values
        #expect(Array(kept[0..<4]) == [50, 50, 50, 50])
        #expect(kept[26] == 0.84)
    }

    @Test(arguments: Model.allCases)
    func intervalEndsAtTheDesiredRetention(model: Model) {
        for retention in [0.7, 0.85, 0.95] {
            let scheduler = Scheduler(
                parameters: Parameters(defaultsOf: model), desiredRetention: retention)
            var memory = scheduler.next(nil, rating: .good, elapsedDays: 0)
            for _ in 0..<2 {
                memory = scheduler.next(
                    memory, rating: .good, elapsedDays: scheduler.interval(memory))
                let chance = scheduler.retrievability(
                    memory, elapsedDays: scheduler.interval(memory))
                expectClose(chance, retention, within: 1e-7)
                expectClose(
                    scheduler.interval(memory, retention: retention), scheduler.interval(memory),
                    within: 1e-9)
            }
        }
    }

    @Test func ninetyPercentIntervalOfFsrs7IsNotItsStability() {
        let scheduler = Scheduler(parameters: newest)
        let memory = scheduler.next(nil, rating: .good, elapsedDays: 0)
        #expect(memory.shortStability != nil)
        expectClose(scheduler.interval(memory), 4.777721806896745, within: 1e-6)
        expectClose(memory.stability, 3.9221)
    }

    @Test func stateOfFsrs6ServesFsrs7() {
        let memory = Scheduler().next(nil, rating: .good, elapsedDays: 0)
        #expect(memory.shortStability == nil)
        let scheduler = Scheduler(parameters: newest)
        let next = scheduler.next(memory, rating: .good, elapsedDays: 2)
        #expect(next.stability > memory.stability && next.shortStability != nil)
    }

    @Test(arguments: [Double.nan, -.infinity, .infinity, -1, 0, 1e-300, 1e300, 0.5, 36_500])
    func noArgumentGivesWhatIsNoNumber(number: Double) {
        let wild = Scheduler(parameters: newest, desiredRetention: number)
        let states = [
            nil, MemoryState(stability: number, difficulty: number),
            MemoryState(stability: number, difficulty: number, shortStability: number),
        ]
        for state in states {
            for rating in Rating.allCases {
                let next = wild.next(state, rating: rating, elapsedDays: number)
                #expect((1e-4...36_500).contains(next.stability))
                #expect((1e-4...36_500).contains(next.shortStability ?? .nan))
                #expect((1...10).contains(next.difficulty))
                #expect((0...1).contains(wild.retrievability(next, elapsedDays: number)))
                #expect((0...36_500).contains(wild.interval(next)))
            }
        }
    }

    @Test(arguments: Model.allCases)
    func fourNextAreThoseOfEachRating(model: Model) {
        let scheduler = Scheduler(parameters: Parameters(defaultsOf: model))
        let memory = scheduler.next(nil, rating: .hard, elapsedDays: 0)
        let four = scheduler.fourNext(memory, elapsedDays: 3)
        #expect(four.again == scheduler.next(memory, rating: .again, elapsedDays: 3))
        #expect(four.hard == scheduler.next(memory, rating: .hard, elapsedDays: 3))
        #expect(four.good == scheduler.next(memory, rating: .good, elapsedDays: 3))
        #expect(four.easy == scheduler.next(memory, rating: .easy, elapsedDays: 3))
        #expect(scheduler.nextStates(memory, elapsedDays: 3)[.easy] == four.easy)
    }

    @Test func fitTakesTheModelThatPredictsHeldBackReviewsBetter() throws {
        let set = try Logs.drawn(cards: 200, reviews: 12, seed: 31)
        var options = Optimizer.Options()
        options.rounds = 6
        let fit = try Optimizer(options: options).fit(set, models: [.fsrs6, .fsrs7])
        #expect(fit.heldOut.map(\.model) == [.fsrs6, .fsrs7])
        let scores = fit.heldOut.map { min($0.defaults.logLoss, $0.fitted.logLoss) }
        // The log is drawn from FSRS-6's own equations.
        #expect(scores[0] < scores[1])
        #expect(fit.model == .fsrs6 && fit.parameters.values.count == 21)
        let other = try Optimizer(options: options).fit(set, models: [.fsrs7])
        #expect(other.model == .fsrs7 && other.parameters.values.count == 34)
        #expect(other.after.logLoss <= other.before.logLoss)
    }
}
