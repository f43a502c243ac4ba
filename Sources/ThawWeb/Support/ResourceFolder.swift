public import Foundation
import ThawCore

/// Where the site's templates and static files lie.
public struct ResourceFolder: Sendable {
    /// The folder that holds `Templates` and `Static`.
    public let url: URL

    /// `Templates` in this folder.
    public var templates: URL { url.appending(path: "Templates") }
    /// `Static` in this folder.
    public var staticFiles: URL { url.appending(path: "Static") }

    /// The folder named, or the one that was installed with the program.
    ///
    /// - Throws: ``ResourceFolderError/missing(_:)``.
    public init(_ named: URL? = nil) throws {
        let folder = named ?? ProgramFiles.find("Resources", of: "ThawWeb")
        guard let folder,
            FileManager.default.fileExists(atPath: folder.appending(path: "Templates").path)
        else {
            throw ResourceFolderError.missing(folder?.path ?? Bundle.main.bundlePath)
        }
        self.url = folder
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
