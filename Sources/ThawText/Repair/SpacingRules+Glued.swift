import ThawCore

/// Spaces that are lost behind a possessive and before a year.
extension SpacingRules {
    /// "father'soffice": a possessive with the next word stuck to it.
    func gluedPossessive(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span) -> Proposal?
    {
        var sign = at + 1
        if bytes[at] == 0xE2 {
            guard at + 3 < span.end, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 else {
                return nil
            }
            sign = at + 3
        }
        guard let lexicon, sign + 3 < span.end, bytes[sign] == 0x73,
            WordShape.isLower(bytes[at - 1]),
            WordShape.isLower(bytes[sign + 1])
        else { return nil }
        let left = wordStart(bytes, before: at, span)
        let end = wordEnd(bytes, from: sign + 1, span)
        guard at - left >= 3, end - sign - 1 >= 3,
            lexicon.entry(WordShape.fold(Array(bytes[left..<at]))) != nil,
            let next = lexicon.entry(WordShape.fold(Array(bytes[(sign + 1)..<end]))), next.isWord,
            next.band <= 3
        else { return nil }
        return make(Span(sign + 1, sign + 1), " ", "a possessive and a word run together", 0.85)
    }

    /// "in1912": a little word with a year stuck to it.
    func gluedYear(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span) -> Proposal? {
        guard lexicon != nil, WordShape.isLower(bytes[at - 1]), at + 4 <= span.end,
            bytes[at..<(at + 4)].allSatisfy(ByteText.isDigit),
            bytes[at] == 0x31 || bytes[at + 1] == 0x30,
            at + 4 == span.end
                || !(ByteText.isLetter(bytes[at + 4]) || ByteText.isDigit(bytes[at + 4]))
        else { return nil }
        let left = wordStart(bytes, before: at, span)
        guard left == span.start || WordShape.isSpace(bytes[left - 1]) || bytes[left - 1] == 0x28,
            Self.beforeYears.contains(
                String(decoding: bytes[left..<at], as: UTF8.self).lowercased())
        else { return nil }
        return make(Span(at, at), " ", "a word and a year run together", 0.9)
    }

    private static let beforeYears: Set<String> = [
        "in", "of", "by", "from", "to", "until", "till", "since", "after", "before", "around",
        "during", "between",
        "about", "circa", "and", "the", "on", "late", "early", "mid",
    ]
}
