import Testing
import ThawCore
import ThawText

@Suite struct ReaderDecodingTests {
    private func read(_ bytes: [UInt8]) -> Draft {
        Reader().read(bytes, as: Resource.ID(hashing: ["decoding"]))
    }

    private let text = "Crème brûlée – “sugar”\n• caramel ✓\n• 𝄞 clef\n"

    @Test func utf8IsKeptByteForByte() throws {
        let bytes = Array(text.utf8)
        let source = try #require(read(bytes).resource).source
        #expect(source.utf8 == bytes)
        #expect(source.encoding == .utf8)
    }

    @Test func markIsNoPartOfTheText() throws {
        let source = try #require(read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).resource).source
        #expect(source.text == text)
        #expect(source.encoding == .utf8WithMark)
    }

    @Test(arguments: [SourceText.Encoding.utf16LittleEndian, .utf16BigEndian])
    func utf16WithMarkIsDecoded(_ encoding: SourceText.Encoding) throws {
        let isLittle = encoding == .utf16LittleEndian
        let bytes = ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
            let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return isLittle ? pair : pair.reversed()
        }
        let draft = read(bytes)
        let source = try #require(draft.resource).source
        #expect(source.text == text)
        #expect(source.encoding == encoding)
        #expect(draft.problems.isEmpty)
    }

    @Test func brokenUTF16BecomesAProblem() throws {
        let draft = read([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00, 0x63])
        #expect(draft.resource?.source.text == "a\u{FFFD}b\u{FFFD}")
        #expect(draft.problems.count == 2)
    }

    @Test func windows1252IsRecognised() throws {
        let draft = read(
            Array("The caf".utf8) + [0xE9] + Array(" was ".utf8) + [0x93]
                + Array("full".utf8) + [0x94, 0x20, 0x96] + Array(" it didn".utf8) + [0x92]
                + Array("t close.\n".utf8))
        let source = try #require(draft.resource).source
        #expect(source.encoding == .windows1252)
        #expect(source.text == "The café was “full” – it didn’t close.\n")
        #expect(draft.problems.isEmpty)
    }

    @Test func invalidByteBecomesAProblemWhereItStands() throws {
        let draft = read(Array("Crème and ".utf8) + [0xFF] + Array("sugar melt.\n".utf8))
        let resource = try #require(draft.resource)
        #expect(resource.source.text == "Crème and \u{FFFD}sugar melt.\n")
        #expect(draft.problems.map { resource.source.text(in: $0.span) } == ["\u{FFFD}"])
    }

    @Test func manyInvalidBytesAreCounted() throws {
        let draft = read((0..<100).flatMap { _ in Array("añb ".utf8) + [0xFF, 0xFE] })
        #expect(draft.problems.count == 21)
        #expect(draft.problems.last?.message.contains("180") == true)
    }

    @Test(arguments: [true, false])
    func utf16WithoutItsMarkIsRead(isLittleEndian: Bool) throws {
        let text = "Gulag: a system of labour camps\nCheka: the secret police\n"
        let bytes = text.utf16.flatMap { unit in
            let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
            return isLittleEndian ? [low, high] : [high, low]
        }
        let resource = try #require(read(bytes).resource)
        #expect(resource.source.text == text)
    }

    static let refusals: [(String, [UInt8], String)] = [
        ("empty", [], "empty"),
        ("blank", Array(" \r\n\t\u{A0}".utf8), "no words"),
        ("PDF", Array("%PDF-1.7\n".utf8), "PDF"),
        ("Word", [0x50, 0x4B, 3, 4, 0, 0] + Array("word/document.xml".utf8), "Word"),
        ("zip", [0x50, 0x4B, 3, 4, 0, 0], "zip"),
        ("PNG", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], "PNG"),
        ("JPEG", [0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
        ("SQLite", Array("SQLite format 3\0".utf8), "SQLite"),
        ("NULs", Array("abc".utf8) + [UInt8](repeating: 0, count: 50), "binary"),
        ("every byte", (0..<20).flatMap { _ in Array(UInt8.min...UInt8.max) }, "binary"),
        ("no encoding", (0..<80).flatMap { _ in [0x81, 0x8D, 0x20] as [UInt8] }, "UTF-8"),
        ("UTF-32", [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "UTF-32"),
        ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4], "xz"),
    ]

    @Test(arguments: refusals)
    func whatIsNoTextIsRefusedInASentence(_ name: String, _ bytes: [UInt8], _ word: String) {
        let draft = read(bytes)
        #expect(draft.resource == nil)
        #expect(draft.problems.count == 1)
        #expect(draft.problems.first?.message.contains(word) == true)
        #expect(draft.problems.first?.message.hasSuffix(".") == true)
    }
}
