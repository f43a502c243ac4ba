import ThawCore

/// A single capital that stands for a person of the page: "K saw", "K's plan".
///
/// It is read as a name when it is used as one (a possessive, or beside a word that only goes with people) and exactly
/// one person-like name of the page begins with it.
struct Initials {
    /// A capital that stands alone.
    struct Use {
        var letter: UInt8
        /// The letter with its possessive ending.
        var span: Span
        var isPossessive: Bool
        /// Whether a word beside it goes only with people.
        var isPersonal: Bool
    }

    private let manuscript: Manuscript
    private let census: WordCensus

    init(_ manuscript: Manuscript, census: WordCensus) {
        self.manuscript = manuscript
        self.census = census
    }

    /// Words behind which a letter is a number or a sort: "Plan B", "vitamin K".
    private static let sorts = set(
        """
        vitamin vitamins plan type types group groups grade point points section figure part appendix option \
        class list table set sets team company malcolm generation product formula element line lines angle \
        gate exhibit category schedule article block unit hepatitis influenza blood string key note chord \
        letter letters day variable constant phase stage level zone area in of = + - / × let where axis \
        file drive size track platform question answer event events node column row matrix vector or and
        """)
    private static let before = set(
        "saw when that because against thought met hated loved told asked blamed while")
    private static let after = set(
        """
        was wasn't had hadn't did didn't said as who believed wanted became tried made saw thought felt knew \
        began introduced tells told took gave went came got hated loved refused decided feared hoped died \
        killed married ruled reformed wrote claimed argued criticised criticized attempted launched
        """)

    private static func set(_ words: String) -> Set<String> {
        Set(words.spacedWords.map(String.init))
    }

