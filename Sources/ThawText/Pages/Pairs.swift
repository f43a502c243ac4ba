import ThawCore

/// A list of terms and definitions, one to a line: separated by a tab, a semicolon, a dash, a
/// colon, an equals sign, a bar or a column of spaces, or the rows of a table.
struct Pairs {
    /// What stands between term and definition.
    enum Separator: CaseIterable {
        case tab, semicolon, quoted, bar, dash, equals, arrow, colon, column

        /// Stands in the bullets of notes, too.
        var isLoose: Bool { ![.tab, .semicolon, .quoted, .bar].contains(self) }

        /// How many lines of how many must have it.
        var need: (lines: Int, percent: Int) {
            switch self {
            case .tab: (2, 60)
            case .semicolon, .quoted: (2, 75)
            case .bar, .dash, .equals, .arrow: (2, 70)
            case .colon: (3, 85)
            case .column: (3, 80)
            }
        }
    }

    let lines: ContentLines
    let separators: [Separator]
    private let title: Finding?

    /// How a page's lines are parted.
    struct Evidence {
        /// Several where terms and definitions are parted now by one sign, now by another.
        var separators: [Separator]
        /// The share of lines that have it.
        var share: Double
        /// The signs of tables, which notes do not have.
        var isTabular: Bool { separators.allSatisfy { !$0.isLoose } }
    }

    /// The separator that most lines have, and the share of lines that have it, or `nil` where the
    /// page is no such list.
    ///
    /// Looks at the first 400 lines.
    static func evidence(_ lines: ContentLines) -> Evidence? {
        let isGlossary = namesGlossary(lines)
        var best: Evidence?
        for separator in Separator.allCases {
            guard let share = share(of: [separator], lines, isGlossary: isGlossary) else {
                continue
            }
            if best.map({ share > $0.share + 0.15 }) ?? true {
                best = Evidence(separators: [separator], share: share)
            }
        }
        // "Force: F = m a": the name stands before the first of two signs.
        if let equals = best, equals.separators == [.equals],
            let share = share(of: [.colon], lines, isGlossary: isGlossary),
            share >= equals.share - 0.1
        {
            best = Evidence(separators: [.colon], share: share)
        }
        if let best, best.share > 0.9 { return best }
        if best == nil, let share = shareOfGluedDashes(lines) {
            return Evidence(separators: [.dash], share: share)
        }
        // Signs that a list mixes, where one of them alone parts most lines too seldom.
        let mixed = Separator.allCases.filter { $0.isLoose || $0 == .tab }
        if let share = share(of: mixed, lines, isGlossary: isGlossary), share >= 0.85,
            share > (best?.share ?? 0) + 0.05
        {
            return Evidence(separators: mixed, share: share)
        }
        return best
    }

    private static func share(
        of separators: [Separator], _ lines: ContentLines, isGlossary: Bool
    ) -> Double? {
        let isMixed = separators.count > 1
        let isLoose = separators.contains(where: \.isLoose)
        let start = isMixed || isLoose ? body(lines) : 0
        var (asked, split, of, listed, words) = (0, 0, 0, 0, 0)
        // Lines under the last heading that are none of a list; -1 where one is.
        var plain = -1
        var (wrapped, run, formulas) = (0, 0, 0)
        for position in start..<max(start, min(lines.count, 400)) {
            let line = lines.line(position)
            if let (term, _) = Self.split(lines.page, line, separators) {
                if lines.page.endsInQuestionMark(term) { asked += 1 }
                plain = -1
                // Numbered lines with colons are steps and their names, a list like any other.
                if separators == [.colon], line.marker != .none, line.marker != .bullet {
                    of += 1
                } else {
                    split += 1
                    words += lines.page.words(in: term, limit: 8)
                    if line.marker != .none { listed += 1 }
                    if isFormula(lines.page, line.text) { formulas += 1 }
                }
                run = 0
            } else if run < 3, split > 0, goesOn(lines, position) {
                run += 1
                wrapped += 1
                continue
            } else if position == 0 || line.heading > 0 || lines.isCapitals(position)
                || lines.continues(position) || opensList(lines, position, separators)
            {
                if !lines.continues(position) { plain = 0 }
                continue
            } else if plain >= 0 {
                plain += 1
                // Of several signs each parts a list of its own, beside a part that is none: notes.
                if isMixed, plain == 2, split > 0 { return nil }
            }
            of += 1
        }
        // Where most is wrapped, colons stand in running text.
        if wrapped > split { of += wrapped }
        // "weight = mass × g    W = m g": both sides say the same.
        if formulas * 2 > split, separators != [.tab], isLoose { return nil }
        if isLoose,
            areChains(lines, separators) || areChapters(lines, separators) || areTimed(lines)
        {
            return nil
        }
        let need = isMixed ? (lines: 5, percent: 85) : separators[0].need
        guard split >= need.lines, split * 100 >= of * need.percent else { return nil }
        // Questions with their answers behind a dash.
        if isLoose, asked * 2 > split { return nil }
        if isMixed, words > 5 * split { return nil }
        let share = Double(split) / Double(max(1, of))
        if isLoose, !isGlossary, share < 0.9 || listed * 2 > split,
            Outline.hasListedHeadings(lines)
        {
            return nil
        }
        return share
    }

