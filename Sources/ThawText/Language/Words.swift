import ThawCore

/// The words of shown text, for comparing texts and for telling what they are about.
enum Words {
    /// A word where it stands in its text.
    struct Token {
        var range: Range<String.Index>
        /// In lower case, the apostrophe straight, without a possessive `'s`.
        var key: String
        /// Whether it begins with a capital letter of a script that has some.
        var isCapitalised: Bool
        /// Whether it opens a sentence, a line, a bracket or a quotation.
        var isInitial: Bool
        /// Whether only spaces stand between it and the token before.
        var followsDirectly: Bool
        /// Whether it is followed by a possessive `'s`.
        var isPossessive: Bool
    }

    /// Words with their hyphens and apostrophes inside. Text without spaces (Han, kana, Thai) gives single
    /// characters. Cost: one pass.
    static func tokens(of text: String) -> [Token] {
        var text = text
        text.makeContiguousUTF8()
        let found = text.utf8.withContiguousStorageIfAvailable { bytes in
            var scanner = WordScanner(text, bytes)
            var found: [Token] = []
            found.reserveCapacity(bytes.count / 6 + 1)
            while let place = scanner.next() { found.append(scanner.token(place)) }
            return found
        }
        return found ?? []
    }

    /// Puts the hashes of the words that have a capital inside a sentence into a set (see `WordScanner.hash`).
    static func gatherCapitalised(in text: String, into hashes: inout Set<UInt64>) {
        var text = text
        text.makeContiguousUTF8()
        _ = text.utf8.withContiguousStorageIfAvailable { bytes in
            var scanner = WordScanner(text, bytes)
            while let place = scanner.next() {
                guard !place.isInitial, scanner.isCapitalised(place) else { continue }
                hashes.insert(scanner.hash(of: place))
            }
        }
    }

    /// The content words of a text as stems, in order, repetitions included.
    static func stems(of text: String, stopWords: Set<Substring>, stemmer: Stemmer) -> [String] {
        stemmed(of: text, stopWords: stopWords, stemmer: stemmer).map(\.stem)
    }

    /// The content words of a text with the form in which each is written, in lower case.
    static func stemmed(
        of text: String, stopWords: Set<Substring>, stemmer: Stemmer
    ) -> [(stem: String, form: String)] {
        var stems: [(stem: String, form: String)] = []
        var previous: String?
        for token in tokens(of: text) {
            if let first = token.key.first, isUnspaced(first) {
                // Two neighbours say more than one character does.
                if let before = previous { stems.append((before + token.key, before + token.key)) }
                previous = token.key
                continue
            }
            previous = nil
            for part in token.key.split(separator: "-")
            where part.count > 1 && !stopWords.contains(part) {
                stems.append((stemmer.stem(String(part)), String(part)))
            }
        }
        return stems
    }

    /// Whether the script writes its words without spaces between them.
    static func isUnspaced(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FA1F:
            return true
        default: return false
        }
    }
}

/// Finds the words of one text: ASCII by its bytes, the rest by its characters, whose Unicode properties cost far more.
struct WordScanner {
    private let text: String
    let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var isInitial = true
    private var isDirect = false
    /// Where the last word ended, without its possessive.
    private var lastEnd = -1

    /// A word, before anything is made of it.
    struct Place {
        var start: Int
        var end: Int
        var isInitial: Bool
        var followsDirectly: Bool
        var isASCII: Bool
        /// How many bytes a possessive takes at its end: four behind a curly apostrophe.
        var possessive: Int

        /// Behind the word without its possessive.
        var keyEnd: Int { end - possessive }
    }

    init(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.text = text
        self.bytes = bytes
    }

    mutating func next() -> Place? {
        while at < bytes.count {
            // Between two words it changes nothing.
            if isPlainSpace(at) {
                at += 1
                continue
            }
            if let word = takePlainWord() { return word }
            let sign = sign(at: at)
            if sign.isWord { return takeWord(sign) }
            pass(sign)
        }
        return nil
    }

    /// One character: what it is, and how many bytes it takes.
    private struct Sign {
        var width = 1
        var isWord = false
        var isUnspaced = false
        var isSpace = false
        var isNewline = false
        var isEnd = false
        var isApostrophe = false
        var isJoint = false
    }

    private func index(_ offset: Int) -> String.Index {
        text.utf8.index(text.startIndex, offsetBy: offset)
    }

