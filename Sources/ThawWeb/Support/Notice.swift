// Requests, responses and routers in our public face are Hummingbird’s.
public import Hummingbird
import ThawText

/// A page of one sentence: what was refused or went wrong, and what to do next.
///
/// It is drawn without a template, so that it can be shown before anything is loaded and by code
/// that knows nothing of the site's layout.
public struct Notice: Hashable, Sendable {
    /// The HTTP status that goes with the page.
    public var status: HTTPResponse.Status
    /// The heading, a few words.
    public var title: String
    /// What happened, what it means, what to do.
    public var sentence: String
    /// A link that leads on, when there is one.
    public var link: Link?

    /// A way on: an address on this site and the words that are clicked.
    public struct Link: Hashable, Sendable {
        public var address: String
        public var words: String

        public init(address: String, words: String) {
            self.address = address
            self.words = words
        }
    }

    public init(
        status: HTTPResponse.Status, title: String, sentence: String, link: Link? = nil
    ) {
        self.status = status
        self.title = title
        self.sentence = sentence
        self.link = link
    }

    /// The page as a response. `stylesheet` is the address of a style sheet, or none.
    public func response(stylesheet: String? = nil) -> Response {
        let way = link.map { link in
            let address = SafeHTML(escaping: link.address).html
            return "<p><a href=\"\(address)\">\(SafeHTML(escaping: link.words).html)</a></p>\n"
        }
        let main = "<p>\(SafeHTML(escaping: sentence).html)</p>\n\(way ?? "")"
        return NoticePage(title: title, main: SafeHTML(composed: main), stylesheet: stylesheet)
            .response(status: status)
    }
}

/// The plain page around a notice or a pairing form.
struct NoticePage {
    let title: String
    let main: SafeHTML
    let stylesheet: String?

    var html: String {
        let style = stylesheet.map { address in
            "<link rel=\"stylesheet\" href=\"\(SafeHTML(escaping: address).html)\">\n"
        }
        let heading = SafeHTML(escaping: title).html
        return """
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(heading) · Thaw</title>
            \(style ?? "")</head>
            <body>
            <main class="notice">
            <h1>\(heading)</h1>
            \(main.html)</main>
            </body>
            </html>

            """
    }

    func response(status: HTTPResponse.Status, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "text/html; charset=utf-8"
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: html)))
    }
}

/// An error that knows the one sentence a person reads.
///
/// A handler may throw it: without an error page in between it answers with the plain notice; the
/// site's error page takes `notice` and draws it in the layout.
public protocol NoticeError: HTTPResponseError {
    var notice: Notice { get }
}

extension NoticeError {
    public var status: HTTPResponse.Status { notice.status }

    public func response(from request: Request, context: some RequestContext) throws -> Response {
        notice.response()
    }
}
