import ThawCore

/// Labels of cards with the heading of the card on the same line: "Card 1: Glaciers", "2/5 – Moraines".
///
/// They count only where the numbers run from 1 without a gap. Cost: linear in the lines.
enum LabelledHeadings {
    /// Puts each heading on a line of its own.
    static func split(_ page: inout PageLines) {
        guard page.markup != .html else { return }
        var found: [(line: Int, end: Int, cut: Int)] = []
        // A list of contents above the cards has the same labels, and its role.
        for (index, line) in page.lines.enumerated()
        where line.place == .main && line.role != .navigation {
            guard line.text.count <= 140, let (number, end, cut) = label(page, line) else {
                continue
            }
            guard number == found.count + 1 else { return }
            found.append((index, end, cut))
        }
        guard found.count >= 2 else {
            markClosing(&page)
            if page.opening.headedCards.isEmpty { markNamed(&page) }
            return
        }
        var lines: [Line] = []
        lines.reserveCapacity(page.lines.count + found.count)
        var next = 0
        for (index, line) in page.lines.enumerated() {
            guard next < found.count, found[next].line == index else {
                lines.append(line)
                continue
            }
            let (_, end, cut) = found[next]
            next += 1
            var first = line
            first.text = page.trimmed(Span(line.text.start, end))
            first.extent.end = page.sourceSpan(Span(cut, line.text.end)).start
            first.marker = .none
            first.heading = 0
            var second = Line(
                extent: Span(first.extent.end, line.extent.end), text: Span(cut, line.text.end),
                start: cut)
            second.place = line.place
            lines += [first, second]
        }
        page.lines = lines
    }

    /// "Definition. Isostasy is …": the label of the definition, closed by a full stop, on a line of its own.
    static func splitDefinition(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        for index in page.lines.indices.prefix(16) {
            let line = page.lines[index]
            let head = Span(line.text.start, min(line.text.end, line.text.start + 12))
            guard line.marker == .none, line.text.count >= 40, let stop = stop(page, line, index),
                ["definition", "meaning"].contains(
                    page.string(Span(head.start, stop)).lowercased()),
                ByteText.isSpace(page.clean[stop + 1])
            else { continue }
            var label = line
            label.text.end = stop
            label.extent.end = stop + 1
            var rest = line
            rest.extent.start = stop + 1
            rest.text = page.trimmed(Span(stop + 1, line.text.end))
            rest.start = rest.text.start
            rest.isApart = false
            page.lines[index] = label
            page.lines.insert(rest, at: index + 1)
            return
        }
    }

    /// The full stop behind the first word of a paragraph, or the colon where the line above names the term so:
    /// "Key term: Abstraction".
    private static func stop(_ page: PageLines, _ line: Line, _ index: Int) -> Int? {
        let head = Span(line.text.start, min(line.text.end, line.text.start + 12))
        if line.isApart, let stop = page.firstIndex(of: 0x2E, in: head) { return stop }
        guard index > 0, page.lines[index - 1].text.count <= 80,
            let label = page.lowercased(index - 1, limit: 80).split(separator: ":").first,
            label.count < page.lines[index - 1].text.count, KeyTermPage.namesTerm(String(label))
        else { return nil }
        return page.firstIndex(of: 0x3A, in: head)
    }

