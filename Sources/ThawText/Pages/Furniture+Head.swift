import ThawCore

/// The head of a page and its edges: trails of links, credits, switches, appeals.
extension FurnitureReader {
    /// "Discussion" heads comments only with their number beside it: "Discussion (4)".
    func isCommentHeading(_ match: CueMatcher.Match, _ line: Line, at index: Int) -> Bool {
        let word = page.string(match.span).lowercased()
        guard ["discussion", "replies", "responses", "reviews", "thoughts"].contains(word) else {
            return true
        }
        guard line.text.count <= 24 else { return false }
        if line.text.range.contains(where: { ByteText.isDigit(page.clean[$0]) }) { return true }
        // "Reviews" over stars or over who wrote the first.
        guard index + 1 < page.lines.count, page.lines[index + 1].text.count <= 80 else {
            return false
        }
        let next = page.string(of: page.lines[index + 1])
        return next.first.map { "★☆⭐".contains($0) } ?? false
            || CommentLine(page, page.lines[index + 1]).isSure
    }

    /// The same short words behind the bullets of several cards are the site's: "Got it | Not yet", "Flip".
    mutating func markCardSwitches() {
        var groups: [String: [Int]] = [:]
        var areBelowBullets: [String: Int] = [:]
        for index in page.lines.indices.dropFirst() where result.roles[index] == nil {
            let line = page.lines[index]
            guard line.text.count <= 40, line.marker == .none, line.heading == 0, !line.isRow,
                index + 1 >= page.lines.count || page.lines[index + 1].isApart
                    || CardLabel(page, page.lines[index + 1]) != nil,
                CardLabel(page, line) == nil
            else { continue }
            let words = page.string(of: line)
            groups[words, default: []].append(index)
            let above = page.lines[index - 1]
            if above.marker != .none || above.indent > 0 { areBelowBullets[words, default: 0] += 1 }
        }
        for (words, lines) in groups where areBelowBullets[words, default: 0] >= 3 {
            for index in lines { result.roles[index] = .navigation }
        }
    }

    /// "Advertisements" right above bullets, where cards begin and end: a heading, whatever sites call so.
    mutating func keepHeadings() {
        for index in page.lines.indices.dropFirst().dropLast() {
            guard result.roles[index] == .navigation || result.roles[index] == .boilerplate,
                page.lines[index].text.count <= 40, page.lines[index].marker == .none,
                page.lines[index].isApart, !page.lines[index].isLink,
                result.roles[index + 1] == nil, page.lines[index + 1].marker != .none,
                result.roles[index - 1] == nil, CardLabel(page, page.lines[index - 1]) != nil,
                page.words(in: page.lines[index].text, limit: 2) == 1
            else { continue }
            result.roles[index] = nil
        }
    }

    /// The answers below "Did this page help you?".
    private func isYesOrNo(_ line: Line) -> Bool {
        guard line.text.count <= 12 else { return false }
        return ["yes", "no", "yes no", "yes / no"].contains(page.string(of: line).lowercased())
    }

    /// Whether a line that begins with the byte may begin with "one" or a number.
    private func mayCount(_ byte: UInt8) -> Bool {
        byte | 0x20 == 0x6F || WordShape.isDigit(byte) || byte >= 0x80 || byte <= 0x20
    }

    /// "2 thoughts on “Mars”", "One response to “Mars”".
    private func countsComments(_ line: Line) -> Bool {
        guard line.text.count <= 160, line.marker == .none, contentSeen > 2,
            page.firstIndex(of: 0x20, in: line.text) != nil,
            mayCount(page.clean[line.text.start])
        else { return false }
        let words = page.string(line.text).lowercased().split(separator: " ").prefix(3)
        let isCount = words[0] == "one" || words[0].allSatisfy(\.isNumber)
        let headings: Set<Substring> = [
            "thought", "thoughts", "response", "responses", "reply", "replies", "comment",
            "comments",
        ]
        return words.count == 3 && isCount && headings.contains(words[1])
            && (words[2] == "on" || words[2] == "to")
    }

