import Hummingbird
import ThawCore
import ThawText

/// A draft or a kept resource beside its source: looking it over, deciding about receipts, editing, keeping.
struct ProofController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get("/drafts/:id", use: show)
        router.get("/resources/:id/proof", use: show)
        router.post("/drafts/:id/edit", use: edit)
        router.post("/drafts/:id/structure", use: restructure)
        router.post("/drafts/:id/decide", use: decide)
        router.post("/drafts/:id/save", use: save)
        router.post("/drafts/:id/discard", use: discard)
        router.post("/drafts/:id/reopen", use: reopen)
        router.get("/drafts/:id/same", use: same)
        router.post("/drafts/:id/same", use: choose)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let stored = try await site.store.resource(try context.resourceID())
        let address = Links.proof(stored.resource.id, isDraft: stored.status == .draft)
        guard request.uri.path == address else { return .redirect(to: address) }
        let form = try request.query()
        var query = ProofPage.Query()
        query.from = Int(form["from"] ?? "") ?? 0
        query.editing = form["edit"].flatMap { Resource.Field($0) }
        query.receipts = Int(form["receipts"] ?? "") ?? 1
        query.isPuttingBack = form["lines"] != nil
        query.change = PartNote.Change(form)
        let layout = site.layout(stored.resource.shownTitle, flash: Layout.Flash(form))
        let found = site.found.overview(of: stored.resource)
        return try site.response(
            ProofPage(
                stored, found: found, problems: problems(of: stored), query: query, layout: layout))
    }

    /// What was said when the page or its file was read. Bytes that were no text are counted once, not one by one.
    private func problems(of stored: StoredResource) -> [Problem] {
        let source = stored.resource.source
        return Self.lostCharacters(in: source)
            + stored.resource.problems.filter { problem in
                source.text(in: problem.span).first != "\u{FFFD}"
            }
    }

    /// The source is text already, so bytes that were none when it came in show only as the sign for them.
    private static func lostCharacters(in source: SourceText) -> [Problem] {
        let sign = Array("\u{FFFD}".utf8)
        let places = source.utf8.indices.filter { i in
            source.utf8[i] == sign[0] && source.utf8[i...].starts(with: sign)
        }
        guard let first = places.first else { return [] }
        let count = Phrases.count(places.count, "character")
        return [
            Problem(
                span: Span(first, first + sign.count),
                message: """
                    \(count) could not be read and stand here as \u{FFFD}. Correct them here, or save the file as \
                    UTF-8 and bring it again.
                    """)
        ]
    }

    @Sendable func edit(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        guard let field = form["field"].flatMap({ Resource.Field($0) }), let text = form["text"]
        else { throw HTTPError(.badRequest) }
        var stored = try await site.store.resource(try context.resourceID())
        let words = text.replacing("\r\n", with: "\n").trimmingSpace
        if words != stored.resource.formText(of: field) || field == .language {
            guard stored.resource.edit(field, to: words) else {
                throw ThawError.invalid(
                    "This part is not there any more; go back and load the page again.")
            }
            try await keep(stored)
        }
        return .redirect(to: page(of: stored) + "#" + Links.anchor(field))
    }

    @Sendable func restructure(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        if let name = form["kind"] {
            return try await changeKind(to: name, of: try context.resourceID())
        }
        // The way back after a change, and where the learner is, stand in the address.
        let query = try request.query()
        guard let offset = (form["part"] ?? query["part"]).flatMap({ Int($0) }),
            let name = form["as"] ?? query["as"],
            name == PartNote.Change.found || Resource.PartRole(rawValue: name) != nil
        else { throw HTTPError(.badRequest) }
        var stored = try await site.store.resource(try context.resourceID())
        let editor = PartEditor(stored.resource)
        guard let part = editor.part(at: offset) else {
            throw ThawError.invalid(
                "This part is not there any more; go back and load the page again.")
        }
        let role = Resource.PartRole(rawValue: name)
        guard let made = editor.making(offset, role) else {
            let isLong = role == .heading && part.words.count > PartEditor.headingLimit
            throw ThawError.invalid(
                isLong
                    ? "A heading has at most \(PartEditor.headingLimit) characters; this is longer."
                    : "This part cannot be changed in that way; go back and load the page again.")
        }
        stored.resource = made
        try await keep(stored)
        let change = PartNote.Change(offset: offset, was: part.isCorrected ? part.role : nil)
        return .redirect(
            to: Links.address(
                page(of: stored),
                [("from", query["from"]), ("lines", query["lines"])] + change.fields) + "#changed")
    }

    private func changeKind(to name: String, of id: Resource.ID) async throws -> Response {
        guard let kind = Resource.Kind(rawValue: name) else { throw HTTPError(.badRequest) }
        var stored = try await site.store.resource(id)
        guard let made = stored.resource.becoming(kind) else {
            throw ThawError.invalid("Only notes and revision cards can become one another.")
        }
        stored.resource = made
        try await keep(stored)
        return .redirect(to: page(of: stored) + "#kind")
    }

    @Sendable func decide(_ request: Request, _ context: Context) async throws -> Response {
        let words = try await SubmittedForm.read(from: request)["decision"] ?? ""
        var stored = try await site.store.resource(try context.resourceID())
        if words == "confident" {
            for repair in stored.resource.repairs where repair.isConfidentAndOpen {
                stored.resource.decide(repair.id, .accepted)
            }
            try await keep(stored)
            return .redirect(to: page(of: stored) + "#receipts")
        }
        let parts = words.split(separator: " ")
        guard parts.count == 2, let number = Int(parts[0]),
            let decision = Repair.Decision(rawValue: String(parts[1]))
        else { throw HTTPError(.badRequest) }
        let id = Repair.ID(rawValue: number)
        // Pressed a second time, the button takes its decision back.
        let isSame = stored.resource.repair(id)?.decision == decision
        stored.resource.decide(id, isSame ? .undecided : decision)
        try await keep(stored)
        return .redirect(to: receiptPage(number, of: stored))
    }

    private func receiptPage(_ number: Int, of stored: StoredResource) -> String {
        let index = stored.resource.repairs.firstIndex { $0.id.rawValue == number } ?? 0
        let receipts = index / ProofPage.receiptsPerPage + 1
        return Links.address(
            page(of: stored), [("receipts", receipts > 1 ? String(receipts) : nil)])
            + "#receipt-\(number)"
    }

    private func page(of stored: StoredResource) -> String {
        Links.proof(stored.resource.id, isDraft: stored.status == .draft)
    }

    private func keep(_ stored: StoredResource) async throws {
        try await site.keep(stored.resource, as: stored.status)
    }

    @Sendable func save(_ request: Request, _ context: Context) async throws -> Response {
        let stored = try await site.store.resource(try context.resourceID())
        try await site.keep(stored.resource, as: .kept)
        return .redirect(to: Links.resource(stored.resource.id, notice: .saved))
    }

    @Sendable func discard(_ request: Request, _ context: Context) async throws -> Response {
        let id = try context.resourceID()
        try await site.store.setStatus(.trashed, of: [id], at: site.now)
        return .redirect(to: Links.add(notice: .discarded, about: id))
    }

    @Sendable func reopen(_ request: Request, _ context: Context) async throws -> Response {
        let id = try context.resourceID()
        try await site.store.setStatus(.draft, of: [id], at: site.now)
        return .redirect(to: Links.draft(id))
    }

    // MARK: The same page a second time

    @Sendable func same(_ request: Request, _ context: Context) async throws -> Response {
        let draft = try await site.store.resource(try context.resourceID())
        let others = try await Lookalikes(site: site).of(draft.resource)
        guard draft.status == .draft, !others.isEmpty else {
            return .redirect(to: Links.draft(draft.resource.id))
        }
        let layout = site.layout("You have this page already", place: Layout.Place(add: true))
        return try site.response(SamePage(draft.resource, others: others, layout: layout))
    }

    @Sendable func choose(_ request: Request, _ context: Context) async throws -> Response {
        let draft = try await site.store.resource(try context.resourceID())
        let form = try await SubmittedForm.read(from: request)
        let other = form["other"].flatMap { Resource.ID($0) }
        switch (form["choice"], other) {
        case ("open", let other?):
            try await site.store.setStatus(.trashed, of: [draft.resource.id], at: site.now)
            let stored = try await site.store.resource(other)
            return .redirect(
                to: stored.status == .draft ? Links.draft(other) : Links.resource(other))
        case ("update", let other?):
            let old = try await site.store.resource(other)
            let new = draft.resource.renewing(old.resource)
            // The file that the new text was taken out of takes the place of the old one.
            let original = try await site.store.original(of: draft.resource.id)
            try await site.keep(new, original: original, as: old.status)
            try await site.store.remove([draft.resource.id])
            let isDraft = old.status == .draft
            return .redirect(
                to: isDraft ? Links.draft(other) : Links.resource(other, notice: .updated))
        default:
            return .redirect(to: Links.draft(draft.resource.id))
        }
    }
}

extension String {
    /// Without white space at either end.
    var trimmingSpace: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
