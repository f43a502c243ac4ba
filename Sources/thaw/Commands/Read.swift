import ArgumentParser
import Foundation
import ThawCore
import ThawFormats
import ThawText

struct Read: ParsableCommand, PrintsJSON {
    static let configuration = CommandConfiguration(
        abstract: "Shows what Thaw understands of a page, without keeping it.")

    @Flag(help: "Print one JSON document instead of text.")
    var json = false

    @Flag(help: "Also list every proposed repair, with its reason.")
    var receipts = false

    @Flag(help: "Print the main text of a saved page alone.")
    var mainContent = false

    @Flag(help: "Print the dates alone.")
    var dates = false

    @Argument(help: "Files or folders to read; - is standard input.", completion: .file())
    var files: [String]

    func validate() throws {
        guard !(mainContent && dates) else {
            throw ValidationError("Give --main-content or --dates, not both.")
        }
        guard !(mainContent && json) else {
            throw ValidationError("--main-content prints text; leave --json out.")
        }
    }

    func run() throws {
        var round = ReadRound(json: json, receipts: receipts, dates: dates)
        for file in try InputFolder.files(files) {
            do {
                let contents = try Input(file).documents()
                for (document, name) in contents.named(in: file) {
                    if mainContent {
                        round.showMainContent(of: document, as: name)
                    } else {
                        round.show(document, as: name)
                    }
                }
                round.refuse(contents.refusals, in: file)
            } catch let error as ThawError {
                round.refuse(file, error.message)
            }
        }
        if json { try round.finish() }
        if round.isRefused { throw ExitCode(1) }
    }
}

/// What a call of `thaw read` has found so far.
private struct ReadRound {
    let json: Bool
    let receipts: Bool
    let dates: Bool
    private(set) var isRefused = false
    /// The document of reports that has been begun.
    private var stream: JSONStream?
    private var found: [DatesReport.Dated] = []

    init(json: Bool, receipts: Bool, dates: Bool) {
        self.json = json
        self.receipts = receipts
        self.dates = dates
    }

    mutating func refuse(_ file: String, _ message: String, isSaid: Bool = true) {
        isRefused = true
        if json, !dates { write(ReadReport(file: file, refusal: message)) }
        guard isSaid else { return }
        let sentence = message.hasPrefix(file) ? message : "\(file): \(message)"
        Terminal.note("thaw: " + sentence)
    }

    /// Parts of an archive: the first few by name on standard error, all of them in a report.
    mutating func refuse(_ parts: [Documents.Contents.Refusal], in file: String) {
        for (place, part) in parts.enumerated() {
            refuse("\(file): \(part.name)", part.message, isSaid: place < 10)
        }
        if parts.count > 10 {
            Terminal.note("thaw: \(file): and \(parts.count - 10) more that could not be read.")
        }
    }

    mutating func show(_ document: Document, as name: String) {
        let draft = document.draft(as: Resource.ID(rawValue: Ambient.live.newID()))
        let text = ReadText(file: name, draft: draft, receipts: receipts)
        if json, !dates { write(ReadReport(file: name, draft: draft)) }
        if let refusal = text.refusal {
            isRefused = true
            Terminal.note("thaw: " + refusal)
        } else if dates, let resource = draft.resource {
            showDates(of: resource, in: name)
        } else if !json {
            Terminal.print(text.text)
        }
    }

    private mutating func showDates(of resource: Resource, in name: String) {
        let report = DatesReport(file: name, resource)
        found += report.dates
        guard !json else { return }
        let lines = LineIndex(resource.source)
        for date in report.dates {
            Terminal.print("line \(lines.line(at: date.start))  \(date.edtf)  \(date.text)")
        }
    }

    mutating func showMainContent(of document: Document, as name: String) {
        if case .refused(let sentence) = TextDecoder.decode(document.bytes) {
            return refuse(name, sentence)
        }
        let text = MainContent.text(of: document.bytes)
        guard !text.isEmpty else { return refuse(name, "No main text was found on this page.") }
        Terminal.print(text)
    }

    private mutating func write(_ report: ReadReport) {
        var stream = begun()
        report.write(to: &stream)
        self.stream = stream
    }

    private func begun() -> JSONStream {
        if let stream { return stream }
        var stream = JSONStream(to: Terminal.print(bytes:))
        stream.beginObject()
        stream.beginList("resources")
        return stream
    }

    /// Ends the one JSON document of the call.
    mutating func finish() throws {
        guard !dates else { return Terminal.print(try JSONText.of(found)) }
        var stream = begun()
        stream.end()
        stream.end()
        stream.finish()
    }
}

/// Writes a value as the JSON that scripts read.
enum JSONText {
    static func of(_ value: some Encodable, pretty: Bool = true) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