    /// "2 replies   Sort by newest": the heading of comments and a switch beside it.
    private func headsComments(_ line: Line) -> Bool {
        if countsComments(line) { return true }
        guard line.text.count <= 60, line.marker == .none, contentSeen > 2 else { return false }
        var parts = SiteChrome.parts(page, line.text).map { $0.lowercased() }
        if parts.count == 1 {
            parts = SiteChrome.unglued(page.string(of: line)).map { $0.lowercased() }
        }
        guard parts.count == 2,
            parts[1].hasPrefix("sort") || parts[1].hasPrefix("newest")
                || parts[1].hasPrefix("oldest") || parts[1].hasPrefix("top ")
        else { return false }
        let words = parts[0].split { !$0.isLetter }
        return words.count == 1
            && ["comment", "comments", "reply", "replies", "responses", "answers"].contains(
                words[0])
    }

    /// "More from Tomasz W." where he made the page.
    private func isMoreByAuthor(_ line: Line) -> Bool {
        guard let author = result.author, page.clean[line.text.start] == 0x4D else { return false }
        let text = page.string(of: line)
        return text.hasPrefix("More ") && text.hasSuffix(author)
    }

    /// "River landforms · 6 cards" below the comments: another page of the site.
    private func isOtherPage(_ line: Line) -> Bool {
        guard line.text.count <= 90, line.marker == .none else { return false }
        let parts = SiteChrome.parts(page, line.text)
        guard parts.count >= 2, let last = parts.last else { return false }
        let words = last.lowercased().split(separator: " ")
        return words.count == 2 && words[0].allSatisfy(\.isNumber)
            && ["cards", "terms", "slides", "questions", "pages", "flashcards", "sets"].contains(
                words[1])
    }

    /// Without the picture in front of a few words: "💬 4 comments".
    func withoutPicture(_ text: Span) -> Span {
        guard text.count <= 120, page.clean[text.start] >= 0xE2 else { return text }
        var start = text.start
        while start < text.end, page.clean[start] >= 0x80 || page.clean[start] == 0x20 {
            start += 1
        }
        let width = start - text.start
        guard start < text.end, width >= 4, page.clean[start - 1] == 0x20 else { return text }
        let isPicture = page.clean[text.start] == 0xF0 || page.clean[text.start + 1] >= 0x98
        return isPicture ? Span(start, text.end) : text
    }

    /// The term that a line of chatter names.
    func term(behind match: CueMatcher.Match, _ line: Line) -> String? {
        var end = match.span.end
        while end < line.text.end,
            ![0x2E, 0x2C, 0x21, 0x3B, 0x3A].contains(page.clean[end])
                || DefinitionSubject.isVersus(page, end, match.span.end)
        {
            end += 1
        }
        let name = page.string(page.trimmed(Span(match.span.end, end)))
        return name.isEmpty || name.count > 80 ? nil : name
    }

    /// What a line is that no single phrase tells: by its parts and by where it stands.
    mutating func surrounding(
        _ index: Int, _ line: Line, _ matches: [CueMatcher.Match]
    ) -> Block.Role? {
        let isLast = index + 8 >= page.lines.count
        if let role = addressed(index, line, matches, isAtEdge: isInHead || isLast) { return role }
        if index > 0, result.roles[index - 1] == .boilerplate, isYesOrNo(line) {
            return .boilerplate
        }
        if isListedSwitch(index, line) { return .boilerplate }
        // "Share this:", "Twitter", "Facebook".
        if section == .body, index > 0, line.text.count <= 16,
            [.boilerplate, .navigation].contains(result.roles[index - 1]),
            SiteChrome.isService(page.string(of: line).lowercased())
        {
            return .navigation
        }
        if section == .body || section == .similar && countsComments(line), headsComments(line) {
            section = .comments
            return .boilerplate
        }
        if section == .comments, isOtherPage(line) || SiteChrome.isWayOn(page, line) {
            return .navigation
        }
        if line.text.count <= 240, section != .comments || !CommentLine.isControl(page, line) {
            let links = SeeAllLinks.plainNames(page, line.text)
            if !links.isEmpty, contentSeen > 2 {
                result.subjects.add(links: links)
                return .navigation
            }
        }
        if section == .comments, isLast || index > 0 && result.roles[index - 1] == .navigation,
            !CommentLine.isControl(page, line), !CommentLine(page, line).isSure,
            SiteChrome.isChrome(page, line, isAtEdge: false)
        {
            return .navigation
        }
        let isInTable = isInTable(index, line)
        if section == .body, isInHead, !isInTable {
            if let role = trail(line) { return role }
            if let path = Breadcrumb.open(page, line, isFirst: contentSeen == 0) {
                result.subjects.add(path: path)
                return .navigation
            }
        }
        // Between who made the page and the first card stand switches.
        let isBelowByline =
            result.hasByline && index > 0
            && [.metadata, .boilerplate, .navigation].contains(result.roles[index - 1])
        let isAtEdge = isInHead || isLast || isBelowByline
        if section != .comments, SiteChrome.isChrome(page, line, isAtEdge: isAtEdge) {
            takeWayBack(line)
            return .navigation
        }
        if section == .body, isInHead, !isInTable, index > 0,
            result.roles[index - 1] == .navigation,
            SiteChrome.goesOnWithMenu(page, line)
        {
            return .navigation
        }
        // Below the cards who made them may stand far above the end, with readers' comments between.
        let namesMaker = !result.hasByline && saysBy(line)
        guard section == .body, isInHead || isLast || namesMaker || isBelowByline,
            line.text.count <= 200, !isInTable
        else {
            return nil
        }
        return credit(line, at: index)
    }

