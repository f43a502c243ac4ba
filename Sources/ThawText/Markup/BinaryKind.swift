/// Files that are no text, told by their first bytes, each with the sentence that helps.
enum BinaryKind {
    static let unknown =
        "This is a binary file, not text. Open it in its own program, copy the text and paste it."
    static let unknownEncoding =
        "This is no text, or in an encoding that cannot be told. Save it as UTF-8 and try again."
    static let utf32 =
        "This text is saved as UTF-32, which is not read. Save it as UTF-8 and try again."

    /// The sentence for a file whose format is known, `nil` for text.
    static func name(of bytes: [UInt8]) -> String? {
        for (magic, sentence) in magics where bytes.starts(with: magic) { return sentence }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
            return zip(bytes)
        }
        if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return picture("a video") }
        if bytes.starts(with: "RIFF".utf8), bytes.count > 12 {
            return picture(bytes[8..<12].elementsEqual("WEBP".utf8) ? "a picture" : "a recording")
        }
        return nil
    }

    /// Whether NULs and other control bytes are too many for text. Looks at the first 64 kB.
    static func isMostlyControl(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(65_536)
        var nulls = 0
        var controls = 0
        for byte in head {
            if byte == 0 { nulls += 1 }
            if byte < 0x20, !(0x09...0x0D).contains(byte), byte != 0x1B { controls += 1 }
        }
        // Of random bytes a tenth are controls.
        return nulls * 50 > head.count || controls * 20 > head.count
    }

    private static let magics: [([UInt8], String)] = [
        (
            Array("%PDF-".utf8),
            "This is a PDF file. Open it, select and copy its text, and paste that."
        ),
        ([0x89, 0x50, 0x4E, 0x47], picture("a picture (PNG)")),
        ([0xFF, 0xD8, 0xFF], picture("a picture (JPEG)")),
        (Array("GIF8".utf8), picture("a picture (GIF)")),
        (Array("II*\0".utf8), picture("a picture (TIFF)")),
        (Array("MM\0*".utf8), picture("a picture (TIFF)")),
        (
            Array("SQLite format 3\0".utf8),
            "This is an SQLite database, not a page of notes. Export its text and paste that."
        ),
        ([0x1F, 0x8B], packed("gzip")),
        ([0x37, 0x7A, 0xBC, 0xAF], packed("7z")),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], packed("xz")),
        (Array("BZh".utf8), packed("bzip2")),
        ([0x28, 0xB5, 0x2F, 0xFD], packed("zstd")),
        (Array("Rar!".utf8), packed("rar")),
        (
            [0xD0, 0xCF, 0x11, 0xE0],
            "This is an old Office document. Open it, select and copy its text, and paste that."
        ),
        (
            Array("{\\rtf".utf8),
            "This is an RTF document. Open it, select and copy its text, and paste that."
        ),
        ([0x7F, 0x45, 0x4C, 0x46], "This is a program, not a page of notes. Choose a text file."),
        (Array("ID3".utf8), picture("a recording")),
        (Array("OggS".utf8), picture("a recording")),
    ]

    private static func picture(_ what: String) -> String {
        "This file is \(what), and only text can be read. Type or paste the words you need."
    }

    private static func packed(_ what: String) -> String {
        "This is a packed file (\(what)). Unpack it and choose one of the files inside."
    }

    /// A zip container names its first members in the clear.
    private static func zip(_ bytes: [UInt8]) -> String {
        let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
        let kinds = [
            ("word/", "a Word document"), ("ppt/", "a PowerPoint presentation"),
            ("xl/", "an Excel workbook"), ("epub+zip", "an EPUB book"),
            ("opendocument", "an OpenDocument file"), ("collection.anki2", "an Anki deck"),
        ]
        for (sign, what) in kinds where head.contains(sign) {
            return "This is \(what). Open it, select and copy its text, and paste that."
        }
        return packed("zip")
    }
}
