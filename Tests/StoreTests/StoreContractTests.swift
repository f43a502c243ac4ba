import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

/// What every store promises, run on every engine. One file for each part of the protocol.
@Suite struct StoreContractTests {
    static let learner = Learner.local
    /// Friday 20 November 2026, 12:00 UTC.
    static let noon = Date(timeIntervalSince1970: 1_795_176_000)

    static var settings: StudySettings {
        var settings = StudySettings(timeZone: .gmt)
        settings.usesFuzz = false
        return settings
    }

    static var today: Int { settings.calendar.day(of: noon) }

    static func id(_ number: UInt64) -> ReviewEvent.ID {
        ReviewEvent.ID(rawValue: FixedAmbient.uuid(number))
    }

    static func request(
        at time: Date = noon, _ scope: QueueRequest.Scope = .everything,
        settings: StudySettings = settings, limit: Int = 20
    ) -> QueueRequest {
        QueueRequest(learner: learner, settings: settings, now: time, scope: scope, limit: limit)
    }

    static func answer(
        _ number: UInt64, _ item: Item.ID, _ rating: Rating = .good, at time: Date = noon
    ) -> Answer {
        Answer(
            event: id(number), learner: learner, item: item, rating: rating, time: time,
            milliseconds: 1500)
    }

    static func event(
        _ number: UInt64, _ item: Item.ID, _ kind: ReviewEvent.Kind, at time: Date = noon
    ) -> ReviewEvent {
        ReviewEvent(
            id: id(number), learner: learner, item: item, time: time,
            day: settings.calendar.day(of: time), kind: kind)
    }

    static let caves = SampleResource(
        "Caves",
        pairs: [
            ("Stalactite", "Hangs from the roof of a cave"),
            ("Stalagmite", "Rises from the floor of a cave"),
            ("Doline", "A hollow where the roof fell in"),
        ], subjects: [["Geography", "Limestone"]], author: "pot_holer")

    static let bread = SampleResource(
        "Bread",
        pairs: [("Crumb", "The inside of a loaf"), ("Proof", "The last rise of the dough")],
        subjects: [["Cookery"], ["Geography of food", "Europe"]])

    /// The whole log.
    static func entries(of store: any Store) async throws -> [ReviewEvent] {
        try await store.log(of: learner, after: 0, limit: 10_000).events
    }

    /// The days after noon, as moments.
    static func days(_ count: Int) -> Date { noon.addingTimeInterval(Double(count) * 86_400) }
}
