/// FSRS for one learner: from a memory and a rating to the next memory, and from a memory to an
/// interval.
///
/// Pure numbers: it reads no clock and draws no chance. No argument makes it trap or return a value
/// that is not a number.
public struct Scheduler: Sendable {
    /// The learner's parameters.
    public let parameters: Parameters
    /// The chance of recall at which an item is asked again, 0.1–0.99.
    public let desiredRetention: Double
    /// 1–36,500 days.
    public let maximumIntervalDays: Int
    private let equations: Equations

    private enum Equations: Sendable {
        /// With the share of the stability that the interval is.
        case fsrs6(Weights<Double>, intervalShare: Double)
        case fsrs7(Weights7<Double>)
    }

    /// Brings the retention and the maximum within their ranges.
    public init(
        parameters: Parameters = .default, desiredRetention: Double = 0.9,
        maximumIntervalDays: Int = 36_500
    ) {
        self.parameters = parameters
        self.desiredRetention = desiredRetention.isNaN ? 0.9 : desiredRetention.clamped(0.1, 0.99)
        self.maximumIntervalDays = min(36_500, max(1, maximumIntervalDays))
        switch parameters.model {
        case .fsrs6:
            equations = .fsrs6(
                Weights(parameters.values),
                intervalShare: Formulas.interval(
                    stability: 1, retention: self.desiredRetention, decay: parameters.values[20]))
        case .fsrs7:
            equations = .fsrs7(Weights7(parameters.values))
        }
    }

    /// The memory after a rating.
    ///
    /// - Parameter state: `nil` before the first rating.
    /// - Parameter elapsedDays: since the last rating; less than 0 counts as 0. For FSRS-6 whole
    ///   days of the learner, 0 being the same day; for FSRS-7 with their fractions.
    public func next(_ state: MemoryState?, rating: Rating, elapsedDays: Double) -> MemoryState {
        let offset = Double(rating.rawValue - 3)
        let days = Self.days(elapsedDays)
        switch equations {
        case .fsrs6(let weights, _):
            let next =
                if let state {
                    Step(
                        (state.stability, state.difficulty), offset: offset, days: days,
                        weights: weights
                    ).next
                } else {
                    weights.initial(offset: offset)
                }
            return MemoryState(stability: next.stability, difficulty: next.difficulty)
        case .fsrs7(let weights):
            let next =
                if let state {
                    Step7(Self.both(state), offset: offset, days: days, weights: weights).next
                } else {
                    weights.initial(offset: offset)
                }
            return MemoryState(
                stability: next.long, difficulty: next.difficulty, shortStability: next.short)
        }
    }

    // A state of FSRS-6 has no quick stability: it begins as after a first rating.
    private static func both(_ state: MemoryState) -> Step7<Double>.State {
        let short = state.shortStability ?? Step7<Double>.lapseShare * state.stability
        return (state.stability, short, state.difficulty)
    }

    /// The memory after each of the four ratings, without allocating: 0.15 µs.
    public func fourNext(_ state: MemoryState?, elapsedDays: Double) -> FourNext {
        let days = Self.days(elapsedDays)
        guard let state, days > 0, case .fsrs6(let weights, _) = equations else {
            return (
                next(state, rating: .again, elapsedDays: elapsedDays),
                next(state, rating: .hard, elapsedDays: elapsedDays),
                next(state, rating: .good, elapsedDays: elapsedDays),
                next(state, rating: .easy, elapsedDays: elapsedDays)
            )
        }
        // What the three passes share is computed once.
        let before = Before(
            (state.stability, state.difficulty), days: days, weights: weights)
        let pass = before.pass(weights)
        let lapse = Formulas.surprise(rate: weights.w14, recall: before.recall)
        func after(_ offset: Double, surprise: Double) -> MemoryState {
            let next = Step(
                before, growth: pass.growth, surprise: surprise, offset: offset, days: days,
                weights: weights
            ).next
            return MemoryState(stability: next.stability, difficulty: next.difficulty)
        }
        return (
            after(-2, surprise: lapse), after(-1, surprise: pass.surprise),
            after(0, surprise: pass.surprise), after(1, surprise: pass.surprise)
        )
    }

    /// The memory after again, hard, good and easy.
    public typealias FourNext = (
        again: MemoryState, hard: MemoryState, good: MemoryState, easy: MemoryState
    )

    /// The memory after each of the four ratings.
    public func nextStates(_ state: MemoryState?, elapsedDays: Double) -> [Rating: MemoryState] {
        Dictionary(
            uniqueKeysWithValues: Rating.allCases.map {
                ($0, next(state, rating: $0, elapsedDays: elapsedDays))
            })
    }

    /// The chance of recall, from 0 to 1, so many days after the last rating.
    public func retrievability(_ state: MemoryState, elapsedDays: Double) -> Double {
        let days = Self.days(elapsedDays)
        switch equations {
        case .fsrs6(let weights, _):
            let spread = Formulas.spread(
                days: days, inverse: 1 / state.stability, factor: weights.factor)
            return Formulas.recall(spread: spread, decay: weights.w20)
        case .fsrs7(let weights):
            return Recall7(Self.both(state), days: days, weights: weights).value
        }
    }

    /// Days until the chance of recall has fallen to the desired retention: not rounded, at most
    /// the maximum.
    public func interval(_ state: MemoryState) -> Double {
        switch equations {
        case .fsrs6(_, let share):
            (state.stability * share).clamped(0, Double(maximumIntervalDays))
        case .fsrs7:
            interval(state, retention: desiredRetention)
        }
    }

    /// Days until the chance of recall has fallen to this: what to show of a memory ("90 % for 12
    /// days"), whichever the model.
    public func interval(_ state: MemoryState, retention: Double) -> Double {
        let retention = retention.clamped(0.1, 0.99)
        let days =
            switch equations {
            case .fsrs6(let weights, _):
                Formulas.interval(
                    stability: state.stability, retention: retention, decay: weights.w20)
            case .fsrs7(let weights):
                Step7.interval(Self.both(state), retention: retention, weights: weights)
            }
        return days.clamped(0, Double(maximumIntervalDays))
    }

    /// An interval in whole days, from 1 to the maximum.
    public func wholeDays(_ days: Double) -> Int {
        Int(days.rounded().clamped(1, Double(maximumIntervalDays)))
    }

    /// An interval in whole days, moved a little so that items learned together come apart.
    ///
    /// The range is Anki's: under 2.5 days nothing moves; from there a day, and 15 % of what lies
    /// between 2.5 and 7 days, 10 % between 7 and 20, 5 % beyond, to either side.
    /// - Parameter unit: from 0 up to but not 1: which day of the range, all alike.
    public func fuzzed(_ days: Double, unit: Double) -> Int {
        let days = days.clamped(1, Double(maximumIntervalDays))
        let delta = Self.fuzz(days)
        let low = wholeDays(days - delta)
        let high = max(low, wholeDays(days + delta))
        // The largest number below 1: a unit of 1 is still the last day.
        let unit = unit.clamped(0, 1.0.nextDown)
        return min(high, low + Int(unit * Double(high - low + 1)))
    }

    private static func fuzz(_ days: Double) -> Double {
        guard days >= 2.5 else { return 0 }
        return 1 + 0.15 * (min(days, 7) - 2.5) + 0.1 * max(0, min(days, 20) - 7)
            + 0.05 * max(0, days - 20)
    }

    // A million days: nothing that anyone can have waited, and small enough that nothing overflows.
    private static func days(_ elapsedDays: Double) -> Double { elapsedDays.clamped(0, 1_000_000) }
}