    static func uses(in bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> [Use] {
        var found: [Use] = []
        var i = span.start
        while i < span.end, found.count < Proofreader.proposalLimit {
            i = nextCapital(bytes, i, span.end)
            guard i < span.end else { break }
            let isAlone = i == span.start || WordShape.isSpace(bytes[i - 1]) || bytes[i - 1] == 0xA0
            if isAlone, bytes[i] != 0x41, bytes[i] != 0x49, let use = use(of: bytes, at: i, span) {
                found.append(use)
            }
            while i < span.end, WordShape.isASCIILetter(bytes[i]) { i += 1 }
        }
        return found
    }

    private static func nextCapital(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Int {
        var i = start
        while i + 8 <= end {
            let capitals = ByteLanes(bytes, i).capitals
            if capitals != 0 { return i + ByteLanes.first(of: capitals) }
            i += 8
        }
        while i < end, !WordShape.isUpper(bytes[i]) { i += 1 }
        return i
    }

    private static func use(of bytes: UnsafeBufferPointer<UInt8>, at: Int, _ span: Span) -> Use? {
        var end = at + 1
        var isPossessive = false
        if let width = apostropheWidth(bytes, end, span.end) {
            let behind = end + width
            if behind < span.end, bytes[behind] == 0x73,
                behind + 1 >= span.end || !WordShape.isASCIILetter(bytes[behind + 1])
            {
                end = behind + 1
                isPossessive = true
            } else if behind >= span.end || WordShape.isSpace(bytes[behind]) {
                end = behind
                isPossessive = true
            }
        }
        if end < span.end, !WordShape.isSpace(bytes[end]), bytes[end] != 0x2C, bytes[end] != 0xC2 {
            return nil
        }
        let left = word(before: at, in: bytes, span)
        guard !sorts.contains(left), left.last.map({ !$0.isNumber }) ?? true else { return nil }
        let right = word(after: end, in: bytes, span)
        let isPersonal =
            isPossessive || before.contains(left) || after.contains(right)
            || right.hasSuffix("ed") && right.count > 4
        return Use(
            letter: bytes[at], span: Span(at, end), isPossessive: isPossessive,
            isPersonal: isPersonal)
    }

    private static func apostropheWidth(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int
    ) -> Int? {
        if i < end, bytes[i] == 0x27 { return 1 }
        if i + 2 < end, bytes[i] == 0xE2, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 { return 3 }
        return nil
    }

    private static func word(before at: Int, in bytes: UnsafeBufferPointer<UInt8>, _ span: Span)
        -> String
    {
        var high = at
        while high > span.start, WordShape.isSpace(bytes[high - 1]) { high -= 1 }
        var low = high
        while low > span.start, !WordShape.isSpace(bytes[low - 1]), high - low < 24 { low -= 1 }
        return String(decoding: bytes[low..<high], as: UTF8.self).lowercased()
    }

    private static func word(after at: Int, in bytes: UnsafeBufferPointer<UInt8>, _ span: Span)
        -> String
    {
        var low = at
        while low < span.end, WordShape.isSpace(bytes[low]) { low += 1 }
        var high = low
        while high < span.end, WordShape.isASCIILetter(bytes[high]) || bytes[high] == 0x27,
            high - low < 24
        {
            high += 1
        }
        return String(decoding: bytes[low..<high], as: UTF8.self).lowercased()
    }

    // MARK: Names

    func proposals(for uses: [Use]) -> [Proposal] {
        var found: [Proposal] = []
        for letter in Set(uses.map(\.letter)).sorted() {
            let uses = uses.filter { $0.letter == letter }
            guard uses.contains(where: \.isPersonal), let name = name(for: letter) else { continue }
            for use in uses {
                let confidence = min(0.9, name.confidence + (use.isPersonal ? 0.1 : 0))
                found.append(
                    Proposal(
                        .shorthand, at: use.span, before: manuscript.text(use.span),
                        after: name.text + (use.isPossessive ? "’s" : ""),
                        reason: "“\(Character(Unicode.Scalar(letter)))” for the only person here"
                            + " whose name begins with it",
                        confidence: confidence))
            }
        }
        return found
    }

    /// Endings of words made from a name, that are no person themselves.
    private static let derived = [
        "ism", "ist", "ists", "ite", "ites", "ian", "ians", "grad", "isation", "ization", "ville",
    ]

    private func name(for letter: UInt8) -> (text: String, confidence: Double)? {
        let source = manuscript.source
        var candidates: [(text: String, weight: Int, possessives: Int)] = []
        for word in census.words where source[word.span.start] == letter {
            guard word.capitals > 0 || word.possessives > 0, word.lowers == 0,
                word.places * 2 <= word.count,
                mayBeName(word)
            else { continue }
            let text = base(word)
            guard text.count > 2, text.dropFirst().allSatisfy(\.isLowercase),
                !Self.derived.contains(where: { text.hasSuffix($0) && text.count > $0.count + 3 })
            else { continue }
            candidates.append((text, word.count + 2 * word.possessives, word.possessives))
        }
        candidates.sort { ($0.weight, $1.text) > ($1.weight, $0.text) }
        guard let best = candidates.first else { return nil }
        let others = candidates.dropFirst().filter { !$0.text.hasPrefix(best.text) }
        if let second = others.first, best.weight < 3 * second.weight { return nil }
        let confidence = 0.6 + (best.possessives > 0 ? 0.1 : 0) + (others.isEmpty ? 0.1 : 0)
        return (best.text, confidence)
    }

    /// A word of the lexicon is a name when it is only that, or has an owner's ending or is rare ("Derby's").
    private func mayBeName(_ word: WordCensus.Word) -> Bool {
        guard let entry = word.entry else { return true }
        if word.possessives > 0 { return entry.isName || entry.band >= 5 }
        return entry.isName && !entry.isWord && !isPeople(base(word))
            || entry.isWord && entry.band >= 5
    }

    /// Names of peoples and tongues rather than of one person.
    private static let peoples: Set<String> = [
        "Greek", "German", "French", "Dutch", "Czech", "Turk", "Arab", "Jew", "Dane", "Swede",
        "Finn", "Scot",
        "Serb", "Croat", "Slav", "Pole", "Kurd", "Norse", "Roman", "Norman", "Ottoman", "Latin",
        "Thai", "Celtic",
    ]

    private func isPeople(_ name: String) -> Bool {
        Self.peoples.contains(name) || name.hasSuffix("ish") || name.hasSuffix("ese")
            || name.hasSuffix("s")
    }

    /// The word without a possessive ending.
    private func base(_ word: WordCensus.Word) -> String {
        var text = manuscript.text(word.span)
        if text.hasSuffix("'s") || text.hasSuffix("’s") { text.removeLast(2) }
        return text
    }
}
