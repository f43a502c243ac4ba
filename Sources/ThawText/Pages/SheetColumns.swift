import ThawCore

/// A list pasted from a spreadsheet: cells that say how well a row is known belong to no definition, and rows of one
/// cell name a part of the list or count it.
struct SheetColumns {
    private struct Row {
        var line: Int
        /// Empty ones, too.
        var cells: [Span]
        var filled: Int { cells.count { !$0.isEmpty } }
    }

    private let rows: [Row]
    private var width: Int
    /// The row whose cells name the columns.
    private var head: Int?

    /// Cost: linear in the page.
    static func prepare(_ page: inout PageLines) {
        let rows = page.lines.indices.compactMap { row(page, $0) }
        guard rows.count >= 4, rows.count(where: { $0.filled >= 2 }) >= 3,
            rows.count * 10 >= page.lines.count * 6
        else { return }
        var sheet = SheetColumns(rows: rows)
        guard !sheet.holdsTwoPairs(page) else { return }
        let columns = sheet.width
        while sheet.width >= 3, sheet.cutLast(&page) || sheet.cutExamples(&page) {
            sheet.width -= 1
        }
        if sheet.width == columns, columns >= 3 { sheet.cutFirst(&page) }
        sheet.markLoneCells(&page)
        markSheetNames(&page)
    }

    /// "Latin", "English", "Latin", "English": two pairs in each row.
    private func holdsTwoPairs(_ page: PageLines) -> Bool {
        guard let head, case let cells = rows[head].cells, cells.count == 4 else { return false }
        return cells.map { page.string($0) }.areColumnsTwice && !cells[0].isEmpty
    }

    /// "Sheet1", a tab, "Sheet2": the names of the sheets, copied from below the cells.
    private static func markSheetNames(_ page: inout PageLines) {
        for index in page.lastOpenLines(limit: 3) where page.lines[index].text.count <= 80 {
            let names = page.lowercased(index).split { !$0.isLetter && !$0.isNumber }
                .map { String($0.filter(\.isLetter)) }.filter { !$0.isEmpty }
            let hasNumber = page.lines[index].text.range.contains {
                ByteText.isDigit(page.clean[$0])
            }
            guard hasNumber, !names.isEmpty, names.allSatisfy(sheets.contains) else { continue }
            page.lines[index].role = .boilerplate
        }
    }

    private static let sheets: Set<String> = [
        "sheet", "tabelle", "tabellenblatt", "feuille", "feuil", "hoja", "foglio", "blad",
        "planilha",
    ]

    private init(rows: [Row]) {
        self.rows = rows
        width = rows.reduce(0) { width, row in
            max(width, (row.cells.lastIndex { !$0.isEmpty } ?? -1) + 1)
        }
        head = rows.prefix(2).firstIndex { $0.filled >= 2 }
    }

    /// The cells of a line that has a tab, in plain text with the empty ones at its ends.
    private static func row(_ page: PageLines, _ index: Int) -> Row? {
        let line = page.lines[index]
        guard line.role == nil, line.place == .main, line.heading == 0 else { return nil }
        var whole = line.text
        if page.markup == .plain, page.runs.isEmpty {
            whole = line.extent
            while whole.end > whole.start, [0x0A, 0x0D].contains(page.clean[whole.end - 1]) {
                whole.end -= 1
            }
            // What the line has lost is no cell.
            if page.trimmed(whole).end > line.text.end { whole.end = line.text.end }
            // A marker may be a box that was ticked, in a cell of its own.
            let first = page.firstIndex(of: 0x09, in: whole).map { Span(whole.start, $0) }
            let isBox = first.map { isSign(page.string(page.trimmed($0)).lowercased()) } ?? false
            if line.marker != .none, !isBox { whole.start = line.text.start }
        }
        return page.cells(of: whole).map { Row(line: index, cells: $0) }
    }

    // MARK: Ticks

    private mutating func cutLast(_ page: inout PageLines) -> Bool {
        let column = width - 1
        let isTicked = isOfTicks(page, column)
        let isBefore = isOfTicks(page, column - 1)
        // Beside ticks, the day on which they were made.
        guard isTicked ? !isBefore || column > 2 : isBefore && column > 2 && isOfDays(page, column)
        else { return false }
        cut(&page, column)
        return true
    }

