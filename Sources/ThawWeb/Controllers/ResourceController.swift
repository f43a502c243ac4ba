import Hummingbird
import ThawCore
import ThawFormats
import ThawText

/// A kept resource: its page, its source, what is asked from it.
struct ResourceController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get("/resources/:id", use: show)
        router.get("/resources/:id/source", use: source)
        router.get("/resources/:id/original", use: original)
        router.get("/resources/:id/items", use: items)
        router.post("/resources/:id/items", use: suspend)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let stored = try await site.store.resource(try context.resourceID())
        let resource = stored.resource
        guard stored.status != .draft else { return .redirect(to: Links.draft(resource.id)) }
        let query = try request.query()
        let settings = try await site.settings()
        let day = settings.calendar.day(of: site.now)
        let library = try await site.store.library(
            LibraryQuery(learner: site.learner, day: day, now: site.now))
        let queue = try await site.store.queue(
            QueueRequest(
                learner: site.learner, settings: settings, now: site.now,
                scope: .resource(resource.id), limit: 1))
        let similar = Ranker.similar(to: resource, among: try await site.store.likely(resource))
        let found = ResourcePage.Found(
            stored: stored, library: library, similar: similar.map(\.resource),
            cards: cards(query, of: resource), queue: queue.counts)
        let layout = site.layout(
            resource.shownTitle, place: Layout.Place(library: true), flash: Layout.Flash(query))
        return try site.response(ResourcePage(found, layout: layout))
    }

    /// Notes are read as a whole; cards are held in the hand one at a time unless all are asked for.
    private func cards(_ query: FormBody, of resource: Resource) -> ResourcePage.Cards {
        if let number = query["card"].flatMap({ Int($0) }) { return .one(number) }
        return query["all"] != nil || resource.kind == .notes ? .all : .one(1)
    }

    @Sendable func source(_ request: Request, _ context: Context) async throws -> Response {
        let stored = try await site.store.resource(try context.resourceID())
        let from = Int(try request.query()["from"] ?? "") ?? 0
        let layout = site.layout("Source of “\(stored.resource.shownTitle)”")
        let original = try await site.store.originalName(of: stored.resource.id)
        return try site.response(
            SourcePage(stored, original: original, from: from, layout: layout))
    }

    /// The file as it was brought in, to be saved: it is never shown as a page of this site.
    @Sendable func original(_ request: Request, _ context: Context) async throws -> Response {
        guard let file = try await site.store.original(of: try context.resourceID()) else {
            throw HTTPError(.notFound)
        }
        // RFC 6266: the name percent-encoded, so that no sign in it ends the header.
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream",
                .contentDisposition: "attachment; filename*=UTF-8''\(Links.encoded(file.name))",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }

    @Sendable func items(_ request: Request, _ context: Context) async throws -> Response {
        let stored = try await site.store.resource(try context.resourceID())
        let items = try await site.store.items(of: stored.resource.id, for: site.learner)
        let page = Int(try request.query()["page"] ?? "") ?? 1
        let settings = try await site.settings()
        let layout = site.layout("Questions asked from “\(stored.resource.shownTitle)”")
        return try site.response(
            ItemsPage(
                stored.resource, items: items, page: page, settings: settings, now: site.now,
                layout: layout))
    }

    @Sendable func suspend(_ request: Request, _ context: Context) async throws -> Response {
        let id = try context.resourceID()
        let form = try await SubmittedForm.read(from: request)
        guard let item = form["item"].flatMap({ Item.ID($0) }) else { throw HTTPError(.badRequest) }
        try await site.note(form["action"] == "resume" ? .resume : .suspend, about: item)
        return .redirect(to: Links.items(of: id) + "#i-\(item)")
    }
}

extension Site {
    /// Writes an entry other than a review into the log.
    func note(_ kind: ReviewEvent.Kind, about item: Item.ID) async throws {
        let day = try await settings().calendar.day(of: now)
        try await store.note(
            ReviewEvent(
                id: ReviewEvent.ID(rawValue: ambient.newID()), learner: learner, item: item,
                time: now, day: day, kind: kind))
    }
}
