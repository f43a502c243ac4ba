import ThawCore

/// The heading of a card that stuck to its first point, "MethodsLobbying ministers", on a page whose labels stand below
/// the cards.
///
/// One such seam may be a name ("McDonald"); it counts where two thirds of the cards have one. Cost: linear in the
/// lines.
enum GluedFirstPoints {
    /// A heading has at most so many bytes.
    private static let longest = 60

    static func split(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        let labels = page.lines.indices.filter {
            CardLabel(page, page.lines[$0]).map { $0.total != nil && !$0.isPageNumber } ?? false
        }
        guard labels.count >= 3, let first = labels.first else { return }
        let starts = zip(labels, labels.dropFirst()).filter { $1 > $0 + 1 }.map { $0.0 + 1 }
        var cuts: [Int: [LineCut]] = [:]
        for start in starts {
            if let cut = seam(page, page.lines[start]) { cuts[start] = [cut] }
        }
        guard cuts.count >= 2, cuts.count * 3 >= starts.count * 2 else { return }
        // The first card begins somewhere below the head of the page.
        for index in max(0, first - 20)..<first {
            guard let cut = seam(page, page.lines[index]) else { continue }
            cuts[index] = [cut]
            break
        }
        page.cut(cuts)
    }

    /// Where a capital sticks to a small letter or to "?", or "1)" to a letter.
    private static func seam(_ page: PageLines, _ line: Line) -> LineCut? {
        let text = line.text
        guard line.marker == .none, line.role == nil, text.count >= 16,
            ByteText.isUpper(page.clean[text.start])
        else { return nil }
        let bytes = page.clean
        for i in (text.start + 3)..<min(text.end - 3, text.start + longest) {
            let (before, byte) = (bytes[i - 1], bytes[i])
            if ByteText.isLower(before), byte == 0x31, bytes[i + 1] == 0x29 || bytes[i + 1] == 0x2E,
                bytes[i + 2] == 0x20
            {
                return LineCut(gap: Span(i, i + 2), marker: .number(1))
            }
            guard ByteText.isUpper(byte), ByteText.isLower(before) || before == 0x3F,
                !isName(bytes, i, from: text.start)
            else { continue }
            return LineCut(at: i)
        }
        return nil
    }

    /// "McCarthy", "MacDonald", "iPhone": a capital inside a word that is one.
    private static func isName(_ bytes: [UInt8], _ capital: Int, from start: Int) -> Bool {
        var word = capital
        while word > start, ByteText.isLetter(bytes[word - 1]) { word -= 1 }
        return capital - word <= 3 && bytes[capital - 1] != 0x3F
    }
}
