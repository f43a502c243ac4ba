/// The immutable text that a resource was read from, as UTF-8, and what it was before.
///
/// For text and Markdown it is the input decoded to UTF-8; for HTML, the decoded file. Every offset in a
/// resource counts these bytes.
public struct SourceText: Hashable, Sendable {
    /// How the text is written.
    public enum Markup: String, Sendable, CaseIterable {
        case plain, markdown, html
    }

    /// How the file's bytes were turned into text.
    public enum Encoding: String, Sendable, CaseIterable {
        case utf8, utf8WithMark, utf16LittleEndian, utf16BigEndian, windows1252
    }

    /// Valid UTF-8.
    public let utf8: [UInt8]
    public let markup: Markup
    public let encoding: Encoding

    /// - Parameter utf8: must be valid UTF-8; use `Reader` for bytes from outside.
    public init(utf8: [UInt8], markup: Markup = .plain, encoding: Encoding = .utf8) {
        self.utf8 = utf8
        self.markup = markup
        self.encoding = encoding
    }

    public init(_ text: String, markup: Markup = .plain) {
        self.init(utf8: Array(text.utf8), markup: markup)
    }

    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The text of a span, byte for byte. The part beyond the end is left out.
    public func text(in span: Span) -> String {
        String(
            decoding: utf8[min(span.start, utf8.count)..<min(span.end, utf8.count)], as: UTF8.self)
    }

    /// The whole text as one span.
    public var span: Span { Span(0, utf8.count) }
}

/// Where the lines of a text begin, to turn offsets into line numbers. Lines end with LF, CR LF or CR.
public struct LineIndex: Sendable {
    private let starts: [Int]

    /// Cost: one pass over the text.
    public init(_ source: SourceText) {
        var starts = [0]
        source.utf8.withUnsafeBufferPointer { bytes in
            var i = 0
            while true {
                i = bytes.next(0x0A, 0x0D, 0x0D, from: i, to: bytes.count)
                guard i < bytes.count else { break }
                let byte = bytes[i]
                i += 1
                if byte == 0x0D, i < bytes.count, bytes[i] == 0x0A { i += 1 }
                starts.append(i)
            }
        }
        self.starts = starts
    }

    /// The number of the line that holds the offset, counted from 1. Cost: O(log lines).
    public func line(at offset: Int) -> Int {
        starts.withUnsafeBufferPointer { starts in
            var low = 0
            var high = starts.count
            while high - low > 1 {
                let middle = (low &+ high) >> 1
                if starts[middle] <= offset { low = middle } else { high = middle }
            }
            return low + 1
        }
    }
}
