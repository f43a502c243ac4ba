import Foundation
import ThawCore
import ThawFormats

/// The files that a command was given, and those in the folders that it was given.
struct InputFolder {
    /// The most files that are taken from one folder.
    static let limit = 2_000
    /// How many folders deep.
    static let depth = 8

    /// The names of all files, folders opened. Hidden files and what is no page of notes are left out of
    /// folders, links in them are not followed, and a file that was named is always there.
    ///
    /// - Throws: `ThawError.invalid` where a folder is empty or holds too many.
    static func files(_ names: [String]) throws -> [String] {
        try names.flatMap { name in isFolder(name) ? try files(in: name) : [name] }
    }

    private static func isFolder(_ name: String) -> Bool {
        var isFolder: ObjCBool = false
        return name != "-" && FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private static func files(in folder: String) throws -> [String] {
        var found: [String] = []
        guard FileManager.default.isReadableFile(atPath: folder) else {
            throw ThawError.invalid("\(folder) cannot be read; check that you may open it.")
        }
        try collect(folder, below: "", depth: 0, &found)
        guard !found.isEmpty else {
            throw ThawError.invalid("\(folder) holds no notes; name a folder with documents in it.")
        }
        return found
    }

    private static func collect(
        _ folder: String, below path: String, depth: Int, _ found: inout [String]
    ) throws {
        let here = path.isEmpty ? folder : folder + "/" + path
        let names = try? FileManager.default.contentsOfDirectory(atPath: here)
        for name in (names ?? []).sorted() {
            let inner = path.isEmpty ? name : path + "/" + name
            let full = folder + "/" + inner
            let kind = try? FileManager.default.attributesOfItem(atPath: full)[.type]
            switch kind as? FileAttributeType {
            case .typeDirectory? where depth < Self.depth && !name.hasPrefix("."):
                try collect(folder, below: inner, depth: depth + 1, &found)
            case .typeRegular? where !Documents.isPassedOver(inner):
                guard found.count < limit else {
                    throw ThawError.invalid(
                        "\(folder) holds more than \(limit) files; name the folders in it instead.")
                }
                found.append(full)
            default: break
            }
        }
    }
}