    @inline(__always)
    private func sign(at i: Int) -> Sign {
        let byte = bytes[i]
        // A mark that is combined with an ASCII letter makes another character of it.
        guard byte < 0x80, i + 1 == bytes.count || bytes[i + 1] < 0x80 || isApart(i + 1) else {
            return plainWideSign(at: i) ?? wideSign(at: i)
        }
        var sign = Sign()
        sign.isWord = WordShape.isASCIILetter(byte) || WordShape.isDigit(byte)
        if sign.isWord { return sign }
        sign.isSpace = byte == 0x20 || byte &- 9 < 5
        sign.isNewline = byte &- 10 < 4
        sign.isApostrophe = byte == 0x27
        sign.isJoint = byte == 0x27 || byte == 0x2D
        switch byte {
        case 0x2E, 0x21, 0x3F, 0x3A, 0x28, 0x5B, 0x22, 0x3B: sign.isEnd = true
        default: break
        }
        return sign
    }

    /// Whether a letter or digit of ASCII stands here that nothing can be combined with.
    @inline(__always)
    private func isPlainLetter(_ i: Int) -> Bool {
        (WordShape.isASCIILetter(bytes[i]) || WordShape.isDigit(bytes[i]))
            && i + 1 < bytes.count && bytes[i + 1] < 0x80
    }

    /// Whether a space stands here that nothing can be combined with.
    @inline(__always)
    private func isPlainSpace(_ i: Int) -> Bool {
        bytes[i] == 0x20 && i + 1 < bytes.count && bytes[i + 1] < 0x80
    }

    /// Whether a character begins here that is never combined with the one before: the commonest.
    private func isApart(_ i: Int) -> Bool {
        guard i < bytes.count else { return true }
        return bytes[i] < 0x80 || bytes[i] == 0xC3 || isGeneralMark(i)
    }

    /// Whether a dash, a quotation mark or dots stand here (U+2010 to U+2027).
    private func isGeneralMark(_ i: Int) -> Bool {
        bytes[i] == 0xE2 && i + 2 < bytes.count && bytes[i + 1] == 0x80
            && 0x90...0xA7 ~= bytes[i + 2]
    }

    /// A letter of Latin-1, or a mark, that nothing is combined with; `nil` for what must be looked at as a character.
    private func plainWideSign(at i: Int) -> Sign? {
        if bytes[i] == 0xC3, isApart(i + 2) {
            // All but × and ÷ are letters.
            return Sign(width: 2, isWord: bytes[i + 1] != 0x97 && bytes[i + 1] != 0xB7)
        }
        guard bytes[i] >= 0x80, isGeneralMark(i), isApart(i + 3) else { return nil }
        let code = bytes[i + 2]
        var sign = Sign(width: 3)
        sign.isApostrophe = code == 0x99
        sign.isJoint = code == 0x99 || code == 0x91
        switch code {
        case 0x93, 0x94, 0x98, 0x9C, 0xA2, 0xA6: sign.isEnd = true
        default: break
        }
        return sign
    }

    private func wideSign(at i: Int) -> Sign {
        let character = text[index(i)]
        var sign = Sign(width: character.utf8.count)
        if let byte = character.asciiValue {
            sign.isWord = WordShape.isASCIILetter(byte) || WordShape.isDigit(byte)
        } else {
            sign.isWord = character.isLetter || character.isNumber
        }
        sign.isUnspaced = sign.isWord && Words.isUnspaced(character)
        if sign.isWord { return sign }
        sign.isSpace = character.isWhitespace
        sign.isNewline = character.isNewline
        sign.isApostrophe = character == "’" || character == "'"
        sign.isJoint = sign.isApostrophe || character == "-" || character == "‑"
        switch character {
        case ".", "!", "?", ":", "(", "[", "\"", ";", "…", "•", "“", "‘", "。", "！", "？", "–", "—":
            sign.isEnd = true
        default: break
        }
        return sign
    }

    private mutating func pass(_ sign: Sign) {
        // The apostrophe of a plural's possessive stands between two words of one name.
        if !sign.isSpace, !(sign.isApostrophe && lastEnd == at) { isDirect = false }
        if sign.isEnd || sign.isNewline { isInitial = true }
        at += sign.width
    }

    /// A word of letters of ASCII with a space behind it that nothing can be combined with, as most are.
    @inline(__always)
    private mutating func takePlainWord() -> Place? {
        let end = bytes.endOfLetters(from: at, to: bytes.count)
        guard end > at, end < bytes.count, isPlainSpace(end) else { return nil }
        let place = Place(
            start: at, end: end, isInitial: isInitial, followsDirectly: isDirect, isASCII: true,
            possessive: 0)
        at = end
        lastEnd = end
        isInitial = false
        isDirect = true
        return place
    }

