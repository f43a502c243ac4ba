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
        query.kind = fields["kind"].flatMap(Correction.Kind.init(finding:))
        query.page = fields["page"].flatMap { Int($0) } ?? 1
        return query
    }

    private func page(
        _ stored: StoredResource, _ query: FindingsPage.Query,
        refused: FindingsPage.Refused? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let layout = site.layout("Found on “\(stored.resource.shownTitle)”")
        let findings = site.found.findings(of: stored.resource)
        let page = FindingsPage(
            stored, findings: findings, query: query, refused: refused, layout: layout)
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
            let correction = try FindingCorrection(form)
            do {
                stored.resource = try correction.applied(
                    to: stored.resource, of: site.found.findings(of: stored.resource))
            } catch ThawError.invalid(let sentence) {
                let refused = FindingsPage.Refused(what: correction, why: sentence)
                return try page(stored, query, refused: refused, status: .unprocessableContent)
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
        return form["kind"].flatMap(Correction.Kind.init(finding:))?.rawValue ?? "mend"
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
