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

    /// What words add to the scores of tokens (see `NameFeatures`), as it was worked out.
    private var scores: [SIMD16<Int16>] = []
    /// Where the scores of each word stand among them, counted from 1, by the part that it plays: 0 is not worked out.
    private var scoreOf: [UInt32] = []
    private static let partCount = 13

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
            scoreOf.removeAll(keepingCapacity: true)
        }
        for i in counts.indices { counts[i] = (0, 0, 0) }
        for i in company.indices { company[i] = 0 }
    }

    /// Adds a sentence of tokens. One that is all in capitals is read as if it were not.
    mutating func append(
        _ spans: ArraySlice<Range<Int>>, of bytes: UnsafeBufferPointer<UInt8>,
        knowledge: NameKnowledge
    ) {
        // A line of a word or two may be letters; a long word of the language tells that it is a heading.
        let isShouted =
            NameLetters.isShouted(spans, of: bytes)
            || NameLetters.isShouted(spans, of: bytes, atLeast: 1)
                && spans.contains { knowledge.isWord(UnsafeBufferPointer(rebasing: bytes[$0])) }
        for span in spans {
            let letters = span.prefix(Self.letterLimit)
            if isShouted {
                knowledge.quieten(UnsafeBufferPointer(rebasing: bytes[letters]))
                    .withUnsafeBufferPointer {
                        append(span, $0.indices, of: $0, knowledge: knowledge)
                    }
            } else {
                append(span, letters, of: bytes, knowledge: knowledge)
            }
        }
        if sentences[sentences.count - 1] < tokens.count { sentences.append(tokens.count) }
    }

    private mutating func append(
        _ span: Range<Int>, _ letters: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>,
        knowledge: NameKnowledge
    ) {
        let hash = WordShape.quickHash(bytes, letters.lowerBound, letters.upperBound)
        let known = wordOf.index(of: hash | 1) + 1
        if known == words.count {
            let letters = UnsafeBufferPointer(rebasing: bytes[letters])
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
    func score(ofWord number: Int, as part: Int) -> SIMD16<Int16>? {
        let slot = number * Self.partCount + part
        guard slot < scoreOf.count, scoreOf[slot] > 0 else { return nil }
        return scores[Int(scoreOf[slot]) - 1]
    }

    mutating func setScore(_ score: SIMD16<Int16>, ofWord number: Int, as part: Int) {
        let missing = words.count * Self.partCount - scoreOf.count
        if missing > 0 { scoreOf += repeatElement(0, count: missing) }
        scores.append(score)
        scoreOf[number * Self.partCount + part] = UInt32(scores.count)
    }

    @inline(__always)
    func word(_ token: Int) -> NameWord { words[Int(tokens[token].word)] }
}
