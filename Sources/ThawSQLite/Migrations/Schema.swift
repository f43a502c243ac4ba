import GRDB

/// The versions of the schema, and how a file gets to the newest.
enum Schema {
    /// "Thaw" in ASCII: SQLite keeps it in bytes 68–71 of the file, and `file` and other programs
    /// read it there.
    static let applicationID: Int32 = 0x5468_6177

    /// In order; the number of the last one is the file's `user_version`.
    static let migrations = [
        Migration001.sql, Migration002.sql, Migration003.sql, Migration004.sql,
    ]

    static var version: Int { migrations.count }

    /// The version of a store that an older Thaw made and this one will change; `nil` for a new or current one.
    static func outdatedVersion(of reader: any DatabaseReader) throws -> Int? {
        let present = try reader.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        return (1..<version).contains(present) ? present : nil
    }

    /// Runs what is missing, in one transaction. Two programs that open a new file at once do not
    /// collide: the second waits, and finds nothing left to do.
    static func migrate(_ writer: any DatabaseWriter) throws {
        try writer.write { db in
            let present = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            guard present < version else { return }
            for sql in migrations[present...] { try db.execute(sql: sql) }
            try db.execute(sql: "PRAGMA user_version = \(version)")
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
    }
}
