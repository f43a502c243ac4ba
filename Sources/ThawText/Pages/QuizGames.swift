import ThawCore

/// What quiz games print: boards of clues with points on them, and reports in columns.
struct QuizGames {
    private struct Row {
        var line: Int
        var cells: [Span]
    }

    /// Cost: linear in the page.
    static func prepare(_ page: inout PageLines) {
        guard page.markup != .markdown, page.lines.count >= 4 else { return }
        if takeBoard(&page) { return }
        let rows = page.lines.indices.compactMap { row(page, $0) }
        if takeTable(&page, rows) { return }
        takeReport(&page, rows)
    }

    private static func set(
        _ page: inout PageLines, _ cards: [FramedCard], _ roles: [Int: Block.Role]
    ) {
        for (index, role) in roles { page.lines[index].role = role }
        page.opening.form = .questionCards
        page.opening.cards = cards
    }

    // MARK: Boards

    /// "100", a clue, its answer, and so on, under the names of the columns.
    private static func takeBoard(_ page: inout PageLines) -> Bool {
        let open = page.openLines(limit: 2000)
        let starts = open.indices.filter { points(page, open[$0]) != nil }
        let values = starts.compactMap { points(page, open[$0]) }
        guard starts.count >= 4, Set(values).count >= 2, Set(values).count < values.count else {
            return false
        }
        var cards: [FramedCard] = []
        var roles: [Int: Block.Role] = [:]
        for (number, start) in starts.enumerated() {
            roles[open[start]] = .label
            let end = number + 1 < starts.count ? starts[number + 1] : min(start + 3, open.count)
            guard end - start == 3 else { continue }
            roles[open[start + 1]] = .question
            roles[open[start + 2]] = .answer
            cards.append(
                FramedCard(
                    front: [page.lines[open[start + 1]].text],
                    back: [page.lines[open[start + 2]].text]))
        }
        guard cards.count >= 4, cards.count * 10 >= starts.count * 8 else { return false }
        // As many columns as clues for the same points; their names stand right above the board.
        let columns = values.count { $0 == values[0] }
        let first = starts[0]
        let last = (starts.last ?? first) + 3
        for position in max(0, first - columns)..<first
        where first > columns && columns >= 2 && page.lines[open[position]].text.count <= 60 {
            roles[open[position]] = .heading
        }
        if first > columns { markSite(page, open[..<(first - columns)], &roles) }
        for position in min(last, open.count)..<open.count
        where page.lines[open[position]].text.count <= 40 {
            roles[open[position]] = .boilerplate
        }
        set(&page, cards, roles)
        return true
    }

    /// Of several short lines above a board, the last is its name; single words before it are a site's.
    private static func markSite(
        _ page: PageLines, _ head: ArraySlice<Int>, _ roles: inout [Int: Block.Role]
    ) {
        guard let title = head.last, page.words(in: page.lines[title].text, limit: 2) >= 2 else {
            return
        }
        for index in head.dropLast() where page.words(in: page.lines[index].text, limit: 3) <= 2 {
            roles[index] = .boilerplate
        }
    }

    /// "100", "$200", "300 points": whole tens.
    private static func points(_ page: PageLines, _ index: Int) -> Int? {
        let line = page.lines[index]
        guard 2...12 ~= line.text.count, line.marker == .none,
            page.clean[line.text.range].prefix(4).contains(where: ByteText.isDigit)
        else { return nil }
        let words = page.lowercased(index, limit: 12).split { " $€£".contains($0) }
        guard let first = words.first, let number = Int(first), number >= 50, number % 50 == 0,
            words.count == 1 || words.count == 2 && ["points", "pts", "punkte"].contains(words[1])
        else { return nil }
        return number
    }

    // MARK: Tables

    private static func row(_ page: PageLines, _ index: Int) -> Row? {
        let line = page.lines[index]
        guard line.role == nil, line.place == .main, line.heading == 0 else { return nil }
        let whole = Span(line.start, line.text.end)
        return page.cells(of: whole).map { Row(line: index, cells: $0) }
    }

