import ThawCore

/// Corrects slips of one or two letters, towards the words of the page itself and those of the lexicon.
///
/// The nearest word wins by weighted edit distance (Damerau's four slips; a doubled letter, a swapped vowel and a
/// missing letter weigh less) plus a little for rarity, and only if the next one is clearly farther away.
struct Spelling {
    struct Correction {
        /// Folded.
        var word: [UInt8]
        var confidence: Double
        var reason: String
        var isFromPage: Bool
    }

    private let lexicon: Lexicon
    private let manuscript: Manuscript
    private let census: WordCensus
    /// The page's own words that the lexicon lacks, has as names or thinks rare, and how often they stand there, by
    /// their first letter.
    private let own: [UInt8: [OwnWord]]

    private struct OwnWord {
        var word: [UInt8]
        var count: Int
        /// See `EditDistance.letters`.
        var letters: UInt32
    }

    init(_ lexicon: Lexicon, manuscript: Manuscript, census: WordCensus) {
        self.lexicon = lexicon
        self.manuscript = manuscript
        self.census = census
        let own = census.words.lazy
            .filter {
                $0.count >= 2 && $0.span.count >= 5
                    && ($0.entry.map { $0.isName && !$0.isWord || $0.band > 3 } ?? true)
            }
            .prefix(2_000)
            .map {
                let word = WordShape.fold(Array(manuscript.source[$0.span.range]))
                return OwnWord(
                    word: word, count: $0.count, letters: EditDistance.letters(of: word))
            }
        self.own = Dictionary(grouping: own) { $0.word[0] }
    }

    func correction(
        of word: [UInt8], word known: WordCensus.Word, isName: Bool, isInitial: Bool
    ) -> Correction? {
        guard word.count >= 5, word.allSatisfy({ WordShape.isLower($0) || $0 == 0x27 }) else {
            return nil
        }
        if let own = ownCorrection(
            of: word, count: known.count, isName: isName, isNeverLower: known.lowers == 0)
        {
            return own
        }
        if isName || Self.accepted.contains(word) || lexicon.isPlausible(word)
            || known.count > WordRules.termCount
        {
            return nil
        }
        // What opens a sentence with a capital may be a name.
        if known.lowers == 0, word.count < 7 { return nil }
        return lexiconCorrection(of: word, isCautious: known.lowers == 0 || known.count > 1)
    }

    // MARK: The page's words

    /// A word that the page spells differently elsewhere, more often.
    private func ownCorrection(
        of word: [UInt8], count: Int, isName: Bool, isNeverLower: Bool
    ) -> Correction? {
        var best: OwnWord?
        let limit = word.count >= 9 ? 2 : 1
        let letters = EditDistance.letters(of: word)
        for other in own[word[0], default: []]
        where other.count > count && (other.letters ^ letters).nonzeroBitCount <= 2 * limit {
            guard abs(other.word.count - word.count) <= limit, other.word != word,
                !Self.isInflection(word, other.word),
                EditDistance.distance(word, other.word, limit: limit) <= limit
            else { continue }
            // Two names may differ in a letter by right: ask for more.
            if isName || isNeverLower,
                word.count < 7 || other.count < 3 * count || word.last != other.word.last
            {
                continue
            }
            if other.count > best?.count ?? 0 { best = other }
        }
        guard let best else { return nil }
        return Correction(
            word: best.word, confidence: min(0.9, 0.7 + 0.05 * Double(best.count - count)),
            reason: "spelled differently elsewhere on this page", isFromPage: true)
    }

    /// Whether two words differ in an ending only: "soviet" and "soviets".
    private static func isInflection(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let shared = zip(a, b).prefix { $0 == $1 }.count
        return shared >= min(a.count, b.count) - 1 && shared >= 4
    }

    // MARK: The lexicon

    /// Endings of terms of the sciences and of borrowed words, which are right although no list has them.
    private static let termEndings = [
        "in", "ins", "ine", "ines", "ase", "ases", "ose", "oses", "gen", "gens", "oid", "oids",
        "ium", "yl", "ene",
        "enes", "ane", "anes", "ol", "ols", "ide", "ides", "ite", "ites", "sis", "itis", "oma",
        "us", "um", "ae", "ii",
        "ium", "cyte", "cytes", "phyte", "some", "somes", "mer", "mers", "on", "ons", "a", "i", "o",
        "u", "eau", "aux",
        "ique", "elle", "ette", "chen", "stein", "berg", "burg", "sky", "ski", "vich", "ov", "ev",
    ].map { Array($0.utf8) }

    /// Words of school subjects that SCOWL lacks and that stand one letter from a common word.
    private static let accepted: Set<[UInt8]> = Set(
        """
        materiel parlement parlements departement departements garde gardes tercio tercios hetman hetmans \
        caudillo ejido ejidos encomienda hacienda latifundia metayage corvee gabelle taille talion seigneur \
        seigneurs seigneurial intendant intendants volost artel kolkhoz sovkhoz oblast okrug boyar boyars \
        streltsy oprichnina pomest zemsky sejm szlachta liberum ausgleich zollverein landtag bundesrat \
        reichsrat diktat anschluss lebensraum wehrmacht einsatzgruppen kapo shoah conatus qualia noema
        """.spacedWords.map { Array($0.utf8) })

