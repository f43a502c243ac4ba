extension TrainingSet {
    /// The chance of recall given to each review before it happens; 1 where there is nothing to
    /// predict.
    func predictions(_ parameters: Parameters) -> [Double] {
        switch parameters.model {
        case .fsrs6: predictions(Slopes<Double>.self, parameters.values, days: wholeDays)
        case .fsrs7: predictions(Slopes7<Double>.self, parameters.values, days: exactDays)
        }
    }

    private func predictions<K: Kernel>(
        _ kernel: K.Type, _ w: [Double], days: [Float]
    ) -> [Double] where K.L == Double {
        let weights = K.weights(w)
        var predictions = [Double](repeating: 1, count: reviewCount)
        for card in 0..<cardCount {
            let range = range(ofCard: card)
            var state = K.initial(offset: Double(ratings[range.lowerBound]) - 3, weights: weights)
            for place in range.dropFirst() {
                let review = K.review(
                    state, offset: Double(ratings[place]) - 3, days: Double(days[place]),
                    weights: weights)
                predictions[place] = K.recall(review)
                state = K.next(review)
            }
        }
        return predictions
    }

    /// The reviews on a later day than the one before them, in time order: what log loss is
    /// measured on.
    package var items: [Int32] { order.filter { wholeDays[Int($0)] > 0 } }

    /// The group of each review.
    func bins() -> [Bin] {
        var bins = [Bin](repeating: Bin(days: 1, review: 2, lapses: 0), count: reviewCount)
        for card in 0..<cardCount {
            var (later, lapses) = (0, 0)
            for place in range(ofCard: card) where wholeDays[place] > 0 {
                later += 1
                bins[place] = Bin(
                    days: Double(wholeDays[place]), review: later + 1, lapses: lapses)
                if ratings[place] == 1 { lapses += 1 }
            }
        }
        return bins
    }

    func samples(_ places: some Sequence<Int32>, predictions: [Double], bins: [Bin]) -> [Evaluation
        .Sample]
    {
        places.map {
            let place = Int($0)
            return Evaluation.Sample(
                predicted: predictions[place], recalled: ratings[place] > 1, bin: bins[place])
        }
    }

    /// How well these parameters would have predicted the reviews.
    public func evaluation(of parameters: Parameters) -> Evaluation {
        Evaluation(samples(items, predictions: predictions(parameters), bins: bins()))
    }

    /// Where training ends and testing begins and ends, for each fold: scikit-learn's
    /// `TimeSeriesSplit(5)`.
    ///
    /// The items are cut into six pieces of equal length; each but the first is tested once, after
    /// training on all before it. The remainder of the division belongs to the last piece.
    package static func timeSeriesSplit(_ count: Int, folds: Int = 5) -> [(
        train: Int, test: Range<Int>
    )] {
        let piece = count / (folds + 1)
        guard piece > 0 else { return [] }
        return (1...folds).map { fold in
            (fold * piece, fold * piece..<(fold == folds ? count : (fold + 1) * piece))
        }
    }
}
