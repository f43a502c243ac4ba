import ThawCore

/// A line that opens with a pronoun is asked alone one day, and then nobody knows who is meant.
enum PronounRule {
    private static let possessive = WordSet(["his", "her", "their", "its"])
    private static let his = WordSet(["his", "her"])
    private static let announcing = WordSet([
        "that", "to", "who", "when", "because", "if", "whether",
    ])
    private static let empty = WordSet([
        "seems", "seemed", "appears", "appeared", "took", "takes", "rains", "rained", "depends",
    ])

    static func findings(_ line: LintLine) -> [LintFinding] {
        // A paragraph of several sentences is read, not asked; an answer and what explains it stand under their
        // question.
        guard line.role == .bullet || line.role == .fact && line.topic.kind != .questions,
            let sentence = line.sentences.first, line.isCard
        else { return [] }
        let tags = line.tags
        var i = sentence.range.lowerBound
        while i < sentence.range.upperBound,
            tags[i].is([.adverb, .conjunction]) || !tags[i].isWord,
            tags[i].kind != .quote, tags[i].kind != .open
        {
            i += 1
        }
        guard i < sentence.range.upperBound, opens(i, sentence, line), !isResolved(i, line) else {
            return []
        }
        let mend = referent(i, line)
        let shown = line.read.text(i..<i + 1)
        let advice =
            mend.map { "Write “\($0)” instead." }
            ?? "Write the name, so that the line can be asked on its own."
        return [
            line.finding(
                .pronounWithoutReferent,
                "Nothing in this line says what “\(shown)” stands for. \(advice)", at: i..<i + 1,
                after: mend)
        ]
    }

    private static func opens(_ i: Int, _ sentence: LintLine.Sentence, _ line: LintLine) -> Bool {
        let tags = line.tags
        let tag = tags[i]
        let next = i + 1
        guard next < sentence.range.upperBound else { return false }
        if possessive.contains(tag.hash) {
            return tags[next].isWord && !tags[next].isCapital
        }
        let hasVerb =
            sentence.verbs.contains { $0.range.lowerBound == next } || tag.isPossessive
            || next + 1 < sentence.range.upperBound && tags[next].is(.adverb)
                && sentence.verbs.contains { $0.range.lowerBound == next + 1 }
        guard hasVerb else { return false }
        if tag.is([.he, .they, .this]) { return true }
        return tag.is(.it) && !isEmptyIt(next, sentence, tags)
    }

    /// "It was clear that", "it seems": the pronoun stands for nothing.
    private static func isEmptyIt(
        _ next: Int, _ sentence: LintLine.Sentence, _ tags: [ClauseTag]
    ) -> Bool {
        if empty.contains(tags[next].hash) { return true }
        guard tags[next].is([.be, .modal]) || tags[next - 1].isPossessive else { return false }
        let limit = min(sentence.range.upperBound, next + 9)
        return (next..<limit).contains { announcing.contains(tags[$0].hash) }
    }

    /// Whether the heading above the line says it: the card shows both.
    private static func isResolved(_ i: Int, _ line: LintLine) -> Bool {
        guard let heading = line.heading, heading.isGiven, let name = heading.name else {
            return false
        }
        let tag = line.tags[i]
        if tag.is(.this) { return false }
        if tag.is(.he) || his.contains(tag.hash) { return name.isPerson }
        guard line.role == .bullet, !name.isPerson else { return false }
        // Further down the card other things have been spoken of.
        return line.above.map { $0.read.tags.first?.is([.it, .they]) ?? false } ?? true
    }

    /// The name to put in, where only one fits.
    private static func referent(_ i: Int, _ line: LintLine) -> String? {
        let tag = line.tags[i]
        guard !tag.isPossessive else { return nil }
        if tag.is(.he) || his.contains(tag.hash) {
            guard let above = line.above?.read, let person = Persons.only(in: above),
                // "His Testament criticised Stalin": who "he" is was told before.
                !above.tags.contains(where: { $0.is(.he) || his.contains($0.hash) })
            else { return nil }
            return his.contains(tag.hash) ? person + "’s" : person
        }
        if line.role == .fact, tag.is(.it), let name = line.heading?.name, !name.isPlural,
            !name.isPerson, line.above.map({ opensWith(name, $0.read) }) ?? true
        {
            return name.text
        }
        return nil
    }

    /// "Half-life …", "The half-life …".
    private static func opensWith(_ name: Namesake, _ read: ReadLine) -> Bool {
        guard let first = read.tags.first(where: { !$0.is(.determiner) }) else { return false }
        let end = first.low + name.text.utf8.count
        guard read.line.bytes.count > end else { return false }
        return read.line.text(first.low, end).lowercased() == name.text.lowercased()
    }
}
