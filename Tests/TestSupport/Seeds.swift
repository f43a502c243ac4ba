public import Foundation

/// The files that stand beside the checkout and are not part of it: real pages and reference data.
///
/// A checkout alone has none; tests that need them say `.enabled(if: Seeds.present, "…")`.
public enum Seeds {
    /// The folder of the package.
    public static let packageRoot: URL = URL(filePath: #filePath)
        .resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// `../shared` beside the package, or `nil` where there is none.
    public static let shared: URL? = {
        let url = packageRoot.deletingLastPathComponent().appending(path: "shared")
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }()

    /// Whether the two pages are there.
    public static let present: Bool = cards != nil && keyTerm != nil

    /// For the second argument of `.enabled(if:_:)`.
    public static let reason = "../shared/seeds is not beside this checkout"

    /// The bytes of the page of revision cards.
    public static var cards: Data? { file("seeds/000_c0550db39de4744e.txt") }

    /// The bytes of the key-term page.
    public static var keyTerm: Data? { file("seeds/001_1b214db10a0a3adf.txt") }

    /// The bytes of a file of the shared folder ("data/fsrs/josh.csv"), or `nil` when it is not there.
    public static func file(_ path: String) -> Data? {
        shared.flatMap { try? Data(contentsOf: $0.appending(path: path)) }
    }
}