    private mutating func takeWord(_ first: Sign) -> Place {
        let start = at
        var isASCII = first.width == 1
        at += first.width
        if !first.isUnspaced {
            while at < bytes.count {
                if isPlainLetter(at) {
                    passLetters()
                    continue
                }
                if isPlainSpace(at) { break }
                let next = sign(at: at)
                if next.isWord {
                    if next.isUnspaced { break }
                    isASCII = isASCII && next.width == 1
                    at += next.width
                } else if next.isJoint, at + next.width < bytes.count,
                    sign(at: at + next.width).isWord
                {
                    isASCII = isASCII && next.width == 1
                    at += next.width
                } else {
                    break
                }
            }
        }
        let place = Place(
            start: start, end: at, isInitial: isInitial, followsDirectly: isDirect,
            isASCII: isASCII, possessive: possessiveWidth(start, at))
        lastEnd = place.keyEnd
        isInitial = false
        isDirect = true
        return place
    }

    /// Passes a letter or digit and the letters behind it, but for the last where something may be combined with it.
    @inline(__always)
    private mutating func passLetters() {
        at += 1
        let end = bytes.endOfLetters(from: at, to: bytes.count)
        guard end > at else { return }
        at = end < bytes.count && bytes[end] < 0x80 ? end : end - 1
    }

    @inline(__always)
    private func possessiveWidth(_ start: Int, _ end: Int) -> Int {
        guard end - start >= 2, bytes[end - 1] | 0x20 == 0x73 else { return 0 }
        if bytes[end - 2] == 0x27 { return 2 }
        let isCurly =
            end - start >= 4 && bytes[end - 2] == 0x99 && bytes[end - 3] == 0x80
            && bytes[end - 4] == 0xE2
        return isCurly ? 4 : 0
    }

    /// Whether a word begins with a capital letter.
    func isCapitalised(_ place: Place) -> Bool {
        place.isASCII
            ? WordShape.isUpper(bytes[place.start]) : text[index(place.start)].isUppercase
    }

    /// A hash of the word's key, at little cost where it is ASCII.
    func hash(of place: Place) -> UInt64 {
        guard place.isASCII else {
            return Array(token(place).key.utf8).withUnsafeBufferPointer {
                WordShape.quickHash($0, 0, $0.count)
            }
        }
        // The digits and joints of a word have the bit that letters get.
        return WordShape.quickHash(bytes, place.start, place.keyEnd, setting: 0x20)
    }

    func token(_ place: Place) -> Words.Token {
        let letters = UnsafeBufferPointer(rebasing: bytes[place.start..<place.end])
        let possessive = place.possessive
        var key: String
        if place.isASCII {
            key = String(lowering: UnsafeBufferPointer(rebasing: letters.dropLast(possessive)))
        } else {
            key = Self.lowered(text[index(place.start)..<index(place.end)])
            if possessive > 0 { key.removeLast(2) }
        }
        return Words.Token(
            range: index(place.start)..<index(place.end - possessive), key: key,
            isCapitalised: isCapitalised(place), isInitial: place.isInitial,
            followsDirectly: place.followsDirectly,
            isPossessive: possessive > 0)
    }

    private static func lowered(_ word: Substring) -> String {
        word.lowercased().replacingBytes(of: "’", with: "'")
    }
}

/// Words that say nothing of what a text is about.
package enum StopWords {
    /// For a language: its little words, and for English the words of school pages besides.
    static func of(_ tag: String) -> Set<Substring> {
        if tag == "en" || tag.hasPrefix("en-") { return english }
        return FunctionWords.words(of: tag)
    }

    /// Words that never open or continue a name: fewer than the stop words, since "Great" and "First" may.
    static func inNames(_ tag: String) -> Set<Substring> {
        FunctionWords.words(of: tag).subtracting([
            "new", "first", "time", "two", "out", "up", "over",
        ])
    }

    package static let english: Set<Substring> = FunctionWords.words(of: "en").union(
        """
        am being were be been having doing until against above below down off again further here any own \
        same too very just don should ought i'm you're it's that's there's isn't aren't wasn't weren't \
        haven't hasn't hadn't won't wouldn't don't doesn't didn't can't couldn't shouldn't mustn't yours \
        ours theirs himself herself itself themselves yourself whom whose however therefore thus hence \
        although though whereas upon within without among towards toward onto per via etc e g i ie eg \
        one two three many much several few lot lots more most less least every each another others \
        became become becomes made make makes making get gets got getting go goes went going come came \
        used use uses using known called see saw seen say says said give gives given take takes taken \
        may might must shall will would could can cannot cause still even ever never often always \
        rather quite well also yet already soon later early late new old great big small good bad \
        first second third last next main key important significant different various certain \
        like unlike especially particularly including included include includes such e.g i.e
        """.spacedWords)
}
