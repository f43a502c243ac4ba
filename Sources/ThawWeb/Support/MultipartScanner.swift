import Foundation

/// Finds the boundaries of a multipart body in one pass.
///
/// The delimiter is CR LF `--` boundary, and a boundary holds no CR. A comparison that fails after
/// k bytes has therefore seen no CR but the first, so the next candidate lies beyond those k bytes:
/// every byte is compared at most twice, whatever the body repeats.
struct MultipartScanner {
    private let bytes: [UInt8]
    /// `CR LF -- boundary`.
    private let delimiter: [UInt8]
    /// Where the next part's header begins.
    private var position = 0
    /// The final boundary was read.
    private(set) var isAtEnd = false
    /// How many bytes were compared with the delimiter so far, for the test of the promise above.
    private(set) var comparedBytes = 0

    init(bytes: [UInt8], boundary: String) {
        self.bytes = bytes
        self.delimiter = [13, 10, 45, 45] + Array(boundary.utf8)
    }

    /// Goes behind the first boundary, which may stand at the very start. False: there is none.
    mutating func skipPreamble() -> Bool {
        if bytes.starts(with: delimiter.dropFirst(2)), endOfLine(after: delimiter.count - 2) {
            return true
        }
        return nextDelimiter(from: 0) != nil
    }

    /// The range of the header's lines, without the empty line behind them.
    mutating func header(limitBytes: Int) throws(MultipartError) -> Range<Int> {
        let start = position
        var lineStart = start
        while let lineEnd = lineEnd(from: lineStart, upTo: start + limitBytes) {
            if lineEnd == lineStart {
                position = lineEnd + 2
                return start..<lineStart
            }
            lineStart = lineEnd + 2
        }
        throw bytes.count - start > limitBytes ? .headerTooLarge(limitBytes: limitBytes) : .cutShort
    }

    /// The range of the part's bytes; goes behind the boundary that ends them.
    mutating func body() throws(MultipartError) -> Range<Int> {
        let start = position
        // The CR LF of the header's empty line may be the one that the delimiter starts with.
        guard let end = nextDelimiter(from: start - 2) else { throw .cutShort }
        return start..<max(start, end)
    }

    /// Where the next real delimiter starts; `position` goes behind its line.
    private mutating func nextDelimiter(from start: Int) -> Int? {
        var from = start
        while let found = nextCandidate(from: from) {
            if endOfLine(after: found + delimiter.count) { return found }
            // `--boundaryX` is content.
            from = found + delimiter.count
        }
        return nil
    }

    /// Whether a delimiter that ends at `end` is a whole line (or the final one); then moves behind
    /// it.
    private mutating func endOfLine(after end: Int) -> Bool {
        let isLast = end + 1 < bytes.count && bytes[end] == 45 && bytes[end + 1] == 45
        // RFC 2046: spaces and tabs may follow the boundary.
        var cursor = isLast ? end + 2 : end
        while cursor < bytes.count, bytes[cursor] == 32 || bytes[cursor] == 9 { cursor += 1 }
        let isLine = cursor + 1 < bytes.count && bytes[cursor] == 13 && bytes[cursor + 1] == 10
        guard isLine || (isLast && cursor == bytes.count) else { return false }
        isAtEnd = isLast
        position = isLast ? bytes.count : cursor + 2
        return true
    }

    private mutating func nextCandidate(from start: Int) -> Int? {
        var cursor = start
        while cursor + delimiter.count <= bytes.count {
            guard let hit = nextReturn(from: cursor) else { return nil }
            let length = matchLength(at: hit)
            comparedBytes += length + 1
            if length == delimiter.count { return hit }
            cursor = hit + max(1, length)
        }
        return nil
    }

