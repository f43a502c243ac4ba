/// How well predicted chances of recall agree with what happened.
///
/// The definitions are those of fsrs-rs and srs-benchmark, so that numbers can be compared.
public struct Evaluation: Hashable, Sendable {
    /// The mean of -ln p, where p is the chance given to what happened. The measure to judge by.
    public let logLoss: Double
    /// Predicted less observed recall over groups of like reviews (by interval, count and lapses),
    /// root mean square. It can be made small without predicting anything, so never judge by it
    /// alone.
    public let rmseBins: Double
    /// The chance that a recalled review was given more than a forgotten one; `nil` where all went
    /// one way.
    public let auc: Double?
    /// How many reviews were scored.
    public let count: Int

    /// One prediction and its outcome.
    package struct Sample: Sendable {
        package var predicted: Double
        package var recalled: Bool
        package var bin: Bin
        package var weight: Double

        package init(predicted: Double, recalled: Bool, bin: Bin, weight: Double = 1) {
            self.predicted = predicted
            self.recalled = recalled
            self.bin = bin
            self.weight = weight
        }
    }

    package init(_ samples: [Sample]) {
        count = samples.count
        let total = samples.reduce(0) { $0 + $1.weight }
        logLoss =
            samples.reduce(0) { $0 + $1.weight * Self.loss($1) } / max(total, .leastNormalMagnitude)
        rmseBins = Self.rmse(samples, total: total)
        auc = Self.auc(samples)
    }

    private static func loss(_ sample: Sample) -> Double {
        let p = sample.predicted.clamped(1e-7, 1 - 1e-7)
        return -naturalLogarithm(sample.recalled ? p : 1 - p)
    }

    private static func rmse(_ samples: [Sample], total: Double) -> Double {
        var bins: [Bin: (error: Double, count: Double, weight: Double)] = [:]
        for sample in samples {
            let error = sample.predicted - (sample.recalled ? 1 : 0)
            let bin = bins[sample.bin] ?? (0, 0, 0)
            bins[sample.bin] = (bin.error + error, bin.count + 1, bin.weight + sample.weight)
        }
        // Dictionaries are in another order on every run; a sum in order is the same to the last
        // bit.
        let ordered = bins.sorted { $0.key < $1.key }.map(\.value)
        let square = ordered.reduce(0) {
            $0 + $1.weight * ($1.error / $1.count) * ($1.error / $1.count)
        }
        return (square / max(total, .leastNormalMagnitude)).squareRoot()
    }

    // By the sum of ranks; equal predictions share the mean of theirs.
    private static func auc(_ samples: [Sample]) -> Double? {
        let sorted = samples.sorted { $0.predicted < $1.predicted }
        let positives = Double(samples.count { $0.recalled })
        let negatives = Double(samples.count) - positives
        guard positives > 0, negatives > 0 else { return nil }
        var sum = 0.0
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].predicted == sorted[start].predicted { end += 1 }
            let rank = Double(start + 1 + end) / 2
            sum += rank * Double(sorted[start..<end].count { $0.recalled })
            start = end
        }
        return (sum - positives * (positives + 1) / 2) / (positives * negatives)
    }
}

/// The group of like reviews that RMSE(bins) averages over.
package struct Bin: Hashable, Comparable, Sendable {
    /// Hundredths, so that equality is exact.
    package var interval: Int32
    package var count: Int32
    package var lapses: Int32

    /// - Parameters:
    ///   - days: whole days since the review before.
    ///   - review: the card's reviews on a later day than the one before, this one included, and
    ///     one more.
    ///   - lapses: how often one of them was Again before.
    package init(days: Double, review: Int, lapses: Int) {
        interval = Int32((100 * Self.step(2.48, 3.62, max(1, days))).rounded(.toNearestOrEven))
        count = Int32(Self.step(1.99, 1.89, Double(review)).rounded(.toNearestOrEven))
        self.lapses =
            lapses == 0
            ? 0 : Int32(Self.step(1.65, 1.73, Double(lapses)).rounded(.toNearestOrEven))
    }

    // Groups that widen geometrically.
    private static func step(_ scale: Double, _ base: Double, _ x: Double) -> Double {
        let exponent = (naturalLogarithm(x) / naturalLogarithm(base)).rounded(.down)
        return scale * Double.exp(exponent * naturalLogarithm(base))
    }

    package static func < (a: Bin, b: Bin) -> Bool {
        (a.interval, a.count, a.lapses) < (b.interval, b.count, b.lapses)
    }
}
