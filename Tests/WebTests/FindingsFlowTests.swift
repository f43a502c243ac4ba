import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawText

/// Putting right what was found on a page; files kept beside their text; tasks that are laid out.
@Suite struct FindingsFlowTests {
    private static let text = """
        The Congress of Vienna
        The Congress of Vienna was a meeting of ambassadors that redrew the map of Europe.
        Prince Metternich opened the congress in September 1814.
        Bread prices rose = riots in Paris

        """

    /// Reads the page as the site does, and keeps it.
    private static func add(to site: TestSite) async throws -> Resource.ID {
        let response = try await site.post("/add", ["text": text])
        let draft = try #require(response.location.firstMatch(of: #/drafts/([0-9a-f-]+)/#)?.1)
        let id = try #require(Resource.ID(String(draft)))
        _ = try await site.post("/drafts/\(id)/save", [:])
        return id
    }

    @Test func everyFindingStandsBesideItsWords() async throws {
        try await TestSite.run { site in
            let id = try await Self.add(to: site)
            let page = try await site.get("/resources/\(id)/findings").text
            #expect(page.contains("value=\"1814-09\""))
            #expect(page.contains("Prince Metternich opened the congress in [September 1814]."))
            #expect(page.contains("Metternich"))
            let anchor = try #require(
                page.firstMatch(of: #/data-lights="(s-[0-9-]+)"[^>]*>\n.*value="date"/#)?.1)
            #expect(page.contains("href=\"#\(anchor)\""))
            #expect(page.contains("id=\"\(anchor)\">September 1814</span>"))
            #expect(try await site.get("/resources/\(id)/proof").text.contains("/findings#date\""))
        }
    }

    @Test func correctionIsRememberedAndCanBeTakenBack() async throws {
        try await TestSite.run { site in
            let id = try await Self.add(to: site)
            let address = "/resources/\(id)/findings"
            let found = "Prince Metternich opened the congress in [September 1814]."
            func post(_ action: String, _ value: String, found: String = found) async throws
                -> HTTPResponse.Status
            {
                try await site.post(
                    address,
                    ["kind": "date", "found": found, "value": value, "action": action]
                ).status
            }
            #expect(try await post("save", "1814-09-18") == .seeOther)
            #expect(try await site.get(address).text.contains("value=\"1814-09-18\""))
            #expect(try await post("save", "next Tuesday") == .unprocessableContent)
            #expect(try await post("none", "") == .seeOther)
            let away = try await site.get(address).text
            #expect(away.contains("Take 1814-09 back"))
            #expect(try await post("back", "") == .seeOther)
            let stored = try await site.store.resource(id)
            #expect(stored.resource.corrections.isEmpty)
            #expect(stored.resource.source.text == Self.text)
        }
    }

    @Test func missedPersonIsAddedAndRemoved() async throws {
        try await TestSite.run { site in
            let id = try await Self.add(to: site)
            let address = "/resources/\(id)/findings"
            let fields: KeyValuePairs = [
                "kind": "person", "found": "", "value": "Talleyrand <i>", "action": "save",
            ]
            _ = try await site.post(address, fields)
            _ = try await site.post(address, fields)
            let page = try await site.get(address).text
            #expect(page.matches(of: #/name="value" value="Talleyrand &lt;i&gt;"/#).count == 1)
            // Written over, it is one person still.
            _ = try await site.post(
                address,
                [
                    "kind": "person", "found": "", "added": "Talleyrand <i>",
                    "value": "Talleyrand-Périgord", "action": "save",
                ])
            let stored = try await site.store.resource(id)
            #expect(
                stored.resource.corrections
                    == [Correction(.person, found: "", value: "Talleyrand-Périgord")])
            // What stands in the field does not matter for taking it away.
            let removed = try await site.post(
                address,
                [
                    "kind": "person", "found": "", "added": "Talleyrand-Périgord",
                    "value": "Tall", "action": "remove",
                ])
            #expect(removed.location == "\(address)#person")
            #expect(try await !site.get(address).text.contains("Talleyrand"))
        }
    }

