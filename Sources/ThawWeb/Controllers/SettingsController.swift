import Hummingbird
import ThawCore
import ThawFormats

/// Settings, the export of everything, and its deletion.
struct SettingsController: Sendable {
    let site: Site

    func addRoutes(to router: Router<Context>) {
        router.get(RouterPath(Links.settings), use: show)
        router.post(RouterPath(Links.settings), use: change)
        router.post(RouterPath(Links.eraseEverything), use: erase)
        router.get(RouterPath(Links.export), use: export)
    }

    private func layout(_ flash: Layout.Flash? = nil) -> Layout {
        site.layout("Settings", place: Layout.Place(settings: true), flash: flash)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let flash = Layout.Flash(try request.query())
        return try site.response(SettingsPage(try await site.settings(), layout: layout(flash)))
    }

    @Sendable func change(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        let old = try await site.settings()
        do {
            let settings = try SettingsForm.settings(from: form, changing: old)
            try await site.store.save(settings, of: site.learner)
        } catch ThawError.invalid(let sentence) {
            return try site.response(
                SettingsPage(old, problem: sentence, layout: layout()),
                status: .unprocessableContent)
        }
        return .redirect(to: Links.settings(notice: .settings))
    }

    @Sendable func erase(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await SubmittedForm.read(from: request)
        guard (form["confirm"] ?? "").trimmingSpace.lowercased() == SettingsPage.eraseWords else {
            let problem = "Nothing was deleted: the words were not “\(SettingsPage.eraseWords)”."
            return try site.response(
                SettingsPage(try await site.settings(), eraseProblem: problem, layout: layout()),
                status: .unprocessableContent)
        }
        try await site.store.eraseEverything()
        return .redirect(to: Links.library(notice: .erased))
    }

    @Sendable func export(_ request: Request, _ context: Context) async throws -> Response {
        let bytes = try await Exchange.json(of: site.store, learner: site.learner, at: site.now)
        let day = try await site.settings().calendar.day(of: site.now)
        let name = "thaw-\(LearnerCalendar.isoDate(ofDay: day)).json"
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
