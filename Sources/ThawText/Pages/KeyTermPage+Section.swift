import ThawCore

/// What stands below the facts under a heading of its own, "Evaluation", "Common misconceptions": a card.
extension KeyTermPage {
    /// Takes the line where it is such a heading or stands under one.
    mutating func takeSection(_ position: Int) -> Bool {
        if opensSection(position) {
            isInSection = true
            result.content.cards.append(
                Resource.Card(heading: lines.heading(position), bullets: []))
            result.roles[lines.indices[position]] = .heading
            return true
        }
        guard isInSection, let last = result.content.cards.indices.last else { return false }
        result.roles[lines.indices[position]] =
            lines.line(position).marker == .none ? .paragraph : .card
        if lines.continues(position), let passage = result.content.cards[last].bullets.popLast() {
            result.content.cards[last].bullets.append(joined(passage, position))
        } else {
            result.content.cards[last].bullets.append(lines.page.passage(lines.text(position)))
        }
        return true
    }

    /// A few words apart, below facts that have a heading of their own, and over a sentence or two.
    private func opensSection(_ position: Int) -> Bool {
        let (page, line) = (lines.page, lines.line(position))
        guard !result.content.facts.isEmpty, position > 1, position + 1 < lines.count,
            headings.contains(where: { $0.value == .facts && $0.key < position - 1 }),
            line.marker == .none, line.isApart || lines.line(position - 1).marker == .bullet,
            line.text.count <= 48, page.words(in: line.text, limit: 6) <= 5,
            lines.looksLikeHeading(position), !page.endsInQuestionMark(line.text),
            headings[position + 1] == nil, !lines.continues(position + 1)
        else { return false }
        let next = lines.line(position + 1)
        return next.marker == .none && next.text.count >= 60 && page.endsSentence(next.text)
    }
}
