import ThawCore

/// What surrounds the content of a page, and what it says about the page: author, dates, subjects,
/// comments.
struct Furniture {
    /// By line; `nil` for content.
    var roles: [Block.Role?]
    var author: String?
    var created: PageDate?
    var licence: String?
    var title: Finding?
    var subjects = SubjectPaths()
    var comments: [Resource.Comment] = []
    /// The term that a line of chatter names ("… the definition of X").
    var chatterTerm: String?
    /// Lines of metadata that only a shared page bears: who made it, and when.
    var hasByline = false
    /// How likely each of the first lines is the title; see `SiteLines`.
    var titles: [Int: Double] = [:]

    /// Content lines in order.
    var content: [Int] { roles.indices.filter { roles[$0] == nil } }
}

/// Tells furniture from content, line by line.
///
/// Metadata, chatter and empty states are told by their cues (`CuePhrases`), menus by their links,
/// comments and similar resources by their headings. Cost: linear in the lines.
struct FurnitureReader {
    enum Section { case body, comments, similar }

    let page: PageLines
    let matcher = CueMatcher.shared
    var result: Furniture
    var section = Section.body
    var contentSeen = 0
    private var commentLines: [Int] = []
    var skip = -1
    /// Lines that name a level or an examining board: furniture only on a page that says who made it.
    var boards: [Int] = []
    /// Headers and footers of a printed document.
    private let running: Set<Int>
    /// What looks like a site's, where no rule knows it.
    let siteLines: SiteLines.Found
    /// Whether no bullet, label or sentence has come yet.
    var isInHead = true
    var updated: PageDate?
    /// The parts of a trail of links that is written one to a line.
    var trail: [String] = []
    /// Lines of running text in the order of the page; see `resumes(_:)`.
    private lazy var paragraphs: [Int] = page.lines.indices.filter { index in
        let line = page.lines[index]
        return line.text.count >= 140 && line.marker == .none && !line.isRow
            && page.endsSentence(line.text) && page.words(in: line.text, limit: 22) >= 20
    }
    /// The line that may be the next of the related terms.
    var namesRelated: Int?
    /// The line that shows or hides what the site says about the page.
    var informationLine: Int?

    /// - Parameter hasSite: whether lines may be a site's by their look alone.
    static func read(_ page: PageLines, hasSite: Bool = true) -> Furniture {
        var reader = FurnitureReader(page, hasSite: hasSite)
        page.clean.withUnsafeBufferPointer { bytes in
            for index in page.lines.indices { reader.visit(index, bytes) }
        }
        reader.markInformation()
        reader.markFields()
        reader.markSubjects()
        if !reader.result.hasByline {
            for index in reader.boards { reader.result.roles[index] = nil }
        }
        reader.markLinkRuns()
        reader.markCardSwitches()
        reader.keepHeadings()
        reader.keepQuestionHeadings()
        reader.finishComments()
        reader.keepSomething()
        reader.takeHandle()
        reader.takeMaker()
        reader.takeMarkupMetadata()
        reader.takeLinkedSubject()
        reader.takeSiteSubject()
        reader.result.created = reader.result.created ?? reader.updated
        return reader.result
    }

    private init(_ page: PageLines, hasSite: Bool) {
        self.page = page
        running = RunningLines.find(page)
        siteLines = hasSite ? SiteLines.find(page) : SiteLines.Found()
        result = Furniture(roles: [Block.Role?](repeating: nil, count: page.lines.count))
        result.titles = siteLines.titles
    }

    /// Whether the text of an article goes on below links to other pages: with one of two or more paragraphs like
    /// those above.
    private mutating func resumes(_ index: Int) -> Bool {
        guard page.lines[index].text.count >= 140 else { return false }
        let above = paragraphs.partitioningIndex { $0 >= index }
        return above >= 2 && paragraphs.count - above >= 2 && paragraphs[above] == index
    }

