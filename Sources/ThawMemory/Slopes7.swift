/// The derivatives of the loss by the 34 parameters of FSRS-7, gathered review by review from the
/// last to the first.
///
/// Like `Slopes`: reverse mode by hand, held against dual numbers that run `Step7` itself.
struct Slopes7<L: Lane>: Kernel {
    /// By the eight parameters of one stability's change.
    struct Change {
        var exponent = L(0), slope = L(0), rate = L(0), scale = L(0)
        var power = L(0), lapseRate = L(0), hard = L(0), easy = L(0)

        var totals: [Double] {
            [
                exponent.total, slope.total, rate.total, scale.total, power.total,
                lapseRate.total, hard.total, easy.total,
            ]
        }
    }

    private var first = (L(0), L(0), L(0), L(0))
    private var w4 = L(0), w5 = L(0), easyDifficulty = L(0), w6 = L(0)
    private var longChange = Change(), shortChange = Change()
    // By logarithms or shared sums, distributed at the end.
    private var logDecay = L(0), decayPower = L(0), steepness = L(0)
    private var longDecay = L(0), logFactor = L(0), bend = L(0)
    private var logShare = (short: L(0), long: L(0))
    private var w29 = L(0), w30 = L(0), shift = L(0)
    private(set) var loss = L(0)

    // The derivatives by the state after the review that is undone next.
    private var long = L(0), short = L(0), difficulty = L(0)

    static func weights(_ w: [Double]) -> Weights7<L> { Weights7(w.map { L($0) }) }

    @inline(__always)
    static func initial(offset: L, weights: Weights7<L>) -> Step7<L>.State {
        weights.initial(offset: offset)
    }

    @inline(__always)
    static func review(
        _ state: Step7<L>.State, offset: L, days: L, weights: Weights7<L>
    ) -> Step7<L> {
        Step7(state, offset: offset, days: days, weights: weights)
    }

    @inline(__always)
    static func next(_ review: Step7<L>) -> Step7<L>.State { review.next }

    @inline(__always)
    static func choose(
        _ mask: L.Mask, _ a: Step7<L>.State, _ b: Step7<L>.State
    ) -> Step7<L>.State {
        (
            L.choose(mask, a.long, b.long), L.choose(mask, a.short, b.short),
            L.choose(mask, a.difficulty, b.difficulty)
        )
    }

    static func memory(_ state: Step7<L>.State, lane: Int) -> MemoryState {
        MemoryState(
            stability: state.long[lane], difficulty: state.difficulty[lane],
            shortStability: state.short[lane])
    }

    @inline(__always)
    static func recall(_ review: Step7<L>) -> L { review.recall.value }

    @inline(__always)
    mutating func begin() {
        (long, short, difficulty) = (L(0), L(0), L(0))
    }

    // `x` where the value before clamping was within the range, as the clamp itself decides.
    @inline(__always)
    private static func within(_ range: ClosedRange<Double>, _ value: L, _ x: L) -> L {
        L.choose(
            L.less(L(range.upperBound), value), L(0),
            L.choose(L.less(L(range.lowerBound), value), x, L(0)))
    }

    @inline(__always)
    mutating func add(_ step: Step7<L>, offset: L, days: L, weight: L, weights w: Weights7<L>) {
        let zero = L(0)
        let again = L.less(offset, L(-1.5))
        let recall = step.recall
        let range = Step7<L>.stabilityRange

        // The quick stability after a lapse may hang on the slow one.
        let ceiling = L(Step7<L>.lapseShare) * step.next.long
        let isCut = L.less(ceiling, step.short.next)
        let uncut = L.choose(again, L.smaller(step.short.next, ceiling), step.short.next)
        let byShortNext = Self.within(range, uncut, short)
        let byCut = L.choose(again, L.choose(isCut, byShortNext, zero), zero)
        let byLongNext = Self.within(
            range, step.long.next, long + L(Step7<L>.lapseShare) * byCut)

        let byD = addDifficulty(step, offset: offset, again: again, w: w)
        let ofLong = Self.add(
            step.long, to: &longChange, by: byLongNext, stability: step.state.long,
            logStability: recall.memory.logLong, inverse: recall.memory.inverseLong,
            difficulty: step.state.difficulty, recall: recall.value, offset: offset, w.long)
        let ofShort = Self.add(
            step.short, to: &shortChange, by: byShortNext - byCut, stability: step.state.short,
            logStability: recall.memory.logShort, inverse: recall.memory.inverseShort,
            difficulty: step.state.difficulty, recall: recall.short, offset: offset, w.short)

        let scored = L.choose(
            again, weight / (L(1) - recall.value), zero - weight / recall.value)
        let byRecall = scored + byD.byRecall + ofLong.byRecall
        let back = addRecall(
            recall, state: step.state, days: days, by: byRecall, byShort: ofShort.byRecall, w: w)
        long = ofLong.byStability + back.long
        short = ofShort.byStability + back.short
        difficulty = byD.byDifficulty + ofLong.byDifficulty + ofShort.byDifficulty + back.difficulty
    }

