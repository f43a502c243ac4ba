import ThawCore

/// Two facts in one line: Wozniak's minimum information principle.
enum TwoFactsRule {
    static func findings(_ line: LintLine) -> [LintFinding] {
        // Answers may be long, and paragraphs are read rather than asked.
        guard line.role != .answer, isCard(line) else { return [] }
        let splitter = ClauseSplitter(line.tags)
        let clauses = line.read.sentences.flatMap { splitter.clauses(in: $0) }
        let facts = clauses.filter { isFact($0, line) }
        guard facts.count >= 2, facts.count == clauses.count, facts.count <= 4,
            !line.tags.contains(where: { $0.kind == .question })
        else { return [] }
        let second = facts[1]
        let first = facts[0]
        let count = facts.count == 2 ? "two facts" : "\(facts.count) facts"
        let message =
            "This line holds \(count); a slip in one hides that you know the other. Give each a line."
        let low = line.tags[first.range.upperBound - 1].high
        let high = line.tags[second.range.lowerBound].low
        if facts.count == 2, low <= high, isSelfContained(second, line) {
            let joint = joint(between: first, second, line)
            return [line.finding(.twoFacts, message, bytes: joint, after: "\n")]
        }
        return [line.finding(.twoFacts, message, at: second.joint ?? second.range)]
    }

    private static func isCard(_ line: LintLine) -> Bool {
        switch line.topic.kind {
        case .revisionCards, .keyTerm, .deck: line.read.sentences.count <= 3
        default: line.read.sentences.count == 1
        }
    }

    private static func isFact(_ clause: Clause, _ line: LintLine) -> Bool {
        guard let main = clause.main, clause.range.count >= 3 else { return false }
        return clause.range.contains(main.main)
            && (!main.isBare || line.tags[main.main].is([.action, .event])
                || main.range.lowerBound > clause.range.lowerBound || clause.shared != nil)
    }

    /// Whether the second fact reads on its own when a line feed stands before it.
    private static func isSelfContained(_ clause: Clause, _ line: LintLine) -> Bool {
        guard clause.shared == nil, let main = clause.main else { return false }
        let words = line.read.trimmed(clause.range)
        return !words.isEmpty && main.range.lowerBound > words.lowerBound
            && !line.tags[words.lowerBound].is([.pronoun, .possessive])
    }

    /// What stands between the two: "; ", ", and ", or the space between two sentences.
    private static func joint(between first: Clause, _ second: Clause, _ line: LintLine) -> Range<
        Int
    > {
        var end = first.range.upperBound
        while end > first.range.lowerBound,
            [.comma, .semicolon, .dash].contains(line.tags[end - 1].kind)
        {
            end -= 1
        }
        var low = line.tags[end - 1].high
        if line.tags[end - 1].isPossessive { low = min(low + 2, line.tags[end].low) }
        let start = line.read.trimmed(second.range).lowerBound
        return low..<line.tags[start].low
    }
}

/// Yes or no can be guessed.
enum QuestionRule {
    private static let or = SenseTable.hash("or".utf8)
    private static let further: Set<UInt64> = Set(
        [
            "why", "how", "explain", "justify", "what", "which", "give", "discuss", "describe",
            "state",
        ]
        .map { SenseTable.hash($0.utf8) })

    static func findings(_ line: LintLine) -> [LintFinding] {
        let tags = line.tags
        guard let sentence = line.read.sentences.first, sentence.count >= 3,
            sentence.count <= ClauseSplitter.longestSentence,
            tags[sentence.upperBound - 1].kind == .question,
            tags[sentence.lowerBound].is(.helping), !tags[sentence.lowerBound].is(.unfinished),
            !tags.contains(where: { $0.hash == or || further.contains($0.hash) })
        else { return [] }
        let mend = open(sentence, line)
        let advice = mend.map { "Ask “\($0)” instead." } ?? "Ask how, why or how far instead."
        return [
            line.finding(
                .yesNoQuestion, "A yes or no can be guessed. \(advice)", at: sentence, after: mend)
        ]
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
            tags[last - 1].isDisjoint(.small, .hedge), tags[last - 1].isWord
        {
            let subject = line.read.text(rest.lowerBound..<last)
            return "How \(line.read.text(last..<last + 1)) \(helper) \(subject)?"
        }
        let judged = Set(
            ["success", "failure", "succeed", "fail"].map { SenseTable.hash($0.utf8) })
        guard judged.contains(tags[last].hash) else { return nil }
        return "How far \(helper) \(line.read.text(rest))"
    }
}

/// What is told from the shape of a page, in any language.
enum ShapeRules {
    /// Working memory holds about four or five things (Cowan 2001); a longer set is learned badly.
    static let longestList = 5