    /// "Basalt- a dark rock from lava": a list all of whose dashes are stuck to the terms.
    private static func shareOfGluedDashes(_ lines: ContentLines) -> Double? {
        guard lines.count >= 5 else { return nil }
        let rows = body(lines)..<min(lines.count, 400)
        let glued = rows.count {
            lines.line($0).marker == .none && gluedDash(lines.page, lines.line($0)) != nil
        }
        let share = Double(glued) / Double(rows.count)
        return glued >= 5 && share >= 0.85 ? share : nil
    }

    /// Whether a definition of the line above was wrapped here.
    private static func goesOn(_ lines: ContentLines, _ position: Int) -> Bool {
        let line = lines.line(position)
        guard position > 0, !line.isApart, line.marker == .none, line.heading == 0 else {
            return false
        }
        let before = lines.text(position - 1)
        return before.count >= 40 && ByteText.isLower(lines.page.clean[line.text.start])
            && !lines.page.endsSentence(before)
    }

    /// Two equations on a line.
    private static func isFormula(_ page: PageLines, _ text: Span) -> Bool {
        guard text.count <= 160 else { return false }
        return page.clean[text.range].count { $0 == 0x3D } >= 2
    }

    /// A heading of a part of the list: apart, with a pair right below it.
    private static func opensList(
        _ lines: ContentLines, _ position: Int, _ separators: [Separator]
    ) -> Bool {
        guard position + 1 < lines.count, lines.line(position).isApart,
            lines.text(position).count <= 60,
            lines.looksLikeHeading(position)
                || !separators.contains(.colon) && isNumberedHead(lines, position)
        else { return false }
        let next = lines.line(position + 1)
        guard !next.isApart, let (term, _) = Self.split(lines.page, next, separators) else {
            return false
        }
        // Numbered parts over days are the parts of a chronology.
        return lines.line(position).marker == .none
            || !lines.page.clean[term.range].contains(where: ByteText.isDigit)
    }

    /// "2. Das Schulgebäude".
    static func isNumberedHead(_ lines: ContentLines, _ position: Int) -> Bool {
        guard case .number = lines.line(position).marker else { return false }
        return !lines.page.endsSentence(lines.text(position))
            && lines.page.words(in: lines.text(position), limit: 6) <= 5
    }

    /// Where the list begins: behind a first line that stands apart from a list whose lines do not.
    private static func body(_ lines: ContentLines) -> Int {
        guard lines.count > 4, lines.line(0).marker == .none else { return 0 }
        // A title, with what the page says of itself between it and the list.
        if lines.indices[0] + 1 < lines.indices[1], lines.line(0).text.count <= 80 { return 1 }
        if isOddColon(lines) { return 1 }
        // "German vocab test – die Umwelt".
        let parts = lines.text(0).count <= 80 ? CreditLine.parts(lines.string(0)) : []
        if parts.count == 2, CourseWords(parts[0]).areAll { return 1 }
        if isOnlyCapital(lines) { return 1 }
        guard lines.line(1).isApart else { return 0 }
        let isDense = !lines.line(2).isApart && !lines.line(3).isApart
        return isDense || lines.line(0).heading > 0 || lines.line(1).marker != .none ? 1 : 0
    }

