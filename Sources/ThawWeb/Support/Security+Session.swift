import HTTPTypes
import Hummingbird
import ThawText

/// Lets in who has this start's token (on this machine) or a paired device's session (from the
/// network).
struct SessionGuard<Context: RequestContext>: RouterMiddleware {
    let security: WebSecurity

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let host = request.hostName else { return closedDoor }
        if security.isOpen(path: request.uri.path) { return try await next(request, context) }
        let isHere = security.loopbackHosts.contains(host)
        if isHere, let response = answerToToken(in: request) { return response }
        let cookie = request.cookies[security.cookieName]?.value ?? ""
        let mayEnter =
            isHere
            ? security.token.map { Secret.isEqual(cookie, to: $0) } ?? true
            : security.pairing?.isPaired(cookie) ?? false
        guard let pairing = security.pairing else {
            return mayEnter ? try await next(request, context) : closedDoor
        }
        let door = PairingDoor(pairing: pairing, security: security)
        if request.uri.path == PairingPath.path {
            return isHere
                ? mayEnter ? try await door.ownersPage(request) : closedDoor
                : try await door.visitorsPage(request)
        }
        if mayEnter { return try await next(request, context) }
        return isHere ? closedDoor : door.wayToThePage
    }

    private var closedDoor: Response {
        Notice(
            status: .forbidden, title: "Not open",
            sentence: """
                Thaw opens only by the address that 'thaw serve' printed when it started; \
                open that address, with everything behind the question mark.
                """,
            // After a link from another site the browser holds the cookie back; from here it sends
            // it.
            link: .init(address: "/", words: "Try again")
        ).response(stylesheet: security.stylesheet)
    }

    /// With the right `token` the cookie, and the same address without the token. With a wrong one
    /// nil: then the cookie decides.
    private func answerToToken(in request: Request) -> Response? {
        guard request.method == .get, let token = security.token, let query = request.uri.query,
            let form = try? FormBody(urlEncoded: query.utf8), let given = form["token"],
            Secret.isEqual(given, to: token)
        else { return nil }
        let rest = FormBody(fields: form.fields.filter { $0.name != "token" })
        let path = request.uri.path.drop { $0 == "/" || $0 == "\\" }
        // One slash only: `//name` would be an address on another machine.
        let target = "/" + path + (rest.fields.isEmpty ? "" : "?" + rest.urlEncoded)
        return Response(
            status: .seeOther,
            headers: [.location: target, .setCookie: security.cookie(token)])
    }
}

extension WebSecurity {
    /// The cookie's header value. Not `Secure`: browsers refuse that over http from the network.
    func cookie(_ value: String) -> String {
        Cookie(
            name: cookieName, value: value, path: "/", httpOnly: true, sameSite: .strict
        ).description
    }
}

/// The pages on which a device is paired.
struct PairingDoor {
    let pairing: PairingRoom
    let security: WebSecurity

    /// A code is short.
    private static let limits = BodyLimits(upload: 4 << 10, form: 4 << 10)

    /// What a device that is not paired gets for any address.
    var wayToThePage: Response {
        Response(status: .seeOther, headers: [.location: PairingPath.path])
    }

    /// For the learner at this machine: the code, its picture, and a new one when asked.
    func ownersPage(_ request: Request) async throws -> Response {
        guard request.isRead else {
            let form = try await SubmittedForm.read(from: request, limits: Self.limits)
            if form["devices"] == "forget" { pairing.removeDevices() } else { pairing.renewCode() }
            return wayToThePage
        }
        let picture = QRCode(pairing.link)?.svg(title: "QR code of the address with the code").html
        let state =
            pairing.isSpent
            ? "<p>This code had too many wrong tries. Make a new one.</p>\n" : ""
        let count = pairing.deviceCount
        let devices =
            count == 0
            ? ""
            : """
            <form method="post" action="\(PairingPath.path)">\
            <p>\(count == 1 ? "1 device is" : "\(count) devices are") paired.</p>\
            <button type="submit" name="devices" value="forget">\
            Forget paired devices</button></form>

            """
        let address = SafeHTML(escaping: pairing.address).html
        let main = """
            <p>Open \(address) on the other device and enter this code, \
            or point its camera at the picture.</p>
            <p class="pairing-code">\(pairing.shownCode)</p>
            \(picture ?? "")
            \(state)<form method="post" action="\(PairingPath.path)">\
            <button type="submit">Make a new code</button></form>
            \(devices)\
            <p><a href="/">To the library</a></p>

            """
        return page(title: "Pair a device", main: main)
    }

    /// For another device: the form, or the answer to a code.
    func visitorsPage(_ request: Request) async throws -> Response {
        guard !request.isRead else {
            // The code of the picture is filled in, not tried: another site's page can load an
            // address too.
            return formPage(code: request.uri.queryParameters["code"].map(String.init) ?? "")
        }
        let form = try await SubmittedForm.read(from: request, limits: Self.limits)
        switch pairing.tryCode(form["code"] ?? "") {
        case .paired(let session):
            return Response(
                status: .seeOther,
                headers: [.location: "/", .setCookie: security.cookie(session)])
        case .wrong:
            return formPage(
                problem: "This is not the code; look at it again.", status: .forbidden)
        case .wait(let seconds):
            let unit = seconds == 1 ? "second" : "seconds"
            return formPage(
                problem: "Too many wrong codes; try again in \(seconds) \(unit).",
                status: .tooManyRequests)
        case .codeSpent:
            return formPage(
                problem: "This code had too many wrong tries; make a new one on the other machine.",
                status: .forbidden)
        case .tooManyDevices:
            return formPage(
                problem:
                    "As many devices as allowed are paired; forget them on the other machine.",
                status: .forbidden)
        }
    }

    private func formPage(
        code: String = "", problem: String? = nil, status: HTTPResponse.Status = .ok
    ) -> Response {
        // Only digits of the address come into the page.
        let digits = String(code.filter { $0.isASCII && $0.isNumber }.prefix(6))
        let alert = problem.map { problem in
            "<p class=\"problem\" role=\"alert\">\(SafeHTML(escaping: problem).html)</p>\n"
        }
        let main = """
            \(alert ?? "")<p>Enter the six digits that Thaw shows on the machine it runs on.</p>
            <form method="post" action="\(PairingPath.path)">
            <label for="code">Pairing code</label>
            <input id="code" name="code" value="\(digits)" inputmode="numeric" \
            autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="7" required>
            <button type="submit" class="primary">Pair this device</button>
            </form>

            """
        return page(title: "Pair this device", main: main, status: status)
    }

    private func page(
        title: String, main: String, status: HTTPResponse.Status = .ok
    ) -> Response {
        NoticePage(
            title: title, main: SafeHTML(composed: main), stylesheet: security.stylesheet
        ).response(status: status)
    }
}
