/// One course of a simulation on its way.
struct Run {
    private let simulator: Simulator
    private let plan: Simulator.Plan
    private var chance: SplitMix
    private var states: [MemoryState]
    /// The day of each item's last review; before today it is negative.
    private var last: [Int32]
    // The items of each day as a linked list: the first, and each one's next.
    private var heads: [Int32]
    private var nexts: [Int32]
    private var days: [Simulator.Day]
    private var waiting: Int
    private var knowledge: [Double]
    private let recall: RecallByDay
    private let counted: Counted

    /// On which days it is counted what is known: on all of them that is most of the work.
    enum Counted {
        case everyDay, lastDay
    }

    init(
        simulator: Simulator, items: [Simulator.Item], plan: Simulator.Plan, seed: UInt64,
        counting counted: Counted = .everyDay
    ) {
        self.counted = counted
        self.simulator = simulator
        self.plan = plan
        chance = SplitMix(seed: seed)
        states = items.map(\.state)
        last = items.map { Int32(clamping: -max(0, $0.elapsedDays)) }
        heads = [Int32](repeating: -1, count: plan.days)
        nexts = [Int32](repeating: -1, count: items.count)
        days = [Simulator.Day](repeating: .init(), count: plan.days)
        waiting = plan.newItems
        knowledge = [Double](repeating: 0, count: plan.days)
        recall = RecallByDay(simulator.scheduler.parameters)
        for index in items.indices.reversed() {
            put(index, on: max(0, items[index].dueInDays))
        }
    }

    private mutating func put(_ index: Int, on day: Int) {
        guard day < heads.count else { return }
        nexts[index] = heads[day]
        heads[day] = Int32(index)
    }

    mutating func course() -> [Simulator.Day] {
        for day in days.indices {
            review(on: day)
            begin(on: day)
        }
        for index in states.indices { remember(index, until: plan.days) }
        for day in days.indices { days[day].knowledge = knowledge[day] }
        return days
    }

    // Adds what is known of an item from its last review, or today, until before a day.
    private mutating func remember(_ item: Int, until day: Int) {
        let earliest = counted == .everyDay ? 0 : plan.days - 1
        let first = max(earliest, Int(last[item]))
        guard first < day else { return }
        recall.add(
            states[item], from: first - Int(last[item]), days: first..<day, to: &knowledge)
    }

    private mutating func review(on day: Int) {
        var index = heads[day]
        while index >= 0 {
            let item = Int(index)
            index = nexts[item]
            if days[day].minutes >= plan.minutesPerDay {
                days[day].postponed += 1
                put(item, on: day + 1)
                continue
            }
            let elapsed = Double(day - Int(last[item]))
            let before = states[item]
            let recalled =
                chance.unit() < simulator.scheduler.retrievability(before, elapsedDays: elapsed)
            let rating = recalled ? 1 + drawn(simulator.habits.passRatings) : 0
            remember(item, until: day)
            days[day].reviews += 1
            if !recalled { days[day].lapses += 1 }
            days[day].minutes += seconds(simulator.habits.seconds, rating) / 60
            schedule(item, after: before, rating: rating, elapsed: elapsed, day: day)
        }
    }

    private mutating func begin(on day: Int) {
        for _ in 0..<min(plan.newPerDay, waiting) {
            guard days[day].minutes < plan.minutesPerDay else { return }
            let rating = drawn(simulator.habits.firstRatings)
            states.append(MemoryState(stability: 1, difficulty: 5))
            last.append(Int32(day))
            nexts.append(-1)
            waiting -= 1
            days[day].begun += 1
            days[day].minutes += seconds(simulator.habits.firstSeconds, rating) / 60
            schedule(states.count - 1, after: nil, rating: rating, elapsed: 0, day: day)
        }
    }

    private mutating func schedule(
        _ item: Int, after before: MemoryState?, rating: Int, elapsed: Double, day: Int
    ) {
        let scheduler = simulator.scheduler
        let rating = Rating(rawValue: rating + 1) ?? .again
        let after = scheduler.next(before, rating: rating, elapsedDays: elapsed)
        states[item] = after
        last[item] = Int32(day)
        put(item, on: day + scheduler.fuzzed(scheduler.interval(after), unit: chance.unit()))
    }

    // Which of the shares a draw falls into; they need not add up to 1.
    private mutating func drawn(_ shares: [Double]) -> Int {
        var left = chance.unit() * shares.reduce(0, +)
        for (index, share) in shares.enumerated() {
            left -= share
            if left < 0 { return index }
        }
        return max(0, shares.count - 1)
    }

    private func seconds(_ seconds: [Double], _ rating: Int) -> Double {
        rating < seconds.count ? seconds[rating] : 0
    }
}
