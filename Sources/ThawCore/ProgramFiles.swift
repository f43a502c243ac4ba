package import Foundation

/// Finds the data files that a target brings with it.
///
/// `Bundle.module` is not used: it ends the program where the bundle is missing, and it would also take
/// the folder of the machine that built the program.
package enum ProgramFiles {
    /// The first place that holds `path` of a target's resources, or `nil` when the program was
    /// installed without them.
    ///
    /// Looked in: beside the program, beside the file that the program's link leads to, and in
    /// `share/thaw` beside the program's folder.
    package static func find(_ path: String, of target: String) -> URL? {
        candidates(of: target).map { $0.appending(path: path).standardized }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }

    private static func candidates(of target: String) -> [URL] {
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
                "thaw_\(target).resources", "thaw_\(target).bundle",
                "thaw_\(target).bundle/Contents/Resources", "../share/thaw/\(target)",
            ].map { folder.appending(path: $0) }
        }
    }
}
