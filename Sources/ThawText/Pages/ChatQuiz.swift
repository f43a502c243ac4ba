import ThawCore

/// One asks and others answer, in a chat: questions, what was said to them, and whether it was right.
struct ChatQuiz {
    private struct Round {
        var author: String
        var question: Int
        /// What others said, in order; the lines of one message stand together.
        var answers: [(author: String, lines: [Int])] = []
        var told: Span?
        var isSettled = false
    }

    private let page: PageLines
    private var rounds: [Round] = []
    private var verdicts = 0
    private var isAnnounced = false

    /// The questions with their answers, by lines; `nil` where the chat is no quiz: three answered questions or more,
    /// and someone who says what is right or that this is a quiz.
    static func find(_ page: PageLines, _ messages: [ChatPairs.Message]) -> [FramedCard]? {
        var quiz = ChatQuiz(page: page)
        for message in messages where !message.lines.isEmpty { quiz.take(message) }
        let cards = quiz.rounds.map { quiz.card($0) }
        let answered = cards.count { !$0.back.isEmpty }
        guard answered >= 3, answered * 10 >= cards.count * 6,
            quiz.isAnnounced || quiz.verdicts * 3 >= answered
        else { return nil }
        return cards
    }

    private init(page: PageLines) { self.page = page }

    // MARK: Messages

    private mutating func take(_ message: ChatPairs.Message) {
        let first = message.lines[0]
        // Programs put the messages of one person together: a verdict, and below it the next question.
        if message.lines.count > 1, let last = message.lines.last,
            isQuestion(last, Self.words(page.lowercased(last, limit: 300)))
        {
            for line in message.lines {
                take(.init(author: message.author, stamp: message.stamp, lines: [line]))
            }
            return
        }
        let words = Self.words(page.lowercased(first, limit: 160))
        if words.count <= 12, words.contains(where: { Self.announcing.contains($0) }) {
            isAnnounced = true
        }
        if message.lines.count == 1, isQuestion(first, words) {
            rounds.append(Round(author: message.author, question: first))
            return
        }
        guard let last = rounds.indices.last else { return }
        if message.author == rounds[last].author {
            judge(page.lines[first].text, words, last)
        } else if !rounds[last].isSettled, !isFiller(first, words) {
            let before = rounds[last].answers.last
            let goesOn =
                before?.author == message.author && words.first.map(Self.joints.contains) ?? false
            if goesOn, let group = rounds[last].answers.indices.last {
                rounds[last].answers[group].lines += message.lines
            } else {
                rounds[last].answers.append((message.author, message.lines))
            }
        }
    }

    /// What the one who asked says of an answer.
    private mutating func judge(_ text: Span, _ words: [String], _ round: Int) {
        guard !rounds[round].isSettled else { return }
        let hasAnswer = !rounds[round].answers.isEmpty
        let isShort = words.count <= 6
        if hasAnswer, isShort, words.isEmpty ? isNod(text) : Self.right.contains(words[0]) {
            verdicts += 1
            rounds[round].isSettled = true
        } else if hasAnswer, words.first.map(Self.wrong.contains) ?? false {
            verdicts += 1
            rounds[round].answers.removeLast()
            rounds[round].told = told(text)
        } else if rounds[round].answers.isEmpty {
            rounds[round].told = rounds[round].told ?? told(text)
        }
    }

    /// "nope it was Ernst Röhm", "the answer is 42".
    private func told(_ text: Span) -> Span? {
        let lower = page.string(text).lowercased()
        guard lower.utf8.count == text.count else { return nil }
        for opening in Self.tellings {
            guard let range = lower.firstRange(of: opening) else { continue }
            let offset = lower.utf8.distance(from: lower.startIndex, to: range.upperBound)
            guard offset <= 32 else { continue }
            let rest = page.trimmed(Span(text.start + offset, text.end))
            return rest.isEmpty ? nil : rest
        }
        return nil
    }

    /// A thumb or a tick, and no cross.
    private func isNod(_ text: Span) -> Bool {
        let signs = page.string(text)
        return !signs.contains { "❌✗✘👎🙈😬".contains($0) } && signs.contains { $0 > "\u{2600}" }
    }

