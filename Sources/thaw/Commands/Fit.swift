import ArgumentParser
import Foundation
import ThawCore
import ThawMemory

struct FitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fits the memory model to a review log.",
        discussion: """
            Without LOG, to your own answers: the library then schedules with what was found, unless \
            --dry-run is given. LOG is a CSV with the columns card_id, review_time (milliseconds since 1970) and \
            review_rating (1 to 4), or the flat binary form that begins with RVL1.
            """)

    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case fsrs6, fsrs7, auto

        var models: [Model] {
            switch self {
            case .fsrs6: [.fsrs6]
            case .fsrs7: [.fsrs7]
            case .auto: [.fsrs6, .fsrs7]
            }
        }
    }

    @OptionGroup var storeOptions: StoreOptions

    @Argument(
        help: "The log; - is standard input. Without it, your own answers.",
        completion: .file(extensions: ["csv", "bin"]))
    var log: String?

    @Flag(help: "Fit to your own answers, but change nothing.")
    var dryRun = false

    @Flag(help: "Print one JSON document.")
    var json = false

    @Option(help: "The model, or 'auto' for the one that predicts later reviews better.")
    var model = Choice.auto

    @Option(help: "How many passes over the log at the most.")
    var epochs: Int?

    @Flag(help: "Print the parameters alone, as fitted, as a JSON list on the last line.")
    var list = false

    @Option(help: "The learner's time zone, for whole days.")
    var timeZone = "UTC"

    @Option(help: "The hour at which the learner's day begins.")
    var dayStart = 4.0

    func validate() throws {
        guard TimeZone(identifier: timeZone) != nil else {
            throw ValidationError("--time-zone takes a name like Europe/London.")
        }
        guard (0..<24).contains(dayStart) else {
            throw ValidationError("--day-start takes an hour from 0 to 23.")
        }
        guard epochs.map({ (1...1000).contains($0) }) ?? true else {
            throw ValidationError("--epochs takes a number from 1 to 1000.")
        }
    }

    func run() async throws {
        let began = ContinuousClock.now
        var options = Optimizer.Options()
        if let epochs { options.rounds = epochs }
        let optimizer = Optimizer(options: options)
        guard let log else {
            let fit = try await ownFit(optimizer)
            return try show(fit, since: began)
        }
        let set = try trainingSet(log)
        if list, model.models.count == 1 {
            // Nothing to choose and nothing to guard: the folds would only cost time.
            let parameters = try optimizer.trained(set, model: model.models[0])
            Terminal.print(try JSONText.of(parameters.values, pretty: false))
            return
        }
        var bar = ProgressBar("Fitting", total: 100)
        let fit = try optimizer.fit(set, models: model.models) { progress in
            bar.show(Int(progress.share * 100))
            return true
        }
        try show(fit, since: began)
    }

    private func show(_ fit: Fit, since began: ContinuousClock.Instant) throws {
        if list {
            Terminal.print(try JSONText.of(fit.unguarded.values, pretty: false))
        } else if json {
            let seconds = ContinuousClock.now - began
            Terminal.print(try JSONText.of(FitReport(fit, seconds: seconds)))
        } else {
            Terminal.print(FitReport.words(for: fit))
        }
    }

    /// Fits to the answers in the library and, unless told not to, schedules with the result from now on.
    private func ownFit(_ optimizer: Optimizer) async throws -> Fit {
        let store = try storeOptions.open()
        let settings = try await store.settingsOrDefault(of: Learner.local)
        let history = try await store.reviewHistory(
            of: Learner.local, calendar: settings.calendar)
        var bar = ProgressBar("Fitting", total: 100)
        let fit = try history.fitted(model.models, from: settings.parameters, with: optimizer) {
            bar.show(Int($0.share * 100))
            return true
        }
        guard !dryRun else { return fit }
        let summary = MemoryFit(fit, answers: history.count, at: Ambient.live.now())
        let changed = try await store.adopt(
            fit.parameters, from: summary, for: Learner.local, defaults: settings)
        Terminal.note("\(changed) memory states were computed again.")
        return fit
    }

    private func trainingSet(_ log: String) throws -> TrainingSet {
        let input = try Input(log)
        do {
            let read =
                input.bytes.starts(with: Array("RVL1".utf8))
                ? try ReviewLog(binary: input.bytes)
                : try ReviewLog(csv: String(decoding: input.bytes, as: UTF8.self))
            let zone = TimeZone(identifier: timeZone) ?? .gmt
            return try read.trainingSet(dayStart: dayStart) { milliseconds in
                zone.secondsFromGMT(
                    for: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
            }
        } catch let error as ReviewLogError {
            throw ThawError.invalid("\(log): \(error.description)")
        } catch let error as TrainingSetError {
            throw ThawError.invalid("\(log): \(error.description)")
        }
    }
}

