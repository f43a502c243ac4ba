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
    /// How many words of a line are tried.
    private static let choiceLimit = 5
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
    /// What has been worked out for a word, by its key: most words of a page come again.
    private var known: [String: WordFacts] = [:]
    /// The numbers of what `TermMask.normalised` gives.
    private var normals: [String: Int] = [:]

    /// What is true of a word wherever it stands. Without a reference in it, so that a copy costs nothing.
    private struct WordFacts {
        /// The number of the word as `TermMask.normalised` gives it: equal for the spellings of one word.
        var normal: Int
        /// Whether the normal form has more than three characters.
        var isLong: Bool
        /// In characters.
        var length: Int
        var isStopWord: Bool
        var isInNames: Bool
        var isMonth: Bool
        var isBroken: Bool
        var isTopic: Bool
        /// Whether the word list knows it as a name and nothing else.
        var isNameOnly: Bool
        /// How much a word in lower case says, `nil` for nothing.
        var rarity: Double?
    }

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
            Words.gatherCapitalised(in: text.text, into: &names)
        }
        return names
    }

    /// The best gap of a line, or `nil` when nothing in it is worth asking.
    mutating func gap(in whole: String) -> Gap? {
        let text =
            whole.utf8.count > Self.longestText ? String(whole.prefix(Self.longestText / 2)) : whole
        let tokens = Words.tokens(of: text)
        guard tokens.count >= Self.shortestLine || Self.isUnspaced(tokens, in: text) else {
            return nil
        }
        var line = Line(text: text, tokens: tokens, facts: [])
        line.facts.reserveCapacity(tokens.count)
        for token in tokens { line.facts.append(facts(of: token.key)) }
        var choices = candidates(in: line)
        var lowered: [UInt8]?
        for _ in 0..<Self.choiceLimit {
            guard let choice = Self.takeBest(from: &choices) else { return nil }
            let shown = Self.context(of: choice.range, in: text)
            let low = lowered ?? text.lowercasedBytes
            lowered = low
            if !Self.tells(line, choice.range, shown, low) {
                let stem =
                    text[shown.lowerBound..<choice.range.lowerBound] + TermMask.gap
                    + text[choice.range.upperBound..<shown.upperBound]
                return Gap(stem: String(stem), answer: String(text[choice.range]))
            }
        }
        return nil
    }

    /// The candidate that is worth most, the first of equals.
    private static func takeBest(from choices: inout [Candidate]) -> Candidate? {
        guard var best = choices.indices.first else { return nil }
        for at in choices.indices
        where (choices[at].score, choices[best].range.lowerBound)
            > (choices[best].score, choices[at].range.lowerBound)
        {
            best = at
        }
        choices.swapAt(best, choices.count - 1)
        return choices.removeLast()
    }

    /// A line, its words, and what is known of each.
    private struct Line {
        var text: String
        var tokens: [Words.Token]
        var facts: [WordFacts]
    }

    private static func isUnspaced(_ tokens: [Words.Token], in text: String) -> Bool {
        tokens.contains { text[$0.range].first.map(Words.isUnspaced) ?? false }
    }

    /// Whether the answer, or its longest word, stands in what is shown of the line beside the gap.
    ///
    /// - Parameter lowered: the line's bytes in lower case.
    private static func tells(
        _ line: Line, _ gap: Range<String.Index>, _ shown: Range<String.Index>, _ lowered: [UInt8]
    ) -> Bool {
        let text = line.text
        var parts: [Int] = []
        for (token, facts) in zip(line.tokens, line.facts)
        where facts.isLong && gap.contains(token.range.lowerBound) {
            parts.append(facts.normal)
        }
        if !parts.isEmpty {
            for (token, facts) in zip(line.tokens, line.facts)
            where parts.contains(facts.normal) && shown.contains(token.range.lowerBound)
                && !gap.contains(token.range.lowerBound)
            {
                return true
            }
        }
        guard lowered.count == text.utf8.count else {
            // A capital and its small letter may differ in length.
            let answer = text[gap].lowercased()
            return text[shown.lowerBound..<gap.lowerBound].lowercased().contains(answer)
                || text[gap.upperBound..<shown.upperBound].lowercased().contains(answer)
        }
        func offset(_ index: String.Index) -> Int {
            text.utf8.distance(from: text.utf8.startIndex, to: index)
        }
        let answer = lowered[offset(gap.lowerBound)..<offset(gap.upperBound)]
        return contains(lowered[offset(shown.lowerBound)..<offset(gap.lowerBound)], answer)
            || contains(lowered[offset(gap.upperBound)..<offset(shown.upperBound)], answer)
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first, bytes.count >= pattern.count else { return false }
        for i in bytes.startIndex...(bytes.endIndex - pattern.count)
        where bytes[i] == first && bytes[i...].starts(with: pattern) {
            return true
        }
        return false
    }

    /// The part of a line that is shown around a gap.
    private static func context(
        of gap: Range<String.Index>, in text: String
    ) -> Range<String.Index> {
        let whole = text.startIndex..<text.endIndex
        guard text.utf8.count > longestStem, text.characterCount > longestStem else { return whole }
        let bytes = Array(text.utf8)
        let offset = text.utf8.distance(from: text.startIndex, to: gap.lowerBound)
        let sentence = Sentences.spans(in: bytes, Span(0, bytes.count)).last { $0.start <= offset }
        let low = text.utf8.index(text.startIndex, offsetBy: sentence?.start ?? 0)
        let high = text.utf8.index(text.startIndex, offsetBy: sentence?.end ?? bytes.count)
        return low..<max(high, gap.upperBound)
    }

    // MARK: Words

    private mutating func facts(of key: String) -> WordFacts {
        if let facts = known[key] { return facts }
        let normal = TermMask.normalised(key)
        let word = key[...]
        let entry = lexicon?.entry(key)
        let isTopic = topic.contains(normal)
        let number = normals[normal] ?? normals.count
        normals[normal] = number
        var facts = WordFacts(
            normal: number, isLong: normal.count > 3,
            length: key.utf8.allSatisfy { $0 < 0x80 } ? key.utf8.count : key.count,
            isStopWord: stopWords.contains(word),
            isInNames: neverInNames.contains(word), isMonth: Self.months.contains(key),
            isBroken: broken.contains(key), isTopic: isTopic,
            isNameOnly: entry.map { $0.isName && !$0.isWord } ?? false)
        facts.rarity = facts.isStopWord ? nil : rarity(of: key, facts, entry)
        known[key] = facts
        return facts
    }

    // MARK: Candidates

    private struct Candidate {
        var range: Range<String.Index>
        var score: Double
    }

    private func candidates(in line: Line) -> [Candidate] {
        let tokens = line.tokens
        var found: [Candidate] = []
        var i = 0
        while i < tokens.count {
            let token = tokens[i]
            if let number = Self.number(token) {
                let range = Self.wholeNumber(token.range, in: line.text)
                found.append(Candidate(range: range, score: number))
            } else if reading != .numbers, isName(at: i, in: line) {
                let last = endOfName(from: i, in: line)
                if !line.facts[i...last].contains(where: \.isBroken) {
                    found.append(name(i...last, in: line))
                }
                i = last
            } else if reading == .english, !token.isCapitalised, !line.facts[i].isBroken,
                let score = line.facts[i].rarity
            {
                found.append(Candidate(range: token.range, score: score))
            }
            i += 1
        }
        return found
    }

    /// Years count most, then other numbers of two digits or more ("20th" is one).
    private static func number(_ token: Words.Token) -> Double? {
        // Every other script has its numbers beyond ASCII.
        guard let first = token.key.utf8.first, WordShape.isDigit(first) || first >= 0x80 else {
            return nil
        }
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

    private func isName(at i: Int, in line: Line) -> Bool {
        let token = line.tokens[i]
        let facts = line.facts[i]
        guard token.isCapitalised, !facts.isMonth, facts.length > 2, !facts.isInNames else {
            return false
        }
        if !token.isInitial { return !facts.isStopWord || endOfName(from: i, in: line) > i }
        guard reading == .english, !OpeningVerb.contains(token.key) else { return false }
        // A capital that opens a sentence is a name's when another follows at once, or the page or lexicon says so.
        return names.contains(token.key) || endOfName(from: i, in: line) > i || facts.isNameOnly
    }

    private func endOfName(from start: Int, in line: Line) -> Int {
        let tokens = line.tokens
        var end = start
        while end + 1 < tokens.count, end - start < 3, !tokens[end].isPossessive {
            let next = tokens[end + 1]
            guard next.followsDirectly, next.isCapitalised, !line.facts[end + 1].isInNames else {
                break
            }
            end += 1
        }
        return tokens[start].isInitial ? end : endOfTitle(from: end, in: line)
    }

    /// "Elizabeth of York" and "Bank of England" are one name; what opens a sentence ("Most of Europe") may be none.
    private func endOfTitle(from end: Int, in line: Line) -> Int {
        let tokens = line.tokens
        guard reading == .english, end + 2 < tokens.count, !tokens[end].isPossessive else {
            return end
        }
        let joint = tokens[end + 1]
        let next = tokens[end + 2]
        guard joint.key == "of", joint.followsDirectly, next.followsDirectly, next.isCapitalised,
            line.facts[end + 2].length > 2, !line.facts[end + 2].isInNames
        else { return end }
        return end + 2
    }

    private func name(_ words: ClosedRange<Int>, in line: Line) -> Candidate {
        let tokens = line.tokens[words]
        let low = line.tokens[words.lowerBound].range.lowerBound
        let high = line.tokens[words.upperBound].range.upperBound
        let isTopic = line.facts[words].allSatisfy(\.isTopic)
        let score = 6 + Double(tokens.count { $0.isCapitalised } - 1) * 0.5
        return Candidate(range: low..<high, score: isTopic ? 0.5 : score)
    }

    private static let weakEndings = ["ed", "est", "ly", "ing"]

    private static func isLettersAndHyphens(_ key: String) -> Bool {
        var isASCII = true
        for byte in key.utf8 {
            if byte >= 0x80 {
                isASCII = false
            } else if !WordShape.isASCIILetter(byte), byte != 0x2D {
                return false
            }
        }
        return isASCII || key.allSatisfy { $0.isLetter || $0 == "-" }
    }

    /// How much a word of English says: only rarer words of five letters or more.
    private func rarity(of key: String, _ facts: WordFacts, _ entry: Lexicon.Entry?) -> Double? {
        guard facts.length >= 5, Self.isLettersAndHyphens(key) else { return nil }
        let score: Double
        if let entry {
            guard entry.band >= 1 else { return nil }
            score = 1 + 0.4 * Double(min(entry.band, 5))
        } else {
            score = key.contains("-") ? 2.4 : 1.5
        }
        if facts.isTopic { return 0.4 }
        // Verbs and adverbs say less than nouns; their endings tell most of them.
        let isWeak = Self.weakEndings.contains { key.hasSuffix($0) }
        return isWeak ? score - 0.7 : score
    }
}