    /// The number of a label, where the label ends, and where the text behind its sign begins.
    private static func label(
        _ page: PageLines, _ line: Line
    ) -> (number: Int, end: Int, cut: Int)? {
        let bytes = page.clean
        var i = line.start
        let open = bytes[i]
        let isBracketed = open == 0x28 || open == 0x5B
        if isBracketed { i += 1 }
        let start = i
        while i < line.text.end, ByteText.isLetter(bytes[i]), i - start < 12 { i += 1 }
        let word = String(decoding: bytes[start..<i], as: UTF8.self).lowercased()
        guard word.isEmpty || nouns.contains(word) else { return nil }
        while i < line.text.end, [0x20, 0x23].contains(bytes[i]) { i += 1 }
        guard
            let (number, end) = digits(bytes, i, line.text.end)
                ?? (word.isEmpty
                    ? nil : letter(bytes, i, line.text.end) ?? spelled(bytes, i, line.text.end))
        else { return nil }
        i = end
        var hasTotal = false
        for joint in ["/", " / ", " of "] where i + joint.utf8.count < line.text.end {
            let next = i + joint.utf8.count
            guard bytes[i..<next].lazy.map(ByteText.lower).elementsEqual(joint.utf8),
                let (_, end) = digits(bytes, next, line.text.end)
            else { continue }
            i = end
            hasTotal = true
            break
        }
        guard hasTotal || !word.isEmpty else { return nil }
        let closed = isBracketed ? behindBracket(bytes, i, line.text.end, open) : nil
        guard !isBracketed || closed != nil,
            let cut = closed ?? behindSign(bytes, i, line.text.end)
                ?? behindGap(bytes, i, line.text.end)
                ?? (word.isEmpty ? nil : behindBlank(page, i, line.text.end)),
            ByteText.isLetter(bytes[cut]) || bytes[cut] >= 0x80
                || !word.isEmpty && ByteText.isDigit(bytes[cut])
        else { return nil }
        return (number, i, cut)
    }

