import ThawCore

/// A word to remember by, over the lines that its letters begin: "MRS GREN" over "M - movement", "R - respiration" ….
enum Acrostic {
    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup != .html, page.opening.form == nil else { return }
        for index in page.lines.indices {
            let letters = letters(page, index)
            guard !letters.isEmpty, index + letters.count < page.lines.count else { continue }
            let below = (index + 1)...(index + letters.count)
            let begins = zip(below, letters).allSatisfy { line, letter in
                let opening = page.lines[line]
                return opening.role == nil && opening.heading == 0
                    && ByteText.isUpper(page.clean[opening.start])
                    && page.clean[opening.start] == letter && opening.text.end > opening.start + 3
            }
            guard begins else { continue }
            page.lines[index].heading = max(page.lines[index].heading, 3)
            page.lines[index].isApart = true
            page.opening.hasAcrostic = true
            for line in below {
                // "C) …" was taken for a number.
                page.lines[line].marker = .bullet
                page.lines[line].text.start = page.lines[line].start
                page.lines[line].isApart = false
            }
        }
    }

    /// The capitals of a line that has three to twelve of them and nothing else but dots, dashes and blanks.
    private static func letters(_ page: PageLines, _ index: Int) -> [UInt8] {
        let line = page.lines[index]
        guard line.role == nil, line.marker == .none, !line.isRow, 3...32 ~= line.text.count else {
            return []
        }
        var letters: [UInt8] = []
        for byte in page.clean[line.text.range] {
            if ByteText.isUpper(byte) {
                letters.append(byte)
            } else if ![0x20, 0x2E, 0x2D, 0x3A, 0x2A].contains(byte) {
                return []
            }
        }
        return 3...12 ~= letters.count ? letters : []
    }
}
