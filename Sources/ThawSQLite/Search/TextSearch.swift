import Foundation
import GRDB
import ThawCore

/// Searches `searchIndex`.
///
/// Names (titles and terms), headings, and the rest are searched apart, and of each only the latest
/// lines that match are ranked: the cost of a word that stands in every line is then that of a
/// rarer one, and a title that matches is never missed. For words that stand in fewer lines than
/// that the ranking is complete. Whole words come first; lines where the last word only begins one
/// are added unless there are more than enough of the others.
struct TextSearch {
    let db: Database
    let limit: Int
    /// Puts in order what the index found.
    let ranking: SearchRanking

    /// How many lines of each column are ranked at a time.
    static let candidates = 600
    /// How often it goes on further back, when those lines came from too few resources.
    static let rounds = 3
    static let hitsPerResource = 3
    /// A resource with more lines than this among the candidates leaves room for others.
    private static let candidatesPerResource = 25
    /// How many letters of a line are ranked.
    private static let rankedLength = 2000
    /// What a match is worth where the last word only begins one.
    private static let begunWeight = 0.6

    private struct Match {
        let number: Int64
        let score: Double

        var resource: Int64 { number >> SearchLineRow.shift }
    }

    func hits(_ text: String) throws -> [SearchHit] {
        let words = SearchWords(text)
        guard !words.isEmpty, limit > 0 else { return [] }
        let whole = try best(words.all)
        if whole.count >= Self.candidates {
            return try hits(chosen(ranked(whole, text)), query: words.all)
        }
        // The same line may be found both ways; the higher score stands.
        let begun = try chosen(
            ranked(whole + best(words.allBegun, weight: Self.begunWeight), text))
        if !begun.isEmpty { return try hits(begun, query: words.allBegun) }
        guard words.words.count > 1 else { return [] }
        return try hits(chosen(ranked(apart(words), text)), query: words.anyBegun)
    }

    static let ranked = """
        SELECT rowid, bm25(searchIndex) FROM searchIndex
        WHERE searchIndex MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
        """

    private static let rankedInResource = """
        SELECT rowid, bm25(searchIndex) FROM searchIndex
        WHERE searchIndex MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?
        """

