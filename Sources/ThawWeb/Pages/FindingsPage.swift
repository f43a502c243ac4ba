import ThawCore
import ThawHistory
import ThawText

/// Terms, dates, names and what to mend, beside the source in which their words are marked.
struct FindingsPage: Page {
    struct Row: Sendable {
        var anchor: String
        var kind: String
        var found: String
        var text: String
        var detail: String?
        var place: String?
        var isAdded: Bool
        var isCorrected: Bool
        var input: String
    }
    struct Group: Sendable {
        var id: String
        var name: String
        var words: String?
        var rows: [Row]
        var putAway: [Row]
        var hasPutAway: Bool
        var label: String
    }
    struct Mend: Sendable {
        var number: Int
        var mark: String
        var message: String
        var line: String
        var place: String
        var after: String?
    }

    /// How many of a kind, and how many mends, one page shows.
    private static let limit = 100

    var layout: Layout
    var title: String
    var language: String
    var back: String
    var action: String
    var problem: String?
    var groups: [Group]
    var mends: [Mend]
    var hasMends: Bool
    var mendWords: String
    var source: SafeHTML
    var sourceBefore: String?
    var sourceAfter: String?

    init(_ stored: StoredResource, from: Int, problem: String? = nil, layout: Layout) {
        let resource = stored.resource
        let findings = PageFindings(resource)
        self.layout = layout
        self.problem = problem
        title = resource.shownTitle
        language = resource.language.tag
        back = Links.proof(resource.id, isDraft: stored.status == .draft)
        action = Links.findings(resource.id)
        let marked = Self.marked(findings)
        let view = SourceView(resource, from: from, parts: marked)
        source = view.html
        sourceBefore = view.before.map { Self.page(resource, from: $0) }
        sourceAfter = view.after.map { Self.page(resource, from: $0) }
        groups = Correction.Kind.allCases.map { kind in
            Self.group(kind, findings, in: resource, window: view.window)
        }
        mends = findings.lint.prefix(Self.limit).enumerated().map { number, finding in
            Mend(
                number: number, mark: Self.mark(of: finding), message: finding.message,
                line: "line \(finding.line)",
                place: Self.place("f-lint-\(number)", finding.span, resource, view.window),
                after: finding.mend.flatMap { mend in
                    resource.applying(mend)?.formText(of: mend.field)
                })
        }
        hasMends = !mends.isEmpty
        mendWords =
            findings.lint.isEmpty
            ? "Nothing here is hard to learn for how it is written."
            : "\(Phrases.count(findings.lint.count, "line")) may be hard to learn. "
                + "A mend changes what is shown and asked, never the source."
    }

    /// Tells a finding from those that stand there after the page was changed.
    static func mark(of finding: LintFinding) -> String {
        "\(finding.rule.rawValue) \(finding.span.start) \(finding.span.end)"
    }

    private static func page(_ resource: Resource, from: Int) -> String {
        Links.address(Links.findings(resource.id), [("from", from > 0 ? String(from) : nil)])
    }

    private static func anchor(_ row: PageFindings.Row) -> String {
        "f-\(row.kind.rawValue)-\(row.span?.start ?? 0)"
    }

    private static func marked(_ findings: PageFindings) -> [SourceView.Part] {
        findings.rows.compactMap { row in
            row.span.map { SourceView.Part(anchor: anchor(row), span: $0) }
        }
            + findings.lint.prefix(limit).enumerated().map { number, finding in
                SourceView.Part(anchor: "f-lint-\(number)", span: finding.span)
            }
    }

    private static func place(
        _ anchor: String, _ span: Span, _ resource: Resource, _ window: Span
    ) -> String {
        let isHere = window.start <= span.start && span.start < window.end
        return (isHere ? "" : page(resource, from: span.start)) + "#" + anchor
    }

    private static func group(
        _ kind: Correction.Kind, _ findings: PageFindings, in resource: Resource, window: Span
    ) -> Group {
        func row(_ found: PageFindings.Row) -> Row {
            Row(
                anchor: anchor(found), kind: kind.rawValue, found: found.found, text: found.text,
                detail: found.detail,
                place: found.span.map { place(anchor(found), $0, resource, window) },
                isAdded: found.found.isEmpty, isCorrected: found.isCorrected,
                input: "\(names(kind).one): \(found.text)")
        }
        let rows = findings.rows(of: kind)
        let away = findings.putAway.filter { $0.kind == kind }
        return Group(
            id: kind.rawValue, name: names(kind).many,
            words: rows.isEmpty ? "None found." : nil, rows: rows.prefix(limit).map(row),
            putAway: away.prefix(limit).map(row), hasPutAway: !away.isEmpty,
            label: names(kind).one)
    }

    private static func names(_ kind: Correction.Kind) -> (one: String, many: String) {
        switch kind {
        case .term: ("Term", "Terms")
        case .date: ("Date", "Dates")
        case .person: ("Person", "People")
        case .place: ("Place", "Places")
        case .organisation: ("Organisation", "Organisations")
        case .work: ("Work", "Works")
        }
    }
}
