import ThawCore

/// Classes of bytes, for one look-up a byte.
enum WordClass {
    static let letter: UInt8 = 1
    static let space: UInt8 = 2
    /// Signs of addresses and code.
    static let technical: UInt8 = 4
    static let digit: UInt8 = 8
    static let high: UInt8 = 16

    static let of: [UInt8] = (0...255).map { byte in
        let byte = UInt8(byte)
        if WordShape.isASCIILetter(byte) { return letter }
        if WordShape.isSpace(byte) { return space }
        if WordShape.isDigit(byte) { return digit }
        if byte >= 0x80 { return high }
        return Array("@_\\{}<>$%#|~^`*[]".utf8).contains(byte) ? technical : 0
    }
}

/// The words of a page: how often each stands there and how it is written.
struct WordCensus {
    enum Status: UInt8 { case known, unknown, foreign }

    struct Word {
        var hash: UInt64
        /// Where it stands first.
        var span: Span
        var status: Status
        var entry: Lexicon.Entry?
        var count = 0
        /// With a capital inside a sentence.
        var capitals = 0
        /// In lower case.
        var lowers = 0
        var possessives = 0
        /// Behind "in", "at", "from", "near": a place rather than a person.
        var places = 0

        /// Counts one place where it stands.
        fileprivate mutating func note(
            isCapital: Bool, isInitial: Bool, isPlace: Bool, isPossessive: Bool
        ) -> Status {
            count += 1
            if !isCapital { lowers += 1 } else if !isInitial { capitals += 1 }
            if isPlace { places += 1 }
            if isPossessive { possessives += 1 }
            return status
        }
    }

    /// An unknown word where it stands.
    struct Suspect {
        var word: Int
        var span: Span
        /// The number of the token on the page.
        var token: Int
        var isInitial: Bool
        var isQuoted: Bool
        /// Where its stretch begins.
        var lowest: Int
    }

