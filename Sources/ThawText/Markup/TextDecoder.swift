package import ThawCore

/// Turns the bytes of a file into valid UTF-8, or says in a sentence what the file is instead.
///
/// A byte order mark decides; without one the text is UTF-8, or Windows-1252 where it is not valid
/// UTF-8 and its odd bytes stand where that encoding's letters and signs would. The mark itself is
/// not part of the text. Cost: one pass, two where a byte is invalid.
package struct TextDecoder {
    /// Valid UTF-8 with what was wrong on the way, or the one sentence that says what the file is.
    package enum Outcome {
        case text([UInt8], SourceText.Encoding, [Problem])
        case refused(String)
    }

    /// Decodes a whole file.
    package static func decode(_ bytes: [UInt8]) -> Outcome {
        guard !bytes.isEmpty else {
            return .refused("The file is empty. Paste or choose a page of notes.")
        }
        if let name = BinaryKind.name(of: bytes) { return .refused(name) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return utf8(Array(bytes[3...]), encoding: .utf8WithMark)
        }
        // The mark of UTF-32 begins like that of UTF-16.
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            return .refused(BinaryKind.utf32)
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, isLittleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, isLittleEndian: false) }
        if let isLittleEndian = utf16WithoutMark(bytes) {
            return utf16(bytes, isLittleEndian: isLittleEndian, from: 0)
        }
        if BinaryKind.isMostlyControl(bytes) { return .refused(BinaryKind.unknown) }
        return utf8(bytes, encoding: .utf8)
    }

    // MARK: UTF-8

    private static func utf8(_ bytes: [UInt8], encoding: SourceText.Encoding) -> Outcome {
        let scan = UTF8Scan(bytes)
        guard !scan.invalid.isEmpty else { return .text(bytes, encoding, []) }
        if encoding == .utf8, scan.looksLikeWindows1252(bytes) {
            return .text(Windows1252.decode(bytes), .windows1252, [])
        }
        if bytes.count >= 64, scan.invalid.count * 5 > bytes.count * 2 {
            return .refused(BinaryKind.unknownEncoding)
        }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 2 * scan.invalid.count)
        var problems = ProblemList("is not valid UTF-8; it is shown as \u{FFFD}.")
        var offset = 0
        for bad in scan.invalid {
            out += bytes[offset..<bad]
            problems.add(at: out.count)
            out += [0xEF, 0xBF, 0xBD]
            offset = bad + 1
        }
        out += bytes[offset...]
        return .text(out, encoding, problems.list)
    }

    // MARK: UTF-16

    /// Whether the second of each two bytes is 0 nearly always, as in Western text, or the first; `nil` for neither.
    private static func utf16WithoutMark(_ bytes: [UInt8]) -> Bool? {
        let head = bytes.prefix(4_096)
        guard head.count >= 8, bytes.count.isMultiple(of: 2) else { return nil }
        var nulls = (even: 0, odd: 0)
        for (i, byte) in head.enumerated() where byte == 0 {
            if i.isMultiple(of: 2) { nulls.even += 1 } else { nulls.odd += 1 }
        }
        let most = head.count / 2 * 9 / 10
        if nulls.odd >= most, nulls.even == 0 { return true }
        return nulls.even >= most && nulls.odd == 0 ? false : nil
    }

    private static func utf16(
        _ bytes: [UInt8], isLittleEndian: Bool, from start: Int = 2
    ) -> Outcome {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var problems = ProblemList("is no valid UTF-16; it is shown as \u{FFFD}.")
        var i = start
        func unit(_ at: Int) -> UInt32? {
            guard at + 1 < bytes.count else { return nil }
            let first = UInt32(bytes[at])
            let second = UInt32(bytes[at + 1])
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        while let code = unit(i) {
            i += 2
            var scalar = code
            if 0xD800...0xDBFF ~= code, let low = unit(i), 0xDC00...0xDFFF ~= low {
                scalar = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                i += 2
            }
            if let value = Unicode.Scalar(scalar) {
                out += UTF8.encode(value) ?? UTF8.encodedReplacementCharacter
            } else {
                problems.add(at: out.count)
                out += [0xEF, 0xBF, 0xBD]
            }
        }
        if i < bytes.count {
            problems.add(at: out.count)
            out += [0xEF, 0xBF, 0xBD]
        }
        return .text(out, isLittleEndian ? .utf16LittleEndian : .utf16BigEndian, problems.list)
    }
}

