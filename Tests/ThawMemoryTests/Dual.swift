import Foundation
import ThawMemory

/// A number with its derivatives by the parameters: forward differentiation of the very lines that
/// schedule.
struct Dual: Scalar {
    var value: Double
    /// Empty for a number that depends on no parameter.
    var slope: [Double]

    init(_ value: Double) { self.init(value, slope: []) }

    init(_ value: Double, slope: [Double]) {
        self.value = value
        self.slope = slope
    }

    /// The parameter with this index.
    init(_ value: Double, variable index: Int, of count: Int = 21) {
        self.init(value, slope: Array(repeating: 0, count: count))
        slope[index] = 1
    }

    private static func chain(
        _ a: Dual, _ b: Dual, _ value: Double, _ byA: Double, _ byB: Double
    ) -> Dual {
        if b.slope.isEmpty { return Dual(value, slope: a.slope.map { byA * $0 }) }
        if a.slope.isEmpty { return Dual(value, slope: b.slope.map { byB * $0 }) }
        return Dual(value, slope: zip(a.slope, b.slope).map { byA * $0 + byB * $1 })
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
    static func log(_ x: Dual) -> Dual {
        Dual(Double.log(x.value), slope: x.slope.map { $0 / x.value })
    }
    static func less(_ a: Dual, _ b: Dual) -> Bool { a.value < b.value }
    static func any(_ mask: Bool) -> Bool { mask }
    static func choose(_ mask: Bool, _ a: Dual, _ b: Dual) -> Dual { mask ? a : b }
}
