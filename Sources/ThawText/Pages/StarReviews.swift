import ThawCore

/// What visitors say beside the stars that they give: "★★★★☆ saved my mock — Amira".
enum StarReviews {
    static func prepare(_ page: inout PageLines) {
        for index in page.lines.indices where page.lines[index].role == nil {
            let line = page.lines[index]
            let whole = Span(line.start, line.text.end)
            guard line.place == .main, line.heading == 0, whole.count <= 600,
                page.clean[whole.start] == 0xE2, let start = behindStars(page, whole),
                case let words = page.string(Span(start, whole.end)),
                words.utf8.count == whole.end - start,
                let dash = words.ranges(of: " — ").last ?? words.ranges(of: " – ").last,
                case let name = words[dash.upperBound...], name.split(separator: " ").count <= 3,
                case let end = start + words[..<dash.lowerBound].utf8.count,
                page.words(in: Span(start, end), limit: 3) >= 2
            else { continue }
            page.lines[index].start = start
            page.lines[index].text = page.trimmed(Span(start, end))
            page.takeRemark(index, of: String(name))
        }
    }

    /// Behind three to five stars, full ones and empty ones.
    private static func behindStars(_ page: PageLines, _ text: Span) -> Int? {
        let bytes = page.clean
        var (at, stars) = (text.start, 0)
        while at + 3 < text.end {
            let sign = bytes[at..<(at + 3)]
            guard
                [[0xE2, 0x98, 0x85], [0xE2, 0x98, 0x86], [0xE2, 0xAD, 0x90]].contains(Array(sign))
            else { break }
            stars += 1
            at += 3
        }
        guard 3...5 ~= stars, bytes[at] == 0x20 else { return nil }
        let rest = page.trimmed(Span(at, text.end))
        return rest.isEmpty ? nil : rest.start
    }
}
