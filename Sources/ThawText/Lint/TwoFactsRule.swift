import ThawCore

/// Two facts in one line: Wozniak's minimum information principle.
enum TwoFactsRule {
    static func findings(_ line: LintLine) -> [LintFinding] {
        // Answers may be long, and paragraphs are read rather than asked.
        guard line.role != .answer, line.isCard,
            line.sentences.reduce(0, { $0 + $1.verbs.count }) >= 2
        else { return [] }
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
        guard !isQuoted(line, upTo: second.range.lowerBound) else { return [] }
        let low = line.tags[first.range.upperBound - 1].high
        let high = line.tags[second.range.lowerBound].low
        if facts.count == 2, low <= high, isSelfContained(second, line) {
            let joint = joint(between: first, second, line)
            return [line.finding(.twoFacts, message, bytes: joint, after: "\n")]
        }
        return [line.finding(.twoFacts, message, at: second.joint ?? second.range)]
    }

    /// Whether the line opens with a quotation that reaches as far: "Fair is foul, and foul is fair" is learned whole.
    private static func isQuoted(_ line: LintLine, upTo tag: Int) -> Bool {
        let bytes = line.read.line.bytes
        let head = String(decoding: bytes.prefix(3), as: UTF8.self)
        guard let sign = head.first, let closing = quotes[sign] else { return false }
        let opened = bytes.dropFirst(String(sign).utf8.count)
        let end = Array(closing.utf8)
        let last = opened.indices.first { opened[$0...].starts(with: end) } ?? bytes.count
        return line.tags[tag].low <= last
    }

    private static let quotes: [Character: String] = ["\"": "\"", "“": "”", "„": "“", "«": "»"]

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
