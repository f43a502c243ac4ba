extension Optimizer {
    /// What a search led to.
    struct Trained {
        var parameters: Parameters
        var used: Int
        var outliers: Int
        /// Whether all parameters were searched, not only w0–w3.
        var isWhole: Bool
    }

    /// What training leads to, without checking it on held-back reviews: a third of the time, for
    /// comparing with other programs and for callers that check by themselves.
    ///
    /// - Parameter current: where the search starts.
    public func trained(
        _ set: TrainingSet, model: Model = .fsrs6, from current: Parameters? = nil
    ) throws -> Parameters {
        try train(set, model: model, items: set.items[...], from: current) { _, _ in true }
            .parameters
    }

    /// The parameters that these reviews lead to, unguarded.
    ///
    /// - Parameter current: where the search starts; the prior's middle is not moved by it.
    func train(
        _ set: TrainingSet, model: Model, items: ArraySlice<Int32>,
        from current: Parameters? = nil, report: Training.Report
    ) throws -> Trained {
        let isFirst = model == .fsrs6
        let selection = Selection(
            set, items: items, filtersOutliers: options.filtersOutliers && isFirst,
            weighsRecency: options.weighsRecency)
        var trained = Trained(
            parameters: Parameters(defaultsOf: model), used: selection.used,
            outliers: selection.outliers, isWhole: false)
        guard selection.used >= Self.leastReviews,
            let first = selection.firstStabilities(deviation: options.firstDeviation)
        else {
            return trained
        }
        var centre = model.defaults
        // FSRS-7's prior leaves the first four free, and its training finds them itself.
        if isFirst { centre.replaceSubrange(0..<4, with: first) }
        guard selection.used >= Self.leastForAll, selection.goesBeyondFirstIntervals else {
            trained.parameters = Parameters(within: centre)
            return trained
        }
        let training = Training(
            cards: CardGroups(
                set, weights: selection.weights, width: Lanes8.width, exact: !isFirst),
            prior: Prior(
                centre: options.firstDeviation == nil ? centre : model.defaults,
                deviations: model.deviations, firstDeviation: options.firstDeviation,
                strength: options.prior * model.priorStrength),
            model: model, options: options)
        let start = current.flatMap { $0.model == model ? $0.values : nil } ?? centre
        var w = try training.run(from: start, report: report)
        for i in 1..<4 { w[i] = max(w[i], w[i - 1]) }
        trained.parameters = Parameters(within: w)
        trained.isWhole = true
        return trained
    }

    /// Log loss on later reviews of parameters trained on earlier ones, five times; `nil` for too
    /// few reviews.
    ///
    /// Folds always start from the defaults: parameters fitted to a fold's own test would flatter
    /// themselves.
    func crossValidated(
        _ set: TrainingSet, model: Model, items: [Int32], bins: [Bin],
        progress: (Progress) -> Bool
    ) throws -> Fit.HeldOut? {
        let folds = TrainingSet.timeSeriesSplit(items.count)
        guard items.count >= Self.leastReviews, let first = folds.first else { return nil }
        let plain = set.predictions(Parameters(defaultsOf: model))
        var samples: [Evaluation.Sample] = []
        for (index, fold) in folds.enumerated() {
            let trained = try train(set, model: model, items: items[..<fold.train]) {
                progress(
                    Progress(stage: .checking(model, fold: index + 1), share: $0, loss: $1))
            }
            samples += set.samples(
                items[fold.test], predictions: set.predictions(trained.parameters), bins: bins)
        }
        let tested = items[first.test.lowerBound...]
        return Fit.HeldOut(
            model: model,
            defaults: Evaluation(set.samples(tested, predictions: plain, bins: bins)),
            fitted: Evaluation(samples))
    }
}
