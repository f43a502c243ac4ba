import ThawCore

/// A table written as text: comma-, semicolon- or tab-separated values (RFC 4180), as Excel, Quizlet and
/// Anki write them.
///
/// Given on as lines with tabs between the cells, so that quotes, commas and line breaks inside a cell
/// do not tear a pair apart.
struct SeparatedValues {
    private let bytes: [UInt8]

    init(_ utf8: [UInt8]) { bytes = utf8 }

    /// Lines of cells with tabs between them; a cell whose quotes are broken stays as it stands, with a sentence.
    func extraction() -> Extraction {
        var firstBroken: Int?
        let text = text { firstBroken = firstBroken ?? $0 }
        var result = Extraction(text: text, markup: .plain)
        if let firstBroken {
            let line = 1 + bytes[..<firstBroken].count { $0 == 0x0A }
            result.problems.append(
                "The quotes of line \(line) of the table do not close before a separator; "
                    + "what stands there was read as it is.")
        }
        return result
    }

    /// - Parameter noteBroken: called with the place of each quote that no other closes.
    private func text(_ noteBroken: (Int) -> Void) -> [UInt8] {
        let separator = separator()
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var row: [Range<Int>] = []
        var cells: [UInt8] = []
        eachCell(separator, noteBroken) { cell, isLast in
            let start = cells.count
            Self.append(cell, to: &cells)
            row.append(start..<cells.count)
            guard isLast else { return }
            write(row, cells, to: &out)
            row.removeAll(keepingCapacity: true)
            cells.removeAll(keepingCapacity: true)
        }
        return out
    }

    /// Trailing empty cells and rows without words are left out.
    private func write(_ row: [Range<Int>], _ cells: [UInt8], to out: inout [UInt8]) {
        guard let last = row.lastIndex(where: { !$0.isEmpty }) else { return }
        for (index, cell) in row[...last].enumerated() {
            if index > 0 { out.append(0x09) }
            out += cells[cell]
        }
        out.append(0x0A)
    }

    /// White space in a cell is one space; doubled quotes are one.
    private static func append(_ cell: ArraySlice<UInt8>, to out: inout [UInt8]) {
        let start = out.count
        var hasSpace = false
        for byte in cell {
            if byte <= 0x20 {
                hasSpace = out.count > start
                continue
            }
            if hasSpace { out.append(0x20) }
            hasSpace = false
            out.append(byte)
        }
    }

    /// Calls back with each cell without its quotes, and whether its row ends there.
    private func eachCell(
        _ separator: UInt8, _ noteBroken: (Int) -> Void = { _ in },
        _ body: (ArraySlice<UInt8>, Bool) -> Void
    ) {
        var i = 0
        if let start = afterDirective() { i = start }
        while i < bytes.count {
            var cell: ArraySlice<UInt8>
            if bytes[i] == 0x22, let (words, end) = quoted(from: i, separator) {
                cell = words
                i = end
            } else {
                let start = i
                if bytes[i] == 0x22 { noteBroken(i) }
                while i < bytes.count, bytes[i] != separator, !isLineEnd(i) { i += 1 }
                cell = bytes[start..<i]
            }
            let isLast = i >= bytes.count || bytes[i] != separator
            body(cell, isLast)
            guard i < bytes.count else { return }
            if isLast, bytes[i] == 0x0D, i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
            i += 1
            // A separator at the very end opens one more, empty cell.
            if !isLast, i >= bytes.count { body([], true) }
        }
    }

    /// The words between quotes, and what is behind them; `nil` where no quote closes the cell.
    private func quoted(from start: Int, _ separator: UInt8) -> (ArraySlice<UInt8>, Int)? {
        var i = start + 1
        var words: [UInt8] = []
        var from = i
        while i < bytes.count {
            guard bytes[i] == 0x22 else {
                i += 1
                continue
            }
            if i + 1 < bytes.count, bytes[i + 1] == 0x22 {
                words += bytes[from...i]
                i += 2
                from = i
                continue
            }
            var end = i + 1
            while end < bytes.count, bytes[end] == 0x20 { end += 1 }
            guard end >= bytes.count || bytes[end] == separator || isLineEnd(end) else {
                return nil
            }
            if words.isEmpty { return (bytes[from..<i], end) }
            words += bytes[from..<i]
            return (words[...], end)
        }
        return nil
    }

    private func isLineEnd(_ i: Int) -> Bool { bytes[i] == 0x0A || bytes[i] == 0x0D }

    /// Excel's first line "sep=;".
    private func afterDirective() -> Int? {
        guard bytes.starts(with: "sep=".utf8), bytes.count > 5, isLineEnd(5) else { return nil }
        return bytes[5] == 0x0D && bytes.count > 6 && bytes[6] == 0x0A ? 7 : 6
    }

    /// The sign that splits most of the first lines into equally many cells, at least two.
    private func separator() -> UInt8 {
        if afterDirective() != nil { return bytes[4] }
        let head = SeparatedValues(Array(bytes.prefix(65_536)))
        var best: (sign: UInt8, score: Int) = (0x2C, 0)
        for sign in [0x09, 0x3B, 0x2C, 0x7C] as [UInt8] {
            var widths: [Int: Int] = [:]
            var width = 0
            head.eachCell(sign) { _, isLast in
                width += 1
                guard isLast else { return }
                widths[width, default: 0] += 1
                width = 0
            }
            let score = widths.filter { $0.key > 1 }.values.max() ?? 0
            if score > best.score { best = (sign, score) }
        }
        return best.sign
    }
}
