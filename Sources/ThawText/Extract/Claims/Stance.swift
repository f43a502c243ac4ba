import ThawCore

/// How an assertion is meant: its modality with the cue, its hedges, its polarity.
struct Stance {
    var modality = Claim.Modality.fact
    var cue: Range<Int>?
    var hedges: [Range<Int>] = []
    var polarity = Claim.Polarity.affirmed

    /// What the words of a clause say about how it is meant. `sentence` holds the condition that a
    /// counterfactual may have outside its clause.
    init(_ clause: Clause, of sentence: Range<Int>, in tags: [ClauseTag]) {
        var masked: Set<Int> = []
        var judged: Range<Int>?
        var i = clause.range.lowerBound
        while i < clause.range.upperBound {
            if tags[i].is(.opensPhrase),
                let match = StancePhrases.match(at: i, in: clause.range, of: tags)
            {
                switch match.kind {
                case .hedge: hedges.append(match.range)
                case .judgement: judged = judged ?? match.range
                case .innocent: masked.formUnion(match.range)
                case .counterfactual:
                    modality = .counterfactual
                    cue = cue ?? match.range
                case .criterion, .cause: break
                }
                if match.kind != .criterion, match.kind != .cause {
                    i = match.range.upperBound
                    continue
                }
            }
            if !masked.contains(i), Self.isHedge(i, clause, tags) { hedges.append(i..<i + 1) }
            if tags[i].is(.judgement), judged == nil { judged = i..<i + 1 }
            i += 1
        }
        if let main = clause.main, judged == nil {
            judged = Self.verdict(behind: main, in: clause.range, of: tags)
        }
        if modality == .fact, let unreal = Self.unreal(clause, sentence, tags) {
            modality = .counterfactual
            cue = unreal
        } else if modality == .fact, let judged {
            modality = .judgement
            cue = judged
        }
        polarity = Self.isDenied(clause, tags) ? .denied : .affirmed
    }

    private static let should = SenseTable.hash("should".utf8)
    private static let may = WordSet(["may", "might"])
    private static let about = WordSet(["about", "around"])

    private static let appearing = WordSet(["appears", "appeared"])

    /// Whether nothing follows but a place or a time.
    private static func isPlace(_ i: Int, _ clause: Clause, _ tags: [ClauseTag]) -> Bool {
        guard i < clause.range.upperBound, tags[i].isWord else { return true }
        return tags[i].is(.preposition) && tags[i].hash != to
    }

    private static func isHedge(_ i: Int, _ clause: Clause, _ tags: [ClauseTag]) -> Bool {
        let tag = tags[i]
        let isMay = tag.is(.modal) && may.contains(tag.hash)
        if tag.is(.hedge), !isMay {
            // "The ghost appears at the banquet" hedges nothing.
            if appearing.contains(tag.hash), isPlace(i + 1, clause, tags) { return false }
            if tag.is(.month) || tag.isCapital && i > clause.range.lowerBound { return false }
            return true
        }
        if isMay, !tag.isCapital {
            return clause.verbs.contains { $0.range.lowerBound == i }
        }
        let next = i + 1 < clause.range.upperBound ? tags[i + 1] : nil
        return next?.kind == .number && about.contains(tag.hash)
    }

    /// "was (very) successful", "was a (great) failure": the verdict as what is said of the subject.
    static func verdict(behind verb: VerbGroup, in range: Range<Int>, of tags: [ClauseTag])
        -> Range<Int>?
    {
        guard tags[verb.main].is(.be) || isBecoming(tags[verb.main]) else { return nil }
        var i = verb.range.upperBound
        let limit = min(range.upperBound, i + 6)
        while i < limit {
            let tag = tags[i]
            guard tag.isWord else { return nil }
            if tag.is(.verdict) {
                let next = i + 1 < range.upperBound ? tags[i + 1] : nil
                // "was a weak acid" names a kind; "was weak" judges.
                if let next, next.isWord, next.isDisjoint(.small, .helping), !isNoun(next) {
                    return nil
                }
                return i..<i + 1
            }
            if isNoun(tag) { return i..<i + 1 }
            guard tag.is([.adverb, .determiner, .hedge]) || isDegree(tag) else { return nil }
            i += 1
        }
        return nil
    }

    private static let nouns = WordSet([
        "success", "failure", "disaster", "triumph", "mistake", "catastrophe", "fiasco",
        "blunder", "masterstroke", "farce",
    ])
    private static let degrees = WordSet([
        "total", "complete", "great", "huge", "major", "overall", "utter", "big", "real",
        "partial", "limited", "extremely", "such", "short-term", "long-term", "political",
        "economic", "military", "diplomatic", "serious", "terrible",
    ])
    private static let becoming = WordSet(["became", "proved", "remained", "becomes"])

    private static func isNoun(_ tag: ClauseTag) -> Bool { nouns.contains(tag.hash) }
    private static func isDegree(_ tag: ClauseTag) -> Bool { degrees.contains(tag.hash) }
    private static func isBecoming(_ tag: ClauseTag) -> Bool { becoming.contains(tag.hash) }

