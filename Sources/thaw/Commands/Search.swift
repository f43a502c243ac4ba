import ArgumentParser
import ThawCore
import ThawText

struct Search: AsyncParsableCommand, PrintsJSON {
    static let configuration = CommandConfiguration(
        abstract: "Finds words anywhere in the library.")

    @OptionGroup var storeOptions: StoreOptions

    @Flag(help: "Print one JSON document.")
    var json = false

    @Option(help: "How many places to show at the most.")
    var limit = 20

    @Argument(help: "The words; all of them must occur, the last may be unfinished.")
    var words: [String]

    private struct Hit: Encodable {
        var resource: String
        var title: String
        var kind: String
        var role: String
        var snippet: String
        var score: Double
    }

    func run() async throws {
        let store = try storeOptions.open()
        let hits = try await store.search(
            words.joined(separator: " "), limit: max(1, limit), ranking: SearchRanker.scores(of:))
        if json {
            let rows = hits.map {
                Hit(
                    resource: $0.resource.description, title: $0.title, kind: $0.kind.rawValue,
                    role: $0.role.rawValue, snippet: $0.snippet.map(\.text).joined(),
                    score: $0.score)
            }
            Terminal.print(try JSONText.of(["hits": rows]))
            return
        }
        guard !hits.isEmpty else {
            Terminal.note("Nothing found for \"\(words.joined(separator: " "))\".")
            return
        }
        for hit in hits {
            let snippet = hit.snippet.map { $0.isMatch ? Terminal.bold($0.text) : $0.text }.joined()
            Terminal.print(Terminal.dim("\(hit.title) · \(hit.role.rawValue)"))
            Terminal.print("  " + snippet)
        }
    }
}
