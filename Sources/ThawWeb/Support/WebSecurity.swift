// Requests, responses and routers in our public face are Hummingbird’s.
public import Hummingbird

/// Who may talk to the server, and how much they may send.
///
/// The dangers it answers: another web site that reaches this one through the browser (DNS
/// rebinding, forged forms), another user of this machine, and, with `--lan`, another device in the
/// network. It does not protect from somebody who reads the network's traffic or this user's
/// memory. Cookies are not kept apart by port: a server that another user of this machine runs on
/// the same name and that the learner opens sees the cookie.
public struct WebSecurity: Sendable {
    /// The names and ports that stand for this machine: they need the token.
    public var loopbackHosts: Set<HostName>
    /// The names and ports by which other devices reach this one: they need to be paired.
    public var lanHosts: Set<HostName>
    /// The secret of this start, part of the address that `thaw serve` prints; nil where whoever
    /// reaches this machine's names may enter (behind a proxy that asks itself, in tests of pages).
    public var token: String?
    /// The cookie that holds the token or a paired device's session.
    public var cookieName: String
    /// Paths that begin so need no cookie: they hold nothing of the learner's.
    public var openPrefixes: [String]
    /// The largest bodies that are read.
    public var limits: BodyLimits
    /// The paired devices; nil where other devices are not served.
    public var pairing: PairingRoom?
    /// The style sheet of the notices.
    public var stylesheet: String?

    /// - Parameters:
    ///   - hosts: `name:port` of this machine; what is not a name and port is left out.
    ///   - lanHosts: `name:port` by which other devices reach this one.
    public init(
        hosts: [String], token: String?, lanHosts: [String] = [], pairing: PairingRoom? = nil,
        limits: BodyLimits = BodyLimits(), stylesheet: String? = nil
    ) {
        self.loopbackHosts = Set(hosts.compactMap { HostName($0) })
        self.lanHosts = Set(lanHosts.compactMap { HostName($0) })
        self.token = token
        self.cookieName = "thaw"
        self.openPrefixes = ["/health", "/static/"]
        self.limits = limits
        self.pairing = pairing
        self.stylesheet = stylesheet
    }

    /// The names of a server on loopback that is bound to `port`.
    public static func loopbackHosts(port: Int) -> [String] {
        ["127.0.0.1", "localhost", "[::1]"].map { "\($0):\(port)" }
    }

    /// A secret of 256 bits as 64 hexadecimal digits. `random` must be fit for secrets.
    public static func makeToken(random: () -> UInt64) -> String {
        (0..<4).map { _ in
            let digits = String(random(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Adds every guard, outermost first. Call it before any route is added.
    ///
    /// Between the response headers and the guards stands `errorPages`, when there is one: it sees
    /// the errors of the handlers, and what it answers gets the headers too.
    public func install<Context: RequestContext>(
        on router: Router<Context>,
        errorPages: (any MiddlewareProtocol<Request, Response, Context>)? = nil
    ) {
        router.add(middleware: ResponseHeaders())
        if let errorPages { router.add(middleware: errorPages) }
        router.add(middleware: HostGuard(security: self))
        router.add(middleware: OriginGuard(security: self))
        router.add(middleware: BodyGuard(security: self))
        router.add(middleware: SessionGuard(security: self))
    }

    /// Every name that is served.
    var hosts: Set<HostName> { loopbackHosts.union(lanHosts) }

    func isOpen(path: String) -> Bool {
        openPrefixes.contains { prefix in
            prefix.hasSuffix("/") ? path.hasPrefix(prefix) : path == prefix
        }
    }
}

/// A name and a port as a browser writes them in the `Host` header, made comparable: lower case,
/// and the port always there (80 when the browser left it out).
public struct HostName: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public let port: Int

    /// Reads `name`, `name:port`, `[v6]` or `[v6]:port`; nil when the text is anything else.
    public init?(_ text: some StringProtocol) {
        let text = text.lowercased()
        guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || "/@?#\\".contains($0) })
        else { return nil }
        let afterName: Substring
        if text.hasPrefix("[") {
            guard let close = text.firstIndex(of: "]") else { return nil }
            afterName = text[text.index(after: close)...]
        } else {
            afterName = text[(text.firstIndex(of: ":") ?? text.endIndex)...]
        }
        self.name = String(text[..<afterName.startIndex])
        guard !name.isEmpty else { return nil }
        if afterName.isEmpty {
            self.port = 80
            return
        }
        let digits = afterName.dropFirst()
        guard afterName.first == ":", digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let port = Int(digits), (1...65_535).contains(port)
        else { return nil }
        self.port = port
    }

    public var description: String { "\(name):\(port)" }
}

/// The largest request bodies, in bytes.
public struct BodyLimits: Hashable, Sendable {
    /// For `multipart/form-data`.
    public var upload: Int
    /// For everything else.
    public var form: Int

    public init(upload: Int = 64 << 20, form: Int = 1 << 20) {
        self.upload = upload
        self.form = form
    }

    func limit(contentType: String?) -> Int {
        let kind = contentType.map { HeaderValue.read($0).0.lowercased() }
        return kind == "multipart/form-data" ? upload : form
    }
}

/// Comparing secrets.
enum Secret {
    /// Whether two texts are the same, in a time that depends on the length of the one given only.
    static func isEqual(_ given: some StringProtocol, to secret: String) -> Bool {
        let given = Array(given.utf8)
        let secret = Array(secret.utf8)
        guard !secret.isEmpty else { return false }
        var difference = UInt8(given.count == secret.count ? 0 : 1)
        for index in given.indices {
            difference |= given[index] ^ secret[index % secret.count]
        }
        return difference == 0
    }
}
