/// The lines of a table of contents: words, a row of dots, the number of a page.
enum ContentsList {
    /// Takes them out, with the numbers of chapters that stand beside them.
    ///
    /// - Returns: whether there were any.
    static func remove(from pages: inout PrintedPages) -> Bool {
        let leaders = pages.lines.indices.filter { isLeader(pages.text(pages.lines[$0])) }
        guard leaders.count >= 2 else { return false }
        var gone = Set(leaders)
        for index in leaders {
            let near = max(0, index - 40)..<min(pages.lines.count, index + 40)
            for other in near where pages.lines[other].text.count <= 8 {
                if pages.lines[other].isBeside(pages.lines[index]) { gone.insert(other) }
            }
        }
        pages.lines = pages.lines.indices.filter { !gone.contains($0) }.map { pages.lines[$0] }
        return true
    }

    /// "Naming . . . . . . . . 3", "Naming ........ 3".
    private static func isLeader(_ words: ArraySlice<UInt8>) -> Bool {
        var rest = words
        while let last = rest.last, 0x30...0x39 ~= last || last == 0x20 { rest.removeLast() }
        var dots = 0
        for byte in rest.reversed() {
            if byte == 0x2E { dots += 1 } else if byte != 0x20 { break }
        }
        return dots >= 5
    }
}
