/// Fits parameters to a learner's reviews.
///
/// Measured by cross-validated log loss on one real log and on generated ones of 2,000 to 100,000
/// reviews, L-BFGS and Adam with 20 or 40 passes agree within 0.0002, except that L-BFGS is .0002
/// better on the largest. So L-BFGS ships: it is at its end when it stops, needs no chance and no
/// learning rate, and starting from the parameters of the last fit it is done in a quarter of the
/// time. The table is in the article on fitting.
public struct Optimizer: Sendable {
    /// How it searches.
    public enum Method: Hashable, Sendable {
        /// Small steps after every few hundred reviews.
        case adam
        /// L-BFGS over all reviews at once.
        case limitedMemory
    }

    /// What can be set; the defaults are what ships.
    public struct Options: Hashable, Sendable {
        public var method = Method.limitedMemory
        /// Passes over all reviews, at most.
        public var rounds = 40
        /// Scored reviews for each step of Adam.
        public var batch = 512
        /// Adam's first learning rate.
        public var rate = 0.04
        /// How strongly parameters are held to the defaults: the factor of the squared distance in
        /// deviations.
        public var prior = 1.0
        /// How far the logarithms of the stabilities after a first rating lie from the defaults':
        /// the width of their prior. `nil` is the published prior, which is so wide that a hundred
        /// reviews are fitted to their noise; this one lowers cross-validated log loss on every log
        /// tried, by .0007 on the real one and by .002 on those of 2,000 reviews.
        public var firstDeviation: Double? = 0.7
        /// Later reviews count more, up to four times as much.
        public var weighsRecency = true
        /// Leaves cards out whose first interval is rare.
        public var filtersOutliers = true
        /// L-BFGS ends when a round gains less than this share.
        public var tolerance = 1e-6
        /// What the order of Adam's batches is drawn with.
        public var seed: UInt64 = 2023
        var betas = Betas(mean: 0.9, square: 0.999)

        /// How slowly Adam forgets.
        struct Betas: Hashable, Sendable {
            var mean: Double
            var square: Double
        }

        public init() {}
    }

    /// Fewer scored reviews than this say nothing: the defaults stay.
    public static let leastReviews = 8
    /// Fewer scored reviews than this say something about first stabilities only.
    public static let leastForAll = 64

    public var options: Options

    public init(options: Options = Options()) {
        self.options = options
    }

    /// Fits, checks on reviews that were held back, and says what came of it.
    ///
    /// Of several models the one is taken that predicts later reviews better after training on the
    /// past (five folds in time order). Its fitted parameters are kept only if they do that better
    /// than its defaults and, in a refit, if they explain all reviews better than the ones they
    /// would replace. Deterministic: the same set and options give the same parameters.
    /// - Parameters:
    ///   - models: those to choose from; the first is the one for too few reviews.
    ///   - current: the learner's parameters so far; the search starts from them.
    ///   - progress: is told after each pass; `false` cancels.
    /// - Throws: `OptimizerError.cancelled`. No set makes it trap or return what is not a number.
    public func fit(
        _ set: TrainingSet, models: [Model] = [.fsrs6], from current: Parameters? = nil,
        progress: (Progress) -> Bool = { _ in true }
    ) throws -> Fit {
        let items = set.items
        let bins = set.bins()
        let heldOut = try models.compactMap {
            try crossValidated(set, model: $0, items: items, bins: bins, progress: progress)
        }
        let best = heldOut.min { $0.score < $1.score }
        let model = best?.model ?? models.first ?? .fsrs6
        let before = current ?? Parameters(defaultsOf: models.first ?? .fsrs6)
        let trained = try train(set, model: model, items: items[...], from: current) {
            progress(Progress(stage: .fitting, share: $0, loss: $1))
        }
        func evaluation(_ parameters: Parameters) -> Evaluation {
            Evaluation(
                set.samples(items, predictions: set.predictions(parameters), bins: bins))
        }
        let (old, new) = (evaluation(before), evaluation(trained.parameters))
        let outcome = Self.outcome(
            trained, held: best,
            replaced: current?.model == model
                ? (recent(set, items, before), recent(set, items, trained.parameters)) : nil)
        // Where fitting gains nothing, the old parameters stay, unless the defaults explain more.
        let defaults = Parameters(defaultsOf: model)
        let isCurrentBetter =
            current.map { recent(set, items, $0) <= recent(set, items, defaults) } ?? false
        let fallback = isCurrentBetter ? before : defaults
        let kept = outcome.isNew ? trained.parameters : fallback
        return Fit(
            parameters: kept, unguarded: trained.parameters, outcome: outcome, before: old,
            after: outcome.isNew ? new : evaluation(kept), heldOut: heldOut,
            reviewCount: set.reviewCount, used: trained.used,
            leftOut: [
                .init(reason: .first, count: set.cardCount),
                .init(reason: .sameDay, count: set.order.count - items.count),
                .init(reason: .rareFirstInterval, count: trained.outliers),
            ].filter { $0.count > 0 })
    }

    // Log loss over all reviews, the later ones counting more, as in training.
    private func recent(_ set: TrainingSet, _ items: [Int32], _ parameters: Parameters) -> Double {
        let predictions = set.predictions(parameters)
        let weights = Selection(
            set, items: items, filtersOutliers: false, weighsRecency: options.weighsRecency
        ).weights
        return Evaluation(
            items.map {
                Evaluation.Sample(
                    predicted: predictions[Int($0)], recalled: set.ratings[Int($0)] > 1,
                    bin: Bin(days: 1, review: 2, lapses: 0), weight: Double(weights[Int($0)]))
            }
        ).logLoss
    }

    /// - Parameter replaced: in a refit, the losses of the parameters so far and of the new ones.
    private static func outcome(
        _ trained: Trained, held: Fit.HeldOut?, replaced: (old: Double, new: Double)?
    ) -> Fit.Outcome {
        if trained.used < leastReviews { return .tooFew(least: leastReviews) }
        if let held, held.fitted.logLoss >= held.defaults.logLoss { return .noBetter }
        if let replaced, replaced.new >= replaced.old { return .noBetter }
        return trained.isWhole ? .fitted : .firstStabilitiesOnly(least: leastForAll)
    }
}

/// Why a fit ended without a result.
public enum OptimizerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The progress callback said so.
    case cancelled

    /// One plain sentence.
    public var description: String { "The fit was cancelled." }
}

extension Optimizer {
    /// How far a fit has come.
    public struct Progress: Hashable, Sendable {
        /// What it is doing.
        public enum Stage: Hashable, Sendable {
            /// Training on earlier reviews, to predict later ones: fold 1–5.
            case checking(Model, fold: Int)
            /// Training on all reviews.
            case fitting
        }

        public let stage: Stage
        /// Of this stage, from 0 to 1.
        public let share: Double
        /// The weighted mean loss of the last pass.
        public let loss: Double
    }
}
