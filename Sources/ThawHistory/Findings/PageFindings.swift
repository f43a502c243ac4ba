public import ThawCore
public import ThawText

/// What was found on a page, put right by the learner, with the place of each finding.
public struct PageFindings: Sendable {
    /// A term, a date or a name that was found, or added by hand.
    public struct Row: Hashable, Sendable {
        /// As it was found.
        public var kind: Correction.Kind
        /// What it is: another kind where the learner says so.
        public var shownKind: Correction.Kind
        /// What a correction names it by; empty where the learner added it.
        public var found: String
        /// As it is shown: corrected, where the learner did.
        public var text: String
        /// The definition of a term, the words of a date.
        public var detail: String?
        /// In bytes of the source; `nil` where the learner added it and tied it to no line that is there.
        public var span: Span?
        public var isCorrected: Bool
        /// As the learner added it.
        public var added: Correction?
    }

    /// A claim as the learner left it.
    public struct ClaimRow: Hashable, Sendable {
        public var found: String
        public var claim: Claim
        /// Before the learner said anything of it.
        public var asFound: Claim
        public var isCorrected: Bool
        /// As the learner added it; then `found` is its own words.
        public var added: Correction?

        init(_ found: String, _ claim: Claim) {
            self.found = found
            self.claim = claim
            asFound = claim
            isCorrected = false
        }
    }

    /// What became of the line that an addition was tied to.
    public enum Tie: Hashable, Sendable {
        case none
        case line(SourceLine)
        /// The page has it no more; these were its words.
        case gone(String)
    }

    /// Of each kind in the order of the page.
    public private(set) var rows: [Row] = []
    /// What was found and the learner said is none, so that it can be taken back.
    public private(set) var putAway: [Row] = []
    public let claims: [ClaimRow]
    /// Claims that the learner rejected, as they were found.
    public let claimsPutAway: [ClaimRow]
    /// What is asked, and what the learner does not want to be asked.
    public let questions: MadeQuestions
    /// What will be hard to learn.
    public let lint: [LintFinding]
    /// What can be tied to.
    public let lines: SourceLines

    /// Cost: linear in the page.
    public init(_ resource: Resource) {
        self.init(resource, reading: PageReading(resource), questions: resource.madeQuestions())
    }

    /// What was read and made before, with the resource's corrections. Cost: linear in what was found.
    ///
    /// - Parameters:
    ///   - reading: of this resource, whatever its corrections.
    ///   - questions: of this resource with these corrections.
    public init(_ resource: Resource, reading: PageReading, questions: MadeQuestions) {
        let said = resource.correctionsByFinding
        lint = reading.lint
        self.questions = questions
        lines = reading.lines
        let claims = CorrectedClaims(reading.claims, of: resource, lines: { reading.lines })
        self.claims = claims.kept
        claimsPutAway = claims.putAway
        put(
            Self.terms(reading.terms, of: resource) + Self.dates(reading.dates)
                + Self.names(reading.names), said)
        for added in resource.corrections where added.isAdded {
            guard let value = added.value, added.kind != .claim, added.kind != .question else {
                continue
            }
            rows.append(
                Row(
                    kind: added.kind, shownKind: added.kind, found: "", text: value, detail: nil,
                    span: added.line.flatMap { lines[$0] }?.span, isCorrected: true, added: added))
        }
    }

    /// Where an addition stands.
    public func tie(of added: Correction) -> Tie {
        guard let name = added.line else { return .none }
        return lines[name].map(Tie.line) ?? .gone(name)
    }

    /// Whether a date that the learner added can be asked of its line: the line is there and tells no other time.
    public func isAsked(_ added: Correction) -> Bool {
        guard case .line(let line) = tie(of: added),
            let date = added.value.flatMap(HistoricalDate.init(edtf:))
        else { return false }
        let noDates = putAway.filter {
            $0.kind == .date && $0.span.map(line.span.contains) ?? false
        }
        return NotedSentence.Dating(
            given: date, as: date.englishWords, to: line.text,
            ignoring: noDates.compactMap(\.detail), reader: DateReader()) != nil
    }

    /// Those of one kind.
    public func rows(of kind: Correction.Kind) -> [Row] { rows.filter { $0.shownKind == kind } }

    /// How many there are of a kind.
    public func count(of kind: Correction.Kind) -> Int {
        switch kind {
        case .claim: claims.count
        case .question: questions.items.count
        default: rows.count { $0.shownKind == kind }
        }
    }

    private mutating func put(_ found: [Row], _ said: [Correction.Key: Correction]) {
        for var row in found {
            guard let correction = said[Correction.Key(row.kind, row.found)] else {
                rows.append(row)
                continue
            }
            row.isCorrected = true
            if let value = correction.value {
                row.text = value
                row.shownKind =
                    correction.detail.flatMap(Correction.Kind.init(rawValue:)) ?? row.kind
                rows.append(row)
            } else {
                putAway.append(row)
            }
        }
    }

    private static func terms(_ terms: [DefinedTerm], of resource: Resource) -> [Row] {
        terms.map { term in
            let aliases = term.aliases.isEmpty ? "" : " (\(term.aliases.joined(separator: ", ")))"
            return Row(
                kind: .term, shownKind: .term, found: term.name.text, text: term.name.text,
                detail: resource.shown(term.definition) + aliases,
                span: term.name.span ?? term.definition.span, isCorrected: false)
        }
    }

    private static func dates(_ dates: [PageReading.FoundDate]) -> [Row] {
        dates.map { date in
            Row(
                kind: .date, shownKind: .date, found: date.found, text: date.date.edtf,
                detail: date.words, span: date.mention.span, isCorrected: false)
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
                    kind: kind, shownKind: kind, found: $0, text: $0, detail: nil, span: first[$0],
                    isCorrected: false)
            }
        }
    }
}
