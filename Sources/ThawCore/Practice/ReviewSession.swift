public import Foundation
public import ThawMemory

/// The rules of a study session: what each rating leads to, and how the log becomes states again.
///
/// Pure: the same state, rating, time and settings give the same outcome on every machine. The fuzz is drawn from
/// the item's id and its number of reviews.
public struct ReviewSession: Sendable {
    public let settings: StudySettings
    public let calendar: LearnerCalendar
    private let scheduler: Scheduler

    public init(settings: StudySettings) {
        self.settings = settings
        self.calendar = settings.calendar
        self.scheduler = Scheduler(
            parameters: settings.parameters, desiredRetention: settings.desiredRetention,
            maximumIntervalDays: settings.maximumIntervalDays)
    }

    /// What each of the four buttons would lead to.
    public func outcomes(of state: CardState, at now: Date) -> [Rating: Outcome] {
        Dictionary(
            uniqueKeysWithValues: Rating.allCases.map { ($0, outcome(of: state, $0, at: now)) })
    }

    /// What a rating leads to.
    ///
    /// New items walk the learning steps: Again goes back to the first, Hard stays (on the first of several steps,
    /// halfway to the next; on an only step, half as long again), Good goes on, Easy leaves at once. Lapses
    /// walk the relearning steps in the same way. Otherwise the interval is FSRS's, in whole days, at least one.
    public func outcome(of state: CardState, _ rating: Rating, at now: Date) -> Outcome {
        let today = calendar.day(of: now)
        let memory = scheduler.next(
            state.memory, rating: rating,
            elapsedDays: elapsedDays(since: state, day: today, at: now))
        let steps: [Double]
        let step: Int
        let relearning: Bool
        switch state.phase {
        case .new: (steps, step, relearning) = (settings.learningSteps, 0, false)
        case .learning(let s): (steps, step, relearning) = (settings.learningSteps, s, false)
        case .relearning(let s): (steps, step, relearning) = (settings.relearningSteps, s, true)
        case .review:
            let lapsed = rating == .again
            (steps, step, relearning) = (lapsed ? settings.relearningSteps : [], 0, true)
        }
        if let (next, minutes) = Self.step(after: rating, at: step, of: steps) {
            return Outcome(
                phase: relearning ? .relearning(step: next) : .learning(step: next), memory: memory,
                due: .at(now.addingTimeInterval(minutes * 60)), wait: minutes * 60)
        }
        let days = interval(memory, item: state.item, reviews: state.reviews)
        return Outcome(
            phase: .review, memory: memory, due: .onDay(today + days), wait: Double(days) * 86_400)
    }

    /// The state after an answer, and the entry for the log.
    public func answer(
        _ state: CardState, _ rating: Rating, by learner: Learner.ID, at now: Date,
        event id: ReviewEvent.ID, milliseconds: Int = 0, confidence: Int? = nil,
        response: String? = nil
    ) -> (state: CardState, event: ReviewEvent) {
        let outcome = outcome(of: state, rating, at: now)
        let review = ReviewEvent.Review(
            rating: rating, milliseconds: milliseconds, confidence: confidence, response: response,
            phaseBefore: state.phase, phase: outcome.phase, due: outcome.due)
        let event = ReviewEvent(
            id: id, learner: learner, item: state.item, time: now, day: calendar.day(of: now),
            kind: .review(review))
        return (applying(event, to: state), event)
    }

    /// The state of one item from its log, oldest entry first. Undone reviews count as never made; entries of
    /// other items are passed over.
    public func rebuild(_ item: Item.ID, from log: [ReviewEvent]) -> CardState {
        let undone = Set(
            log.compactMap { event -> ReviewEvent.ID? in
                if case .undo(let id) = event.kind { id } else { nil }
            })
        return log.reduce(into: CardState(newItem: item)) { state, event in
            guard event.item == item, !undone.contains(event.id) else { return }
            state = applying(event, to: state)
        }
    }

