import Hummingbird
import ThawCore
import ThawHistory

/// What a form of the findings page says about one finding, or about one that was missed.
struct FindingCorrection: Sendable {
    enum Action: String {
        case save, back, remove
        case refuse = "none"
    }

    var kind: Correction.Kind
    /// Empty: something is added, or was.
    var found: String
    /// What the learner had added, before they wrote something else over it.
    var added: String
    var value: String
    var detail: String
    /// The mark of the line that was chosen, empty for none; `nil` where the form asks for none.
    var line: String?
    /// The mark of the line that something added was tied to before.
    var lineBefore: String
    var action: Action

    static let gone = ThawError.invalid(
        "This part is not there any more; go back and load the page again.")
    private static let (longest, longestAnswer) = (4_000, 20_000)

    init(_ form: SubmittedForm) throws {
        guard let kind = form["kind"].flatMap(Correction.Kind.init(finding:)) else {
            throw HTTPError(.badRequest)
        }
        self.kind = kind
        found = (form["found"] ?? "").replacing("\r\n", with: "\n")
        added = Self.lines(form["added"])
        value = Self.lines(form["value"])
        detail = Self.lines(form["detail"])
        line = form["line"]
        lineBefore = form["tied"] ?? ""
        action = form["action"].flatMap(Action.init(rawValue:)) ?? .save
    }

    private static func lines(_ text: String?) -> String {
        (text ?? "").replacing("\r\n", with: "\n").trimmingSpace
    }

    /// Whether it adds what was missed.
    var isNew: Bool { action == .save && found.isEmpty && added.isEmpty }

    /// The few letters by which a form names a line of the source; empty for none.
    static func mark(ofLine name: String?) -> String {
        name.map { String(Identifier<SourceLine>(hashing: [$0]).description.prefix(13)) } ?? ""
    }

    /// - Throws: `ThawError.invalid` with what has to be written instead.
    func applied(to resource: Resource, of findings: PageFindings) throws -> Resource {
        var resource = resource
        switch action {
        case .refuse: resource.correct(kind, found: found, to: nil)
        case .back: resource.takeBack(Correction.Key(kind, found))
        case .remove:
            // Sent twice, it is gone already.
            if let old = addition(findings) { resource.removeAdded(old) }
            resource.takeBack(Correction.Key(kind, found))
        case .save:
            switch kind {
            case .claim: try putClaim(in: &resource, findings)
            case .question: try putQuestion(in: &resource, findings)
            default: try put(in: &resource, findings)
            }
        }
        return resource
    }

    // MARK: What was added before, and its line

    /// What the learner had added, as it was before this form.
    private func addition(_ findings: PageFindings) -> Correction? {
        switch kind {
        case .question: Item.ID(found).flatMap { findings.questions.added[$0] }
        case .claim:
            (findings.claims + findings.claimsPutAway).first { $0.found == found }?.added
        default:
            findings.rows.compactMap(\.added).first {
                $0.kind == kind && $0.value == (added.isEmpty ? value : added)
                    && Self.mark(ofLine: $0.line) == lineBefore
            }
        }
    }

    /// The name of the chosen line. One that is gone stays what it was tied to.
    private func tie(_ findings: PageFindings, before old: Correction? = nil) throws -> String? {
        guard let line else { return old?.line }
        if line.isEmpty { return nil }
        if let old, Self.mark(ofLine: old.line) == line { return old.line }
        guard let chosen = findings.lines.all.first(where: { Self.mark(ofLine: $0.name) == line })
        else {
            throw ThawError.invalid("That line is not there any more; choose another one.")
        }
        return chosen.name
    }

    /// Ties what was added to the chosen line.
    private func retie(
        _ old: Correction, in resource: inout Resource, _ findings: PageFindings
    ) throws {
        var new = old
        new.line = try tie(findings, before: old)
        if new != old { resource.replaceAdded(old, with: new) }
    }

    // MARK: Terms, dates and names

    private func put(in resource: inout Resource, _ findings: PageFindings) throws {
        guard !value.isEmpty, value.count <= 400 else {
            throw ThawError.invalid("Write a name or a date of at most 400 letters first.")
        }
        let value = try writtenValue()
        if found.isEmpty {
            let old = added.isEmpty ? nil : addition(findings)
            let new = Correction(
                kind, found: "", value: value, line: try tie(findings, before: old))
            try checkLine(of: new, findings)
            return resource.replaceAdded(old ?? new, with: new)
        }
        let other = Correction.Kind(rawValue: detail)
        let isOther = other.map { $0 != kind && Correction.Kind.names.contains($0) } ?? false
        resource.correct(
            kind, found: found, to: value,
            detail: isOther && Correction.Kind.names.contains(kind) ? detail : nil)
    }

    /// A date as it is kept, however it was written.
    private func writtenValue() throws -> String {
        guard kind == .date else { return value }
        guard let date = HistoricalDate(written: value) else {
            throw ThawError.invalid(
                "“\(value)” is no date that can be read. Write it as 1953, March 1953, 5 March 1953, "
                    + "1953-03-05, 195X or 1953/1964.")
        }
        return HistoricalDate(edtf: value) == nil ? date.edtf : value
    }

