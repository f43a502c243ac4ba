/// What lies ahead of a learner: how much work, and how much known, if the schedule is followed.
///
/// What can be computed is: what is known on a day without any more study (`knowledge`), and what
/// items not yet begun will ask for (`expectation`), since they all begin alike. The course of
/// items that have begun, or of days that may not take longer than so many minutes, is drawn
/// (`course`: Monte Carlo, the same for the same seed), because each has its own tree of answers
/// and intervals. All chances and states come from the same equations as the schedule itself.
///
/// A day holds one review of an item at most: repetitions on the same day cost time, which
/// `Habits.seconds` includes, and teach the simulation nothing.
public struct Simulator: Sendable {
    /// How the learner answers, and how long that takes.
    public struct Habits: Hashable, Sendable {
        /// The shares of Again, Hard, Good and Easy among first answers.
        public var firstRatings: [Double]
        /// The shares of Hard, Good and Easy among passes.
        public var passRatings: [Double]
        /// Seconds of a review with Again, Hard, Good and Easy, repetitions on the same day
        /// included.
        public var seconds: [Double]
        /// Seconds of a first encounter, by its rating.
        public var firstSeconds: [Double]

        /// Shares and rounded times of most learners, from fsrs-rs's default configuration; put the
        /// learner's own in their place as soon as there are some.
        public init(
            firstRatings: [Double] = [0.24, 0.094, 0.495, 0.171],
            passRatings: [Double] = [0.224, 0.631, 0.145],
            seconds: [Double] = [36, 17.6, 12.4, 8.9],
            firstSeconds: [Double] = [58, 40, 28, 10.7]
        ) {
            self.firstRatings = firstRatings
            self.passRatings = passRatings
            self.seconds = seconds
            self.firstSeconds = firstSeconds
        }
    }

    /// An item that the learner has begun.
    public struct Item: Hashable, Sendable {
        public var state: MemoryState
        /// Whole days since its last review.
        public var elapsedDays: Int
        /// Whole days until it is due; 0 or less is today.
        public var dueInDays: Int

        public init(state: MemoryState, elapsedDays: Int, dueInDays: Int) {
            self.state = state
            self.elapsedDays = elapsedDays
            self.dueInDays = dueInDays
        }
    }

    /// What is to be done.
    public struct Plan: Hashable, Sendable {
        /// How many days to look ahead.
        public var days: Int
        /// Items that wait to be begun.
        public var newItems: Int
        public var newPerDay: Int
        /// Reviews beyond this time wait for the next day, and new items too.
        public var minutesPerDay: Double

        public init(
            days: Int, newItems: Int = 0, newPerDay: Int = 20, minutesPerDay: Double = .infinity
        ) {
            self.days = min(36_500, max(0, days))
            self.newItems = max(0, newItems)
            self.newPerDay = max(0, newPerDay)
            self.minutesPerDay = minutesPerDay
        }
    }

    /// One day ahead.
    public struct Day: Hashable, Sendable {
        /// Items begun.
        public var begun = 0
        public var reviews = 0
        /// Reviews with Again.
        public var lapses = 0
        public var minutes = 0.0
        /// How many items would be recalled at the end of the day.
        public var knowledge = 0.0
        /// Reviews that had to wait.
        public var postponed = 0
    }

    public let scheduler: Scheduler
    public let habits: Habits

    public init(scheduler: Scheduler, habits: Habits = Habits()) {
        self.scheduler = scheduler
        self.habits = habits
    }

    /// How many of these items the learner would know so many days from now without any more study:
    /// the sum of the chances, exact.
    public func knowledge(of items: [Item], inDays days: Double) -> Double {
        items.reduce(0) {
            $0 + scheduler.retrievability($1.state, elapsedDays: Double($1.elapsedDays) + days)
        }
    }

    /// The days ahead, day by day from today.
    public func course(_ items: [Item] = [], plan: Plan, seed: UInt64 = 1) -> [Day] {
        var run = Run(simulator: self, items: items, plan: plan, seed: seed)
        return run.course()
    }

    /// The mean minutes a day, and what is known at the end, for each desired retention.
    public func costs(
        of retentions: [Double], _ items: [Item] = [], plan: Plan, seed: UInt64 = 1
    ) -> [Cost] {
        retentions.map { retention in
            let other = Simulator(
                scheduler: Scheduler(
                    parameters: scheduler.parameters, desiredRetention: retention,
                    maximumIntervalDays: scheduler.maximumIntervalDays), habits: habits)
            var run = Run(
                simulator: other, items: items, plan: plan, seed: seed, counting: .lastDay)
            let days = run.course()
            let minutes = days.reduce(0) { $0 + $1.minutes } / Double(max(1, days.count))
            return Cost(
                retention: retention, minutesPerDay: minutes,
                knowledge: days.last?.knowledge ?? knowledge(of: items, inDays: 0))
        }
    }

    /// What a desired retention costs and gives.
    public struct Cost: Hashable, Sendable {
        public let retention: Double
        public let minutesPerDay: Double
        /// Items that would be recalled on the last day.
        public let knowledge: Double

        /// What is estimated, or computed elsewhere.
        public init(retention: Double, minutesPerDay: Double, knowledge: Double) {
            self.retention = retention
            self.minutesPerDay = minutesPerDay
            self.knowledge = knowledge
        }
    }
}
