import ArgumentParser
import Foundation

/// Answers a data set, for measuring. Described in CONTRIBUTING.md; not in the short help.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers a data set of language tasks, one JSON object a line.",
        shouldDisplay: false)

    @Argument(help: "The task.")
    var task: String

    @Argument(help: "What the task takes besides standard input.", completion: .file())
    var arguments: [String] = []

    func run() throws {
        try EvaluationTasks.run(task, arguments: arguments)
    }
}