    /// The best lines that hold every word.
    private func best(_ query: String, weight: Double = 1) throws -> [Match] {
        try SearchLineRow.Column.allCases.flatMap { column in
            var found: [Match] = []
            var resources = Set<Int64>()
            var end = Int64.max
            for _ in 0..<Self.rounds {
                let more = try matches(
                    Self.ranked, ["{\(column.rawValue)} : (\(query))", end, Self.candidates],
                    weight: column.weight * weight)
                found += more
                resources.formUnion(more.map(\.resource))
                guard more.count == Self.candidates, let oldest = resources.min(),
                    resources.count * Self.hitsPerResource < limit
                else { break }
                end = oldest << SearchLineRow.shift
            }
            return found
        }
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

    static let texts = """
        SELECT number, role, substr(name || heading || body, 1, ?) FROM searchLine
        WHERE number IN (SELECT value FROM json_each(?))
        """

    /// The candidates with the scores of the ranking.
    private func ranked(_ matches: [Match], _ query: String) throws -> [Match] {
        let candidates = candidates(of: matches)
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: Self.texts),
            arguments: [Self.rankedLength, try json(candidates.map(\.number))])
        var texts: [Int64: (role: SearchLine.Role, text: String)] = [:]
        while let row = try rows.next() {
            texts[try row.decode(Int64.self, atIndex: 0)] = (
                try named(row.decode(String.self, atIndex: 1)),
                try row.decode(String.self, atIndex: 2)
            )
        }
        let lines = candidates.map { match in
            let line = texts[match.number] ?? (.card, "")
            return SearchCandidates.Line(role: line.role, text: line.text, score: match.score)
        }
        let scores = ranking(SearchCandidates(query: query, lines: lines))
        return zip(candidates, scores).map { Match(number: $0.number, score: $1) }
    }

    /// The lines that the engine scores highest, each once, those of one resource not too many.
    private func candidates(of matches: [Match]) -> [Match] {
        var taken: [Int64: Int] = [:]
        var lines = Set<Int64>()
        var candidates: [Match] = []
        var surplus: [Match] = []
        for match in matches.sorted(by: { ($0.score, $0.number) > ($1.score, $1.number) })
        where lines.insert(match.number).inserted {
            taken[match.resource, default: 0] += 1
            if taken[match.resource, default: 0] <= Self.candidatesPerResource {
                candidates.append(match)
            } else {
                surplus.append(match)
            }
        }
        return Array((candidates + surplus).prefix(SearchCandidates.limit))
    }

    /// The best first, each line once, not too many of one resource.
    private func chosen(_ matches: [Match]) -> [Match] {
        var taken: [Int64: Int] = [:]
        var lines = Set<Int64>()
        var chosen: [Match] = []
        for match in matches.sorted(by: { ($0.score, $1.number) > ($1.score, $0.number) }) {
            guard chosen.count < limit else { break }
            guard taken[match.resource, default: 0] < Self.hitsPerResource,
                lines.insert(match.number).inserted
            else { continue }
            taken[match.resource, default: 0] += 1
            chosen.append(match)
        }
        return chosen
    }

    /// Where no line holds every word: resources that hold each of them somewhere, and their best
    /// lines.
    private func apart(_ words: SearchWords) throws -> [Match] {
        var resources: Set<Int64>?
        for part in words.parts {
            let holding = try Set(resourcesHolding(part))
            resources = resources?.intersection(holding) ?? holding
            if resources?.isEmpty == true { return [] }
        }
        return try (resources ?? []).sorted(by: >).prefix(limit).flatMap { resource in
            try SearchLineRow.Column.allCases.flatMap { column in
                try matches(
                    Self.rankedInResource,
                    [
                        "{\(column.rawValue)} : (\(words.anyBegun))",
                        resource << SearchLineRow.shift,
                        (resource + 1) << SearchLineRow.shift - 1, Self.candidates,
                    ], weight: column.weight)
            }
        }
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
    /// One walk over the lines that match, from the first hit to the last; a search for each hit
    /// would gather all words with the same beginning again and again.
    private static let snippets = """
        SELECT searchIndex.rowid, l.role, r.id, r.title, r.kind,
            snippet(searchIndex, -1, char(2), char(3), '…', 24)
        FROM searchIndex
        CROSS JOIN searchLine l ON l.number = searchIndex.rowid
        CROSS JOIN resource r ON r.number = searchIndex.rowid >> \(SearchLineRow.shift)
        WHERE searchIndex MATCH ? AND searchIndex.rowid BETWEEN ? AND ?
            AND +searchIndex.rowid IN (SELECT value FROM json_each(?))
        """

    private func hits(_ matches: [Match], query: String) throws -> [SearchHit] {
        let numbers = matches.map(\.number)
        guard let first = numbers.min(), let last = numbers.max() else { return [] }
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: Self.snippets),
            arguments: [query, first, last, try json(numbers)])
        let scores = Dictionary(uniqueKeysWithValues: matches.map { ($0.number, $0.score) })
        var found: [Int64: SearchHit] = [:]
        while let row = try rows.next() {
            let number = try row.decode(Int64.self, atIndex: 0)
            found[number] = SearchHit(
                resource: Resource.ID(rawValue: try row.decode(UUID.self, atIndex: 2)),
                title: try row.decode(String.self, atIndex: 3),
                kind: try named(row.decode(String.self, atIndex: 4)),
                role: try named(row.decode(String.self, atIndex: 1)),
                snippet: Self.fragments(try row.decode(String.self, atIndex: 5)),
                score: scores[number, default: 0])
        }
        return numbers.compactMap { found[$0] }
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
