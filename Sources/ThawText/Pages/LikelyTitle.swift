import ThawCore

/// Puts right a title that the model of lines holds for none, where it is sure of another line.
enum LikelyTitle {
    /// How likely the other line must be, and how many times as likely as the one that was taken.
    private static let least = 0.45
    private static let ratio = 15.0

    static func correct(_ structure: inout Structure, _ page: PageLines, _ furniture: Furniture) {
        if page.opening.isTitleSure { return }
        guard let best = furniture.titles.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
            best.value >= least, let taken = structure.title?.span,
            let old = page.lines.indices.first(where: {
                page.lines[$0].extent.end > taken.start
            }), old != best.key, best.value >= ratio * (furniture.titles[old] ?? 1)
        else { return }
        // What a form of page knows for a line of its head, or of the site, is none.
        if [.metadata, .boilerplate].contains(page.lines[best.key].role) { return }
        // "Biology – pocket cards", which names the subject.
        if structure.roles[best.key] == .metadata { return }
        let role = structure.roles[best.key] ?? furniture.roles[best.key] ?? .paragraph
        guard Self.replaceable.contains(role) else { return }
        let line = page.sourceSpan(page.lines[best.key].text)
        remove(line, from: &structure.content)
        let title = page.finding(page.lines[best.key].text)
        if let term = structure.content.terms.first, term.name.span == taken {
            structure.content.terms[0].name = title
        }
        structure.roles[old] = .boilerplate
        structure.roles[best.key] = .title
        structure.title = title
    }

    private static let replaceable: Set<Block.Role> = [
        .boilerplate, .navigation, .metadata, .fact, .heading, .paragraph, .card,
    ]

    /// A line that is the title is neither fact nor point, and heads no card.
    private static func remove(_ line: Span, from content: inout Resource.Content) {
        content.facts.removeAll { $0.span == line }
        for index in content.cards.indices {
            if content.cards[index].heading?.span == line { content.cards[index].heading = nil }
            content.cards[index].bullets.removeAll { $0.span == line }
        }
        content.cards.removeAll { $0.heading == nil && $0.bullets.isEmpty }
    }
}
