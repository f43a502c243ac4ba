import ThawCore

/// What a learning platform shows of an attempt at a quiz: over each question its number or its points, then the
/// question, its options, what was chosen and what is right.
struct QuizReview {
    /// A question with what stands under it.
    private struct Entry {
        var above: [Int] = []
        var options: [Span] = []
        var hasOpener = false
        var isBehind = false
        var isInFeedback = false
        /// The learner's own answer, and whether the platform took it for right.
        var given: Span?
        var isRight: Bool?
        var answer: Span?
        var awaits: Awaited?
    }

    private enum Awaited { case answer, given, option }

    private let open: [Int]
    private var roles: [Int: Block.Role] = [:]
    private var notes: [Span] = []
    private var signs = 0

    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup != .markdown, page.lines.count >= 9 else { return }
        let open = page.openLines(limit: 6000)
        var starts = open.indices.filter { number(page, open[$0]) != nil }
        let isNumbered = starts.count >= 2 && counts(page, starts.map { open[$0] })
        if !isNumbered {
            starts = open.indices.dropLast().filter { isScored(page, open, $0) }
            // The points for the whole stand under its name.
            if let first = starts.first, !isAsked(page, open[first]) { starts.removeFirst() }
            let asked = starts.count { isAsked(page, open[$0]) }
            guard starts.count >= 3, asked * 2 >= starts.count else { return }
        }
        QuizReview(open: open).take(&page, starts, isNumbered: isNumbered)
    }

    private init(open: [Int]) { self.open = open }

    // MARK: Questions

    private static func counts(_ page: PageLines, _ starts: [Int]) -> Bool {
        let numbers = starts.compactMap { number(page, $0) }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    /// "Question 3", "Frage 3 von 10", "Question 3 1 / 1 pts": the number, with nothing but points behind it.
    private static func number(_ page: PageLines, _ index: Int) -> Int? {
        let line = page.lines[index]
        guard line.marker == .none, line.text.count <= 60,
            initials.contains(page.clean[line.text.start] | 0x20),
            page.clean[line.text.range].contains(where: ByteText.isDigit)
        else { return nil }
        let words = page.lowercased(index, limit: 60).split { !$0.isLetter && !$0.isNumber }
        guard words.count >= 2, labels.contains(words[0]), let number = Int(words[1]),
            number <= 9999, words.dropFirst(2).allSatisfy({ isStatus($0) })
        else { return nil }
        return number
    }

    /// A question with the points for it on the next line, "1/1".
    private static func isScored(_ page: PageLines, _ open: [Int], _ position: Int) -> Bool {
        isScore(page, open[position + 1]) && !isScore(page, open[position])
            && page.words(in: page.lines[open[position]].text, limit: 3) >= 2
    }

    private static func isAsked(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        return [0x2A, 0x3A, 0x3F].contains(page.clean[text.end - 1])
    }

    private static func isScore(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.text.count <= 24, ByteText.isDigit(page.clean[line.start]) else { return false }
        let text = page.lowercased(index, limit: 24)
        let words = text.split { !$0.isLetter && !$0.isNumber }
        let numbers = words.count { $0.allSatisfy(\.isNumber) }
        return numbers == 2 && (text.contains("/") || words.contains { joints.contains($0) })
            && words.allSatisfy { $0.allSatisfy(\.isNumber) || points.contains($0) }
    }

    private consuming func take(_ page: inout PageLines, _ starts: [Int], isNumbered: Bool) {
        var reader = self
        var entries: [Entry] = []
        var reviewed = 0
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : reader.open.count
            if isNumbered { reader.roles[reader.open[start]] = .label }
            reader.signs = 0
            var entry = Entry()
            for position in (isNumbered ? start + 1 : start)..<end {
                reader.read(page, reader.open[position], &entry, isLast: number + 1 == starts.count)
            }
            if reader.signs > 0 { reviewed += 1 }
            if !entry.above.isEmpty { entries.append(entry) }
        }
        let answered = entries.count { $0.answer != nil || $0.isRight != nil }
        guard entries.count >= 2, reviewed * 10 >= starts.count * 8,
            answered * 2 >= entries.count || !isNumbered
        else { return }
        let cards = entries.map { reader.card(page, $0) }
        reader.readHead(&page, upTo: reader.open[starts[0]])
        for (index, role) in reader.roles { page.lines[index].role = role }
        page.opening.form = .questionCards
        page.opening.cards = cards
        page.opening.explanations = reader.notes
    }

    private mutating func read(
        _ page: PageLines, _ index: Int, _ entry: inout Entry, isLast: Bool
    ) {
        let text = page.lines[index].text
        roles[index] = .boilerplate
        if let (option, isRight) = Self.ticked(page, index) {
            signs += 1
            entry.hasOpener = true
            roles[index] = isRight ? .answer : .question
            entry.options.append(option)
            if isRight { entry.answer = entry.answer ?? option }
        } else if let letter = Self.named(page, index) {
            signs += 1
            entry.answer = entry.answer ?? letter
            entry.isBehind = true
        } else if let value = QuizResult.label(page, index, Self.right) {
            signs += 1
            take(page, index, value, .answer, &entry)
        } else if let value = QuizResult.label(page, index, Self.given) {
            if !entry.hasOpener || value.isEmpty { take(page, index, value, .given, &entry) }
        } else if Self.isOpener(page, index) {
            signs += 1
            entry.hasOpener = true
        } else if isStatus(page, index, &entry) {
            signs += 1
            // Points under the question stand above its options.
            if Self.isScore(page, index), !entry.above.isEmpty { entry.hasOpener = true }
        } else if let awaited = entry.awaits {
            entry.awaits = nil
            take(page, index, text, awaited, &entry)
        } else if entry.isBehind || entry.isInFeedback {
            guard page.endsSentence(text), !isLast || !page.lines[index].isApart else { return }
            roles[index] = .fact
            notes.append(QuizResult.withoutLabel(page, text))
        } else {
            roles[index] = .question
            let isLettered = !Choice.choices(page, page.lines[index]).isEmpty
            if !entry.above.isEmpty, entry.hasOpener || isLettered {
                entry.hasOpener = true
                let line = page.lines[index]
                entry.options.append(Span(isLettered ? line.start : text.start, text.end))
            } else {
                entry.above.append(index)
            }
        }
    }

    /// "C. Electron  ✔ (your answer)": an option with the platform's sign behind it.
    private static func ticked(_ page: PageLines, _ index: Int) -> (Span, isRight: Bool)? {
        let line = page.lines[index]
        let whole = Span(line.start, line.text.end)
        guard page.clean[whole.range].contains(0xE2), !Choice.choices(page, line).isEmpty else {
            return nil
        }
        for i in whole.range.dropFirst(4) where page.clean[i] == 0xE2 && i + 2 < whole.end {
            let sign = Array(page.clean[i...(i + 2)])
            let isRight = ticks.contains(sign)
            guard isRight || crosses.contains(sign) else { continue }
            let rest = page.string(Span(i + 3, whole.end)).lowercased().split { !$0.isLetter }
            guard rest.allSatisfy({ ["your", "answer", "choice", "correct", "you"].contains($0) })
            else { return nil }
            return (page.trimmed(Span(whole.start, i)), isRight)
        }
        return nil
    }

    private static let ticks: [[UInt8]] = ["✔", "✓", "✅"].map { Array($0.utf8) }
    private static let crosses: [[UInt8]] = ["✘", "✗", "❌", "✖"].map { Array($0.utf8) }

    /// "Incorrect. The correct answer is C.": the letter.
    private static func named(_ page: PageLines, _ index: Int) -> Span? {
        let text = page.lines[index].text
        guard text.count <= 60, let stop = page.firstIndex(of: 0x2E, in: text),
            wrong.contains(Substring(page.string(Span(text.start, stop)).lowercased()))
        else { return nil }
        let rest = page.trimmed(Span(stop + 1, text.end))
        let lower = page.string(rest).lowercased()
        guard let opening = right.first(where: { lower.hasPrefix($0 + " ") }) else { return nil }
        var value = page.trimmed(Span(rest.start + opening.utf8.count, rest.end))
        if !value.isEmpty, page.clean[value.end - 1] == 0x2E { value.end -= 1 }
        return value.isEmpty ? nil : value
    }

    private mutating func take(
        _ page: PageLines, _ index: Int, _ value: Span, _ kind: Awaited, _ entry: inout Entry
    ) {
        guard !value.isEmpty else {
            entry.awaits = kind
            return
        }
        switch kind {
        case .answer:
            entry.answer = entry.answer ?? value
            entry.isBehind = true
        case .given: entry.given = value
        case .option: entry.options.append(value)
        }
        roles[index] = kind == .answer ? .answer : kind == .given ? .boilerplate : .question
    }

    /// The platform's word on the answer, the points, and its switches.
    private func isStatus(_ page: PageLines, _ index: Int, _ entry: inout Entry) -> Bool {
        let text = page.lowercased(index, limit: 80)
        guard !text.isEmpty else { return false }
        if Self.feedback.contains(where: { text == $0 || text == $0 + ":" }) {
            entry.isInFeedback = true
            return true
        }
        let words = text.split { !$0.isLetter && !$0.isNumber }
        if words.isEmpty || Self.switches.contains(text) { return true }
        guard words.allSatisfy({ Self.isStatus($0) }) else {
            return Self.remarks.contains { text.hasPrefix($0) }
        }
        if words.contains(where: { Self.wrong.contains($0) }) {
            entry.isRight = false
        } else if words.contains(where: { Self.correct.contains($0) }) {
            // "Correct!" right above one of the options says which.
            let isAbove = !entry.above.isEmpty && !entry.hasOpener && entry.answer == nil
            if isAbove, !entry.isInFeedback, !entry.isBehind { entry.awaits = .answer }
            entry.isRight = true
        }
        return true
    }

    private static func isStatus(_ word: Substring) -> Bool {
        word.allSatisfy(\.isNumber) || points.contains(word) || correct.contains(word)
            || wrong.contains(word)
    }

    private static func isOpener(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 48)
        return openers.contains(String(text.reversed().drop { ": ".contains($0) }.reversed()))
    }

    // MARK: Cards

    private func card(_ page: PageLines, _ entry: Entry) -> FramedCard {
        var front = [page.lines[entry.above[0]].text]
        for index in entry.above.dropFirst() {
            // Without letters and without a word over them, options are told by the end of the question.
            let last = front[front.count - 1]
            guard
                entry.hasOpener
                    || !page.endsInQuestionMark(last) && !page.endsSentence(last)
                        && ByteText.isLower(page.clean[page.lines[index].text.start])
            else { break }
            front.append(page.lines[index].text)
        }
        front[front.count - 1] = withoutStar(page, page.stem(front[front.count - 1]))
        guard let answer = entry.answer ?? (entry.isRight == true ? entry.given : nil) else {
            return FramedCard(front: front, back: [])
        }
        return FramedCard(front: front, back: [resolved(page, answer, entry.options)])
    }

    /// The star of a question that must be answered.
    private func withoutStar(_ page: PageLines, _ text: Span) -> Span {
        guard text.count > 2, page.clean[text.end - 1] == 0x2A else { return text }
        return page.trimmed(Span(text.start, text.end - 1))
    }

    /// The option that a letter names, without the letter; words without their quotation marks.
    private func resolved(_ page: PageLines, _ answer: Span, _ options: [Span]) -> Span {
        var answer = answer
        let isQuoted = answer.start > 0 && page.clean[answer.start - 1] == 0x27
        if isQuoted, let close = page.clean[answer.range].lastIndex(of: 0x27) {
            return page.trimmed(Span(answer.start, close))
        }
        guard !answer.isEmpty, !options.isEmpty else { return answer }
        let letter = Int(page.clean[answer.start] | 0x20) - 0x61
        let isLone = answer.count == 1 || answer.count == 2 && !isLetter(page, answer.start + 1)
        let letters = options.flatMap { option in
            Choice.choices(page, Line(extent: option, text: option, start: option.start))
        }
        if isLone, let option = letters.first(where: { $0.letter == letter }) { return option.text }
        let isLed =
            answer.count > 3 && [0x2E, 0x29].contains(page.clean[answer.start + 1])
            && ByteText.isSpace(page.clean[answer.start + 2])
        if isLed, letters.contains(where: { $0.letter == letter }) {
            answer = page.trimmed(Span(answer.start + 2, answer.end))
        }
        return answer
    }

    private func isLetter(_ page: PageLines, _ offset: Int) -> Bool {
        ByteText.isLetter(page.clean[offset])
    }

    // MARK: Head

    /// When the attempt began and how it went.
    private mutating func readHead(_ page: inout PageLines, upTo end: Int) {
        for index in open where index < end {
            let text = page.lowercased(index, limit: 120)
            guard let key = Self.keys.first(where: { isKeyed(text, $0) }) else { continue }
            roles[index] = .metadata
            let value = page.trimmed(
                Span(
                    min(page.lines[index].text.start + key.utf8.count, page.lines[index].text.end),
                    page.lines[index].text.end))
            guard page.date == nil, Self.dayKeys.contains(key), 1...40 ~= value.count else {
                continue
            }
            let day = page.string(value).drop { !$0.isLetter && !$0.isNumber }
            if PageDateReader.date(String(day))?.value != nil { page.date = String(day) }
        }
    }

    private func isKeyed(_ text: String, _ key: String) -> Bool {
        guard text.hasPrefix(key), let next = text.dropFirst(key.count).first else {
            return text == key
        }
        return !next.isLetter && text.count <= key.count + 60
    }

    // MARK: Words

    private static let labels: Set<Substring> = [
        "question", "q", "frage", "pregunta", "domanda", "pergunta", "vraag", "aufgabe", "item",
        "problem",
    ]
    private static let initials = Set(labels.compactMap(\.utf8.first))
    private static let joints: Set<Substring> = ["of", "out", "von", "sur", "de", "su", "van"]
    private static let points: Set<Substring> = [
        "point", "points", "pt", "pts", "mark", "marks", "marked", "of", "out", "score", "scored",
        "von", "punkt", "punkte", "punkten", "erreichte", "erreichbare", "sur", "note", "puntos",
        "punto", "puntúa", "sobre", "como", "pour", "de", "su", "punti", "grade", "graded", "pkt",
    ]
    private static let correct: Set<Substring> = [
        "correct", "right", "richtig", "vrai", "correcto", "correcta", "corretto", "juste", "goed",
    ]
    private static let wrong: Set<Substring> = [
        "incorrect", "wrong", "falsch", "faux", "incorrecto", "incorrecta", "partially",
        "teilweise",
        "partiellement", "parcialmente", "unanswered", "answered", "not", "skipped", "errato",
        "nicht", "beantwortet", "fout",
    ]
    private static let openers: Set<String> = [
        "select one", "select one or more", "select all that apply", "choose one",
        "choose an answer",
        "choose one answer", "choose all that apply", "pick one", "choices", "options",
        "answer choices", "answer options", "wählen sie eine antwort",
        "wählen sie eine oder mehrere antworten", "bitte wählen sie eine antwort",
        "veuillez choisir une réponse", "choisissez une réponse",
        "veuillez choisir au moins une réponse", "seleccione una", "seleccione una o más de una",
        "elige una opción", "scegli un'alternativa", "wähle eine antwort",
    ]
    private static let feedback = [
        "feedback", "rückmeldung", "retroalimentación", "explanation", "comment", "comments",
        "rationale", "erklärung", "explication",
    ]
    private static let switches: Set<String> = [
        "question text", "fragetext", "texte de la question", "enunciado de la pregunta",
        "flag question", "remove flag", "frage markieren", "marquer la question",
        "marcar pregunta", "edit question", "complete", "answer saved", "not yet answered",
        "marked", "information", "information text", "show feedback", "hide feedback", "explain",
        "report question", "see solution", "next question", "previous question", "next", "back",
        "finish review", "check", "jump to...", "jump to…", "view feedback", "response history",
        "resolution", "multiple choice", "true or false", "true/false", "short answer",
    ]
    private static let remarks = [
        "your answer is correct", "your answer is incorrect", "your answer is partially correct",
        "die antwort ist richtig", "die antwort ist falsch", "ihre antwort ist",
        "deine antwort ist",
        "votre réponse est", "ta réponse est", "respuesta correcta.", "respuesta incorrecta",
        "tu respuesta es", "su respuesta es", "you have correctly selected", "well done",
    ]
    private static let right = [
        "the correct answers are", "the correct answer is", "the correct answer was",
        "correct answers", "correct answer", "correct response", "correct option", "right answer",
        "the right answer is", "the answer is", "die richtigen antworten sind",
        "die richtige antwort ist", "die richtige antwort lautet", "richtige antworten",
        "richtige antwort", "les réponses correctes sont", "la réponse correcte est",
        "la bonne réponse est", "réponse correcte", "bonne réponse", "las respuestas correctas son",
        "la respuesta correcta es", "respuesta correcta", "respuestas correctas", "answer key",
        "model answer", "la risposta corretta è", "risposta corretta",
    ]
    private static let given = [
        "your answer", "you answered", "you chose", "you selected", "your response", "you said",
        "selected answer", "selected answers", "given answer", "answer", "response", "antwort",
        "deine antwort", "ihre antwort", "ta réponse", "votre réponse", "réponse", "tu respuesta",
        "respuesta",
    ]
    /// Of two keys that begin alike, the longer comes first.
    private static let dayKeys = [
        "started on", "completed on", "started", "completed", "submitted on", "submitted",
        "begonnen am", "begonnen", "beendet am", "beendet", "commencé le", "terminé le",
        "comenzado el", "finalizado en", "date", "taken on",
    ]
    private static let keys =
        dayKeys + [
            "state", "status", "time taken", "grade", "marks", "points", "score", "attempt",
            "attempts", "duration", "verbrauchte zeit", "bewertung", "punkte", "temps mis", "état",
            "note", "tiempo empleado", "calificación", "estado", "feedback", "quiz score",
            "this attempt took", "correct answers", "total points", "due", "instructions",
            "attempt history",
        ]
}
