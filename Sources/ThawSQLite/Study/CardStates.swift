import Foundation
import GRDB
import ThawCore

/// The upkeep of `cardState` beside items and log.
struct CardStates {
    let db: Database

    /// Brings the copies of every learner's states of a resource's items up to date.
    func place(itemsOf resource: Int64, isKept: Bool) throws {
        try db.cachedStatement(
            sql: """
                UPDATE cardState SET isAsked = (i.isLive AND :isKept), position = i.position,
                    siblingGroup = i.siblingGroup
                FROM item i
                WHERE i.resource = :resource AND cardState.item = i.id
                    AND (cardState.isAsked <> (i.isLive AND :isKept)
                        OR cardState.position <> i.position
                        OR cardState.siblingGroup <> i.siblingGroup)
                """
        ).execute(arguments: ["isKept": isKept, "resource": resource])
    }

    /// Gives the learner a state of each item that has none: new, or what the log says of an item
    /// that was removed and has come back.
    func add(
        missingFor learner: Learner.ID, of resource: Int64, items: [Item], status: Resource.Status
    ) throws {
        let present = try db.cachedStatement(
            sql: "SELECT item FROM cardState WHERE learner = ? AND item IN "
                + "(SELECT id FROM item WHERE resource = ? AND isLive = 1)")
        let known = try Set(UUID.fetchAll(present, arguments: [learner.rawValue, resource]))
        let session = try ReviewSession(
            settings: SettingsRow.find(learner, in: db) ?? StudySettings(timeZone: .gmt))
        for item in items where !known.contains(item.id.rawValue) {
            let log = try ReviewLog(learner: learner, db: db).entries(of: item.id)
            let place = ItemPlace(
                isAsked: status == .kept, resource: resource, position: item.position,
                siblingGroup: ItemPlace.siblingGroup(of: item))
            try CardStateRow(
                learner: learner, state: session.rebuild(item.id, from: log), place: place
            ).insert(db)
        }
    }

    /// Computes every state of a learner again. Returns how many differ from before.
    ///
    /// Cost: one pass over the log, one item's entries in memory at a time; what differs is
    /// collected and written at the end, since SQLite leaves open what a scan sees of rows that
    /// change under it.
    func rebuild(of learner: Learner.ID, settings: StudySettings) throws -> Int {
        try addStatesOfLoggedItems(learner)
        let session = ReviewSession(settings: settings)
        var changed: [CardState] = []
        let scan = try db.cachedStatement(sql: Self.scan)
        let rows = try Row.fetchCursor(scan, arguments: [learner.rawValue])
        var current: (before: CardState, log: [ReviewEvent])?
        func finish() {
            guard let (before, log) = current else { return }
            let after = session.rebuild(before.item, from: log)
            if after != before { changed.append(after) }
        }
        while let row = try rows.next() {
            let item = Item.ID(rawValue: try row.decode(UUID.self, atIndex: 0))
            if current?.before.item != item {
                finish()
                current = (try CardStateRow.state(row, of: item, at: 1), [])
            }
            let first = 1 + CardStateRow.columnCount
            guard try row.decode(Data?.self, atIndex: first) != nil else { continue }
            current?.log.append(try ReviewEventRow.event(row, of: learner, at: first))
        }
        finish()
        for state in changed { try overwrite(state, of: learner) }
        return changed.count
    }

    private static let scan = """
        SELECT c.item, \(CardStateRow.columns), \(ReviewEventRow.columns)
        FROM cardState c
        LEFT JOIN reviewEvent e INDEXED BY reviewEventByItem
            ON e.learner = c.learner AND e.item = c.item
        WHERE c.learner = ? ORDER BY c.item, e.number
        """

    private func overwrite(_ state: CardState, of learner: Learner.ID) throws {
        // The copies stay as they are, whatever stands here.
        let place = ItemPlace(isAsked: false, resource: 0, position: 0, siblingGroup: 0)
        try CardStateRow(learner: learner, state: state, place: place).put(isThere: true, in: db)
    }

    /// An imported log may speak of items that another learner saved.
    private func addStatesOfLoggedItems(_ learner: Learner.ID) throws {
        let missing = try db.cachedStatement(
            sql: """
                SELECT DISTINCT e.item FROM reviewEvent e JOIN item i ON i.id = e.item
                WHERE e.learner = ? AND NOT EXISTS (
                    SELECT 1 FROM cardState c WHERE c.learner = e.learner AND c.item = e.item)
                """)
        for id in try UUID.fetchAll(missing, arguments: [learner.rawValue]) {
            guard
                let found = try StudyItemRow.find(Item.ID(rawValue: id), for: learner, in: db)
            else { continue }
            _ = try found.save(found.studyItem.state, for: learner, in: db)
        }
    }
}
