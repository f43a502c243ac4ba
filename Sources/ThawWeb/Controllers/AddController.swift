import Hummingbird
import ThawCore
import ThawFormats
import ThawText

/// Takes in what is pasted or uploaded, as drafts that are in the store before anything else happens.
struct AddController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get(RouterPath(Links.add), use: show)
        router.post(RouterPath(Links.add), use: add)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        try await page(flash: Layout.Flash(try request.query()))
    }

    private func page(
        text: String = "", problems: [String] = [], flash: Layout.Flash? = nil
    ) async throws -> Response {
        let drafts = try await site.store.library(
            LibraryQuery(learner: site.learner, day: 0, now: site.now, status: .draft))
        let layout = site.layout("Add notes", place: Layout.Place(add: true), flash: flash)
        return try site.response(
            AddPage(text: text, problems: problems, drafts: drafts, layout: layout),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func add(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        let pages = BroughtPage.all(in: form)
        var read: [Resource.ID] = []
        var problems: [String] = []
        for brought in pages {
            let draft = brought.draft(as: Resource.ID(rawValue: site.ambient.newID()))
            if let resource = draft.resource {
                read.append(try await keepDraft(resource))
            } else {
                problems.append(brought.sentence(draft))
            }
        }
        if pages.isEmpty { problems.append("Paste some text or choose a file first.") }
        if !problems.isEmpty { return try await page(text: form["text"] ?? "", problems: problems) }
        guard read.count == 1 else { return .redirect(to: Links.add(notice: .drafts) + "#drafts") }
        return .redirect(to: Links.same(read[0]))
    }

    private func keepDraft(_ resource: Resource) async throws -> Resource.ID {
        let named = try await site.store.proposingNames(for: resource)
        try await site.keep(named, as: .draft)
        return named.id
    }
}

/// One page that was pasted or uploaded, not read yet.
struct BroughtPage {
    /// `nil` for a paste.
    var name: String?
    var bytes: [UInt8]
    /// The text that goes with a paste's markup, read instead where the markup holds nothing.
    var plain: [UInt8]?

    /// A paste with or without the clipboard's markup, then the files.
    static func all(in form: SubmittedForm) -> [BroughtPage] {
        var pages: [BroughtPage] = []
        let text = form["text"] ?? ""
        let html = form["html"] ?? ""
        if !html.allSatisfy(\.isWhitespace) {
            pages.append(BroughtPage(bytes: Array(html.utf8), plain: Array(text.utf8)))
        } else if !text.allSatisfy(\.isWhitespace) {
            pages.append(BroughtPage(bytes: Array(text.utf8)))
        }
        return pages
            + form.files.map { BroughtPage(name: $0.filename, bytes: Array($0.bytes)) }
    }

    /// Reads it. A paste is plain text unless its markup came along.
    func draft(as id: Resource.ID) -> Draft {
        guard let plain else {
            return Reader(options: Reader.Options(fileName: name)).read(bytes, as: id)
        }
        let draft = Reader(options: Reader.Options(markup: .html)).read(bytes, as: id)
        return draft.resource == nil ? Reader().read(plain, as: id) : draft
    }

    /// Why nothing could be read, with the file's name.
    func sentence(_ draft: Draft) -> String {
        let why = draft.problems.first?.message ?? "There is nothing to learn from in it."
        return name.map { "\($0): \(why)" } ?? why
    }
}
