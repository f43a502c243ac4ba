/// FSRS-6 for one learner: from a memory and a rating to the next memory, and from a memory to an interval.
///
/// Pure numbers: it reads no clock and draws no chance. No argument makes it trap or return a value that is
/// not a number.
public struct Scheduler: Sendable {
    /// The learner's parameters.
    public let parameters: Parameters
    /// The chance of recall at which an item is asked again, 0.1–0.99.
    public let desiredRetention: Double
    /// 1–36,500 days.
    public let maximumIntervalDays: Int

    private var w: [Double] { parameters.values }

    /// Brings the retention and the maximum within their ranges.
    public init(
        parameters: Parameters = .default, desiredRetention: Double = 0.9,
        maximumIntervalDays: Int = 36_500
    ) {
        self.parameters = parameters
        self.desiredRetention = desiredRetention.isNaN ? 0.9 : desiredRetention.clamped(0.1, 0.99)
        self.maximumIntervalDays = min(36_500, max(1, maximumIntervalDays))
    }

    /// The memory after a rating.
    ///
    /// - Parameter state: `nil` before the first rating.
    /// - Parameter elapsedDays: whole days of the learner since the last rating; 0 is the same day. Less than
    ///   that counts as 0.
    public func next(_ state: MemoryState?, rating: Rating, elapsedDays: Double) -> MemoryState {
        let next = Formulas.next(
            state.map { ($0.stability, $0.difficulty) }, rating: rating,
            days: Self.days(elapsedDays),
            w: w)
        return MemoryState(stability: next.stability, difficulty: next.difficulty)
    }

    /// The memory after each of the four ratings.
    public func nextStates(_ state: MemoryState?, elapsedDays: Double) -> [Rating: MemoryState] {
        Dictionary(
            uniqueKeysWithValues: Rating.allCases.map {
                ($0, next(state, rating: $0, elapsedDays: elapsedDays))
            })
    }

    /// The chance of recall, from 0 to 1, so many days after the last rating.
    public func retrievability(_ state: MemoryState, elapsedDays: Double) -> Double {
        Formulas.retrievability(
            days: Self.days(elapsedDays), stability: state.stability, decay: w[20])
    }

    /// Days until the chance of recall has fallen to the desired retention: not rounded, at most the maximum.
    public func interval(_ state: MemoryState) -> Double {
        Formulas.interval(
            stability: state.stability, retention: desiredRetention, decay: w[20]
        ).clamped(0, Double(maximumIntervalDays))
    }

    /// An interval in whole days, from 1 to the maximum.
    public func wholeDays(_ days: Double) -> Int {
        Int(days.rounded().clamped(1, Double(maximumIntervalDays)))
    }

    /// An interval in whole days, moved a little so that items learned together come apart.
    ///
    /// The range is Anki's: under 2.5 days nothing moves; from there a day, and 15 % of what lies between 2.5 and 7
    /// days, 10 % between 7 and 20, 5 % beyond, to either side.
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
