import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import ThawCore
import ThawHistory
import ThawMemory
import ThawText

/// Dates, claims and questions that were missed, added by hand with their lines.
@Suite struct AdditionFlowTests {
    private static let text = """
        De-Stalinisation

        1 of 1

        Events

        - Stalin died at his dacha in March 1953
        - Khrushchev gave the Secret Speech in February 1956
        - Soviet tanks crushed the Hungarian rising in November 1956
        - The Berlin Wall went up in one night
        - Khrushchev was perhaps the greatest reformer of the century

        No comments have yet been made

        """

    private static func draft(of text: String = text, in site: TestSite) async throws -> Resource.ID
    {
        let response = try await site.post("/add", ["text": text])
        let draft = try #require(response.location.firstMatch(of: #/drafts/([0-9a-f-]+)/#)?.1)
        return try #require(Resource.ID(String(draft)))
    }

    private static func kept(in site: TestSite) async throws -> Resource.ID {
        let id = try await draft(in: site)
        _ = try await site.post("/drafts/\(id)/save", [:])
        return id
    }

    /// The value by which the form names the line that opens with these words.
    private static func mark(_ words: String, on page: String) throws -> String {
        let options = page.matches(of: #/<option value="([0-9a-f-]{13})"[^>]*>([^<]*)</#)
        return String(try #require(options.first { $0.2.contains(words) }).1)
    }

    private static func items(_ id: Resource.ID, _ site: TestSite) async throws -> [StudyItem] {
        try await site.store.items(of: id, for: Learner.local)
    }

    private static func section(_ kind: String, on page: String) throws -> Substring {
        let start = try #require(page.range(of: "<h2 id=\"\(kind)\">")?.lowerBound)
        return page[start...].prefix(while: { _ in true }).split(separator: "</section>")[0]
    }

    // MARK: Questions

    @Test func missedQuestionIsAddedWithItsLineAndAsked() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            let before = try await site.get(address).text
            #expect(before.contains("<summary class=\"line\">Add a question</summary>"))
            let line = try Self.mark("Stalin died", on: before)
            let fields: KeyValuePairs = [
                "kind": "question", "found": "", "value": "Where did Stalin die?",
                "detail": "At his dacha\r\nNear Moscow", "line": line, "action": "save",
            ]
            // The same form sent twice adds one question.
            for _ in 0..<2 {
                #expect(try await site.post(address, fields).location == "\(address)#question")
            }
            let item = try #require(try await Self.items(id, site).last?.item)
            #expect(item.stem == "Where did Stalin die?" && item.lines == [7])
            #expect(item.units.map(\.text) == ["At his dacha", "Near Moscow"])
            let page = try await site.get(address).text
            let questions = try Self.section("question", on: page)
            let own = try #require(questions.range(of: "<h3>Your own</h3>")?.upperBound)
            #expect(questions[own...].contains("Where did Stalin die?"))
            #expect(questions.matches(of: #/>Where did Stalin die\?</#).count == 1)
            #expect(questions.contains("added by you"))
            #expect(questions.contains("<option value=\"\(line)\" selected>"))
            #expect(page.contains("Show line 7 in the source: Where did Stalin die?"))
        }
    }

