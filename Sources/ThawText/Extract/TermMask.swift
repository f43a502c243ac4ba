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
        // Seven letters and what they are the end of.
        if key.utf8.count > 7 { key = key.replacingBytes(of: "isation", with: "ization") }
        key = key.replacingBytes(of: "‑", with: "-")
        if key.utf8.last == 0x73, key.utf8.count > 4, key.characterCount > 4,
            let before = key.utf8.dropLast().last, before != 0x73, before != 0x75, before != 0x69
        {
            key.removeLast()
        }
        return key
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
