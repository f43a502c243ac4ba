import Foundation
import ThawCore
import ThawText

/// `thaw evaluate search DIR`: answers the queries of a folder from its corpus and prints a TREC run.
///
/// An index in memory plays the store's part, which hands up to 500 candidates to the ranker.
struct SearchTask {
    private struct Document: Decodable {
        var id: String
        var title: String?
        var text: String
    }

    private struct Query: Decodable {
        var id: String
        var text: String
    }

    /// How many places of a query are printed.
    private static let depth = 100

    private let documents: [Document]
    private let queries: [Query]

    init(folder: URL) throws {
        documents = try Self.lines(of: folder.appending(path: "corpus.jsonl"))
        queries = try Self.lines(of: folder.appending(path: "queries.jsonl"))
    }

    /// Prints "query Q0 document rank score thaw" for each place. Returns a sentence on the speed.
    func run(print: (String) -> Void) -> String {
        let clock = ContinuousClock()
        var index = SearchIndex([])
        let building = clock.measure {
            index = SearchIndex(documents.map { [$0.title ?? "", $0.text] })
        }
        var retrieval = Duration.zero
        var ranking = Duration.zero
        for query in queries {
            let start = clock.now
            let terms = index.terms(of: query.text)
            let candidates = index.candidates(for: terms)
            let found = clock.now
            let places = index.ranked(candidates, for: terms)
            retrieval += found - start
            ranking += clock.now - found
            for (i, place) in places.prefix(Self.depth).enumerated() {
                print("\(query.id) Q0 \(documents[place.text].id) \(i + 1) \(place.score) thaw")
            }
        }
        let bytes = documents.reduce(0) { $0 + ($1.title ?? "").utf8.count + $1.text.utf8.count }
        let share = 1000 / Double(max(1, queries.count))
        return String(
            format:
                "%d texts, %.2f MB, index %.1f MB/s; %d queries, each %.3f ms to find candidates, %.3f ms to rank",
            documents.count, Double(bytes) / 1e6, Double(bytes) / 1e6 / (building / .seconds(1)),
            queries.count, retrieval / .seconds(1) * share, ranking / .seconds(1) * share)
    }

    private static func lines<Line: Decodable>(of file: URL) throws -> [Line] {
        guard let data = try? Data(contentsOf: file) else {
            throw ThawError.invalid("\(file.lastPathComponent) cannot be read.")
        }
        let decoder = JSONDecoder()
        return try data.split(separator: UInt8(ascii: "\n")).enumerated().map { number, line in
            guard let decoded = try? decoder.decode(Line.self, from: line) else {
                throw ThawError.invalid(
                    "Line \(number + 1) of \(file.lastPathComponent) is not of the shape of the task search."
                )
            }
            return decoded
        }
    }
}
