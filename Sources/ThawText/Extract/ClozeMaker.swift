import ThawCore

/// Chooses the word of a line that is worth asking: a year, a name, a rare word; never a little one.
///
/// English gaps may be any of these. Other languages that write names with capitals get years and names; German,
/// whose nouns all have capitals, and scripts without capitals get years only.
struct ClozeMaker {
    struct Gap {
        var stem: String
        var answer: String
    }

    /// Lines shorter than this many words give no gap: too little is left to go by.
    static let shortestLine = 4
    /// Of a line longer than this many characters only the sentence with the gap is shown.
    static let longestStem = 400

    /// Of a passage longer than this many bytes only the beginning is looked at.
    static let longestText = 4_000
    /// How much of a page is read for its names.
    private static let nameBudget = 300_000

    private enum Reading { case english, capitals, numbers }

    private let reading: Reading
    private let stopWords: Set<Substring>
    private let neverInNames: Set<Substring>
    private let lexicon: Lexicon?
    /// The words that the page is about: asking for them in every line teaches nothing.
    private let topic: Set<String>
    /// Words written with a capital inside a sentence somewhere on the page.
    private let names: Set<String>
    /// Words that a repair would mend: what is spelt wrong is not worth knowing.
    private let broken: Set<String>

    init(_ resource: Resource) {
        let tag = resource.language.tag
        if resource.language.isEnglish {
            reading = .english
        } else {
            reading = Self.writesNamesWithCapitals(tag) ? .capitals : .numbers
        }
        stopWords = StopWords.of(tag)
        neverInNames = StopWords.inNames(tag)
        lexicon = resource.language.isEnglish ? Lexicon.english : nil
        let heads = [resource.shown(resource.title) ?? ""] + resource.content.terms.map(\.name.text)
        topic = Set(heads.flatMap { Words.tokens(of: $0).map { TermMask.normalised($0.key) } })
        names = reading == .english ? Self.names(of: resource) : []
        broken = Self.broken(in: resource)
    }

    private static func broken(in resource: Resource) -> Set<String> {
        var keys: Set<String> = []
        for repair in resource.repairs where repair.decision == .undecided && !repair.isInsertion {
            let mended = Set(Words.tokens(of: repair.after).map(\.key))
            for token in Words.tokens(of: repair.before) where !mended.contains(token.key) {
                keys.insert(token.key)
            }
        }
        return keys
    }

    private static func writesNamesWithCapitals(_ tag: String) -> Bool {
        let base = tag.prefix { $0 != "-" }
        return [
            "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr",
            "ru", "uk",
            "el", "la",
        ].contains(String(base))
    }

    private static func names(of resource: Resource) -> Set<String> {
        var names: Set<String> = []
        var left = nameBudget
        for text in resource.shownTexts() where text.role != .heading && text.role != .term {
            left -= text.text.utf8.count
            if left < 0 { break }
            for token in Words.tokens(of: text.text) where token.isCapitalised && !token.isInitial {
                names.insert(token.key)
            }
        }
        return names
    }

    /// The best gap of a line, or `nil` when nothing in it is worth asking.
    func gap(in whole: String) -> Gap? {
        let text =
            whole.utf8.count > Self.longestText ? String(whole.prefix(Self.longestText / 2)) : whole
        let tokens = Words.tokens(of: text)
        guard tokens.count >= Self.shortestLine || Self.isUnspaced(tokens) else { return nil }
        let choices = candidates(in: tokens, of: text).sorted {
            ($0.score, $1.range.lowerBound) > ($1.score, $0.range.lowerBound)
        }
        for choice in choices.prefix(5) {
            let answer = String(text[choice.range])
            let (opening, ending) = context(of: choice.range, in: text)
            let stem = opening + TermMask.gap + ending
            if !Self.tells(stem, answer) { return Gap(stem: stem, answer: answer) }
        }
        return nil
    }

    private static func isUnspaced(_ tokens: [Words.Token]) -> Bool {
        tokens.contains { $0.text.first.map(Words.isUnspaced) ?? false }
    }

    /// Whether the answer, or its longest word, stands in the rest of the line.
    private static func tells(_ stem: String, _ answer: String) -> Bool {
        let rest = stem.replacingBytes(of: TermMask.gap, with: " ").lowercased()
        if rest.contains(answer.lowercased()) { return true }
        let words = Set(Words.tokens(of: rest).map { TermMask.normalised($0.key) })
        let parts = Words.tokens(of: answer).map { TermMask.normalised($0.key) }.filter {
            $0.count > 3
        }
        return parts.contains(where: words.contains)
    }

    private func context(of gap: Range<String.Index>, in text: String) -> (String, String) {
        guard text.count > Self.longestStem else {
            return (String(text[..<gap.lowerBound]), String(text[gap.upperBound...]))
        }
        let bytes = Array(text.utf8)
        let offset = text.utf8.distance(from: text.startIndex, to: gap.lowerBound)
        let sentence = Sentences.spans(in: bytes, Span(0, bytes.count)).last { $0.start <= offset }
        let low = text.utf8.index(text.startIndex, offsetBy: sentence?.start ?? 0)
        let high = text.utf8.index(text.startIndex, offsetBy: sentence?.end ?? bytes.count)
        let end = max(high, gap.upperBound)
        return (String(text[low..<gap.lowerBound]), String(text[gap.upperBound..<end]))
    }

    // MARK: Candidates

    private struct Candidate {
        var range: Range<String.Index>
        var score: Double
    }

