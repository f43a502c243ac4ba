/// Adam: steps by the mean of recent slopes, each measured in units of its own recent size.
///
/// D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015; constants as in fsrs-rs
/// 6.6.
package struct Adam {
    private var mean: [Double]
    private var square: [Double]
    private var count = 0
    private let betas: (Double, Double)

    package init(count: Int, betas: (Double, Double) = (0.9, 0.999)) {
        mean = [Double](repeating: 0, count: count)
        square = mean
        self.betas = betas
    }

    /// Moves `w` against the gradient.
    package mutating func step(_ w: inout [Double], gradient: [Double], rate: Double) {
        count += 1
        let (b1, b2) = betas
        let (bias1, bias2) = (
            1 - Double.pow(b1, Double(count)), 1 - Double.pow(b2, Double(count))
        )
        for i in w.indices {
            mean[i] = b1 * mean[i] + (1 - b1) * gradient[i]
            square[i] = b2 * square[i] + (1 - b2) * gradient[i] * gradient[i]
            w[i] -= rate * (mean[i] / bias1) / ((square[i] / bias2).squareRoot() + 1e-8)
        }
    }

    /// The learning rate at this share of the way, from the first value down to 0 along half a
    /// cosine.
    package static func cosineRate(_ rate: Double, at share: Double) -> Double {
        rate / 2 * (1 + cosine(.pi * min(1, share)))
    }
}
