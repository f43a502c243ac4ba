/// What a word may do in a sentence that defines something.
struct CueClasses: OptionSet, Sendable {
    let rawValue: UInt64

    static let be = CueClasses(rawValue: 1 << 0)
    static let past = CueClasses(rawValue: 1 << 1)
    static let indefinite = CueClasses(rawValue: 1 << 2)
    static let the = CueClasses(rawValue: 1 << 3)
    /// Stands for something said before: no term.
    static let pronoun = CueClasses(rawValue: 1 << 4)
    static let demonstrative = CueClasses(rawValue: 1 << 5)
    static let possessive = CueClasses(rawValue: 1 << 6)
    static let quantifier = CueClasses(rawValue: 1 << 7)
    static let relative = CueClasses(rawValue: 1 << 8)
    static let preposition = CueClasses(rawValue: 1 << 9)
    static let coordinator = CueClasses(rawValue: 1 << 10)
    static let subordinator = CueClasses(rawValue: 1 << 11)
    static let auxiliary = CueClasses(rawValue: 1 << 12)
    static let negation = CueClasses(rawValue: 1 << 13)
    /// "often", "generally": such as stand in definitions.
    static let hedge = CueClasses(rawValue: 1 << 14)
    /// "still", "therefore", "only": such as go on with a story or an argument.
    static let continuing = CueClasses(rawValue: 1 << 15)
    /// What a thing is said to be: "type", "process", "theory".
    static let genus = CueClasses(rawValue: 1 << 16)
    static let person = CueClasses(rawValue: 1 << 17)
    static let evaluative = CueClasses(rawValue: 1 << 18)
    /// Names a part in an argument rather than a thing: "reason", "example", "problem".
    static let relational = CueClasses(rawValue: 1 << 19)
    /// "called", "termed".
    static let naming = CueClasses(rawValue: 1 << 20)
    /// "denotes", "signifies".
    static let meaning = CueClasses(rawValue: 1 << 21)
    /// "involves", "occurs", "describes".
    static let describing = CueClasses(rawValue: 1 << 22)
    /// "term", "word", "concept".
    static let termWord = CueClasses(rawValue: 1 << 23)
    static let adjective = CueClasses(rawValue: 1 << 24)
    static let participle = CueClasses(rawValue: 1 << 25)
    static let gerund = CueClasses(rawValue: 1 << 26)
    static let adverb = CueClasses(rawValue: 1 << 27)
    static let plural = CueClasses(rawValue: 1 << 28)
    static let number = CueClasses(rawValue: 1 << 29)
    static let superlative = CueClasses(rawValue: 1 << 30)
    static let comparative = CueClasses(rawValue: 1 << 31)
    /// "I", "you", "we": talk with the reader.
    static let speaker = CueClasses(rawValue: 1 << 32)
    /// Verbs of which no definition is made: "made", "became", "went".
    static let event = CueClasses(rawValue: 1 << 33)
    static let opener = CueClasses(rawValue: 1 << 34)
    /// A participle behind the head that says what the thing is for or of: "used", "consisting".
    static let differentia = CueClasses(rawValue: 1 << 35)
    /// "law", "theory", "principle": what "states that".
    static let doctrine = CueClasses(rawValue: 1 << 36)
    /// "process", "study", "practice": behind "the", before "of" or "by which".
    static let act = CueClasses(rawValue: 1 << 37)
    /// Names of times: "1953", "century", "March".
    static let time = CueClasses(rawValue: 1 << 38)
    static let verb = CueClasses(rawValue: 1 << 39)
    static let capital = CueClasses(rawValue: 1 << 40)
    static let word = CueClasses(rawValue: 1 << 41)
    /// Opens a note in brackets that is no other name: "(see …)", "(plural …)".
    static let gloss = CueClasses(rawValue: 1 << 43)
    /// The name of a language: "(German …)".
    static let tongue = CueClasses(rawValue: 1 << 44)
    /// "up", "off": part of a verb ("called up").
    static let particle = CueClasses(rawValue: 1 << 42)
}

/// Words that a pattern asks for by themselves.
enum CueWord: UInt8, Sendable, CaseIterable {
    case none, of, to, `as`, by, or, and, also, which, that, who, when, whereby, whose
    case term, name, refers, refer, referred, refers2, known, called, call, calls, named, termed
    case defined, define, defines, means, mean, meaning, be, `is`, are, was, were, denotes
    case `for`, `in`, on, upon, what, any, those, one, example, such, we, it, an, a, the, not
    case occurs, occur, consists, consist, stands, states, said, used, like, there, into, `if`,
        more, use, uses, happens, exists, arises, results
    case described, considered, thought, become, became, has, have, i, e, after, than, with, `where`
    case this, most, only, same, so, his, her, him, them, us, me, out, off, attention
}

/// The words that tell a definition, with what each may be. Written for this project.
struct CueLexicon: Sendable {
    static let english = CueLexicon()

    private let hashes: [UInt64]
    private let entries: [(classes: CueClasses, word: CueWord)]
    private static let size = 4096

    func entry(of hash: UInt64) -> (classes: CueClasses, word: CueWord)? {
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & (Self.size - 1)
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return entries[slot] }
            slot = (slot + 1) & (Self.size - 1)
        }
        return nil
    }

    private init() {
        var hashes = [UInt64](repeating: 0, count: Self.size)
        var entries: [(classes: CueClasses, word: CueWord)] = Array(
            repeating: ([], .none), count: Self.size)
        func slot(of word: Substring) -> Int {
            let hash = WordShape.hash(Array(word.utf8))
            var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & (Self.size - 1)
            while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & (Self.size - 1) }
            hashes[slot] = hash
            return slot
        }
        for (classes, words) in Self.lists {
            for word in words.spacedWords {
                entries[slot(of: word)].classes.formUnion(classes)
            }
        }
        for word in CueWord.allCases where word != .none {
            entries[slot(of: Substring("\(word)"))].word = word
        }
        self.hashes = hashes
        self.entries = entries
    }
}
