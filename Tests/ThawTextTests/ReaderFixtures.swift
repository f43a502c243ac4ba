import Foundation
import TestSupport
import ThawCore
import ThawText

/// The pages in `Fixtures/`.
enum ReaderFixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// File names in order.
    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { [".txt", ".md", ".html"].contains(where: $0.hasSuffix) }.sorted()
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    static func read(_ bytes: [UInt8], _ name: String) -> Draft {
        Reader(options: Reader.Options(fileName: name))
            .read(bytes, as: Resource.ID(hashing: [name]))
    }

    static func read(_ text: String, markup: SourceText.Markup = .plain) -> Draft {
        Reader(options: Reader.Options(markup: markup))
            .read(Array(text.utf8), as: Resource.ID(hashing: ["test"]))
    }
}
