import ThawCore

/// Definitions typed into a chat: a message whose lines are all terms with what they mean, or one such line a message.
enum ChatPairs {
    /// One message: who wrote it, its stamp and its lines.
    struct Message {
        var author: String
        var stamp: Int?
        var lines: [Int]
    }

    /// The lines that hold a term and its definition, with the sign that parts them, and who wrote them.
    struct Found {
        var separator: Pairs.Separator
        var lines: [Int]
        var messages: [Message]
    }

    /// `nil` where the chat holds no such list: four lines or more.
    static func find(_ page: PageLines, _ messages: [Message]) -> Found? {
        var best: Found?
        for separator in [Pairs.Separator.colon, .dash, .equals, .arrow, .tab] {
            let lists = messages.filter { isList(page, $0, separator) }
            let lines = lists.flatMap { list in
                list.lines.filter { Pairs.split(page, page.lines[$0], separator) != nil }
            }
            guard lines.count >= 4, lines.count > best?.lines.count ?? 0 else { continue }
            best = Found(separator: separator, lines: lines, messages: lists)
        }
        return best
    }

    /// Three lines or more, of which all but the first and one in ten are parted so.
    private static func isList(
        _ page: PageLines, _ message: Message, _ separator: Pairs.Separator
    ) -> Bool {
        guard message.lines.count >= 3 else { return false }
        var split = 0
        var words = 0
        for index in message.lines {
            guard let (term, _) = Pairs.split(page, page.lines[index], separator) else { continue }
            split += 1
            words += page.words(in: term, limit: 8)
        }
        let others = message.lines.count - split
        return split >= 3 && others * 10 <= message.lines.count + 10 && words <= split * 4
    }

    /// The pairs of a chat whose notes are such a list.
    static func read(_ lines: ContentLines, _ found: Found) -> Structure {
        let page = lines.page
        var result = Structure(.pairs, lines: page.lines.count)
        var pairs: [(term: Span, definition: [Span])] = []
        let listed = Set(found.messages.flatMap(\.lines))
        for position in 0..<lines.count {
            let index = lines.indices[position]
            let isListed = listed.contains(index)
            if isListed, let parts = Pairs.split(page, lines.line(position), found.separator) {
                pairs.append((parts.term, [parts.definition]))
                result.roles[index] = .pair
            } else if isListed, !pairs.isEmpty {
                pairs[pairs.count - 1].definition.append(lines.text(position))
                result.roles[index] = .pair
            } else {
                result.content.facts.append(page.passage(lines.text(position)))
                result.roles[index] = .fact
            }
        }
        result.content.pairs = pairs.map {
            Resource.Pair(term: page.passage($0.term), definition: page.passage($0.definition))
        }
        return result
    }
}