    /// A question a row, in columns whose heads say which holds it and which its answer, among others.
    private static func takeTable(_ page: inout PageLines, _ rows: [Row]) -> Bool {
        guard let head = rows.prefix(8).firstIndex(where: { columns(page, $0) != nil }),
            let (question, answer, options) = columns(page, rows[head])
        else { return false }
        var cards: [FramedCard] = []
        var roles = [rows[head].line: Block.Role.heading]
        for row in rows[(head + 1)...] {
            guard row.cells.count > max(question, 0), !row.cells[question].isEmpty,
                page.words(in: row.cells[question], limit: 2) >= 2
            else {
                roles[row.line] = .boilerplate
                continue
            }
            roles[row.line] = .question
            let value = row.cells.count > answer ? row.cells[answer] : Span(0, 0)
            let right = value.isEmpty ? nil : option(page, value, row, options)
            cards.append(FramedCard(front: [row.cells[question]], back: right.map { [$0] } ?? []))
        }
        guard cards.count >= 3, cards.count * 10 >= (rows.count - head - 1) * 6,
            cards.count(where: { !$0.back.isEmpty }) * 2 >= cards.count
        else { return false }
        for row in rows[..<head] { roles[row.line] = .metadata }
        set(&page, cards, roles)
        takeDay(&page, rows[..<head])
        return true
    }

    /// The option whose number or letter an answer gives.
    private static func option(
        _ page: PageLines, _ value: Span, _ row: Row, _ options: [Int]
    ) -> Span {
        guard value.count == 1, options.count >= 2 else { return value }
        let byte = page.clean[value.start]
        let number = ByteText.isDigit(byte) ? Int(byte) - 0x31 : Int(byte | 0x20) - 0x61
        guard options.indices.contains(number), options[number] < row.cells.count,
            !row.cells[options[number]].isEmpty
        else { return value }
        return row.cells[options[number]]
    }

    private static func columns(
        _ page: PageLines, _ row: Row
    ) -> (question: Int, answer: Int, options: [Int])? {
        guard row.cells.count >= 3 else { return nil }
        let names = row.cells.map { $0.count <= 48 ? name(page, $0) : "" }
        guard let question = names.firstIndex(where: { questionHeads.contains($0) }) else {
            return nil
        }
        let firm = names.firstIndex { rightHeads.contains($0) }
        guard let answer = firm ?? names.firstIndex(where: { answerHeads.contains($0) }),
            answer != question
        else { return nil }
        let options = names.indices.filter {
            names[$0].hasPrefix("option") || isNumbered(names[$0])
        }
        // A table of terms has two columns of words, and perhaps another.
        let others = names.count { reportHeads.contains($0) } + options.count
        return firm != nil || others > 0 ? (question, answer, options) : nil
    }

    /// "answer 3".
    private static func isNumbered(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        return words.count == 2 && ["answer", "choice", "antwort", "réponse"].contains(words[0])
            && words[1].count == 1
    }

    private static func name(_ page: PageLines, _ cell: Span) -> String {
        // "Correct Answer(s)", "Question #".
        page.string(cell).lowercased().replacing("(s)", with: "s")
            .split { !$0.isLetter && !$0.isNumber && $0 != "%" && $0 != "#" }
            .joined(separator: " ")
    }

    private static let questionHeads: Set<String> = [
        "question", "questions", "question text", "prompt", "question title", "item", "frage",
        "fragen", "fragetext", "pregunta", "preguntas", "domanda", "question prompt", "clue",
        "task", "problem", "intitulé",
    ]
    private static let rightHeads: Set<String> = [
        "correct answer", "correct answers", "correct option", "right answer", "correct", "key",
        "correct response", "answer key", "richtige antwort", "richtige antworten",
        "bonne réponse", "bonnes réponses", "réponse correcte", "respuesta correcta",
        "respuestas correctas", "risposta corretta", "solution", "lösung", "model answer",
    ]
    private static let answerHeads: Set<String> = [
        "answer", "answers", "antwort", "antworten", "réponse", "réponses", "respuesta", "response",
        "respuestas", "risposta", "answer text",
    ]
    private static let reportHeads: Set<String> = [
        "#", "no", "nr", "type", "question type", "accuracy", "% correct", "correct %", "time",
        "average time", "avg time", "points", "score", "marks", "result", "results", "incorrect",
        "number", "question number", "question no", "your answer", "time limit", "duration",
        "players correct %", "students", "difficulty", "fragetyp", "punkte", "zeit",
    ]

