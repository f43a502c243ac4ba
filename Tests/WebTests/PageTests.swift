import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawSQLite
import ThawWeb

/// The site over a store in memory, at a fixed time, without a socket.
struct TestSite: Sendable {
    let store: any Store
    let ambient: FixedAmbient
    let client: any TestClientProtocol

    /// What the router test sends to; port 80 goes unsaid.
    static let origin = "http://localhost"

    /// The templates and static files of the checkout.
    static let resources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/ThawWeb/Resources").standardized

    /// Runs a test on a site with the samples in its library.
    static func run(
        with samples: [Resource] = [], as status: Resource.Status = .kept,
        _ body: @escaping @Sendable (TestSite) async throws -> Void
    ) async throws {
        let ambient = FixedAmbient()
        let store = try SQLiteStore.inMemory()
        for (number, sample) in samples.enumerated() {
            try await PageFixtures.save(
                sample, in: store, as: status, at: ambient.now.addingTimeInterval(Double(number)))
        }
        var options = WebOptions(
            version: "1.2.3", port: 80, token: nil, timeZone: .gmt)
        options.resources = resources
        let application = try makeApplication(
            store: store, ambient: ambient.ambient, options: options)
        try await application.test(.router) { client in
            try await body(TestSite(store: store, ambient: ambient, client: client))
        }
    }

    func get(_ address: String) async throws -> TestResponse {
        try await client.execute(uri: address, method: .get, headers: Self.headers)
    }

    /// A form as a browser sends it.
    func post(_ address: String, _ fields: KeyValuePairs<String, String>) async throws
        -> TestResponse
    {
        let form = FormBody(
            fields: fields.map { FormBody.Field(name: $0.key, value: $0.value) })
        var headers = Self.headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await client.execute(
            uri: address, method: .post, headers: headers,
            body: ByteBuffer(string: form.urlEncoded))
    }

    private static var headers: HTTPFields {
        var headers = HTTPFields()
        headers[.origin] = origin
        return headers
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    /// Where a redirect leads.
    var location: String { headers[.location] ?? "" }

    /// The value of a hidden field.
    func field(_ name: String) -> String? {
        let mark = "name=\"\(name)\" value=\""
        guard let start = text.range(of: mark)?.upperBound else { return nil }
        return String(text[start...].prefix { $0 != "\"" })
    }
}

@Suite struct PageGoldenTests {
    /// Every page with its address, the samples it is drawn from, and their status.
    static let pages:
        [(name: String, address: String, samples: [Resource], status: Resource.Status)] = {
            let reef = PageFixtures.reef()
            let osmosis = PageFixtures.osmosis()
            let hostile = PageFixtures.hostile()
            let both = [reef, osmosis]
            return [
                ("LibraryPage-empty", "/", [], .kept),
                ("LibraryPage", "/", both, .kept),
                ("LibraryPage-subject", "/?subject=Biology%20%3E%20Cells", both, .kept),
                ("LibraryPage-trashed", "/?notice=trashed&about=\(reef.id)", [osmosis], .kept),
                ("AddPage", "/add", [], .kept),
                ("AddPage-drafts", "/add", both, .draft),
                ("ProofPage-draft", "/drafts/\(reef.id)", [reef], .draft),
                ("ProofPage-edit", "/drafts/\(reef.id)?edit=cards.0.bullets.1", [reef], .draft),
                ("ProofPage-language", "/drafts/\(reef.id)?edit=language", [reef], .draft),
                ("ProofPage-kept", "/resources/\(osmosis.id)/proof", [osmosis], .kept),
                ("ProofPage-hostile", "/drafts/\(hostile.id)", [hostile], .draft),
                ("ResourcePage-card", "/resources/\(reef.id)?card=2", both, .kept),
                ("ResourcePage-all", "/resources/\(reef.id)?all", both, .kept),
                ("ResourcePage-term", "/resources/\(osmosis.id)", both, .kept),
                ("ResourcePage-hostile", "/resources/\(hostile.id)", [hostile], .kept),
                ("SourcePage", "/resources/\(reef.id)/source", [reef], .kept),
                ("ItemsPage", "/resources/\(reef.id)/items", [reef], .kept),
                ("FindingsPage", "/resources/\(reef.id)/findings", [reef], .kept),
                ("FindingsPage-draft", "/resources/\(osmosis.id)/findings", [osmosis], .draft),
                (
                    "FindingsPage-questions", "/resources/\(reef.id)/findings?kind=question",
                    [reef], .kept
                ),
                ("FindingsPage-hostile", "/resources/\(hostile.id)/findings", [hostile], .kept),
                ("ManagePage", "/resources/\(reef.id)/manage", [reef], .kept),
                ("StudyPage", "/study", [reef], .kept),
                ("StudyPage-subject", "/study?subject=Biology&done=3", both, .kept),
                ("StudyEndPage", "/study", [], .kept),
                ("StatisticsPage", "/statistics", both, .kept),
                ("SearchPage", "/search?q=turgor", both, .kept),
                ("SearchPage-nothing", "/search?q=%22%3Cb%3E", both, .kept),
                ("TrashPage", "/trash", both, .trashed),
                ("ErrorPage", "/resources/00000000-0000-0000-0000-000000000000", [], .kept),
            ]
        }()

    @Test(arguments: pages.map(\.name))
    func pageIsDrawnAsRecorded(name: String) async throws {
        let page = try #require(Self.pages.first { $0.name == name })
        try await TestSite.run(with: page.samples, as: page.status) { site in
            let response = try await site.get(page.address)
            // The addresses of the static files change with their content.
            let text = response.text.replacing(/\?v=[0-9a-f]{16}/, with: "?v=0")
            try expectGolden(text, "\(name).html")
        }
    }

    @Test(arguments: pages.map(\.name))
    func pageHoldsNoInlineScriptOrStyle(name: String) async throws {
        let page = try #require(Self.pages.first { $0.name == name })
        try await TestSite.run(with: page.samples, as: page.status) { site in
            let text = try await site.get(page.address).text
            #expect(!text.contains(" style=\""))
            #expect(!text.contains("<style"))
            #expect(!text.contains("<script>"))
            #expect(!text.contains("<img"))
            #expect(text.matches(of: #/ on[a-z]+="/#).isEmpty)
            #expect(text.matches(of: #/<main/#).count == 1)
            #expect(text.matches(of: #/<h1/#).count == 1)
        }
    }

    /// Settings hold the machine's list of time zones, so they have no golden.
    @Test func settingsShowWhatIsSet() async throws {
        try await TestSite.run { site in
            let text = try await site.get("/settings").text
            #expect(text.contains("name=\"retention\" type=\"number\""))
            #expect(text.contains("value=\"90\""))
            #expect(text.contains("<option value=\"4\" selected>04:00</option>"))
        }
    }
}