    /// "Card one".
    private static func spelled(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (Int, Int)? {
        var end = start
        while end < limit, ByteText.isLetter(bytes[end]), end - start < 8 { end += 1 }
        let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        return CardLabel.spelled[word].map { ($0, end) }
    }

    /// "(1 of 5) Offer", "[2/5] Sheila".
    private static func behindBracket(
        _ bytes: [UInt8], _ start: Int, _ limit: Int, _ open: UInt8
    ) -> Int? {
        guard start < limit, bytes[start] == (open == 0x28 ? 0x29 : 0x5D) else { return nil }
        var i = start + 1
        while i < limit, [0x20, 0x09, 0x3A].contains(bytes[i]) { i += 1 }
        return i < limit ? i : nil
    }

    /// A tab or two blanks part the label from the heading as a sign does.
    private static func behindGap(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
        var i = start
        while i < limit, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
        guard i < limit, i >= start + 2 || i > start && bytes[start] == 0x09 else { return nil }
        return i
    }

    /// "Card 1 The fall of the shogun": a few words that begin with a capital and end in no sentence.
    private static func behindBlank(_ page: PageLines, _ start: Int, _ limit: Int) -> Int? {
        guard start + 3 < limit, page.clean[start] == 0x20 else { return nil }
        let text = Span(start + 1, limit)
        let isOpen = !page.endsSentence(text) || page.endsInQuestionMark(text)
        return ByteText.isUpper(page.clean[text.start]) && isOpen
            && page.words(in: text, limit: 11) <= 10 ? text.start : nil
    }

    // MARK: A site's own word

    /// "Pebble 1 — God" where the page says that it has "6 pebbles": a site may call its cards whatever it likes.
    private static func markNamed(_ page: inout PageLines) {
        var found: [(line: Int, label: Span, text: Span)] = []
        var noun = ""
        for (index, line) in page.lines.enumerated()
        where line.place == .main && line.role == nil && 6...120 ~= line.text.count {
            var i = line.start
            while i < line.text.end, ByteText.isLetter(page.clean[i]), i - line.start < 16 {
                i += 1
            }
            guard i >= line.start + 3, i + 1 < line.text.end, page.clean[i] == 0x20,
                ByteText.isDigit(page.clean[i + 1])
            else { continue }
            let word = page.string(Span(line.start, i)).lowercased()
            guard noun.isEmpty || word == noun,
                let (number, end) = digits(page.clean, i + 1, line.text.end),
                let cut = behindSign(page.clean, end, line.text.end)
            else { continue }
            guard number == found.count + 1 else { return }
            noun = word
            found.append((index, Span(line.start, end), Span(cut, line.text.end)))
        }
        guard found.count >= 3, saysHowMany(page, found.count, noun) else { return }
        for (index, label, text) in found {
            page.lines[index].text = text
            page.lines[index].marker = .none
            page.opening.headedCards[index] = label
        }
    }

    private static func saysHowMany(_ page: PageLines, _ count: Int, _ noun: String) -> Bool {
        page.lines.indices.prefix(20).contains { index in
            let words = page.lowercased(index).letterAndNumberRuns
            return zip(words, words.dropFirst()).contains { Int($0) == count && $1 == noun + "s" }
        }
    }

    // MARK: Behind the heading

    /// "Sheila    [2/5]": the label closes the line of the heading. The numbers run from 1 to the total.
    private static func markClosing(_ page: inout PageLines) {
        var found: [(line: Int, text: Span, label: Span)] = []
        var totals: Set<Int> = []
        for (index, line) in page.lines.enumerated()
        where line.marker == .none && (8...120).contains(line.text.count) {
            guard let (number, total, label) = closing(page.clean, line.text) else { continue }
            guard number == found.count + 1, number <= total else { return }
            let text = page.trimmed(Span(line.text.start, label.start))
            guard !text.isEmpty else { return }
            found.append((index, text, label))
            totals.insert(total)
        }
        // "The others took (2 of 3)" stands over no list.
        let hasLists = found.allSatisfy { item in
            let below = (item.line + 1)..<min(item.line + 4, page.lines.count)
            return below.contains { page.lines[$0].marker != .none }
        }
        guard found.count >= 2, totals.count == 1, hasLists else { return }
        for (index, text, label) in found {
            page.lines[index].text = text
            page.opening.headedCards[index] = label
        }
    }

    private static func closing(_ bytes: [UInt8], _ text: Span) -> (Int, Int, Span)? {
        var end = text.end
        let last = bytes[end - 1]
        let isBracketed = last == 0x29 || last == 0x5D
        if isBracketed { end -= 1 }
        guard ByteText.isDigit(bytes[end - 1]) else { return nil }
        let limit = max(text.start, end - 14)
        var i = end
        func number() -> Int? {
            var value = 0
            var scale = 1
            let before = i
            while i > limit, ByteText.isDigit(bytes[i - 1]), before - i < 3 {
                i -= 1
                value += Int(bytes[i] - 0x30) * scale
                scale *= 10
            }
            return i < before ? value : nil
        }
        guard let total = number() else { return nil }
        let joint = i
        while i > limit, [0x20, 0x2F, 0x6F, 0x66].contains(bytes[i - 1]) { i -= 1 }
        let sign = String(decoding: bytes[i..<joint], as: UTF8.self)
        guard ["/", " / ", " of "].contains(sign), let number = number(), i > text.start + 2 else {
            return nil
        }
        if isBracketed {
            guard bytes[i - 1] == (last == 0x29 ? 0x28 : 0x5B) else { return nil }
            i -= 1
        } else {
            guard bytes[i - 1] == 0x09 || bytes[i - 1] == 0x20 && bytes[i - 2] == 0x20 else {
                return nil
            }
        }
        return (number, total, Span(i, text.end))
    }

    private static let nouns: Set<String> = [
        "card", "flashcard", "slide", "karte", "karteikarte", "carte", "tarjeta",
    ]

    /// The place of a capital alone in the alphabet: "Card C".
    private static func letter(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (Int, Int)? {
        guard start + 1 < limit, 0x41...0x5A ~= bytes[start],
            !ByteText.isLetter(bytes[start + 1]), bytes[start + 1] != 0x27
        else { return nil }
        return (Int(bytes[start]) - 0x40, start + 1)
    }

    private static func digits(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (Int, Int)? {
        var i = start
        var number = 0
        while i < limit, ByteText.isDigit(bytes[i]), i - start < 4 {
            number = number * 10 + Int(bytes[i] - 0x30)
            i += 1
        }
        return i > start && number > 0 ? (number, i) : nil
    }

    /// Behind ":", "." or a dash and blanks.
    private static func behindSign(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
        var i = start
        while i < limit, bytes[i] == 0x20 { i += 1 }
        guard i + 2 < limit else { return nil }
        switch bytes[i] {
        case 0x3A, 0x2E, 0x29, 0x2D, 0x7C, 0x7E: i += 1
        case 0xE2 where bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x93 || bytes[i + 2] == 0x94):
            i += 3
        default: return nil
        }
        let sign = i
        while i < limit, bytes[i] == 0x20 { i += 1 }
        return i > sign && i < limit ? i : nil
    }
}
