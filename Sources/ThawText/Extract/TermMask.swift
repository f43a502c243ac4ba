import ThawCore

/// Hides a term in its own definition, so that asking for it does not tell it.
package enum TermMask {
    package static let gap = "_____"

    /// The text with every occurrence of the names replaced by a gap, whatever their case and plural, and with the
    /// spelling -isation or -ization either way.
    package static func masking(_ names: [String], in text: String) -> String {
        let tokens = Words.tokens(of: text)
        let keys = tokens.map { normalised($0.key) }
        var hidden: [Range<String.Index>] = []
        for name in names {
            let parts = Words.tokens(of: name).map { normalised($0.key) }
            let wanted = parts.first == "the" && parts.count > 1 ? Array(parts.dropFirst()) : parts
            guard !wanted.isEmpty, wanted.count <= keys.count else { continue }
            var i = 0
            while i + wanted.count <= keys.count {
                if keys[i..<(i + wanted.count)].elementsEqual(wanted) {
                    hidden.append(
                        tokens[i].range.lowerBound..<tokens[i + wanted.count - 1].range.upperBound)
                    i += wanted.count
                } else {
                    i += 1
                }
            }
        }
        return replacing(hidden, in: text)
    }

    /// Other ways of writing a name that count as the same.
    package static func variants(of name: String) -> [String] {
        var variants: [String] = []
        if name.lowercased().hasPrefix("the "), name.count > 4 {
            variants.append(String(name.dropFirst(4)))
        }
        if name.contains("-") { variants.append(name.replacing("-", with: " ")) }
        for (one, other) in [("isation", "ization"), ("ization", "isation")]
        where name.contains(one) {
            variants.append(name.replacing(one, with: other))
        }
        return variants
    }

    /// A key under which the spellings of one word are equal.
    static func normalised(_ key: String) -> String {
        var key = key
        if let end = key.withUTF8({ endOfNormalised($0) }) {
            return end == key.utf8.count
                ? key : String(decoding: key.utf8.prefix(end), as: UTF8.self)
        }
        // Seven letters and what they are the end of.
        if key.utf8.count > 7 { key = key.replacingBytes(of: "isation", with: "ization") }
        key = key.replacingBytes(of: "‑", with: "-")
        if key.characterCount > 4, key.withUTF8({ isPlural($0) }) { key.removeLast() }
        return key
    }

    /// How many bytes of a word of ASCII its key has; `nil` where the key is no beginning of it.
    static func endOfNormalised(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
        guard word.isASCII, !holdsIsation(word) else { return nil }
        return isPlural(word) ? word.count - 1 : word.count
    }

    private static func holdsIsation(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count > 7 else { return false }
        for at in 2..<(word.count - 4)
        where word[at] == 0x61 && word[at - 1] == 0x73 && word[at - 2] == 0x69
            && word[at + 1] == 0x74 && word[at + 2] == 0x69 && word[at + 3] == 0x6F
            && word[at + 4] == 0x6E
        {
            return true
        }
        return false
    }

    private static func isPlural(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count > 4, word[word.count - 1] == 0x73 else { return false }
        let before = word[word.count - 2]
        return before != 0x73 && before != 0x75 && before != 0x69
    }

    private static func replacing(_ ranges: [Range<String.Index>], in text: String) -> String {
        var out = ""
        var at = text.startIndex
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound })
        where range.lowerBound >= at {
            out += text[at..<range.lowerBound] + gap
            at = range.upperBound
        }
        return out + text[at...]
    }
}
