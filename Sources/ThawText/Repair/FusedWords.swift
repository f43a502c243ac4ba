import ThawCore

/// Splits words that lost the space between them ("saidthe"), where both halves are words and no compound is likely.
///
/// English makes compounds freely, so a split between two content words needs a sign of grammar; a split beside a
/// little word ("of", "the") is the safest. Which little words may stand on which side was chosen against words like
/// "topsoil", "byproduct", "actin" and "bulletin", that only look like two.
struct FusedWords {
    struct Split {
        /// How many bytes stand before the space.
        var at: Int
        var confidence: Double
        var reason: String
    }

    private let lexicon: Lexicon
    private let census: WordCensus

    init(_ lexicon: Lexicon, census: WordCensus) {
        self.lexicon = lexicon
        self.census = census
    }

    private static func set(_ words: String) -> Set<[UInt8]> {
        Set(words.spacedWords.map { Array($0.utf8) })
    }

    /// Little words that may open a fused pair, with a content word of four letters or more behind them.
    private static let openers = set(
        "the and that this with from which was were had has of to they their when but who")
    /// Little words that may close one, with a content word of four letters or more before them.
    private static let closers = set(
        """
        the and was were that this with from which had has for his their they of to who when into even \
        because until during against although while
        """)
    /// Little words that may close one behind a common word of six letters or more.
    private static let weakClosers = set("in is as by at on it not but its than then")
    /// Any two of these may be fused: "inthe", "ofthe", "tobe".
    private static let little = set(
        "the and of to in on at by for from with that this was were is are be as it he she they we his her their a an"
    )
    private static let joints = set("the a an that this his her their be of to and in")

    /// The best place for a space, or `nil` where nothing speaks for one.
    ///
    /// - Parameter isName: written as a name, so that only the name itself and a little word may come apart.
    func split(of word: [UInt8], isName: Bool) -> Split? {
        guard word.count >= 5, word.allSatisfy(WordShape.isLower) else { return nil }
        var best: Split?
        for at in 2...(word.count - 2) {
            let left = Array(word[..<at])
            let right = Array(word[at...])
            guard let split = split(left, right, isName: isName) else { continue }
            if split.confidence > best?.confidence ?? 0 { best = split }
        }
        if best != nil, !isName, lexicon.isPlausible(word) { return nil }
        return best
    }

    /// Whether the word is made of two common words of four letters or more ("skillsets"): a compound rather than
    /// a slip.
    func isCompound(_ word: [UInt8]) -> Bool {
        guard word.count >= 8 else { return false }
        return (4...(word.count - 4)).contains { at in
            [word[..<at], word[at...]].allSatisfy {
                lexicon.entry(Array($0)).map { $0.isWord && $0.band <= 2 } ?? false
            }
        }
    }

    /// Whether a word is known to the lexicon or made from its words.
    func isWord(_ word: [UInt8]) -> Bool { lexicon.isPlausible(word) }

    private func split(_ left: [UInt8], _ right: [UInt8], isName: Bool) -> Split? {
        if isName { return nameSplit(left, right) }
        if Self.little.contains(left), Self.joints.contains(right), left.count + right.count >= 5 {
            return Split(at: left.count, confidence: 0.85, reason: "two words run together")
        }
        let a = lexicon.entry(left)
        let b = lexicon.entry(right)
        guard let a, let b, a.isWord, b.isWord else {
            return pageNameSplit(left, right, a)
        }
        if Self.closers.contains(right), left.count >= 4, a.band <= 3 {
            return made(left, bands: a.band, b.band, 0.92)
        }
        if Self.openers.contains(left), right.count >= 5, b.band <= 2 {
            return made(left, bands: a.band, b.band, 0.88)
        }
        if Self.weakClosers.contains(right), left.count >= 6, a.band <= 2, !isLatin(left, right) {
            return made(left, bands: a.band, b.band, 0.8)
        }
        guard left.count >= 4, right.count >= 4, a.band <= 2, b.band <= 2,
            isPast(left) || isAdverb(left)
        else {
            return nil
        }
        return made(left, bands: a.band, b.band, 0.75)
    }

