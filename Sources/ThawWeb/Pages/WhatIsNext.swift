import ThawCore

/// The sentence for when nothing is left to ask: what comes next and when, or which limit of the day is reached.
struct WhatIsNext: Sendable {
    var statistics: Statistics
    /// What could be asked today if the day had no limits, while nothing can be asked within them.
    var heldBack: ReviewQueue.Counts
    var settings: StudySettings
    var today: Int

    /// Whether it is a limit that ends the day. A limit of none is a choice and not worth a word.
    var isLimited: Bool { limits.isEmpty == false }

    private var limits: [String] {
        [
            heldBack.new > 0 && settings.newPerDay > 0
                ? Phrases.count(settings.newPerDay, "new question") : nil,
            heldBack.reviews > 0 && settings.reviewsPerDay > 0
                ? Phrases.count(settings.reviewsPerDay, "review") : nil,
        ].compactMap { $0 }
    }

    /// "Today's limit of 20 new questions is reached. The next come tomorrow."
    var limit: String? {
        guard isLimited else { return nil }
        return "Today’s limit of \(limits.joined(separator: " and ")) is reached. "
            + "The next come tomorrow."
    }

    /// "Nothing due today. Next: 12 on Thursday.", over the whole library.
    var sentence: String {
        if let limit { return limit }
        guard let next = statistics.forecast.first(where: { $0.day > today && $0.count > 0 }) else {
            return "Nothing due today."
        }
        let day = Phrases.day(next.day, seenFrom: today)
        return "Nothing due today. Next: \(Phrases.grouped(next.count)) \(day)."
    }
}

extension Site {
    /// What the day's limits hold back, when nothing is left within them.
    func heldBack(
        _ scope: QueueRequest.Scope, settings: StudySettings
    ) async throws -> ReviewQueue.Counts {
        var open = settings
        open.newPerDay = 9999
        open.reviewsPerDay = 9999
        return try await store.queue(
            QueueRequest(learner: learner, settings: open, now: now, scope: scope, limit: 1)
        ).counts
    }
}
