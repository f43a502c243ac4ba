import Foundation
import TestSupport
import Testing

/// A Swift file of the project, cut into tokens.
struct SourceFile: Sendable {
    /// From the package's root: "Sources/ThawCore/Store.swift".
    let path: String
    let lines: [Substring]
    let tokens: [Token]
    /// The tokens without comments.
    let code: [Token]

    init(_ path: String, _ text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        tokens = SwiftLexer.tokens(of: text)
        code = tokens.filter { $0.kind != .comment && $0.kind != .documentation }
    }

    /// Every Swift file under Sources and Tests.
    static let all: [SourceFile] = TextFile.all.filter { $0.path.hasSuffix(".swift") }
        .map { SourceFile($0.path, $0.text) }

    private var folders: [Substring] { path.split(separator: "/") }
    /// Whether it is part of the product, not of the tests.
    var isProduct: Bool { folders.first == "Sources" }
    var target: String { folders.count > 1 ? String(folders[1]) : "" }
    /// Without the ending.
    var name: String { String((folders.last ?? "").split(separator: ".").first ?? "") }

    /// The place of the bracket that closes the one at `open`, in `code`.
    func close(of open: Int) -> Int? {
        var depth = 0
        for index in open..<code.count where code[index].kind == .sign {
            switch code[index].text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }

    /// Whether these tokens stand one after another from `index` on, in `code`.
    func reads(_ texts: [String], at index: Int) -> Bool {
        guard index >= 0, index + texts.count <= code.count else { return false }
        return texts.indices.allSatisfy {
            code[index + $0].text == texts[$0] && code[index + $0].kind != .string
        }
    }

    /// Whether a comment that has its lines to itself ends on this line.
    func hasComment(endingOn line: Int) -> Bool {
        tokens.contains {
            ($0.kind == .comment || $0.kind == .documentation) && $0.lastLine == line
                && lineIsComment($0)
        }
    }

    private func lineIsComment(_ token: Token) -> Bool {
        lines[token.line - 1].drop { $0 == " " }.hasPrefix("/")
    }
}

/// A file of the project as text.
struct TextFile: Sendable {
    let path: String
    let text: String

    /// Everything under Sources and Tests that people write, but not what tests read or compare with.
    static let all: [TextFile] = ["Sources", "Tests"].flatMap { folder -> [TextFile] in
        let root = Seeds.packageRoot.resolvingSymlinksInPath()
        guard
            let walk = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
        else { return [] }
        return walk.compactMap { entry in
            guard let url = entry as? URL else { return nil }
            let path = String(url.path.dropFirst(root.path.count + 1))
            let skipped = ["Fixtures", "Golden", "Frozen", "Lexicon", "Samples"]
            guard kinds.contains(url.pathExtension),
                !path.split(separator: "/").contains(where: { skipped.contains(String($0)) }),
                let data = try? Data(contentsOf: url)
            else { return nil }
            return TextFile(path: path, text: String(decoding: data, as: UTF8.self))
        }
    }.sorted { $0.path < $1.path }

    private static let kinds: Set = [
        "swift", "mustache", "css", "js", "svg", "h", "modulemap", "py", "sh",
    ]
}

/// Where a rule is broken and what to do about it.
struct Finding: Hashable, Sendable {
    var line: Int
    var advice: String

    init(_ line: Int, _ advice: String) {
        self.line = line
        self.advice = advice
    }
}
