/// One assertion of a sentence as tags.
struct Clause {
    /// Its own words.
    var range: Range<Int>
    /// Its groups, in order.
    var verbs: [VerbGroup]
    var main: VerbGroup?
    /// Words of an earlier clause that belong before it: the subject, and a helper that is not repeated; or the
    /// lead-in of a list.
    var shared: Range<Int>?
    /// What stands between it and the clause before.
    var joint: Range<Int>?
}

/// Splits a sentence into single assertions, where the joint is certain.
struct ClauseSplitter {
    /// A longer sentence is taken whole: it is no sentence.
    static let longestSentence = 240

    let tags: [ClauseTag]
    private let finder: VerbFinder

    init(_ tags: [ClauseTag]) {
        self.tags = tags
        finder = VerbFinder(tags: tags)
    }

    func clauses(in sentence: Range<Int>) -> [Clause] {
        guard sentence.count <= Self.longestSentence else { return [clause(sentence)] }
        var clauses: [Clause] = []
        for part in parts(of: sentence) {
            let found =
                list(part.range)
                ?? conjuncts(part.range, joint: part.joint, after: clauses.last)
            // Nearly every sentence is one part, whose clauses need not be copied.
            if clauses.isEmpty { clauses = found } else { clauses += found }
        }
        return clauses
    }

    private func clause(
        _ range: Range<Int>, shared: Range<Int>? = nil, joint: Range<Int>? = nil
    ) -> Clause {
        let verbs = finder.groups(in: range)
        return Clause(
            range: range, verbs: verbs, main: finder.main(of: verbs), shared: shared, joint: joint)
    }

    // MARK: Semicolons, dashes

    private typealias Part = (range: Range<Int>, joint: Range<Int>?)

    /// Parts between semicolons or dashes that each have a verb of their own; otherwise the whole.
    private func parts(of sentence: Range<Int>) -> [Part] {
        var parts: [Part] = [(sentence, nil)]
        var depth = 0
        for i in sentence {
            switch tags[i].kind {
            case .open: depth += 1
            case .close: depth = max(0, depth - 1)
            case .semicolon where depth == 0, .lineFeed,
                .dash where depth == 0 && isSpaced(i):
                let last = parts[parts.count - 1]
                let left = last.range.lowerBound..<i
                let right = i + 1..<self.end(from: i + 1, in: sentence)
                let needsSubject = tags[i].kind == .dash
                guard
                    tags[i].kind == .lineFeed
                        || stands(left, isDashed: needsSubject, hasSubject: last.joint == nil)
                            && stands(right, isDashed: needsSubject, hasSubject: false)
                else { continue }
                parts[parts.count - 1].range = left
                parts.append((i + 1..<sentence.upperBound, i..<i + 1))
            default: break
            }
        }
        parts.removeAll { $0.range.isEmpty }
        return parts
    }

    private func isSpaced(_ i: Int) -> Bool {
        tags[i].isSpaced && i + 1 < tags.count && tags[i + 1].isSpaced
    }

    private func end(from start: Int, in sentence: Range<Int>) -> Int {
        var i = start
        while i < sentence.upperBound {
            let kind = tags[i].kind
            if kind == .semicolon || kind == .lineFeed || kind == .dash && isSpaced(i) { break }
            i += 1
        }
        return i
    }

    /// Whether a part has a verb of its own; beside a dash, one that is surely no participle.
    private func stands(_ range: Range<Int>, isDashed: Bool, hasSubject: Bool) -> Bool {
        guard let main = finder.main(of: finder.groups(in: range)) else { return false }
        guard isDashed || hasSubject else { return true }
        if isDashed, main.isBare, isFollowedByPreposition(main, in: range) { return false }
        return main.range.lowerBound > range.lowerBound
    }

    private func isFollowedByPreposition(_ group: VerbGroup, in range: Range<Int>) -> Bool {
        let next = group.range.upperBound
        return next < range.upperBound && tags[next].is(.preposition)
    }

    // MARK: Conjunctions

    private func conjuncts(_ part: Range<Int>, joint: Range<Int>?, after last: Clause?) -> [Clause]
    {
        let verbs = finder.groups(in: part)
        var found: [Clause] = []
        var start = part.lowerBound
        var shared: Range<Int>?
        var open = joint
        if let last, let main = finder.main(of: verbs), main.range.lowerBound == start,
            joint != nil
        {
            shared = sharedWords(of: last)
        }
        for i in part where i > start && isJoint(i) {
            guard let split = split(at: i, from: start, in: part, verbs) else { continue }
            let left = start..<split.leftEnd
            var clause = self.clause(left, shared: shared, joint: open)
            if shared != nil, clause.main == nil { clause.main = clause.verbs.first }
            found.append(clause)
            shared = split.sharesSubject ? sharedWords(of: clause, helper: split.sharesHelper) : nil
            open = split.leftEnd..<i + 1
            start = split.start
        }
        guard start > part.lowerBound else {
            return [
                Clause(
                    range: part, verbs: verbs, main: finder.main(of: verbs), shared: shared,
                    joint: open)
            ]
        }
        found.append(clause(start..<part.upperBound, shared: shared, joint: open))
        return found
    }

