import ThawCore
import ThawHistory
import ThawText

/// Terms, dates, names, claims, questions and what to mend, beside the source in which their words are marked.
struct FindingsPage: Page {
    /// What the address asks for.
    struct Query: Sendable {
        /// The byte from which the source is shown; `nil`: where the first finding of the page stands.
        var from: Int?
        /// One kind alone, all of it.
        var kind: Correction.Kind?
        var page = 1
    }

    struct Part: Sendable {
        var section: String?
        var rows: [FoundRow]
    }
    struct Group: Sendable {
        var id: String
        var name: String
        var words: String?
        var parts: [Part]
        /// Leads to all of them.
        var all: Hyperlink?
        var putAway: [FoundRow]
        var hasPutAway: Bool
        /// Adds one that was missed.
        var form: FoundForm
    }
    /// What was written and not taken, and why.
    struct Refused: Sendable {
        var what: FindingCorrection
        var why: String
    }
    struct Mend: Sendable {
        var number: Int
        var mark: String
        var message: String
        var line: String
        var place: String
        var after: String?
    }
    struct Jump: Sendable {
        var address: String
        var words: String
    }

    /// How many of a kind, and how many mends, one page shows.
    static let limit = 100
    /// How many claims of a sort, or questions of a level, stand among the other findings.
    private static let sectionLimit = 12

    var layout: Layout
    var title: String
    var language: String
    var back: String
    var action: String
    var heading: String
    var problem: String?
    /// What was typed, where no field holds it any more.
    var lost: String?
    var jumps: [Jump]
    var groups: [Group]
    var isWhole: Bool
    var mends: [Mend]
    var hasMends: Bool
    var mendWords: String
    var pageWords: String?
    var pageBefore: String?
    var pageAfter: String?
    var source: SafeHTML
    var sourceBefore: String?
    var sourceAfter: String?

    init(
        _ stored: StoredResource, findings: PageFindings, query: Query, refused: Refused? = nil,
        layout: Layout
    ) {
        let resource = stored.resource
        self.layout = layout
        problem = refused?.why
        title = resource.shownTitle
        language = resource.language.tag
        self.isWhole = query.kind == nil
        heading = query.kind.map { Phrases.findings($0).many } ?? "Found on this page"
        back =
            query.kind == nil
            ? Links.proof(resource.id, isDraft: stored.status == .draft)
            : Links.findings(resource.id)
        let listing = Listing(findings, query)
        action = Links.findings(resource.id, kind: query.kind, page: listing.page)
        let from = query.from ?? listing.firstOffset(isWhole: query.kind == nil)
        let marks = listing.marks + (query.kind == nil ? Self.marks(of: findings.lint) : [])
        let view = SourceView(resource, from: from, parts: marks)
        source = view.html
        let page = { @Sendable (offset: Int) in
            Links.findings(resource.id, kind: query.kind, page: listing.page, from: offset)
        }
        sourceBefore = view.before.map { page($0) + "#source" }
        sourceAfter = view.after.map { page($0) + "#source" }
        let setting = FoundRow.Setting(
            resource: resource, findings: findings, lines: LineIndex(resource.source),
            window: view.window, page: page)
        let isWhole = query.kind == nil
        let groups = listing.lists.map { Self.group($0, setting, refused, isWhole: isWhole) }
        self.groups = groups
        lost = refused.flatMap { Self.lost($0, groups) }
        mends = isWhole ? Self.mends(findings.lint, setting) : []
        hasMends = !mends.isEmpty
        mendWords = Self.mendWords(findings.lint.count)
        jumps = isWhole ? Self.jumps(findings) : []
        pageWords = listing.pages > 1 ? "Page \(listing.page) of \(listing.pages)" : nil
        pageBefore =
            listing.page > 1
            ? Links.findings(resource.id, kind: query.kind, page: listing.page - 1) : nil
        pageAfter =
            listing.page < listing.pages
            ? Links.findings(resource.id, kind: query.kind, page: listing.page + 1) : nil
    }

    /// Tells a finding from those that stand there after the page was changed.
    static func mark(of finding: LintFinding) -> String {
        "\(finding.rule.rawValue) \(finding.span.start) \(finding.span.end)"
    }

    private static func jumps(_ findings: PageFindings) -> [Jump] {
        Correction.Kind.findings.map { kind in
            Jump(
                address: "#\(kind.rawValue)",
                words: Phrases.found(findings.count(of: kind), kind))
        }
    }

    /// What was typed into a field that is not drawn again: what it was about is gone.
    private static func lost(_ refused: Refused, _ groups: [Group]) -> String? {
        let isHeld = groups.contains { group in
            group.form.refusal != nil
                || group.parts.contains { $0.rows.contains { $0.refusal != nil } }
        }
        let typed = [refused.what.value, refused.what.detail].filter { !$0.isEmpty }
        return isHeld || typed.isEmpty ? nil : typed.joined(separator: "\n")
    }

