import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

extension StoreContractTests {
    @Test(arguments: Engine.allCases)
    func missingResourceSaysWhich(on engine: Engine) async throws {
        try await engine.withStore { store in
            let id = Resource.ID(hashing: ["nowhere"])
            await #expect(throws: ThawError.noSuchResource(id)) { try await store.resource(id) }
            await #expect(throws: ThawError.noSuchResource(id)) {
                try await store.setStatus(.trashed, of: [id], at: Self.noon)
            }
            let items = try await store.items(of: id, for: Self.learner)
            #expect(items.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func resourceReadsBackAsItWasSaved(on engine: Engine) async throws {
        try await engine.withStore { store in
            var sample = Self.caves
            sample.resource.created = PageDate(
                raw: "3-4-15", value: "2015-04-03", alternatives: ["2015-03-04"])
            sample.resource.repairs = [
                Repair(
                    id: Repair.ID(rawValue: 0), kind: .spelling, span: Span(0, 5), before: "Caves",
                    after: "Caverns", reason: "a test", confidence: 0.25, decision: .refused)
            ]
            sample.resource.licence = "CC \"BY\" 4.0"
            sample.resource.content.facts = [Passage(Span(0, 5), edited: "line\nbreak\u{1F}é𝛼")]
            let moment = Date(timeIntervalSinceReferenceDate: 800_000_000.123_456_7)
            try await store.save(sample, at: moment)
            let stored = try await store.resource(sample.id)
            #expect(stored.resource == sample.resource)
            #expect(stored.status == .kept)
            #expect(stored.added == moment)
            #expect(stored.changed == moment)
        }
    }

    @Test(arguments: Engine.allCases)
    func itemsReadBackInTheirOrder(on engine: Engine) async throws {
        try await engine.withStore { store in
            let id = Self.caves.id
            let items = (0..<5).map { number in
                Item(
                    id: Item.ID(resource: id, form: .cloze, words: "w", ordinal: number),
                    resource: id, form: Item.Form.allCases[number],
                    level: Item.Level.allCases[number % 4], stem: "\"stem\" \(number) – ∂x",
                    units: [IdeaUnit("a", variants: ["b", ""]), IdeaUnit("c\nd")],
                    spans: [Span(number, number + 3), Span(9, 9)], lines: [1, number + 1],
                    siblings: "s\(number / 2)", position: 10 - number)
            }
            var sample = Self.caves
            sample.items = items
            try await store.save(sample)
            let found = try await store.items(of: id, for: Self.learner)
            #expect(found.map(\.item) == items.reversed())
            #expect(found.map(\.state) == items.reversed().map { CardState(newItem: $0.id) })
            let one = try await store.item(items[2].id, for: Self.learner)
            #expect(one == found[2])
        }
    }

    @Test(arguments: Engine.allCases)
    func itemOfAnotherResourceIsRefusedAndNothingChanges(on engine: Engine) async throws {
        try await engine.withStore { store in
            var sample = Self.caves
            sample.items += Self.bread.items
            await #expect(throws: ThawError.self) { try await store.save(sample) }
            let listed = try await store.library(Self.library())
            #expect(listed.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func savingAgainKeepsTheDayItWasAddedAndTheStates(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let first = Self.caves.items[0].id
            let answered = try await store.record(Self.answer(1, first), settings: Self.settings)
            var changed = Self.caves
            changed.resource.title = Finding("Caves and rivers", origin: .edited)
            try await store.save(changed, at: Self.days(1))
            let stored = try await store.resource(changed.id)
            #expect(stored.resource == changed.resource)
            #expect(stored.added == Self.noon)
            #expect(stored.changed == Self.days(1))
            let item = try await store.item(first, for: Self.learner)
            #expect(item.state == answered.state)
        }
    }

