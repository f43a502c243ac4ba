import Testing

@testable import ThawWeb

@Suite struct SupportMultipartTests {
    static let boundary = "----ThawBoundary7MA4"

    static func read(
        _ text: String, boundary: String = boundary, limits: Multipart.Limits = .init()
    ) throws -> [Multipart.Part] {
        try Multipart(Array(text.utf8), boundary: boundary, limits: limits).parts
    }

    static func part(_ name: String, _ body: String, extra: String = "") -> String {
        """
        --\(boundary)\r\nContent-Disposition: form-data; name="\(name)"\(extra)\r\n\r\n\
        \(body)\r\n
        """
    }

    static let end = "--\(boundary)--\r\n"

    @Test func fieldsAndFilesAreRead() throws {
        let extra = "; filename=\"tides.txt\"\r\nContent-Type: text/plain; charset=utf-8"
        let parts = try Self.read(
            Self.part("title", "Tides") + Self.part("file", "a\r\n\r\nb", extra: extra) + Self.end)
        #expect(parts.map(\.name) == ["title", "file"])
        #expect(parts.map(\.filename) == [nil, "tides.txt"])
        #expect(parts.map(\.contentType) == [nil, "text/plain; charset=utf-8"])
        #expect(parts.map(\.text) == ["Tides", "a\r\n\r\nb"])
    }

    @Test(arguments: [
        "", "x", "\r\n", "\r\n\r\n", "--", "--\(boundary)x", "\r\n--\(boundary)x",
        "\r\n--\(boundary.dropLast())", "\r\r\n--", "\r\n--\(boundary)-x", "\r\n--\(boundary)--x",
        "a\r", "\r\n--\(boundary)\r", "\n--\(boundary)\n", "\r\n--\(boundary)\n", "\0",
    ])
    func contentLikeABoundaryIsContent(body: String) throws {
        let parts = try Self.read(Self.part("a", body) + Self.part("b", "2") + Self.end)
        #expect(parts.map(\.text) == [body, "2"])
    }

    @Test func preambleAndEpilogueAreLeftOut() throws {
        let body = "before\r\nthis\r\n" + Self.part("a", "1") + Self.end + "after\r\n" + Self.end
        #expect(try Self.read(body).map(\.text) == ["1"])
    }

    @Test func spacesMayFollowTheBoundary() throws {
        let body = "--b \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b-- \r\n"
        #expect(try Self.read(body, boundary: "b").map(\.text) == ["1"])
    }

    @Test func theLastLineMayLackItsEnd() throws {
        #expect(try Self.read(Self.part("a", "1") + "--\(Self.boundary)--").map(\.text) == ["1"])
    }

    @Test func aPartMayHaveNoBodyAtAll() throws {
        // RFC 2046: the empty line's own CR LF is the delimiter's.
        let head = "Content-Disposition: form-data; name="
        let body = "--b\r\n\(head)x\r\n\r\n--b\r\n\(head)y\r\n\r\n2\r\n--b--\r\n"
        let parts = try Self.read(body, boundary: "b")
        #expect(parts.map(\.name) == ["x", "y"])
        #expect(parts.map(\.text) == ["", "2"])
    }

    @Test func noPartsAtAllIsAnEmptyForm() throws {
        #expect(try Self.read(Self.end).isEmpty)
    }

