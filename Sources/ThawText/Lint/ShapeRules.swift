import ThawCore

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
                let isShort = start < end && isEntry(start..<end, tags)
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
            guard last <= sentence.upperBound else { continue }
            let hasAnd = (last..<sentence.upperBound).contains { tags[$0].is(.conjunction) }
            if let length = closeEntry(sentence.upperBound) {
                // "…, low pay and red-lining all fed anger": the last two stand before the verb.
                entries = hasAnd ? length + 1 : length
            }
            let length =
                entries + (hasAnd && entries > 0 && tags[last].isDisjoint(.conjunction) ? 1 : 0)
            if length > longestList {
                return [listFinding(line, length, listStart..<sentence.upperBound)]
            }
        }
        return []
    }

    /// A few words without a verb or a turn of the sentence.
    private static func isEntry(_ range: Range<Int>, _ tags: [ClauseTag]) -> Bool {
        guard range.lowerBound < range.upperBound, range.count <= 5 else { return false }
        return range.contains { tags[$0].isWord }
            && !range.contains {
                tags[$0].is([.helping, .relative, .past, .present, .he, .it, .they])
                    || tags[$0].is([.subordinator, .pronoun]) && $0 == range.lowerBound
                    || turns.contains(tags[$0].hash)
            }
    }

    private static let turns = WordSet(["but", "however", "yet", "then"])

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

    /// The first repair that lies in the span. Cost: O(log repairs).
    private static func first(of repairs: [Repair], in span: Span) -> Repair? {
        var low = 0
        var high = repairs.count
        while low < high {
            let middle = (low + high) / 2
            if repairs[middle].span.start < span.start { low = middle + 1 } else { high = middle }
        }
        return low < repairs.count && span.contains(repairs[low].span) ? repairs[low] : nil
    }

    /// A line that a repair would take apart, as long as nobody has decided on it.
    static func flattened(_ line: LintLine, _ repairs: [Repair]) -> [LintFinding] {
        guard line.noted.passage.edited == nil, line.role == .bullet || line.role == .fact,
            let repair = first(of: repairs, in: line.noted.passage.span)
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
