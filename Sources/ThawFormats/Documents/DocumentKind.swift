import ThawCore
import ThawText

/// What a file is, told by its bytes and, for tables, by its name.
enum DocumentKind {
    case pdf, picture, table, webArchive, other
    /// A kind of which there is a better thing to say than "no text".
    case refused(String)

    /// Documents that are zip containers.
    enum Office { case word, slides, workbook, openDocument, book }

    init(_ bytes: [UInt8], name: String) {
        // Some programs write a line or two before the sign.
        let sign = Array("%PDF-".utf8)
        let head = bytes.prefix(1024)
        if head.indices.contains(where: { head[$0] == 0x25 && head[$0...].starts(with: sign) }) {
            self = .pdf
        } else if Self.isPicture(bytes) {
            self = .picture
        } else if let sentence = Self.refusal(bytes) {
            self = .refused(sentence)
        } else if WebArchive.isOne(bytes) {
            self = .webArchive
        } else if Self.isTable(name) {
            self = .table
        } else {
            self = .other
        }
    }

    static func isZip(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
    }

    /// What the members of a container make it; `nil` for an archive of files.
    static func office(_ archive: ZipArchive) throws -> Office? {
        if let member = archive.member("mimetype"), member.bytes <= 200 {
            let type = String(decoding: try archive.bytes(of: member), as: UTF8.self)
            if type.hasPrefix("application/epub+zip") { return .book }
            if type.hasPrefix("application/vnd.oasis.opendocument") { return .openDocument }
        }
        if archive.member("META-INF/container.xml") != nil { return .book }
        guard archive.member("[Content_Types].xml") != nil else { return nil }
        let names = archive.members.lazy.map(\.name)
        if names.contains(where: { $0.hasPrefix("word/") }) { return .word }
        if names.contains(where: { $0.hasPrefix("ppt/") }) { return .slides }
        if names.contains(where: { $0.hasPrefix("xl/") }) { return .workbook }
        return nil
    }

    private static func isPicture(_ bytes: [UInt8]) -> Bool {
        let signs: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("II*\0".utf8),
            Array("MM\0*".utf8),
        ]
        if signs.contains(where: { bytes.starts(with: $0) }) { return true }
        if bytes.starts(with: "BM".utf8), bytes.count > 26, bytes[6..<10].allSatisfy({ $0 == 0 }) {
            return true
        }
        return bytes.starts(with: "RIFF".utf8) && bytes.count > 12
            && bytes[8..<12].elementsEqual("WEBP".utf8)
    }

    private static func refusal(_ bytes: [UInt8]) -> String? {
        if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
            let brand = String(decoding: bytes[8..<12], as: UTF8.self)
            guard ["heic", "heix", "hevc", "mif1", "msf1", "avif"].contains(brand) else {
                return nil
            }
            return "This is a picture (HEIC). Save or send it as JPEG and try again, "
                + "or paste the text."
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            let sign = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
            let head = bytes.prefix(1 << 20)
            let isLocked = head.indices.contains {
                head[$0] == 0x45 && head[$0...].starts(with: sign)
            }
            return isLocked
                ? "This document is locked with a password; "
                    + "save it without one and choose it again."
                : "This is an old Office document. Save it as .docx or .pptx and try again, "
                    + "or copy its text and paste that."
        }
        return nil
    }

    private static func isTable(_ name: String) -> Bool {
        let name = name.lowercased()
        return [".csv", ".tsv", ".tab"].contains(where: name.hasSuffix)
    }

    /// - Throws: `ThawError.invalid` where it is no text.
    static func utf8(of bytes: [UInt8]) throws -> [UInt8] {
        switch TextDecoder.decode(bytes) {
        case .text(let utf8, _, _): return utf8
        case .refused(let sentence): throw ThawError.invalid(sentence)
        }
    }

    // MARK: Names in archives

    /// A name to show: no control bytes, no steps out of the archive, no more than 200 letters.
    static func shownName(_ name: String) -> String {
        let letters = name.unicodeScalars.map { scalar -> Character in
            if scalar == "\\" { return "/" }
            return scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
                || 0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
                ? "\u{FFFD}" : Character(scalar)
        }
        let steps = String(letters.suffix(200)).split(separator: "/")
        return steps.filter { $0 != "." && $0 != ".." }.joined(separator: "/")
    }

    static func isPassedOver(_ path: String) -> Bool {
        let steps = path.split(separator: "/").map { $0.lowercased() }
        guard let name = steps.last else { return true }
        for (index, step) in steps.enumerated() {
            if step.hasPrefix("."), step != ".", step != ".." { return true }
            if step == "__macosx" || step.hasPrefix("~$") { return true }
            if index < steps.count - 1, step.hasSuffix("_files") || step.hasSuffix("-dateien") {
                return true
            }
        }
        if ["thumbs.db", "desktop.ini", "icon\r"].contains(name) { return true }
        guard let dot = name.lastIndex(of: ".") else { return false }
        return notNotes.contains(String(name[name.index(after: dot)...]))
    }

    private static let notNotes: Set<String> = [
        "css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "svg", "ico", "mp3", "m4a",
        "wav", "ogg", "flac", "mp4", "m4v", "mov", "avi", "mkv", "webm", "exe", "dll", "dmg", "app",
        "iso", "bin", "dat", "db", "sqlite", "log", "lnk", "url", "webloc", "class", "o", "so",
    ]
}
