import ThawCore

/// A verdict needs a measure: successful at what, by whose aim?
enum VerdictRule {
    private static let failing = WordSet(["failed", "succeeded"])
    private static let respects = WordSet([
        "for", "to", "in", "at", "as", "against", "because", "than", "when", "where", "which",
    ])
    private static let followUps = WordSet([
        "this", "it", "by", "because", "for", "they", "he", "she", "only", "not",
    ])

    static func findings(_ line: LintLine) -> [LintFinding] {
        for (number, sentence) in line.sentences.enumerated() {
            guard let main = sentence.main, let verdict = verdict(main, sentence, line),
                !hasCriterion(behind: verdict, sentence, line)
            else { continue }
            if number + 1 < line.sentences.count {
                let next = line.sentences[number + 1].range.lowerBound
                if followUps.contains(line.tags[next].hash) { continue }
            }
            let words = main.range.lowerBound..<verdict.upperBound
            return [
                line.finding(
                    .verdictWithoutCriterion,
                    "Say by what measure: \(line.quoted(words)) is a verdict without a yardstick. "
                        + "Name the aim, number or comparison that you judge by.", at: words)
            ]
        }
        return []
    }

    private static func verdict(
        _ main: VerbGroup, _ sentence: LintLine.Sentence, _ line: LintLine
    ) -> Range<Int>? {
        if let verdict = Stance.verdict(behind: main, in: sentence.range, of: line.tags) {
            return verdict
        }
        if let superlative = superlative(main, sentence, line) { return superlative }
        guard failing.contains(line.tags[main.main].hash), !main.isBare || !main.isHelped else {
            return nil
        }
        let next = main.range.upperBound
        let isEnd = next == sentence.range.upperBound || line.tags[next].kind == .stop
        return isEnd && main.range.lowerBound > sentence.range.lowerBound
            ? main.main..<main.main + 1 : nil
    }

    /// "was the most important reason", "is the best way": ranked above others that nobody names.
    private static func superlative(
        _ main: VerbGroup, _ sentence: LintLine.Sentence, _ line: LintLine
    ) -> Range<Int>? {
        let tags = line.tags
        let next = main.range.upperBound
        guard tags[main.main].is(.be), next < sentence.range.upperBound,
            tags[next].is(.opensPhrase), tags[next].hash == the,
            let match = StancePhrases.match(at: next, in: sentence.range, of: tags),
            match.kind == .judgement
        else { return nil }
        return match.range
    }

    private static let the = SenseTable.hash("the".utf8)

    private static func hasCriterion(
        behind verdict: Range<Int>, _ sentence: LintLine.Sentence, _ line: LintLine
    ) -> Bool {
        let tags = line.tags
        let next = verdict.upperBound
        // "the key reason for the victory" says of what it is the key, not by what measure.
        if tags[verdict.lowerBound].hash != the, next < sentence.range.upperBound,
            respects.contains(tags[next].hash)
        {
            return true
        }
        for i in sentence.range {
            if tags[i].is(.mechanism) { return true }
            if i >= next, [.semicolon, .colon, .dash, .comma, .open].contains(tags[i].kind) {
                return true
            }
            if tags[i].kind == .number, i > next { return true }
            if tags[i].is(.opensPhrase),
                let match = StancePhrases.match(at: i, in: sentence.range, of: tags),
                match.kind == .criterion || match.kind == .innocent
            {
                return true
            }
        }
        return false
    }
}
