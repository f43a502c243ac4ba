import ThawCore

/// Tells subject and object of a clause by their places around its verb.
struct ClauseRoles {
    private let tags: [ClauseTag]

    init(_ tags: [ClauseTag]) {
        self.tags = tags
    }

    /// Whether nothing but adverbs stands before the verb.
    func opensWithVerb(_ verb: VerbGroup, in range: Range<Int>) -> Bool {
        (range.lowerBound..<verb.range.lowerBound).allSatisfy {
            tags[$0].is([.adverb, .conjunction]) || !tags[$0].isWord
        }
    }

    /// The noun phrase before the verb, without what opens the clause: "In 1956, Khrushchev …".
    func subject(of verb: VerbGroup, in range: Range<Int>) -> Range<Int>? {
        guard verb.range.lowerBound > range.lowerBound else { return nil }
        return nounPhrase(range.lowerBound..<verb.range.lowerBound)
    }

    func nounPhrase(_ stretch: Range<Int>) -> Range<Int>? {
        var low = stretch.lowerBound
        var high = stretch.upperBound
        // An opening part ends at its comma, the label of a line at its colon.
        if let colon = stretch.last(where: { tags[$0].kind == .colon }) { low = colon + 1 }
        if low + 1 < high, tags[high - 1].is([.he, .it, .they]), tags[high - 2].kind == .comma {
            return high - 1..<high
        }
        if low < high, tags[low].is([.preposition, .subordinator, .adverb, .ing]),
            let comma = (low..<high).last(where: { tags[$0].kind == .comma })
        {
            low = comma + 1
        }
        while low < high,
            tags[low].is([.adverb, .conjunction]) && !tags[low].is(.determiner)
                || !tags[low].isWord && tags[low].kind != .number
        {
            low += 1
        }
        if low < high, tags[low].is(.preposition) { low = behindDate(low, high) ?? high }
        while high > low,
            tags[high - 1].is(.adverb) && !tags[high - 1].is(.determiner)
                || !tags[high - 1].isWord && tags[high - 1].kind != .number
        {
            high -= 1
        }
        guard low < high, high - low <= 14,
            !tags[low].is([.relative, .subordinator]) || tags[low].is(.this),
            (low..<high).contains(where: { tags[$0].isDisjoint(.small) || tags[$0].is(.pronoun) }),
            !(low..<high).contains(where: { Self.isSign(tags[$0].kind) })
        else { return nil }
        return low..<high
    }

    /// "Art. 48 = president" is no subject.
    private static func isSign(_ kind: ClauseTag.Kind) -> Bool {
        kind == .equals || kind == .arrow || kind == .semicolon
    }

    /// "In March 1956 Khrushchev": what follows the date.
    private func behindDate(_ low: Int, _ high: Int) -> Int? {
        var i = low + 1
        var hasNumber = false
        while i < high,
            tags[i].kind == .number || tags[i].is([.month, .time])
                || tags[i].is(.determiner) && !hasNumber
        {
            hasNumber = hasNumber || tags[i].kind == .number || tags[i].is(.time)
            i += 1
        }
        return hasNumber && i < high ? i : nil
    }

    private static let linking = WordSet([
        "led", "leads", "refers", "referred", "resulted", "results", "contributed", "belongs",
        "consists", "contributes", "amounted",
    ])

    /// What follows the verb up to the next sign or clause; for "led to" what follows the preposition.
    func object(of verb: VerbGroup, in range: Range<Int>) -> Range<Int>? {
        guard !verb.isPassive else { return nil }
        var low = verb.range.upperBound
        while low < range.upperBound, tags[low].is(.adverb), !tags[low].is(.determiner) { low += 1 }
        if low < range.upperBound, tags[low].is(.preposition), !tags[low].is(.determiner) {
            guard Self.linking.contains(tags[verb.main].hash) else { return nil }
            low += 1
        }
        var high = low
        while high < range.upperBound {
            let tag = tags[high]
            guard tag.isWord || tag.kind == .number || tag.kind == .ampersand || tag.kind == .quote
            else { break }
            if tag.is([.relative, .subordinator]), high > low || !tag.is(.this) { break }
            high += 1
        }
        guard low < high, (low..<high).contains(where: { tags[$0].isDisjoint(.small) }) else {
            return nil
        }
        return low..<high
    }
}
