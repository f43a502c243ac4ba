import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ThawWeb

/// A folder that is there for one test.
private struct Folder: ~Copyable {
    let url: URL

    init(_ files: [String: String]) throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        for (name, text) in files {
            let file = url.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}

@Suite struct SupportStaticTests {
    static let files = [
        "thaw.css": "body{}", "more/a b.JS": "1", "picture.svg": "<svg/>", ".hidden": "x",
        "odd.xyz": "?",
    ]

    static func check(
        _ path: String, method: HTTPRequest.Method = .get, ifNoneMatch: String? = nil
    ) async throws -> TestResponse {
        let folder = try Folder(files)
        let router = Router(options: [.autoGenerateHeadEndpoints])
        try StaticFiles(folder: folder.url).addRoutes(to: router)
        var headers = HTTPFields()
        headers[.ifNoneMatch] = ifNoneMatch
        let sent = headers
        return try await Application(router: router).test(.router) { client in
            try await client.execute(uri: path, method: method, headers: sent)
        }
    }

    @Test(arguments: [
        ("/static/thaw.css", "text/css; charset=utf-8", "body{}"),
        ("/static/more/a%20b.JS", "text/javascript; charset=utf-8", "1"),
        ("/static/picture.svg", "image/svg+xml; charset=utf-8", "<svg/>"),
        ("/static/odd.xyz", "application/octet-stream", "?"),
    ])
    func filesHaveTheirTypes(path: String, type: String, text: String) async throws {
        let response = try await Self.check(path)
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == type)
        #expect(String(buffer: response.body) == text)
    }

    @Test(arguments: [
        "/static/", "/static/none.css", "/static/.hidden", "/static/../thaw.css",
        "/static/%2e%2e/thaw.css", "/static//thaw.css", "/static/more", "/thaw.css",
        "/static/thaw.css%00", "/static/THAW.css",
    ])
    func nothingElseIsServed(path: String) async throws {
        #expect(try await Self.check(path).status == .notFound)
    }

    @Test func theVersionedAddressIsKeptForAYear() async throws {
        let folder = try Folder(Self.files)
        let link = try StaticFiles(folder: folder.url).link("thaw.css")
        #expect(link.wholeMatch(of: /\/static\/thaw\.css\?v=[0-9a-f]{16}/) != nil)
        let kept = try await Self.check(link)
        #expect(kept.headers[.cacheControl] == "public, max-age=31536000, immutable")
        // Another version's address must not pin this version's content.
        let old = try await Self.check("/static/thaw.css?v=0000000000000000")
        #expect(old.headers[.cacheControl] == "public, max-age=0, must-revalidate")
    }

    @Test func whatTheBrowserHasIsNotSentAgain() async throws {
        let first = try await Self.check("/static/thaw.css")
        let tag = try #require(first.headers[.eTag])
        for header in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let again = try await Self.check("/static/thaw.css", ifNoneMatch: header)
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
            #expect(again.headers[.eTag] == tag)
        }
        #expect(try await Self.check("/static/thaw.css", ifNoneMatch: "\"x\"").status == .ok)
    }

    @Test func headSendsTheLengthAlone() async throws {
        let response = try await Self.check("/static/thaw.css", method: .head)
        #expect(response.status == .ok)
        #expect(response.headers[.contentLength] == "6")
        #expect(response.body.readableBytes == 0)
    }

    @Test func theVersionFollowsTheContent() throws {
        let one = try Folder(["a.css": "1"])
        let two = try Folder(["a.css": "2"])
        let links = try [one.url, two.url, one.url].map {
            try StaticFiles(folder: $0).link("a.css")
        }
        #expect(links[0] != links[1])
        #expect(links[0] == links[2])
    }
}

@Suite struct SupportTemplateTests {
    struct Row { let name: String }
    struct ListPage {
        let title: String
        let rows: [Row]
    }

    @Test func templatesRenderWithTheirPartials() throws {
        let folder = try Folder([
            "list.mustache": "{{<base}}{{$main}}{{#rows}}{{>part/row}}{{/rows}}{{/main}}{{/base}}",
            "base.mustache": "<h1>{{title}}</h1>{{$main}}{{/main}}",
            "part/row.mustache": "<li>{{name}}</li>", "notes.txt": "{{",
        ])
        let library = try TemplateLibrary(folder: folder.url)
        #expect(library.names == ["list", "base", "part/row"])
        let page = ListPage(title: "Tides & moon", rows: [Row(name: "ebb"), Row(name: "<flow>")])
        let response = try library.html(page, with: "list", status: .accepted)
        #expect(response.status == .accepted)
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        let text = try library.render(page, with: "list")
        #expect(text == "<h1>Tides &amp; moon</h1><li>ebb</li><li>&lt;flow&gt;</li>")
        #expect(throws: TemplateError.unknown("none")) { try library.render(page, with: "none") }
    }

    @Test(arguments: [
        ("a\n{{#rows}}\nb", "a section is not closed"),
        ("a\n{{#rows}}{{/row}}", "a section is closed by another name than it was opened by"),
        ("a\nb {{title", "a tag is not finished"), ("a\n{{> none }}", "there is no template none"),
        ("a\n{{<none}}{{/none}}", "there is no template none"),
    ])
    func brokenTemplatesNameFileAndReason(text: String, reason: String) throws {
        let folder = try Folder(["page/broken.mustache": text])
        let error = #expect(throws: TemplateError.self) { try TemplateLibrary(folder: folder.url) }
        guard case .broken(let file, let line, let found) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(file == "page/broken.mustache")
        #expect(found == reason)
        #expect(line >= 2)
    }

    @Test func missingFoldersAreSaid() throws {
        let nowhere = URL(filePath: "/nowhere/at/all")
        #expect(throws: TemplateError.noFolder(nowhere.path)) {
            try TemplateLibrary(folder: nowhere)
        }
        #expect(throws: ResourceFolderError.self) { try StaticFiles(folder: nowhere) }
        #expect(throws: ResourceFolderError.self) { try ResourceFolder(nowhere) }
    }

    @Test func theSitesOwnResourcesAreFound() throws {
        let folder = try ResourceFolder()
        #expect(try StaticFiles(folder: folder.staticFiles).names.contains("thaw.css"))
        #expect(try !TemplateLibrary(folder: folder.templates).names.isEmpty)
    }
}
