import ThawCore

/// A sheet of formulas in parts with headings, a formula a line: notes, a card a part. As a list of terms it would lose
/// its headings, and the lines that have no sign of an equation.
enum FormulaSheet {
    /// `nil` where fewer than three parts have headings or most lines are no formulas. Cost: linear in the lines.
    static func read(_ lines: ContentLines, title: Finding?) -> Structure? {
        guard lines.count >= 9 else { return nil }
        let signs = (0..<lines.count).map { sign(lines, $0) }
        let formulas = signs.map { $0 != .none }
        let count = formulas.count { $0 }
        guard count * 2 >= lines.count, signs.count(where: { $0 == .firm }) * 2 >= count else {
            return nil
        }
        // The first line is the title, where one more line stands between it and the formulas.
        let start = title == nil && !formulas[1] ? 1 : 0
        let heads = (start..<(lines.count - 1)).filter {
            !formulas[$0] && formulas[$0 + 1] && isName(lines, $0)
        }
        guard heads.count >= 3, count >= heads.count * 2,
            (lines.count - start - heads.count - count) * 5 <= count
        else { return nil }
        var page = lines.page
        for position in heads { page.lines[lines.indices[position]].heading = 3 }
        return Outline.read(ContentLines(page, lines.indices), title: title)
    }

    /// A few words of letters alone: "Volume and surface area".
    private static func isName(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        let page = lines.page
        guard line.marker == .none, !line.isRow, line.text.count <= 60,
            page.words(in: line.text, limit: 7) <= 6,
            line.heading > 0 || !ByteText.isLower(page.clean[line.text.start])
        else { return false }
        return page.clean[line.text.range].allSatisfy { byte in
            ByteText.isUpper(byte) || ByteText.isLower(byte) || 0xC3...0xDF ~= byte
                || [0x20, 0x26, 0x27, 0x2C, 0x2D, 0x28, 0x29].contains(byte)
                || 0x80..<0xC0 ~= byte
        }
    }

    private enum Sign { case none, loose, firm }

    /// An equation with a sign of arithmetic, or with a letter alone on one side. Lists of words have a stroke or a
    /// plus at times, too: "er/sie = he/she".
    private static func sign(_ lines: ContentLines, _ position: Int) -> Sign {
        let line = lines.line(position)
        guard line.heading == 0, line.text.count <= 140,
            let equals = lines.page.firstIndex(of: 0x3D, in: line.text),
            equals > line.text.start, equals + 1 < line.text.end
        else { return .none }
        let bytes = lines.page.clean
        var found = equals - line.text.start <= 3 ? Sign.loose : .none
        for i in line.text.range.dropLast() where i != equals {
            switch bytes[i] {
            case 0x2A, 0x2B, 0x2F: found = .loose
            case 0x5E: return .firm
            // "×", "÷"; "²", "³", "½"; "√", "−" and signs written above the line; "π".
            case 0xC3: if [0x97, 0xB7].contains(bytes[i + 1]) { return .firm }
            case 0xC2: if [0xB2, 0xB3, 0xB9, 0xBC, 0xBD].contains(bytes[i + 1]) { return .firm }
            case 0xE2: if [0x81, 0x88, 0x85].contains(bytes[i + 1]) { return .firm }
            case 0xCF: if bytes[i + 1] == 0x80 { return .firm }
            default: continue
            }
        }
        return found
    }
}
