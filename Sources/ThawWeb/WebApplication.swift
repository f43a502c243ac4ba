// The program runs the application that we return.
public import Hummingbird
import Logging
public import ThawCore

/// The site as an application that binds `options.address` when it is run.
///
/// - Parameter onServerRunning: called once the port is bound.
/// - Throws: when the templates or static files are not there or cannot be read.
public func makeApplication(
    store: any Store, ambient: Ambient, options: WebOptions,
    onServerRunning: @escaping @Sendable () async -> Void = {}
) throws -> Application<RouterResponder<BasicRequestContext>> {
    let router = try makeRouter(store: store, ambient: ambient, options: options)
    var logger = Logger(label: "thaw")
    logger.logLevel = .warning
    return Application(
        responder: router.buildResponder(),
        configuration: ApplicationConfiguration(
            address: .hostname(options.address, port: options.port)),
        onServerRunning: { _ in await onServerRunning() }, logger: logger)
}

/// Every route of the site, without a socket. All files are read into memory here.
public func makeRouter(
    store: any Store, ambient: Ambient, options: WebOptions
) throws -> Router<BasicRequestContext> {
    let site = try Site(store: store, ambient: ambient, options: options)
    let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    var security = options.security
    security.stylesheet = site.files.link("thaw.css")
    security.install(on: router, errorPages: ErrorPages(site: site))
    site.files.addRoutes(to: router)
    router.get(RouterPath(Links.health)) { _, _ in "thaw \(options.version)" }
    LibraryController(site: site).addRoutes(to: router)
    AddController(site: site).addRoutes(to: router)
    ProofController(site: site).addRoutes(to: router)
    FindingsController(site: site).addRoutes(to: router)
    ResourceController(site: site).addRoutes(to: router)
    StudyController(site: site).addRoutes(to: router)
    StatisticsController(site: site).addRoutes(to: router)
    MemoryController(site: site).addRoutes(to: router)
    SettingsController(site: site).addRoutes(to: router)
    return router
}
