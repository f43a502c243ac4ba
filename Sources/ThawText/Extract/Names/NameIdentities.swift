import ThawCore

/// Joins the names of one person or thing: "Nikita Khrushchev", "Khrushchev" and "N. S. Khrushchev" are one.
///
/// A surname goes to the only person of the text who bears it, or else to the one who was last named; a first name
/// only where a single person bears it and the text names nobody by it as a surname. Unequal full names stay apart.
struct NameIdentities {
    private struct Identity {
        var kind: NameMention.Kind
        var words: [String]
        var text: String
        var lastMention: Int
    }

    private let manuscript: NameManuscript
    private var names: [RawName]
    /// The words of each name without a leading article.
    private let keys: [String]
    /// A number for each key, counted from 0.
    private let numbers: [Int]
    private let numberOf: [String: Int]
    private var identities: [Identity] = []
    /// Identities by the last word, by the number of the whole name, and by names that no key is.
    private var byLast: [String: [Int]] = [:]
    private var byName: [Int?]
    private var byOtherName: [String: Int] = [:]
    private var byFirst: [String: [Int]] = [:]
    /// Identities by the first letters of their words, now or before a fuller name was found.
    private var byInitials: [String: [Int]] = [:]
    private var owner: [Int] = []

    /// - Parameter manuscript: what the names were read in.
    init(_ names: [RawName], in manuscript: NameManuscript) {
        self.manuscript = manuscript
        self.names = names
        let keys = names.map { Self.key($0) }
        self.keys = keys
        var known: [String: Int] = [:]
        numbers = keys.map { known.withValue(of: $0, orNew: known.count) }
        numberOf = known
        byName = Array(repeating: nil, count: known.count)
        owner = Array(repeating: -1, count: names.count)
        vote()
        unplace()
        // Full names first, so that a surname that comes before them finds its person too.
        for i in names.indices where names[i].words.count > 1 && !isTitled(i) {
            owner[i] = place(i)
        }
        for i in names.indices where isTitled(i) { owner[i] = placeTitled(i) }
        for i in names.indices where names[i].words.count == 1 { owner[i] = placeSingle(i) }
    }

    /// The names of a text with the fullest form for each.
    func mentions() -> [NameMention] {
        var place = 0
        return zip(names, owner).map { name, owner in
            NameMention(
                span: manuscript.source(of: name.span, near: &place), kind: identities[owner].kind,
                name: identities[owner].text)
        }
    }

    /// One kind for one name, by the majority of its mentions.
    private mutating func vote() {
        let kinds = NameMention.Kind.allCases
        var counts = [Int](repeating: 0, count: numberOf.count * kinds.count)
        for i in names.indices where !names[i].isDoubtful {
            counts[numbers[i] * kinds.count + names[i].kind.rank] += 1
        }
        for i in names.indices {
            let votes = numbers[i] * kinds.count
            let own = counts[votes + names[i].kind.rank]
            if let kind = kinds.first(where: { counts[votes + $0.rank] > own }) {
                names[i].kind = kind
            }
        }
    }

    /// Places that are people: one that bears the surname of a person of the text, or does what people do and is known
    /// as no place, unless a word for where stands before it; and one known as no place that is a person's first name.
    private mutating func unplace() {
        var surnames: Set<String> = []
        var firsts: Set<String> = []
        // Equal keys have equal words, but for a leading article.
        var isSeen = [Bool](repeating: false, count: 2 * numberOf.count)
        for (i, name) in names.enumerated() where name.kind == .person && name.words.count > 1 {
            let place = 2 * numbers[i] + (name.words[0] == "the" ? 1 : 0)
            if isSeen[place] { continue }
            isSeen[place] = true
            if let last = Self.surname(name.words) { surnames.insert(last) }
            if let first = name.words.first { firsts.insert(first) }
        }
        var signs = [RawName.PlaceSigns?](repeating: nil, count: numberOf.count)
        for i in names.indices where names[i].kind == .place {
            guard let own = names[i].place else { continue }
            var all = signs[numbers[i]] ?? own
            all.isLocated = all.isLocated || own.isLocated
            all.acts = all.acts || own.acts
            signs[numbers[i]] = all
        }
        for i in names.indices where names[i].kind == .place {
            guard let sign = signs[numbers[i]], !sign.isCountry, !keys[i].contains("-") else {
                continue
            }
            let isFirst = firsts.contains(keys[i]) && !sign.isKnown
            let isBearer = surnames.contains(keys[i]) || sign.acts && !sign.isKnown
            let isPerson = isFirst || isBearer && !sign.isLocated
            if isPerson { names[i].kind = .person }
        }
    }

