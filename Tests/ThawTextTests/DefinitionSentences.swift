import Foundation

/// Sentences as textbooks and notes write them, written for this project: `+` defines something, `-` does not.
///
/// Those behind a `?` are hard: they count in the measure of the whole only.
enum DefinitionSentences {
    static let defining = lines("+ ")
    static let others = lines("- ")
    static let hardDefining = lines("?+ ")
    static let hardOthers = lines("?- ")

    private static func lines(_ mark: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix(mark) }
            .map { String($0.dropFirst(mark.count)) }
    }

    private static let text: String = {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/Definitions/sentences.txt")
        return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    }()
}
