import ThawCore

/// Headings with bullets or paragraphs under them, or a bare list: notes whose cards are the
/// headings.
struct Outline {
    let lines: ContentLines
    var result: Structure

    /// Whether the page has a list, or headings below its title.
    static func fits(_ lines: ContentLines, title: Finding?) -> Bool {
        var marked = 0
        let start = title == nil ? (titlePosition(lines) ?? -1) + 1 : 0
        for position in start..<max(start, lines.count) {
            if lines.line(position).marker != .none { marked += 1 }
            if marked >= 2 || isHeading(lines, position) { return true }
        }
        if Outline(lines).nestedHeadings(start..<max(start, lines.count)).count >= 2 { return true }
        return marked > 0 && lines.count <= 2
    }

    static func read(_ lines: ContentLines, title: Finding?) -> Structure {
        var reader = Outline(lines)
        reader.read(title)
        return reader.result
    }

    private init(_ lines: ContentLines) {
        self.lines = lines
        result = Structure(.notes, lines: lines.page.lines.count)
    }

    private mutating func read(_ title: Finding?) {
        result.title = title
        var start = 0
        if title == nil, let position = Self.titlePosition(lines) {
            result.title = lines.heading(position)
            result.roles[lines.indices[position]] = .title
            start = position + 1
            if position > 0 { addCard(nil, 0..<position) }
        }
        let end = Self.remark(lines, from: start) ?? lines.count
        if end < lines.count {
            result.content.facts.append(lines.passage(end..<lines.count))
            result.roles[lines.indices[end]] = .fact
        }
        let range = start..<max(start, end)
        let numbered = numberedHeadings(range)
        let counted = countedHeadings(range).union(numbered).union(numberedSeries(range))
            .union(sectionHeadings(range))
        var headings = withoutLeads(
            range.filter { position in
                if counted.contains(position) { return true }
                // The last line above the next number heads nothing.
                if numbered.contains(position + 1), !lines.line(position).isApart { return false }
                return Self.isHeading(lines, position)
            })
        headings = withoutOpenings(withSiblings(headings, in: range))
        headings = withNamesakes(headings, in: range)
        let nested = nestedHeadings(range)
        // In a tree of plain lines, depth alone tells what stands over what.
        let isTree = Set(range.map { lines.line($0).indent }).count >= 3
        if headings.allSatisfy({ nested.contains($0) }) || isTree && !nested.isEmpty {
            headings = nested
        }
        if let subtitle = subtitle(at: start, headings) {
            result.content.facts.append(lines.page.passage(lines.text(subtitle)))
            result.roles[lines.indices[subtitle]] = .fact
            start += 1
        }
        var heading: Int?
        var bodyStart = start
        for position in headings {
            addCard(heading, bodyStart..<position)
            heading = position
            bodyStart = position + 1
        }
        addCard(heading, bodyStart..<max(bodyStart, end))
    }

    /// Lines apart that begin with the same word and the next number: "Chapter 1 – …", "Chapter 2 – …".
    private func countedHeadings(_ range: Range<Int>) -> Set<Int> {
        var series: [String: [(position: Int, number: Int)]] = [:]
        for position in range where position + 1 < range.upperBound {
            let line = lines.line(position)
            guard line.isApart, line.marker == .none, line.text.count <= 90, !line.isRow,
                !lines.page.endsSentence(line.text)
            else { continue }
            let text = lines.string(position)
            guard text.utf8.contains(where: WordShape.isDigit) else { continue }
            var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
            // "P1 - Aquinas".
            if let word = words.first, 2...6 ~= word.count, word.last?.isNumber == true {
                let name = word.prefix(while: \.isLetter)
                let number = word.dropFirst(name.count)
                if !name.isEmpty, number.allSatisfy(\.isNumber) {
                    words.replaceSubrange(0..<1, with: [name, number])
                }
            }
            guard words.count >= 2, let number = Int(words[1]), words[0].allSatisfy(\.isLetter)
            else { continue }
            series[String(words[0]), default: []].append((position, number))
        }
        let counting = series.values.filter { found in
            found.count >= 3
                && zip(found, found.dropFirst()).allSatisfy { $1.number - $0.number == 1 }
        }
        return Set(counting.joined().map(\.position))
    }

