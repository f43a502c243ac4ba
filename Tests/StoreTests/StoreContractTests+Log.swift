import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

extension StoreContractTests {
    @Test(arguments: Engine.allCases)
    func answerIsWhatTheRulesSayAndIsLogged(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            var answer = Self.answer(1, item, .hard)
            answer.confidence = 70
            answer.response = "hangs – „down“ ∞"
            let returned = try await store.record(answer, settings: Self.settings)
            let (state, event) = ReviewSession(settings: Self.settings).answer(
                CardState(newItem: item), .hard, by: Self.learner, at: Self.noon, event: Self.id(1),
                milliseconds: 1500, confidence: 70, response: "hangs – „down“ ∞")
            #expect(returned.state == state)
            #expect(returned.item == Self.caves.items[0])
            #expect(try await store.item(item, for: Self.learner) == returned)
            let log = try await store.log(of: Self.learner, after: 0, limit: 10)
            #expect(log.events == [event])
        }
    }

    @Test(arguments: Engine.allCases)
    func answerSentTwiceCountsOnce(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let answer = Self.answer(1, Self.caves.items[0].id)
            let first = try await store.record(answer, settings: Self.settings)
            var again = answer
            again.rating = .again
            again.time = Self.days(3)
            let second = try await store.record(again, settings: Self.settings)
            #expect(second == first)
            #expect(try await Self.entries(of: store).count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func answerToNothingIsRefusedAndNotLogged(on engine: Engine) async throws {
        try await engine.withStore { store in
            let item = Item.ID(hashing: ["nothing"])
            await #expect(throws: ThawError.noSuchItem(item)) {
                try await store.record(Self.answer(1, item), settings: Self.settings)
            }
            await #expect(throws: ThawError.noSuchItem(item)) {
                try await store.note(Self.event(1, item, .suspend))
            }
            let entries = try await Self.entries(of: store)
            #expect(entries.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func valueOutOfItsRangeIsRefusedAndChangesNothing(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            var answer = Self.answer(1, item)
            answer.confidence = 101
            await #expect(throws: ThawError.self) {
                try await store.record(answer, settings: Self.settings)
            }
            #expect(try await Self.entries(of: store).isEmpty)
            let state = try await store.item(item, for: Self.learner).state
            #expect(state == CardState(newItem: item))
        }
    }

    @Test(arguments: Engine.allCases)
    func undoTakesBackAnswersFromTheLastToTheFirst(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let (a, b) = (Self.caves.items[0].id, Self.caves.items[1].id)
            let first = try await store.record(Self.answer(1, a, .easy), settings: Self.settings)
            _ = try await store.record(Self.answer(2, b, .easy), settings: Self.settings)
            func undo(_ number: UInt64) async throws -> StudyItem {
                try await store.undo(
                    for: Self.learner, event: Self.id(number), at: Self.noon,
                    settings: Self.settings)
            }
            let back = try await undo(3)
            #expect(back.id == b)
            #expect(back.state == CardState(newItem: b))
            #expect(try await store.item(b, for: Self.learner).state == back.state)
            #expect(try await store.item(a, for: Self.learner).state == first.state)
            #expect(try await undo(4).state == CardState(newItem: a))
            await #expect(throws: ThawError.nothingToUndo) { try await undo(5) }
            let log = try await Self.entries(of: store)
            #expect(log.map(\.id) == [1, 2, 3, 4].map(Self.id))
            #expect(log.suffix(2).map(\.kind) == [.undo(Self.id(2)), .undo(Self.id(1))])
        }
    }

    @Test(arguments: Engine.allCases)
    func undoSentTwiceTakesBackOneAnswer(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let items = Self.caves.items.map(\.id)
            _ = try await store.record(Self.answer(1, items[0]), settings: Self.settings)
            _ = try await store.record(Self.answer(2, items[1]), settings: Self.settings)
            for _ in 0..<2 {
                let back = try await store.undo(
                    for: Self.learner, event: Self.id(3), at: Self.noon, settings: Self.settings)
                #expect(back.id == items[1])
            }
            #expect(try await store.item(items[0], for: Self.learner).state.reviews == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func undoneAnswerCountsNeitherForTheLimitNorForTheNumbers(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            var settings = Self.settings
            settings.newPerDay = 1
            let item = Self.caves.items[0].id
            _ = try await store.record(Self.answer(1, item, .easy), settings: settings)
            #expect(try await store.queue(Self.request(settings: settings)).counts.new == 0)
            _ = try await store.undo(
                for: Self.learner, event: Self.id(2), at: Self.noon, settings: settings)
            let queue = try await store.queue(Self.request(settings: settings))
            #expect(queue.items.map(\.id) == [item])
            let statistics = try await store.statistics(
                of: Self.learner, days: Self.today...Self.today, forecastDays: 1, today: Self.today)
            #expect(statistics.days.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func undoOfAnEarlierDayRestoresWhatWasThenDue(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            let first = try await store.record(Self.answer(1, item, .easy), settings: Self.settings)
            _ = try await store.record(
                Self.answer(2, item, .again, at: Self.days(30)), settings: Self.settings)
            let back = try await store.undo(
                for: Self.learner, event: Self.id(3), at: Self.days(35), settings: Self.settings)
            #expect(back.state == first.state)
            let queue = try await store.queue(Self.request(at: Self.days(35)))
            #expect(queue.counts.reviews == 1)
            #expect(try await store.rebuildStates(of: Self.learner, settings: Self.settings) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func undoAfterSuspendTakesBackTheAnswerAndNotTheSuspension(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            _ = try await store.record(Self.answer(1, item), settings: Self.settings)
            try await store.note(Self.event(2, item, .suspend))
            let back = try await store.undo(
                for: Self.learner, event: Self.id(3), at: Self.noon, settings: Self.settings)
            #expect(back.state.phase == .new)
            #expect(back.state.isSuspended)
            #expect(try await store.rebuildStates(of: Self.learner, settings: Self.settings) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func anotherLearnersAnswersAreTheirOwn(on engine: Engine) async throws {
        try await engine.withStore { store in
            let other = Learner.ID(hashing: ["another learner"])
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            let answer = Answer(
                event: Self.id(1), learner: other, item: item, rating: .easy, time: Self.noon)
            _ = try await store.record(answer, settings: Self.settings)
            #expect(
                try await store.item(item, for: Self.learner).state == CardState(newItem: item))
            #expect(try await store.item(item, for: other).state.reviews == 1)
            await #expect(throws: ThawError.nothingToUndo) {
                try await store.undo(
                    for: Self.learner, event: Self.id(2), at: Self.noon, settings: Self.settings)
            }
            #expect(try await Self.entries(of: store).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func noteTakesNoReviewsAndNoUndos(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            let review = ReviewEvent.Review(
                rating: .good, phaseBefore: .new, phase: .review, due: .onDay(1))
            for kind in [ReviewEvent.Kind.review(review), .undo(Self.id(7))] {
                await #expect(throws: ThawError.self) {
                    try await store.note(Self.event(1, item, kind))
                }
            }
            try await store.note(Self.event(2, item, .suspend))
            try await store.note(Self.event(2, item, .resume))
            #expect(try await store.item(item, for: Self.learner).state.isSuspended)
        }
    }

    @Test(arguments: Engine.allCases)
    func logIsReadInPagesOldestFirst(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            let events = Self.everyKind(item)
            try await store.append(events)
            var read: [ReviewEvent] = []
            var position: Int64 = 0
            while true {
                let page = try await store.log(of: Self.learner, after: position, limit: 3)
                guard !page.events.isEmpty else {
                    #expect(page.next == position)
                    break
                }
                #expect(page.events.count <= 3)
                read += page.events
                position = page.next
            }
            #expect(read == events)
        }
    }

    @Test(arguments: Engine.allCases)
    func importedEntriesAreAddedOnceAndRebuilt(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            let events = Self.everyKind(item)
            try await store.append(events)
            try await store.append(events)
            #expect(
                try await Self.entries(of: store) == events)
            #expect(try await store.item(item, for: Self.learner).state == CardState(newItem: item))
            #expect(try await store.rebuildStates(of: Self.learner, settings: Self.settings) == 1)
            let expected = ReviewSession(settings: Self.settings).rebuild(item, from: events)
            #expect(try await store.item(item, for: Self.learner).state == expected)
            #expect(try await store.rebuildStates(of: Self.learner, settings: Self.settings) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func importedEntriesOfUnknownItemsAreKept(on engine: Engine) async throws {
        try await engine.withStore { store in
            let events = Self.everyKind(Item.ID(hashing: ["not here yet"]))
            try await store.append(events)
            #expect(try await store.rebuildStates(of: Self.learner, settings: Self.settings) == 0)
            #expect(
                try await Self.entries(of: store) == events)
        }
    }

    static func everyKind(_ item: Item.ID) -> [ReviewEvent] {
        let first = ReviewEvent.Review(
            rating: .again, milliseconds: 12, confidence: 0, response: "", phaseBefore: .new,
            phase: .learning(step: 0), due: .at(noon.addingTimeInterval(60.25)))
        let second = ReviewEvent.Review(
            rating: .easy, milliseconds: 0, confidence: 100, response: "\"a\"\n",
            phaseBefore: .learning(step: 0), phase: .review, due: .onDay(today + 5))
        let third = ReviewEvent.Review(
            rating: .again, phaseBefore: .review, phase: .relearning(step: 1),
            due: .at(days(6)))
        let kinds: [ReviewEvent.Kind] = [
            .review(first), .review(second), .suspend, .resume, .bury(untilDay: today + 3), .unbury,
            .review(third), .undo(id(107)),
        ]
        return kinds.enumerated().map { number, kind in
            event(UInt64(101 + number), item, kind, at: noon.addingTimeInterval(Double(number)))
        }
    }

    @Test(arguments: Engine.allCases, [1, 2, 3, 4] as [UInt64])
    func statesEqualARebuildWhateverWasDone(on engine: Engine, seed: UInt64) async throws {
        try await engine.withStore { store in
            var generator = SeededGenerator(seed: seed)
            let sample = SampleResource.plain("Rivers", count: 6, siblings: 2)
            try await store.save(sample)
            var time = Self.noon
            for number in 1...120 as ClosedRange<UInt64> {
                time += Double(Int.random(in: 1...40_000, using: &generator))
                let item = sample.items[Int.random(in: 0..<6, using: &generator)].id
                switch Int.random(in: 0..<10, using: &generator) {
                case 0:
                    try await store.note(Self.event(number, item, .suspend, at: time))
                case 1:
                    try await store.note(Self.event(number, item, .resume, at: time))
                case 2:
                    let day = Self.settings.calendar.day(of: time) + 2
                    try await store.note(Self.event(number, item, .bury(untilDay: day), at: time))
                case 3, 4:
                    _ = try? await store.undo(
                        for: Self.learner, event: Self.id(number), at: time,
                        settings: Self.settings)
                default:
                    let rating = Rating.allCases[Int.random(in: 0..<4, using: &generator)]
                    _ = try await store.record(
                        Self.answer(number, item, rating, at: time), settings: Self.settings)
                }
            }
            let log = try await Self.entries(of: store)
            #expect(log.count > 60)
            let session = ReviewSession(settings: Self.settings)
            for item in try await store.items(of: sample.id, for: Self.learner) {
                let own = log.filter { $0.item == item.id }
                #expect(item.state == session.rebuild(item.id, from: own))
            }
            #expect(try await store.rebuildStates(of: Self.learner, settings: Self.settings) == 0)
        }
    }
}
