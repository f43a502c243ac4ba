package import ThawCore

/// Finds the sentences of a text by their end marks, in any script that has some.
///
/// A mark ends a sentence when white space follows (or, for the full-width marks, at once), the word before it is
/// no abbreviation or initial, and the next word does not go on in lower case. An empty line ends one always.
package enum Sentences {
    /// The sentences of a part of the source, without the white space around them. Cost: one pass.
    package static func spans(in source: [UInt8], _ span: Span) -> [Span] {
        source.withUnsafeBufferPointer { spans(in: $0, span) }
    }

    static func spans(in source: UnsafeBufferPointer<UInt8>, _ span: Span) -> [Span] {
        var scanner = SentenceScanner(source, span)
        return scanner.all()
    }

    /// The sentences of a text, without the white space around them.
    package static func texts(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        return spans(in: bytes, Span(0, bytes.count)).map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
    }

    /// Words that end in a full stop inside a sentence, in lower case and without their last stop.
    static let abbreviations: Set<String> = [
        "e.g", "i.e", "cf", "viz", "vs", "v", "c", "ca", "approx", "dr", "mr", "mrs", "ms", "prof",
        "st",
        "sr", "jr", "rev", "hon", "gen", "col", "capt", "lt", "sgt", "cmdr", "adm", "gov", "sen",
        "rep",
        "pres", "fig", "figs", "no", "nos", "vol", "vols", "p", "pp", "ch", "chap", "sec", "art",
        "ed",
        "eds", "trans", "al", "op", "cit", "ibid", "esp", "incl", "b", "d", "r", "fl", "jan", "feb",
        "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mt", "ft", "messrs",
        "mme", "mlle", "z.b", "d.h", "u.a", "bzw", "usw", "vgl", "nr", "s", "hrsg", "bd", "abb",
        "sog",
        "ggf", "evtl", "p.ex", "env", "av", "apr.j.-c", "sra", "srta", "ud", "uds", "pág", "p.ej",
        "sig",
        "dott", "т.е", "т.д", "т.п", "г", "гг", "им", "см", "н.э",
    ]

    /// Abbreviations that also end sentences: only a capital after them tells.
    static let endingAbbreviations: Set<String> = [
        "etc", "a.m", "p.m", "inc", "ltd", "co", "corp", "u.s", "u.k", "u.n", "e.u", "b.c", "a.d",
        "bce",
        "ph.d", "b.c.e", "c.e", "u.s.s.r", "d.c",
    ]

    /// Both, as `WordShape.hash` hashes them.
    fileprivate static let hashes = HashedWords(
        hashes: abbreviations.union(endingAbbreviations).map { WordShape.hash(Array($0.utf8)) })

    /// Words that begin a sentence rather than go on after an initial or a number.
    static let openers: Set<String> = [
        "the", "he", "she", "it", "they", "we", "you", "in", "on", "at", "this", "that", "these",
        "those",
        "but", "however", "and", "a", "an", "by", "as", "after", "before", "when", "while", "if",
        "there",
        "his", "her", "its", "their", "for", "from", "to", "with", "although", "what", "how", "why",
        "who",
    ]

    /// Months and the like, before which German, Czech or Polish write an ordinal with a stop ("5. März").
    static let afterOrdinals: Set<String> = [
        "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
        "oktober",
        "november", "dezember", "jahrhundert", "jahrhunderts", "jh", "jahrestag", "weltkrieg",
    ]
}

/// One pass over the bytes of a span.
private struct SentenceScanner {
    let source: UnsafeBufferPointer<UInt8>
    let end: Int
    var start: Int
    var at: Int
    var found: [Span] = []

    init(_ source: UnsafeBufferPointer<UInt8>, _ span: Span) {
        self.source = source
        self.end = min(span.end, source.count)
        self.start = min(span.start, self.end)
        self.at = self.start
    }

