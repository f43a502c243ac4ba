import Foundation
import GRDB
import ThawCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// The file of a store before SQLite opens it for writing: what it is, whether it is whole, who may
/// read it.
struct StoreFile {
    let path: String

    /// Makes the file when there is none; otherwise finds out, without changing a byte, whether it
    /// is a store that this version can open.
    func prepare() throws {
        var info = stat()
        guard stat(path, &info) == 0 else {
            guard errno == ENOENT else { throw unavailable() }
            try create()
            return
        }
        guard info.st_mode & S_IFMT != S_IFDIR else {
            throw ThawError.storeUnavailable(path: path, detail: "it is a folder")
        }
        guard info.st_mode & S_IFMT == S_IFREG else { throw ThawError.notAStore(path: path) }
        guard access(path, R_OK | W_OK) == 0 else { throw unavailable() }
        try checkHeader(size: Int(info.st_size))
        try checkSchema()
    }

    /// The learner's notes and answers are nobody else's business: 0600 for the file and those
    /// beside it.
    func restrictMode() throws {
        for name in [path, path + "-wal", path + "-shm"] where access(name, F_OK) == 0 {
            // A file of another user that we may write to keeps its mode.
            if chmod(name, 0o600) != 0, errno != EPERM, errno != ENOENT { throw unavailable() }
        }
    }

    func create() throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        if !FileManager.default.fileExists(atPath: folder.path) {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        // SQLite gives the files that it makes beside a database the database's own mode.
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unavailable() }
        closeDescriptor(descriptor)
    }

    private func unavailable() -> ThawError {
        .storeUnavailable(path: path, detail: Self.reason(errno))
    }

    static func reason(_ code: Int32) -> String {
        switch code {
        case EACCES, EPERM, EROFS: "you may not read or write it"
        case ENOENT, ENOTDIR: "its folder does not exist"
        case ENOSPC, EDQUOT: "the disk is full"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}

private func closeDescriptor(_ descriptor: Int32) {
    close(descriptor)
}

private func linkFile(_ path: String, _ name: String) -> Int32 {
    link(path, name)
}

// MARK: - On the disk for good

extension StoreFile {
    /// Waits until a file, or a folder's list of names, is on the disk.
    static func synchronise(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFile(path: path).unavailable() }
        defer { closeDescriptor(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreFile(path: path).unavailable() }
    }

    /// Gives a file a second name; on a file system that has no second names, another one.
    static func link(_ path: String, as name: String) throws {
        guard linkFile(path, name) != 0 else { return }
        try move(path, to: name)
    }

    /// Renames in one step; what had the new name is replaced.
    static func move(_ path: String, to target: String) throws {
        guard rename(path, target) == 0 else { throw StoreFile(path: target).unavailable() }
    }
}

// MARK: - What the file is

extension StoreFile {
    private static let magic = Array("SQLite format 3\0".utf8)

    /// The parts of the 100-byte header that are needed here:
    /// <https://www.sqlite.org/fileformat2.html>, 1.3.
    private struct Header {
        let pageSize: Int
        let pages: Int
        /// Whether the page count was written by the last program that changed the file.
        let hasPageCount: Bool
        let applicationID: Int
        let version: Int

        init(_ bytes: [UInt8]) {
            func number(_ offset: Int) -> Int {
                bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
            }
            let size = Int(bytes[16]) << 8 | Int(bytes[17])
            pageSize = size == 1 ? 65_536 : size
            pages = number(28)
            hasPageCount = number(24) == number(92) && pages > 0
            version = number(60)
            applicationID = number(68)
        }
    }

    /// Tells apart other files, and a file that was cut short. Reads 100 bytes, and asks SQLite
    /// only when it must: that leaves files beside a database in WAL mode, even when it only reads.
    private func checkHeader(size: Int) throws {
        guard size > 0 else { return }
        guard let handle = FileHandle(forReadingAtPath: path) else { throw unavailable() }
        defer { try? handle.close() }
        let bytes = [UInt8](try handle.read(upToCount: 100) ?? Data())
        guard bytes.starts(with: Self.magic.prefix(bytes.count)) else {
            throw ThawError.notAStore(path: path)
        }
        let cutShort = ThawError.damagedStore(path: path, detail: "its end is missing")
        guard bytes.count == 100 else { throw cutShort }
        // What a log beside the file holds may still be missing from the file itself.
        guard !hasLog else { return }
        let header = Header(bytes)
        try checkOwner(application: header.applicationID, version: header.version) {
            header.pages <= 1
        }
        if header.hasPageCount, size < header.pages * header.pageSize { throw cutShort }
    }

    /// - Parameter isEmpty: a program that died while it made a store leaves a database without
    ///   tables.
    private func checkOwner(application: Int, version: Int, isEmpty: () -> Bool) throws {
        if application == 0, version == 0, isEmpty() { return }
        guard application == Int(Schema.applicationID) else {
            throw ThawError.notAStore(path: path)
        }
        guard version <= Schema.version else { throw ThawError.newerStore(path: path) }
    }

    private var hasLog: Bool {
        var info = stat()
        return stat(path + "-wal", &info) == 0 && info.st_size > 0
    }

    /// Asks SQLite, on a connection that cannot write, whose file it is.
    private func checkSchema() throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let (application, version, tables) = try DatabaseQueue(
            path: path, configuration: configuration
        )
        .read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                try Set(String.fetchAll(db, sql: "SELECT name FROM sqlite_schema"))
            )
        }
        try checkOwner(application: application, version: version) { tables.isEmpty }
        guard tables.isEmpty || tables.isSuperset(of: Self.tables) else {
            throw ThawError.damagedStore(path: path, detail: "a table is missing")
        }
    }

    /// The tables of the first version; no later one may drop them without changing this.
    private static let tables: Set = [
        "resource", "resourceSubject", "item", "cardState", "reviewEvent", "learnerSettings",
        "searchLine", "searchIndex",
    ]
}
