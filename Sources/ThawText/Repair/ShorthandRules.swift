import ThawCore

/// Finds the private signs of note-takers: `=`, `&`, `w/`, `b/c`, arrows, and a capital that stands for a name.
struct ShorthandRules {
    private let manuscript: Manuscript
    private let census: WordCensus

    init(_ manuscript: Manuscript, census: WordCensus) {
        self.manuscript = manuscript
        self.census = census
    }

    func proposals() -> [Proposal] {
        var found: [Proposal] = []
        var initials: [Initials.Use] = []
        manuscript.source.withUnsafeBufferPointer { bytes in
            for stretch in manuscript.stretches {
                scan(bytes, stretch, into: &found)
                initials += Initials.uses(in: bytes, stretch.span)
            }
        }
        return found + Initials(manuscript, census: census).proposals(for: initials)
    }

    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ stretch: Manuscript.Stretch,
        into found: inout [Proposal]
    ) {
        let span = stretch.span
        var i = span.start
        while found.count < Proofreader.proposalLimit {
            i = bytes.nextSign(from: i, to: span.end)
            guard i < span.end else { break }
            switch bytes[i] {
            case 0x3D: if let proposal = equals(bytes, i, stretch) { found.append(proposal) }
            case 0x26: if let proposal = ampersand(bytes, i, span) { found.append(proposal) }
            case 0x2F: if let proposal = slash(bytes, i, span) { found.append(proposal) }
            case 0x2D where i + 1 < span.end && bytes[i + 1] == 0x3E:
                if let proposal = arrow(bytes, i, width: 2, span) { found.append(proposal) }
            case 0xE2
            where i + 2 < span.end && (bytes[i + 1] == 0x86 || bytes[i + 1] == 0x87)
                && bytes[i + 2] == 0x92:
                if let proposal = arrow(bytes, i, width: 3, span) { found.append(proposal) }
            default: break
            }
            i += 1
        }
    }

    private func make(_ span: Span, _ after: String, _ reason: String, _ confidence: Double)
        -> Proposal
    {
        Proposal(
            .shorthand, at: span, before: manuscript.text(span), after: after, reason: reason,
            confidence: confidence)
    }

    /// The words around a sign, and the span of the sign with the spaces beside it.
    private struct Sides {
        var left: [UInt8]
        var right: [UInt8]
        var span: Span
    }

    private func sides(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, width: Int, _ span: Span
    ) -> Sides? {
        var low = at
        while low > span.start, WordShape.isSpace(bytes[low - 1]) { low -= 1 }
        var high = at + width
        while high < span.end, WordShape.isSpace(bytes[high]) { high += 1 }
        guard low > span.start, high < span.end else { return nil }
        var start = low
        while start > span.start, !WordShape.isSpace(bytes[start - 1]), low - start < 60 {
            start -= 1
        }
        var end = high
        while end < span.end, !WordShape.isSpace(bytes[end]), end - high < 60 { end += 1 }
        return Sides(
            left: Array(bytes[start..<low]), right: Array(bytes[high..<end]), span: Span(low, high))
    }

    /// Letters only, three or more, with at most a sign of punctuation behind: no formula, no code.
    private func isProse(_ word: [UInt8]) -> Bool {
        var letters = word[...]
        while let last = letters.last, [0x2C, 0x2E, 0x3B, 0x29, 0x27].contains(last) {
            letters.removeLast()
        }
        if letters.first == 0x28 { letters.removeFirst() }
        return letters.count >= 2
            && letters.allSatisfy {
                WordShape.isASCIILetter($0) || $0 >= 0x80 || $0 == 0x2D || $0 == 0x27
            }
    }

    /// Up to four capitals, as formulas have them.
    private func isSymbol(_ word: [UInt8]) -> Bool {
        let letters = word.filter { WordShape.isASCIILetter($0) }
        return letters.count <= 4 && letters.allSatisfy(WordShape.isUpper)
    }

    /// `=`: "e.g." in "eg=", else "led to", or "means" behind up to three words that open a line or a clause and
    /// tell of nothing that happened.
    private func equals(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ stretch: Manuscript.Stretch
    ) -> Proposal? {
        let isArrow = at + 1 < stretch.span.end && bytes[at + 1] == 0x3E
        guard isArrow || at + 1 < stretch.span.end && bytes[at + 1] != 0x3D,
            let sides = sides(bytes, at, width: isArrow ? 2 : 1, stretch.span)
        else { return nil }
        let left = String(decoding: sides.left, as: UTF8.self).lowercased()
        for (short, long) in [
            ("eg", "e.g."), ("e.g", "e.g."), ("e.g.", "e.g."), ("ie", "i.e."), ("i.e.", "i.e."),
        ]
        where left == short {
            let place = Span(sides.span.start - sides.left.count, sides.span.end)
            return make(place, long + " ", "“\(short)=” for “\(long)”", 0.9)
        }
        guard isProse(sides.left), isProse(sides.right) else { return nil }
        // "MR = AR" is a formula.
        if isSymbol(sides.left), isSymbol(sides.right) { return nil }
        if isArrow {
            guard !isChange(bytes, stretch.span) else { return nil }
            return make(sides.span, " led to ", "an arrow for “led to”", 0.6)
        }
        // "name = value" on both sides of a list of settings is code rather than a note.
        let clause = clause(bytes, stretch.span.start, sides.span.start)
        let words = bytes[clause.range].split(whereSeparator: WordShape.isSpace).count
        let limit = clause.start == stretch.span.start && !stretch.opensPassage ? 0 : 3
        let rest = rest(bytes, sides.span.end, stretch.span)
        // "promised liberties = weakened the opposition"
        if words > 0, tellsOfThePast(bytes[sides.span.end..<sides.span.end + sides.right.count]),
            takesObject(rest)
        {
            return make(sides.span, ", which ", "“=” before a verb for “which”", 0.6)
        }
        if words <= limit, !tellsOfThePast(bytes[clause.range]), !CauseRules.nameOutcome(rest) {
            return make(sides.span, " means ", "“=” behind a few words for “means”", 0.6)
        }
        return make(sides.span, " led to ", "“=” for “led to”", 0.6)
    }

    /// Whether an article or the like is the second word: a participle that describes a noun takes none.
    private func takesObject(_ words: String) -> Bool {
        let second = words.split(separator: " ", maxSplits: 2).dropFirst().first
        return second.map { Self.articles.contains($0.lowercased()) } ?? false
    }

    private static let articles: Set<String> = [
        "the", "a", "an", "his", "her", "their", "its", "all", "many", "some",
    ]

    /// The first words behind a sign.
    private func rest(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ span: Span) -> String {
        String(decoding: bytes[start..<span.end].prefix(80), as: UTF8.self)
    }

    /// What stands before the sign, from the last stop, semicolon or colon on.
    private func clause(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Span {
        var i = end
        while i > start, end - i < 80, ![0x2E, 0x3B, 0x3A].contains(bytes[i - 1]) {
            i -= 1
        }
        return Span(i, end)
    }

    /// Whether a word is a verb of the past, by its ending or by a short list.
    private func tellsOfThePast(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        text.split { !WordShape.isASCIILetter($0) && $0 < 0x80 }.contains { word in
            word.count > 4 && word.suffix(2).elementsEqual("ed".utf8)
                || Self.past.contains(String(decoding: word, as: UTF8.self).lowercased())
        }
    }

    private static let past: Set<String> = [
        "was", "were", "had", "led", "did", "became", "saw", "made", "won", "lost", "fell", "rose",
        "grew", "began", "took", "gave", "came", "went", "left", "built", "broke", "fought", "sent",
        "wasn", "weren", "didn", "couldn", "hadn", "could", "meant", "brought", "died", "kept",
    ]

    /// `&` between words, not between two names ("Marks & Spencer") or letters ("R&B").
    private func ampersand(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span)
        -> Proposal?
    {
        guard at > span.start, at + 2 < span.end, WordShape.isSpace(bytes[at + 1]),
            let sides = sides(bytes, at, width: 1, span), isProse(sides.right)
        else { return nil }
        let leftCapital = sides.left.first.map(WordShape.isUpper) ?? false
        let rightCapital = sides.right.first.map(WordShape.isUpper) ?? false
        if leftCapital, rightCapital { return nil }
        return make(Span(at, at + 1), "and", "“&” for “and”", 0.85)
    }

    /// "w/", "w/o", "b/c".
    private func slash(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span) -> Proposal? {
        guard at > span.start, at == span.start + 1 || WordShape.isSpace(bytes[at - 2]) else {
            return nil
        }
        let next = at + 1 < span.end ? bytes[at + 1] : 0x20
        let afterNext = at + 2 < span.end ? bytes[at + 2] : 0x20
        switch (bytes[at - 1] | 0x20, next) {
        case (0x77, 0x20): return make(Span(at - 1, at + 1), "with", "“w/” for “with”", 0.9)
        case (0x77, 0x6F) where WordShape.isSpace(afterNext):
            return make(Span(at - 1, at + 2), "without", "“w/o” for “without”", 0.9)
        case (0x62, 0x63) where WordShape.isSpace(afterNext):
            return make(Span(at - 1, at + 2), "because", "“b/c” for “because”", 0.9)
        default: return nil
        }
    }

    private func arrow(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, width: Int, _ span: Span
    ) -> Proposal? {
        guard let sides = sides(bytes, at, width: width, span), isProse(sides.left),
            isProse(sides.right), !isChange(bytes, span)
        else { return nil }
        // "pepsin -> stomach, pH 2" says where it works.
        let left = bytes[span.start..<sides.span.start].split(whereSeparator: WordShape.isSpace)
        if left.count <= 1, !CauseRules.nameOutcome(rest(bytes, sides.span.end, span)) {
            return nil
        }
        return make(sides.span, " led to ", "an arrow for “led to”", 0.6)
    }

    /// What an arrow turns into something else: a word's other form ("avoir → eu") or a reaction ("X → Y + Z").
    private func isChange(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        let words = bytes[span.range].split(whereSeparator: WordShape.isSpace)
        return words.count <= 3 || words.contains { $0.elementsEqual([0x2B]) }
    }
}
