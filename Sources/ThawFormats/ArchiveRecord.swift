import Foundation
import ThawCore
import ThawMemory

/// The document that `Exchange` writes. Its keys are frozen once shipped.
struct ArchiveRecord: Codable {
    static let version = 1

    struct Kept: Codable {
        var status: String
        var added: Date
        var resource: ResourceRecord
        /// Absent in files of the first release, and where the text is all there was.
        var original: Original?
    }

    struct Original: Codable {
        var name: String
        var bytes: Data
    }

    var thaw: Int
    var exported: Date
    var settings: SettingsRecord?
    var resources: [Kept]
    var log: [EventRecord]
}

/// One entry of the log on disk. The phases and due times are those of `CardState`.
struct EventRecord: Codable {
    var id: UUID
    var learner: UUID
    var item: UUID
    var time: Date
    var day: Int
    var kind: String
    var undoes: UUID?
    var untilDay: Int?
    var rating: Int?
    var milliseconds: Int?
    var confidence: Int?
    var response: String?
    var phaseBefore: PhaseRecord?
    var phase: PhaseRecord?
    var dueAt: Date?
    var dueDay: Int?

    init(_ event: ReviewEvent) {
        id = event.id.rawValue
        learner = event.learner.rawValue
        item = event.item.rawValue
        time = event.time
        day = event.day
        switch event.kind {
        case .undo(let other): (kind, undoes) = ("undo", other.rawValue)
        case .suspend: kind = "suspend"
        case .resume: kind = "resume"
        case .bury(let until): (kind, untilDay) = ("bury", until)
        case .unbury: kind = "unbury"
        case .review(let review):
            kind = "review"
            rating = review.rating.rawValue
            milliseconds = review.milliseconds
            confidence = review.confidence
            response = review.response
            phaseBefore = PhaseRecord(review.phaseBefore)
            phase = PhaseRecord(review.phase)
            switch review.due {
            case .at(let time): dueAt = time
            case .onDay(let day): dueDay = day
            }
        }
    }

    /// - Throws: `ThawError.invalid` when the entry is none.
    func event() throws -> ReviewEvent {
        let days = [day, untilDay ?? 0, dueDay ?? 0]
        guard Self.isMoment(time), days.allSatisfy(Self.isDay),
            dueAt.map(Self.isMoment) ?? true
        else { throw Self.broken }
        return ReviewEvent(
            id: ReviewEvent.ID(rawValue: id), learner: Learner.ID(rawValue: learner),
            item: Item.ID(rawValue: item), time: time, day: day, kind: try eventKind())
    }

    private func eventKind() throws -> ReviewEvent.Kind {
        switch (kind, undoes, untilDay) {
        case ("undo", let other?, _): return .undo(ReviewEvent.ID(rawValue: other))
        case ("suspend", _, _): return .suspend
        case ("resume", _, _): return .resume
        case ("bury", _, let until?): return .bury(untilDay: until)
        case ("unbury", _, _): return .unbury
        case ("review", _, _): return .review(try review())
        default: throw Self.broken
        }
    }

    private func review() throws -> ReviewEvent.Review {
        guard let rating = rating.flatMap(Rating.init(rawValue:)), let before = phaseBefore?.phase,
            let phase = phase?.phase, milliseconds ?? 0 >= 0, (0...100).contains(confidence ?? 0)
        else { throw Self.broken }
        let due: CardState.Due
        switch (dueAt, dueDay) {
        case (let time?, _): due = .at(time)
        case (_, let day?): due = .onDay(day)
        default: throw Self.broken
        }
        return ReviewEvent.Review(
            rating: rating, milliseconds: milliseconds ?? 0, confidence: confidence,
            response: response, phaseBefore: before, phase: phase, due: due)
    }

    static let broken = ThawError.invalid(
        "This file is damaged: a part of it makes no sense. Nothing was brought in.")

    /// Whether a moment lies within some 3,000 years of 1970, so that no sum with it overflows.
    static func isMoment(_ time: Date) -> Bool { abs(time.timeIntervalSince1970) <= 1e11 }

    /// The same for a day since 1970-01-01.
    private static func isDay(_ day: Int) -> Bool { (-1_200_000...1_200_000).contains(day) }
}

/// A phase as a word and a step: "new", "learning 1", "review", "relearning 0".
struct PhaseRecord: Codable {
    var name: String
    var step: Int?

    init(_ phase: CardState.Phase) {
        switch phase {
        case .new: name = "new"
        case .learning(let step): (name, self.step) = ("learning", step)
        case .review: name = "review"
        case .relearning(let step): (name, self.step) = ("relearning", step)
        }
    }

    var phase: CardState.Phase? {
        switch name {
        case "new": .new
        case "learning": .learning(step: min(99, max(0, step ?? 0)))
        case "review": .review
        case "relearning": .relearning(step: min(99, max(0, step ?? 0)))
        default: nil
        }
    }
}