    @inline(__always)
    private mutating func addDifficulty(
        _ step: Step7<L>, offset: L, again: L.Mask, w: Weights7<L>
    ) -> (byDifficulty: L, byRecall: L) {
        let range = Formulas.difficultyRange
        let after = step.nextDifficulty
        let kept = L.choose(
            L.less(L(range.upperBound), after), L(0),
            L.choose(L.less(after, L(range.lowerBound)), L(0), difficulty))
        easyDifficulty = easyDifficulty + kept * L(Step7<L>.reversion)
        let byMoved = kept * L(1 - Step7<L>.reversion)
        let told = L.choose(again, offset * (step.recall.value + L(0.1)), offset)
        let room = (L(10) - step.state.difficulty) * L(1.0 / 9)
        w6 = w6 - byMoved * told * room
        let byTold = L(0) - byMoved * w.w6 * room
        return (
            byMoved * (L(1) + w.w6 * told * L(1.0 / 9)), L.choose(again, byTold * offset, L(0))
        )
    }

    @inline(__always)
    private static func add(
        _ change: Change7<L>, to sums: inout Change, by slope: L, stability: L, logStability: L,
        inverse: L, difficulty: L, recall: L, offset: L, _ w: Weights7<L>.Change
    ) -> (byStability: L, byDifficulty: L, byRecall: L) {
        let zero = L(0)
        let again = L.less(offset, L(-1.5))
        let onPass = L.choose(again, zero, slope)
        let scaled = onPass * stability
        let unexpected = change.surprise - L(1)
        let base = (L(11) - difficulty) * change.growth
        let gain = base * change.bonus * unexpected
        let byExponent = scaled * gain
        let byRate = scaled * base * change.bonus * change.surprise
        let byBonus = scaled * base * unexpected
        let early = L(1) - recall
        sums.exponent = sums.exponent + byExponent
        sums.slope = sums.slope - byExponent * logStability
        sums.rate = sums.rate + byRate * early
        sums.hard = sums.hard + L.choose(L.less(offset, L(-0.5)), byBonus, zero)
        sums.easy = sums.easy + L.choose(L.less(L(0.5), offset), byBonus, zero)
        var byStability = onPass * (L(1) + gain) - byExponent * w.slope * inverse
        let byDifficulty = zero - scaled * change.growth * change.bonus * unexpected
        var byRecall = zero - byRate * w.rate
        if L.any(again) {
            let lapsed = L.choose(again, slope, zero)
            let remainder = Formulas.remainder(
                scale: w.scale, ease: L(1), size: change.size, surprise: change.lapseSurprise)
            let isWhole = L.less(stability, remainder)
            let free = L.choose(isWhole, zero, lapsed)
            let scale = free * change.lapseSurprise
            sums.scale = sums.scale + scale * (change.size - L(1))
            let bySize = scale * w.scale * change.size
            sums.power = sums.power + bySize * change.logSize
            let byLapseRate = free * remainder
            sums.lapseRate = sums.lapseRate + byLapseRate * early
            byStability =
                byStability + L.choose(isWhole, lapsed, zero)
                + bySize * w.power / (stability + L(1))
            byRecall = byRecall - byLapseRate * w.lapseRate
        }
        return (byStability, byDifficulty, byRecall)
    }

