import ThawCore

/// Entries of a list of terms that lost the line break before them: "… takes the beat about for expression.Sequence: A
/// phrase repeated …" below other lines "Term: meaning".
enum GluedEntries {
    /// Cost: linear in the bytes of the lines.
    static func split(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        var entries = 0
        var cuts: [Int: [LineCut]] = [:]
        for (index, line) in page.lines.enumerated()
        where line.marker == .none && line.place == .main {
            guard let colon = colon(page, line.text) else { continue }
            if let stop = seam(page, line.text, colon) {
                cuts[index] = [LineCut(at: stop)]
            } else {
                entries += 1
            }
        }
        if entries >= 5, cuts.count * 4 <= entries { page.cut(cuts) }
    }

    /// The colon behind the first words, and a blank behind it.
    private static func colon(_ page: PageLines, _ text: Span) -> Int? {
        let head = Span(text.start, min(text.end, text.start + 80))
        guard let colon = page.firstIndex(of: 0x3A, in: head), colon + 2 < text.end,
            ByteText.isSpace(page.clean[colon + 1])
        else { return nil }
        return colon
    }

    /// Between a full stop that ends a word in small letters and a capital, where a few words stand before the colon.
    private static func seam(_ page: PageLines, _ text: Span, _ colon: Int) -> Int? {
        let bytes = page.clean
        guard colon - text.start > 4 else { return nil }
        let seam = (text.start + 2..<colon - 2).last { i in
            bytes[i] == 0x2E && ByteText.isLower(bytes[i - 1]) && ByteText.isLower(bytes[i - 2])
                && ByteText.isUpper(bytes[i + 1]) && ByteText.isLower(bytes[i + 2])
        }
        guard let seam, page.words(in: Span(seam + 1, colon), limit: 5) <= 4 else { return nil }
        return seam + 1
    }
}
