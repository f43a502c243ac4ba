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
        let from = Int(try request.query()["from"] ?? "") ?? 0
        return try page(stored, from: from)
    }

    private func page(
        _ stored: StoredResource, from: Int = 0, problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let layout = site.layout("Found on “\(stored.resource.shownTitle)”")
        let page = FindingsPage(stored, from: from, problem: problem, layout: layout)
        return try site.response(page, status: status)
    }

    @Sendable func correct(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        var stored = try await site.store.resource(try context.resourceID())
        let words = form["action"] ?? ""
        if words.hasPrefix("mend ") {
            guard let number = Int(words.dropFirst(5)),
                let mended = Self.mended(stored.resource, number, rule: form["rule \(number)"])
            else {
                throw ThawError.invalid(
                    "This part is not there any more; go back and load the page again.")
            }
            stored.resource = mended
        } else {
            do {
                try Self.correct(&stored.resource, form, action: words)
            } catch ThawError.invalid(let sentence) {
                return try page(stored, problem: sentence, status: .unprocessableContent)
            }
        }
        try await site.keep(stored.resource, as: stored.status)
        let anchor = form["kind"].map { "#\($0)" } ?? "#mend"
        return .redirect(to: Links.findings(stored.resource.id) + anchor)
    }

    /// The resource with one mend; `nil` when the page has changed since it was shown.
    private static func mended(_ resource: Resource, _ number: Int, rule: String?) -> Resource? {
        let lint = PageFindings(resource).lint
        guard lint.indices.contains(number), FindingsPage.mark(of: lint[number]) == rule,
            let mend = lint[number].mend
        else { return nil }
        return resource.applying(mend)
    }

    private static func correct(
        _ resource: inout Resource, _ form: SubmittedForm, action: String
    ) throws {
        guard let kind = form["kind"].flatMap(Correction.Kind.init(rawValue:)) else {
            throw HTTPError(.badRequest)
        }
        let found = form["found"] ?? ""
        let value = (form["value"] ?? "").trimmingSpace
        switch action {
        case "none": resource.correct(kind, found: found, to: nil)
        case "back": resource.correct(kind, found: found, to: found)
        case "remove": resource.removeAdded(kind, value)
        default:
            guard !value.isEmpty, value.utf8.count <= 400 else {
                throw ThawError.invalid("Write a name or a date of at most 400 letters first.")
            }
            guard kind != .date || HistoricalDate(edtf: value) != nil else {
                throw ThawError.invalid(
                    "“\(value)” is no date that can be read. Write it as 1953, 1953-03, 1953-03-05, 195X "
                        + "or 1953/1964.")
            }
            resource.correct(kind, found: found, to: value)
        }
    }
}
