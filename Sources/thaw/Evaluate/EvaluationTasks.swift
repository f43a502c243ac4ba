import Foundation
import ThawCore

/// The tasks of `thaw evaluate` by name.
enum EvaluationTasks {
    private static let tasks: [String: any EvaluationTask] = [
        "text": TextTask(),
        "dates": DatesTask(),
        "timex": TimexTask(),
    ]

    static let names = tasks.keys.sorted()

    /// Answers standard input on standard output, one JSON object a line; the speed goes to standard error.
    static func run(_ name: String, arguments: [String] = []) throws {
        guard let task = tasks[name] else {
            throw ThawError.invalid(
                "There is no task \(name); there are \(names.joined(separator: ", ")).")
        }
        let lines = FileHandle.standardInput.readDataToEndOfFile()
        do {
            let tally = try task.run(lines) { print($0) }
            FileHandle.standardError.write(Data((tally.sentence + "\n").utf8))
        } catch EvaluationError.unreadable(let line) {
            throw ThawError.invalid("Line \(line) is not of the shape of the task \(name).")
        }
    }
}
