/// The pull towards parameters that most learners have: a sum of squared distances, in deviations.
package struct Prior: Sendable {
    /// Where it pulls to.
    let centre: [Double]
    let deviations: [Double]
    /// The deviation of the logarithms of the first four, where they are measured so.
    let firstDeviation: Double?
    /// The factor of the sum over a whole log.
    let strength: Double

    package init(
        centre: [Double], deviations: [Double], firstDeviation: Double? = nil, strength: Double
    ) {
        self.centre = centre
        self.deviations = deviations
        self.firstDeviation = firstDeviation
        self.strength = strength
    }

    /// Adds the pull's slopes and returns its loss.
    ///
    /// - Parameter share: what part of all reviews the other slopes are of.
    package func add(_ w: [Double], share: Double, to slopes: inout [Double]) -> Double {
        let scale = strength * share
        var loss = 0.0
        for i in w.indices {
            var (distance, slope) = ((w[i] - centre[i]) / deviations[i], 1 / deviations[i])
            if i < 4, let firstDeviation {
                distance = naturalLogarithm(w[i] / centre[i]) / firstDeviation
                slope = 1 / (firstDeviation * w[i])
            }
            loss += scale * distance * distance
            slopes[i] += 2 * scale * distance * slope
        }
        return loss
    }
}
