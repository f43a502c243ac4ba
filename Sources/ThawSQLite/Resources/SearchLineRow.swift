import Foundation
import GRDB
import ThawCore

/// A row of `searchLine`, and the upkeep of `searchIndex` beside it.
struct SearchLineRow: PersistableRecord {
    static let databaseTableName = "searchLine"

    /// A resource has room for 2^24 lines.
    static let shift: Int64 = 24

    let resource: Int64
    let place: Int
    let line: SearchLine

    func encode(to container: inout PersistenceContainer) throws {
        let text = Self.indexable(line.text)
        let column = Self.column(line.role)
        container["number"] = resource << Self.shift + Int64(place)
        container["role"] = line.role.rawValue
        container["name"] = column == .name ? text : ""
        container["heading"] = column == .heading ? text : ""
        container["body"] = column == .body ? text : ""
    }

    /// The column decides the weight of a match.
    enum Column: String, CaseIterable {
        case name, heading, body

        /// Times the rank of a match. BM25 itself is at most about twice as high for a word that is
        /// repeated, so a name comes before nearly anything else. (Weights inside `bm25()` count
        /// repetitions, and wear off like them.)
        var weight: Double {
            switch self {
            case .name: 4
            case .heading: 2.5
            case .body: 1
            }
        }
    }

    static func column(_ role: SearchLine.Role) -> Column {
        switch role {
        case .title, .term: .name
        case .author, .subject, .heading: .heading
        case .card, .definition, .fact, .question, .answer, .comment: .body
        }
    }

    /// Without the two signs that mark a match in a snippet.
    private static func indexable(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 4 }) else { return text }
        return String(
            text.unicodeScalars.map { $0.value < 4 ? " " : Character($0) })
    }

    /// Replaces the lines of a resource. Its old ones are no longer in the index.
    static func replace(_ lines: [SearchLine], of resource: Int64, in db: Database) throws {
        try delete(resource, in: db)
        for (place, line) in lines.prefix(1 << Int(shift)).enumerated() where !line.text.isEmpty {
            try SearchLineRow(resource: resource, place: place, line: line).insert(db)
        }
    }

    static func delete(_ resource: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM searchLine WHERE number BETWEEN ? AND ?")
            .execute(arguments: range(resource))
    }

    /// Makes the lines of a resource findable.
    static func index(_ resource: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO searchIndex (rowid, name, heading, body)
                SELECT number, name, heading, body FROM searchLine WHERE number BETWEEN ? AND ?
                """
        ).execute(arguments: range(resource))
    }

    /// Takes the lines of a resource out of the index. They must be the very ones that were put in.
    static func unindex(_ resource: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO searchIndex (searchIndex, rowid, name, heading, body)
                SELECT 'delete', number, name, heading, body
                FROM searchLine WHERE number BETWEEN ? AND ?
                """
        ).execute(arguments: range(resource))
    }

    private static func range(_ resource: Int64) -> StatementArguments {
        [resource << shift, (resource + 1) << shift - 1]
    }
}
