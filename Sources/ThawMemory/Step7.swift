/// The parameters of FSRS-7 and what follows from them alone.
///
/// Source of the equations: open-spaced-repetition/srs-benchmark, `models/fsrs_v7.py` (34
/// parameters, August 2026), written anew from the equations.
package struct Weights7<S: Scalar>: Sendable {
    /// How one of the two stabilities changes: w7–w14 the long one, w15–w22 the short one.
    struct Change: Sendable {
        let exponent: S, slope: S, rate: S
        let scale: S, power: S, lapseRate: S
        let hard: S, easy: S

        init(_ w: ArraySlice<S>) {
            let w = Array(w)
            (exponent, slope, rate, scale) = (w[0] - S(1.5), w[1], w[2], w[3])
            (power, lapseRate, hard, easy) = (w[4], w[5], w[6], w[7])
        }
    }

    let first: (S, S, S, S)
    let w4: S, w5: S, w6: S
    let long: Change, short: Change
    /// The short curve's decay: w23 Sf^`decayPower`.
    let w23: S, decayPower: S
    /// -ln w25.
    let steepness: S
    /// The long curve's decay and factor.
    let decay: S, factor: S
    /// How difficulty bends the long curve.
    let bend: S
    let w27: S, w28: S, w29: S, w30: S
    /// How difficulty shifts the mixture.
    let shift: S
    let easyDifficulty: S

    /// - Parameter w: 34 parameters.
    package init(_ w: [S]) {
        first = (w[0], w[1], w[2], w[3])
        (w4, w5, w6) = (w[4], w[5], w[6])
        long = Change(w[7..<15])
        short = Change(w[15..<23])
        (w23, decayPower) = (w[23], w[33] - S(0.3))
        steepness = S(0) - S.log(w[25])
        decay = w[24]
        factor = S.pow(w[26], S(-1) / w[24]) - S(1)
        bend = w[32] - S(0.3)
        (w27, w28, w29, w30) = (w[27], w[28], w[29], w[30])
        shift = w[31] - S(0.5)
        easyDifficulty = Formulas.initialDifficulty(offset: S(1), w4: w[4], w5: w[5])
    }

    /// The state after a first rating.
    @inline(__always)
    package func initial(offset: S) -> Step7<S>.State {
        let passed = S.choose(
            S.less(offset, S(-0.5)), first.1, S.choose(S.less(S(0.5), offset), first.3, first.2))
        let long = S.choose(S.less(offset, S(-1.5)), first.0, passed)
        let difficulty = Formulas.initialDifficulty(offset: offset, w4: w4, w5: w5)
        return (
            Step7.kept(long), Step7.kept(S(0.8) * long), Formulas.kept(difficulty: difficulty)
        )
    }
}

/// How a memory of FSRS-7 is forgotten, whatever the time: the two curves and their mixture.
package struct Forgetting7<S: Scalar> {
    let logShort: S, inverseShort: S, logLong: S, inverseLong: S
    /// The short curve's decay before it is kept within 0.01–0.95, and after.
    let rawDecay: S, decay: S
    /// e^q and q of the short curve's factor, e^q - 1.
    let power: S, rawExponent: S
    let longDecay: S, longFactor: S
    // The mixture's weights.
    let shortShare: S, longShare: S

    @inline(__always)
    init(_ state: Step7<S>.State, weights w: Weights7<S>) {
        logShort = S.log(state.short)
        inverseShort = S(1) / state.short
        logLong = S.log(state.long)
        inverseLong = S(1) / state.long
        rawDecay = w.w23 * S.exp(w.decayPower * logShort)
        decay = rawDecay.clamped(
            Recall7<S>.decayRange.lowerBound, Recall7<S>.decayRange.upperBound)
        rawExponent = w.steepness / decay
        power = S.exp(S.smaller(rawExponent, S(Recall7<S>.largestExponent)))
        let hardness = state.difficulty - S(5)
        longDecay = w.decay
        longFactor = w.factor * S.exp(hardness * w.bend)
        let a = w.w27 * S.exp((S(0) - w.w29) * logShort)
        let b = w.w28 * S.exp(w.w30 * logLong + hardness * w.shift)
        let total = S(1) / (a + b)
        shortShare = a * total
        longShare = b * total
    }
}

/// The chance of recall as FSRS-7 has it: a mixture of a quick and a slow forgetting, with what its
/// derivatives need.
package struct Recall7<S: Scalar> {
    let memory: Forgetting7<S>
    let shortSpread: S, longSpread: S
    // The time in units of each curve.
    let shortTime: S, longTime: S
    let short: S, long: S
    let mixture: S
    package let value: S

    static var decayRange: ClosedRange<Double> { 0.01...0.95 }
    static var largestExponent: Double { 60 }
    static var least: Double { 1e-5 }

    @inline(__always)
    package init(_ state: Step7<S>.State, days: S, weights w: Weights7<S>) {
        self.init(Forgetting7(state, weights: w), days: days)
    }

    @inline(__always)
    init(_ memory: Forgetting7<S>, days: S) {
        self.memory = memory
        shortTime = (memory.power - S(1)) * days * memory.inverseShort
        shortSpread = S.log(S(1) + shortTime)
        short = S.exp((S(0) - memory.decay) * shortSpread)
        longTime = memory.longFactor * days * memory.inverseLong
        longSpread = S.log(S(1) + longTime)
        long = S.exp((S(0) - memory.longDecay) * longSpread)
        mixture = memory.shortShare * short + memory.longShare * long
        value = S(Self.least) + S(1 - 2 * Self.least) * mixture
    }

    /// The derivative of the chance by the logarithm of time.
    var slope: S {
        let quick = memory.shortShare * memory.decay * short * shortTime / (S(1) + shortTime)
        let slow = memory.longShare * memory.longDecay * long * longTime / (S(1) + longTime)
        return S(2 * Self.least - 1) * (quick + slow)
    }
}

