import ThawCore
import ThawHistory

/// A finding as a form: what it says, what can be put right, and where it stands.
struct FoundRow: Sendable {
    struct Place: Sendable {
        var address: String
        var words: String
        var called: String
    }
    struct Note: Sendable {
        var words: String
        var isGuess: Bool
    }

    var anchor: String
    /// The anchors of its words in the source, for the marks that come and go with the pointer.
    var lights: String
    var kind: String
    var found: String
    var text: String
    /// What the field holds: the same, or what was typed and not taken.
    var value: String
    /// A few words that tell it from the others, for a screen reader.
    var called: String
    var input: String
    /// More than a few words: written in lines.
    var isLong: Bool
    /// In lines.
    var height: Int
    var detail: String?
    var hasAnswer = false
    var answer = ""
    var answerHeight = 1
    var answerRule: String?
    var hasChoices = false
    var choices: [Choice] = []
    var choicesLabel = ""
    var notes: [Note] = []
    var places: [Place]
    /// Added by hand, without words of the source to go back to.
    var isAdded = false
    /// Added by hand, so that what is put away can also be removed.
    var canBeRemoved = false
    var isCorrected: Bool
    /// What it is called whose words these are.
    var whose = "your words"
    /// The mark of the line that it is tied to.
    var tied = ""
    var hasLines = false
    var lines: [Choice] = []
    /// Why what was written is not taken.
    var refusal: String?
    /// The words of the button that says it is none.
    var refuse: String

    /// At most this many places of one finding are linked.
    private static let placeLimit = 8
    /// How many lines on either side of its own something added can be tied to, and how many where it has none.
    private static let (linesAround, linesAtMost) = (20, 120)

    /// What a row is drawn for.
    struct Setting {
        var resource: Resource
        var findings: PageFindings
        var lines: LineIndex
        var window: Span
        /// The address of the page that shows the source from an offset.
        var page: @Sendable (Int) -> String
    }

    init(_ entry: FoundEntry, _ setting: Setting) {
        switch entry.content {
        case .row(let row): self.init(entry, row, setting)
        case .claim(let row): self.init(entry, row, setting)
        case .question(let item, let isCorrected, let added):
            self.init(entry, item, isCorrected: isCorrected, setting)
            if let added { own(added, setting) }
        }
    }

    /// The same with what was typed over it and not taken.
    func refusing(_ refused: FindingsPage.Refused?) -> FoundRow {
        guard let refused, refused.what.action == .save, !refused.what.isNew,
            refused.what.kind.rawValue == kind, refused.what.found == found,
            !isAdded || refused.what.added == text && refused.what.lineBefore == tied
        else { return self }
        var row = self
        row.refusal = refused.why
        row.value = refused.what.value
        row.height = Self.height(refused.what.value)
        if hasAnswer { row.answer = refused.what.detail }
        row.answerHeight = Self.height(row.answer)
        for at in choices.indices {
            row.choices[at].isChosen = choices[at].value == refused.what.detail
        }
        for at in lines.indices { row.lines[at].isChosen = lines[at].value == refused.what.line }
        return row
    }

    /// What the learner added can be tied to another line, and removed.
    private mutating func own(_ added: Correction, _ setting: Setting) {
        canBeRemoved = true
        isCorrected = true
        whose = "added by you"
        guard [.date, .claim, .question].contains(added.kind) else { return }
        hasLines = true
        tied = FindingCorrection.mark(ofLine: added.line)
        let all = setting.findings.lines
        switch setting.findings.tie(of: added) {
        case .none:
            lines = FoundForm.choices(
                of: all.all.prefix(Self.linesAtMost), chosen: nil, none: "No line")
            if added.kind != .question {
                notes.append(Note(words: "choose its line, and it can be asked", isGuess: false))
            }
        case .line(let line):
            lines = FoundForm.choices(
                of: all.around(line, Self.linesAround), chosen: tied, none: "No line")
            if added.kind == .date, !setting.findings.isAsked(added) {
                notes.append(
                    Note(words: "not asked: its line tells the time itself", isGuess: true))
            }
        case .gone(let words):
            lines = FoundForm.choices(
                of: all.all.prefix(Self.linesAtMost), chosen: tied, none: "No line")
            let old = Choice(value: tied, words: "Gone: \(Self.opening(words))", isChosen: true)
            lines.insert(old, at: 1)
            notes.append(
                Note(words: "its line is gone: “\(Self.opening(words))”", isGuess: true))
        }
    }

