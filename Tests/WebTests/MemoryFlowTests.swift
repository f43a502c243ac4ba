import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import ThawCore
import ThawMemory
import ThawText

@testable import ThawWeb

/// The page about the memory model, and the fits that come by themselves.
@Suite struct MemoryFlowTests {
    /// Answers the sample's items over some weeks, straight into the store.
    static func study(_ site: TestSite, days: [Int] = [0, 2, 7, 20, 30]) async throws {
        let sample = SampleResource.plain("Rivers", count: 12)
        try await site.store.save(sample)
        let start = site.ambient.now.addingTimeInterval(-31 * 86_400)
        var number: UInt64 = 0xB000_0000
        for day in days {
            for (place, item) in sample.items.enumerated() {
                number += 1
                let rating: Rating = (place + day) % 5 == 0 ? .again : .good
                _ = try await site.store.record(
                    Answer(
                        event: ReviewEvent.ID(rawValue: FixedAmbient.uuid(number)),
                        learner: Learner.local, item: item.id, rating: rating,
                        time: start.addingTimeInterval(Double(day) * 86_400), milliseconds: 9000),
                    settings: StudySettings(timeZone: .gmt))
            }
        }
    }

    @Test func pageIsDrawnAsRecorded() async throws {
        try await TestSite.run { site in
            try await Self.study(site)
            let text = try await site.get("/memory").text
            try expectGolden(text.replacing(/\?v=[0-9a-f]{16}/, with: "?v=0"), "MemoryPage.html")
        }
    }

    @Test func emptyLibraryIsToldWhatIsMissing() async throws {
        try await TestSite.run { site in
            let text = try await site.get("/memory").text
            #expect(text.contains("memory of most learners until it knows yours"))
            #expect(text.contains("after 20 more answers"))
            #expect(text.contains("Nothing to compare yet"))
            #expect(!text.contains("What it costs to know more"))
        }
    }

    @Test func fittingSaysWhatCameOfItAndGoingBackStopsIt() async throws {
        try await TestSite.run { site in
            try await Self.study(site)
            let fitted = try await site.post("/memory/fit", [:])
            #expect(fitted.location.hasPrefix("/memory?notice=fitted"))
            let settings = try #require(try await site.store.settings(of: Learner.local))
            #expect(settings.memoryFit?.answers == 60)
            let page = try await site.get(fitted.location).text
            #expect(page.contains("20 November 2026"))
            let back = try await site.post("/memory/standard", [:])
            #expect(try await site.get(back.location).text.contains("Back to the standard"))
            let after = try #require(try await site.store.settings(of: Learner.local))
            #expect(after.parameters == .default)
            #expect(after.memoryFit == nil)
            #expect(after.refitsByItself == false)
        }
    }

    @Test func aimIsSavedAndANonsenseAimRefused() async throws {
        try await TestSite.run { site in
            let saved = try await site.post("/memory/retention", ["retention": "85"])
            #expect(saved.status == .seeOther)
            let settings = try #require(try await site.store.settings(of: Learner.local))
            #expect(settings.desiredRetention == 0.85)
            #expect(settings.refitsByItself == false)
            let refused = try await site.post(
                "/memory/retention", ["retention": "lots", "refits": "yes"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("must be a whole number from 70 to 99"))
        }
    }

    @Test func memoryIsShownAsTheTimeItLasts() async throws {
        try await TestSite.run(with: [PageFixtures.reef()]) { site in
            let page = try await site.get("/study")
            let item = try #require(page.field("item"))
            let event = try #require(page.field("event"))
            _ = try await site.post(
                "/study/answer", ["item": item, "event": event, "rating": "4", "done": "0"])
            let items = try await site.get("/resources/\(PageFixtures.reef().id)/items").text
            // FSRS-6's default stability after Easy.
            #expect(items.contains("in review, 90\u{A0}% for 8 days, due"))
            #expect(items.contains("<span>new</span>"))
        }
    }

    @Test func endOfASessionFitsInTheBackground() async throws {
        try await TestSite.run { site in
            try await Self.study(site)
            let refit = BackgroundRefit(store: site.store, ambient: site.ambient.ambient)
            let settings = StudySettings(timeZone: .gmt)
            await refit.sessionEnded(of: Learner.local, defaults: settings)
            #expect(await refit.current == nil, "nothing was answered in this session")
            await refit.answered(by: Learner.local, defaults: settings)
            await refit.sessionEnded(of: Learner.local, defaults: settings)
            let fit = try #require(await refit.current?.value)
            #expect(fit.answers == 60)
            #expect(try await site.store.settings(of: Learner.local)?.memoryFit == fit)
        }
    }

    @Test func longSessionIsNotLeftWithoutAFit() async throws {
        try await TestSite.run { site in
            try await Self.study(site)
            let refit = BackgroundRefit(store: site.store, ambient: site.ambient.ambient)
            for _ in 0..<50 {
                await refit.answered(by: Learner.local, defaults: StudySettings(timeZone: .gmt))
            }
            #expect(await refit.current?.value?.answers == 60)
        }
    }
}

@Suite struct CalibrationChartTests {
    private static func chart(_ points: [Charts.CalibrationPoint]) -> String {
        Charts.calibration(
            Charts.Heading(id: "c", title: "Calibration", description: "d"), points: points
        ).html
    }

    @Test func pointsStandWhereTheirSharesAreOnBothAxes() throws {
        let chart = Self.chart([
            .init(predicted: 0.75, observed: 0.8, band: 0.7...0.9, words: "three < four")
        ])
        try expectGolden(chart + "\n", "charts-calibration.svg")
        #expect(chart.contains("three &lt; four"))
        #expect(chart.contains(">50 %<"))
    }

    @Test(
        arguments: [
            [], [.init(predicted: .nan, observed: -.infinity, band: -3...9, words: "")],
            [.init(predicted: 0.2, observed: 0, band: 0...0, words: "")],
        ] as [[Charts.CalibrationPoint]])
    func noValuesDrawNothingThatIsNoNumber(points: [Charts.CalibrationPoint]) {
        let chart = Self.chart(points)
        #expect(!chart.contains("nan") && !chart.contains("inf"))
        #expect(chart.contains(">0 %<"))
        #expect(chart.contains("Nothing to show yet") == points.isEmpty)
    }
}
