import ArgumentParser
import Foundation
import ThawCore
import ThawMemory

struct Study: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks what is due, in the terminal.",
        discussion:
            "Enter shows the answer; 1 to 4 rate it (Again, Hard, Good, Easy); u takes the last answer "
            + "back, b puts the item away until tomorrow, s for good, q ends.")

    @OptionGroup var storeOptions: StoreOptions

    @Option(help: "Only this subject and those below it: 'History > Medieval England'.")
    var subject: String?

    func run() async throws {
        let store = try storeOptions.open()
        let settings = try await store.settingsOrDefault(of: Learner.local)
        let scope = subject.flatMap { Resource.subjects(from: $0).first }.map {
            QueueRequest.Scope.subject($0)
        }
        var round = StudyRound(store: store, settings: settings, scope: scope ?? .everything)
        try await round.run()
        // What has been learned is safe already; a fit that fails is tried again after the next session.
        if let fit = try? await store.refitIfDue(
            of: Learner.local, defaults: settings, at: Ambient.live.now()),
            fit.outcome == .fitted
        {
            Terminal.note("The memory model was fitted to your \(fit.answers) answers.")
        }
    }
}

/// A session at the terminal: one question after another until nothing is due or the learner leaves.
private struct StudyRound {
    let store: any Store
    let settings: StudySettings
    let scope: QueueRequest.Scope
    private let session: ReviewSession
    private let ambient = Ambient.live
    private var answered = 0

    init(store: any Store, settings: StudySettings, scope: QueueRequest.Scope) {
        self.store = store
        self.settings = settings
        self.scope = scope
        self.session = ReviewSession(settings: settings)
    }

    mutating func run() async throws {
        while true {
            let queue = try await store.queue(
                QueueRequest(
                    learner: Learner.local, settings: settings, now: ambient.now(), scope: scope,
                    limit: 1))
            guard let next = queue.items.first else { return close(queue) }
            guard try await ask(next, left: queue.counts.total) else {
                Terminal.print("\n\(answered) answered. \(queue.counts.total) left for today.")
                return
            }
        }
    }

    /// Asks one item. Returns `false` when the learner leaves.
    private mutating func ask(_ asked: StudyItem, left: Int) async throws -> Bool {
        let began = ambient.now()
        Terminal.print("\n" + Terminal.dim("\(left) left"))
        Terminal.print(Terminal.bold(Terminal.wrapped(asked.item.stem)))
        showTask(of: asked)
        Terminal.print(Terminal.dim("Enter shows the answer"), terminator: " ")
        guard let typed = readLine() else { return false }
        if let stays = try await act(on: typed, asked) { return stays }
        for unit in asked.item.units {
            Terminal.print(Terminal.wrapped(unit.text, indent: "  "))
        }
        Terminal.print(
            Terminal.dim("  line \(asked.item.lines.map(String.init).joined(separator: ", "))"))
        Terminal.print(buttons(for: asked.state), terminator: " ")
        while let key = readLine() {
            if let rating = Int(key).flatMap(Rating.init(rawValue:)) {
                try await record(rating, asked, since: began)
                return true
            }
            if let stays = try await act(on: key, asked) { return stays }
            Terminal.print("Type 1, 2, 3 or 4, or u, b, s, q:", terminator: " ")
        }
        return false
    }

    /// What is laid out to decide on, one thing a line.
    private func showTask(of asked: StudyItem) {
        for (place, text) in asked.item.matched.enumerated() {
            Terminal.print(Terminal.wrapped("\(place + 1)  \(text)", indent: "  "))
        }
        let texts = asked.item.laidOut(reviews: asked.state.reviews)
        for (letter, text) in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", texts) {
            Terminal.print(Terminal.wrapped("\(letter)  \(text)", indent: "  "))
        }
    }

    /// What a letter does. `nil`: the learner goes on with this item.
    private mutating func act(on key: String, _ asked: StudyItem) async throws -> Bool? {
        switch key {
        case "q": return false
        case "u": try await undo()
        case "b":
            let tomorrow = settings.calendar.day(of: ambient.now()) + 1
            try await note(.bury(untilDay: tomorrow), asked)
        case "s": try await note(.suspend, asked)
        default: return nil
        }
        return true
    }

    private mutating func record(
        _ rating: Rating, _ asked: StudyItem, since began: Date
    ) async throws {
        let now = ambient.now()
        let answer = Answer(
            event: ReviewEvent.ID(rawValue: ambient.newID()), learner: Learner.local,
            item: asked.id,
            rating: rating, time: now,
            milliseconds: Int(min(600, now.timeIntervalSince(began)) * 1000))
        _ = try await store.record(answer, settings: settings)
        answered += 1
    }

    private mutating func undo() async throws {
        do {
            let item = try await store.undo(
                for: Learner.local, event: ReviewEvent.ID(rawValue: ambient.newID()),
                at: ambient.now(), settings: settings)
            answered = max(0, answered - 1)
            Terminal.print("Taken back: \(item.item.stem)")
        } catch ThawError.nothingToUndo {
            Terminal.print(ThawError.nothingToUndo.message)
        }
    }

    private func note(_ kind: ReviewEvent.Kind, _ asked: StudyItem) async throws {
        let now = ambient.now()
        try await store.note(
            ReviewEvent(
                id: ReviewEvent.ID(rawValue: ambient.newID()), learner: Learner.local,
                item: asked.id, time: now, day: settings.calendar.day(of: now), kind: kind))
    }

    private func buttons(for state: CardState) -> String {
        let outcomes = session.outcomes(of: state, at: ambient.now())
        let names: [Rating: String] = [
            .again: "Again", .hard: "Hard", .good: "Good", .easy: "Easy",
        ]
        return Rating.allCases.map { rating in
            let wait = outcomes[rating].map { IntervalPhrase.short($0.wait) } ?? ""
            return "\(rating.rawValue) \(names[rating] ?? "") (\(wait))"
        }.joined(separator: "  ")
    }

    private func close(_ queue: ReviewQueue) {
        Terminal.print(
            answered == 0
                ? "Nothing is due now." : "\n\(answered) answered. Nothing more is due now.")
        guard let next = queue.nextDue else { return }
        let wait = max(0, next.timeIntervalSince(ambient.now()))
        Terminal.print("Next: in \(IntervalPhrase.short(wait)).")
    }
}
