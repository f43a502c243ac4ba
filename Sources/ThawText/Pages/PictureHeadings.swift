import ThawCore

/// Headings with a sign before them that is a bullet elsewhere: "✅ What to know" over lines with another bullet.
enum PictureHeadings {
    static func prepare(_ page: inout PageLines) {
        guard page.runs.isEmpty else { return }
        var signed: [(line: Int, start: Int)] = []
        for index in page.lines.indices.dropLast() {
            if let start = behindSign(page, index) {
                signed.append((index, start))
                continue
            }
            let line = page.lines[index]
            let next = page.lines[index + 1]
            // Over a list, or over a paragraph.
            let isOver =
                next.marker == .bullet
                || next.marker == .none && next.text.count > 2 * line.text.count
                    && !ByteText.isLower(page.clean[next.text.start])
            guard line.marker == .bullet, isOver, line.isApart, !next.isApart,
                line.role == nil, isPicture(page, line), line.text.count <= 60,
                !page.endsSentence(line.text), page.words(in: line.text, limit: 8) <= 7
            else { continue }
            let sign = page.clean[line.start..<line.text.start]
            guard sign != page.clean[next.start..<next.text.start],
                !comesAgain(page, index, Array(sign))
            else { continue }
            page.lines[index].marker = .none
            page.lines[index].start = line.text.start
        }
        for (index, start) in signed {
            page.lines[index].text.start = start
            page.lines[index].start = start
            page.lines[index].marker = .none
            if signed.count >= 2 { page.lines[index].heading = 3 }
        }
    }

    /// "▲ LEFT SIDE": the words in capitals behind a sign, above a list.
    private static func behindSign(_ page: PageLines, _ index: Int) -> Int? {
        let line = page.lines[index]
        guard line.isApart, line.role == nil, line.place == .main, line.text.end - line.start <= 64,
            page.clean[line.start] >= 0xE2, page.lines[index + 1].marker == .bullet,
            !page.lines[index + 1].isApart
        else { return nil }
        let next = page.lines[index + 1]
        let isSame = page.clean[line.start..<line.text.start].elementsEqual(
            page.clean[next.start..<next.text.start])
        if line.marker != .none, isSame { return nil }
        var i = line.start
        while i < line.text.end, page.clean[i] >= 0x80 { i += 1 }
        guard i - line.start <= 8, i < line.text.end, page.clean[i] == 0x20 else { return nil }
        let words = page.string(Span(i, line.text.end))
        guard page.string(Span(line.start, i)).allSatisfy({ !$0.isLetter && !$0.isNumber }),
            words.contains(where: \.isLetter), words == words.uppercased()
        else { return nil }
        while i < line.text.end, page.clean[i] == 0x20 { i += 1 }
        return i
    }

    /// ✅ and the pictures of chats.
    private static func isPicture(_ page: PageLines, _ line: Line) -> Bool {
        let sign = page.clean[line.start..<line.text.start]
        return sign.first == 0xF0 || sign.starts(with: [0xE2, 0x9C, 0x85])
    }

    /// Whether a line near by that stands in a list has the same sign.
    private static func comesAgain(_ page: PageLines, _ index: Int, _ sign: [UInt8]) -> Bool {
        let near = max(0, index - 3)..<min(page.lines.count, index + 8)
        return near.contains { other in
            let line = page.lines[other]
            return other != index && line.marker == .bullet && !line.isApart
                && page.clean[line.start..<line.text.start].elementsEqual(sign)
        }
    }
}