    /// All the numbered lines, where they count from 1, each a few words apart and right above lines without marks.
    private func numberedHeadings(_ range: Range<Int>) -> Set<Int> {
        var found: Set<Int> = []
        for position in range {
            let line = lines.line(position)
            guard case .number(let number) = line.marker else { continue }
            guard number == found.count + 1, line.isApart || position == range.lowerBound,
                position + 1 < range.upperBound, line.text.count <= 80,
                !lines.page.endsSentence(line.text),
                lines.page.words(in: line.text, limit: 11) <= 10
            else { return [] }
            let next = lines.line(position + 1)
            guard next.marker == .none, !next.isApart, !lines.continues(position + 1) else {
                return []
            }
            found.insert(position)
        }
        return found.count >= 3 ? found : []
    }

    /// Without the first words under a heading of the markup, where they lead in to what follows or are a caption.
    private func withoutOpenings(_ headings: [Int]) -> [Int] {
        let known = Set(headings)
        return headings.filter { position in
            let (page, line) = (lines.page, lines.line(position))
            guard line.heading == 0, line.marker == .none, known.contains(position - 1),
                lines.line(position - 1).heading > 0
            else { return true }
            return page.lastByte(of: line.text) != 0x3A
                && page.words(in: line.text, limit: 6) < 6
        }
    }

    /// With the few words that stand over a block of lines as other headings do, whatever the block is.
    private func withSiblings(_ headings: [Int], in range: Range<Int>) -> [Int] {
        func isName(_ position: Int) -> Bool {
            let line = lines.line(position)
            guard line.isApart || position == range.lowerBound, line.marker == .none,
                line.heading == 0, !line.isRow, line.text.count <= 48, !line.isStrong,
                position + 1 < range.upperBound, !lines.line(position + 1).isApart,
                !lines.continues(position + 1), lines.looksLikeHeading(position),
                !lines.page.endsSentence(line.text)
            else { return false }
            let text = lines.page.withoutBracket(line.text)
            let bytes = lines.page.clean[text.range]
            return text.count <= 32 && lines.page.words(in: text, limit: 4) <= 3
                && !bytes.contains { $0 == 0x3A || $0 == 0x3D || ByteText.isDigit($0) }
        }
        let known = headings.filter(isName)
        guard known.count >= 2, known.count * 2 >= headings.count else { return headings }
        let all = Set(headings)
        let more = range.filter { position in
            isName(position) && !all.contains(position) && !all.contains(position + 1)
        }
        return (headings + more).sorted()
    }

    /// The numbered lines at the edge that count from 1, where most of them head what stands below: so do those with
    /// another heading right below them.
    private func numberedSeries(_ range: Range<Int>) -> Set<Int> {
        var found: [Int] = []
        for position in range {
            let line = lines.line(position)
            guard case .number(let number) = line.marker, line.indent == 0 else { continue }
            guard number == found.count + 1, line.text.count <= 80,
                !lines.page.endsSentence(line.text) || lines.page.endsInQuestionMark(line.text),
                position + 1 < range.upperBound,
                lines.line(position + 1).marker == .bullet
                    || lines.looksLikeHeading(position + 1)
                    || lines.text(position + 1).count > 80
            else { return [] }
            found.append(position)
        }
        let heading = found.count { Self.isHeading(lines, $0) }
        let listed = found.count { lines.line($0 + 1).marker == .bullet }
        return found.count >= 3 && heading * 2 > found.count && listed * 2 >= found.count
            ? Set(found) : []
    }

    /// A last line in brackets below a list: a word to oneself, "(45 minutes)".
    private static func remark(_ lines: ContentLines, from start: Int) -> Int? {
        let last = lines.count - 1
        guard last > start + 2 else { return nil }
        let line = lines.line(last)
        let bytes = lines.page.clean
        let isInBrackets =
            bytes[line.text.start] == 0x28 && bytes[line.text.end - 1] == 0x29
            || bytes[line.text.start] == 0x5B && bytes[line.text.end - 1] == 0x5D
        return isInBrackets && line.isApart && line.marker == .none
            && lines.line(last - 1).marker != .none ? last : nil
    }

    /// Among headings that stand apart, a line that ends in a colon and does not, over plain lines, leads in to them;
    /// so does a long one right below a heading.
    private func withoutLeads(_ headings: [Int]) -> [Int] {
        func isLead(_ position: Int) -> Bool {
            let line = lines.line(position)
            guard !line.isApart, line.heading == 0, line.marker == .none,
                lines.page.lastByte(of: line.text) == 0x3A, position + 1 < lines.count
            else { return false }
            return lines.line(position + 1).marker == .none
                || position > 0 && lines.line(position - 1).heading > 0
                    && lines.page.words(in: line.text, limit: 6) >= 6
        }
        let others = headings.filter { lines.line($0).isApart && !isLead($0) }
        return others.count >= 2 ? headings.filter { !isLead($0) } : headings
    }

