import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import ThawCore
import ThawHistory
import ThawMemory
import ThawText

/// Claims and questions put right on their page: remembered, obeyed by what is asked, and never lost.
@Suite struct CorrectionFlowTests {
    private static let text = """
        De-Stalinisation

        1 of 1

        Events

        - Stalin died at his dacha in March 1953
        - Khrushchev gave the Secret Speech in February 1956
        - Soviet tanks crushed the Hungarian rising in November 1956
        - The Berlin Wall went up in August 1961
        - Khrushchev was perhaps the greatest reformer of the century

        No comments have yet been made

        """

    private static func draft(of text: String, in site: TestSite) async throws -> Resource.ID {
        let response = try await site.post("/add", ["text": text])
        let draft = try #require(response.location.firstMatch(of: #/drafts/([0-9a-f-]+)/#)?.1)
        return try #require(Resource.ID(String(draft)))
    }

    private static func kept(in site: TestSite) async throws -> Resource.ID {
        let id = try await draft(of: text, in: site)
        _ = try await site.post("/drafts/\(id)/save", [:])
        return id
    }

    private static func items(_ id: Resource.ID, _ site: TestSite) async throws -> [StudyItem] {
        try await site.store.items(of: id, for: Learner.local)
    }

    @Test func claimsAndQuestionsStandWithTheirLines() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let page = try await site.get("/resources/\(id)/findings").text
            #expect(page.contains("<h2 id=\"claim\">Claims</h2>"))
            #expect(page.contains("<h3>Judgements</h3>"))
            #expect(page.contains("<option value=\"judgement\" selected>"))
            #expect(page.contains("hedged: “perhaps”"))
            #expect(page.contains("<h2 id=\"question\">Questions</h2>"))
            #expect(page.contains("<h3>Compare</h3>"))
            // An order names each of its lines, and each leads to its words.
            let order = try #require(
                page.firstMatch(of: #/(?s)Put these events in order.*?<\/form>/#)?.0)
            let places = order.matches(of: #/href="#(s-[0-9]+-[0-9]+)"/#).map(\.1)
            #expect(places.count == 4)
            for place in places {
                #expect(page.contains("id=\"\(place)\">"), "\(place)")
            }
            #expect(page.contains(">Khrushchev</span> gave the Secret Speech in <span"))
        }
    }

