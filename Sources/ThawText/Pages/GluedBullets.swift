import ThawCore

/// Points that lost the line breaks between them: "… a signal• Each reply …" below other points with that sign, or
/// cards whose points stand on one line each, "… the sea • Chalk is … · Clay is …".
///
/// Cost: linear in the bytes of the lines.
enum GluedBullets {
    /// Points with blanks around their signs: so many of them on a line, on so many lines, and of so many bytes on the
    /// average, that no menu and no row of ratings is taken for them.
    private static let spaced = (points: 3, lines: 2, average: 24)

    static func split(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        let bullets = page.lines.count { isBullet(page, $0.start) }
        let dashes = page.lines.count { $0.marker == .bullet && page.clean[$0.start] == 0x2D }
        // "•Working class movement": whoever sets no blank behind the sign loses it between points, too.
        let tight = page.lines.count {
            isBullet(page, $0.start) && $0.marker == .bullet && $0.text.start == $0.start + 3
        }
        var cuts: [Int: [Span]] = [:]
        var spacedLines: [Int: [Span]] = [:]
        var sure = 0
        for (index, line) in page.lines.enumerated()
        where line.place == .main && 12...4000 ~= line.text.count {
            if line.marker == .bullet {
                let sign: UInt8 = isBullet(page, line.start) ? 0xE2 : page.clean[line.start]
                guard (sign == 0xE2 ? bullets : sign == 0x2D ? dashes : 0) >= 3 else { continue }
                cuts[index] = seams(
                    page, line.text, glued: sign, isTight: sign == 0xE2 && tight * 2 > bullets)
                // "• One. • Another.": whole cards on a line each.
                guard sign == 0xE2, cuts[index]?.isEmpty == true,
                    case let found = seams(page, line.text, glued: nil), !found.isEmpty,
                    line.text.count / (found.count + 1) >= spaced.average
                else { continue }
                if found.allSatisfy({ ByteText.isUpper(page.clean[$0.end]) }) {
                    cuts[index] = found
                    sure += 1
                } else {
                    (spacedLines[index], cuts[index]) = (found, nil)
                }
            } else if line.marker == .none, mayHaveSigns(page, line.text) {
                let found = seams(page, line.text, glued: nil)
                let length = line.text.count / (found.count + 1)
                if found.count + 1 >= spaced.points, length >= spaced.average {
                    spacedLines[index] = found
                }
            }
        }
        if spacedLines.count + sure >= spaced.lines {
            cuts.merge(spacedLines) { first, _ in first }
        }
        cuts = cuts.filter { !$0.value.isEmpty }
        guard !cuts.isEmpty else { return }
        // The first of points on one line is a point, too.
        for index in cuts.keys where page.lines[index].marker == .none {
            page.lines[index].marker = .bullet
        }
        page.cut(cuts.mapValues { $0.map { LineCut(gap: $0, marker: .bullet) } })
    }

    /// From the end of each point to the beginning of the next.
    ///
    /// - Parameter sign: the first byte of the sign, which no blank parts from the point before it; `nil` for "•"
    ///   between blanks.
    private static func seams(
        _ page: PageLines, _ text: Span, glued sign: UInt8?, isTight: Bool = false
    ) -> [Span] {
        let bytes = page.clean
        var seams: [Span] = []
        var i = text.start + 2
        while i + 4 < text.end {
            let isDot = sign == nil && bytes[i] == 0xC2 && bytes[i + 1] == 0xB7
            let width = sign == 0x2D ? 1 : isDot ? 2 : 3
            let isSign = sign == 0x2D ? bytes[i] == 0x2D : isDot || isBullet(page, i)
            let next = i + width
            // "NaCl•2H2O" is one word.
            if isTight, isSign, next + 1 < text.end, ByteText.isLetter(bytes[next]),
                ByteText.isLower(bytes[i - 1]) || bytes[i - 1] == 0x29
            {
                seams.append(Span(i, next))
                i = next
                continue
            }
            guard isSign, next + 1 < text.end, bytes[next] == 0x20 else {
                i += 1
                continue
            }
            let before = bytes[i - 1]
            let isGlued = before != 0x20 && before != 0x09
            // "5• 3" is arithmetic, "mid- 1950s" half a word.
            let opens =
                sign == 0x2D
                ? ByteText.isUpper(bytes[next + 1])
                    && (ByteText.isLower(before) || [0x29, 0x2E, 0x21, 0x3F].contains(before))
                : !ByteText.isDigit(before) || !ByteText.isDigit(bytes[next + 1])
            if opens, isGlued == (sign != nil) {
                let end = isGlued ? i : i - 1
                seams.append(Span(end, next + 1))
                i = next + 1
            } else {
                i = next
            }
        }
        return seams
    }

    /// Whether a line has "•" or "·" twice.
    private static func mayHaveSigns(_ page: PageLines, _ text: Span) -> Bool {
        page.clean.withUnsafeBufferPointer { bytes in
            let first = bytes.next(0xA2, 0xB7, 0xB7, from: text.start, to: text.end)
            return first + 1 < text.end
                && bytes.next(0xA2, 0xB7, 0xB7, from: first + 1, to: text.end) < text.end
        }
    }

    /// One of "•", "‣", "●", "○", "◦", "▪", "■", "➢" and "❖".
    private static func isBullet(_ page: PageLines, _ i: Int) -> Bool {
        guard i + 2 < page.clean.count, page.clean[i] == 0xE2 else { return false }
        switch (page.clean[i + 1], page.clean[i + 2]) {
        case (0x80, 0xA2), (0x80, 0xA3), (0x97, 0x8F), (0x97, 0x8B), (0x97, 0xA6), (0x96, 0xAA),
            (0x96, 0xA0), (0x9E, 0xA2), (0x9D, 0x96):
            return true
        default: return false
        }
    }
}