    /// A line that gives a date itself would be dated twice.
    private func checkLine(of date: Correction, _ findings: PageFindings) throws {
        guard kind == .date, case .line(let line) = findings.tie(of: date) else { return }
        let known = findings.rows(of: .date).first { row in
            row.added == nil && row.span.map(line.span.contains) ?? false
        }
        guard let known else { return }
        throw ThawError.invalid(
            "Line \(line.number) gives a date already: put “\(known.detail ?? known.text)” right instead."
        )
    }

    // MARK: Claims

    private func putClaim(in resource: inout Resource, _ findings: PageFindings) throws {
        guard !value.isEmpty else { throw ThawError.invalid("Write the claim first.") }
        guard value.count <= Self.longest else {
            throw ThawError.invalid("A claim can have at most 4000 letters.")
        }
        let modality = Claim.Modality(rawValue: detail)
        if found.isEmpty {
            let new = Correction(
                .claim, found: "", value: value.collapsedLines, detail: modality?.rawValue,
                line: try tie(findings))
            guard !resource.corrections.contains(new) else { return }
            try checkClaim(findings, besides: nil)
            return resource.replaceAdded(new, with: new)
        }
        let rows = findings.claims + findings.claimsPutAway
        guard let row = rows.first(where: { $0.found == found }) else { throw Self.gone }
        if let added = row.added {
            try checkClaim(findings, besides: found)
            try retie(added, in: &resource, findings)
        }
        let claim = row.asFound
        let meant = modality ?? claim.modality
        guard value != claim.text || meant != claim.modality else {
            return resource.takeBack(Correction.Key(.claim, found))
        }
        resource.correct(
            .claim, found: found, to: value, detail: meant == claim.modality ? nil : meant.rawValue)
    }

    /// That no claim says the same in the same words, and none did when it was added or found.
    private func checkClaim(_ findings: PageFindings, besides own: String?) throws {
        func isSame(_ row: PageFindings.ClaimRow) -> Bool {
            row.found != own
                && [row.claim.text, row.found].contains { Item.asksTheSame($0, value) }
        }
        if findings.claimsPutAway.contains(where: isSame) {
            throw ThawError.invalid("You put this claim away; take it back from there instead.")
        }
        guard let same = findings.claims.first(where: isSame) else { return }
        throw ThawError.invalid(
            Item.asksTheSame(same.claim.text, value)
                ? "This claim is listed already."
                : "This claim is listed already: it reads “\(FoundRow.opening(same.claim.text))” now."
        )
    }

    // MARK: Questions

    private func putQuestion(in resource: inout Resource, _ findings: PageFindings) throws {
        let made = findings.questions
        guard !found.isEmpty else { return try addQuestion(to: &resource, findings) }
        guard let id = Item.ID(found), let item = made.original(id) else { throw Self.gone }
        try checkLength()
        let added = made.added[id]
        if added != nil { try checkQuestion(findings, besides: id) }
        guard let corrected = item.corrected(stem: value, answer: detail) else {
            throw ThawError.invalid(item.answerRule ?? "Write an answer first.")
        }
        if let added { try retie(added, in: &resource, findings) }
        guard corrected != item else {
            return resource.takeBack(Correction.Key(.question, found))
        }
        let isSame = corrected.units == item.units
        resource.correct(.question, found: found, to: value, detail: isSame ? nil : detail)
    }

    private func addQuestion(to resource: inout Resource, _ findings: PageFindings) throws {
        try checkLength()
        let new = Correction(
            .question, found: "", value: value, detail: detail, line: try tie(findings))
        // The same form sent twice adds one question.
        guard !resource.corrections.contains(new) else { return }
        try checkQuestion(findings, besides: nil)
        resource.replaceAdded(new, with: new)
    }

    private func checkLength() throws {
        guard !value.isEmpty else { throw ThawError.invalid("Write the question first.") }
        guard value.count <= Self.longest else {
            throw ThawError.invalid("A question can have at most 4000 letters.")
        }
        guard detail.count <= Self.longestAnswer else {
            throw ThawError.invalid("An answer can have at most 20 000 letters.")
        }
    }

    /// That a question of the learner's own asks something, and something else than the others.
    private func checkQuestion(_ findings: PageFindings, besides own: Item.ID?) throws {
        guard !detail.isEmpty else {
            throw ThawError.invalid("Write its answer too: you compare yours with it.")
        }
        guard !Item.tells(value, of: detail) else {
            throw ThawError.invalid(
                "The question gives its answer away: “\(FoundRow.opening(detail))” stands in it.")
        }
        let made = findings.questions
        func isSame(_ item: Item) -> Bool {
            item.id != own
                && [item.stem, made.added[item.id]?.value ?? item.stem].contains {
                    Item.asksTheSame($0, value)
                }
        }
        if made.putAway.contains(where: isSame) {
            throw ThawError.invalid("You put this question away; take it back from there instead.")
        }
        guard let same = made.items.first(where: isSame) else { return }
        throw ThawError.invalid(
            Item.asksTheSame(same.stem, value)
                ? "This question is asked already."
                : "This question is asked already: it reads “\(FoundRow.opening(same.stem))” now.")
    }
}

extension String {
    /// On one line.
    fileprivate var collapsedLines: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Correction.Kind {
    /// What a form or an address names as a kind of finding.
    init?(finding name: String) {
        guard let kind = Self.findings.first(where: { $0.rawValue == name }) else { return nil }
        self = kind
    }
}
