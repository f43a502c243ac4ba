public import ThawMemory

/// What the memory model says about a learner: whether its chances were right, and what knowing more would cost.
public struct MemoryOutlook: Sendable {
    /// How far ahead costs look, in days.
    public static let daysAhead = 365
    /// The shares that are compared; the learner's own is added.
    private static let retentions = [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97]

    /// Predicted against observed recall.
    public let calibration: Calibration
    /// Of the answers on a later day than the one before.
    public let evaluation: Evaluation
    /// By rising desired retention.
    public let costs: [Simulator.Cost]
    /// Begun items that can be asked, and how many of them would be recalled now.
    public let begun: Int
    public let knownNow: Double
    /// Items that wait to be begun.
    public let waiting: Int

    /// A larger library is simulated by a sample of so many items, evenly taken: the page must not wait for it.
    private static let sampleSize = 2_000

    /// Cost: one pass over the history, and a simulated year for each share.
    public init(_ history: ReviewHistory, settings: StudySettings, waiting: Int, today: Int) throws
    {
        let set = try history.trainingSet()
        calibration = set.calibration(of: settings.parameters)
        evaluation = set.evaluation(of: settings.parameters)
        let items = Self.items(history, set.states(with: settings.parameters), today: today)
        let simulator = Simulator(
            scheduler: Scheduler(
                parameters: settings.parameters, desiredRetention: settings.desiredRetention,
                maximumIntervalDays: settings.maximumIntervalDays), habits: history.habits)
        let own = (settings.desiredRetention * 100).rounded() / 100
        costs = Self.costs(
            of: (Self.retentions.filter { $0 != own } + [own]).sorted(), items, simulator,
            Simulator.Plan(
                days: Self.daysAhead, newItems: waiting, newPerDay: settings.newPerDay))
        begun = items.count
        knownNow = simulator.knowledge(of: items, inDays: 0)
        self.waiting = waiting
    }

    /// Of every so-manieth item, counted so many times.
    private static func costs(
        of retentions: [Double], _ items: [Simulator.Item], _ simulator: Simulator,
        _ plan: Simulator.Plan
    ) -> [Simulator.Cost] {
        let wanted = items.count + min(plan.newItems, plan.newPerDay * plan.days)
        // The pace of new items must stay a whole number.
        let most = plan.newItems == 0 ? Int.max : max(1, plan.newPerDay)
        let step = max(1, min(wanted / sampleSize, most))
        var sampled = plan
        sampled.newItems = plan.newItems / step
        sampled.newPerDay = Int((Double(plan.newPerDay) / Double(step)).rounded())
        let part = stride(from: 0, to: items.count, by: step).map { items[$0] }
        let scale = items.isEmpty ? Double(step) : Double(items.count) / Double(part.count)
        return simulator.costs(of: retentions, part, plan: sampled).map {
            Simulator.Cost(
                retention: $0.retention, minutesPerDay: $0.minutesPerDay * scale,
                knowledge: $0.knowledge * scale)
        }
    }

    private static func items(
        _ history: ReviewHistory, _ states: [MemoryState], today: Int
    ) -> [Simulator.Item] {
        zip(history.cards, states).compactMap { card, state in
            guard card.isAsked, let last = card.answers.last else { return nil }
            let lastDay = Int(history.days[last].rounded(.down))
            return Simulator.Item(
                state: state, elapsedDays: max(0, today - lastDay),
                dueInDays: (card.dueDay ?? today) - today)
        }
    }
}
