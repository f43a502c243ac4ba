import ThawCore

/// Lines that lost the breaks within them where their words tell: a label of a card stuck to its heading, a question
/// stuck to what answers it, points in a row with their sign between them, entries of a glossary in a row.
enum GluedLines {
    /// Cost: linear in the bytes of the lines.
    static func split(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        splitNumbered(&page)
        splitAsked(&page)
        splitSigned(&page)
        splitDashed(&page)
        splitEntries(&page)
    }

    // MARK: Labels

    /// "CARD 2Merit goodsMerit goods are under-consumed": the label, the heading and the first point.
    private static func splitNumbered(_ page: inout PageLines) {
        var cuts: [Int: [LineCut]] = [:]
        var next = 1
        for (index, line) in page.lines.enumerated() where line.text.count >= 12 {
            let bytes = page.clean
            let head = page.string(Span(line.text.start, min(line.text.end, line.text.start + 5)))
            guard ["card", "carte", "karte"].contains(head.lowercased()) else { continue }
            var digits = line.text.start + 5
            if bytes[digits] == 0x20 { digits += 1 }
            var end = digits
            while end < line.text.end, end - digits < 3, ByteText.isDigit(bytes[end]) { end += 1 }
            guard end > digits, end + 3 < line.text.end, ByteText.isUpper(bytes[end]),
                Int(page.string(Span(digits, end))) == next
            else { continue }
            next += 1
            cuts[index] = [LineCut(at: end)]
            if let seam = seam(page, Span(end, line.text.end), within: 60) {
                cuts[index]?.append(LineCut(at: seam))
            }
        }
        if cuts.count >= 2 { page.cut(cuts) }
    }

    /// Where a capital that opens a word sticks to a small letter or a closing bracket.
    private static func seam(_ page: PageLines, _ text: Span, within limit: Int) -> Int? {
        let bytes = page.clean
        guard text.count > 8 else { return nil }
        return ((text.start + 3)..<min(text.end - 2, text.start + limit)).first { i in
            guard ByteText.isUpper(bytes[i]), ByteText.isLower(bytes[i - 1]) || bytes[i - 1] == 0x29
            else { return false }
            // "McArdle", "pH", "eBay": a word that has a capital inside.
            var start = i - 1
            while start > text.start, ByteText.isLetter(bytes[start - 1]) { start -= 1 }
            return i - start >= 3 || i - start == 0
        }
    }

    // MARK: Questions

    /// "What is virtual memory?Virtual memory is …".
    private static func splitAsked(_ page: inout PageLines) {
        var cuts: [Int: [LineCut]] = [:]
        for (index, line) in page.lines.enumerated()
        where line.role == nil && line.text.count >= 24 {
            let head = Span(line.text.start, min(line.text.end - 3, line.text.start + 72))
            guard let mark = page.firstIndex(of: 0x3F, in: head), mark > head.start + 8,
                ByteText.isUpper(page.clean[head.start]),
                ByteText.isUpper(page.clean[mark + 1])
                    || page.clean[mark + 1] == 0xE2 && page.clean[mark + 2] >= 0x96,
                page.words(in: Span(head.start, mark), limit: 10) <= 9
            else { continue }
            cuts[index] = [LineCut(at: mark + 1)]
        }
        page.cut(cuts)
    }

    // MARK: Points

