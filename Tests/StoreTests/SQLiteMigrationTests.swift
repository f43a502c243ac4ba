import Foundation
import GRDB
import TestSupport
import Testing
import ThawCore

@testable import ThawSQLite

/// What becomes of a store that an older Thaw made.
@Suite struct SQLiteMigrationTests {
    /// A store of version 1 with a card, an answer and its state, written without any of today's code but the schema.
    private static func makeFirstVersion(at path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(sql: Migration001.sql)
            try db.execute(
                sql: """
                    INSERT INTO learnerSettings VALUES (zeroblob(16), '{"old": true}');
                    PRAGMA user_version = 1;
                    PRAGMA application_id = \(Schema.applicationID);
                    """)
        }
        try queue.close()
    }

    private static func version(of path: String) throws -> Int? {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    @Test func olderStoreIsCopiedBeforeItsSchemaChanges() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            try Self.makeFirstVersion(at: path)
            let store = try SQLiteStore(path: path)
            try store.close()
            #expect(try Self.version(of: path) == Schema.version)
            let copy = SQLiteStore.backupFolder(for: path)
                .appending(path: "thaw-version-1.sqlite").path
            #expect(try Self.version(of: copy) == 1)
            let kept = try DatabaseQueue(path: copy).read {
                try String.fetchOne($0, sql: "SELECT record FROM learnerSettings")
            }
            #expect(kept == #"{"old": true}"#)
            // It is no dated copy: those are pruned.
            #expect(SQLiteStore.backups(in: SQLiteStore.backupFolder(for: path)).isEmpty)
        }
    }

    @Test func newAndCurrentStoresGetNoCopy() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            for _ in 0..<2 { try SQLiteStore(path: path).close() }
            #expect(
                !FileManager.default.fileExists(
                    atPath: SQLiteStore.backupFolder(for: path).path))
        }
    }

    @Test func erasingEverythingErasesTheCopyToo() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            try Self.makeFirstVersion(at: path)
            let store = try SQLiteStore(path: path)
            try await store.eraseEverything()
            let left = try FileManager.default.contentsOfDirectory(
                atPath: SQLiteStore.backupFolder(for: path).path)
            #expect(left.isEmpty)
        }
    }
}