    /// "Week 7: Health" over a list whose lines are parted by other signs.
    private static func isOddColon(_ lines: ContentLines) -> Bool {
        guard lines.count > 6, split(lines.page, lines.line(0), .colon) != nil,
            lines.text(0).count <= 80, !lines.page.endsSentence(lines.text(0))
        else { return false }
        let others = 1..<min(lines.count, 200)
        return !others.contains { split(lines.page, lines.line($0), .colon) != nil }
            && (lines.line(1).isApart
                || split(lines.page, lines.line(1), Separator.allCases) == nil)
    }

    /// Whether the first line says that this is a list of terms.
    private static func namesGlossary(_ lines: ContentLines) -> Bool {
        !lines.isEmpty && TermSection.has(TermSection.names, lines, 0, limit: 100)
    }

    static func read(_ lines: ContentLines, _ evidence: Evidence, title: Finding?) -> Structure {
        Pairs(lines: lines, separators: evidence.separators, title: title).read()
    }

    private func read() -> Structure {
        var result = Structure(.pairs, lines: lines.page.lines.count)
        var pairs: [(term: Span, definition: [Span])] = []
        let start = title == nil && separators.contains(where: \.isLoose) ? Self.body(lines) : 0
        let end = remark()
        let heads = partHeads(start..<max(start, end))
        let longest = (0..<lines.count).reduce(0) { max($0, lines.text($1).count) }
        var isText = false
        var head: ColumnNames?
        for position in 0..<lines.count {
            let line = lines.line(position)
            var role = Block.Role.pair
            let parts =
                Self.split(lines.page, line, separators) ?? gluedDash(line)
                ?? withColon(position, longest: longest)
                ?? withOtherSign(position, longest: longest)
            if position < start {
                role = .title
                result.title = lines.heading(0)
            } else if position >= end {
                role = .fact
            } else if let (term, definition) = parts {
                isText = false
                let row = ColumnNames(lines.page, term, definition)
                if pairs.isEmpty && (row.areTwice || isHeader(term, definition, position))
                    || row.areAgain(head)
                {
                    role = .heading
                    head = head ?? row
                } else if let head, head.areTwice, row.cells.count == 4 {
                    pairs += [(row.cells[0], [row.cells[1]]), (row.cells[2], [row.cells[3]])]
                } else {
                    pairs.append((term, [definition]))
                }
            } else if line.heading > 0 || pairs.isEmpty || startsSection(position)
                || heads.contains(position)
            {
                role =
                    position == 0 && title == nil && lines.looksLikeHeading(0) ? .title : .heading
                if role == .title { result.title = lines.heading(0) }
                if position == 1, title == nil, lines.looksLikeHeading(1),
                    lines.line(1).marker == .none, CourseWords(lines.string(0)).areAll,
                    let subject = CourseWords(lines.string(0)).subject
                {
                    // "Drama" over "Glossary of key terms".
                    result.title = lines.heading(1)
                    result.subjects.append(subject)
                    result.roles[lines.indices[0]] = .metadata
                    role = .title
                }
                isText = isAboveText(position)
            } else if isText || sumsUp(position) {
                isText = true
                role = .fact
            } else {
                pairs[pairs.count - 1].definition.append(line.text)
            }
            result.roles[lines.indices[position]] = role
        }
        withoutLabel(&pairs)
        result.content.pairs = pairs.map { term, definition in
            Resource.Pair(
                term: lines.page.passage(term), definition: lines.page.passage(definition))
        }
        takeTexts(&result)
        return result
    }

