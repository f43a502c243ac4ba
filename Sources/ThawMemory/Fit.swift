/// What a fit came to.
public struct Fit: Hashable, Sendable {
    /// Whether the fitted parameters are taken, and why not.
    public enum Outcome: Hashable, Sendable {
        case fitted
        /// Under so many scored reviews, only the stabilities after a first rating are fitted.
        case firstStabilitiesOnly(least: Int)
        /// The fitted ones would not have predicted better: the old parameters stay, or the
        /// defaults if they are better still.
        case noBetter
        /// Under so many scored reviews, the defaults stay.
        case tooFew(least: Int)

        /// Whether `parameters` are new.
        public var isNew: Bool {
            switch self {
            case .fitted, .firstStabilitiesOnly: true
            case .noBetter, .tooFew: false
            }
        }
    }

    /// Why reviews teach the fit nothing by themselves.
    public enum Reason: String, Hashable, Sendable {
        /// A card's first review: there was nothing to forget.
        case first
        /// Another review on the same day.
        case sameDay
        /// A card whose first interval hardly any other card shares.
        case rareFirstInterval
    }

    /// So many reviews for one reason.
    public struct LeftOut: Hashable, Sendable {
        public let reason: Reason
        public let count: Int
    }

    /// Predictions of later reviews after training on earlier ones, over five folds.
    public struct HeldOut: Hashable, Sendable {
        public let model: Model
        /// Of the model's default parameters.
        public let defaults: Evaluation
        /// Of parameters fitted to the reviews before.
        public let fitted: Evaluation

        /// The log loss that the model would be used with.
        var score: Double { min(defaults.logLoss, fitted.logLoss) }
    }

    /// The one that predicts held-back reviews best, of those that were asked for.
    public var model: Model { parameters.model }
    /// What to schedule with from now on.
    public let parameters: Parameters
    /// What training led to, even where it is not taken.
    public let unguarded: Parameters
    public let outcome: Outcome
    /// How the old parameters predict all scored reviews.
    public let before: Evaluation
    /// How `parameters` do.
    public let after: Evaluation
    /// One for each model that was asked for; none for too few reviews.
    public let heldOut: [HeldOut]
    public let reviewCount: Int
    /// Scored reviews that training used.
    public let used: Int
    public let leftOut: [LeftOut]
}
