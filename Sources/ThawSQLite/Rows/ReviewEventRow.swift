import Foundation
import GRDB
import ThawCore
import ThawMemory

/// A row of `reviewEvent`.
struct ReviewEventRow: PersistableRecord {
    static let databaseTableName = "reviewEvent"

    let event: ReviewEvent
    let number: Int64

    func encode(to container: inout PersistenceContainer) throws {
        container["learner"] = event.learner.rawValue
        container["number"] = number
        container["id"] = event.id.rawValue
        container["item"] = event.item.rawValue
        container["time"] = event.time.timeIntervalSinceReferenceDate
        container["day"] = event.day
        container["kind"] = event.kind.name
        switch event.kind {
        case .review(let review): encode(review, to: &container)
        case .undo(let id): container["undone"] = id.rawValue
        case .bury(let day): container["untilDay"] = day
        case .suspend, .resume, .unbury: break
        }
    }

    private func encode(_ review: ReviewEvent.Review, to container: inout PersistenceContainer) {
        let (phaseBefore, stepBefore) = review.phaseBefore.columns
        let (phase, step) = review.phase.columns
        container["rating"] = review.rating.rawValue
        container["milliseconds"] = review.milliseconds
        container["confidence"] = review.confidence
        container["response"] = review.response?.storable
        container["phaseBefore"] = phaseBefore
        container["stepBefore"] = stepBefore
        container["phase"] = phase
        container["step"] = step
        container["dueAt"] = review.due.moment
        container["dueDay"] = review.due.day
    }

    /// Columns of a select that `event(_:of:at:)` reads, in its order.
    static let columns = """
        e.id, e.item, e.time, e.day, e.kind, e.rating, e.milliseconds, e.confidence, e.response,
        e.phaseBefore, e.stepBefore, e.phase, e.step, e.dueAt, e.dueDay, e.undone, e.untilDay
        """

    static func event(_ row: Row, of learner: Learner.ID, at first: Int = 0) throws -> ReviewEvent {
        ReviewEvent(
            id: ReviewEvent.ID(rawValue: try row.decode(UUID.self, atIndex: first)),
            learner: learner,
            item: Item.ID(rawValue: try row.decode(UUID.self, atIndex: first + 1)),
            time: Date(
                timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: first + 2)),
            day: try row.decode(Int.self, atIndex: first + 3),
            kind: try kind(row, at: first + 4))
    }

    private static func kind(_ row: Row, at first: Int) throws -> ReviewEvent.Kind {
        switch try row.decode(String.self, atIndex: first) {
        case "review": .review(try review(row, at: first + 1))
        case "undo": .undo(ReviewEvent.ID(rawValue: try row.decode(UUID.self, atIndex: first + 11)))
        case "suspend": .suspend
        case "resume": .resume
        case "bury": .bury(untilDay: try row.decode(Int.self, atIndex: first + 12))
        case "unbury": .unbury
        default: throw DamagedRow(detail: "an entry of the log is of no kind")
        }
    }

    private static func review(_ row: Row, at first: Int) throws -> ReviewEvent.Review {
        guard let rating = Rating(rawValue: try row.decode(Int.self, atIndex: first)),
            let due = CardState.Due(
                moment: try row.decode(Double?.self, atIndex: first + 8),
                day: try row.decode(Int?.self, atIndex: first + 9))
        else { throw DamagedRow(detail: "an answer in the log has no rating or no due date") }
        return ReviewEvent.Review(
            rating: rating,
            milliseconds: try row.decode(Int.self, atIndex: first + 1),
            confidence: try row.decode(Int?.self, atIndex: first + 2),
            response: try row.decode(String?.self, atIndex: first + 3),
            phaseBefore: try CardState.Phase(
                name: row.decode(String.self, atIndex: first + 4),
                step: row.decode(Int?.self, atIndex: first + 5)),
            phase: try CardState.Phase(
                name: row.decode(String.self, atIndex: first + 6),
                step: row.decode(Int?.self, atIndex: first + 7)),
            due: due)
    }
}

extension ReviewEvent.Kind {
    fileprivate var name: String {
        switch self {
        case .review: "review"
        case .undo: "undo"
        case .suspend: "suspend"
        case .resume: "resume"
        case .bury: "bury"
        case .unbury: "unbury"
        }
    }
}