/// What `thaw fit --json` prints.
struct FitReport: Encodable {
    struct Score: Encodable {
        var logLoss: Double
        var rmseBins: Double
        var auc: Double?

        init(_ evaluation: Evaluation) {
            logLoss = evaluation.logLoss
            rmseBins = evaluation.rmseBins
            auc = evaluation.auc
        }
    }
    struct HeldOut: Encodable {
        var model: String
        var defaults: Score
        var fitted: Score
    }
    struct LeftOut: Encodable {
        var reason: String
        var count: Int
    }

    var model: String
    var outcome: String
    var parameters: [Double]
    var before: Score
    var after: Score
    /// Of the chosen model, over five folds in time order; absent for too few reviews.
    var crossValidatedLogLoss: Double?
    var heldOut: [HeldOut]
    var reviews: Int
    var used: Int
    var leftOut: [LeftOut]
    var seconds: Double

    init(_ fit: Fit, seconds: Duration) {
        model = fit.model.rawValue
        outcome = Self.name(of: fit.outcome)
        parameters = fit.parameters.values
        before = Score(fit.before)
        after = Score(fit.after)
        crossValidatedLogLoss = fit.heldOut.first { $0.model == fit.model }?.fitted.logLoss
        heldOut = fit.heldOut.map {
            HeldOut(
                model: $0.model.rawValue, defaults: Score($0.defaults), fitted: Score($0.fitted))
        }
        reviews = fit.reviewCount
        used = fit.used
        leftOut = fit.leftOut.map { LeftOut(reason: $0.reason.rawValue, count: $0.count) }
        let parts = seconds.components
        self.seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }

    private static func name(of outcome: Fit.Outcome) -> String {
        switch outcome {
        case .fitted: "fitted"
        case .firstStabilitiesOnly: "firstStabilitiesOnly"
        case .noBetter: "noBetter"
        case .tooFew: "tooFew"
        }
    }

    /// The same for a person.
    static func words(for fit: Fit) -> String {
        func number(_ value: Double) -> String { String((value * 100_000).rounded() / 100_000) }
        let result =
            switch fit.outcome {
            case .fitted: "Fitted \(fit.model.rawValue) to \(fit.used) reviews."
            case .firstStabilitiesOnly(let least):
                "Under \(least) reviews count, so only the first intervals were fitted."
            case .noBetter:
                "A fit would not predict later reviews better, so the parameters stay as they are."
            case .tooFew(let least): "Under \(least) reviews count, so the defaults stay."
            }
        let left = fit.leftOut.filter { $0.count > 0 }
            .map { "\($0.count) \(phrase(for: $0.reason))" }
        var lines = [
            result,
            "Log loss \(number(fit.before.logLoss)) before, \(number(fit.after.logLoss)) after.",
        ]
        let held = fit.heldOut.sorted { $0.fitted.logLoss < $1.fitted.logLoss }
        if held.count > 1, held[0].model == fit.model {
            lines.append(
                "Of two models \(fit.model.rawValue) predicted held-back reviews better: log loss "
                    + "\(number(held[0].fitted.logLoss)) against \(number(held[1].fitted.logLoss))."
            )
        }
        if !left.isEmpty { lines.append("Left out: \(left.joined(separator: ", ")).") }
        lines.append(fit.parameters.values.map(number).joined(separator: " "))
        return lines.joined(separator: "\n")
    }

    private static func phrase(for reason: Fit.Reason) -> String {
        switch reason {
        case .first: "first reviews"
        case .sameDay: "more on the same day"
        case .rareFirstInterval: "with a first interval that hardly any card shares"
        }
    }
}
