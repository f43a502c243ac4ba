import ThawCore

/// What a token of a sentence shows, as hashed features for `NameModel`.
///
/// Training and reading call the same code, so the two cannot differ. Templates after Ratinov & Roth 2009
/// ("Design challenges and misconceptions in named entity recognition"): words, shapes, affixes, gazetteers matched
/// as whole phrases, and the company that a word keeps elsewhere in the document.
struct NameFeatures {
    /// With what was counted in it, and the scores worked out for its words.
    private(set) var text: NameText
    /// The sentence.
    private var low = 0
    private var high = 0
    /// From a token of the sentence to the number of its word.
    private var shift = 0
    /// The numbers of the words of the whole text, two of `NameText.noWord` before each sentence and behind it.
    private var numbers: [UInt16] = []
    /// Of each token of the text, as far as it was read.
    private var marks: [Marks] = []
    private var isQuoted: [Bool] = []
    /// The features of a token, where no model weighs them.
    private var out: [UInt32] = []
    private let model: NameModel
    private let isWeighed: Bool
    /// The sum of the weights of a token's features.
    private var sum = SIMD16<Int16>()

    /// The classes of phrases that a token opens, goes on, ends, or is by itself.
    private struct Marks {
        var opens: UInt32 = 0
        var inner: UInt32 = 0
        var ends: UInt32 = 0
        var alone: UInt32 = 0
        var all: UInt32 { opens | inner | ends | alone }
    }

    private static let phraseLimit = 6
    /// Lower-case words in a row that a name may hold ("Lady of the Lake").
    private static let gap = 4

    /// - Parameter model: what weighs the features; without one they are listed.
    init(_ text: NameText, weighedBy model: NameModel? = nil) {
        self.text = text
        self.model = model ?? .empty
        isWeighed = model != nil
    }

    // MARK: The document

    /// Counts how each word is written and the company that it keeps. Call once, before any sentence is read.
    mutating func survey() {
        lay()
        for sentence in 0..<(text.sentences.count - 1) {
            enter(sentence)
            for i in low..<high { count(i) }
            var i = low
            while i < high {
                guard word(i).isCapital else {
                    i += 1
                    continue
                }
                var end = i + 1
                while end < high, word(end).isCapital { end += 1 }
                note(i, end)
                i = end
            }
        }
    }

    /// Lays the words of all sentences out.
    private mutating func lay() {
        isQuoted = Array(repeating: false, count: text.tokens.count)
        let count = text.tokens.count + 2 * text.sentences.count
        numbers = Array(unsafeUninitializedCapacity: count) { numbers, filled in
            func put(_ number: UInt16) {
                numbers.initializeElement(at: filled, to: number)
                filled += 1
            }
            for sentence in 0..<(text.sentences.count - 1) {
                var inside = false
                put(NameText.noWord)
                put(NameText.noWord)
                for i in text.sentences[sentence]..<text.sentences[sentence + 1] {
                    let word = text.tokens[i].word
                    put(word)
                    if text.words[Int(word)].isQuote { inside.toggle() }
                    if inside { isQuoted[i] = true }
                }
            }
            put(NameText.noWord)
            put(NameText.noWord)
        }
        marks = Array(repeating: Marks(), count: text.tokens.count)
    }

    private mutating func count(_ i: Int) {
        let word = word(i)
        if word.isCapital {
            if isHead(i) {
                text.counts[Int(word.fold)].head += 1
            } else {
                text.counts[Int(word.fold)].capital += 1
            }
        } else if word.shape != 0 {
            text.counts[Int(word.fold)].small += 1
        }
    }

    /// Whether a capital says nothing at the token: the head of a sentence or a quotation.
    private func isHead(_ i: Int) -> Bool {
        i == low || word(i - 1).isOpener
    }

    /// Notes the company of a run of capitals.
    private mutating func note(_ start: Int, _ end: Int) {
        let before = word(start - 1)
        let after = word(end)
        var shared: UInt32 = 0
        if before.facts.cues & NameFacts.Cue.title != 0 { shared |= 1 }
        if before.facts.cues & NameFacts.Cue.locative != 0 { shared |= 2 }
        if before.key == NameSigns.the { shared |= 4 }
        if after.facts.cues & NameFacts.Cue.actor != 0 { shared |= 8 }
        if after.key == NameSigns.possessive { shared |= 16 }
        if NameSorts.isPerson(before.facts.sort) { shared |= 32 }
        if NameSorts.isGroup(before.facts.sort) { shared |= 64 }
        if NameSorts.isWork(before.facts.sort) { shared |= 128 }
        if isQuoted[start] { shared |= 256 }
        let head = word(end - 1).facts.cues
        for i in start..<end {
            var seen = shared
            if i + 1 < end {
                seen |= 512
                if head & NameFacts.Cue.organisation != 0 { seen |= 1024 }
                if head & NameFacts.Cue.place != 0 { seen |= 2048 }
                if head & (NameFacts.Cue.work | NameFacts.Cue.event) != 0 { seen |= 4096 }
            }
            if i > start {
                seen |= 8192
                let left = word(i - 1).facts
                if left.first > 0 { seen |= 16384 }
                if left.cues & NameFacts.Cue.title != 0 { seen |= 1 }
                if left.cues & NameFacts.Cue.place != 0 { seen |= 2048 }
            }
            text.company[Int(word(i).fold)] |= seen
        }
    }

