import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

@Suite struct ReviewSessionTests {
    private static let start = Date(timeIntervalSince1970: 1_795_176_000)
    private let ambient = FixedAmbient(now: start)
    private let item = Item.ID(rawValue: FixedAmbient.uuid(7_000))

    private func settings(
        learning: [Double] = [1, 10], relearning: [Double] = [10], fuzz: Bool = false
    ) throws -> StudySettings {
        var settings = StudySettings(timeZone: try #require(TimeZone(identifier: "UTC")))
        settings.learningSteps = learning
        settings.relearningSteps = relearning
        settings.usesFuzz = fuzz
        return settings
    }

    /// Answers at the moment each answer is due.
    private func answer(_ ratings: [Rating], _ settings: StudySettings) -> [CardState] {
        let session = ReviewSession(settings: settings)
        var state = CardState(newItem: item)
        return ratings.map { rating in
            ambient.now = max(ambient.now, dueTime(of: state, in: session))
            state =
                session.answer(
                    state, rating, by: Learner.local, at: ambient.now,
                    event: ReviewEvent.ID(rawValue: ambient.newID())
                ).state
            return state
        }
    }

    private func dueTime(of state: CardState, in session: ReviewSession) -> Date {
        switch state.due {
        case .at(let time): time
        case .onDay(let day): session.calendar.start(ofDay: day)
        case nil: ambient.now
        }
    }

    @Test func intervalsAreTheOnesThatEveryProgramGives() throws {
        let ratings: [Rating] = [
            .good, .good, .good, .good, .good, .good, .again, .again, .good, .good, .good, .good,
            .good,
        ]
        let intervals = answer(ratings, try settings()).map { state in
            if case .onDay(let day) = state.due { day - (state.lastDay ?? 0) } else { 0 }
        }
        #expect(intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
    }

    @Test(
        arguments: [
            (CardState.Phase.new, Rating.again, CardState.Phase.learning(step: 0), 1.0),
            (.new, .hard, .learning(step: 0), 5.5), (.new, .good, .learning(step: 1), 10),
            (.learning(step: 0), .again, .learning(step: 0), 1),
            (.learning(step: 0), .good, .learning(step: 1), 10),
            (.learning(step: 1), .again, .learning(step: 0), 1),
            (.learning(step: 1), .hard, .learning(step: 1), 10),
            (.learning(step: 9), .hard, .learning(step: 1), 10),
            (.review, .again, .relearning(step: 0), 10),
            (.relearning(step: 0), .again, .relearning(step: 0), 10),
            (.relearning(step: 0), .hard, .relearning(step: 0), 15),
        ] as [(CardState.Phase, Rating, CardState.Phase, Double)])
    func ratingsWalkTheSteps(
        from phase: CardState.Phase, rating: Rating, to next: CardState.Phase, minutes: Double
    ) throws {
        let outcome = ReviewSession(settings: try settings())
            .outcome(of: state(phase), rating, at: Self.start)
        #expect(outcome.phase == next)
        #expect(outcome.wait == minutes * 60)
        #expect(outcome.due == .at(Self.start.addingTimeInterval(minutes * 60)))
    }

    @Test(
        arguments: [
            (CardState.Phase.new, Rating.easy), (.learning(step: 0), .easy),
            (.learning(step: 1), .good),
            (.learning(step: 9), .good), (.relearning(step: 0), .good),
            (.relearning(step: 0), .easy),
            (.review, .hard), (.review, .good), (.review, .easy),
        ] as [(CardState.Phase, Rating)])
    func otherRatingsLeaveTheStepsForDays(from phase: CardState.Phase, rating: Rating) throws {
        let session = ReviewSession(settings: try settings())
        let outcome = session.outcome(of: state(phase), rating, at: Self.start)
        #expect(outcome.phase == .review)
        guard case .onDay(let day) = outcome.due else {
            Issue.record("due \(outcome.due)")
            return
        }
        let days = day - session.calendar.day(of: Self.start)
        #expect(days >= 1)
        #expect(outcome.wait == Double(days) * 86_400)
    }

    @Test(arguments: Rating.allCases)
    func withoutStepsEveryAnswerGivesDays(rating: Rating) throws {
        let session = ReviewSession(settings: try settings(learning: [], relearning: []))
        for phase in [CardState.Phase.new, .learning(step: 0), .review, .relearning(step: 1)] {
            let outcome = session.outcome(of: state(phase), rating, at: Self.start)
            #expect(outcome.phase == .review)
            #expect(outcome.wait >= 86_400)
        }
    }

    @Test func onlyStepIsHalfAsLongAgainAfterHard() throws {
        let session = ReviewSession(settings: try settings(learning: [10]))
        #expect(session.outcome(of: state(.new), .hard, at: Self.start).wait == 900)
        #expect(session.outcome(of: state(.new), .good, at: Self.start).phase == .review)
    }

    @Test func lapseIsCountedOnceAndLowersStability() throws {
        let states = answer([.easy, .good, .again, .again, .good], try settings())
        #expect(states.map(\.lapses) == [0, 0, 1, 1, 1])
        #expect(states.map(\.reviews) == [1, 2, 3, 4, 5])
        let stability = states.map { $0.memory?.stability ?? 0 }
        #expect(stability[2] < stability[1])
    }

    @Test func forgettingWhileLearningIsNoLapse() throws {
        #expect(answer([.good, .again, .again, .good], try settings()).last?.lapses == 0)
    }

    @Test func buttonsAgreeWithTheAnswersTheyStandFor() throws {
        let session = ReviewSession(settings: try settings(fuzz: true))
        let before = try #require(answer([.good, .good, .good], try settings()).last)
        let outcomes = session.outcomes(of: before, at: ambient.now)
        #expect(outcomes.count == 4)
        for rating in Rating.allCases {
            let promised = try #require(outcomes[rating])
            let (after, event) = session.answer(
                before, rating, by: Learner.local, at: ambient.now,
                event: ReviewEvent.ID(rawValue: ambient.newID()))
            #expect(after.phase == promised.phase)
            #expect(after.due == promised.due)
            #expect(after.memory == promised.memory)
            #expect(after == session.applying(event, to: before))
        }
    }

    @Test func waitsGrowWithTheRating() throws {
        let states = answer([.good, .good, .good, .good], try settings(fuzz: true))
        let session = ReviewSession(settings: try settings(fuzz: true))
        for state in [CardState(newItem: item)] + states {
            let waits = Rating.allCases.map { session.outcome(of: state, $0, at: ambient.now).wait }
            #expect(waits == waits.sorted())
        }
    }

    @Test func answerAfterMidnightBelongsToTheEvening() throws {
        let session = ReviewSession(settings: try settings())
        let evening = try Date("2026-11-20T22:00:00Z", strategy: .iso8601)
        let state = session.answer(
            CardState(newItem: item), .easy, by: Learner.local, at: evening,
            event: ReviewEvent.ID(rawValue: ambient.newID())
        ).state
        let night = evening.addingTimeInterval(5.5 * 3600)
        let morning = evening.addingTimeInterval(6.5 * 3600)
        #expect(session.calendar.day(of: night) == state.lastDay)
        let memory = try #require(state.memory)
        #expect(session.outcome(of: state, .good, at: night).memory.stability == memory.stability)
        #expect(session.outcome(of: state, .good, at: morning).memory.stability > memory.stability)
    }

    @Test func clockThatRunsBackwardsCountsAsTheSameDay() throws {
        let session = ReviewSession(settings: try settings())
        let state = try #require(answer([.easy], try settings()).last)
        let outcome = session.outcome(of: state, .good, at: Self.start.addingTimeInterval(-1e7))
        #expect(outcome.memory.stability == state.memory?.stability)
        #expect(session.retrievability(of: state, onDay: (state.lastDay ?? 0) - 50) == 1)
    }

    @Test func fuzzDiffersBetweenItemsAndBetweenReviewsOfOneItem() throws {
        let session = ReviewSession(settings: try settings(fuzz: true))
        func waits(_ change: (Int, inout CardState) -> Void) -> Set<TimeInterval> {
            Set(
                (0..<40).map { number in
                    var state = CardState(
                        newItem: Item.ID(rawValue: FixedAmbient.uuid(UInt64(number))))
                    state.phase = .review
                    state.memory = MemoryState(stability: 100, difficulty: 5)
                    state.lastDay = session.calendar.day(of: Self.start) - 100
                    change(number, &state)
                    return session.outcome(of: state, .good, at: Self.start).wait
                })
        }
        #expect(waits { _, _ in }.count > 10)
        let one = Item.ID(rawValue: FixedAmbient.uuid(1))
        #expect(
            waits { number, state in
                let memory = (state.memory, state.lastDay)
                state = CardState(newItem: one)
                state.phase = .review
                (state.memory, state.lastDay) = memory
                state.reviews = number
            }.count > 10)
    }

    @Test func newItemHasNoChanceOfRecall() throws {
        let session = ReviewSession(settings: try settings())
        #expect(session.retrievability(of: CardState(newItem: item), onDay: 20_000) == nil)
    }

    private func state(_ phase: CardState.Phase) -> CardState {
        var state = CardState(newItem: item)
        state.phase = phase
        if phase != .new {
            state.memory = MemoryState(stability: 5, difficulty: 5)
            state.lastDay = Int(Self.start.timeIntervalSince1970 / 86_400) - 5
        }
        return state
    }
}