    /// A last column of examples, behind a term and its definition.
    private func cutExamples(_ page: inout PageLines) -> Bool {
        let column = width - 1
        guard let head, rows[head].cells.count > column, rows[head].filled >= 3,
            rows[head].cells[..<column].count(where: {
                !$0.isEmpty && page.string($0).contains(where: \.isLetter)
                    && !["no", "nr", "no."].contains(page.string($0).lowercased())
            }) >= 2
        else { return false }
        let words = page.string(rows[head].cells[column]).lowercased().split { !$0.isLetter }
        guard 1...4 ~= words.count, words.contains(where: Self.examples.contains) else {
            return false
        }
        cut(&page, column)
        return true
    }

    private static let examples: Set<Substring> = [
        "example", "examples", "eg", "sentence", "sentences", "usage", "beispiel", "beispiele",
        "beispielsatz", "exemple", "exemples", "ejemplo", "ejemplos", "esempio", "esempi",
    ]

    private func cut(_ page: inout PageLines, _ column: Int) {
        for row in rows where row.cells.count > column && !row.cells[column].isEmpty {
            let kept = row.cells[..<column].last { !$0.isEmpty }
            if let kept, kept.end > page.lines[row.line].text.start {
                page.lines[row.line].text.end = kept.end
            } else {
                page.lines[row.line].role = .boilerplate
            }
        }
        if let head, heads(page, rows[head], column) { page.lines[rows[head].line].role = .heading }
    }

    private mutating func cutFirst(_ page: inout PageLines) {
        guard isOfTicks(page, 0), !isOfTicks(page, 1) else { return }
        for row in rows where !row.cells[0].isEmpty && row.cells.count >= 3 {
            guard let kept = row.cells.dropFirst().first(where: { !$0.isEmpty }) else { continue }
            page.lines[row.line].text.start = kept.start
            page.lines[row.line].start = kept.start
            page.lines[row.line].marker = .none
        }
        if let head, heads(page, rows[head], 0) { page.lines[rows[head].line].role = .heading }
    }

    /// Whether the cells of a column say nothing but how well a row is known.
    private func isOfTicks(_ page: PageLines, _ column: Int) -> Bool {
        let isNamed = head.map { heads(page, rows[$0], column) } ?? false
        var ticks = 0
        for (index, row) in rows.enumerated() where row.cells.count > column {
            let cell = row.cells[column]
            guard !cell.isEmpty, !(isNamed && index == head), row.filled >= 2 else { continue }
            guard cell.count <= 24 else { return false }
            let text = page.string(cell).lowercased()
            guard Self.isSign(text) || isNamed && Self.isLevel(text) else { return false }
            ticks += 1
        }
        return isNamed || ticks >= 2
    }

    private func isOfDays(_ page: PageLines, _ column: Int) -> Bool {
        rows.enumerated().allSatisfy { index, row in
            guard row.cells.count > column, index != head, !row.cells[column].isEmpty else {
                return true
            }
            return row.cells[column].count <= 24
                && Self.isLevel(page.string(row.cells[column]).lowercased())
        }
    }

    /// By its name, or as a question to oneself beside other names: "Deutsch", "Englisch", "sitzt?".
    private func heads(_ page: PageLines, _ row: Row, _ column: Int) -> Bool {
        if names(page, row, column) { return true }
        guard row.cells.count > column, row.filled >= 2, row.cells[column].count <= 24,
            page.words(in: row.cells[column], limit: 4) <= 3
        else { return false }
        return page.endsInQuestionMark(row.cells[column])
    }

    private func names(_ page: PageLines, _ row: Row, _ column: Int) -> Bool {
        guard row.cells.count > column, row.filled >= 2, row.cells[column].count <= 32 else {
            return false
        }
        let words = page.string(row.cells[column]).lowercased().split { !$0.isLetter }
        // "Correct answer" heads what is to be learnt.
        return words.contains { Self.heads.contains($0) }
            && !words.contains { $0.hasPrefix("answer") || $0.hasPrefix("option") }
    }

    private static func isSign(_ text: String) -> Bool {
        signs.contains(text) || text.allSatisfy { "★☆⭐".contains($0) }
    }