    /// A switch among the points that say who made the page, or behind them.
    private func isListedSwitch(_ index: Int, _ line: Line) -> Bool {
        section == .body && line.marker == .bullet && index > 0
            && result.roles[index - 1] == .metadata && page.lines[index - 1].marker == .bullet
            && SiteChrome.isListedSwitch(page, line)
    }

    /// The subject of "‹ Back to English Literature".
    private mutating func takeWayBack(_ line: Line) {
        guard isInHead, contentSeen == 0, line.text.count <= 60,
            let name = SiteChrome.placeBehind(page.string(line.text)),
            let subject = CourseWords.subject(in: name)
        else { return }
        result.subjects.add(line: subject)
    }

    /// Columns, as the line above and the one below have them, or the two below: "Mathe", a tab, "maths" among other
    /// words.
    private func isInTable(_ index: Int, _ line: Line) -> Bool {
        guard hasTab(line), page.lines.count >= 3 else { return false }
        let last = page.lines.count - 3
        return [min(max(index - 1, 0), last), min(index, last)].contains { first in
            (first...first + 2).allSatisfy { hasTab(page.lines[$0]) }
        }
    }

    private func hasTab(_ line: Line) -> Bool {
        page.firstIndex(of: 0x09, in: line.text) != nil
    }

    private func saysBy(_ line: Line) -> Bool {
        guard line.marker == .none, 8...120 ~= line.text.count else { return false }
        let bytes = page.clean
        return (line.text.start..<line.text.end - 4).contains {
            bytes[$0] == 0x20 && bytes[$0 + 1] == 0x62 && bytes[$0 + 2] == 0x79
                && bytes[$0 + 3] == 0x20
        }
    }

    /// What a site asks of its visitors, and what stands below its pictures and texts.
    private mutating func addressed(
        _ index: Int, _ line: Line, _ matches: [CueMatcher.Match], isAtEdge: Bool
    ) -> Block.Role? {
        if isAppeal(line, matches) || isCaption(line) || isPlayer(line) { return .boilerplate }
        if contentSeen > 6, index > 0, isTags(line),
            [.boilerplate, .navigation].contains(result.roles[index - 1])
        {
            return .metadata
        }
        if line.marker == .none, line.heading == 0, line.text.count <= 120, !line.isRow,
            SiteAppeal.mayAppeal(page.clean, line.text),
            SiteAppeal.isAppeal(page.string(of: line), at: isAtEdge ? .edge : .body)
        {
            return .boilerplate
        }
        if contentSeen > 2, line.marker == .none, line.text.count <= 60,
            SiteAppeal.mayOpenOthers(page.clean, line.text)
                && SiteAppeal.opensOthers(page.string(of: line)) || isMoreByAuthor(line)
        {
            section = .similar
            return .navigation
        }
        return nil
    }

