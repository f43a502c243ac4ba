import ArgumentParser
import Foundation
import Hummingbird
import ThawCore
import ThawFormats
import ThawWeb

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the pages on this machine.",
        discussion: "Prints the address to open. Files that are named are read in first.")

    @OptionGroup var storeOptions: StoreOptions

    @Option(help: "The port to serve on; when it is taken, one of the next 20.")
    var port = 8451

    @Flag(help: "Also serve devices on the local network that type in the pairing code.")
    var lan = false

    @Argument(help: "Files or folders to read in first.", completion: .file())
    var files: [String] = []

    func validate() throws {
        guard (1...65_535).contains(port) else {
            throw ValidationError("--port takes a number from 1 to 65535.")
        }
    }

    func run() async throws {
        let path = try storeOptions.path()
        // Before the store is made: of two first starts at once, one loads the sample topic.
        let lock = try ServerLock(for: path)
        let isFirst = lock.take()
        let isNew = isFirst && !FileManager.default.fileExists(atPath: path)
        // The address of a server that died is nobody's any more.
        if isFirst { lock.publish("") }
        let store = try storeOptions.open()
        if isNew { await Sample.load(into: store) }
        let named = try InputFolder.files(files)
        for result in await Intake(store: store).take(named) { Terminal.note(result.sentence) }

        guard isFirst else {
            let address = lock.address() ?? "the address that it printed when it started"
            Terminal.print("Thaw is already running on this store: \(address)")
            return
        }
        let address = lan ? "0.0.0.0" : "127.0.0.1"
        guard let free = Port.free(from: port, count: 21, address: address) else {
            throw ThawError.invalid(
                "The ports \(port) to \(port + 20) are all taken; choose another with --port.")
        }
        if free != port { Terminal.note("Port \(port) is taken; using \(free) instead.") }
        try await serve(store, at: path, on: free, address: address, lock: lock)
    }

    private func serve(
        _ store: any Store, at path: String, on port: Int, address: String, lock: ServerLock
    ) async throws {
        let token = WebSecurity.makeToken(random: Ambient.live.random)
        var options = WebOptions(
            version: Thaw.version, address: address, port: port, token: token, timeZone: .current)
        options.tools = .installed
        if lan { try letInNetwork(&options, port: port) }
        let room = options.security.pairing
        let url = "http://127.0.0.1:\(port)/?token=\(token)"
        let application = try makeApplication(store: store, ambient: .live, options: options) {
            lock.publish(url)
            Terminal.print("Thaw is at \(url)")
            if let room { PairingPrompt(room: room).begin() }
            Terminal.note("Ctrl-C ends it. Everything is kept in \(path).")
        }
        let backups = storeOptions.keepBackups(of: store)
        defer { backups.cancel() }
        // What an earlier version kept is asked by today's rules; where that fails, the next start tries again.
        let renewal = Task.detached(priority: .background) {
            try? await store.renewItems(for: Learner.local)
        }
        defer { renewal.cancel() }
        try await application.runService()
    }

    private func letInNetwork(_ options: inout WebOptions, port: Int) throws {
        let names = Port.localAddresses().map { "\($0):\(port)" }
        guard let first = names.first else {
            throw ThawError.invalid(
                "This machine is in no local network now; join one, or leave --lan out.")
        }
        options.security.lanHosts = Set(names.compactMap { HostName($0) })
        options.security.pairing = PairingRoom(ambient: .live, address: "http://\(first)")
    }
}

/// Shows the pairing code, and a new one each time Enter is pressed.
private struct PairingPrompt {
    let room: PairingRoom

    func begin() {
        Terminal.print(room.terminalText())
        Terminal.note("Enter makes a new code; devices that are paired stay so.")
        let room = room
        Thread.detachNewThread {
            while readLine() != nil {
                room.renewCode()
                Terminal.print(room.terminalText())
            }
        }
    }
}

/// The topic to try that a new store begins with.
enum Sample {
    static func load(into store: any Store) async {
        let folder = ProgramFiles.find("Samples", of: "thaw")
        let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) }
        let files = (names ?? []).sorted().compactMap { folder?.appending(path: $0).path }
        var intake = Intake(store: store)
        // The same ids on every machine, so that an import from another one does not double the topic.
        intake.idOfFile = {
            Resource.ID(hashing: ["thaw sample", URL(filePath: $0).lastPathComponent])
        }
        let results = await intake.take(files)
        guard !results.isEmpty, results.allSatisfy({ $0.outcome == .added }) else {
            Terminal.note("The sample topic could not be read in; the library starts empty.")
            return
        }
        Terminal.note("A sample topic is in the library to try; delete it when you like.")
    }
}
