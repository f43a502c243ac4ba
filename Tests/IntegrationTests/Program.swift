import Foundation
import Testing

/// The built program, run from outside as a person or a script would.
struct Program {
    struct Result {
        var status: Int32
        var output: String
        var messages: String

        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
        }
    }

    /// A folder of its own for each test, removed with it.
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "thaw-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    static let path = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: ".build/debug/thaw").path

    static let samples = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/thaw/Samples").path

    var store: String { folder.appending(path: "data/thaw.sqlite").path }

    /// Runs to the end, in the test's folder, with the data folder inside it.
    func run(_ arguments: String..., input: String? = nil) throws -> Result {
        let process = try start(arguments, input: input)
        return try finish(process)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// A file in the test's folder.
    func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let url = folder.appending(path: name)
        try Data(bytes).write(to: url)
        return url.path
    }

    struct Running {
        var process: Process
        var output: URL
        var messages: URL
    }

    func start(_ arguments: [String], input: String? = nil) throws -> Running {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["XDG_DATA_HOME"] = folder.appending(path: "share").path
        process.environment = environment
        // Files, not pipes: a full pipe would block the program, and nothing is read before it ends.
        let output = folder.appending(path: "out-\(UUID().uuidString)")
        let messages = folder.appending(path: "err-\(UUID().uuidString)")
        for url in [output, messages] {
            FileManager.default.createFile(atPath: url.path, contents: nil)
        }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        let pipe = Pipe()
        process.standardInput = pipe
        try process.run()
        if let input { pipe.fileHandleForWriting.write(Data(input.utf8)) }
        try pipe.fileHandleForWriting.close()
        return Running(process: process, output: output, messages: messages)
    }

    func finish(_ running: Running) throws -> Result {
        running.process.waitUntilExit()
        return Result(
            status: running.process.terminationStatus,
            output: try String(contentsOf: running.output, encoding: .utf8),
            messages: try String(contentsOf: running.messages, encoding: .utf8))
    }
}
