import ThawCore

/// What the name reader knows of one written word, worked out once for each spelling.
struct NameWord {
    /// Whether the first letter is a capital, any letter is, any character is a digit.
    var isCapital = false
    var hasCapital = false
    var hasDigit = false
    /// Whether English writes the word in lower case.
    var isLexical = false
    /// Two capitals or more and nothing else ("NATO").
    var isInitials = false
    /// Quotation marks, and every sign behind which a capital says nothing.
    var isQuote = false
    var isOpener = false
    /// Capitals with a final "s": "MPs"; a capital behind the first letter beside small ones: "HCl".
    var isLetterPlural = false
    var isMixed = false
    /// "and", "&", "+", and Roman numbers that monarchs bear.
    var isAnd = false
    var isNumeral = false
    /// "+", "=", "→", "|" between two things of a note.
    var isParting = false
    /// What tells of a case at law: "v", "re", "[".
    var isCaseMark = false
    /// The first byte of the folded letters; 0 where there is none.
    var initial: UInt8 = 0
    /// Which counts of the document belong to it: the same for "The" and "the".
    var fold: Int32 = 0
    /// 64 bits of the folded letters; the gazetteers are keyed by it.
    var key: UInt64 = 0
    /// The folded letters, shortened for features.
    var letters: UInt32 = 0
    var shape: UInt32 = 0
    /// Hashes of the last one to four bytes and of the first two to four; 0 where the word is shorter.
    var endings: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    var openings: (UInt32, UInt32, UInt32) = (0, 0, 0)
    /// The commonness and sort of the word in the English lexicon.
    var lexical: UInt32 = 0
    /// The classes of names that the word alone is one of.
    var classes: UInt32 = 0
    var facts = NameFacts()

    /// Words that may belong to a name.
    var isCandidate: Bool { hasCapital || hasDigit }
}

/// What the gazetteer says of a single word, packed by `Scripts/names.py`.
struct NameFacts {
    var bits: UInt32 = 0

    /// How common it is as a first name (0...2) and as a surname (0...3).
    var first: UInt32 { bits & 3 }
    var last: UInt32 { bits >> 2 & 3 }
    /// What the common noun means (WordNet's hypernym), 0 for nothing known.
    var sort: UInt32 { bits >> 4 & 63 }
    /// Ten bits of cues, see `Cue`.
    var cues: UInt32 { bits >> 10 & 0x3FF }
    /// Whether the word has one of the signs that only rules ask for.
    func has(_ sign: UInt32) -> Bool { bits & sign != 0 }

    /// Bits of `cues`, in the order of the script.
    enum Cue {
        static let title: UInt32 = 1
        static let organisation: UInt32 = 2
        static let place: UInt32 = 4
        static let work: UInt32 = 8
        static let event: UInt32 = 16
        static let time: UInt32 = 32
        static let particle: UInt32 = 64
        static let suffix: UInt32 = 128
        static let actor: UInt32 = 256
        static let locative: UInt32 = 512
    }

    /// Bits of the whole, in the order of the script.
    enum Sign {
        /// Tells that a page is about kings.
        static let monarch: UInt32 = 1 << 20
        /// A name that monarchs bear.
        static let regnal: UInt32 = 1 << 21
        /// "the Great".
        static let epithet: UInt32 = 1 << 22
        /// The head of a thing that is no organisation, person or place: "Oath", "Putsch".
        static let matter: UInt32 = 1 << 23
        /// A verb of people only.
        static let deed: UInt32 = 1 << 24
        /// A rank that has a land: "Earl of".
        static let rank: UInt32 = 1 << 25
        /// Titles, words for where, and events at places, of German, French and Spanish.
        static let honorific: UInt32 = 1 << 26
        static let whereabouts: UInt32 = 1 << 27
        static let battle: UInt32 = 1 << 28
        /// Words of these languages that look like a name.
        static let noName: UInt32 = 1 << 29
        /// Begins a phrase that only rules ask for.
        static let opener: UInt32 = 1 << 30
    }
}

/// Letters of names, told from their UTF-8 bytes.
enum NameLetters {
    /// U+00C0 to U+017F without their accents, one ASCII letter each; `Scripts/names.py` reads it from here.
    static let base = Array(
        """
        aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
        nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """.utf8)

    /// Lower case, no accents, a straight apostrophe, no full stop at the end.
    static func fold(_ word: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        out.removeAll(keepingCapacity: true)
        var i = 0
        while i < word.count {
            let byte = word[i]
            if WordShape.isUpper(byte) {
                out.append(byte | 0x20)
            } else if byte >= 0xC3, byte <= 0xC5, i + 1 < word.count {
                i += 1
                let code = Int(byte & 0x1F) << 6 | Int(word[i] & 0x3F)
                out.append(base[min(code - 0xC0, base.count - 1)])
            } else if byte == 0xE2, i + 2 < word.count, word[i + 1] == 0x80, word[i + 2] == 0x99 {
                out.append(0x27)
                i += 2
            } else {
                out.append(byte)
            }
            i += 1
        }
        if out.count > 1, out.last == 0x2E { out.removeLast() }
    }

    /// Whether a sentence of at least three words has no small letter.
    static func isShouted(
        _ spans: ArraySlice<Range<Int>>, of bytes: UnsafeBufferPointer<UInt8>,
        atLeast least: Int = 3
    ) -> Bool {
        var words = 0
        for span in spans {
            var capitals = 0
            for byte in bytes[span] {
                if WordShape.isLower(byte) || byte == 0xC3 { return false }
                if WordShape.isUpper(byte) { capitals += 1 }
            }
            if capitals > 1 { words += 1 }
        }
        return words >= least
    }

    enum Sort: UInt8 { case capital, small, digit, sign }

    /// The sort of the character at the offset and its width in bytes.
    static func sort(_ word: UnsafeBufferPointer<UInt8>, at i: Int) -> (sort: Sort, width: Int) {
        let byte = word[i]
        if byte < 0x80 {
            if WordShape.isUpper(byte) { return (.capital, 1) }
            if WordShape.isLower(byte) { return (.small, 1) }
            return (WordShape.isDigit(byte) ? .digit : .sign, 1)
        }
        let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard i + width <= word.count, byte >= 0xC3 else { return (.sign, 1) }
        if byte == 0xE2 { return (.sign, 3) }
        guard width == 2 else { return (.small, width) }
        let code = Int(byte & 0x1F) << 6 | Int(word[i + 1] & 0x3F)
        return (isCapital(code) ? .capital : .small, 2)
    }

    /// Latin, Greek and Cyrillic capitals under U+0460.
    private static func isCapital(_ code: Int) -> Bool {
        switch code {
        case 0xC0...0xDE: code != 0xD7
        case 0x139...0x148: code % 2 == 1
        case 0x179, 0x17B, 0x17D: true
        case 0x100...0x178: code % 2 == 0 && code != 0x138
        case 0x391...0x3A9, 0x400...0x42F: true
        default: false
        }
    }

    /// FNV-1a, 64 bits.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }

    /// The key of a phrase from that of its beginning and its next word.
    @inline(__always)
    static func key(_ phrase: UInt64, then word: UInt64) -> UInt64 {
        (phrase &* 0x9E37_79B9_7F4A_7C15 ^ phrase >> 29) &+ word
    }
}
