import Foundation
import GRDB
import ThawCore

/// A row that no version of this program writes: the file is damaged.
struct DamagedRow: Error {
    let detail: String
}

extension ThawError {
    /// Turns what SQLite says into what a person can act on. Our own errors and cancellations pass
    /// unchanged.
    static func translated(_ error: any Error, path: String) -> any Error {
        switch error {
        case is ThawError, is CancellationError: error
        case let error as DatabaseError: translated(error, path: path)
        case let error as DamagedRow: ThawError.damagedStore(path: path, detail: error.detail)
        case is RowDecodingError, is DecodingError:
            ThawError.damagedStore(path: path, detail: "an entry cannot be read")
        case let error as CocoaError:
            unavailable(path, reason(error))
        default: unavailable(path, "it answered in a way that is not understood (\(error))")
        }
    }

    private static func translated(_ error: DatabaseError, path: String) -> ThawError {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            .damagedStore(path: path, detail: error.message ?? "its pages do not fit together")
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_RANGE:
            .invalid("A value is out of the range that the store can keep; nothing was changed.")
        case .SQLITE_TOOBIG:
            .invalid("This page is too large for the store; split it and add the parts.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            unavailable(path, "another program keeps it locked; end that one, or try again")
        case .SQLITE_FULL: unavailable(path, "the disk is full")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            unavailable(path, "you may not write to it")
        case .SQLITE_CANTOPEN: unavailable(path, "it cannot be opened")
        case .SQLITE_IOERR: unavailable(path, "the disk reported an error; see whether it is full")
        case .SQLITE_NOMEM: unavailable(path, "there is not enough memory")
        default: unavailable(path, error.message ?? "SQLite error \(error.resultCode.rawValue)")
        }
    }

    /// Foundation's own words name codes and end in full stops of their own.
    private static func reason(_ error: CocoaError) -> String {
        if let cause = error.underlying as? POSIXError {
            return StoreFile.reason(cause.code.rawValue)
        }
        return switch error.code {
        case .fileWriteNoPermission, .fileReadNoPermission, .fileWriteVolumeReadOnly:
            StoreFile.reason(EACCES)
        case .fileNoSuchFile, .fileReadNoSuchFile: StoreFile.reason(ENOENT)
        case .fileWriteOutOfSpace: StoreFile.reason(ENOSPC)
        default: "the system does not let Thaw use it"
        }
    }

    private static func unavailable(_ path: String, _ detail: String) -> ThawError {
        .storeUnavailable(path: path, detail: detail)
    }
}
