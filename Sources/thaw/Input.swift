import Foundation
import ThawCore
import ThawFormats
import ThawText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file named on the command line, or standard input for `-`. Pipes and devices are read like files.
struct Input {
    /// The most that is read of one page, in bytes.
    static let pageLimit = 256 << 20
    /// The most that is read of an exported library, in bytes.
    static let libraryLimit = 8 << 30

    let name: String
    let bytes: [UInt8]

    /// - Throws: `ThawError.invalid` with a sentence that names the file.
    init(_ name: String, limit: Int = Self.pageLimit) throws {
        self.name = name
        guard !name.isEmpty else {
            throw ThawError.invalid("A file's name is empty; name a file, or - for standard input.")
        }
        let isStandardInput = name == "-"
        let descriptor = isStandardInput ? STDIN_FILENO : Self.open(name)
        guard descriptor >= 0 else { throw Self.refusal(name, errno) }
        defer { if !isStandardInput { close(descriptor) } }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw Self.refusal(name, errno) }
        let size = Int(info.st_size)
        guard size <= limit else { throw Self.tooLarge(name, limit) }
        bytes = try Self.read(descriptor, name: name, expected: size, limit: limit)
    }

    /// What the file holds: one document, or those of an archive.
    func documents() throws -> Documents.Contents {
        // A page from standard input has no name to tell its markup by.
        let short = name == "-" ? "" : URL(filePath: name).lastPathComponent
        return try Documents.open(bytes, name: short, tools: .installed)
    }

    /// A name that is not UTF-8 reaches the commands mended, with U+FFFD; the file has the name as it was typed.
    private static func open(_ name: String) -> Int32 {
        let flags = O_RDONLY | O_CLOEXEC
        guard name.contains("\u{FFFD}") else { return Foundation.open(name, flags) }
        for place in 0..<Int(CommandLine.argc) {
            guard let typed = CommandLine.unsafeArgv[place], String(cString: typed) == name else {
                continue
            }
            return Foundation.open(typed, flags)
        }
        return Foundation.open(name, flags)
    }

    private static func read(
        _ descriptor: Int32, name: String, expected: Int, limit: Int
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, expected))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw refusal(name, errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw tooLarge(name, limit) }
        }
    }

    private static func refusal(_ name: String, _ code: Int32) -> ThawError {
        switch code {
        case ENOENT, ENOTDIR:
            .invalid("\(name): there is no such file; check the name and try again.")
        case EISDIR: .invalid("\(name) is a folder, which cannot be read here; name its files.")
        default: .invalid("\(name) cannot be read; check that you may open it.")
        }
    }

    private static func tooLarge(_ name: String, _ limit: Int) -> ThawError {
        .invalid("\(name) is larger than \(limit >> 20) MB; split it and read the parts.")
    }
}

extension Documents.Tools {
    /// Those in the folders of `PATH`.
    static let installed: Documents.Tools = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = path.split(separator: ":").map(String.init)
        func find(_ program: String) -> String? {
            (folders + ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"])
                .filter { $0.hasPrefix("/") }.map { $0 + "/" + program }
                .first { FileManager.default.isExecutableFile(atPath: $0) }
        }
        return Documents.Tools(pdftotext: find("pdftotext"), tesseract: find("tesseract"))
    }()
}

extension Documents.Contents {
    /// Each document with what it is called: the file's name, and behind it its own where there are several.
    func named(in file: String) -> [(document: Document, name: String)] {
        let isArchive = documents.count + refusals.count > 1
        return documents.map { ($0, isArchive ? "\(file): \($0.name)" : file) }
    }
}
