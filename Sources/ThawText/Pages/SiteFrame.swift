import ThawCore

/// What a site puts above and below a page, told by what recurs on it rather than by the words of a list: the trail
/// that ends in the title below it, the name that the line of the copyright repeats, the headings that a table of
/// contents lists before they come.
///
/// Cost: linear in the lines; only the first and last lines are looked at closely.
enum SiteFrame {
    /// How far down the head of a site may reach.
    static let headLimit = 30

    static func prepare(_ page: inout PageLines) {
        guard page.markup != .html, page.lines.count >= 6 else { return }
        markViewer(&page)
        takeTrail(&page)
        markName(&page)
        markFoot(&page)
        markMenu(&page)
        SiteGuides.prepare(&page)
        markContents(&page)
        SiteSteps.prepare(&page)
        takeAboveCredit(&page)
        markAuthor(&page)
        markScale(&page)
    }

    /// The forms and switches of StudyStack above a title, to the last of them.
    static func markSwitches(_ page: inout PageLines) {
        let last = page.lines.indices.prefix(80).last { index in
            page.lines[index].text.count >= 38
                && page.lowercased(index, limit: 80).collapsingWhiteSpace
                    == "normal size small size show me how"
        }
        guard let last else { return }
        for index in page.lines.indices where index <= last && page.lines[index].role == nil {
            page.lines[index].role = .navigation
        }
    }

    // MARK: A viewer

    /// What a site that shows documents writes over the first page, "57 views · 2 pages", "Available formats", "You are
    /// on page 1/2", and below the last. The document's name stands among it, and often as its first line again.
    private static func markViewer(_ page: inout PageLines) {
        let head = page.openLines(limit: headLimit)
        let known = Set(head.filter { isViewer(page, $0) })
        var end: Int?
        var (seen, unknown) = (0, 0)
        for index in head where unknown <= 3 {
            unknown = known.contains(index) ? 0 : unknown + 1
            guard known.contains(index) else { continue }
            end = index
            seen += 1
        }
        guard seen >= 3, let last = end else { return }
        let above = head.filter { $0 < last && !known.contains($0) }
        let below = head.first { $0 > last }
        for index in head where index <= last { page.lines[index].role = .navigation }
        if let label = head.first(where: { page.lowercased($0, limit: 16) == "uploaded by" }),
            let name = above.first(where: { $0 > label })
        {
            page.author = page.author ?? page.string(page.lines[name].text)
        }
        if let name = above.first(where: { page.lines[$0].text.count <= 120 }),
            page.opening.title == nil
        {
            let isAgain =
                below.map { key(page, page.lines[$0].text) == key(page, page.lines[name].text) }
                ?? false
            let line = isAgain ? below ?? name : name
            page.opening.title = page.finding(page.lines[line].text)
            page.lines[line].role = .title
        }
        let tail = page.lastOpenLines(limit: headLimit).filter {
            $0 >= page.lines.count * 2 / 3
        }
        guard let foot = tail.last(where: { isViewer(page, $0) }) else { return }
        for index in tail where index >= foot { page.lines[index].role = .navigation }
    }

    private static func isViewer(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.text.count <= 80, line.marker == .none else { return false }
        let text = page.lowercased(index, limit: 80)
        let words = text.letterRuns
        return viewerLines.contains { text.hasPrefix($0) }
            || text.contains("found this document") || text.contains("all rights reserved")
            || text.first?.isNumber == true && words.contains { $0.hasPrefix("view") }
                && words.contains { $0.hasSuffix("pages") || $0.hasSuffix("page") }
    }

    private static let viewerLines = [
        "you are on page", "available formats", "share this document", "download as docx",
        "download as pdf, txt", "document information", "original title", "uploaded by",
        "reward your curiosity", "read online on scribd", "copyright", "share on facebook",
        "share on twitter", "did you find this document useful", "is this content inappropriate",
        "report this document", "download now", "save save", "description:", "related documents",
        "documents similar to", "footer menu", "document details", "doc type", "available format",
    ]

    // MARK: The head

