extension TrainingSet {
    /// What these parameters say of each card after its last review: the states to schedule from.
    ///
    /// Cards come in the order of their first rows. Computed eight side by side in 32-bit numbers,
    /// so they agree with `Scheduler.next` to a hundred-thousandth; about 10 ns a review.
    public func states(with parameters: Parameters) -> [MemoryState] {
        switch parameters.model {
        case .fsrs6: states(Slopes<Lanes8>.self, parameters.values, days: wholeDays)
        case .fsrs7: states(Slopes7<Lanes8>.self, parameters.values, days: exactDays)
        }
    }

    private func states<K: Kernel>(
        _ kernel: K.Type, _ w: [Double], days: [Float]
    ) -> [MemoryState] where K.L == Lanes8 {
        let weights = K.weights(w)
        let lengths = (0..<cardCount).map { UInt32(range(ofCard: $0).count) }
        let byLength = sortedByKey(Array(0..<Int32(cardCount)), keys: lengths)
        var states = [MemoryState](
            repeating: MemoryState(stability: 1, difficulty: 5), count: cardCount)
        days.withUnsafeBufferPointer { days in
            ratings.withUnsafeBufferPointer { ratings in
                for first in stride(from: 0, to: cardCount, by: 8) {
                    let cards = byLength[first..<min(first + 8, cardCount)]
                    let end = run(kernel, cards, weights: weights, days: days, ratings: ratings)
                    for (lane, card) in cards.enumerated() {
                        states[Int(card)] = K.memory(end, lane: lane)
                    }
                }
            }
        }
        return states
    }

    // The states of up to eight cards after their last reviews.
    @inline(__always)
    private func run<K: Kernel>(
        _ kernel: K.Type, _ cards: ArraySlice<Int32>, weights: K.W,
        days: UnsafeBufferPointer<Float>, ratings: UnsafeBufferPointer<UInt8>
    ) -> K.State where K.L == Lanes8 {
        // Lanes without a card of their own repeat the first one's.
        var places = SIMD8<Int32>(repeating: starts[Int(cards[cards.startIndex])])
        var lengths = SIMD8<Int32>(repeating: 1)
        for (lane, card) in cards.enumerated() {
            places[lane] = starts[Int(card)]
            lengths[lane] = starts[Int(card) + 1] - starts[Int(card)]
        }
        func gathered(_ step: Int32) -> (offset: Lanes8, days: Lanes8) {
            var (offset, time) = (SIMD8<Float>(), SIMD8<Float>())
            // Beyond its end a card repeats its last review, and the result is not taken.
            let at = places &+ pointwiseMin(SIMD8(repeating: step), lengths &- 1)
            for lane in 0..<8 {
                offset[lane] = Float(ratings[Int(at[lane])]) - 3
                time[lane] = days[Int(at[lane])]
            }
            return (Lanes8(v: offset), Lanes8(v: time))
        }
        var state = K.initial(offset: gathered(0).offset, weights: weights)
        for step in 1..<max(1, lengths.max()) {
            let (offset, time) = gathered(step)
            let review = K.review(state, offset: offset, days: time, weights: weights)
            let isThere = SIMD8(repeating: step) .< lengths
            state = K.choose(isThere, K.next(review), state)
        }
        return state
    }
}
