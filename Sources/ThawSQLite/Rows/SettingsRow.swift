import Foundation
import GRDB
import ThawCore

/// A row of `learnerSettings`: one versioned JSON document.
struct SettingsRow: PersistableRecord {
    static let databaseTableName = "learnerSettings"

    let learner: Learner.ID
    let settings: StudySettings

    func encode(to container: inout PersistenceContainer) throws {
        container["learner"] = learner.rawValue
        container["record"] = try json(SettingsRecord(settings))
    }

    /// Writes the settings in the place of those that are there.
    func put(in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM learnerSettings WHERE learner = ?")
            .execute(arguments: [learner.rawValue])
        try insert(db)
    }

    static func find(_ learner: Learner.ID, in db: Database) throws -> StudySettings? {
        let statement = try db.cachedStatement(
            sql: "SELECT record FROM learnerSettings WHERE learner = ?")
        guard let text = try String.fetchOne(statement, arguments: [learner.rawValue]) else {
            return nil
        }
        return try parsed(SettingsRecord.self, text).settings()
    }
}
