import Foundation
import GRDB
import TestSupport
import Testing
import ThawCore

@testable import ThawSQLite

/// What is done with files that are not stores, or not whole ones: a sentence, and never a changed
/// byte.
@Suite struct SQLiteFileTests {
    private static let sample = SampleResource.plain("Rivers", count: 120)

    /// A closed store with something in it.
    private static func makeStore(at path: String) async throws {
        let store = try SQLiteStore(path: path)
        try await store.save(sample)
        for (number, item) in sample.items.prefix(20).enumerated() {
            let answer = StoreContractTests.answer(UInt64(number + 1), item.id)
            _ = try await store.record(answer, settings: StoreContractTests.settings)
        }
        try store.close()
    }

    private static func check(
        _ bytes: Data, _ isExpected: (ThawError) -> Bool,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        try await withTemporaryFolder { folder in
            let url = folder.appending(path: "thaw.sqlite")
            try bytes.write(to: url)
            let error = #expect(throws: ThawError.self, sourceLocation: location) {
                try SQLiteStore(path: url.path)
            }
            if let error { #expect(isExpected(error), "\(error)", sourceLocation: location) }
            #expect(try Data(contentsOf: url) == bytes, sourceLocation: location)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(
                names.filter { !$0.hasSuffix("-shm") } == ["thaw.sqlite"], sourceLocation: location)
        }
    }

    private static func isNotAStore(_ error: ThawError) -> Bool {
        if case .notAStore = error { true } else { false }
    }

    private static func isDamaged(_ error: ThawError) -> Bool {
        if case .damagedStore = error { true } else { false }
    }

    private static func isUnavailable(_ error: ThawError) -> Bool {
        if case .storeUnavailable = error { true } else { false }
    }

    @Test(arguments: [1, 2, 3] as [UInt64], [1, 16, 99, 100, 5000])
    func randomBytesAreNotAStore(seed: UInt64, count: Int) async throws {
        var generator = SeededGenerator(seed: seed)
        let bytes = Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
        try await Self.check(bytes, Self.isNotAStore)
    }

    @Test func notesAreNotAStore() async throws {
        try await Self.check(Data("Some notes that somebody keeps.\n".utf8), Self.isNotAStore)
    }

    @Test(
        arguments: [
            "CREATE TABLE note (text TEXT)", "PRAGMA application_id = 77; PRAGMA user_version = 1",
            "PRAGMA user_version = 3", "PRAGMA journal_mode = WAL; CREATE TABLE item (x)",
        ])
    func databaseOfAnotherProgramIsNotAStore(sql: String) async throws {
        let bytes = try await withTemporaryFolder { folder in
            let path = folder.appending(path: "other.sqlite").path
            let queue = try DatabaseQueue(path: path)
            try await queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
            try queue.close()
            return try Data(contentsOf: URL(filePath: path))
        }
        try await Self.check(bytes, Self.isNotAStore)
    }

    @Test func newerStoreIsLeftAlone() async throws {
        let bytes = try await Self.bytes(after: "PRAGMA user_version = \(Schema.version + 1)")
        try await Self.check(bytes) { if case .newerStore = $0 { true } else { false } }
    }

    @Test func storeThatLostATableIsDamaged() async throws {
        let bytes = try await Self.bytes(after: "DROP TABLE learnerSettings")
        try await Self.check(bytes, Self.isDamaged)
    }

    @Test(arguments: [1, 15, 16, 99, 100, 512, 4095, 4096, 40_000, -4096, -1])
    func truncatedStoreIsDamaged(length: Int) async throws {
        let bytes = try await Self.bytes(after: "")
        let cut = bytes.prefix(length < 0 ? bytes.count + length : length)
        try await Self.check(Data(cut), Self.isDamaged)
    }

    private static func bytes(after sql: String) async throws -> Data {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            try await makeStore(at: path)
            let queue = try DatabaseQueue(path: path)
            try await queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = DELETE;" + sql)
            }
            try queue.close()
            return try Data(contentsOf: URL(filePath: path))
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func flippedBytesGiveASentenceAndNeverACrash(seed: UInt64) async throws {
        var bytes = try await Self.bytes(after: "")
        var generator = SeededGenerator(seed: seed)
        for start in stride(from: 4096, to: bytes.count - 4096, by: 4096)
        where Int.random(in: 0..<3, using: &generator) == 0 {
            for _ in 0..<Int.random(in: 1...200, using: &generator) {
                bytes[start + Int.random(in: 0..<4096, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
        }
        let damaged = bytes
        try await withTemporaryFolder { folder in
            let url = folder.appending(path: "thaw.sqlite")
            try damaged.write(to: url)
            await Self.useEverything(of: url.path)
        }
    }

    /// Calls every method; each may fail, but only with one of our errors.
    private static func useEverything(of path: String) async {
        func attempt(_ work: () async throws -> Void) async {
            do { try await work() } catch {
                #expect(error is ThawError, "\(error)")
            }
        }
        await attempt {
            let store = try SQLiteStore(path: path)
            let learner = Learner.local
            let settings = StoreContractTests.settings
            let time = StoreContractTests.days(3)
            await attempt { _ = try await store.resource(sample.id) }
            await attempt { _ = try await store.items(of: sample.id, for: learner) }
            await attempt { _ = try await store.library(StoreContractTests.library()) }
            await attempt { _ = try await store.search("river front", limit: 9) }
            await attempt {
                _ = try await store.resources(matchingAny: ["back"], except: nil, limit: 9)
            }
            await attempt { _ = try await store.queue(StoreContractTests.request(at: time)) }
            await attempt {
                _ = try await store.statistics(
                    of: learner, days: 0...99_999, forecastDays: 9, today: 20_000)
            }
            await attempt { _ = try await store.log(of: learner, after: 0, limit: 99) }
            await attempt {
                let answer = StoreContractTests.answer(900, sample.items[30].id, at: time)
                _ = try await store.record(answer, settings: settings)
            }
            await attempt {
                _ = try await store.undo(
                    for: learner, event: StoreContractTests.id(901), at: time, settings: settings)
            }
            await attempt { _ = try await store.rebuildStates(of: learner, settings: settings) }
            await attempt { try await store.save(sample) }
            await attempt { try await store.setStatus(.trashed, of: [sample.id], at: time) }
            await attempt { try await store.remove([sample.id]) }
            await attempt { _ = try await store.problems() }
            await attempt { try await store.eraseEverything() }
        }
    }

    @Test func folderIsNotAStore() async throws {
        try await withTemporaryFolder { folder in
            let error = #expect(throws: ThawError.self) { try SQLiteStore(path: folder.path) }
            if let error { #expect(Self.isUnavailable(error)) }
            let file = folder.appending(path: "file")
            try Data().write(to: file)
            let below = file.appending(path: "thaw.sqlite").path
            let second = #expect(throws: ThawError.self) { try SQLiteStore(path: below) }
            if let second { #expect(Self.isUnavailable(second), "\(second)") }
        }
    }

    @Test(.disabled(if: geteuid() == 0, "root may write everywhere"))
    func folderWithoutRightsSaysSo() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            #expect(chmod(folder.path, 0o500) == 0)
            defer { chmod(folder.path, 0o700) }
            let error = #expect(throws: ThawError.self) { try SQLiteStore(path: path) }
            if let error { #expect(Self.isUnavailable(error), "\(error)") }
        }
    }

    @Test func emptyFileBecomesAStore() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            try Data().write(to: URL(filePath: path))
            let store = try SQLiteStore(path: path)
            try await store.save(Self.sample)
        }
    }

    private static func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? Int ?? -1) & 0o777
    }

    @Test func nobodyElseCanReadTheFiles() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a/b/thaw.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.save(Self.sample)
            for name in [path, path + "-wal", path + "-shm"] {
                #expect(try Self.mode(name) == 0o600, "\(name)")
            }
            #expect(try Self.mode(folder.appending(path: "a/b").path) == 0o700)
            #expect(try Self.mode(folder.appending(path: "a").path) == 0o700)
            try store.close()
            #expect(chmod(path, 0o644) == 0)
            let again = try SQLiteStore(path: path)
            #expect(try Self.mode(path) == 0o600)
            try again.close()
        }
    }

    @Test func storeIsWrittenSoThatItSurvivesAPowerCut() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "thaw.sqlite").path)
            let pragmas = try await store.writer.writeWithoutTransaction { db in
                try ["journal_mode", "synchronous", "foreign_keys"].map {
                    try String.fetchOne(db, sql: "PRAGMA \($0)")
                }
            }
            // synchronous: 2 is FULL.
            #expect(pragmas == ["wal", "2", "1"])
        }
    }

    @Test func filesOfAProgramThatDiedOpenWithEverything() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            let copy = folder.appending(path: "copy.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.save(Self.sample)
            // As the disk is when the program is killed now: the log beside the file is not yet in
            // it.
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
            }
            let second = try SQLiteStore(path: copy)
            #expect(try await second.resource(Self.sample.id).resource == Self.sample.resource)
            #expect(try await second.problems().isEmpty)
        }
    }

    @Test func erasedWordsAreNotInTheFilesAnyMore() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.save(StoreContractTests.caves)
            try await store.eraseEverything()
            for name in [path, path + "-wal"] {
                let bytes = try Data(contentsOf: URL(filePath: name))
                #expect(bytes.range(of: Data("pot_holer".utf8)) == nil, "\(name)")
            }
        }
    }

    @Test func fullDiskChangesNothingAndSaysSo() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "thaw.sqlite").path)
            try await store.save(StoreContractTests.bread)
            try await store.writer.writeWithoutTransaction { db in
                let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                try db.execute(sql: "PRAGMA max_page_count = \(pages + 3)")
            }
            let large = SampleResource.plain("Much", count: 2000)
            let error = await #expect(throws: ThawError.self) { try await store.save(large) }
            #expect(error?.message.contains("the disk is full") == true)
            let listed = try await store.library(StoreContractTests.library())
            #expect(listed.map(\.id) == [StoreContractTests.bread.id])
        }
    }

    @Test func lockThatIsHeldIsNamed() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            let store = try SQLiteStore(path: path, patience: 0.01)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
            let error = await #expect(throws: ThawError.self) {
                try await store.save(StoreContractTests.bread)
            }
            #expect(error?.message.contains("another program") == true)
            try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
            try await store.save(StoreContractTests.bread)
        }
    }
}
