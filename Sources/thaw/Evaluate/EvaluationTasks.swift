import Foundation
import ThawCore

/// The tasks of `thaw evaluate` by name.
enum EvaluationTasks {
    private static let tasks: [String: any EvaluationTask] = [
        "text": TextTask(),
        "dates": DatesTask(),
        "timex": TimexTask(),
        "definitions": DefinitionsTask(),
        "line-features": LineFeaturesTask(),
        "name-features": NameFeaturesTask(),
        "names": NamesTask(),
    ]

    /// Tasks that read a folder instead of standard input, and print what is usual for them.
    private static let folderTasks = ["search"]

    static let names = (tasks.keys + folderTasks).sorted()

    /// Answers standard input on standard output, one JSON object a line; the speed goes to standard error.
    static func run(_ name: String, arguments: [String] = []) throws {
        if folderTasks.contains(name) { return try run(name, folder: arguments.first) }
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

    private static func run(_ name: String, folder: String?) throws {
        guard let folder else { throw ThawError.invalid("The task \(name) needs a folder.") }
        let sentence = try SearchTask(folder: URL(filePath: folder)).run { print($0) }
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}