    /// "familiaris", "officinalis": the second names of species.
    private func isLatin(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        right == [0x69, 0x73] && left.last.map { [0x72, 0x6C, 0x6E].contains($0) } ?? false
    }

    private func made(_ left: [UInt8], bands a: Int, _ b: Int, _ confidence: Double) -> Split {
        Split(
            at: left.count, confidence: confidence - 0.03 * Double(a + b),
            reason: "two words run together")
    }

    /// "showed": a past form whose verb is a word too, so that "feedlot" does not come apart.
    private func isPast(_ word: [UInt8]) -> Bool {
        guard word.count >= 5, word.suffix(2).elementsEqual([0x65, 0x64]) else { return false }
        let stems = [word.dropLast(2), word.dropLast(1)].map(Array.init)
        return stems.contains { lexicon.entry($0)?.isWord ?? false }
    }

    private func isAdverb(_ word: [UInt8]) -> Bool {
        word.count >= 6 && word.suffix(2).elementsEqual([0x6C, 0x79])
            && lexicon.entry(Array(word.dropLast(2))) != nil
    }

    /// "Khrushchevwas": a name that stands on the page alone, and a little word.
    private func nameSplit(_ left: [UInt8], _ right: [UInt8]) -> Split? {
        // "Naturalis", "Augustin": two letters may be the name's own.
        guard Self.closers.contains(right), right.count >= 3, left.count >= 4,
            let word = census.word(left), word.capitals > 0
        else { return nil }
        return Split(
            at: left.count, confidence: 0.85, reason: "a name of this page and a word run together")
    }

    /// "theduma": a little word and a word that the lexicon lacks but the page has twice or more.
    private func pageNameSplit(_ left: [UInt8], _ right: [UInt8], _ a: Lexicon.Entry?) -> Split? {
        guard Self.openers.contains(left), a != nil, right.count >= 4,
            let word = census.word(right),
            word.status == .unknown, word.count >= 2
        else { return nil }
        return Split(
            at: left.count, confidence: 0.75,
            reason: "a word of this page, run together with another")
    }

    // MARK: Capitals inside

    /// Names that are written with a capital inside, and beginnings of such names.
    private static let camelNames = set(
        """
        youtube javascript typescript powerpoint wordpress facebook linkedin paypal github gitlab tiktok \
        snapchat whatsapp wikileaks dreamworks astrazeneca harpercollins mastercard blackberry playstation \
        firefox photoshop quickbooks openai deepmind biontech glaxosmithkline pricewaterhousecoopers \
        worldcom jstor ebay iphone ipad icloud latex myspace netflix spacex airbnb xbox doordash
        """)
    private static let particles = set(
        "mc mac de di da du la le van von o fitz ap al el ab bin ibn del della des dos des san st saint"
    )

    /// "DoctorZhivago": a capital behind a lower-case letter.
    func camelSplit(of letters: [UInt8], count: Int) -> Split? {
        guard
            let at = letters.indices.dropFirst().first(where: {
                WordShape.isUpper(letters[$0]) && WordShape.isLower(letters[$0 - 1])
            })
        else { return nil }
        let left = WordShape.fold(Array(letters[..<at]))
        let right = WordShape.fold(Array(letters[at...]))
        // One more capital, or a plural of an acronym, is no pair of words.
        guard letters[(at + 1)...].allSatisfy({ !WordShape.isUpper($0) }),
            letters[1..<at].allSatisfy({ !WordShape.isUpper($0) }), right.count >= 3,
            !Self.particles.contains(left), !Self.camelNames.contains(left + right), count <= 2
        else { return nil }
        guard left.count >= 3 || Self.little.contains(left),
            let a = lexicon.entry(left), a.isWord && a.band <= 4 || a.isName
        else { return nil }
        let isKnown = lexicon.entry(right) != nil || (census.word(right)?.capitals ?? 0) > 0
        guard isKnown || right.count >= 5 && a.isWord else { return nil }
        // Two common words may be a trade name ("PowerBook"); a person's or a place's name may not.
        let isTradeName = WordShape.isUpper(letters[0]) && lexicon.entry(right)?.isWord ?? false
        return Split(
            at: at, confidence: isTradeName ? 0.6 : isKnown ? 0.9 : 0.85,
            reason: "a capital inside a word: two words run together")
    }
}
