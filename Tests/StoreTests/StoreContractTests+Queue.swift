import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

extension StoreContractTests {
    @Test(arguments: Engine.allCases)
    func newItemsComeByResourceThenByPlaceWithinTheLimit(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.bread)
            try await store.save(Self.caves)
            var settings = Self.settings
            settings.newPerDay = 4
            let queue = try await store.queue(Self.request(settings: settings))
            let expected = (Self.bread.items + Self.caves.items).prefix(4).map(\.id)
            #expect(queue.items.map(\.id) == expected)
            #expect(
                queue.items.map(\.item) == Array((Self.bread.items + Self.caves.items).prefix(4)))
            #expect(queue.counts == ReviewQueue.Counts(new: 4))
            #expect(queue.nextDue == nil)
            let short = try await store.queue(Self.request(settings: settings, limit: 1))
            #expect(short.items.map(\.id) == [expected[0]])
            #expect(short.counts.new == 4)
        }
    }

    @Test(arguments: Engine.allCases)
    func whatWasMetTodayUsesUpTheLimitUntilTomorrow(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(SampleResource.plain("Rivers", count: 6))
            var settings = Self.settings
            settings.newPerDay = 2
            let first = try await store.queue(Self.request(settings: settings)).items
            for (number, asked) in first.enumerated() {
                _ = try await store.record(
                    Self.answer(UInt64(number + 1), asked.id, .easy), settings: settings)
            }
            let empty = try await store.queue(Self.request(settings: settings))
            #expect(empty.items.isEmpty)
            #expect(empty.nextDue == settings.calendar.start(ofDay: Self.today + 1))
            let tomorrow = try await store.queue(
                Self.request(at: Self.days(1), settings: settings))
            #expect(tomorrow.counts.new == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func reviewsComeByDueDayWithinTheLimit(on engine: Engine) async throws {
        try await engine.withStore { store in
            let sample = SampleResource.plain("Rivers", count: 4)
            try await store.save(sample)
            let ratings: [Rating] = [.easy, .good, .easy, .good]
            var settings = Self.settings
            settings.learningSteps = []
            for (number, item) in sample.items.enumerated() {
                _ = try await store.record(
                    Self.answer(UInt64(number + 1), item.id, ratings[number]), settings: settings)
            }
            settings.reviewsPerDay = 3
            let queue = try await store.queue(
                Self.request(at: Self.days(30), settings: settings))
            #expect(queue.counts == ReviewQueue.Counts(reviews: 3))
            #expect(
                Set(queue.items.prefix(2).map(\.id)) == [sample.items[1].id, sample.items[3].id])
            let first = try #require(queue.items.first)
            _ = try await store.record(
                Self.answer(9, first.id, at: Self.days(30)), settings: settings)
            let rest = try await store.queue(Self.request(at: Self.days(30), settings: settings))
            #expect(rest.counts.reviews == 2)
            #expect(!rest.items.contains { $0.id == first.id })
        }
    }

    @Test(arguments: Engine.allCases)
    func stepsComeFirstWhenDueAndLastWhenSoon(on engine: Engine) async throws {
        try await engine.withStore { store in
            let sample = SampleResource.plain("Rivers", count: 3)
            try await store.save(sample)
            let item = sample.items[1].id
            _ = try await store.record(Self.answer(1, item, .good), settings: Self.settings)
            let soon = try await store.queue(Self.request(at: Self.noon.addingTimeInterval(60)))
            #expect(soon.items.map(\.id) == [sample.items[0].id, sample.items[2].id, item])
            #expect(soon.counts == ReviewQueue.Counts(new: 2, learning: 1))
            let due = try await store.queue(Self.request(at: Self.noon.addingTimeInterval(601)))
            #expect(due.items.first?.id == item)
        }
    }

    @Test(arguments: Engine.allCases)
    func stepBeyondTheTimeToLearnAheadSaysWhenItIsDue(on engine: Engine) async throws {
        try await engine.withStore { store in
            let sample = SampleResource.plain("Rivers", count: 1)
            try await store.save(sample)
            var settings = Self.settings
            settings.learningSteps = [120]
            let answered = try await store.record(
                Self.answer(1, sample.items[0].id, .again), settings: settings)
            let queue = try await store.queue(Self.request(settings: settings))
            #expect(queue.items.isEmpty)
            #expect(queue.counts.learning == 1)
            #expect(queue.nextDue == Self.noon.addingTimeInterval(7200))
            #expect(answered.state.due == .at(Self.noon.addingTimeInterval(7200)))
        }
    }

    @Test(arguments: Engine.allCases)
    func nothingIsEverDueInAnEmptyStore(on engine: Engine) async throws {
        try await engine.withStore { store in
            let queue = try await store.queue(Self.request())
            #expect(queue == ReviewQueue(items: [], counts: ReviewQueue.Counts()))
        }
    }

    @Test(arguments: Engine.allCases)
    func siblingsOfWhatWasAnsweredTodayWaitButStepsDoNot(on engine: Engine) async throws {
        try await engine.withStore { store in
            // Items 0 and 1 come from one line, 2 and 3 from another.
            let sample = SampleResource.plain("Rivers", count: 4, siblings: 2)
            try await store.save(sample)
            let first = try await store.queue(Self.request())
            #expect(first.items.map(\.id) == [sample.items[0].id, sample.items[2].id])
            #expect(first.counts.new == 2)
            _ = try await store.record(
                Self.answer(1, sample.items[0].id, .again), settings: Self.settings)
            let second = try await store.queue(Self.request(at: Self.noon.addingTimeInterval(90)))
            #expect(second.items.map(\.id) == [sample.items[0].id, sample.items[2].id])
            _ = try await store.record(
                Self.answer(2, sample.items[0].id, .easy, at: Self.noon.addingTimeInterval(90)),
                settings: Self.settings)
            let third = try await store.queue(Self.request(at: Self.noon.addingTimeInterval(99)))
            #expect(third.items.map(\.id) == [sample.items[2].id])
            let tomorrow = try await store.queue(Self.request(at: Self.days(1)))
            let pair = Set(sample.items.prefix(2).map(\.id))
            #expect(tomorrow.items.filter { pair.contains($0.id) }.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func savingAgainChangesPlacesAndSiblings(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(SampleResource.plain("Rivers", count: 4, siblings: 4))
            #expect(try await store.queue(Self.request()).counts.new == 1)
            var apart = SampleResource.plain("Rivers", count: 4)
            apart.items = apart.items.reversed().enumerated().map { place, item in
                Item(
                    id: item.id, resource: item.resource, form: item.form, level: item.level,
                    stem: item.stem, units: item.units, spans: item.spans, lines: item.lines,
                    siblings: item.siblings, position: place)
            }
            try await store.save(apart)
            let queue = try await store.queue(Self.request())
            #expect(queue.items.map(\.item) == apart.items)
        }
    }

    @Test(arguments: Engine.allCases)
    func sameSiblingNamesInTwoResourcesAreNotSiblings(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(SampleResource.plain("Rivers", count: 1))
            try await store.save(SampleResource.plain("Lakes", count: 1))
            let queue = try await store.queue(Self.request())
            #expect(queue.counts.new == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func suspendedAndBuriedItemsAreLeftOutUntilTheyReturn(on engine: Engine) async throws {
        try await engine.withStore { store in
            let sample = SampleResource.plain("Rivers", count: 2)
            try await store.save(sample)
            let (first, second) = (sample.items[0].id, sample.items[1].id)
            try await store.note(Self.event(1, first, .suspend))
            try await store.note(Self.event(2, second, .bury(untilDay: Self.today + 2)))
            let empty = try await store.queue(Self.request())
            #expect(empty.items.isEmpty)
            #expect(empty.counts.total == 0)
            #expect(empty.nextDue == Self.settings.calendar.start(ofDay: Self.today + 2))
            let later = try await store.queue(Self.request(at: Self.days(2)))
            #expect(later.items.map(\.id) == [second])
            try await store.note(Self.event(3, first, .resume))
            try await store.note(Self.event(4, second, .unbury))
            let all = try await store.queue(Self.request())
            #expect(all.items.map(\.id) == [first, second])
        }
    }

    @Test(arguments: Engine.allCases)
    func scopeNarrowsItemsCountsAndWhatIsNext(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            try await store.save(Self.bread)
            let cookery = try await store.queue(Self.request(.subject(["Cookery"])))
            #expect(cookery.items.map(\.id) == Self.bread.items.map(\.id))
            let above = try await store.queue(Self.request(.subject(["Geography"])))
            #expect(above.items.map(\.id) == Self.caves.items.map(\.id))
            let one = try await store.queue(Self.request(.resource(Self.caves.id)))
            #expect(one.counts.new == 3)
            let none = try await store.queue(
                Self.request(.resource(Resource.ID(hashing: ["nowhere"]))))
            #expect(none.items.isEmpty)
            #expect(none.nextDue == nil)

            var settings = Self.settings
            settings.learningSteps = []
            for (number, item) in Self.bread.items.enumerated() {
                _ = try await store.record(
                    Self.answer(UInt64(number + 1), item.id), settings: settings)
            }
            let done = try await store.queue(Self.request(.subject(["Cookery"])))
            #expect(done.items.isEmpty)
            let state = try await store.item(Self.bread.items[0].id, for: Self.learner).state
            guard case .onDay(let day)? = state.due else {
                Issue.record("an item without steps is due on a day")
                return
            }
            #expect(done.nextDue == settings.calendar.start(ofDay: day))
            let due = try await store.queue(
                Self.request(at: settings.calendar.start(ofDay: day), .resource(Self.bread.id)))
            #expect(due.counts == ReviewQueue.Counts(reviews: 2))
        }
    }

    @Test(arguments: Engine.allCases)
    func limitsCountWhatWasAnsweredInEveryScope(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            try await store.save(Self.bread)
            var settings = Self.settings
            settings.newPerDay = 2
            _ = try await store.record(
                Self.answer(1, Self.caves.items[0].id, .easy), settings: settings)
            let queue = try await store.queue(
                Self.request(.resource(Self.bread.id), settings: settings))
            #expect(queue.counts.new == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func lapseIsAskedAgainAsAStepNextToTheReviewLimit(on engine: Engine) async throws {
        try await engine.withStore { store in
            let sample = SampleResource.plain("Rivers", count: 2)
            try await store.save(sample)
            var settings = Self.settings
            settings.learningSteps = []
            for (number, item) in sample.items.enumerated() {
                _ = try await store.record(
                    Self.answer(UInt64(number + 1), item.id, .easy), settings: settings)
            }
            settings.reviewsPerDay = 1
            let time = Self.days(60)
            let first = try #require(
                try await store.queue(Self.request(at: time, settings: settings)).items.first)
            let lapsed = try await store.record(
                Self.answer(9, first.id, .again, at: time), settings: settings)
            #expect(lapsed.state.phase == .relearning(step: 0))
            #expect(lapsed.state.lapses == 1)
            let queue = try await store.queue(
                Self.request(at: time.addingTimeInterval(600), settings: settings))
            #expect(queue.counts == ReviewQueue.Counts(learning: 1))
            #expect(queue.items.map(\.id) == [first.id])
        }
    }
}