    private func isQuestion(_ line: Int, _ words: [String]) -> Bool {
        let text = page.lines[line].text
        guard words.count >= 3, text.count <= 300 else { return false }
        let isGuess = Self.guesses.contains { words.starts(with: $0) }
        if isGuess || words.contains(where: { Self.personal.contains($0) }) { return false }
        if page.endsInQuestionMark(text) || page.clean[text.range].suffix(8).contains(0x3F) {
            return words.prefix(6).contains { Self.askers.contains($0) }
        }
        return words.count >= 4 && QuestionAnswer.isImperative(page, text)
    }

    private func isFiller(_ line: Int, _ words: [String]) -> Bool {
        let text = page.lowercased(line, limit: 160)
        let isNumber = text.contains(where: \.isNumber)
        if words.isEmpty { return !isNumber }
        let isNotice = text.hasPrefix("<") || text.contains("omitted") || text.contains("deleted")
        return isNotice || Self.absences.contains(words[0]) && !isNumber
            || words.allSatisfy { Self.fillers.contains($0) || Self.small.contains($0) }
                && !isNumber
    }

    // MARK: Cards

    private func card(_ round: Round) -> FramedCard {
        let group = round.isSettled ? round.answers.last : round.answers.first
        var back = group.map { $0.lines.map { page.lines[$0].text } } ?? []
        if back.isEmpty, let told = round.told { back = [told] }
        if let first = back.first { back[0] = withoutHedge(first) }
        return FramedCard(front: [page.lines[round.question].text], back: back)
    }

    /// Without "is it", "I think it was" and the question mark of a guess.
    private func withoutHedge(_ text: Span) -> Span {
        let lower = page.string(Span(text.start, min(text.end, text.start + 24))).lowercased()
        guard let hedge = Self.hedges.first(where: lower.hasPrefix) else { return text }
        var rest = page.trimmed(Span(text.start + hedge.utf8.count, text.end))
        if !rest.isEmpty, page.clean[rest.end - 1] == 0x3F { rest.end -= 1 }
        return rest.isEmpty ? text : rest
    }

    /// The cards of a chat, and the talk around them.
    static func read(_ page: PageLines, title: Finding?) -> Structure {
        var result = CardFrames.read(page, [], isAsked: true, title: title)
        for (index, line) in page.lines.enumerated() { result.roles[index] = line.role }
        return result
    }

    // MARK: Words

    /// In lower case, letters that were held down written once: "yesss" is "yes".
    private static func words(_ text: String) -> [String] {
        text.replacingBytes(of: "’", with: "'").split { !$0.isLetter && !$0.isNumber && $0 != "'" }
            .map { word in
                var out: [Character] = []
                for letter in word where out.suffix(2) != [letter, letter] { out.append(letter) }
                if out.count > 2, out[out.count - 1] == out[out.count - 2] {
                    let short = String(out.dropLast())
                    if right.contains(short) || fillers.contains(short) { return short }
                }
                return String(out)
            }
    }

