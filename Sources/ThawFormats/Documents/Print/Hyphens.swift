/// Words that the typesetter cut at the end of a line, put together again.
struct Hyphens {
    /// Words with a hyphen that stand inside a line of the document.
    private var hyphenated: Set<[UInt8]> = []

    init(_ pages: PrintedPages) {
        for line in pages.lines {
            let text = pages.text(line)
            guard text.contains(0x2D) else { continue }
            for word in text.split(separator: 0x20) where word.dropLast().dropFirst().contains(0x2D)
            {
                hyphenated.insert(Self.bare(word))
            }
        }
    }

    static func endsInHyphen(_ text: [UInt8]) -> Bool {
        guard text.count > 1 else { return false }
        if text.suffix(2).elementsEqual([0xC2, 0xAD]) { return true }
        return text.last == 0x2D && isLetter(text[text.count - 2])
    }

    /// Appends the words of the next line. A hyphen stays before a capital or a figure, and where the
    /// document writes the word with one elsewhere or it belongs to the first part ("self-").
    func join(_ words: ArraySlice<UInt8>, to text: inout [UInt8]) {
        if text.suffix(2).elementsEqual([0xC2, 0xAD]) {
            text.removeLast(2)
            text += words
            return
        }
        guard Self.endsInHyphen(text) else {
            // "1953–" and "64" belong together, a dash between words does not.
            if text.last != 0x0A, !text.isEmpty { text.append(0x20) }
            text += words
            return
        }
        let start = text.lastIndex { $0 == 0x20 || $0 == 0x0A }.map { $0 + 1 } ?? 0
        let first = words.prefix { $0 != 0x20 }
        let isSmall = first.first.map { 0x61...0x7A ~= $0 || $0 >= 0x80 } ?? false
        let whole = Self.bare((text[start...] + first)[...])
        let opening = Self.bare(text[start..<text.count - 1])
        let stays =
            !isSmall || hyphenated.contains(whole) || Self.openings.contains(opening)
            || opening.contains(0x2D)
        if !stays { text.removeLast() }
        text += words
    }

    private static let openings: Set<[UInt8]> = Set(
        ["self", "ex", "non", "well", "half", "cross", "all", "so", "anti", "quasi", "mid"]
            .map { Array($0.utf8) })

    private static func bare(_ word: ArraySlice<UInt8>) -> [UInt8] {
        let inner = word.drop { !isLetter($0) }
        let count = inner.reversed().prefix { !isLetter($0) }.count
        return inner.dropLast(count).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        0x41...0x5A ~= byte & 0xDF || byte >= 0x80
    }
}
