public import Foundation

/// Where the site's templates and static files lie.
public struct ResourceFolder: Sendable {
    /// The folder that holds `Templates` and `Static`.
    public let url: URL

    /// `Templates` in this folder.
    public var templates: URL { url.appending(path: "Templates") }
    /// `Static` in this folder.
    public var staticFiles: URL { url.appending(path: "Static") }

    /// The folder named, or the first one found: beside the program, beside the file that the
    /// program's link leads to, or in `share/thaw` beside the program's folder.
    ///
    /// `Bundle.module` is not used: it ends the program where the bundle is missing, and it would
    /// also take the folder of the machine that built the program.
    ///
    /// - Throws: ``ResourceFolderError/missing(_:)``.
    public init(_ named: URL? = nil) throws {
        let candidates = named.map { [$0] } ?? Self.candidates()
        let found = candidates.first { folder in
            FileManager.default.fileExists(atPath: folder.appending(path: "Templates").path)
        }
        guard let found else {
            throw ResourceFolderError.missing(candidates.first?.path ?? "the program's folder")
        }
        self.url = found
    }

    /// The files below a folder, as paths in it; nil when it is no folder. Links to folders are not
    /// followed.
    static func paths(in folder: URL) -> [String]? {
        func isFolder(_ path: String) -> Bool {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            return exists && isFolder.boolValue
        }
        // The enumerator of a folder that is missing is an empty one on Linux.
        guard isFolder(folder.path),
            let found = FileManager.default.enumerator(atPath: folder.path)
        else { return nil }
        return found.compactMap { $0 as? String }.filter { !isFolder(folder.path + "/" + $0) }
    }

    private static func candidates() -> [URL] {
        let main = Bundle.main
        var folders = [main.bundleURL]
        if let resources = main.resourceURL { folders.append(resources) }
        if let program = main.executableURL {
            folders.append(program.deletingLastPathComponent())
            folders.append(program.resolvingSymlinksInPath().deletingLastPathComponent())
        }
        // In a test run on macOS the main bundle is the runner; every loaded bundle is asked.
        folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        return folders.flatMap { folder in
            [
                folder.appending(path: "thaw_ThawWeb.resources/Resources"),
                folder.appending(path: "thaw_ThawWeb.bundle/Resources"),
                folder.appending(path: "thaw_ThawWeb.bundle/Contents/Resources/Resources"),
                folder.appending(path: "../share/thaw/Resources").standardized,
            ]
        }
    }
}

/// The files that belong to the program are not there.
public enum ResourceFolderError: Error, Equatable, Sendable, LocalizedError {
    case missing(String)

    public var errorDescription: String? {
        switch self {
        case .missing(let path):
            """
            The pages that belong to Thaw are not at \(path); \
            install Thaw again, with its whole folder.
            """
        }
    }
}