    /// "Home › Biology › Cells" over "Cells": what stands above the trail is the site's. Without such a line, and with
    /// nothing but credits before the first card, the trail ends in the title.
    private static func takeTrail(_ page: inout PageLines) {
        for index in page.lines.indices.prefix(headLimit) {
            guard canBeFrame(page, index) else { return }
            let crumbs = Breadcrumb.crumbs(page, page.lines[index])
            guard crumbs.count >= 2, let last = crumbs.last,
                crumbs.allSatisfy({ $0.range.contains { ByteText.isLetter(page.clean[$0]) } })
            else { continue }
            let name = key(page, last)
            let below = page.openLines(limit: headLimit).filter { $0 > index }
            let repeated = below.prefix(5).contains { key(page, page.lines[$0].text) == name }
            let isTitle = !repeated && crumbs.count >= 3 && isOverCards(page, below)
            guard name.count >= 3, repeated || isTitle else { continue }
            mark(&page, 0..<index)
            if isTitle, page.opening.title == nil { page.opening.title = page.finding(last) }
            if let line = below.prefix(5).first(where: { key(page, page.lines[$0].text) == name }),
                page.opening.title == nil
            {
                page.opening.title = page.finding(page.lines[line].text)
                page.lines[line].role = .title
            }
            return
        }
    }

    /// Whether credits and switches alone stand above the label of the first card.
    private static func isOverCards(_ page: PageLines, _ below: [Int]) -> Bool {
        for index in below.prefix(10) {
            let line = page.lines[index]
            if let label = CardLabel(page, line) {
                return label.total != nil && !label.isPageNumber
            }
            let text = page.string(line.text, keepingGaps: true)
            guard CreditLine(text) != nil || SiteChrome.isChrome(page, line, isAtEdge: true) else {
                return false
            }
        }
        return false
    }

    /// A short line of the head that the line of the copyright repeats, and what stands above it.
    private static func markName(_ page: inout PageLines) {
        let notices = page.lines.indices.filter { isNotice(page, $0) }
            .map { key(page, page.lines[$0].text) }
        guard !notices.isEmpty else { return }
        var last: Int?
        for index in page.lines.indices.prefix(12) {
            guard canBeFrame(page, index) else { break }
            let line = page.lines[index]
            let name = key(page, firstPart(page, line.text))
            guard name.count >= 4, page.words(in: line.text, limit: 12) <= 10,
                SchoolSubjects.subject(in: page.string(of: line)) == nil,
                notices.contains(where: { $0.contains(name) && $0.count <= name.count + 60 })
            else { continue }
            last = index
        }
        guard let last else { return }
        mark(&page, 0..<(last + 1))
    }

    /// "© 2023 StudyHarbour Ltd", "Copyright StudyHarbour".
    private static func isNotice(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        guard 6...160 ~= text.count, index > 3, mayBeNotice(page.clean[text.range]) else {
            return false
        }
        let lower = page.string(text).lowercased()
        return lower.contains("©") || lower.hasPrefix("copyright ")
            || lower.contains("all rights reserved")
    }