    /// A single line between the title and the first heading that is no sentence: it says what the page is for.
    private func subtitle(at start: Int, _ headings: [Int]) -> Int? {
        guard result.title != nil, headings.count >= 2, headings.first == start + 1,
            lines.line(start).marker == .none, lines.line(start).heading == 0,
            lines.text(start).count <= 100, lines.page.lastByte(of: lines.text(start)) != 0x2E,
            Pairs.split(lines.page, lines.line(start), [.equals, .arrow, .dash, .colon]) == nil,
            !tells(start)
        else { return nil }
        return start
    }

    /// Whether the line is two sentences, or says on what day something was: it tells what the page is about.
    private func tells(_ position: Int) -> Bool {
        if lines.page.endsInQuestionMark(lines.text(position)) { return false }
        let words = lines.string(position).lowercased().split { !$0.isLetter && !$0.isNumber }
        if words.contains(where: Self.sheets.contains) { return false }
        if Sentences.spans(in: lines.page.clean, lines.text(position)).count >= 2 { return true }
        let hasYear = words.contains { 3...4 ~= $0.count && $0.allSatisfy(\.isNumber) }
        return words.count >= 6 && hasYear
            && words.contains { $0.count >= 3 && PageDateReader.isMonth(String($0)) }
    }

    /// Words of lines that speak of the notes themselves.
    private static let sheets: Set<Substring> = [
        "cards", "flashcards", "notes", "revision", "sheet", "handout", "summary", "guide", "exam",
        "lecture", "lesson", "slides", "chapter", "page", "pages", "essay", "class", "module",
        "topic",
        "worksheet", "mock", "test", "quiz", "paper", "updated", "edited", "written", "printed",
    ]

    /// The bullets at the edge of a list in which most of them have others under them: they head parts of the notes.
    private func nestedHeadings(_ range: Range<Int>) -> [Int] {
        let levels = levels(of: range)
        guard range.count >= 5, let edge = levels.values.min() else { return [] }
        let isListed = range.allSatisfy { lines.line($0).marker != .none }
        let isPlain = range.allSatisfy { lines.line($0).marker == .none }
        guard isListed || isPlain else { return [] }
        let tops = range.filter { levels[$0] == edge }
        let parents = tops.filter { levels[$0 + 1] ?? edge > edge }
        guard parents.count >= 2, parents.count * 10 >= tops.count * 7, tops[0] == range.lowerBound,
            (range.count - tops.count) >= parents.count
        else { return [] }
        let areNames = tops.allSatisfy { position in
            lines.text(position).count <= 80 && !lines.continues(position)
                && lines.page.words(in: lines.text(position), limit: 10) <= 9
                && lines.page.lastByte(of: lines.text(position)) != 0x2E
        }
        return areNames ? parents : []
    }

    /// The line that names the whole page.
    static func titlePosition(_ lines: ContentLines) -> Int? {
        if isRoot(lines) { return 0 }
        var levels: [Int: Int] = [:]
        for position in 0..<lines.count where lines.line(position).heading > 0 {
            levels[lines.line(position).heading, default: 0] += 1
        }
        let first = lines.line(0)
        if levels.isEmpty, isLoneSection(lines) { return 0 }
        if let top = levels.keys.min(), levels[top] == 1, first.heading == top { return 0 }
        // Several headings of the highest level, of which the first has nothing under it but the next.
        if first.heading > 0, lines.count > 2, lines.line(1).heading == first.heading { return 0 }
        guard first.heading == 0, first.marker == .none, lines.count > 1,
            lines.looksLikeHeading(0) || isQuotedTitle(lines), first.text.count <= 100,
            !lines.continues(1)
        else { return nil }
        if lines.page.endsInQuestionMark(first.text) {
            return (lines.line(1).isApart || lines.headsPlainly(1)) && isHeading(lines, 1) ? 0 : nil
        }
        if levels.isEmpty == false { return 0 }
        let isSameSort = (1..<lines.count).contains { position in
            isHeading(lines, position) && !isHeading(lines, position - 1)
        }
        let isOnlyCapitals =
            lines.isCapitals(0)
            && !(1..<lines.count).contains { isHeading(lines, $0) && lines.isCapitals($0) }
        if isHeading(lines, 1) || isOnlyCapitals { return 0 }
        let isFirstPart =
            isSameSort && !opensPage(lines) && !standsOff(lines) && !isTakenUp(lines)
        return isFirstPart ? nil : 0
    }

