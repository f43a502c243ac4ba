import ThawCore

/// Lines that a site prints twice, one for the eye and one for a screen reader, or in a list of contents that a paste
/// puts between the parts: "[2] Exposition" right above "Exposition". The first of each two is the site's.
enum DoubledLines {
    /// On so many pairs, that no refrain and no list of a few like entries is taken for them.
    private static let fewest = 3

    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain else { return }
        halve(&page)
        dropAgain(&page)
        guard page.lines.count >= 2 * fewest else { return }
        var found: [Int] = []
        var index = 0
        while index + 1 < page.lines.count {
            if isDoubled(page, index) {
                found.append(index)
                index += 2
            } else {
                index += 1
            }
        }
        guard found.count >= fewest else { return }
        for index in found { page.lines[index].role = .boilerplate }
    }

    /// One line to three, of some length, that stand right below themselves.
    private static func dropAgain(_ page: inout PageLines) {
        var index = 0
        while index + 1 < page.lines.count {
            let size = (1...3).first { isAgain(page, index, size: $0) } ?? 0
            // The first stands where it belongs: a byline below its title.
            for second in (index + size)..<(index + 2 * size) {
                page.lines[second].role = .boilerplate
            }
            index += max(1, 2 * size)
        }
    }

    private static func isAgain(_ page: PageLines, _ index: Int, size: Int) -> Bool {
        guard index + 2 * size <= page.lines.count else { return false }
        var (bytes, words) = (0, 0)
        for offset in 0..<size {
            let (first, second) = (page.lines[index + offset], page.lines[index + size + offset])
            guard first.text.count == second.text.count, first.role == nil, second.role == nil,
                first.marker == second.marker, !first.isRow,
                page.clean[first.text.range].elementsEqual(page.clean[second.text.range])
            else { return false }
            bytes += first.text.count
            words += page.words(in: first.text, limit: 8)
        }
        return bytes >= 40 && words >= 6
    }

    /// "Bentham and MillBentham and Mill": the two on one line.
    private static func halve(_ page: inout PageLines) {
        for index in page.lines.indices {
            let text = page.lines[index].text
            guard 12...240 ~= text.count, text.count.isMultiple(of: 2) else { continue }
            let middle = text.start + text.count / 2
            guard page.clean[text.start..<middle].elementsEqual(page.clean[middle..<text.end]),
                ByteText.isLetter(page.clean[middle - 1]), ByteText.isUpper(page.clean[middle]),
                page.words(in: Span(text.start, middle), limit: 2) == 2
            else { continue }
            page.lines[index].text.end = middle
        }
    }

    private static func isDoubled(_ page: PageLines, _ index: Int) -> Bool {
        let (first, second) = (page.lines[index], page.lines[index + 1])
        guard first.role == nil, second.role == nil, first.heading == 0, !first.isRow,
            second.text.count >= 4, second.text.range.contains(where: { page.clean[$0] > 0x40 })
        else { return false }
        let text = withoutNumber(page, first.text)
        return text.count == second.text.count
            && page.clean[text.range].elementsEqual(page.clean[second.text.range])
    }

    /// Without "[2]" at its beginning.
    private static func withoutNumber(_ page: PageLines, _ text: Span) -> Span {
        guard page.clean[text.start] == 0x5B,
            let end = page.firstIndex(
                of: 0x5D, in: Span(text.start, min(text.end, text.start + 5))),
            page.clean[(text.start + 1)..<end].allSatisfy(ByteText.isDigit)
        else { return text }
        return page.trimmed(Span(end + 1, text.end))
    }
}