    // MARK: A sentence

    /// Finds the stretches of the sentence in which names may stand; whatever lies outside them is no name.
    func findChains(_ found: inout [Range<Int>]) {
        found.removeAll(keepingCapacity: true)
        var start = -1
        var last = -1
        for i in low..<high {
            // "O'Connor + Northern Star": a sign of notes parts two names.
            if start >= 0, word(i).isParting {
                found.append(start..<last + 1)
                start = -1
            }
            guard word(i).isCandidate else { continue }
            if start >= 0, i - last > Self.gap {
                found.append(start..<last + 1)
                start = i
            }
            if start < 0 { start = i }
            last = i
        }
        if start >= 0 { found.append(start..<last + 1) }
    }

    /// Call for one sentence after another, from the first on.
    mutating func enter(_ sentence: Int, _ gazetteer: NameGazetteer) {
        enter(sentence)
        for i in low..<high where word(i).isCandidate { match(i, gazetteer) }
    }

    /// Without the phrases of the gazetteer.
    private mutating func enter(_ sentence: Int) {
        low = text.sentences[sentence]
        high = text.sentences[sentence + 1]
        shift = 2 * (sentence + 1)
    }

    /// Marks the phrases that begin at the token, the longest of each class.
    private mutating func match(_ i: Int, _ gazetteer: NameGazetteer) {
        var keys: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
        let reach = min(Self.phraseLimit, high - i)
        withUnsafeMutableBytes(of: &keys) { raw in
            let keys = raw.bindMemory(to: UInt64.self)
            var key: UInt64 = 0
            for k in 0..<reach {
                key = k == 0 ? word(i).key : NameLetters.key(key, then: word(i + k).key)
                keys[k] = key
            }
        }
        withUnsafeBytes(of: &keys) { raw in
            let keys = raw.bindMemory(to: UInt64.self)
            for length in stride(from: reach, to: 1, by: -1) {
                let classes =
                    gazetteer.classes(of: keys[length - 1]) & NameClass.modelled & ~marks[i].all
                if classes != 0 { mark(classes, i, length) }
            }
            let classes = word(i).classes & NameClass.modelled & ~marks[i].all
            if classes != 0 { mark(classes, i, 1) }
        }
    }

    private mutating func mark(_ classes: UInt32, _ at: Int, _ length: Int) {
        guard length > 1 else {
            marks[at].alone |= classes
            return
        }
        marks[at].opens |= classes
        marks[at + length - 1].ends |= classes
        for k in at + 1..<at + length - 1 { marks[k].inner |= classes }
    }

    /// The word of a token from two before the sentence to two behind it.
    @inline(__always)
    private func word(_ i: Int) -> NameWord { text.words[Int(numbers[i + shift])] }

    /// How much less likely a word of notes is no name than the articles say that the weights were learned from: where
    /// it has a capital inside a sentence, is never small, and is no word of English, or a first name beside one.
    @inline(__always)
    func lift(of i: Int) -> Int16 {
        let word = word(i)
        guard word.isCapital, !word.isInitials, !word.hasDigit, text.tokens[i].length > 3,
            word.facts.cues & NameFacts.Cue.time == 0, self.word(i - 1).key != NameSigns.of
        else { return 0 }
        let counts = text.counts[Int(word.fold)]
        guard counts.small == 0, counts.capital > 0 else { return 0 }
        // Units of the weights; found with WikiGold in five folds and the pages of `Benchmarks/quality/structure`.
        if !word.isLexical { return 25 }
        let isBearer =
            word.facts.first > 0 && word.facts.cues == 0
            && word.classes & (NameClass.people | NameClass.event) == 0
        return counts.capital > 1 && isBearer ? 100 : 0
    }

    // MARK: A token

