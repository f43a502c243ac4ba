import ArgumentParser
import Foundation
import ThawCore

struct List: AsyncParsableCommand, PrintsJSON {
    static let configuration = CommandConfiguration(abstract: "Lists the library.")

    @OptionGroup var storeOptions: StoreOptions

    @Flag(help: "Print one JSON document.")
    var json = false

    @Option(help: "Only this subject and those below it: 'History > Medieval England'.")
    var subject: String?

    private struct Row: Encodable {
        var id: String
        var title: String
        var kind: String
        var author: Nullable<String>
        var subjects: [[String]]
        var items: Int
        var due: Int
        var new: Int
        var known: Int
        var added: String
    }

    func run() async throws {
        let store = try storeOptions.open()
        let settings = try await store.settingsOrDefault(of: Learner.local)
        let now = Ambient.live.now()
        let path = subject.flatMap { Resource.subjects(from: $0).first }
        let entries = try await store.library(
            LibraryQuery(
                learner: Learner.local, day: settings.calendar.day(of: now), now: now, subject: path
            ))
        if json {
            Terminal.print(try JSONText.of(["resources": entries.map(Self.row)]))
            return
        }
        guard !entries.isEmpty else {
            Terminal.note(
                path.map { "There is nothing in \($0.joined(separator: " › "))." }
                    ?? "The library is empty. Add a page with 'thaw add FILE'.")
            return
        }
        for entry in entries {
            Terminal.print(Terminal.bold(entry.title))
            var facts = [ReadText.name(of: entry.kind)]
            facts += entry.subjects.map { $0.joined(separator: " › ") }
            facts.append(
                "\(entry.due) due, \(entry.new) new, \(entry.known) of \(entry.items) in review")
            Terminal.print("  " + Terminal.dim(facts.joined(separator: " · ")))
        }
    }

    private static func row(_ entry: LibraryEntry) -> Row {
        Row(
            id: entry.id.description, title: entry.title, kind: entry.kind.rawValue,
            author: Nullable(entry.author), subjects: entry.subjects, items: entry.items,
            due: entry.due,
            new: entry.new, known: entry.known, added: entry.added.ISO8601Format())
    }
}
