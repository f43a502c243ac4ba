import ArgumentParser
import Foundation
import ThawCore
import ThawFormats
import ThawHistory
import ThawText

struct Lint: ParsableCommand, PrintsJSON {
    static let configuration = CommandConfiguration(
        abstract: "Finds what will be hard to learn in notes and cards, and says what to do.",
        discussion: "Nothing is changed. The rules and where they come from: Documentation/Lint.md."
    )

    @Flag(help: "Print one JSON document instead of text.")
    var json = false

    @Argument(help: "Files or folders to look through; - is standard input.", completion: .file())
    var files: [String]

    private struct Row: Encodable {
        var file: String
        var rule: String
        var line: Int
        var start: Int
        var end: Int
        var message: String
        var mend: Nullable<MendRow>
    }

    private struct MendRow: Encodable {
        var before: String
        var after: String
    }

    func run() throws {
        var rows: [Row] = []
        var refused = false
        func refuse(_ file: String, _ message: String) {
            refused = true
            Terminal.note("thaw: " + (message.hasPrefix(file) ? message : "\(file): \(message)"))
        }
        for file in try InputFolder.files(files) {
            do {
                let contents = try Input(file).documents()
                for (document, name) in contents.named(in: file) {
                    let draft = document.draft(as: Resource.ID(rawValue: Ambient.live.newID()))
                    guard let resource = draft.resource else {
                        refuse(
                            name, draft.problems.first?.message ?? "There is nothing to read here.")
                        continue
                    }
                    let findings = Self.findings(in: resource)
                    rows += findings.map { Self.row($0, file: name) }
                    if !json { Terminal.print(Self.text(findings, file: name, of: resource)) }
                }
                for part in contents.refusals { refuse("\(file): \(part.name)", part.message) }
            } catch let error as ThawError {
                refuse(file, error.message)
            }
        }
        if json { Terminal.print(try JSONText.of(rows)) }
        if refused { throw ExitCode(1) }
    }

    /// What the linter says, knowing the dates and names of the page.
    private static func findings(in resource: Resource) -> [LintFinding] {
        Linter.findings(
            in: resource, dates: DateReader().dates(in: resource).map(\.span),
            names: resource.names().mentions.map(\.span))
    }

    private static func row(_ finding: LintFinding, file: String) -> Row {
        Row(
            file: file, rule: finding.rule.rawValue, line: finding.line, start: finding.span.start,
            end: finding.span.end, message: finding.message,
            mend: Nullable(finding.mend.map { MendRow(before: $0.before, after: $0.after) }))
    }

    private static func text(
        _ findings: [LintFinding], file: String, of resource: Resource
    ) -> String {
        guard !findings.isEmpty else { return Terminal.bold(file) + "\n  Nothing to mend." }
        var lines = [Terminal.bold(file)]
        for finding in findings {
            let place = "  \(finding.line)  "
            lines.append(place + Terminal.dim(finding.rule.rawValue))
            lines.append(Terminal.wrapped(finding.message, indent: "     "))
            guard let mend = finding.mend, let mended = resource.applying(mend),
                let after = mended.text(of: mend.field)
            else { continue }
            lines.append(
                Terminal.wrapped(
                    "→ " + after.replacingOccurrences(of: "\n", with: " ⏎ "), indent: "     "))
        }
        lines.append("  " + Terminal.count(findings.count, "finding") + ".")
        return lines.joined(separator: "\n")
    }
}
