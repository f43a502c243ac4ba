import Foundation
import GRDB
import ThawCore

/// Searches `searchIndex`.
///
/// Names (titles and terms), headings, and the rest are searched apart, and of each only the latest lines that
/// match are ranked: the cost of a word that stands in every line is then that of a rarer one, and a title
/// that matches is never missed. For words that stand in fewer lines than that the ranking is complete.
struct TextSearch {
    let db: Database
    let limit: Int

    /// How many lines of each column are ranked.
    static let candidates = 400
    static let hitsPerResource = 3

    private struct Match {
        let number: Int64
        let score: Double

        var resource: Int64 { number >> SearchLineRow.shift }
    }

    func hits(_ text: String) throws -> [SearchHit] {
        let words = SearchWords(text)
        guard !words.isEmpty, limit > 0 else { return [] }
        var query = words.all
        var matches = try best(query)
        if matches.isEmpty, words.words.count > 1 {
            query = words.any
            matches = try apart(words)
        }
        return try matches.compactMap { try hit($0, query: query) }
    }

    static let ranked = """
        SELECT rowid, bm25(searchIndex) FROM searchIndex
        WHERE searchIndex MATCH ? ORDER BY rowid DESC LIMIT ?
        """

    private static let rankedInResource = """
        SELECT rowid, bm25(searchIndex) FROM searchIndex
        WHERE searchIndex MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?
        """

    /// The best lines that hold every word.
    private func best(_ query: String) throws -> [Match] {
        let found = try SearchLineRow.Column.allCases.flatMap { column in
            try matches(
                Self.ranked, ["{\(column.rawValue)} : (\(query))", Self.candidates],
                weight: column.weight)
        }
        return chosen(found)
    }

    private func matches(
        _ sql: String, _ arguments: StatementArguments, weight: Double
    ) throws -> [Match] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        var found: [Match] = []
        while let row = try rows.next() {
            // bm25() is the lower the better.
            found.append(
                Match(
                    number: try row.decode(Int64.self, atIndex: 0),
                    score: -weight * (try row.decode(Double.self, atIndex: 1))))
        }
        return found
    }

    /// The best first, not too many of one resource.
    private func chosen(_ matches: [Match]) -> [Match] {
        var taken: [Int64: Int] = [:]
        var chosen: [Match] = []
        for match in matches.sorted(by: { ($0.score, $1.number) > ($1.score, $0.number) }) {
            guard chosen.count < limit else { break }
            guard taken[match.resource, default: 0] < Self.hitsPerResource else { continue }
            taken[match.resource, default: 0] += 1
            chosen.append(match)
        }
        return chosen
    }

    /// Where no line holds every word: resources that hold each of them somewhere, and their best lines.
    private func apart(_ words: SearchWords) throws -> [Match] {
        var resources: Set<Int64>?
        for part in words.parts {
            let holding = try Set(resourcesHolding(part))
            resources = resources?.intersection(holding) ?? holding
            if resources?.isEmpty == true { return [] }
        }
        let found = try (resources ?? []).sorted(by: >).prefix(limit).flatMap { resource in
            try SearchLineRow.Column.allCases.flatMap { column in
                try matches(
                    Self.rankedInResource,
                    [
                        "{\(column.rawValue)} : (\(words.any))",
                        resource << SearchLineRow.shift,
                        (resource + 1) << SearchLineRow.shift - 1, Self.candidates,
                    ], weight: column.weight)
            }
        }
        return chosen(found)
    }

    private func resourcesHolding(_ part: String) throws -> [Int64] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT rowid >> \(SearchLineRow.shift) FROM searchIndex
                WHERE searchIndex MATCH ?
                """)
        return try Int64.fetchAll(statement, arguments: [part])
    }
}

// MARK: - Hits

extension TextSearch {
    private static let snippetSelect = """
        SELECT l.role, r.id, r.title, r.kind,
            snippet(searchIndex, -1, char(2), char(3), '…', 24)
        FROM searchIndex
        JOIN searchLine l ON l.number = searchIndex.rowid
        JOIN resource r ON r.number = searchIndex.rowid >> \(SearchLineRow.shift)
        WHERE searchIndex MATCH ? AND searchIndex.rowid = ?
        """

    private func hit(_ match: Match, query: String) throws -> SearchHit? {
        let statement = try db.cachedStatement(sql: Self.snippetSelect)
        guard let row = try Row.fetchOne(statement, arguments: [query, match.number]) else {
            return nil
        }
        return SearchHit(
            resource: Resource.ID(rawValue: try row.decode(UUID.self, atIndex: 1)),
            title: try row.decode(String.self, atIndex: 2),
            kind: try named(row.decode(String.self, atIndex: 3)),
            role: try named(row.decode(String.self, atIndex: 0)),
            snippet: Self.fragments(try row.decode(String.self, atIndex: 4)), score: match.score)
    }

    /// Splits at U+0002, where a match begins, and U+0003, where it ends.
    static func fragments(_ marked: String) -> [SearchHit.Fragment] {
        var fragments: [SearchHit.Fragment] = []
        var text = String.UnicodeScalarView()
        func close(isMatch: Bool) {
            guard !text.isEmpty else { return }
            fragments.append(SearchHit.Fragment(text: String(text), isMatch: isMatch))
            text = String.UnicodeScalarView()
        }
        for scalar in marked.unicodeScalars {
            switch scalar.value {
            case 2: close(isMatch: false)
            case 3: close(isMatch: true)
            default: text.append(scalar)
            }
        }
        close(isMatch: false)
        return fragments
    }
}