    /// - Parameters:
    ///   - by: the derivative by the chance of recall.
    ///   - byShort: the one by the quick curve's, other than through it.
    @inline(__always)
    private mutating func addRecall(
        _ recall: Recall7<L>, state: Step7<L>.State, days: L, by slope: L, byShort: L,
        w: Weights7<L>
    ) -> Step7<L>.State {
        let byMixture = slope * L(1 - 2 * Recall7<L>.least)
        // The shares: a / (a + b) by ln a, and by ln b.
        let byLogA = byMixture * recall.memory.shortShare * (recall.short - recall.mixture)
        let byLogB = byMixture * recall.memory.longShare * (recall.long - recall.mixture)
        let hardness = state.difficulty - L(5)
        logShare = (logShare.short + byLogA, logShare.long + byLogB)
        w29 = w29 - byLogA * recall.memory.logShort
        w30 = w30 + byLogB * recall.memory.logLong
        shift = shift + byLogB * hardness

        // The quick curve: (1 + x)^-d.
        let byLogShort = (byMixture * recall.memory.shortShare + byShort) * recall.short
        let shortShare = recall.shortTime / (L(1) + recall.shortTime)
        let byTime = L(0) - byLogShort * recall.memory.decay * shortShare
        let grown =
            recall.memory.power * days * recall.memory.inverseShort / (L(1) + recall.shortTime)
        let byExponent = L.choose(
            L.less(L(Recall7<L>.largestExponent), recall.memory.rawExponent), L(0),
            L(0) - byLogShort * recall.memory.decay * grown)
        let inverseDecay = L(1) / recall.memory.decay
        steepness = steepness + byExponent * inverseDecay
        let byDecay =
            L(0) - byLogShort * recall.shortSpread - byExponent * recall.memory.rawExponent
            * inverseDecay
        let byLogDecay =
            Self.within(Recall7<L>.decayRange, recall.memory.rawDecay, byDecay)
            * recall.memory.rawDecay
        logDecay = logDecay + byLogDecay
        decayPower = decayPower + byLogDecay * recall.memory.logShort

        // The slow curve.
        let byLogLong = byMixture * recall.memory.longShare * recall.long
        let longShare = recall.longTime / (L(1) + recall.longTime)
        longDecay = longDecay - byLogLong * recall.longSpread
        let byLongTime = L(0) - byLogLong * w.decay * longShare
        logFactor = logFactor + byLongTime
        bend = bend + byLongTime * hardness

        return (
            (byLogB * w.w30 - byLongTime) * recall.memory.inverseLong,
            (byLogDecay * w.decayPower - byLogA * w.w29 - byTime) * recall.memory.inverseShort,
            byLogB * w.shift + byLongTime * w.bend
        )
    }

    @inline(__always)
    mutating func addLoss(_ step: Step7<L>, offset: L, weight: L, weights w: Weights7<L>) {
        let again = L.less(offset, L(-1.5))
        let p = L.choose(again, L(1) - step.recall.value, step.recall.value)
        loss = loss - weight * L.log(p)
    }

    @inline(__always)
    mutating func addFirst(_ state: Step7<L>.State, offset: L, weights w: Weights7<L>) {
        let again = L.less(offset, L(-1.5))
        let hard = L.less(offset, L(-0.5))
        let easy = L.less(L(0.5), offset)
        let stability =
            long + L(0.8) * Self.within(Step7<L>.stabilityRange, L(0.8) * state.long, short)
        first.0 = first.0 + L.choose(again, stability, L(0))
        first.1 = first.1 + L.choose(again, L(0), L.choose(hard, stability, L(0)))
        first.2 = first.2 + L.choose(hard, L(0), L.choose(easy, L(0), stability))
        first.3 = first.3 + L.choose(easy, stability, L(0))
        let plain = Formulas.initialDifficulty(offset: offset, w4: w.w4, w5: w.w5)
        let range = Formulas.difficultyRange
        let kept = L.choose(
            L.less(L(range.upperBound), plain), L(0),
            L.choose(L.less(plain, L(range.lowerBound)), L(0), difficulty))
        w4 = w4 + kept
        w5 = w5 - kept * (offset + L(2)) * (w.w4 + L(1) - plain)
    }

    func gradient(_ w: [Double]) -> [Double] {
        let easySum = easyDifficulty.total
        // f = w26^(-1/w24) - 1.
        let power = Double.exp(-naturalLogarithm(w[26]) / w[24])
        let byFactor = logFactor.total / (power - 1)
        return [
            first.0.total, first.1.total, first.2.total, first.3.total,
            w4.total + easySum, w5.total - easySum * 3 * Double.exp(3 * w[5]), w6.total,
        ] + longChange.totals + shortChange.totals + [
            logDecay.total / w[23],
            longDecay.total + byFactor * power * naturalLogarithm(w[26]) / (w[24] * w[24]),
            -steepness.total / w[25], -byFactor * power / (w[24] * w[26]),
            logShare.short.total / w[27], logShare.long.total / w[28], w29.total, w30.total,
            shift.total, bend.total, decayPower.total,
        ]
    }
}
