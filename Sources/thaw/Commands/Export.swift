import ArgumentParser
import Foundation
import ThawCore
import ThawFormats

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes everything there is into one JSON file, which 'thaw import' reads back.")

    @OptionGroup var storeOptions: StoreOptions

    @Option(
        name: .shortAndLong, help: "The file to write; without it, standard output.",
        completion: .file())
    var output: String?

    func run() async throws {
        let store = try storeOptions.open()
        let bytes = try await Exchange.json(
            of: store, learner: Learner.local, at: Ambient.live.now())
        guard let output else {
            Terminal.print(bytes: bytes[...])
            return
        }
        let url = URL(filePath: output)
        do {
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            throw ThawError.invalid(
                "\(output) cannot be written; check that its folder is there, is yours and has room."
            )
        }
        Terminal.note("Wrote \(bytes.count / 1024 + 1) kB to \(url.path).")
    }
}

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads back what 'thaw export' wrote; what is there already stays.")

    @OptionGroup var storeOptions: StoreOptions

    @Flag(help: "Show what would come in, and change nothing.")
    var dryRun = false

    @Argument(help: "The file; - is standard input.", completion: .file())
    var file: String

    func run() async throws {
        let archive = try Exchange.archive(from: try Input(file, limit: Input.libraryLimit).bytes)
        let store = try storeOptions.open()
        guard !dryRun else {
            Terminal.print(
                "Would bring in \(archive.resources.count) resources and \(archive.log.count) log entries."
            )
            return
        }
        let added = try await Exchange.add(
            archive, to: store, learner: Learner.local, at: Ambient.live.now(),
            defaults: try await store.settingsOrDefault(of: Learner.local))
        storeOptions.keepBackup(of: store)
        Terminal.print("Brought in \(added.resources) resources and \(added.events) log entries.")
    }
}