/// Problems of one sort, the first twenty in full and the rest counted.
private struct ProblemList {
    private let ending: String
    private var problems: [Problem] = []
    private var count = 0

    init(_ ending: String) { self.ending = ending }

    mutating func add(at offset: Int) {
        count += 1
        guard count <= 20 else { return }
        let span = Span(offset, offset + 3)
        problems.append(Problem(span: span, message: "A byte here \(ending)"))
    }

    var list: [Problem] {
        guard count > 20, let last = problems.last else { return problems }
        let rest = Problem(
            span: last.span, message: "\(count - 20) more bytes of the file could not be read.")
        return problems + [rest]
    }
}

/// Where a byte sequence breaks the rules of UTF-8 (Unicode 15, table 3-7).
private struct UTF8Scan {
    /// Offsets of the bytes that belong to no character.
    private(set) var invalid: [Int] = []
    /// Characters of two bytes or more that are right.
    private(set) var long = 0

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { scan($0) }
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var i = 0
        while i < bytes.count {
            if i + 8 <= bytes.count, ByteLanes(bytes, i).wide == 0 {
                i += 8
                continue
            }
            if bytes[i] < 0x80 {
                i += 1
                continue
            }
            let width = Self.width(of: bytes, at: i)
            if width == 0 {
                invalid.append(i)
                i += 1
            } else {
                long += 1
                i += width
            }
        }
    }

    /// The bytes of the character at `i`, or 0 where there is none.
    private static func width(of bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let lead = bytes[i]
        let width: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: width = 2
        case 0xE0: (width, second) = (3, 0xA0...0xBF)
        case 0xED: (width, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: width = 3
        case 0xF0: (width, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: width = 4
        case 0xF4: (width, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard i + width <= bytes.count, second.contains(bytes[i + 1]) else { return 0 }
        for k in 2..<max(2, width) where bytes[i + k] & 0xC0 != 0x80 { return 0 }
        return width
    }

    /// Whether the odd bytes are letters beside letters, or signs where signs stand.
    func looksLikeWindows1252(_ bytes: [UInt8]) -> Bool {
        guard long * 4 <= invalid.count else { return false }
        let plausible = invalid.count { Windows1252.isPlausible(bytes, at: $0) }
        return plausible * 10 >= invalid.count * 9
    }
}

/// Microsoft's code page 1252, after the WHATWG Encoding Standard's index.
enum Windows1252 {
    /// The scalars of 0x80 to 0x9F.
    static let high: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        let code = 0x80...0x9F ~= byte ? high[Int(byte) - 0x80] : UInt16(byte)
        return Unicode.Scalar(code) ?? "\u{FFFD}"
    }

    static func decode(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { out.append(byte) } else { out += String(scalar(byte)).utf8 }
        }
        return out
    }

    /// Whether a byte above 0x7F reads well in this code page where it stands.
    static func isPlausible(_ bytes: [UInt8], at i: Int) -> Bool {
        let before = i > 0 ? bytes[i - 1] : 0x20
        let after = i + 1 < bytes.count ? bytes[i + 1] : 0x20
        switch bytes[i] {
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xFE, 0xF0, 0xD0, 0xD7, 0xF7: return false
        case 0x85, 0x91...0x97, 0xA0, 0xAB, 0xBB, 0xB0, 0xB7, 0xBF, 0xA1, 0xB2, 0xB3: return true
        case 0x80, 0xA3, 0xA5: return isDigit(after) || isDigit(before) || before == 0x20
        case 0xC0...0xDE, 0x8A, 0x8C, 0x8E, 0x9F:
            return !isLower(before) && (isLetter(before) || isLetter(after))
        case 0xDF...0xFD, 0x9A, 0x9C, 0x9E: return isLetter(before) || isLetter(after)
        default: return !isLetter(before) || !isLetter(after)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
    private static func isLower(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }
    private static func isLetter(_ byte: UInt8) -> Bool {
        isLower(byte) || 0x41...0x5A ~= byte || byte >= 0xC0
    }
}
