import ThawCore

/// What happened: when, and by whom.
enum EventRules {
    /// An event of history without a date in its line, the line above, the heading or the title.
    ///
    /// Wozniak’s twenty rules: give what happened a date (date stamping).
    static func undated(_ line: LintLine) -> [LintFinding] {
        guard line.topic.isHistory, line.isCard, line.role != .answer, !line.isDated,
            !line.topic.isDated,
            line.heading?.isDated != true, line.above?.isDated != true
        else { return [] }
        for sentence in line.sentences {
            let event = sentence.verbs.first { line.tags[$0.main].is(.event) && !$0.isSubordinate }
            guard let event, !isGeneral(event, line), line.names(in: sentence.range) else {
                continue
            }
            let verb = event.range
            return [
                line.finding(
                    .undatedEvent,
                    "Say when: the line tells of something that happened "
                        + "(\(line.quoted(verb))), but has no year. Add it.", at: verb)
            ]
        }
        return []
    }

    /// Whether the verb is no single past event: "is elected", "would be deported", "had been founded" apart.
    private static func isGeneral(_ verb: VerbGroup, _ line: LintLine) -> Bool {
        let first = line.tags[verb.range.lowerBound]
        return first.is(.modal) || verb.isNegated || verb.isHelped && !isPast(first)
    }

    private static let past = WordSet(["was", "were", "had", "wasn't", "weren't"])

    private static func isPast(_ tag: ClauseTag) -> Bool { past.contains(tag.hash) }

    // MARK: By whom

    private static let or = SenseTable.hash("or".utf8)
    private static let renamed = SenseTable.hash("renamed".utf8)
    private static let by = SenseTable.hash("by".utf8)
    /// Verbs that a headline also uses without an object, and that then name their actor: "Congress passed".
    private static let ambiguous = WordSet([
        "announced", "declared", "passed", "accepted", "negotiated", "proclaimed", "conquered",
        "invaded", "withdrawn", "relaxed", "burned", "burnt", "shot", "hung", "pulled", "torn",
        "driven", "taken", "occupied", "captured", "published", "launched", "defeated",
        "signed", "reformed", "discovered", "built", "raised",
    ])
    /// Verbs that a name before them can only suffer, where no object follows.
    private static let suffered = WordSet([
        "renamed", "abolished", "banned", "arrested", "executed", "imprisoned", "exiled",
        "deported", "assassinated", "murdered", "appointed", "elected", "deposed", "expelled",
        "rehabilitated", "removed", "persecuted", "harassed", "censored",
    ])

    /// Who signs a treaty stands in its name.
    private static let agreed = WordSet([
        "signed", "ratified", "negotiated", "published", "accepted",
    ])

    /// A passive of the past without an agent, or a line that begins with what was done.
    static func unnamedActor(_ line: LintLine) -> [LintFinding] {
        guard line.isCard || line.role == .answer else { return [] }
        for sentence in line.sentences {
            let verbs = sentence.verbs.filter { isPassive($0, in: sentence.range, line) }
            for verb in verbs
            where !isState(verb, sentence.range, line.tags)
                && line.tags[verb.main].is(.action) && !agreed.contains(line.tags[verb.main].hash)
            {
                let behind = verb.range.upperBound..<sentence.range.upperBound
                if sentence.range.contains(where: { line.tags[$0].hash == by }) { continue }
                if behind.isEmpty && line.role == .answer { continue }
                return [
                    line.finding(
                        .unnamedActor,
                        "Say who did it: \(line.quoted(verb.range)) names nobody. "
                            + "Begin with the person or body that acted.", at: verb.range)
                ]
            }
        }
        return subjectless(line)
    }

    private static let states = WordSet("divided occupied relaxed accepted limited")

    /// "The Whites were divided, …": how things stood, with nothing done to anything.
    private static func isState(_ verb: VerbGroup, _ range: Range<Int>, _ tags: [ClauseTag]) -> Bool
    {
        let next = verb.range.upperBound
        return verb.isHelped && states.contains(tags[verb.main].hash)
            && (next >= range.upperBound || !tags[next].isWord || tags[next].is(.conjunction))
    }

