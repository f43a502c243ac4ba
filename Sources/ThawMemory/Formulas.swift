/// The equations of FSRS-6, each once, over any `Scalar`.
///
/// Source: open-spaced-repetition/fsrs-rs 6.6, `model.rs`; the same in fsrs-optimizer. `w` is the list of 21
/// parameters, times are in days, ratings count from 1 (Again) to 4 (Easy).
package enum Formulas {
    /// Stability and difficulty.
    package typealias State<S> = (stability: S, difficulty: S)

    /// Days; the model keeps stability within them.
    package static let stabilityRange = 0.001...36_500.0
    package static let difficultyRange = 1.0...10.0

    /// The chance of recall `days` after the last review; 0.9 when `days == stability`.
    package static func retrievability<S: Scalar>(days: S, stability: S, decay: S) -> S {
        S.pow(S(1) + factor(decay: decay) * days / stability, S(0) - decay)
    }

    /// Days until the chance of recall has fallen to `retention`; the stability itself at 0.9.
    package static func interval<S: Scalar>(stability: S, retention: S, decay: S) -> S {
        stability / factor(decay: decay) * (S.pow(retention, S(-1) / decay) - S(1))
    }

    /// Sets the curve so that it passes 0.9 at the stability.
    private static func factor<S: Scalar>(decay: S) -> S {
        S.pow(S(0.9), S(-1) / decay) - S(1)
    }

    /// The difficulty after the first rating, not yet kept within 1–10: mean reversion needs it as it is.
    package static func initialDifficulty<S: Scalar>(_ rating: Rating, w: [S]) -> S {
        w[4] - S.exp(w[5] * S(Double(rating.rawValue - 1))) + S(1)
    }

    /// The state after the first rating.
    package static func initial<S: Scalar>(_ rating: Rating, w: [S]) -> State<S> {
        (kept(stability: w[rating.rawValue - 1]), kept(difficulty: initialDifficulty(rating, w: w)))
    }

    /// The difficulty moved by a rating, the less the nearer it is to 10; before mean reversion.
    package static func movedDifficulty<S: Scalar>(_ difficulty: S, rating: Rating, w: [S]) -> S {
        let change = S(0) - w[6] * S(Double(rating.rawValue - 3))
        return difficulty + change * (S(10) - difficulty) / S(9)
    }

    /// The difficulty after a rating, drawn a little towards that of an easy first answer.
    package static func nextDifficulty<S: Scalar>(_ difficulty: S, rating: Rating, w: [S]) -> S {
        let moved = movedDifficulty(difficulty, rating: rating, w: w)
        return kept(
            difficulty: w[7] * initialDifficulty(.easy, w: w) + (S(1) - w[7]) * moved)
    }

    /// The stability after a pass on a later day.
    package static func stabilityAfterPass<S: Scalar>(
        _ state: State<S>, rating: Rating, retrievability: S, w: [S]
    ) -> S {
        let (stability, difficulty) = state
        var gain = S.exp(w[8]) * (S(11) - difficulty) * S.pow(stability, S(0) - w[9])
        gain = gain * (S.exp(w[10] * (S(1) - retrievability)) - S(1))
        if rating == .hard { gain = gain * w[15] }
        if rating == .easy { gain = gain * w[16] }
        return stability * (S(1) + gain)
    }

    /// The stability after Again on a later day: never more than a same-day lapse would leave.
    package static func stabilityAfterLapse<S: Scalar>(
        _ state: State<S>, retrievability: S, w: [S]
    ) -> S {
        let (stability, difficulty) = state
        let scale = w[11] * S.pow(difficulty, S(0) - w[12])
        let growth = S.pow(stability + S(1), w[13]) - S(1)
        let forgotten = scale * growth * S.exp(w[14] * (S(1) - retrievability))
        return min(forgotten, stability / S.exp(w[17] * w[18]))
    }

    /// The stability after another answer on the same day. A pass never lowers it.
    ///
    /// fsrs-rs has counted Hard as a pass here since its change #376.
    package static func stabilityOnSameDay<S: Scalar>(_ stability: S, rating: Rating, w: [S]) -> S {
        let exponent = w[17] * (S(Double(rating.rawValue - 3)) + w[18])
        let gain = S.exp(exponent) * S.pow(stability, S(0) - w[19])
        return stability * (rating == .again ? gain : max(S(1), gain))
    }

    /// The state after a rating, `days` after the last one; 0 is the same day.
    package static func next<S: Scalar>(
        _ state: State<S>?, rating: Rating, days: S, w: [S]
    ) -> State<S> {
        guard let state else { return initial(rating, w: w) }
        let stability: S
        if days > S(0) {
            let recall = retrievability(days: days, stability: state.stability, decay: w[20])
            stability =
                rating == .again
                ? stabilityAfterLapse(state, retrievability: recall, w: w)
                : stabilityAfterPass(state, rating: rating, retrievability: recall, w: w)
        } else {
            stability = stabilityOnSameDay(state.stability, rating: rating, w: w)
        }
        return (kept(stability: stability), nextDifficulty(state.difficulty, rating: rating, w: w))
    }

    private static func kept<S: Scalar>(stability: S) -> S {
        stability.clamped(stabilityRange.lowerBound, stabilityRange.upperBound)
    }

    private static func kept<S: Scalar>(difficulty: S) -> S {
        difficulty.clamped(difficultyRange.lowerBound, difficultyRange.upperBound)
    }
}
