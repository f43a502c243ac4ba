import ThawCore

/// Headers and footers that a printed document repeats on each page.
enum RunningLines {
    /// The lines that number pages or that come again with another number. Cost: linear in the lines.
    static func find(_ page: PageLines) -> Set<Int> {
        guard page.markup == .plain else { return [] }
        var groups: [[UInt8]: [Int]] = [:]
        var numbered: [[UInt8]: [(line: Int, number: Int)]] = [:]
        for (index, line) in page.lines.enumerated()
        where line.marker == .none && (6...120).contains(line.text.count) {
            if hasPageSign(page.clean, line.text) {
                groups[key(page, line.text), default: []].append(index)
            } else if line.text.count <= 100, let number = edgeNumber(page.clean, line.text) {
                numbered[key(page, line.text), default: []].append((index, number))
            }
        }
        var found = counted(numbered)
        addNumberAlone(page, numbered, &found)
        addPageNumbers(page, &found)
        addBesideNumbers(page, &found)
        addOnlyNumber(page, &found)
        addTurnedHeads(page, &found)
        addFacingHeads(page, &found)
        addRepeated(page, &found)
        addHeadsBelowFeet(page, &found)
        for (index, line) in page.lines.enumerated()
        where isAddressAndPage(page, line) || isPageOfPages(page, line) || isPage(page, line) {
            found.insert(index)
        }
        for lines in groups.values
        where lines.count >= 2 || isFileAndPage(page, page.lines[lines[0]].text) {
            found.formUnion(lines)
        }
        return found
    }

    /// A first line with the number of its page is none of the head that others read: "86     Medieval England".
    static func markHead(_ page: inout PageLines) {
        guard page.markup == .plain, let first = page.openLines(limit: 1).first else { return }
        // "Administrative Law          Glossary sheet 9" on each page.
        let columns = page.string(page.lines[first].text, keepingGaps: true).columns(apart: 3)
        let field = columns.first { column in
            SchoolSubjects.isField(column) || CourseWords(column).areAll
        }
        let subject = field.flatMap { SchoolSubjects.isField($0) ? $0 : CourseWords($0).subject }
        if columns.count == 2, let subject {
            let head = page.clean[page.lines[first].text.range]
            let isAgain = page.lines.dropFirst(first + 1).contains {
                $0.text.count == head.count && page.clean[$0.text.range] == head
            }
            if isAgain { return page.opening.subjects.append(subject) }
        }
        guard let edge = page.clean[page.lines[first].text.range].first,
            let last = page.clean[page.lines[first].text.range].last,
            ByteText.isDigit(edge) || ByteText.isDigit(last), hasTitle(page, below: first),
            find(page).contains(first)
        else { return }
        page.lines[first].role = .boilerplate
        if let course = CourseWords.subject(in: page.string(page.lines[first].text)) {
            page.opening.subjects.append(course)
        }
    }

    /// "Chapter 9", or "7.3 The Suez Crisis" between empty lines: else the head is all that names the page.
    private static func hasTitle(_ page: PageLines, below head: Int) -> Bool {
        guard head + 2 < page.lines.count else { return false }
        let (line, next) = (page.lines[head + 1], page.lines[head + 2])
        return TitleBlock.isNumberedPart(page, head + 1, isWhole: true)
            || line.text.count <= 80 && !page.endsSentence(line.text) && next.isApart
                && ByteText.isDigit(page.clean[line.start])
    }