    /// Two phrases of appeals, or one that opens the line.
    func isAppeal(_ line: Line, _ matches: [CueMatcher.Match]) -> Bool {
        guard line.marker == .none || line.isLink, line.text.count <= 260, !line.isRow else {
            return false
        }
        let appeals = matches.filter { $0.cue == .appeal }
        guard let first = appeals.first else { return false }
        let isShort = line.text.count <= 60 && !page.endsSentence(line.text)
        let isAddressed = addressesReader(line)
        guard isShort || isAddressed else { return false }
        if appeals.contains(where: { $0.place == .start }) { return true }
        if Set(appeals.map { $0.span.start }).count >= 2 { return true }
        // "Consent" and "Discount" alone are terms; "trusted by Stalin" is a note.
        let isPhrase = page.clean[first.span.range].contains(0x20)
        return isShort && isPhrase && (isAddressed || isInHead)
            && first.span.count * 2 >= line.text.count
    }

    /// "you", "our", a price or a question: words to the visitor, as notes have them seldom.
    func addressesReader(_ line: Line) -> Bool {
        let bytes = page.clean[line.text.range]
        if bytes.contains(where: { [0x3F, 0x21, 0x24, 0x25].contains($0) }) { return true }
        let words = page.string(of: line).lowercased().split {
            !$0.isLetter && $0 != "£" && $0 != "€"
        }
        return words.contains {
            [
                "you", "your", "our", "us", "we", "my", "me", "£", "€", "site", "website", "page",
                "cookies", "cookie", "app", "ads", "free", "click", "tap",
            ].contains($0)
        }
    }

    /// A line that ends the head: a bullet, or a sentence.
    func endsHead(_ line: Line) -> Bool {
        line.marker != .none || line.text.count > 120 || contentSeen > 12
            || page.endsSentence(line.text) && page.words(in: line.text, limit: 8) >= 8
    }

    /// "Home ›", "Biology ›", "Cells" on a line each.
    mutating func trail(_ line: Line) -> Block.Role? {
        guard line.text.count <= 48, line.marker == .none,
            !SiteChrome.isStep(page.string(of: line).lowercased())
        else { return nil }
        var text = page.string(of: line)
        let signs: Set<Character> = ["›", "»", ">", "/", "→", "❯"]
        let isAlone = text.allSatisfy { signs.contains($0) }
        if isAlone, text.count <= 2 {
            trail.append("")
            return .navigation
        }
        // "‹#›" is what slides leave of a number.
        if text == "‹#›" || text == "<#>" { return .navigation }
        guard let last = text.last, signs.contains(last) else {
            guard let first = text.first, signs.contains(first), first != "/" || !trail.isEmpty,
                !text.dropFirst().contains(where: { signs.contains($0) })
            else {
                trail = []
                return nil
            }
            text.removeFirst()
            result.subjects.add(line: text.trimmingSpaces)
            return .navigation
        }
        text.removeLast()
        trail.append(text)
        if let path = Breadcrumb.path(of: [text.trimmingSpaces]), let name = path.first {
            result.subjects.add(line: name)
        }
        return .navigation
    }

    /// The line below one of chatter goes on with its sentence, where it was wrapped at a column.
    mutating func takeRest(of index: Int) {
        guard index + 1 < page.lines.count, page.lines[index].text.count >= 40,
            !page.endsSentence(page.lines[index].text)
        else { return }
        let next = page.lines[index + 1]
        guard !next.isApart, next.marker == .none, next.role == nil, next.heading == 0,
            next.text.count <= page.lines[index].text.count,
            ByteText.isLower(page.clean[next.text.start]), page.endsSentence(next.text)
        else { return }
        result.roles[index + 1] = .boilerplate
        skip = index + 1
    }

    /// Who made the page, when, and how often it was seen.
    mutating func credit(_ line: Line, at index: Int) -> Block.Role? {
        guard !line.isRow else { return nil }
        guard let credit = CreditLine(page.string(line.text, keepingGaps: true)) else {
            return titledCredit(line)
        }
        let isBelowMaker =
            index > 0 && result.author != nil && result.created == nil
            && result.roles[index - 1] == .metadata && credit.author == nil
        if !credit.isExplicit, !isInHead || contentSeen > 4, !isBelowMaker { return nil }
        // Below the content a name needs its date.
        if !isInHead, credit.author != nil, credit.created ?? credit.updated == nil {
            return footCredit(credit, at: index)
        }
        result.author = result.author ?? credit.author
        result.created = result.created ?? credit.created
        updated = updated ?? credit.updated
        if let subject = credit.subject { result.subjects.add(line: subject) }
        result.hasByline = result.hasByline || credit.author != nil || credit.created != nil
        return .metadata
    }

