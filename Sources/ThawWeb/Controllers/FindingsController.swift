import Hummingbird
import ThawCore
import ThawHistory
import ThawText

/// What was found on a page besides its parts, and the learner's corrections of it.
struct FindingsController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get("/resources/:id/findings", use: show)
        router.post("/resources/:id/findings", use: correct)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let stored = try await site.store.resource(try context.resourceID())
        return try page(stored, try Self.query(request))
    }

    private static func query(_ request: Request) throws -> FindingsPage.Query {
        let fields = try request.query()
        var query = FindingsPage.Query()
        query.from = fields["from"].flatMap { Int($0) }
        query.kind = fields["kind"].flatMap(Correction.Kind.init(rawValue:))
        query.page = fields["page"].flatMap { Int($0) } ?? 1
        return query
    }

    private func page(
        _ stored: StoredResource, _ query: FindingsPage.Query, problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let layout = site.layout("Found on “\(stored.resource.shownTitle)”")
        let findings = site.found.findings(of: stored.resource)
        let page = FindingsPage(
            stored, findings: findings, query: query, problem: problem, layout: layout)
        return try site.response(page, status: status)
    }

    @Sendable func correct(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        let query = try Self.query(request)
        var stored = try await site.store.resource(try context.resourceID())
        let words = form["action"] ?? ""
        if words.hasPrefix("mend ") {
            guard let number = Int(words.dropFirst(5)),
                let mended = mended(stored.resource, number, rule: form["rule \(number)"])
            else { throw FindingCorrection.gone }
            stored.resource = mended
        } else {
            do {
                let correction = try FindingCorrection(form)
                stored.resource = try correction.applied(
                    to: stored.resource, of: site.found.findings(of: stored.resource))
            } catch ThawError.invalid(let sentence) {
                return try page(
                    stored, query, problem: sentence, status: .unprocessableContent)
            }
        }
        try await site.keep(stored.resource, as: stored.status)
        let address = Links.findings(stored.resource.id, kind: query.kind, page: query.page)
        return .redirect(to: address + "#" + Self.anchor(form))
    }

    /// The row that was changed, or the list that it stands in.
    private static func anchor(_ form: SubmittedForm) -> String {
        if let row = form["row"], row.hasPrefix("f-"), row.utf8.count < 40,
            row.utf8.allSatisfy({ $0 == 0x2D || $0 &- 0x30 < 10 || $0 &- 0x61 < 26 })
        {
            return row
        }
        return form["kind"].flatMap(Correction.Kind.init(rawValue:))?.rawValue ?? "mend"
    }

    /// The resource with one mend; `nil` when the page has changed since it was shown.
    private func mended(_ resource: Resource, _ number: Int, rule: String?) -> Resource? {
        let lint = site.found.findings(of: resource).lint
        guard lint.indices.contains(number), FindingsPage.mark(of: lint[number]) == rule,
            let mend = lint[number].mend
        else { return nil }
        return resource.applying(mend)
    }
}

/// What a form of the page says about one finding.
struct FindingCorrection: Sendable {
    enum Action: String {
        case save, back, remove
        case refuse = "none"
    }

    var kind: Correction.Kind
    var found: String
    /// What the learner had added, before they wrote something else over it.
    var added: String
    var value: String
    var detail: String
    var action: Action

    static let gone = ThawError.invalid(
        "This part is not there any more; go back and load the page again.")

    init(_ form: SubmittedForm) throws {
        guard let kind = form["kind"].flatMap(Correction.Kind.init(rawValue:)) else {
            throw HTTPError(.badRequest)
        }
        self.kind = kind
        found = (form["found"] ?? "").replacing("\r\n", with: "\n")
        added = Self.lines(form["added"])
        value = Self.lines(form["value"])
        detail = Self.lines(form["detail"])
        action = form["action"].flatMap(Action.init(rawValue:)) ?? .save
    }

    private static func lines(_ text: String?) -> String {
        (text ?? "").replacing("\r\n", with: "\n").trimmingSpace
    }

    /// - Throws: `ThawError.invalid` with what has to be written instead.
    func applied(to resource: Resource, of findings: PageFindings) throws -> Resource {
        var resource = resource
        switch action {
        case .refuse: resource.correct(kind, found: found, to: nil)
        case .back: resource.takeBack(Correction.Key(kind, found))
        case .remove: resource.removeAdded(kind, added.isEmpty ? value : added)
        case .save:
            switch kind {
            case .claim: try putClaim(in: &resource, findings)
            case .question: try putQuestion(in: &resource, findings.questions)
            default: try put(in: &resource)
            }
        }
        return resource
    }

    private func put(in resource: inout Resource) throws {
        guard !value.isEmpty, value.utf8.count <= 400 else {
            throw ThawError.invalid("Write a name or a date of at most 400 letters first.")
        }
        guard kind != .date || HistoricalDate(edtf: value) != nil else {
            throw ThawError.invalid(
                "“\(value)” is no date that can be read. Write it as 1953, 1953-03, 1953-03-05, 195X "
                    + "or 1953/1964.")
        }
        if found.isEmpty, !added.isEmpty { resource.removeAdded(kind, added) }
        let other = Correction.Kind(rawValue: detail)
        let isOther = other.map { $0 != kind && Correction.Kind.names.contains($0) } ?? false
        resource.correct(
            kind, found: found, to: value,
            detail: isOther && Correction.Kind.names.contains(kind) ? detail : nil)
    }

    private func putClaim(in resource: inout Resource, _ findings: PageFindings) throws {
        let rows = findings.claims + findings.claimsPutAway
        guard let claim = rows.first(where: { $0.found == found })?.asFound else {
            throw Self.gone
        }
        guard !value.isEmpty, value.utf8.count <= 4_000 else {
            throw ThawError.invalid("Write the claim in at most 4000 letters first.")
        }
        let modality = Claim.Modality(rawValue: detail) ?? claim.modality
        guard value != claim.text || modality != claim.modality else {
            return resource.takeBack(Correction.Key(.claim, found))
        }
        resource.correct(
            .claim, found: found, to: value,
            detail: modality == claim.modality ? nil : modality.rawValue)
    }

    private func putQuestion(in resource: inout Resource, _ made: MadeQuestions) throws {
        guard let item = Item.ID(found).flatMap(made.original) else { throw Self.gone }
        guard !value.isEmpty, value.utf8.count <= 4_000, detail.utf8.count <= 20_000 else {
            throw ThawError.invalid("Write the question in at most 4000 letters first.")
        }
        guard let corrected = item.corrected(stem: value, answer: detail) else {
            throw ThawError.invalid(item.answerRule ?? "Write an answer first.")
        }
        guard corrected != item else {
            return resource.takeBack(Correction.Key(.question, found))
        }
        let isSame = corrected.units == item.units
        resource.correct(.question, found: found, to: value, detail: isSame ? nil : detail)
    }
}