    // MARK: Reports

    /// A block of rows a question, each row with its label: "3 Quiz", "Correct answers", "Answer options".
    private static func takeReport(_ page: inout PageLines, _ rows: [Row]) {
        let starts = rows.indices.filter { opens(page, rows[$0]) }
        guard starts.count >= 3, starts.count * 2 <= rows.count else { return }
        var cards: [FramedCard] = []
        var roles: [Int: Block.Role] = [:]
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : rows.count
            var card = FramedCard(front: [rows[start].cells[1]], back: [])
            roles[rows[start].line] = .question
            for row in rows[(start + 1)..<end] {
                let isAnswer = rightHeads.contains(name(page, row.cells[0]))
                roles[row.line] = isAnswer ? .answer : .boilerplate
                guard isAnswer, card.back.isEmpty else { continue }
                card.back = [row.cells[1]].filter { !$0.isEmpty }
            }
            cards.append(card)
        }
        guard cards.count(where: { !$0.back.isEmpty }) * 10 >= cards.count * 6 else { return }
        let first = rows[starts[0]].line
        let last = rows[rows.count - 1].line
        for row in rows[..<starts[0]] { roles[row.line] = .metadata }
        // Between the head of a report and its rows stand the names of its parts.
        let above = page.openLines(limit: 40).filter { $0 < first && roles[$0] == nil }
        for index in above.dropFirst() where page.lines[index].text.count <= 48 {
            roles[index] = .boilerplate
        }
        for index in first..<last where roles[index] == nil && page.lines[index].role == nil {
            roles[index] = .boilerplate
        }
        set(&page, cards, roles)
        takeDay(&page, rows[..<starts[0]])
    }

    /// "3 Quiz", "Question 4", "Q5", with the question in the next cell.
    private static func opens(_ page: PageLines, _ row: Row) -> Bool {
        guard row.cells.count >= 2, row.cells[0].count <= 32,
            page.words(in: row.cells[1], limit: 2) >= 2
        else { return false }
        let words = name(page, row.cells[0]).split(separator: " ")
        guard 1...5 ~= words.count else { return false }
        let hasNumber = words.contains { word in
            Int(word) != nil || word.first == "q" && Int(word.dropFirst()) != nil
        }
        return hasNumber
            && words.allSatisfy { word in
                Int(word) != nil || kinds.contains(word)
                    || word.first == "q" && Int(word.dropFirst()) != nil
            }
            && words.contains { Int($0) == nil }
    }

    private static let kinds: Set<Substring> = [
        "quiz", "true", "or", "false", "type", "answer", "puzzle", "poll", "question", "q",
        "slider",
        "multiple", "choice", "select", "open", "ended", "survey", "short", "fill", "in", "the",
        "blank", "test", "frage", "wahr", "oder", "falsch", "pregunta", "verdadero", "o", "falso",
        "vrai", "ou", "faux", "pin", "drop", "word", "cloud", "checkbox", "match", "reorder",
    ]

    /// When the game was played, as the rows above it say.
    private static func takeDay(_ page: inout PageLines, _ rows: ArraySlice<Row>) {
        for row in rows where page.date == nil && row.cells.count >= 2 {
            guard dayHeads.contains(name(page, row.cells[0])) else { continue }
            let day = page.string(row.cells[1])
            if PageDateReader.date(day)?.value != nil { page.date = day }
        }
    }

    private static let dayHeads: Set<String> = [
        "played on", "date", "started on", "started", "game date", "hosted on", "start time",
        "datum", "gespielt am", "fecha", "jugado el", "joué le", "completed on", "ended on",
    ]
}