    private(set) var words: [Word] = []
    private(set) var suspects: [Suspect] = []
    private(set) var tokens = 0
    private(set) var unknownTokens = 0
    private var unknownWords = 0
    private var slots: [Int32]
    private let lexicon: Lexicon
    private let classes = WordClass.of
    private var folded: [UInt8] = []
    private var stretchStart = 0
    private var nextToken = 0

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        slots = [Int32](repeating: -1, count: 4096)
        folded.reserveCapacity(64)
    }

    /// The word with these folded letters, if it stands on the page.
    func word(_ folded: [UInt8]) -> Word? {
        let hash = Self.hash(folded)
        let slot = self.slot(of: hash)
        return slots[slot] < 0 ? nil : words[Int(slots[slot])]
    }

    private static let placeWords = HashedWords(
        hashes: ["in", "at", "from", "near", "to"].map { hash(Array($0.utf8)) })

    mutating func count(_ manuscript: Manuscript) {
        manuscript.source.withUnsafeBufferPointer { bytes in
            for stretch in manuscript.stretches { count(bytes, stretch) }
        }
    }

    private mutating func count(
        _ bytes: UnsafeBufferPointer<UInt8>, _ stretch: Manuscript.Stretch
    ) {
        var i = stretch.span.start
        stretchStart = i
        // The last word of one stretch is no neighbour of the first of the next.
        nextToken += 1
        let end = stretch.span.end
        var isInitial = stretch.opensPassage
        var before: UInt64 = 0
        while i < end {
            if classes[Int(bytes[i])] & WordClass.space != 0 {
                i += 1
                continue
            }
            var high = bytes.endOfLetters(from: i, to: end)
            var seen = high > i ? WordClass.letter : 0
            var isWord = true
            while high < end {
                let kind = classes[Int(bytes[high])]
                if kind & WordClass.space != 0 { break }
                isWord = isWord && kind == WordClass.letter
                seen |= kind
                high += 1
            }
            // The edge of an inner piece may divide a word.
            let isWhole =
                (i > stretch.span.start || stretch.opensPassage)
                && (high < end || stretch.closesPassage)
            if isWhole, isWord {
                add(
                    bytes, Span(i, high), isPlain: true, isForeign: false, isInitial: isInitial,
                    before: &before)
                isInitial = false
            } else if isWhole, seen & WordClass.technical == 0, !Self.isAddress(bytes, i, high) {
                countChunk(bytes, i, high, &isInitial, &before)
            } else {
                isInitial = false
                before = 0
            }
            if !isWord, endsSentence(bytes, i, high) { isInitial = true }
            i = high
        }
    }

    /// Whether a run of signs ends in an end mark, closing quotes and brackets aside.
    private func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int) -> Bool
    {
        var i = high - 1
        while i > low, bytes[i] == 0x22 || bytes[i] == 0x27 || bytes[i] == 0x29 || bytes[i] >= 0x80
        {
            i -= 1
        }
        // "D. Fancher": an initial ends no sentence.
        if i == low + 1, bytes[i] == 0x2E, WordShape.isUpper(bytes[low]) { return false }
        return bytes[i] == 0x2E || bytes[i] == 0x21 || bytes[i] == 0x3F || bytes[i] == 0x3A
    }

    /// "www.", "://", "/path", "a.b.c": no words in these.
    private static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int)
        -> Bool
    {
        if bytes[low] == 0x2F { return true }
        var i = low
        while i + 1 < high {
            if bytes[i] == 0x2F, bytes[i + 1] == 0x2F { return true }
            if bytes[i] == 0x2E, i > low, WordShape.isLower(bytes[i - 1]),
                WordShape.isLower(bytes[i + 1])
            {
                return true
            }
            i += 1
        }
        return false
    }

    /// Counts the words of a run without white space.
    private mutating func countChunk(
        _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int, _ isInitial: inout Bool,
        _ before: inout UInt64
    ) {
        var i = low
        while i < high {
            let kind = classes[Int(bytes[i])]
            guard kind & (WordClass.letter | WordClass.high) != 0 else {
                // A bracket, quotation mark or full stop inside the run begins anew.
                if bytes[i] == 0x28 || bytes[i] == 0x22 || bytes[i] == 0x2E { isInitial = true }
                i += 1
                continue
            }
            let start = i
            var (isPlain, isForeign) = (true, false)
            while true {
                i = bytes.endOfLetters(from: i, to: high)
                guard i < high else { break }
                if let width = apostrophe(bytes, i, high), i > start {
                    isPlain = false
                    i += width
                } else if bytes[i] >= 0x80, !isPunctuation(bytes, i, high) {
                    (isPlain, isForeign) = (false, true)
                    i += 1
                } else {
                    break
                }
            }
            guard i > start else {
                // General punctuation takes three bytes, Latin-1 signs two.
                if bytes[i] == 0xE2 { isInitial = true }
                i += bytes[i] == 0xE2 ? 3 : 2
                continue
            }
            let touchesDigit =
                start > low && WordShape.isDigit(bytes[start - 1])
                || i < high && WordShape.isDigit(bytes[i])
            add(
                bytes, Span(start, i), isPlain: isPlain, isForeign: isForeign || touchesDigit,
                isInitial: isInitial, before: &before)
            isInitial = false
        }
    }

    /// The width of an apostrophe with a letter behind it.
    @inline(__always)
    private func apostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ high: Int) -> Int? {
        if bytes[i] == 0x27, i + 1 < high, WordShape.isASCIILetter(bytes[i + 1]) { return 1 }
        if bytes[i] == 0xE2, i + 3 < high, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99,
            WordShape.isASCIILetter(bytes[i + 3])
        {
            return 3
        }
        return nil
    }

    /// General punctuation and symbols (U+2000–U+2BFF), and those of Latin-1.
    @inline(__always)
    private func isPunctuation(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ high: Int) -> Bool {
        if bytes[i] == 0xE2 { return true }
        return bytes[i] == 0xC2
    }

    /// - Parameter isPlain: whether it is letters of ASCII and no more, as most words are.
    private mutating func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, isPlain: Bool, isForeign: Bool,
        isInitial: Bool, before: inout UInt64
    ) {
        tokens += 1
        nextToken += 1
        var isPossessive = false
        let hash: UInt64
        if isPlain {
            hash = WordShape.quickHash(bytes, span.start, span.end, setting: 0x20)
        } else {
            isPossessive = fold(bytes, span)
            hash = Self.hash(folded)
        }
        let slot = self.slot(of: hash)
        var index = Int(slots[slot])
        if index < 0 {
            fold(bytes, span)
            index = insert(hash, span, isForeign: isForeign, at: slot)
        }
        let isPlace = WordShape.isUpper(bytes[span.start]) && Self.placeWords.contains(before)
        let status = words[index].note(
            isCapital: WordShape.isUpper(bytes[span.start]), isInitial: isInitial, isPlace: isPlace,
            isPossessive: isPossessive)
        before = hash
        guard status != .known else { return }
        unknownTokens += 1
        guard status == .unknown, suspects.count < 20_000 else { return }
        let isQuoted =
            span.start > 0 && span.end < bytes.count && Self.isQuote(bytes, span.start - 1)
            && Self.isQuote(bytes, span.end)
        suspects.append(
            Suspect(
                word: index, span: span, token: nextToken, isInitial: isInitial, isQuoted: isQuoted,
                lowest: stretchStart))
    }

    private static func isQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        switch bytes[i] {
        case 0x22, 0x27: true
        case 0xE2: i + 2 < bytes.count && bytes[i + 1] == 0x80 && 0x98...0x9F ~= bytes[i + 2]
        case 0x98...0x9F: i > 1 && bytes[i - 1] == 0x80 && bytes[i - 2] == 0xE2
        default: false
        }
    }

    /// The hash of a word as `fold` writes it.
    private static func hash(_ folded: [UInt8]) -> UInt64 {
        folded.withUnsafeBufferPointer { WordShape.quickHash($0, 0, $0.count) }
    }

    /// The folded letter at the index, and where the next one begins.
    @inline(__always)
    private static func letter(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int
    ) -> (UInt8, Int) {
        let byte = bytes[i]
        if WordShape.isUpper(byte) { return (byte | 0x20, i + 1) }
        if byte == 0xE2, i + 2 < end, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 {
            return (0x27, i + 3)
        }
        return (byte, i + 1)
    }

    /// The word in lower case, the apostrophe straight, without its possessive.
    /// - Returns: whether it had one.
    @discardableResult
    private mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        folded.removeAll(keepingCapacity: true)
        var i = span.start
        while i < span.end {
            let (letter, next) = Self.letter(bytes, i, span.end)
            folded.append(letter)
            i = next
        }
        let count = folded.count
        guard count > 2, folded[count - 1] == 0x73, folded[count - 2] == 0x27 else { return false }
        folded.removeLast(2)
        return true
    }

    private mutating func insert(_ hash: UInt64, _ span: Span, isForeign: Bool, at slot: Int) -> Int
    {
        let entry = isForeign ? lexicon.entry(WordShape.fold(folded)) : lexicon.entry(folded)
        var status: Status =
            entry != nil ? .known : isForeign || folded.count < 3 ? .foreign : .unknown
        if status == .unknown {
            unknownWords += 1
            if unknownWords > Proofreader.unknownWordLimit { status = .foreign }
        }
        words.append(Word(hash: hash, span: span, status: status, entry: entry))
        slots[slot] = Int32(words.count - 1)
        if words.count * 2 > slots.count { grow() }
        return words.count - 1
    }

    /// The slot of a hash, or the empty one where it belongs.
    @inline(__always)
    private func slot(of hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
        while slots[slot] >= 0, words[Int(slots[slot])].hash != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for (i, word) in words.enumerated() { slots[slot(of: word.hash)] = Int32(i) }
    }
}
