import ThawCore

/// Slides that their program numbers in words: "Slide 3" above the heading of each.
enum SlideLabels {
    static func prepare(_ page: inout PageLines) {
        let labels = page.lines.indices.filter { number(page, $0) != nil }
        guard labels.count >= 3,
            zip(labels, labels.dropFirst()).allSatisfy({ first, second in
                (number(page, first) ?? 0) < (number(page, second) ?? 0) && second > first + 1
            })
        else { return }
        let ends = labels.dropFirst() + [page.lines.count]
        for (place, (label, end)) in zip(labels, ends).enumerated() {
            page.lines[label].role = .boilerplate
            let slide = Array((label + 1)..<end).filter { page.lines[$0].role == nil }
            guard let first = slide.first, isName(page, first) else { continue }
            // A first slide without a list is a title page.
            let isCover = place == 0 && slide.allSatisfy { isName(page, $0) }
            if isCover {
                takeCover(&page, slide)
            } else if slide.count > 1, page.lines[first].heading == 0 {
                page.lines[first].heading = 2
            }
        }
    }

    private static func number(_ page: PageLines, _ index: Int) -> Int? {
        let line = page.lines[index]
        guard line.text.count <= 20, line.marker == .none, line.role == nil else { return nil }
        let words = page.lowercased(index, limit: 20).split { !$0.isLetter && !$0.isNumber }
        guard words.count == 2 || words.count == 4 && ["of", "von", "de"].contains(words[2]),
            ["slide", "folie", "diapositive", "diapositiva"].contains(words[0])
        else { return nil }
        return Int(words[1])
    }

    private static func isName(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.marker == .none && !line.isRow && line.text.count <= 90
            && !(page.endsSentence(line.text) && page.words(in: line.text, limit: 8) >= 7)
    }

    /// The title, and below it who speaks; the rest is the school's.
    private static func takeCover(_ page: inout PageLines, _ slide: [Int]) {
        guard page.opening.title == nil, let first = slide.first else { return }
        page.opening.title = page.finding(page.lines[first].text)
        page.lines[first].role = .title
        for index in slide.dropFirst() {
            let text = page.string(of: page.lines[index])
            let title = text.split(separator: " ").first?.lowercased().filter(\.isLetter) ?? ""
            if ["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "by"].contains(title),
                text.utf8.count <= 60
            {
                page.author = page.author ?? Byline(text, isStrict: false)?.name ?? text
            } else if let subject = SchoolSubjects.subject(in: text) {
                page.opening.subjects.append(subject)
            } else if let date = PageDateReader.date(text), CreditLine.isRecent(date) {
                page.date = page.date ?? date.raw
            }
            page.lines[index].role = .metadata
        }
    }
}
