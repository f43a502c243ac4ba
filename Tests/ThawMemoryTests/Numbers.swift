import Testing
import ThawMemory

/// Expects two numbers to agree to a share of the larger one. The published vectors come from 32-bit programs.
func expectClose(
    _ actual: Double, _ expected: Double, within tolerance: Double = 2e-6,
    _ what: String = "", at location: SourceLocation = #_sourceLocation
) {
    let distance = abs(actual - expected)
    #expect(
        distance <= tolerance * max(1, abs(expected)),
        "\(what) is \(actual), should be \(expected)",
        sourceLocation: location)
}

/// The state after a history of ratings and the days before each.
func state(after history: [(rating: Int, days: Double)], w: [Double]) -> Formulas.State<Double>? {
    history.reduce(nil) { state, review in
        Rating(rawValue: review.rating).map {
            Formulas.next(state, rating: $0, days: review.days, w: w)
        } ?? state
    }
}
