/// Whether "90 %" was nine in ten: predicted against observed recall.
public struct Calibration: Hashable, Sendable {
    /// Reviews with like predictions.
    public struct Point: Hashable, Sendable {
        /// The mean of the predictions.
        public let predicted: Double
        /// The share that was recalled.
        public let observed: Double
        /// Where the true share lies with a confidence of 95 % (Wilson's interval).
        public let band: ClosedRange<Double>
        public let count: Int
    }

    /// By rising prediction.
    public let points: [Point]

    /// Takes points of about the same number of reviews.
    ///
    /// - Parameter points: how many at most; fewer if that would leave a point with under 20
    ///   reviews.
    package init(_ samples: [Evaluation.Sample], points: Int = 10) {
        let sorted = samples.sorted { $0.predicted < $1.predicted }
        let count = min(max(1, points), max(1, sorted.count / 20))
        guard !sorted.isEmpty else {
            self.points = []
            return
        }
        self.points = (0..<count).map { index in
            let part = sorted[index * sorted.count / count..<(index + 1) * sorted.count / count]
            let recalled = part.count { $0.recalled }
            return Point(
                predicted: part.reduce(0) { $0 + $1.predicted } / Double(part.count),
                observed: Double(recalled) / Double(part.count),
                band: Self.wilson(recalled, of: part.count), count: part.count)
        }
    }

    /// The interval that holds the true share with a confidence of 95 %.
    ///
    /// E. Wilson, "Probable inference", JASA 22, 1927. Unlike the textbook's it stays within 0–1,
    /// and has a width where all went one way.
    package static func wilson(_ successes: Int, of count: Int) -> ClosedRange<Double> {
        guard count > 0 else { return 0...1 }
        let (z, n) = (1.959964, Double(count))
        let share = Double(successes) / n
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let spread = (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let half = z * spread / (1 + z * z / n)
        return max(0, middle - half)...min(1, middle + half)
    }
}

extension TrainingSet {
    /// Whether the chances that these parameters gave were right.
    public func calibration(of parameters: Parameters, points: Int = 10) -> Calibration {
        Calibration(
            samples(items, predictions: predictions(parameters), bins: bins()),
            points: points)
    }
}
