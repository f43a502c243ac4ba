import Foundation
import TestSupport
import Testing

@testable import ThawSQLite

@Suite struct StoreLockTests {
    /// A refused lock once closed its descriptor twice, and with it a file of another thread.
    @Test func refusedLockClosesNothingOfOthers() async throws {
        try await withTemporaryFolder { folder in
            let store = folder.appending(path: "thaw.sqlite").path
            let held = try StoreLock(for: store, .shared)
            defer { held.release() }
            let other = folder.appending(path: "other")
            try Data("whole".utf8).write(to: other)
            let lost = await withTaskGroup(of: Int.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        (0..<400).reduce(0) { lost, _ in
                            if number % 2 == 0 {
                                return lost + ((try? StoreLock(for: store, .alone)) == nil ? 0 : 1)
                            }
                            let file = try? FileHandle(forReadingFrom: other)
                            let data = try? file?.readToEnd()
                            let isClosed = (try? file?.close()) != nil
                            return lost + (data == Data("whole".utf8) && isClosed ? 0 : 1)
                        }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(lost == 0)
        }
    }
}