    /// "Tides: Revision Cards"; "Electrolysis", where another heading says "Aluminium is extracted by electrolysis".
    private static func isTakenUp(_ lines: ContentLines) -> Bool {
        guard !isGeneric(lines.string(0)), lines.line(0).marker == .none else { return false }
        if lines.string(0).lowercased().hasSuffix("cards") { return true }
        let others = (1..<lines.count).filter {
            isHeading(lines, $0) && !isHeading(lines, $0 - 1) && lines.string($0) != lines.string(0)
        }
        return others.count >= 2
            && BodyWords(lines.page, others.map { lines.indices[$0] }, after: [])
                .bears(lines.string(0), times: 1)
    }

    /// "3.2 The working memory model" over running text without another heading or list: a section of a book.
    private static func isLoneSection(_ lines: ContentLines) -> Bool {
        let first = lines.line(0)
        guard case .number = first.marker, lines.count >= 3, first.text.count <= 80,
            !lines.page.endsSentence(first.text), lines.line(1).isApart,
            lines.text(1).count > first.text.count,
            lines.page.words(in: first.text, limit: 11) <= 10
        else { return false }
        var sentences = 0
        for position in 1..<lines.count {
            let line = lines.line(position)
            if line.marker != .none || line.isRow { return false }
            if lines.continues(position) { continue }
            if isHeading(lines, position) { return false }
            if line.text.count >= 50 { sentences += 1 }
        }
        return sentences >= 1
    }

    /// Whether all other lines are indented under the first.
    private static func isRoot(_ lines: ContentLines) -> Bool {
        let first = lines.line(0)
        return lines.count >= 5 && first.marker == .none && first.text.count <= 100
            && (1..<lines.count).allSatisfy {
                lines.line($0).indent > first.indent && lines.line($0).marker == .none
            }
    }

    /// A first line that ends in a quotation or a cry, with a heading below it.
    private static func isQuotedTitle(_ lines: ContentLines) -> Bool {
        let page = lines.page
        let text = lines.text(0)
        let last = page.clean[text.end - 1]
        guard lines.line(1).isApart, page.words(in: text, limit: 16) <= 14 else { return false }
        return [0x22, 0x21, 0x9D, 0x29].contains(last) && isHeading(lines, 1)
    }

    /// Whether an empty line stands under the first line and under no other heading.
    private static func standsOff(_ lines: ContentLines) -> Bool {
        guard lines.line(1).isApart, !isGeneric(lines.string(0)) else { return false }
        let others = (1..<lines.count).filter {
            isHeading(lines, $0) && !isHeading(lines, $0 - 1) && $0 + 1 < lines.count
        }
        return others.count >= 2 && !others.contains { lines.line($0 + 1).isApart }
    }

    /// Whether the words name a kind of content only: "Introduction", "Questions".
    static func isGeneric(_ text: String) -> Bool {
        text.lowercased().split { !$0.isLetter }.allSatisfy {
            TitleNamer.generic.contains(String($0)) || $0 == "intro"
        }
    }

    /// Whether the first line is no heading of a part by its form, but short, with a longer line or an empty one below.
    private static func opensPage(_ lines: ContentLines) -> Bool {
        let first = lines.line(0)
        let next = lines.line(1)
        guard first.isApart, !isHeading(lines, 0), first.text.count <= 80,
            lines.page.words(in: first.text, limit: 12) <= 11,
            next.isApart || next.text.count * 4 >= first.text.count * 3
        else { return false }
        // A line like the one below it is a line of notes.
        return !Pairs.Separator.allCases.contains { separator in
            separator.isLoose && separator != .dash && separator != .column
                && Pairs.split(lines.page, first, separator) != nil
                && Pairs.split(lines.page, next, separator) != nil
        }
    }

    private mutating func addCard(_ heading: Int?, _ body: Range<Int>) {
        guard heading != nil || !body.isEmpty else { return }
        var card = Resource.Card(bullets: [])
        if let heading {
            card.heading = lines.heading(heading)
            result.roles[lines.indices[heading]] = .heading
        }
        let paragraphs = lines.paragraphs(body)
        if takeSection(heading, paragraphs) { return }
        for paragraph in paragraphs {
            if Self.isColumnHeads(lines, paragraph.lowerBound) {
                result.roles[lines.indices[paragraph.lowerBound]] = .heading
                continue
            }
            if isCaptionApart(paragraph) {
                result.roles[lines.indices[paragraph.lowerBound]] = .boilerplate
                continue
            }
            card.bullets.append(lines.passage(paragraph))
            for position in paragraph {
                let isListed = lines.line(paragraph.lowerBound).marker != .none
                result.roles[lines.indices[position]] = isListed ? .card : .paragraph
            }
        }
        if !card.bullets.isEmpty || heading.map(namesPart) == true {
            result.content.cards.append(card)
        }
    }

