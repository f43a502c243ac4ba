/// One pass of the patterns over the words of a sentence. Indices count tokens.
struct DefinitionScan {
    struct Candidate {
        var term: Range<Int>
        var definition: Range<Int>
        var pattern: Definition.Pattern
        /// The sum of the signs for and against; at 0 the odds are even.
        var weight: Double
        var aliases: [Range<Int>] = []
    }

    let tokens: UnsafeBufferPointer<CueToken>
    private(set) var candidates: [Candidate] = []
    /// What speaks against any definition in this sentence.
    private(set) var ground = 0.4
    /// The end without the last stop.
    let end: Int

    init(_ tokens: UnsafeBufferPointer<CueToken>) {
        self.tokens = tokens
        var end = tokens.count
        while end > 0, [0x2E, 0x21, 0x22, 0x29].contains(tokens[end - 1].sign),
            tokens[end - 1].sign != 0x29
        {
            end -= 1
        }
        self.end = end
    }

    mutating func run() {
        guard end > 3 else { return }
        weighGround()
        headword()
        var i = 0
        while i < end {
            let token = tokens[i]
            if token.sign == 0 {
                if token.has(.termWord), word(i - 1) == .the { termInUse(i) }
                if token.has([.be, .meaning, .describing, .naming])
                    || Self.isVerb(token.word)
                {
                    verb(i)
                }
            } else if token.sign == 0x2C || token.sign == 0x5F {
                apposition(i)
            } else if token.sign == 0x28 {
                bracket(i)
            }
            i += 1
        }
    }

    @inline(__always)
    private static func isVerb(_ word: CueWord) -> Bool {
        switch word {
        case .refers, .refer, .referred, .defined, .define, .defines, .call, .calls, .stands,
            .called, .known, .said, .mean:
            true
        default: false
        }
    }

    mutating func add(
        _ term: Range<Int>, _ definition: Range<Int>, _ pattern: Definition.Pattern,
        _ weight: Double, aliases: [Range<Int>] = []
    ) {
        let term = trimmed(term)
        let definition = trimmed(definition)
        // "It is called lava": the line before says what "it" is.
        guard !term.isEmpty, !definition.allSatisfy({ has($0, [.pronoun, .demonstrative]) }) else {
            return
        }
        candidates.append(
            Candidate(
                term: term, definition: definition, pattern: pattern, weight: weight + ground,
                aliases: aliases.map(trimmed).filter { !$0.isEmpty }))
    }

    private mutating func verb(_ i: Int) {
        let token = tokens[i]
        if token.has(.be) {
            copula(i)
            return
        }
        switch token.word {
        case .refers, .refer: if word(i + 1) == .to { meaning(i, behind: i + 2, 1.9) }
        case .referred, .defined, .called, .termed, .known, .said, .named: naming(i)
        case .call, .calls: naming(i)
        case .define, .defines: defining(i)
        case .stands: if word(i + 1) == .for { meaning(i, behind: i + 2, 0.3) }
        case .means, .mean: means(i)
        case .denotes: meaning(i, behind: i + 1, 1.6)
        default:
            if token.has(.naming) {
                naming(i)
            } else if token.has(.meaning) {
                meaning(i, behind: i + 1, 1.4)
            } else if token.has(.describing) {
                describing(i)
            }
        }
    }

    // MARK: What all patterns need

    /// The word at an index, `.none` beyond the ends and for signs.
    @inline(__always)
    func word(_ i: Int) -> CueWord { tokens.indices.contains(i) ? tokens[i].word : .none }

    @inline(__always)
    func sign(_ i: Int) -> UInt8 { tokens.indices.contains(i) ? tokens[i].sign : 0x2E }

    @inline(__always)
    func has(_ i: Int, _ classes: CueClasses) -> Bool {
        tokens.indices.contains(i) && tokens[i].has(classes)
    }

    /// Whether the word ties a noun to what explains it: "process of", "belief that", "rate at".
    func isLink(_ i: Int) -> Bool {
        switch word(i) {
        case .of, .that, .to, .by, .for, .in: true
        default: has(i, .preposition)
        }
    }

    /// The range without quotation marks, commas and the like at its ends, and without a leading article.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = min(range.upperBound, tokens.count)
        while low < high, tokens[low].sign != 0, tokens[low].sign != 0x28 { low += 1 }
        while high > low, tokens[high - 1].sign != 0, tokens[high - 1].sign != 0x29 { high -= 1 }
        return low..<max(low, high)
    }

    func withoutArticle(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        while low < range.upperBound, tokens[low].sign == 0x22 { low += 1 }
        if low + 1 < range.upperBound, tokens[low].has([.indefinite, .the]) { low += 1 }
        return low..<range.upperBound
    }

    /// How many words the range has outside brackets.
    func words(_ range: Range<Int>) -> Int {
        guard let first = range.first else { return 0 }
        let depth = tokens[first].depth
        return range.reduce(0) { $0 + (tokens[$1].isWord && tokens[$1].depth <= depth ? 1 : 0) }
    }

    func contains(_ range: Range<Int>, _ classes: CueClasses) -> Bool {
        range.contains { tokens[$0].has(classes) }
    }

    private mutating func weighGround() {
        if tokens[tokens.count - 1].sign == 0x3F { ground -= 4 }
        var speakers = 0
        for i in 0..<min(end, 60) where tokens[i].has(.speaker) { speakers += 1 }
        if speakers > 0 { ground -= speakers > 2 ? 0.8 : 0.4 }
        if has(0, .subordinator), !has(0, .preposition) { ground -= 0.7 }
    }
}
