import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawSQLite

/// Two programs on one file: the site, and `thaw study` beside it.
@Suite struct SQLiteSharingTests {
    @Test func answersOfTwoProgramsAreAllKept() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            let stores = [try SQLiteStore(path: path), try SQLiteStore(path: path)]
            let sample = SampleResource.plain("Rivers", count: 5)
            try await stores[0].save(sample)
            let settings = StoreContractTests.settings
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (place, store) in stores.enumerated() {
                    group.addTask {
                        for number in 0..<60 {
                            let answer = StoreContractTests.answer(
                                UInt64(1000 * (place + 1) + number), sample.items[number % 5].id,
                                Rating.allCases[(number + place) % 4],
                                at: StoreContractTests.noon.addingTimeInterval(Double(number) * 900)
                            )
                            _ = try await store.record(answer, settings: settings)
                            _ = try await store.queue(StoreContractTests.request(at: answer.time))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let log = try await StoreContractTests.entries(of: stores[0])
            #expect(log.count == 120)
            #expect(try await StoreContractTests.entries(of: stores[1]) == log)
            #expect(try await stores[1].rebuildStates(of: Learner.local, settings: settings) == 0)
            #expect(try await stores[0].problems().isEmpty)
        }
    }

    @Test func whatOneWritesTheOtherReadsAtOnce() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            let (site, terminal) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
            let sample = StoreContractTests.caves
            try await site.save(sample)
            let first = try await terminal.record(
                StoreContractTests.answer(1, sample.items[0].id),
                settings: StoreContractTests.settings)
            #expect(try await site.item(sample.items[0].id, for: Learner.local) == first)
            let second = try await site.record(
                StoreContractTests.answer(
                    2, sample.items[0].id, .easy,
                    at: StoreContractTests.noon.addingTimeInterval(700)),
                settings: StoreContractTests.settings)
            #expect(try await terminal.item(sample.items[0].id, for: Learner.local) == second)
            #expect(second.state.reviews == 2)
        }
    }

    @Test(arguments: 1...5)
    func twoProgramsMayMakeTheStoreAtOnce(run: Int) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let store = try SQLiteStore(path: path)
                        try await store.save(SampleResource.plain("Run \(run)", count: 2))
                    }
                }
                try await group.waitForAll()
            }
            let store = try SQLiteStore(path: path)
            #expect(try await store.library(StoreContractTests.library()).count == 1)
        }
    }
}
