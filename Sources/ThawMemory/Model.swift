/// Which equations describe forgetting.
public enum Model: String, Hashable, Sendable, CaseIterable {
    /// 21 parameters, whole days: what Anki uses.
    case fsrs6
    /// 34 parameters, a quick and a slow stability, hours: the newest.
    case fsrs7
}

extension Model {
    /// The parameters of a learner without a history.
    package var defaults: [Double] {
        switch self {
        case .fsrs6:
            [
                0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
                1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
            ]
        case .fsrs7:
            [
                0.1104, 2.2395, 3.9221, 11.7841, 6.1686, 0.6457, 3.6807, 1.9795, 0, 1.3826, 0.7024,
                0.5999, 0.8146, 0.6398, 1, 1.3207, 0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162,
                1.0869, 0.1567, 0.0801, 0.2421, 0.9464, 0.1433, 0.7145, 0, 0.5667, 0.3734, 0.5333,
                0.3048,
            ]
        }
    }

    /// How far learners' parameters lie from the defaults: the width of the prior.
    ///
    /// Source: fsrs-rs 6.6, `training.rs`; srs-benchmark, `models/fsrs_v7.py`.
    package var deviations: [Double] {
        switch self {
        case .fsrs6:
            [
                6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16,
                0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
            ]
        case .fsrs7:
            [
                9999, 9999, 9999, 9999, 0.523, 0.2528, 0.4329, 0.2966, 0.2139, 0.2889, 0.1862,
                0.175, 0.3812, 0.3013, 0.9104, 0.3234, 0.2448, 0.3273, 0.1842, 0.1735, 0.4608,
                0.311, 0.864, 0.0418, 0.2596, 0.0798, 0.0682, 0.1282, 0.1397, 0.1407, 0.1489, 0.2,
                0.15, 0.15,
            ]
        }
    }

    /// The factor of the prior that the model was published with.
    var priorStrength: Double {
        switch self {
        case .fsrs6: 1
        case .fsrs7: 1.0 / 3
        }
    }

    /// What training keeps each parameter within.
    package var bounds: [ClosedRange<Double>] {
        switch self {
        case .fsrs6:
            var bounds = Parameters.ranges
            // With 0 the same-day formula would stop depending on stability, and never start again.
            bounds[19] = 0.01...0.8
            return bounds
        case .fsrs7:
            return [
                1e-4...50, 1e-4...100, 1e-4...100, 1e-4...100, 1...10, 0.001...4, 0.1...4, 0...4,
                0...1.2, 0.3...3, 0.01...1.5, 0.1...1, 0...3.5, 0...1, 1...7, 0...4, 0...2, 0.5...6,
                0.001...1.5, 0.001...1, 0...5, 0...1, 1...7, 0.01...0.25, 0.01...0.95, 0.2...0.85,
                0.5...0.99, 0.01...1, 0.1...1, 0...0.9, 0.1...1.1, 0...1, 0...0.6, 0...0.6,
            ]
        }
    }

    /// Within bounds and, where the model asks for it, in order.
    package func kept(_ w: [Double]) -> [Double] {
        var kept = zip(w, bounds).map { $0.clamped($1.lowerBound, $1.upperBound) }
        guard self == .fsrs7 else { return kept }
        for i in 1..<4 { kept[i] = max(kept[i], kept[i - 1]) }
        kept[26] = max(kept[26], kept[25])
        return kept
    }
}
