import Foundation
import TestSupport
import Testing
import ThawCore
import ThawSQLite

/// The server as a process: its address, a second start, a port that is taken, another folder.
@Suite(.serialized) struct ServeTests {
    /// Starts a server and waits for the line that it prints.
    private func serve(_ program: Program, _ arguments: String...) throws -> (Process, String) {
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["serve"] + arguments
        process.currentDirectoryURL = URL(filePath: "/")
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.hasSuffix("\n") {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            text += String(decoding: data, as: UTF8.self)
        }
        return (process, text)
    }

    private func stop(_ process: Process) {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    private func address(in text: String) throws -> URL {
        let start = try #require(text.range(of: "http://"))
        return try #require(
            URL(string: String(text[start.lowerBound...].prefix { !$0.isWhitespace })))
    }

    @Test func secondStartSaysWhereTheFirstOneIs() throws {
        let program = try Program()
        defer { program.remove() }
        let (first, said) = try serve(program, "--store", program.store, "--port", "8701")
        defer { stop(first) }
        let url = try address(in: said)
        let second = try program.run("serve", "--store", program.store, "--port", "8701")
        #expect(second.status == 0)
        #expect(second.output.contains("already running"))
        #expect(second.output.contains(url.absoluteString))
    }

    @Test func takenPortMeansTheNextOne() throws {
        let one = try Program()
        let two = try Program()
        defer {
            one.remove()
            two.remove()
        }
        let (first, saidFirst) = try serve(one, "--store", one.store, "--port", "8721")
        defer { stop(first) }
        let (second, saidSecond) = try serve(two, "--store", two.store, "--port", "8721")
        defer { stop(second) }
        let ports = [try address(in: saidFirst).port ?? 0, try address(in: saidSecond).port ?? 0]
        #expect(ports[0] >= 8721)
        #expect(ports[1] > ports[0])
    }

    @Test func firstStartLoadsTheSampleTopicAndSecondDoesNot() throws {
        let program = try Program()
        defer { program.remove() }
        for _ in 0..<2 {
            let (server, _) = try serve(program, "--store", program.store, "--port", "8741")
            stop(server)
        }
        let list = try program.run("list", "--json", "--store", program.store)
        #expect((list.json["resources"] as? [Any])?.count == 3)
    }

    @Test func startRenewsWhatAnEarlierVersionKept() async throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.createDirectory(
            at: URL(filePath: program.store).deletingLastPathComponent(),
            withIntermediateDirectories: true)
        let sample = SampleResource(
            "Cells", pairs: [("Osmosis", "the movement of water through a membrane")])
        let store = try SQLiteStore(path: program.store)
        try await store.save(sample, maker: 0)
        let (server, _) = try serve(program, "--store", program.store, "--port", "8781")
        defer { stop(server) }
        let end = ContinuousClock.now + .seconds(60)
        while try await !store.resources(madeBefore: 1).isEmpty, ContinuousClock.now < end {
            await Task.yield()
        }
        let items = try await store.items(of: sample.id, for: Learner.local).map(\.item)
        #expect(items.map(\.form) == [.definition, .term])
        #expect(items.first?.stem == "Osmosis")
        try store.close()
    }

    @Test func studyWorksBesideTheRunningServer() throws {
        let program = try Program()
        defer { program.remove() }
        let (server, _) = try serve(program, "--store", program.store, "--port", "8761")
        defer { stop(server) }
        let study = try program.run("study", "--store", program.store, input: "\n3\nq\n")
        #expect(study.status == 0)
        #expect(study.output.contains("1 answered"))
    }

    @Test func storeIsReadableByItsOwnerOnly() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("list", "--store", program.store).status == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: program.store)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
}