/// How one stability of FSRS-7 changes with a review.
struct Change7<S: Scalar> {
    let growth: S, surprise: S, bonus: S
    // Of a lapse only.
    let logSize: S, size: S, lapseSurprise: S
    let next: S

    @inline(__always)
    init(
        _ stability: S, logStability: S, difficulty: S, recall: S, offset: S,
        _ w: Weights7<S>.Change
    ) {
        let again = S.less(offset, S(-1.5))
        growth = Formulas.growth(w.exponent, slope: w.slope, logStability: logStability)
        surprise = Formulas.surprise(rate: w.rate, recall: recall)
        bonus = S.choose(
            S.less(offset, S(-0.5)), w.hard, S.choose(S.less(S(0.5), offset), w.easy, S(1)))
        // The published form takes the larger of this and the lapse's; no gain is negative and no
        // lapse leaves more than there was, so this is it.
        let pass =
            stability
            * (S(1)
                + Formulas.gain(
                    difficulty: difficulty, growth: growth, surprise: surprise, bonus: bonus))
        if S.any(again) {
            logSize = S.log(stability + S(1))
            size = S.exp(w.power * logSize)
            lapseSurprise = Formulas.surprise(rate: w.lapseRate, recall: recall)
            let remainder = Formulas.remainder(
                scale: w.scale, ease: S(1), size: size, surprise: lapseSurprise)
            next = S.choose(again, S.smaller(remainder, stability), pass)
        } else {
            (logSize, size, lapseSurprise) = (S(0), S(0), S(0))
            next = pass
        }
    }
}

/// One review of FSRS-7, with the numbers that its derivative needs again.
package struct Step7<S: Scalar> {
    /// The slow and the quick stability, and difficulty.
    package typealias State = (long: S, short: S, difficulty: S)

    let state: State
    package let recall: Recall7<S>
    let long: Change7<S>, short: Change7<S>
    let moved: S
    // The state after, not yet kept within its ranges.
    let nextDifficulty: S
    package let next: State

    package static var stabilityRange: ClosedRange<Double> { 1e-4...36_500 }
    /// The quick stability is at most this share of the slow one after a lapse.
    static var lapseShare: Double { 0.8 }
    static var reversion: Double { 0.01 }

    @inline(__always)
    package init(_ state: State, offset: S, days: S, weights w: Weights7<S>) {
        let again = S.less(offset, S(-1.5))
        let recall = Recall7(state, days: days, weights: w)
        long = Change7(
            state.long, logStability: recall.memory.logLong, difficulty: state.difficulty,
            recall: recall.value, offset: offset, w.long)
        short = Change7(
            state.short, logStability: recall.memory.logShort, difficulty: state.difficulty,
            recall: recall.short, offset: offset, w.short)
        let keptLong = Self.kept(long.next)
        let cut = S.smaller(short.next, S(Self.lapseShare) * keptLong)
        // A lapse that was expected makes an item less hard than one that was not.
        let told = S.choose(again, offset * (recall.value + S(0.1)), offset)
        moved = Formulas.movedDifficulty(state.difficulty, offset: told, w6: w.w6)
        nextDifficulty = Formulas.reverted(moved, easy: w.easyDifficulty, w7: S(Self.reversion))
        next = (
            keptLong, Self.kept(S.choose(again, cut, short.next)),
            Formulas.kept(difficulty: nextDifficulty)
        )
        self.state = state
        self.recall = recall
    }

    @inline(__always)
    static func kept(_ stability: S) -> S {
        stability.clamped(stabilityRange.lowerBound, stabilityRange.upperBound)
    }
}

extension Step7<Double> {
    /// A second, and a hundred years.
    package static var intervalRange: ClosedRange<Double> { 1.0 / 86_400...36_500 }

    /// Days until the chance of recall has fallen to `retention`.
    ///
    /// The curve has no inverse: the root is searched for in the logarithm of time, by Newton's
    /// steps where they stay between the ends known so far, by halving where they do not.
    package static func interval(
        _ state: State, retention: Double, weights: Weights7<Double>
    ) -> Double {
        let memory = Forgetting7(state, weights: weights)
        func recall(_ logDays: Double) -> Recall7<Double> {
            Recall7(memory, days: Double.exp(logDays))
        }
        var low = naturalLogarithm(intervalRange.lowerBound)
        var high = naturalLogarithm(intervalRange.upperBound)
        if recall(low).value <= retention { return intervalRange.lowerBound }
        if recall(high).value >= retention { return intervalRange.upperBound }
        var x = naturalLogarithm(state.long.clamped(0.01, 10_000))
        for _ in 0..<60 where high - low > 1e-9 {
            let here = recall(x)
            let excess = here.value - retention
            if excess > 0 { low = x } else { high = x }
            let next = x - excess / here.slope
            let isInside = next > low && next < high
            if isInside, abs(next - x) < 1e-10 { return Double.exp(next) }
            x = isInside ? next : (low + high) / 2
        }
        return Double.exp(x)
    }
}
