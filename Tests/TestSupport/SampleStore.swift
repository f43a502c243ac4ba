public import Foundation
public import ThawCore
import ThawMemory

/// Fills a store with as many cards as a benchmark wants: invented words, the same on every
/// machine.
public enum SampleStore {
    /// Stands in every second line.
    public static let frequentWord = "meltwater"
    /// Stands in about one line of twenty thousand, and in one at least.
    public static let rareWord = "obsidian"
    /// The moment at which everything was saved: Friday 20 November 2026, 12:00 UTC.
    public static let saved = Date(timeIntervalSince1970: 1_795_176_000)

    private static let cardsPerResource = 200
    private static let rareEvery = 20_000

    /// Saves resources of 200 cards each, through the protocol.
    ///
    /// - Parameter answered: how many of the cards, from 0 to 1, the learner has met: each has one
    ///   answer, and falls due on one of the thirty days from the day after `saved`.
    public static func fill(
        _ store: any Store, cards: Int, answered: Double = 0, learner: Learner.ID = Learner.local,
        seed: UInt64 = 1
    ) async throws {
        var words = Vocabulary(seed: seed)
        var item = 0
        var events: [ReviewEvent] = []
        for number in 0..<(cards + cardsPerResource - 1) / cardsPerResource {
            let pairs = (0..<min(cardsPerResource, cards - number * cardsPerResource)).map { _ in
                item += 1
                return pair(item, from: &words)
            }
            let sample = SampleResource(
                "Notebook \(number + 1): \(words.sentence(3))", pairs: pairs,
                subjects: [["Subject \(number % 10)", "Chapter \(number % 50)"]], siblings: 2)
            try await store.save(sample, for: learner, at: saved.addingTimeInterval(Double(number)))
            for item in sample.items where Double(words.number(below: 1000)) < answered * 1000 {
                events.append(answer(item, dueIn: 1 + words.number(below: 30), by: learner))
            }
        }
        guard !events.isEmpty else { return }
        try await store.append(events)
        _ = try await store.rebuildStates(of: learner, settings: StudySettings(timeZone: .gmt))
    }

    private static func pair(
        _ number: Int, from words: inout Vocabulary
    ) -> (front: String, back: String) {
        var back = words.sentence(10)
        if number.isMultiple(of: 2) { back += " " + frequentWord }
        if number % rareEvery == 1 { back += " " + rareWord }
        return (words.sentence(3) + " \(number)", back)
    }

    private static func answer(_ item: Item, dueIn days: Int, by learner: Learner.ID) -> ReviewEvent
    {
        let time = saved.addingTimeInterval(-86_400)
        let day = LearnerCalendar(timeZone: .gmt, dayStart: 4).day(of: time)
        return ReviewEvent(
            id: ReviewEvent.ID(hashing: [item.id.description, "sample answer"]), learner: learner,
            item: item.id, time: time, day: day,
            kind: .review(
                ReviewEvent.Review(
                    rating: .good, milliseconds: 4000, phaseBefore: .new, phase: .review,
                    due: .onDay(day + 1 + days))))
    }
}

/// Words of two to four syllables; a few of them frequent, most of them rare, as in any language.
private struct Vocabulary {
    private var generator: SeededGenerator
    private let words: [String]

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let syllables = [
            "ka", "lo", "mi", "ren", "tu", "sel", "va", "dor", "ne", "pi", "gra", "sho",
        ]
        words = (0..<4000).map { _ in
            (0..<Int.random(in: 2...4, using: &generator))
                .map { _ in syllables[Int.random(in: 0..<syllables.count, using: &generator)] }
                .joined()
        }
        self.generator = generator
    }

    mutating func number(below limit: Int) -> Int {
        Int.random(in: 0..<limit, using: &generator)
    }

    mutating func sentence(_ count: Int) -> String {
        (0..<count).map { _ in
            // The square favours the front of the list.
            let chance = Double.random(in: 0..<1, using: &generator)
            return words[Int(chance * chance * Double(words.count))]
        }.joined(separator: " ")
    }
}
