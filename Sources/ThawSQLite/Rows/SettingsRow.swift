import Foundation
import GRDB
import ThawCore
import ThawMemory

/// A row of `learnerSettings`: one versioned JSON document.
struct SettingsRow: PersistableRecord {
    static let databaseTableName = "learnerSettings"

    let learner: Learner.ID
    let settings: StudySettings

    func encode(to container: inout PersistenceContainer) throws {
        container["learner"] = learner.rawValue
        container["record"] = try json(Document(settings))
    }

    static func find(_ learner: Learner.ID, in db: Database) throws -> StudySettings? {
        let statement = try db.cachedStatement(
            sql: "SELECT record FROM learnerSettings WHERE learner = ?")
        guard let text = try String.fetchOne(statement, arguments: [learner.rawValue]) else {
            return nil
        }
        return try parsed(Document.self, text).settings()
    }

    /// A later version adds fields that are optional here, so that an older document still reads.
    fileprivate struct Document: Codable {
        static let version = 1

        var version: Int
        var desiredRetention: Double
        var learningSteps: [Double]
        var relearningSteps: [Double]
        var newPerDay: Int
        var reviewsPerDay: Int
        var maximumIntervalDays: Int
        var usesFuzz: Bool
        var timeZone: String
        var dayStart: Int
        var parameters: [Double]
    }
}

extension SettingsRow.Document {
    init(_ settings: StudySettings) {
        version = Self.version
        desiredRetention = settings.desiredRetention
        learningSteps = settings.learningSteps
        relearningSteps = settings.relearningSteps
        newPerDay = settings.newPerDay
        reviewsPerDay = settings.reviewsPerDay
        maximumIntervalDays = settings.maximumIntervalDays
        usesFuzz = settings.usesFuzz
        timeZone = settings.timeZone.identifier
        dayStart = settings.dayStart
        parameters = settings.parameters.values
    }

    func settings() throws -> StudySettings {
        guard version <= Self.version else {
            throw ThawError.invalid(
                "These settings were written by a newer version of Thaw; update Thaw to use them.")
        }
        // A machine may not know the zone of another: the days then turn at Greenwich's midnight.
        var settings = StudySettings(timeZone: TimeZone(identifier: timeZone) ?? .gmt)
        settings.desiredRetention = desiredRetention
        settings.learningSteps = learningSteps
        settings.relearningSteps = relearningSteps
        settings.newPerDay = newPerDay
        settings.reviewsPerDay = reviewsPerDay
        settings.maximumIntervalDays = maximumIntervalDays
        settings.usesFuzz = usesFuzz
        settings.dayStart = dayStart
        do {
            settings.parameters = try Parameters(parameters)
        } catch {
            throw DamagedRow(detail: "the settings hold no parameters")
        }
        return settings
    }
}