    mutating func all() -> [Span] {
        found.reserveCapacity((end - start) / 100 + 1)
        while at < end {
            at = source.nextSign(from: at, to: end)
            guard at < end else { break }
            switch source[at] {
            case 0x2E, 0x21, 0x3F: endMark(width: 1)
            case 0x0A where isEmptyLine(after: at): close(at: at)
            case 0xD8 where stands(at, 0xD8, 0x9F): endMark(width: 2)
            case 0xDB where stands(at, 0xDB, 0x94): endMark(width: 2)
            case 0xE0 where stands(at, 0xE0, 0xA5, 0xA4): endMark(width: 3)
            case 0xE2 where stands(at, 0xE2, 0x80, 0xA6): endMark(width: 3)
            case 0xE3 where stands(at, 0xE3, 0x80, 0x82): fullWidthMark()
            case 0xEF
            where stands(at, 0xEF, 0xBC, 0x81) || stands(at, 0xEF, 0xBC, 0x9F)
                || stands(at, 0xEF, 0xBD, 0xA1):
                fullWidthMark()
            default: at += 1
            }
        }
        close(at: end)
        return found
    }

    @inline(__always)
    private func stands(_ offset: Int, _ first: UInt8, _ second: UInt8) -> Bool {
        offset + 1 < end && source[offset] == first && source[offset + 1] == second
    }

    @inline(__always)
    private func stands(
        _ offset: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8
    ) -> Bool {
        offset + 2 < end && stands(offset, first, second) && source[offset + 2] == third
    }

    private func isEmptyLine(after offset: Int) -> Bool {
        var i = offset + 1
        while i < end, source[i] == 0x20 || source[i] == 0x09 || source[i] == 0x0D { i += 1 }
        return i < end && source[i] == 0x0A
    }

    private mutating func close(at offset: Int) {
        var low = start
        var high = offset
        while low < high, whiteSpace(at: low) > 0 { low += whiteSpace(at: low) }
        while high > low, WordShape.isSpace(source[high - 1]) { high -= 1 }
        if low < high { found.append(Span(low, high)) }
        start = offset
        at = max(at, offset) + (offset < end && source[offset] == 0x0A ? 1 : 0)
    }

    private func whiteSpace(at offset: Int) -> Int {
        guard offset < end else { return 0 }
        if WordShape.isSpace(source[offset]) { return 1 }
        if stands(offset, 0xC2, 0xA0) { return 2 }
        if stands(offset, 0xE3, 0x80, 0x80) { return 3 }
        return 0
    }

    /// The offset behind closing quotes and brackets that stand at `offset`.
    private func behindClosers(_ offset: Int) -> Int {
        var i = offset
        while i < end {
            switch source[i] {
            case 0x22, 0x27, 0x29, 0x5D: i += 1
            case 0xC2 where stands(i, 0xC2, 0xBB): i += 2
            case 0xE2
            where stands(i, 0xE2, 0x80, 0x99) || stands(i, 0xE2, 0x80, 0x9D)
                || stands(i, 0xE2, 0x80, 0x9C):
                i += 3
            case 0xE3 where stands(i, 0xE3, 0x80, 0x8D) || stands(i, 0xE3, 0x80, 0x8F): i += 3
            case 0xEF where stands(i, 0xEF, 0xBC, 0x89): i += 3
            default: return i
            }
        }
        return i
    }

    private mutating func fullWidthMark() {
        at = behindClosers(at + 3)
        close(at: at)
    }

    private mutating func endMark(width: Int) {
        let mark = at
        let isStop = source[at] == 0x2E
        at += width
        var isRun = false
        while at < end, source[at] == 0x2E || source[at] == 0x21 || source[at] == 0x3F {
            at += 1
            isRun = true
        }
        at = behindClosers(at)
        guard at < end else { return }
        var next = at
        while next < end, whiteSpace(at: next) > 0 { next += whiteSpace(at: next) }
        guard next > at, next < end else { return }
        if goesOn(at: next) { return }
        if isStop, !isRun, isAbbreviation(before: mark, next: next) { return }
        close(at: at)
    }

