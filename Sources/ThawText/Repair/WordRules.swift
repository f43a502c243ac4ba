import ThawCore

/// Looks at the unknown words of a page: two words that lost the space between them, or a slip of spelling.
struct WordRules {
    /// A page with a larger share of unknown words is not English, whatever the guess said.
    static let largestUnknownShare = 0.35
    /// A word that stands there more often than this is a term of its subject.
    static let termCount = 3

    private let manuscript: Manuscript
    private let census: WordCensus
    private let fused: FusedWords
    private let spelling: Spelling

    init(_ manuscript: Manuscript, census: WordCensus, lexicon: Lexicon) {
        self.manuscript = manuscript
        self.census = census
        fused = FusedWords(lexicon, census: census)
        spelling = Spelling(lexicon, manuscript: manuscript, census: census)
    }

    /// A proposal for a word, for each place where it stands.
    private enum Verdict {
        case none
        case split(FusedWords.Split)
        case spelled(Spelling.Correction)
    }

    func proposals() -> [Proposal] {
        var found = abbreviations()
        guard
            census.tokens < 20
                || Double(census.unknownTokens) <= Self.largestUnknownShare * Double(census.tokens)
        else { return found }
        let suspects = census.suspects
        var known: [Int: Verdict] = [:]
        let verdicts = suspects.map { suspect in
            let verdict = known[suspect.word] ?? self.verdict(on: suspect)
            known[suspect.word] = verdict
            return verdict
        }
        for (i, suspect) in suspects.enumerated() {
            switch verdicts[i] {
            case .none: continue
            case .split(let split): found.append(proposal(split, suspect))
            case .spelled(let correction):
                // A word beside one that nothing explains, or a quoted one, is another language's.
                let isForeign = [i - 1, i + 1].contains { k in
                    guard suspects.indices.contains(k), case .none = verdicts[k] else {
                        return false
                    }
                    return abs(suspects[k].token - suspect.token) == 1 && isLetters(suspects[k])
                }
                if suspect.isQuoted || isElided(suspect) || isInQuotation(suspect) { continue }
                if !correction.isFromPage, isForeign || isBorrowed(suspect) { continue }
                if let proposal = proposal(correction, suspect) { found.append(proposal) }
            }
        }
        return found
    }

    /// Little words of other languages beside a word make it one of theirs: "en masse", "cahiers de".
    private static let borrowedNeighbours: Set<String> = [
        "en", "de", "des", "du", "la", "le", "les", "el", "los", "las", "der", "die", "das", "von",
        "und", "et",
        "al", "di", "della", "van", "het", "ad", "ex", "per",
    ]

    /// "banish'd": verse writes so.
    private func isElided(_ suspect: WordCensus.Suspect) -> Bool {
        let tail = manuscript.source[suspect.span.range].suffix(4)
        return tail.last == 0x64
            && (tail.dropLast().last == 0x27 || tail.dropLast().elementsEqual([0xE2, 0x80, 0x99]))
    }

    /// Whether a quotation mark before the word is open: what others wrote stands as they wrote it.
    private func isInQuotation(_ suspect: WordCensus.Suspect) -> Bool {
        let source = manuscript.source
        let low = max(suspect.lowest, suspect.span.start - 400)
        var isOpen = false
        var i = low
        while i < suspect.span.start {
            if source[i] == 0x22 {
                isOpen.toggle()
            } else if source[i] == 0xE2, i + 2 < suspect.span.start, source[i + 1] == 0x80 {
                if source[i + 2] == 0x9C { isOpen = true }
                if source[i + 2] == 0x9D { isOpen = false }
            }
            i += 1
        }
        return isOpen
    }

    /// Whether the word is beside a little word of another language, or half of a compound that is a word as a
    /// whole ("co-ordinated").
    private func isBorrowed(_ suspect: WordCensus.Suspect) -> Bool {
        let source = manuscript.source
        let low = compoundStart(of: suspect)
        if low < suspect.span.start {
            // A chain of hyphens is an address or a nonce word.
            if source[low..<suspect.span.end].count(where: { $0 == 0x2D }) > 1 { return true }
            let joined = source[low..<suspect.span.end].filter { $0 != 0x2D }
            if fused.isWord(WordShape.fold(joined)) { return true }
        }
        // “laissez-faire”: a quoted compound.
        if low > 0,
            source[low - 1] == 0x22 || low > 2 && source[low - 2] == 0x80 && source[low - 3] == 0xE2
        {
            return true
        }
        let next = suspect.span.end
        if next < source.count, source[next] == 0x2D, [0x6F, 0x69, 0x61].contains(source[next - 1])
        {
            return true
        }
        if isEtymology(before: low) { return true }
        var start = low
        while start > 0, source[start - 1] == 0x20 { start -= 1 }
        var first = start
        while first > 0, WordShape.isASCIILetter(source[first - 1]), start - first < 8 {
            first -= 1
        }
        var end = suspect.span.end
        while end < source.count, source[end] == 0x20 { end += 1 }
        var last = end
        while last < source.count, WordShape.isASCIILetter(source[last]), last - end < 8 {
            last += 1
        }
        return [first..<start, end..<last].contains {
            Self.borrowedNeighbours.contains(
                String(decoding: source[$0], as: UTF8.self).lowercased())
        }
    }

    private static let tongues: Set<String> = [
        "greek", "latin", "french", "german", "italian", "spanish", "russian", "arabic", "hebrew",
        "sanskrit",
        "lat", "gk", "norse", "welsh", "gaelic", "persian", "portuguese", "dutch", "chinese",
        "japanese",
    ]