    /// "➤ RAM holds the programs➤ When RAM is full": three or more with one sign on a line.
    private static func splitSigned(_ page: inout PageLines) {
        var cuts: [Int: [LineCut]] = [:]
        for (index, line) in page.lines.enumerated()
        where line.role == nil && line.text.count >= 40 {
            let bytes = page.clean
            var places: [UInt32: [Int]] = [:]
            var i = line.start
            while i + 3 < line.text.end {
                if bytes[i] == 0xE2, isSign(bytes[i + 1], bytes[i + 2]) {
                    places[UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2]), default: []].append(i)
                    i += 3
                } else {
                    i += 1
                }
            }
            guard let found = places.values.max(by: { $0.count < $1.count }), found.count >= 3,
                line.text.count / found.count >= 24,
                Breadcrumb.crumbs(page, line).count < 3
            else { continue }
            cuts[index] = found.filter { $0 >= line.text.start }.map {
                LineCut(gap: Span($0, $0 + 3), marker: .bullet)
            }
        }
        page.cut(cuts.filter { !$0.value.isEmpty })
    }

    /// ➢ ➤ ▸ ► ▶ ✓ ✔ ❖ ◆ ■ ▪ ◦ ●; arrows stand inside points, too.
    private static func isSign(_ second: UInt8, _ third: UInt8) -> Bool {
        switch (second, third) {
        case (0x9E, 0xA2...0xA5), (0x96, 0xB6...0xBA), (0x9C, 0x93...0x94), (0x9D, 0x96),
            (0x97, 0x86), (0x96, 0xA0...0xAB), (0x97, 0xA6), (0x97, 0x8F):
            true
        default: false
        }
    }

    /// "Longshore drift   - the wind brings waves in - swash carries sand": cards whose points stand on one line, on
    /// two lines or more.
    private static func splitDashed(_ page: inout PageLines) {
        var cuts: [Int: [LineCut]] = [:]
        for (index, line) in page.lines.enumerated()
        where line.role == nil && line.marker == .none && line.text.count >= 60 {
            let bytes = page.clean
            let dashes = line.text.range.dropFirst(3).dropLast(3).filter {
                bytes[$0] == 0x2D && bytes[$0 - 1] == 0x20 && bytes[$0 + 1] == 0x20
            }
            guard let first = dashes.first, dashes.count >= 2, bytes[first - 2] == 0x20,
                case let heading = page.trimmed(Span(line.text.start, first)),
                3...70 ~= heading.count, page.words(in: heading, limit: 10) <= 9
            else { continue }
            cuts[index] = dashes.map { LineCut(gap: Span($0 - 1, $0 + 2), marker: .bullet) }
        }
        guard cuts.count >= 2 else { return }
        let heads = Set(cuts.keys.map { page.lines[$0].text.start })
        page.cut(cuts)
        for index in page.lines.indices where heads.contains(page.lines[index].text.start) {
            page.lines[index].heading = 3
        }
    }

    // MARK: Entries

    /// "RAM – memory that holds data.ROM – memory that holds instructions.": entries that lost their breaks.
    private static func splitEntries(_ page: inout PageLines) {
        var cuts: [Int: [LineCut]] = [:]
        for (index, line) in page.lines.enumerated()
        where line.role == nil && line.text.count >= 60 {
            let bytes = page.clean
            let text = line.text
            let seams = ((text.start + 4)..<(text.end - 4)).filter { i in
                bytes[i - 1] == 0x2E && ByteText.isUpper(bytes[i])
                    && ByteText.isLetter(bytes[i - 2]) && isTerm(page, from: i, to: text.end)
            }
            guard seams.count >= 2 else { continue }
            var found = seams
            // The heading stuck to the first of them.
            let head = Span(text.start, seams[0])
            if let dash = dash(page, head), dash - head.start <= 70,
                let start = (head.start + 3..<dash).last(where: {
                    ByteText.isUpper(bytes[$0]) && ByteText.isLower(bytes[$0 - 1])
                })
            {
                found.insert(start, at: 0)
            }
            cuts[index] = found.map(LineCut.init(at:))
        }
        page.cut(cuts)
    }

    private static func isTerm(_ page: PageLines, from start: Int, to end: Int) -> Bool {
        let head = Span(start, min(end, start + 48))
        guard let dash = dash(page, head) else { return false }
        return page.words(in: Span(start, dash), limit: 6) <= 5
    }

    /// The first dash between blanks, or a colon before one.
    private static func dash(_ page: PageLines, _ text: Span) -> Int? {
        let bytes = page.clean
        return text.range.dropFirst(2).dropLast(3).first { i in
            let isDash =
                bytes[i] == 0x2D && bytes[i - 1] == 0x20 && bytes[i + 1] == 0x20
                || bytes[i] == 0xE2 && bytes[i + 1] == 0x80 && bytes[i - 1] == 0x20
                    && (bytes[i + 2] == 0x93 || bytes[i + 2] == 0x94)
            return isDash || bytes[i] == 0x3A && bytes[i + 1] == 0x20
        }
    }
}
