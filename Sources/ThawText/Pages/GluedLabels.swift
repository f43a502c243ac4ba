import ThawCore

/// Labels of cards that stick to the last line of their card, "… no signature1 of 4", to the
/// line behind them, "1 of 4Causes", or to both.
///
/// They count only where, with the labels that stand alone, they make the whole series from 1 to N;
/// so a sentence that ends in "2 of 3" stays whole. Cost: linear in the lines.
enum GluedLabels {
    private struct Found {
        var line: Int
        var number: Int
        /// Where the label begins in the line's text; `nil` where it stands alone.
        var start: Int?
        var hasSpaceBefore = false
        /// Where the label ends, if text sticks to it there.
        var end: Int?

        var isGlued: Bool { start != nil || end != nil }
    }

    /// Puts each such label on a line of its own.
    static func split(_ page: inout PageLines) {
        // "1 of 7" above the cards shows which of them is on the screen.
        let counter = counter(page)
        var found = counter.map { series(page, from: $0 + 1) } ?? []
        if let counter, !found.isEmpty {
            page.lines[counter].role = .navigation
        } else {
            found = series(page, from: 0)
        }
        guard found.contains(where: \.isGlued) else { return }
        markRepeated(&page, found)
        var lines: [Line] = []
        lines.reserveCapacity(page.lines.count + found.count)
        var next = 0
        for (index, line) in page.lines.enumerated() {
            var rest = line
            while next < found.count, found[next].line <= index {
                for (cut, isLabelFirst) in [(found[next].start, false), (found[next].end, true)] {
                    guard let cut, found[next].line == index else { continue }
                    let parts = parts(page, rest, at: cut, isLabelFirst: isLabelFirst)
                    lines.append(parts.first)
                    rest = parts.second
                }
                next += 1
            }
            lines.append(rest)
        }
        page.lines = lines
    }

    /// The line in two.
    private static func parts(
        _ page: PageLines, _ line: Line, at cut: Int, isLabelFirst: Bool
    ) -> (first: Line, second: Line) {
        let rest = Span(cut, line.text.end)
        let offset = page.sourceSpan(rest).start
        var first = line
        first.text = page.trimmed(Span(line.text.start, cut))
        first.extent.end = offset
        var second = Line(extent: Span(offset, line.extent.end), text: rest, start: cut)
        second.place = line.place
        second.isApart = isLabelFirst
        return (first, second)
    }

    /// The line of a lone "1 of N" at the top of the page.
    private static func counter(_ page: PageLines) -> Int? {
        page.lines.indices.prefix(4).first { index in
            let text = page.lines[index].text
            guard ByteText.isDigit(page.clean[text.start]) else { return false }
            if opening(page, text, expected: 1) != nil { return true }
            let label = CardLabel(page, page.lines[index])
            return label?.number == 1 && label?.total != nil
        }
    }

    /// The first card comes again behind the last one where a site shows its cards in a ring.
    private static func markRepeated(_ page: inout PageLines, _ found: [Found]) {
        guard let first = found.first, let last = found.last, last.line + 1 < page.lines.count
        else { return }
        let top = max(0, first.line - 40)
        let known = Set(
            (top...first.line).filter { page.lines[$0].role == nil }.map {
                page.string(of: page.lines[$0])
            })
        var index = last.line + 1
        while index < page.lines.count, known.contains(page.string(of: page.lines[index])) {
            page.lines[index].role = .boilerplate
            index += 1
        }
    }

