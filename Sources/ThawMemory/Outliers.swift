/// Which first intervals are too rare to learn from.
///
/// The rules are fsrs-rs 6.6's (`dataset.rs`, `filter_outlier`), so that a fit sees the same
/// reviews as Anki's.
struct Outliers {
    /// The first rating and the whole days until the first review on a later day.
    struct FirstInterval: Hashable {
        var rating: UInt8
        var days: Float
    }

    /// Of the cards whose first interval was this.
    struct Outcome {
        var count = 0
        var recalled = 0
    }

    /// First intervals whose cards are left out of a fit.
    private(set) var dropped: Set<FirstInterval> = []
    /// What became of the first intervals that are kept.
    private(set) var kept: [FirstInterval: Outcome] = [:]

    /// - Parameters:
    ///   - weights: reviews with 0 do not count.
    ///   - sifts: `false` keeps all.
    init(_ set: TrainingSet, sifts: Bool, weights: [Float]) {
        let groups = Self.outcomes(set, weights: weights)
        guard sifts else {
            kept = groups
            return
        }
        for rating in UInt8(1)...4 {
            sift(groups.filter { $0.key.rating == rating }, rating: rating)
        }
    }

    private static func outcomes(
        _ set: TrainingSet, weights: [Float]
    ) -> [FirstInterval: Outcome] {
        var groups: [FirstInterval: Outcome] = [:]
        for card in 0..<set.cardCount {
            guard let place = set.firstLaterDay(ofCard: card), weights[place] > 0 else { continue }
            let key = FirstInterval(
                rating: set.ratings[Int(set.starts[card])], days: set.wholeDays[place])
            groups[key, default: Outcome()].count += 1
            if set.ratings[place] > 1 { groups[key, default: Outcome()].recalled += 1 }
        }
        return groups
    }

    // From the rarest and longest on: 5 % of the cards go, at least 20 of them if there are so
    // many; then what is under 6 cards, or over 100 days (365 after Easy).
    private mutating func sift(_ groups: [FirstInterval: Outcome], rating: UInt8) {
        let total = groups.values.reduce(0) { $0 + $1.count }
        let limit = max(20, total / 20)
        var removed = 0
        let rarestFirst = groups.sorted {
            ($0.value.count, $1.key.days) < ($1.value.count, $0.key.days)
        }
        for (key, outcome) in rarestFirst {
            if removed + outcome.count < limit {
                removed += outcome.count
                dropped.insert(key)
            } else if outcome.count >= 6, key.days <= (rating == 4 ? 365 : 100) {
                kept[key] = outcome
            } else {
                dropped.insert(key)
            }
        }
    }

    /// The cards whose first interval is dropped.
    func dropped(_ set: TrainingSet) -> [Int] {
        guard !dropped.isEmpty else { return [] }
        return (0..<set.cardCount).filter { card in
            guard let place = set.firstLaterDay(ofCard: card) else { return false }
            return dropped.contains(
                FirstInterval(
                    rating: set.ratings[Int(set.starts[card])], days: set.wholeDays[place]))
        }
    }
}

extension TrainingSet {
    /// The first review of a card that was on a later day than the one before it.
    func firstLaterDay(ofCard card: Int) -> Int? {
        range(ofCard: card).first { wholeDays[$0] > 0 }
    }
}
