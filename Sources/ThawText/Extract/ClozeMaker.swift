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
    private let stopWords: HashedWords
    private let neverInNames: HashedWords
    private let lexicon: Lexicon?
    /// The words that the page is about: asking for them in every line teaches nothing.
    private let topic: HashedWords
    /// Words written with a capital inside a sentence somewhere on the page, by the hashes of `WordScanner`.
    private let names: Set<UInt64>
    /// Words that a repair would mend: what is spelt wrong is not worth knowing.
    private let broken: HashedWords
    /// What has been worked out for a word, by its number: most words of a page come again.
    private var facts: [WordFacts] = []
    /// The numbers of the words, by their keys.
    private var numbers = HashIndex()
    /// The numbers of what `TermMask.normalised` gives.
    private var normals = HashIndex()

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
        /// Whether it is one and no name of a person besides, as "May" is.
        var isOnlyMonth: Bool
        var isBroken: Bool
        var isTopic: Bool
        var isOf: Bool
        var isThe: Bool
        /// Whether it ends in "s", or counts what follows: "half".
        var isPlural: Bool
        var isUnspaced: Bool
        /// Whether it opens a name rather than a sentence: the page says so, or the word list knows it as nothing else.
        var isKnownName: Bool
        var isOpeningVerb: Bool
        /// "Perhaps Henry": what opens a sentence and no name.
        var isAdverb: Bool
        /// What it is worth as a number, `nil` where it is none.
        var number: Double?
        /// How much a word in lower case says, `nil` for nothing.
        var rarity: Double?
    }

    /// A word where it stands in its line.
    private struct Word {
        var start: Int
        var end: Int
        var isCapitalised: Bool
        var isInitial: Bool
        var followsDirectly: Bool
        var isPossessive: Bool
        /// The number of what is known of it.
        var facts: Int

        var range: Range<Int> { start..<end }
    }

    /// A line and its words. Places count its bytes.
    private struct Line {
        var text: String
        var bytes: [UInt8]
        var words: [Word] = []
        /// Whether a word is of a script without spaces.
        var isUnspaced = false

        init(_ text: String) {
            self.text = text
            bytes = Array(text.utf8)
        }

        /// How many signs stand for a word, "=", "+" and arrows, as a mended line has the word in their place.
        var signs: Int {
            var count = 0
            var start = 0
            for at in 0...bytes.count where at == bytes.count || bytes[at] == 0x20 {
                if 1...3 ~= at - start, Self.isWordSign(bytes[start..<at]) { count += 1 }
                start = at + 1
            }
            return count
        }

        private static func isWordSign(_ word: ArraySlice<UInt8>) -> Bool {
            let first = word[word.startIndex]
            switch word.count {
            case 1: return first == 0x3D || first == 0x2B || first == 0x26
            case 2: return (first == 0x2D || first == 0x3D) && word.last == 0x3E
            default:  // "→" and "⇒"
                return first == 0xE2 && word.last == 0x92
                    && 0x86...0x87 ~= word[word.startIndex + 1]
            }
        }

        func index(_ offset: Int) -> String.Index {
            text.utf8.index(text.startIndex, offsetBy: offset)
        }

        func text(_ range: Range<Int>) -> String {
            String(decoding: bytes[range], as: UTF8.self)
        }
    }

    init(_ resource: Resource) {
        let tag = resource.language.tag
        if resource.language.isEnglish {
            reading = .english
        } else {
            reading = Self.writesNamesWithCapitals(tag) ? .capitals : .numbers
        }
        stopWords = reading == .english ? Self.englishStopWords : HashedWords(StopWords.of(tag))
        neverInNames = HashedWords(StopWords.inNames(tag))
        lexicon = resource.language.isEnglish ? Lexicon.english : nil
        let heads = [resource.shown(resource.title) ?? ""] + resource.content.terms.map(\.name.text)
        topic = HashedWords(
            heads.flatMap { Words.tokens(of: $0).map { TermMask.normalised($0.key) } })
        names = reading == .english ? Self.names(of: resource) : []
        broken = Self.broken(in: resource)
    }

    private static let englishStopWords = HashedWords(StopWords.of("en"))

    private static func broken(in resource: Resource) -> HashedWords {
        var keys: Set<String> = []
        for repair in resource.repairs where repair.decision == .undecided && !repair.isInsertion {
            let mended = Set(Words.tokens(of: repair.after).map(\.key))
            for token in Words.tokens(of: repair.before) where !mended.contains(token.key) {
                keys.insert(token.key)
            }
        }
        return HashedWords(keys)
    }

    private static func writesNamesWithCapitals(_ tag: String) -> Bool {
        let base = tag.prefix { $0 != "-" }
        return [
            "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr",
            "ru", "uk",
            "el", "la",
        ].contains(String(base))
    }

    private static func names(of resource: Resource) -> Set<UInt64> {
        var names: Set<UInt64> = []
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
        var line = Line(
            whole.utf8.count > Self.longestText
                ? String(whole.prefix(Self.longestText / 2)) : whole)
        addWords(to: &line)
        let isLongEnough =
            line.words.count >= Self.shortestLine || line.isUnspaced
            || line.words.count + line.signs >= Self.shortestLine
        guard isLongEnough else { return nil }
        var choices = candidates(in: line)
        var lowered: [UInt8]?
        for _ in 0..<Self.choiceLimit {
            guard let choice = Self.takeBest(from: &choices) else { return nil }
            let shown = Self.context(of: choice.range, in: line)
            let low = lowered ?? line.text.lowercasedBytes
            lowered = low
            if leavesEnough(of: line, without: choice.range), !tells(line, choice.range, shown, low)
            {
                return Gap(
                    stem: line.text(shown.lowerBound..<choice.range.lowerBound) + TermMask.gap
                        + line.text(choice.range.upperBound..<shown.upperBound),
                    answer: line.text(choice.range))
            }
        }
        return nil
    }

    /// Whether the gap is a name of a few words, and half as many are left.
    private func leavesEnough(of line: Line, without gap: Range<Int>) -> Bool {
        guard !line.isUnspaced else { return true }
        let hidden = line.words.count { gap.contains($0.start) }
        return hidden <= 6 && 2 * (line.words.count + line.signs - hidden) >= hidden
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

    private mutating func addWords(to line: inout Line) {
        var words: [Word] = []
        words.reserveCapacity(line.bytes.count / 6 + 1)
        var isUnspaced = false
        var text = line.text
        text.makeContiguousUTF8()
        _ = text.utf8.withContiguousStorageIfAvailable { bytes in
            var scanner = WordScanner(text, bytes)
            while let place = scanner.next() {
                let number = self.number(of: place, in: scanner)
                isUnspaced = isUnspaced || facts[number].isUnspaced
                words.append(
                    Word(
                        start: place.start, end: place.keyEnd,
                        isCapitalised: scanner.isCapitalised(place), isInitial: place.isInitial,
                        followsDirectly: place.followsDirectly, isPossessive: place.possessive > 0,
                        facts: number))
            }
        }
        line.words = words
        line.isUnspaced = isUnspaced
    }

    /// Whether the answer, or its longest word, stands in what is shown of the line beside the gap.
    ///
    /// - Parameter lowered: the line's bytes in lower case.
    private func tells(
        _ line: Line, _ gap: Range<Int>, _ shown: Range<Int>, _ lowered: [UInt8]
    ) -> Bool {
        let parts = line.words.filter { gap.contains($0.start) && facts[$0.facts].isLong }
            .map { facts[$0.facts].normal }
        let isTold =
            !parts.isEmpty
            && line.words.contains {
                parts.contains(facts[$0.facts].normal) && shown.contains($0.start)
                    && !gap.contains($0.start)
            }
        if isTold || spellsOut(line, gap, shown) { return true }
        guard lowered.count == line.bytes.count else {
            // A capital and its small letter may differ in length.
            let answer = line.text(gap).lowercased()
            return line.text(shown.lowerBound..<gap.lowerBound).lowercased().contains(answer)
                || line.text(gap.upperBound..<shown.upperBound).lowercased().contains(answer)
        }
        let answer = lowered[gap]
        return Self.contains(lowered[shown.lowerBound..<gap.lowerBound], answer)
            || Self.contains(lowered[gap.upperBound..<shown.upperBound], answer)
    }

    /// Whether words that are shown begin with the letters of the answer: "_____ (European Convention on …)".
    private func spellsOut(_ line: Line, _ gap: Range<Int>, _ shown: Range<Int>) -> Bool {
        let letters = line.bytes[gap]
        guard 2...8 ~= letters.count, letters.allSatisfy(WordShape.isUpper) else { return false }
        var initials: [UInt8] = []
        for word in line.words where shown.contains(word.start) && !gap.contains(word.start) {
            if word.isCapitalised || !facts[word.facts].isInNames {
                initials.append(line.bytes[word.start] & 0xDF)
            }
        }
        return Self.contains(initials[...], letters)
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first, bytes.count >= pattern.count else { return false }
        let end = bytes.count - pattern.count + 1
        return bytes.withUnsafeBufferPointer { bytes in
            var i = bytes.next(first, first, first, from: 0, to: end)
            while i < end {
                if bytes[i...].starts(with: pattern) { return true }
                i = bytes.next(first, first, first, from: i + 1, to: end)
            }
            return false
        }
    }

    /// The part of a line that is shown around a gap.
    private static func context(of gap: Range<Int>, in line: Line) -> Range<Int> {
        let count = line.bytes.count
        guard count > longestStem, line.text.characterCount > longestStem else { return 0..<count }
        let sentences = Sentences.spans(in: line.bytes, Span(0, count))
        guard let sentence = sentences.last(where: { $0.start <= gap.lowerBound }) else {
            return 0..<count
        }
        return sentence.start..<max(sentence.end, gap.upperBound)
    }

    // MARK: Words

    /// The number of what is known of a word.
    private mutating func number(of place: WordScanner.Place, in scanner: WordScanner) -> Int {
        let hash = scanner.hash(of: place)
        let number = numbers.index(of: hash | 1)
        if number == facts.count {
            facts.append(newFacts(of: scanner.token(place).key, isName: names.contains(hash)))
        }
        return number
    }

    /// - Parameter isName: whether the page writes the word with a capital inside a sentence.
    private mutating func newFacts(of key: String, isName: Bool) -> WordFacts {
        var letters = key
        return letters.withUTF8 { newFacts(of: key, $0, isName: isName) }
    }

    private mutating func newFacts(
        of key: String, _ bytes: UnsafeBufferPointer<UInt8>, isName: Bool
    ) -> WordFacts {
        let isASCII = bytes.isASCII
        let hash = WordShape.quickHash(bytes, 0, bytes.count)
        let (normal, isLong) = Self.normalised(key, bytes)
        let entry = lexicon?.entry(folding: bytes)
        let isStopWord = stopWords.contains(hash)
        let isOnlyName = entry.map { $0.isName && !$0.isWord } ?? false
        var facts = WordFacts(
            normal: normals.index(of: normal), isLong: isLong,
            length: isASCII ? bytes.count : key.characterCount,
            isStopWord: isStopWord, isInNames: isStopWord && neverInNames.contains(hash),
            isMonth: GapWords.months.contains(hash),
            isOnlyMonth: GapWords.months.contains(hash) && !GapWords.monthNames.contains(hash),
            isBroken: broken.contains(hash),
            isTopic: topic.contains(normal), isOf: key == "of",
            isThe: key == "the", isPlural: bytes.last == 0x73 || key == "half" || key == "part",
            isUnspaced: !isASCII && key.first.map(Words.isUnspaced) ?? false,
            isKnownName: isName || isOnlyName,
            isOpeningVerb: OpeningVerb.contains(bytes, hash: hash),
            isAdverb: GapWords.adverbs.contains(hash),
            number: isASCII ? NumberWorth.of(bytes) : NumberWorth.of(key))
        facts.rarity = isStopWord ? nil : rarity(of: key, bytes, facts, entry)
        return facts
    }

    /// The hash of what `TermMask.normalised` gives, and whether that has more than three characters.
    private static func normalised(
        _ key: String, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (hash: UInt64, isLong: Bool) {
        if let end = TermMask.endOfNormalised(bytes) {
            return (WordShape.quickHash(bytes, 0, end), end > 3)
        }
        let normal = TermMask.normalised(key)
        return (HashedWords.hash(of: normal), normal.characterCount > 3)
    }

    // MARK: Candidates

    private struct Candidate {
        var range: Range<Int>
        var score: Double
        var isName = false
    }

    private func candidates(in line: Line) -> [Candidate] {
        let words = line.words
        var found: [Candidate] = []
        found.reserveCapacity(words.count / 2)
        var i = 0
        while i < words.count {
            let word = words[i]
            if let number = facts[word.facts].number {
                let range = Self.wholeNumber(word.range, in: line)
                if !isPartOfName(i, range, in: line) {
                    found.append(Candidate(range: range, score: number))
                }
            } else if reading != .numbers, isName(at: i, in: words) {
                let last = endOfName(from: i, in: words)
                let first =
                    beginsWithParticle(i, in: words)
                    ? i - 1 : beginsWithTitle(i, in: words) ? 0 : i
                if !words[i...last].contains(where: { facts[$0.facts].isBroken }),
                    !isNumbered(last, in: line)
                {
                    found.append(name(words[first...last]))
                }
                i = last
            } else if reading == .english, !word.isCapitalised,
                !facts[word.facts].isBroken, let score = facts[word.facts].rarity
            {
                found.append(Candidate(range: word.range, score: score))
            }
            i += 1
        }
        guard reading == .english,
            found.contains(where: { $0.isName && $0.score >= Self.fullName })
        else { return found }
        // The date is asked for by itself, a name of several words by nothing else.
        for at in found.indices where !found[at].isName {
            found[at].score = min(found[at].score, Self.fullName - 0.1)
        }
        return found
    }

    /// What a name of two words is worth.
    private static let fullName = 6.5

    /// "Human Rights Act 1998", "(1979, 83 and 87)": a number that nobody asks for by itself.
    private func isPartOfName(_ i: Int, _ range: Range<Int>, in line: Line) -> Bool {
        if i > 0, line.words[i].start - line.words[i - 1].end <= 2,
            line.words[i - 1].isCapitalised,
            GapWords.numbered.contains(line.text(line.words[i - 1].range))
        {
            return true
        }
        // "2023/24"
        if range.upperBound < line.bytes.count, line.bytes[range.upperBound] == 0x2F { return true }
        let rest = line.bytes[range.upperBound...].prefix(5)
        return rest.count == 5 && rest.starts(with: [0x2C, 0x20])
            && rest.dropFirst(2).prefix(2).allSatisfy(WordShape.isDigit)
            && !(rest.last.map(WordShape.isDigit) ?? false)
    }

    /// "100,000" and "2.5" are one number, whatever part of them is a word.
    private static func wholeNumber(_ range: Range<Int>, in line: Line) -> Range<Int> {
        func mayJoin(_ at: Int, _ beyond: Int) -> Bool {
            guard line.bytes.indices.contains(at), line.bytes.indices.contains(beyond) else {
                return false
            }
            let isDigit = WordShape.isDigit(line.bytes[beyond]) || line.bytes[beyond] >= 0x80
            return isDigit && (line.bytes[at] == 0x2C || line.bytes[at] == 0x2E)
        }
        let (low, high) = (range.lowerBound, range.upperBound)
        guard mayJoin(high, high + 1) || mayJoin(low - 1, low - 2) else { return range }
        let text = line.text
        let whole = wholeNumber(
            line.index(range.lowerBound)..<line.index(range.upperBound), in: text)
        func offset(_ index: String.Index) -> Int {
            text.utf8.distance(from: text.utf8.startIndex, to: index)
        }
        return offset(whole.lowerBound)..<offset(whole.upperBound)
    }

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

    private func isName(at i: Int, in words: [Word]) -> Bool {
        let word = words[i]
        let facts = facts[word.facts]
        guard word.isCapitalised, !facts.isMonth, facts.length > 2, !facts.isInNames else {
            return false
        }
        if !word.isInitial { return !facts.isStopWord || endOfName(from: i, in: words) > i }
        guard reading == .english, !facts.isOpeningVerb, !facts.isAdverb else { return false }
        // A capital that opens a sentence is a name's when another follows at once, or the page or lexicon says so.
        return facts.isKnownName || endOfName(from: i, in: words) > i
    }

    /// "De Lacey", "St Petersburg": two letters that belong to the name.
    private func beginsWithParticle(_ i: Int, in words: [Word]) -> Bool {
        guard i > 0, words[i].followsDirectly, words[i - 1].isCapitalised,
            !words[i - 1].isInitial
        else { return false }
        let particle = facts[words[i - 1].facts]
        return particle.length == 2 && !particle.isStopWord && particle.number == nil
    }

    /// "Act 3", "Executive Order 9981": without its number the name is another's.
    private func isNumbered(_ last: Int, in line: Line) -> Bool {
        guard last + 1 < line.words.count, line.words[last + 1].followsDirectly else {
            return false
        }
        let next = line.words[last + 1]
        return WordShape.isDigit(line.bytes[next.start]) && (facts[next.facts].number ?? 0) < 10
    }

    private func endOfName(from start: Int, in words: [Word]) -> Int {
        var end = start
        while end + 1 < words.count, end - start < 3, !words[end].isPossessive {
            let next = words[end + 1]
            guard next.followsDirectly, next.isCapitalised, !facts[next.facts].isInNames,
                !facts[next.facts].isOnlyMonth
            else { break }
            end += 1
        }
        return words[start].isInitial ? end : endOfTitle(from: end, in: words)
    }

    /// "Bank of England" and "Declaration of the Rights of Man" are one name; what opens a sentence ("Most of Europe")
    /// may be none.
    private func endOfTitle(from start: Int, in words: [Word]) -> Int {
        guard reading == .english else { return start }
        var end = start
        while end + 2 < words.count, end - start < 6, !words[end].isPossessive,
            facts[words[end + 1].facts].isOf, words[end + 1].followsDirectly
        {
            var next = end + 2
            if facts[words[next].facts].isThe, next + 1 < words.count { next += 1 }
            guard words[end + 2].followsDirectly, words[next].followsDirectly,
                words[next].isCapitalised, facts[words[next].facts].length > 2,
                !facts[words[next].facts].isInNames
            else { break }
            end = next
        }
        return end
    }

    /// "Committee of" before "Public Safety" at the head of a line: a title's first word, and no amount ("Most of").
    private func beginsWithTitle(_ i: Int, in words: [Word]) -> Bool {
        guard reading == .english, i == 2, words[0].isInitial, words[0].isCapitalised,
            facts[words[1].facts].isOf, words[1].followsDirectly, words[2].followsDirectly
        else { return false }
        let head = facts[words[0].facts]
        return !head.isStopWord && !head.isPlural && !head.isOpeningVerb && head.length > 2
    }

    private func name(_ words: ArraySlice<Word>) -> Candidate {
        let isTopic = words.allSatisfy { facts[$0.facts].isTopic }
        let score = 6 + Double(words.count { $0.isCapitalised } - 1) * 0.5
        return Candidate(
            range: words[words.startIndex].start..<words[words.endIndex - 1].end,
            score: isTopic ? 0.5 : score, isName: true)
    }

    private static func isLettersAndHyphens(
        _ key: String, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var isASCII = true
        for byte in bytes {
            if byte >= 0x80 {
                isASCII = false
            } else if !WordShape.isASCIILetter(byte), byte != 0x2D {
                return false
            }
        }
        return isASCII || key.allSatisfy { $0.isLetter || $0 == "-" }
    }

    /// How much a word of English says: only rarer words of five letters or more.
    private func rarity(
        of key: String, _ bytes: UnsafeBufferPointer<UInt8>, _ facts: WordFacts,
        _ entry: Lexicon.Entry?
    ) -> Double? {
        guard facts.length >= 5, Self.isLettersAndHyphens(key, bytes) else { return nil }
        let score: Double
        if let entry {
            guard entry.band >= 1 else { return nil }
            score = 1 + 0.4 * Double(min(entry.band, 5))
        } else {
            score = bytes.contains(0x2D) ? 2.4 : 1.5
        }
        if facts.isTopic { return 0.4 }
        // Verbs and adverbs say less than nouns; their endings tell most of them.
        return Self.isWeak(bytes) ? score - 0.7 : score
    }

    /// Whether a word ends in "ed", "est", "ly" or "ing".
    private static func isWeak(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count >= 3 else { return false }
        switch (word[word.count - 3], word[word.count - 2], word[word.count - 1]) {
        case (_, 0x65, 0x64), (0x65, 0x73, 0x74), (_, 0x6C, 0x79), (0x69, 0x6E, 0x67): return true
        default: return false
        }
    }
}
