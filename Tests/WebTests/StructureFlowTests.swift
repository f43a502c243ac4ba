import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawText
import ThawWeb

/// The structure of a page, put right on its proof page with plain forms and no script.
@Suite struct StructureFlowTests {
    static let text = """
        Tides
        The pull of the moon
        - Water rises on the side of the moon
        - It rises on the far side as well
        Spring and neap
        - Spring tides come at full and new moon
        - Neap tides come in between
        - Rivers
        - A bore runs up the river
        - It rises on the far side as well

        """

    private static func draft(of text: String, in site: TestSite) async throws -> Resource.ID {
        let response = try await site.post("/add", ["text": text, "html": ""])
        let words = response.location.replacing("/same", with: "").split(separator: "/")
        return try #require(Resource.ID(words.last ?? ""))
    }

    private static func offset(_ words: String, in page: Resource, number: Int = 1) throws -> Int {
        let text = page.source.text
        let places = text.ranges(of: words)
        try #require(places.count >= number)
        return text.utf8.distance(from: text.startIndex, to: places[number - 1].lowerBound)
    }

    private static func page(_ id: Resource.ID, _ site: TestSite) async throws -> Resource {
        try await site.store.resource(id).resource
    }

    /// Presses a button of a part and returns the page that comes then.
    private static func make(
        _ words: String, _ role: String, of id: Resource.ID, on site: TestSite, number: Int = 1
    ) async throws -> TestResponse {
        let part = try offset(words, in: try await page(id, site), number: number)
        let response = try await site.post(
            "/drafts/\(id)/structure", ["part": String(part), "as": role])
        #expect(response.status == .seeOther)
        #expect(response.location.hasSuffix("#changed"))
        return try await site.get(response.location.replacing("#changed", with: ""))
    }

