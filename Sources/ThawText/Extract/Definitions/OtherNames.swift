import ThawCore

/// Names that a sentence gives to what it opens with: "Osmosis, also called water diffusion, is …".
enum OtherNames {
    private static let cues = [
        "also known as ", "also called ", "otherwise known as ", "aka ", "a.k.a. ", "a.k.a ",
        "better known as ", "originally called ", "formerly known as ", "formerly called ", "born ",
    ].map { Array($0.utf8) }

    /// How many words a name may have, and in how many bytes a cue must follow what it names.
    private static let (longestName, reach) = (6, 80)

    /// What opens each sentence, and its other name. Cost: linear in the text.
    static func pairs(in bytes: [UInt8], _ span: Span) -> [(name: Span, other: Span)] {
        // Few passages have a cue at all, and only those are cut into sentences.
        guard bytes.withUnsafeBufferPointer({ mayHold($0, span) }) else { return [] }
        return Sentences.spans(in: bytes, span).compactMap { pair(bytes, $0) }
    }

    /// Whether a cue stands behind a comma or a bracket.
    private static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        var at = bytes.next(0x2C, 0x28, 0x28, from: span.start, to: span.end)
        while at < span.end {
            var low = at + 1
            while low < span.end, bytes[low] == 0x20 { low += 1 }
            let rest = bytes[low..<span.end]
            if let first = rest.first, initials.contains(first),
                cues.contains(where: { rest.starts(with: $0) })
            {
                return true
            }
            at = bytes.next(0x2C, 0x28, 0x28, from: at + 1, to: span.end)
        }
        return false
    }

    private static let initials = Set(cues.compactMap(\.first))

    private static func pair(_ bytes: [UInt8], _ sentence: Span) -> (name: Span, other: Span)? {
        let limit = min(sentence.end, sentence.start + reach)
        guard
            let sign = bytes[sentence.start..<limit].firstIndex(where: { $0 == 0x2C || $0 == 0x28 })
        else { return nil }
        var low = sign + 1
        while low < sentence.end, bytes[low] == 0x20 { low += 1 }
        guard
            let cue = cues.first(where: {
                low + $0.count < sentence.end && bytes[low..<low + $0.count].elementsEqual($0)
            })
        else { return nil }
        let closing: UInt8 = bytes[sign] == 0x28 ? 0x29 : 0x2C
        let start = low + cue.count
        guard
            let end = bytes[start..<sentence.end].firstIndex(where: { $0 == closing || $0 == 0x3B }
            ),
            let named = name(bytes, Span(sentence.start, sign)),
            let other = name(bytes, Span(start, end)), bytes[other.start] &- 0x30 >= 10
        else { return nil }
        // "(born in 1879)" is no name.
        if cue.elementsEqual("born ".utf8), !WordShape.isUpper(bytes[other.start]) { return nil }
        return (named, other)
    }

    /// The words without their article and quotation marks; `nil` for too many, or for what is no name.
    private static func name(_ bytes: [UInt8], _ span: Span) -> Span? {
        var (low, high) = (span.start, span.end)
        while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
        for article in ["the ", "The ", "a ", "A ", "an ", "An "]
        where bytes[low..<high].starts(with: article.utf8) {
            low += article.utf8.count
            break
        }
        while low < high, bytes[low] == 0x22 || bytes[low] == 0x27 { low += 1 }
        while high > low, bytes[high - 1] == 0x22 || bytes[high - 1] == 0x27 { high -= 1 }
        guard high - low > 1 else { return nil }
        let words = bytes[low..<high].split(separator: 0x20)
        guard words.count <= longestName,
            TermCollector.isName(String(decoding: bytes[low..<high], as: UTF8.self)),
            !words.contains(where: { word in verbs.contains { word.elementsEqual($0) } })
        else { return nil }
        return Span(low, high)
    }

    /// Words that no name holds.
    private static let verbs = [
        "is", "was", "are", "were", "has", "had", "in", "on", "at", "In", "On", "At", "By", "After",
        "During", "When", "Since", "Before", "From",
    ].map { Array($0.utf8) }
}
