import TestSupport
import Testing
import ThawMemory

/// The hand-derived gradient against three others: dual numbers on the scheduler's own lines,
/// differences of the loss, and the numbers that fsrs-rs publishes.
@Suite struct SlopesTests {
    /// Weights as a fit has them: reviews on later days, unequal.
    private func weights(_ set: TrainingSet) -> [Float] {
        var weights = [Float](repeating: 0, count: set.reviewCount)
        for (rank, item) in set.items.enumerated() {
            weights[Int(item)] = 0.25 + Float(rank % 4) / 4
        }
        return weights
    }

    private func byHand(
        _ set: TrainingSet, weights: [Float], w: [Double], exact: Bool = true
    ) -> (loss: Double, slopes: [Double]) {
        let cards = CardGroups(set, weights: weights, width: exact ? 1 : 8)
        var slopes = [Double](repeating: 0, count: w.count)
        let loss =
            exact
            ? cards.addExactGradient(.fsrs6, w: w, to: &slopes)
            : cards.addGradient(.fsrs6, w: w, to: &slopes)
        return (loss, slopes)
    }

    private func byDuals(
        _ set: TrainingSet, weights: [Float], w: [Double]
    ) -> (loss: Double, slopes: [Double]) {
        let parameters = Weights(w.enumerated().map { Dual($1, variable: $0) })
        var loss = Dual(0)
        for card in 0..<set.cardCount {
            let range = Int(set.starts[card])..<Int(set.starts[card + 1])
            var state = parameters.initial(offset: Dual(Double(set.ratings[range.lowerBound]) - 3))
            for place in range.dropFirst() {
                let rating = set.ratings[place]
                let step = Step(
                    state, offset: Dual(Double(rating) - 3),
                    days: Dual(Double(set.wholeDays[place])),
                    weights: parameters)
                if weights[place] > 0 {
                    let p = rating > 1 ? step.recall : Dual(1) - step.recall
                    loss = loss - Dual(Double(weights[place])) * Dual.log(p)
                }
                state = step.next
            }
        }
        return (loss.value, loss.slope)
    }

