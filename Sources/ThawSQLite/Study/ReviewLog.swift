import Foundation
import GRDB
import ThawCore

/// A learner's part of `reviewEvent`.
struct ReviewLog {
    let learner: Learner.ID
    let db: Database

    func holds(_ id: ReviewEvent.ID) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM reviewEvent WHERE learner = ? AND id = ?)")
        return try Bool.fetchOne(statement, arguments: [learner.rawValue, id.rawValue]) ?? false
    }

    /// Writes an entry behind the others.
    func append(_ event: ReviewEvent) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT coalesce(max(number), 0) + 1 FROM reviewEvent WHERE learner = ?")
        let number = try Int64.fetchOne(statement, arguments: [learner.rawValue]) ?? 1
        try ReviewEventRow(event: event, number: number).insert(db)
    }

    /// The entries of one item, oldest first.
    ///
    /// The index is named because SQLite takes any column to be selective, the learner too, and
    /// would walk the learner's whole log to be spared a sort.
    func entries(of item: Item.ID) throws -> [ReviewEvent] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(ReviewEventRow.columns) FROM reviewEvent e INDEXED BY reviewEventByItem
                WHERE e.learner = ? AND e.item = ? ORDER BY e.number
                """)
        let rows = try Row.fetchCursor(statement, arguments: [learner.rawValue, item.rawValue])
        var events: [ReviewEvent] = []
        while let row = try rows.next() {
            events.append(try ReviewEventRow.event(row, of: learner))
        }
        return events
    }

    /// Everything behind a position, oldest first.
    func page(after position: Int64, limit: Int) throws -> (events: [ReviewEvent], next: Int64) {
        let statement = try db.cachedStatement(
            sql: """
                SELECT e.number, \(ReviewEventRow.columns) FROM reviewEvent e
                WHERE e.learner = ? AND e.number > ? ORDER BY e.number LIMIT ?
                """)
        let rows = try Row.fetchCursor(
            statement, arguments: [learner.rawValue, position, max(0, limit)])
        var events: [ReviewEvent] = []
        var next = position
        while let row = try rows.next() {
            next = try row.decode(Int64.self, atIndex: 0)
            events.append(try ReviewEventRow.event(row, of: learner, at: 1))
        }
        return (events, next)
    }

    /// The latest review that was not taken back. Cost: O(reviews taken back since).
    func lastStanding() throws -> ReviewEvent? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(ReviewEventRow.columns) FROM reviewEvent e
                WHERE e.learner = ? AND e.kind = 'review' AND \(Self.stands)
                ORDER BY e.number DESC LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [learner.rawValue])
            .map { try ReviewEventRow.event($0, of: learner) }
    }

    /// How many items of a phase were answered on a day: new ones met, or reviews made.
    func answers(on day: Int, phase: String) throws -> Int {
        let statement = try db.cachedStatement(sql: Self.answersOnDay)
        return try Int.fetchOne(statement, arguments: [learner.rawValue, day, phase]) ?? 0
    }

    static let answersOnDay = """
        SELECT count(*) FROM reviewEvent e INDEXED BY reviewEventByDay
        WHERE e.learner = ? AND e.day = ? AND e.phaseBefore = ? AND \(stands)
        """

    /// The condition that an entry `e` was not taken back.
    static let stands = """
        NOT EXISTS (SELECT 1 FROM reviewEvent u WHERE u.learner = e.learner AND u.undone = e.id)
        """
}
