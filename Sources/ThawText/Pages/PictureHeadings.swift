import ThawCore

/// Headings with a sign before them that is a bullet elsewhere: "✅ What to know" over lines with another bullet.
enum PictureHeadings {
    static func prepare(_ page: inout PageLines) {
        guard page.runs.isEmpty else { return }
        for index in page.lines.indices.dropLast() {
            let line = page.lines[index]
            let next = page.lines[index + 1]
            guard line.marker == .bullet, next.marker == .bullet, line.isApart, !next.isApart,
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
