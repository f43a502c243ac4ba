import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

extension StoreContractTests {
    @Test(arguments: Engine.allCases)
    func originalIsKeptBesideItsTextUntilTheResourceIsRemoved(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            let id = Self.caves.id
            #expect(try await store.original(of: id) == nil)
            #expect(try await store.originalName(of: id) == nil)
            let file = OriginalFile(name: "folder/caves – é.pdf", bytes: [0, 255, 37, 0])
            #expect(file.name == "caves – é.pdf")
            try await store.save(Self.caves, original: file)
            #expect(try await store.original(of: id) == file)
            // A new reading of the page keeps it, another file takes its place.
            try await store.save(Self.caves)
            #expect(try await store.originalName(of: id) == file.name)
            let other = OriginalFile(name: "caves.docx", bytes: [])
            try await store.save(Self.caves, original: other)
            #expect(try await store.original(of: id) == other)
            try await store.remove([id])
            #expect(try await store.original(of: id) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func refusedResourceLeavesNoFileBehind(on engine: Engine) async throws {
        try await engine.withStore { store in
            var sample = Self.caves
            sample.items += Self.bread.items
            let file = OriginalFile(name: "caves.pdf", bytes: [1])
            await #expect(throws: ThawError.self) { try await store.save(sample, original: file) }
            #expect(try await store.original(of: sample.id) == nil)
            try await store.save(Self.caves, original: file)
            let other = OriginalFile(name: "other.pdf", bytes: [2])
            await #expect(throws: ThawError.self) { try await store.save(sample, original: other) }
            #expect(try await store.original(of: sample.id) == file)
        }
    }

    @Test(
        arguments: Engine.allCases,
        [
            .choice([.init("1953"), .init("1956", refutedBy: 4), .init("\"; DROP", refutedBy: 9)]),
            .order(["First", "", "Third – ∞"]), .match([.init("K", "Khrushchev"), .init("", "")]),
            nil,
        ] as [Item.Task?])
    func taskOfAnItemComesBackAsItWas(on engine: Engine, task: Item.Task?) async throws {
        try await engine.withStore { store in
            var sample = Self.caves
            sample.items = sample.items.map { item in
                Item(
                    id: item.id, resource: item.resource, form: .question, level: item.level,
                    stem: item.stem, units: item.units, spans: item.spans, lines: item.lines,
                    siblings: item.siblings, position: item.position, task: task)
            }
            try await store.save(sample)
            let found = try await store.items(of: sample.id, for: Self.learner)
            #expect(found.map(\.item) == sample.items)
            let asked = try await store.item(sample.items[0].id, for: Self.learner)
            #expect(asked.item.task == task)
        }
    }
}
