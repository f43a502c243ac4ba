import Testing
import ThawMemory

@Suite struct TrainingSetTests {
    private func set(_ rows: [(Int64, Double, UInt8)]) throws -> TrainingSet {
        try TrainingSet(cards: rows.map(\.0), days: rows.map(\.1), ratings: rows.map(\.2))
    }

    @Test func mixedRowsAreTheSameSetAsCardsInTurn() throws {
        let rows: [(Int64, Double, UInt8)] = [
            (7, 0.2, 3), (9, 0.3, 1), (7, 1.4, 3), (9, 0.31, 3), (8, 2.0, 4), (7, 5.1, 1),
            (9, 2.9, 2),
        ]
        let mixed = try set(rows)
        #expect(mixed.starts == [0, 3, 6, 7])
        #expect(mixed.wholeDays == [0, 1, 4, 0, 0, 2, 0])
        #expect(mixed.ratings == [3, 3, 1, 1, 3, 2, 4])
        #expect(mixed.order == [4, 1, 5, 2])
        #expect(mixed.items == [1, 5, 2])
        let inTurn = try set(rows.sorted { ($0.0, $0.1) < ($1.0, $1.1) })
        #expect(Set(inTurn.wholeDays) == Set(mixed.wholeDays))
        #expect(inTurn.evaluation(of: .default) == mixed.evaluation(of: .default))
    }

    @Test func dayBeginsAtWholeNumbers() throws {
        let set = try set([(1, 0.99, 3), (1, 1.01, 3), (1, 1.9, 3), (1, 100.0, 3)])
        #expect(set.wholeDays == [0, 1, 0, 99])
        #expect(abs(set.exactDays[1] - 0.02) < 1e-6)
    }

    @Test func cardMayReappearBetweenOthersWithRisingNumbers() throws {
        let set = try set([(1, 0, 3), (2, 0, 3), (1, 1, 3), (3, 1, 3), (2, 4, 3)])
        #expect(set.cardCount == 3)
        #expect(set.wholeDays == [0, 1, 0, 4, 0])
    }

    @Test func sameMomentTwiceIsTwoReviewsOnOneDay() throws {
        let set = try set([(1, 3.5, 1), (1, 3.5, 3), (1, 4.5, 3)])
        #expect(set.wholeDays == [0, 0, 1])
        #expect(set.evaluation(of: .default).logLoss.isFinite)
    }

    @Test func clockGoingBackwardsIsRefusedWithTheRow() {
        #expect(throws: TrainingSetError.outOfOrder(row: 3)) {
            try set([(1, 5, 3), (2, 1, 3), (1, 4.9, 3)])
        }
        #expect(throws: TrainingSetError.outOfOrder(row: 2)) { try set([(1, 5, 3), (1, 4, 3)]) }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e12])
    func timeThatIsNoDateIsRefusedWithTheRow(day: Double) {
        #expect(throws: TrainingSetError.notANumber(row: 2)) { try set([(1, 0, 3), (1, day, 3)]) }
    }

    @Test(arguments: [0, 5, 7, 255] as [UInt8])
    func ratingOutsideOneToFourIsRefusedWithTheRow(rating: UInt8) throws {
        let error = #expect(throws: TrainingSetError.self) {
            try set([(1, 0, 3), (2, 0, rating), (3, 0, 0)])
        }
        #expect(error == .rating(rating, row: 2))
        #expect(error?.description == "The rating in row 2 is \(rating); ratings are 1 to 4.")
    }

    @Test func negativeGapIsRefusedWithTheRow() {
        #expect(throws: TrainingSetError.negativeGap(row: 3)) {
            try TrainingSet(sequences: [[(3, 0)], [(3, 0), (3, -1)]])
        }
        #expect(throws: TrainingSetError.notANumber(row: 2)) {
            try TrainingSet(sequences: [[(3, 0), (3, .nan)]])
        }
    }

    @Test func unequalArraysAreRefused() {
        #expect(throws: TrainingSetError.lengths(1, 2, 1)) {
            try TrainingSet(cards: [1], days: [0, 1], ratings: [3])
        }
    }

    @Test func emptyLogIsASet() throws {
        let empty = try set([])
        #expect(empty.reviewCount == 0 && empty.cardCount == 0)
        let evaluation = empty.evaluation(of: .default)
        #expect(evaluation.count == 0 && evaluation.auc == nil)
        #expect(!evaluation.logLoss.isNaN && !evaluation.rmseBins.isNaN)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func orderIsByTime(seed: UInt64) throws {
        var chance = SplitMix(seed: seed)
        var clock = 0.0
        let rows = (0..<400).map { _ in
            clock += chance.unit() * 0.2
            return (Int64(chance.unit() * 30), clock, UInt8(1 + chance.unit() * 4))
        }
        let set = try set(rows)
        var times: [Double] = []
        var seen: [Int64: Bool] = [:]
        for row in rows where seen.updateValue(true, forKey: row.0) != nil { times.append(row.1) }
        #expect(set.order.count == times.count)
        // The rating at each place in order is that of the row at that time.
        let expected = rows.filter { times.contains($0.1) }.map(\.2)
        #expect(set.order.map { set.ratings[Int($0)] } == expected, "seed \(seed)")
    }
}
