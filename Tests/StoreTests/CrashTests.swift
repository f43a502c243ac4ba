import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawSQLite

/// Kills the program while it answers, and looks at what is left.
@Suite(.serialized) struct CrashTests {
    /// The built program, beside this package's tests.
    static let program = Seeds.packageRoot.appending(path: ".build/debug/thaw")
    static let isBuilt = FileManager.default.isExecutableFile(atPath: program.path)

    /// Each seed is one kill, after another number of answers.
    @Test(
        .enabled(if: isBuilt, "the program is not built: swift build --product thaw"),
        arguments: 1...24 as ClosedRange<UInt64>)
    func noAcknowledgedAnswerIsLost(seed: UInt64) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "thaw.sqlite").path
            try await Self.fill(path)
            var generator = SeededGenerator(seed: seed)
            let count = Int.random(in: 0...60, using: &generator)
            // Up to a few hundred instructions more, so that the kill falls at many places of an
            // answer.
            let spin = Int.random(in: 0...20_000, using: &generator)
            let printed = try Self.answer(path, killedAfter: count, spin: spin)
            #expect(printed.count >= count)

            let store = try SQLiteStore(path: path)
            #expect(try await store.problems().isEmpty)
            let log = try await StoreContractTests.entries(of: store)
            let ids = Set(log.map(\.id))
            #expect(printed.allSatisfy(ids.contains))
            // At most one answer was on its way when the program died.
            #expect(log.count - printed.count <= 1)
            let settings = StudySettings(timeZone: .current)
            #expect(try await store.rebuildStates(of: Learner.local, settings: settings) == 0)
        }
    }

    private static func fill(_ path: String) async throws {
        let store = try SQLiteStore(path: path)
        try await store.save(SampleResource.plain("Rivers", count: 100))
        try store.close()
    }

    /// Runs the program, kills it when it has printed so many lines, and returns all that it
    /// printed.
    private static func answer(
        _ path: String, killedAfter count: Int, spin: Int
    ) throws -> [ReviewEvent.ID] {
        let process = Process()
        process.executableURL = program
        process.arguments = ["_answers", "--store", path, "--count", "90"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var printed = Data()
        func lines() -> Int { printed.count { $0 == 0x0A } }
        while lines() < count {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            printed += more
        }
        var waste = UInt64(count)
        for _ in 0..<spin { waste = waste &* 6_364_136_223_846_793_005 &+ 1 }
        if waste != 1 { kill(process.processIdentifier, SIGKILL) }
        printed += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // A line that was cut in the middle was never acknowledged.
        return printed.split(separator: 0x0A, omittingEmptySubsequences: true)
            .compactMap { ReviewEvent.ID(String(decoding: $0, as: UTF8.self)) }
    }
}
