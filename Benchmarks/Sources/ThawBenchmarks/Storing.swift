import Foundation
import ThawCore
import ThawMemory
import ThawSQLite

/// The due queue, answers and search, at several sizes of library, on a real file with synchronous=FULL.
enum Storing {
    static func run(cards: Int, in folder: URL) async throws -> [Line] {
        let path = folder.appending(path: "store-\(cards).sqlite").path
        let store = try SQLiteStore(path: path)
        try await SampleStore.fill(store, cards: cards, answered: 0.8)
        let settings = StudySettings(timeZone: .gmt)
        let start = SampleStore.saved.addingTimeInterval(20 * 86_400)
        var lines: [Line] = []
        let queue = try await Times.measure(50) {
            let queue = try await store.queue(
                QueueRequest(learner: Learner.local, settings: settings, now: start, limit: 20))
            precondition(!queue.items.isEmpty, "a full store has something to ask")
        }
        let label = "\(cards) cards: "
        lines.append(.atMost(label + "study queue", queue.median * 1000, "ms", 5))
        lines += try await answers(store, settings, start, label)
        lines += try await searches(store, label)
        return lines
    }

    private static func answers(
        _ store: SQLiteStore, _ settings: StudySettings, _ start: Date, _ label: String
    ) async throws -> [Line] {
        var times = Times()
        for number in 0..<200 {
            let queue = try await store.queue(
                QueueRequest(learner: Learner.local, settings: settings, now: start, limit: 1))
            guard let asked = queue.items.first else { break }
            let answer = Answer(
                event: ReviewEvent.ID(rawValue: UUID()), learner: Learner.local, item: asked.id,
                rating: .good, time: start.addingTimeInterval(Double(number)))
            let clock = ContinuousClock()
            let began = clock.now
            _ = try await store.record(answer, settings: settings)
            times.add(clock.now - began)
        }
        return [
            .atMost(label + "an answer, median", times.median * 1000, "ms", 1),
            .plain(label + "an answer, 99 %", times.quantile(0.99) * 1000, "ms"),
        ]
    }

    private static func searches(_ store: SQLiteStore, _ label: String) async throws -> [Line] {
        let words = [
            ("frequent", SampleStore.frequentWord, 15.0), ("rare", SampleStore.rareWord, 2.0),
            ("absent", "zzyzx", 1.0),
        ]
        var lines: [Line] = []
        for (name, word, limit) in words {
            let times = try await Times.measure(50) { _ = try await store.search(word, limit: 20) }
            lines.append(.atMost(label + "search, \(name) word", times.median * 1000, "ms", limit))
        }
        return lines
    }

    /// How long this disk takes to make 4 kB durable: an answer cannot be faster.
    static func fsync(in folder: URL) throws -> Line {
        let url = folder.appending(path: "fsync")
        FileManager.default.createFile(atPath: url.path, contents: nil)
        let file = try FileHandle(forWritingTo: url)
        defer { try? file.close() }
        let block = Data(repeating: 1, count: 4096)
        let times = try Times.measure(100) {
            try file.write(contentsOf: block)
            try file.synchronize()
        }
        return .plain("fsync of 4 kB on this disk", times.median * 1000, "ms")
    }
}