    @Test(arguments: Engine.allCases)
    func retiredItemIsNotAskedAndComesBackWithItsState(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let gone = Self.caves.items[1]
            let answered = try await store.record(
                Self.answer(1, gone.id, .easy), settings: Self.settings)
            var shorter = Self.caves
            shorter.items.remove(at: 1)
            try await store.save(shorter)
            await #expect(throws: ThawError.noSuchItem(gone.id)) {
                try await store.item(gone.id, for: Self.learner)
            }
            await #expect(throws: ThawError.noSuchItem(gone.id)) {
                try await store.record(Self.answer(2, gone.id), settings: Self.settings)
            }
            let asked = try await store.queue(Self.request(at: Self.days(40))).items.map(\.id)
            #expect(!asked.contains(gone.id))
            #expect(asked.count == 2)
            let log = try await store.log(of: Self.learner, after: 0, limit: 10)
            #expect(log.events.map(\.item) == [gone.id])

            try await store.save(Self.caves)
            let back = try await store.item(gone.id, for: Self.learner)
            #expect(back.state == answered.state)
            let again = try await store.queue(Self.request(at: Self.days(40)))
            #expect(again.items.map(\.id).contains(gone.id))
        }
    }

    @Test(arguments: Engine.allCases)
    func draftIsNeitherListedAsKeptNorFoundNorAskedUntilItIsKept(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves, as: .draft)
            #expect(try await store.library(Self.library()).isEmpty)
            #expect(try await store.library(Self.library(.draft)).map(\.id) == [Self.caves.id])
            #expect(try await store.search("cave", limit: 10).isEmpty)
            #expect(try await store.queue(Self.request()).counts.total == 0)
            await #expect(throws: ThawError.noSuchItem(Self.caves.items[0].id)) {
                try await store.item(Self.caves.items[0].id, for: Self.learner)
            }
            let previewed = try await store.items(of: Self.caves.id, for: Self.learner)
            #expect(previewed.count == 3)

            try await store.setStatus(.kept, of: [Self.caves.id], at: Self.days(1))
            let listed = try await store.library(Self.library())
            #expect(listed.map(\.changed) == [Self.days(1)])
            #expect(try await !store.search("cave", limit: 10).isEmpty)
            #expect(try await store.queue(Self.request()).counts.new == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func trashedIsNotListedFoundOrAskedAndComesBackWhole(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            try await store.save(Self.bread)
            let item = Self.caves.items[0].id
            let answered = try await store.record(
                Self.answer(1, item, .easy), settings: Self.settings)
            try await store.setStatus(.trashed, of: [Self.caves.id], at: Self.noon)
            #expect(try await store.library(Self.library()).map(\.id) == [Self.bread.id])
            #expect(try await store.search("cave", limit: 10).isEmpty)
            let queue = try await store.queue(Self.request(at: Self.days(60)))
            #expect(Set(queue.items.map(\.item.resource)) == [Self.bread.id])
            #expect(
                try await store.resources(withFingerprint: Self.caves.fingerprint).isEmpty)
            #expect(
                try await store.resources(matchingAny: ["cave"], except: nil, limit: 5).isEmpty)
            await #expect(throws: ThawError.noSuchItem(item)) {
                try await store.record(Self.answer(2, item), settings: Self.settings)
            }
            try await store.setStatus(.kept, of: [Self.caves.id], at: Self.noon)
            #expect(try await store.item(item, for: Self.learner).state == answered.state)
            #expect(try await store.search("stalagmite", limit: 10).count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func oneMissingResourceLeavesTheOthersWhereTheyAre(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let nowhere = Resource.ID(hashing: ["nowhere"])
            await #expect(throws: ThawError.noSuchResource(nowhere)) {
                try await store.setStatus(.trashed, of: [Self.caves.id, nowhere], at: Self.noon)
            }
            #expect(try await store.resource(Self.caves.id).status == .kept)
        }
    }

    @Test(arguments: Engine.allCases)
    func removedResourceLeavesItsLogAndStartsFromIt(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let item = Self.caves.items[0].id
            let answered = try await store.record(Self.answer(1, item), settings: Self.settings)
            try await store.remove([Self.caves.id, Resource.ID(hashing: ["nowhere"])])
            await #expect(throws: ThawError.noSuchResource(Self.caves.id)) {
                try await store.resource(Self.caves.id)
            }
            #expect(try await store.items(of: Self.caves.id, for: Self.learner).isEmpty)
            #expect(try await store.search("cave", limit: 10).isEmpty)
            #expect(try await Self.entries(of: store).count == 1)
            // The log is the truth: the same page, brought again, is not new to the learner.
            try await store.save(Self.caves)
            #expect(try await store.item(item, for: Self.learner).state == answered.state)
        }
    }

    @Test(arguments: Engine.allCases)
    func fingerprintFindsKeptAndDrafts(on engine: Engine) async throws {
        try await engine.withStore { store in
            var copy = SampleResource.plain("Another reading", count: 1)
            copy.fingerprint = Self.caves.fingerprint
            try await store.save(Self.caves)
            try await store.save(copy, as: .draft)
            try await store.save(Self.bread)
            let found = try await store.resources(withFingerprint: Self.caves.fingerprint)
            #expect(Set(found) == [Self.caves.id, copy.id])
            #expect(try await store.resources(withFingerprint: "unheard of").isEmpty)
        }
    }

    static func library(
        _ status: Resource.Status = .kept, at time: Date = noon, subject: [String]? = nil
    ) -> LibraryQuery {
        LibraryQuery(
            learner: learner, day: settings.calendar.day(of: time), now: time, status: status,
            subject: subject)
    }

    @Test(arguments: Engine.allCases)
    func libraryListsTheLatestChangeFirstWithItsCounts(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            try await store.save(Self.bread, at: Self.days(1))
            _ = try await store.record(
                Self.answer(1, Self.caves.items[0].id, .easy), settings: Self.settings)
            _ = try await store.record(
                Self.answer(2, Self.caves.items[1].id, .good), settings: Self.settings)
            try await store.note(Self.event(3, Self.bread.items[0].id, .suspend))
            let later = Self.noon.addingTimeInterval(3600)
            let listed = try await store.library(Self.library(at: later))
            #expect(listed.map(\.id) == [Self.bread.id, Self.caves.id])
            let caves = try #require(listed.last)
            #expect(caves.title == "Caves")
            #expect(caves.titleOrigin == .given)
            #expect(caves.author == "pot_holer")
            #expect(caves.subjects == [["Geography", "Limestone"]])
            #expect(caves.language == "en")
            #expect(caves.kind == .pairs)
            #expect(caves.items == 3)
            // One new item, and one step that has come up since.
            #expect(caves.new == 1)
            #expect(caves.due == 2)
            #expect(caves.known == 1)
            #expect(listed[0].items == 2)
            #expect(listed[0].new == 1)
            #expect(listed[0].due == 1)
            #expect(listed[0].subjects == Self.bread.resource.subjects)
        }
    }

    @Test(arguments: Engine.allCases)
    func subjectHoldsWhatIsBelowItButNotItsNamesakes(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            try await store.save(Self.bread)
            func listed(_ subject: [String]) async throws -> [Resource.ID] {
                try await store.library(Self.library(subject: subject)).map(\.id)
            }
            #expect(try await listed(["Geography"]) == [Self.caves.id])
            #expect(try await listed(["Geography", "Limestone"]) == [Self.caves.id])
            #expect(try await listed(["Limestone"]) == [])
            #expect(try await listed(["Geography of food"]) == [Self.bread.id])
            #expect(try await listed(["Geo"]) == [])
            #expect(try await Set(listed([])) == [Self.caves.id, Self.bread.id])
        }
    }
}
