public import Foundation
import GRDB
public import ThawCore

extension SQLiteStore {
    /// A draft's items have states from the start, but are not asked until it is kept. An item
    /// whose resource was removed and comes back has the state that the log gives it.
    /// - Throws: `ThawError.invalid` when an item belongs to another resource
    public func save(
        _ resource: Resource, items: [Item], maker: Int, lines: [SearchLine], fingerprint: String,
        original: OriginalFile?, as status: Resource.Status, for learner: Learner.ID, at now: Date
    ) async throws {
        guard items.allSatisfy({ $0.resource == resource.id }) else {
            throw ThawError.invalid(
                "An item belongs to another resource than the one it is saved with.")
        }
        try await write { db in
            let present = try ResourceRow.find(resource.id, in: db)
            let row = ResourceRow(
                number: present?.number, resource: resource, status: status,
                fingerprint: fingerprint, added: present?.added ?? now, changed: now,
                maker: maker)
            let number = try row.put(in: db)
            if present?.status == .kept { try SearchLineRow.unindex(number, in: db) }
            try SearchLineRow.replace(lines, of: number, in: db)
            if status == .kept { try SearchLineRow.index(number, in: db) }
            try Self.replaceSubjects(resource.subjects, of: number, in: db)
            try Self.replaceItems(items, of: number, in: db)
            try CardStates(db: db).place(itemsOf: number, isKept: status == .kept)
            try CardStates(db: db).add(
                missingFor: learner, of: number, items: items, status: status)
            if let original { try Self.attach(original, to: number, in: db) }
        }
    }

    /// By the index of makers alone.
    public func resources(madeBefore maker: Int) async throws -> [Resource.ID] {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT id FROM resource WHERE status = 'kept' AND maker < ? ORDER BY number
                    """)
            return try UUID.fetchAll(statement, arguments: [maker]).map(Resource.ID.init(rawValue:))
        }
    }

    /// The day of the last change stays: nothing that the learner sees of the page has changed.
    public func renew(
        _ items: [Item], maker: Int, of stored: StoredResource, for learner: Learner.ID
    ) async throws -> Bool {
        let id = stored.resource.id
        guard items.allSatisfy({ $0.resource == id }) else {
            throw ThawError.invalid(
                "An item belongs to another resource than the one it is saved with.")
        }
        return try await write { db in
            guard let present = try ResourceRow.find(id, in: db), present.status == .kept,
                stored.status == .kept, present.changed == stored.changed
            else { return false }
            try Self.replaceItems(items, of: present.number, in: db)
            try CardStates(db: db).place(itemsOf: present.number, isKept: true)
            try CardStates(db: db).add(
                missingFor: learner, of: present.number, items: items, status: .kept)
            try db.cachedStatement(sql: "UPDATE resource SET maker = ? WHERE number = ?")
                .execute(arguments: [maker, present.number])
            return true
        }
    }

    private static func replaceSubjects(
        _ subjects: [[String]], of number: Int64, in db: Database
    ) throws {
        try db.cachedStatement(sql: "DELETE FROM resourceSubject WHERE resource = ?")
            .execute(arguments: [number])
        for (position, subject) in subjects.enumerated() {
            try SubjectRow(resource: number, position: position, subject: subject).insert(db)
        }
    }

    private static func replaceItems(_ items: [Item], of number: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE item SET isLive = 0 WHERE resource = ? AND isLive = 1")
            .execute(arguments: [number])
        for item in items { try ItemRow(item: item, resource: number).upsert(db) }
    }

    /// Reads the resource whole. Throws `ThawError.noSuchResource`.
    public func resource(_ id: Resource.ID) async throws -> StoredResource {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT record, status, added, changed FROM resource WHERE id = ?")
            guard let row = try Row.fetchOne(statement, arguments: [id.rawValue]) else {
                throw ThawError.noSuchResource(id)
            }
            let text = try row.decode(String.self, atIndex: 0)
            return StoredResource(
                resource: try parsed(ResourceRecord.self, text).resource(),
                status: try named(row.decode(String.self, atIndex: 1)),
                added: Date(
                    timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 2)),
                changed: Date(
                    timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 3)))
        }
    }

    /// The live items of a resource of any status; none where there is no such resource.
    public func items(of id: Resource.ID, for learner: Learner.ID) async throws -> [StudyItem] {
        try await read { db in try StudyItemRow.all(of: id, for: learner, in: db) }
    }

    /// Throws `ThawError.noSuchItem` for one that is retired, a draft's or in the trash.
    public func item(_ id: Item.ID, for learner: Learner.ID) async throws -> StudyItem {
        try await read { db in try StudyItemRow.asked(id, for: learner, in: db).studyItem }
    }

    /// - Throws: `ThawError.noSuchResource` for the first id that is not there; then none is moved.
    public func setStatus(
        _ status: Resource.Status, of ids: [Resource.ID], at now: Date
    ) async throws {
        try await write { db in
            for id in ids {
                guard let present = try ResourceRow.find(id, in: db) else {
                    throw ThawError.noSuchResource(id)
                }
                guard present.status != status else { continue }
                try db.cachedStatement(
                    sql: "UPDATE resource SET status = ?, changed = ? WHERE number = ?"
                ).execute(arguments: [
                    status.rawValue, now.timeIntervalSinceReferenceDate, present.number,
                ])
                if present.status == .kept { try SearchLineRow.unindex(present.number, in: db) }
                if status == .kept { try SearchLineRow.index(present.number, in: db) }
                try CardStates(db: db).place(itemsOf: present.number, isKept: status == .kept)
            }
        }
    }

    /// Ids that are not there are passed over: what was asked for is already so.
    public func remove(_ ids: [Resource.ID]) async throws {
        try await write { db in
            for id in ids {
                guard let present = try ResourceRow.find(id, in: db) else { continue }
                if present.status == .kept { try SearchLineRow.unindex(present.number, in: db) }
                try SearchLineRow.delete(present.number, in: db)
                try db.cachedStatement(sql: "DELETE FROM resource WHERE number = ?")
                    .execute(arguments: [present.number])
            }
        }
    }

    /// In the order in which they were added.
    public func resources(withFingerprint fingerprint: String) async throws -> [Resource.ID] {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT id FROM resource WHERE fingerprint = ? AND status <> 'trashed'
                    ORDER BY number
                    """)
            return try UUID.fetchAll(statement, arguments: [fingerprint.storable])
                .map(Resource.ID.init(rawValue:))
        }
    }
}