    /// The address that the button beside "Undo" posts to.
    private static func undo(_ page: TestResponse) throws -> String {
        let match = try #require(
            page.text.firstMatch(of: /action="([^"]+)"><button[^>]*>Undo</))
        return String(match.1).replacing("&amp;", with: "&")
    }

    @Test func pointIsMadeAHeadingWhereItIsEdited() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            let before = try await Self.page(id, site)
            let form = try await site.get("/drafts/\(id)?edit=cards.1.bullets.2").text
            #expect(form.contains("aria-label=\"Make this a heading: Rivers\""))
            #expect(form.contains("aria-label=\"Leave this out: Rivers\""))
            let made = try await Self.make("Rivers", "heading", of: id, on: site)
            #expect(made.text.contains("This is a heading now."))
            #expect(made.text.contains("aria-label=\"Undo: Rivers\""))
            let after = try await Self.page(id, site)
            #expect(after.content.cards.map { $0.heading?.text }.last == "Rivers")
            #expect(after.content.cards.map(\.bullets.count) == [2, 2, 2])

            let back = try await site.post(try Self.undo(made), [:])
            #expect(back.status == .seeOther)
            #expect(try await Self.page(id, site) == before)
        }
    }

    @Test func headingIsMadeAPoint() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            let form = try await site.get("/drafts/\(id)?edit=cards.1.heading").text
            #expect(form.contains(">Make this a point</button>"))
            #expect(!form.contains(">Leave this out</button>"))
            let made = try await Self.make("Spring and neap", "point", of: id, on: site)
            #expect(made.text.contains("This is a point now."))
            #expect(try await Self.page(id, site).content.cards.map(\.bullets.count) == [8])
        }
    }

    @Test func whatIsLeftOutCanBePutBackFromTheSource() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            let before = try await Self.page(id, site)
            let made = try await Self.make("Rivers", "leftOut", of: id, on: site)
            #expect(made.text.contains("Left out. Its line in the source can be put back."))
            #expect(made.text.contains("<b>left out</b>"))
            #expect(made.text.contains("aria-label=\"Put back: Rivers\""))
            // Nobody has to ask for the button of a line that they left out themselves.
            let later = try await site.get("/drafts/\(id)").text
            #expect(later.contains("aria-label=\"Put back: Rivers\""))
            let back = try await Self.make("Rivers", "point", of: id, on: site)
            #expect(back.text.contains("This is a point now."))
            #expect(try await Self.page(id, site) == before)
        }
    }

    @Test func lineThatTheReaderLeftOutIsPutBack() async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef], as: .draft) { site in
            let page = try await site.get("/drafts/\(reef.id)").text
            #expect(page.contains("/drafts/\(reef.id)?lines=1#source"))
            #expect(!page.contains(">Put back</button>"))
            let lines = try await site.get("/drafts/\(reef.id)?lines=1").text
            #expect(lines.contains("aria-label=\"Put back: by marit.k 03-04-19 10:12\""))
            let part = try Self.offset("by marit.k", in: reef)
            let response = try await site.post(
                "/drafts/\(reef.id)/structure?lines=1", ["part": String(part), "as": "point"])
            #expect(response.location.contains("lines=1"))
            let made = try await Self.page(reef.id, site)
            let last = made.content.cards[1].bullets.map(made.shown).last
            #expect(last == "by marit.k 03-04-19 10:12")
        }
    }

    @Test func onlyTheLineThatWasPressedIsChanged() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            let words = "It rises on the far side as well"
            _ = try await Self.make(words, "leftOut", of: id, on: site, number: 2)
            let page = try await Self.page(id, site)
            let texts = page.content.cards.map { $0.bullets.map(page.shown) }
            #expect(texts[0].contains(words) && !texts[1].contains(words))
        }
    }

    @Test func itemsFollowAndTheHistoryOfOtherLinesStays() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            _ = try await site.post("/drafts/\(id)/save", [:])
            let first = try #require(try await site.store.items(of: id, for: Learner.local).first)
            let event = FixedAmbient.uuid(900).uuidString
            _ = try await site.post(
                "/study/answer",
                ["item": first.item.id.description, "event": event, "rating": "3", "done": "0"])
            let made = try await Self.make("Rivers", "heading", of: id, on: site)
            #expect(made.text.contains("href=\"/resources/\(id)\""))
            let items = try await site.store.items(of: id, for: Learner.local)
            #expect(items.contains { $0.item.stem == "Rivers" })
            #expect(items.first { $0.item.id == first.item.id }?.state.reviews == 1)
            let none = try await Self.make("A bore runs", "leftOut", of: id, on: site)
            #expect(none.status == .ok)
            let fewer = try await site.store.items(of: id, for: Learner.local)
            #expect(!fewer.contains { $0.item.answer.contains("bore") })
        }
    }

    @Test func correctionsOutliveACorrectedCopyOfThePage() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            _ = try await site.post("/drafts/\(id)/save", [:])
            _ = try await Self.make("Rivers", "heading", of: id, on: site)
            _ = try await Self.make("Neap tides", "leftOut", of: id, on: site)
            let edit = ["field": "cards.2.heading", "text": "Rivers and bores"] as KeyValuePairs
            _ = try await site.post("/drafts/\(id)/edit", edit)

            let copy = Self.text.replacing("A bore runs", with: "A bore or eagre runs")
            let draft = try await Self.draft(of: copy, in: site)
            // What is said of the copy before it takes the place of the page counts as well.
            _ = try await Self.make("Water rises", "leftOut", of: draft, on: site)
            _ = try await site.post(
                "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
            let page = try await Self.page(id, site)
            #expect(page.source.text == copy)
            let shape = page.content.cards.map { card in
                [page.shown(card.heading) ?? ""] + card.bullets.map(page.shown)
            }
            #expect(
                shape == [
                    ["The pull of the moon", "It rises on the far side as well"],
                    ["Spring and neap", "Spring tides come at full and new moon"],
                    [
                        "Rivers and bores", "A bore or eagre runs up the river",
                        "It rises on the far side as well",
                    ],
                ])
            let back = try await Self.make("Neap tides", "found", of: id, on: site)
            #expect(back.text.contains("This is a point now."))
            #expect(try await Self.page(id, site).content.cards[1].bullets.count == 2)
        }
    }

    @Test func kindOfThePageIsChangedAndOutlivesACopy() async throws {
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text, in: site)
            let kind = try await Self.page(id, site).kind
            let other: Resource.Kind = kind == .notes ? .revisionCards : .notes
            #expect(try await site.get("/drafts/\(id)").text.contains("value=\"\(other)\""))
            let change = try await site.post("/drafts/\(id)/structure", ["kind": "\(other)"])
            #expect(change.location == "/drafts/\(id)#kind")
            #expect(try await Self.page(id, site).kind == other)
            let copy = Self.text.replacing("A bore runs", with: "A bore or eagre runs")
            let draft = try await Self.draft(of: copy, in: site)
            _ = try await site.post(
                "/drafts/\(draft)/same", ["choice": "update", "other": id.description])
            #expect(try await Self.page(id, site).kind == other)
            let bad = try await site.post("/drafts/\(id)/structure", ["kind": "pairs"])
            #expect(bad.status == .unprocessableContent)
            #expect(bad.text.contains("Only notes and revision cards can become one another."))
            _ = try await site.post("/drafts/\(id)/structure", ["kind": "\(kind)"])
            let back = try await Self.page(id, site)
            #expect(back.kind == kind && back.corrections.isEmpty)
        }
    }

    @Test(arguments: [
        ("9999", "heading", 422, "This part is not there any more"),
        ("0", "nonsense", 400, "make sense"), ("x", "point", 400, "make sense"),
        ("-1", "point", 422, "not there"),
    ])
    func badInputGetsOneSentence(
        part: String, role: String, status: Int, words: String
    ) async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef]) { site in
            let response = try await site.post(
                "/drafts/\(reef.id)/structure", ["part": part, "as": role])
            #expect(response.status.code == status)
            #expect(response.text.contains(words))
            #expect(try await Self.page(reef.id, site) == reef)
        }
    }

    @Test func paragraphIsRefusedAsAHeading() async throws {
        let long = "- The tide " + String(repeating: "turns and turns ", count: 20)
        try await TestSite.run { site in
            let id = try await Self.draft(of: Self.text + long + "\n", in: site)
            let part = try Self.offset("The tide turns", in: try await Self.page(id, site))
            let response = try await site.post(
                "/drafts/\(id)/structure", ["part": String(part), "as": "heading"])
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains("A heading has at most 200 characters"))
        }
    }

    @Test(arguments: ["part", "page"])
    func structureIsNoFinding(kind: String) async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef]) { site in
            let response = try await site.post(
                "/resources/\(reef.id)/findings",
                ["kind": kind, "found": "Bleaching", "action": "none"])
            #expect(response.status == .badRequest)
        }
    }

    @Test(arguments: [
        (
            "#separator:tab\n#deck:History::Rome\nWho crossed the Rubicon?\tCaesar\nWhen?\t49 BC\n",
            ["Cards", "Front", "Back"]
        ),
        (
            "Rubicon: a river of the north\nCurule: of the highest offices\nLictor: who bore the rods\n",
            ["Terms", "Term", "Meaning"]
        ),
    ])
    func pairsOfADeckAreFrontsAndBacks(notes: String, heads: [String]) async throws {
        let read = Reader().read(Array(notes.utf8), as: Resource.ID(hashing: [notes]))
        let resource = try #require(read.resource)
        try await TestSite.run(with: [resource]) { site in
            let page = try await site.get("/resources/\(resource.id)").text
            #expect(page.contains("<h2 id=\"pairs\">\(heads[0])</h2>"))
            #expect(
                page.contains(
                    "<th scope=\"col\">\(heads[1])</th><th scope=\"col\">\(heads[2])</th>"))
        }
    }
}
