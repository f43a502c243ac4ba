import ThawCore

/// Pages of a guide in several parts: the names of its pages above the text, the way to the neighbours above and below
/// it, and pictures with their captions in it.
///
/// Cost: linear in the lines.
enum SiteGuides {
    static func prepare(_ page: inout PageLines) {
        markCaptions(&page)
        markIcons(&page)
        markNames(&page)
        markLimit(&page)
        takePartOf(&page)
        takePages(&page)
        takeBelowSteps(&page)
        takeBetweenWays(&page)
    }

    /// The picture of an author, who is named right below it: "Ines Roth", "Written by: Ines Roth".
    private static func markNames(_ page: inout PageLines) {
        let keys = ["written by: ", "author: ", "by: "]
        for index in page.lines.indices.prefix(2 * SiteFrame.headLimit).dropFirst() {
            let text = page.lowercased(index, limit: 60)
            guard let key = keys.first(where: text.hasPrefix), page.lines[index - 1].role == nil,
                text.dropFirst(key.count) == page.lowercased(index - 1, limit: 48)
            else { continue }
            page.lines[index - 1].role = .metadata
        }
    }

    /// "You've read 1 of your 5 free notes this week", and what the site offers below it.
    private static func markLimit(_ page: inout PageLines) {
        let tail = page.lines.indices.suffix(20)
        let first = tail.first { index in
            let text = page.lowercased(index, limit: 90).replacingBytes(of: "’", with: "'")
            return text.hasPrefix("you've ") && text.contains(" of your ") && text.contains("free")
        }
        guard let first, (first..<page.lines.count).allSatisfy({ isShort(page, $0) }) else {
            return
        }
        for index in first..<page.lines.count where page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
    }

    /// "Part ofHistoryNorman England" below the title: the subject, and the course in it.
    private static func takePartOf(_ page: inout PageLines) {
        let head = page.lines.indices.prefix(2 * SiteFrame.headLimit).dropFirst()
        guard page.opening.title == nil,
            let index = head.first(where: { index in
                let line = page.lines[index]
                guard line.role == nil, 7...80 ~= line.text.count else { return false }
                let text = page.string(line.text)
                return text == "Part of"
                    || text.hasPrefix("Part of")
                        && text.dropFirst(7).first.map { $0.isUppercase } ?? false
            })
        else { return }
        // The steps may stand on lines of their own.
        let isAlone = page.lines[index].text.count == 7
        let below = isAlone ? steps(page, below: index) : []
        let parts =
            isAlone
            ? below.map { page.string(page.lines[$0].text) }[...]
            : SiteChrome.unglued(page.string(page.lines[index].text)).dropFirst()
        guard let subject = parts.first, SchoolSubjects.subject(in: subject) != nil,
            let title = page.lines.indices[..<index].last(where: { page.lines[$0].role == nil }),
            title == index - 1, isShort(page, title),
            // Where the subject stands above the title, too, the trail tells more.
            !isAlone
                || !page.lines.indices[..<title].suffix(4).contains(where: {
                    SchoolSubjects.subject(in: page.string(page.lines[$0].text)) != nil
                })
        else { return }
        for line in [index] + below { page.lines[line].role = .navigation }
        page.opening.path = Array(parts)
        if isLevel(page, title) {
            takeTitle(&page, below: index + below.count)
            return
        }
        page.lines[title].role = .title
        page.opening.title = page.finding(page.lines[title].text)
        // The level and the board stand above, and the site's menus.
        for above in 0..<title where page.lines[above].role == nil && isShort(page, above) {
            page.lines[above].role = .boilerplate
        }
    }

    /// "GCSE AQA": a level and a board, and no title.
    private static func isLevel(_ page: PageLines, _ index: Int) -> Bool {
        let words = CourseWords(page.string(page.lines[index].text))
        return words.subject == nil && words.unknown.isEmpty
    }

