import Foundation

/// `thaw-benchmarks PROGRAM [SEED…]`: prints a table of what was measured.
@main
enum Benchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let program = arguments.first ?? "../.build/release/thaw"
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "thaw-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        print("| what | measured | to reach | |\n| --- | --- | --- | --- |")
        show(Reading.run())
        show(try wholeProcess(program, pages: Array(arguments.dropFirst())))
        show([try Storing.fsync(in: folder)])
        for cards in [1_000, 10_000, 100_000] {
            show(try await Storing.run(cards: cards, in: folder))
        }
        let store = folder.appending(path: "store-100000.sqlite").path
        show(try await Serving.run(program: program, store: store))
    }

    private static func show(_ lines: [Line]) {
        for line in lines { print(line.text) }
    }

    /// `thaw read` of the named pages as a whole process.
    private static func wholeProcess(_ program: String, pages: [String]) throws -> [Line] {
        guard !pages.isEmpty else { return [] }
        let times = try Times.measure(21) {
            let process = Process()
            process.executableURL = URL(filePath: program)
            process.arguments = ["read", "--json"] + pages
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            precondition(process.terminationStatus == 0, "the pages are readable")
        }
        return [
            .atMost(
                "thaw read of \(pages.count) pages, whole process", times.median * 1000, "ms", 50)
        ]
    }
}
