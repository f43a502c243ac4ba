import ThawCore

/// The steps of a site above a title, each on a line of its own: "All subjects", "Physics", "Forces", and then the
/// title, or the title twice.
enum SiteSteps {
    static func prepare(_ page: inout PageLines) {
        let label = cutLabel(&page)
        if let label, takeAbove(&page, label) { return }
        let head = Array(
            page.openLines(limit: 16).prefix {
                $0 < SiteFrame.headLimit && SiteFrame.canBeFrame(page, $0)
            })
        if let title = repeated(page, head), title.first != head.first {
            take(&page, head.filter { $0 < title.first })
            page.lines[title.first].role = .navigation
            if title.isWithin {
                page.opening.title = page.finding(page.lines[title.first].text)
                page.lines[title.last].role = .title
            }
            for index in head where title.first < index && index < title.last {
                SiteFrame.mark(&page, index..<(index + 1))
            }
        } else {
            takeBelowRoots(&page, head)
        }
    }

    /// "key term - Inertia" without what the site calls its pages; the line that was cut.
    private static func cutLabel(_ page: inout PageLines) -> Int? {
        for index in page.openLines(limit: 30) where page.lines[index].text.count <= 90 {
            let text = page.lines[index].text
            let lower = page.lowercased(index)
            guard let label = labels.first(where: lower.hasPrefix),
                page.string(text).utf8.count == text.count
            else { continue }
            var start = text.start + label.utf8.count
            let signs: [UInt8] = [0x20, 0x2D, 0x7C, 0xE2, 0x80, 0x93, 0x94]
            while start < text.end, signs.contains(page.clean[start]) { start += 1 }
            let rest = Span(start, text.end)
            guard !rest.isEmpty, page.words(in: rest, limit: 9) <= 8,
                page.firstIndex(of: 0x2C, in: rest) == nil
            else { continue }
            page.lines[index].text.start = start
            return index
        }
        return nil
    }

    private static let labels = [
        "key term - ", "key term – ", "key term — ", "key term | ", "all key terms - ",
        "all key terms – ", "glossary term - ", "glossary term – ",
    ]

    /// What stands above a title with such a label is the site's: its menus, and the course, with a picture before it.
    private static func takeAbove(_ page: inout PageLines, _ label: Int) -> Bool {
        let above = page.openLines(limit: 40).filter { $0 < label }
        let areShort = above.allSatisfy { index in
            let text = page.lines[index].text
            return text.count <= 100
                && !(page.endsSentence(text) && page.words(in: text, limit: 9) >= 7)
        }
        guard areShort else { return false }
        let pictured = above.last { index in
            let text = page.string(of: page.lines[index])
            return text.utf8.first ?? 0 >= 0xE2 && text.utf8.count <= 90
                && text.contains(where: \.isLetter)
                && !SiteChrome.isChrome(page, page.lines[index], isAtEdge: true)
        }
        guard let pictured else {
            take(&page, above)
            return true
        }
        let words = page.string(of: page.lines[pictured])
        var name = String(words.drop { !$0.isLetter && !$0.isNumber })
        if name.lowercased().hasSuffix(" review") { name = String(name.dropLast(7)) }
        // Its small letters are the site's: a step above may have it in its own.
        let steps = above.filter { $0 != pictured }.map { index in
            String(page.string(of: page.lines[index]).drop { !$0.isLetter && !$0.isNumber })
        }
        let step = steps.first { $0.lowercased() == name.lowercased() }
        page.opening.subjects.append(step ?? name)
        for index in above { SiteFrame.mark(&page, index..<(index + 1)) }
        return true
    }

    private struct Title {
        var first: Int
        var last: Int
        /// The second line says more than the first: "Forces (GCSE Physics): Revision Note".
        var isWithin: Bool
    }

    /// The first line of the head that comes again a few lines below, alone or with an addition.
    private static func repeated(_ page: PageLines, _ head: [Int]) -> Title? {
        for (place, index) in head.enumerated() {
            let name = SiteFrame.key(page, page.lines[index].text)
            let words = page.lowercased(index)
            guard name.count >= 4, !SiteChrome.isControl(words), isSpokenOf(page, index) else {
                continue
            }
            for (before, later) in zip(head[place...], head[(place + 1)...]).prefix(6) {
                // "From class:" names what a step above named.
                if page.lastByte(of: page.lines[before].text) == 0x3A { continue }
                if SiteFrame.key(page, page.lines[later].text) == name {
                    return Title(first: index, last: later, isWithin: false)
                }
                let rest = page.lowercased(later).dropFirst(words.count)
                let isAddition = [" (", ": ", " - ", " – ", " | "].contains { rest.hasPrefix($0) }
                if name.count >= 6, page.lowercased(later).hasPrefix(words), isAddition {
                    return Title(first: index, last: later, isWithin: true)
                }
            }
        }
        return nil
    }

    /// Whether the text below has a word of the line.
    private static func isSpokenOf(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index).letterAndNumberRuns
            .filter { $0.utf8.count >= 4 }.map { Array($0.utf8.prefix(6)) }
        let body = page.lines.dropFirst(index + 1).lazy.filter { $0.text.count >= 40 }.prefix(40)
        return body.contains { line in
            let text = page.string(of: line).lowercased().utf8
                .split { !ByteText.isLetter($0) && !ByteText.isDigit($0) }
            return text.contains { word in words.contains { word.starts(with: $0) } }
        }
    }

    /// Marks what stands above a title; the last lines of it, from a subject on or below a page of the site, are its
    /// subjects.
    private static func take(_ page: inout PageLines, _ above: [Int]) {
        // A trail of one line.
        let line = above.first { Breadcrumb.crumbs(page, page.lines[$0]).count >= 2 }
        let trail = line.flatMap { Breadcrumb.open(page, page.lines[$0], isFirst: true) }
        if let trail, !trail.isEmpty {
            if page.opening.path.isEmpty { page.opening.path = trail }
            for index in above { SiteFrame.mark(&page, index..<(index + 1)) }
            return
        }
        let names = above.map { page.string(of: page.lines[$0]) }
        let isTrail = names.firstIndex {
            SchoolSubjects.subject(in: $0) != nil || SchoolSubjects.isLevel($0)
        }
        let top = names.firstIndex { Breadcrumb.isRoot($0) && $0.lowercased().hasPrefix("all ") }
        let root = names.lastIndex {
            Breadcrumb.isRoot($0) || SiteChrome.isControl($0.lowercased())
        }
        if let start = isTrail ?? (top ?? root).map({ $0 + 1 }), start < names.count,
            names.count - start <= 7, names[start...].allSatisfy({ $0.utf8.count <= 60 }),
            case let path = Breadcrumb.path(of: Array(names[start...])) ?? [], path.count <= 4
        {
            let known = page.opening.subjects.map { $0.lowercased() }
            if !path.isEmpty, !path.allSatisfy({ known.contains($0.lowercased()) }) {
                page.opening.path = path
            }
        }
        for index in above { SiteFrame.mark(&page, index..<(index + 1)) }
    }

    /// "All subjects", "Thermodynamics", "Key terms", and then the title.
    private static func takeBelowRoots(_ page: inout PageLines, _ head: [Int]) {
        let names = head.map { page.string(of: page.lines[$0]) }
        guard let first = names.firstIndex(where: { $0.lowercased().hasPrefix("all ") }),
            Breadcrumb.isRoot(names[first]),
            let last = names.prefix(first + 5).lastIndex(where: Breadcrumb.isRoot),
            last + 1 < head.count
        else { return }
        take(&page, Array(head[...last]))
    }
}
