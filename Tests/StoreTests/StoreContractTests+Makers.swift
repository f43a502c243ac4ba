import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

extension StoreContractTests {
    private static func read(_ sample: SampleResource, in store: any Store) async throws
        -> StoredResource
    {
        try await store.resource(sample.id)
    }

    @Test(arguments: Engine.allCases)
    func onlyKeptResourcesOfOlderMakersAreListed(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves, maker: 1)
            try await store.save(Self.bread, maker: 2)
            try await store.save(SampleResource.plain("Draft", count: 1), as: .draft)
            #expect(try await store.resources(madeBefore: 1).isEmpty)
            #expect(try await store.resources(madeBefore: 2) == [Self.caves.id])
            #expect(try await store.resources(madeBefore: 3) == [Self.caves.id, Self.bread.id])
            try await store.setStatus(.trashed, of: [Self.caves.id], at: Self.noon)
            #expect(try await store.resources(madeBefore: 3) == [Self.bread.id])
        }
    }

    @Test(arguments: Engine.allCases)
    func renewedItemsKeepTheirStatesAndRetiredOnesTheirHistory(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let (known, gone) = (Self.caves.items[0], Self.caves.items[1])
            let state = try await store.record(
                Self.answer(1, known.id), settings: Self.settings
            ).state
            let lost = try await store.record(
                Self.answer(2, gone.id), settings: Self.settings
            ).state
            let new = Item(
                id: Item.ID(resource: Self.caves.id, form: .question, words: "new", ordinal: 0),
                resource: Self.caves.id, form: .question, level: .explain, stem: "Why?",
                units: [IdeaUnit("So")], spans: [Span(0, 5)], lines: [1], siblings: "new",
                position: 9)
            let before = try await Self.read(Self.caves, in: store)
            let renewed = try await store.renew(
                [known, new], maker: 7, of: before, for: Self.learner)
            #expect(renewed)
            let items = try await store.items(of: Self.caves.id, for: Self.learner)
            #expect(items.map(\.item) == [known, new])
            #expect(items.map(\.state) == [state, CardState(newItem: new.id)])
            // The page itself has not changed, nor has its place in the library.
            #expect(try await Self.read(Self.caves, in: store) == before)
            #expect(try await store.resources(madeBefore: 7).isEmpty)
            let asked = try await store.queue(Self.request(at: Self.days(40))).items.map(\.id)
            #expect(asked.contains(new.id) && !asked.contains(gone.id))
            // Made again, the retired item has what was learned of it.
            _ = try await store.renew([known, gone], maker: 8, of: before, for: Self.learner)
            #expect(try await store.item(gone.id, for: Self.learner).state == lost)
        }
    }

    @Test(arguments: Engine.allCases)
    func resourceThatWasChangedMeanwhileIsNotRenewed(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let read = try await Self.read(Self.caves, in: store)
            func renew() async throws -> Bool {
                try await store.renew([], maker: 5, of: read, for: Self.learner)
            }
            try await store.save(Self.caves, at: Self.days(1))
            #expect(try await !renew())
            #expect(
                try await store.items(of: Self.caves.id, for: Self.learner).map(\.item)
                    == Self.caves.items)
            try await store.setStatus(.trashed, of: [Self.caves.id], at: Self.days(2))
            #expect(try await !renew())
            try await store.remove([Self.caves.id])
            #expect(try await !renew())
        }
    }

    @Test(arguments: Engine.allCases)
    func itemsOfAnotherResourceRenewNothing(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let read = try await Self.read(Self.caves, in: store)
            await #expect(throws: ThawError.self) {
                try await store.renew(Self.bread.items, maker: 5, of: read, for: Self.learner)
            }
            #expect(try await store.resources(madeBefore: 5) == [Self.caves.id])
        }
    }

    @Test(arguments: Engine.allCases)
    func correctionsAndProblemsReadBackAsTheyWereSaved(on engine: Engine) async throws {
        try await engine.withStore { store in
            var sample = Self.caves
            sample.resource.correct(.claim, found: "a \"b\"\n", to: "c", detail: "judgement")
            sample.resource.correct(.question, found: sample.items[0].id.description, to: nil)
            sample.resource.correct(.person, found: "Paris", to: "Paris", detail: "place")
            sample.resource.correct(.term, found: "", to: "added")
            sample.resource.problems = [Problem(span: Span(0, 0), message: "Page 2 – a picture.")]
            sample.resource.corrections.append(
                Correction(.part, found: "caves", value: nil, detail: "2/3", line: "before"))
            sample.resource.asFound = sample.resource.structureAsFound
            sample.resource.content.pairs.removeLast()
            try await store.save(sample)
            #expect(try await store.resource(sample.id).resource == sample.resource)
        }
    }

    /// A corrected question is saved under its id, a rejected one is left out, as the makers do it.
    @Test(arguments: Engine.allCases)
    func correctedAndRejectedItemsKeepWhatWasLearned(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            var states: [CardState] = []
            for (number, item) in Self.caves.items.prefix(2).enumerated() {
                states.append(
                    try await store.record(
                        Self.answer(UInt64(number + 1), item.id), settings: Self.settings
                    ).state)
            }
            var corrected = Self.caves
            let old = corrected.items[0]
            corrected.items[0] = Item(
                id: old.id, resource: old.resource, form: old.form, level: old.level,
                stem: "In the learner's words", units: [IdeaUnit("other")], spans: old.spans,
                lines: old.lines, siblings: old.siblings, position: old.position)
            corrected.items.remove(at: 1)
            for day in 1...2 {
                try await store.save(corrected, at: Self.days(day))
                let items = try await store.items(of: old.resource, for: Self.learner)
                #expect(items.map(\.item) == corrected.items)
                #expect(items[0].state == states[0])
            }
            try await store.save(Self.caves)
            let back = try await store.items(of: old.resource, for: Self.learner)
            #expect(Array(back.map(\.state).prefix(2)) == states)
        }
    }
}
