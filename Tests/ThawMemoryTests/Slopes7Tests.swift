import Testing
import ThawMemory

/// The hand-derived gradient of FSRS-7 against dual numbers on the scheduler's own lines, and
/// differences.
@Suite struct Slopes7Tests {
    private func weights(_ set: TrainingSet) -> [Float] {
        var weights = [Float](repeating: 0, count: set.reviewCount)
        for (rank, item) in set.order.enumerated() {
            weights[Int(item)] = 0.25 + Float(rank % 4) / 4
        }
        return weights
    }

    private func byDuals(
        _ set: TrainingSet, weights: [Float], w: [Double]
    ) -> (loss: Double, slopes: [Double]) {
        let parameters = Weights7(w.enumerated().map { Dual($1, variable: $0, of: 34) })
        var loss = Dual(0)
        for card in 0..<set.cardCount {
            let range = Int(set.starts[card])..<Int(set.starts[card + 1])
            var state = parameters.initial(offset: Dual(Double(set.ratings[range.lowerBound]) - 3))
            for place in range.dropFirst() {
                let rating = set.ratings[place]
                let step = Step7(
                    state, offset: Dual(Double(rating) - 3),
                    days: Dual(Double(set.exactDays[place])),
                    weights: parameters)
                let p = rating > 1 ? step.recall.value : Dual(1) - step.recall.value
                loss = loss - Dual(Double(weights[place])) * Dual.log(p)
                state = step.next
            }
        }
        return (loss.value, loss.slope)
    }

    private func byHand(
        _ set: TrainingSet, weights: [Float], w: [Double], exact: Bool = true
    ) -> (loss: Double, slopes: [Double]) {
        let cards = CardGroups(set, weights: weights, width: exact ? 1 : 8, exact: true)
        var slopes = [Double](repeating: 0, count: 34)
        let loss =
            exact
            ? cards.addExactGradient(.fsrs7, w: w, to: &slopes)
            : cards.addGradient(.fsrs7, w: w, to: &slopes)
        return (loss, slopes)
    }

    private func drawnParameters(_ seed: UInt64) -> [Double] {
        var chance = SplitMix(seed: seed)
        return Model.fsrs7.kept(
            Model.fsrs7.defaults.map { $0 * (0.7 + 0.6 * chance.unit()) + 0.02 * chance.unit() })
    }

    /// Cards with waits of minutes, hours and months.
    private func set(
        _ seed: UInt64, cards: Int = 10, waits: [Double] = [0, 0.0007, 0.01, 0.4, 1.3, 5, 30, 400]
    ) throws -> TrainingSet {
        var chance = SplitMix(seed: seed)
        return try TrainingSet(
            sequences: (0..<cards).map { _ in
                (0..<(2 + Int(chance.unit() * 12))).map { index in
                    let wait =
                        waits[Int(chance.unit() * Double(waits.count))] * (0.5 + chance.unit())
                    let rating = chance.unit() < 0.3 ? 1 : 2 + Int(chance.unit() * 3)
                    return (rating: UInt8(rating), days: index == 0 ? 0 : wait)
                }
            })
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func everySlopeIsThatOfTheDualNumbers(seed: UInt64) throws {
        let w = seed == 1 ? Model.fsrs7.defaults : drawnParameters(seed)
        let set = try set(seed)
        let weights = weights(set)
        let hand = byHand(set, weights: weights, w: w)
        let dual = byDuals(set, weights: weights, w: w)
        expectClose(hand.loss, dual.loss, within: 1e-9, "loss, seed \(seed)")
        for i in w.indices {
            expectClose(hand.slopes[i], dual.slopes[i], within: 1e-9, "w\(i), seed \(seed)")
        }
    }

    @Test(arguments: 0..<34)
    func slopesAgreeWithDifferencesOfTheLoss(parameter: Int) throws {
        let w = drawnParameters(5)
        let set = try set(19)
        let weights = weights(set)
        let h = 1e-6
        var (up, down) = (w, w)
        up[parameter] += h
        down[parameter] -= h
        let right = byHand(set, weights: weights, w: up).loss
        let left = byHand(set, weights: weights, w: down).loss
        let slope = byHand(set, weights: weights, w: w).slopes[parameter]
        expectClose(slope, (right - left) / (2 * h), within: 1e-4, "w\(parameter)")
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func eightCardsSideBySideAreTheSameToThreeDigits(seed: UInt64) throws {
        let w = drawnParameters(seed + 40)
        // Not seconds: a chance of forgetting near 0.00001 has few digits left in 32 bits.
        let set = try set(seed, cards: 37, waits: [0.4, 1.3, 5, 30, 400])
        let weights = weights(set)
        let one = byHand(set, weights: weights, w: w)
        let eight = byHand(set, weights: weights, w: w, exact: false)
        expectClose(eight.loss, one.loss, within: 1e-5, "loss, seed \(seed)")
        let size = one.slopes.map(abs).max() ?? 1
        for i in w.indices {
            #expect(
                abs(eight.slopes[i] - one.slopes[i]) <= 1e-3 * max(1, abs(one.slopes[i])) + 1e-6
                    * size,
                "w\(i): \(eight.slopes[i]), \(one.slopes[i]), seed \(seed)")
        }
    }
}