    private static func isPassive(
        _ verb: VerbGroup, in range: Range<Int>, _ line: LintLine
    ) -> Bool {
        let tags = line.tags
        if verb.isHelped {
            let first = tags[verb.range.lowerBound]
            return verb.isPassive && isPast(first) && !verb.isNegated
        }
        // Headlines leave the helper out: "comrade courts introduced".
        guard verb.isBare, !verb.isSubordinate, verb.range.lowerBound > range.lowerBound,
            line.role != .answer, !ambiguous.contains(tags[verb.main].hash),
            isEnd(verb.range.upperBound, in: range, tags)
        else { return false }
        let head = tags[verb.range.lowerBound - 1]
        guard head.isWord, head.isDisjoint(.small, .pronoun) else { return false }
        let clause = (range.lowerBound..<verb.range.lowerBound).last { !tags[$0].isWord }
        let start = clause.map { $0 + 1 } ?? range.lowerBound
        guard (start..<verb.range.lowerBound).contains(where: { tags[$0].isDisjoint(.small) }),
            !(start..<verb.range.lowerBound).contains(where: { tags[$0].is([.relative, .ing]) })
        else { return false }
        return !head.isCapital || suffered.contains(tags[verb.main].hash)
    }

    /// Whether nothing follows that could be an object.
    private static func isEnd(_ next: Int, in range: Range<Int>, _ tags: [ClauseTag]) -> Bool {
        guard next < range.upperBound else { return true }
        let tag = tags[next]
        if tags[next - 1].hash == renamed, tag.isCapital { return true }
        // "with the garrison killed or wounded"
        if tag.hash == or { return false }
        if tag.isWord {
            return tag.is([.conjunction, .preposition]) && !tag.is(.determiner) && tag.hash != by
        }
        return tag.kind != .number && tag.kind != .quote && tag.kind != .open
    }

    /// "Released political prisoners": nobody in the line or its heading does it.
    private static func subjectless(_ line: LintLine) -> [LintFinding] {
        guard line.role != .answer, let sentence = line.sentences.first,
            let main = sentence.main, main.isBare,
            main.range.lowerBound == sentence.range.lowerBound,
            line.tags[main.main].is(.event) || suffered.contains(line.tags[main.main].hash),
            line.tags[main.main].is(.action), line.tags[main.main].is(.pastOrParticiple),
            hasObject(main, sentence.range, line), line.heading?.name?.isPerson != true,
            !sentence.range.contains(where: { line.tags[$0].hash == by })
        else { return [] }
        let person = line.above.flatMap { Persons.only(in: $0.read) }
        let verb = line.quoted(main.range)
        var after: String?
        if let person { after = person + " " + line.read.text(main.range).lowercased() }
        return [
            line.finding(
                .unnamedActor,
                "Say who did it: the line begins with \(verb) and names nobody who acts.",
                at: main.range, after: after)
        ]
    }

    private static func hasObject(
        _ verb: VerbGroup, _ range: Range<Int>, _ line: LintLine
    ) -> Bool {
        let next = verb.range.upperBound
        guard next < range.upperBound, line.tags[next].isWord else { return false }
        return !line.tags[next].is(.preposition) && !line.tags[next].is([.conjunction, .month])
    }
}

/// The people that a line names.
enum Persons {
    /// The person, where exactly one is named.
    static func only(in read: ReadLine) -> String? {
        var found: String?
        var i = 0
        while i < read.tags.count {
            guard read.tags[i].isWord, read.tags[i].isCapital,
                read.tags[i].isDisjoint(.small, .pronoun, .month)
            else {
                i += 1
                continue
            }
            var end = i + 1
            while end < read.tags.count, read.tags[end].isWord, read.tags[end].isCapital,
                !read.tags[end - 1].isPossessive
            {
                end += 1
            }
            let name = Namesake(read, i..<end, span: nil)
            let isNamed = i == 0 || !read.tags[i - 1].is([.determiner, .preposition])
            if name.isPerson, isNamed, !read.tags[end - 1].isPossessive {
                if let found, found != name.text { return nil }
                found = name.text
            } else if name.isPerson {
                return nil
            }
            i = end
        }
        return found
    }
}
