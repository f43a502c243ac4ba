import Foundation

/// Reads texts into numbers: words with one stem get one number, whatever their case, accents and spelling.
///
/// A form that was met before costs a look-up in a hash table and nothing else, so that reading is as fast as
/// hashing: accents, stop words, spelling and stem are thought about once for each form. Text without
/// spaces between its words (Han, kana, Thai) gives characters and pairs of them.
struct TermReader {
    /// Stands between two fields of one text: words on either side of it are not neighbours.
    static let gap: Int32 = -1

    /// How many different terms were met.
    var count: Int { numbers.count }

    private var forms = FormTable()
    private var numbers: [String: Int32] = [:]
    private var beginning: String?
    private let stemmer: Stemmer
    private let stopWords: Set<Substring>
    private let isEnglish: Bool

    /// - Parameter keepsStopWords: for a query that has no other words.
    init(language tag: String, keepsStopWords: Bool = false) {
        stemmer = Stemmer(language: tag)
        stopWords = keepsStopWords ? [] : StopWords.of(tag)
        isEnglish = tag == "en" || tag.hasPrefix("en-")
    }

    /// From now on words that begin so and were not met before have one number, which is returned: the last word of a
    /// query may be unfinished. `nil` for what is no word.
    mutating func number(ofWordsBeginningWith word: some StringProtocol) -> Int32? {
        let letters = Self.withoutAccents(word.lowercased())
        guard !letters.isEmpty, letters.allSatisfy({ $0.isLetter || $0.isNumber }) else {
            return nil
        }
        beginning = letters
        let number = Int32(clamping: numbers.count)
        // No stem holds a space.
        numbers[" "] = number
        return number
    }

    /// The terms of a text, in order, without stop words.
    mutating func terms(of text: String) -> [Int32] {
        var terms: [Int32] = []
        append(text, to: &terms)
        return terms
    }

    mutating func append(_ text: String, to terms: inout [Int32]) {
        var text = text
        text.withUTF8 { append($0, to: &terms) }
    }

    /// Adds the terms of UTF-8 bytes. Cost: linear, about 100 MB/s for text whose words are known.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, to terms: inout [Int32]) {
        var at = 0
        while at < text.count {
            let kind = ByteClass.of(text[at])
            if kind == .separator || kind == .apostrophe {
                at += 1
                continue
            }
            let end = word(from: at, in: text)
            if end > at {
                add(at..<end, of: text, to: &terms)
                at = end
            } else {
                at = unspaced(from: at, in: text, to: &terms)
            }
        }
    }

    // MARK: Runs

    /// The end of the word that begins here; where none does, the place itself.
    private func word(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var at = start
        while at < text.count {
            switch ByteClass.of(text[at]) {
            case .letter: at += 1
            case .separator: return at
            case .apostrophe:
                guard at + 1 < text.count, ByteClass.of(text[at + 1]) == .letter else { return at }
                at += 1
            case .beyondASCII:
                let (scalar, length) = Self.scalar(at: at, in: text)
                // The curly apostrophe, with a letter after it.
                let isApostrophe =
                    scalar == "\u{2019}" && at > start && at + 3 < text.count
                    && ByteClass.of(text[at + 3]) == .letter
                guard isApostrophe || Self.isPartOfWord(scalar) else { return at }
                at += length
            }
        }
        return at
    }

    /// Reads a run of characters that are words by themselves, or steps over one that is no word.
    private mutating func unspaced(
        from start: Int, in text: UnsafeBufferPointer<UInt8>, to terms: inout [Int32]
    ) -> Int {
        var at = start
        var before: Int?
        while at < text.count, text[at] >= 0x80 {
            let (scalar, length) = Self.scalar(at: at, in: text)
            guard Words.isUnspaced(Character(scalar)) else { break }
            add(at..<(at + length), of: text, to: &terms)
            if let before { add(before..<(at + length), of: text, to: &terms) }
            before = at
            at += length
        }
        return at > start ? at : start + Self.scalar(at: start, in: text).length
    }

    private static func scalar(
        at index: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> (value: Unicode.Scalar, length: Int) {
        let lead = text[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        let bytes = text[index..<min(index + length, text.count)]
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) {
            return (scalar, UTF8.width(scalar))
        }
        return ("\u{FFFD}", 1)
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            !Words.isUnspaced(Character(scalar))
        default: false
        }
    }

    // MARK: Forms

    private mutating func add(
        _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, to terms: inout [Int32]
    ) {
        let form = UnsafeBufferPointer(rebasing: text[range])
        let hash = FormTable.hash(form)
        let known = forms.number(of: form, hash: hash)
        let number = known ?? number(of: String(decoding: form, as: UTF8.self))
        if known == nil { forms.insert(form, hash: hash, number: number) }
        if number >= 0 { terms.append(number) }
    }

    /// The number of a form that was not met before; -1 for a stop word.
    private mutating func number(of form: String) -> Int32 {
        guard let stem = stem(of: form) else { return -1 }
        if let number = numbers[stem] { return number }
        if let beginning, Self.withoutAccents(form.lowercased()).hasPrefix(beginning) {
            return numbers[" "] ?? -1
        }
        let number = Int32(clamping: numbers.count)
        numbers[stem] = number
        return number
    }

    private func stem(of form: String) -> String? {
        var word = form.lowercased().replacingBytes(of: "’", with: "'")
        if word.hasSuffix("'s") { word.removeLast(2) }
        guard !word.isEmpty, !stopWords.contains(word[...]) else { return nil }
        // English accents are foreign ones and often left out; elsewhere the stemmer needs them.
        guard isEnglish else { return Self.withoutAccents(stemmer.stem(word)) }
        return stemmer.stem(SpellingFolding.folded(Self.withoutAccents(word)))
    }

    private static func withoutAccents(_ word: String) -> String {
        guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return word }
        let scalars = word.decomposedStringWithCompatibilityMapping.unicodeScalars
        return String(
            String.UnicodeScalarView(
                scalars.filter { $0.properties.canonicalCombiningClass == .notReordered }))
    }
}

/// What a byte can be in a word.
private enum ByteClass {
    case separator, letter, apostrophe, beyondASCII

    @inline(__always)
    static func of(_ byte: UInt8) -> ByteClass {
        if WordShape.isASCIILetter(byte) || WordShape.isDigit(byte) { return .letter }
        if byte >= 0x80 { return .beyondASCII }
        return byte == 0x27 ? .apostrophe : .separator
    }
}