    /// The sentences of the lines that are running text.
    private func takeTexts(_ result: inout Structure) {
        let texts = (0..<lines.count).filter { result.roles[lines.indices[$0]] == .fact }
        for position in texts where !(lines.continues(position) && texts.contains(position - 1)) {
            var next = position + 1
            while next < lines.count, lines.continues(next), texts.contains(next) { next += 1 }
            result.content.facts += lines.sentences(position..<next)
        }
    }

    /// "stoma - Answers a small pore": without the word that a shop of such lists puts before each definition.
    private func withoutLabel(_ pairs: inout [(term: Span, definition: [Span])]) {
        func label(_ pair: (term: Span, definition: [Span])) -> Int? {
            guard let first = pair.definition.first else { return nil }
            let head = lines.page.string(Span(first.start, min(first.end, first.start + 20)))
            let word = ["correct answer", "answers", "answer", "ans"].first {
                head.lowercased().hasPrefix($0) && head.dropFirst($0.count).first?.isLetter == false
            }
            guard let word else { return nil }
            let signs = head.dropFirst(word.count).prefix { " :-–✔✅".contains($0) }
            let start = first.start + word.utf8.count + signs.utf8.count
            return start < first.end ? start : nil
        }
        let starts = pairs.map(label)
        guard pairs.count >= 3, starts.count(where: { $0 != nil }) * 10 >= pairs.count * 8 else {
            return
        }
        for (place, start) in starts.enumerated() {
            if let start { pairs[place].definition[0].start = start }
        }
    }

    /// The cells of a row: the names over the columns may come again over each part of a table, and twice where a row
    /// holds two pairs.
    private struct ColumnNames {
        private(set) var cells: [Span]
        private let bytes: [[UInt8]]

        init(_ page: PageLines, _ term: Span, _ definition: Span) {
            cells = [term]
            var start = definition.start
            while let tab = page.firstIndex(of: 0x09, in: Span(start, definition.end)) {
                cells.append(page.trimmed(Span(start, tab)))
                start = tab + 1
            }
            cells.append(page.trimmed(Span(start, definition.end)))
            cells.removeAll(where: \.isEmpty)
            bytes = cells.map { Array(page.clean[$0.range]) }
        }

        var areTwice: Bool { bytes.areColumnsTwice }

        func areAgain(_ head: ColumnNames?) -> Bool {
            guard let head, head.bytes.count >= 2, bytes.count >= 2 else { return false }
            return zip(head.bytes, bytes).allSatisfy(==)
        }
    }

    /// "haploid: with a single set" in a list of dashes: a word or two and a colon, where the line above had room.
    private func withColon(
        _ position: Int, longest: Int
    ) -> (term: Span, definition: Span)? {
        guard separators == [.dash], position > 0, lines.line(position).marker == .none,
            let (term, definition) = Self.split(lines.page, lines.line(position), .colon),
            lines.page.words(in: term, limit: 3) <= 2
        else { return nil }
        return lines.fits(position, on: longest) ? (term, definition) : nil
    }

    /// In a list of dashes, "trennen = to separate", and a phrase of many words before its only dash.
    private func withOtherSign(
        _ position: Int, longest: Int
    ) -> (term: Span, definition: Span)? {
        let (page, line) = (lines.page, lines.line(position))
        guard separators == [.dash], position > 0, line.marker == .none,
            lines.fits(position, on: longest)
        else { return nil }
        if let parts = Self.split(page, line, .equals) { return parts }
        let sides = page.string(line.text).split(atEvery: " - ")
        guard sides.count == 2, line.text.count <= 160, let first = sides.first,
            first.utf8.count <= 80, page.isCollapsed(line.text)
        else { return nil }
        let cut = line.text.start + first.utf8.count
        return (
            page.trimmed(Span(line.text.start, cut)), page.trimmed(Span(cut + 3, line.text.end))
        )
    }

    private func gluedDash(_ line: Line) -> (term: Span, definition: Span)? {
        separators.contains(.dash) ? Self.gluedDash(lines.page, line) : nil
    }

