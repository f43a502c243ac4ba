/// The reviews that a fit learns from, and why others are left out.
struct Selection {
    /// Of each review of the set: its weight in the loss; 0 for what is not scored.
    private(set) var weights: [Float]
    /// Scored reviews.
    private(set) var used = 0
    /// Scored reviews that were recalled.
    private(set) var recalled = 0
    /// Reviews on a later day whose card began in too rare a way.
    private(set) var outliers = 0
    /// Whether some card was scored more than once.
    private(set) var goesBeyondFirstIntervals = false
    private let first: Outliers

    // The rules drop 20 cards for each first rating whatever there is: all of a small log. Where
    // more than this share would go, all stay. (Cross-validated, the filter gains .0001 or nothing
    // on larger ones.)
    private static let mostOutliers = 0.25

    /// - Parameters:
    ///   - items: the reviews to learn from, in time order.
    ///   - filtersOutliers: leaves cards out whose first interval is rare.
    ///   - weighsRecency: later reviews count up to four times as much.
    init(
        _ set: TrainingSet, items: some Collection<Int32>, filtersOutliers: Bool,
        weighsRecency: Bool
    ) {
        var weights = [Float](repeating: 0, count: set.reviewCount)
        for item in items { weights[Int(item)] = 1 }
        var first = Outliers(set, sifts: filtersOutliers, weights: weights)
        let dropped = filtersOutliers ? first.dropped(set) : []
        for card in dropped {
            outliers += set.range(ofCard: card).count { weights[$0] > 0 }
        }
        if Double(outliers) > Self.mostOutliers * Double(items.count) {
            outliers = 0
            first = Outliers(set, sifts: false, weights: weights)
        } else {
            for card in dropped {
                for place in set.range(ofCard: card) { weights[place] = 0 }
            }
        }
        self.weights = weights
        self.first = first
        used = items.count - outliers
        weigh(items, set: set, weighsRecency: weighsRecency)
    }

    private mutating func weigh(
        _ items: some Collection<Int32>, set: TrainingSet, weighsRecency: Bool
    ) {
        var rank = 0
        for item in items where weights[Int(item)] > 0 {
            let place = Int(item)
            let share = used > 1 ? Float(rank) / Float(used - 1) : 1
            if weighsRecency { weights[place] = 0.25 + 0.75 * share * share * share }
            if set.ratings[place] > 1 { recalled += 1 }
            rank += 1
        }
        // A card with two scored reviews says something about how stability grows.
        goesBeyondFirstIntervals = (0..<set.cardCount).contains { card in
            set.range(ofCard: card).count { weights[$0] > 0 } > 1
        }
    }

    /// The stabilities after a first rating that explain the first intervals; `nil` if there are
    /// none.
    ///
    /// - Parameter deviation: of their logarithms, with which they are held to the defaults.
    func firstStabilities(deviation: Double?) -> [Double]? {
        var observed: [UInt8: [FirstStability.Observation]] = [:]
        for (key, outcome) in first.kept.sorted(by: { $0.key.days < $1.key.days }) {
            observed[key.rating, default: []].append(
                FirstStability.Observation(
                    days: Double(key.days),
                    recall: Double(outcome.recalled) / Double(outcome.count),
                    count: Double(outcome.count)))
        }
        return FirstStability.fitted(
            observed, averageRecall: Double(recalled) / Double(max(1, used)), deviation: deviation)
    }
}