    /// Parameters somewhere within their bounds.
    private func drawnParameters(_ seed: UInt64) throws -> [Double] {
        var chance = SplitMix(seed: seed)
        return try Parameters(
            Parameters.default.values.map {
                $0 * (0.6 + 0.8 * chance.unit()) + 0.02 * chance.unit()
            }
        ).values
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func everySlopeIsThatOfTheDualNumbers(seed: UInt64) throws {
        let w = seed == 1 ? Parameters.default.values : try drawnParameters(seed)
        let set = try Logs.drawn(cards: 12, reviews: 16, seed: seed, sameDayShare: 0.3)
        let weights = weights(set)
        let hand = byHand(set, weights: weights, w: w)
        let dual = byDuals(set, weights: weights, w: w)
        expectClose(hand.loss, dual.loss, within: 1e-9, "loss, seed \(seed)")
        for i in w.indices {
            expectClose(hand.slopes[i], dual.slopes[i], within: 1e-9, "w\(i), seed \(seed)")
        }
    }

    @Test(arguments: [2.5, 200])
    func slopesAreRightWhereStabilityIsAtItsBounds(factor: Double) throws {
        // Growth beyond 36,500 days, and lapses below 0.001.
        var w = Parameters.default.values
        w[8] = 4.5
        w[0] = 0.001
        w[11] = 0.001
        let set = try TrainingSet(
            sequences: (0..<6).map { card in
                [
                    (3, 0), (4, 40), (4, 900 * factor), (4, 9_000), (UInt8(1 + card % 4), 30_000),
                    (1, 1), (1, 1), (3, 2),
                ]
            })
        let weights = weights(set)
        let hand = byHand(set, weights: weights, w: w)
        let dual = byDuals(set, weights: weights, w: w)
        for i in w.indices { expectClose(hand.slopes[i], dual.slopes[i], within: 1e-9, "w\(i)") }
    }

    @Test(arguments: 0..<21)
    func slopesAgreeWithDifferencesOfTheLoss(parameter: Int) throws {
        let w = try drawnParameters(3)
        let set = try Logs.drawn(cards: 10, reviews: 12, seed: 21)
        let weights = weights(set)
        let slope = byHand(set, weights: weights, w: w).slopes[parameter]
        let h = 1e-6
        var (up, down) = (w, w)
        up[parameter] += h
        down[parameter] -= h
        let right = byHand(set, weights: weights, w: up).loss
        let left = byHand(set, weights: weights, w: down).loss
        expectClose(slope, (right - left) / (2 * h), within: 1e-5, "w\(parameter)")
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func eightCardsSideBySideAreTheSameToFourDigits(seed: UInt64) throws {
        let w = try drawnParameters(seed + 40)
        let set = try Logs.drawn(cards: 37, reviews: 14, seed: seed)
        let weights = weights(set)
        let one = byHand(set, weights: weights, w: w)
        let eight = byHand(set, weights: weights, w: w, exact: false)
        expectClose(eight.loss, one.loss, within: 1e-6, "loss, seed \(seed)")
        let size = one.slopes.map(abs).max() ?? 1
        for i in w.indices {
            #expect(
                abs(eight.slopes[i] - one.slopes[i]) <= 1e-4 * max(1, abs(one.slopes[i])) + 1e-6
                    * size,
                "w\(i): \(eight.slopes[i]), \(one.slopes[i]), seed \(seed)")
        }
    }

    @Test func groupsHoldEveryScoredReviewOnce() throws {
        let set = try Logs.drawn(cards: 41, reviews: 9, seed: 2)
        let weights = weights(set)
        for width in [1, 8] {
            let cards = CardGroups(set, weights: weights, width: width)
            #expect(cards.items == set.items.count)
            expectClose(cards.weight, weights.reduce(0) { $0 + Double($1) }, within: 1e-6)
        }
    }

    // MARK: fsrs-rs, training.rs, test_loss_and_grad

    private static let batch: [(ratings: [UInt8], days: [Double])] = [
        ([1, 3, 1, 4, 3, 2, 3], [0, 0, 0, 0, 1, 3, 4]),
        ([2, 4, 4, 3, 1, 3, 3], [0, 0, 0, 1, 3, 6, 11]),
        ([3, 2, 4, 3, 3, 3, 3], [0, 0, 0, 1, 3, 6, 12]),
        ([4, 4, 3, 3, 3, 4, 1], [0, 0, 1, 3, 5, 12, 23]),
    ]

    /// The last review of each card is scored.
    private func published(
        at w: [Double]
    ) throws -> (loss: Double, slopes: [Double]) {
        let set = try TrainingSet(
            sequences: Self.batch.map {
                Array(zip($0.ratings, $0.days)).map { (rating: $0.0, days: $0.1) }
            })
        var weights = [Float](repeating: 0, count: set.reviewCount)
        for end in set.starts.dropFirst() { weights[Int(end) - 1] = 1 }
        return byHand(set, weights: weights, w: w)
    }

    private static let firstSlopes = [
        -0.095688485, -0.0051607806, -0.0012249565, 0.007462064, 0.03650761, -0.082112335,
        0.0593964, -2.1474836, 0.57626534, -2.8751316, 0.7154875, -0.028993709, 0.0099172965,
        -0.2189217, -0.0017800558, -0.089381434, 0.299141, 0.068104014, -0.011605468, -0.25398168,
        0.27700496,
    ]
    private static let afterFirst = [
        0.252, 1.3331, 2.3464994, 8.2556, 6.3733, 0.87340003, 2.9794, 0.040999997, 1.8322,
        0.20660001, 0.756, 1.5235, 0.021400042, 0.3029, 1.6882998, 0.64140004, 1.8329, 0.5025,
        0.13119997, 0.1058, 0.1142,
    ]
    private static let secondSlopes = [
        -0.040530164, -0.0041278866, -0.0010157757, 0.007239434, 0.009321215, -0.120117955,
        0.039143264, -0.8628009, 0.5794302, -2.5713828, 0.7669307, -0.024242667, 0.0, -0.16912507,
        -0.0017008218, -0.061857328, 0.28093633, 0.064058185, 0.0063592787, -0.1903223, 0.6257775,
    ]
    private static let afterSecond = [
        0.2882918, 1.3726242, 2.3861322, 8.215636, 6.339965, 0.9130969, 2.940639, 0.07696985,
        1.7921946, 0.2464217, 0.71595186, 1.5631561, 0.001, 0.34230903, 1.7282416, 0.68038,
        1.7929853, 0.46258268, 0.14039303, 0.14509967, 0.1,
    ]
    private static let pull = [
        0.0019813816, 0.00087788026, 0.00026506148, -0.000105618295, -0.25213888, 1.0448985,
        -0.22755535, 5.688889, -0.5385926, 2.5283954, -0.75225013, 0.9102214, -10.113569,
        3.1999993, 0.2521374, 1.3107208, -0.07721739, -0.85244584, 0.79999936, 4.1795917,
        -1.1237311,
    ]

    @Test func twoStepsOfAdamAreThePublishedOnes() throws {
        var w = Parameters.default.values
        var adam = Adam(count: 21)
        let first = try published(at: w)
        expectClose(first.loss, 4.0466027, within: 1e-6)
        for i in 0..<21 { expectClose(first.slopes[i], Self.firstSlopes[i], within: 2e-5, "w\(i)") }
        adam.step(&w, gradient: first.slopes, rate: 0.04)
        for i in 0..<21 { expectClose(w[i], Self.afterFirst[i], within: 1e-5, "w\(i)") }

        let second = try published(at: w)
        expectClose(second.loss, 3.767796, within: 1e-5)
        for i in 0..<21 {
            expectClose(second.slopes[i], Self.secondSlopes[i], within: 5e-5, "w\(i)")
        }
        adam.step(&w, gradient: second.slopes, rate: 0.04)
        for (i, value) in try Parameters(w).values.enumerated() {
            expectClose(value, Self.afterSecond[i], within: 5e-5, "w\(i)")
        }
    }

    @Test func pullOfThePriorIsThePublishedOne() throws {
        let prior = Prior(
            centre: Parameters.default.values, deviations: Model.fsrs6.deviations, strength: 2)
        var slopes = [Double](repeating: 0, count: 21)
        let loss = prior.add(Self.afterFirst, share: 512.0 / 1000, to: &slopes)
        expectClose(loss, 0.67711145, within: 1e-5)
        for i in 0..<21 { expectClose(slopes[i], Self.pull[i], within: 2e-5, "w\(i)") }
    }

    @Test func pullOnFirstStabilitiesIsByTheirRatio() {
        let centre = Parameters.default.values
        let prior = Prior(
            centre: centre, deviations: Model.fsrs6.deviations, firstDeviation: 0.5, strength: 1)
        var w = centre
        w[0] *= 2
        w[3] /= 2
        var slopes = [Double](repeating: 0, count: 21)
        let loss = prior.add(w, share: 1, to: &slopes)
        expectClose(loss, 2 * (0.693147180559945 / 0.5) * (0.693147180559945 / 0.5), within: 1e-12)
        for i in [0, 3] {
            var (up, down, ignored) = (w, w, slopes)
            up[i] += 1e-6
            down[i] -= 1e-6
            let right = prior.add(up, share: 1, to: &ignored)
            let left = prior.add(down, share: 1, to: &ignored)
            expectClose(slopes[i], (right - left) / 2e-6, within: 1e-6)
        }
    }

    @Test func learningRateFollowsThePublishedCosine() {
        let published = [
            0.04, 0.03618033988749895, 0.026180339887498946, 0.013819660112501051,
            0.0038196601125010526, 0,
        ]
        for (step, rate) in published.enumerated() {
            expectClose(Adam.cosineRate(0.04, at: Double(step) / 5), rate, within: 1e-12)
        }
    }
}