    @Test func aBodyWithoutItsLastBoundaryIsCutShort() {
        for whole in [Self.part("a", "1") + Self.part("b", "2") + Self.end] {
            let bytes = Array(whole.utf8)
            // Everything but the last CR LF is needed.
            for count in 0..<(bytes.count - 2) {
                #expect(throws: MultipartError.self) {
                    try Multipart(Array(bytes.prefix(count)), boundary: Self.boundary)
                }
            }
        }
        #expect(throws: MultipartError.cutShort) { try Self.read(Self.part("a", "1")) }
        #expect(throws: MultipartError.noBoundary) { try Self.read("hello") }
        #expect(throws: MultipartError.noBoundary) { try Self.read("") }
    }

    @Test func onlyCarriageReturnLineFeedSeparates() {
        let body = (Self.part("a", "1") + Self.end).replacing("\r\n", with: "\n")
        #expect(throws: MultipartError.noBoundary) { try Self.read(body) }
    }

    @Test(arguments: [
        ("filename=\"a b.txt\"", "a b.txt"), ("filename=\"a;b=c.txt\"", "a;b=c.txt"),
        ("filename=\"a\\\"b.txt\"", "a\"b.txt"), ("filename=\"a%22b.txt\"", "a\"b.txt"),
        ("filename=plain.txt", "plain.txt"), ("FileName=\"x\"", "x"), ("filename=\"\"", ""),
        ("filename=\"C:\\notes\\tides.txt\"", "tides.txt"), ("filename=\"../../x\"", "x"),
        ("filename=\"Gezeiten – Übung.txt\"", "Gezeiten – Übung.txt"),
        ("filename=\"\u{301}x\"", "\u{301}x"), ("filename=\"open", "open"),
    ])
    func filenamesAreRead(written: String, name: String) throws {
        let parts = try Self.read(Self.part("f", "1", extra: "; \(written)") + Self.end)
        #expect(parts.map(\.filename) == [name])
    }

    @Test(arguments: [
        "X: y", "Content-Disposition: form-data", "Content-Disposition: attachment; name=\"a\"",
        "nonsense", "Content-Disposition form-data; name=a",
    ])
    func aPartWithoutANameIsRefused(header: String) {
        #expect(throws: MultipartError.badHeader) {
            try Self.read("--b\r\n\(header)\r\n\r\n1\r\n--b--\r\n", boundary: "b")
        }
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"),
        ("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"a b\"", "a b"),
        ("multipart/form-data;boundary=----x", "----x"), ("multipart/form-data", nil),
        ("multipart/mixed; boundary=abc", nil), ("", nil), (";;;=", nil),
    ])
    func boundariesAreFound(contentType: String, boundary: String?) {
        #expect(Multipart.boundary(in: contentType) == boundary)
    }

    @Test(arguments: ["", "a\r\nb", "é", "a ", String(repeating: "a", count: 71)])
    func badBoundariesAreRefused(boundary: String) {
        #expect(throws: MultipartError.noBoundary) {
            try Self.read("--\(boundary)", boundary: boundary)
        }
    }

    @Test func limitsHoldExactly() throws {
        let body = Self.part("a", "123") + Self.part("b", "4") + Self.end
        let total = body.utf8.count
        let header = "Content-Disposition: form-data; name=\"a\"\r\n".utf8.count
        let exact = Multipart.Limits(
            parts: 2, headerBytes: header, partBytes: 3, totalBytes: total)
        #expect(try Self.read(body, limits: exact).count == 2)
        var limits = exact
        limits.parts = 1
        #expect(throws: MultipartError.tooManyParts(limit: 1)) {
            try Self.read(body, limits: limits)
        }
        limits = exact
        limits.headerBytes = header - 1
        #expect(throws: MultipartError.headerTooLarge(limitBytes: header - 1)) {
            try Self.read(body, limits: limits)
        }
        limits = exact
        limits.partBytes = 2
        #expect(throws: MultipartError.partTooLarge(limitBytes: 2)) {
            try Self.read(body, limits: limits)
        }
        limits = exact
        limits.totalBytes = total - 1
        #expect(throws: MultipartError.tooLarge(limitBytes: total - 1)) {
            try Self.read(body, limits: limits)
        }
    }

    @Test func bodiesAreSlicesOfTheWhole() throws {
        let bytes = Array((Self.part("a", "123") + Self.end).utf8)
        let part = try #require(try Multipart(bytes, boundary: Self.boundary).parts.first)
        #expect(bytes[part.body.startIndex..<part.body.endIndex] == part.body)
        #expect(part.body.startIndex > 0)
    }

    @Test func everySentenceEnds() {
        let errors: [MultipartError] = [
            .tooLarge(limitBytes: 64 << 20), .partTooLarge(limitBytes: 1), .tooManyParts(limit: 2),
            .headerTooLarge(limitBytes: 3), .noBoundary, .cutShort, .badHeader,
        ]
        for error in errors { #expect(error.sentence.hasSuffix(".")) }
        #expect(errors[0].sentence.contains("64 MB"))
    }

    @Test func anEmptyFileChooserSendsNoFile() throws {
        let body = Self.part("f", "", extra: "; filename=\"\"") + Self.part("t", "x") + Self.end
        let form = try SubmittedForm.read(
            Array(body.utf8), contentType: "multipart/form-data; boundary=\(Self.boundary)",
            limits: BodyLimits())
        #expect(form.files.isEmpty)
        #expect(form["t"] == "x")
    }
}