    /// Whether there is a sign of copyright, or "righ" as in "copyright" and "rights": nearly no line has them.
    private static func mayBeNotice(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var last: UInt32 = 0
            for byte in bytes {
                last = last << 8 | UInt32(byte | 0x20)
                // The sign's two bytes, C2 A9, with the bit that tells small letters from capitals.
                if last & 0xFFFF == 0xE2A9 { return true }
                if last == 0x7269_6768 { return true }
            }
            return false
        }
    }

    /// The menu of the site: lines of few words that end in the switches for visitors with an account. What the text
    /// below speaks of is no part of it.
    private static func markMenu(_ page: inout PageLines) {
        var end: Int?
        var known = 0
        for index in page.lines.indices.prefix(headLimit) {
            let line = page.lines[index]
            guard canBeFrame(page, index), line.text.count <= 40 || line.role != nil else { break }
            let words = page.string(of: line).lowercased()
            if SiteChrome.isControl(words) { known += 1 }
            if SiteChrome.isForAccounts(words), known >= 2 { end = index }
        }
        guard let end, end > 0 else { return }
        let start = page.lines[end].text.end
        // The foot of the site names its pages again.
        let last = page.lines.last { $0.role == nil }?.text.end ?? start
        let body = page.clean[start..<max(start, last)].prefix(60_000)
        let rest = " " + Masthead.key(String(decoding: body, as: UTF8.self)) + " "
        for index in 0..<end {
            let line = page.lines[index]
            let words = page.string(of: line)
            let isKnown = line.role != nil || SiteChrome.isControl(words.lowercased())
            if !isKnown, rest.contains(" " + Masthead.key(words) + " ") { return }
            mark(&page, index..<(index + 1))
        }
    }

    /// Under a menu, the line right above "Posted by Ms Farrow on 4 October" is the title, and what stands above it the
    /// site's.
    /// "Level: A-Level, IB", "Board: AQA".
    private static func isField(_ text: String) -> Bool {
        let key = text.prefix { $0 != ":" }.lowercased()
        return key.utf8.count < text.utf8.count
            && ["level", "board", "exam board", "exam boards", "levels", "type", "key stage"]
                .contains(key)
    }

    private static func takeAboveCredit(_ page: inout PageLines) {
        guard page.opening.title == nil else { return }
        var title: Int?
        var above = 0
        var known = 0
        var hasLead = false
        for index in page.lines.indices.prefix(headLimit) {
            if !canBeFrame(page, index) {
                guard !hasLead, above >= 4, title == index - 1 else { return }
                hasLead = true
            }
            let line = page.lines[index]
            let text = page.string(line.text, keepingGaps: true)
            let isSwitch =
                line.role == .navigation || line.role == .boilerplate
                || SiteChrome.isChrome(page, line, isAtEdge: true)
                || SiteChrome.isControl(text.lowercased())
                || Breadcrumb.crumbs(page, line).count >= 2
                || isField(text)
            if isPosting(text) { break }
            above += 1
            if isSwitch { known += 1 } else if line.role == nil { title = index }
        }
        // Between the title and who wrote it may stand a sentence on what follows.
        if let last = title, last >= 4, page.lines[last].text.count >= 60,
            page.endsSentence(page.lines[last].text), page.lines[last - 1].role == nil
        {
            title = last - 1
        }
        guard let title, known >= (hasLead ? 1 : 2), above >= 4, title >= 3,
            title + 2 < page.lines.count,
            title + 2 < headLimit, page.words(in: page.lines[title].text, limit: 16) <= 14
        else { return }
        let isOverLead =
            title + 3 < page.lines.count && page.lines[title + 1].role == nil
            && page.lines[title + 1].text.count >= 60
            && page.endsSentence(page.lines[title + 1].text)
        let below = page.lines[isOverLead ? title + 2 : title + 1]
        guard isPosting(page.string(below.text, keepingGaps: true)),
            below.role == nil || below.role == .metadata
        else { return }
        for index in 0..<title where Breadcrumb.crumbs(page, page.lines[index]).count < 2 {
            mark(&page, index..<(index + 1))
        }
        // A page about one term has its title from those who read such pages.
        let isDefined = page.openLines(limit: headLimit).filter { $0 > title }.prefix(5).contains {
            page.lines[$0].text.count <= 60
                && KeyTermWords(page.string(page.lines[$0].text)).isDefinition
        }
        guard !isDefined else { return }
        if page.opening.path.isEmpty,
            let subject = (0..<title).map({ page.string(of: page.lines[$0]) }).last(
                where: SchoolSubjects.isSubject)
        {
            page.opening.path = [subject]
        }
        page.lines[title].role = .title
        page.opening.title = page.finding(page.lines[title].text)
        takeCredits(&page, below: isOverLead ? title + 1 : title)
    }

    /// "By Maren Holt", "21 November 2023", "6 min read": a line each.
    private static func takeCredits(_ page: inout PageLines, below title: Int) {
        for index in page.lines.indices.dropFirst(title + 1).prefix(4) {
            let line = page.lines[index]
            guard line.role == nil || line.role == .metadata, CardLabel(page, line) == nil,
                let credit = CreditLine(page.string(line.text, keepingGaps: true))
            else { return }
            page.author = page.author ?? credit.author
            page.date = page.date ?? (credit.created ?? credit.updated)?.raw
            if let subject = credit.subject, page.opening.path.isEmpty,
                !page.opening.subjects.contains(subject)
            {
                page.opening.subjects.append(subject)
            }
            page.lines[index].role = .metadata
        }
    }

    /// "Posted on 3 May 2016 by Mr Pemberton", "By Helen Marchbank", "Publication date: 9 May 2021".
    static func isPosting(_ text: String) -> Bool {
        let lower = text.lowercased()
        let opens = ["posted", "published", "publication", "written by", "by ", "last updated"]
            .contains(where: lower.hasPrefix)
        guard opens, let credit = CreditLine(text), credit.isExplicit else { return false }
        return credit.author != nil || credit.created != nil || credit.updated != nil
    }

    /// Three lines and more one under another that come again below, in their order and with text between them.
    private static func markContents(_ page: inout PageLines) {
        let limit = min(page.lines.count, 60)
        var places: [String: [Int]] = [:]
        for index in page.lines.indices {
            let line = page.lines[index]
            guard line.text.count <= 80 else { continue }
            let name = key(page, line.text)
            if name.count >= 4 { places[name, default: []].append(index) }
        }
        var start = 0
        while start < limit {
            var run: [Int] = []
            var later: [Int] = []
            var index = start
            while index < limit, let next = again(page, index, after: later.last, places) {
                run.append(index)
                later.append(next)
                index += 1
            }
            let isFollowed = zip(later, later.dropFirst()).allSatisfy { $1 - $0 >= 2 }
            if run.count >= 3, isFollowed, let first = later.first, first > index - 1 {
                let heading = ((start - 4)..<start).last { namesContents(page, $0) }
                mark(&page, (heading ?? start)..<index)
                for line in later where page.lines[line].role == nil {
                    page.lines[line].heading = max(2, page.lines[line].heading)
                }
                return
            }
            start += 1
        }
    }

    /// "In this note", "Contents (hide)".
    private static func namesContents(_ page: PageLines, _ index: Int) -> Bool {
        guard index >= 0, page.lines[index].text.count <= 40 else { return false }
        let words = page.lowercased(index).letterRuns
        return words.contains("contents") || words.contains("sections")
            || words.prefix(2) == ["in", "this"] || words.prefix(2) == ["on", "this"]
            || words.prefix(2) == ["jump", "to"]
    }

    /// Where a line comes again below the one that a table of contents named before it.
    private static func again(
        _ page: PageLines, _ index: Int, after last: Int?, _ places: [String: [Int]]
    ) -> Int? {
        let line = page.lines[index]
        guard line.role == nil, line.text.count <= 80, line.heading == 0, !line.isRow else {
            return nil
        }
        let name = key(page, line.text)
        let bare = String(name.drop(while: \.isNumber))
        for key in [name, bare] where key.count >= 4 {
            let later = places[key]?.first { $0 > max(index + 1, last ?? 0) }
            if later != nil { return later }
        }
        return nil
    }

    /// "How well did you know this?" with the numbers from 1 to 5 below it.
    private static func markScale(_ page: inout PageLines) {
        let questions = page.lines.indices.filter {
            page.lowercased($0, limit: 40).hasPrefix("how well did you know this")
        }
        // Below every card it frames the cards, and is told by that.
        guard questions.count <= 2 else { return }
        if let first = questions.first,
            let others = page.lines.indices.first(where: { index in
                index > first && page.lowercased(index, limit: 90).hasPrefix("decks in ")
            })
        {
            mark(&page, others..<page.lines.count)
        }
        for index in questions {
            var end = index + 1
            while end < page.lines.count, end < index + 9, isStep(page.lowercased(end, limit: 16)) {
                end += 1
            }
            // The last number may label the next card.
            while end > index + 1, Int(page.lowercased(end - 1, limit: 4)) != nil, end > index + 7 {
                end -= 1
            }
            for line in index..<end { page.lines[line].role = .boilerplate }
        }
    }

    private static func isStep(_ lower: String) -> Bool {
        Int(lower).map { 1...5 ~= $0 } ?? ["not at all", "perfectly"].contains(lower)
    }

    // MARK: The foot

    /// "Author: Priya Raman", whom the head names, and what follows about the author.
    private static func markAuthor(_ page: inout PageLines) {
        let head = page.lines.indices.prefix(headLimit).map { page.lowercased($0) }
        let last = page.lines.indices.suffix(25)
        guard
            let start = last.first(where: { index in
                let text = page.lowercased(index, limit: 60)
                if ["about the author", "about the authors", "meet the author"].contains(text) {
                    return true
                }
                guard index > headLimit,
                    let key = ["author:", "written by:"].first(where: text.hasPrefix)
                else { return false }
                let name = String(text.dropFirst(key.count)).trimmingSpaces
                return name.utf8.count >= 4 && head.contains { $0.hasSuffix(name) }
            })
        else { return }
        for index in start..<page.lines.count where page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
    }

    /// Below the last sentence or bullet, from the first of the site's own links on: names of its pages and services,
    /// among them the line of the copyright or two more that every site has.
    private static func markFoot(_ page: inout PageLines) {
        var first: Int?
        var known = 0
        for index in page.lines.indices.reversed() {
            let line = page.lines[index]
            let words = page.string(of: line).lowercased()
            if isNotice(page, index) {
                known += 2
                first = index
                continue
            }
            guard isFootLine(page, index), !isOfComments(words) else { break }
            if SiteChrome.isControl(words) {
                known += 1
                first = index
            }
        }
        guard var first, known >= 3, first > page.lines.count / 4 else { return }
        // The block that the first known link stands in is the site's as a whole.
        var start = first
        while start > first - 3, start > 0, !page.lines[start].isApart,
            isFootLine(page, start - 1)
        {
            start -= 1
        }
        if page.lines[start].isApart { first = start }
        mark(&page, first..<page.lines.count)
    }

    /// "Reply", "3 likes": what stands between comments.
    private static func isOfComments(_ lower: String) -> Bool {
        lower.letterRuns.contains {
            ["reply", "replies", "comment", "comments", "like", "likes", "report"].contains($0)
        }
    }

    private static func isFootLine(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.text.count <= 48 && line.marker == .none && line.heading == 0 && !line.isRow
            && page.words(in: line.text, limit: 6) <= 5 && !page.endsSentence(line.text)
            && page.firstIndex(of: 0x3A, in: line.text) == nil && CardLabel(page, line) == nil
    }

    // MARK: Lines

    /// A line as menus and names of sites are: short, with neither bullet nor full stop, and no credit.
    static func canBeFrame(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        if line.role != nil || index < 6 && page.lowercased(index, limit: 240).contains("cookie") {
            return true
        }
        guard line.text.count <= 100, line.marker == .none, !line.isRow, line.heading == 0,
            CardLabel(page, line) == nil
        else { return false }
        return !(page.endsSentence(line.text) && page.words(in: line.text, limit: 9) >= 7)
    }

    static func mark(_ page: inout PageLines, _ range: Range<Int>) {
        for index in range where page.lines[index].role == nil {
            let text = page.string(page.lines[index].text, keepingGaps: true)
            // Who made the page, and when, is told by others.
            if let credit = CreditLine(text), credit.isExplicit, credit.author != nil { continue }
            page.lines[index].role = .navigation
        }
    }

    /// "ClassicsHub" of "ClassicsHub — Resources for Latin".
    private static func firstPart(_ page: PageLines, _ text: Span) -> Span {
        for position in text.range.dropFirst(3) {
            let isDash =
                page.clean[position] == 0x7C || page.clean[position] == 0x2D
                || page.clean[position] == 0xE2
            if isDash, page.clean[position - 1] == 0x20 {
                return page.trimmed(Span(text.start, position))
            }
        }
        return text
    }

    /// Letters and digits alone, in lower case.
    static func key(_ page: PageLines, _ text: Span) -> String {
        guard text.count <= 200 else { return "" }
        let bytes = page.clean[text.range]
        if bytes.allSatisfy({ $0 < 0x80 }) {
            let kept = bytes.filter { ByteText.isLetter($0) || ByteText.isDigit($0) }
            return kept.withUnsafeBufferPointer { String(lowering: $0) }
        }
        return key(page.string(text))
    }

    static func key(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
