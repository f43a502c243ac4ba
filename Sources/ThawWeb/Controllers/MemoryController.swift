import Hummingbird
import ThawCore
import ThawMemory

/// What the memory model knows of the learner, and what can be changed about it.
struct MemoryController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get(RouterPath(Links.memory), use: show)
        router.post(RouterPath(Links.fitMemory), use: fit)
        router.post(RouterPath(Links.standardMemory), use: goBack)
        router.post(RouterPath(Links.retention), use: aim)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let flash = Layout.Flash(try request.query())
        return try await page(flash: flash)
    }

    private func page(
        flash: Layout.Flash? = nil, problem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let settings = try await site.settings()
        let today = settings.calendar.day(of: site.now)
        let history = try await site.store.reviewHistory(
            of: site.learner, calendar: settings.calendar)
        let statistics = try await site.store.statistics(
            of: site.learner, days: today...today, forecastDays: 1, today: today)
        let outlook = try MemoryOutlook(
            history, settings: settings, waiting: statistics.new, today: today)
        let layout = site.layout(
            "Memory model", place: Layout.Place(statistics: true), flash: flash)
        return try site.response(
            MemoryPage(
                outlook, settings: settings, answers: history.count, problem: problem,
                layout: layout), status: status)
    }

    @Sendable func fit(_ request: Request, _ context: Context) async throws -> Response {
        let fit = try await site.store.refit(
            of: site.learner, defaults: try await site.settings(), at: site.now)
        let notice: Links.Notice =
            switch fit.outcome {
            case .fitted, .firstStabilitiesOnly: .fitted
            case .noBetter: .fittedNoBetter
            case .tooFew: .fittedTooFew
            }
        return .redirect(to: Links.memory(notice: notice))
    }

    @Sendable func goBack(_ request: Request, _ context: Context) async throws -> Response {
        // Otherwise the next session would fit again what was just put away.
        var settings = try await site.settings()
        settings.refitsByItself = false
        try await site.store.save(settings, of: site.learner)
        _ = try await site.store.adopt(
            .default, from: nil, for: site.learner, defaults: settings)
        return .redirect(to: Links.memory(notice: .standard))
    }

    @Sendable func aim(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        var settings = try await site.settings()
        do {
            settings.desiredRetention = try SettingsForm.retention(from: form)
        } catch ThawError.invalid(let sentence) {
            return try await page(problem: sentence, status: .unprocessableContent)
        }
        settings.refitsByItself = form["refits"] != nil
        try await site.store.save(settings, of: site.learner)
        return .redirect(to: Links.memory(notice: .retention))
    }
}