    /// "Elasticity | uploaded by Ana on 9 February 2020 | 312 downloads": the title in front of who made the page.
    private mutating func titledCredit(_ line: Line) -> Block.Role? {
        if let role = saidCredit(line) { return role }
        guard line.marker == .none, let bar = page.firstIndex(of: 0x7C, in: line.text),
            bar > line.text.start + 3, bar + 3 < line.text.end, result.title == nil,
            !result.hasByline
        else { return nil }
        let rest = page.trimmed(Span(bar + 1, line.text.end))
        guard let credit = CreditLine(page.string(rest, keepingGaps: true)), credit.isExplicit,
            let author = credit.author, let created = credit.created
        else { return nil }
        result.title = page.finding(page.trimmed(Span(line.text.start, bar)))
        result.author = author
        result.created = created
        result.hasByline = true
        return .title
    }

    /// "Revision cards on Islam, created by Aisha on 8 April 2021.": who made the page, at the end of a sentence.
    private mutating func saidCredit(_ line: Line) -> Block.Role? {
        guard line.marker == .none, !result.hasByline, line.text.count <= 160, saysBy(line) else {
            return nil
        }
        let text = page.string(line.text)
        let lower = text.lowercased()
        guard lower.utf8.count == text.utf8.count,
            let range = [", created by ", ", made by ", ", uploaded by ", ", shared by "].lazy
                .compactMap({ lower.firstRange(of: $0) }).first
        else { return nil }
        let said = text.utf8.dropFirst(
            lower.utf8.distance(from: lower.startIndex, to: range.lowerBound) + 2)
        let words = String(decoding: said, as: UTF8.self)
        guard
            let credit = CreditLine(words.hasSuffix(".") ? String(words.dropLast()) : words),
            let author = credit.author, let created = credit.created
        else { return nil }
        result.author = author
        result.created = created
        result.hasByline = true
        return .metadata
    }

    /// "Posted by Aisha on 4 March 2021 in Economics".
    mutating func takeSubject(behind text: String) {
        guard let last = text.ranges(of: " in ").last else { return }
        let name = String(text[last.upperBound...])
        if SchoolSubjects.isSubject(name) { result.subjects.add(line: name) }
    }

    /// "Cards made by ana", and the date below it.
    private mutating func footCredit(_ credit: CreditLine, at index: Int) -> Block.Role? {
        guard credit.isExplicit, !result.hasByline, index + 1 < page.lines.count
        else { return nil }
        if let author = credit.author, result.author == nil, index + 8 >= page.lines.count,
            page.lowercased(index, limit: 12).hasPrefix("written by ")
        {
            result.author = author
            return .metadata
        }
        let next = page.lines[index + 1]
        guard next.marker == .none, next.text.count <= 40,
            let dated = CreditLine(page.string(next.text, keepingGaps: true)), dated.author == nil,
            let created = dated.created ?? dated.updated
        else { return nil }
        result.author = credit.author
        result.created = created
        result.hasByline = true
        result.roles[index + 1] = .metadata
        skip = index + 1
        return .metadata
    }

    /// The one subject among the site's links above the content: "🦋 biology", "PsychologyAll key terms".
    mutating func takeLinkedSubject() {
        guard result.subjects.all.isEmpty, let first = result.roles.firstIndex(where: { $0 == nil })
        else { return }
        var found: Set<String> = []
        var name: String?
        for index in 0..<min(first, 24) {
            let line = page.lines[index]
            guard line.text.count <= 48, line.marker == .none else { continue }
            let text = page.string(page.withoutSign(line.text))
            // What follows are the parts of the page itself.
            if text.lowercased().hasPrefix("contents") || text.lowercased() == "on this page" {
                break
            }
            for part in SiteChrome.unglued(text) where SchoolSubjects.isSubject(part) {
                found.insert(part.lowercased())
                name = part
            }
        }
        guard found.count == 1, let name else { return }
        result.subjects.add(path: [name.prefix(1).uppercased() + name.dropFirst()])
    }