    private mutating func visit(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard index > skip else { return }
        let line = page.lines[index]
        if let role = given(line, bytes) {
            result.roles[index] = role
            return
        }
        if contentSeen == 0, isDirective(line) {
            result.roles[index] = .metadata
            return
        }
        if running.contains(index) {
            takeRunning(index, line)
            return
        }
        var matches = matcher.matches(bytes, withoutPicture(line.text))
        // Of a line of chatter, the words that name the term say most.
        if matches.count > 1,
            let first = matches.firstIndex(where: { $0.cue == .definitionChatter })
        {
            matches.swapAt(0, first)
        }
        if section == .similar && reopens(index, matches) || section != .body && opensList(index) {
            section = .body
            takeContent(index, line)
            return
        }
        for match in matches {
            if let role = role(match, index, line) {
                result.roles[index] = role
                if match.cue == .definitionChatter { takeRest(of: index) }
                return
            }
        }
        if index >= 6, line.text.count <= 3, page.isNumber(line.text), markHead(below: index) {
            result.roles[index] = .boilerplate
            return
        }
        if let label = CardLabel(page, line), section == .body || !label.isWeak {
            if label.isPageNumber {
                result.roles[index] = .boilerplate
                markHead(below: index)
            } else {
                section = .body
            }
            if contentSeen > 0 { isInHead = false }
            return
        }
        if section == .body, isRating(line) || page.hasCopyrightSign(line) {
            result.roles[index] = .boilerplate
            return
        }
        if contentSeen < 3, section == .body, let path = Breadcrumb.path(page, line) {
            result.subjects.add(path: path)
            result.roles[index] = .navigation
            return
        }
        if let role = surrounding(index, line, matches) {
            result.roles[index] = role
            return
        }
        if section == .body, isSites(index, matches) {
            result.roles[index] = .boilerplate
            return
        }
        result.roles[index] = LooseChrome.role(page, index)
        if result.roles[index] == nil { takeContent(index, line) }
    }

    /// The person to whom the last lines give the copyright.
    private mutating func takeMaker() {
        guard result.author == nil else { return }
        for line in page.lines.suffix(8) where page.hasCopyrightSign(line) {
            result.author = result.author ?? Byline.maker(page.string(of: line))
        }
    }

    /// The subject that a line above the title names, where nothing else names one.
    private mutating func takeSiteSubject() {
        guard let subject = siteLines.subject, result.roles[subject.line] == .boilerplate,
            result.subjects.named.isEmpty || result.subjects.names(subject.name)
        else { return }
        result.subjects.add(line: subject.name)
        result.roles[subject.line] = .metadata
    }

    /// Whether a cue opens a part of the content.
    func isHeading(_ matches: [CueMatcher.Match]) -> Bool {
        matches.contains {
            [.definition, .facts, .questions, .related, .answers, .questionMark, .answerMark]
                .contains($0.cue)
        }
    }

    /// A line that no rule took, by the part of the page it stands in.
    private mutating func takeContent(_ index: Int, _ line: Line) {
        switch section {
        case .body:
            contentSeen += 1
            if isInHead, endsHead(line) { isInHead = false }
        case .similar where resumes(index):
            section = .body
            contentSeen += 1
            isInHead = false
            if index > 0, page.lines[index - 1].text.count <= 80,
                page.lines[index - 1].marker == .none, result.roles[index - 1] == .navigation
            {
                result.roles[index - 1] = nil
            }
        case .similar: result.roles[index] = .navigation
        case .comments:
            if CommentLine.isControl(page, line) {
                result.roles[index] = .boilerplate
                return
            }
            result.roles[index] = .comment
            commentLines.append(index)
        }
    }

