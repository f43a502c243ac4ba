import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

/// What the memory page is drawn from.
@Suite struct MemoryOutlookTests {
    /// So many cards, each answered on days 0, 3 and 10; every fifth answer of the later ones is forgotten.
    static func history(cards: Int, milliseconds: Int = 8000) -> ReviewHistory {
        var history = ReviewHistory()
        for card in 0..<cards {
            history.begin(isAsked: card % 10 != 9, dueDay: 20 + card % 7)
            for (step, day) in [0, 3, 10].enumerated() {
                let forgets = step > 0 && (card + step) % 5 == 0
                history.append(
                    day: day, fraction: 0.5, rating: forgets ? .again : .good,
                    milliseconds: milliseconds)
            }
        }
        return history
    }

    @Test func moreRetentionCostsMoreTime() throws {
        let outlook = try MemoryOutlook(
            Self.history(cards: 100), settings: StudySettings(timeZone: .gmt), waiting: 200,
            today: 15)
        #expect(outlook.begun == 90)
        #expect(outlook.waiting == 200)
        #expect((1..<90).contains(outlook.knownNow))
        let costs = outlook.costs
        #expect(costs.map(\.retention) == [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97])
        let (least, most) = (try #require(costs.first), try #require(costs.last))
        #expect(most.minutesPerDay > 2 * least.minutesPerDay)
        #expect(most.knowledge > least.knowledge)
    }

    @Test func largeLibraryIsEstimatedFromASample() throws {
        let settings = StudySettings(timeZone: .gmt)
        // Without times of their own both are reckoned with those of most learners.
        func outlook(_ cards: Int) throws -> MemoryOutlook {
            try MemoryOutlook(
                Self.history(cards: cards, milliseconds: 0), settings: settings, waiting: 0,
                today: 15)
        }
        let (small, large) = (try outlook(450), try outlook(4500))
        // A year of 400 items is drawn, so their minutes stray by some per cent; a wrong scale would double them.
        for (one, ten) in zip(small.costs, large.costs) {
            #expect(abs(ten.minutesPerDay / one.minutesPerDay / 10 - 1) < 0.12)
            #expect(abs(ten.knowledge / one.knowledge / 10 - 1) < 0.05)
        }
    }

    @Test func ownAimIsAmongThoseCompared() throws {
        var settings = StudySettings(timeZone: .gmt)
        settings.desiredRetention = 0.88
        let outlook = try MemoryOutlook(
            Self.history(cards: 10), settings: settings, waiting: 0, today: 15)
        #expect(outlook.costs.contains { $0.retention == 0.88 })
        #expect(outlook.costs.count == 9)
    }

    @Test func calibrationCountsEveryAnswerOnALaterDay() throws {
        let outlook = try MemoryOutlook(
            Self.history(cards: 100), settings: StudySettings(timeZone: .gmt), waiting: 0,
            today: 15)
        #expect(outlook.calibration.points.reduce(0) { $0 + $1.count } == 200)
        #expect(outlook.evaluation.count == 200)
    }

    @Test func emptyHistorySaysNothingAndDoesNotTrap() throws {
        let outlook = try MemoryOutlook(
            ReviewHistory(), settings: StudySettings(timeZone: .gmt), waiting: 0, today: 0)
        #expect(outlook.calibration.points.isEmpty)
        #expect(outlook.knownNow == 0)
        #expect(outlook.costs.allSatisfy { $0.minutesPerDay == 0 })
    }

    @Test func habitsBeginWithThoseOfMostLearnersAndBecomeTheLearnersOwn() {
        let usual = Simulator.Habits()
        let first = ReviewHistory().habits
        for (mine, theirs) in zip(
            first.passRatings + first.seconds, usual.passRatings + usual.seconds)
        {
            #expect(abs(mine - theirs) < 1e-9)
        }
        let own = Self.history(cards: 2000, milliseconds: 4000).habits
        #expect(own.firstRatings[2] > 0.95)
        #expect(abs(own.seconds[2] - 4) < 0.3)
        #expect(abs(own.firstSeconds[2] - 4) < 0.3)
        #expect(abs(own.passRatings.reduce(0, +) - 1) < 1e-9)
        // Unmeasured times leave the usual ones.
        let unmeasured = Self.history(cards: 2000, milliseconds: 0).habits
        #expect(unmeasured.seconds == usual.seconds)
    }

    @Test func repetitionsOfADayCountAsItsFirstAnswersTime() {
        var history = ReviewHistory()
        for _ in 0..<1000 {
            history.begin(isAsked: true, dueDay: 3)
            history.append(day: 0, fraction: 0.1, rating: .again, milliseconds: 10_000)
            history.append(day: 0, fraction: 0.2, rating: .good, milliseconds: 5_000)
        }
        #expect(abs(history.habits.firstSeconds[0] - 15) < 1)
        #expect(history.habits.firstRatings[0] > 0.95)
    }

    @Test(arguments: [
        (nil, 0, 20), (nil, 12, 8), (nil, 20, 0), (50, 60, 10), (5000, 5000, 50), (5000, 5050, 0),
        (100, 40, 0),
    ])
    func nextFitComesAfterAHundredthMoreAnswers(last: Int?, answers: Int, left: Int) {
        let fit = last.map {
            MemoryFit(
                time: Date(timeIntervalSince1970: 0), answers: $0, scored: 0, outcome: .fitted,
                before: 0, after: 0)
        }
        #expect(MemoryFit.answersUntilNext(after: fit, answers: answers) == left)
    }

    @Test func fitPrefersTheModelThatPredictsBetterAndSaysSo() throws {
        let fit = try Self.history(cards: 100).fitted(from: .default)
        #expect(Set(fit.heldOut.map(\.model)) == [.fsrs6, .fsrs7])
        let best = try #require(
            fit.heldOut.min {
                min($0.fitted.logLoss, $0.defaults.logLoss)
                    < min($1.fitted.logLoss, $1.defaults.logLoss)
            })
        #expect(fit.model == best.model)
        let summary = MemoryFit(fit, answers: 300, at: Date(timeIntervalSince1970: 5))
        #expect(summary.scored == 200)
        #expect(summary.heldOut.count == 2)
        #expect(summary.after <= summary.before)
    }
}