    /// The title below the steps, with the numbers of the guide's pages under it: "1", "2", "3".
    private static func takeTitle(_ page: inout PageLines, below last: Int) {
        var title = last + 1
        while title < page.lines.count, isSwitch(page, title) { title += 1 }
        guard title + 1 < page.lines.count, isShort(page, title), page.lines[title].role == nil
        else {
            return
        }
        for index in 0..<title where page.lines[index].role == nil && isShort(page, index) {
            page.lines[index].role = .boilerplate
        }
        page.lines[title].role = .title
        page.opening.title = page.finding(page.lines[title].text)
        var number = 1
        while title + number < page.lines.count,
            page.string(page.lines[title + number].text) == String(number)
        {
            number += 1
        }
        guard number > 2 else { return }
        for index in (title + 1)..<(title + number) { page.lines[index].role = .navigation }
    }

    /// "Save to My Revision".
    private static func isSwitch(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 40)
        return SiteChrome.isControl(text)
            || ["save to ", "add to ", "saved in "].contains(where: text.hasPrefix)
    }

    /// A subject and the course in it.
    private static func steps(_ page: PageLines, below index: Int) -> [Int] {
        let lines = page.lines.indices.dropFirst(index + 1).prefix(2)
        return Array(lines.prefix { page.lines[$0].role == nil && isShort(page, $0) })
    }

    // MARK: Pictures

    /// "Image caption," over the caption.
    private static func markCaptions(_ page: inout PageLines) {
        for index in page.lines.indices.dropLast() where 12...15 ~= page.lines[index].text.count {
            let text = page.lowercased(index, limit: 15)
            guard
                ["image caption", "image source", "figure caption"].contains(where: text.hasPrefix),
                text.utf8.last == 0x2C || text.utf8.last == 0x3A
            else { continue }
            let caption = page.lines[index + 1]
            guard caption.role == nil, caption.marker == .none, !caption.isApart,
                caption.text.count <= 160
            else { continue }
            page.lines[index].role = .boilerplate
            page.lines[index + 1].role = .boilerplate
            if index + 2 < page.lines.count, page.lines[index].isApart {
                page.lines[index + 2].isApart = true
            }
        }
    }

    /// "Theme Icon", "Character Icon": the names of pictures, several below one another, and the line that they stand
    /// under.
    private static func markIcons(_ page: inout PageLines) {
        var start = 0
        for index in page.lines.indices where index >= start && isIcon(page, index) {
            var end = index
            while end < page.lines.count, isIcon(page, end) { end += 1 }
            start = end
            guard end - index >= 2 else { continue }
            var first = index
            if first > 0, page.lines[first - 1].isApart, page.lines[first - 1].role == nil,
                page.words(in: page.lines[first - 1].text, limit: 5) <= 4,
                !page.endsSentence(page.lines[first - 1].text)
            {
                first -= 1
            }
            for line in first..<end { page.lines[line].role = .boilerplate }
            if end < page.lines.count { page.lines[end].isApart = true }
        }
    }

    private static func isIcon(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard 8...80 ~= line.text.count, line.role == nil, line.marker == .none, !line.isRow else {
            return false
        }
        let end = line.text.end
        return page.clean[(end - 5)..<end].elementsEqual(" Icon".utf8)
            || page.clean[(end - 5)..<end].elementsEqual(" icon".utf8)
    }

    // MARK: Pages

    /// "Page 2 of 5" or "Pages" over the names of the pages, of which one stands below or above as the title: a guide
    /// of a site, with "Part of Physics" above for its subject.
    private static func takePages(_ page: inout PageLines) {
        guard page.opening.title == nil else { return }
        for index in page.lines.indices.prefix(SiteFrame.headLimit) {
            guard let (count, number) = count(page, index), index + count + 2 < page.lines.count
            else { continue }
            let names = (index + 1)...(index + count)
            let areNames = names.allSatisfy { line in
                page.lines[line].text.count <= 80 && !page.endsSentence(page.lines[line].text)
            }
            let keys = names.map {
                String(SiteFrame.key(page, page.lines[$0].text).drop(while: \.isNumber))
            }
            let title = [index + count + 1, index - 1].first { line in
                guard line >= 0, page.lines[line].role == nil else { return false }
                let key = SiteFrame.key(page, page.lines[line].text)
                return number.map { keys[$0 - 1] == key } ?? keys.contains(key)
            }
            guard areNames, let title else { continue }
            takePart(&page, above: index)
            for line in 0...(index + count) where line != title && page.lines[line].role == nil {
                page.lines[line].role = .navigation
            }
            page.lines[title].role = .title
            page.opening.title = page.finding(page.lines[title].text)
            markNeighbours(&page, Set(keys), below: max(title, index + count))
            return
        }
    }

    /// How many names of pages stand below the line, and which of them is this one's where the line tells it.
    private static func count(_ page: PageLines, _ index: Int) -> (count: Int, number: Int?)? {
        let words = page.lowercased(index, limit: 20).split(separator: " ")
        if words == ["pages"] {
            var count = 0
            while index + count + 1 < page.lines.count,
                page.lines[index + count + 1].marker == .number(count + 1)
            {
                count += 1
            }
            return 2...20 ~= count ? (count, nil) : nil
        }
        guard words.count == 4, words[0] == "page", words[2] == "of", let number = Int(words[1]),
            let count = Int(words[3]), 2...20 ~= count, 1...count ~= number
        else { return nil }
        return (count, number)
    }

    /// "Next page" over the name of another page of the guide, and what the site puts below it.
    private static func markNeighbours(
        _ page: inout PageLines, _ names: Set<String>, below head: Int
    ) {
        let first = page.lines.indices.suffix(SiteFrame.headLimit).first { index in
            index > head + 1 && SiteChrome.isControl(page.lowercased(index - 1, limit: 30))
                && names.contains(SiteFrame.key(page, page.lines[index].text))
        }
        guard let first else { return }
        SiteFrame.mark(&page, (first - 1)..<page.lines.count)
    }

    /// "Part of Computer Science", with the topic in it behind the subject or on the line above.
    private static func takePart(_ page: inout PageLines, above end: Int) {
        if takePartBelow(&page, above: end) { return }
        let opening = "part of "
        guard
            let line = (0..<end).last(where: {
                page.lowercased($0, limit: 60).hasPrefix(opening)
            })
        else { return }
        let name = page.string(of: page.lines[line])
        // "PhysicsForces": the copy left out the blank between two links.
        let words = SiteChrome.unglued(String(name.dropFirst(opening.count)))
            .joined(separator: " ").split(separator: " ")
        let length = (1...max(1, words.count)).last {
            SchoolSubjects.subject(in: words.prefix($0).joined(separator: " ")) != nil
        }
        guard let length else { return }
        page.opening.path = [words.prefix(length).joined(separator: " ")]
        let rest = words.dropFirst(length).joined(separator: " ")
        if !rest.isEmpty { page.opening.path.append(rest) }
        guard rest.isEmpty, line > 0, page.lines[line - 1].role == nil,
            page.lines[line - 1].text.count <= 60
        else { return }
        let topic = page.string(of: page.lines[line - 1])
        let isTopic = !SiteChrome.isControl(topic.lowercased()) && !SchoolSubjects.isLevel(topic)
        if isTopic { page.opening.path.append(topic) }
    }

    /// "Part of" over the subject, and over the topic where the steps of the site name it, too.
    private static func takePartBelow(_ page: inout PageLines, above end: Int) -> Bool {
        guard let line = (0..<end).last(where: { page.lowercased($0, limit: 8) == "part of" }),
            line + 2 < end, page.lines[line + 1].text.count <= 60,
            let subject = SchoolSubjects.subject(in: page.string(of: page.lines[line + 1]))
        else { return false }
        page.opening.path = [subject]
        let topic = SiteFrame.key(page, page.lines[line + 2].text)
        let isStep = (0..<line).contains { SiteFrame.key(page, page.lines[$0].text) == topic }
        if topic.count >= 3, isStep {
            page.opening.path.append(page.string(of: page.lines[line + 2]))
        }
        return true
    }

    /// "Home", "GCSE", "Physics", "Electricity", a line each; then the title, and "Part of Physics > Electricity" below
    /// it, which names the same steps.
    private static func takeBelowSteps(_ page: inout PageLines) {
        guard page.opening.title == nil,
            let part = page.lines.indices.prefix(SiteFrame.headLimit).first(where: {
                page.lowercased($0, limit: 100).hasPrefix("part of")
            }), part >= 2
        else { return }
        let steps = Set((0..<part - 1).map { SiteFrame.key(page, page.lines[$0].text) })
        var names = Breadcrumb.parts(String(page.string(of: page.lines[part]).dropFirst(7)))
        var end = part + 1
        if names.isEmpty {
            while end < page.lines.count, steps.contains(SiteFrame.key(page, page.lines[end].text))
            {
                names.append(page.string(of: page.lines[end]))
                end += 1
            }
        }
        let title = page.lines[part - 1]
        guard let subject = names.first, SchoolSubjects.subject(in: subject) != nil,
            names.allSatisfy({ steps.contains(SiteFrame.key($0)) }), title.role == nil,
            title.marker == .none, title.text.count <= 100,
            !steps.contains(SiteFrame.key(page, title.text)),
            !SiteChrome.isControl(page.lowercased(part - 1))
        else { return }
        for line in 0..<end where page.lines[line].role == nil {
            page.lines[line].role = .navigation
        }
        page.lines[part - 1].role = .title
        page.opening.title = page.finding(title.text)
        page.opening.path = names
        if end < page.lines.count { page.lines[end].isApart = true }
    }

    // MARK: The way on

    /// "Previous", "The first years", "Next", "The war": above the text and again below it. The line above the first is
    /// the title, and all else outside them the site's.
    private static func takeBetweenWays(_ page: inout PageLines) {
        guard page.opening.title == nil else { return }
        let limit = 2 * SiteFrame.headLimit
        let ways = page.lines.indices.filter { isWay(page, $0) }
        guard ways.count >= 2, let first = ways.first, first < limit, first > 0 else { return }
        let name = step(page, first)
        guard name.count >= 4,
            let again = ways.dropFirst().first(where: {
                $0 > first + 6 && step(page, $0) == name
            })
        else { return }
        var end = first
        while end < again, isWay(page, end) { end += 2 }
        let title = (max(0, first - 3)..<first).last { index in
            let line = page.lines[index]
            return line.role == nil && line.marker == .none && line.text.count <= 100
                && page.words(in: line.text, limit: 2) >= 2
                && !SiteChrome.isControl(page.lowercased(index))
        }
        guard let title, again - end >= 3, (0..<first).allSatisfy({ isShort(page, $0) }) else {
            return
        }
        page.lines[title].role = .title
        page.opening.title = page.finding(page.lines[title].text)
        SiteFrame.mark(&page, 0..<end)
        page.lines[end].isApart = true
        let hasComments = (again..<page.lines.count).contains {
            page.lowercased($0, limit: 40).contains("comment")
        }
        var foot = again
        while hasComments && foot < page.lines.count && isWay(page, foot) { foot += 2 }
        SiteFrame.mark(&page, again..<(hasComments ? foot : page.lines.count))
        var last = again - 1
        while last > end, isAppeal(page, last) {
            page.lines[last].role = page.lines[last].role ?? .boilerplate
            last -= 1
        }
    }

    private static func isAppeal(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.marker == .none
            && (line.role != nil || SiteAppeal.isAppeal(page.string(line.text), at: .outside))
    }

    private static func isShort(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        return text.count <= 100
            && !(page.endsSentence(text) && page.words(in: text, limit: 9) >= 7)
    }

    /// "Previous" alone, over the name of another page.
    private static func isWay(_ page: PageLines, _ index: Int) -> Bool {
        guard 4...16 ~= page.lines[index].text.count, index + 1 < page.lines.count,
            page.lines[index].role != .title, 3...80 ~= page.lines[index + 1].text.count
        else { return false }
        return ["previous", "next", "prev", "previous page", "next page", "up next"]
            .contains(page.lowercased(index, limit: 16))
    }

    /// The way, and the name of the page that it leads to.
    private static func step(_ page: PageLines, _ index: Int) -> String {
        SiteFrame.key(page, page.lines[index].text) + " "
            + SiteFrame.key(page, page.lines[index + 1].text)
    }
}
