import ThawCore

/// Yes or no can be guessed.
enum QuestionRule {
    private static let or = SenseTable.hash("or".utf8)
    private static let further = WordSet([
        "why", "how", "explain", "justify", "what", "which", "give", "discuss", "describe",
        "state",
    ])
    private static let tasks = WordSet([
        "answer", "use", "refer", "support", "compare", "show", "name", "write",
    ])

    static func findings(_ line: LintLine) -> [LintFinding] {
        let tags = line.tags
        guard let sentence = line.read.sentences.first, sentence.count >= 3,
            sentence.count <= ClauseSplitter.longestSentence,
            tags[sentence.upperBound - 1].kind == .question,
            tags[sentence.lowerBound].is(.helping), !tags[sentence.lowerBound].is(.unfinished),
            !tags.contains(where: { $0.hash == or || further.contains($0.hash) }),
            !hasTask(behind: sentence, tags)
        else { return [] }
        let mend = open(sentence, line)
        let advice = mend.map { "Ask “\($0)” instead." } ?? "Ask how, why or how far instead."
        return [
            line.finding(
                .yesNoQuestion, "A yes or no can be guessed. \(advice)", at: sentence, after: mend)
        ]
    }

    /// "Is it right? Answer with reference to two countries.": a task behind the question wants more than a yes.
    private static func hasTask(behind sentence: Range<Int>, _ tags: [ClauseTag]) -> Bool {
        sentence.upperBound < tags.count && tasks.contains(tags[sentence.upperBound].hash)
    }

    /// "Was the plan successful?" → "How successful was the plan?"; "Was it a success?" → "How far was it …".
    private static func open(_ sentence: Range<Int>, _ line: LintLine) -> String? {
        let tags = line.tags
        let first = tags[sentence.lowerBound]
        guard !first.is(.negation) else { return nil }
        let helper = line.read.text(sentence.lowerBound..<sentence.lowerBound + 1).lowercased()
        let last = sentence.upperBound - 2
        let rest = sentence.lowerBound + 1..<sentence.upperBound
        if first.is(.be), tags[last].is(.verdict), last > rest.lowerBound,
            tags[last - 1].isDisjoint(.small, .hedge),
            tags[last - 1].isWord || tags[last - 1].kind == .number
        {
            let subject = line.read.text(rest.lowerBound..<last)
            return "How \(line.read.text(last..<last + 1)) \(helper) \(subject)?"
        }
        let judged = WordSet(["success", "failure", "succeed", "fail"])
        guard judged.contains(tags[last].hash) else { return nil }
        return "How far \(helper) \(line.read.text(rest))"
    }
}