    /// The role that the form of the page or its markup gives.
    private mutating func given(
        _ line: Line, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Block.Role? {
        if let role = line.role { return role }
        switch line.place {
        case .main: return nil
        case .navigation:
            takeAside(line, bytes)
            if let path = Breadcrumb.path(page, line) { result.subjects.add(path: path) }
            return .navigation
        case .boilerplate:
            takeAside(line, bytes)
            return .boilerplate
        }
    }

    // MARK: Cues

    /// What the cue makes of the line; `nil` where it means nothing here.
    private mutating func role(
        _ match: CueMatcher.Match, _ index: Int, _ line: Line
    ) -> Block.Role? {
        switch match.cue {
        // "Subjects", a tab, and a trail of them.
        case .weakSubject where section == .body && page.clean[line.text.range].contains(0x09):
            return nil
        case .author, .created, .subject, .topic, .title, .licence, .detail, .weakAuthor,
            .weakCreated, .weakSubject, .weakTopic, .weakTitle, .weakDetail:
            return section == .comments ? nil : metadata(match, index, line)
        case .board where contentSeen <= 4 && section == .body && line.heading == 0:
            // "ben_bio · AQA A Level Biology".
            let hasDots = page.clean[line.text.range].contains(0xC2)
            if hasDots, let role = credit(line, at: index) { return role }
            boards.append(index)
            return .metadata
        case .boardPart
        where contentSeen <= 4 && section == .body && line.heading == 0 && namesBoards(line):
            boards.append(index)
            return .metadata
        case .noComments where line.text.count <= 120: return .boilerplate
        case .comments
        where line.marker == .none && contentSeen > 0 && isCommentHeading(match, line, at: index):
            section = .comments
            return .boilerplate
        case .commentControl where section == .comments: return .boilerplate
        case .similar where line.text.count <= 200: return similar(line)
        case .seeAll where isAtStart(match, line):
            let names = SeeAllLinks.names(page, line.text)
            result.subjects.add(links: names)
            return .navigation
        case .foundIn where line.text.count <= 100 && contentSeen > 2:
            section = .similar
            return .navigation
        case .moreToRead
        where line.text.count <= 60 && line.marker == .none && contentSeen > 2
            && !page.endsSentence(line.text) && page.words(in: line.text, limit: 8) <= 7:
            section = .similar
            return .navigation
        case .definitionChatter where line.text.count <= 240:
            result.chatterTerm = result.chatterTerm ?? term(behind: match, line)
            return .boilerplate
        case .chatter where isChatter(match, line):
            if section == .comments, opensOthers(match, line) { section = .similar }
            if contentSeen <= 2, page.string(match.span).lowercased().hasSuffix("information") {
                informationLine = index
            }
            return .boilerplate
        default: return nil
        }
    }

    /// What a line outside the main part says about the page: who made it, and its subjects.
    private mutating func takeAside(_ line: Line, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard line.text.count <= 300 else { return }
        for match in matcher.matches(bytes, line.text) {
            switch match.cue {
            case .seeAll where isAtStart(match, line):
                result.subjects.add(links: SeeAllLinks.names(page, line.text))
            case .author where match.place == .key, .created where match.place == .key:
                let value = page.trimmed(Span(match.span.end, line.text.end))
                guard !value.isEmpty, page.clean[value.start] == 0x3A else { continue }
                let rest = page.trimmed(Span(value.start + 1, value.end))
                if !rest.isEmpty { _ = set(match, rest, isWeak: false) }
            default: continue
            }
            return
        }
    }

    /// "#separator:tab": how a table that follows was written.
    private func isDirective(_ line: Line) -> Bool {
        guard line.text.count <= 60, page.clean[line.text.start] == 0x23,
            let colon = page.firstIndex(of: 0x3A, in: line.text), colon > line.text.start + 2
        else { return false }
        return ((line.text.start + 1)..<colon).allSatisfy {
            ByteText.isLower(page.clean[$0]) || page.clean[$0] == 0x20
        } && page.clean[line.text.start + 1] != 0x20
    }

    /// "4.5 / 5 based on 2 ratings", or a lone sign above the content.
    private func isRating(_ line: Line) -> Bool {
        guard line.text.count <= 48 else { return false }
        let bytes = page.clean[line.text.start..<line.text.end]
        if line.text.count <= 3 {
            return contentSeen <= 2
                && !bytes.contains { ByteText.isLetter($0) || ByteText.isDigit($0) }
        }
        guard let first = bytes.first, ByteText.isDigit(first) else { return false }
        let words = page.string(of: line).lowercased().letterAndNumberRuns
        guard let last = words.last, words.count >= 2 else { return false }
        return ["rating", "ratings", "votes", "reviews", "review", "stars"].contains(last)
            && words.dropLast().allSatisfy {
                $0.allSatisfy(\.isNumber) || ["based", "on", "from", "out", "of"].contains($0)
            }
    }

    private func isAtStart(_ match: CueMatcher.Match, _ line: Line) -> Bool {
        match.span.start <= line.text.start + 4
    }

    /// No page is called so: chatter even where nothing stands above.
    private static let openingSwitches: Set<String> = [
        "menu", "search", "close", "login", "register", "subscribe", "share", "print", "download",
        "home", "loading", "skip", "upgrade", "tweet",
    ]

    private func isChatter(_ match: CueMatcher.Match, _ line: Line) -> Bool {
        guard line.text.count <= 240, !line.isRow else { return false }
        switch match.place {
        case .whole:
            // "AD 43", and what stands in a list with its number.
            let hasNumber = line.text.range.contains { ByteText.isDigit(page.clean[$0]) }
            if hasNumber, line.marker != .none || match.span.count <= 2 { return false }
            let isOneWord = page.words(in: line.text, limit: 2) == 1
            let isSwitch = Self.openingSwitches.contains(page.string(match.span).lowercased())
            return !isOneWord || (line.marker == .none && (contentSeen > 0 || isSwitch))
                || line.isLink
        case .start:
            let rest = page.trimmed(Span(match.span.end, line.text.end))
            let phrase = page.string(match.span).lowercased()
            let needsNumber = ["copyright", "rated", "viewed"].contains(phrase)
            return !needsNumber
                || (!rest.isEmpty && page.words(in: rest) <= 8
                    && rest.range.contains { ByteText.isDigit(page.clean[$0]) })
        default: return true
        }
    }

    /// "You might also like" below the comments: links to other pages follow.
    private func opensOthers(_ match: CueMatcher.Match, _ line: Line) -> Bool {
        match.place == .start && line.text.count <= 60
            && page.string(match.span).lowercased().hasSuffix("also like")
    }

    /// "Similar History resources:" opens a list of links and names a subject.
    private mutating func similar(_ line: Line) -> Block.Role? {
        // The links themselves may stick to it.
        let links = SeeAllLinks.names(page, line.text)
        if !links.isEmpty, page.firstIndex(of: 0x3A, in: line.text) != nil {
            result.subjects.add(links: links)
            section = .similar
            return .navigation
        }
        // "Similar Law resources: Robbery   Burglary".
        let head = Span(line.text.start, min(line.text.end, line.text.start + 48))
        let colon = page.firstIndex(of: 0x3A, in: head) ?? line.text.end
        guard page.words(in: Span(head.start, colon), limit: 13) <= 12 else { return nil }
        var words = page.string(Span(head.start, colon)).split(separator: " ").map(String.init)
        // "Related discussions on The Student Room".
        if words.count > 3, words[2] == "on", SeeAllLinks.nouns.contains(words[1].lowercased()) {
            words.removeSubrange(2...)
        }
        guard words.count >= 2, let last = words.popLast() else { return nil }
        let noun = last.lowercased().filter(\.isLetter)
        guard SeeAllLinks.nouns.contains(noun) else { return nil }
        let isFirm = ["similar", "related", "recommended", "suggested"].contains(
            words[0].lowercased())
        if !isFirm {
            guard contentSeen > 2, line.marker == .none, SeeAllLinks.pages.contains(noun) else {
                return nil
            }
        }
        words.removeFirst()
        while let word = words.last, SeeAllLinks.nouns.contains(word.lowercased()) {
            words.removeLast()
        }
        result.subjects.noteSimilar(words.joined(separator: " "))
        section = .similar
        return .navigation
    }

    // MARK: Metadata

    /// "Subject: …" right below who made the page, wherever that stands.
    private func isInBylineBlock(_ match: CueMatcher.Match, _ index: Int) -> Bool {
        guard result.hasByline, match.place == .key, section == .body, index > 0,
            match.cue != .weakAuthor, match.cue != .weakTitle, !page.lines[index].isApart
        else { return false }
        return result.roles[index - 1] == .metadata || result.roles[index - 1] == .title
    }

    private mutating func metadata(
        _ match: CueMatcher.Match, _ index: Int, _ line: Line
    ) -> Block.Role? {
        guard line.text.count <= 200 else { return nil }
        let isWeak = match.cue.isWeak
        let isTail = index + 4 >= page.lines.count && match.place == .key
        // Of two words ("written by") more lines may stand above than of one ("by").
        let above = match.span.count >= 9 ? 3 : 1
        // Below who made the page, "Subject: …" stands wherever the head has not ended.
        let isBelowByline =
            result.hasByline && isInHead && section == .body && match.place == .key
            && match.cue != .weakAuthor && match.cue != .weakTitle
        // "Course:" with its value on the next line.
        let isBareKey =
            match.cue == .weakSubject && isInHead && section == .body && line.marker == .none
            && contentSeen <= 4 && match.span.end + 1 == line.text.end
            && page.lastByte(of: line.text) == 0x3A
        guard
            !isWeak || (contentSeen <= above && section == .body) || isTail || isBelowByline
                || isBareKey || isInBylineBlock(match, index)
        else { return nil }
        // Several things on one line are told apart by their signs.
        if section == .body, isInHead, line.marker == .none,
            [.weakAuthor, .author, .created, .weakCreated].contains(match.cue),
            let role = credit(line, at: index)
        {
            return role
        }
        var value = page.trimmed(Span(match.span.end, line.text.end))
        var taken = index
        if !value.isEmpty, page.clean[value.start] == 0x3A {
            value = page.trimmed(Span(value.start + 1, value.end))
        }
        if match.place == .key {
            if value.isEmpty, isInHead || !match.cue.isDetail, index + 1 < page.lines.count,
                page.lines[index + 1].text.count <= 60,
                !isWeak || line.isRow
                    || match.cue == .weakSubject && page.lastByte(of: line.text) == 0x3A
            {
                taken = index + 1
                value = page.lines[taken].text
            }
        }
        if isWeak, isBelowCapitals(index) { return nil }
        guard !value.isEmpty, set(match, value, isWeak: isWeak) else { return nil }
        if taken > index {
            result.roles[taken] = .metadata
            skip = taken
        }
        return .metadata
    }

    /// Takes the value; `false` when it is none of its kind.
    private mutating func set(
        _ match: CueMatcher.Match, _ value: Span, isWeak: Bool
    ) -> Bool {
        let text = page.string(value)
        if isWeak, text.count > 80 || page.endsSentence(value) { return false }
        switch match.cue {
        case .author, .weakAuthor:
            guard let byline = Byline(text, isStrict: isWeak && match.place == .start) else {
                return false
            }
            result.author = result.author ?? byline.name
            result.created = result.created ?? byline.date
            takeSubject(behind: text)
            result.hasByline = result.hasByline || !isWeak
        case .created, .weakCreated:
            let day = text.lowercased().hasPrefix("on ") ? String(text.dropFirst(3)) : text
            let date = PageDateReader.date(day)
            if date == nil, isWeak || match.place == .start { return false }
            if isWeak, let date, !CreditLine.isRecent(date) { return false }
            if page.string(match.span).lowercased().contains("updated") {
                updated = updated ?? date
                return true
            }
            result.created = result.created ?? date ?? PageDate(raw: text, value: nil)
            result.hasByline = result.hasByline || !isWeak
        case .subject, .weakSubject:
            result.subjects.add(named: page.string(value, keepingGaps: true))
        case .topic, .weakTopic: result.subjects.add(topic: text)
        case .title, .weakTitle: result.title = result.title ?? page.finding(value)
        case .licence: result.licence = text
        case .detail where page.string(match.span).lowercased().contains("ed"):
            updated = updated ?? PageDateReader.date(text)
        default: break
        }
        return true
    }

    /// What the markup says, where no line did.
    private mutating func takeMarkupMetadata() {
        result.author = result.author ?? page.author.flatMap { Byline($0, isStrict: false)?.name }
        result.created = result.created ?? page.date.flatMap { PageDateReader.date($0) }
    }

    /// A handle alone above the title of a page that bears a date: whoever made it.
    private mutating func takeHandle() {
        guard result.author == nil, result.hasByline || result.title != nil,
            let first = result.content.first, result.content.count > 1
        else { return }
        let text = page.string(of: page.lines[first])
        guard text.count <= 30, !text.contains(" "), text.contains("_") || text.hasPrefix("@"),
            text.contains(where: \.isLetter), first < 6
        else { return }
        result.author = Byline(text, isStrict: false)?.name
        result.roles[first] = .metadata
    }

    // MARK: Runs

    /// Four short lines of links and nothing else are a menu, unless the page is little more than
    /// that.
    private mutating func markLinkRuns() {
        guard page.markup != .plain else { return }
        var run: [Int] = []
        var menus: [Int] = []
        for index in page.lines.indices {
            let line = page.lines[index]
            if result.roles[index] == nil, line.isLink, line.heading == 0, line.text.count < 60 {
                run.append(index)
                continue
            }
            if run.count >= 4 { menus += run }
            run.removeAll()
        }
        if run.count >= 4 { menus += run }
        let content = result.roles.count { $0 == nil }
        guard menus.count * 5 < content * 4 else { return }
        for index in menus { result.roles[index] = .navigation }
    }

    private mutating func finishComments() {
        guard !commentLines.isEmpty else { return }
        result.comments = CommentReader.comments(page, commentLines, author: result.author)
    }

    /// A page of which nothing but comments or similar resources would be left is content after
    /// all.
    private mutating func keepSomething() {
        guard page.opening.cards.isEmpty, result.roles.allSatisfy({ $0 != nil }) else { return }
        for index in result.roles.indices
        where result.roles[index] == .comment || result.roles[index] == .navigation {
            result.roles[index] = nil
        }
        result.comments = []
    }
}

extension Cue {
    var isDetail: Bool { self == .detail || self == .weakDetail }

    var isWeak: Bool {
        switch self {
        case .weakAuthor, .weakCreated, .weakSubject, .weakTopic, .weakTitle, .weakDetail: true
        default: false
        }
    }
}
