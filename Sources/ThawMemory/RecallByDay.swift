/// The chance of recall on many days in a row, eight side by side.
struct RecallByDay {
    private enum Curve {
        case fsrs6(decay: Lanes8, factor: Lanes8)
        case fsrs7(Weights7<Lanes8>)
    }

    private let curve: Curve
    private static let steps = Lanes8(v: [0, 1, 2, 3, 4, 5, 6, 7])

    init(_ parameters: Parameters) {
        let w = parameters.values
        switch parameters.model {
        case .fsrs6:
            curve = .fsrs6(
                decay: Lanes8(w[20]), factor: Lanes8(Formulas.factor(decay: w[20])))
        case .fsrs7:
            curve = .fsrs7(Weights7(w.map { Lanes8($0) }))
        }
    }

    /// Adds the chance on each of these days, the first of which is `elapsed` days after the
    /// review, times a weight.
    func add(
        _ state: MemoryState, from elapsed: Int, days: Range<Int>, weight: Double = 1,
        to sums: inout [Double]
    ) {
        var day = days.lowerBound
        while day < days.upperBound {
            let time = Lanes8(Double(elapsed + day - days.lowerBound)) + Self.steps
            let chance: Lanes8
            switch curve {
            case .fsrs6(let decay, let factor):
                chance = Formulas.recall(
                    spread: Formulas.spread(
                        days: time, inverse: Lanes8(1 / state.stability), factor: factor),
                    decay: decay)
            case .fsrs7(let weights):
                let short = state.shortStability ?? Step7<Double>.lapseShare * state.stability
                chance =
                    Recall7(
                        (Lanes8(state.stability), Lanes8(short), Lanes8(state.difficulty)),
                        days: time, weights: weights
                    ).value
            }
            for lane in 0..<min(8, days.upperBound - day) {
                sums[day + lane] += weight * chance[lane]
            }
            day += 8
        }
    }
}
