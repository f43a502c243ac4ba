/// The equations of FSRS-6, each once, over any `Scalar`.
///
/// Source: open-spaced-repetition/fsrs-rs 6.6, `model.rs`; the same in fsrs-optimizer. `w` is the
/// list of 21 parameters, times are in days, ratings count from 1 (Again) to 4 (Easy). Powers are
/// written as exponentials of sums of logarithms, because an optimiser needs the logarithms again.
package enum Formulas {
    /// Stability and difficulty.
    package typealias State<S> = (stability: S, difficulty: S)

    /// Days; the model keeps stability within them.
    package static let stabilityRange = 0.001...36_500.0
    package static let difficultyRange = 1.0...10.0

    /// The chance of recall `days` after the last review; 0.9 when `days == stability`.
    package static func retrievability<S: Scalar>(days: S, stability: S, decay: S) -> S {
        recall(
            spread: spread(days: days, inverse: S(1) / stability, factor: factor(decay: decay)),
            decay: decay)
    }

    /// Days until the chance of recall has fallen to `retention`; the stability itself at 0.9.
    package static func interval<S: Scalar>(stability: S, retention: S, decay: S) -> S {
        stability / factor(decay: decay) * (S.pow(retention, S(-1) / decay) - S(1))
    }

    /// Sets the curve so that it passes 0.9 at the stability.
    static func factor<S: Scalar>(decay: S) -> S {
        S.pow(S(0.9), S(-1) / decay) - S(1)
    }

    /// The logarithm of how much longer than nothing the wait was: 0 on the same day.
    @inline(__always)
    static func spread<S: Scalar>(days: S, inverse: S, factor: S) -> S {
        S.log(S(1) + factor * days * inverse)
    }

    @inline(__always)
    static func recall<S: Scalar>(spread: S, decay: S) -> S {
        S.exp((S(0) - decay) * spread)
    }

    /// The difficulty after the first rating, not yet kept within 1–10: mean reversion needs it as
    /// it is.
    package static func initialDifficulty<S: Scalar>(_ rating: Rating, w: [S]) -> S {
        initialDifficulty(offset: S(Double(rating.rawValue - 3)), w4: w[4], w5: w[5])
    }

    /// - Parameter offset: the rating less 3, here and below.
    @inline(__always)
    static func initialDifficulty<S: Scalar>(offset: S, w4: S, w5: S) -> S {
        w4 - S.exp(w5 * (offset + S(2))) + S(1)
    }

    /// The difficulty moved by a rating, the less the nearer it is to 10; before mean reversion.
    package static func movedDifficulty<S: Scalar>(_ difficulty: S, rating: Rating, w: [S]) -> S {
        movedDifficulty(difficulty, offset: S(Double(rating.rawValue - 3)), w6: w[6])
    }

    @inline(__always)
    static func movedDifficulty<S: Scalar>(_ difficulty: S, offset: S, w6: S) -> S {
        difficulty - w6 * offset * (S(10) - difficulty) * S(1.0 / 9)
    }

    /// The difficulty drawn a little towards that of an easy first answer.
    @inline(__always)
    static func reverted<S: Scalar>(_ moved: S, easy: S, w7: S) -> S {
        w7 * easy + (S(1) - w7) * moved
    }

    /// The difficulty after a rating.
    package static func nextDifficulty<S: Scalar>(_ difficulty: S, rating: Rating, w: [S]) -> S {
        let moved = movedDifficulty(difficulty, rating: rating, w: w)
        return kept(
            difficulty: reverted(moved, easy: initialDifficulty(.easy, w: w), w7: w[7]))
    }

    /// How much a review moves stability at all, by how stable it is: e^(a - b ln S).
    @inline(__always)
    static func growth<S: Scalar>(_ exponent: S, slope: S, logStability: S) -> S {
        S.exp(exponent - slope * logStability)
    }

    /// What an answer tells the more, the less it was expected: e^(rate (1 - R)).
    @inline(__always)
    static func surprise<S: Scalar>(rate: S, recall: S) -> S {
        S.exp(rate * (S(1) - recall))
    }

    /// By how much of itself the stability grows with a pass.
    @inline(__always)
    static func gain<S: Scalar>(difficulty: S, growth: S, surprise: S, bonus: S) -> S {
        (S(11) - difficulty) * growth * bonus * (surprise - S(1))
    }

    /// What a lapse leaves, were there no ceiling.
    @inline(__always)
    static func remainder<S: Scalar>(scale: S, ease: S, size: S, surprise: S) -> S {
        scale * ease * (size - S(1)) * surprise
    }

    /// By what factor another answer on the same day changes stability. A pass never lowers it.
    ///
    /// fsrs-rs has counted Hard as a pass here since its change #376.
    @inline(__always)
    static func sameDayFactor<S: Scalar>(growth: S, again: S.Mask) -> S {
        S.choose(again, growth, S.larger(growth, S(1)))
    }

    /// The state after the first rating.
    package static func initial<S: Scalar>(_ rating: Rating, w: [S]) -> State<S> {
        Weights(w).initial(offset: S(Double(rating.rawValue - 3)))
    }

    /// The state after a rating, `days` after the last one; 0 is the same day.
    package static func next<S: Scalar>(
        _ state: State<S>?, rating: Rating, days: S, w: [S]
    ) -> State<S> {
        guard let state else { return initial(rating, w: w) }
        return Step(
            state, offset: S(Double(rating.rawValue - 3)), days: days, weights: Weights(w)
        ).next
    }

    @inline(__always)
    static func kept<S: Scalar>(stability: S) -> S {
        stability.clamped(stabilityRange.lowerBound, stabilityRange.upperBound)
    }

    @inline(__always)
    static func kept<S: Scalar>(difficulty: S) -> S {
        difficulty.clamped(difficultyRange.lowerBound, difficultyRange.upperBound)
    }
}
