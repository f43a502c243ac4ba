/// The search for parameters on one selection of reviews.
struct Training {
    let cards: CardGroups
    let prior: Prior
    let model: Model
    let options: Optimizer.Options

    /// Told how far it has come, from 0 to 1, and the loss; `false` cancels.
    typealias Report = (Double, Double) -> Bool

    func run(from start: [Double], report: Report) throws -> [Double] {
        switch model {
        case .fsrs6: try run(Slopes<Lanes8>.self, from: start, report: report)
        case .fsrs7: try run(Slopes7<Lanes8>.self, from: start, report: report)
        }
    }

    private func run<K: Kernel>(
        _ kernel: K.Type, from start: [Double], report: Report
    ) throws -> [Double] {
        try Gradient<K>.with(longest: cards.longest) { kernel in
            switch options.method {
            case .adam: try adam(kernel, from: start, report: report)
            case .limitedMemory: try limitedMemory(kernel, from: start, report: report)
            }
        }
    }

    private func adam<K: Kernel>(
        _ kernel: Gradient<K>, from start: [Double], report: Report
    ) throws -> [Double] {
        var w = start
        var adam = Adam(count: w.count, betas: (options.betas.mean, options.betas.square))
        var generator = SplitMix(seed: options.seed)
        var order = Array(cards.groups.indices)
        let batches = max(1, (cards.items + options.batch - 1) / options.batch)
        let total = Double(batches * options.rounds)
        var done = 0.0
        for round in 0..<options.rounds {
            order.shuffle(using: &generator)
            var loss = 0.0
            var start = 0
            while start < order.count {
                let (end, items) = batch(order, from: start)
                var slopes = [Double](repeating: 0, count: w.count)
                loss += kernel.add(cards, groups: order[start..<end], w: w, to: &slopes)
                _ = prior.add(w, share: Double(items) / Double(cards.items), to: &slopes)
                adam.step(
                    &w, gradient: slopes, rate: Adam.cosineRate(options.rate, at: done / total))
                w = model.kept(w)
                done += Double(items) / Double(options.batch)
                start = end
            }
            guard report(Double(round + 1) / Double(options.rounds), loss / cards.weight) else {
                throw OptimizerError.cancelled
            }
        }
        return w
    }

    // Groups of cards until there are enough scored reviews.
    private func batch(_ order: [Int], from start: Int) -> (end: Int, items: Int) {
        var items = 0
        var end = start
        while end < order.count, items < options.batch {
            items += Int(cards.groups[order[end]].items)
            end += 1
        }
        return (end, items)
    }

    private func limitedMemory<K: Kernel>(
        _ kernel: Gradient<K>, from start: [Double], report: Report
    ) throws -> [Double] {
        // In units in which all parameters are of like size; the prior says nothing of the first
        // four.
        let units = zip(start, model.deviations).enumerated().map {
            $0 < 4 ? max(0.05, $1.0) : $1.1
        }
        let bounds = zip(model.bounds, units).map {
            ($0.lowerBound / $1)...($0.upperBound / $1)
        }
        var search = LimitedMemory(bounds: bounds)
        let end = try search.minimise(
            from: zip(start, units).map { $0 / $1 }, rounds: options.rounds,
            tolerance: options.tolerance,
            { x in
                let w = zip(x, units).map { $0 * $1 }
                var slopes = [Double](repeating: 0, count: w.count)
                let loss = kernel.add(cards, groups: cards.groups.indices, w: w, to: &slopes)
                let pull = prior.add(w, share: 1, to: &slopes)
                return (loss + pull, zip(slopes, units).map { $0 * $1 })
            },
            round: { round, value in
                let share = Double(round + 1) / Double(options.rounds)
                guard report(share, value / cards.weight) else { throw OptimizerError.cancelled }
                return true
            })
        return model.kept(zip(end, units).map { $0 * $1 })
    }
}
