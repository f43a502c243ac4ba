import Foundation
import GRDB
import ThawCore

/// A row of `resource`, as it is written.
struct ResourceRow: PersistableRecord {
    static let databaseTableName = "resource"

    /// `nil` before it is inserted.
    let number: Int64?
    let resource: Resource
    let status: Resource.Status
    let fingerprint: String
    let added: Date
    let changed: Date
    let maker: Int

    func encode(to container: inout PersistenceContainer) throws {
        container["number"] = number
        container["id"] = resource.id.rawValue
        container["kind"] = resource.kind.rawValue
        container["status"] = status.rawValue
        container["title"] = resource.shownTitle.storable
        container["titleOrigin"] = resource.title.origin.rawValue
        container["author"] = resource.author?.storable
        container["language"] = resource.language.tag.storable
        container["fingerprint"] = fingerprint.storable
        container["added"] = added.timeIntervalSinceReferenceDate
        container["changed"] = changed.timeIntervalSinceReferenceDate
        container["maker"] = maker
        container["record"] = try json(ResourceRecord(resource))
    }

    /// Inserts or replaces the row and returns its number.
    func put(in db: Database) throws -> Int64 {
        if let number {
            try update(db)
            return number
        }
        try insert(db)
        return db.lastInsertedRowID
    }

    /// What is needed of a resource that is already there.
    struct Present {
        let number: Int64
        let status: Resource.Status
        let added: Date
        let changed: Date
    }

    static func find(_ id: Resource.ID, in db: Database) throws -> Present? {
        let statement = try db.cachedStatement(
            sql: "SELECT number, status, added, changed FROM resource WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id.rawValue]).map { row in
            Present(
                number: try row.decode(Int64.self, atIndex: 0),
                status: try named(row.decode(String.self, atIndex: 1)),
                added: Date(
                    timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 2)),
                changed: Date(
                    timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 3)))
        }
    }
}

/// A row of `resourceSubject`.
struct SubjectRow: PersistableRecord {
    static let databaseTableName = "resourceSubject"

    let resource: Int64
    let position: Int
    let subject: [String]

    func encode(to container: inout PersistenceContainer) throws {
        container["resource"] = resource
        container["position"] = position
        container["path"] = Self.path(subject)
    }

    private static let close: Character = "\u{1F}"

    /// Each component closed by U+001F; a component that holds that sign itself has it replaced.
    static func path(_ subject: [String]) -> String {
        subject.map { component in
            String(component.storable.map { $0 == close ? "\u{FFFD}" : $0 }) + String(close)
        }.joined()
    }

    static func subject(_ path: String) -> [String] {
        path.split(separator: close, omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// The numbers of the resources in a subject or below it, in order.
    static func resources(in subject: [String], _ db: Database) throws -> [Int64] {
        let path = path(subject)
        // U+001F is the last sign of the path; with U+0020 instead, it stands behind everything
        // below.
        let end = path.isEmpty ? "\u{10FFFF}" : String(path.dropLast()) + " "
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT resource FROM resourceSubject WHERE path >= ? AND path < ?
                ORDER BY resource
                """)
        return try Int64.fetchAll(statement, arguments: [path, end])
    }
}
