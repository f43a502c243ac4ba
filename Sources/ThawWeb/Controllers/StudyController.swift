import Hummingbird
import ThawCore
import ThawMemory

/// A study session: question, answer, rating, and the way back. Its state is in the address and the log.
struct StudyController: Sendable {
    let site: Site

    /// An answer longer than this is cut before it goes into the log.
    private static let longestResponse = 20_000
    /// Times beyond an hour say nothing about the answer.
    private static let longestMilliseconds = 3_600_000

    func addRoutes(to router: Router<Context>) {
        router.get(RouterPath(Links.study), use: ask)
        router.post(RouterPath(Links.answer), use: answer)
        router.post(RouterPath(Links.undoAnswer), use: undo)
        router.post(RouterPath(Links.putAway), use: putAway)
    }

    @Sendable func ask(_ request: Request, _ context: Context) async throws -> Response {
        let form = try request.query()
        let session = StudySessionQuery(form)
        let settings = try await site.settings()
        let queue = try await site.store.queue(
            QueueRequest(
                learner: site.learner, settings: settings, now: site.now, scope: session.scope,
                limit: 1))
        let flash = Layout.Flash(form)
        guard let next = try await wanted(session) ?? queue.items.first else {
            return try await end(session, queue, settings, flash)
        }
        let found = StudyPage.Found(
            next: next, resource: try await site.store.resource(next.item.resource).resource,
            outcomes: ReviewSession(settings: settings).outcomes(of: next.state, at: site.now),
            left: max(1, queue.counts.total), session: session, event: newEvent(),
            undoEvent: newEvent())
        return try site.response(StudyPage(found, layout: site.layout("Study", flash: flash)))
    }

    /// The item that the address names, if it is still there.
    private func wanted(_ session: StudySessionQuery) async throws -> StudyItem? {
        guard let id = session.item else { return nil }
        do {
            return try await site.store.item(id, for: site.learner)
        } catch ThawError.noSuchItem {
            return nil
        }
    }

    private func newEvent() -> ReviewEvent.ID { ReviewEvent.ID(rawValue: site.ambient.newID()) }

    private func end(
        _ session: StudySessionQuery, _ queue: ReviewQueue, _ settings: StudySettings,
        _ flash: Layout.Flash?
    ) async throws -> Response {
        await site.refit.sessionEnded(of: site.learner, defaults: settings)
        let today = settings.calendar.day(of: site.now)
        let next = WhatIsNext(
            statistics: try await site.store.statistics(
                of: site.learner, days: today...today, forecastDays: 60, today: today),
            heldBack: try await site.heldBack(session.scope, settings: settings),
            settings: settings, today: today)
        let found = StudyEndPage.Found(
            session: session, queue: queue, next: next, calendar: settings.calendar, now: site.now,
            undoEvent: newEvent())
        return try site.response(
            StudyEndPage(found, layout: site.layout("Study", flash: flash)))
    }

    @Sendable func answer(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        guard let item = form["item"].flatMap({ Item.ID($0) }),
            let event = form["event"].flatMap({ ReviewEvent.ID($0) }),
            let rating = form["rating"].flatMap({ Int($0) }).flatMap(Rating.init(rawValue:))
        else { throw HTTPError(.badRequest) }
        let settings = try await site.settings()
        let response = (form["response"] ?? "").trimmingSpace.prefix(Self.longestResponse)
        let milliseconds = Int(form["milliseconds"] ?? "") ?? 0
        _ = try await site.store.record(
            Answer(
                event: event, learner: site.learner, item: item, rating: rating, time: site.now,
                milliseconds: min(Self.longestMilliseconds, max(0, milliseconds)),
                response: response.isEmpty ? nil : String(response)),
            settings: settings)
        await site.refit.answered(by: site.learner, defaults: settings)
        let session = StudySessionQuery(form.fields)
        return .redirect(to: session.address(done: session.done + 1))
    }

    @Sendable func undo(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        let session = StudySessionQuery(form.fields)
        guard let event = form["event"].flatMap({ ReviewEvent.ID($0) }) else {
            throw HTTPError(.badRequest)
        }
        do {
            let item = try await site.store.undo(
                for: site.learner, event: event, at: site.now, settings: try await site.settings())
            return .redirect(
                to: session.address(done: max(0, session.done - 1), item: item.id, notice: .undone))
        } catch ThawError.nothingToUndo {
            return .redirect(to: session.address(done: 0, notice: .nothingToUndo))
        }
    }

    @Sendable func putAway(_ request: Request, _ context: Context) async throws -> Response {
        let submitted = try await SubmittedForm.read(from: request).fields
        // The way back after a redirect has its fields in the address.
        let form = submitted["item"] == nil ? try request.query() : submitted
        guard let item = form["item"].flatMap({ Item.ID($0) }) else { throw HTTPError(.badRequest) }
        let session = StudySessionQuery(form)
        switch form["action"] {
        case "suspend":
            try await site.note(.suspend, about: item)
            return .redirect(to: session.address(notice: .suspended, away: item))
        case "resume", "unbury":
            try await site.note(form["action"] == "resume" ? .resume : .unbury, about: item)
            return .redirect(to: session.address(item: item))
        default:
            let today = try await site.settings().calendar.day(of: site.now)
            try await site.note(.bury(untilDay: today + 1), about: item)
            return .redirect(to: session.address(notice: .buried, away: item))
        }
    }
}
