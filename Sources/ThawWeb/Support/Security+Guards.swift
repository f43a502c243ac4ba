import HTTPTypes
import Hummingbird

/// Puts the headers on every response that keep a page to itself, also on errors.
struct ResponseHeaders<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as any HTTPResponseError {
            response = try error.response(from: request, context: context)
        }
        for (name, value) in Self.always {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static var always: [(String, String)] {
        [
            ("Content-Security-Policy", contentSecurityPolicy),
            ("X-Content-Type-Options", "nosniff"),
            // Keeps Referer within the site: OriginGuard needs it where a browser sends no Origin.
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", permissionsPolicy),
        ]
    }

    private static var contentSecurityPolicy: String {
        """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
        connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """
    }

    private static var permissionsPolicy: String {
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    }
}

extension HTTPFields {
    /// The values of a header without a constant of its own; `name` in lower case.
    func values(of name: String) -> [String] {
        filter { $0.name.canonicalName == name }.map(\.value)
    }
}

/// Refuses a request whose `Host` is not a name and port that is served (DNS rebinding).
struct HostGuard<Context: RequestContext>: RouterMiddleware {
    let security: WebSecurity

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let fields = request.headers.values(of: "host")
        let names = [request.head.authority].compactMap(\.self) + fields
        guard Self.isServed(names, hosts: security.hosts) else {
            return Notice(
                status: .misdirectedRequest, title: "Not this address",
                sentence:
                    "Thaw does not answer to this address; open the one that 'thaw serve' printed."
            ).response(stylesheet: security.stylesheet)
        }
        return try await next(request, context)
    }

    /// Each name that the request gives must be served, and it must give one.
    static func isServed(_ names: [String], hosts: Set<HostName>) -> Bool {
        !names.isEmpty && names.allSatisfy { name in HostName(name).map(hosts.contains) ?? false }
    }
}

extension Request {
    /// The name and port that the request was sent to.
    var hostName: HostName? { head.authority.flatMap { HostName($0) } }

    /// Whether the method only reads (RFC 9110 §9.2.1).
    var isRead: Bool { [.get, .head, .options].contains(method) }
}

/// Refuses a write that another site's page sends (forged forms).
struct OriginGuard<Context: RequestContext>: RouterMiddleware {
    let security: WebSecurity

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard request.isRead || isOurs(request) else {
            return Notice(
                status: .forbidden, title: "Not sent",
                sentence: "This did not come from a page of Thaw; go back and send it from there.",
                link: .init(address: "/", words: "To the library")
            ).response(stylesheet: security.stylesheet)
        }
        return try await next(request, context)
    }

    private func isOurs(_ request: Request) -> Bool {
        guard let host = request.hostName else { return false }
        return Self.isSame(
            origins: request.headers[values: .origin], referer: request.headers[.referer],
            fetchSite: request.headers.values(of: "sec-fetch-site").first, as: host)
    }

    /// Whether the page that sent the request is of the same scheme, name and port.
    static func isSame(
        origins: [String], referer: String?, fetchSite: String?, as host: HostName
    ) -> Bool {
        if fetchSite?.lowercased() == "cross-site" { return false }
        if !origins.isEmpty { return origins.allSatisfy { hostName(ofPage: $0) == host } }
        return referer.flatMap(hostName(ofPage:)) == host
    }

    /// `http://name:port/…`; another scheme and `null` are nobody's.
    private static func hostName(ofPage address: String) -> HostName? {
        let scheme = "http://"
        guard address.lowercased().hasPrefix(scheme) else { return nil }
        return HostName(address.dropFirst(scheme.count).prefix { !"/?#".contains($0) })
    }
}

/// Refuses a body that is too large: at once when its length is declared, else as soon as it has
/// grown.
struct BodyGuard<Context: RequestContext>: RouterMiddleware {
    let security: WebSecurity

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let limit = security.limits.limit(contentType: request.headers[.contentType])
        let declared = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        let tooLarge = BodyTooLarge(limitBytes: limit)
        guard declared <= limit else {
            return tooLarge.notice.response(stylesheet: security.stylesheet)
        }
        var request = request
        request.body = RequestBody(
            asyncSequence: CountedBody(body: request.body, limitBytes: limit))
        return try await next(request, context)
    }
}

/// A request body is larger than what is read.
public struct BodyTooLarge: NoticeError, Hashable {
    public let limitBytes: Int

    public var notice: Notice {
        Notice(
            status: .contentTooLarge, title: "Too large",
            sentence: """
                This is larger than \(ByteCount.words(limitBytes)), the most that is read at once; \
                send it in parts.
                """)
    }
}

/// A body that throws ``BodyTooLarge`` instead of its byte after the limit.
struct CountedBody: AsyncSequence, Sendable {
    let body: RequestBody
    let limitBytes: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var body: RequestBody.AsyncIterator
        let limitBytes: Int
        var count = 0

        mutating func next() async throws -> ByteBuffer? {
            guard let buffer = try await body.next() else { return nil }
            count += buffer.readableBytes
            guard count <= limitBytes else { throw BodyTooLarge(limitBytes: limitBytes) }
            return buffer
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(body: body.makeAsyncIterator(), limitBytes: limitBytes)
    }
}
