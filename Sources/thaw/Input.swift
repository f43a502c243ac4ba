import Foundation
import ThawCore
import ThawText

/// A file named on the command line, or standard input for `-`.
struct Input {
    /// The most that is read of one file.
    static let limit = 256 << 20

    let name: String
    let bytes: [UInt8]

    /// - Throws: `ThawError.invalid` with a sentence that names the file.
    init(_ name: String) throws {
        self.name = name
        if name == "-" {
            bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
            return
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else {
            throw ThawError.invalid("\(name): there is no such file; check the name and try again.")
        }
        guard !isFolder.boolValue else {
            throw ThawError.invalid("\(name) is a folder; name the files in it instead.")
        }
        let url = URL(filePath: name)
        let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        guard size <= Self.limit else {
            throw ThawError.invalid(
                "\(name) is larger than \(Self.limit >> 20) MB; split it and read the parts.")
        }
        guard let data = FileManager.default.contents(atPath: name) else {
            throw ThawError.invalid("\(name) cannot be read; check that you may open it.")
        }
        bytes = Array(data)
    }

    /// What Thaw understands of it.
    func draft() -> Draft {
        let options = Reader.Options(
            fileName: name == "-" ? nil : URL(filePath: name).lastPathComponent)
        return Reader(options: options).read(
            bytes, as: Resource.ID(rawValue: Ambient.live.newID()))
    }
}
