import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

extension StoreContractTests {
    /// Answers two items over some days; the clock of one runs backwards once.
    private static func study(_ store: any Store) async throws {
        try await store.save(caves)
        let (a, b) = (caves.items[0].id, caves.items[1].id)
        _ = try await store.record(answer(1, a, .good), settings: settings)
        _ = try await store.record(answer(2, b, .again, at: days(1)), settings: settings)
        _ = try await store.record(answer(3, a, .hard, at: days(4)), settings: settings)
        _ = try await store.record(answer(4, a, .easy, at: days(9)), settings: settings)
        _ = try await store.record(answer(5, a, .good, at: days(8)), settings: settings)
    }

    @Test(arguments: Engine.allCases)
    func historyHoldsWhatStandsCardByCard(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await Self.study(store)
            _ = try await store.undo(
                for: Self.learner, event: Self.id(6), at: Self.days(9), settings: Self.settings)
            try await store.note(Self.event(7, Self.caves.items[1].id, .suspend))
            let history = try await store.reviewHistory(
                of: Self.learner, calendar: Self.settings.calendar)
            #expect(history.count == 4)
            #expect(try await store.answerCount(of: Self.learner) == 4)
            let cards = history.cards.sorted { $0.answers.count > $1.answers.count }
            #expect(cards.map(\.answers.count) == [3, 1])
            #expect(cards.map(\.isAsked) == [true, false])
            #expect(cards[0].answers.map { history.ratings[$0] } == [3, 2, 4])
            // Noon is eight hours after the day began at four.
            let day = Double(Self.today)
            let expected = [0.0, 4, 9].map { day + $0 + 8.0 / 24 }
            for (place, time) in zip(cards[0].answers, expected) {
                #expect(abs(history.days[place] - time) < 1e-9)
            }
            #expect(history.milliseconds == [1500, 1500, 1500, 1500])
            let state = try await store.item(Self.caves.items[0].id, for: Self.learner).state
            #expect(cards[0].dueDay.map { CardState.Due.onDay($0) } == state.due)
        }
    }

    @Test(arguments: Engine.allCases)
    func clockSetBackCountsAsNoTime(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await Self.study(store)
            let history = try await store.reviewHistory(
                of: Self.learner, calendar: Self.settings.calendar)
            let set = try history.trainingSet()
            #expect(set.reviewCount == 5)
            for card in history.cards {
                let days = card.answers.map { history.days[$0] }
                #expect(days == days.sorted())
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func learnerWithoutAnswersHasAnEmptyHistory(on engine: Engine) async throws {
        try await engine.withStore { store in
            let history = try await store.reviewHistory(
                of: Self.learner, calendar: Self.settings.calendar)
            #expect(history.count == 0)
            #expect(try history.trainingSet().reviewCount == 0)
            #expect(try await store.answerCount(of: Self.learner) == 0)
            let fit = try await store.refit(
                of: Self.learner, defaults: Self.settings, at: Self.noon)
            #expect(fit.outcome == .tooFew)
        }
    }

    @Test(arguments: Engine.allCases, Model.allCases)
    func adoptedParametersRebuildEveryStateAndKeepOtherSettings(
        on engine: Engine, model: Model
    ) async throws {
        try await engine.withStore { store in
            try await Self.study(store)
            var saved = Self.settings
            saved.newPerDay = 7
            try await store.save(saved, of: Self.learner)
            var values = Parameters(defaultsOf: model).values
            for place in 0..<4 { values[place] *= 1.5 }
            let parameters = try Parameters(values)
            let fit = MemoryFit(
                time: Self.noon, answers: 5, scored: 3, outcome: .fitted, before: 0.5, after: 0.4,
                heldOut: [.fsrs6: 0.45, .fsrs7: 0.44])
            // What the caller read before is not what is saved now.
            let changed = try await store.adopt(
                parameters, from: fit, for: Self.learner, defaults: Self.settings)
            #expect(changed == 2)
            let now = try #require(try await store.settings(of: Self.learner))
            #expect(now.parameters == parameters)
            #expect(now.memoryFit == fit)
            #expect(now.newPerDay == 7)
            let log = try await Self.entries(of: store)
            for item in Self.caves.items.prefix(2) {
                let state = try await store.item(item.id, for: Self.learner).state
                #expect(state == ReviewSession(settings: now).rebuild(item.id, from: log))
                #expect((state.memory?.shortStability != nil) == (model == .fsrs7))
            }
            #expect(try await store.rebuildStates(of: Self.learner, settings: now) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func answersAreRecordedWithTheQuickStabilityToo(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            var settings = Self.settings
            settings.parameters = Parameters(defaultsOf: .fsrs7)
            let item = Self.caves.items[0].id
            // Ten minutes count for FSRS-7, which FSRS-6 calls the same day.
            let soon = Self.noon.addingTimeInterval(600)
            _ = try await store.record(Self.answer(1, item, .good), settings: settings)
            let second = try await store.record(
                Self.answer(2, item, .good, at: soon), settings: settings)
            let memory = try #require(second.state.memory)
            #expect(try await store.item(item, for: Self.learner).state.memory == memory)
            let scheduler = Scheduler(parameters: settings.parameters)
            let first = scheduler.next(nil, rating: .good, elapsedDays: 0)
            #expect(
                memory == scheduler.next(first, rating: .good, elapsedDays: 600.0 / 86_400))
            #expect(try await store.rebuildStates(of: Self.learner, settings: settings) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func refitComesByItselfOnceEnoughAnswersHaveCome(on engine: Engine) async throws {
        try await engine.withStore { store in
            let sample = SampleResource.plain("Rivers", count: 12)
            try await store.save(sample)
            var number: UInt64 = 0
            func study(_ day: Int) async throws {
                for (place, item) in sample.items.enumerated() {
                    number += 1
                    let rating: Rating = (place + day) % 5 == 0 ? .again : .good
                    _ = try await store.record(
                        Self.answer(number, item.id, rating, at: Self.days(day)),
                        settings: Self.settings)
                }
            }
            func refit() async throws -> MemoryFit? {
                try await store.refitIfDue(
                    of: Self.learner, defaults: Self.settings, at: Self.days(40))
            }
            try await study(0)
            #expect(try await refit() == nil)
            for day in [2, 7, 20] { try await study(day) }
            let fit = try #require(try await refit())
            #expect(fit.answers == 48)
            #expect(fit.scored == 36)
            #expect(fit.outcome != .tooFew)
            #expect(try await store.settings(of: Self.learner)?.memoryFit == fit)
            #expect(try await refit() == nil)
            var off = try #require(try await store.settings(of: Self.learner))
            off.refitsByItself = false
            try await store.save(off, of: Self.learner)
            for day in [30, 38] { try await study(day) }
            #expect(try await refit() == nil)
        }
    }
}
