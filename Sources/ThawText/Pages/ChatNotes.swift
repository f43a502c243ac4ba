import ThawCore

/// Notes sent as long messages with headings in the bold of a messenger, "*Lunar phases*" over lines of their own, or
/// with a few words over points.
enum ChatNotes {
    /// The lines of such messages; none where fewer than two have a heading. Cost: linear in the lines.
    static func take(_ page: inout PageLines, _ messages: [ChatPairs.Message]) -> Set<Int> {
        let headed = messages.filter { message in
            message.lines.count >= 3
                && (bold(page, message.lines[0], isFirst: true) != nil
                    || isTitled(page, message))
        }
        guard headed.count >= 2 else { return takeListed(&page, messages) }
        if let first = headed.first, isTitled(page, first) {
            page.lines[first.lines[0]].role = .title
            page.opening.title = page.finding(page.lines[first.lines[0]].text)
        }
        var lines: Set<Int> = []
        for message in headed {
            for index in message.lines {
                let isFirst = index == message.lines[0]
                lines.insert(index)
                guard let heading = bold(page, index, isFirst: isFirst) else { continue }
                page.lines[index].text = heading
                page.lines[index].heading = 2
                page.lines[index].isApart = true
            }
        }
        page.opening.areHeadsMarked = true
        let authors = Set(headed.map(\.author))
        if authors.count == 1 { page.author = page.author ?? authors.first }
        return lines
    }

    /// A few words over the first heading in bold: what the notes are about.
    private static func isTitled(_ page: PageLines, _ message: ChatPairs.Message) -> Bool {
        let title = page.lines[message.lines[0]]
        return message.lines.count >= 4 && title.marker == .none && title.role == nil
            && 4...80 ~= title.text.count && page.lastByte(of: title.text) != 0x2E
            && page.words(in: title.text, limit: 9) <= 8
            && bold(page, message.lines[0], isFirst: true) == nil
            && bold(page, message.lines[1], isFirst: false) != nil
    }

    /// Messages of a few words over points. What opens the first in capitals names the page.
    private static func takeListed(
        _ page: inout PageLines, _ messages: [ChatPairs.Message]
    ) -> Set<Int> {
        let listed = messages.filter { isListed(page, $0) }
        guard listed.count >= 2 else { return takeLong(&page, messages) }
        var lines: Set<Int> = []
        for message in listed {
            lines.formUnion(message.lines)
            let head = message.lines[0]
            let bare = withoutPictures(page, page.lines[head].text)
            page.lines[head].text = bare
            page.lines[head].heading = 2
            page.lines[head].isApart = true
            for index in message.lines.dropFirst() where page.lines[index].marker == .none {
                page.lines[index].marker = .bullet
            }
        }
        let first = page.lines[listed[0].lines[0]]
        let isShouted = !page.clean[first.text.range].contains(where: ByteText.isLower)
        if isShouted {
            page.lines[listed[0].lines[0]].role = .title
            page.opening.title = page.finding(first.text)
        }
        page.opening.areHeadsMarked = true
        let authors = Set(listed.map(\.author))
        if authors.count == 1 { page.author = page.author ?? authors.first }
        return lines
    }

    /// The one long message of points among short ones: notes that were passed on. Its first line apart is their title.
    private static func takeLong(
        _ page: inout PageLines, _ messages: [ChatPairs.Message]
    ) -> Set<Int> {
        let long = messages.filter { message in
            message.lines.count >= 8
                && message.lines.count { page.lines[$0].marker != .none } * 2 >= message.lines.count
        }
        guard let notes = long.first, long.count == 1,
            messages.allSatisfy({ $0.stamp == notes.stamp || $0.lines.count <= 3 })
        else { return [] }
        let (head, next) = (notes.lines[0], notes.lines[1])
        if page.lines[head].marker == .none, page.lines[next].isApart,
            page.lines[head].text.count <= 80, !page.endsSentence(page.lines[head].text)
        {
            page.lines[head].role = .title
            page.opening.title = page.finding(page.lines[head].text)
        }
        if let last = notes.lines.last, page.lowercased(last) == "(edited)" {
            page.lines[last].role = .boilerplate
        }
        for (index, below) in zip(notes.lines, notes.lines.dropFirst())
        where page.lines[index].role == nil && page.lines[index].marker == .none
            && page.lines[index].isApart && page.lines[below].marker != .none
        {
            page.lines[index].heading = 2
        }
        page.opening.areHeadsMarked = true
        return Set(notes.lines)
    }

    private static func isListed(_ page: PageLines, _ message: ChatPairs.Message) -> Bool {
        guard message.lines.count >= 3 else { return false }
        let head = page.lines[message.lines[0]]
        let bare = withoutPictures(page, head.text)
        return head.role == nil && head.marker == .none && 3...60 ~= bare.count
            && page.words(in: bare, limit: 7) <= 6 && page.lastByte(of: bare) != 0x2E
            && (!page.endsInQuestionMark(bare) || page.words(in: bare, limit: 4) <= 3)
            && message.lines.dropFirst().allSatisfy { index in
                page.lines[index].marker != .none || startsWithPicture(page, index)
            }
    }

    /// "✅ protects rights", "❌ loses flexibility".
    private static func startsWithPicture(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        return page.withoutSign(text).start > text.start
    }

    /// A few words without the pictures behind them: "UK constitution 📜".
    private static func withoutPictures(_ page: PageLines, _ text: Span) -> Span {
        var end = page.withoutSign(text).end
        while end > text.start, page.clean[end - 1] >= 0x80 {
            var start = end - 1
            while start > text.start, page.clean[start] & 0xC0 == 0x80 { start -= 1 }
            guard page.clean[start] >= 0xE2 else { break }
            end = start
        }
        return page.trimmed(Span(page.withoutSign(text).start, max(text.start, end)))
    }

    /// What stands between two asterisks that hold the line; the first of a message may have a word before them.
    private static func bold(_ page: PageLines, _ index: Int, isFirst: Bool) -> Span? {
        let line = page.lines[index]
        guard line.role == nil, line.marker == .none, 4...100 ~= line.text.count,
            page.clean[line.text.end - 1] == 0x2A,
            let first = page.firstIndex(of: 0x2A, in: line.text), first < line.text.end - 3
        else { return nil }
        let isAlone = first == line.text.start
        let hasWord =
            isFirst && !isAlone
            && page.words(in: page.trimmed(Span(line.text.start, first)), limit: 3) <= 1
        let inner = page.trimmed(Span(first + 1, line.text.end - 1))
        guard isAlone || hasWord, !inner.isEmpty, page.firstIndex(of: 0x2A, in: inner) == nil else {
            return nil
        }
        return inner
    }
}
