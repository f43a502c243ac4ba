import Hummingbird
import ThawCore

/// The statistics page.
struct StatisticsController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get(RouterPath(Links.statistics), use: show)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let settings = try await site.settings()
        let today = settings.calendar.day(of: site.now)
        let statistics = try await site.store.statistics(
            of: site.learner, days: (today - StatisticsPage.daysBack + 1)...today,
            forecastDays: StatisticsPage.daysShown, today: today)
        let layout = site.layout("Statistics", place: Layout.Place(statistics: true))
        return try site.response(
            StatisticsPage(
                statistics, today: today, goal: settings.desiredRetention, layout: layout))
    }
}
