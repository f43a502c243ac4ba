import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawWeb

/// What a learner does, from page to page, with plain forms and no script.
@Suite struct PageFlowTests {
    static let notes = """
        Tides
        - The moon pulls the water on its side of the earth into a bulge
        - Spring tides come when sun, moon and earth stand in one line
        - Neap tides come when the sun pulls at a right angle to the moon

        """

    /// Pastes a text and returns the address of the draft.
    private func paste(_ text: String, on site: TestSite) async throws -> String {
        let response = try await site.post("/add", ["text": text, "html": ""])
        #expect(response.status == .seeOther)
        #expect(response.location.hasSuffix("/same"))
        let next = try await site.get(response.location)
        return next.status == .seeOther ? next.location : response.location
    }

    @Test func pasteIsADraftThenKeptThenAsked() async throws {
        try await TestSite.run { site in
            let draft = try await paste(Self.notes, on: site)
            #expect(try await site.get(draft).text.contains("Spring tides come when sun"))
            #expect(try await site.get("/add").text.contains(draft))
            #expect(try await site.get("/").text.contains("Your library is empty"))

            let saved = try await site.post(draft + "/save", [:])
            let resource = try await site.get(saved.location)
            #expect(resource.text.contains("Kept in your library."))
            #expect(resource.text.contains("Tides"))
            let study = try await site.get("/study")
            #expect(study.text.contains("Show the answer"))
        }
    }

    @Test func clipboardMarkupIsReadBeforeTheText() async throws {
        try await TestSite.run { site in
            let html = "<h1>Winds</h1><ul><li>A sea breeze blows <b>inland</b> by day</li></ul>"
            let response = try await site.post("/add", ["text": "Winds", "html": html])
            let draft = response.location.replacing("/same", with: "")
            let id = try #require(Resource.ID(draft.split(separator: "/").last ?? ""))
            let stored = try await site.store.resource(id)
            #expect(stored.resource.source.markup == .html)
            #expect(stored.resource.source.text == html)
        }
    }

