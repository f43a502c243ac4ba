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

/// One review of FSRS-6, with the numbers that its derivative needs again.
package struct Step<S: Scalar> {
    // The state before.
    let stability: S, difficulty: S
    let inverse: S
    let logStability: S
    /// ln(1 + f t / S), of which the chance of recall is a power.
    let spread: S
    package let recall: S
    let growth: S
    let surprise: S
    /// Hard's or Easy's factor.
    let bonus: S
    // Of a lapse only: D^-w12 and (S + 1)^w13 with the logarithms.
    let logDifficulty: S, logSize: S, ease: S, size: S
    let moved: S
    // The state after, not yet kept within its ranges.
    let nextStability: S, nextDifficulty: S

    /// - Parameters:
    ///   - offset: the rating less 3.
    ///   - days: since the review before; 0 is the same day.
    @inline(__always)
    package init(_ state: Formulas.State<S>, offset: S, days: S, weights w: Weights<S>) {
        let (stability, difficulty) = state
        let again = S.less(offset, S(-1.5))
        let later = S.less(S(0), days)
        inverse = S(1) / stability
        logStability = S.log(stability)
        spread = Formulas.spread(days: days, inverse: inverse, factor: w.factor)
        recall = Formulas.recall(spread: spread, decay: w.w20)
        growth = Formulas.growth(
            S.choose(later, w.w8, w.w17 * (offset + w.w18)),
            slope: S.choose(later, w.w9, w.w19), logStability: logStability)
        surprise = Formulas.surprise(rate: S.choose(again, w.w14, w.w10), recall: recall)
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
        self.stability = stability
        self.difficulty = difficulty
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