    // MARK: What would have been

    private static let ifWord = SenseTable.hash("if".utf8)
    private static let had = SenseTable.hash("had".utf8)
    private static let were = SenseTable.hash("were".utf8)
    private static let without = SenseTable.hash("without".utf8)
    private static let be = SenseTable.hash("be".utf8)
    private static let to = SenseTable.hash("to".utf8)
    private static let have = SenseTable.hash("have".utf8)

    /// The cue of an unreal condition or outcome: "would have been", "without … would not".
    private static func unreal(
        _ clause: Clause, _ sentence: Range<Int>, _ tags: [ClauseTag]
    ) -> Range<Int>? {
        guard sentence.contains(where: { tags[$0].is(.modal) || tags[$0].is(.opensPhrase) }) else {
            return nil
        }
        let (have, had, ifWord, without) = (Self.have, Self.had, Self.ifWord, Self.without)
        let were = Self.were
        let unreal = clause.verbs.first { verb in
            guard verb.isHelped, tags[verb.range.lowerBound].is(.modal) else { return false }
            return verb.range.contains { tags[$0].hash == have } && verb.range.count >= 3
                && tags[verb.main].hash != have
        }
        if let unreal, tags[unreal.range.lowerBound].is(.would) { return unreal.range }
        func isConditional() -> Bool {
            sentence.contains { tags[$0].hash == ifWord } || tags[sentence.lowerBound].hash == had
        }
        if let unreal, isConditional() { return unreal.range }
        // "Without X, Y would not": an outcome that depends on what was there.
        if let verb = clause.verbs.first(where: { tags[$0.range.lowerBound].is(.would) }),
            let without = sentence.first(where: { tags[$0].hash == without }),
            abs(verb.range.lowerBound - without) < 16
        {
            return without..<without + 1
        }
        // "If he had lived, …" and "Had he lived, …" before "would".
        guard let would = sentence.first(where: { tags[$0].is(.would) }), isConditional() else {
            return nil
        }
        let opener = sentence.first { tags[$0].hash == ifWord } ?? sentence.lowerBound
        let past = (opener..<sentence.upperBound).contains {
            tags[$0].hash == had || tags[$0].is(.anyPast) && $0 < would
                || tags[$0].hash == were && $0 < would
        }
        return past ? opener..<opener + 1 : nil
    }

    // MARK: What is denied

    private static let no = SenseTable.hash("no".utf8)
    private static let nobody = WordSet(["nobody", "none", "nothing", "neither", "nowhere"])
    private static let only = SenseTable.hash("only".utf8)
    private static let failed = WordSet(["failed", "fails", "unable"])
    private static let until = SenseTable.hash("until".utf8)

    private static func isDenied(_ clause: Clause, _ tags: [ClauseTag]) -> Bool {
        let low = clause.range.lowerBound
        if tags[low].hash == no || nobody.contains(tags[low].hash) { return true }
        guard let main = clause.main else { return tags[low].is(.negation) && tags[low].isWord }
        guard clause.range.contains(main.range.lowerBound) else { return main.isNegated }
        // "The Tsar never returned": adverbs stand before the verb.
        let before = main.range.lowerBound - 1
        if before >= low, tags[before].is(.negation), tags[before].is(.adverb) { return true }
        let next = main.range.upperBound
        func isHash(_ i: Int, _ hash: UInt64) -> Bool {
            i < clause.range.upperBound && tags[i].hash == hash
        }
        if main.isNegated {
            let isOnly = (main.range.lowerBound...min(next + 2, tags.count - 1)).contains {
                tags[$0].hash == only
            }
            let isUntil = (next..<clause.range.upperBound).contains { tags[$0].hash == until }
            return !isOnly && !isUntil
        }
        if isHash(next, no) { return true }
        // "is not", "was never" where the word stands behind a lone helper.
        if next < clause.range.upperBound, tags[next].is(.negation), tags[main.main].is(.helping) {
            return !isHash(next + 1, only)
        }
        return failed.contains(tags[main.main].hash) && isHash(next, to)
    }
}

extension StancePhrases {
    /// The longest phrase that begins at a tag.
    static func match(
        at i: Int, in range: Range<Int>, of tags: [ClauseTag]
    ) -> (kind: Kind, range: Range<Int>)? {
        let next = i + 1 < range.upperBound ? tags[i + 1].hash : 0
        guard mayBegin(tags[i].hash, next), let phrases = byOpening[tags[i].hash] else {
            return nil
        }
        for phrase in phrases where i + phrase.hashes.count <= range.upperBound {
            var k = 1
            while k < phrase.hashes.count, tags[i + k].hash == phrase.hashes[k] { k += 1 }
            if k == phrase.hashes.count { return (phrase.kind, i..<i + k) }
        }
        return nil
    }
}