    private static func key(_ name: RawName) -> String {
        if name.words.count == 1 { return name.words[0] }
        return NameAliases.trimmed(name.words).joined(separator: " ")
    }

    private mutating func place(_ i: Int) -> Int {
        let key = keys[i]
        if let known = byName[numbers[i]] { return mention(known, i) }
        guard names[i].kind == .person, let last = Self.surname(names[i].words) else {
            return placeThing(i, key)
        }
        for candidate in byLast[last] ?? []
        where isCompatible(identities[candidate], names[i].words) {
            if names[i].words.count > identities[candidate].words.count {
                identities[candidate].words = names[i].words
                identities[candidate].text = written(i)
                noteInitials(of: candidate)
            }
            byName[numbers[i]] = candidate
            return mention(candidate, i)
        }
        return add(i, key)
    }

    private static let titles: Set<String> = [
        "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "prof", "prof.", "professor",
        "president", "chancellor", "general", "colonel", "captain", "senator",
    ]

    private func isTitled(_ i: Int) -> Bool {
        names[i].kind == .person && names[i].words.count == 2
            && Self.titles.contains(names[i].words[0])
    }

    /// "Mrs Thatcher" is whoever of the text has that surname.
    private mutating func placeTitled(_ i: Int) -> Int {
        if let known = byName[numbers[i]] { return mention(known, i) }
        guard let bearer = bearer(of: names[i].words[1], i) else { return place(i) }
        byName[numbers[i]] = bearer
        return mention(bearer, i)
    }

    private mutating func mention(_ identity: Int, _ i: Int) -> Int {
        identities[identity].lastMention = i
        return identity
    }

    private mutating func add(_ i: Int, _ key: String) -> Int {
        identities.append(
            Identity(
                kind: names[i].kind, words: names[i].words, text: trimmed(i),
                lastMention: i))
        let number = identities.count - 1
        byName[numbers[i]] = number
        noteInitials(of: number)
        if names[i].kind == .person, let last = Self.surname(names[i].words) {
            byLast[last, default: []].append(number)
            if names[i].words.count > 1, let first = names[i].words.first {
                byFirst[first, default: []].append(number)
            }
        }
        return number
    }

    /// As it is written, its white space collapsed.
    private func written(_ i: Int) -> String {
        String(collapsing: manuscript.bytes[names[i].span.range])
    }

