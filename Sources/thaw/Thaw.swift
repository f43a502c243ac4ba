import ArgumentParser
import Foundation
import ThawCore

/// The program: the only place that knows every module, the environment and the clock.
@main
struct Thaw: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "thaw",
        abstract: "Turns the notes you have into something to learn.",
        discussion: """
            Start with 'thaw serve' and open the address it prints, or with 'thaw read FILE' to see what \
            Thaw understands of a page. Nothing leaves this machine.
            """,
        version: version,
        subcommands: [
            Serve.self, Read.self, Lint.self, Add.self, List.self, Search.self, Study.self,
            Stats.self,
            FitCommand.self, Export.self, Import.self, Restore.self, AnswerStream.self,
            Evaluate.self,
        ])

    static func main() async {
        var printsJSON = false
        do {
            var command = try parseAsRoot()
            printsJSON = (command as? any PrintsJSON)?.json ?? false
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as ThawError {
            refuse(error.message, asJSON: printsJSON)
        } catch let error as CocoaError {
            refuse(error.localizedDescription, asJSON: printsJSON)
        } catch {
            if let sentence = unknownCommand(CommandLine.arguments.dropFirst().first) {
                Terminal.note("thaw: " + sentence)
                exit(withError: ExitCode(64))
            }
            exit(withError: error)
        }
    }

    /// What to say where the first word is no command; `nil` where it is one, or an option.
    private static func unknownCommand(_ word: String?) -> String? {
        guard let word, !word.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
        let names = configuration.subcommands.map { $0._commandName }
        guard !names.contains(word) else { return nil }
        if FileManager.default.fileExists(atPath: word) {
            return "Say what to do with \(word): 'thaw read' shows what is in it, "
                + "'thaw add' keeps it."
        }
        func slips(_ name: String) -> Int { Array(word).difference(from: Array(name)).count }
        let near = names.min { slips($0) < slips($1) }.flatMap { slips($0) <= 2 ? $0 : nil }
        let hint = near.map { "did you mean '\($0)'? " } ?? ""
        return "There is no command '\(word)'; \(hint)'thaw --help' lists them."
    }

    /// One sentence on standard error, and status 1. A script that reads JSON gets a document too.
    private static func refuse(_ sentence: String, asJSON: Bool) -> Never {
        if asJSON, let text = try? JSONText.of(["error": sentence]) { Terminal.print(text) }
        Terminal.note("thaw: " + sentence)
        exit(withError: ExitCode(1))
    }
}

/// A command that can print one JSON document: what it found, or `{"error": "…"}` when it was refused.
protocol PrintsJSON: SendableMetatype {
    var json: Bool { get }
}