    @Test(arguments: [
        ("", "Answer", "Write the question first."),
        ("Where?", "  ", "Write its answer too"),
        ("put these events in order -- the earliest first", "x", "asked already"),
        ("Was it Lenin or Stalin?", "Lenin", "“Lenin” stands in it"),
        (String(repeating: "Why? ", count: 1_000), "x", "at most 4000 letters"),
        ("Why?", String(repeating: "because ", count: 3_000), "at most 20 000 letters"),
    ])
    func questionThatCannotBeAddedKeepsWhatWasTyped(
        stem: String, answer: String, sentence: String
    ) async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            let line = try Self.mark("Secret Speech", on: try await site.get(address).text)
            let refused = try await site.post(
                address,
                [
                    "kind": "question", "found": "", "value": stem, "detail": answer, "line": line,
                    "action": "save",
                ])
            #expect(refused.status == .unprocessableContent)
            let section = try Self.section("question", on: refused.text)
            let form = try #require(
                section.firstMatch(of: #/(?s)<details class="add first" open>.*/#)?.0)
            #expect(form.contains(sentence))
            let typed = stem.trimmingCharacters(in: .whitespaces)
            #expect(form.contains("autofocus>\(typed)</textarea>"))
            #expect(form.contains(">\(answer.trimmingCharacters(in: .whitespaces))</textarea>"))
            #expect(form.contains("<option value=\"\(line)\" selected>"))
            #expect(refused.text.contains("role=\"alert\""))
            // One form is refused, not the others beside it.
            #expect(refused.text.matches(of: #/<details class="add[^"]*" open>/#).count == 1)
            #expect(try await site.store.resource(id).resource.corrections.isEmpty)
        }
    }

    @Test func addedQuestionKeepsItsHistoryThroughWordingLineAndNewReading() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            func post(_ fields: KeyValuePairs<String, String>) async throws -> TestResponse {
                try await site.post(address, fields)
            }
            let before = try await site.get(address).text
            _ = try await post([
                "kind": "question", "found": "", "value": "Where did Stalin die?",
                "detail": "At his dacha", "line": try Self.mark("Stalin died", on: before),
            ])
            let item = try #require(try await Self.items(id, site).last?.item)
            _ = try await site.store.record(
                Answer(
                    event: ReviewEvent.ID(rawValue: FixedAmbient.uuid(900)),
                    learner: Learner.local, item: item.id, rating: .good,
                    time: site.ambient.now), settings: StudySettings(timeZone: .gmt))
            // Another wording, tied to another line.
            let other = try Self.mark("Hungarian", on: before)
            _ = try await post([
                "kind": "question", "found": item.id.description, "value": "Where was he?",
                "detail": "At his dacha", "line": other, "action": "save",
            ])
            func check(_ line: Int?, _ note: Comment) async throws {
                let now = try #require(
                    try await Self.items(id, site).first { $0.item.id == item.id }, note)
                #expect(now.item.stem == "Where was he?", note)
                #expect(now.item.lines.first == line, note)
                #expect(now.state.reviews == 1, note)
            }
            try await check(9, "at once")
            // The text is edited where it is shown; the line is still the source's.
            _ = try await site.post(
                "/drafts/\(id)/edit", ["field": "cards.0.bullets.2", "text": "Tanks came"])
            try await check(9, "edited")
            // A new reading has the line elsewhere, and then no more.
            let moved = "A line that was missing above.\n" + Self.text
            for (text, line) in [
                (moved, 10), (moved.replacing("Soviet tanks", with: "Tanks"), nil),
            ] {
                let draft = try await Self.draft(of: text, in: site)
                _ = try await site.post(
                    "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
                try await check(line, "read anew")
            }
            let page = try await site.get(address).text
            #expect(page.contains("its line is gone: “Soviet tanks crushed"))
            #expect(page.contains("selected>Gone: Soviet tanks crushed"))
            // Put away and back, it is the same.
            _ = try await post([
                "kind": "question", "found": item.id.description, "action": "none",
            ])
            #expect(try await !Self.items(id, site).contains { $0.item.id == item.id })
            _ = try await post([
                "kind": "question", "found": item.id.description, "action": "back",
            ])
            #expect(try await Self.items(id, site).contains { $0.item.id == item.id })
        }
    }

    @Test func putAwayQuestionCanBeRemovedAndAddedAgain() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            let fields: KeyValuePairs = [
                "kind": "question", "found": "", "value": "Where?", "detail": "At his dacha",
                "line": "",
            ]
            _ = try await site.post(address, fields)
            let item = try #require(try await Self.items(id, site).last?.item)
            #expect(item.spans.isEmpty)
            // Without a line it stands among the findings.
            let list = try await site.get("/resources/\(id)/items").text
            #expect(list.contains("aria-label=\"Your own question\""))
            _ = try await site.post(
                address,
                ["kind": "question", "found": item.id.description, "action": "none"])
            let again = try await site.post(
                address,
                ["kind": "question", "found": "", "value": "where", "detail": "There"])
            #expect(again.text.contains("You put this question away"))
            let page = try await site.get(address).text
            #expect(page.contains("aria-label=\"Remove Where?\""))
            _ = try await site.post(
                address,
                ["kind": "question", "found": item.id.description, "action": "remove"])
            #expect(try await site.store.resource(id).resource.corrections.isEmpty)
            _ = try await site.post(address, fields)
            #expect(try await Self.items(id, site).last?.item == item)
        }
    }

    @Test func questionOfTheLearnersOwnIsStudiedAndLeadsBack() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            _ = try await site.post(
                address, ["kind": "question", "found": "", "value": "Where?", "detail": "There"])
            for item in try await Self.items(id, site).map(\.item) where item.stem != "Where?" {
                _ = try await site.post(
                    "/resources/\(id)/items", ["item": item.id.description, "action": "suspend"])
            }
            let page = try await site.get("/study").text
            #expect(page.contains(">Where?</h1>"))
            #expect(page.contains("\(address)?kind=question#question"))
            #expect(page.contains("your own question"))
        }
    }

    @Test func wordingOfAnAddedQuestionIsRefusedWhereItWouldBeAdded() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            _ = try await site.post(
                address, ["kind": "question", "found": "", "value": "Where?", "detail": "There"])
            let item = try #require(try await Self.items(id, site).last?.item)
            let refused = try await site.post(
                address,
                [
                    "kind": "question", "found": item.id.description, "value": "Is it there?",
                    "detail": "there", "line": "", "action": "save",
                ])
            #expect(refused.status == .unprocessableContent)
            let row = try #require(
                refused.text.firstMatch(
                    of: #/(?s)<form class="found long" id="f-question-0".*?<\/form>/#)?.0)
            #expect(row.contains("gives its answer away"))
            #expect(row.contains("autofocus>Is it there?</textarea>"))
            #expect(row.contains(">there</textarea>"))
        }
    }

    // MARK: Claims

    @Test func missedClaimIsAddedCorrectedAndPutAway() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            let line = try Self.mark("Berlin Wall", on: try await site.get(address).text)
            let claim = "The Wall was the greatest defeat of the East"
            _ = try await site.post(
                address,
                ["kind": "claim", "found": "", "value": claim, "detail": "", "line": line])
            func section() async throws -> Substring {
                try Self.section("claim", on: try await site.get(address).text)
            }
            var claims = try await section()
            #expect(claims.contains("<h3>Your own</h3>"))
            #expect(claims.contains("<option value=\"judgement\" selected>"))
            #expect(claims.contains("Show line 10 in the source: \(claim)"))
            _ = try await site.post(
                address,
                [
                    "kind": "claim", "found": claim, "value": "The Wall was a defeat",
                    "detail": "fact", "line": "", "action": "save",
                ])
            claims = try await section()
            #expect(claims.contains(">The Wall was a defeat</textarea>"))
            #expect(claims.contains("choose its line"))
            let stored = try await site.store.resource(id).resource
            #expect(stored.corrections.map(\.line) == [nil, nil])
            let same = try await site.post(
                address, ["kind": "claim", "found": "", "value": claim.uppercased()])
            #expect(same.text.contains("it reads “The Wall was a defeat” now."))
            _ = try await site.post(address, ["kind": "claim", "found": claim, "action": "none"])
            claims = try await section()
            #expect(
                claims.contains("Take The Wall was the greatest") && !claims.contains("Your own"))
        }
    }

    @Test(arguments: [
        ("", "Write the claim first."),
        ("khrushchev was perhaps the greatest reformer of the century.", "listed already."),
        (String(repeating: "so ", count: 2_000), "at most 4000 letters"),
    ])
    func claimThatCannotBeAddedKeepsWhatWasTyped(claim: String, sentence: String) async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let refused = try await site.post(
                "/resources/\(id)/findings?kind=claim",
                ["kind": "claim", "found": "", "value": claim, "detail": "counterfactual"])
            #expect(refused.status == .unprocessableContent)
            let form = try #require(
                refused.text.firstMatch(of: #/(?s)<details class="add first" open>.*?<\/details>/#)?
                    .0)
            #expect(form.contains(sentence))
            #expect(form.contains(">\(claim.trimmingCharacters(in: .whitespaces))</textarea>"))
            #expect(form.contains("<option value=\"counterfactual\" selected>"))
        }
    }

    // MARK: Dates

    @Test func addedDateIsAskedOfItsLine() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            let line = try Self.mark("Berlin Wall", on: try await site.get(address).text)
            func wall() async throws -> [Item] {
                try await Self.items(id, site).map(\.item).filter {
                    $0.stem.hasPrefix("In which") && $0.stem.contains("Berlin Wall")
                }
            }
            // First without its line, as it comes to mind.
            _ = try await site.post(
                address, ["kind": "date", "found": "", "value": "August 1961", "line": ""])
            #expect(try await wall().isEmpty)
            var page = try await site.get(address).text
            #expect(page.contains("choose its line, and it can be asked"))
            #expect(page.contains("aria-label=\"Date: 1961-08\""))
            _ = try await site.post(
                address,
                [
                    "kind": "date", "found": "", "added": "1961-08", "tied": "", "value": "1961-08",
                    "line": line, "action": "save",
                ])
            let asked = try #require(try await wall().first)
            #expect(asked.answer == "August 1961" && asked.lines == [10])
            // Put right, it is the same item.
            _ = try await site.post(
                address,
                [
                    "kind": "date", "found": "", "added": "1961-08", "tied": line,
                    "value": "1961-09", "line": line, "action": "save",
                ])
            #expect(try await wall().map(\.id) == [asked.id])
            #expect(try await wall().map(\.answer) == ["September 1961"])
            page = try await site.get(address).text
            #expect(page.contains("Show in the source: 1961-09"))
            _ = try await site.post(
                address,
                [
                    "kind": "date", "found": "", "added": "1961-09", "tied": line, "value": "",
                    "action": "remove",
                ])
            #expect(try await wall().isEmpty)
            #expect(try await site.store.resource(id).resource.corrections.isEmpty)
        }
    }

    @Test func dateIsRefusedForALineThatGivesOne() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let address = "/resources/\(id)/findings"
            let line = try Self.mark("Stalin died", on: try await site.get(address).text)
            let refused = try await site.post(
                address, ["kind": "date", "found": "", "value": "1954", "line": line])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("Line 7 gives a date already: put “March 1953” right"))
            let none = try await site.post(
                address, ["kind": "date", "found": "", "value": "soon", "line": line])
            #expect(none.text.contains("“soon” is no date that can be read."))
            #expect(none.text.contains("name=\"value\" value=\"soon\""))
        }
    }

    @Test func lineThatIsNotThereIsRefused() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let refused = try await site.post(
                "/resources/\(id)/findings",
                ["kind": "date", "found": "", "value": "1954", "line": "0000"])
            #expect(refused.text.contains("choose another one"))
            #expect(try await site.store.resource(id).resource.corrections.isEmpty)
        }
    }

    // MARK: Drafts, and what is gone

    @Test func linesToChooseFromAreThoseOfTheSourceAsFarAsItIsShown() async throws {
        try await TestSite.run { site in
            let lines = (0..<1_000).map {
                "- The guild of town \($0) bought the mill number \($0)\n"
            }
            let id = try await Self.draft(of: "The guilds\n\n" + lines.joined(), in: site)
            let address = "/resources/\(id)/findings?kind=question"
            let first = try await site.get(address).text
            #expect(first.contains("For others, turn to their place first."))
            #expect(first.matches(of: #/<option value="[0-9a-f-]{13}">/#).count == 400)
            let later = try await site.get(address + "&from=30000").text
            let mark = try Self.mark("mill number 700", on: later)
            _ = try await site.post(
                address,
                [
                    "kind": "question", "found": "", "value": "What was bought?",
                    "detail": "A mill", "line": mark,
                ])
            let stored = try await site.store.resource(id).resource
            #expect(stored.practiceItems().last?.lines == [703])
        }
    }

    @Test func additionsOfADraftGoWithItIntoTheOlderPage() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let draft = try await Self.draft(in: site)
            let address = "/resources/\(draft)/findings"
            let line = try Self.mark("Berlin Wall", on: try await site.get(address).text)
            _ = try await site.post(
                address,
                [
                    "kind": "question", "found": "", "value": "Where?", "detail": "There",
                    "line": line,
                ])
            _ = try await site.post(
                address, ["kind": "date", "found": "", "value": "1961", "line": line])
            let own = try #require(
                try await site.store.resource(draft).resource.practiceItems().last)
            _ = try await site.post(
                address,
                [
                    "kind": "question", "found": own.id.description, "value": "Whereabouts?",
                    "detail": "There", "line": line,
                ])
            #expect(try await site.store.resource(draft).status == .draft)
            #expect(try await site.get("/drafts/\(draft)").text.contains("Whereabouts?"))
            _ = try await site.post(
                "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
            let items = try await Self.items(id, site).map(\.item)
            #expect(items.last?.stem == "Whereabouts?" && items.last?.lines == [10])
            #expect(items.contains { $0.stem.hasPrefix("In which year? The Berlin Wall") })
        }
    }

    @Test func whatWasTypedAboutSomethingGoneIsShownOnceMore() async throws {
        try await TestSite.run { site in
            let id = try await Self.kept(in: site)
            let refused = try await site.post(
                "/resources/\(id)/findings",
                ["kind": "claim", "found": "nothing", "value": "My <words>", "action": "save"])
            #expect(refused.text.contains("You wrote:"))
            #expect(refused.text.contains("My &lt;words&gt;"))
        }
    }
}