    /// The number that a wide gap parts from the rest of the line: "Glossary          42", "42     Glossary".
    private static func edgeNumber(_ bytes: [UInt8], _ text: Span) -> Int? {
        var digits = Span(text.end, text.end)
        while digits.start > text.start, ByteText.isDigit(bytes[digits.start - 1]) {
            digits.start -= 1
        }
        var gap = digits.start - 1
        var step = -1
        if digits.isEmpty {
            digits = Span(text.start, text.start)
            while digits.end < text.end, ByteText.isDigit(bytes[digits.end]) { digits.end += 1 }
            gap = digits.end
            step = 1
        }
        guard 1...4 ~= digits.count, digits.count + 8 < text.count else { return nil }
        var blanks = 0
        while text.range.contains(gap), bytes[gap] == 0x20 || bytes[gap] == 0x09 {
            blanks += bytes[gap] == 0x09 ? 4 : 1
            gap += step
        }
        guard blanks >= 4 else { return nil }
        return digits.range.reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) }
    }

    /// "54   Medieval Britain" and "Medieval Britain   55": the same words with the next number at the other edge.
    private static func addTurnedHeads(_ page: PageLines, _ found: inout Set<Int>) {
        var heads: [String: [(line: Int, number: Int, isBehind: Bool)]] = [:]
        for (index, line) in page.lines.enumerated()
        where 8...100 ~= line.text.count && line.marker == .none {
            let (first, last) = (page.clean[line.text.start], page.clean[line.text.end - 1])
            guard ByteText.isDigit(first) != ByteText.isDigit(last) || ByteText.isDigit(first)
            else { continue }
            let words = page.string(of: line).split(separator: " ")
            guard words.count >= 2 else { continue }
            for (isBehind, edge) in [(false, words[0]), (true, words[words.count - 1])] {
                guard let number = Int(edge), 2...9999 ~= number else { continue }
                let rest = isBehind ? words.dropLast() : words.dropFirst()
                heads[rest.joined(separator: " "), default: []].append((index, number, isBehind))
            }
        }
        addTornHeads(page, heads.mapValues { $0.map { ($0.line, $0.number) } }, &found)
        for lines in heads.values {
            for (one, two) in zip(lines, lines.dropFirst())
            where two.number == one.number + 1 && one.isBehind != two.isBehind
                && two.line - one.line >= 4
            {
                found.formUnion([one.line, two.line])
            }
        }
    }

    /// "142   Chapter 7 The Middle East", and on the next page "143" on a line of its own beside the same words.
    private static func addTornHeads(
        _ page: PageLines, _ heads: [String: [(line: Int, number: Int)]], _ found: inout Set<Int>
    ) {
        guard !heads.isEmpty else { return }
        for (index, line) in page.lines.enumerated()
        where 2...4 ~= line.text.count && line.marker == .none && page.isNumber(line.text) {
            guard let number = Int(page.string(line.text)) else { continue }
            for beside in [index - 1, index + 1]
            where page.lines.indices.contains(beside) && isShort(page, page.lines[beside]) {
                let words = page.string(of: page.lines[beside]).split(separator: " ")
                for head in heads[words.joined(separator: " ")] ?? []
                where abs(head.number - number) == 1 && abs(head.line - index) >= 4 {
                    found.formUnion([index, beside, head.line])
                }
            }
        }
    }

    /// Whether the line may be a head: no longer than `addTurnedHeads` takes one, its blanks aside.
    private static func isShort(_ page: PageLines, _ line: Line) -> Bool {
        var left = 100
        for byte in page.clean[line.text.range] where !ByteText.isSpace(byte) {
            left -= 1
            if left < 0 { return false }
        }
        return true
    }

    /// The heads of two facing pages: a number behind the words on the first, before them on the next, or the
    /// other way.
    private static func addFacingHeads(_ page: PageLines, _ found: inout Set<Int>) {
        var heads: [(line: Int, number: Int, isBehind: Bool)] = []
        for (index, line) in page.lines.enumerated()
        where (8...60).contains(line.text.count) && line.marker == .none && !line.isRow
            && !page.endsSentence(line.text)
        {
            let words = page.string(of: line).split(separator: " ")
            let isOuter =
                line.isApart || index == 0 || index + 1 == page.lines.count
                || page.lines[index + 1].isApart
            guard isOuter, 2...7 ~= words.count else { continue }
            if let number = Int(words[0]), 10...999 ~= number, words[1].first?.isUppercase == true {
                heads.append((index, number, false))
            } else if let number = Int(words[words.count - 1]), 10...999 ~= number,
                words[0].first?.isUppercase == true
                    || Int(words[0]) != nil && words[1].first?.isUppercase == true
            {
                heads.append((index, number, true))
            }
        }
        for (first, second) in zip(heads, heads.dropFirst())
        where second.number == first.number + 1 && first.isBehind != second.isBehind
            && second.line - first.line >= 6
        {
            found.formUnion([first.line, second.line])
        }
    }

    /// The same words with numbers that count the pages, some lines apart.
    private static func counted(_ groups: [[UInt8]: [(line: Int, number: Int)]]) -> Set<Int> {
        var found: Set<Int> = []
        for lines in groups.values where lines.count >= 2 {
            // Slides may have few lines, but then they are several.
            let least = lines.count >= 3 ? 3 : 6
            let counts = zip(lines, lines.dropFirst()).allSatisfy {
                1...2 ~= $1.number - $0.number && $1.line - $0.line >= least
            }
            if counts { found.formUnion(lines.map(\.line)) }
        }
        return found
    }

    /// The number of the first slide or the last, which has no such line.
    private static func addNumberAlone(
        _ page: PageLines, _ groups: [[UInt8]: [(line: Int, number: Int)]], _ found: inout Set<Int>
    ) {
        let counted = groups.values.filter { lines in
            lines.count >= 3 && lines.first.map { found.contains($0.line) } == true
        }
        guard !counted.isEmpty else { return }
        var alone: [Int: [Int]] = [:]
        for (index, line) in page.lines.enumerated()
        where line.text.count <= 3 && page.isNumber(line.text) && line.marker == .none {
            if let number = Int(page.string(line.text)) { alone[number, default: []].append(index) }
        }
        for lines in counted {
            guard let first = lines.first, let last = lines.last else { continue }
            if let index = alone[last.number + 1]?.last, index > last.line { found.insert(index) }
            if let index = alone[first.number - 1]?.first, index < first.line {
                found.insert(index)
            }
        }
    }

    /// "34" and "35", pages apart: the numbers of the pages of a book. Those from 1 may number cards.
    private static func addPageNumbers(_ page: PageLines, _ found: inout Set<Int>) {
        var numbers: [(line: Int, number: Int)] = []
        for (index, line) in page.lines.enumerated()
        where 2...4 ~= line.text.count && line.marker == .none && page.isNumber(line.text) {
            if let number = Int(page.string(line.text)) { numbers.append((index, number)) }
        }
        guard numbers.count >= 2, numbers[0].number >= 10,
            zip(numbers, numbers.dropFirst()).allSatisfy({
                $1.number == $0.number + 1 && $1.line - $0.line >= 8
            })
        else { return }
        found.formUnion(numbers.map(\.line))
    }

    /// Short lines beside the number of a page that stand nowhere but there and at the edges of the whole: the title of
    /// the chapter, of the book.
    private static func addBesideNumbers(_ page: PageLines, _ found: inout Set<Int>) {
        let numbers = found.filter { page.isNumber(page.lines[$0].text) }
        guard !numbers.isEmpty else { return }
        var beside = Set(numbers.flatMap { [$0 - 1, $0 + 1] })
        beside.formUnion([0, page.lines.count - 1])
        var places: [[UInt8]: [Int]] = [:]
        for index in beside where page.lines.indices.contains(index) {
            let line = page.lines[index]
            guard 6...80 ~= line.text.count, line.marker == .none, !page.endsSentence(line.text)
            else { continue }
            places[Array(page.clean[line.text.range]), default: []].append(index)
        }
        for (words, lines) in places where lines.count >= 2 {
            let isElsewhere = page.lines.indices.contains { index in
                page.lines[index].text.count == words.count && !beside.contains(index)
                    && page.clean[page.lines[index].text.range].elementsEqual(words)
            }
            if !isElsewhere { found.formUnion(lines) }
        }
    }

    /// "1" apart from everything at the very end: the number of the only page.
    private static func addOnlyNumber(_ page: PageLines, _ found: inout Set<Int>) {
        guard page.lines.count >= 8, let line = page.lines.last, line.isApart,
            line.marker == .none, page.string(line.text) == "1"
        else { return }
        found.insert(page.lines.count - 1)
    }

    /// A short line beside a running line that says what the first line of the page says.
    private static func addRepeated(_ page: PageLines, _ found: inout Set<Int>) {
        guard !found.isEmpty, let top = page.lines.first?.text, top.count <= 80 else { return }
        let words = page.clean[top.range]
        for index in found.sorted() {
            for near in [index - 1, index + 1] where page.lines.indices.contains(near) && near > 0 {
                if page.clean[page.lines[near].text.range] == words {
                    found.formUnion([near, 0])
                }
            }
        }
    }

    /// "Page 1", "p. 3", ".pdf", "1/4" at an end of the line.
    private static func hasPageSign(_ bytes: [UInt8], _ text: Span) -> Bool {
        guard mayHavePageSign(bytes, text) else { return false }
        let lower = String(decoding: bytes[text.range], as: UTF8.self).lowercased()
        return lower.contains("page ") || fileEndings.contains { lower.contains($0) }
            || lower.contains("seite ") || lower.hasPrefix("p. ") || lower.contains(" p. ")
            || endsInPage(lower)
    }

    /// "Handout 3 / p.1"
    private static func endsInPage(_ lower: String) -> Bool {
        guard let last = lower.split(separator: " ").last, last.hasPrefix("p.") else {
            return false
        }
        return 1...3 ~= last.count - 2 && last.dropFirst(2).allSatisfy(\.isNumber)
    }

    /// Whether a digit stands in the bytes, and four letters with which a sign of a page begins, in any case. No letter
    /// beyond ASCII is one of these in lower case, so that a line without them has no such sign.
    private static func mayHavePageSign(_ bytes: [UInt8], _ text: Span) -> Bool {
        var hasDigit = false
        var hasSign = false
        var last: UInt32 = 0
        for byte in bytes[text.range] {
            hasDigit = hasDigit || ByteText.isDigit(byte)
            last = last << 8 | UInt32(byte | 0x20)
            switch last {
            // "page", "seit", and ".pdf", ".doc", ".ppt", ".odt", ".pag", ".rtf", ".htm".
            case 0x7061_6765, 0x7365_6974, 0x2E70_6466, 0x2E64_6F63, 0x2E70_7074, 0x2E6F_6474,
                0x2E70_6167, 0x2E72_7466, 0x2E68_746D:
                hasSign = true
            // "p."
            case _ where last & 0xFFFF == 0x702E: hasSign = true
            default: break
            }
        }
        return hasDigit && hasSign
    }

    /// "https://cards.example/sets/7/print 2/3", as browsers print it below each page.
    private static func isAddressAndPage(_ page: PageLines, _ line: Line) -> Bool {
        let bytes = page.clean[line.text.range]
        guard line.text.count <= 240, line.marker == .none,
            bytes.last.map(ByteText.isDigit) == true,
            bytes.starts(with: "http".utf8) || bytes.starts(with: "www.".utf8)
        else { return false }
        let words = page.string(line.text).split(separator: " ")
        guard words.count == 2 else { return false }
        let numbers = words[1].split(separator: "/", omittingEmptySubsequences: false)
        return numbers.count == 2
            && numbers.allSatisfy { 1...3 ~= $0.count && $0.allSatisfy(\.isNumber) }
    }

    /// Right below the foot or the number of a page the head of the next stands, apart from its text or met twice.
    private static func addHeadsBelowFeet(_ page: PageLines, _ found: inout Set<Int>) {
        let feet = found.filter { foot in
            let text = page.lines[foot].text
            return ByteText.isDigit(page.clean[text.start])
                || ByteText.isDigit(page.clean[text.end - 1])
        }
        var heads: [[UInt8]: [Int]] = [:]
        for foot in feet where foot > 2 && foot + 2 < page.lines.count && !found.contains(foot + 1)
        {
            let head = page.lines[foot + 1]
            guard head.marker == .none, !head.isApart, 6...60 ~= head.text.count,
                !page.endsSentence(head.text), page.lines[foot].isApart
            else { continue }
            let isApart = page.lines[foot + 2].isApart
            let words = Array(page.clean[head.text.range])
            heads[words, default: []].append(foot + 1)
            if isApart { found.insert(foot + 1) }
        }
        for (words, lines) in heads where lines.contains(where: found.contains) || lines.count > 1 {
            found.formUnion(lines)
            for (index, line) in page.lines.enumerated()
            where line.text.count == words.count && page.clean[line.text.range].elementsEqual(words)
            {
                found.insert(index)
            }
        }
    }

    /// "pg 2" and nothing else.
    private static func isPage(_ page: PageLines, _ line: Line) -> Bool {
        guard 3...8 ~= line.text.count, line.marker == .none, line.isApart,
            ByteText.isDigit(page.clean[line.text.end - 1])
        else { return false }
        let words = page.string(line.text).lowercased().split(separator: " ")
        return words.count == 2 && ["pg", "pg.", "page", "p.", "seite"].contains(words[0])
            && Int(words[1]).map { 2...400 ~= $0 } ?? false
    }

    /// "p. 1/1", "Seite 2/3".
    private static func isPageOfPages(_ page: PageLines, _ line: Line) -> Bool {
        guard 6...14 ~= line.text.count, line.marker == .none,
            ByteText.isDigit(page.clean[line.text.end - 1])
        else { return false }
        let words = page.string(line.text).lowercased().split(separator: " ")
        guard words.count == 2, ["p.", "page", "seite", "s.", "pág."].contains(words[0]) else {
            return false
        }
        let numbers = words[1].split(separator: "/", omittingEmptySubsequences: false)
        return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil }
    }

    private static let fileEndings = [".pdf", ".doc", ".ppt", ".odt", ".pages", ".rtf", ".html"]

    private static func isFileAndPage(_ page: PageLines, _ text: Span) -> Bool {
        let lower = page.string(text).lowercased()
        return fileEndings.contains { lower.contains($0) }
            && (lower.contains("page ") || lower.contains("seite ")) && page.words(in: text) <= 10
    }

    /// The line without its digits and blanks.
    private static func key(_ page: PageLines, _ text: Span) -> [UInt8] {
        page.clean[text.range].filter { !ByteText.isDigit($0) && !ByteText.isSpace($0) }
    }
}
