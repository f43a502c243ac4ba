/// The loss of a review log and its derivatives by the parameters: the kernel of the optimiser.
///
/// Scratch space for one thread, used again for each call.
struct Gradient<K: Kernel> {
    private let trace: UnsafeMutableBufferPointer<K.Review>

    /// Calls the body with a kernel for cards of up to so many reviews.
    static func with<Result, Failure: Error>(
        longest: Int, _ body: (Gradient<K>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let trace = UnsafeMutableBufferPointer<K.Review>.allocate(capacity: max(1, longest))
        defer { trace.deallocate() }
        return try body(Gradient(trace: trace))
    }

    /// Adds the derivatives of the weighted loss over some groups to `gradient`.
    ///
    /// - Returns: the loss, or 0 where it is not asked for (it costs a logarithm for each review).
    func add(
        _ cards: CardGroups, groups: some Sequence<Int>, w: [Double], to gradient: inout [Double],
        withLoss: Bool = true
    ) -> Double {
        let weights = K.weights(w)
        var loss = 0.0
        var slopes = K()
        var pending = 0
        cards.rows.withUnsafeBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            for index in groups {
                let group = cards.groups[index]
                run(
                    base + group.start, steps: Int(group.steps), weights: weights, slopes: &slopes,
                    withLoss: withLoss)
                pending += Int(group.steps)
                // 32-bit sums stay short, so that nothing small is lost in something large.
                if pending > 512 {
                    loss += slopes.loss.total
                    Self.flush(&slopes, w: w, to: &gradient)
                    pending = 0
                }
            }
        }
        loss += slopes.loss.total
        Self.flush(&slopes, w: w, to: &gradient)
        return loss
    }

    private static func flush(_ slopes: inout K, w: [Double], to gradient: inout [Double]) {
        for (i, slope) in slopes.gradient(w).enumerated() { gradient[i] += slope }
        slopes = K()
    }

    @inline(__always)
    private func run(
        _ rows: UnsafePointer<Float>, steps: Int, weights: K.W, slopes: inout K,
        withLoss: Bool
    ) {
        guard let trace = trace.baseAddress else { return }
        let width = K.L.width
        let first = K.L.load(rows + width)
        let initial = K.initial(offset: first, weights: weights)
        var state = initial
        var row = rows
        for index in 1..<max(1, steps) {
            row += 3 * width
            let offset = K.L.load(row + width)
            let review = K.review(
                state, offset: offset, days: K.L.load(row), weights: weights)
            if withLoss {
                slopes.addLoss(
                    review, offset: offset, weight: K.L.load(row + 2 * width), weights: weights)
            }
            (trace + index).initialize(to: review)
            state = K.next(review)
        }
        slopes.begin()
        for index in stride(from: steps - 1, to: 0, by: -1) {
            slopes.add(
                trace[index], offset: K.L.load(row + width), days: K.L.load(row),
                weight: K.L.load(row + 2 * width), weights: weights)
            row -= 3 * width
        }
        slopes.addFirst(initial, offset: first, weights: weights)
    }
}

extension CardGroups {
    /// Adds the derivatives of the weighted loss over all groups; eight cards side by side.
    ///
    /// - Returns: the loss, or 0 where it is not asked for.
    package func addGradient(
        _ model: Model, w: [Double], to gradient: inout [Double], withLoss: Bool = true
    ) -> Double {
        switch model {
        case .fsrs6:
            Gradient<Slopes<Lanes8>>.with(longest: longest) {
                $0.add(self, groups: groups.indices, w: w, to: &gradient, withLoss: withLoss)
            }
        case .fsrs7:
            Gradient<Slopes7<Lanes8>>.with(longest: longest) {
                $0.add(self, groups: groups.indices, w: w, to: &gradient, withLoss: withLoss)
            }
        }
    }

    /// The same in full precision, one card after the other: what the fast form is held against.
    package func addExactGradient(
        _ model: Model, w: [Double], to gradient: inout [Double]
    ) -> Double {
        switch model {
        case .fsrs6:
            Gradient<Slopes<Double>>.with(longest: longest) {
                $0.add(self, groups: groups.indices, w: w, to: &gradient)
            }
        case .fsrs7:
            Gradient<Slopes7<Double>>.with(longest: longest) {
                $0.add(self, groups: groups.indices, w: w, to: &gradient)
            }
        }
    }
}
