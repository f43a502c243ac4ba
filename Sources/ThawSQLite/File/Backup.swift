public import Foundation
import GRDB
import ThawCore

/// A dated copy of a store.
public struct Backup: Hashable, Sendable {
    /// Where the copy lies.
    public let url: URL
    /// The day of the copy: "2026-11-21".
    public let date: String

    /// Names a copy; `SQLiteStore.backups(in:)` finds those there are.
    public init(url: URL, date: String) {
        self.url = url
        self.date = date
    }
}

extension SQLiteStore {
    /// Where a store's dated copies are kept: `thaw-backups` beside `thaw.sqlite`.
    public static func backupFolder(for path: String) -> URL {
        let file = URL(filePath: path)
        return file.deletingLastPathComponent()
            .appending(path: file.deletingPathExtension().lastPathComponent + "-backups")
    }

    /// Copies the store into a folder as `thaw-DATE.sqlite`, unless that day has a copy already or
    /// there is nothing to lose yet, and deletes all but the newest copies.
    ///
    /// The copy is whole or not there at all: it is made beside its place, checked page by page,
    /// and moved. Other calls go on meanwhile. Cost: the whole file, read, written and checked.
    /// - Parameters:
    ///   - now: its UTC date names the copy.
    ///   - count: how many copies stay, at least one.
    /// - Returns: the new copy, or `nil` when none was made.
    @discardableResult
    public func backup(into folder: URL, at now: Date, keeping count: Int = 7) throws -> Backup? {
        let calendar = LearnerCalendar(timeZone: .gmt, dayStart: 0)
        let date = LearnerCalendar.isoDate(ofDay: calendar.day(of: now))
        let backups = BackupFolder(url: folder)
        do {
            guard try !backups.list().contains(where: { $0.date == date }), try holdsAnything()
            else { return nil }
            let backup = try backups.add(copyOf: writer, on: date)
            try backups.prune(keeping: max(1, count))
            return backup
        } catch {
            throw ThawError.translated(error, path: folder.path)
        }
    }

