import ThawText

/// What the words of a stem tell of its answer.
enum QuestionWords {
    /// Words that say something, under keys that are equal for their spellings.
    static func content(of text: String) -> Set<String> {
        Set(TermMask.keys(of: text).filter { isContent($0) })
    }

    private static func isContent(_ key: String) -> Bool {
        key.utf8.count > 2 && !StopWords.english.contains(key[...])
    }

    /// Whether the answer, or a word of it that says something, stands in the stem.
    static func tells(_ stem: String, of answer: String) -> Bool {
        let words = TermMask.keys(of: stem)
        let wanted = TermMask.keys(of: answer)
        if contains(words, wanted) { return true }
        let known = Set(words)
        return wanted.contains { isContent($0) && known.contains($0) }
    }

    /// Whether everything that a sentence says stands in the stem.
    static func holds(_ stem: String, _ sentence: String) -> Bool {
        let words = TermMask.keys(of: stem)
        if contains(words, TermMask.keys(of: sentence)) { return true }
        let said = content(of: sentence)
        return !said.isEmpty && said.isSubset(of: Set(words))
    }

    /// Whether two sentences speak of the same thing, as far as their words tell: a share of the shorter one's.
    static func overlap(_ one: Set<String>, _ other: Set<String>) -> Double {
        let least = min(one.count, other.count)
        return least == 0 ? 0 : Double(one.intersection(other).count) / Double(least)
    }

    private static func contains(_ words: [String], _ wanted: [String]) -> Bool {
        guard let first = wanted.first, wanted.count <= words.count else { return false }
        for at in 0...(words.count - wanted.count) where words[at] == first {
            if words[at..<(at + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }

    /// The text with its first letter in upper case.
    static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Without white space and marks of sentences at the ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        let signs: Set<Character> = [".", ",", ";", ":", "–", "—", "-", " ", "\u{A0}"]
        var text = text[...]
        while let first = text.first, signs.contains(first) { text = text.dropFirst() }
        while let last = text.last, signs.contains(last) { text = text.dropLast() }
        return String(text)
    }
}
