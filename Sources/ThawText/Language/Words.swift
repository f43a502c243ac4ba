/// The words of shown text, for comparing texts and for telling what they are about.
enum Words {
    /// A word where it stands in its text.
    struct Token {
        var range: Range<String.Index>
        var text: Substring
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
        var found: [Token] = []
        var at = text.startIndex
        var isInitial = true
        var isDirect = false
        while at < text.endIndex {
            let character = text[at]
            guard isWordCharacter(character) else {
                // The apostrophe of a plural's possessive stands between two words of one name.
                let isApostrophe = character == "’" || character == "'"
                if !character.isWhitespace, !(isApostrophe && found.last?.range.upperBound == at) {
                    isDirect = false
                }
                if ends(character) { isInitial = true }
                if character.isNewline { isInitial = true }
                at = text.index(after: at)
                continue
            }
            var end = text.index(after: at)
            if !isUnspaced(character) {
                while end < text.endIndex, continues(text, at: end) { end = text.index(after: end) }
            }
            found.append(
                token(text[at..<end], isInitial: isInitial, followsDirectly: isDirect))
            isInitial = false
            isDirect = true
            at = end
        }
        return found
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

    private static func token(
        _ text: Substring, isInitial: Bool, followsDirectly: Bool
    ) -> Token {
        var key = text.lowercased().replacingBytes(of: "’", with: "'")
        let isPossessive = key.hasSuffix("'s")
        if isPossessive { key.removeLast(2) }
        var range = text.startIndex..<text.endIndex
        var word = text
        if isPossessive {
            word = text.dropLast(2)
            range = word.startIndex..<word.endIndex
        }
        return Token(
            range: range, text: word, key: key, isCapitalised: text.first?.isUppercase ?? false,
            isInitial: isInitial, followsDirectly: followsDirectly, isPossessive: isPossessive)
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        // The Unicode properties of a character cost much more than a look at its byte.
        if let byte = character.asciiValue {
            return WordShape.isASCIILetter(byte) || WordShape.isDigit(byte)
        }
        return character.isLetter || character.isNumber
    }

    private static func continues(_ text: String, at index: String.Index) -> Bool {
        let character = text[index]
        if isWordCharacter(character) { return character.isASCII || !isUnspaced(character) }
        guard character == "-" || character == "'" || character == "’" || character == "‑" else {
            return false
        }
        let next = text.index(after: index)
        return next < text.endIndex && isWordCharacter(text[next])
    }

    private static func ends(_ character: Character) -> Bool {
        if let byte = character.asciiValue {
            switch byte {
            case 0x2E, 0x21, 0x3F, 0x3A, 0x28, 0x5B, 0x22, 0x3B: return true
            default: return false
            }
        }
        switch character {
        case "…", "•", "“", "‘", "。", "！", "？", "–", "—": return true
        default: return false
        }
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
        """.split(whereSeparator: \.isWhitespace))
}
