/// The four stabilities after a first rating, found from what became of the first intervals.
///
/// The procedure is fsrs-rs 6.6's (`parameter_initialization.rs`): one number for each first rating
/// that best explains how many were recalled after how many days, held a little towards the
/// default; then put in order, and ratings that nobody gave filled in from the others.
package enum FirstStability {
    /// Cards with one first rating and one first interval.
    package struct Observation: Sendable {
        package var days: Double
        /// The share that was recalled.
        package var recall: Double
        package var count: Double

        package init(days: Double, recall: Double, count: Double) {
            self.days = days
            self.recall = recall
            self.count = count
        }
    }

    private static let defaults = Array(Parameters.default.values.prefix(4))
    private static let range = 0.001...100.0

    /// w0–w3 for what was observed after each first rating (1–4), or `nil` if nothing was.
    static func fitted(
        _ observed: [UInt8: [Observation]], averageRecall: Double, deviation: Double?
    ) -> [Double]? {
        var values: [Int: Double] = [:]
        var counts: [Int: Double] = [:]
        for (rating, observations) in observed where !observations.isEmpty {
            let index = Int(rating) - 1
            values[index] = search(
                observations, averageRecall: averageRecall, default: defaults[index],
                deviation: deviation)
            counts[index] = observations.reduce(0) { $0 + $1.count }
        }
        return filled(values, counts: counts)
    }

    /// How badly a stability explains the observations.
    package static func loss(
        _ observed: [Observation], stability: Double, default other: Double
    ) -> Double {
        let decay = Parameters.default.values[20]
        let misfit = observed.reduce(0.0) { sum, observation in
            let recall = observation.recall
            let p = Formulas.retrievability(
                days: observation.days, stability: stability, decay: decay
            ).clamped(1e-12, 1 - 1e-12)
            return sum - observation.count
                * (recall * naturalLogarithm(p) + (1 - recall) * naturalLogarithm(1 - p))
        }
        return misfit + abs(stability - other) / 16
    }

    /// The stability with the least loss: ternary search.
    ///
    /// - Parameter deviation: of its logarithm, with which it is held to the default besides.
    package static func search(
        _ observed: [Observation], averageRecall: Double, default other: Double,
        deviation: Double? = nil
    ) -> Double {
        // One more observation at the average recall, so that no share is 0 or 1.
        let observed = observed.map {
            Observation(
                days: $0.days, recall: ($0.recall * $0.count + averageRecall) / ($0.count + 1),
                count: $0.count)
        }
        var (low, high) = (range.lowerBound, range.upperBound)
        func cost(_ stability: Double) -> Double {
            let pull = deviation.map { naturalLogarithm(stability / other) / $0 } ?? 0
            return loss(observed, stability: stability, default: other) + pull * pull
        }
        while high - low > 1e-6 {
            let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
            let left = cost(a)
            let right = cost(b)
            if left < right { high = b } else { low = a }
        }
        return (low + high) / 2
    }

    /// Rising from Again to Easy, with the missing ones between or beside the others; `nil` for
    /// none at all.
    ///
    /// - Parameter counts: the one with fewer reviews gives way where two are in the wrong order.
    package static func filled(_ values: [Int: Double], counts: [Int: Double]) -> [Double]? {
        let known = ordered(values, counts: counts)
        guard let only = known.first else { return nil }
        if known.count == 1 {
            let scale = only.value / defaults[only.key]
            return defaults.map { ($0 * scale).clamped(range.lowerBound, range.upperBound) }
        }
        var logs = (0..<4).map { index in known[index].map(naturalLogarithm) }
        // ln w1 = a ln w0 + (1 - a) ln w2, and ln w2 = (1 - b) ln w1 + b ln w3.
        let (a, b) = (0.41, 0.54)
        if logs[1] == nil, logs[2] == nil, let again = logs[0], let easy = logs[3] {
            logs[1] = (a * again + (1 - a) * b * easy) / (a + b - a * b)
        }
        for _ in 0..<2 {
            fill(&logs, low: 0, middle: 1, high: 2, share: a)
            fill(&logs, low: 1, middle: 2, high: 3, share: 1 - b)
        }
        return logs.map {
            Double.exp($0 ?? 0).clamped(range.lowerBound, range.upperBound)
        }
    }

    // middle = share · low + (1 - share) · high, solved for the one that is missing.
    private static func fill(
        _ logs: inout [Double?], low: Int, middle: Int, high: Int, share: Double
    ) {
        switch (logs[low], logs[middle], logs[high]) {
        case (let l?, nil, let h?): logs[middle] = share * l + (1 - share) * h
        case (nil, let m?, let h?): logs[low] = (m - (1 - share) * h) / share
        case (let l?, let m?, nil): logs[high] = (m - share * l) / (1 - share)
        default: break
        }
    }

    private static func ordered(
        _ values: [Int: Double], counts: [Int: Double]
    ) -> [Int: Double] {
        var values = values
        for (low, high) in [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)] {
            guard let small = values[low], let large = values[high], small > large else { continue }
            if counts[low, default: 0] > counts[high, default: 0] {
                values[high] = small
            } else {
                values[low] = large
            }
        }
        return values
    }
}
