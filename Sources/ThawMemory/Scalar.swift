#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The arithmetic that the formulas are written in.
///
/// The scheduler computes with `Double`, the optimiser with several cards side by side (`Lanes8`),
/// a test with numbers that carry their derivatives: all run the same lines, so no formula is
/// written twice. Where cards differ, `choose` takes the place of `if`.
package protocol Scalar: Sendable {
    /// One truth for each card that is computed side by side.
    associatedtype Mask: Sendable
    init(_ value: Double)
    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
    static func / (a: Self, b: Self) -> Self
    /// The natural exponential.
    static func exp(_ x: Self) -> Self
    /// The natural logarithm of a positive number.
    static func log(_ x: Self) -> Self
    /// Where `a < b`; nowhere for what is not a number.
    static func less(_ a: Self, _ b: Self) -> Mask
    /// Whether the mask holds anywhere: lets work be left out that no card needs.
    static func any(_ mask: Mask) -> Bool
    /// `a` where the mask holds, else `b`.
    static func choose(_ mask: Mask, _ a: Self, _ b: Self) -> Self
}

extension Double: Scalar {
    @inline(__always) package static func exp(_ x: Double) -> Double { mathExp(x) }
    @inline(__always) package static func log(_ x: Double) -> Double { mathLog(x) }
    @inline(__always) package static func less(_ a: Double, _ b: Double) -> Bool { a < b }
    @inline(__always) package static func any(_ mask: Bool) -> Bool { mask }
    @inline(__always) package static func choose(_ mask: Bool, _ a: Double, _ b: Double) -> Double {
        mask ? a : b
    }
}

// Free functions, because inside `extension Double` the names `exp` and `log` are the static ones
// above.
@inline(__always) private func mathExp(_ x: Double) -> Double { exp(x) }
@inline(__always) private func mathLog(_ x: Double) -> Double { log(x) }
func naturalLogarithm(_ x: Double) -> Double { log(x) }
func cosine(_ x: Double) -> Double { cos(x) }

extension Scalar {
    /// `base` to the power of `exponent`, for a positive base.
    @inline(__always)
    package static func pow(_ base: Self, _ exponent: Self) -> Self { exp(exponent * log(base)) }

    @inline(__always)
    static func smaller(_ a: Self, _ b: Self) -> Self { choose(less(b, a), b, a) }

    @inline(__always)
    static func larger(_ a: Self, _ b: Self) -> Self { choose(less(a, b), b, a) }

    /// The number itself within the range, else the nearer end; the lower end for what is not a
    /// number.
    @inline(__always)
    package func clamped(_ low: Double, _ high: Double) -> Self {
        let atLeast = Self.choose(Self.less(Self(low), self), self, Self(low))
        return Self.smaller(atLeast, Self(high))
    }
}
