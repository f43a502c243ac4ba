import ThawCore

/// What a heading, a title or the subject of a line names, where it can stand as the subject of another line.
struct Namesake {
    var text: String
    /// Where the words stand; `nil` for an inferred heading.
    var span: Span?
    var isPerson: Bool
    /// Whether it may be a person for all that is known: "King", "Bush".
    var mayBePerson: Bool
    var isPlural: Bool

    /// What a heading is about: "Results of the war" names the war, "Khrushchev's reforms" Khrushchev, "Causes"
    /// nothing.
    init?(heading: String, at span: Span?) {
        let read = ReadLine(heading)
        let tags = read.tags
        guard !tags.isEmpty, tags.count <= 12 else { return nil }
        var range = 0..<tags.count
        if let stop = tags.lastIndex(where: { $0.kind != .stop && $0.kind != .question }) {
            range = 0..<stop + 1
        }
        if tags.contains(where: { $0.kind == .question }) {
            guard let asked = Self.asked(tags, range) ?? Self.onlyName(tags) else { return nil }
            range = asked
        }
        if let of = range.last(where: { tags[$0].hash == Self.of }),
            (range.lowerBound..<of).allSatisfy({ tags[$0].is(.heading) || tags[$0].is(.determiner) }
            )
        {
            range = of + 1..<range.upperBound
        }
        guard !range.isEmpty, range.count <= 6, range.allSatisfy({ tags[$0].isWord }) else {
            return nil
        }
        if tags[range.upperBound - 1].is(.heading) {
            // "Khrushchev's policies" is about him; "Soviet reaction" about nothing that can act.
            guard let owner = range.first(where: { tags[$0].isPossessive }) else { return nil }
            range = range.lowerBound..<owner + 1
        }
        guard VerbFinder(tags: tags).groups(in: range).isEmpty,
            !tags[range.lowerBound].is([.preposition, .relative, .subordinator, .conjunction]),
            range.contains(where: { tags[$0].isDisjoint(.small, .pronoun, .heading) })
        else { return nil }
        self.init(read, range, span: span)
        if range.lowerBound > 0 || range.upperBound < tags.count, span != nil { self.span = span }
    }

    private static let of = SenseTable.hash("of".utf8)
    private static let why = SenseTable.hash("why".utf8)
    private static let what = WordSet(["what", "who"])

    /// "What is/was X?"; "Why a X?"
    private static func asked(_ tags: [ClauseTag], _ range: Range<Int>) -> Range<Int>? {
        if range.count >= 3, tags[0].hash == why, tags[1].is(.determiner) {
            return 1..<range.upperBound
        }
        guard range.count >= 3, what.contains(tags[0].hash), tags[1].is(.be),
            !tags[2].is([.pronoun, .this])
        else { return nil }
        return 2..<range.upperBound
    }

    /// "How is Crooks presented?" is about the one name in it.
    private static func onlyName(_ tags: [ClauseTag]) -> Range<Int>? {
        let capitals = tags.indices.dropFirst().filter { tags[$0].isCapital && tags[$0].isWord }
        guard let first = capitals.first, let last = capitals.last,
            last - first == capitals.count - 1
        else { return nil }
        return first..<last + 1
    }

    /// The subject of a line.
    init(_ read: ReadLine, _ whole: Range<Int>, span: Span?) {
        // "The bakufu, i.e. the government at Edo" is the bakufu.
        let comma = whole.dropFirst().first { read.tags[$0].kind == .comma }
        let isList = whole.contains { read.tags[$0].is(.conjunction) }
        let range = isList ? whole : whole.lowerBound..<(comma ?? whole.upperBound)
        text = read.text(range)
        self.span = range == whole || span == nil ? span : read.span(range)
        (isPerson, mayBePerson) = Self.person(read, range)
        isPlural = Self.isPlural(read, range)
    }

    /// Whether the head of a noun phrase is a plural, or two things are named. "The Bill of Rights" is one.
    static func isPlural(_ read: ReadLine, _ range: Range<Int>) -> Bool {
        let of = range.dropFirst().first { read.tags[$0].is(.preposition) }
        let last = read.tags[(of ?? range.upperBound) - 1]
        if range.contains(where: { read.tags[$0].is(.conjunction) }) { return true }
        let bytes = read.line.bytes[last.low..<last.high]
        return bytes.last == 0x73 && bytes.count > 3 && !bytes.suffix(2).elementsEqual("ss".utf8)
            && !bytes.suffix(2).elementsEqual("us".utf8)
            && !bytes.suffix(2).elementsEqual("is".utf8)
    }

    /// Of movements and peoples.
    private static let endings = ["ism", "ion", "ans", "ese", "ist", "sts"].map { Array($0.utf8) }

    /// Capitals throughout, and at least one word that is no common word: no place, no movement; a single capital that
    /// the word list knows as a name and as a word may be one.
    private static func person(_ read: ReadLine, _ range: Range<Int>) -> (isOne: Bool, mayBe: Bool)
    {
        guard range.count <= 4, let lexicon = Lexicon.english else { return (false, false) }
        var (hasName, mayBeName) = (false, false)
        for i in range {
            let tag = read.tags[i]
            // "Charles I" is no "I".
            if i > range.lowerBound, tag.isCapital, tag.high - tag.low == 1 { continue }
            guard tag.isCapital, !tag.is([.place, .determiner, .month, .heading, .pronoun])
            else { return (false, false) }
            let word = WordShape.fold(Array(read.line.bytes[tag.low..<tag.high]))
            let ending = word.suffix(3)
            if endings.contains(where: { ending.elementsEqual($0) }) { return (false, false) }
            // "DJ" may be somebody, "NATO" is not.
            if tag.isAcronym, range.count == 1 { return (false, tag.high - tag.low == 2) }
            let entry = lexicon.entry(word)
            if entry.map({ $0.isName && !$0.isWord }) ?? true { hasName = true }
            if range.count == 1, entry?.isName == true { mayBeName = true }
        }
        return (hasName, hasName || mayBeName)
    }

    /// Whether a word is part of a name, of a person for all that is known, that is not this one's.
    ///
    /// - Parameter opens: whether a sentence begins with it, so that its capital says nothing.
    static func isOtherName(
        _ read: ReadLine, _ place: Int, opens: Bool, than person: String
    ) -> Bool {
        let tag = read.tags[place]
        guard tag.isWord, tag.isCapital, !tag.isAcronym, tag.high - tag.low > 2,
            !tag.is([.place, .determiner, .month, .heading, .pronoun, .preposition])
        else { return false }
        let letters = Array(read.line.bytes[tag.low..<tag.high])
        let word = WordShape.fold(letters)
        if endings.contains(where: { word.suffix(3).elementsEqual($0) }) { return false }
        guard let entry = Lexicon.english?.entry(word) else {
            return !opens && !person.contains(String(decoding: letters, as: UTF8.self))
        }
        let isName = entry.isName && (!entry.isWord || !opens)
        return isName && !person.contains(String(decoding: letters, as: UTF8.self))
    }
}
