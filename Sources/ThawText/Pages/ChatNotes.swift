import ThawCore

/// Notes sent as long messages with headings in the bold of a messenger: "*Lunar phases*" over lines of their own.
enum ChatNotes {
    /// The lines of such messages; none where fewer than two have a heading. Cost: linear in the lines.
    static func take(_ page: inout PageLines, _ messages: [ChatPairs.Message]) -> Set<Int> {
        let headed = messages.filter { message in
            message.lines.count >= 3 && bold(page, message.lines[0], isFirst: true) != nil
        }
        guard headed.count >= 2 else { return [] }
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
