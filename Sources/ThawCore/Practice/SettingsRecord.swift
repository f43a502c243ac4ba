import Foundation
import ThawMemory

/// A learner's settings as the stores and the export write them: one versioned JSON document.
///
/// The shape is frozen once shipped: a later version adds fields that are optional here, so that an older
/// document still reads.
package struct SettingsRecord: Codable, Sendable {
    /// The version this program writes. A higher one is refused.
    package static let version = 1

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
    // Absent in documents of the first release.
    var refitsByItself: Bool?
    var memoryFit: FitRecord?

    struct FitRecord: Codable {
        var time: Date
        var answers: Int
        var scored: Int
        var outcome: String
        var before: Double
        var after: Double
        var heldOut: [String: Double]
    }

    package init(_ settings: StudySettings) {
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
        refitsByItself = settings.refitsByItself
        memoryFit = settings.memoryFit.map { fit in
            FitRecord(
                time: fit.time, answers: fit.answers, scored: fit.scored,
                outcome: fit.outcome.rawValue, before: fit.before, after: fit.after,
                heldOut: Dictionary(
                    uniqueKeysWithValues: fit.heldOut.map { ($0.key.rawValue, $0.value) }))
        }
    }

    /// - Throws: `ThawError.invalid` for a record of a newer version, or one whose parameters are none.
    package func settings() throws -> StudySettings {
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
            throw ThawError.invalid("The saved settings hold no usable parameters.")
        }
        settings.refitsByItself = refitsByItself ?? true
        settings.memoryFit = memoryFit.flatMap(Self.fit)
        return settings
    }

    /// A fit with an outcome that this version does not know is passed over: the next one takes its place.
    private static func fit(_ record: FitRecord) -> MemoryFit? {
        guard let outcome = MemoryFit.Outcome(rawValue: record.outcome) else { return nil }
        return MemoryFit(
            time: record.time, answers: record.answers, scored: record.scored, outcome: outcome,
            before: record.before, after: record.after,
            heldOut: Dictionary(
                record.heldOut.compactMap { name, loss in
                    Model(rawValue: name).map { ($0, loss) }
                }, uniquingKeysWith: { $1 }))
    }
}