    /// The state after one entry of the log. Memory comes from the model; phase and due are what the entry promised.
    public func applying(_ event: ReviewEvent, to state: CardState) -> CardState {
        var next = state
        switch event.kind {
        case .undo: break
        case .suspend: next.isSuspended = true
        case .resume: next.isSuspended = false
        case .bury(let day): next.buriedUntil = day
        case .unbury: next.buriedUntil = nil
        case .review(let review):
            next.memory = scheduler.next(
                state.memory, rating: review.rating,
                elapsedDays: elapsedDays(since: state, day: event.day, at: event.time))
            if state.phase == .review, review.rating == .again { next.lapses += 1 }
            next.phase = review.phase
            next.due = review.due
            next.lastReview = event.time
            next.lastDay = event.day
            next.reviews += 1
            next.buriedUntil = nil
        }
        return next
    }

    /// The time since the last answer as the model wants it: whole days of the learner for FSRS-6, with their
    /// fractions for FSRS-7. A clock that went backwards counts as 0.
    private func elapsedDays(since state: CardState, day: Int, at time: Date) -> Double {
        switch settings.parameters.model {
        case .fsrs6: Double(max(0, day - (state.lastDay ?? day)))
        case .fsrs7: max(0, time.timeIntervalSince(state.lastReview ?? time)) / 86_400
        }
    }

    /// How long the memory stays above a chance of recall, in days: what to show of it ("90 % for 12 days").
    public func daysKnown(_ memory: MemoryState, retention: Double = 0.9) -> Double {
        scheduler.interval(memory, retention: retention)
    }

    /// The chance, from 0 to 1, that the learner still knows the item on a day; `nil` for a new one.
    public func retrievability(of state: CardState, onDay day: Int) -> Double? {
        guard let memory = state.memory, let lastDay = state.lastDay else { return nil }
        return scheduler.retrievability(memory, elapsedDays: Double(max(0, day - lastDay)))
    }

    private static func step(
        after rating: Rating, at step: Int, of steps: [Double]
    ) -> (step: Int, minutes: Double)? {
        guard !steps.isEmpty else { return nil }
        let step = min(step, steps.count - 1)
        switch rating {
        case .again: return (0, steps[0])
        case .hard:
            guard step == 0 else { return (step, steps[step]) }
            return (0, steps.count > 1 ? (steps[0] + steps[1]) / 2 : steps[0] * 1.5)
        case .good: return step + 1 < steps.count ? (step + 1, steps[step + 1]) : nil
        case .easy: return nil
        }
    }

    private func interval(_ memory: MemoryState, item: Item.ID, reviews: Int) -> Int {
        let days = scheduler.interval(memory)
        guard settings.usesFuzz else { return scheduler.wholeDays(days) }
        return scheduler.fuzzed(days, unit: Self.chance(item: item, reviews: reviews))
    }

    /// From 0 up to but not 1: the same for the same item and number of reviews, unlike for any other.
    ///
    /// The hash alone would not do: FNV-1a hardly carries the last byte, the number of reviews, into the upper
    /// bits. SplitMix64's finaliser (Steele, Lea, Flood 2014) does.
    private static func chance(item: Item.ID, reviews: Int) -> Double {
        let id = item.rawValue.uuid
        let low = [id.8, id.9, id.10, id.11, id.12, id.13, id.14, id.15]
        let high = [id.0, id.1, id.2, id.3, id.4, id.5, id.6, id.7]
        func number(_ bytes: [UInt8]) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        func mixed(_ x: UInt64) -> UInt64 {
            var z = x &+ 0x9E37_79B9_7F4A_7C15
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        let bits = mixed(
            mixed(mixed(number(high)) ^ number(low)) ^ UInt64(bitPattern: Int64(reviews)))
        // The upper 53 bits are a Double's whole precision.
        return Double(bits >> 11) / 9_007_199_254_740_992
    }
}
