import Foundation
import GRDB
import ThawCore

/// A row of `item`.
struct ItemRow: PersistableRecord {
    static let databaseTableName = "item"

    let item: Item
    let resource: Int64

    private struct UnitPart: Codable {
        var t: String
        var v: [String]?
    }

    func encode(to container: inout PersistenceContainer) throws {
        container["id"] = item.id.rawValue
        container["resource"] = resource
        container["isLive"] = 1
        container["position"] = item.position
        container["form"] = item.form.rawValue
        container["level"] = item.level.rawValue
        container["stem"] = item.stem.storable
        container["units"] = try json(
            item.units.map { UnitPart(t: $0.text, v: $0.variants.isEmpty ? nil : $0.variants) })
        container["spans"] = try json(item.spans.map { [$0.start, $0.end] })
        container["lines"] = try json(item.lines)
        container["siblings"] = item.siblings.storable
        container["task"] = try item.task.map { try json(TaskRecord($0)) }
        container["siblingGroup"] = ItemPlace.siblingGroup(of: item)
    }

    /// Columns of a select that `item(_:at:)` reads, in its order; `r` is the item's resource.
    static let columns = """
        i.id, r.id, i.form, i.level, i.stem, i.units, i.spans, i.lines, i.siblings, i.position,
        i.task
        """
    static let columnCount = 11

    static func item(_ row: Row) throws -> Item {
        let units = try parsed([UnitPart].self, row.decode(String.self, atIndex: 5))
        let spans = try parsed([[Int]].self, row.decode(String.self, atIndex: 6)).map { pair in
            guard pair.count == 2, 0 <= pair[0], pair[0] <= pair[1] else {
                throw DamagedRow(detail: "an item has an offset that runs backwards")
            }
            return Span(pair[0], pair[1])
        }
        return Item(
            id: Item.ID(rawValue: try row.decode(UUID.self, atIndex: 0)),
            resource: Resource.ID(rawValue: try row.decode(UUID.self, atIndex: 1)),
            form: try named(row.decode(String.self, atIndex: 2)),
            level: try named(row.decode(String.self, atIndex: 3)),
            stem: try row.decode(String.self, atIndex: 4),
            units: units.map { IdeaUnit($0.t, variants: $0.v ?? []) },
            spans: spans,
            lines: try parsed([Int].self, row.decode(String.self, atIndex: 7)),
            siblings: try row.decode(String.self, atIndex: 8),
            position: try row.decode(Int.self, atIndex: 9),
            task: try row.decode(String?.self, atIndex: 10).map {
                try parsed(TaskRecord.self, $0).task()
            })
    }
}

/// `Item.Task` as the column holds it: one of the three lists is filled.
private struct TaskRecord: Codable {
    struct Option: Codable {
        var t: String
        /// The line that refutes it.
        var r: Int?
    }

    var choice: [Option]?
    var order: [String]?
    var match: [[String]]?

    init(_ task: Item.Task) {
        switch task {
        case .choice(let options): choice = options.map { Option(t: $0.text, r: $0.refutedBy) }
        case .order(let texts): order = texts
        case .match(let pairs): match = pairs.map { [$0.left, $0.right] }
        }
    }

    func task() throws -> Item.Task {
        if let choice { return .choice(choice.map { .init($0.t, refutedBy: $0.r) }) }
        if let order { return .order(order) }
        guard let match, match.allSatisfy({ $0.count == 2 }) else {
            throw DamagedRow(detail: "an item lays out nothing that is known")
        }
        return .match(match.map { .init($0[0], $0[1]) })
    }
}

/// The members of an enumeration by name, or a sign that the file is damaged.
func named<Name: RawRepresentable<String>>(_ text: String) throws -> Name {
    guard let name = Name(rawValue: text) else {
        throw DamagedRow(detail: "an entry names '\(text.prefix(20))', which is nothing")
    }
    return name
}

func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func parsed<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
}

extension String {
    /// SQLite's texts end at a zero byte, so it is written as the sign for "no character".
    var storable: String {
        utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self
    }
}