/// Chance against the reader: it must not trap, lose a byte or slow down.
@Suite struct SupportMultipartFuzzTests {
    /// Writes parts as a browser does (HTML standard: quote and line ends of names in per cent).
    static func written(_ parts: [(name: String, body: [UInt8])], boundary: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            let name = part.name.unicodeScalars.map { scalar in
                ["\r": "%0D", "\n": "%0A", "\"": "%22"][scalar] ?? String(scalar)
            }.joined()
            bytes +=
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8
            bytes += part.body + [13, 10]
        }
        return bytes + "--\(boundary)--\r\n".utf8
    }

    static func body(_ dice: inout Dice, boundary: String) -> [UInt8] {
        let pieces: [[UInt8]] = [
            [13], [10], [13, 10], [45, 45], Array("\r\n--".utf8), Array(boundary.utf8), [0], [255],
            Array("\r\n--\(boundary)x".utf8), Array("text".utf8), [65],
        ]
        return (0..<dice.number(upTo: 12)).flatMap { _ in
            pieces[dice.number(upTo: pieces.count - 1)]
        }
    }

    /// A delimiter that stands whole in a body ends it by the format's own rules: such a body is no
    /// valid input.
    static func isValid(_ body: [UInt8], boundary: String) -> Bool {
        let text = String(decoding: [13, 10] + body + [13, 10], as: Unicode.ASCII.self)
            .unicodeScalars
        let lines = String(text).split(separator: "\r\n", omittingEmptySubsequences: false)
        return !lines.dropFirst().contains { line in
            line == "--\(boundary)" || line == "--\(boundary)--"
        }
    }

    @Test(arguments: [UInt64(11), 12, 13, 14])
    func whatIsWrittenIsReadBack(seed: UInt64) throws {
        print("seed \(seed)")
        var dice = Dice(seed: seed)
        let boundary = "b-\(seed)"
        for _ in 0..<1_000 {
            var parts: [(name: String, body: [UInt8])] = []
            for _ in 0..<dice.number(upTo: 4) {
                let body = Self.body(&dice, boundary: boundary)
                guard Self.isValid(body, boundary: boundary) else { continue }
                // Backslash and per cent are ambiguous in the format itself.
                let name = dice.text(upTo: 10).unicodeScalars.filter {
                    !"\\%".unicodeScalars.contains($0)
                }
                parts.append((String(name), body))
            }
            let read = try Multipart(Self.written(parts, boundary: boundary), boundary: boundary)
            #expect(read.parts.map { Array($0.body) } == parts.map(\.body))
            #expect(read.parts.map(\.name) == parts.map(\.name))
        }
    }

    @Test(arguments: [UInt64(21), 22, 23, 24, 25])
    func damageNeverTrapsAndKeepsTheLimits(seed: UInt64) {
        print("seed \(seed)")
        var dice = Dice(seed: seed)
        let boundary = "xyz"
        let limits = Multipart.Limits(
            parts: 3, headerBytes: 200, partBytes: 100, totalBytes: 2_000)
        var read = 0
        for _ in 0..<5_000 {
            let parts = (0...dice.number(upTo: 3)).map { _ in
                (name: dice.text(upTo: 6), body: Self.body(&dice, boundary: boundary))
            }
            var bytes = Self.written(parts, boundary: boundary)
            for _ in 0...dice.number(upTo: 3) { damage(&bytes, &dice) }
            guard let result = try? Multipart(bytes, boundary: boundary, limits: limits) else {
                continue
            }
            read += 1
            let isWithin = result.parts.allSatisfy { $0.body.count <= 100 }
            #expect(result.parts.count <= 3 && isWithin)
        }
        // Some damage does no harm: else the test would have proved nothing about what is read.
        #expect(read > 100)
    }

    private func damage(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !bytes.isEmpty else { return }
        let place = dice.number(upTo: bytes.count - 1)
        switch dice.number(upTo: 4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: dice.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert([13, 10, 45, 0, 255][dice.number(upTo: 4)], at: place)
        case 3: bytes.removeSubrange(place...)
        default: bytes += bytes[place...]
        }
    }

    /// Doubling the worst body doubles the comparisons, not more: counted, not timed.
    @Test(arguments: ["\r", "\r\n", "\r\n--b", "\r\n--bbbbbbb\r\n--", "\r\n--bbbbbbbbx"])
    func repeatedBeginningsAreLinear(piece: String) throws {
        let boundary = "bbbbbbbb"
        let filler = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
        let bytes = Self.written([("a", filler)], boundary: boundary)
        var scanner = MultipartScanner(bytes: bytes, boundary: boundary)
        let hasStart = scanner.skipPreamble()
        #expect(hasStart)
        _ = try scanner.header(limitBytes: 1_000)
        let range = try scanner.body()
        #expect(range.count == filler.count)
        #expect(scanner.comparedBytes <= 2 * bytes.count)
    }
}