    @Test func emptyPasteSaysWhatToDo() async throws {
        try await TestSite.run { site in
            let response = try await site.post("/add", ["text": " \n ", "html": ""])
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains("Paste some text or choose a file first."))
        }
    }

    @Test func unreadableFileIsNamedAndThePasteIsKept() async throws {
        try await TestSite.run { site in
            let body =
                "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"dive.bin\"\r\n\r\n"
                + "\u{0}\u{1}\u{2}\u{0}\u{0}\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n"
                + "Corals <b>grow\r\n--b--\r\n"
            var headers = HTTPFields()
            headers[.contentType] = "multipart/form-data; boundary=b"
            headers[.origin] = TestSite.origin
            let response = try await site.client.execute(
                uri: "/add", method: .post, headers: headers, body: ByteBuffer(string: body))
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains("dive.bin: "))
            #expect(response.text.contains("What could be read waits below: 1 page."))
            #expect(response.text.contains("Corals &lt;b&gt;grow</textarea>"))
        }
    }

    @Test func lostCharactersAreSaidOnTheDraft() async throws {
        try await TestSite.run { site in
            let draft = try await paste(Self.notes + "- Ebb and fl\u{FFFD}w\n", on: site)
            let page = try await site.get(draft).text
            #expect(page.contains("1 character could not be read"))
        }
    }

    @Test func samePageTwiceOffersThreeChoices() async throws {
        try await TestSite.run { site in
            let first = try await paste(Self.notes, on: site)
            _ = try await site.post(first + "/save", [:])
            let again = try await paste(Self.notes, on: site)
            let page = try await site.get(again)
            #expect(page.text.contains("You have this page already"))
            for choice in ["open", "update", "both"] {
                #expect(page.text.contains("value=\"\(choice)\""))
            }
            let both = try await site.post(again, ["choice": "both"])
            #expect(both.location + "/same" == again)
        }
    }

    @Test func updateKeepsTheIdAndTheHistory() async throws {
        try await TestSite.run { site in
            let first = try await paste(Self.notes, on: site)
            let saved = try await site.post(first + "/save", [:])
            _ = try await answer(.good, on: site)
            let again = try await paste(Self.notes, on: site)
            let other = try #require(try await site.get(again).field("other"))
            let updated = try await site.post(again, ["choice": "update", "other": other])
            #expect(saved.location.hasPrefix("/resources/\(other)"))
            #expect(updated.location.hasPrefix("/resources/\(other)"))
            let id = try #require(Resource.ID(other))
            let items = try await site.store.items(of: id, for: Learner.local)
            #expect(items.contains { $0.state.reviews == 1 })
            #expect(try await site.get("/add").text.contains("Still to look over") == false)
        }
    }

    /// Answers what is asked now, and returns the form's fields and the redirect.
    private func answer(
        _ rating: Rating, on site: TestSite
    ) async throws -> (item: String, event: String, next: String) {
        let page = try await site.get("/study")
        let item = try #require(page.field("item"))
        let event = try #require(page.field("event"))
        let response = try await site.post(
            "/study/answer",
            [
                "item": item, "event": event, "rating": String(rating.rawValue), "done": "0",
                "milliseconds": "1500", "response": " what I thought ",
            ])
        #expect(response.status == .seeOther)
        return (item, event, response.location)
    }

    @Test func formSentTwiceCountsOnce() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let sent = try await answer(.good, on: site)
            _ = try await site.post(
                "/study/answer", ["item": sent.item, "event": sent.event, "rating": "1"])
            let log = try await site.store.log(of: Learner.local, after: 0, limit: 10).events
            #expect(log.count == 1)
            guard case .review(let review) = log.first?.kind else {
                Issue.record("no review in the log")
                return
            }
            #expect(review.rating == .good)
            #expect(review.milliseconds == 1500)
            #expect(review.response == "what I thought")
        }
    }

    @Test func undoBringsTheQuestionBack() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let sent = try await answer(.easy, on: site)
            #expect(sent.next == "/study?done=1")
            let next = try await site.get(sent.next)
            #expect(next.field("item") != sent.item)
            let event = FixedAmbient.uuid(900).uuidString
            let undone = try await site.post("/study/undo", ["event": event, "done": "1"])
            let back = try await site.get(undone.location)
            #expect(back.field("item") == sent.item)
            #expect(back.text.contains("Your last answer was taken back."))
            let nothing = try await site.post(
                "/study/undo", ["event": FixedAmbient.uuid(901).uuidString])
            #expect(
                try await site.get(nothing.location).text.contains(
                    "There is no answer to take back."))
        }
    }

    @Test(arguments: ["bury", "suspend"])
    func putAwayAsksSomethingElse(action: String) async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let item = try #require(try await site.get("/study").field("item"))
            let response = try await site.post(
                "/study/put-away", ["item": item, "action": action])
            #expect(try await site.get(response.location).field("item") != item)
        }
    }

    @Test func sessionEndsWithWhatIsNext() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            var next = "/study"
            for _ in 0..<2 { next = try await answer(.easy, on: site).next }
            let page = try await site.get(next)
            #expect(page.text.contains("That is all for now"))
            #expect(page.text.contains("Nothing due today. Next: "))
            #expect(try await site.get("/").text.contains("Nothing due today. Next: "))
        }
    }

    @Test func suspendAndResumeFromTheList() async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef]) { site in
            let list = "/resources/\(reef.id)/items"
            let item = try #require(try await site.get(list).field("item"))
            _ = try await site.post(list, ["item": item, "action": "suspend"])
            #expect(try await site.get(list).text.contains("1 suspended"))
            _ = try await site.post(list, ["item": item, "action": "resume"])
            #expect(!(try await site.get(list).text.contains("suspended.")))
        }
    }

    @Test func receiptsAreDecidedOneByOneOrAllThatAreSure() async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef], as: .draft) { site in
            let decide = "/drafts/\(reef.id)/decide"
            _ = try await site.post(decide, ["decision": "1 refused"])
            _ = try await site.post(decide, ["decision": "confident"])
            var repairs = try await site.store.resource(reef.id).resource.repairs
            #expect(repairs.map(\.decision) == [.accepted, .refused, .accepted, .accepted])
            // Pressed again, a decision is open once more.
            _ = try await site.post(decide, ["decision": "1 refused"])
            repairs = try await site.store.resource(reef.id).resource.repairs
            #expect(repairs[1].decision == .undecided)
            let page = try await site.get("/drafts/\(reef.id)")
            #expect(page.text.contains("algae that feed it"))
            #expect(
                page.text.contains("algae <del id=\"r2\">thatfeed</del><ins>that feed</ins> it"))
        }
    }

    @Test func anyFieldCanBeEdited() async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef]) { site in
            let edit = "/drafts/\(reef.id)/edit"
            let response = try await site.post(
                edit, ["field": "cards.1.bullets.0", "text": " Heat drives\r\nthe algae out. "])
            #expect(response.location == "/resources/\(reef.id)/proof#f-cards.1.bullets.0")
            _ = try await site.post(edit, ["field": "subjects", "text": "Biology > Reefs\r\nSea"])
            _ = try await site.post(edit, ["field": "language", "text": "nb"])
            let resource = try await site.store.resource(reef.id).resource
            #expect(resource.content.cards[1].bullets[0].edited == "Heat drives\nthe algae out.")
            #expect(resource.subjects == [["Biology", "Reefs"], ["Sea"]])
            #expect(resource.language == Language(tag: "nb", isGuess: false))
            let nothing = try await site.post(edit, ["field": "facts.7", "text": "x"])
            #expect(nothing.status == .unprocessableContent)
        }
    }

    @Test func deleteCanBeUndoneAndMadeFinal() async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef]) { site in
            let gone = try await site.post("/resources/\(reef.id)/trash", [:])
            let page = try await site.get(gone.location)
            #expect(page.text.contains("action=\"/resources/\(reef.id)/restore\""))
            _ = try await site.post("/resources/\(reef.id)/restore", [:])
            #expect(try await site.get("/").text.contains("Reef Builders"))
            _ = try await site.post("/resources/\(reef.id)/trash", [:])
            _ = try await site.post("/resources/\(reef.id)/remove", [:])
            #expect(try await site.get("/resources/\(reef.id)").status == .notFound)
        }
    }

    @Test func renameAndMove() async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef]) { site in
            let response = try await site.post(
                "/resources/\(reef.id)/manage",
                ["title": "Corals", "subjects": "Oceans > Reefs", "author": "marit.k"])
            #expect(try await site.get(response.location).text.contains(">Corals</h1>"))
            #expect(try await site.get("/?subject=Oceans").text.contains("Corals"))
        }
    }

    @Test func settingsAreCheckedAndKept() async throws {
        try await TestSite.run { site in
            let fields: KeyValuePairs = [
                "retention": "85", "newPerDay": "7", "reviewsPerDay": "60",
                "maximumIntervalDays": "400", "dayStart": "3", "learningSteps": "2; 15",
                "relearningSteps": "", "timeZone": "Europe/Oslo",
            ]
            #expect(try await site.post("/settings", fields).status == .seeOther)
            let saved = try #require(try await site.store.settings(of: Learner.local))
            #expect(saved.desiredRetention == 0.85)
            #expect(saved.learningSteps == [2, 15])
            #expect(saved.relearningSteps == [])
            #expect(saved.timeZone.identifier == "Europe/Oslo")
            #expect(!saved.usesFuzz)
            let bad = try await site.post("/settings", ["retention": "120"])
            #expect(bad.status == .unprocessableContent)
            #expect(
                bad.text.contains("What you want to know must be a whole number from 70 to 99."))
        }
    }

    @Test func erasingNeedsTheWords() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let refused = try await site.post("/settings/erase", ["confirm": "delete"])
            #expect(refused.status == .unprocessableContent)
            #expect(try await site.get("/").text.contains("Reef Builders"))
            _ = try await site.post("/settings/erase", ["confirm": " Delete Everything "])
            #expect(try await site.get("/").text.contains("Your library is empty"))
        }
    }

    @Test func exportIsAFileToKeep() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let response = try await site.get("/export")
            #expect(
                response.headers[.contentDisposition]
                    == "attachment; filename=\"thaw-2026-11-20.json\"")
            #expect(response.text.contains("ReefBuilders"))
        }
    }

    @Test func longSourceIsShownInStretches() async throws {
        let text = (1...4000).map { "Line \($0): the tide turns.\n" }.joined()
        let resource = Resource(
            id: PageFixtures.id(9), kind: .notes, title: Finding("Long", origin: .given),
            source: SourceText(text),
            blocks: [Block(role: .paragraph, span: Span(0, text.utf8.count))])
        try await TestSite.run(with: [resource]) { site in
            var address: String? = "/resources/\(resource.id)/source"
            var lines = 0
            var pages = 0
            while let next = address, pages < 20 {
                let page = try await site.get(next).text
                #expect(page.utf8.count < 120_000)
                lines += page.matches(of: /Line \d+: the tide turns/).count
                pages += 1
                address = page.firstMatch(of: /rel="next" href="([^"]+)"/).map { String($0.1) }
            }
            // A line that a stretch cuts in two is counted in neither half or in one.
            #expect(lines > 3990 && lines <= 4000)
            #expect(pages > 3)
        }
    }

    @Test func firstPageWeighsLessThanSixtyKilobytes() async throws {
        let many = (1...60).map { number in
            var resource = PageFixtures.osmosis()
            resource = Resource(
                id: PageFixtures.id(UInt64(100 + number)), kind: .keyTerm,
                title: Finding("Osmosis, part \(number) of a long course", origin: .given),
                subjects: [["Biology", "Cells", "Part \(number)"]], source: resource.source,
                blocks: resource.blocks, content: resource.content)
            return resource
        }
        try await TestSite.run(with: many) { site in
            let page = try await site.get("/")
            var bytes = page.body.readableBytes
            let files = page.text.matches(of: /"(\/static\/[^"]+)"/).map { String($0.1) }
            #expect(files.count == 3)
            for file in files { bytes += try await site.get(file).body.readableBytes }
            #expect(bytes < 60_000)
        }
    }

    @Test func healthNamesTheVersion() async throws {
        try await TestSite.run { site in
            let response = try await site.get("/health")
            #expect(response.text == "thaw 1.2.3")
        }
    }

    @Test func unknownPageIsAPage() async throws {
        try await TestSite.run { site in
            let response = try await site.get("/nowhere")
            #expect(response.status == .notFound)
            #expect(response.text.contains("There is no page at this address."))
        }
    }
}
