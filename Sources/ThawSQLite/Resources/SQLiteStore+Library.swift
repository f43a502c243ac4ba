import Foundation
import GRDB
public import ThawCore

extension SQLiteStore {
    /// Only kept resources have items that are due; suspended and buried ones are not due.
    public func library(_ query: LibraryQuery) async throws -> [LibraryEntry] {
        try await read { db in
            let bound: StatementArguments = [
                "learner": query.learner.rawValue, "day": query.day,
                "now": query.now.timeIntervalSinceReferenceDate, "status": query.status.rawValue,
            ]
            var sql = Self.librarySelect
            var arguments = bound
            if let subject = query.subject {
                sql += " AND r.number IN (SELECT value FROM json_each(:scope))"
                arguments += ["scope": try json(SubjectRow.resources(in: subject, db))]
            }
            sql += " ORDER BY r.changed DESC, r.number DESC"
            let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
            let subjects = try Self.subjects(of: query.status, in: db)
            return try rows.map { row in
                let number = try row.decode(Int64.self, atIndex: 0)
                return try Self.entry(row, subjects: subjects[number, default: []])
            }
        }
    }

    private static let librarySelect = """
        SELECT r.number, r.id, r.kind, r.status, r.title, r.titleOrigin, r.author, r.language,
            r.added, r.changed,
            (SELECT count(*) FROM item i WHERE i.resource = r.number AND i.isLive = 1),
            coalesce(c.due, 0), coalesce(c.new, 0), coalesce(c.known, 0)
        FROM resource r
        LEFT JOIN (
            SELECT resource,
                sum(isSuspended = 0 AND (buriedUntil IS NULL OR buriedUntil <= :day)
                    AND (phase = 'new' OR dueDay <= :day OR dueAt <= :now) IS TRUE) AS due,
                sum(phase = 'new' AND isSuspended = 0
                    AND (buriedUntil IS NULL OR buriedUntil <= :day)) AS new,
                sum(phase = 'review') AS known
            FROM cardState INDEXED BY cardStateByResource
            WHERE learner = :learner AND isAsked = 1 GROUP BY resource
        ) c ON c.resource = r.number
        WHERE r.status = :status
        """

    private static func subjects(
        of status: Resource.Status, in db: Database
    ) throws -> [Int64: [[String]]] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT s.resource, s.path FROM resourceSubject s
                JOIN resource r ON r.number = s.resource
                WHERE r.status = ? ORDER BY s.resource, s.position
                """)
        let rows = try Row.fetchCursor(statement, arguments: [status.rawValue])
        var subjects: [Int64: [[String]]] = [:]
        while let row = try rows.next() {
            let path = try row.decode(String.self, atIndex: 1)
            subjects[try row.decode(Int64.self, atIndex: 0), default: []]
                .append(SubjectRow.subject(path))
        }
        return subjects
    }

    private static func entry(_ row: Row, subjects: [[String]]) throws -> LibraryEntry {
        LibraryEntry(
            id: Resource.ID(rawValue: try row.decode(UUID.self, atIndex: 1)),
            kind: try named(row.decode(String.self, atIndex: 2)),
            status: try named(row.decode(String.self, atIndex: 3)),
            title: try row.decode(String.self, atIndex: 4),
            titleOrigin: try named(row.decode(String.self, atIndex: 5)),
            author: try row.decode(String?.self, atIndex: 6), subjects: subjects,
            language: try row.decode(String.self, atIndex: 7),
            added: Date(timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 8)),
            changed: Date(timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 9)),
            items: try row.decode(Int.self, atIndex: 10),
            due: try row.decode(Int.self, atIndex: 11), new: try row.decode(Int.self, atIndex: 12),
            known: try row.decode(Int.self, atIndex: 13))
    }
}
