import ThawCore

/// The head of a page and its edges: trails of links, credits, switches, appeals.
extension FurnitureReader {
    /// "Discussion" heads comments only with their number beside it: "Discussion (4)".
    func isCommentHeading(_ match: CueMatcher.Match, _ line: Line) -> Bool {
        let word = page.string(match.span).lowercased()
        guard ["discussion", "replies", "responses", "reviews", "thoughts"].contains(word) else {
            return true
        }
        return line.text.count <= 24
            && line.text.range.contains { ByteText.isDigit(page.clean[$0]) }
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

    /// What a line is that no single phrase tells: by its parts and by where it stands.
    mutating func surrounding(
        _ index: Int, _ line: Line, _ matches: [CueMatcher.Match]
    ) -> Block.Role? {
        let isLast = index + 8 >= page.lines.count
        if isAppeal(line, matches) { return .boilerplate }
        if line.text.count <= 240, section != .comments || !CommentLine.isControl(page, line) {
            let links = SeeAllLinks.plainNames(page, line.text)
            if !links.isEmpty, contentSeen > 2 {
                result.subjects.add(links: links)
                return .navigation
            }
        }
        if section == .comments, isLast || index > 0 && result.roles[index - 1] == .navigation,
            !CommentLine.isControl(page, line), SiteChrome.isChrome(page, line, isAtEdge: false)
        {
            return .navigation
        }
        if section == .body, isInHead {
            if let role = trail(line) { return role }
            if let path = Breadcrumb.open(page, line, isFirst: contentSeen == 0) {
                result.subjects.add(path: path)
                return .navigation
            }
        }
        if section != .comments, SiteChrome.isChrome(page, line, isAtEdge: isInHead || isLast) {
            return .navigation
        }
        guard section == .body, isInHead || isLast, line.text.count <= 200 else { return nil }
        return credit(line)
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
        guard line.text.count <= 48, line.marker == .none else { return nil }
        var text = page.string(of: line)
        let signs: Set<Character> = ["›", "»", ">", "/", "→", "❯"]
        let isAlone = text.allSatisfy { signs.contains($0) }
        if isAlone, text.count <= 2 {
            trail.append("")
            return .navigation
        }
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

    /// Who made the page, when, and how often it was seen.
    mutating func credit(_ line: Line) -> Block.Role? {
        guard !line.isRow, let credit = CreditLine(page.string(line.text, keepingGaps: true)) else {
            return nil
        }
        if !credit.isExplicit, !isInHead || contentSeen > 4 { return nil }
        // Below the content a name needs its date.
        if !isInHead, credit.author != nil, credit.created ?? credit.updated == nil { return nil }
        result.author = result.author ?? credit.author
        result.created = result.created ?? credit.created
        updated = updated ?? credit.updated
        if let subject = credit.subject { result.subjects.add(line: subject) }
        result.hasByline = result.hasByline || credit.author != nil || credit.created != nil
        return .metadata
    }
}
