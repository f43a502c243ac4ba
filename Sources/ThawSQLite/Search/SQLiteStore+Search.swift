import Foundation
import GRDB
public import ThawCore

extension SQLiteStore {
    /// Lines that hold every word come first; where there is none, resources that hold each word
    /// somewhere.
    public func search(
        _ text: String, limit: Int, ranking: @escaping SearchRanking
    ) async throws -> [SearchHit] {
        try await read { db in try TextSearch(db: db, limit: limit, ranking: ranking).hits(text) }
    }

    /// Weighs each word by its rarity: log(1 + resources / resources that hold it). Cost: one
    /// search of the index for each word; of a word that stands in more lines than `lineLimit` the
    /// latest are looked at.
    public func resources(
        matchingAny words: [String], except id: Resource.ID?, limit: Int
    ) async throws -> [Resource.ID] {
        try await read { db in
            let all =
                try Double.fetchOne(
                    db.cachedStatement(sql: "SELECT count(*) FROM resource WHERE status = 'kept'"))
                ?? 0
            var scores: [Int64: Double] = [:]
            for word in Set(words.flatMap { SearchWords($0).words }).sorted() {
                let statement = try db.cachedStatement(sql: Self.holding)
                let holding = try Int64.fetchAll(
                    statement, arguments: [SearchWords.quoted(word), Self.lineLimit])
                let weight = Foundation.log(1 + all / Double(max(1, holding.count)))
                for resource in holding { scores[resource, default: 0] += weight }
            }
            if let id, let except = try ResourceRow.find(id, in: db) { scores[except.number] = nil }
            return try scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
                .prefix(max(0, limit)).compactMap { try Self.id(of: $0.key, in: db) }
        }
    }

    private static let lineLimit = 20_000
    private static let holding = """
        SELECT DISTINCT number >> \(SearchLineRow.shift) FROM (
            SELECT rowid AS number FROM searchIndex
            WHERE searchIndex MATCH ? ORDER BY rowid DESC LIMIT ?)
        """

    private static func id(of number: Int64, in db: Database) throws -> Resource.ID? {
        let statement = try db.cachedStatement(sql: "SELECT id FROM resource WHERE number = ?")
        return try UUID.fetchOne(statement, arguments: [number]).map(Resource.ID.init(rawValue:))
    }
}
