import Testing
import ThawMemory

@Suite struct StatesTests {
    @Test(arguments: Model.allCases, [1, 7, 8, 30])
    func statesAreThoseOfTheScheduler(model: Model, cards: Int) throws {
        let set = try Logs.drawn(cards: cards, reviews: 14, seed: UInt64(cards))
        let parameters = Parameters(defaultsOf: model)
        let scheduler = Scheduler(parameters: parameters)
        let states = set.states(with: parameters)
        #expect(states.count == cards)
        for card in 0..<cards {
            var state: MemoryState?
            for place in Int(set.starts[card])..<Int(set.starts[card + 1]) {
                let days = model == .fsrs6 ? set.wholeDays[place] : set.exactDays[place]
                let rating = try #require(Rating(rawValue: Int(set.ratings[place])))
                state = scheduler.next(state, rating: rating, elapsedDays: Double(days))
            }
            let expected = try #require(state)
            #expect(abs(states[card].stability / expected.stability - 1) < 1e-4)
            expectClose(states[card].difficulty, expected.difficulty, within: 1e-5)
            #expect((states[card].shortStability == nil) == (model == .fsrs6))
        }
    }

    @Test func emptySetHasNoStates() throws {
        let set = try TrainingSet(cards: [], days: [], ratings: [])
        #expect(set.states(with: .default).isEmpty)
    }
}
