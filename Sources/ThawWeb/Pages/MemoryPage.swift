import ThawCore
import ThawMemory

/// Whether the memory model's chances were right, and what a change of the learner's aim costs in minutes a day.
struct MemoryPage: Page {
    var layout: Layout
    /// What the model rests on.
    var lead: String
    var more: String?
    var problem: String?
    var charts: [StatisticsPage.Chart]
    var choices: [Choice]
    var refitsByItself: Bool
    /// Whether the learner's own parameters can be given up for the standard ones.
    var isFitted: Bool

    init(
        _ outlook: MemoryOutlook, settings: StudySettings, answers: Int, problem: String? = nil,
        layout: Layout
    ) {
        self.layout = layout
        self.problem = problem
        let days = settings.memoryFit.map { settings.calendar.day(of: $0.time) }
        (lead, more) = Self.words(
            settings, fittedOn: days.map(Phrases.date(ofDay:)), answers: answers)
        charts = [Self.calibration(outlook)]
        if outlook.begun + outlook.waiting > 0 {
            charts.append(Self.costs(outlook, own: settings.desiredRetention))
        }
        choices = outlook.costs.map {
            let percent = Self.percent($0.retention)
            return Choice(
                value: String(percent),
                words: "\(percent)\u{A0}% – about \(Self.minutes($0.minutesPerDay)) a day",
                isChosen: percent == Self.percent(settings.desiredRetention))
        }
        refitsByItself = settings.refitsByItself
        isFitted = settings.parameters != .default
    }

    private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

    private static func minutes(_ minutes: Double) -> String {
        minutes > 0 && minutes < 1
            ? "under a minute" : Phrases.count(Int(minutes.rounded()), "minute")
    }

    /// What the model rests on, and what comes next.
    private static func words(
        _ settings: StudySettings, fittedOn date: String?, answers: Int
    ) -> (lead: String, more: String?) {
        let left = MemoryFit.answersUntilNext(after: settings.memoryFit, answers: answers)
        let then = left == 0 ? "your next session" : Phrases.count(left, "more answer")
        let next = settings.refitsByItself ? "Thaw fits it by itself after \(then)." : nil
        guard let fit = settings.memoryFit, let date else {
            return (
                "Thaw reckons with the memory of most learners until it knows yours. You have given "
                    + "\(Phrases.count(answers, "answer")).", next
            )
        }
        let name = settings.parameters.model == .fsrs7 ? "FSRS-7" : "FSRS-6"
        switch fit.outcome {
        case .fitted:
            return (
                "Fitted to \(Phrases.count(fit.answers, "answer")) of yours on \(date), with \(name): "
                    + reason(fit, settings.parameters.model), next
            )
        case .firstStabilitiesOnly:
            return (
                "The first intervals are fitted to your \(Phrases.count(fit.answers, "answer")), on \(date); "
                    + "the rest is that of most learners until you have given more.", next
            )
        case .noBetter:
            return (
                "Looked at on \(date) with \(Phrases.count(fit.answers, "answer")): a new fit would not have "
                    + "predicted your later answers better, so \(name) stays as it was.", next
            )
        case .tooFew:
            return (
                "Your \(Phrases.count(fit.answers, "answer")) are too few to fit to, so Thaw reckons with the "
                    + "memory of most learners.", next
            )
        }
    }

    /// Why this model.
    private static func reason(_ fit: MemoryFit, _ model: Model) -> String {
        let losses = fit.heldOut.sorted { $0.value < $1.value }
        guard losses.count > 1, losses[0].key == model else {
            return "it predicts your later answers better than the memory of most learners."
        }
        return "of two models, the one that predicted your later answers better."
    }

    private static func calibration(_ outlook: MemoryOutlook) -> StatisticsPage.Chart {
        let points = outlook.calibration.points
        let count = points.reduce(0) { $0 + $1.count }
        func mean(_ value: (Calibration.Point) -> Double) -> Double {
            points.reduce(0) { $0 + value($1) * Double($1.count) } / Double(max(1, count))
        }
        let summary =
            count == 0
            ? "Nothing to compare yet: the chance counts from the second day on which a question is asked."
            : "Thaw expected \(Phrases.percent(mean(\.predicted))) of \(Phrases.count(count, "answer")) to be "
                + "right; \(Phrases.percent(mean(\.observed))) were. On the dashed line every chance was "
                + "right; a bar shows where the true share lies, 19 times in 20."
        let heading = Charts.Heading(
            id: "calibration", title: "Expected and known", description: summary)
        let drawn = points.map { point in
            let (expected, known) = (
                Phrases.percent(point.predicted), Phrases.percent(point.observed)
            )
            return Charts.CalibrationPoint(
                predicted: point.predicted, observed: point.observed, band: point.band,
                words: "Expected \(expected), known \(known) of \(point.count)")
        }
        let rows = points.map {
            StatisticsPage.Row(
                label: Phrases.percent($0.predicted),
                cells: [
                    Phrases.percent($0.observed),
                    "\(percent($0.band.lowerBound))–\(Phrases.percent($0.band.upperBound))",
                    Phrases.grouped($0.count),
                ])
        }
        return StatisticsPage.Chart(
            id: "calibration-chart", heading: "Was it right?",
            picture: Charts.calibration(heading, points: drawn), summary: summary,
            columns: ["Expected", "Known", "The true share", "Answers"], rows: rows)
    }

    private static func costs(_ outlook: MemoryOutlook, own: Double) -> StatisticsPage.Chart {
        let all = outlook.begun + outlook.waiting
        let now =
            outlook.begun == 0
            ? ""
            : "You would know \(Phrases.grouped(Int(outlook.knownNow.rounded()))) of "
                + "\(Phrases.count(outlook.begun, "begun question")) now. "
        let summary =
            now
            + "The bars are minutes a day, the mean of the next year, for each share that you may aim "
            + "for; you aim for \(Phrases.percent(own))."
        let heading = Charts.Heading(
            id: "costs", title: "Minutes a day by what you aim for", description: summary)
        let columns = outlook.costs.map {
            Charts.Column(
                label: "\(percent($0.retention)) %",
                values: [($0.minutesPerDay * 10).rounded() / 10])
        }
        let rows = outlook.costs.map {
            let isOwn = percent($0.retention) == percent(own)
            return StatisticsPage.Row(
                label: Phrases.percent($0.retention) + (isOwn ? " (your aim)" : ""),
                cells: [
                    Charts.number(($0.minutesPerDay * 10).rounded() / 10),
                    "\(Phrases.grouped(Int($0.knowledge.rounded()))) of \(Phrases.grouped(all))",
                ])
        }
        return StatisticsPage.Chart(
            id: "costs-chart", heading: "What it costs to know more",
            picture: Charts.bars(heading, columns: columns), summary: summary,
            columns: ["Aim", "Minutes a day", "Known in a year"], rows: rows)
    }
}
