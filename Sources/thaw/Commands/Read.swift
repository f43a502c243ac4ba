import ArgumentParser
import Foundation
import ThawCore
import ThawText

struct Read: ParsableCommand, PrintsJSON {
    static let configuration = CommandConfiguration(
        abstract: "Shows what Thaw understands of a page, without keeping it.")

    @Flag(help: "Print one JSON document instead of text.")
    var json = false

    @Flag(help: "Also list every proposed repair, with its reason.")
    var receipts = false

    @Argument(help: "Files to read; - is standard input.", completion: .file())
    var files: [String]

    func run() throws {
        var reports: [ReadReport] = []
        var refused = false
        for file in files {
            do {
                let draft = try Input(file).draft()
                if json { reports.append(ReadReport(file: file, draft: draft)) }
                let text = ReadText(file: file, draft: draft, receipts: receipts)
                if let refusal = text.refusal {
                    refused = true
                    Terminal.note("thaw: " + refusal)
                } else if !json {
                    Terminal.print(text.text)
                }
            } catch let error as ThawError {
                refused = true
                if json { reports.append(ReadReport(file: file, refusal: error.message)) }
                Terminal.note("thaw: " + error.message)
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
