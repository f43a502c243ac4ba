import ThawCore

/// A checklist on which a student marks how well each point is known: "Draw a circuit", and behind it "R A G", "1 2 3",
/// boxes or faces. The scale is the same on every row and belongs to none.
enum RatingScale {
    private struct Row {
        var line: Int
        /// The row without its scale.
        var text: Span
    }

    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        var rows: [String: [Row]] = [:]
        var open = 0
        for (index, line) in page.lines.enumerated()
        where line.role == nil && line.place == .main && line.heading == 0 {
            open += 1
            guard line.text.count <= 400 else { continue }
            if let (text, scale) = behind(page, line) ?? ahead(page, line) {
                rows[scale, default: []].append(Row(line: index, text: text))
            }
        }
        guard let list = rows.values.max(by: { ($0.count, $1[0].line) < ($1.count, $0[0].line) }),
            list.count >= 3, list.count * 2 >= open
        else { return }
        let heads = heads(page, list)
        for (place, row) in list.enumerated() {
            if row.text.isEmpty || place < heads {
                page.lines[row.line].role = .heading
                continue
            }
            page.lines[row.line].text = row.text
            // Two cells that are left are a term and its definition.
            if page.lines[row.line].marker == .none, page.firstIndex(of: 0x09, in: row.text) == nil
            {
                page.lines[row.line].marker = .bullet
            }
        }
        let points = Set(list.map(\.line))
        for other in rows.values where other[0].line != list[0].line {
            for row in other where points.contains(row.line + 1) { head(&page, row) }
        }
        markDirections(&page, above: list[0].line)
        markFields(&page, below: list[0].line)
    }

    /// "Number  R  A  G" over rows of boxes names a part of the list, or the column.
    private static func head(_ page: inout PageLines, _ row: Row) {
        let words = page.string(row.text).lowercased().split { !$0.isLetter }
        page.lines[row.line].isRow = false
        if words.allSatisfy(headWords.contains) {
            page.lines[row.line].role = .heading
        } else {
            page.lines[row.line].text = row.text
            page.lines[row.line].heading = 2
        }
    }

    /// How many of the first rows name the columns.
    private static func heads(_ page: PageLines, _ rows: [Row]) -> Int {
        let words = page.string(rows[0].text).lowercased().split { !$0.isLetter }
        if !words.isEmpty, words.count <= 8, words.allSatisfy(headWords.contains) { return 1 }
        let isOdd =
            page.lines[rows[0].line].marker == .none
            && rows.dropFirst().allSatisfy { page.lines[$0.line].marker != .none }
        return isOdd && words.count <= 6 ? 1 : 0
    }

    private static let headWords: Set<Substring> = [
        "specification", "spec", "statement", "statements", "topic", "topics", "skill", "skills",
        "objective", "objectives", "learning", "content", "outcome", "outcomes", "description",
        "criteria", "criterion", "checklist", "item", "items", "point", "points", "ref",
        "reference",
        "i", "can", "should", "be", "able", "to", "know", "need", "what", "you", "students", "key",
        "idea", "ideas", "knowledge", "understanding", "and", "the", "of", "my", "confidence",
        "rating", "rag", "lernziel", "ziel", "kompetenz", "objectif", "objetivo", "area",
        "subtopic",
        "sub", "unit", "lesson", "section", "page", "code", "no", "number", "target", "revision",
    ]

    // MARK: Scales

    private static func isGap(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x7C || byte == 0x2F
    }

    /// The text before a scale at the end of the line.
    private static func behind(_ page: PageLines, _ line: Line) -> (Span, String)? {
        let bytes = page.clean
        var end = line.text.end
        var tokens: [String] = []
        while end > line.text.start, tokens.count < 12 {
            var high = end
            while high > line.text.start, isGap(bytes[high - 1]) { high -= 1 }
            var low = high
            while low > line.text.start, !isGap(bytes[low - 1]), high - low <= 32 { low -= 1 }
            let token = String(decoding: bytes[low..<high], as: UTF8.self).lowercased()
            guard high > low, isStep(token) else { break }
            tokens.insert(token, at: 0)
            end = low
        }
        // "the work of Dr A Grant": a letter of the text may look like the first step.
        while tokens.count > 2, !isScale(tokens), isWord(tokens[0]) {
            tokens.removeFirst()
            while end < line.text.end, !isGap(bytes[end]) { end += 1 }
            while end < line.text.end, isGap(bytes[end]) { end += 1 }
        }
        guard isScale(tokens) else { return nil }
        while end > line.text.start, isGap(bytes[end - 1]) { end -= 1 }
        return (Span(line.text.start, end), tokens.joined(separator: " "))
    }

    /// The text behind boxes at the beginning of the line; the first of them may be its marker.
    private static func ahead(_ page: PageLines, _ line: Line) -> (Span, String)? {
        let bytes = page.clean
        var start = line.text.start
        var tokens: [String] = line.marker == .none ? [] : ["☐"]
        while start < line.text.end, tokens.count < 12 {
            var high = start
            while high < line.text.end, !isGap(bytes[high]), high - start <= 32 { high += 1 }
            let token = String(decoding: bytes[start..<high], as: UTF8.self)
            guard high > start, token.allSatisfy(signs.contains) else { break }
            tokens.append(token)
            start = high
            while start < line.text.end, isGap(bytes[start]) { start += 1 }
        }
        guard start > line.text.start, start < line.text.end, isScale(tokens) else { return nil }
        return (Span(start, line.text.end), "< " + tokens.joined(separator: " "))
    }

    private static func isWord(_ token: String) -> Bool { token.contains(where: \.isLetter) }

    private static func isStep(_ token: String) -> Bool {
        steps.contains(token) || token.allSatisfy(signs.contains)
            || token.count <= 2 && token.allSatisfy(\.isNumber)
    }

    /// Whether the steps are those of a scale: known words, numbers that count from 0 or 1, or signs.
    private static func isScale(_ tokens: [String]) -> Bool {
        if scales.contains(tokens.joined(separator: " ")) { return true }
        let numbers = tokens.compactMap { Int($0) }
        if numbers.count == tokens.count {
            return numbers.count >= 3 && numbers[0] <= 1
                && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
        }
        let signs = tokens.joined()
        return 2...12 ~= signs.count && signs.allSatisfy(Self.signs.contains)
            && !signs.allSatisfy { $0 == "?" || $0 == ")" || $0 == "]" }
    }

    private static let signs = Set("☐□▢◻◽○◯⚪☑✓✔✗✘✅❌⬜⭕?[]()_😀😃😄🙂😊😐😕🙁☹😟😞🟢🟡🟠🔴👍👎👌⭐☆★")
    private static let scales: Set<String> = [
        "r a g", "g a r", "r y g", "g y r", "red amber green", "green amber red",
        "red yellow green", "green yellow red", "red orange green", "low medium high",
        "high medium low", "l m h", "h m l", "yes no", "y n", "yes partly no", "yes maybe no",
        "yes nearly no", "no partly yes", "b r a g", "r a g b", "g o r", "r o g", "v o r", "r o v",
        "rot gelb grün", "grün gelb rot", "ja nein", "ja teilweise nein", "oui non", "sí no",
        "good ok poor", "poor ok good", "sure unsure", "easy medium hard",
        "rouge orange vert", "vert orange rouge",
    ]
    private static let steps = Set(scales.flatMap { $0.split(separator: " ").map(String.init) })

    // MARK: Around the list

    /// "Tick R, A or G for each statement": words to whoever fills the list in.
    private static func markDirections(_ page: inout PageLines, above first: Int) {
        for index in page.openLines(limit: 12) where index < first {
            let words = page.lowercased(index, limit: 240).split { !$0.isLetter }
            guard words.count >= 3, words.contains(where: directions.contains),
                page.endsSentence(page.lines[index].text) || isDirection(words[0])
            else { continue }
            page.lines[index].role = .metadata
        }
    }

    private static func isDirection(_ word: Substring) -> Bool { directions.contains(word) }

    private static let directions: Set<Substring> = [
        "tick", "colour", "color", "rate", "circle", "highlight", "shade", "mark", "traffic", "rag",
        "choose", "assess", "underline", "ankreuzen", "kreuze", "coche", "cochez", "marca", "check",
    ]

    /// "My targets: ________".
    private static func markFields(_ page: inout PageLines, below first: Int) {
        for index in page.lines.indices where index > first && page.lines[index].role == nil {
            let text = page.lines[index].text
            guard text.count >= 4, text.count <= 200, page.lines[index].marker == .none,
                page.clean[(text.end - 4)..<text.end].allSatisfy({ $0 == 0x5F || $0 == 0x2E })
            else { continue }
            page.lines[index].role = .metadata
        }
    }
}
