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
            exit(withError: error)
        }
    }

    /// One sentence on standard error, and status 1. A script that reads JSON gets a document too.
    private static func refuse(_ sentence: String, asJSON: Bool) -> Never {
        if asJSON, let text = try? JSONText.of(["error": sentence]) { Terminal.print(text) }
        Terminal.note("thaw: " + sentence)
        exit(withError: ExitCode(1))
    }
}

/// A command that can print one JSON document: what it found, or `{"error": "…"}` when it was refused.
protocol PrintsJSON {
    var json: Bool { get }
}