    /// "Fig. 7.5  Map of the canal zone" above an empty line: what stood under a picture.
    private func isCaptionApart(_ paragraph: Range<Int>) -> Bool {
        let (position, next) = (paragraph.lowerBound, paragraph.upperBound)
        // The foot of the page may have stood below it.
        let isLast =
            next == lines.count || lines.line(next).isApart
            || lines.indices[next] > lines.indices[position] + 1
        guard paragraph.count == 1, isLast,
            lines.string(position).lowercased().hasPrefix("fig")
        else { return false }
        // Right below a paragraph, what is no sentence.
        let isBelowText =
            position > 0 && lines.page.endsSentence(lines.text(position - 1))
            && !lines.page.endsSentence(lines.text(position))
        return lines.isCaption(paragraph, isBelowText: isBelowText)
    }

    /// Whether a heading with nothing but the next heading under it names the parts that follow: what it says is as
    /// much of the notes' order as they are.
    private func namesPart(_ position: Int) -> Bool {
        let (page, line) = (lines.page, lines.line(position))
        guard position + 1 < lines.count, !Self.isGeneric(lines.string(position)),
            Masthead.key(lines.string(position)) != Masthead.key(lines.string(position + 1)),
            page.lastByte(of: line.text) != 0x3A, !lines.string(position).contains("$")
        else { return false }
        if line.heading > 0 { return line.heading < 5 }
        if case .number = line.marker { return true }
        return line.isApart && page.words(in: page.withoutBracket(line.text), limit: 4) <= 3
            && TitleBlock.person(lines.string(position)) == nil
    }

    /// The first row of a table of several, in Markdown, which has no other.
    static func isColumnHeads(_ lines: ContentLines, _ position: Int) -> Bool {
        guard lines.line(position).isRow, position + 1 < lines.count,
            lines.line(position + 1).isRow,
            position == 0 || !lines.line(position - 1).isRow
        else { return false }
        return lines.page.markup == .markdown || lines.line(position).isStrong
    }

    /// Whether a line heads what follows.
    static func isHeading(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        if line.heading > 0 || lines.headsPlainly(position) { return true }
        if line.isCode || lines.areHeadsGlued || lines.page.opening.areHeadsMarked { return false }
        guard position + 1 < lines.count, line.text.count <= 100, !lines.continues(position),
            !lines.continues(position + 1), stands(lines, position),
            !isBelowSlideTitle(lines, position)
        else { return false }
        // "Turgid = full of water" is a note.
        return line.marker != .none || Pairs.split(lines.page, line, [.equals, .arrow]) == nil
    }

    /// A line of several words right below the title of a slide goes on with it.
    private static func isBelowSlideTitle(_ lines: ContentLines, _ position: Int) -> Bool {
        guard position > 0, lines.line(position - 1).heading > 0, !lines.line(position).isApart,
            lines.page.words(in: lines.text(position), limit: 6) >= 6
        else { return false }
        let above = lines.indices[position - 1]
        return above > 0 && lines.page.lines[above - 1].role == .label
    }

    /// Whether a line stands as a heading does, above what is longer or listed.
    private static func stands(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        let next = lines.line(position + 1)
        let page = lines.page
        if case .number = line.marker { return isNumberedHeading(lines, position, next) }
        guard lines.looksLikeHeading(position), !isLabelled(lines, position) else { return false }
        if next.marker != .none || isTip(lines, position) { return true }
        if page.clean[line.text.end - 1] == 0x3A { return true }
        if lines.isCapitals(position) || (line.isStrong && page.markup != .plain) { return true }
        guard line.isApart, next.heading == 0 else { return false }
        // Below a heading in capitals stands its first point.
        if position > 2, lines.isCapitals(position - 1), lines.looksLikeHeading(position - 1) {
            return false
        }
        let words = page.words(in: line.text, limit: 12)
        if words <= 6, isOverListed(lines, position) { return true }
        if next.isApart { return words <= 10 && next.text.count > line.text.count }
        if words <= 8, next.text.count > 2 * line.text.count, next.text.count > 60 { return true }
        // "Conclusion" over one line names a part as sure as over three.
        if words <= 2, next.text.count > line.text.count, isGeneric(lines.string(position)) {
            return true
        }
        let hasMore = position + 2 < lines.count && !lines.line(position + 2).isApart
        return words <= 6 && hasMore && next.text.count > line.text.count
            && (!ByteText.isLower(page.clean[line.text.start]) || lines.areSmall && position > 0)
    }

