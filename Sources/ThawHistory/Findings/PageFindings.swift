public import ThawCore
public import ThawText

/// What was found on a page, put right by the learner, with the place of each finding.
public struct PageFindings: Sendable {
    /// One thing that was found, or added by hand.
    public struct Row: Hashable, Sendable {
        public var kind: Correction.Kind
        /// What a correction names it by; empty where the learner added it.
        public var found: String
        /// As it is shown: corrected, where the learner did.
        public var text: String
        /// The definition of a term, the words of a date.
        public var detail: String?
        /// In bytes of the source; `nil` where the learner added it.
        public var span: Span?
        public var isCorrected: Bool
    }

    /// Of each kind in the order of the page.
    public private(set) var rows: [Row] = []
    /// What was found and the learner said is none, so that it can be taken back.
    public private(set) var putAway: [Row] = []
    /// What will be hard to learn.
    public let lint: [LintFinding]

    /// Cost: linear in the page.
    public init(_ resource: Resource) {
        let dates = DateReader().dates(in: resource)
        let names = resource.names()
        lint = Linter.findings(
            in: resource, dates: dates.map(\.span), names: names.mentions.map(\.span))
        var found = Self.terms(of: resource) + Self.dates(dates, of: resource)
        found += Self.names(names)
        put(found, corrections: resource.corrections)
    }

    /// Those of one kind.
    public func rows(of kind: Correction.Kind) -> [Row] { rows.filter { $0.kind == kind } }

    private mutating func put(_ found: [Row], corrections: [Correction]) {
        let said = Dictionary(
            corrections.filter { !$0.found.isEmpty }.map { ([$0.kind.rawValue, $0.found], $0) },
            uniquingKeysWith: { $1 })
        for var row in found {
            guard let correction = said[[row.kind.rawValue, row.found]] else {
                rows.append(row)
                continue
            }
            row.isCorrected = true
            if let value = correction.value {
                row.text = value
                rows.append(row)
            } else {
                putAway.append(row)
            }
        }
        for added in corrections where added.found.isEmpty {
            guard let value = added.value else { continue }
            rows.append(
                Row(
                    kind: added.kind, found: "", text: value, detail: nil, span: nil,
                    isCorrected: true))
        }
    }

    private static func terms(of resource: Resource) -> [Row] {
        resource.definedTerms().filter { !$0.name.text.isEmpty }.map { term in
            let aliases = term.aliases.isEmpty ? "" : " (\(term.aliases.joined(separator: ", ")))"
            return Row(
                kind: .term, found: term.name.text, text: term.name.text,
                detail: resource.shown(term.definition) + aliases,
                span: term.name.span ?? term.definition.span, isCorrected: false)
        }
    }

    /// Dates are told apart by their words and their line.
    private static func dates(_ mentions: [DateMention], of resource: Resource) -> [Row] {
        let lines = LineIndex(resource.source)
        var met: Set<String> = []
        return mentions.compactMap { mention in
            guard let date = mention.date else { return nil }
            let words = resource.source.text(in: mention.span)
            let found = "\(words), line \(lines.line(at: mention.span.start))"
            guard met.insert(found).inserted else { return nil }
            return Row(
                kind: .date, found: found, text: date.edtf, detail: words, span: mention.span,
                isCorrected: false)
        }
    }

    private static func names(_ names: ResourceNames) -> [Row] {
        let kinds: [(Correction.Kind, [String])] = [
            (.person, names.people), (.place, names.places),
            (.organisation, names.organisations), (.work, names.works),
        ]
        let first = Dictionary(
            names.mentions.map { ($0.name, $0.span) }, uniquingKeysWith: { first, _ in first })
        return kinds.flatMap { kind, texts in
            texts.map {
                Row(
                    kind: kind, found: $0, text: $0, detail: nil, span: first[$0],
                    isCorrected: false)
            }
        }
    }
}
