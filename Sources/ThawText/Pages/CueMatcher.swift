import ThawCore

/// Finds the cues of a line. Phrases are looked up by the hash of their first word, so that a line
/// costs a few nanoseconds a byte however many phrases there are.
struct CueMatcher: Sendable {
    /// A cue and where its phrase ends: the value of a key stands behind.
    struct Match {
        var cue: Cue
        var place: CuePhrase.Place
        /// The phrase, in `PageLines.clean`.
        var span: Span
    }

    static let shared = CueMatcher(CuePhrases.all)

    /// Longer lines are prose: only their beginning is looked at.
    private static let anywhereLimit = 300
    private static let headingLimit = 70

    private let phrases: [CuePhrase]
    private let starts: [UInt64: [Int]]
    private let insides: [UInt64: [Int]]
    /// Bit `hash % 4096` is set for each first word of `insides`: most words end here.
    private let insideBits: [UInt64]

    init(_ phrases: [CuePhrase]) {
        self.phrases = phrases
        var starts: [UInt64: [Int]] = [:]
        var insides: [UInt64: [Int]] = [:]
        var bits = [UInt64](repeating: 0, count: 64)
        for (index, phrase) in phrases.enumerated() {
            let hash = phrase.words.withUnsafeBufferPointer { words in
                Self.word(words, Self.firstWord(words, Span(0, words.count)), words.count).hash
            }
            if phrase.place == .anywhere {
                insides[hash, default: []].append(index)
                bits[Int(hash >> 6) & 63] |= 1 << (hash & 63)
            } else {
                starts[hash, default: []].append(index)
            }
        }
        self.starts = starts
        self.insides = insides
        self.insideBits = bits
    }

    /// The cues of a line, in the order in which they stand; of one place the longest phrase first.
    func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> [Match] {
        var found: [Match] = []
        let first = Self.firstWord(bytes, text)
        guard first < text.end else { return found }
        let (hash, next) = Self.word(bytes, first, text.end)
        if let candidates = starts[hash] {
            for index in candidates {
                if let match = match(index, bytes, at: first, text) { found.append(match) }
            }
        }
        if text.count < Self.anywhereLimit {
            matchInside(bytes, text, from: first, (hash, next), &found)
        }
        if found.count > 1 {
            found.sort { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
        }
        return found
    }

    private func matchInside(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span, from first: Int,
        _ word: (hash: UInt64, end: Int), _ found: inout [Match]
    ) {
        var start = first
        var (hash, end) = word
        while true {
            if insideBits[Int(hash >> 6) & 63] >> (hash & 63) & 1 == 1,
                let candidates = insides[hash]
            {
                for index in candidates {
                    if let match = match(index, bytes, at: start, text) { found.append(match) }
                }
            }
            start = end
            while start < text.end, !Self.isWord(bytes[start]) { start += 1 }
            guard start < text.end else { return }
            (hash, end) = Self.word(bytes, start, text.end)
        }
    }

    private func match(
        _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ text: Span
    ) -> Match? {
        let phrase = phrases[index]
        guard let end = Self.end(of: phrase.words, bytes, at: start, text.end) else { return nil }
        let rest = ByteText.trimmed(bytes, Span(end, text.end))
        let fits: Bool
        switch phrase.place {
        case .anywhere: fits = true
        case .start: fits = start == text.start || !Self.hasLetter(bytes, Span(text.start, start))
        case .whole: fits = !Self.hasLetter(bytes, rest)
        case .key:
            fits =
                rest.isEmpty || bytes[rest.start] == 0x3A
                || bytes[end..<rest.start].contains(0x09)
        case .heading:
            let last = rest.isEmpty ? 0 : bytes[rest.end - 1]
            fits = text.count <= Self.headingLimit && last != 0x2E && last != 0x3F
        }
        return fits ? Match(cue: phrase.cue, place: phrase.place, span: Span(start, end)) : nil
    }

    private static func hasLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        for i in span.range where ByteText.isLetter(bytes[i]) {
            // Arrows, bullets and quotation marks are no letters.
            if bytes[i] < 0x80 || (0xC3...0xDF).contains(bytes[i]) { return true }
        }
        return false
    }

    // MARK: Words

    @inline(__always)
    private static func isWord(_ byte: UInt8) -> Bool {
        ByteText.isLetter(byte) && byte != 0xE2 && byte != 0xC2
    }

    /// The first word: digits and signs before it are left out.
    private static func firstWord(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Int {
        var i = text.start
        while i < text.end, !isWord(bytes[i]),
            bytes[i] != 0xC2 || i + 1 >= text.end || bytes[i + 1] != 0xA9
        {
            i += 1
        }
        return i
    }

    /// FNV-1a of the lower-cased word.
    private static func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (hash: UInt64, end: Int) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var i = start
        while i < end, isWord(bytes[i]) || i == start {
            hash = (hash ^ UInt64(ByteText.lower(bytes[i]))) &* 0x100_0000_01B3
            i += 1
        }
        return (hash, i)
    }

    /// Where a phrase ends that begins at `start`; `nil` where it does not stand there. Case, the
    /// kind of apostrophe and the amount of white space do not matter.
    private static func end(
        of words: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ limit: Int
    ) -> Int? {
        var i = start
        for byte in words {
            guard i < limit else { return nil }
            if byte == 0x20 {
                let before = i
                while i < limit {
                    let width = ByteText.spaceWidth(bytes, at: i, end: limit)
                    if width == 0 { break }
                    i += width
                }
                guard i > before else { return nil }
            } else if byte == 0x27, i + 2 < limit, bytes[i] == 0xE2, bytes[i + 1] == 0x80,
                bytes[i + 2] == 0x99
            {
                i += 3
            } else {
                guard ByteText.lower(bytes[i]) == byte else { return nil }
                i += 1
            }
        }
        if i < limit, isWord(bytes[i]), let last = words.last, ByteText.isLetter(last) {
            return nil
        }
        return i
    }
}

extension CueMatcher {
    func matches(_ page: PageLines, _ text: Span) -> [Match] {
        page.clean.withUnsafeBufferPointer { matches($0, text) }
    }
}
