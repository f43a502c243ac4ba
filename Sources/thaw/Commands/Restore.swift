import ArgumentParser
import Foundation
import ThawCore
import ThawSQLite

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Goes back to a backup of the store.",
        discussion:
            "Without a date, lists the backups. The store as it is now is put aside, not deleted.")

    @OptionGroup var storeOptions: StoreOptions

    @Argument(help: "The backup's date: 2026-11-21, or 'latest'.")
    var date: String?

    func run() async throws {
        let path = try storeOptions.path()
        let folder = SQLiteStore.backupFolder(for: path)
        let backups = SQLiteStore.backups(in: folder)
        guard !backups.isEmpty else {
            throw ThawError.invalid(
                "There is no backup in \(folder.path) yet; Thaw makes one a day by itself.")
        }
        guard let date else {
            for backup in backups { Terminal.print("\(backup.date)  \(backup.url.path)") }
            Terminal.note("Go back to one with 'thaw restore DATE'.")
            return
        }
        guard
            let chosen = date == "latest" ? backups.last : backups.first(where: { $0.date == date })
        else {
            throw ThawError.invalid(
                "There is no backup of \(date); there are \(backups.map(\.date).joined(separator: ", "))."
            )
        }
        guard try ServerLock(for: path).isFree else {
            throw ThawError.invalid(
                "Thaw is running on this store; end it first (Ctrl-C), then restore.")
        }
        let aside = try SQLiteStore.restore(chosen, to: path)
        Terminal.print("Restored the backup of \(chosen.date).")
        if let aside { Terminal.print("The store as it was is kept at \(aside.path).") }
    }
}
