import GRDB
public import ThawCore

/// The store in one SQLite file, with full-text search, for one machine.
///
/// Several programs may use one file at once: readers never wait, writers wait for each other. Each
/// answer is on the disk before `record` returns (WAL, `synchronous=FULL`).
///
/// Entries of the log count in the order in which they were written.
public struct SQLiteStore: Store {
    let writer: any DatabaseWriter
    let path: String
    /// `nil` in memory.
    private let lock: StoreLock?

    /// Opens a store, or makes a new one where there is no file (mode 0600, its folder 0700).
    ///
    /// Nothing is written to a file that is not a store, is damaged, or comes from a newer version.
    /// - Parameter patience: how many seconds a call waits for another program that is writing.
    /// - Throws: `ThawError.notAStore`, `.newerStore`, `.damagedStore`, `.storeUnavailable`
    public init(path: String, patience: Double = 5) throws {
        self.path = path
        do {
            try StoreFile(path: path).prepare()
            lock = try StoreLock(for: path, .shared)
            let pool = try DatabasePool(path: path, configuration: Self.configuration(patience))
            // GRDB sets NORMAL for a pool, after `prepareDatabase`.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            if let old = try Schema.outdatedVersion(of: pool) {
                try BackupFolder(url: Self.backupFolder(for: path)).keep(pool, ofVersion: old)
            }
            try Schema.migrate(pool)
            try StoreFile(path: path).restrictMode()
            writer = pool
        } catch {
            throw ThawError.translated(error, path: path)
        }
    }

    private init(writer: any DatabaseWriter, path: String) {
        self.writer = writer
        self.path = path
        lock = nil
    }

    /// A store that lives as long as the value: for tests and previews.
    public static func inMemory() throws -> SQLiteStore {
        let queue = try DatabaseQueue(configuration: configuration(5))
        try Schema.migrate(queue)
        return SQLiteStore(writer: queue, path: "the store in memory")
    }

    /// Closes the file, once what is running has ended. A later call throws.
    public func close() throws {
        do { try writer.close() } catch { throw ThawError.translated(error, path: path) }
        lock?.release()
    }

    private static func configuration(_ patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "thaw.store"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            // recursive_triggers: without it, INSERT OR REPLACE slips past the triggers that guard
            // the log.
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA recursive_triggers = ON;
                    PRAGMA cell_size_check = ON;
                    """)
        }
        return configuration
    }

    /// The file's own check of every page, in SQLite's words; empty when it is sound. Cost: the
    /// whole file.
    public func problems() async throws -> [String] {
        let lines = try await read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check")
        }
        return lines == ["ok"] ? [] : lines
    }

    /// One read transaction: everything in it sees the same moment.
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do { return try await writer.read(work) } catch {
            throw ThawError.translated(error, path: path)
        }
    }

    /// One immediate write transaction, rolled back when the work throws.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do { return try await writer.write(work) } catch {
            throw ThawError.translated(error, path: path)
        }
    }
}