    private static func isLevel(_ text: String) -> Bool {
        levels.contains(text)
            || text.count <= 5 && text.allSatisfy { $0.isNumber || "/%.-+".contains($0) }
            || text.split { !$0.isLetter && !$0.isNumber }.allSatisfy {
                $0.allSatisfy(\.isNumber) || PageDateReader.isMonth(String($0))
            }
    }

    private static let heads: Set<Substring> = [
        "learned", "learnt", "known", "know", "done", "revised", "tick", "check", "checked",
        "status", "confidence", "confident", "rag", "mastered", "memorised", "memorized", "tested",
        "reviewed", "practised", "practiced", "studied", "score", "rating", "progress", "got",
        "gelernt", "gekonnt", "gewusst", "geschafft", "geübt", "richtig", "sicher", "abgehakt",
        "appris", "apprise", "su", "sue", "acquis", "juste", "vu", "révisé", "maîtrisé", "coché",
        "aprendido", "aprendida", "sabido", "repasado", "estudiado", "dominado", "imparato",
        "correct", "right", "wrong", "ticked", "learn", "remembered", "secure", "attempt",
        "attempts", "ok", "red", "amber", "green",
    ]
    private static let signs: Set<String> = [
        "x", "✓", "✔", "✔️", "✗", "✘", "☑", "☐", "☒", "✅", "❌", "-", "–", "?", "🟢", "🟡", "🔴",
        "🟠", "v",
    ]
    private static let levels: Set<String> = [
        "true", "false", "yes", "no", "y", "n", "done", "todo", "to do", "ok", "r", "a", "g", "red",
        "amber", "green", "good", "bad", "easy", "hard", "medium", "low", "high", "new", "learning",
        "mastered", "known", "unknown", "not yet", "nearly", "almost", "ja", "nein", "oui", "non",
        "sí", "si", "partly", "kind of", "sort of", "in progress", "not started",
    ]

    // MARK: Rows of one cell

    /// A row of the first cell alone names what follows; a number of rows closes the list.
    private func markLoneCells(_ page: inout PageLines) {
        let first = rows.firstIndex { $0.filled >= 2 } ?? rows.count
        for (index, row) in rows.enumerated() where index > first {
            guard page.lines[row.line].role == nil else { continue }
            let filled = row.cells.filter { !$0.isEmpty }
            let isLast = index + 3 >= rows.count
            if isLast, row.line + 3 >= page.lines.count, isCount(page, filled) {
                page.lines[row.line].role = .boilerplate
            } else if page.markup == .plain, page.runs.isEmpty, filled.count == 1,
                !row.cells[0].isEmpty,
                index + 1 < rows.count, rows[index + 1].filled >= 2, row.cells[0].count <= 60
            {
                page.lines[row.line].role = .heading
            }
        }
    }

    /// "24 words", "Total", a tab, "24", "Learned: 8/24".
    private func isCount(_ page: PageLines, _ cells: [Span]) -> Bool {
        guard 1...2 ~= cells.count else { return false }
        let words = cells.map { page.string($0).lowercased() }.joined(separator: " ")
            .split { !$0.isLetter && !$0.isNumber }
        let numbers = words.count { $0.allSatisfy(\.isNumber) }
        return 1...3 ~= numbers && words.count - numbers <= 2
            && words.allSatisfy {
                $0.allSatisfy(\.isNumber) || Self.counted.contains($0) || Self.heads.contains($0)
            }
    }

    private static let counted: Set<Substring> = [
        "words", "word", "terms", "cards", "entries", "rows", "items", "total", "count", "sum",
        "of", "vocab", "wörter", "vokabeln", "gesamt", "anzahl", "mots", "palabras", "parole", "in",
        "definitions", "questions",
    ]
}

extension PageLines {
    /// The cells between the tabs of a line; `nil` where it has none, or more than forty cells.
    func cells(of text: Span) -> [Span]? {
        guard firstIndex(of: 0x09, in: text) != nil else { return nil }
        var cells: [Span] = []
        var start = text.start
        for i in text.range where clean[i] == 0x09 {
            cells.append(trimmed(Span(start, i)))
            start = i + 1
        }
        cells.append(trimmed(Span(start, text.end)))
        return cells.count <= 40 ? cells : nil
    }
}