    /// What stands for a value of a template.
    @inline(__always)
    static func feature(_ template: UInt32, _ value: UInt64) -> UInt32 {
        var hash = (value ^ UInt64(template) &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 31
        return UInt32(truncatingIfNeeded: hash &* 0x94D0_49BB_1331_11EB >> 32) | 1
    }

    @inline(__always)
    private mutating func emit(_ template: UInt32, _ value: UInt64) {
        let feature = Self.feature(template, value)
        if isWeighed { model.add(feature, to: &sum) } else { list(feature) }
    }

    /// The same for a template whose values are few.
    @inline(__always)
    private mutating func few(_ template: UInt32, _ a: UInt32, _ b: UInt32) {
        if isWeighed, let weights = model.fewValued.weights(of: template, a, b) {
            sum &+= weights
        } else {
            emitOne(template, a, b)
        }
    }

    @inline(never)
    private mutating func emitOne(_ template: UInt32, _ a: UInt32, _ b: UInt32) {
        emit(template, a, b)
    }

    /// Apart from `emit`, which is called a dozen times a word and saves what this would overwrite.
    @inline(never)
    private mutating func list(_ feature: UInt32) { out.append(feature) }

    @inline(__always)
    private mutating func emit(_ template: UInt32, _ a: UInt32, _ b: UInt32) {
        emit(template, UInt64(a) << 32 | UInt64(b))
    }

    /// The features of a token of the sentence that was entered.
    mutating func features(of i: Int) -> [UInt32] {
        out.removeAll(keepingCapacity: true)
        all(i)
        return out
    }

    /// The sum of the weights of the token's features.
    mutating func score(of i: Int) -> SIMD16<Int16> {
        sum = SIMD16()
        all(i)
        return sum
    }

    private mutating func all(_ i: Int) {
        for place in 0..<5 { add(place, i + place - 2) }
        together(i)
    }

    /// What one word alone may decide for a token, besides its place: from two before the token (0) to two behind (4).
    private enum Part {
        /// The last and first word of the run of capitals around the token, the word before the run and the one behind.
        static let head = 5
        static let start = 6
        static let before = 7
        static let after = 8
        /// The nearest word in lower case, on the left and on the right.
        static let near = 9
        /// The nearest word whose meaning is known, on the left and on the right.
        static let known = 11
    }

    /// Adds the features that the word of a token decides: their weights are worked out once for each word.
    private mutating func add(_ part: Int, _ i: Int) {
        guard isWeighed else { return alone(part, word(i)) }
        let number = Int(numbers[i + shift])
        if let known = text.score(ofWord: number, as: part) {
            sum &+= known
            return
        }
        let others = sum
        sum = SIMD16()
        alone(part, word(i))
        text.setScore(sum, ofWord: number, as: part)
        sum &+= others
    }

    private mutating func alone(_ part: Int, _ word: NameWord) {
        switch part {
        case 0..<5: standing(part, word)
        case Part.head:
            emit(41, UInt64(word.letters))
            emit(42, UInt64(word.facts.sort))
            emit(43, UInt64(word.facts.cues))
        case Part.start: emit(49, UInt64(word.letters))
        case Part.before, Part.after:
            let isAfter: UInt32 = part == Part.after ? 1 : 0
            emit(44 + isAfter, UInt64(word.letters))
            emit(46 + isAfter, UInt64(word.facts.sort))
        case Part.near, Part.near + 1:
            let side = UInt32(part - Part.near)
            emit(60 + side, UInt64(word.letters))
            emit(62 + side, UInt64(word.facts.sort))
        default: emit(64 + UInt32(part - Part.known), UInt64(word.facts.sort))
        }
    }

    /// The features of the word at a place.
    private mutating func standing(_ place: Int, _ word: NameWord) {
        emit(2 + UInt32(place), UInt64(word.letters))
        meaning(UInt32(place), word)
        guard place == 2 else { return }
        emit(1, 0)
        emit(9, UInt64(word.shape))
        affixes(word)
        let own = Self.name(word)
        emit(20, UInt64(own))
        emit(23, own, word.lexical)
        emit(24, UInt64(word.lexical))
    }

    /// The features that the token's company decides.
    private mutating func together(_ i: Int) {
        let around = (word(i - 1), word(i), word(i + 1))
        words(around)
        names(around)
        if around.1.isCapital { run(i) }
        nearby(i)
        phrases(i)
        document(i)
    }

    private typealias Around = (NameWord, NameWord, NameWord)

    private mutating func words(_ a: Around) {
        emit(7, a.0.letters, a.1.letters)
        emit(8, a.1.letters, a.2.letters)
        emit(10, a.0.shape, a.1.shape)
        emit(11, a.1.shape, a.2.shape)
        emit(12, UInt64(a.0.shape ^ a.1.shape &* 31) << 32 | UInt64(a.2.shape))
    }

    private mutating func affixes(_ word: NameWord) {
        if word.endings.0 != 0 { emit(13, UInt64(word.endings.0)) }
        if word.endings.1 != 0 {
            emit(14, UInt64(word.endings.1))
            emit(15, UInt64(word.openings.0))
        }
        if word.endings.2 != 0 {
            emit(16, UInt64(word.endings.2))
            emit(17, UInt64(word.openings.1))
        }
        if word.endings.3 != 0 {
            emit(18, UInt64(word.endings.3))
            emit(19, UInt64(word.openings.2))
        }
    }

    private static func capital(_ word: NameWord) -> UInt32 { word.isCapital ? 1 : 0 }

    private static func name(_ word: NameWord) -> UInt32 {
        word.facts.first | word.facts.last << 2 | capital(word) << 4
    }

    private mutating func names(_ a: Around) {
        let own = Self.name(a.1)
        few(21, own, Self.name(a.2))
        few(22, Self.name(a.0), own)
        few(25, a.0.lexical, a.1.lexical)
        few(26, a.1.lexical, a.2.lexical)
    }

    private mutating func meaning(_ place: UInt32, _ word: NameWord) {
        let capital = Self.capital(word)
        var cues = word.facts.cues
        while cues != 0 {
            emit(30 + place, UInt32(cues.trailingZeroBitCount), capital)
            cues &= cues - 1
        }
        if word.facts.sort > 0 { emit(35 + place, word.facts.sort, capital) }
    }

    /// The run of capitals around the token: its head, and what stands before and after it.
    private mutating func run(_ i: Int) {
        var start = i
        while start > low, word(start - 1).isCapital { start -= 1 }
        var end = i
        while end + 1 < high, word(end + 1).isCapital { end += 1 }
        let before = word(start - 1)
        let after = word(end + 1)
        few(40, UInt32(min(end - start, 4)), UInt32(min(i - start, 3)))
        add(Part.head, end)
        add(Part.before, start - 1)
        add(Part.after, end + 1)
        emit(48, word(start - 2).letters, before.letters)
        add(Part.start, start)
        few(50, before.facts.cues, UInt32(i - start > 0 ? 1 : 0))
        few(51, after.facts.cues, UInt32(end - i > 0 ? 1 : 0))
    }

    /// The nearest words in lower case on both sides, and the nearest whose meaning is known.
    private mutating func nearby(_ i: Int) {
        nearby(i, step: -1, 0)
        nearby(i, step: 1, 1)
    }

    private mutating func nearby(_ i: Int, step: Int, _ side: Int) {
        var hasWord = false
        for distance in 1...6 {
            let k = i + step * distance
            guard k >= low, k < high else { return }
            let word = word(k)
            guard !word.isCapital else { continue }
            if !hasWord {
                add(Part.near + side, k)
                hasWord = true
            }
            if word.facts.sort > 0, distance < 6 {
                add(Part.known + side, k)
                return
            }
        }
    }

    private mutating func phrases(_ i: Int) {
        let own = marks[i]
        if own.all == 0 {
            few(74, 0, 0)
        } else {
            classes(70, own.opens)
            classes(71, own.inner)
            classes(72, own.ends)
            classes(73, own.alone)
            emit(
                74,
                UInt64(own.opens) &* 3 ^ UInt64(own.inner) &* 0x1_0001 ^ UInt64(own.ends) << 29
                    ^ UInt64(own.alone) << 32)
        }
        if i > low { beside(75, marks[i - 1]) }
        if i + 1 < high { beside(76, marks[i + 1]) }
    }

    private mutating func classes(_ template: UInt32, _ classes: UInt32) {
        var classes = classes
        while classes != 0 {
            few(template, 0, UInt32(classes.trailingZeroBitCount))
            classes &= classes - 1
        }
    }

    private mutating func beside(_ template: UInt32, _ marks: Marks) {
        var classes = marks.all
        while classes != 0 {
            let bit = classes & (0 &- classes)
            few(template, UInt32(bit.trailingZeroBitCount), marks.alone & bit != 0 ? 1 : 0)
            classes &= classes - 1
        }
    }

    private mutating func document(_ i: Int) {
        let own = word(i)
        if isQuoted[i] { few(80, 0, Self.capital(own)) }
        guard own.hasCapital || own.hasDigit else { return }
        let counts = text.counts[Int(own.fold)]
        let isHead = isHead(i)
        let small = UInt32(min(counts.small, 2))
        few(81, small, UInt32(min(counts.capital, 3)))
        let others = UInt32(clamping: min(counts.capital - (isHead ? 0 : 1), 2))
        few(82, small << 8 | others << 4 | (isHead ? 1 : 0), own.isLexical ? 1 : 0)
        few(83, own.lexical, (isHead ? 2 : 0) | Self.capital(own))
        var company = text.company[Int(own.fold)]
        while company != 0 {
            few(84, 0, UInt32(company.trailingZeroBitCount))
            company &= company - 1
        }
    }
}