    @Test func claimIsRejectedRetoldAndTakenBack() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            let found = "Khrushchev was perhaps the greatest reformer of the century"
            func post(_ action: String, _ value: String, _ detail: String) async throws {
                let response = try await site.post(
                    address,
                    [
                        "kind": "claim", "found": found, "value": value, "detail": detail,
                        "action": action, "row": "f-claim-4",
                    ])
                #expect(response.location == "\(address)#f-claim-4")
            }
            try await post("save", "Khrushchev was a reformer", "fact")
            var stored = try await site.store.resource(id).resource
            #expect(
                stored.corrections == [
                    Correction(
                        .claim, found: found, value: "Khrushchev was a reformer", detail: "fact")
                ])
            var page = try await site.get(address).text
            #expect(page.contains(">Khrushchev was a reformer</textarea>"))
            #expect(!page.contains("<h3>Judgements</h3>"))
            try await post("none", "", "")
            page = try await site.get(address).text
            #expect(page.contains("Take \(found) back"))
            try await post("back", "", "")
            stored = try await site.store.resource(id).resource
            #expect(stored.corrections.isEmpty)
            // Saved as it was found, it needs no correction.
            try await post("save", found, "judgement")
            #expect(try await site.store.resource(id).resource.corrections.isEmpty)
        }
    }

    @Test func claimThatIsNotThereIsRefused() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let response = try await site.post(
                "/resources/\(id)/findings",
                ["kind": "claim", "found": "nothing", "value": "x", "action": "save"])
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains("not there any more"))
            let empty = try await site.post(
                "/resources/\(id)/findings",
                [
                    "kind": "claim",
                    "found": "Khrushchev was perhaps the greatest reformer of the century",
                    "value": "  ", "action": "save",
                ])
            #expect(empty.status == .unprocessableContent)
            #expect(try await site.store.resource(id).resource.corrections.isEmpty)
        }
    }

    @Test func correctedQuestionKeepsItsHistoryThroughEveryNewReading() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let items = try await Self.items(id, site)
            let (changed, refused) = (items[1].item, items[2].item)
            for (number, item) in [changed, refused].enumerated() {
                _ = try await site.store.record(
                    Answer(
                        event: ReviewEvent.ID(rawValue: FixedAmbient.uuid(900 + UInt64(number))),
                        learner: Learner.local, item: item.id, rating: .good,
                        time: site.ambient.now), settings: StudySettings(timeZone: .gmt))
            }
            let address = "/resources/\(id)/findings?kind=question"
            let saved = try await site.post(
                address,
                [
                    "kind": "question", "found": changed.id.description,
                    "value": "Where did Stalin die?", "detail": "At his dacha", "action": "save",
                ])
            #expect(saved.location == "\(address)#question")
            _ = try await site.post(
                address,
                ["kind": "question", "found": refused.id.description, "action": "none"])

            func check(_ note: Comment) async throws {
                let now = try await Self.items(id, site)
                let new = try #require(now.first { $0.item.id == changed.id }, note)
                #expect(new.item.stem == "Where did Stalin die?", note)
                #expect(new.item.answer == "At his dacha", note)
                #expect(new.state.reviews == 1, note)
                #expect(!now.contains { $0.item.id == refused.id }, note)
            }
            try await check("at once")
            _ = try await site.post("/drafts/\(id)/save", [:])
            try await check("saved again")
            let longer = "A line that was missing above.\n" + Self.text
            let draft = try await Self.draft(of: longer, in: site)
            _ = try await site.post(
                "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
            #expect(try await site.store.resource(id).resource.source.text == longer)
            try await check("read anew")

            _ = try await site.post(
                address,
                ["kind": "question", "found": refused.id.description, "action": "back"])
            let back = try await Self.items(id, site)
            #expect(back.first { $0.item.id == refused.id }?.state.reviews == 1)
        }
    }

    @Test func orderIsCorrectedOnlyByItsOwnLines() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let items = try await Self.items(id, site).map(\.item)
            let order = try #require(items.first { $0.stem.hasPrefix("Put these") })
            func save(_ answer: String) async throws -> TestResponse {
                try await site.post(
                    "/resources/\(id)/findings",
                    [
                        "kind": "question", "found": order.id.description, "value": order.stem,
                        "detail": answer, "action": "save",
                    ])
            }
            let refused = try await save("Something else")
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("change only their order"))
            let lines = order.units.map(\.text)
            #expect(try await save(lines.joined(separator: "\r\n")).status == .seeOther)
            #expect(try await site.store.resource(id).resource.corrections.isEmpty)
            #expect(try await save(lines.reversed().joined(separator: "\r\n")).status == .seeOther)
            let turned = try await Self.items(id, site).map(\.item).first { $0.id == order.id }
            #expect(turned?.units.map(\.text) == lines.reversed())
        }
    }

    @Test func retypedNameMovesToItsListAndIsNotAskedAsAPerson() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            _ = try await site.post(
                address,
                [
                    "kind": "person", "found": "Stalin", "value": "Stalin", "detail": "place",
                    "action": "save",
                ])
            let page = try await site.get(address).text
            let places = try #require(page.firstMatch(of: #/(?s)<h2 id="place">.*?<\/section>/#)?.0)
            #expect(places.contains("value=\"Stalin\""))
            #expect(places.contains("name=\"kind\" value=\"person\""))
            let items = try await Self.items(id, site).map(\.item)
            #expect(!items.contains { $0.stem.hasPrefix("Who?") && $0.answer == "Stalin" })
        }
    }

    // MARK: Before it is kept

    @Test func draftShowsWhatWasFoundAndCarriesCorrectionsIntoTheLibrary() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            let page = try await site.get("/drafts/\(id)").text
            for kind in ["date", "person", "claim", "question"] {
                #expect(page.contains("href=\"/resources/\(id)/findings#\(kind)\""), "\(kind)")
            }
            #expect(page.contains(">4 dates</a>"))
            #expect(page.contains(">5 claims</a>"))
            let place = try #require(
                page.firstMatch(of: #/<a href="#(s-[0-9]+-[0-9]+)" dir="auto">August 1961<\/a>/#)?.1
            )
            #expect(page.contains("id=\"\(place)\">August 1961</span>"))
            let findings = try await site.get("/resources/\(id)/findings").text
            #expect(findings.contains("Put these events in order"))
            _ = try await site.post(
                "/resources/\(id)/findings",
                [
                    "kind": "date", "found": "The Berlin Wall went up in [August 1961]",
                    "value": "1951-08", "action": "save",
                ])
            #expect(try await site.store.resource(id).status == .draft)
            _ = try await site.post("/drafts/\(id)/save", [:])
            let order = try await Self.items(id, site).map(\.item).first {
                $0.stem.hasPrefix("Put these")
            }
            #expect(order?.units.first?.text == "The Berlin Wall went up in August 1951")
        }
    }

    @Test func correctionsOfADraftGoWithItIntoTheOlderPage() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let draft = try await Self.draft(of: Self.text, in: site)
            _ = try await site.post(
                "/resources/\(draft)/findings",
                ["kind": "person", "found": "Stalin", "action": "none"])
            let made = try await site.store.resource(draft).resource.practiceItems()
            _ = try await site.post(
                "/resources/\(draft)/findings",
                ["kind": "question", "found": made[1].id.description, "action": "none"])
            _ = try await site.post(
                "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
            let stored = try await site.store.resource(id).resource
            #expect(stored.corrections.contains(Correction(.person, found: "Stalin", value: nil)))
            let away = stored.madeQuestions().putAway
            #expect(away.map(\.stem) == [made[1].stem])
        }
    }

    @Test func headingWrittenByTheLearnerOutlivesANewReading() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            _ = try await site.post(
                "/drafts/\(id)/edit", ["field": "cards.0.heading", "text": "What happened"])
            let longer = Self.text.replacing("1961\n", with: "1961\n- The Wall fell in 1989\n")
            let draft = try await Self.draft(of: longer, in: site)
            _ = try await site.post(
                "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
            let stored = try await site.store.resource(id).resource
            #expect(stored.source.text == longer)
            #expect(stored.content.cards.map { $0.heading?.text } == ["What happened"])
        }
    }

    @Test func problemsOfReadingADocumentAreShown() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            var stored = try await site.store.resource(id)
            stored.resource.problems = [
                Problem(span: Span(0, 0), message: "A picture on page 2 was left <out>.")
            ]
            try await PageFixtures.save(
                stored.resource, in: site.store, as: .draft, at: site.ambient.now)
            let page = try await site.get("/drafts/\(id)").text
            #expect(page.contains("A picture on page 2 was left &lt;out&gt;."))
        }
    }

    @Test func fileOfANewReadingTakesThePlaceOfTheOldOne() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let draft = try await Self.draft(of: Self.text + "One line more.\n", in: site)
            let stored = try await site.store.resource(draft)
            let file = OriginalFile(name: "notes.pdf", bytes: [1, 2, 3])
            try await PageFixtures.save(
                stored.resource, in: site.store, original: file, as: .draft, at: site.ambient.now)
            _ = try await site.post(
                "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
            #expect(try await site.store.original(of: id) == file)
        }
    }

    // MARK: Long pages

    @Test func longPageIsShownBeforeItIsCounted() async throws {
        try await TestSite.run { site in
            let lines = (0..<1_400).map {
                "- The guild of town \($0) bought the mill number \($0)\n"
            }
            let id = try await Self.draft(of: "The guilds\n\n" + lines.joined(), in: site)
            let page = try await site.get("/drafts/\(id)").text
            #expect(page.contains("still being counted"))
            #expect(page.contains("/resources/\(id)/findings#claim\">Claims</a>"))
            _ = try await site.get("/resources/\(id)/findings")
            let again = try await site.get("/drafts/\(id)").text
            #expect(again.contains("claims</a>") && !again.contains("still being counted"))
        }
    }

    @Test func longListsArePagedAndLeadBack() async throws {
        try await TestSite.run { site in
            let lines = (0..<130).map { "- The guild of town \($0) bought the mill number \($0)\n" }
            let id = try await Self.draft(
                of: "The guilds\n\n" + lines.joined(), in: site)
            let address = "/resources/\(id)/findings"
            let whole = try await site.get(address).text
            #expect(whole.matches(of: #/id="f-claim-/#).count == 12)
            #expect(whole.contains("href=\"\(address)?kind=claim\">All 130 claims</a>"))
            let first = try await site.get("\(address)?kind=claim").text
            #expect(first.matches(of: #/id="f-claim-/#).count == 100)
            #expect(first.contains("Page 1 of 2"))
            #expect(!first.contains("id=\"mend\""))
            let second = try await site.get("\(address)?kind=claim&page=2").text
            #expect(second.matches(of: #/id="f-claim-/#).count == 30)
            #expect(second.contains("action=\"\(address)?kind=claim&amp;page=2\""))
            let beyond = try await site.get("\(address)?kind=claim&page=99").text
            #expect(beyond.contains("Page 2 of 2"))
        }
    }
}