    /// A conjunction, or a comma before a pronoun: "no plan existed, he improvised".
    private func isJoint(_ i: Int) -> Bool {
        tags[i].is(.conjunction)
            || tags[i].kind == .comma && i + 1 < tags.count && tags[i + 1].is([.he, .it, .they])
    }

    private struct Split {
        var leftEnd: Int
        var start: Int
        var sharesSubject: Bool
        var sharesHelper: Bool
    }

    private static let by = SenseTable.hash("by".utf8)
    private static let pairs = WordSet(["both", "between", "either", "neither", "whether", "not"])
    private static let contrasts = WordSet(["but", "yet"])
    private static let or = WordSet(["or", "nor", "so"])

    private func split(
        at i: Int, from start: Int, in part: Range<Int>, _ verbs: [VerbGroup]
    ) -> Split? {
        guard !Self.or.contains(tags[i].hash), depth(of: i, in: part) == 0,
            !joinsDescriptions(i, in: part),
            let left = verbs.last(where: { $0.range.upperBound <= i }),
            left.range.lowerBound >= start, !left.isSubordinate, left.range.upperBound <= i,
            tags[i].kind != .comma || !opensLoosely(start),
            isMain(left, from: start, to: i, verbs),
            !opens(left.range.upperBound..<i)
        else { return nil }
        var from = i + 1
        while from < part.upperBound, tags[from].is(.adverb), !tags[from].is(.anyParticiple) {
            from += 1
        }
        guard let right = verbs.first(where: { $0.range.lowerBound >= from }), !right.isSubordinate
        else { return nil }
        let leftEnd = tags[i - 1].kind == .comma ? i - 1 : i
        guard leftEnd > start else { return nil }
        if right.range.lowerBound == from {
            guard left.range.upperBound < i, let helper = sharesHelper(left, right) else {
                return nil
            }
            return Split(leftEnd: leftEnd, start: i + 1, sharesSubject: true, sharesHelper: helper)
        }
        guard isSubject(from..<right.range.lowerBound),
            !right.isBare || isOwn(right, left, from: from, comma: leftEnd < i, in: part)
        else { return nil }
        return Split(leftEnd: leftEnd, start: i + 1, sharesSubject: false, sharesHelper: false)
    }

    /// Whether two adjectives stand about the conjunction and a noun behind them: "French & Belgian troops".
    private func joinsDescriptions(_ i: Int, in part: Range<Int>) -> Bool {
        i > part.lowerBound && i + 2 < part.upperBound && tags[i - 1].is(.describing)
            && tags[i + 1].is(.describing) && tags[i + 2].isWord && tags[i + 2].isDisjoint(.small)
    }

    /// Whether a stretch begins as an opening part does that a comma ends: "By 1956, he …".
    private func opensLoosely(_ start: Int) -> Bool {
        tags[start].is([.preposition, .subordinator, .relative, .adverb, .ing])
    }

    /// Whether the last verb on the left is the one that the clause is about, or goes with it.
    private func isMain(_ left: VerbGroup, from start: Int, to end: Int, _ verbs: [VerbGroup])
        -> Bool
    {
        let own = verbs.filter { $0.range.lowerBound >= start && $0.range.upperBound <= end }
        guard let main = finder.main(of: own) else { return false }
        return main.range == left.range
            || !left.isBare && main.range.lowerBound <= left.range.lowerBound
    }

    private func depth(of i: Int, in part: Range<Int>) -> Int {
        var depth = 0
        for k in part.lowerBound..<i {
            if tags[k].kind == .open { depth += 1 }
            if tags[k].kind == .close { depth -= 1 }
        }
        return max(0, depth)
    }

    /// Whether a clause or a pair is opened in the stretch that the conjunction may belong to.
    private func opens(_ range: Range<Int>) -> Bool {
        range.contains {
            tags[$0].is([.relative, .subordinator]) && !tags[$0].is(.preposition)
                || Self.pairs.contains(tags[$0].hash)
        }
    }

    /// `nil` where the two verbs do not go together; else whether the helper of the first belongs to both.
    private func sharesHelper(_ left: VerbGroup, _ right: VerbGroup) -> Bool? {
        if !right.isBare { return false }
        guard left.isHelped else { return false }
        let isParticiple = tags[left.main].is(.anyParticiple) && !left.isNegated
        return isParticiple ? true : left.main == left.range.lowerBound ? nil : false
    }