    /// Whether the next line heads a list, and both are a few words: a part whose first list has a name of its own.
    private static func isOverListed(_ lines: ContentLines, _ position: Int) -> Bool {
        guard position + 2 < lines.count else { return false }
        let (next, list) = (lines.line(position + 1), lines.line(position + 2))
        return !next.isApart && !list.isApart && list.marker == .bullet && next.marker == .none
            && lines.looksLikeHeading(position + 1)
            && lines.page.words(in: next.text, limit: 5) <= 4
    }

    /// "Place: the cytoplasm" right below another such line, at the end of its block: one of several notes, whatever
    /// stands below.
    private static func isLabelled(_ lines: ContentLines, _ position: Int) -> Bool {
        guard position > 1, !lines.line(position).isApart, lines.line(position + 1).isApart else {
            return false
        }
        return [position, position - 1].allSatisfy {
            guard lines.line($0).marker == .none,
                let (label, _) = Pairs.split(lines.page, lines.line($0), .colon)
            else { return false }
            // "Section 2: Membranes" heads a part.
            return !lines.page.clean[label.range].contains(where: ByteText.isDigit)
        }
    }

    /// "Examiner Tips and Tricks": what guides print over a word of advice, whatever stands above it.
    private static func isTip(_ lines: ContentLines, _ position: Int) -> Bool {
        let text = lines.text(position)
        guard text.count <= 40, tipOpenings.mayBegin(lines.page.clean, text) else { return false }
        let words = lines.string(position).lowercased().split {
            !$0.isLetter && $0 != "'" && $0 != "’"
        }
        return 1...5 ~= words.count && words.contains(where: tips.contains)
            && words.contains(where: advisers.contains)
            && words.allSatisfy {
                tips.contains($0) || advisers.contains($0) || $0 == "and" || $0 == "s"
            }
    }

    private static let tipOpenings = WordOpenings(
        tips.map(String.init) + advisers.map(String.init) + ["and"])
    private static let tips: Set<Substring> = [
        "tip", "tips", "tricks", "hint", "hints", "advice", "technique", "mistakes", "mistake",
        "errors", "misconceptions", "misconception", "pitfalls", "warning", "skills",
    ]
    private static let advisers: Set<Substring> = [
        "examiner", "examiners", "examiner's", "examiner’s", "exam", "exams", "top", "revision",
        "study", "common", "key", "teacher", "teacher's", "teacher’s", "quick", "essay", "grade",
        "higher", "expert", "tutor", "the", "a", "our",
    ]

    /// Two headings with bullets under them among the first 400 lines.
    static func hasListedHeadings(_ lines: ContentLines) -> Bool {
        var found = 0
        for position in 0..<max(0, min(lines.count, 400) - 1)
        where lines.line(position).marker == .none && lines.line(position + 1).marker != .none
            && lines.looksLikeHeading(position)
        {
            found += 1
            if found == 2 { return true }
        }
        return false
    }

    private static func isNumberedHeading(
        _ lines: ContentLines, _ position: Int, _ next: Line
    ) -> Bool {
        let line = lines.line(position)
        // A point with others under it, right below the point before it.
        if case .number(let number) = line.marker, number > 1, position > 0,
            lines.line(position - 1).marker == .number(number - 1),
            lines.line(position - 1).indent == line.indent
        {
            return false
        }
        // "1. What is federalism?" over bullets.
        let asks = next.marker == .bullet && lines.page.endsInQuestionMark(line.text)
        guard line.text.count <= 80, asks || !lines.page.endsSentence(line.text) else {
            return false
        }
        if next.marker == .bullet { return next.indent >= line.indent }
        if next.marker != .none { return next.indent > line.indent && line.indent == 0 }
        // The last item of a list, with a paragraph behind it.
        if !line.isApart, next.isApart { return false }
        var last = position + 1
        while lines.continues(last + 1) { last += 1 }
        return lines.page.words(in: line.text, limit: 10) <= 8
            && next.text.count > line.text.count && lines.page.endsSentence(lines.text(last))
    }
}
