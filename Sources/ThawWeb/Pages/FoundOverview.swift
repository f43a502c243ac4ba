import ThawCore
import ThawHistory

/// What was found on a page, in short: how much of each kind, and the first of them with their places in the source.
struct FoundOverview: Sendable {
    struct Kind: Sendable {
        var name: String
        /// With how many there are.
        var count: String
        var address: String
        var samples: [FoundSample]
        /// Claims and questions stand on lines of their own.
        var isLines: Bool
        /// How many are not named here.
        var left: String?
    }

    var kinds: [Kind]
    /// Without counts, for a page too long to be read for them alone.
    var isShort: Bool
    var mend: Hyperlink
    /// The places of the samples.
    let marks: [SourceView.Part]

    /// How many are named of what is a word or two, and of what is a sentence.
    private static let (words, lines) = (24, 6)

    init(_ findings: PageFindings?, of id: Resource.ID) {
        let all = Correction.Kind.findings.map { kind in
            (kind, findings.map { FoundEntry.all(kind, in: $0) } ?? [])
        }
        isShort = findings != nil
        var marks: [SourceView.Part] = []
        kinds = all.compactMap { kind, entries in
            guard findings == nil || !entries.isEmpty else { return nil }
            let isLines = kind == .claim || kind == .question
            let shown = isLines ? Self.some(of: entries) : Array(entries.prefix(Self.words))
            marks += shown.flatMap(\.marks)
            let names = Phrases.findings(kind)
            let left = entries.count - shown.count
            return Kind(
                name: names.many,
                count: findings == nil ? names.many : Phrases.found(entries.count, kind),
                address: Links.findings(id) + "#\(kind.rawValue)",
                samples: shown.map { FoundSample($0) }, isLines: isLines,
                left: left > 0 ? "and \(Phrases.grouped(left)) more" : nil)
        }
        self.marks = marks
        let count = findings?.lint.count
        mend = Hyperlink(
            address: Links.findings(id) + "#mend",
            words: count.map { $0 == 0 ? "Nothing to mend" : "\(Phrases.grouped($0)) to mend" }
                ?? "What to mend")
    }

    /// Leads each sample to its words: on the page itself where the source is shown there.
    mutating func place(in window: Span, of page: String) {
        for kind in kinds.indices {
            for at in kinds[kind].samples.indices {
                guard let span = kinds[kind].samples[at].span else { continue }
                let isHere = window.start <= span.start && span.start < window.end
                let address = isHere ? "" : Links.address(page, [("from", String(span.start))])
                kinds[kind].samples[at].place = address + "#" + FoundEntry.anchor(of: span)
            }
        }
    }

    /// Some of each section, so that no sort of claim and no level of question is left out.
    private static func some(of entries: [FoundEntry]) -> [FoundEntry] {
        let sections = Set(entries.map(\.section)).count
        let limit = max(1, lines / max(1, sections))
        var counts: [String?: Int] = [:]
        return entries.filter { entry in
            counts[entry.section, default: 0] += 1
            return counts[entry.section, default: 0] <= limit
        }
    }
}

/// One finding by its words and its place.
struct FoundSample: Sendable {
    var words: String
    /// What it is, where that is not told by the list it stands in.
    var sort: String?
    var span: Span?
    /// Set by the page that knows which stretch of the source it shows.
    var place: String?

    init(_ entry: FoundEntry) {
        switch entry.content {
        case .row(let row):
            // A date as the page writes it, where the learner did not write another.
            words = row.kind == .date && !row.isCorrected ? row.detail ?? row.text : row.text
        case .claim(let row):
            words = row.claim.text
            sort = Phrases.claim(row.claim.modality)
        case .question(let item, _, _):
            words = FoundRow.opening(item.stem)
            sort = Phrases.level(item.level)
        }
        span = entry.spans.first
    }
}
