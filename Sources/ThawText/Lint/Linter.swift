public import ThawCore

/// Looks through notes and cards for what makes them hard to learn. Each finding names its rule, says what to do,
/// and brings a mend where one is certain. A rule is silent without evidence: a linter that nags is switched off.
public enum Linter {
    /// No more findings than this for one page: nobody looks through more.
    public static let findingLimit = 2_000

    /// A longer line, in bytes, is no card: it is not looked at.
    static let longestLine = 20_000

    /// The findings of a page in the order of its source.
    ///
    /// Rules of language are for English; the shape of cards and lists is looked at in any language.
    /// - Parameters:
    ///   - dates: where the source says when; `nil`: years, months and the like are looked for here.
    ///   - names: where the source names somebody or something; `nil`: capitals tell.
    ///
    /// Cost: linear in the text.
    public static func findings(
        in resource: Resource, dates: [Span]? = nil, names: [Span]? = nil
    ) -> [LintFinding] {
        let page = LintPage(resource, dates: dates, names: names)
        let findings = page.findings() + ShapeRules.findings(in: page)
        return Array(
            findings.sorted { ($0.span, $0.rule.rawValue) < ($1.span, $1.rule.rawValue) }
                .prefix(findingLimit))
    }
}

/// One pass over the lines of a page.
struct LintPage {
    let resource: Resource
    let numbers: LineIndex
    let dates: [Span]?
    let names: [Span]?
    let isEnglish: Bool
    /// Lists in one line that a repair proposes to take apart.
    private let flattened: [Repair]

    init(_ resource: Resource, dates: [Span]?, names: [Span]?) {
        self.resource = resource
        self.dates = dates?.sorted()
        self.names = names?.sorted()
        numbers = LineIndex(resource.source)
        isEnglish = resource.language.isEnglish
        flattened = resource.repairs.filter {
            $0.kind == .flattenedList && $0.decision == .undecided
        }
    }

    func findings() -> [LintFinding] {
        let accepted = resource.acceptedRepairs
        let topic = LintTopic(resource)
        var found: [LintFinding] = []
        var above: LintLine.Above?
        var heading: LintHeading?
        var group = -1
        for noted in resource.notedLines() {
            if found.count >= Linter.findingLimit { break }
            if noted.group != group {
                above = nil
                heading = LintHeading(resource.headingFinding(of: noted.field), in: resource)
                group = noted.group
            }
            let shown = ShownLine(noted.passage, of: resource.source.utf8, accepted: accepted)
            guard !shown.bytes.isEmpty, shown.bytes.count <= Linter.longestLine else {
                above = nil
                continue
            }
            let line = LintLine(
                noted, ReadLine(shown), in: self, heading: heading, topic: topic, above: above)
            found += ShapeRules.longList(line) + ShapeRules.flattened(line, flattened)
            if isEnglish { found += Self.languageFindings(line) }
            above = LintLine.Above(read: line.read, isDated: line.isDated)
        }
        return found
    }

    private static func languageFindings(_ line: LintLine) -> [LintFinding] {
        switch line.role {
        case .stem: QuestionRule.findings(line)
        case .pairTerm, .pairDefinition: []
        case .definition, .relatedDefinition: VerdictRule.findings(line)
        case .bullet, .fact, .answer:
            EventRules.undated(line) + EventRules.unnamedActor(line) + PronounRule.findings(line)
                + CauseRules.equals(line) + CauseRules.ledTo(line) + TwoFactsRule.findings(line)
                + VerdictRule.findings(line)
                + (line.role == .answer ? [] : QuestionRule.findings(line))
        }
    }
}
