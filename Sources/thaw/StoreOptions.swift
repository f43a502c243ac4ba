import ArgumentParser
import Foundation
import ThawCore
import ThawSQLite

/// Where the data lies: `--store` on every command that needs it.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "The store to use: a path. Without it, the one in your data folder.",
        completion: .file(extensions: ["sqlite"]))
    var store: String?

    /// The store's path, absolute.
    ///
    /// - Throws: `ThawError.unsupportedStore` for an address of a database server.
    func path() throws -> String {
        guard let store else { return DataFolder.url.appending(path: "thaw.sqlite").path }
        for scheme in ["postgres://", "postgresql://"] where store.hasPrefix(scheme) {
            throw ThawError.unsupportedStore("A PostgreSQL store")
        }
        return URL(filePath: store).standardizedFileURL.path
    }

    /// Opens the store, making it where it is missing, and keeps a dated backup of a day's first use.
    func open() throws -> any Store {
        let store = try SQLiteStore(path: try path())
        keepBackup(of: store)
        return store
    }

    /// Keeps a backup of every day on which a server runs, until the task is cancelled.
    func keepBackups(of store: any Store) -> Task<Void, Never> {
        Task.detached {
            while true {
                do { try await Task.sleep(for: .seconds(3600)) } catch { return }
                keepBackup(of: store)
            }
        }
    }

    /// Keeps the day's backup unless there is one, or nothing to keep.
    ///
    /// A backup that cannot be made (a full disk, rights) keeps nobody from learning, but is told.
    func keepBackup(of store: any Store) {
        guard let store = store as? SQLiteStore else { return }
        do {
            let folder = SQLiteStore.backupFolder(for: try path())
            try store.backup(into: folder, at: Ambient.live.now(), keeping: 7)
        } catch {
            Terminal.note("thaw: no backup could be kept today: \(error.localizedDescription)")
        }
    }
}

/// The learner's own data folder.
enum DataFolder {
    static var url: URL {
        #if os(macOS)
            let base = FileManager.default.homeDirectoryForCurrentUser
                .appending(path: "Library/Application Support")
            return base.appending(path: "Thaw")
        #else
            let environment = ProcessInfo.processInfo.environment
            if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") {
                return URL(filePath: base).appending(path: "thaw")
            }
            // Foundation asks the system's list of users, which knows nothing of a HOME that was set.
            let home =
                environment["HOME"].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
                ?? FileManager.default.homeDirectoryForCurrentUser
            return home.appending(path: ".local/share/thaw")
        #endif
    }
}

extension Ambient {
    /// The real clock and real chance.
    static let live = Ambient(
        now: { Date() }, newID: { UUID() },
        random: {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        })
}

extension Store {
    /// The learner's settings, or the defaults in this machine's time zone.
    func settingsOrDefault(of learner: Learner.ID) async throws -> StudySettings {
        try await settings(of: learner) ?? StudySettings(timeZone: .current)
    }
}