    @Test func correctionsOutliveACorrectedCopyOfThePage() async throws {
        try await TestSite.run { site in
            let id = try await Self.add(to: site)
            _ = try await site.post(
                "/resources/\(id)/findings",
                ["kind": "person", "found": "", "value": "Talleyrand", "action": "save"])
            let again = try await site.post(
                "/add", ["text": Self.text + "Britain sent Castlereagh to the congress.\n"])
            let draft = try #require(again.location.firstMatch(of: #/drafts/([0-9a-f-]+)/#)?.1)
            _ = try await site.post(
                "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
            let stored = try await site.store.resource(id)
            #expect(stored.resource.source.text.contains("Castlereagh"))
            #expect(
                stored.resource.corrections
                    == [Correction(.person, found: "", value: "Talleyrand")])
        }
    }

    @Test func mendIsAnEditOfWhatIsShown() async throws {
        try await TestSite.run { site in
            let id = try await Self.add(to: site)
            let address = "/resources/\(id)/findings"
            let shown = try await site.get(address)
            let page = shown.text
            let button = try #require(
                page.firstMatch(of: #/name="action" value="(mend ([0-9]+))"/#))
            let mark = try #require(shown.field("rule \(button.2)"))
            let mended = try await site.post(
                address, ["action": String(button.1), "rule \(button.2)": mark])
            #expect(mended.status == .seeOther)
            let stored = try await site.store.resource(id)
            #expect(stored.resource.source.text == Self.text)
            let whole = try await site.get("/resources/\(id)?all").text
            #expect(whole.contains("which led to riots in Paris"))
            // The same button again speaks of a page that has changed.
            let stale = try await site.post(
                address, ["action": String(button.1), "rule \(button.2)": "other 1 2"])
            #expect(stale.status != .seeOther)
        }
    }

    @Test func originalCanBeSavedAgainAndIsNeverShownAsAPage() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let id = PageFixtures.reef().id
            let address = "/resources/\(id)/original"
            #expect(try await site.get(address).status == .notFound)
            let bytes = Array("<script>alert(1)</script>".utf8)
            try await PageFixtures.save(
                PageFixtures.reef(), in: site.store,
                original: OriginalFile(name: "reef \"é\"\r\nX: y.html", bytes: bytes),
                at: site.ambient.now)
            let file = try await site.get(address)
            #expect(file.status == .ok)
            #expect(Array(buffer: file.body) == bytes)
            #expect(file.headers[.contentType] == "application/octet-stream")
            #expect(
                file.headers[.contentDisposition]
                    == "attachment; filename*=UTF-8''reef%20%22%C3%A9%22%0D%0AX%3A%20y.html")
            #expect(try await site.get("/resources/\(id)/source").text.contains(address))
        }
    }

    @Test(arguments: [
        (
            Item.Task.choice([.init("1814"), .init("1815", refutedBy: 3)]),
            ["type=\"radio\" name=\"response\" value=\"1814\"", "see <a href=", "line 3"]
        ),
        (
            .order(["escape", "return"]),
            ["aria-label=\"Put these in order\"", "<b>A</b>", "return"]
        ),
        (.match([.init("K", "Khrushchev")]), ["<b>1</b>", "Khrushchev", "Bring these together"]),
    ])
    func taskIsLaidOut(task: Item.Task, words: [String]) async throws {
        try await TestSite.run { site in
            var sample = SampleResource.plain("Vienna", count: 1)
            sample.items = sample.items.map {
                Item(
                    id: $0.id, resource: $0.resource, form: .question, level: .recall,
                    stem: "Which?", units: $0.units, spans: $0.spans, lines: $0.lines,
                    siblings: $0.siblings, position: $0.position, task: task)
            }
            try await site.store.save(sample)
            let page = try await site.get("/study").text
            for word in words { #expect(page.contains(word), "\(word)") }
            var isChoice = false
            if case .choice = task { isChoice = true }
            #expect(page.contains("<textarea") == !isChoice)
        }
    }
}
