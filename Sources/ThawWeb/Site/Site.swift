import Foundation
import Hummingbird
import ThawCore
import ThawFormats
import ThawHistory
import ThawText

/// What a handler knows of a request besides the request.
typealias Context = BasicRequestContext

/// What every controller holds: the store, the ambient facts, the templates.
struct Site: Sendable {
    let store: any Store
    let ambient: Ambient
    let options: WebOptions
    let templates: TemplateLibrary
    let files: StaticFiles
    let refit: BackgroundRefit
    let found = FoundPages()
    /// The one learner of a machine without accounts.
    let learner = Learner.local

    /// Reads all templates and static files into memory.
    init(store: any Store, ambient: Ambient, options: WebOptions) throws {
        self.store = store
        self.ambient = ambient
        self.options = options
        refit = BackgroundRefit(store: store, ambient: ambient)
        let folder = try ResourceFolder(options.resources)
        templates = try TemplateLibrary(folder: folder.templates)
        files = try StaticFiles(folder: folder.staticFiles)
    }

    var now: Date { ambient.now() }

    /// The learner's settings, or the defaults in the program's time zone.
    func settings() async throws -> StudySettings {
        try await store.settings(of: learner) ?? StudySettings(timeZone: options.timeZone)
    }

    /// Saves a resource. A draft is neither asked nor found, so nothing is derived from it until it is kept: a
    /// decision about a receipt of a long page stays quick.
    ///
    /// - Parameter original: the file that its text was taken out of, in the place of one that is there.
    func keep(
        _ resource: Resource, original: OriginalFile? = nil, as status: Resource.Status
    ) async throws {
        guard status == .draft else {
            return try await store.keep(
                resource, items: found.questions(of: resource).items, original: original,
                as: status, for: learner, at: now)
        }
        try await store.save(
            resource, items: [], maker: 0, lines: [], fingerprint: resource.fingerprint,
            original: original, as: .draft, for: learner, at: now)
    }

    /// - Parameter title: the page's own title; the site's name is added.
    func layout(
        _ title: String, place: Layout.Place = Layout.Place(), flash: Layout.Flash? = nil
    ) -> Layout {
        Layout(
            siteName: options.siteName, title: title, stylesheet: files.link("thaw.css"),
            script: files.link("thaw.js"), icon: files.link("icon.svg"),
            version: options.version, place: place, flash: flash)
    }

    /// Draws the page with the template that has the name of its type.
    func response<P: Page>(_ page: P, status: HTTPResponse.Status = .ok) throws -> Response {
        try templates.html(page, with: String(describing: P.self), status: status)
    }
}

extension RequestContext {
    /// The id in the path of a resource or a draft.
    ///
    /// - Throws: `HTTPError(.notFound)` when it is none.
    func resourceID() throws -> Resource.ID {
        guard let text = parameters.get("id"), let id = Resource.ID(text) else {
            throw HTTPError(.notFound)
        }
        return id
    }
}

extension Request {
    /// The fields of the address, decoded as a form is.
    func query() throws -> FormBody {
        try FormBody(urlEncoded: (uri.query ?? "").utf8)
    }
}
