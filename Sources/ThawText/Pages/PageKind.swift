import ThawCore

/// Decides which kind of page the content is, by evidence, and has it read.
enum PageKind {
    static func structure(_ page: PageLines, _ furniture: Furniture) -> Structure {
        var content = furniture.content
        let title = TitleLine.take(page, furniture, &content)
        var structure = structure(ContentLines(page, content), furniture, title: title?.finding)
        if let title {
            structure.title = title.finding
            if let line = title.line { structure.roles[line] = .title }
        }
        structure.title = furniture.title ?? structure.title
        return structure
    }

    private static func structure(
        _ lines: ContentLines, _ furniture: Furniture, title: Finding?
    ) -> Structure {
        guard !lines.isEmpty else { return Structure(.notes, lines: lines.page.lines.count) }
        switch lines.page.opening.form {
        case .chat: return ChatLog.read(lines)
        case .deck: return AnkiText.read(lines)
        case .studySet:
            if let terms = PairedLines.alternating(lines, isMarked: true) {
                return PairedLines.read(lines, terms)
            }
        case nil: break
        }
        let firstMetadata = furniture.roles.firstIndex(of: .metadata)
        if let cards = RevisionCards.read(lines, firstMetadata: firstMetadata) { return cards }
        if let sheet = QuestionSheet.read(lines) { return sheet }
        if KeyTermPage.evidence(lines, furniture) >= 3 {
            return KeyTermPage.read(lines, furniture, title: title)
        }
        let questions = QuestionAnswer.evidence(lines)
        let pairs = Pairs.evidence(lines)
        let isMarked = QuestionAnswer.hasMarks(lines)
        if !isMarked, let cards = PairedLines.labelled(lines) { return cards }
        if let pairs, pairs.share >= questions || pairs.isTabular, !isMarked {
            return Pairs.read(lines, pairs, title: title)
        }
        if questions >= 0.6 { return QuestionAnswer.read(lines) }
        if let groups = PairedLines.groups(lines) { return PairedLines.read(lines, groups) }
        if let terms = PairedLines.alternating(lines, isMarked: false) {
            return PairedLines.read(lines, terms)
        }
        if furniture.hasByline, title == nil,
            let cards = RevisionCards.readUnlabelled(lines, firstMetadata: firstMetadata)
        {
            return cards
        }
        if Outline.fits(lines, title: title) { return Outline.read(lines, title: title) }
        return Prose.read(lines, title: title)
    }
}

/// The title that the markup gives: the one `h1`, or the page's `title` without the name of the
/// site.
enum TitleLine {
    /// Takes the title's line out of the content.
    static func take(
        _ page: PageLines, _ furniture: Furniture, _ content: inout [Int]
    ) -> (finding: Finding, line: Int?)? {
        if let title = page.opening.title { return (title, nil) }
        guard page.markup == .html else { return nil }
        let top = content.filter { page.lines[$0].heading == 1 }
        if top.count == 1, let position = content.firstIndex(of: top[0]), content.count > 1 {
            content.remove(at: position)
            return (page.finding(page.lines[top[0]].text), top[0])
        }
        guard let title = page.title, let span = title.span else { return nil }
        let text = withoutSite(title.text)
        guard !text.isEmpty else { return nil }
        return (Finding(text, origin: .given, span: span), nil)
    }

    /// "Osmosis | Biology Notes" without its last part.
    static func withoutSite(_ title: String) -> String {
        for sign in [" | ", " – ", " — ", " - ", " :: ", " » ", " · "] {
            let parts = title.split(separator: sign)
            guard parts.count > 1 else { continue }
            return String(parts[0]).trimmingSpaces
        }
        return title
    }
}
