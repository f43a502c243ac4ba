/// The derivatives of the loss, gathered review by review from the last to the first.
///
/// Reverse mode by hand: `add` undoes one `Step`. Sums that several parameters share are kept once
/// and distributed at the end (`gradient`). A test compares every one with dual numbers running
/// `Step` itself.
struct Slopes<L: Lane>: Kernel {
    // By w0–w3 and the plain exponents and factors, cards side by side.
    private var first = (L(0), L(0), L(0), L(0))
    private var w4 = L(0), w5 = L(0), easy = L(0), w6 = L(0), w7 = L(0)
    private var w8 = L(0), w9 = L(0), w10 = L(0), w11 = L(0), w12 = L(0), w13 = L(0), w14 = L(0)
    private var w15 = L(0), w16 = L(0), w17 = L(0), product = L(0), w19 = L(0)
    /// By the decay directly, and through the curve's factor.
    private var decay = L(0), factor = L(0)
    private(set) var loss = L(0)

    // The derivatives by the state after the review that is undone next.
    private var stability = L(0), difficulty = L(0)

    static func weights(_ w: [Double]) -> Weights<L> { Weights(w.map { L($0) }) }

    @inline(__always)
    static func initial(offset: L, weights: Weights<L>) -> Formulas.State<L> {
        weights.initial(offset: offset)
    }

    @inline(__always)
    static func review(
        _ state: Formulas.State<L>, offset: L, days: L, weights: Weights<L>
    ) -> Step<L> {
        Step(state, offset: offset, days: days, weights: weights)
    }

    @inline(__always)
    static func next(_ review: Step<L>) -> Formulas.State<L> { review.next }

    @inline(__always)
    static func choose(
        _ mask: L.Mask, _ a: Formulas.State<L>, _ b: Formulas.State<L>
    ) -> Formulas.State<L> {
        (
            L.choose(mask, a.stability, b.stability), L.choose(mask, a.difficulty, b.difficulty)
        )
    }

    static func memory(_ state: Formulas.State<L>, lane: Int) -> MemoryState {
        MemoryState(stability: state.stability[lane], difficulty: state.difficulty[lane])
    }

    @inline(__always)
    static func recall(_ review: Step<L>) -> L { review.recall }

    @inline(__always)
    mutating func begin() {
        stability = L(0)
        difficulty = L(0)
    }

    @inline(__always)
    mutating func add(_ step: Step<L>, offset: L, days: L, weight: L, weights w: Weights<L>) {
        let zero = L(0)
        let again = L.less(offset, L(-1.5))
        let later = L.less(zero, days)
        let byMoved = addDifficulty(step, offset: offset, w: w)

        let (low, high) = (
            L(Formulas.stabilityRange.lowerBound), L(Formulas.stabilityRange.upperBound)
        )
        let after = step.nextStability
        let kept = L.choose(
            L.less(high, after), zero, L.choose(L.less(low, after), stability, zero))
        let scaled = kept * step.stability
        let unexpected = step.surprise - L(1)
        let base = (L(11) - step.difficulty) * step.growth
        let gain = base * step.bonus * unexpected

        // A pass on a later day; a lapse overwrites it, the same day overwrites both.
        let onPass = L.choose(again, zero, L.choose(later, scaled, zero))
        var byExponent = onPass * gain
        var byRate = onPass * base * step.bonus * step.surprise
        var byStability = L.choose(again, zero, kept * (L(1) + gain))
        var byDifficulty = byMoved - onPass * step.growth * step.bonus * unexpected
        let byBonus = onPass * base * unexpected
        w15 = w15 + L.choose(L.less(offset, L(-0.5)), byBonus, zero)
        w16 = w16 + L.choose(L.less(L(0.5), offset), byBonus, zero)
        w8 = w8 + byExponent
        w9 = w9 - byExponent * step.logStability
        let early = L(1) - step.recall
        w10 = w10 + byRate * early
        var byRecall = byRate * w.w10

        if L.any(again) {
            let lapsed = L.choose(again, L.choose(later, kept, zero), zero)
            let lapse = addLapse(step, lapsed: lapsed, w: w)
            byStability = L.choose(again, lapse.byStability, byStability)
            byDifficulty = byDifficulty + lapse.byDifficulty
            byRate = lapse.byRate
            w14 = w14 + byRate * early
            byRecall = byRecall + byRate * w.w14
        }

        // The same day: the state times the growth, or times 1.
        let grows = L.choose(again, scaled, L.choose(L.less(L(1), step.growth), scaled, zero))
        let sameDay = L.choose(later, zero, grows * step.growth)
        w17 = w17 + sameDay * offset
        product = product + sameDay
        w19 = w19 - sameDay * step.logStability
        byStability = L.choose(
            later, byStability, kept * Formulas.sameDayFactor(growth: step.growth, again: again))
        byExponent = byExponent * w.w9 + sameDay * w.w19

        let byLogRecall = addScore(step, again: again, weight: weight) - byRecall * step.recall
        decay = decay - byLogRecall * step.spread
        // (u - 1) / u for u = 1 + f t / S.
        let ratio = days * w.factor * step.inverse
        let share = ratio / (L(1) + ratio)
        factor = factor + byLogRecall * share
        stability = byStability + (w.w20 * byLogRecall * share - byExponent) * step.inverse
        difficulty = byDifficulty
    }