    static func findings(in page: LintPage) -> [LintFinding] {
        longCards(page.resource, page.numbers)
            + SameAnswers(page.resource, page.numbers).findings() + questionHeadings(page)
    }

    private static func longCards(_ resource: Resource, _ numbers: LineIndex) -> [LintFinding] {
        guard resource.kind == .revisionCards else { return [] }
        return resource.content.cards.enumerated().compactMap { i, card in
            let bullets = card.bullets.filter { $0.edited != "" }
            guard bullets.count > longestList, let first = bullets.first, let last = bullets.last
            else { return nil }
            let span = Span(first.span.start, max(first.span.start, last.span.end))
            return LintFinding(
                rule: .longList,
                message: "This card asks for \(bullets.count) points at once. "
                    + "Split it into cards of up to five, each with a heading of its own.",
                span: span, line: numbers.line(at: span.start), field: .cardHeading(i))
        }
    }

    /// A heading is what the front of its card asks.
    private static func questionHeadings(_ page: LintPage) -> [LintFinding] {
        guard page.isEnglish else { return [] }
        let resource = page.resource
        let topic = LintTopic(resource)
        return resource.content.cards.enumerated().flatMap { i, card -> [LintFinding] in
            guard let heading = card.heading, heading.origin == .given, let span = heading.span,
                let text = resource.shown(heading), text.contains("?"),
                resource.asRead(Passage(span)) == text
            else { return [] }
            let noted = NotedLine(
                role: .stem, field: .cardHeading(i), passage: Passage(span), group: i)
            let shown = ShownLine(noted.passage, of: resource.source.utf8, accepted: [])
            let line = LintLine(
                noted, ReadLine(shown), in: page, heading: nil, topic: topic, above: nil)
            return QuestionRule.findings(line)
        }
    }

    /// More than five short entries between commas.
    static func longList(_ line: LintLine) -> [LintFinding] {
        guard line.role != .stem, line.role != .pairTerm else { return [] }
        let tags = line.tags
        for sentence in line.read.sentences {
            var start = sentence.lowerBound
            var entries = 0
            var listStart = start
            func closeEntry(_ end: Int) -> Int? {
                let isShort = end > start && end - start <= 5
                defer { start = end + 1 }
                if isShort {
                    if entries == 0 { listStart = start }
                    entries += 1
                    return nil
                }
                // The first entry has its lead-in before it: it counts, and begins the list.
                let length = entries
                entries = end > start && length == 0 ? 1 : 0
                if entries == 1 { listStart = max(sentence.lowerBound, end - 1) }
                return length
            }
            for i in sentence where isSeparator(tags[i].kind) {
                if tags[i].kind == .colon {
                    // What stands before a colon is no entry.
                    start = i + 1
                    entries = 0
                    continue
                }
                if let length = closeEntry(i), length > longestList {
                    return [listFinding(line, length, listStart..<i)]
                }
            }
            let last = start
            let hasAnd = (last..<sentence.upperBound).contains { tags[$0].is(.conjunction) }
            _ = closeEntry(sentence.upperBound)
            let length =
                entries + (hasAnd && entries > 0 && tags[last].isDisjoint(.conjunction) ? 1 : 0)
            if length > longestList {
                return [listFinding(line, length, listStart..<sentence.upperBound)]
            }
        }
        return []
    }

    private static func isSeparator(_ kind: ClauseTag.Kind) -> Bool {
        kind == .comma || kind == .semicolon || kind == .colon
    }

    private static func listFinding(
        _ line: LintLine, _ count: Int, _ range: Range<Int>
    ) -> LintFinding {
        line.finding(
            .longList,
            "This list has \(count) entries, and more than five are seldom kept. "
                + "Group them, or make a card for each group.", at: range)
    }

    /// A line that a repair would take apart, as long as nobody has decided on it.
    static func flattened(_ line: LintLine, _ repairs: [Repair]) -> [LintFinding] {
        guard line.noted.passage.edited == nil, line.role == .bullet || line.role == .fact,
            let repair = repairs.first(where: { line.noted.passage.span.contains($0.span) })
        else { return [] }
        guard
            let low = line.tags.first(where: {
                line.read.line.source($0.low, $0.high).start >= repair.span.start
            })
        else { return [] }
        var end = low.low
        while end < line.read.line.bytes.count,
            line.read.line.source(end, end + 1).start < repair.span.end
        {
            end += 1
        }
        return [
            line.finding(
                .twoFacts,
                "Several entries stand in this line. Give each a line, so that each is asked.",
                bytes: low.low..<max(low.low, end), after: "\n")
        ]
    }
}
