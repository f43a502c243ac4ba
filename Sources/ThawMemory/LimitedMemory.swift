/// L-BFGS within bounds: a quasi-Newton search that learns the curvature from its last ten steps.
///
/// J. Nocedal, S. Wright, *Numerical Optimization*, 2006, algorithm 7.4, with the step projected
/// into the bounds and numbers at a bound held there while the slope presses them against it.
struct LimitedMemory {
    /// The function and its slopes.
    typealias Objective = ([Double]) throws -> (value: Double, slopes: [Double])

    private let bounds: [ClosedRange<Double>]
    private var steps: [(move: [Double], change: [Double], inverse: Double)] = []
    private static let memory = 10

    init(bounds: [ClosedRange<Double>]) {
        self.bounds = bounds
    }

    /// The least value found from `start` on.
    ///
    /// - Parameters:
    ///   - tolerance: ends when a round lowers the value by less than this share of it.
    ///   - round: is told each value; `false` ends the search.
    mutating func minimise(
        from start: [Double], rounds: Int, tolerance: Double, _ objective: Objective,
        round: (Int, Double) throws -> Bool
    ) throws -> [Double] {
        var x = projected(start)
        var (value, slopes) = try objective(x)
        for index in 0..<rounds {
            guard try round(index, value) else { break }
            guard let next = try advance(from: x, value: value, slopes: slopes, objective) else {
                // The remembered curvature misled: once more along the slope alone.
                if steps.isEmpty { break }
                steps.removeAll()
                continue
            }
            remember(from: x, slopes, to: next.x, next.slopes)
            let gained = value - next.value
            (x, value, slopes) = next
            if gained <= tolerance * abs(value) { break }
        }
        return x
    }

    /// A point that is lower by a fair share of what the slope promises, or `nil` if there is none
    /// on the way.
    private func advance(
        from x: [Double], value: Double, slopes: [Double], _ objective: Objective
    ) throws -> (x: [Double], value: Double, slopes: [Double])? {
        let free = freed(x, slopes)
        let way = direction(free)
        var length = steps.isEmpty ? 1 / max(1, free.map(abs).max() ?? 1) : 1
        for _ in 0..<20 {
            let next = projected(zip(x, way).map { $0 + length * $1 })
            let promised = zip(zip(next, x), slopes).reduce(0) { $0 + ($1.0.0 - $1.0.1) * $1.1 }
            let (lower, nextSlopes) = try objective(next)
            if promised < 0, lower <= value + 1e-4 * promised {
                return (next, lower, nextSlopes)
            }
            length *= 0.4
        }
        return nil
    }

    // The slope without the numbers that stand at a bound and would be pushed through it.
    private func freed(_ x: [Double], _ slopes: [Double]) -> [Double] {
        x.indices.map { i in
            let isHeld =
                (x[i] <= bounds[i].lowerBound && slopes[i] > 0)
                || (x[i] >= bounds[i].upperBound && slopes[i] < 0)
            return isHeld ? 0 : slopes[i]
        }
    }

    private func direction(_ slopes: [Double]) -> [Double] {
        var q = slopes
        var shares: [Double] = []
        for step in steps.reversed() {
            let share = step.inverse * dot(step.move, q)
            shares.append(share)
            for i in q.indices { q[i] -= share * step.change[i] }
        }
        if let last = steps.last {
            let scale = 1 / (last.inverse * dot(last.change, last.change))
            q = q.map { $0 * scale }
        }
        for (step, share) in zip(steps, shares.reversed()) {
            let correction = share - step.inverse * dot(step.change, q)
            for i in q.indices { q[i] += correction * step.move[i] }
        }
        // Held numbers stay where they are.
        return q.indices.map { slopes[$0] == 0 ? 0 : -q[$0] }
    }

    private mutating func remember(
        from x: [Double], _ slopes: [Double], to next: [Double], _ nextSlopes: [Double]
    ) {
        let move = zip(next, x).map { $0 - $1 }
        let change = zip(nextSlopes, slopes).map { $0 - $1 }
        let curvature = dot(move, change)
        // Only steps along which the function curves upwards say something.
        guard curvature > 1e-10 * dot(change, change).squareRoot() else { return }
        steps.append((move, change, 1 / curvature))
        if steps.count > Self.memory { steps.removeFirst() }
    }

    private func projected(_ x: [Double]) -> [Double] {
        zip(x, bounds).map { $0.clamped($1.lowerBound, $1.upperBound) }
    }

    private func dot(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
