import Foundation
import GRDB
import ThawCore
import ThawMemory

/// Where an item stands in the library: the columns of `cardState` that are copies.
struct ItemPlace {
    var isAsked: Bool
    var resource: Int64
    var position: Int
    var siblingGroup: Int64

    /// The same number for the items of one group, another (but for one chance in 2^64) for all
    /// others.
    static func siblingGroup(of item: Item) -> Int64 {
        let hash = Identifier<Item>(hashing: [item.resource.description, item.siblings]).rawValue
            .uuid
        return [hash.0, hash.1, hash.2, hash.3, hash.4, hash.5, hash.6, hash.7]
            .reduce(0) { $0 << 8 | Int64($1) }
    }
}

/// A row of `cardState`.
struct CardStateRow: PersistableRecord {
    static let databaseTableName = "cardState"

    let learner: Learner.ID
    let state: CardState
    let place: ItemPlace

    func encode(to container: inout PersistenceContainer) throws {
        let (phase, step) = state.phase.columns
        container["learner"] = learner.rawValue
        container["item"] = state.item.rawValue
        container["phase"] = phase
        container["step"] = step
        container["stability"] = state.memory?.stability
        container["difficulty"] = state.memory?.difficulty
        container["shortStability"] = state.memory?.shortStability
        container["dueAt"] = state.due?.moment
        container["dueDay"] = state.due?.day
        container["lastReview"] = state.lastReview?.timeIntervalSinceReferenceDate
        container["lastDay"] = state.lastDay
        container["reviews"] = state.reviews
        container["lapses"] = state.lapses
        container["isSuspended"] = state.isSuspended ? 1 : 0
        container["buriedUntil"] = state.buriedUntil
        container["isAsked"] = place.isAsked ? 1 : 0
        container["resource"] = place.resource
        container["position"] = place.position
        container["siblingGroup"] = place.siblingGroup
    }

    /// What an answer changes: everything but the key and the copies.
    private static let stateColumns = [
        "phase", "step", "stability", "difficulty", "dueAt", "dueDay", "lastReview", "lastDay",
        "reviews", "lapses", "isSuspended", "buriedUntil", "shortStability",
    ]

    /// Writes the state; the copies only where there is no row yet.
    func put(isThere: Bool, in db: Database) throws {
        if isThere {
            try update(db, columns: Self.stateColumns)
        } else {
            try insert(db)
        }
    }

    /// Columns of a select that `state(_:of:at:)` reads, in its order.
    static let columns = """
        c.phase, c.step, c.stability, c.difficulty, c.dueAt, c.dueDay, c.lastReview, c.lastDay,
        c.reviews, c.lapses, c.isSuspended, c.buriedUntil, c.shortStability
        """
    static let columnCount = 13

    /// The state in a row, or a new one where an outer join found none.
    static func state(_ row: Row, of item: Item.ID, at first: Int) throws -> CardState {
        var state = CardState(newItem: item)
        guard let phase = try row.decode(String?.self, atIndex: first) else { return state }
        state.phase = try CardState.Phase(
            name: phase, step: row.decode(Int?.self, atIndex: first + 1))
        if let stability = try row.decode(Double?.self, atIndex: first + 2),
            let difficulty = try row.decode(Double?.self, atIndex: first + 3)
        {
            state.memory = MemoryState(
                stability: stability, difficulty: difficulty,
                shortStability: try row.decode(Double?.self, atIndex: first + 12))
        }
        state.due = try CardState.Due(
            moment: row.decode(Double?.self, atIndex: first + 4),
            day: row.decode(Int?.self, atIndex: first + 5))
        state.lastReview = try row.decode(Double?.self, atIndex: first + 6)
            .map(Date.init(timeIntervalSinceReferenceDate:))
        state.lastDay = try row.decode(Int?.self, atIndex: first + 7)
        state.reviews = try row.decode(Int.self, atIndex: first + 8)
        state.lapses = try row.decode(Int.self, atIndex: first + 9)
        state.isSuspended = try row.decode(Int.self, atIndex: first + 10) != 0
        state.buriedUntil = try row.decode(Int?.self, atIndex: first + 11)
        return state
    }
}

extension CardState.Phase {
    var columns: (name: String, step: Int?) {
        switch self {
        case .new: ("new", nil)
        case .learning(let step): ("learning", step)
        case .review: ("review", nil)
        case .relearning(let step): ("relearning", step)
        }
    }

    init(name: String, step: Int?) throws {
        switch (name, step) {
        case ("new", nil): self = .new
        case ("learning", let step?): self = .learning(step: step)
        case ("review", nil): self = .review
        case ("relearning", let step?): self = .relearning(step: step)
        default: throw DamagedRow(detail: "a card is in a phase that does not exist")
        }
    }
}

extension CardState.Due {
    var moment: Double? {
        if case .at(let time) = self { time.timeIntervalSinceReferenceDate } else { nil }
    }

    var day: Int? {
        if case .onDay(let day) = self { day } else { nil }
    }

    init?(moment: Double?, day: Int?) {
        if let moment {
            self = .at(Date(timeIntervalSinceReferenceDate: moment))
        } else if let day {
            self = .onDay(day)
        } else {
            return nil
        }
    }
}
