import Foundation
import GRDB
public import ThawCore

extension SQLiteStore {
    /// The learner's settings, from one JSON document; `nil` when none were saved.
    public func settings(of learner: Learner.ID) async throws -> StudySettings? {
        try await read { db in try SettingsRow.find(learner, in: db) }
    }

    /// Replaces the learner's settings.
    public func save(_ settings: StudySettings, of learner: Learner.ID) async throws {
        try await write { db in
            try SettingsRow(learner: learner, settings: settings).put(in: db)
        }
    }

    /// The log is append-only for everyone but this. The emptied pages are then given back, so that
    /// nothing of what was written stays in the file, and the dated copies are deleted with the stores
    /// that restoring put aside: everything means everything.
    public func eraseEverything() async throws {
        try await write { db in
            let triggers = try String.fetchAll(
                db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
            try db.execute(
                sql: """
                    DROP TRIGGER reviewEventIsNotChanged;
                    DROP TRIGGER reviewEventIsNotDeleted;
                    INSERT INTO searchIndex (searchIndex) VALUES ('delete-all');
                    DELETE FROM searchLine;
                    DELETE FROM cardState;
                    DELETE FROM item;
                    DELETE FROM resource;
                    DELETE FROM reviewEvent;
                    DELETE FROM learnerSettings;
                    """)
            for sql in triggers { try db.execute(sql: sql) }
        }
        for copy in copies() {
            do {
                try FileManager.default.removeItem(at: copy)
            } catch {
                throw ThawError.translated(error, path: copy.path)
            }
        }
        do {
            try await writer.vacuum()
            try await writer.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        } catch {
            // Everything is erased already; another program that reads at this moment only keeps
            // the file from shrinking until it is done.
        }
    }
    /// The dated copies of this store, and those that a restore put aside; none in memory.
    private func copies() -> [URL] {
        guard path.hasPrefix("/") else { return [] }
        let store = URL(filePath: path)
        let folder = store.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let aside = names.filter {
            $0.hasPrefix(store.lastPathComponent + BackupFolder.asideSuffix)
        }
        let backups = Self.backupFolder(for: path)
        return Self.backups(in: backups).map(\.url) + BackupFolder(url: backups).copiesOfVersions()
            + aside.map { folder.appending(path: $0) }
    }
}
