import Foundation
import ThawCore

/// A web page that a browser saved as one file (MHTML, RFC 2557): the page itself among its pictures and styles.
enum WebArchive {
    /// How far the heads of the file and of its parts may reach.
    private static let headLimit = 1 << 16

    /// Whether the file's own head says so.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else {
            return false
        }
        let start = bytes.prefix(headLimit)
        guard namesVersion(start) else { return false }
        let head = Head(start)
        return head.values["mime-version"] != nil && head.type == "multipart/related"
    }

    /// Whether "MIME-" stands there, in any case: nearly all texts are told off here.
    private static func namesVersion(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.dropFirst(4).indices.contains { at in
            bytes[at] == 0x2D
                && bytes[(at - 4)..<at].elementsEqual("mime".utf8) { $0 | 0x20 == $1 }
        }
    }

    /// The page's HTML: the part that the head names as the start, or the first that is HTML.
    ///
    /// - Throws: `ThawError.invalid` where there is none.
    static func html(of bytes: [UInt8]) throws -> [UInt8] {
        let head = Head(bytes[...].prefix(headLimit))
        guard let boundary = head.parameter("boundary"), !boundary.isEmpty else {
            throw broken
        }
        let pages = parts(of: bytes[head.end...], boundary).filter { $0.head.type == "text/html" }
        let start = head.parameter("start")
        guard
            let page = pages.first(where: { start != nil && $0.head.values["content-id"] == start })
                ?? pages.first
        else { throw broken }
        return try decoded(page.body, by: page.head.values["content-transfer-encoding"])
    }

    private static let broken = ThawError.invalid(
        "There is no page in this web archive. Save the page as HTML and choose that.")

    // MARK: Parts

    private struct Part {
        var head: Head
        var body: ArraySlice<UInt8>
    }

    /// The lines `Name: value` at the beginning of a file or a part, names in lower case.
    private struct Head {
        var values: [String: String] = [:]
        /// Behind the empty line that ends it.
        var end: Int

        init(_ bytes: ArraySlice<UInt8>) {
            end = bytes.startIndex
            var name: String?
            while end < bytes.endIndex {
                let feed = bytes[end...].firstIndex(of: 0x0A) ?? bytes.endIndex
                let line = String(decoding: bytes[end..<feed], as: UTF8.self)
                    .trimmingCharacters(in: .newlines)
                end = min(feed + 1, bytes.endIndex)
                if line.isEmpty { return }
                // A line that begins with a space goes on with the value before.
                if line.first == " " || line.first == "\t" {
                    if let name { values[name, default: ""] += " " + Self.trimmed(line) }
                } else if let colon = line.firstIndex(of: ":") {
                    let key = line[..<colon].lowercased()
                    values[key] = Self.trimmed(line[line.index(after: colon)...])
                    name = key
                }
            }
        }

        private static func trimmed(_ text: some StringProtocol) -> String {
            text.trimmingCharacters(in: .whitespaces)
        }

        /// "multipart/related", "text/html".
        var type: String? {
            values["content-type"]?.split(separator: ";").first.map {
                Self.trimmed($0).lowercased()
            }
        }

        /// `boundary="…"` behind the type.
        func parameter(_ name: String) -> String? {
            for piece in (values["content-type"] ?? "").split(separator: ";").dropFirst() {
                let sides = piece.split(separator: "=", maxSplits: 1)
                guard sides.count == 2, Self.trimmed(sides[0]).lowercased() == name else {
                    continue
                }
                return Self.trimmed(sides[1]).trimmingCharacters(in: ["\""])
            }
            return nil
        }
    }

    private static func parts(of bytes: ArraySlice<UInt8>, _ boundary: String) -> [Part] {
        let sign = Array("--\(boundary)".utf8)
        var found: [Part] = []
        var start: Int?
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let feed = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            if bytes[at] == 0x2D, bytes[at..<feed].starts(with: sign) {
                if let start { found.append(part(bytes[start..<at])) }
                start = min(feed + 1, bytes.endIndex)
            }
            at = feed + 1
        }
        if let start, start < bytes.endIndex { found.append(part(bytes[start...])) }
        return found
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part {
        let head = Head(bytes.prefix(headLimit))
        return Part(head: head, body: bytes[head.end...])
    }

    // MARK: Encodings

    private static func decoded(_ body: ArraySlice<UInt8>, by encoding: String?) throws -> [UInt8] {
        switch encoding?.lowercased() {
        case "quoted-printable": return unquoted(body)
        case "base64":
            guard let data = Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters)
            else { throw broken }
            return [UInt8](data)
        default: return Array(body)
        }
    }

    /// RFC 2045, 6.7: "=3D" is a byte, "=" at the end of a line joins it to the next.
    private static func unquoted(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var i = body.startIndex
        while i < body.endIndex {
            guard body[i] == 0x3D else {
                out.append(body[i])
                i += 1
                continue
            }
            if i + 1 < body.endIndex, body[i + 1] == 0x0A {
                i += 2
            } else if i + 2 < body.endIndex, body[i + 1] == 0x0D, body[i + 2] == 0x0A {
                i += 3
            } else if i + 2 < body.endIndex, let high = digit(body[i + 1]),
                let low = digit(body[i + 2])
            {
                out.append(high << 4 | low)
                i += 3
            } else {
                out.append(body[i])
                i += 1
            }
        }
        return out
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