    private func isSubject(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 8 else { return false }
        let first = tags[range.lowerBound]
        if first.is(.preposition), !first.is(.determiner) { return false }
        var hasHead = false
        for i in range {
            let tag = tags[i]
            guard tag.isWord || tag.kind == .number else { return false }
            if tag.is([.conjunction, .relative]) && !(i == range.lowerBound && tag.is(.this)) {
                return false
            }
            if tag.is(.ing), i == range.lowerBound, range.count > 1 { return false }
            if tag.is(.pronoun) || tag.isDisjoint(.small) { hasHead = true }
        }
        return hasHead && !tags[range.upperBound - 1].is([.determiner, .preposition])
            || tags[range.upperBound - 1].is(.pronoun) && hasHead
    }

    /// Whether a form in -ed behind a noun is that noun's verb, rather than a participle that describes it.
    private func isOwn(
        _ right: VerbGroup, _ left: VerbGroup, from: Int, comma: Bool, in part: Range<Int>
    ) -> Bool {
        if tags[from].is([.he, .it, .they]) { return true }
        let isContrast = from > 0 && Self.contrasts.contains(tags[from - 1].hash)
        let next = right.range.upperBound
        let isLoose = next < part.upperBound && tags[next].is(.preposition)
        // "and Lenin then brought in …", "and Mrs Thatcher resigned in 1990"
        if tags[right.range.lowerBound - 1].is(.adverb), tags[from].isCapital { return true }
        if isLoose, !left.isBare || tags[left.main].is(.anyPast), tags[right.main].is(.event),
            (from..<right.range.lowerBound).allSatisfy({ tags[$0].isCapital }),
            tags[next].hash != Self.by, !tags[right.main].is(.action)
        {
            return true
        }
        if comma || isContrast { return !isLoose || tags[from].isCapital }
        // Headline style on both sides: "death penalty restricted & courts introduced".
        return !isLoose && left.isBare && tags[right.main].is(.action)
            || !isLoose && tags[from].isCapital && next < part.upperBound
    }

    /// The subject of a clause, with its helpers where they are not repeated.
    private func sharedWords(of clause: Clause, helper: Bool = false) -> Range<Int>? {
        guard let main = clause.main else { return clause.shared }
        let low = main.range.lowerBound
        if low == clause.range.lowerBound, let shared = clause.shared { return shared }
        guard clause.range.lowerBound < low,
            let subject = ClauseRoles(tags).nounPhrase(clause.range.lowerBound..<low)
        else { return nil }
        return subject.lowerBound..<(helper ? main.main : subject.upperBound)
    }

    // MARK: Lists

    /// "X introduced: a, b and c": one clause for each entry, with the words before the colon.
    private func list(_ part: Range<Int>) -> [Clause]? {
        guard let colon = part.first(where: { tags[$0].kind == .colon }) else { return nil }
        let lead = part.lowerBound..<colon
        guard let main = finder.main(of: finder.groups(in: lead)),
            main.range.upperBound > colon - 6,
            // "Lock and key vs induced fit:" tells nothing yet.
            !main.isBare || main.range.upperBound == colon || tags[main.main].is(.action)
                || tags[main.range.upperBound].is(.determiner)
        else { return nil }
        let entries = entries(of: colon + 1..<part.upperBound)
        guard entries.count >= 2 else { return nil }
        return entries.map { entry in
            Clause(range: entry, verbs: [], main: main, shared: lead, joint: colon..<colon + 1)
        }
    }

    private func entries(of range: Range<Int>) -> [Range<Int>] {
        var entries: [Range<Int>] = []
        var start = range.lowerBound
        let separator: ClauseTag.Kind =
            range.contains { tags[$0].kind == .semicolon } ? .semicolon : .comma
        func close(_ end: Int) -> Bool {
            var low = start
            var high = end
            while low < high, tags[low].is(.conjunction) { low += 1 }
            while high > low, [.stop, .comma].contains(tags[high - 1].kind) { high -= 1 }
            guard low < high, high - low <= 10, !tags[low].is(.preposition),
                finder.groups(in: low..<high).allSatisfy(\.isBare)
            else { return low == high }
            entries.append(low..<high)
            return true
        }
        for i in range {
            let tag = tags[i]
            if [.colon, .dash, .question, .equals, .arrow].contains(tag.kind) { return [] }
            if tag.kind == .open || tag.kind == .quote { return [] }
            let isLast = tag.is(.conjunction) && !entries.isEmpty && separator == .comma
            guard tag.kind == separator || isLast else { continue }
            if !close(i) { return [] }
            start = i + 1
        }
        if !close(range.upperBound) { return [] }
        return entries
    }
}
