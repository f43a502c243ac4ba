import ThawCore

/// A glossary under the letters of the alphabet: a letter alone on its line, and under it the terms that begin with
/// it, each over its definition or on one line with it.
enum IndexLetters {
    static func prepare(_ page: inout PageLines) {
        let letters = page.lines.indices.filter { letter(page, $0) != nil }
        guard letters.count >= 3,
            zip(letters, letters.dropFirst()).allSatisfy({
                (letter(page, $0) ?? 0) < (letter(page, $1) ?? 0)
            })
        else { return }
        let sections = zip(letters, letters.dropFirst() + [page.lines.count]).map { start, end in
            section(page, start, end, isLast: end == page.lines.count)
        }
        // The terms bear the letters out: an exam's options A, B, C have none.
        let begun = zip(letters, sections).count { index, lines in
            lines.first.map { begins(page, $0, with: index) } ?? false
        }
        guard begun * 3 >= letters.count * 2 else { return }
        for index in letters { page.lines[index].role = .navigation }
        for index in letters[0]..<page.lines.count where isSwitch(page, index) {
            page.lines[index].role = .navigation
        }
        guard takeTurns(page, letters, sections) else { return }
        takePairs(&page, from: letters[0], sections)
    }

    /// The capital that is all of a line.
    private static func letter(_ page: PageLines, _ index: Int) -> UInt8? {
        let line = page.lines[index]
        guard line.text.count == 1, line.marker == .none, line.role == nil,
            ByteText.isUpper(page.clean[line.text.start])
        else { return nil }
        return page.clean[line.text.start]
    }

    private static func isSwitch(_ page: PageLines, _ index: Int) -> Bool {
        page.lines[index].text.count <= 24 && page.lines[index].marker == .none
            && SiteChrome.isChrome(page, page.lines[index], isAtEdge: false)
    }

    /// The lines under a letter; under the last one, those before the site goes on.
    private static func section(
        _ page: PageLines, _ start: Int, _ end: Int, isLast: Bool
    ) -> [Int] {
        var lines: [Int] = []
        for index in (start + 1)..<max(start + 1, end) {
            if isSwitch(page, index) { break }
            if page.lines[index].role != nil { continue }
            lines.append(index)
        }
        guard isLast else { return lines }
        var whole = 0
        while whole + 1 < lines.count, begins(page, lines[whole], with: start) { whole += 2 }
        return Array(lines.prefix(max(whole, min(lines.count, 1))))
    }

    private static func begins(_ page: PageLines, _ index: Int, with letter: Int) -> Bool {
        var first = page.lines[index].text.start
        let end = page.lines[index].text.end
        while first < end, !ByteText.isLetter(page.clean[first]) { first += 1 }
        return first < end
            && ByteText.lower(page.clean[first])
                == ByteText.lower(page.clean[page.lines[letter].text.start])
    }

    /// Whether under every letter terms that begin with it and longer lines take turns.
    private static func takeTurns(
        _ page: PageLines, _ letters: [Int], _ sections: [[Int]]
    ) -> Bool {
        let pairs = sections.reduce(0) { $0 + $1.count / 2 }
        var begun = 0
        for (letter, lines) in zip(letters, sections) {
            guard lines.count % 2 == 0 else { return false }
            for (place, index) in lines.enumerated() {
                let line = page.lines[index]
                guard line.marker == .none, !line.isRow else { return false }
                guard place % 2 == 0 else { continue }
                guard line.text.count <= 80, !page.endsSentence(line.text) else { return false }
                if begins(page, index, with: letter) { begun += 1 }
            }
        }
        return pairs >= 3 && begun * 10 >= pairs * 7
    }

    private static func takePairs(
        _ page: inout PageLines, from first: Int, _ sections: [[Int]]
    ) {
        let open = Set(sections.joined())
        for index in first..<page.lines.count
        where !open.contains(index) && page.lines[index].role == nil {
            page.lines[index].role = .navigation
        }
        let above = page.lines.indices.prefix(first).filter { index in
            page.lines[index].role == nil && page.lines[index].place == .main
                && !SiteChrome.isChrome(page, page.lines[index], isAtEdge: true)
                && Breadcrumb.crumbs(page, page.lines[index]).count < 2
        }
        let names = above.filter { page.words(in: page.lines[$0].text, limit: 10) <= 9 }
        if let title = names.first(where: { page.lowercased($0).contains("glossary") })
            ?? names.last, page.opening.title == nil
        {
            page.opening.title = page.finding(page.lines[title].text)
            page.lines[title].role = .title
        }
        for index in above where page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
        page.opening.form = .studySet
    }
}
