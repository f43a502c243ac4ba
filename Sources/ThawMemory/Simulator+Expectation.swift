extension Simulator {
    /// One day ahead in the mean.
    public struct ExpectedDay: Hashable, Sendable {
        public var begun = 0.0
        public var reviews = 0.0
        /// Reviews with Again.
        public var lapses = 0.0
        public var minutes = 0.0
        /// How many items would be recalled at the end of the day.
        public var knowledge = 0.0
    }

    /// What items that wait to be begun will ask for and give, in the mean: "what if I add 20 a
    /// day".
    ///
    /// The tree of all answers to one item is followed, each branch weighted with its chance, and
    /// every item is that one, begun on another day. Branches with a chance under one in ten
    /// thousand go on with one drawn answer, so that the whole stays without bias.
    /// Intervals are not moved by chance, and `minutesPerDay` is not kept.
    public func expectation(plan: Plan, seed: UInt64 = 1) -> [ExpectedDay] {
        var tree = AnswerTree(simulator: self, days: plan.days, seed: seed)
        tree.grow()
        // So many full days, and what is left for the day after them.
        let full = plan.newPerDay > 0 ? plan.newItems / plan.newPerDay : plan.days
        let rest = plan.newPerDay > 0 ? plan.newItems % plan.newPerDay : 0
        func sum(_ perItem: [Double]) -> [Double] {
            var totals = [0.0]
            for value in perItem { totals.append(totals[totals.count - 1] + value) }
            return perItem.indices.map { day in
                let window = totals[day + 1] - totals[max(0, day + 1 - full)]
                let last = day >= full ? perItem[day - full] : 0
                return Double(plan.newPerDay) * window + Double(rest) * last
            }
        }
        let (reviews, lapses) = (sum(tree.reviews), sum(tree.lapses))
        let (minutes, knowledge) = (sum(tree.minutes), sum(tree.knowledge))
        return (0..<plan.days).map { day in
            ExpectedDay(
                begun: Double(day < full ? plan.newPerDay : day == full ? rest : 0),
                reviews: reviews[day], lapses: lapses[day], minutes: minutes[day],
                knowledge: knowledge[day])
        }
    }
}

/// All that may become of one item from its first day on, weighted with its chance.
private struct AnswerTree {
    let simulator: Simulator
    let days: Int
    var chance: SplitMix
    let recall: RecallByDay
    // By days since the item was begun.
    var reviews: [Double], lapses: [Double], minutes: [Double], knowledge: [Double]

    private static let leastFollowed = 1e-4

    init(simulator: Simulator, days: Int, seed: UInt64) {
        self.simulator = simulator
        self.days = days
        chance = SplitMix(seed: seed)
        recall = RecallByDay(simulator.scheduler.parameters)
        reviews = [Double](repeating: 0, count: days)
        (lapses, minutes, knowledge) = (reviews, reviews, reviews)
    }

    mutating func grow() {
        guard days > 0 else { return }
        let habits = simulator.habits
        let shares = Self.normalised(habits.firstRatings)
        for (index, share) in shares.enumerated() where share > 0 {
            guard let rating = Rating(rawValue: index + 1) else { continue }
            minutes[0] += share * Self.entry(habits.firstSeconds, index) / 60
            follow(
                simulator.scheduler.next(nil, rating: rating, elapsedDays: 0), since: 0,
                share: share)
        }
    }

    /// - Parameter day: of the item's last review.
    private mutating func follow(_ state: MemoryState, since day: Int, share: Double) {
        let scheduler = simulator.scheduler
        let due = day + scheduler.wholeDays(scheduler.interval(state))
        recall.add(state, from: 0, days: day..<min(due, days), weight: share, to: &knowledge)
        guard due < days else { return }
        let elapsed = Double(due - day)
        let recalled = scheduler.retrievability(state, elapsedDays: elapsed)
        let passes = Self.normalised(simulator.habits.passRatings)
        let answers = [1 - recalled] + passes.map { $0 * recalled }
        reviews[due] += share
        lapses[due] += share * answers[0]
        let isFollowed = share >= Self.leastFollowed
        let drawn = isFollowed ? nil : index(drawnFrom: answers)
        for (index, answer) in answers.enumerated() where isFollowed || index == drawn {
            guard answer > 0, let rating = Rating(rawValue: index + 1) else { continue }
            let part = isFollowed ? share * answer : share
            minutes[due] += part * Self.entry(simulator.habits.seconds, index) / 60
            follow(
                scheduler.next(state, rating: rating, elapsedDays: elapsed), since: due, share: part
            )
        }
    }

    private mutating func index(drawnFrom shares: [Double]) -> Int {
        var left = chance.unit()
        for (index, share) in shares.enumerated() {
            left -= share
            if left < 0 { return index }
        }
        return shares.count - 1
    }

    // Shares of ratings that add up to 1; without any, all of the first one.
    private static func normalised(_ shares: [Double]) -> [Double] {
        let total = shares.reduce(0, +)
        return total > 0 ? shares.map { max(0, $0) / total } : [1]
    }

    private static func entry(_ seconds: [Double], _ index: Int) -> Double {
        index < seconds.count ? seconds[index] : 0
    }
}
