/// A finite verb with its helpers: "would never have been", "was abolished", "fell".
struct VerbGroup {
    /// The tags of the group, helpers and the adverbs between included.
    var range: Range<Int>
    /// The last verb of the group.
    var main: Int
    /// Whether it opens with a helping verb.
    var isHelped = false
    var isPassive = false
    var isNegated = false
    /// Whether it may be a participle: a form in -ed without a helper.
    var isBare = false
    /// Whether it stands in a subordinate or relative clause.
    var isSubordinate = false
}

/// Finds the finite verbs of a stretch of tags by the words around them. There is no parser: where two readings
/// are open, the word is no verb.
struct VerbFinder {
    let tags: [ClauseTag]

    /// The clause that is open besides the main one.
    private enum Inner { case none, relative, subordinate }

    /// The verb groups of a stretch in order. Cost: one pass.
    func groups(in range: Range<Int>) -> [VerbGroup] {
        let (examples, that) = (Self.examples, Self.that)
        var found: [VerbGroup] = []
        var inner = Inner.none
        var awaitsVerb = false
        var hasMain = false
        var i = range.lowerBound
        while i < range.upperBound {
            let tag = tags[i]
            if tag.isWord, !tag.is(Self.telling), tag.hash != that,
                !examples.contains(tag.hash)
            {
                i += 1
                continue
            }
            if Self.closes(tag.kind) || examples.contains(tag.hash) {
                if !awaitsVerb { inner = .none }
            } else if let opened = opening(i, in: range, hasMain: !found.isEmpty) {
                inner = opened
                awaitsVerb = true
            } else if var group = group(at: i, in: range) {
                // "Those who opposed him were shot": the second verb is the main one again.
                if inner == .relative, !awaitsVerb, !hasMain, !group.isBare { inner = .none }
                group.isSubordinate = inner != .none
                awaitsVerb = false
                if inner == .none, !group.isBare { hasMain = true }
                found.append(group)
                i = group.range.upperBound
                continue
            }
            i += 1
        }
        return found
    }

    /// A word that is none of these, and not "that", neither opens a clause nor begins a group.
    private static let telling: WordSense = [
        .subordinator, .relative, .helping, .past, .anyParticiple, .present, .he, .it, .they,
    ]
    private static let examples = WordSet(["e.g", "eg", "i.e"])

    private static func closes(_ kind: ClauseTag.Kind) -> Bool {
        kind == .comma || kind == .dash || kind == .close || kind == .quote || kind == .semicolon
    }

    /// Words that are prepositions as well: they open a clause only where a verb can still follow.
    private static let dual = WordSet([
        "after", "before", "until", "since", "as", "than", "once", "despite",
    ])
    private static let that = SenseTable.hash("that".utf8)

    private func opening(_ i: Int, in range: Range<Int>, hasMain: Bool) -> Inner? {
        let tag = tags[i]
        guard tag.is([.subordinator, .relative]) else { return nil }
        if Self.dual.contains(tag.hash) {
            guard i + 1 < range.upperBound else { return nil }
            return hasMain || tags[i + 1].is([.he, .it, .they]) ? .subordinate : nil
        }
        if tag.hash == Self.that {
            // "That year", "in that case" point; "that" behind a noun or a verb opens.
            guard i > range.lowerBound, !tags[i - 1].is([.preposition, .conjunction]) else {
                return nil
            }
            return .relative
        }
        return tag.is(.relative) ? .relative : .subordinate
    }

    // MARK: One group

    private func group(at i: Int, in range: Range<Int>) -> VerbGroup? {
        let tag = tags[i]
        guard tag.isWord else { return nil }
        if tag.isPossessive, tag.is([.he, .it, .they]) || tag.hash == Self.that {
            return helped(at: i, in: range)
        }
        if tag.is(.helping) {
            return isHelper(i, in: range) ? helped(at: i, in: range) : nil
        }
        guard !tag.isCapital || opensClause(i, in: range), !tag.isPossessive else { return nil }
        if tag.is(.past), !tag.is(.pastOrParticiple) {
            guard !stands(i, behind: .determiner, in: range) else { return nil }
            return VerbGroup(range: i..<i + 1, main: i)
        }
        if tag.is(.anyParticiple) {
            return isBare(i, in: range)
                ? VerbGroup(range: i..<i + 1, main: i, isBare: true) : nil
        }
        if tag.is(.present), isPresent(i, in: range) {
            return VerbGroup(range: i..<i + 1, main: i)
        }
        return nil
    }

    func opensClause(_ i: Int, in range: Range<Int>) -> Bool {
        i == range.lowerBound || !tags[i - 1].isWord && tags[i - 1].kind != .number
    }

    private static let to = SenseTable.hash("to".utf8)
    private static let may = SenseTable.hash("may".utf8)
    private static let nouns = WordSet(["will", "might", "can", "must"])