    /// Without a leading article, and with a capital.
    private func trimmed(_ i: Int) -> String {
        let name = names[i]
        var text = Substring(written(i))
        if name.kind == .place || name.kind == .organisation, name.words.first == "the",
            name.words.count > 1
        {
            text = text.dropFirst(4)
        }
        // The stop of a sentence that goes on in small letters, unless it is that of an abbreviation.
        if name.words.count == 1, text.utf8.count > 7, text.hasSuffix("."),
            !text.dropLast().contains(".")
        {
            text = text.dropLast()
        }
        guard name.words.count == 1, name.kind == .person || name.kind == .place else {
            return String(text)
        }
        // Of a text without capitals.
        if text.utf8.count > 4, text.hasSuffix("."), text.first?.isLowercase == true {
            text = text.dropLast()
        }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// The last word that is no "Jr" or number; `nil` where nothing is left.
    private static func surname(_ words: [String]) -> String? {
        words.last { !["jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii"].contains($0) }
    }

    /// Whether a full name may be that of the person: the same first name, or initials that agree.
    private func isCompatible(_ identity: Identity, _ words: [String]) -> Bool {
        guard let a = identity.words.first, let b = words.first, identity.words.count > 1 else {
            return identity.words.count == 1
        }
        guard identity.words.last == words.last else { return false }
        if a == b { return true }
        return (Self.isInitial(a) || Self.isInitial(b)) && a.first == b.first
    }

    /// "k", "n.s", "j".
    private static func isInitial(_ word: String) -> Bool {
        word.utf8.count == 1 || word.contains(".")
    }

    // MARK: Single words

    private mutating func placeSingle(_ i: Int) -> Int {
        let key = keys[i]
        let kind = names[i].kind
        guard kind == .person || kind == .other || kind == .organisation else {
            return byName[numbers[i]].map { mention($0, i) } ?? placeThing(i, key)
        }
        if let bearer = bearer(of: key, i) { return mention(bearer, i) }
        if let known = byName[numbers[i]] { return mention(known, i) }
        // "MLK" of a page on Martin Luther King Jr.
        if kind == .person, 2...4 ~= key.utf8.count, isCapitals(i),
            let bearer = bearer(ofInitials: key), identities[bearer].kind == .person
        {
            byName[numbers[i]] = bearer
            return mention(bearer, i)
        }
        if kind == .person, let close = misspelt(key) {
            byName[numbers[i]] = close
            return mention(close, i)
        }
        return placeThing(i, key)
    }

    private func isCapitals(_ i: Int) -> Bool {
        manuscript.bytes[names[i].span.range].allSatisfy(WordShape.isUpper)
    }

    private func bearer(of word: String, _ i: Int) -> Int? {
        let bearers = byLast[word] ?? []
        if bearers.count == 1 { return bearers[0] }
        if bearers.count > 1 {
            // The one who was named last before this mention; full names were placed first, so by their own order.
            return bearers.filter { identities[$0].lastMention < i }
                .max { identities[$0].lastMention < identities[$1].lastMention } ?? bearers[0]
        }
        let first = byFirst[word] ?? []
        return first.count == 1 && names[i].kind == .person ? first[0] : nil
    }

    /// The only surname that differs from this one by a slip: "Krushchev".
    private func misspelt(_ word: String) -> Int? {
        let letters = Array(word.utf8)
        guard letters.count > 6, byLast.count < 400 else { return nil }
        let close = byLast.keys.filter {
            $0.utf8.first == letters.first && $0.utf8.count > 6
                && EditDistance.distance(Array($0.utf8), letters, limit: 1) <= 1
        }
        guard close.count == 1, let name = close.first, let bearers = byLast[name] else {
            return nil
        }
        return bearers.count == 1 ? bearers[0] : nil
    }

    // MARK: Other things

    /// The same letters, a well-known other name, or the first letters of a name of several words.
    private mutating func placeThing(_ i: Int, _ key: String) -> Int {
        if let full = NameAliases.full[key] {
            let known = NameAliases.key(full)
            if let thing = identity(named: known) {
                byName[numbers[i]] = thing
                return mention(thing, i)
            }
            let number = add(i, key)
            if let other = numberOf[known] {
                byName[other] = number
            } else {
                byOtherName[known] = number
            }
            return number
        }
        if names[i].words.count == 1, names[i].kind == .organisation || names[i].kind == .other,
            let thing = bearer(ofInitials: key)
        {
            byName[numbers[i]] = thing
            return mention(thing, i)
        }
        return add(i, key)
    }

    private func identity(named name: String) -> Int? {
        numberOf[name].map { byName[$0] } ?? byOtherName[name]
    }

    /// The first thing named whose words begin with the letters of "NATO" or "N.A.T.O".
    private func bearer(ofInitials word: String) -> Int? {
        guard word.utf8.count > 1 else { return nil }
        let letters = word.utf8.contains(0x2E) ? word.filter { $0 != "." } : word
        return (byInitials[letters] ?? []).filter {
            let words = identities[$0].words
            return words.count >= word.utf8.count && Self.initials(of: words) == letters
        }.min()
    }

    private mutating func noteInitials(of identity: Int) {
        guard identities[identity].words.count > 1 else { return }
        byInitials[Self.initials(of: identities[identity].words), default: []].append(identity)
    }

    private static let smallWords: Set<String> = ["of", "the", "and", "for", "in", "&"]

    private static func initials(of words: [String]) -> String {
        let own =
            words.last.map { ["jr", "sr"].contains($0) } ?? false ? words.dropLast() : words[...]
        return String(own.filter { !smallWords.contains($0) }.compactMap(\.first))
    }
}

extension NameMention.Kind {
    /// Its place among all kinds.
    fileprivate var rank: Int {
        switch self {
        case .person: 0
        case .place: 1
        case .organisation: 2
        case .work: 3
        case .people: 4
        case .event: 5
        case .other: 6
        }
    }
}

extension Dictionary where Value == Int {
    /// The value of the key, which is `new` from now on where it had none.
    fileprivate mutating func withValue(of key: Key, orNew new: Int) -> Int {
        if let known = self[key] { return known }
        self[key] = new
        return new
    }
}

/// Names that are other names of the same thing.
enum NameAliases {
    /// Folded, with the name that is shown.
    static let full: [String: String] = [
        "ussr": "Soviet Union", "u.s.s.r": "Soviet Union", "us": "United States",
        "u.s": "United States", "usa": "United States", "u.s.a": "United States",
        "united states of america": "United States",
        "uk": "United Kingdom", "u.k": "United Kingdom", "gdr": "East Germany",
        "ddr": "East Germany", "frg": "West Germany", "prc": "China",
        "people 's republic of china": "China", "un": "United Nations", "u.n": "United Nations",
        "eu": "European Union", "holland": "Netherlands", "burma": "Myanmar",
    ]

    /// The words without a leading article.
    static func trimmed(_ words: [String]) -> [String] {
        words.count > 1 && words.first == "the" ? Array(words.dropFirst()) : words
    }

    static func key(_ name: String) -> String { name.lowercased() }
}
