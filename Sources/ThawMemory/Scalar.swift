#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The arithmetic that the formulas are written in.
///
/// The product computes with `Double`. A test, or an optimiser, runs the same lines on numbers that carry
/// their derivatives, so no formula is written twice.
package protocol Scalar: Comparable, Sendable {
    init(_ value: Double)
    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
    static func / (a: Self, b: Self) -> Self
    /// The natural exponential.
    static func exp(_ x: Self) -> Self
    /// `base` to the power of `exponent`, for a positive base.
    static func pow(_ base: Self, _ exponent: Self) -> Self
}

extension Double: Scalar {
    package static func exp(_ x: Double) -> Double { mathExp(x) }
    package static func pow(_ base: Double, _ exponent: Double) -> Double {
        mathPow(base, exponent)
    }
}

// Free functions, because inside `extension Double` the names `exp` and `pow` are the static ones above.
private func mathExp(_ x: Double) -> Double { exp(x) }
private func mathPow(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
func naturalLogarithm(_ x: Double) -> Double { log(x) }

extension Scalar {
    /// The number itself within the range, else the nearer end; the lower end for what is not a number.
    func clamped(_ low: Double, _ high: Double) -> Self {
        guard self >= Self(low) else { return Self(low) }
        return self <= Self(high) ? self : Self(high)
    }
}
