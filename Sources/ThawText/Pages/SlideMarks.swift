import ThawCore

/// Numbers and footers that slides and printed pages leave between their texts.
enum SlideMarks {
    static func prepare(_ page: inout PageLines) {
        markNoise(&page)
        markLastNumber(&page)
        if takeNumberedCards(&page) { return }
        let numbers = loneNumbers(page)
        for index in numbers { page.lines[index].role = .boilerplate }
        for index in titlesAbove(page, numbers) { page.lines[index].role = .boilerplate }
        let heads = heads(page, numbers)
        for index in heads { page.lines[index].role = .boilerplate }
        page.opening.isPrinted = !heads.isEmpty || numbersPages(page)
        let footers = footers(page, numbers: Set(numbers))
        for index in footers {
            page.lines[index].role = .boilerplate
            let name = title(page, page.lines[index].text)
            guard index == 0, page.opening.title == nil, !name.isEmpty else { continue }
            page.lines[0].role = .title
            page.opening.title = page.finding(name)
        }
        SlideEdges.prepare(&page, numbers: numbers.isEmpty ? footers : numbers)
    }

    /// "1" over "Ambition" over lines, "2" over "Guilt": numbers alone that count from one, each apart and right above
    /// the heading of a card. They are cards of revision where the page says so.
    private static func takeNumberedCards(_ page: inout PageLines) -> Bool {
        var found: [Int] = []
        for (index, line) in page.lines.enumerated()
        where line.text.count <= 3 && line.role == nil && line.marker == .none {
            guard page.isNumber(line.text),
                Int(page.string(line.text)) == found.count + 1
            else { continue }
            guard line.isApart, index + 2 < page.lines.count, isOverCard(page, index + 1) else {
                return false
            }
            found.append(index)
        }
        guard found.count >= 3 else { return false }
        let isOfCards = page.lines.indices.prefix(min(24, found[0])).contains { index in
            page.lowercased(index, limit: 60).split { !$0.isLetter }.contains {
                $0 == "cards" || $0 == "flashcards"
            }
        }
        for index in found {
            page.lines[index].role = .label
            if isOfCards {
                page.opening.headedCards[index + 1] = page.lines[index].text
            } else {
                page.lines[index + 1].heading = 2
            }
        }
        return true
    }

    private static func isOverCard(_ page: PageLines, _ index: Int) -> Bool {
        let (heading, body) = (page.lines[index], page.lines[index + 1])
        return !heading.isApart && !body.isApart && heading.role == nil && body.role == nil
            && SlideLabels.isHeading(page, index)
            && page.words(in: heading.text, limit: 9) <= 8
            && body.text.count > heading.text.count
    }

    /// The number of the page below the last row of a table.
    private static func markLastNumber(_ page: inout PageLines) {
        let last = page.lastOpenLines(limit: 3)
        guard page.markup == .plain, last.count == 3,
            pageNumber(page, page.lines[last[0]]) != nil,
            last.dropFirst().allSatisfy({
                page.firstIndex(of: 0x09, in: page.lines[$0].text) != nil
            })
        else { return }
        page.lines[last[0]].role = .boilerplate
    }

    /// What a scan makes of dirt and rules, "~ .", "|", and what is left of a picture, "Fig. 3".
    private static func markNoise(_ page: inout PageLines) {
        guard page.markup == .plain else { return }
        for index in page.lines.indices { takeMisread(&page, index) }
        for index in page.lines.indices where page.lines[index].text.count <= 12 {
            let line = page.lines[index]
            guard line.role == nil, line.marker == .none, line.heading == 0, !line.isRow else {
                continue
            }
            let bytes = page.clean[line.text.range]
            let isDirt =
                line.text.count <= 6 && (bytes.contains(0x7C) || bytes.contains(0x7E))
                && bytes.allSatisfy { $0 < 0x80 && !ByteText.isLetter($0) && !ByteText.isDigit($0) }
            if isDirt || isPictureNumber(page.string(line.text)) {
                page.lines[index].role = .boilerplate
            }
        }
    }

    /// A bullet that a scan read as another sign, "« The lorica …", right below or above one that it read well.
    private static func takeMisread(_ page: inout PageLines, _ index: Int) {
        let line = page.lines[index]
        guard line.marker == .none, line.heading == 0, line.role == nil, line.text.count >= 8,
            page.clean[line.text.start] == 0xC2,
            [0xAB, 0xBB, 0xA2, 0xB0, 0xA4, 0xAC].contains(
                page.clean[line.text.start + 1]),
            page.clean[line.text.start + 2] == 0x20,
            ByteText.isUpper(page.clean[line.text.start + 3])
        else { return }
        let near = max(0, index - 4)..<min(page.lines.count, index + 4)
        guard page.lines[near].contains(where: { $0.marker == .bullet }) else { return }
        page.lines[index].marker = .bullet
        page.lines[index].text.start += 3
    }

    /// "Fig. 3", "Figure 2.1": the number without a name.
    private static func isPictureNumber(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return 2...3 ~= words.count && ["fig", "figure", "plate", "abb"].contains(words[0])
            && words.dropFirst().allSatisfy { $0.first?.isNumber == true && $0.count <= 3 }
    }

    /// Lines that are a number and nothing else, apart, and count the pages.
    private static func loneNumbers(_ page: PageLines) -> [Int] {
        var found: [(line: Int, number: Int)] = []
        for (index, line) in page.lines.enumerated()
        where line.text.end - line.start <= 12 && line.place == .main {
            guard let number = pageNumber(page, line), isOuter(page, index) else { continue }
            found.append((index, number))
        }
        let rises = zip(found, found.dropFirst()).allSatisfy { 1...3 ~= $1.number - $0.number }
        let isDense = zip(found, found.dropFirst()).allSatisfy { $1.line == $0.line + 1 }
        return found.count >= 2 && rises && !isDense ? found.map(\.line) : []
    }

