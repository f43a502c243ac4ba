import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

extension StoreContractTests {
    @Test(arguments: Engine.allCases)
    func settingsReadBackAsTheyWereSaved(on engine: Engine) async throws {
        try await engine.withStore { store in
            #expect(try await store.settings(of: Self.learner) == nil)
            let zone = try #require(TimeZone(identifier: "Pacific/Auckland"))
            var settings = StudySettings(timeZone: zone)
            settings.desiredRetention = 0.87
            settings.learningSteps = [0.5, 7, 30]
            settings.relearningSteps = []
            settings.newPerDay = 0
            settings.reviewsPerDay = 9999
            settings.maximumIntervalDays = 365
            settings.usesFuzz = false
            settings.dayStart = 0
            var values = Parameters.default.values
            values[0] = 0.3
            values[20] = 0.2
            settings.parameters = try Parameters(values)
            try await store.save(settings, of: Self.learner)
            #expect(try await store.settings(of: Self.learner) == settings)
            try await store.save(Self.settings, of: Self.learner)
            #expect(try await store.settings(of: Self.learner) == Self.settings)
            let other = Learner.ID(hashing: ["another learner"])
            #expect(try await store.settings(of: other) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func statisticsCountByDayPhaseAndWhatIsComing(on engine: Engine) async throws {
        try await engine.withStore { store in
            let sample = SampleResource.plain("Rivers", count: 5)
            try await store.save(sample)
            var settings = Self.settings
            settings.learningSteps = []
            let items = sample.items.map(\.id)
            _ = try await store.record(Self.answer(1, items[0], .good), settings: settings)
            _ = try await store.record(Self.answer(2, items[1], .again), settings: settings)
            let later = Self.days(10)
            _ = try await store.record(
                Self.answer(3, items[0], .again, at: later), settings: Self.settings)
            _ = try await store.record(
                Self.answer(4, items[1], .hard, at: later), settings: settings)
            try await store.note(Self.event(5, items[4], .suspend, at: later))
            let today = Self.today + 10
            let statistics = try await store.statistics(
                of: Self.learner, days: Self.today...today, forecastDays: 400, today: today)
            #expect(
                statistics.days == [
                    Statistics.Day(
                        day: Self.today, ratings: [1, 0, 1, 0], reviewed: 0, recalled: 0,
                        milliseconds: 3000),
                    Statistics.Day(
                        day: today, ratings: [1, 1, 0, 0], reviewed: 2, recalled: 1,
                        milliseconds: 3000),
                ])
            #expect(statistics.retention == 0.5)
            #expect(statistics.new == 2)
            #expect(statistics.learning == 1)
            #expect(statistics.review == 1)
            #expect(statistics.suspended == 1)
            #expect(statistics.forecast.map(\.day) == Array(today..<today + 400))
            #expect(statistics.forecast[0].count == 1)
            #expect(statistics.forecast.reduce(0) { $0 + $1.count } == 2)
            let narrow = try await store.statistics(
                of: Self.learner, days: today...today, forecastDays: 0, today: today)
            #expect(narrow.days.map(\.day) == [today])
            #expect(narrow.forecast.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func overdueCountsForTheFirstDayOfTheForecast(on engine: Engine) async throws {
        try await engine.withStore { store in
            let sample = SampleResource.plain("Rivers", count: 2)
            try await store.save(sample)
            var settings = Self.settings
            settings.learningSteps = []
            for (number, item) in sample.items.enumerated() {
                _ = try await store.record(
                    Self.answer(UInt64(number + 1), item.id, .easy), settings: settings)
            }
            let day = Self.today + 500
            let statistics = try await store.statistics(
                of: Self.learner, days: day...day, forecastDays: 3, today: day)
            #expect(statistics.forecast.map(\.count) == [2, 0, 0])
        }
    }

    @Test(arguments: Engine.allCases)
    func eraseLeavesNothingAndTheStoreGoesOn(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            _ = try await store.record(Self.answer(1, item), settings: Self.settings)
            try await store.save(Self.settings, of: Self.learner)
            try await store.eraseEverything()
            #expect(try await store.library(Self.library()).isEmpty)
            #expect(try await store.search("cave", limit: 5).isEmpty)
            #expect(try await Self.entries(of: store).isEmpty)
            #expect(try await store.settings(of: Self.learner) == nil)
            #expect(try await store.queue(Self.request()).counts.total == 0)

            try await store.save(Self.caves)
            #expect(
                try await store.item(item, for: Self.learner).state == CardState(newItem: item))
            _ = try await store.record(Self.answer(1, item), settings: Self.settings)
            #expect(try await store.search("stalactite", limit: 5).count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func storeHoldsWhatABenchmarkFillsItWith(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await SampleStore.fill(store, cards: 450, answered: 0.5)
            let listed = try await store.library(Self.library())
            #expect(listed.count == 3)
            #expect(listed.reduce(0) { $0 + $1.items } == 450)
            let known = listed.reduce(0) { $0 + $1.known }
            #expect((150...300).contains(known))
            #expect(try await store.search(SampleStore.frequentWord, limit: 20).count == 9)
            #expect(try await store.search(SampleStore.rareWord, limit: 20).count == 1)
        }
    }
}
