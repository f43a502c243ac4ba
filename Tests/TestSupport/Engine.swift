public import Foundation
public import ThawCore
import ThawSQLite

/// The stores that the contract is tested on.
public enum Engine: String, CaseIterable, Sendable {
    /// SQLite in memory.
    case sqlite
    /// SQLite in a file, as the program uses it.
    case sqliteFile

    /// Runs a test on an empty store that is gone afterwards.
    public func withStore<Value>(
        _ body: (any Store) async throws -> Value
    ) async throws -> Value {
        switch self {
        case .sqlite:
            return try await body(SQLiteStore.inMemory())
        case .sqliteFile:
            return try await withTemporaryFolder { folder in
                try await body(SQLiteStore(path: folder.appending(path: "thaw.sqlite").path))
            }
        }
    }
}

/// Runs a test with a folder of its own that is removed afterwards.
public func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "thaw-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
