import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawWeb

/// How a session ends, what puts a question away and back, where the way out leads.
@Suite struct SessionFlowTests {
    /// The settings of a learner who wants few new questions.
    private func limit(newPerDay: Int, on site: TestSite) async throws {
        var settings = StudySettings(timeZone: .gmt)
        settings.newPerDay = newPerDay
        try await site.store.save(settings, of: Learner.local)
    }

    private func answerEasily(at address: String, on site: TestSite) async throws -> String {
        let page = try await site.get(address)
        let item = try #require(page.field("item"))
        let event = try #require(page.field("event"))
        let response = try await site.post(
            "/study/answer", ["item": item, "event": event, "rating": "4", "done": "0"])
        return response.location
    }

    @Test func reachedLimitIsSaidWithTheWayToChangeIt() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            try await limit(newPerDay: 1, on: site)
            let end = try await site.get(try await answerEasily(at: "/study", on: site)).text
            let sentence = "Today’s limit of 1 new question is reached. The next come tomorrow."
            #expect(end.contains(sentence))
            #expect(end.contains("Change the limit"))
            #expect(try await site.get("/").text.contains(sentence))
        }
    }

    @Test func limitOfNoneIsAChoiceAndNotSaid() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            try await limit(newPerDay: 0, on: site)
            let end = try await site.get("/study").text
            #expect(end.contains("Nothing due today."))
            #expect(!end.contains("limit"))
        }
    }

    @Test(arguments: ["bury", "suspend"])
    func whatWasPutAwayCanBeTakenBack(action: String) async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let item = try #require(try await site.get("/study").field("item"))
            let away = try await site.post(
                "/study/put-away", ["item": item, "action": action, "done": "2"])
            let page = try await site.get(away.location).text
            let address = try #require(page.firstMatch(of: #/"(/study/put-away\?[^"]+)"/#)?.1)
            let back = try await site.post(String(address).replacing("&amp;", with: "&"), [:])
            #expect(back.location.contains("done=2"))
            #expect(try await site.get(back.location).field("item") == item)
            let id = try #require(Item.ID(item))
            let state = try await site.store.item(id, for: Learner.local).state
            #expect(!state.isSuspended)
            #expect(state.buriedUntil == nil)
        }
    }

    @Test func noticeOffersNoWayBackThatItDoesNotName() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let item = try #require(try await site.get("/study").field("item"))
            let page = try await site.get("/study?notice=undone&away=\(item)").text
            #expect(!page.contains("/study/put-away?"))
        }
    }

    @Test func wayOutLeadsToWhereTheSessionBegan() async throws {
        let reef = PageFixtures.reef()
        try await TestSite.run(with: [reef]) { site in
            let one = try await site.get("/study?resource=\(reef.id)").text
            #expect(one.contains("<a href=\"/resources/\(reef.id)\">Leave</a>"))
            #expect(try await site.get("/study").text.contains("<a href=\"/\">Leave</a>"))
        }
    }
}
