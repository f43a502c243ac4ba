/// The plain form of a text that `MarkdownWriter` wrote, for documents that are too large for `Reader` to take as
/// Markdown: marks of bold and escapes go, rows of a table become cells with tabs, headings and lists stay.
enum PlainForm {
    /// Above this size `Reader` takes no Markdown: the tree of its parser takes seventy times its text.
    static let markdownLimit = 4 << 20

    static func of(_ markdown: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(markdown.count)
        for line in markdown.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.first == 0x7C, line.last == 0x7C {
                if line.allSatisfy({ $0 == 0x7C || $0 == 0x2D || $0 == 0x20 }) { continue }
                append(line.dropFirst().dropLast(), isRow: true, to: &out)
            } else {
                append(line, isRow: false, to: &out)
            }
            out.append(0x0A)
        }
        out.removeLast(out.isEmpty ? 0 : 1)
        return out
    }

    private static func append(_ line: ArraySlice<UInt8>, isRow: Bool, to out: inout [UInt8]) {
        var i = line.startIndex
        if isRow, line.first == 0x20 { i += 1 }
        while i < line.endIndex {
            let byte = line[i]
            let next = i + 1 < line.endIndex ? line[i + 1] : 0
            switch byte {
            case 0x5C where isEscaped(next):
                out.append(next)
                i += 2
            case 0x2A where next == 0x2A: i += 2
            case 0x7C where isRow:
                if out.last == 0x20 { out.removeLast() }
                out.append(0x09)
                i += next == 0x20 ? 2 : 1
            default:
                out.append(byte)
                i += 1
            }
        }
        if isRow, out.last == 0x20 { out.removeLast() }
    }

    /// The signs before which `MarkdownLine` sets a backslash.
    private static func isEscaped(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
