public import Foundation
public import ThawMemory

/// How a learner studies. Every value has a sensible default and a checked range.
public struct StudySettings: Hashable, Sendable {
    /// The share of due items that the learner wants to know, 0.7–0.99.
    public var desiredRetention: Double = 0.9 {
        didSet {
            desiredRetention =
                desiredRetention.isNaN ? oldValue : min(0.99, max(0.7, desiredRetention))
        }
    }
    /// Minutes to the next showing on the first day, for a new item. Empty: no same-day steps.
    /// At most ten, each from a second to a day; what is neither is left out or brought to the nearer end.
    public var learningSteps: [Double] = [1, 10] {
        didSet { learningSteps = Self.checked(learningSteps) }
    }
    /// The same after a lapse.
    public var relearningSteps: [Double] = [10] {
        didSet { relearningSteps = Self.checked(relearningSteps) }
    }
    public var newPerDay: Int = 20 {
        didSet { newPerDay = min(9999, max(0, newPerDay)) }
    }
    public var reviewsPerDay: Int = 200 {
        didSet { reviewsPerDay = min(9999, max(0, reviewsPerDay)) }
    }
    public var maximumIntervalDays: Int = 36_500 {
        didSet { maximumIntervalDays = min(36_500, max(1, maximumIntervalDays)) }
    }
    /// Spreads reviews over neighbouring days so that items learned together come apart.
    public var usesFuzz: Bool = true
    public var timeZone: TimeZone
    /// The hour at which the learner's day begins.
    public var dayStart: Int = 4 {
        didSet { dayStart = min(23, max(0, dayStart)) }
    }
    /// Of FSRS-6 or FSRS-7.
    public var parameters: Parameters = .default
    /// Whether the parameters are fitted to the learner's answers without being asked to.
    public var refitsByItself: Bool = true
    /// What the last fit came to; `nil` before the first, and after going back to standard parameters.
    public var memoryFit: MemoryFit?

    public init(timeZone: TimeZone) {
        self.timeZone = timeZone
    }

    private static func checked(_ steps: [Double]) -> [Double] {
        steps.filter { $0.isFinite && $0 > 0 }.prefix(10).map { min(1440, max(1.0 / 60, $0)) }
    }

    /// The learner's days under these settings.
    public var calendar: LearnerCalendar { LearnerCalendar(timeZone: timeZone, dayStart: dayStart) }
}