    private func isHelper(_ i: Int, in range: Range<Int>) -> Bool {
        let tag = tags[i]
        if tag.is(.unfinished) { return false }
        if tag.hash == Self.may, tag.isCapital { return false }
        guard i > range.lowerBound else { return true }
        if tags[i - 1].hash == Self.to { return false }
        let isNoun = Self.nouns.contains(tag.hash)
        return !(isNoun && tags[i - 1].is([.determiner, .preposition]) && !tags[i - 1].is(.this))
    }

    private func helped(at i: Int, in range: Range<Int>) -> VerbGroup {
        var group = VerbGroup(range: i..<i + 1, main: i, isHelped: true)
        group.isNegated = tags[i].is(.negation)
        var takesBase = tags[i].is([.modal, .does])
        var j = i + 1
        while j < range.upperBound {
            let tag = tags[j]
            guard tag.isWord else { break }
            if tag.is([.adverb, .negation]), !tag.is(.unfinished) {
                if tag.is(.negation) { group.isNegated = true }
                j += 1
                continue
            }
            let isUnfinished = tag.is([.unfinished, .have]) || takesBase && tag.is([.be, .does])
            let isMain =
                tag.is(.anyParticiple) || tag.is(.ing) && tags[group.main].is(.be)
                || takesBase && tag.isDisjoint(.small, .pronoun) && !tag.isCapital
            guard isUnfinished || isMain else { break }
            if tag.is(.ing), !tag.is(.unfinished), !tags[group.main].is(.be) { break }
            group.isPassive =
                !isUnfinished && tag.is(.anyParticiple) && tags[group.main].is(.be)
            group.main = j
            group.range = i..<j + 1
            takesBase = false
            j += 1
            if !isUnfinished { break }
        }
        return group
    }

    /// Whether a word of the class stands before, adverbs passed over.
    private func stands(_ i: Int, behind classes: WordSense, in range: Range<Int>) -> Bool {
        var j = i - 1
        while j >= range.lowerBound, tags[j].is(.adverb), !tags[j].is(classes) { j -= 1 }
        return j >= range.lowerBound && tags[j].is(classes)
    }

    private func isBare(_ i: Int, in range: Range<Int>) -> Bool {
        guard i > range.lowerBound else { return true }
        if tags[i - 1].isPossessive, !tags[i - 1].is([.he, .it, .they]) { return false }
        // "The rising failed" has a noun where "being tried" has a verb.
        let isNoun = i - 2 >= range.lowerBound && tags[i - 2].is(.determiner)
        if tags[i - 1].is([.unfinished, .ing]), !tags[i - 1].is(.pronoun), !isNoun { return false }
        let isPronoun = tags[i - 1].is(.pronoun) && !tags[i - 1].is(.possessive)
        return isPronoun || !stands(i, behind: [.determiner, .preposition], in: range)
    }

    private func isPresent(_ i: Int, in range: Range<Int>) -> Bool {
        guard i > range.lowerBound else { return true }
        let next = i + 1 < range.upperBound ? tags[i + 1] : nil
        if let next, next.hash == SenseTable.hash("of".utf8) { return false }
        if tags[i - 1].isPossessive { return false }
        let isPronoun = tags[i - 1].is(.pronoun) && !tags[i - 1].is(.possessive)
        return isPronoun || !stands(i, behind: [.determiner, .preposition], in: range)
    }

    // MARK: The main verb

    /// The verb that the stretch is about: the first certain one that is not subordinate, or else the first that
    /// may be one.
    func main(of groups: [VerbGroup]) -> VerbGroup? {
        let first = groups.first { !$0.isSubordinate }
        guard let certain = groups.first(where: { !$0.isSubordinate && !$0.isBare }) else {
            return first
        }
        guard let bare = first, bare.isBare else { return certain }
        if takesObject(bare) { return bare }
        let between = bare.range.upperBound..<certain.range.lowerBound
        if isPredicate(bare), between.contains(where: { Self.closes(tags[$0].kind) }) {
            return bare
        }
        let joint = between.last { tags[$0].is(.conjunction) }
        guard let joint else { return certain }
        let isDirect = (joint + 1..<certain.range.lowerBound).allSatisfy { tags[$0].is(.adverb) }
        return isDirect ? bare : certain
    }
}

extension VerbFinder {
    /// Whether an article or a possessive follows: a participle that describes a noun takes no object.
    private func takesObject(_ verb: VerbGroup) -> Bool {
        let next = verb.range.upperBound
        guard next < tags.count, tags[verb.main].is(.pastOrParticiple) else { return false }
        return tags[next].is(.determiner) && !tags[next].is([.relative, .adverb])
    }

    /// Whether no preposition follows but the "to" of an infinitive.
    private func isPredicate(_ verb: VerbGroup) -> Bool {
        let next = verb.range.upperBound
        guard next + 1 < tags.count, tags[next].is(.preposition) else { return true }
        return tags[next].hash == Self.to
            && tags[next + 1].isDisjoint(.small, .pronoun) && !tags[next + 1].isCapital
    }
}

extension ClauseTag {
    /// Whether the word is of none of the classes.
    func isDisjoint(
        _ classes: WordSense, _ others: WordSense = [], _ more: WordSense = []
    ) -> Bool {
        self.classes.isDisjoint(with: classes.union(others).union(more))
    }
}
