import ThawCore

/// Cards without labels on a page that says how many it has.
extension RevisionCards {
    /// Cards whose headings are as many as the page says it has cards: "Cards in this set: 9". `nil` where the page
    /// says nothing of the kind or the numbers differ.
    static func readCounted(
        _ lines: ContentLines, _ furniture: Furniture, title: Finding?
    ) -> Structure? {
        guard furniture.hasByline, let count = count(lines.page, furniture) else { return nil }
        let starts = (0..<lines.count).filter { heads(lines, $0) }
        guard starts.count >= count, starts.count - count <= 3 else { return nil }
        // A card may have headings within it.
        let areLists = starts.allSatisfy { lines.line($0 + 1).marker != .none }
        let headings = areLists ? starts : Array(starts.suffix(count))
        guard let first = headings.first else { return nil }
        var reader = RevisionCards(lines: lines, labels: [])
        reader.result.title = title
        if title == nil { reader.takeTitle(above: first, furniture) }
        for position in 0..<first { reader.setRoleIfNone(.metadata, position) }
        for (start, end) in zip(headings, headings.dropFirst() + [lines.count]) {
            reader.addCard(heading: start, (start + 1)..<end)
        }
        return reader.result
    }

    /// How many cards the lines around the content say there are.
    private static func count(_ page: PageLines, _ furniture: Furniture) -> Int? {
        for index in page.lines.indices.prefix(16) where furniture.roles[index] != nil {
            let words = page.lowercased(index, limit: 120).split { !$0.isLetter && !$0.isNumber }
            guard let noun = words.firstIndex(where: { nouns.contains($0) }) else { continue }
            let before = noun > 0 ? Int(words[noun - 1]) : nil
            let isKey = words.dropFirst(noun + 1).dropLast().allSatisfy { joints.contains($0) }
            let behind = isKey && noun + 1 < words.count ? words.last.flatMap { Int($0) } : nil
            if let count = before ?? behind, 3...400 ~= count { return count }
        }
        return nil
    }

    private static let nouns: Set<Substring> = ["cards", "flashcards"]
    private static let joints: Set<Substring> = ["in", "this", "set", "deck", "total"]

    /// Whether the line may head a card: a few words over a bullet or over a longer line.
    private static func heads(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        guard position + 1 < lines.count, line.marker == .none, line.text.count <= 80,
            lines.looksLikeHeading(position), !lines.continues(position),
            !lines.continues(position + 1), lines.page.firstIndex(of: 0x3A, in: line.text) == nil
        else { return false }
        let next = lines.line(position + 1)
        return next.marker != .none
            || next.text.count >= 50 && next.text.count > line.text.count
                && lines.page.endsSentence(next.text)
    }
}
