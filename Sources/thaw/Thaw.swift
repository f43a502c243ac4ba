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
            Serve.self, Read.self, Add.self, List.self, Search.self, Study.self, Stats.self,
            Export.self, Import.self, Restore.self, AnswerStream.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as ThawError {
            Terminal.note("thaw: " + error.message)
            exit(withError: ExitCode(1))
        } catch let error as CocoaError {
            Terminal.note("thaw: " + error.localizedDescription)
            exit(withError: ExitCode(1))
        } catch {
            exit(withError: error)
        }
    }
}
