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

    @Argument(help: "Files or folders to read; - is standard input.", completion: .file())
    var files: [String]

    func run() throws {
        var reports: [ReadReport] = []
        var refused = false
        func refuse(_ file: String, _ message: String) {
            refused = true
            if json { reports.append(ReadReport(file: file, refusal: message)) }
            let sentence = message.hasPrefix(file) ? message : "\(file): \(message)"
            Terminal.note("thaw: " + sentence)
        }
        for file in try InputFolder.files(files) {
            do {
                let contents = try Input(file).documents()
                let isArchive = contents.documents.count + contents.refusals.count > 1
                for document in contents.documents {
                    let name = isArchive ? "\(file): \(document.name)" : file
                    let draft = document.draft(as: Resource.ID(rawValue: Ambient.live.newID()))
                    if json { reports.append(ReadReport(file: name, draft: draft)) }
                    let text = ReadText(file: name, draft: draft, receipts: receipts)
                    if let refusal = text.refusal {
                        refused = true
                        Terminal.note("thaw: " + refusal)
                    } else if !json {
                        Terminal.print(text.text)
                    }
                }
                for part in contents.refusals {
                    refuse("\(file): \(part.name)", part.message)
                }
            } catch let error as ThawError {
                refuse(file, error.message)
            }
        }
        if json { Terminal.print(try JSONText.of(["resources": reports])) }
        if refused { throw ExitCode(1) }
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
