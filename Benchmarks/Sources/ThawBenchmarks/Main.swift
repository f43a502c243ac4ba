import Foundation

#if canImport(Glibc)
    @preconcurrency import Glibc
#else
    @preconcurrency import Darwin
#endif

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
        show(Reading.extremes())
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
        let times = Times.measure(21) {
            let status = run([program, "read", "--json"] + pages)
            precondition(status == 0, "the pages are readable")
        }
        return [
            .atMost(
                "thaw read of \(pages.count) pages, whole process", times.median * 1000, "ms", 50)
        ]
    }

    /// Runs a program to its end, its output thrown away.
    ///
    /// Not by Foundation's `Process`, which notices the end some 15 ms late.
    private static func run(_ words: [String]) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        let arguments = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        guard posix_spawn(&process, words[0], &actions, nil, arguments + [nil], environ) == 0 else {
            return -1
        }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return status
    }
}