    /// "protease- breaks proteins down", "tirar– to throw away", in a list whose other lines have a blank on both sides
    /// of the dash.
    static func gluedDash(_ page: PageLines, _ line: Line) -> (term: Span, definition: Span)? {
        let bytes = page.clean
        let head = Span(line.text.start, min(line.text.end, line.text.start + 60))
        guard head.count > 8, line.heading == 0,
            let dash = ((head.start + 3)..<(head.end - 2)).first(where: {
                let behind = $0 + (bytes[$0] == 0xE2 ? 3 : 1)
                let isDash =
                    bytes[$0] == 0x2D
                    || bytes[$0] == 0xE2 && behind < head.end && bytes[$0 + 1] == 0x80
                        && bytes[$0 + 2] == 0x93
                return isDash && behind < head.end && bytes[behind] == 0x20
                    && ByteText.isLetter(bytes[$0 - 1])
            }), ByteText.isLetter(bytes[dash - 2]), ByteText.isLetter(bytes[dash - 3])
        else { return nil }
        let term = Span(line.text.start, dash)
        let width = bytes[dash] == 0xE2 ? 3 : 1
        let definition = page.trimmed(Span(dash + width, line.text.end))
        guard page.words(in: term, limit: 5) <= 4, !definition.isEmpty,
            ByteText.isLetter(bytes[definition.start]) || bytes[definition.start] == 0x28
        else { return nil }
        return (term, definition)
    }

    /// "Vocabulario Tema 4 – El medio ambiente" over terms in small letters.
    private static func isOnlyCapital(_ lines: ContentLines) -> Bool {
        guard case let dash = Separator.dash, split(lines.page, lines.line(0), dash) != nil,
            ByteText.isUpper(lines.page.clean[lines.text(0).start]), lines.text(0).count <= 80
        else { return false }
        let terms = (1..<min(lines.count, 60)).filter {
            split(lines.page, lines.line($0), dash) != nil
        }
        return terms.count >= 5
            && terms.allSatisfy { !ByteText.isUpper(lines.page.clean[lines.text($0).start]) }
    }

    /// Where a word to the reader begins behind the list: the last line, apart from lines that are not, or without
    /// the marker that all others have; the end where there is none.
    private func remark() -> Int {
        guard lines.count >= 5 else { return lines.count }
        let last = lines.count - 1
        let line = lines.line(last)
        if isBelowTable(last) { return last }
        guard line.isApart, line.marker == .none, lines.page.endsSentence(line.text) else {
            return lines.count
        }
        let others = (1..<last).filter { Self.split(lines.page, lines.line($0), separators) != nil }
        let listed = others.count { lines.line($0).marker != .none }
        let apart = others.dropFirst().count { lines.line($0).isApart }
        guard listed * 10 >= others.count * 9 || apart == 0 && opensRemark(line) else {
            return lines.count
        }
        return last
    }

    /// A line without a tab below a table whose rows all have one, behind a cell that is at its end.
    private func isBelowTable(_ last: Int) -> Bool {
        let page = lines.page
        guard separators == [.tab], Self.split(page, lines.line(last), .tab) == nil,
            page.endsSentence(lines.text(last - 1)), page.words(in: lines.text(last), limit: 4) > 3,
            !ByteText.isLower(page.clean[lines.text(last).start])
        else { return false }
        return (1..<last).allSatisfy { Self.split(page, lines.line($0), .tab) != nil }
    }

    private func opensRemark(_ line: Line) -> Bool {
        let text = lines.page.string(
            Span(line.text.start, min(line.text.end, line.text.start + 24))
        )
        .lowercased()
        return [
            "remember", "note", "nb", "tip", "exam tip", "hint", "top tip", "p.s.", "important",
        ]
        .contains { text.hasPrefix($0 + ":") || text.hasPrefix($0 + " ") }
    }