    private static func group(
        _ list: Listing.List, _ setting: FoundRow.Setting, _ refused: Refused?, isWhole: Bool
    ) -> Group {
        var parts: [Part] = []
        for entry in list.shown {
            let row = FoundRow(entry, setting).refusing(refused)
            if let last = parts.indices.last, parts[last].section == entry.section {
                parts[last].rows.append(row)
            } else {
                parts.append(Part(section: entry.section, rows: [row]))
            }
        }
        let kind = list.kind
        let names = Phrases.findings(kind)
        let away = list.putAway.prefix(limit).map { FoundRow($0, setting) }
        let hasMore = isWhole && list.shown.count < list.count
        return Group(
            id: kind.rawValue, name: names.many, words: list.count == 0 ? "None found." : nil,
            parts: parts,
            all: hasMore
                ? Hyperlink(
                    address: Links.findings(setting.resource.id, kind: kind),
                    words: "All \(Phrases.grouped(list.count)) \(names.many.lowercased())") : nil,
            putAway: away, hasPutAway: !away.isEmpty,
            form: FoundForm(kind, setting, refused: refused))
    }

    // MARK: What to mend

    private static func marks(of lint: [LintFinding]) -> [SourceView.Part] {
        lint.prefix(limit).enumerated().map { number, finding in
            SourceView.Part(anchor: "f-lint-\(number)", span: finding.span)
        }
    }

    private static func mends(_ lint: [LintFinding], _ setting: FoundRow.Setting) -> [Mend] {
        lint.prefix(limit).enumerated().map { number, finding in
            let start = finding.span.start
            let isHere = setting.window.start <= start && start < setting.window.end
            return Mend(
                number: number, mark: mark(of: finding), message: finding.message,
                line: "line \(finding.line)",
                place: (isHere ? "" : setting.page(start)) + "#f-lint-\(number)",
                after: finding.mend.flatMap { mend in
                    setting.resource.applying(mend)?.formText(of: mend.field)
                })
        }
    }

    private static func mendWords(_ count: Int) -> String {
        count == 0
            ? "Nothing here is hard to learn for how it is written."
            : "\(Phrases.count(count, "line")) may be hard to learn. "
                + "A mend changes what is shown and asked, never the source."
    }
}

extension FindingsPage {
    /// What of the findings is drawn: some of each kind, or a page of one kind.
    struct Listing: Sendable {
        struct List: Sendable {
            var kind: Correction.Kind
            var shown: [FoundEntry]
            var count: Int
            var putAway: [FoundEntry]
        }

        private(set) var lists: [List] = []
        private(set) var page = 1
        private(set) var pages = 1

        init(_ findings: PageFindings, _ query: Query) {
            guard let kind = query.kind else {
                lists = Correction.Kind.findings.map { kind in
                    let all = FoundEntry.all(kind, in: findings)
                    return List(
                        kind: kind, shown: Self.some(of: all), count: all.count,
                        putAway: Self.putAway(kind, findings))
                }
                return
            }
            let all = FoundEntry.all(kind, in: findings)
            pages = max(1, (all.count + limit - 1) / limit)
            page = min(max(1, query.page), pages)
            lists = [
                List(
                    kind: kind, shown: Array(all.dropFirst((page - 1) * limit).prefix(limit)),
                    count: all.count, putAway: page == 1 ? Self.putAway(kind, findings) : [])
            ]
        }

        /// The first of each section.
        private static func some(of all: [FoundEntry]) -> [FoundEntry] {
            var counts: [String?: Int] = [:]
            return all.filter { entry in
                counts[entry.section, default: 0] += 1
                return counts[entry.section, default: 0]
                    <= (entry.section == nil ? limit : sectionLimit)
            }
        }

        private static func putAway(
            _ kind: Correction.Kind, _ findings: PageFindings
        ) -> [FoundEntry] {
            let contents: [FoundEntry.Content] =
                switch kind {
                case .claim: findings.claimsPutAway.map { .claim($0) }
                case .question:
                    findings.questions.putAway.map {
                        FoundEntry.question($0, in: findings.questions)
                    }
                default: findings.putAway.filter { $0.kind == kind }.map { .row($0) }
                }
            return contents.enumerated().map {
                FoundEntry(content: $1, number: $0, kind: kind, section: nil, spans: [])
            }
        }

        var marks: [SourceView.Part] { lists.flatMap(\.shown).flatMap(\.marks) }

        /// Where the source begins beside this page: at its start, or at the first finding of a later page.
        func firstOffset(isWhole: Bool) -> Int {
            guard !isWhole, page > 1 else { return 0 }
            return lists.flatMap(\.shown).compactMap { $0.spans.first?.start }.min() ?? 0
        }
    }
}
