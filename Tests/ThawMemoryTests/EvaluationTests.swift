import TestSupport
import Testing
import ThawMemory

@Suite struct EvaluationTests {
    private static let bin = Bin(days: 1, review: 2, lapses: 0)

    private func samples(_ pairs: [(Double, Bool)]) -> [Evaluation.Sample] {
        pairs.map { Evaluation.Sample(predicted: $0.0, recalled: $0.1, bin: Self.bin) }
    }

    @Test func logLossIsTheMeanOfTheLogarithms() {
        let evaluation = Evaluation(samples([(0.9, true), (0.8, false)]))
        expectClose(evaluation.logLoss, (0.105360515657 + 1.609437912434) / 2, within: 1e-10)
        expectClose(evaluation.rmseBins, abs(0.85 - 0.5), within: 1e-12)
        #expect(evaluation.count == 2)
    }

    @Test func certaintyThatWasWrongCostsAFiniteLoss() {
        let loss = Evaluation(samples([(1, false), (0, true)])).logLoss
        expectClose(loss, 16.11809565, within: 1e-6)
    }

    @Test func areaIsTheShareOfPairsInTheRightOrder() {
        var chance = SplitMix(seed: 5)
        let drawn = samples(
            (0..<200).map { _ in ((chance.unit() * 20).rounded() / 20, chance.unit() < 0.6) })
        var (right, all) = (0.0, 0.0)
        for a in drawn where a.recalled {
            for b in drawn where !b.recalled {
                all += 1
                right += a.predicted > b.predicted ? 1 : a.predicted == b.predicted ? 0.5 : 0
            }
        }
        expectClose(Evaluation(drawn).auc ?? .nan, right / all, within: 1e-12)
        #expect(Evaluation(samples([(0.4, true), (0.3, true)])).auc == nil)
    }

    // From the definitions of fsrs-optimizer, computed by another program.
    @Test(
        arguments: [
            (1.0, 248), (3, 248), (4, 898), (13, 898), (14, 3250), (48, 11765), (365, 42588),
            (3650, 558089),
        ] as [(Double, Int32)])
    func intervalsAreGrouped(days: Double, group: Int32) {
        #expect(Bin(days: days, review: 2, lapses: 0).interval == group)
    }

    @Test func countsAndLapsesAreGrouped() {
        let counts = (2...19).map { Bin(days: 1, review: $0, lapses: 0).count }
        #expect(counts == [4, 4, 7, 7, 7, 13, 13, 13, 13, 13, 13, 25, 25, 25, 25, 25, 25, 25])
        let lapses = (0...11).map { Bin(days: 1, review: 2, lapses: $0).lapses }
        #expect(lapses == [0, 2, 3, 5, 5, 5, 9, 9, 9, 15, 15, 15])
    }

    @Test(
        .enabled(if: Logs.josh != nil, "../shared/data/fsrs is not beside this checkout"),
        arguments: [
            (
                Parameters.default.values,
                [0.465035903142969, 0.08318236730971115, 0.7270093418977253]
            ),
            (
                [
                    0.12340357383516173, 1.2931, 2.397673571899466, 8.2956, 6.686820427099132,
                    0.45021679958387956, 3.077875127553957, 0.053520395733247045,
                    1.6539992229052127, 0.1466206769107436, 0.6300772488850335, 1.611965002575047,
                    0.012840136810798864, 0.34853762746216305, 1.8878958285806287,
                    0.8546376191171066, 1.8729, 0.6748536823468675, 0.20451266082721842,
                    0.22622814695113844, 0.46030603398979064,
                ],
                [0.45166815544218286, 0.0433697754359748, 0.7364916253518144]
            ),
        ])
    func realLogIsScoredAsByTheReference(w: [Double], expected: [Double]) throws {
        let log = try #require(Logs.josh)
        let set = try TrainingSet(cards: log.cards, days: log.days, ratings: log.ratings)
        let evaluation = set.evaluation(of: try Parameters(w))
        #expect(evaluation.count == 6276)
        expectClose(evaluation.logLoss, expected[0], within: 1e-9)
        expectClose(evaluation.rmseBins, expected[1], within: 1e-9)
        expectClose(evaluation.auc ?? .nan, expected[2], within: 1e-9)
    }

    @Test func splitTestsEveryPieceButTheFirst() {
        let folds = TrainingSet.timeSeriesSplit(6276)
        #expect(folds.map(\.train) == [1046, 2092, 3138, 4184, 5230])
        #expect(folds.map(\.test.lowerBound) == folds.map(\.train))
        #expect(folds.last?.test.upperBound == 6276)
        #expect(TrainingSet.timeSeriesSplit(64).last?.test == 50..<64)
        #expect(TrainingSet.timeSeriesSplit(5).isEmpty)
    }

    @Test(arguments: [
        (0, 10, 0.0, 0.277533), (10, 10, 0.722467, 1), (50, 100, 0.403832, 0.596168),
    ])
    func bandIsWilsons(successes: Int, count: Int, low: Double, high: Double) {
        let band = Calibration.wilson(successes, of: count)
        expectClose(band.lowerBound, low, within: 1e-5)
        expectClose(band.upperBound, high, within: 1e-5)
    }

    @Test func calibratedChancesLieInTheirBands() throws {
        let set = try Logs.drawn(cards: 300, reviews: 12, seed: 11)
        let curve = set.calibration(of: .default)
        #expect(curve.points.count == 10)
        #expect(curve.points.reduce(0) { $0 + $1.count } == set.items.count)
        // 95 % bands: one or two of ten may miss.
        #expect(curve.points.count { $0.band.contains($0.predicted) } >= 7)
        for (a, b) in zip(curve.points, curve.points.dropFirst()) {
            #expect(a.predicted <= b.predicted)
        }
    }

    @Test func fewReviewsMakeFewPoints() {
        #expect(Calibration(samples([(0.9, true)])).points.count == 1)
        #expect(Calibration([]).points.isEmpty)
    }
}