    /// "Term" and "Definition" over the columns, or a first row in capitals over others.
    private func isHeader(_ term: Span, _ definition: Span, _ position: Int) -> Bool {
        let cells = [term, definition]
        if cells.allSatisfy({ Self.headers.contains(lines.page.string($0).lowercased()) }) {
            return true
        }
        if isColumnHeads(term, definition, position)
            || headsNumbers(term, definition, position)
        {
            return true
        }
        guard separators.allSatisfy({ !$0.isLoose }), position + 1 < lines.count,
            let next = Self.split(lines.page, lines.line(position + 1), separators)
        else { return false }
        func isCapitals(_ text: Span) -> Bool {
            let bytes = lines.page.clean[text.range]
            return bytes.contains(where: ByteText.isUpper)
                && !bytes.contains(where: ByteText.isLower)
        }
        return cells.allSatisfy(isCapitals) && !isCapitals(next.term)
            && !isCapitals(next.definition)
    }

    /// A first row of three columns or more whose first word names the rows.
    private func isColumnHeads(_ term: Span, _ definition: Span, _ position: Int) -> Bool {
        guard separators == [.tab], position + 1 < lines.count else { return false }
        if numbersRows(position) { return true }
        guard Self.rowNames.contains(lines.page.string(term).lowercased())
        else { return false }
        let tabs = [position, position + 1].map { index in
            lines.page.clean[lines.text(index).range].count { $0 == 0x09 }
        }
        if tabs[0] >= 2, tabs[0] == tabs[1] { return true }
        // "Name", "Why important", over rows that say it in whole clauses.
        guard tabs[0] == 1, position == 0 else { return false }
        let rows = ((position + 1)..<lines.count).compactMap {
            Self.split(lines.page, lines.line($0), .tab)
        }
        let said = rows.count { lines.page.words(in: $0.definition, limit: 6) >= 5 }
        return rows.count >= 4 && said * 10 >= rows.count * 7
            && lines.page.words(in: definition, limit: 4) <= 3
            && !lines.page.endsSentence(definition)
    }

    /// "Date", a tab, "Event": a word or two over rows that all begin with a number or a day, in a table.
    private func headsNumbers(_ term: Span, _ definition: Span, _ position: Int) -> Bool {
        let page = lines.page
        func hasNumber(_ text: Span) -> Bool {
            page.clean[text.range].contains(where: ByteText.isDigit)
        }
        guard separators == [.tab], !hasNumber(term), !hasNumber(definition),
            page.words(in: term, limit: 3) <= 2, page.words(in: definition, limit: 4) <= 3,
            !page.endsSentence(definition)
        else { return false }
        let rows = ((position + 1)..<lines.count).compactMap {
            Self.split(page, lines.line($0), .tab)
        }
        return rows.count >= 3 && rows.allSatisfy { hasNumber($0.term) }
    }

    /// "No.", a tab, "Word", over rows that begin with their number.
    private func numbersRows(_ position: Int) -> Bool {
        func first(_ position: Int) -> String {
            let text = lines.text(position)
            let tab = lines.page.firstIndex(of: 0x09, in: text) ?? text.end
            return lines.page.string(Span(text.start, tab)).lowercased().filter {
                $0.isLetter || $0.isNumber || $0 == "#"
            }
        }
        return ["no", "nr", "#", "num", "number", "n", "nº", "sno", "id", "nummer", "row", "item"]
            .contains(first(position)) && Int(first(position + 1)) != nil
    }

    private static let rowNames: Set<String> = [
        "feature", "features", "aspect", "factor", "property", "criterion", "criteria", "category",
        "type", "name", "term", "cause", "event", "topic", "theme", "point", "characteristic",
        "structure", "process", "stage", "organ", "substance", "element", "country", "person",
        "merkmal", "critère", "característica",
    ]

    private static let headers: Set<String> = [
        "term", "terms", "definition", "definitions", "meaning", "word", "words", "front", "back",
        "question", "answer", "translation", "english", "spanish", "french", "german", "italian",
        "latin", "begriff", "bedeutung", "wort", "übersetzung", "deutsch", "englisch", "key term",
        "name", "description", "vocabulary", "cue", "cues", "notes", "key word", "keyword",
        "español", "inglés", "français", "anglais", "mot", "a", "b",
    ]
}
