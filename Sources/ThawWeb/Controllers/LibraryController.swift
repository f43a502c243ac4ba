import Foundation
import Hummingbird
import ThawCore
import ThawText

/// The library, the trash, search, and what is done to a resource as a whole.
struct LibraryController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get("/", use: library)
        router.get(RouterPath(Links.search), use: search)
        router.get(RouterPath(Links.trash), use: trash)
        router.get("/resources/:id/manage", use: manage)
        router.post("/resources/:id/manage", use: change)
        router.post("/resources/:id/trash", use: moveToTrash)
        router.post("/resources/:id/restore", use: restore)
        router.post("/resources/:id/remove", use: remove)
    }

    @Sendable func library(_ request: Request, _ context: Context) async throws -> Response {
        let query = try request.query()
        let subject = query["subject"].flatMap { Resource.subjects(from: $0).first }
        let found = try await found(subject: subject, page: Int(query["page"] ?? "") ?? 1)
        let flash = Layout.Flash(query)
        let layout = site.layout(
            subject?.last ?? "Library", place: Layout.Place(library: true), flash: flash)
        return try site.response(LibraryPage(found, layout: layout))
    }

    private func found(subject: [String]?, page: Int) async throws -> LibraryPage.Found {
        let settings = try await site.settings()
        let today = settings.calendar.day(of: site.now)
        let queue = try await site.store.queue(
            QueueRequest(
                learner: site.learner, settings: settings, now: site.now,
                scope: subject.map { .subject($0) } ?? .everything, limit: 1))
        let next = WhatIsNext(
            statistics: try await site.store.statistics(
                of: site.learner, days: today...today, forecastDays: 60, today: today),
            heldBack: queue.counts.total > 0
                ? queue.counts : try await site.heldBack(.everything, settings: settings),
            settings: settings, today: today)
        return LibraryPage.Found(
            entries: try await entries(.kept, today: today), subject: subject, page: page,
            queue: queue.counts, next: next,
            drafts: try await entries(.draft, today: today).count)
    }

    private func entries(_ status: Resource.Status, today: Int) async throws -> [LibraryEntry] {
        try await site.store.library(
            LibraryQuery(learner: site.learner, day: today, now: site.now, status: status))
    }

    @Sendable func search(_ request: Request, _ context: Context) async throws -> Response {
        let words = (try request.query()["q"] ?? "").prefix(400)
        let hits =
            words.allSatisfy(\.isWhitespace)
            ? []
            : try await site.store.search(
                String(words), limit: 60, ranking: SearchRanker.scores(of:))
        let layout = site.layout("Search", place: Layout.Place(library: true))
        return try site.response(SearchPage(words: String(words), hits: hits, layout: layout))
    }

    @Sendable func trash(_ request: Request, _ context: Context) async throws -> Response {
        let query = try request.query()
        let entries = try await entries(.trashed, today: 0)
        let layout = site.layout("Trash", flash: Layout.Flash(query))
        return try site.response(TrashPage(entries, layout: layout))
    }

    @Sendable func manage(_ request: Request, _ context: Context) async throws -> Response {
        let stored = try await site.store.resource(try context.resourceID())
        let layout = site.layout("Change “\(stored.resource.shownTitle)”")
        return try site.response(ManagePage(stored.resource, layout: layout))
    }

    /// Renames, moves to other subjects, corrects author, language and licence.
    @Sendable func change(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        let stored = try await site.store.resource(try context.resourceID())
        var resource = stored.resource
        for field in [Resource.Field.title, .subjects, .author, .language, .licence, .created] {
            guard let text = form[field.description], text != resource.text(of: field) else {
                continue
            }
            resource.edit(field, to: text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        try await site.keep(resource, as: stored.status)
        return .redirect(to: Links.resource(resource.id, notice: .renamed))
    }

    @Sendable func moveToTrash(_ request: Request, _ context: Context) async throws -> Response {
        let id = try context.resourceID()
        try await site.store.setStatus(.trashed, of: [id], at: site.now)
        return .redirect(to: Links.library(notice: .trashed, about: id))
    }

    @Sendable func restore(_ request: Request, _ context: Context) async throws -> Response {
        try await site.store.setStatus(.kept, of: [try context.resourceID()], at: site.now)
        return .redirect(to: Links.library(notice: .restored))
    }

    @Sendable func remove(_ request: Request, _ context: Context) async throws -> Response {
        try await site.store.remove([try context.resourceID()])
        return .redirect(to: Links.trash(notice: .removed))
    }
}