    /// Whether a lower-case letter follows, after any opening quote. A letter without case does not go on.
    private func goesOn(at offset: Int) -> Bool {
        var i = offset
        if i < end, source[i] == 0x22 || source[i] == 0x27 || source[i] == 0x28 { i += 1 }
        guard i < end else { return false }
        if WordShape.isLower(source[i]) { return true }
        guard source[i] >= 0xC3, i + 1 < end else { return false }
        switch (source[i], source[i + 1]) {
        case (0xC3, 0x9F...0xBF), (0xD0, 0xB0...0xBF), (0xD1, 0x80...0x9F): return true
        case (0xCE, 0xAC...0xBF), (0xCF, 0x80...0x8E): return true
        default: return false
        }
    }

    private func isAbbreviation(before mark: Int, next: Int) -> Bool {
        var low = mark
        while low > start, !WordShape.isSpace(source[low - 1]), source[low - 1] != 0x28,
            source[low - 1] != 0x22, mark - low < 24
        {
            low -= 1
        }
        // "303–c. 311", "1820-c. 1850": what stands behind the dash.
        if let dash = (low..<mark).last(where: { source[$0] == 0x2D || source[$0] == 0x93 }),
            mark - dash == 2 || mark - dash == 3, source[low] &- 0x30 < 10
        {
            low = dash + 1
        }
        guard low < mark, mayBeAbbreviation(low, mark) || isInitials(low, mark) else {
            return false
        }
        // Only for the words that ask for it: most are years.
        var follower: String { self.follower(at: next) }
        if source[low..<mark].allSatisfy(WordShape.isDigit) {
            return mark - low < 3
                && (low == start || isOpening(low)
                    || Sentences.afterOrdinals.contains(follower))
        }
        let token = String(decoding: source[low..<mark], as: UTF8.self).lowercased()
        if Sentences.endingAbbreviations.contains(token) {
            return !Sentences.openers.contains(follower)
        }
        if token.unicodeScalars.count == 1 {
            // An initial, or the pronoun at the end of a sentence.
            let scalar = source[low]
            guard scalar != 0x49 else { return !Sentences.openers.contains(follower) }
            return WordShape.isUpper(scalar) && !Sentences.openers.contains(follower)
                || Sentences.abbreviations.contains(token)
        }
        if token == "no" { return WordShape.isDigit(source[next]) }
        return Sentences.abbreviations.contains(token) || isInitials(low, mark)
    }

    /// "A.C." of "A.C. Bradley": single letters with stops between them.
    private func isInitials(_ low: Int, _ high: Int) -> Bool {
        guard high - low >= 3, (high - low) % 2 == 1 else { return false }
        return (low..<high).allSatisfy {
            ($0 - low) % 2 == 0 ? WordShape.isUpper(source[$0]) : source[$0] == 0x2E
        }
    }

    /// Whether a word of ASCII is a number, a single letter or one of the known abbreviations; true of any other word.
    private func mayBeAbbreviation(_ low: Int, _ high: Int) -> Bool {
        guard high - low > 1 else { return true }
        var hash = WordShape.basis
        var isNumber = true
        for i in low..<high {
            let byte = source[i]
            guard byte < 0x80 else { return true }
            isNumber = isNumber && WordShape.isDigit(byte)
            hash = (hash ^ UInt64(WordShape.isUpper(byte) ? byte | 0x20 : byte)) &* WordShape.prime
        }
        return isNumber || Sentences.hashes.contains(hash)
    }

    /// Whether only white space stands between the beginning of the sentence and the offset.
    private func isOpening(_ offset: Int) -> Bool {
        var i = start
        while i < offset {
            let width = whiteSpace(at: i)
            if width == 0 { return false }
            i += width
        }
        return true
    }

    /// The word at the offset, in lower case.
    private func follower(at offset: Int) -> String {
        var high = offset
        while high < end, high - offset < 24,
            WordShape.isASCIILetter(source[high]) || source[high] >= 0x80
        {
            high += 1
        }
        return String(decoding: source[offset..<high], as: UTF8.self).lowercased()
    }
}