    /// The head of a printed page under the number of the one before: the first lines of the page, or two in one.
    @discardableResult mutating func markHead(below index: Int) -> Bool {
        guard index + 1 < page.lines.count, index >= 3 else { return false }
        let next = page.lines[index + 1]
        guard next.marker == .none, next.text.count <= 120, next.role == nil else { return false }
        let words = Masthead.key(page.string(of: next))
        let first = (0..<3).map { Masthead.key(page.string(of: page.lines[$0])) }
        let heads = first + zip(first, first.dropFirst()).map { "\($0) \($1)" }
        guard heads.contains(words), !words.isEmpty else { return false }
        result.roles[index + 1] = .boilerplate
        skip = index + 1
        return true
    }

    /// "[Image: steam over a field]", "… of the ridge. Photo: T. Arnarson": what stands below a picture.
    private func isCaption(_ line: Line) -> Bool {
        guard line.marker == .none, line.heading == 0, line.text.count <= 200 else { return false }
        if page.clean[line.start] == 0x5B, page.clean[line.text.end - 1] == 0x5D {
            let word = page.string(of: line).lowercased().split { !$0.isLetter }.first
            return word.map { ["image", "photo", "picture", "photograph"].contains($0) } ?? false
        }
        guard let colon = page.firstIndex(of: 0x3A, in: line.text), colon > line.text.start,
            // The last letters of the words below.
            [0x6F, 0x68, 0x65, 0x74].contains(page.clean[colon - 1] | 0x20),
            page.words(in: Span(colon + 1, line.text.end), limit: 5) <= 4
        else { return false }
        let head = page.string(Span(line.text.start, colon)).lowercased()
        let sentences = head.replacing(" - ", with: " – ").split { ".!?–—".contains($0) }
        guard let label = sentences.last.map({ $0.split { !$0.isLetter }.joined(separator: " ") })
        else { return false }
        let isBehind = sentences.count > 1
        return (isBehind ? Self.pictures : Self.photographs).contains(label)
            && namesPerson(page.trimmed(Span(colon + 1, line.text.end)))
    }

    private static let photographs: Set<String> = [
        "photo", "photograph", "photo credit", "image credit", "picture credit",
    ]
    /// What stands behind a full stop or a dash may be called a picture more loosely.
    private static let pictures = photographs.union(["image"])

    /// Words with capitals, all but one, as the names of those who took a picture have them: "The Open Shore archive".
    private func namesPerson(_ text: Span) -> Bool {
        let firsts = page.string(text).split(separator: " ").compactMap { word in
            ["de", "van", "von", "of", "via"].contains(word) ? nil : word.first(where: \.isLetter)
        }
        return firsts.first?.isUppercase == true && firsts.count { !$0.isUppercase } <= 1
    }

    /// "Topics: Africa, trade, ships", below what the site says at the end of a page.
    private func isTags(_ line: Line) -> Bool {
        guard line.marker == .none, line.text.count <= 120, !page.endsSentence(line.text),
            let colon = page.firstIndex(of: 0x3A, in: line.text)
        else { return false }
        let key = page.string(Span(line.text.start, colon)).lowercased()
        return CuePhrases.tagLabels.contains(key)
    }

    /// "Listen: ▶ 0:00 / 0:31".
    private func isClock(_ line: Line) -> Bool {
        guard page.clean[line.text.range].contains(0xE2),
            page.firstIndex(of: 0x3A, in: line.text) != nil
        else { return false }
        let words = page.string(of: line).split { $0 == " " || $0 == "/" }
        let times = words.count { word in
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            return parts.count == 2 && parts[1].count == 2
                && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
        }
        return times == 2 && words.contains { $0 == "▶" || $0 == "►" }
    }

    /// "► Watch the 2-minute video".
    private func isPlayer(_ line: Line) -> Bool {
        let sign = page.clean[line.start..<line.text.end].prefix(3)
        if line.text.count <= 60, isClock(line) { return true }
        guard line.text.count <= 80,
            sign.elementsEqual([0xE2, 0x96, 0xBA])
                || sign.elementsEqual([0xE2, 0x96, 0xB6])
        else { return false }
        let first = page.string(page.withoutSign(line.text)).lowercased().split(separator: " ")
            .first
        return first.map { ["watch", "play", "listen", "video"].contains($0) } ?? false
    }
}
