import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawSQLite

@Suite struct SQLiteBackupTests {
    private static let sample = StoreContractTests.caves

    private static func withStore(
        _ body: (_ store: SQLiteStore, _ path: String, _ folder: URL) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.save(sample)
            try await body(store, path, folder.appending(path: "backups"))
        }
    }

    private static func day(_ count: Int) -> Date { StoreContractTests.days(count) }

    @Test func copyIsAWholeStoreOfOneFileForOneReader() async throws {
        try await Self.withStore { store, _, folder in
            let backup = try #require(try store.backup(into: folder, at: Self.day(1)))
            #expect(backup.date == "2026-11-21")
            #expect(backup.url.lastPathComponent == "thaw-2026-11-21.sqlite")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names == ["thaw-2026-11-21.sqlite"])
            let attributes = try FileManager.default.attributesOfItem(atPath: backup.url.path)
            #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o777 == 0o600)
            let copy = try SQLiteStore(path: backup.url.path)
            #expect(try await copy.resource(Self.sample.id).resource == Self.sample.resource)
            #expect(try await copy.search("stalactite", limit: 5).count == 1)
        }
    }

    @Test func oneCopyADayAndTheNewestSevenStay() async throws {
        try await Self.withStore { store, _, folder in
            let foreign = folder.appending(path: "thaw-notes.sqlite")
            for number in 0..<10 {
                #expect(try store.backup(into: folder, at: Self.day(number)) != nil)
                #expect(
                    try store.backup(into: folder, at: Self.day(number).addingTimeInterval(60))
                        == nil)
                if number == 0 { try Data("mine".utf8).write(to: foreign) }
            }
            let dates = SQLiteStore.backups(in: folder).map(\.date)
            #expect(dates == (23...29).map { "2026-11-\($0)" })
            #expect(FileManager.default.fileExists(atPath: foreign.path))
        }
    }

    @Test func erasingEverythingDeletesTheStoresOwnCopies() async throws {
        try await Self.withStore { store, path, _ in
            let folder = SQLiteStore.backupFolder(for: path)
            #expect(try store.backup(into: folder, at: Self.day(1)) != nil)
            try await store.eraseEverything()
            #expect(SQLiteStore.backups(in: folder).isEmpty)
        }
    }

    @Test func erasingEverythingDeletesWhatRestoringPutAside() async throws {
        try await Self.withStore { store, path, folder in
            let backup = try #require(try store.backup(into: folder, at: Self.day(1)))
            try store.close()
            let aside = try #require(try SQLiteStore.restore(backup, to: path))
            #expect(FileManager.default.fileExists(atPath: aside.path))
            try await SQLiteStore(path: path).eraseEverything()
            #expect(!FileManager.default.fileExists(atPath: aside.path))
        }
    }

    @Test func emptyStoreHasNoBackup() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "thaw.sqlite").path)
            let backups = folder.appending(path: "backups")
            #expect(try store.backup(into: backups, at: Self.day(1)) == nil)
        }
    }

    @Test func storeThatIsOpenIsNotReplaced() async throws {
        try await Self.withStore { store, path, folder in
            let backup = try #require(try store.backup(into: folder, at: Self.day(0)))
            #expect(throws: ThawError.self) { try SQLiteStore.restore(backup, to: path) }
            _ = try await store.record(
                StoreContractTests.answer(1, Self.sample.items[0].id),
                settings: StoreContractTests.settings)
            #expect(try await StoreContractTests.entries(of: SQLiteStore(path: path)).count == 1)
        }
    }

    @Test func folderThatIsNotThereHasNoBackups() {
        #expect(SQLiteStore.backups(in: URL(filePath: "/nowhere/at/all")).isEmpty)
    }

    @Test func restoringPutsTheStoreAsideAndTellsWhere() async throws {
        try await Self.withStore { store, path, folder in
            let backup = try #require(try store.backup(into: folder, at: Self.day(0)))
            let item = Self.sample.items[0].id
            _ = try await store.record(
                StoreContractTests.answer(1, item), settings: StoreContractTests.settings)
            try store.close()
            let aside = try #require(try SQLiteStore.restore(backup, to: path))
            let again = try #require(try SQLiteStore.restore(backup, to: path))
            #expect(aside != again)

            let restored = try SQLiteStore(path: path)
            #expect(try await StoreContractTests.entries(of: restored).isEmpty)
            #expect(try await restored.resource(Self.sample.id).resource == Self.sample.resource)
            let kept = try SQLiteStore(path: aside.path)
            #expect(try await StoreContractTests.entries(of: kept).count == 1)
            #expect(SQLiteStore.backups(in: folder) == [backup])
        }
    }

    @Test func restoringWhereThereIsNothingPutsNothingAside() async throws {
        try await Self.withStore { store, _, folder in
            let backup = try #require(try store.backup(into: folder, at: Self.day(0)))
            let path = folder.appending(path: "deeper/new.sqlite").path
            #expect(try SQLiteStore.restore(backup, to: path) == nil)
            let restored = try SQLiteStore(path: path)
            #expect(try await restored.search("stalactite", limit: 5).count == 1)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func damagedCopyIsNotRestored(seed: UInt64) async throws {
        try await Self.withStore { store, path, folder in
            let backup = try #require(try store.backup(into: folder, at: Self.day(0)))
            try store.close()
            var bytes = try Data(contentsOf: backup.url)
            var generator = SeededGenerator(seed: seed)
            let start = 4096 * Int.random(in: 1..<bytes.count / 4096, using: &generator)
            bytes.replaceSubrange(start..<start + 4096, with: Data(repeating: 0xA5, count: 4096))
            try bytes.write(to: backup.url)
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(throws: ThawError.self) { try SQLiteStore.restore(backup, to: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test func missingCopyIsNamed() async throws {
        try await withTemporaryFolder { folder in
            let backup = Backup(
                url: folder.appending(path: "thaw-2026-01-01.sqlite"), date: "2026-01-01")
            let path = folder.appending(path: "thaw.sqlite").path
            #expect(throws: ThawError.self) { try SQLiteStore.restore(backup, to: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