    /// "7", "- 7 -", "– 7 –".
    private static func pageNumber(_ page: PageLines, _ line: Line) -> Int? {
        let words = page.string(Span(line.start, line.text.end)).split(separator: " ")
        let isDashed =
            words.count == 3 && words[0] == words[2] && ["-", "–", "—"].contains(words[0])
        guard isDashed || words.count == 1 && line.marker == .none else { return nil }
        let number = words[isDashed ? 1 : 0]
        guard number.count <= 3, number.allSatisfy(\.isNumber) else { return nil }
        return Int(number)
    }

    /// The first line of the text where it comes again below the number of a page.
    private static func heads(_ page: PageLines, _ numbers: [Int]) -> [Int] {
        guard let first = page.lines.first, first.marker == .none, first.role == nil else {
            return []
        }
        let words = page.clean[first.text.range]
        guard 4...120 ~= words.count else { return [] }
        // A head in two columns needs no number beside it.
        let hasColumns =
            page.markup == .plain && String(decoding: words, as: UTF8.self).contains("   ")
        guard hasColumns || !numbers.isEmpty else { return [] }
        let below = hasColumns ? Array(page.lines.indices.dropFirst()) : numbers.map { $0 + 1 }
        let again = below.filter { index in
            index < page.lines.count && page.lines[index].text.count == words.count
                && page.clean[page.lines[index].text.range] == words
        }
        return again.isEmpty ? [] : [0] + again
    }

    /// "Page 1 of 2".
    private static func numbersPages(_ page: PageLines) -> Bool {
        page.lines.indices.contains { index in
            let text = page.lowercased(index, limit: 24)
            guard text.utf8.contains(where: WordShape.isDigit) else { return false }
            let words = text.split { !$0.isLetter && !$0.isNumber }
            return words.count == 4 && words[0] == "page" && words[2] == "of"
                && Int(words[1]) != nil && Int(words[3]).map { $0 > 1 } == true
        }
    }

    /// The title of the page where it comes again right above a number.
    private static func titlesAbove(_ page: PageLines, _ numbers: [Int]) -> [Int] {
        guard let first = page.lines.first, 8...120 ~= first.text.count else { return [] }
        let words = page.clean[first.text.range]
        return numbers.map { $0 - 1 }.filter { index in
            index > 0 && page.clean[page.lines[index].text.range] == words
        }
    }

    /// Whether an empty line stands above or below.
    private static func isOuter(_ page: PageLines, _ index: Int) -> Bool {
        page.lines[index].isApart || index + 1 >= page.lines.count || page.lines[index + 1].isApart
    }

    /// Short lines that come again on three pages or more: the same words beside the number of the page, or with a
    /// number that rises and stands off from them.
    private static func footers(_ page: PageLines, numbers: Set<Int>) -> [Int] {
        var places: [String: [(line: Int, number: Int)]] = [:]
        for (index, line) in page.lines.enumerated()
        where 4...120 ~= line.text.count && line.marker == .none && line.place == .main
            && line.heading == 0 && !line.isRow && line.role == nil
        {
            let isLast = index + 1 == page.lines.count || page.lines[index + 1].isApart
            let isBeside =
                (numbers.contains(index - 1) || numbers.contains(index + 1))
                && (isLast || numbers.contains(index + 1))
            let isRunning = (line.isApart || isLast) && hasOuterNumber(page, line.text)
            guard isBeside || isRunning, CardLabel(page, line) == nil,
                !page.endsInQuestionMark(line.text)
            else { continue }
            let words = page.string(line.text).lowercased()
            let number = isRunning ? Int(words.filter(\.isNumber).suffix(4)) ?? 0 : index
            let name = isRunning ? words.filter { !$0.isNumber } : words
            places[name, default: []].append((index, number))
        }
        return places.values.filter { found in
            found.count >= 3
                && zip(found, found.dropFirst()).allSatisfy { $0.number < $1.number }
        }.flatMap { $0.map(\.line) }.sorted()
    }

    /// Whether the text begins or ends with a number that stands off from the words: "Stage 2" does not.
    private static func hasOuterNumber(_ page: PageLines, _ text: Span) -> Bool {
        var low = text.end
        while low > text.start, ByteText.isDigit(page.clean[low - 1]) { low -= 1 }
        if low < text.end, low - 2 > text.start {
            let gap = page.clean[(low - 2)..<low]
            return gap.contains(0x7C) || gap.contains(0x09) || gap.allSatisfy(ByteText.isSpace)
        }
        var high = text.start
        while high < text.end, ByteText.isDigit(page.clean[high]) { high += 1 }
        guard high > text.start, high + 2 < text.end else { return false }
        let gap = page.clean[high..<(high + 2)]
        return gap.contains(0x7C) || gap.contains(0x09) || gap.allSatisfy(ByteText.isSpace)
    }

    /// The words of a running head without the number of its page.
    private static func title(_ page: PageLines, _ text: Span) -> Span {
        var text = text
        func isNumber(_ byte: UInt8) -> Bool { ByteText.isDigit(byte) || byte == 0x7C }
        while !text.isEmpty, isNumber(page.clean[text.end - 1]) {
            text = page.trimmed(Span(text.start, text.end - 1))
        }
        while !text.isEmpty, isNumber(page.clean[text.start]) {
            text = page.trimmed(Span(text.start + 1, text.end))
        }
        return text
    }
}
