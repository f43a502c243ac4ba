import ThawCore

/// The text of slides as a site that shows them prints it: each slide on one line, with its number twice and its points
/// parted by a gap or a sign: "2. 2. Functionalism  Durkheim saw …  Punishing …".
///
/// Around it stand the words of the site. Cost: linear in the text.
enum SlideTranscript {
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        let slides = slides(page)
        guard slides.count >= 3, let first = slides.first, let last = slides.last else { return }
        let isSite = slides.count * 2 >= last.line - first.line
        var lines: [Line] = []
        lines.reserveCapacity(page.lines.count + 4 * slides.count)
        var next = 0
        for (index, line) in page.lines.enumerated() {
            if next < slides.count, slides[next].line == index {
                lines += parts(&page, line, from: slides[next].text, isCover: next == 0)
                next += 1
            } else {
                lines.append(line)
                let isOutside = index < first.line || index > last.line
                if isSite, isOutside, line.role == nil {
                    addSubject(&page, line)
                    lines[lines.count - 1].role = .boilerplate
                }
            }
        }
        page.lines = lines
    }

    /// Lines with a number and the same number again, from 1 without a gap.
    private static func slides(_ page: PageLines) -> [(line: Int, text: Int)] {
        var found: [(line: Int, text: Int)] = []
        for (index, line) in page.lines.enumerated() {
            guard case .number(found.count + 1) = line.marker else { continue }
            let label = Array("\(found.count + 1). ".utf8)
            guard line.text.count > label.count,
                page.clean[line.text.start..<(line.text.start + label.count)].elementsEqual(label)
            else { continue }
            found.append((index, line.text.start + label.count))
        }
        return found
    }

    private static func parts(
        _ page: inout PageLines, _ line: Line, from start: Int, isCover: Bool
    ) -> [Line] {
        var texts = split(page, Span(start, line.text.end))
        if isCover, let cover = texts.first {
            setTitle(&page, cover)
            texts = [Span(start, line.text.end)]
        }
        var lines: [Line] = []
        for (place, text) in texts.enumerated() {
            let begin = place == 0 ? line.extent.start : page.sourceSpan(text).start
            if place > 0 { lines[place - 1].extent.end = begin }
            var part = Line(extent: Span(begin, line.extent.end), text: text, start: text.start)
            part.place = line.place
            part.isApart = place == 0
            part.marker = place == 0 ? .none : .bullet
            if place == 0, !isCover, texts.count > 1 { part.heading = 2 }
            if isCover { part.role = .title }
            lines.append(part)
        }
        return lines
    }

    /// The texts between gaps of two blanks and the signs of points.
    private static func split(_ page: PageLines, _ text: Span) -> [Span] {
        var texts: [Span] = []
        var start = text.start
        var i = text.start
        func close(at end: Int) {
            let part = page.trimmed(Span(start, end))
            if !part.isEmpty { texts.append(part) }
        }
        while i < text.end {
            let isGap =
                page.clean[i] == 0x09
                || page.clean[i] == 0x20 && i + 1 < text.end && page.clean[i + 1] == 0x20
            let width = isGap ? 1 : sign(page, i, text.end)
            if width > 0 {
                close(at: i)
                start = i + width
            }
            i += max(1, width)
        }
        close(at: text.end)
        return texts
    }

    /// The bytes of a bullet: • ● ▪ ■ ◦ ➢ ➤ and Word's private signs.
    private static func sign(_ page: PageLines, _ i: Int, _ end: Int) -> Int {
        guard i + 2 < end else { return 0 }
        switch (page.clean[i], page.clean[i + 1], page.clean[i + 2]) {
        case (0xE2, 0x80, 0xA2), (0xE2, 0x97, 0x8F), (0xE2, 0x96, 0xA0...0xAB), (0xE2, 0x97, 0xA6),
            (0xE2, 0x9E, 0xA2...0xA4), (0xE2, 0x96, 0xBA), (0xEF, 0x80...0x83, _):
            return 3
        default: return 0
        }
    }

    /// "Theories of crime By Tanya Osei".
    private static func setTitle(_ page: inout PageLines, _ cover: Span) {
        var title = cover
        let joint = Array(" by ".utf8)
        var by = cover.end - joint.count
        while by > cover.start,
            !page.clean[by..<(by + joint.count)].lazy.map(ByteText.lower).elementsEqual(joint)
        {
            by -= 1
        }
        if by > cover.start,
            let byline = Byline(page.string(Span(by + joint.count, cover.end)), isStrict: true)
        {
            page.author = page.author ?? byline.name
            page.date = page.date ?? byline.date?.value
            title = page.trimmed(Span(cover.start, by))
        }
        if page.opening.title == nil { page.opening.title = page.finding(title) }
    }

    /// "A short presentation for my Sociology class."
    private static func addSubject(_ page: inout PageLines, _ line: Line) {
        guard page.opening.subjects.isEmpty, line.text.count <= 120 else { return }
        let text = page.string(line.text)
        let words = text.lowercased().split { !$0.isLetter }
        guard words.contains(where: { ["class", "course", "lesson", "module"].contains($0) }),
            let subject = text.split(whereSeparator: { !$0.isLetter }).lazy
                .filter({ $0.first?.isUppercase == true })
                .compactMap({ SchoolSubjects.subject(in: String($0)) }).first
        else { return }
        page.opening.subjects.append(subject)
    }
}
