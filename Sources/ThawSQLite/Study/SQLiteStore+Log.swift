public import Foundation
import GRDB
public import ThawCore

extension SQLiteStore {
    /// Writes the entry and the state in one transaction. Cost: six searches by key, and one wait
    /// for the disk.
    public func record(_ answer: Answer, settings: StudySettings) async throws -> StudyItem {
        try await write { db in
            let log = ReviewLog(learner: answer.learner, db: db)
            if try log.holds(answer.event) {
                return try Self.present(answer.item, for: answer.learner, in: db).studyItem
            }
            let found = try StudyItemRow.asked(answer.item, for: answer.learner, in: db)
            let (state, event) = ReviewSession(settings: settings).answer(
                found.studyItem.state, answer.rating, by: answer.learner, at: answer.time,
                event: answer.event, milliseconds: answer.milliseconds,
                confidence: answer.confidence, response: answer.response)
            try log.append(event)
            return try found.save(state, for: answer.learner, in: db)
        }
    }

    /// An undo whose id is already in the log is not written again: the item is returned as it is,
    /// so a form sent twice takes back one answer. Throws `ThawError.noSuchItem` when the answered
    /// item was removed for good.
    public func undo(
        for learner: Learner.ID, event id: ReviewEvent.ID, at now: Date, settings: StudySettings
    ) async throws -> StudyItem {
        try await write { db in
            let log = ReviewLog(learner: learner, db: db)
            if let item = try log.item(of: id) {
                return try Self.present(item, for: learner, in: db).studyItem
            }
            guard let last = try log.lastStanding() else { throw ThawError.nothingToUndo }
            let found = try Self.present(last.item, for: learner, in: db)
            let session = ReviewSession(settings: settings)
            try log.append(
                ReviewEvent(
                    id: id, learner: learner, item: last.item, time: now,
                    day: session.calendar.day(of: now), kind: .undo(last.id)))
            let state = session.rebuild(last.item, from: try log.entries(of: last.item))
            return try found.save(state, for: learner, in: db)
        }
    }

    /// An entry whose id is already in the log is passed over.
    ///
    /// - Throws: `ThawError.noSuchItem`; `ThawError.invalid` for a review or an undo.
    public func note(_ event: ReviewEvent) async throws {
        switch event.kind {
        case .review, .undo:
            throw ThawError.invalid(
                "An answer is recorded, and taken back, by other means than a note.")
        case .suspend, .resume, .bury, .unbury: break
        }
        try await write { db in
            let log = ReviewLog(learner: event.learner, db: db)
            guard try !log.holds(event.id) else { return }
            let found = try StudyItemRow.asked(event.item, for: event.learner, in: db)
            try log.append(event)
            // The time zone plays no part in these kinds of entry.
            let session = ReviewSession(settings: StudySettings(timeZone: .gmt))
            let state = session.applying(event, to: found.studyItem.state)
            _ = try found.save(state, for: event.learner, in: db)
        }
    }

    /// In the order in which the entries were written.
    public func log(
        of learner: Learner.ID, after position: Int64, limit: Int
    ) async throws -> (events: [ReviewEvent], next: Int64) {
        try await read { db in
            try ReviewLog(learner: learner, db: db).page(after: position, limit: limit)
        }
    }

    /// Entries keep the order of the list, behind those that are there. Ids that are in the log
    /// already are passed over.
    public func append(_ events: [ReviewEvent]) async throws {
        try await write { db in
            for event in events {
                let log = ReviewLog(learner: event.learner, db: db)
                if try !log.holds(event.id) { try log.append(event) }
            }
        }
    }

    /// Cost: one pass over the learner's log, in one transaction.
    public func rebuildStates(
        of learner: Learner.ID, settings: StudySettings
    ) async throws -> Int {
        try await write { db in
            try CardStates(db: db).rebuild(of: learner, settings: settings)
        }
    }

    private static func present(
        _ item: Item.ID, for learner: Learner.ID, in db: Database
    ) throws -> StudyItemRow {
        guard let found = try StudyItemRow.find(item, for: learner, in: db) else {
            throw ThawError.noSuchItem(item)
        }
        return found
    }
}

extension ReviewLog {
    /// The item that an entry is about; `nil` when the entry is not in the log.
    fileprivate func item(of id: ReviewEvent.ID) throws -> Item.ID? {
        let statement = try db.cachedStatement(
            sql: "SELECT item FROM reviewEvent WHERE learner = ? AND id = ?")
        return try UUID.fetchOne(statement, arguments: [learner.rawValue, id.rawValue])
            .map(Item.ID.init(rawValue:))
    }
}
