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
        var messages: [Message]
        /// What was said above a list in the same message.
        var remarks: [Int] = []
    }

    /// `nil` where the chat holds no such list: four lines or more.
    static func find(_ page: PageLines, _ messages: [Message]) -> Found? {
        var best: Found?
        var most = 3
        for separator in [Pairs.Separator.colon, .dash, .equals, .arrow, .tab] {
            var lists = messages.filter { isList(page, $0, separator) }
            if lists.isEmpty, separator != .colon { lists = singles(page, messages, separator) }
            let count = lists.reduce(0) { $0 + $1.lines.count }
            guard count > most else { continue }
            most = count
            best = Found(separator: separator, messages: lists)
        }
        guard var found = best else { return nil }
        addSingles(page, messages, &found)
        for index in found.messages.indices {
            let first = found.messages[index].lines[0]
            guard Pairs.split(page, page.lines[first], found.separator) == nil else { continue }
            found.messages[index].lines.removeFirst()
            found.remarks.append(first)
        }
        return found
    }

    /// Four lines of one writer or more, each a message, where hardly another line is a note.
    private static func singles(
        _ page: PageLines, _ messages: [Message], _ separator: Pairs.Separator
    ) -> [Message] {
        let listed = messages.filter { message in
            message.lines.count == 1
                && Pairs.split(page, page.lines[message.lines[0]], separator).map {
                    page.words(in: $0.term, limit: 4) <= 3
                } ?? false
        }
        let isOne = Set(listed.map(\.author)).count == 1
        let long = messages.count { message in
            message.lines.contains { page.words(in: page.lines[$0].text, limit: 13) >= 13 }
        }
        return isOne && listed.count >= 4 && long == 0 ? listed : []
    }

    /// What the writers of the list added to it: a line or two of the same form.
    private static func addSingles(
        _ page: PageLines, _ messages: [Message], _ found: inout Found
    ) {
        let authors = Set(found.messages.map(\.author))
        let listed = Set(found.messages.compactMap(\.stamp))
        found.messages = messages.filter { message in
            if let stamp = message.stamp, listed.contains(stamp) { return true }
            return authors.contains(message.author) && 1...2 ~= message.lines.count
                && message.lines.allSatisfy { index in
                    Pairs.split(page, page.lines[index], found.separator).map {
                        page.words(in: $0.term, limit: 6) <= 5
                    } ?? false
                }
        }
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