    private func nextReturn(from start: Int) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let hit = memchr(base + start, 13, buffer.count - start)
            else { return nil }
            return base.distance(to: UnsafeRawPointer(hit))
        }
    }

    private func matchLength(at start: Int) -> Int {
        var length = 0
        while length < delimiter.count, start + length < bytes.count,
            bytes[start + length] == delimiter[length]
        {
            length += 1
        }
        return length
    }

    /// Where the next CR LF starts, if it does no later than at `limit`.
    private func lineEnd(from start: Int, upTo limit: Int) -> Int? {
        var cursor = start
        let last = min(bytes.count - 1, limit + 1)
        while cursor < last {
            if bytes[cursor] == 13, bytes[cursor + 1] == 10 { return cursor }
            cursor += 1
        }
        return nil
    }
}

/// The header lines of one part.
struct MultipartHeader {
    private var fields: [(name: String, value: String)] = []

    init(_ bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            fields.append((name, value))
        }
    }

    func part(body: ArraySlice<UInt8>) throws(MultipartError) -> Multipart.Part {
        guard let disposition = fields.first(where: { $0.name == "content-disposition" }) else {
            throw .badHeader
        }
        let (kind, parameters) = HeaderValue.read(disposition.value)
        guard kind.lowercased() == "form-data",
            let name = parameters.first(where: { $0.name == "name" })
        else { throw .badHeader }
        let filename = parameters.first { $0.name == "filename" }?.value
        return Multipart.Part(
            name: name.value, filename: filename.map(Self.lastComponent),
            contentType: fields.first { $0.name == "content-type" }?.value, body: body)
    }

    /// Old browsers send a whole path; only the file's own name is kept.
    private static func lastComponent(_ name: String) -> String {
        String(name.split { $0 == "/" || $0 == "\\" }.last ?? "")
    }
}

/// A header value with parameters: `form-data; name="a"; filename="b.txt"`.
///
/// It is read by Unicode scalars: a combining mark behind a quote does not hide the quote.
enum HeaderValue {
    private typealias Scalars = Substring.UnicodeScalarView

    /// The first word and the parameters, names in lower case.
    ///
    /// In quotes `\"` is a quote and any other backslash is itself, as browsers send Windows paths;
    /// `%22`, `%0D` and `%0A` are what the HTML standard writes for a quote and line ends.
    static func read(_ text: String) -> (String, [(name: String, value: String)]) {
        var rest = Substring(text).unicodeScalars
        let kind = take(&rest) { $0 == ";" }
        var parameters: [(name: String, value: String)] = []
        while rest.popFirst() != nil {
            let name = take(&rest) { $0 == "=" || $0 == ";" }
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            let value = rest.first == "\"" ? quoted(&rest) : take(&rest) { $0 == ";" }
            parameters.append((name.lowercased(), value))
        }
        return (kind, parameters)
    }

    /// The trimmed text up to the first scalar that ends it.
    private static func take(
        _ rest: inout Scalars, until isEnd: (Unicode.Scalar) -> Bool
    ) -> String {
        let value = rest.prefix { !isEnd($0) }
        rest = rest[value.endIndex...]
        return String(value).trimmingCharacters(in: .whitespaces)
    }

    private static func quoted(_ rest: inout Scalars) -> String {
        rest.removeFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst(), scalar != "\"" {
            if scalar == "\\", rest.first == "\"" {
                rest.removeFirst()
                value.append("\"")
            } else {
                value.append(scalar)
            }
        }
        rest = rest[rest.prefix { $0 != ";" }.endIndex...]
        return unescaped(String(value))
    }

    /// Byte by byte: as characters, `%0D` before a combining mark would not be found.
    private static func unescaped(_ text: String) -> String {
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        let escapes: [(String, UInt8)] = [("%22", 34), ("%0D", 13), ("%0A", 10)]
        while let byte = rest.first {
            let escape = escapes.first { rest.starts(with: $0.0.utf8) }
            out.append(escape?.1 ?? byte)
            rest = rest.dropFirst(escape == nil ? 1 : 3)
        }
        return String(decoding: out, as: UTF8.self)
    }
}
