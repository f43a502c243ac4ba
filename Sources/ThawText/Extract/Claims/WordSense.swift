/// What a word of English may be in its sentence, told from the word alone. One word may be several things.
struct WordSense: OptionSet, Sendable {
    let rawValue: UInt64

    private init(bit: UInt64) { rawValue = 1 << bit }
    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Finite and other forms of "be", "have", "do".
    static let be = WordSense(bit: 0)
    static let have = WordSense(bit: 1)
    static let does = WordSense(bit: 2)
    static let modal = WordSense(bit: 3)
    /// A form of a helping verb that cannot open a clause's predicate: "been", "being".
    static let unfinished = WordSense(bit: 4)
    static let negation = WordSense(bit: 5)
    static let determiner = WordSense(bit: 6)
    static let preposition = WordSense(bit: 7)
    /// "and", "but", "yet", "so", "&".
    static let conjunction = WordSense(bit: 8)
    static let subordinator = WordSense(bit: 9)
    static let relative = WordSense(bit: 10)
    static let adverb = WordSense(bit: 11)
    /// An irregular past that is no participle: "took".
    static let past = WordSense(bit: 12)
    /// An irregular participle that is no past: "taken".
    static let participle = WordSense(bit: 13)
    /// Either: "built"; also every word in -ed that is no noun or adjective.
    static let pastOrParticiple = WordSense(bit: 14)
    /// A third person singular that is no plural noun: "contains".
    static let present = WordSense(bit: 15)
    static let ing = WordSense(bit: 16)
    /// Somebody must have done it, to something: "abolished".
    static let action = WordSense(bit: 17)
    /// It happened on a day or in a year: "abdicated".
    static let event = WordSense(bit: 18)
    static let he = WordSense(bit: 19)
    static let it = WordSense(bit: 20)
    static let they = WordSense(bit: 21)
    static let this = WordSense(bit: 22)
    /// Any pronoun that can be a subject.
    static let pronoun = WordSense(bit: 23)
    static let judgement = WordSense(bit: 24)
    static let hedge = WordSense(bit: 25)
    /// A verdict when it is what is said of the subject: "successful".
    static let verdict = WordSense(bit: 26)
    static let month = WordSense(bit: 27)
    /// The first word of a phrase in `StancePhrases`.
    static let opensPhrase = WordSense(bit: 28)
    static let place = WordSense(bit: 29)
    /// A word that a heading uses of any subject: "causes", "results".
    static let heading = WordSense(bit: 30)
    /// What introduces how or why: "because", "by", "through".
    static let mechanism = WordSense(bit: 31)
    /// What says when without a number: "after", "later", "century".
    static let time = WordSense(bit: 32)
    static let possessive = WordSense(bit: 33)
    /// An adjective that looks like a verb: "sacred", "advanced".
    static let adjective = WordSense(bit: 34)
    /// "would".
    static let would = WordSense(bit: 35)
    /// An adjective by its ending or by name, which a noun may follow: "Belgian", "political".
    static let describing = WordSense(bit: 36)

    static let helping: WordSense = [.be, .have, .does, .modal]
    static let anyPast: WordSense = [.past, .pastOrParticiple]
    static let anyParticiple: WordSense = [.participle, .pastOrParticiple]
    /// Words that stand before a noun or open a phrase, and are neither its head nor a verb.
    static let small: WordSense = [
        .determiner, .preposition, .conjunction, .subordinator, .relative, .adverb, .negation,
    ]
}

/// Word lists as one table from the hash of a word to what it may be.
struct SenseTable: Sendable {
    private let hashes: [UInt64]
    private let classes: [UInt64]
    private let mask: Int

    /// Cost: once, a few thousand words.
    init(_ lists: [(WordSense, String)]) {
        var all: [UInt64: UInt64] = [:]
        for (kind, words) in lists {
            for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
                all[Self.hash(word), default: 0] |= kind.rawValue
            }
        }
        var size = 1024
        while size < all.count * 3 { size *= 2 }
        var hashes = [UInt64](repeating: 0, count: size)
        var classes = [UInt64](repeating: 0, count: size)
        for (hash, value) in all {
            var i = Int(truncatingIfNeeded: hash >> 24) & (size - 1)
            while hashes[i] != 0 { i = (i + 1) & (size - 1) }
            hashes[i] = hash
            classes[i] = value
        }
        self.hashes = hashes
        self.classes = classes
        self.mask = size - 1
    }

    /// FNV-1a of the letters in lower case; never 0.
    static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        var hash = start
        for byte in word { hash = step(hash, byte) }
        return hash | 1
    }

    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(WordShape.isUpper(byte) ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
    }

    /// The same for a letter of ASCII.
    @inline(__always)
    static func step(_ hash: UInt64, letter: UInt8) -> UInt64 {
        (hash ^ UInt64(letter | 0x20)) &* 0x0000_0100_0000_01B3
    }

    @inline(__always)
    func classes(of hash: UInt64) -> WordSense {
        var i = Int(truncatingIfNeeded: hash >> 24) & mask
        while hashes[i] != 0 {
            if hashes[i] == hash { return WordSense(rawValue: classes[i]) }
            i = (i + 1) & mask
        }
        return []
    }
}
