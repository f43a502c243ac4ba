import ArgumentParser
import Foundation
import ThawCore
import ThawMemory

/// Answers what is due, one item after another, and prints the id of each answer once the store has
/// acknowledged it. The crash tests kill it in the middle.
struct AnswerStream: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "_answers", abstract: "Answers due items, for the crash tests.",
        shouldDisplay: false)

    @OptionGroup var storeOptions: StoreOptions

    @Option(help: "How many answers to give at the most.")
    var count = 1000

    func run() async throws {
        let store = try storeOptions.open()
        var settings = try await store.settingsOrDefault(of: Learner.local)
        settings.newPerDay = 9999
        settings.reviewsPerDay = 9999
        var now = Ambient.live.now()
        for number in 0..<count {
            let queue = try await store.queue(
                QueueRequest(learner: Learner.local, settings: settings, now: now, limit: 1))
            guard let next = queue.items.first else { return }
            let event = ReviewEvent.ID(rawValue: Ambient.live.newID())
            let answer = Answer(
                event: event, learner: Learner.local, item: next.id,
                rating: Rating.allCases[number % 4], time: now)
            _ = try await store.record(answer, settings: settings)
            Terminal.print(event.description)
            now = now.addingTimeInterval(7)
        }
    }
}