    private init(_ entry: FoundEntry, text: String, isCorrected: Bool, _ setting: Setting) {
        anchor = entry.anchor
        lights = entry.spans.map(FoundEntry.anchor).joined(separator: " ")
        kind = entry.kind.rawValue
        found = ""
        self.text = text
        value = text
        called = Self.opening(text)
        input = "\(Phrases.findings(entry.kind).one): \(called)"
        isLong = entry.kind == .claim || entry.kind == .question
        height = Self.height(text)
        self.isCorrected = isCorrected
        refuse = "Not one"
        places = []
        places = entry.spans.prefix(Self.placeLimit).map { span in
            let first = setting.lines.line(at: span.start)
            let last = setting.lines.line(at: max(span.start, span.end - 1))
            let line = last > first ? "lines \(first)–\(last)" : "line \(first)"
            let isHere =
                setting.window.start <= span.start && span.start < setting.window.end
            return Place(
                address: (isHere ? "" : setting.page(span.start)) + "#"
                    + FoundEntry.anchor(of: span),
                words: line, called: "Show \(line) in the source: \(called)")
        }
    }

    private init(_ entry: FoundEntry, _ row: PageFindings.Row, _ setting: Setting) {
        self.init(entry, text: row.text, isCorrected: row.isCorrected, setting)
        kind = row.kind.rawValue
        found = row.found
        detail = row.detail
        isAdded = row.found.isEmpty
        if let added = row.added { own(added, setting) }
        for place in places.indices {
            places[place].words = "Source"
            places[place].called = "Show in the source: \(called)"
        }
        guard Correction.Kind.names.contains(row.kind), !isAdded else { return }
        hasChoices = true
        choicesLabel = "What it is: \(called)"
        choices = Correction.Kind.names.map {
            Choice(
                value: $0.rawValue, words: Phrases.findings($0).one,
                isChosen: $0 == row.shownKind)
        }
    }

    private init(_ entry: FoundEntry, _ row: PageFindings.ClaimRow, _ setting: Setting) {
        let claim = row.claim
        self.init(entry, text: claim.text, isCorrected: row.isCorrected, setting)
        found = row.found
        hasChoices = true
        choicesLabel = "How it is meant: \(called)"
        choices = Claim.Modality.allCases.map {
            Choice(value: $0.rawValue, words: Phrases.claim($0), isChosen: $0 == claim.modality)
        }
        var cues: [String] = []
        if let cue = claim.modalityCue { cues.append("told from “\(cue.text)”") }
        if !claim.hedges.isEmpty {
            cues.append("hedged: " + claim.hedges.map { "“\($0.text)”" }.joined(separator: ", "))
        }
        if claim.polarity == .denied { cues.append("denied") }
        notes = cues.map { Note(words: $0, isGuess: false) }
        notes += claim.restored.map { restored in
            let words =
                restored.before.isEmpty
                ? "“\(restored.after)” put in" : "“\(restored.after)” for “\(restored.before)”"
            return Note(words: "\(words), proposed from \(restored.reason)", isGuess: true)
        }
        if let added = row.added { own(added, setting) }
    }

    private init(
        _ entry: FoundEntry, _ item: Item, isCorrected: Bool, _ setting: Setting
    ) {
        self.init(entry, text: item.stem, isCorrected: isCorrected, setting)
        found = item.id.description
        hasAnswer = true
        answer = item.answer
        answerHeight = Self.height(answer)
        answerRule = item.answerRule
        refuse = "Do not ask"
        notes = [Note(words: Phrases.form(item), isGuess: false)]
        guard case .choice(let options) = item.task else { return }
        let lures = options.compactMap { option in
            option.refutedBy.map { "“\(option.text)” (line \($0) speaks against it)" }
        }
        detail = "Beside it: " + lures.joined(separator: "; ")
    }

    private static func height(_ text: String) -> Int {
        min(8, text.split(whereSeparator: \.isNewline).reduce(0) { $0 + $1.count / 44 + 1 })
    }

    static func opening(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 60 ? line.prefix(60) + "…" : line
    }
}
