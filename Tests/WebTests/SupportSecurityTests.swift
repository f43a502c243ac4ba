import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing
import ThawCore
import ThawText

@testable import ThawWeb

/// The guards in front of a router with one page, one form and `/health`.
@Suite struct SupportSecurityTests {
    static let token = String(repeating: "ab", count: 32)
    // The router test always sends to "localhost".
    static let cookie = "thaw=" + token

    static func application(
        token: String? = token, limits: BodyLimits = BodyLimits()
    ) -> some ApplicationProtocol {
        let router = Router()
        let security = WebSecurity(
            hosts: ["localhost", "127.0.0.1:8451"], token: token, limits: limits,
            stylesheet: "/static/thaw.css")
        security.install(on: router)
        router.get("/health") { _, _ in "well" }
        router.get("/static/thaw.css") { _, _ in "body{}" }
        router.get("/") { _, _ in "library" }
        router.get("/broken") { _, _ -> String in throw HTTPError(.conflict) }
        router.post("/unread") { _, _ in "done" }
        router.post("/") { request, _ in
            let form = try await SubmittedForm.read(from: request, limits: limits)
            return form["title"] ?? form.files.first.map { "\($0.bytes.count) bytes" } ?? "none"
        }
        return Application(router: router)
    }

    static func check(
        _ method: HTTPRequest.Method = .get, _ path: String, _ headers: [String: String] = [:],
        body: String? = nil, limits: BodyLimits = BodyLimits()
    ) async throws -> TestResponse {
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        let sent = fields
        return try await application(limits: limits).test(.router) { client in
            try await client.execute(
                uri: path, method: method, headers: sent, body: body.map { ByteBuffer(string: $0) })
        }
    }

    // MARK: Hosts

    @Test(arguments: [
        "evil.example", "evil.example:8451", "127.0.0.1:8452", "127.0.0.1", "localhost.", "a b",
        "localhost@evil.example", "[::1", "127.0.0.1:8451/", "127.0.0.1:", "127.0.0.1:0x50", "",
    ])
    func otherNamesAreRefused(host: String) async throws {
        let response = try await Self.check(.get, "/health", ["Host": host])
        #expect(response.status == .misdirectedRequest)
        #expect(String(buffer: response.body).contains("thaw serve"))
    }

    @Test(arguments: ["LocalHost", "localhost:80", "127.0.0.1:8451"])
    func ourNamesAreServed(host: String) async throws {
        #expect(try await Self.check(.get, "/health", ["Host": host]).status == .ok)
    }

    @Test func aRequestWithoutANameIsRefused() {
        typealias Guard = HostGuard<BasicRequestContext>
        #expect(!Guard.isServed([], hosts: Set([HostName("localhost")].compactMap(\.self))))
    }

    @Test(arguments: [
        ("localhost", "localhost", 80), ("127.0.0.1:1", "127.0.0.1", 1),
        ("[::1]:8451", "[::1]", 8451), ("[::1]", "[::1]", 80), ("A.local:65535", "a.local", 65535),
    ])
    func hostNamesAreRead(text: String, name: String, port: Int) {
        #expect(HostName(text)?.name == name)
        #expect(HostName(text)?.port == port)
    }

    @Test(arguments: [
        "", ":80", "a:0", "a:65536", "a:-1", "a:１", "[::1]x", "::1", "a:80:80", "a\n",
    ])
    func brokenHostNamesAreNone(text: String) {
        #expect(HostName(text) == nil)
    }

    // MARK: Token and cookie

