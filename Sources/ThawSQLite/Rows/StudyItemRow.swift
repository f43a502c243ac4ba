import Foundation
import GRDB
import ThawCore

/// An item with its learner's state and its place: the join that study reads.
struct StudyItemRow {
    let studyItem: StudyItem
    let place: ItemPlace
    /// Whether the learner's state is in the table, and not only what every state begins as.
    let hasState: Bool

    /// Bound values: the learner, then those of the condition.
    private static func select(where condition: String) -> String {
        """
        SELECT \(ItemRow.columns), \(CardStateRow.columns),
            i.isLive AND r.status = 'kept', i.resource
        FROM item i
        JOIN resource r ON r.number = i.resource
        LEFT JOIN cardState c ON c.learner = ? AND c.item = i.id
        WHERE \(condition)
        """
    }

    private static let byID = select(where: "i.id = ?")
    private static let ofResource = select(
        where: """
            i.resource = (SELECT number FROM resource WHERE id = ?) AND i.isLive = 1
            ORDER BY i.position, i.id
            """)

    private init(_ row: Row) throws {
        let item = try ItemRow.item(row)
        let state = try CardStateRow.state(row, of: item.id, at: ItemRow.columnCount)
        hasState = try row.decode(String?.self, atIndex: ItemRow.columnCount) != nil
        let rest = ItemRow.columnCount + CardStateRow.columnCount
        studyItem = StudyItem(item: item, state: state)
        place = ItemPlace(
            isAsked: try row.decode(Int.self, atIndex: rest) != 0,
            resource: try row.decode(Int64.self, atIndex: rest + 1),
            position: item.position, siblingGroup: ItemPlace.siblingGroup(of: item))
    }

    /// An item that the store holds, live or not.
    static func find(_ id: Item.ID, for learner: Learner.ID, in db: Database) throws -> Self? {
        let statement = try db.cachedStatement(sql: byID)
        return try Row.fetchOne(statement, arguments: [learner.rawValue, id.rawValue]).map(
            Self.init)
    }

    /// An item that may be asked. Throws `ThawError.noSuchItem`.
    static func asked(_ id: Item.ID, for learner: Learner.ID, in db: Database) throws -> Self {
        guard let found = try find(id, for: learner, in: db), found.place.isAsked else {
            throw ThawError.noSuchItem(id)
        }
        return found
    }

    /// The live items of a resource in their order.
    static func all(
        of resource: Resource.ID, for learner: Learner.ID, in db: Database
    ) throws -> [StudyItem] {
        let statement = try db.cachedStatement(sql: ofResource)
        let rows = try Row.fetchCursor(statement, arguments: [learner.rawValue, resource.rawValue])
        var items: [StudyItem] = []
        while let row = try rows.next() { items.append(try Self(row).studyItem) }
        return items
    }

    /// Writes a new state of the item and returns it with the item.
    func save(_ state: CardState, for learner: Learner.ID, in db: Database) throws -> StudyItem {
        try CardStateRow(learner: learner, state: state, place: place)
            .put(isThere: hasState, in: db)
        return StudyItem(item: studyItem.item, state: state)
    }
}
