import ThawCore

/// The head of a site's page that its own trail, menu or label explains: the title is the line that the trail ends in.
enum SiteHead {
    /// How far down a head goes.
    private static let reach = 30

    /// Cost: linear in the first lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil, page.opening.title == nil else {
            return
        }
        markMenus(&page)
        takeWhole(&page)
        if takeNamedTerm(&page) { return }
        takeTrail(&page)
    }

    // MARK: Menus

    /// "Economics   Business   Politics   Shop": four names or more side by side, subjects among them, and no table
    /// below.
    private static func markMenus(_ page: inout PageLines) {
        let head = page.openLines(limit: 8)
        for (place, index) in head.enumerated().prefix(5) {
            let count = columns(page, index).count
            let below = place + 1 < head.count ? columns(page, head[place + 1]).count : 0
            let names = columns(page, index)
            let isMenu = count >= 4 && names.count(where: SchoolSubjects.isSubject) >= 2
            // "GCSE   Eduqas   Change exam board".
            let isChoice =
                count >= 3 && names.contains { $0.lowercased().hasPrefix("change ") }
                || count >= 2 && names.contains { $0.hasSuffix("▾") || $0.hasSuffix("▼") }
            guard isChoice || isMenu && (below != count || place == 0 && below >= 4),
                names.allSatisfy({ $0.split(separator: " ").count <= 4 })
            else { continue }
            // "Computer Science ▾": of a menu that unfolds the first is what was chosen.
            let chosen = names.first { $0.hasSuffix("▾") || $0.hasSuffix("▼") }
            if let chosen, let subject = CourseWords.subject(in: String(chosen.dropLast())) {
                page.opening.subjects.append(subject)
            }
            page.lines[index].role = .navigation
        }
    }

    private static func columns(_ page: PageLines, _ index: Int) -> [String] {
        let line = page.lines[index]
        guard line.text.count <= 160 else { return [] }
        let text = page.string(Span(line.start, line.text.end), keepingGaps: true)
        return text.contains("\t") ? [] : text.columns(apart: 3)
    }

    /// "Part of Geography   Physical landscapes": the subject that the page is a part of.
    private static func takeWhole(_ page: inout PageLines) {
        for index in page.openLines(limit: 15)
        where page.lowercased(index, limit: 80).hasPrefix("part of ") {
            let parts = columns(page, index)
            let first = parts.first ?? page.string(page.lines[index].text)
            let name = String(first.dropFirst("part of ".count)).trimmingSpaces
            guard SchoolSubjects.isSubject(name), let subject = SchoolSubjects.subject(in: name)
            else { continue }
            page.opening.subjects.append(subject)
            page.lines[index].role = .metadata
        }
    }

    // MARK: Labels

    private static let labels = ["key term", "key word", "key concept", "keyword"]

    /// "Key term: Consideration" is the title, and "Osmosis (Biology): Key term", whatever the site lists above it.
    private static func takeNamedTerm(_ page: inout PageLines) -> Bool {
        let head = page.openLines(limit: reach)
        let found = head.filter { index in
            let lower = page.lowercased(index, limit: 80)
            return page.lines[index].marker == .none && !page.endsSentence(page.lines[index].text)
                && (labels.contains { lower.hasPrefix($0 + ": ") }
                    || labels.contains { lower.hasSuffix(": " + $0) })
        }
        guard found.count == 1, let index = found.first, let place = head.firstIndex(of: index),
            place >= 3 || page.lowercased(index, limit: 80).hasSuffix("key term"),
            !head[..<place].contains(where: {
                page.lines[$0].text.count >= 60 && page.endsSentence(page.lines[$0].text)
            }),
            let colon = page.clean[page.lines[index].text.range].lastIndex(of: 0x3A)
        else { return false }
        let text = page.lines[index].text
        let isBehind = labels.contains(
            page.string(page.trimmed(Span(colon + 1, text.end))).lowercased())
        let name = page.withoutBracket(
            page.trimmed(isBehind ? Span(text.start, colon) : Span(colon + 1, text.end)))
        guard 1...6 ~= page.words(in: name, limit: 7) else { return false }
        page.opening.title = page.finding(isBehind ? name : text)
        page.opening.isTitleSure = true
        page.lines[index].role = .title
        page.opening.isKeyTerm = true
        cutMeaning(&page, of: page.string(name), below: head[(place + 1)...])
        for above in head[..<place] {
            if let subject = CourseWords.subject(in: page.string(of: page.lines[above])),
                page.opening.subjects.isEmpty
            {
                page.opening.subjects.append(subject)
            }
            page.lines[above].role = .navigation
        }
        return true
    }

    /// "Consideration        Something of value …" below "Term        Meaning": the definition is what the second
    /// column says.
    private static func cutMeaning(
        _ page: inout PageLines, of name: String, below: ArraySlice<Int>
    ) {
        for index in below.prefix(12) {
            let cells = columns(page, index)
            guard cells.count == 2, cells[0].lowercased() == name.lowercased() else { continue }
            let text = page.lines[index].text
            page.lines[index].text = page.trimmed(
                Span(text.start + cells[0].utf8.count, text.end))
            page.lines[index].start = page.lines[index].text.start
            for above in [index - 1, index - 2] where above >= 0 && page.lines[above].role == nil {
                guard page.words(in: page.lines[above].text, limit: 4) <= 3 else { break }
                page.lines[above].role = .heading
            }
            return
        }
    }

    // MARK: Trails

    private static func takeTrail(_ page: inout PageLines) {
        let head = page.openLines(limit: reach)
        for (place, index) in head.enumerated() {
            let next = head.dropFirst(place + 1).first
            guard let (last, steps) = trail(page, index, next: next) else { continue }
            // Between the trail and the title the page may say of what kind it is.
            let title = head.dropFirst(place + 1).prefix(3).first {
                CourseWords(page.string(page.lines[$0].text)).unknown.contains { $0 != "cards" }
            }
            guard let title, isNamed(page, title, by: last) else { continue }
            // Where both say the same, `SiteFrame` finds it.
            if steps == nil, Masthead.key(page.string(page.lines[title].text)) == Masthead.key(last)
            {
                continue
            }
            page.opening.title = page.finding(page.lines[title].text)
            page.lines[title].role = .title
            // A trail with its signs is read with the site's other ways.
            guard let steps else { return }
            let subjects = steps.compactMap { step in
                SchoolSubjects.isSubject(step) ? SchoolSubjects.subject(in: step) : nil
            }
            if let subject = subjects.first, !page.opening.subjects.contains(subject) {
                page.opening.subjects.append(subject)
            }
            for above in head where above < title { page.lines[above].role = .navigation }
            return
        }
    }

    /// The last step of a trail, and the words of those above it where it has lost its signs.
    private static func trail(
        _ page: PageLines, _ index: Int, next: Int?
    ) -> (last: String, steps: [String]?)? {
        let line = page.lines[index]
        guard line.marker == .none, line.heading == 0, 12...160 ~= line.text.count,
            !page.endsSentence(line.text)
        else { return nil }
        let text = page.string(line.text)
        let crumbs = Breadcrumb.crumbs(page, line).map { page.string($0) }
        if crumbs.count >= 3, Breadcrumb.isRoot(crumbs[0]) {
            let last = crumbs[crumbs.count - 1]
            let names = ["key term", "cards", "term of the"].contains(
                where: last.lowercased().contains)
            return names || CourseWords(last).areAll ? nil : (last, nil)
        }
        // "HomeSociologyCrime and DevianceMoral panic" over "Moral Panic", "Biology Cell Biology Osmosis" over
        // "Osmosis".
        guard let next, case let name = page.string(page.lines[next].text),
            4...60 ~= name.utf8.count, page.lines[next].marker == .none,
            text.utf8.count >= name.utf8.count + 6, text.lowercased().hasSuffix(name.lowercased()),
            text.split(separator: " ").count <= 14
        else { return nil }
        let before = String(text.dropLast(name.count)).trimmingSpaces
        let isGlued = before.hasPrefix("Home") && before.dropFirst(4).first?.isUppercase == true
        let words = before.split(separator: " ").map(String.init)
        guard isGlued || words.allSatisfy({ $0.first?.isUppercase == true }) && words.count >= 2
        else { return nil }
        return (name, isGlued ? SiteChrome.unglued(before) : subjects(of: words))
    }

    /// The runs of words that name a subject.
    private static func subjects(of words: [String]) -> [String] {
        for length in stride(from: min(3, words.count), through: 1, by: -1) {
            for start in 0...(words.count - length) {
                let run = words[start..<(start + length)].joined(separator: " ")
                if SchoolSubjects.isSubject(run) { return [run] }
            }
        }
        return []
    }

    /// Whether the line says what the last step does, and perhaps more.
    private static func isNamed(_ page: PageLines, _ index: Int, by last: String) -> Bool {
        let line = page.lines[index]
        guard line.marker == .none, line.text.count <= 110, last.utf8.count >= 4,
            !page.endsSentence(line.text) || page.endsInQuestionMark(line.text)
        else { return false }
        let key = Masthead.key(page.string(line.text))
        return key.hasPrefix(Masthead.key(last))
    }
}