    // Difficulty's own way; returns the derivative by the difficulty before.
    @inline(__always)
    private mutating func addDifficulty(_ step: Step<L>, offset: L, w: Weights<L>) -> L {
        let (low, high) = (
            L(Formulas.difficultyRange.lowerBound), L(Formulas.difficultyRange.upperBound)
        )
        let after = step.nextDifficulty
        let kept = L.choose(
            L.less(high, after), L(0), L.choose(L.less(after, low), L(0), difficulty))
        w7 = w7 + kept * (w.easyDifficulty - step.moved)
        easy = easy + kept
        let byMoved = kept * (L(1) - w.w7)
        let share = byMoved * offset * L(1.0 / 9)
        w6 = w6 - share * (L(10) - step.difficulty)
        return byMoved + share * w.w6
    }

    // A lapse: either the remainder, or the ceiling where that is lower.
    @inline(__always)
    private mutating func addLapse(
        _ step: Step<L>, lapsed: L, w: Weights<L>
    ) -> (byStability: L, byDifficulty: L, byRate: L) {
        let remainder = Formulas.remainder(
            scale: w.w11, ease: step.ease, size: step.size, surprise: step.surprise)
        let ceiling = step.stability * w.ceiling
        let isCut = L.less(ceiling, remainder)
        let free = L.choose(isCut, L(0), lapsed)
        let cut = L.choose(isCut, lapsed, L(0))
        let scale = free * step.ease * step.surprise
        w11 = w11 + scale * (step.size - L(1))
        let byRate = free * remainder
        w12 = w12 - byRate * step.logDifficulty
        let bySize = scale * w.w11 * step.size
        w13 = w13 + bySize * step.logSize
        product = product - cut * ceiling
        return (
            cut * w.ceiling + bySize * w.w13 / (step.stability + L(1)),
            L(0) - byRate * w.w12 / step.difficulty, byRate
        )
    }

    /// The chance of a lapse is taken to be at least this: a slip after a minute must not be
    /// infinitely wrong.
    static var leastForgetting: Double { 1e-6 }

    // The loss of the review; returns its derivative by ln R.
    @inline(__always)
    private mutating func addScore(_ step: Step<L>, again: L.Mask, weight: L) -> L {
        let forgetting = L(1) - step.recall
        let least = L(Self.leastForgetting)
        let safe = L.larger(forgetting, least)
        return L.choose(
            again, L.choose(L.less(forgetting, least), L(0), weight * step.recall / safe),
            L(0) - weight)
    }

    @inline(__always)
    mutating func addLoss(_ step: Step<L>, offset: L, weight: L, weights w: Weights<L>) {
        let again = L.less(offset, L(-1.5))
        let forgotten = L.log(L.larger(L(1) - step.recall, L(Self.leastForgetting)))
        loss = loss - weight * L.choose(again, forgotten, L(0) - w.w20 * step.spread)
    }

    @inline(__always)
    mutating func addFirst(_ state: Formulas.State<L>, offset: L, weights w: Weights<L>) {
        let again = L.less(offset, L(-1.5))
        let hard = L.less(offset, L(-0.5))
        let easyFirst = L.less(L(0.5), offset)
        first.0 = first.0 + L.choose(again, stability, L(0))
        first.1 = first.1 + L.choose(again, L(0), L.choose(hard, stability, L(0)))
        first.2 = first.2 + L.choose(hard, L(0), L.choose(easyFirst, L(0), stability))
        first.3 = first.3 + L.choose(easyFirst, stability, L(0))
        let plain = Formulas.initialDifficulty(offset: offset, w4: w.w4, w5: w.w5)
        let kept = L.choose(
            L.less(L(Formulas.difficultyRange.upperBound), plain), L(0),
            L.choose(L.less(plain, L(Formulas.difficultyRange.lowerBound)), L(0), difficulty))
        w4 = w4 + kept
        // d(-e^(w5 (G - 1))) / dw5; the exponential is w4 + 1 - D.
        w5 = w5 - kept * (offset + L(2)) * (w.w4 + L(1) - plain)
    }

    func gradient(_ w: [Double]) -> [Double] {
        let easySum = easy.total
        let power = Double.exp(3 * w[5])
        let growth = Double.exp(-naturalLogarithm(0.9) / w[20])
        let byFactor = -w[20] * factor.total / (growth - 1)
        return [
            first.0.total, first.1.total, first.2.total, first.3.total,
            w4.total + w[7] * easySum, w5.total - w[7] * easySum * 3 * power,
            w6.total, w7.total, w8.total, w9.total, w10.total, w11.total, w12.total, w13.total,
            w14.total, w15.total, w16.total, w17.total + w[18] * product.total,
            w[17] * product.total, w19.total,
            decay.total + byFactor * growth * naturalLogarithm(0.9) / (w[20] * w[20]),
        ]
    }
}
