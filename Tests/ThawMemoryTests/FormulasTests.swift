import Testing
import ThawMemory

/// The published numbers of fsrs-rs, fsrs-optimizer and ts-fsrs, a few of each, so that every
/// checkout tests them.
@Suite struct FormulasTests {
    private let w = Parameters.default.values

    @Test(arguments: [
        (0.0, 1.0, 1.0), (1, 2, 0.9403443), (2, 3, 0.9253786), (3, 4, 0.9185229), (4, 4, 0.9),
        (5, 2, 0.8261359),
    ])
    func forgettingCurvePassesThePublishedPoints(days: Double, stability: Double, chance: Double) {
        expectClose(
            Formulas.retrievability(days: days, stability: stability, decay: w[20]), chance)
    }

    @Test(arguments: [0.1, 1, 10, 1000.0], [0.1, 0.1542, 0.5, 0.8])
    func recallIsNineInTenAtStability(stability: Double, decay: Double) {
        let r = Formulas.retrievability(days: stability, stability: stability, decay: decay)
        #expect(abs(r - 0.9) < 1e-12)
    }

    @Test(arguments: [0.5, 0.7, 0.8, 0.9, 0.95, 0.99], [0.01, 1, 37, 5000.0])
    func intervalIsTheInverseOfTheCurve(retention: Double, stability: Double) {
        let days = Formulas.interval(stability: stability, retention: retention, decay: w[20])
        let chance = Formulas.retrievability(days: days, stability: stability, decay: w[20])
        #expect(abs(chance - retention) < 1e-10)
    }

    @Test(arguments: [
        (0.2, 34793.0), (0.3, 2508), (0.4, 387), (0.5, 90), (0.6, 27), (0.7, 9), (0.8, 3), (0.9, 1),
    ])
    func intervalsOfAOneDayMemory(retention: Double, days: Double) {
        let interval = Formulas.interval(stability: 1.0, retention: retention, decay: w[20])
        #expect(interval.rounded() == days)
    }

    @Test(arguments: [
        (Rating.again, 8.354889, 8.341763), (.hard, 6.6774445, 6.6659956), (.good, 5, 4.990228),
        (.easy, 3.3225555, 3.3144615),
    ])
    func difficultyFiveMoves(rating: Rating, moved: Double, reverted: Double) {
        expectClose(Formulas.movedDifficulty(5.0, rating: rating, w: w), moved)
        expectClose(Formulas.nextDifficulty(5.0, rating: rating, w: w), reverted)
    }

    @Test(arguments: [
        (Rating.again, 0.9, 25.602541, 1.0525396, 1.596818),
        (.hard, 0.8, 28.226582, 1.1894329, 5), (.good, 0.7, 58.656002, 1.3680838, 5),
        (.easy, 0.6, 127.226685, 1.584989, 8.12961),
    ])
    func stabilityFiveMoves(
        rating: Rating, recall: Double, pass: Double, lapse: Double, sameDay: Double
    ) {
        let state = (stability: 5.0, difficulty: Double(rating.rawValue))
        let days = Formulas.interval(stability: 5.0, retention: recall, decay: w[20])
        func next(_ rating: Rating, days: Double) -> Double {
            Formulas.next(state, rating: rating, days: days, w: w).stability
        }
        // The published number for a pass with Again is the plain formula, which is Good's.
        expectClose(next(rating == .again ? .good : rating, days: days), pass)
        expectClose(next(.again, days: days), lapse)
        expectClose(next(rating, days: 0), sameDay)
    }

    @Test(arguments: [
        (Rating.again, 0.212, 6.4133), (.hard, 1.2931, 5.11217071), (.good, 2.3065, 2.11810397),
        (.easy, 8.2956, 1),
    ])
    func firstRatingGivesThePublishedState(rating: Rating, stability: Double, difficulty: Double) {
        let state = Formulas.initial(rating, w: w)
        expectClose(state.stability, stability)
        expectClose(state.difficulty, difficulty, within: 1e-8)
    }

    @Test(arguments: [
        (1, 1.0, 0.10088589, 8.806304), (2, 1, 3.2494123, 6.7404594), (3, 1, 7.3153, 2.1112142),
        (4, 1, 18.014914, 1), (1, 2, 0.112798266, 8.806304), (2, 2, 4.4694576, 6.7404594),
    ])
    func sameRatingTwice(rating: Int, days: Double, stability: Double, difficulty: Double) throws {
        let end = try #require(state(after: [(rating, 0), (rating, days)], w: w))
        expectClose(end.stability, stability)
        expectClose(end.difficulty, difficulty)
    }

    @Test func sixReviewsGiveThePublishedMemory() throws {
        let history = [(1, 0.0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21)].map {
            (rating: $0.0, days: $0.1)
        }
        let end = try #require(state(after: history, w: w))
        expectClose(end.stability, 53.62691)
        expectClose(end.difficulty, 6.3574867)
        var withoutSameDay = w
        withoutSameDay.replaceSubrange(17...19, with: [0, 0, 0])
        expectClose(try #require(state(after: history, w: withoutSameDay)).stability, 53.335106)
    }

    @Test(arguments: [0.5, 5, 50, 500.0], [1.0, 5, 10])
    func ratingsAreInOrder(stability: Double, difficulty: Double) {
        let states = Rating.allCases.map {
            Formulas.next((stability, difficulty), rating: $0, days: stability, w: w)
        }
        for (worse, better) in zip(states, states.dropFirst()) {
            #expect(worse.stability < better.stability)
            #expect(worse.difficulty >= better.difficulty)
        }
    }

    @Test(arguments: [0.5, 5, 50, 500.0])
    func lapseLowersStability(stability: Double) {
        for days in [1.0, stability, 10 * stability] {
            let next = Formulas.next((stability, 5.0), rating: .again, days: days, w: w)
            #expect(next.stability < stability)
        }
    }

    @Test func lapseOfAWeakMemoryLeavesNoMoreThanASameDayLapse() {
        // 0.01 / e^(0.5425 · 0.0912); the formula for lapses alone would leave more than there was.
        let days = Formulas.interval(stability: 0.01, retention: 0.1, decay: w[20])
        let left = Formulas.next((0.01, 5), rating: .again, days: days, w: w)
        #expect(abs(left.stability - 0.009_517_279_993) < 1e-12)
    }

    @Test(arguments: [Rating.hard, .good, .easy], [0.01, 1, 100, 30_000.0])
    func passOnTheSameDayNeverLowersStability(rating: Rating, stability: Double) {
        let next = Formulas.next((stability, 5.0), rating: rating, days: 0, w: w)
        #expect(next.stability >= stability)
    }

    @Test func recallFallsWithTimeAndRisesWithStability() {
        let times = stride(from: 0.0, through: 400, by: 7)
        for (early, late) in zip(times, times.dropFirst()) {
            let (a, b) = (
                Formulas.retrievability(days: early, stability: 20, decay: w[20]),
                Formulas.retrievability(days: late, stability: 20, decay: w[20])
            )
            #expect(a > b)
            #expect(Formulas.retrievability(days: late, stability: 21, decay: w[20]) > b)
        }
    }
}