    /// The labels of the page in order, if they count from 1 to their total; otherwise none.
    private static func series(_ page: PageLines, from start: Int) -> [Found] {
        var found: [Found] = []
        var total: Int?
        for (index, line) in page.lines.enumerated().dropFirst(start) where line.place == .main {
            if found.count == total { break }
            let first = page.clean[line.text.start]
            if ByteText.isDigit(first) || first == 0x43,
                let (end, last) = opening(page, line.text, expected: found.count + 1),
                last == total ?? last
            {
                total = last
                found.append(Found(line: index, number: found.count + 1, end: end))
                continue
            }
            found += inner(page, line, index, after: found.count, total: &total)
            guard ByteText.isDigit(page.clean[line.text.end - 1]) else { continue }
            if let label = CardLabel(page, line) {
                guard let last = label.total, last == total ?? last else { continue }
                total = last
                found.append(Found(line: index, number: label.number))
            } else if let (joint, last) = ending(page, line.text), last == total ?? last,
                let label = label(page, line, before: joint, expected: found.count + 1, index)
            {
                total = last
                found.append(label)
            }
        }
        guard let total, total >= 2, found.count == total,
            zip(found, 1...total).allSatisfy({ $0.number == $1 })
        else { return [] }
        let standsAlone = found.contains { !$0.isGlued }
        let isLoose = found.contains { $0.start != nil && $0.hasSpaceBefore }
        return standsAlone || !isLoose ? found : []
    }

    /// "… Taylor v Laird1 of 5Invitation to treat": those in the middle of a line, stuck to what stands at either side.
    private static func inner(
        _ page: PageLines, _ line: Line, _ index: Int, after count: Int, total: inout Int?
    ) -> [Found] {
        var found: [Found] = []
        let limit = line.text.end - 7
        var start = line.text.start
        while start < limit {
            let number = count + found.count + 1
            let digit = String(number).utf8.first ?? 0x30
            start = page.clean.withUnsafeBufferPointer {
                $0.next(digit, digit, digit, from: start + 1, to: limit)
            }
            guard start < limit else { break }
            let before = page.clean[start - 1]
            guard !ByteText.isSpace(before), !ByteText.isDigit(before),
                let (end, last) = opening(
                    page, Span(start, line.text.end), expected: number),
                last == total ?? last
            else { continue }
            total = last
            found.append(Found(line: index, number: number, start: start, end: end))
            start = end
        }
        return found
    }

    /// "n of N" at the start of the text with a capital stuck to it: where it ends, and N.
    private static func opening(
        _ page: PageLines, _ text: Span, expected: Int
    ) -> (Int, Int)? {
        let bytes = page.clean
        var begin = text.start
        let card = Array("Card ".utf8)
        if text.count > 12, bytes[begin..<begin + card.count].elementsEqual(card) {
            begin += card.count
        }
        guard
            let words = ["\(expected) of ", "\(expected)/"].map({ Array($0.utf8) }).first(where: {
                begin + $0.count < text.end
                    && bytes[begin..<begin + $0.count].elementsEqual($0)
            })
        else { return nil }
        let digits = begin + words.count
        var end = digits
        while end < text.end, end - digits < 4, ByteText.isDigit(page.clean[end]) { end += 1 }
        guard end < text.end, let total = Int(page.string(Span(digits, end))),
            ByteText.isUpper(page.clean[end])
        else { return nil }
        return (end, total)
    }

    /// " of N" at the end of the text: where it begins, and N.
    private static func ending(_ page: PageLines, _ text: Span) -> (Int, Int)? {
        var i = text.end
        while i > text.start, text.end - i < 4, ByteText.isDigit(page.clean[i - 1]) { i -= 1 }
        guard let total = Int(page.string(Span(i, text.end))), i - 4 > text.start,
            page.string(Span(i - 3, i - 1)) == "of", page.clean[i - 4] == 0x20,
            page.clean[i - 1] == 0x20
        else { return nil }
        return (i - 4, total)
    }

    /// The label with the expected number before " of N". The text may itself end in a digit, so
    /// only as many digits are read as the number has.
    private static func label(
        _ page: PageLines, _ line: Line, before joint: Int, expected: Int, _ index: Int
    ) -> Found? {
        let start = joint - String(expected).utf8.count
        guard start > line.text.start, page.string(Span(start, joint)) == String(expected) else {
            return nil
        }
        let isSpace = ByteText.isSpace(page.clean[start - 1])
        return Found(line: index, number: expected, start: start, hasSpaceBefore: isSpace)
    }
}