    /// Whether one of the few words before names a tongue: "from Latin revolutio".
    private func isEtymology(before offset: Int) -> Bool {
        let source = manuscript.source
        var low = max(0, offset - 40)
        if let line = source[low..<offset].lastIndex(of: 0x0A) { low = line }
        return source[low..<offset].split { !WordShape.isASCIILetter($0) }.contains {
            Self.tongues.contains(String(decoding: $0, as: UTF8.self).lowercased())
        }
    }

    /// Where the hyphenated word begins whose part the suspect is, inside its passage.
    private func compoundStart(of suspect: WordCensus.Suspect) -> Int {
        let source = manuscript.source
        var low = suspect.span.start
        while low > suspect.lowest, suspect.span.start - low < 64 {
            let isHyphen =
                source[low - 1] == 0x2D && low - 1 > suspect.lowest
                && WordShape.isASCIILetter(source[low - 2])
            guard isHyphen || WordShape.isASCIILetter(source[low - 1]) else { break }
            low -= 1
        }
        return low
    }

    /// Whether a word is more than an acronym.
    private func isLetters(_ suspect: WordCensus.Suspect) -> Bool {
        manuscript.source[suspect.span.range].contains(where: WordShape.isLower)
    }

    private func verdict(on suspect: WordCensus.Suspect) -> Verdict {
        let word = census.words[suspect.word]
        let letters = Array(manuscript.source[suspect.span.range])
        guard letters.count >= 4, letters.count <= 31 else { return .none }
        let capitals = letters.filter(WordShape.isUpper).count
        if capitals == letters.count { return .none }
        if capitals > (WordShape.isUpper(letters[0]) ? 1 : 0) {
            return fused.camelSplit(of: letters, count: word.count).map { .split($0) } ?? .none
        }
        let folded = WordShape.fold(letters)
        let isName = WordShape.isUpper(letters[0]) && !(suspect.isInitial && word.capitals == 0)
        if let split = fused.split(of: folded, isName: isName) { return .split(split) }
        guard
            let correction = spelling.correction(
                of: folded, word: word, isName: isName, isInitial: suspect.isInitial)
        else { return .none }
        if !correction.isFromPage, fused.isCompound(folded) { return .none }
        return .spelled(correction)
    }

    private func proposal(_ split: FusedWords.Split, _ suspect: WordCensus.Suspect) -> Proposal {
        let text = manuscript.source[suspect.span.range]
        let left = String(decoding: text.prefix(split.at), as: UTF8.self)
        let right = String(decoding: text.dropFirst(split.at), as: UTF8.self)
        return Proposal(
            .fusedWords, at: suspect.span, before: left + right, after: left + " " + right,
            reason: split.reason, confidence: split.confidence)
    }

    private func proposal(
        _ correction: Spelling.Correction, _ suspect: WordCensus.Suspect
    ) -> Proposal? {
        let source = manuscript.source
        var after = correction.word
        if WordShape.isUpper(source[suspect.span.start]), let first = after.first {
            after = [first & 0xDF] + after.dropFirst()
        }
        // The whole hyphenated word is shown, so that the receipt reads well.
        let low = compoundStart(of: suspect)
        let letters = source[suspect.span.range]
        var ending: [UInt8] = []
        if letters.suffix(2).elementsEqual([0x27, 0x73]) { ending = [0x27, 0x73] }
        if letters.suffix(4).elementsEqual([0xE2, 0x80, 0x99, 0x73]) {
            ending = Array(letters.suffix(4))
        }
        let span = Span(low, suspect.span.end)
        let before = manuscript.text(span)
        let head = source[low..<suspect.span.start]
        let text = String(decoding: Array(head) + after + ending, as: UTF8.self)
        guard text != before else { return nil }
        return Proposal(
            .spelling, at: span, before: before, after: text, reason: correction.reason,
            confidence: correction.confidence)
    }

    // MARK: Abbreviations

    /// Abbreviations behind which a space was lost, with their stops.
    private static let abbreviations = [
        "e.g.", "i.e.", "etc.", "Dr.", "Mr.", "Mrs.", "St.", "vs.", "cf.",
    ]

    /// "e.g.Khrushchev".
    private func abbreviations() -> [Proposal] {
        var found: [Proposal] = []
        manuscript.source.withUnsafeBufferPointer { bytes in
            for stretch in manuscript.stretches {
                let last = stretch.span.end - 2
                var i = stretch.span.start + 2
                while i < last, found.count < Proofreader.proposalLimit {
                    i = bytes.next(0x2E, 0x2E, 0x2E, from: i, to: last)
                    if i < last, WordShape.isASCIILetter(bytes[i + 1]),
                        WordShape.isASCIILetter(bytes[i + 2]),
                        let proposal = abbreviation(bytes, endingAt: i, stretch.span)
                    {
                        found.append(proposal)
                    }
                    i += 1
                }
            }
        }
        return found
    }

    private func abbreviation(
        _ bytes: UnsafeBufferPointer<UInt8>, endingAt stop: Int, _ span: Span
    ) -> Proposal? {
        for abbreviation in Self.abbreviations {
            let letters = Array(abbreviation.utf8)
            let low = stop + 1 - letters.count
            guard low >= span.start, bytes[low...stop].elementsEqual(letters),
                low == span.start
                    || !WordShape.isASCIILetter(bytes[low - 1]) && bytes[low - 1] != 0x2E
            else { continue }
            var high = stop + 1
            while high < span.end, WordShape.isASCIILetter(bytes[high]) { high += 1 }
            guard high - stop > 2, high >= span.end || bytes[high] != 0x2E else { return nil }
            let place = Span(low, high)
            let before = manuscript.text(place)
            return Proposal(
                .fusedWords, at: place, before: before,
                after: abbreviation + " " + before.dropFirst(letters.count),
                reason: "no space behind “\(abbreviation)”", confidence: 0.95)
        }
        return nil
    }
}
