import Foundation
import GRDB
public import ThawCore
public import ThawMemory

extension SQLiteStore {
    /// Two counts over indexes: answers, and those taken back.
    public func answerCount(of learner: Learner.ID) async throws -> Int {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT (SELECT count(*) FROM reviewEvent INDEXED BY reviewEventByDay
                            WHERE learner = :learner AND rating IS NOT NULL)
                        - (SELECT count(DISTINCT undone) FROM reviewEvent
                            WHERE learner = :learner AND undone IS NOT NULL)
                    """)
            return try Int.fetchOne(statement, arguments: ["learner": learner.rawValue]) ?? 0
        }
    }

    /// One scan of the log in the order of its items.
    public func reviewHistory(
        of learner: Learner.ID, calendar: LearnerCalendar
    ) async throws -> ReviewHistory {
        try await read { db in
            try HistoryReader(learner: learner, calendar: calendar, db: db).history()
        }
    }

    /// The settings that are saved now, not those of the caller, get the parameters: a change made meanwhile stays.
    public func adopt(
        _ parameters: Parameters, from fit: MemoryFit?, for learner: Learner.ID,
        defaults: StudySettings
    ) async throws -> Int {
        try await write { db in
            var settings = try SettingsRow.find(learner, in: db) ?? defaults
            let isChanged = settings.parameters != parameters
            settings.parameters = parameters
            settings.memoryFit = fit
            try SettingsRow(learner: learner, settings: settings).put(in: db)
            guard isChanged else { return 0 }
            return try CardStates(db: db).rebuild(of: learner, settings: settings)
        }
    }
}

/// Reads the standing answers of a learner, one item after another.
private struct HistoryReader {
    let learner: Learner.ID
    let calendar: LearnerCalendar
    let db: Database

    // The order of the index named is that of the result, so nothing is sorted.
    private static let scan = """
        SELECT e.item, e.time, e.day, e.rating, e.milliseconds,
            c.isAsked = 1 AND c.isSuspended = 0, c.dueDay
        FROM reviewEvent e INDEXED BY reviewEventByItem
        LEFT JOIN cardState c ON c.learner = e.learner AND c.item = e.item
        WHERE e.learner = ? AND e.kind = 'review' AND NOT EXISTS (
            SELECT 1 FROM reviewEvent u WHERE u.learner = e.learner AND u.undone = e.id)
        ORDER BY e.item, e.number
        """

    func history() throws -> ReviewHistory {
        var history = ReviewHistory()
        var current: Data?
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: Self.scan), arguments: [learner.rawValue])
        while let row = try rows.next() {
            let item = try row.decode(Data.self, atIndex: 0)
            if item != current {
                current = item
                history.begin(
                    isAsked: try row.decode(Int?.self, atIndex: 5) == 1,
                    dueDay: try row.decode(Int?.self, atIndex: 6))
            }
            let time = Date(
                timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 1))
            guard let rating = Rating(rawValue: try row.decode(Int.self, atIndex: 3)) else {
                throw DamagedRow(detail: "an answer in the log has no rating")
            }
            history.append(
                day: try row.decode(Int.self, atIndex: 2),
                fraction: calendar.fraction(ofDayAt: time), rating: rating,
                milliseconds: try row.decode(Int.self, atIndex: 4))
        }
        return history
    }
}
