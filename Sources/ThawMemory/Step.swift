/// The parameters of FSRS-6 and what follows from them alone, computed once and not for each
/// review.
package struct Weights<S: Scalar>: Sendable {
    let w4: S, w5: S, w6: S, w7: S, w8: S, w9: S, w10: S, w11: S, w12: S, w13: S, w14: S
    let w15: S, w16: S, w17: S, w18: S, w19: S, w20: S
    /// w0–w3.
    let first: (S, S, S, S)
    /// Sets the curve so that it passes 0.9 at the stability.
    let factor: S
    /// The difficulty that mean reversion leads to.
    let easyDifficulty: S
    /// What share of its stability a lapse leaves at most.
    let ceiling: S

    /// - Parameter w: 21 parameters.
    package init(_ w: [S]) {
        first = (w[0], w[1], w[2], w[3])
        (w4, w5, w6, w7, w8, w9, w10) = (w[4], w[5], w[6], w[7], w[8], w[9], w[10])
        (w11, w12, w13, w14, w15, w16) = (w[11], w[12], w[13], w[14], w[15], w[16])
        (w17, w18, w19, w20) = (w[17], w[18], w[19], w[20])
        factor = Formulas.factor(decay: w[20])
        easyDifficulty = Formulas.initialDifficulty(offset: S(1), w4: w[4], w5: w[5])
        ceiling = S.exp(S(0) - w[17] * w[18])
    }

    /// The state after a first rating.
    @inline(__always)
    package func initial(offset: S) -> Formulas.State<S> {
        let passed = S.choose(
            S.less(offset, S(-0.5)), first.1, S.choose(S.less(S(0.5), offset), first.3, first.2))
        let stability = S.choose(S.less(offset, S(-1.5)), first.0, passed)
        let difficulty = Formulas.initialDifficulty(offset: offset, w4: w4, w5: w5)
        return (Formulas.kept(stability: stability), Formulas.kept(difficulty: difficulty))
    }
}

/// What is so before a review, whatever its answer will be.
struct Before<S: Scalar> {
    let stability: S, difficulty: S
    let inverse: S
    let logStability: S
    /// ln(1 + f t / S), of which the chance of recall is a power.
    let spread: S
    let recall: S

    @inline(__always)
    init(_ state: Formulas.State<S>, days: S, weights w: Weights<S>) {
        (stability, difficulty) = state
        inverse = S(1) / stability
        logStability = S.log(stability)
        spread = Formulas.spread(days: days, inverse: inverse, factor: w.factor)
        recall = Formulas.recall(spread: spread, decay: w.w20)
    }

    /// How a pass on a later day moves stability, but for Hard's and Easy's factor.
    @inline(__always)
    func pass(_ w: Weights<S>) -> (growth: S, surprise: S) {
        (
            Formulas.growth(w.w8, slope: w.w9, logStability: logStability),
            Formulas.surprise(rate: w.w10, recall: recall)
        )
    }
}

/// One review of FSRS-6, with the numbers that its derivative needs again.
package struct Step<S: Scalar> {
    private let before: Before<S>
    let growth: S
    let surprise: S
    /// Hard's or Easy's factor.
    let bonus: S
    // Of a lapse only: D^-w12 and (S + 1)^w13 with the logarithms.
    let logDifficulty: S, logSize: S, ease: S, size: S
    let moved: S
    // The state after, not yet kept within its ranges.
    let nextStability: S, nextDifficulty: S

    var stability: S { before.stability }
    var difficulty: S { before.difficulty }
    var inverse: S { before.inverse }
    var logStability: S { before.logStability }
    var spread: S { before.spread }
    package var recall: S { before.recall }

    /// - Parameters:
    ///   - offset: the rating less 3.
    ///   - days: since the review before; 0 is the same day.
    @inline(__always)
    package init(_ state: Formulas.State<S>, offset: S, days: S, weights w: Weights<S>) {
        let before = Before(state, days: days, weights: w)
        let again = S.less(offset, S(-1.5))
        let later = S.less(S(0), days)
        let growth = Formulas.growth(
            S.choose(later, w.w8, w.w17 * (offset + w.w18)),
            slope: S.choose(later, w.w9, w.w19), logStability: before.logStability)
        let surprise = Formulas.surprise(
            rate: S.choose(again, w.w14, w.w10), recall: before.recall)
        self.init(
            before, growth: growth, surprise: surprise, offset: offset, days: days, weights: w)
    }

    /// - Parameters:
    ///   - growth: of a pass on a later day (`Before.pass`), or on the same day.
    ///   - surprise: of a pass (`Before.pass`), or of a lapse.
    @inline(__always)
    init(
        _ before: Before<S>, growth: S, surprise: S, offset: S, days: S, weights w: Weights<S>
    ) {
        let (stability, difficulty) = (before.stability, before.difficulty)
        let again = S.less(offset, S(-1.5))
        let later = S.less(S(0), days)
        bonus = S.choose(
            S.less(offset, S(-0.5)), w.w15, S.choose(S.less(S(0.5), offset), w.w16, S(1)))
        let pass =
            stability
            * (S(1)
                + Formulas.gain(
                    difficulty: difficulty, growth: growth, surprise: surprise, bonus: bonus))
        let sameDay = stability * Formulas.sameDayFactor(growth: growth, again: again)
        var changed = pass
        if S.any(again) {
            logDifficulty = S.log(difficulty)
            logSize = S.log(stability + S(1))
            ease = S.exp((S(0) - w.w12) * logDifficulty)
            size = S.exp(w.w13 * logSize)
            let lapse = S.smaller(
                Formulas.remainder(scale: w.w11, ease: ease, size: size, surprise: surprise),
                stability * w.ceiling)
            changed = S.choose(again, lapse, pass)
        } else {
            (logDifficulty, logSize, ease, size) = (S(0), S(0), S(0), S(0))
        }
        self.before = before
        self.growth = growth
        self.surprise = surprise
        nextStability = S.choose(later, changed, sameDay)
        moved = Formulas.movedDifficulty(difficulty, offset: offset, w6: w.w6)
        nextDifficulty = Formulas.reverted(moved, easy: w.easyDifficulty, w7: w.w7)
    }

    /// The state after the review.
    @inline(__always)
    package var next: Formulas.State<S> {
        (Formulas.kept(stability: nextStability), Formulas.kept(difficulty: nextDifficulty))
    }
}