    private static let announcing: Set<String> = [
        "quiz", "quizzing", "trivia", "questions", "test", "testing", "qotd", "abfragen", "abfrage",
        "interro", "preguntas", "question",
    ]
    private static let joints: Set<String> = [
        "and", "because", "so", "which", "plus", "then", "und", "weil", "et", "parce", "y",
        "porque",
    ]
    private static let right: Set<String> = [
        "yes", "yep", "yup", "yeah", "yh", "ye", "correct", "right", "perfect", "exactly", "nice",
        "spot", "well", "good", "great", "bingo", "bang", "true", "legend", "brilliant", "amazing",
        "excellent", "smart", "lovely", "wow", "10", "100", "congrats", "gj", "ding", "slay",
        "ja", "jap", "jup", "richtig", "genau", "stimmt", "super", "korrekt", "perfekt",
        "oui", "ouais", "exact", "exactement", "bravo", "juste", "parfait", "bien", "voilà",
        "sí", "si", "correcto", "muy", "exacto", "eso", "perfecto", "esatto", "giusto", "tick",
    ]
    private static let wrong: Set<String> = [
        "no", "nope", "nah", "wrong", "incorrect", "not", "close", "almost", "nearly", "try",
        "nein", "nö", "falsch", "fast", "non", "faux", "presque", "casi", "incorrecto", "sbagliato",
    ]
    private static let tellings = [
        "the answer is ", "the answer was ", "answer: ", "answer is ", "it was ", "it's ", "its ",
        "it is ", "they were ", "he was ", "es war ", "es ist ", "antwort: ", "c'est ", "c'était ",
        "réponse: ", "era ", "respuesta: ",
    ]
    private static let guesses = [
        ["is", "it"], ["was", "it"], ["isn't", "it"], ["wasn't", "it"], ["is", "that"],
        ["ist", "es"],
        ["war", "es"], ["est", "ce"], ["c'est"], ["es"], ["or"], ["isnt", "it"],
    ]
    private static let hedges = [
        "i think it was ", "i think it's ", "i think its ", "i think it is ", "i think ", "is it ",
        "was it ", "it's ", "it was ", "isn't it ", "um ", "umm ", "ummm ", "uh ", "oh ", "hmm ",
        "ist es ",
        "war es ", "ich glaube ", "je crois que c'est ", "c'est ", "creo que es ",
    ]
    private static let personal: Set<String> = [
        "u", "ur", "we", "i", "i'm", "im", "my", "our", "r", "guys", "anyone", "anybody",
        "everyone",
        "ihr", "ich", "wir", "mein", "je", "nous", "tomorrow", "tmrw", "tonight", "homework", "hw",
    ]
    /// Words that a question begins with, in five languages.
    static let askers: Set<String> = [
        "who", "what", "when", "where", "which", "why", "how", "whose", "whom", "is", "are", "was",
        "were", "does", "did", "do", "can", "true", "name", "whats", "what's", "who's", "wer",
        "was", "wann", "wo", "wohin", "woher", "welche", "welcher", "welches", "welchem", "warum",
        "wie", "wieso", "wozu", "womit", "wodurch", "qui", "que", "qu'est", "quel", "quelle",
        "quels",
        "quelles", "quand", "où", "pourquoi", "comment", "combien", "quién", "qué", "cuándo",
        "dónde", "cuál", "cómo", "cuánto", "cuántos", "chi", "cosa", "quando", "dove", "perché",
    ]
    private static let fillers: Set<String> = [
        "um", "umm", "uh", "uhh", "uhm", "er", "err", "hm", "hmm", "mm", "ah", "oh", "ooh", "aah",
        "idk", "dunno", "wait", "brb", "lol", "lmao", "haha", "hahaha", "omg", "ok", "okay", "next",
        "easy", "skip", "pass", "hang", "sec", "help", "ugh", "argh", "damn", "bruh", "nooo", "noo",
        "same", "thanks", "ty", "thx", "sorry", "yay", "woo", "ready", "lets", "let's", "gimme",
        "ähm", "äh", "moment", "warte", "euh", "attends", "bah", "ni", "pfff", "ez", "gg", "afk",
        "another", "more", "again", "stop", "yay", "yey", "hi", "hey", "hello", "here",
    ]
    /// Words that say at once that no answer comes.
    private static let absences: Set<String> = [
        "brb", "afk", "idk", "dunno", "wait", "lol", "lmao", "omg", "hang", "skip", "help", "haha",
        "thanks", "ty", "thx", "sorry", "warte", "attends", "bruh", "damn", "ugh", "gimme",
    ]
    private static let small: Set<String> = [
        "too", "so", "that", "this", "one", "on", "go", "a", "the", "it", "is", "was", "was", "i",
        "no", "idea", "give", "up", "me", "think", "let", "know", "don't", "dont", "know", "keine",
        "ahnung", "zu", "leicht", "sais", "pas", "je", "trop", "facile", "come", "please", "pls",
        "hard", "question", "got", "knew", "said", "just",
    ]
}