    /// A copy of an empty store would take the place of the day's copy of what is added to it.
    private func holdsAnything() throws -> Bool {
        try writer.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM resource) OR EXISTS (SELECT 1 FROM reviewEvent)
                        OR EXISTS (SELECT 1 FROM learnerSettings)
                    """) ?? true
        }
    }

    /// The dated copies in a folder, the oldest first; none where the folder is not there or cannot
    /// be read.
    public static func backups(in folder: URL) -> [Backup] {
        (try? BackupFolder(url: folder).list()) ?? []
    }

    /// Puts a copy in the place of a store.
    ///
    /// The file that is there is moved aside, with what SQLite keeps beside it, never deleted.
    /// - Returns: where the file that was there is now; `nil` when there was none.
    /// - Throws: `ThawError.notAStore`, `.newerStore`, `.damagedStore` when the copy is no sound
    ///   store, `.storeUnavailable` when a program has the store open; then nothing was moved.
    @discardableResult
    public static func restore(_ backup: Backup, to path: String) throws -> URL? {
        do {
            return try BackupFolder.restore(backup.url, to: URL(filePath: path))
        } catch {
            throw ThawError.translated(error, path: backup.url.path)
        }
    }
}

/// A folder of dated copies.
struct BackupFolder {
    let url: URL

    private static let prefix = "thaw-"
    private static let suffix = ".sqlite"

    static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [4, 2, 2]
            && parts.joined().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    func list() throws -> [Backup] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: url.path)
            .compactMap { name in
                guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) else { return nil }
                let date = String(name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count))
                return Self.isDate(date) ? Backup(url: url.appending(path: name), date: date) : nil
            }
            .sorted { $0.date < $1.date }
    }

    /// Copies a store before its schema is changed, as `thaw-version-1.sqlite`: never pruned, and a copy that is
    /// there already stays, since it is the older one.
    func keep(_ store: any DatabaseReader, ofVersion version: Int) throws {
        let name = Self.prefix + "version-\(version)" + Self.suffix
        guard !FileManager.default.fileExists(atPath: url.appending(path: name).path) else {
            return
        }
        _ = try add(copyOf: store, named: "version-\(version)")
    }

    func add(copyOf store: any DatabaseReader, on date: String) throws -> Backup {
        Backup(url: try add(copyOf: store, named: date), date: date)
    }

    private func add(copyOf store: any DatabaseReader, named name: String) throws -> URL {
        if !FileManager.default.fileExists(atPath: url.path) {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let final = url.appending(path: Self.prefix + name + Self.suffix)
        let temporary = url.appending(path: ".\(Self.prefix)\(name).part")
        try? FileManager.default.removeItem(at: temporary)
        do {
            try StoreFile(path: temporary.path).create()
            try Self.copy(store, to: temporary.path)
            try StoreFile.synchronise(temporary.path)
            try StoreFile.move(temporary.path, to: final.path)
            try StoreFile.synchronise(url.path)
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw error
        }
        return final
    }

    /// The copies made before the schema changed.
    func copiesOfVersions() -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.filter {
            $0.hasPrefix(Self.prefix + "version-") && $0.hasSuffix(Self.suffix)
        }.map { url.appending(path: $0) }
    }

    func prune(keeping count: Int) throws {
        for old in try list().dropLast(count) { try FileManager.default.removeItem(at: old.url) }
    }

    private static func copy(_ store: any DatabaseReader, to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try store.backup(to: copy)
        try copy.writeWithoutTransaction { db in
            // The store's write-ahead log is a second file; a copy is one.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            try check(db, path: path)
        }
        try copy.close()
    }

    private static func check(_ db: Database, path: String) throws {
        let problems = try String.fetchAll(db, sql: "PRAGMA quick_check(1)")
        guard problems == ["ok"] else {
            throw ThawError.damagedStore(
                path: path, detail: problems.first ?? "it cannot be checked")
        }
    }
}

// MARK: - Going back

extension BackupFolder {
    static func restore(_ backup: URL, to store: URL) throws -> URL? {
        guard FileManager.default.fileExists(atPath: backup.path) else {
            throw ThawError.storeUnavailable(path: backup.path, detail: "it is not there any more")
        }
        try StoreFile(path: backup.path).prepare()
        var readonly = Configuration()
        readonly.readonly = true
        try DatabaseQueue(path: backup.path, configuration: readonly).read {
            try check($0, path: backup.path)
        }
        try FileManager.default.createDirectory(
            at: store.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let lock = try StoreLock(for: store.path, .alone)
        defer { lock.release() }
        let temporary = store.path + ".restoring"
        try? FileManager.default.removeItem(atPath: temporary)
        try FileManager.default.copyItem(atPath: backup.path, toPath: temporary)
        try StoreFile(path: temporary).restrictMode()
        try StoreFile.synchronise(temporary)
        let aside = try putAside(store)
        try StoreFile.move(temporary, to: store.path)
        try StoreFile.synchronise(store.deletingLastPathComponent().path)
        return aside
    }

    static let asideSuffix = ".before-restore"

    /// Gives a store a second name, the first that is free, and moves the files beside it there.
    ///
    /// The store keeps its name until the copy takes it in one step: at no moment is there no store,
    /// for which the next start would make an empty one.
    private static func putAside(_ store: URL) throws -> URL? {
        let files = FileManager.default
        guard files.fileExists(atPath: store.path) else { return nil }
        var aside = store.path + asideSuffix
        var count = 1
        while files.fileExists(atPath: aside) {
            count += 1
            aside = store.path + asideSuffix + "-\(count)"
        }
        // The log first: without it the file alone is an older, sound store; the log alone is
        // nothing, but would be taken for the copy's.
        for suffix in ["-wal", "-shm"] where files.fileExists(atPath: store.path + suffix) {
            try StoreFile.move(store.path + suffix, to: aside + suffix)
        }
        try StoreFile.link(store.path, as: aside)
        return URL(filePath: aside)
    }
}
