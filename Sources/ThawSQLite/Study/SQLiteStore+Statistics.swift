import GRDB
public import ThawCore

extension SQLiteStore {
    /// Answers that were taken back do not count. Every day of the forecast is listed, those
    /// without items too.
    public func statistics(
        of learner: Learner.ID, days: ClosedRange<Int>, forecastDays: Int, today: Int
    ) async throws -> Statistics {
        try await read { db in
            let counter = StatisticsQuery(db: db, learner: learner)
            let phases = try counter.phases()
            return Statistics(
                days: try counter.days(days),
                forecast: try counter.forecast(forecastDays, from: today),
                new: phases["new", default: 0],
                learning: phases["learning", default: 0] + phases["relearning", default: 0],
                review: phases["review", default: 0], suspended: phases["suspended", default: 0])
        }
    }
}

/// The counts behind the statistics, each one `GROUP BY`.
struct StatisticsQuery {
    let db: Database
    let learner: Learner.ID

    static let byDay = """
        SELECT e.day, sum(e.rating = 1), sum(e.rating = 2), sum(e.rating = 3), sum(e.rating = 4),
            sum(e.phaseBefore = 'review'), sum(e.phaseBefore = 'review' AND e.rating > 1),
            sum(e.milliseconds)
        FROM reviewEvent e INDEXED BY reviewEventByDay
        WHERE e.learner = ? AND e.day BETWEEN ? AND ? AND e.rating IS NOT NULL
            AND \(ReviewLog.stands)
        GROUP BY e.day ORDER BY e.day
        """

    func days(_ days: ClosedRange<Int>) throws -> [Statistics.Day] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: Self.byDay),
            arguments: [learner.rawValue, days.lowerBound, days.upperBound])
        return try rows.map { row in
            Statistics.Day(
                day: try row.decode(Int.self, atIndex: 0),
                ratings: try (1...4).map { try row.decode(Int.self, atIndex: $0) },
                reviewed: try row.decode(Int.self, atIndex: 5),
                recalled: try row.decode(Int.self, atIndex: 6),
                milliseconds: try row.decode(Int.self, atIndex: 7))
        }
    }

    /// Same-day steps count for the first day.
    func forecast(_ count: Int, from today: Int) throws -> [Statistics.Forecast] {
        guard count > 0 else { return [] }
        let statement = try db.cachedStatement(
            sql: """
                SELECT max(coalesce(dueDay, ?1), coalesce(buriedUntil, ?1), ?1) AS day, count(*)
                FROM cardState INDEXED BY cardStateByResource
                WHERE learner = ?2 AND isAsked = 1 AND isSuspended = 0 AND phase <> 'new'
                GROUP BY day HAVING day < ?1 + ?3
                """)
        let rows = try Row.fetchAll(statement, arguments: [today, learner.rawValue, count])
        let found = try Dictionary(
            uniqueKeysWithValues: rows.map {
                (try $0.decode(Int.self, atIndex: 0), try $0.decode(Int.self, atIndex: 1))
            })
        return (today..<today + count).map {
            Statistics.Forecast(day: $0, count: found[$0, default: 0])
        }
    }

    /// How many items are in each phase; suspended ones count as such only.
    func phases() throws -> [String: Int] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT CASE isSuspended WHEN 1 THEN 'suspended' ELSE phase END AS name, count(*)
                FROM cardState INDEXED BY cardStateByResource
                WHERE learner = ? AND isAsked = 1 GROUP BY name
                """)
        let rows = try Row.fetchAll(statement, arguments: [learner.rawValue])
        return try Dictionary(
            uniqueKeysWithValues: rows.map {
                (try $0.decode(String.self, atIndex: 0), try $0.decode(Int.self, atIndex: 1))
            })
    }
}
