import ThawCore
import ThawText

/// What the words of a stem tell of its answer.
enum QuestionWords {
    /// A word of a text: equal for its spellings, as those of `keys` are, and compared at no cost of a string.
    struct Word: Hashable {
        fileprivate let hash: UInt64
        /// Whether it is long enough to say something.
        fileprivate let isLong: Bool

        fileprivate init(_ letters: Slice<UnsafeBufferPointer<UInt8>>) {
            // FNV-1a.
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in letters {
                hash = (hash ^ UInt64(QuestionWords.lowered(byte))) &* 0x0000_0100_0000_01B3
            }
            self.hash = hash
            isLong = letters.count > 2
        }

        fileprivate init(_ word: Substring) {
            let bytes = Array(word.utf8)
            self = bytes.withUnsafeBufferPointer { Word($0[...]) }
        }

        static func == (one: Word, other: Word) -> Bool { one.hash == other.hash }

        func hash(into hasher: inout Hasher) { hasher.combine(hash) }
    }

    /// Words that say something.
    static func content(of text: String) -> Set<Word> { content(of: words(of: text)) }

    static func content(of words: [Word]) -> Set<Word> { Set(words.filter { isContent($0) }) }

    /// The words of a text, without the ending of a plural.
    static func words(of text: String) -> [Word] {
        var text = text
        if let words = text.withUTF8({ $0.isASCII ? words(in: $0) : nil }) { return words }
        var lower = text.lowercased()
        return lower.withUTF8 { words(in: $0) }
    }

    private static func words(in bytes: UnsafeBufferPointer<UInt8>) -> [Word] {
        var found: [Word] = []
        found.reserveCapacity(bytes.count / 5)
        forEachWord(in: bytes) { found.append(Word(singular(bytes[$0]))) }
        return found
    }

    /// The words of a text in lower case and without the ending of a plural; what is not ASCII counts as letters.
    static func keys(of text: String) -> [String] {
        var text = text
        if let keys = text.withUTF8({ $0.isASCII ? keys(in: $0) : nil }) { return keys }
        var lower = text.lowercased()
        return lower.withUTF8 { keys(in: $0) }
    }

    /// How many keys a text has.
    static func count(of text: String) -> Int {
        // No letter is parted from its word in lower case.
        var text = text
        return text.withUTF8 { bytes in
            var count = 0
            forEachWord(in: bytes) { _ in count += 1 }
            return count
        }
    }

    private static func keys(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        var found: [String] = []
        found.reserveCapacity(bytes.count / 5)
        forEachWord(in: bytes) { found.append(lowered(singular(bytes[$0]))) }
        return found
    }

    @inline(__always)
    private static func forEachWord(
        in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void
    ) {
        var start = 0
        var at = 0
        while at < bytes.count {
            at = bytes.endOfLetters(from: at, to: bytes.count)
            guard at < bytes.count else { break }
            if !isOfWord(at, bytes) {
                if start < at { body(start..<at) }
                start = at + 1
            }
            at += 1
        }
        if start < bytes.count { body(start..<bytes.count) }
    }

    @inline(__always)
    private static func isOfWord(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let byte = bytes[at]
        if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
        // General punctuation: dashes, quotation marks, dots.
        if byte == 0xE2, at + 1 < bytes.count, bytes[at + 1] == 0x80 { return false }
        return !isInPunctuation(at, bytes)
    }

    /// Whether the byte is the second or third of a mark of general punctuation.
    private static func isInPunctuation(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if at >= 1, bytes[at - 1] == 0xE2, bytes[at] == 0x80 { return true }
        return at >= 2 && bytes[at - 2] == 0xE2 && bytes[at - 1] == 0x80
    }

    private static func singular(
        _ word: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        guard word.count > 4, word[word.endIndex - 1] | 0x20 == 0x73 else { return word }
        let before = word[word.endIndex - 2] | 0x20
        return before == 0x73 || before == 0x75 || before == 0x69 ? word : word.dropLast()
    }

    private static let stopWords = Set(StopWords.english.map { Word($0) })

    private static func isContent(_ word: Word) -> Bool {
        word.isLong && !stopWords.contains(word)
    }

    /// Whether the answer, or a word of it that says something, stands in the stem.
    static func tells(_ stem: String, of answer: String) -> Bool {
        tells(words(of: stem), of: answer)
    }

    static func tells(_ words: [Word], of answer: String) -> Bool {
        let wanted = self.words(of: answer)
        if contains(words, wanted) { return true }
        let known = Set(words)
        return wanted.contains { isContent($0) && known.contains($0) }
    }

    /// Whether the answer stands in the stem, word for word.
    static func states(_ stem: String, _ answer: String) -> Bool {
        contains(words(of: stem), words(of: answer))
    }

    /// Whether everything that a sentence says stands in the stem.
    static func holds(_ stem: String, _ sentence: String) -> Bool {
        let words = words(of: stem)
        let wanted = self.words(of: sentence)
        if contains(words, wanted) { return true }
        let said = content(of: wanted)
        return !said.isEmpty && said.isSubset(of: Set(words))
    }

    /// Whether two sentences speak of the same thing, as far as their words tell: a share of the shorter one's.
    static func overlap(_ one: Set<Word>, _ other: Set<Word>) -> Double {
        let least = min(one.count, other.count)
        return least == 0 ? 0 : Double(one.intersection(other).count) / Double(least)
    }

    private static func contains(_ words: [Word], _ wanted: [Word]) -> Bool {
        guard let first = wanted.first, wanted.count <= words.count else { return false }
        for at in 0...(words.count - wanted.count) where words[at] == first {
            if words[at..<(at + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }

    /// The letters with which a text opens, in lower case; `nil` where it opens with none.
    static func opening(of text: some StringProtocol) -> String? {
        let plain = text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            let end = bytes.firstIndex { ($0 | 0x20) &- 0x61 >= 26 } ?? bytes.count
            // Behind a sign beyond ASCII the letter before it may be another.
            guard end == bytes.count || bytes[end] < 0x80 else { return nil }
            return lowered(bytes[..<end])
        }
        let word = (plain ?? nil) ?? text.prefix { $0.isLetter }.lowercased()
        return word.isEmpty ? nil : word
    }

    @inline(__always)
    fileprivate static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    private static func lowered(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(unsafeUninitializedCapacity: letters.count) { out in
            for (at, byte) in letters.enumerated() {
                out[at] = lowered(byte)
            }
            return letters.count
        }
    }

    /// The text with its first letter in upper case.
    static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Without white space and marks of sentences at the ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        func isPlain(_ byte: UInt8?) -> Bool {
            byte.map { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 } ?? false
        }
        let isTrimmed = text.utf8.withContiguousStorageIfAvailable {
            isPlain($0.first) && isPlain($0.last)
        }
        if isTrimmed == true { return String(text) }
        var text = text[...]
        while let first = text.first, marks.contains(first) { text = text.dropFirst() }
        while let last = text.last, marks.contains(last) { text = text.dropLast() }
        return String(text)
    }

    private static let marks: Set<Character> = [
        ".", ",", ";", ":", "–", "—", "-", " ", "\u{A0}",
    ]
}

extension String {
    /// Whether the bytes of another text stand in this one. `contains` compares characters, and costs microseconds.
    func holds(_ other: String) -> Bool {
        let pattern = Array(other.utf8)
        guard let first = pattern.first else { return true }
        var text = self
        return text.withUTF8 { bytes in
            var at = 0
            while at + pattern.count <= bytes.count {
                if bytes[at] == first, bytes[at...].starts(with: pattern) { return true }
                at += 1
            }
            return false
        }
    }
}
