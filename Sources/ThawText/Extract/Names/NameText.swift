import ThawCore

/// The words of a text as the name reader sees them: sentences of tokens over one run of bytes.
struct NameText {
    struct Token {
        var start: UInt32
        var length: UInt16
        /// Where its `NameWord` stands in `words`.
        var word: UInt16

        var span: Span { Span(Int(start), Int(start) + Int(length)) }
    }

    var tokens: [Token] = []
    /// The index of each sentence's first token, and the number of tokens at the end.
    var sentences: [Int] = [0]
    /// The first is no word: it stands before a sentence and behind it.
    var words = [NameWord()]
    /// The folded letters of each word.
    private(set) var folds = [""]
    /// How often each folded word stands in lower case, with a capital inside a sentence, and at its head.
    var counts: [(small: Int32, capital: Int32, head: Int32)] = []
    /// Signs seen beside each folded word anywhere in the text (see `NameFeatures.note`).
    var company: [UInt32] = []

    /// What each word adds to the scores of the tokens around it, five places for each, first those of no word.
    private var scores: [SIMD16<Int16>] = []
    private var hasScore: [Bool] = []

    private var wordOf = HashIndex()
    private var foldOf = HashIndex()
    private var folded: [UInt8] = []

    /// How many bytes of a word are looked at.
    static let letterLimit = 200
    /// How many different words one text may have; a longer one is read in parts.
    static let wordLimit = 24_000

    var isFull: Bool { words.count > Self.wordLimit || tokens.count >= 6_000 }

    /// Begins a new text. What was worked out for the words is kept while there is room.
    mutating func removeAll() {
        tokens.removeAll(keepingCapacity: true)
        sentences = [0]
        if words.count * 2 > Self.wordLimit {
            words.removeAll(keepingCapacity: true)
            words.append(NameWord())
            folds.removeAll(keepingCapacity: true)
            folds.append("")
            counts.removeAll(keepingCapacity: true)
            company.removeAll(keepingCapacity: true)
            wordOf.removeAll()
            foldOf.removeAll()
            scores.removeAll(keepingCapacity: true)
            hasScore.removeAll(keepingCapacity: true)
        }
        for i in counts.indices { counts[i] = (0, 0, 0) }
        for i in company.indices { company[i] = 0 }
    }

    /// Adds a sentence of tokens. One that is all in capitals is read as if it were not.
    mutating func append(
        _ spans: ArraySlice<Range<Int>>, of bytes: UnsafeBufferPointer<UInt8>,
        knowledge: NameKnowledge
    ) {
        let isShouted = NameLetters.isShouted(spans, of: bytes)
        for span in spans {
            let length = min(span.count, Self.letterLimit)
            let letters = UnsafeBufferPointer(
                rebasing: bytes[span.lowerBound..<span.lowerBound + length])
            if isShouted {
                knowledge.quieten(letters).withUnsafeBufferPointer {
                    append(span, $0, knowledge: knowledge)
                }
            } else {
                append(span, letters, knowledge: knowledge)
            }
        }
        if sentences[sentences.count - 1] < tokens.count { sentences.append(tokens.count) }
    }

    private mutating func append(
        _ span: Range<Int>, _ letters: UnsafeBufferPointer<UInt8>, knowledge: NameKnowledge
    ) {
        let known = wordOf.index(of: NameLetters.hash(letters) | 1) + 1
        if known == words.count {
            NameLetters.fold(letters, into: &folded)
            var word = knowledge.word(letters, folded: folded)
            word.fold = Int32(foldOf.index(of: word.key | 1))
            if Int(word.fold) == counts.count {
                counts.append((0, 0, 0))
                company.append(0)
            }
            words.append(word)
            folds.append(String(decoding: folded, as: UTF8.self))
        }
        tokens.append(
            Token(
                start: UInt32(span.lowerBound), length: UInt16(min(span.count, 65535)),
                word: UInt16(min(known, words.count - 1))))
    }

    /// The number of the word that is none.
    static let noWord: UInt16 = 0

    @inline(__always)
    func score(ofWord number: Int, at place: Int) -> SIMD16<Int16>? {
        let slot = number * 5 + place
        return slot < hasScore.count && hasScore[slot] ? scores[slot] : nil
    }

    mutating func setScore(_ score: SIMD16<Int16>, ofWord number: Int, at place: Int) {
        let slot = number * 5 + place
        if slot >= hasScore.count {
            let missing = words.count * 5 - hasScore.count
            scores += repeatElement(SIMD16(), count: missing)
            hasScore += repeatElement(false, count: missing)
        }
        scores[slot] = score
        hasScore[slot] = true
    }

    @inline(__always)
    func word(_ token: Int) -> NameWord { words[Int(tokens[token].word)] }
}