    private struct Candidate {
        var word: [UInt8]
        var cost: Double
        var band: Int
    }

    private func lexiconCorrection(of word: [UInt8], isCautious: Bool) -> Correction? {
        var candidates = candidates(for: word)
        candidates.sort { ($0.cost, $0.word.count) < ($1.cost, $1.word.count) }
        guard let best = candidates.first else { return nil }
        let distance = EditDistance.distance(word, best.word, limit: 2)
        if isTerm(word), !isSlip(word, best) { return nil }
        if isEndingOnly(word, best.word) { return nil }
        if isCautious, distance > 1 || best.band > 2 { return nil }
        guard distance == 1 ? best.band <= 4 : isCloseEnough(word, best) else { return nil }
        // Short words have many neighbours, and the first letter is seldom wrong.
        if word.count < 6 || best.word[0] != word[0], best.band > 1 { return nil }
        // Of two words made from one stem either may be meant, but the slip is certain.
        let second = candidates.dropFirst().first { !Self.isInflection($0.word, best.word) }
        let margin = (second?.cost ?? 4) - best.cost
        guard margin >= (distance == 1 ? 0.2 : 0.35) else { return nil }
        let base = distance == 1 ? 0.86 : 0.66
        let confidence = base - 0.03 * Double(best.band) + min(0.08, margin * 0.08)
        return Correction(
            word: best.word, confidence: confidence,
            reason: distance == 1
                ? "one letter from a common word" : "two letters from a common word",
            isFromPage: false)
    }

    /// Two slips are believed in a long word that only lost letters, or whose slips are light ones.
    private func isCloseEnough(_ word: [UInt8], _ best: Candidate) -> Bool {
        guard word.count >= 7, best.band <= 2 else { return false }
        return EditDistance.isSubsequence(word, of: best.word)
            || EditDistance.cost(word, best.word) <= 1.45
    }

    /// Whether the words differ at the end only, where a plural or a borrowed ending is likelier than a slip: one
    /// letter lost at the end of a long word is a slip.
    private func isEndingOnly(_ word: [UInt8], _ best: [UInt8]) -> Bool {
        let shared = zip(word, best).prefix { $0 == $1 }.count
        if shared == best.count {
            return !(word.count >= 6 && word[shared - 1] == word[shared] && word.last != 0x73)
        }
        guard shared >= word.count - 1 else { return false }
        return !isTruncated(word, best)
    }

    /// "intentio": a long common word without its last letter.
    private func isTruncated(_ word: [UInt8], _ best: [UInt8]) -> Bool {
        best.count == word.count + 1 && best.starts(with: word) && word.count >= 7
            && best.last != 0x73 && best.last != 0x72 && best.last != 0x6C
    }

    private func isTerm(_ word: [UInt8]) -> Bool {
        Self.termEndings.contains {
            word.count > $0.count + 2 && word.suffix($0.count).elementsEqual($0)
        }
    }

    /// A slip inside the word, or a last letter lost from a long common word: no borrowed ending explains it.
    private func isSlip(_ word: [UInt8], _ best: Candidate) -> Bool {
        let shared = zip(word, best.word).prefix { $0 == $1 }.count
        let ending = zip(word.reversed(), best.word.reversed()).prefix { $0 == $1 }.count
        if shared == word.count {
            return word.count >= 7 && best.band <= 2 && best.word.count == word.count + 1
        }
        return best.band <= 2 && word.count >= 6 && ending >= 2
    }

    private func candidates(for word: [UInt8]) -> [Candidate] {
        var found: [Candidate] = []
        func consider(_ other: UnsafeBufferPointer<UInt8>, _ entry: Lexicon.Entry, penalty: Double)
        {
            guard entry.isWord, entry.band <= 4, other.count > 3 else { return }
            let other = Array(other)
            // Letters left out are the commonest slip of a hurried hand.
            let omission = EditDistance.isSubsequence(word, of: other) ? 0.25 : 0
            let cost =
                EditDistance.cost(word, other) + 0.13 * Double(entry.band) + penalty - omission
            found.append(Candidate(word: other, cost: cost, band: entry.band))
        }
        var slips = SlipReader(word)
        lexicon.forEach(startingWith: word[0]) { other, shared, entry in
            let last = slips.read(other, from: shared)
            if last == nil, slips.isNear(other.count) { consider(other, entry, penalty: 0) }
            return last
        }
        Self.forEachOtherOpening(of: word) { letters in
            if let entry = lexicon.entry(letters) { consider(letters, entry, penalty: 0.5) }
        }
        return found
    }

    /// Calls `body` with the words that differ from this one in a slip at the first letter.
    private static func forEachOtherOpening(
        of word: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let first = word[0]
        // All are written over one another, since few of them are words.
        var letters = [first] + word
        letters.withUnsafeMutableBufferPointer { letters in
            func call(from start: Int) {
                let other = UnsafeBufferPointer(rebasing: letters[start...])
                if other[0] != first { body(other) }
            }
            call(from: 2)
            for letter in UInt8(0x61)...0x7A where letter != first {
                letters[1] = letter
                call(from: 1)
                (letters[0], letters[1]) = (letter, first)
                call(from: 0)
            }
            (letters[1], letters[2]) = (word[1], first)
            call(from: 1)
        }
    }
}