    @Test func theTokenIsTradedForACookie() async throws {
        let response = try await Self.check(.get, "/?subject=a%26b&token=\(Self.token)&x=1")
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/?subject=a%26b&x=1")
        let cookie = try #require(response.headers[.setCookie])
        let parts = Set(
            cookie.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) })
        #expect(parts == ["thaw=\(Self.token)", "HttpOnly", "SameSite=Strict", "Path=/"])
    }

    @Test func theTokenDoesNotLeadToAnotherMachine() async throws {
        let response = try await Self.check(.get, "//evil.example/?token=\(Self.token)")
        #expect(response.headers[.location] == "/evil.example/")
    }

    @Test(arguments: [
        "/", "/?token=", "/?token=abab", "/?token=\(token)a", "/?token=\(token.uppercased())",
        "/?Token=\(token)", "/not-there",
    ])
    func withoutTheTokenTheDoorStaysClosed(path: String) async throws {
        let response = try await Self.check(.get, path)
        #expect(response.status == .forbidden)
        #expect(response.headers[.setCookie] == nil)
        #expect(String(buffer: response.body).contains("thaw serve"))
    }

    @Test(arguments: ["thaw=", "thaw=abab", "other=\(token)", "thaw=\(token)ab"])
    func aWrongCookieOpensNothing(cookie: String) async throws {
        #expect(try await Self.check(.get, "/", ["Cookie": cookie]).status == .forbidden)
    }

    @Test func theCookieOpensThePages() async throws {
        let response = try await Self.check(.get, "/", ["Cookie": "a=b; \(Self.cookie)"])
        #expect(response.status == .ok)
        #expect(String(buffer: response.body) == "library")
    }

    @Test(arguments: ["/health", "/static/thaw.css"])
    func whatHoldsNothingIsOpen(path: String) async throws {
        #expect(try await Self.check(.get, path).status == .ok)
    }

    @Test(arguments: ["/healthy", "/static", "/staticky", "/Health"])
    func onlyThoseExactlyAreOpen(path: String) async throws {
        #expect(try await Self.check(.get, path).status == .forbidden)
    }

    @Test func withoutATokenWhoeverIsHereMayEnter() async throws {
        try await Self.application(token: nil).test(.router) { client in
            let response = try await client.execute(uri: "/", method: .get)
            #expect(response.status == .ok)
        }
    }

    // MARK: Origin

    @Test(arguments: [
        [:], ["Origin": "null"], ["Origin": "http://evil.example"],
        ["Origin": "http://localhost:8451"], ["Origin": "https://localhost"],
        ["Origin": "http://localhost.evil.example"], ["Referer": "http://evil.example/localhost"],
        ["Origin": "http://evil.example", "Referer": "http://localhost/"],
        ["Origin": "http://localhost@evil.example"], ["Referer": "http://localhost@evil.example/"],
        ["Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"],
    ])
    func writesOfOtherPagesAreRefused(headers: [String: String]) async throws {
        for method in [HTTPRequest.Method.post, .put, .delete, .patch] {
            let sent = headers.merging(["Cookie": Self.cookie]) { $1 }
            let response = try await Self.check(method, "/", sent, body: "title=x")
            #expect(response.status == .forbidden)
            #expect(String(buffer: response.body).contains("a page of Thaw"))
        }
    }

    @Test(arguments: [
        ["Origin": "http://localhost"], ["Origin": "http://LOCALHOST:80"],
        ["Referer": "http://localhost/add?x=1"], ["Referer": "http://localhost"],
        ["Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"],
    ])
    func writesOfOurPagesPass(headers: [String: String]) async throws {
        let form = ["Cookie": Self.cookie, "Content-Type": "application/x-www-form-urlencoded"]
        let sent = headers.merging(form) { $1 }
        let response = try await Self.check(.post, "/", sent, body: "title=Tides+%26+moon")
        #expect(response.status == .ok)
        #expect(String(buffer: response.body) == "Tides & moon")
    }

    // MARK: Headers

    @Test(arguments: ["/", "/not-there", "/broken", "/health"])
    func everyAnswerCarriesTheHeaders(path: String) async throws {
        let response = try await Self.check(.get, path, ["Cookie": Self.cookie])
        let policy = try #require(response.headers[.contentSecurityPolicy])
        #expect(
            policy == """
                default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
                """)
        let expected = [
            "x-content-type-options": "nosniff", "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin", "cache-control": "no-store",
        ]
        for (name, value) in expected {
            #expect(response.headers.values(of: name) == [value])
        }
        #expect(response.headers.values(of: "permissions-policy").count == 1)
    }

    // MARK: Sizes

    static let form = [
        "Cookie": cookie, "Origin": "http://localhost",
        "Content-Type": "application/x-www-form-urlencoded",
    ]

    @Test func aFormThatIsTooLargeIsRefused() async throws {
        let body = "title=" + String(repeating: "a", count: 1 << 10)
        let limits = BodyLimits(upload: 4 << 10, form: 1 << 10)
        let response = try await Self.check(.post, "/", Self.form, body: body, limits: limits)
        #expect(response.status == .contentTooLarge)
        #expect(String(buffer: response.body).contains("larger than 1 kB"))
    }

    @Test func aDeclaredLengthIsRefusedBeforeAnythingIsRead() async throws {
        let limits = BodyLimits(upload: 4 << 10, form: 1 << 10)
        let body = String(repeating: "a", count: (1 << 10) + 1)
        let response = try await Self.check(
            .post, "/unread", Self.form, body: body, limits: limits)
        #expect(response.status == .contentTooLarge)
        let within = try await Self.check(
            .post, "/unread", Self.form, body: String(body.dropLast()), limits: limits)
        #expect(within.status == .ok)
    }

    @Test func uploadsHaveTheirOwnLimit() async throws {
        let limits = BodyLimits(upload: 4 << 10, form: 1 << 10)
        func upload(_ size: Int) async throws -> TestResponse {
            let body = """
                --x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n\
                \(String(repeating: "a", count: size))\r\n--x--\r\n
                """
            let kind = ["Content-Type": "multipart/form-data; boundary=x"]
            let sent = Self.form.merging(kind) { $1 }
            return try await Self.check(.post, "/", sent, body: body, limits: limits)
        }
        #expect(try await String(buffer: upload(3_000).body) == "3000 bytes")
        #expect(try await upload(5_000).status == .contentTooLarge)
    }

    @Test func anUndeclaredLengthIsCounted() async throws {
        let body = RequestBody(buffer: ByteBuffer(string: "12345"))
        let short = CountedBody(body: body, limitBytes: 4)
        await #expect(throws: BodyTooLarge(limitBytes: 4)) {
            for try await _ in short {}
        }
        var count = 0
        for try await part in CountedBody(body: body, limitBytes: 5) {
            count += part.readableBytes
        }
        #expect(count == 5)
    }

    @Test(arguments: [
        ("text/plain", HTTPResponse.Status.unsupportedMediaType),
        ("multipart/form-data", .badRequest), ("multipart/form-data; boundary=y", .badRequest),
    ])
    func otherBodiesGetASentence(kind: String, status: HTTPResponse.Status) async throws {
        let sent = Self.form.merging(["Content-Type": kind]) { $1 }
        let response = try await Self.check(.post, "/", sent, body: "--x\r\n")
        #expect(response.status == status)
        #expect(String(buffer: response.body).contains("<p>This "))
    }

    // MARK: Secrets

    @Test func secretsCompareWhole() {
        #expect(Secret.isEqual("abc", to: "abc"))
        for other in ["", "ab", "abcd", "abcabc", "abd", "Abc"] {
            #expect(!Secret.isEqual(other, to: "abc"))
        }
        #expect(!Secret.isEqual("", to: ""))
    }

    @Test func tokensKeepTheirZeros() {
        var values: [UInt64] = [.max, 0, 255, 1]
        let token = WebSecurity.makeToken { values.removeFirst() }
        #expect(
            token == "ffffffffffffffff0000000000000000" + "00000000000000ff0000000000000001")
    }

    @Test func noticesEscapeTheirWords() {
        let page = NoticePage(title: "a<b", main: .init(escaping: "x&y"), stylesheet: "/s?a&b")
        #expect(page.html.contains("<h1>a&lt;b</h1>"))
        #expect(page.html.contains("href=\"/s?a&amp;b\""))
        #expect(page.html.contains("x&amp;y"))
    }
}
