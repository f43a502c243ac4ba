public import Foundation
public import ThawMemory

/// What the last fit of the memory model to the learner's answers came to.
public struct MemoryFit: Hashable, Sendable {
    /// Whether the parameters were taken, and why not.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        case fitted, firstStabilitiesOnly, noBetter, tooFew
    }

    public var time: Date
    /// The answers that stood then.
    public var answers: Int
    /// Those on a later day than the one before: what log loss is measured on.
    public var scored: Int
    public var outcome: Outcome
    /// Log loss of all scored answers, with the parameters before and with those kept.
    public var before: Double
    public var after: Double
    /// Log loss of later answers after training on earlier ones, by model; empty for too few answers.
    public var heldOut: [Model: Double]

    public init(
        time: Date, answers: Int, scored: Int, outcome: Outcome, before: Double, after: Double,
        heldOut: [Model: Double] = [:]
    ) {
        self.time = time
        self.answers = answers
        self.scored = scored
        self.outcome = outcome
        self.before = before
        self.after = after
        self.heldOut = heldOut
    }

    /// - Parameter answers: those that stood when it was fitted.
    public init(_ fit: Fit, answers: Int, at now: Date) {
        let outcome: Outcome =
            switch fit.outcome {
            case .fitted: .fitted
            case .firstStabilitiesOnly: .firstStabilitiesOnly
            case .noBetter: .noBetter
            case .tooFew: .tooFew
            }
        self.init(
            time: now, answers: answers, scored: fit.after.count, outcome: outcome,
            before: fit.before.logLoss, after: fit.after.logLoss,
            heldOut: Dictionary(
                fit.heldOut.map { ($0.model, $0.fitted.logLoss) }, uniquingKeysWith: { $1 }))
    }

    /// How many more answers than at the last fit call for the next one: one in a hundred, at least twenty.
    ///
    /// A fresh fit is worth more than a better model (srs-benchmark: -.013 log loss for refits at every 0.3 %), and a
    /// fit of 10,000 answers takes a tenth of a second.
    public static func answersUntilNext(after last: MemoryFit?, answers: Int) -> Int {
        let known = last?.answers ?? 0
        // A log that shrank was replaced; the next fit comes with the next answers.
        guard answers >= known else { return 0 }
        return max(0, known + max(20, known / 100) - answers)
    }
}

extension ReviewHistory {
    /// Fits both models to the answers and takes the one that predicts later answers better.
    ///
    /// - Parameter current: what is scheduled with so far; the search starts there.
    /// - Throws: `OptimizerError.cancelled` when `progress` returns `false`.
    public func fitted(
        _ models: [Model] = [.fsrs6, .fsrs7], from current: Parameters,
        with optimizer: Optimizer = Optimizer(),
        progress: (Optimizer.Progress) -> Bool = { _ in true }
    ) throws -> Fit {
        let isStandard = Model.allCases.contains { current == Parameters(defaultsOf: $0) }
        return try optimizer.fit(
            try trainingSet(), models: models, from: isStandard ? nil : current, progress: progress)
    }
}

extension Store {
    /// Fits the memory model to the learner's answers, keeps what predicts better, and computes the states again.
    ///
    /// - Parameter defaults: the settings of a learner who has saved none.
    public func refit(
        of learner: Learner.ID, defaults: StudySettings, at now: Date
    ) async throws -> MemoryFit {
        let settings = try await settings(of: learner) ?? defaults
        let history = try await reviewHistory(of: learner, calendar: settings.calendar)
        let fit = try history.fitted(from: settings.parameters)
        let summary = MemoryFit(fit, answers: history.count, at: now)
        _ = try await adopt(fit.parameters, from: summary, for: learner, defaults: defaults)
        return summary
    }

    /// The same if the learner has not turned it off and enough answers have come since the last time; else `nil`.
    public func refitIfDue(
        of learner: Learner.ID, defaults: StudySettings, at now: Date
    ) async throws -> MemoryFit? {
        let settings = try await settings(of: learner) ?? defaults
        guard settings.refitsByItself else { return nil }
        let answers = try await answerCount(of: learner)
        guard MemoryFit.answersUntilNext(after: settings.memoryFit, answers: answers) == 0 else {
            return nil
        }
        return try await refit(of: learner, defaults: defaults, at: now)
    }
}
