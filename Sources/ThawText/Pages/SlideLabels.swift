import ThawCore

/// "Slide 3" on a line of its own, or before the heading of the slide, as programs write a lecture out.
enum SlideLabels {
    private struct Label {
        var line: Int
        var number: Int
        /// The heading behind the label, where it has one.
        var rest: Span?
    }

    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        let labels = page.lines.indices.compactMap { label(page, $0) }
        guard labels.count >= 3, labels[0].line <= 3,
            labels.enumerated().allSatisfy({ $1.number == labels[0].number + $0 })
        else { return }
        for (position, label) in labels.enumerated() {
            let isCover = position == 0
            if let rest = label.rest {
                page.lines[label.line].text = rest
                page.lines[label.line].start = rest.start
                page.lines[label.line].heading = isCover ? 0 : 2
                page.lines[label.line].isApart = true
            } else {
                page.lines[label.line].role = .label
                page.lines[label.line].heading = 0
            }
            let end = position + 1 < labels.count ? labels[position + 1].line : page.lines.count
            let first = label.rest == nil ? label.line + 1 : label.line
            guard first < end else { continue }
            page.lines[first].isApart = true
            if isCover {
                takeCover(&page, first..<end)
            } else if isHeading(page, first), first + 1 < end {
                page.lines[first].heading = 2
            }
        }
        SlideEdges.prepare(&page, numbers: labels.map(\.line))
    }

    /// A title, with nothing below it but for which course and by whom the lecture is.
    private static func takeCover(_ page: inout PageLines, _ lines: Range<Int>) {
        guard lines.count <= 5, let title = lines.first else { return }
        let others = lines.dropFirst().filter { page.lines[$0].role == nil }
        let subjects = others.map { CourseWords.subject(in: page.string(page.lines[$0].text)) }
        let areKnown = zip(others, subjects).allSatisfy { index, subject in
            subject != nil || TitleBlock.fact(page, index) != nil
        }
        guard areKnown, others.isEmpty || isHeading(page, title) else { return }
        setTitle(&page, title)
        for (index, subject) in zip(others, subjects) {
            let fact = TitleBlock.fact(page, index)
            if let subject = subject ?? fact?.course { page.opening.subjects.append(subject) }
            page.author = page.author ?? fact?.person
            page.date = page.date ?? fact?.day
            page.lines[index].role = .metadata
        }
    }

    private static func setTitle(_ page: inout PageLines, _ index: Int) {
        guard page.opening.title == nil else { return }
        page.lines[index].role = .title
        page.opening.title = page.finding(page.lines[index].text)
    }

    /// Whether a line may head a slide.
    static func isHeading(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.marker == .none && line.text.count <= 100 && !line.isRow
            && page.words(in: line.text, limit: 13) <= 12
            && (!page.endsSentence(line.text) || page.endsInQuestionMark(line.text))
    }

    /// "Slide 2", "Slide 2 of 9", "--- Slide 2 ---", "Slide 2: Causes".
    private static func label(_ page: PageLines, _ index: Int) -> Label? {
        let line = page.lines[index]
        guard line.role == nil, line.place == .main, line.text.count <= 140 else { return nil }
        let bytes = page.clean
        var i = line.start
        func skip(_ signs: StaticString) {
            signs.withUTF8Buffer { signs in
                while i < line.text.end, signs.contains(bytes[i]) { i += 1 }
            }
        }
        skip(" -=*[#(")
        guard
            let word = names.first(where: { name in
                bytes[i..<line.text.end].lazy.map(ByteText.lower).starts(with: name.utf8)
            })
        else { return nil }
        i += word.utf8.count
        let gap = i
        skip(" #")
        guard i > gap, let number = number(bytes, &i, line.text.end) else { return nil }
        for joint in ["/", " / ", " of "] where bytes[i..<line.text.end].starts(with: joint.utf8) {
            i += joint.utf8.count
            guard Self.number(bytes, &i, line.text.end) != nil else { return nil }
            break
        }
        let sign = i
        skip(" -=*]:.)|")
        if i < line.text.end, bytes[i] == 0xE2, i + 2 < line.text.end, bytes[i + 1] == 0x80 {
            i += 3
            skip(" ")
        }
        if i >= line.text.end { return Label(line: index, number: number, rest: nil) }
        let hasSign = i > sign + 1 || bytes[sign] != 0x20
        guard hasSign, i > sign else { return nil }
        return Label(line: index, number: number, rest: Span(i, line.text.end))
    }

    private static func number(_ bytes: [UInt8], _ i: inout Int, _ limit: Int) -> Int? {
        let start = i
        var number = 0
        while i < limit, i - start < 3, ByteText.isDigit(bytes[i]) {
            number = number * 10 + Int(bytes[i] - 0x30)
            i += 1
        }
        return i > start ? number : nil
    }

    private static let names = ["slide", "folie", "diapositive", "diapositiva"]
}
