import ThawCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// Keeps a store from being replaced while a program has it open.
///
/// Every open store shares an advisory lock on a file beside it; putting a backup in its place needs the
/// lock alone. SQLite's own locks do not serve for this: they are let go between two transactions, and a
/// program would go on writing into the file that was moved aside. A crash frees the lock.
final class StoreLock: Sendable {
    enum Mode {
        case shared, alone
    }

    private let descriptor: Int32

    /// - Throws: `ThawError.storeUnavailable` when somebody holds the lock in a mode that leaves no room.
    init(for store: String, _ mode: Mode) throws {
        descriptor = open(store + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ThawError.storeUnavailable(path: store, detail: StoreFile.reason(errno))
        }
        let operation = mode == .alone ? LOCK_EX : LOCK_SH
        // Any other failure: a file system without locks, where the store is used at its owner's risk.
        guard flock(descriptor, operation | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
        // No close here: `deinit` runs for an initialiser that throws at this point, and a second close would
        // hit whatever file another thread has opened meanwhile.
        throw ThawError.storeUnavailable(
            path: store,
            detail: mode == .alone
                ? "Thaw has it open; end it first (Ctrl-C), then try again"
                : "a backup is being put in its place; try again in a moment")
    }

    /// Lets go before the end of this value's life.
    func release() { flock(descriptor, LOCK_UN) }

    deinit { close(descriptor) }
}
