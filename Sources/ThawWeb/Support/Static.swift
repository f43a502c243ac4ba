import Crypto
public import Foundation
// Requests, responses and routers in our public face are Hummingbird’s.
public import Hummingbird

/// The style sheets, scripts and pictures of the site, read into memory at start.
///
/// Each file has the hash of its content as its ETag. Addressed with that hash (``link(_:)``) it
/// may be kept by the browser for a year; without it the browser asks each time and gets 304 when
/// nothing changed.
public struct StaticFiles: Sendable {
    /// The path that every file's address starts with, `/static/` unless told otherwise.
    public let prefix: String
    private let files: [String: File]

    struct File: Sendable {
        let content: ByteBuffer
        let contentType: String
        /// 16 hexadecimal digits of SHA-256 of the content.
        let version: String
    }

    /// Reads every file below `folder`; names that start with a dot are left out.
    public init(folder: URL, prefix: String = "/static/") throws {
        guard let paths = ResourceFolder.paths(in: folder) else {
            throw ResourceFolderError.missing(folder.path)
        }
        var files: [String: File] = [:]
        for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            guard let content = FileManager.default.contents(atPath: folder.path + "/" + path)
            else {
                throw ResourceFolderError.missing(folder.path + "/" + path)
            }
            files[path] = File(content: content, path: path)
        }
        self.files = files
        self.prefix = prefix
    }

    /// The address of a file with its version, for a page: `/static/thaw.css?v=0123456789abcdef`.
    ///
    /// A name that is not there gives its address without a version, which answers 404.
    public func link(_ name: String) -> String {
        guard let file = files[name] else { return prefix + name }
        return "\(prefix)\(name)?v=\(file.version)"
    }

    /// The names of all files, sorted.
    public var names: [String] { files.keys.sorted() }

    /// The file that the request asks for, 304 when the browser has it, or nil when there is none.
    public func response(to request: Request) -> Response? {
        guard request.uri.path.hasPrefix(prefix) else { return nil }
        let name = String(request.uri.path.dropFirst(prefix.count))
        guard let file = files[name.removingPercentEncoding ?? name] else { return nil }
        let isPinned = request.uri.queryParameters["v"].map { $0 == file.version } ?? false
        let headers: HTTPFields = [
            .eTag: "\"\(file.version)\"",
            .cacheControl: isPinned
                ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate",
        ]
        if Self.matches(request.headers[.ifNoneMatch], version: file.version) {
            return Response(status: .notModified, headers: headers)
        }
        var full = headers
        full[.contentType] = file.contentType
        full[.contentLength] = String(file.content.readableBytes)
        let body: ResponseBody = request.method == .head ? .init() : .init(byteBuffer: file.content)
        return Response(status: .ok, headers: full, body: body)
    }

    /// Serves the files for GET and HEAD below the prefix.
    public func addRoutes<Context: RequestContext>(to router: Router<Context>) {
        for method in [HTTPRequest.Method.get, .head] {
            router.on(RouterPath(prefix + "**"), method: method) { request, _ -> Response in
                guard let response = response(to: request) else { throw HTTPError(.notFound) }
                return response
            }
        }
    }

    /// RFC 9110 §13.1.2: a list of tags, weak ones included, or `*`.
    private static func matches(_ header: String?, version: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { tag in
            let tag = tag.trimmingCharacters(in: .whitespaces)
            return tag == "*" || tag == "\"\(version)\"" || tag == "W/\"\(version)\""
        }
    }
}

extension StaticFiles.File {
    init(content: Data, path: String) {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        self.content = ByteBuffer(bytes: content)
        self.contentType = Self.contentTypes[ending] ?? "application/octet-stream"
        let digest = SHA256.hash(data: content).prefix(8)
        self.version = digest.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }

    static let contentTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml; charset=utf-8", "png": "image/png", "ico": "image/x-icon",
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "gif": "image/gif",
        "txt": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8",
        "json": "application/json", "webmanifest": "application/manifest+json",
        "woff2": "font/woff2", "pdf": "application/pdf",
    ]
}
