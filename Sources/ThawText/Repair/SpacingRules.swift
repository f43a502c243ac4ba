import ThawCore

/// Finds white space that is missing, or stands on the wrong side of a sign. Doubled spaces are shown as one anyway
/// and are not reported.
struct SpacingRules {
    /// A line with more commas without a space than this is a row of data.
    static let tightCommaLimit = 3

    private let manuscript: Manuscript
    let lexicon: Lexicon?
    /// French puts a space before its tall signs.
    private let allowsSpaceBeforeTallSigns: Bool

    init(_ manuscript: Manuscript, lexicon: Lexicon?, language: Language) {
        self.manuscript = manuscript
        self.lexicon = lexicon
        self.allowsSpaceBeforeTallSigns = language.tag.hasPrefix("fr") || language.tag == "und"
    }

    func proposals() -> [Proposal] {
        var found: [Proposal] = []
        manuscript.source.withUnsafeBufferPointer { bytes in
            for stretch in manuscript.stretches where found.count < Proofreader.proposalLimit {
                scan(bytes, stretch.span, into: &found)
            }
        }
        return found
    }

    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, into found: inout [Proposal]
    ) {
        var tight: [Proposal] = []
        var tightCount = 0
        var i = span.start + 1
        while found.count < Proofreader.proposalLimit {
            i = bytes.nextSign(from: i, to: span.end - 1)
            guard i < span.end - 1 else { break }
            switch bytes[i] {
            case 0x2C, 0x3B:
                if WordShape.isASCIILetter(bytes[i - 1]), WordShape.isASCIILetter(bytes[i + 1]) {
                    tightCount += 1
                    if tightCount <= Self.tightCommaLimit, let proposal = afterComma(bytes, i, span)
                    {
                        tight.append(proposal)
                    }
                } else if WordShape.isSpace(bytes[i - 1]) {
                    if let proposal = beforeSign(bytes, i, span) { found.append(proposal) }
                }
            case 0x2E, 0x21, 0x3F, 0x3A:
                if WordShape.isSpace(bytes[i - 1]) {
                    if let proposal = beforeSign(bytes, i, span) { found.append(proposal) }
                } else if WordShape.isLower(bytes[i - 1]), WordShape.isUpper(bytes[i + 1]),
                    bytes[i] != 0x3A, let proposal = afterStop(bytes, i, span)
                {
                    found.append(proposal)
                }
            case 0x27, 0xE2:
                if let proposal = gluedPossessive(bytes, i, span) { found.append(proposal) }
            case 0x31, 0x32:
                if let proposal = gluedYear(bytes, i, span) { found.append(proposal) }
            case 0x2D:
                if let proposal = gluedDash(bytes, i, span) ?? lineBreak(bytes, i, span) {
                    found.append(proposal)
                }
            case 0x29: if let proposal = behindBracket(bytes, i, span) { found.append(proposal) }
            case 0xC2:
                if bytes[i + 1] == 0xA0, let proposal = spaceInWord(bytes, i, span) {
                    found.append(proposal)
                }
            default: break
            }
            i += 1
        }
        if tightCount <= Self.tightCommaLimit { found += tight }
        if span.count > 2, let proposal = beforeLastSign(bytes, span) { found.append(proposal) }
    }

    // MARK: Rules

    func make(_ span: Span, _ after: String, _ reason: String, _ confidence: Double)
        -> Proposal
    {
        Proposal(
            .spacing, at: span, before: manuscript.text(span), after: after, reason: reason,
            confidence: confidence)
    }

    /// "legacy ,and": spaces before a sign.
    private func beforeSign(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span)
        -> Proposal?
    {
        let sign = bytes[at]
        if allowsSpaceBeforeTallSigns, sign != 0x2C, sign != 0x2E { return nil }
        var low = at
        while low > span.start, WordShape.isSpace(bytes[low - 1]) { low -= 1 }
        guard low > span.start, WordShape.isASCIILetter(bytes[low - 1]) || bytes[low - 1] == 0x29
        else {
            return nil
        }
        let next = bytes[at + 1]
        let isOpen = WordShape.isSpace(next)
        let isTight = WordShape.isASCIILetter(next) && (sign == 0x2C || sign == 0x3B)
        guard isOpen || isTight else { return nil }
        let mark = String(decoding: [sign], as: UTF8.self)
        return make(Span(low, at + 1), isTight ? mark + " " : mark, "a space before “\(mark)”", 0.9)
    }

    /// A space before the sign that closes the passage.
    private func beforeLastSign(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Proposal? {
        let at = span.end - 1
        let sign = bytes[at]
        guard
            sign == 0x2E || sign == 0x2C
                || !allowsSpaceBeforeTallSigns && (sign == 0x3F || sign == 0x21),
            bytes[at - 1] == 0x20, WordShape.isLower(bytes[at - 2])
        else { return nil }
        let mark = String(decoding: [sign], as: UTF8.self)
        return make(Span(at - 1, at + 1), mark, "a space before “\(mark)”", 0.85)
    }

    /// "victims,who": no space behind a comma or semicolon, words of two letters or more on both sides.
    private func afterComma(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span)
        -> Proposal?
    {
        let left = wordStart(bytes, before: at, span)
        let right = wordEnd(bytes, from: at + 1, span)
        guard at - left >= 2, right - at > 2, WordShape.isLower(bytes[at - 1]) else { return nil }
        if hasTechnicalSign(bytes, around: at, span) { return nil }
        let mark = String(decoding: [bytes[at]], as: UTF8.self)
        return make(Span(at, at + 1), mark + " ", "no space behind “\(mark)”", 0.85)
    }

    /// "power.The": a sentence that begins without a space before it.
    private func afterStop(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span)
        -> Proposal?
    {
        let left = wordStart(bytes, before: at, span)
        let right = wordEnd(bytes, from: at + 1, span)
        guard at - left >= 3, right - at > 2, WordShape.isLower(bytes[left]),
            WordShape.isLower(bytes[at + 2]),
            left == span.start || WordShape.isSpace(bytes[left - 1])
        else { return nil }
        if hasTechnicalSign(bytes, around: at, span) { return nil }
        if let lexicon {
            guard lexicon.entry(Array(bytes[left..<at])) != nil else { return nil }
        }
        let mark = String(decoding: [bytes[at]], as: UTF8.self)
        return make(Span(at, at + 1), mark + " ", "no space behind “\(mark)”", 0.85)
    }

    /// "torture)death": no space behind a bracket that holds several words.
    private func behindBracket(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span)
        -> Proposal?
    {
        guard lexicon != nil, WordShape.isLower(bytes[at - 1]), WordShape.isLower(bytes[at + 1]),
            wordEnd(bytes, from: at + 1, span) - at > 3
        else { return nil }
        var low = at
        var hasSpace = false
        while low > span.start, bytes[low] != 0x28, at - low < 200 {
            if bytes[low] == 0x20 { hasSpace = true }
            low -= 1
        }
        guard hasSpace, bytes[low] == 0x28 else { return nil }
        return make(Span(at, at + 1), ") ", "no space behind the bracket", 0.8)
    }

    /// Words behind which a hyphen hangs on purpose ("pre- and post-war"), and before which it does.
    private static let hangers: Set<String> = [
        "and", "or", "to", "but", "rather", "versus", "vs", "through", "as", "nor", "than", "und",
        "oder",
    ]
    private static let prefixes: Set<String> = [
        "pre", "post", "mid", "sub", "micro", "macro", "inter", "intra", "non", "anti", "neo",
        "under",
        "over", "self", "pro", "semi", "multi", "mono", "bi", "tri", "uni", "co", "re", "un", "de",
    ]

    /// "literature- one": a dash that sticks to the word before it.
    private func gluedDash(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span)
        -> Proposal?
    {
        guard let lexicon, bytes[at + 1] == 0x20, WordShape.isLower(bytes[at - 1]) else {
            return nil
        }
        let left = wordStart(bytes, before: at, span)
        var next = at + 1
        while next < span.end, bytes[next] == 0x20 { next += 1 }
        let end = wordEnd(bytes, from: next, span)
        guard end > next, at - left >= 3 else { return nil }
        let before = String(decoding: bytes[left..<at], as: UTF8.self).lowercased()
        let after = String(decoding: bytes[next..<end], as: UTF8.self).lowercased()
        guard !Self.prefixes.contains(before), !Self.hangers.contains(after),
            lexicon.entry(before) != nil,
            lexicon.entry(before + after) == nil
        else { return nil }
        return make(Span(at, next), " – ", "a dash that sticks to the word before it", 0.7)
    }

    /// "infor-\nmation": a word divided at the end of a line.
    private func lineBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span)
        -> Proposal?
    {
        guard let lexicon, bytes[at + 1] == 0x0A || bytes[at + 1] == 0x0D,
            WordShape.isLower(bytes[at - 1])
        else { return nil }
        var next = at + 1
        while next < span.end, WordShape.isSpace(bytes[next]) { next += 1 }
        let left = wordStart(bytes, before: at, span)
        let end = wordEnd(bytes, from: next, span)
        guard end > next, WordShape.isLower(bytes[next]) else { return nil }
        let joined = WordShape.fold(Array(bytes[left..<at]) + Array(bytes[next..<end]))
        guard lexicon.isPlausible(joined) else { return nil }
        let whole = Span(at, next)
        return Proposal(
            .brokenLine, at: whole, before: manuscript.text(whole), after: "",
            reason: "a word divided at the end of a line", confidence: 0.85)
    }

    /// A no-break space inside a word: together the halves are a word, apart they are not.
    private func spaceInWord(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span)
        -> Proposal?
    {
        guard let lexicon, WordShape.isLower(bytes[at - 1]), at + 2 < span.end,
            WordShape.isLower(bytes[at + 2])
        else { return nil }
        let left = Array(bytes[wordStart(bytes, before: at, span)..<at])
        let right = Array(bytes[(at + 2)..<wordEnd(bytes, from: at + 2, span)])
        let halves = [left, right].map { lexicon.entry(WordShape.fold($0)) }
        guard halves.contains(nil), lexicon.entry(WordShape.fold(left + right)) != nil else {
            return nil
        }
        return make(Span(at, at + 2), "", "a no-break space inside a word", 0.9)
    }

    // MARK: Reading

    func wordStart(_ bytes: UnsafeBufferPointer<UInt8>, before at: Int, _ span: Span) -> Int {
        var i = at
        while i > span.start, WordShape.isASCIILetter(bytes[i - 1]) { i -= 1 }
        return i
    }

    func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from at: Int, _ span: Span) -> Int {
        var i = at
        while i < span.end, WordShape.isASCIILetter(bytes[i]) { i += 1 }
        return i
    }

    /// Whether the run without spaces around an offset looks like an address, code or a number.
    private func hasTechnicalSign(
        _ bytes: UnsafeBufferPointer<UInt8>, around at: Int, _ span: Span
    ) -> Bool {
        var low = at
        while low > span.start, !WordShape.isSpace(bytes[low - 1]), at - low < 100 { low -= 1 }
        var high = at
        while high < span.end, !WordShape.isSpace(bytes[high]), high - at < 100 { high += 1 }
        return bytes[low..<high].contains { WordClass.of[Int($0)] & WordClass.technical != 0 }
    }
}
