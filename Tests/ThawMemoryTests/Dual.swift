import Foundation
import ThawMemory

/// A number with its derivatives by the 21 parameters: forward differentiation of the very lines that schedule.
struct Dual: Scalar {
    var value: Double
    var slope: [Double]

    init(_ value: Double) { self.init(value, slope: Array(repeating: 0, count: 21)) }

    init(_ value: Double, slope: [Double]) {
        self.value = value
        self.slope = slope
    }

    /// The parameter with this index.
    init(_ value: Double, variable index: Int) {
        self.init(value)
        slope[index] = 1
    }

    private static func chain(
        _ a: Dual, _ b: Dual, _ value: Double, _ byA: Double, _ byB: Double
    ) -> Dual {
        Dual(value, slope: zip(a.slope, b.slope).map { byA * $0 + byB * $1 })
    }

    static func + (a: Dual, b: Dual) -> Dual { chain(a, b, a.value + b.value, 1, 1) }
    static func - (a: Dual, b: Dual) -> Dual { chain(a, b, a.value - b.value, 1, -1) }
    static func * (a: Dual, b: Dual) -> Dual { chain(a, b, a.value * b.value, b.value, a.value) }
    static func / (a: Dual, b: Dual) -> Dual {
        chain(a, b, a.value / b.value, 1 / b.value, -a.value / (b.value * b.value))
    }
    static func exp(_ x: Dual) -> Dual {
        let value = Double.exp(x.value)
        return Dual(value, slope: x.slope.map { value * $0 })
    }
    static func pow(_ base: Dual, _ exponent: Dual) -> Dual {
        let value = Double.pow(base.value, exponent.value)
        return chain(
            base, exponent, value, exponent.value * value / base.value,
            value * log(base.value))
    }
    static func < (a: Dual, b: Dual) -> Bool { a.value < b.value }
    static func == (a: Dual, b: Dual) -> Bool { a.value == b.value }
}
