import ThawCore

/// Slides copied as text without empty lines in them, each between the same footer and its number: "Miss Trent / 2".
///
/// What stands behind such a pair of lines opens a slide. Cost: linear in the lines.
enum SlideFrames {
    private struct Frame {
        /// The lines of the frame, the last one first where the footer stands below the number.
        var lines: Range<Int>
        var number: Int
        var numberLine: Int
        var words: [UInt8]
    }

    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil,
            !page.lines.contains(where: { $0.role == .label })
        else { return }
        let pairs = longest(page)
        let frames = pairs.isEmpty ? footers(page) : pairs
        guard frames.count >= 3, let last = frames.last, let first = frames.first else { return }
        // Cards that a site numbers stand apart line by line.
        let between = first.lines.lowerBound..<last.lines.upperBound
        let apart = page.lines[between].count { $0.isApart }
        guard apart <= frames.count || isOnCover(page, frames) else { return }
        var end = 0
        for (place, frame) in frames.enumerated() {
            for index in frame.lines { page.lines[index].role = .boilerplate }
            page.lines[frame.numberLine].role = .label
            if place == 1, first.lines.lowerBound == 0, first.number == 1 {
                takeCover(&page, end..<frame.lines.lowerBound)
            } else if place > 0 || frame.lines.lowerBound == 0 {
                open(&page, end..<frame.lines.lowerBound)
            } else {
                openFirst(&page, before: frame)
            }
            end = frame.lines.upperBound
        }
        open(&page, end..<page.lines.count)
    }

    /// Whether the words of the footer, "Northgate College | A-level Economics", stand on the cover before it.
    private static func isOnCover(_ page: PageLines, _ frames: [Frame]) -> Bool {
        guard let frame = frames.first, frame.number == 2, frame.lines.lowerBound <= 24 else {
            return false
        }
        let cover = (0..<min(8, frame.lines.lowerBound)).map { page.lowercased($0) }
        let parts = String(decoding: frame.words, as: UTF8.self).lowercased()
            .split { "|·•–—".contains($0) }.map { String($0).trimmingSpaces }
        return parts.count >= 2
            && parts.allSatisfy { part in cover.contains { $0.contains(part) } }
    }

    /// The first line of a slide is its heading.
    private static func open(_ page: inout PageLines, _ slide: Range<Int>) {
        guard let first = slide.first(where: { page.lines[$0].role == nil }) else { return }
        page.lines[first].isApart = true
        if first + 1 < slide.upperBound, SlideLabels.isHeading(page, first) {
            page.lines[first].heading = 2
        }
    }

    /// The first line of the first slide is the title, where the frames stand above their slides.
    private static func takeCover(_ page: inout PageLines, _ slide: Range<Int>) {
        guard let first = slide.first(where: { page.lines[$0].role == nil }), slide.count <= 5,
            page.opening.title == nil, SlideLabels.isHeading(page, first)
        else { return open(&page, slide) }
        page.lines[first].role = .title
        page.opening.title = page.finding(page.lines[first].text)
    }

    /// The cover has no footer: it ends with its number alone or with the words of the footer, where it tells them, and
    /// the next slide begins.
    private static func openFirst(_ page: inout PageLines, before frame: Frame) {
        guard frame.number >= 2 else {
            return takeCover(&page, above: frame.lines.lowerBound)
        }
        let head = (0..<min(10, frame.lines.lowerBound)).dropFirst()
        let lone = head.first { index in
            let line = page.lines[index]
            return frame.number == 2 && line.role == nil && line.text.end - line.start <= 9
                && number(page, line) == 1
        }
        if let lone {
            page.lines[lone].role = .label
            takeCover(&page, above: lone)
            return open(&page, (lone + 1)..<frame.lines.lowerBound)
        }
        let cover = (0..<min(6, frame.lines.lowerBound)).last {
            page.clean[page.lines[$0].text.range].elementsEqual(frame.words)
        }
        guard let cover else { return }
        open(&page, (cover + 1)..<frame.lines.lowerBound)
    }

    /// A few lines above the label of the first slide: the title, and who made the slides for whom.
    private static func takeCover(_ page: inout PageLines, above label: Int) {
        let cover = (0..<label).filter { page.lines[$0].role == nil }
        // With one line that may be the title, or a course above it, the head is read as that of other notes.
        guard 3...5 ~= cover.count, page.opening.title == nil,
            cover.allSatisfy({ SlideLabels.isHeading(page, $0) }),
            cover.count(where: { TitleBlock.fact(page, $0) == nil }) >= 2,
            !page.clean[page.lines[cover[0]].text.range].contains(where: ByteText.isDigit)
        else { return }
        let title =
            cover.first {
                TitleBlock.fact(page, $0) == nil
                    && !SchoolSubjects.isSubject(page.string(page.lines[$0].text))
            } ?? cover[0]
        page.lines[title].role = .title
        var name = page.lines[title].text
        // "Market Failure and" over "Externalities".
        if PlainHeads.isOpen(page, name), cover.contains(title + 1),
            TitleBlock.fact(page, title + 1) == nil
        {
            page.lines[title + 1].role = .title
            name = Span(name.start, page.lines[title + 1].text.end)
        }
        page.opening.title = page.finding(name)
        for index in cover where page.lines[index].role == nil {
            let text = page.string(page.lines[index].text)
            if let name = TitleBlock.person(text) { page.author = page.author ?? name }
            if let day = TitleBlock.date(text) { page.date = page.date ?? day }
            if let subject = CourseWords.subject(in: text) { page.opening.subjects.append(subject) }
            page.lines[index].role = .metadata
        }
    }

    /// Lone numbers that rise by one, all beside a line of the same words.
    private static func longest(_ page: PageLines) -> [Frame] {
        var series: [[UInt8]: [Frame]] = [:]
        for index in page.lines.indices {
            let line = page.lines[index]
            guard line.text.end - line.start <= 9, line.role == nil,
                let number = number(page, line)
            else { continue }
            for (other, lines) in [
                (index - 1, (index - 1)..<(index + 1)), (index + 1, index..<(index + 2)),
            ] where page.lines.indices.contains(other) {
                let beside = page.lines[other]
                guard 4...120 ~= beside.text.count, beside.role == nil, beside.marker == .none,
                    beside.heading == 0, !SiteChrome.isControl(page.lowercased(other)),
                    page.firstIndex(of: 0x7C, in: beside.text) == nil
                        || !SiteChrome.isChrome(page, beside, isAtEdge: true)
                else { continue }
                let words = Array(page.clean[beside.text.range])
                series[words, default: []].append(
                    Frame(lines: lines, number: number, numberLine: index, words: words))
            }
        }
        let counting = series.values.filter { frames in
            frames.count >= 3
                && zip(frames, frames.dropFirst()).allSatisfy {
                    $1.number - $0.number == 1 && $1.lines.lowerBound - $0.lines.upperBound >= 1
                }
        }
        guard
            let most = counting.max(by: {
                ($0.count, $1[0].lines.lowerBound) < ($1.count, $0[0].lines.lowerBound)
            })
        else { return [] }
        // A footer in two lines has the number between them.
        let beside = counting.first {
            $0.map(\.numberLine) == most.map(\.numberLine) && $0[0].lines != most[0].lines
        }
        guard let beside else { return most }
        return zip(most, beside).map { frame, other in
            var frame = frame
            let (one, two) = (frame.lines, other.lines)
            frame.lines =
                min(one.lowerBound, two.lowerBound)..<max(one.upperBound, two.upperBound)
            return frame
        }
    }

    /// "BIOL1030 Lecture 4 2": footers with the number of the slide behind their words. What counts headings stands
    /// above its text, so one of these is the last line.
    private static func footers(_ page: PageLines) -> [Frame] {
        let last = page.lines.lastIndex { $0.role == nil }
        // A tab before the number, or the sign of copyright, stands in no heading.
        let sure = page.lines.indices.first { index in
            page.lines[index].role == nil && isSureFooter(page, index)
        }
        guard
            let words = [last, sure].lazy.compactMap({ $0.flatMap { footer(page, $0)?.words } })
                .first
        else { return [] }
        let frames = page.lines.indices.compactMap { index in
            page.lines[index].role == nil ? footer(page, index) : nil
        }.filter { $0.words == words }
        guard frames.count >= 3, frames[0].lines.lowerBound > 0 else { return [] }
        let isCounting = zip(frames, frames.dropFirst()).allSatisfy {
            $1.number - $0.number == 1 && $1.lines.lowerBound - $0.lines.upperBound >= 1
        }
        // Where the slides stand apart, so do their footers.
        let apart = frames.count {
            $0.lines.upperBound < page.lines.count && page.lines[$0.lines.upperBound].isApart
        }
        return isCounting && apart * 3 <= frames.count ? frames : []
    }

    private static func isSureFooter(_ page: PageLines, _ index: Int) -> Bool {
        let bytes = page.clean[page.lines[index].text.range]
        return bytes.count <= 120 && bytes.starts(with: [0xC2, 0xA9]) && bytes.contains(0x09)
    }

    private static func footer(_ page: PageLines, _ index: Int) -> Frame? {
        let line = page.lines[index]
        let text = line.text
        guard 8...120 ~= text.count, line.marker == .none, line.heading == 0, !line.isRow,
            ByteText.isDigit(page.clean[text.end - 1])
        else { return nil }
        var digits = text.end
        while digits > text.start, ByteText.isDigit(page.clean[digits - 1]) { digits -= 1 }
        let rest = page.trimmed(Span(text.start, digits))
        guard text.end - digits <= 3, rest.count >= 6, rest.end < digits,
            let number = Int(page.string(Span(digits, text.end)))
        else { return nil }
        return Frame(
            lines: index..<(index + 1), number: number, numberLine: index,
            words: Array(page.clean[rest.range]))
    }

    /// "2", "Slide 2", "Slide 2 of 9", "p. 2", "‹2›"; "2/9" is the label of a card.
    private static func number(_ page: PageLines, _ line: Line) -> Int? {
        let text = page.string(Span(line.start, line.text.end)).lowercased()
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard 1...3 ~= words.count,
            let place = words.firstIndex(where: { $0.allSatisfy(\.isNumber) }),
            words[..<place].allSatisfy({ ["slide", "page", "p", "folie", "seite"].contains($0) }),
            words[(place + 1)...].allSatisfy({ $0 == "of" || $0.allSatisfy(\.isNumber) })
        else { return nil }
        return words[place].count <= 3 && (place > 0 || words.count == 1) ? Int(words[place]) : nil
    }
}
