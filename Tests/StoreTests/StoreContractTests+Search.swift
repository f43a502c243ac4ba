import Foundation
import TestSupport
import Testing
import ThawCore

extension StoreContractTests {
    private static func found(_ text: String, in store: any Store) async throws -> [String] {
        try await store.search(text, limit: 20).map { $0.snippet.map(\.text).joined() }
    }

    @Test(arguments: Engine.allCases)
    func everyWordMustOccurAndTheLastMayBeABeginning(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            #expect(try await Self.found("roof hollow", in: store).count == 1)
            #expect(try await Self.found("roof hol", in: store).count == 1)
            #expect(try await Self.found("roo hollow", in: store).isEmpty)
            #expect(try await Self.found("roof volcano", in: store).isEmpty)
            #expect(try await Self.found("stala", in: store).count == 2)
        }
    }

    @Test(
        arguments: Engine.allCases,
        ["creme brulee", "CRÈME", "créme BRÛL", "Crème-Brûlée", "crème   brûlée "])
    func caseAndDiacriticsDoNotMatter(on engine: Engine, text: String) async throws {
        try await engine.withStore { store in
            let sample = SampleResource("Sweets", pairs: [("Crème brûlée", "Burnt cream")])
            try await store.save(sample)
            #expect(try await Self.found(text, in: store) == ["Crème brûlée: Burnt cream"])
        }
    }

    @Test(arguments: Engine.allCases)
    func matchesAreMarkedInTheSnippet(on engine: Engine) async throws {
        try await engine.withStore { store in
            var sample = Self.caves
            sample.lines = [
                SearchLine(role: .fact, text: "A cave <b>within</b> a cave\u{2} & dark")
            ]
            try await store.save(sample)
            let hit = try #require(try await store.search("cave", limit: 5).first)
            #expect(hit.role == .fact)
            #expect(hit.resource == Self.caves.id)
            #expect(hit.title == "Caves")
            #expect(hit.kind == .pairs)
            #expect(hit.snippet.filter(\.isMatch).map(\.text) == ["cave", "cave"])
            let text = hit.snippet.map(\.text).joined()
            #expect(text == "A cave <b>within</b> a cave  & dark")
        }
    }

    @Test(arguments: Engine.allCases)
    func longLineIsCutAroundTheMatch(on engine: Engine) async throws {
        try await engine.withStore { store in
            var sample = Self.caves
            let filler = (1...300).map { "word\($0)" }.joined(separator: " ")
            sample.lines = [SearchLine(role: .card, text: filler + " limestone " + filler)]
            try await store.save(sample)
            let hit = try #require(try await store.search("limestone", limit: 5).first)
            #expect(hit.snippet.contains(SearchHit.Fragment(text: "limestone", isMatch: true)))
            #expect(hit.snippet.map(\.text).joined().count < 400)
        }
    }

    @Test(arguments: Engine.allCases)
    func titleAndTermOutrankTheRest(on engine: Engine) async throws {
        try await engine.withStore { store in
            var body = SampleResource.plain("First", count: 1)
            body.lines = [SearchLine(role: .answer, text: "gorge gorge gorge")]
            var heading = SampleResource.plain("Second", count: 1)
            heading.lines = [SearchLine(role: .heading, text: "The gorge of a river in flood")]
            var name = SampleResource.plain("Third", count: 1)
            name.lines = [SearchLine(role: .title, text: "How a gorge is cut by a river in flood")]
            for sample in [body, name, heading] { try await store.save(sample) }
            for number in 0..<20 {
                try await store.save(SampleResource.plain("Filler \(number)", count: 3))
            }
            let hits = try await store.search("gorge", limit: 10)
            #expect(hits.map(\.resource) == [name.id, heading.id, body.id])
            #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
        }
    }

    @Test(arguments: Engine.allCases)
    func wholeWordOutranksOneThatOnlyBeginsSo(on engine: Engine) async throws {
        try await engine.withStore { store in
            var sample = SampleResource.plain("Water", count: 1)
            sample.lines = ["Riverbanks hold", "Riverbeds shift", "A long river runs to the sea"]
                .map { SearchLine(role: .fact, text: $0) }
            try await store.save(sample)
            for number in 0..<10 {
                try await store.save(SampleResource.plain("Filler \(number)", count: 3))
            }
            let found = try await Self.found("river", in: store)
            #expect(found.first == "A long river runs to the sea")
            #expect(found.count == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func titleIsFoundAmongThousandsOfLinesWithTheSameWord(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(SampleResource.plain("Deltas", count: 1))
            for number in 0..<3 {
                var sample = SampleResource.plain("Filler \(number)", count: 1)
                sample.lines = (0..<1000).map {
                    SearchLine(role: .fact, text: "deltas, line \($0)")
                }
                try await store.save(sample)
            }
            let hits = try await store.search("deltas", limit: 8)
            #expect(hits.first?.title == "Deltas")
            #expect(hits.count == 8)
            #expect(Set(hits.map(\.resource)).count == 4)
        }
    }

    @Test(arguments: Engine.allCases)
    func atMostThreeHitsOfOneResourceAndNoMoreThanAsked(on engine: Engine) async throws {
        try await engine.withStore { store in
            for title in ["Upper river", "Lower river"] {
                try await store.save(SampleResource.plain(title, count: 9))
            }
            let hits = try await store.search("river", limit: 10)
            #expect(hits.count == 6)
            #expect(Set(hits.map(\.resource)).count == 2)
            #expect(try await store.search("river", limit: 2).count == 2)
            #expect(try await store.search("river", limit: 0).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func wordsInDifferentLinesFindTheResourceWhenNoLineHoldsAll(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            try await store.save(Self.bread)
            let hits = try await store.search("stalagmite hollow", limit: 10)
            #expect(Set(hits.map(\.resource)) == [Self.caves.id])
            #expect(hits.count == 2)
            #expect(try await store.search("stalagmite dough", limit: 10).isEmpty)
        }
    }

    @Test(
        arguments: Engine.allCases,
        [
            "", " ", "\"", "\"\"", "'", "*", "cave*", "-cave", "a AND", "NOT", "OR OR", "NEAR(",
            "(", ")",
            "name:", "{name}:x", "^cave", "+", "a + b", "\\", "%", "cave\"", "\0", "c\0ave",
            "\u{FEFF}",
            "–", "🦇", "ᄀ", "e\u{301}", "\u{301}", "x\u{2}y\u{3}",
        ])
    func nothingTypedIsASyntaxError(on engine: Engine, text: String) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            _ = try await store.search(text, limit: 5)
            _ = try await store.resources(matchingAny: [text], except: nil, limit: 5)
        }
    }

    @Test(arguments: Engine.allCases, [11, 12, 13] as [UInt64])
    func noiseIsNotASyntaxErrorEither(on engine: Engine, seed: UInt64) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            var generator = SeededGenerator(seed: seed)
            let signs = Array("\"'*()^:{}+-~, \tANDORNEAR cave0\u{0}\u{301}é漢🦇\\;%_")
            for _ in 0..<300 {
                let count = Int.random(in: 0...24, using: &generator)
                let text = String(
                    (0..<count).map { _ in signs[Int.random(in: 0..<signs.count, using: &generator)]
                    })
                _ = try await store.search(text, limit: 5)
            }
            let long = String(repeating: "cave ", count: 5000)
            _ = try await store.search(long, limit: 5)
            _ = try await store.search(String(repeating: "x", count: 100_000), limit: 5)
        }
    }

    @Test(arguments: Engine.allCases)
    func savedAgainIsFoundUnderItsNewWordsOnly(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            var changed = Self.caves
            changed.lines = [SearchLine(role: .title, text: "Grottoes")]
            try await store.save(changed)
            #expect(try await store.search("cave", limit: 5).isEmpty)
            #expect(try await store.search("grotto", limit: 5).count == 1)
            try await store.save(changed, as: .draft)
            #expect(try await store.search("grotto", limit: 5).isEmpty)
            try await store.save(changed, as: .draft)
            try await store.save(Self.caves)
            #expect(try await store.search("stalactite", limit: 5).count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func likenessPrefersManyAndRareWords(on engine: Engine) async throws {
        try await engine.withStore { store in
            func sample(_ title: String, _ text: String) -> SampleResource {
                var sample = SampleResource.plain(title, count: 1)
                sample.lines = [SearchLine(role: .fact, text: text)]
                return sample
            }
            let own = sample("Own", "granite basalt river")
            let both = sample("Both", "granite and basalt by the river")
            let rare = sample("Rare", "basalt columns")
            let common = (0..<5).map { sample("Common \($0)", "the river runs") }
            for sample in [own, rare, both] + common { try await store.save(sample) }
            let found = try await store.resources(
                matchingAny: ["granite", "basalt", "river"], except: own.id, limit: 3)
            #expect(Array(found.prefix(2)) == [both.id, rare.id])
            #expect(found.count == 3)
            #expect(!found.contains(own.id))
            #expect(
                try await store.resources(matchingAny: ["quartz"], except: nil, limit: 3).isEmpty)
            #expect(try await store.resources(matchingAny: [], except: nil, limit: 3).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func rankingOrdersWhatTheEngineFound(on engine: Engine) async throws {
        try await engine.withStore { store in
            var sample = SampleResource.plain("Water", count: 1)
            sample.lines = ["river one", "river two", "river three"]
                .map { SearchLine(role: .fact, text: $0) }
            try await store.save(sample)
            for last in ["one", "two", "three"] {
                let hits = try await store.search("riv", limit: 3) { candidates in
                    candidates.lines.map { $0.text.hasSuffix(last) ? 1 : 0 }
                }
                #expect(hits.first?.snippet.map(\.text).joined() == "river \(last)")
                #expect(hits.map(\.score) == [1, 0, 0])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func candidatesAreLinesWithRoleAndBeginningButNotTooMany(on engine: Engine) async throws {
        try await engine.withStore { store in
            for number in 0..<3 {
                var sample = SampleResource.plain("Deltas \(number)", count: 1)
                sample.lines = [SearchLine(role: .title, text: "Delta")]
                sample.lines += (0..<400).map {
                    SearchLine(
                        role: .fact, text: "delta \($0) " + String(repeating: "x", count: 5000))
                }
                try await store.save(sample)
            }
            _ = try await store.search("delta", limit: 60) { candidates in
                #expect(candidates.query == "delta")
                #expect(candidates.lines.count == SearchCandidates.limit)
                #expect(candidates.lines.count { $0.role == .title && $0.text == "Delta" } == 3)
                #expect(candidates.lines.allSatisfy { $0.text.utf8.count <= 8000 })
                return candidates.lines.map(\.score)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func rankingMayAnswerTooLittle(on engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.save(Self.caves)
            #expect(try await store.search("cave", limit: 5) { _ in [] }.isEmpty)
        }
    }
}
