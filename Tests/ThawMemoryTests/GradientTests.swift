import Foundation
import Testing
import ThawMemory

@Suite struct GradientTests {
    /// Four items of fsrs-rs's `test_loss_and_grad`: ratings and days before them, then days to the test.
    private static let items: [(ratings: [Int], days: [Double], last: Double, recalled: Bool)] = [
        ([1, 3, 1, 4, 3, 2], [0, 0, 0, 0, 1, 3], 4, true),
        ([2, 4, 4, 3, 1, 3], [0, 0, 0, 1, 3, 6], 11, true),
        ([3, 2, 4, 3, 3, 3], [0, 0, 0, 1, 3, 6], 12, true),
        ([4, 4, 3, 3, 3, 4], [0, 0, 1, 3, 5, 12], 23, false),
    ]

    private static let published = [
        -0.095688485, -0.0051607806, -0.0012249565, 0.007462064, 0.03650761, -0.082112335,
        0.0593964, -2.1474836, 0.57626534, -2.8751316, 0.7154875, -0.028993709, 0.0099172965,
        -0.2189217, -0.0017800558, -0.089381434, 0.299141, 0.068104014, -0.011605468, -0.25398168,
        0.27700496,
    ]

    private func probability<S: Scalar>(_ index: Int, w: [S]) -> S? {
        let item = Self.items[index]
        var state: Formulas.State<S>?
        for (rating, days) in zip(item.ratings, item.days) {
            guard let rating = Rating(rawValue: rating) else { return nil }
            state = Formulas.next(state, rating: rating, days: S(days), w: w)
        }
        return state.map {
            Formulas.retrievability(days: S(item.last), stability: $0.stability, decay: w[20])
        }
    }

    @Test func lossOfThePublishedBatch() throws {
        let w = Parameters.default.values
        let loss = try Self.items.indices.reduce(0.0) { sum, index in
            let p = try #require(probability(index, w: w))
            return sum - log(Self.items[index].recalled ? p : 1 - p)
        }
        expectClose(loss, 4.0466027, within: 1e-5)
    }

    /// The derivatives of the batch's loss by the parameters.
    func lossGradient() -> [Double]? {
        let w = Parameters.default.values.enumerated().map { Dual($1, variable: $0) }
        var gradient = Array(repeating: 0.0, count: 21)
        for index in Self.items.indices {
            guard let p = probability(index, w: w) else { return nil }
            let byP = Self.items[index].recalled ? -1 / p.value : 1 / (1 - p.value)
            for (i, slope) in p.slope.enumerated() { gradient[i] += byP * slope }
        }
        return gradient
    }

    @Test func slopesOfTheSchedulersOwnLinesAreThePublishedGradient() throws {
        let gradient = try #require(lossGradient())
        for (index, expected) in Self.published.enumerated() {
            expectClose(gradient[index], expected, within: 2e-4, "w\(index)")
        }
    }

    @Test(arguments: 0..<21)
    func slopesAgreeWithFiniteDifferences(parameter: Int) throws {
        let w = Parameters.default.values
        let h = 1e-6
        for index in Self.items.indices {
            let dual = try #require(
                probability(index, w: w.enumerated().map { Dual($1, variable: $0) }))
            var (up, down) = (w, w)
            up[parameter] += h
            down[parameter] -= h
            let right = try #require(probability(index, w: up))
            let left = try #require(probability(index, w: down))
            let difference = (right - left) / (2 * h)
            expectClose(dual.slope[parameter], difference, within: 1e-5, "item \(index)")
        }
    }
}