    private func candidates(in tokens: [Words.Token], of text: String) -> [Candidate] {
        var found: [Candidate] = []
        var i = 0
        while i < tokens.count {
            let token = tokens[i]
            if let number = Self.number(token) {
                let range = Self.wholeNumber(token.range, in: text)
                found.append(Candidate(range: range, score: number))
            } else if reading != .numbers, isName(at: i, in: tokens) {
                let last = endOfName(from: i, in: tokens)
                if !isBroken(tokens[i...last]) { found.append(name(tokens[i...last])) }
                i = last
            } else if reading == .english, !isBroken(tokens[i...i]), let score = rarity(of: token) {
                found.append(Candidate(range: token.range, score: score))
            }
            i += 1
        }
        return found
    }

    private func isBroken(_ tokens: ArraySlice<Words.Token>) -> Bool {
        !broken.isEmpty && tokens.contains { broken.contains($0.key) }
    }

    /// Years count most, then other numbers of two digits or more ("20th" is one).
    private static func number(_ token: Words.Token) -> Double? {
        let digits = token.key.prefix { $0.isNumber }
        guard digits.count >= 2, digits.allSatisfy({ $0.isWholeNumber }) else { return nil }
        let value = digits.compactMap(\.wholeNumberValue).reduce(0) { ($0 &* 10) &+ $1 }
        if digits.count == 4, 1000...2100 ~= value, token.key.count <= 5 {
            return token.key.count == 4 ? 10 : 8
        }
        return token.key.count <= digits.count + 2 ? 4 : nil
    }

    /// "100,000" and "2.5" are one number, whatever part of them is a word.
    private static func wholeNumber(
        _ range: Range<String.Index>, in text: String
    ) -> Range<String.Index> {
        func joins(_ sign: Character) -> Bool { sign == "," || sign == "." }
        var low = range.lowerBound
        var high = range.upperBound
        while high < text.endIndex, joins(text[high]) {
            let digits = text[text.index(after: high)...].prefix(while: \.isWholeNumber)
            guard !digits.isEmpty else { break }
            high = digits.endIndex
        }
        while low > text.startIndex, joins(text[text.index(before: low)]) {
            let before = text[..<text.index(before: low)]
            guard let last = before.last, last.isWholeNumber else { break }
            low = before.index(after: before.lastIndex { !$0.isWholeNumber } ?? before.startIndex)
            if before.allSatisfy(\.isWholeNumber) { low = before.startIndex }
        }
        return low..<high
    }

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
        "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday",
    ]

    private func isName(at i: Int, in tokens: [Words.Token]) -> Bool {
        let token = tokens[i]
        if Self.months.contains(token.key) { return false }
        guard token.isCapitalised, token.key.count > 2, !neverInNames.contains(token.key[...])
        else { return false }
        if !token.isInitial {
            return !stopWords.contains(token.key[...]) || endOfName(from: i, in: tokens) > i
        }
        guard reading == .english, !OpeningVerb.contains(token.key) else { return false }
        // A capital that opens a sentence is a name's when another follows at once, or the page or lexicon says so.
        if names.contains(token.key) || endOfName(from: i, in: tokens) > i { return true }
        guard let entry = lexicon?.entry(token.key) else { return false }
        return entry.isName && !entry.isWord
    }

    private func endOfName(from start: Int, in tokens: [Words.Token]) -> Int {
        var end = start
        while end + 1 < tokens.count, end - start < 3, !tokens[end].isPossessive {
            let next = tokens[end + 1]
            guard next.followsDirectly, next.isCapitalised, !neverInNames.contains(next.key[...])
            else { break }
            end += 1
        }
        return tokens[start].isInitial ? end : endOfTitle(from: end, in: tokens)
    }

    /// "Elizabeth of York" and "Bank of England" are one name; what opens a sentence ("Most of Europe") may be none.
    private func endOfTitle(from end: Int, in tokens: [Words.Token]) -> Int {
        guard reading == .english, end + 2 < tokens.count, !tokens[end].isPossessive else {
            return end
        }
        let joint = tokens[end + 1]
        let next = tokens[end + 2]
        guard joint.key == "of", joint.followsDirectly, next.followsDirectly, next.isCapitalised,
            next.key.count > 2, !neverInNames.contains(next.key[...])
        else { return end }
        return end + 2
    }

    private func name(_ tokens: ArraySlice<Words.Token>) -> Candidate {
        let low = tokens[tokens.startIndex].range.lowerBound
        let high = tokens[tokens.endIndex - 1].range.upperBound
        let isTopic = tokens.allSatisfy { topic.contains(TermMask.normalised($0.key)) }
        let score = 6 + Double(tokens.count { $0.isCapitalised } - 1) * 0.5
        return Candidate(range: low..<high, score: isTopic ? 0.5 : score)
    }

    private static let weakEndings = ["ed", "est", "ly", "ing"]

    /// How much a word of English says: only rarer words of five letters or more.
    private func rarity(of token: Words.Token) -> Double? {
        guard token.key.count >= 5, !stopWords.contains(token.key[...]), !token.isCapitalised,
            token.key.allSatisfy({ $0.isLetter || $0 == "-" })
        else { return nil }
        let score: Double
        if let entry = lexicon?.entry(token.key) {
            guard entry.band >= 1 else { return nil }
            score = 1 + 0.4 * Double(min(entry.band, 5))
        } else {
            score = token.key.contains("-") ? 2.4 : 1.5
        }
        if topic.contains(TermMask.normalised(token.key)) { return 0.4 }
        // Verbs and adverbs say less than nouns; their endings tell most of them.
        let isWeak = Self.weakEndings.contains { token.key.hasSuffix($0) }
        return isWeak ? score - 0.7 : score
    }
}
