/// The bullets and numbers of lists on printed pages.
enum Markers {
    /// What stands at the start of an item, and where its words begin.
    static func read(_ words: ArraySlice<UInt8>) -> (number: Int?, end: Int)? {
        let start = words.startIndex
        if let end = bullet(words), end < words.endIndex {
            return words[end] == 0x20 ? (nil, end + 1) : (words[start] >= 0x80 ? (nil, end) : nil)
        }
        var i = start
        var number = 0
        while i < words.endIndex, i - start < 3, 0x30...0x39 ~= words[i] {
            number = number * 10 + Int(words[i] - 0x30)
            i += 1
        }
        guard i > start, i + 1 < words.endIndex, words[i] == 0x2E || words[i] == 0x29,
            words[i + 1] == 0x20
        else { return nil }
        return (number, i + 2)
    }

    /// Joins a bullet or number that stands alone with the line beside it: many programs set them
    /// apart, and the columns of a page are told by such gaps.
    static func attach(_ pages: inout PrintedPages) {
        var gone: Set<Int> = []
        for index in pages.lines.indices {
            let marker = pages.lines[index]
            guard marker.text.count <= 5, isAlone(pages.text(marker)) else { continue }
            let reach = max(60, marker.size * 5)
            var best: Int?
            // The lines of a page are few, and the one sought is near.
            let near = max(0, index - 200)..<min(pages.lines.count, index + 200)
            for other in near where other != index && !gone.contains(other) {
                let line = pages.lines[other]
                guard line.left >= marker.right, line.left - marker.right < reach,
                    line.isBeside(marker)
                else { continue }
                if best.map({ line.left < pages.lines[$0].left }) ?? true { best = other }
            }
            guard let best else { continue }
            join(marker, to: best, of: &pages)
            gone.insert(index)
        }
        guard !gone.isEmpty else { return }
        pages.lines = pages.lines.indices.filter { !gone.contains($0) }.map { pages.lines[$0] }
    }

    private static func join(
        _ marker: PrintedPages.Line, to index: Int, of pages: inout PrintedPages
    ) {
        var words = Array(pages.text(marker))
        if words.allSatisfy({ 0x30...0x39 ~= $0 }) { words.append(0x2E) }
        words.append(0x20)
        words += pages.text(pages.lines[index])
        let start = pages.bytes.count
        pages.bytes += words
        pages.lines[index].text = start..<pages.bytes.count
        pages.lines[index].left = marker.left
    }

    private static func isAlone(_ words: ArraySlice<UInt8>) -> Bool {
        if let end = bullet(words) { return end == words.endIndex }
        // 7, 7., 7), (7), 2.1, a), (a), iv.
        var inner = words
        let isClosed = [0x2E, 0x29, 0x3A].contains(inner.last ?? 0)
        if isClosed { inner.removeLast() }
        if inner.first == 0x28 { inner.removeFirst() }
        guard 1...4 ~= inner.count else { return false }
        let isNumber = inner.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E }
        if isNumber { return isClosed || inner.contains(0x2E) || inner.count <= 3 }
        return isClosed
            && (inner.count == 1 || inner.allSatisfy { [0x69, 0x76, 0x78].contains($0) })
    }

    /// • ‣ ⁃ ▪ ■ □ ● ○ ◆ ◦ ► ▶ ✓ ✔ ➢ ➤ – — - * · and the private signs of symbol fonts.
    private static func bullet(_ words: ArraySlice<UInt8>) -> Int? {
        let start = words.startIndex
        guard let first = words.first else { return nil }
        func byte(_ k: Int) -> UInt8 { start + k < words.endIndex ? words[start + k] : 0 }
        switch (first, byte(1), byte(2)) {
        case (0x2D, _, _), (0x2A, _, _): return start + 1
        case (0xC2, 0xB7, _): return start + 2
        case (0xE2, 0x80, 0xA2...0xA3), (0xE2, 0x81, 0x83), (0xE2, 0x96, 0xA0...0xAB),
            (0xE2, 0x96, 0xB6), (0xE2, 0x96, 0xBA), (0xE2, 0x97, 0x86...0x8F), (0xE2, 0x97, 0xA6),
            (0xE2, 0x9C, 0x93...0x94), (0xE2, 0x9E, 0xA2), (0xE2, 0x9E, 0xA4),
            (0xEF, 0x80...0x83, _):
            return start + 3
        case (0xE2, 0x80, 0x93...0x94): return byte(3) == 0x20 || byte(3) == 0 ? start + 3 : nil
        default: return nil
        }
    }
}
