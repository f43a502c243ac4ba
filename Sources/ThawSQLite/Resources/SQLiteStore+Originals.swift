import Foundation
import GRDB
public import ThawCore

extension SQLiteStore {
    /// In the place of one that is there.
    static func attach(_ original: OriginalFile, to number: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO original (resource, name, bytes) VALUES (?, ?, ?)"
        ).execute(arguments: [number, original.name.storable, Data(original.bytes)])
    }

    /// Cost: the file's size.
    public func original(of id: Resource.ID) async throws -> OriginalFile? {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT o.name, o.bytes FROM original o JOIN resource r ON r.number = o.resource
                    WHERE r.id = ?
                    """)
            guard let row = try Row.fetchOne(statement, arguments: [id.rawValue]) else {
                return nil
            }
            return OriginalFile(
                name: try row.decode(String.self, atIndex: 0),
                bytes: Array(try row.decode(Data.self, atIndex: 1)))
        }
    }

    /// Without reading the file.
    public func originalName(of id: Resource.ID) async throws -> String? {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT o.name FROM original o JOIN resource r ON r.number = o.resource
                    WHERE r.id = ?
                    """)
            return try String.fetchOne(statement, arguments: [id.rawValue])
        }
    }
}
