/// Cards computed side by side: one number of each.
///
/// `Double` is the lane of one card, in full precision: what the fast kernel is proved against.
package protocol Lane: Scalar {
    /// How many cards.
    static var width: Int { get }
    /// Reads `width` numbers.
    static func load(_ source: UnsafePointer<Float>) -> Self
    /// Writes `width` numbers.
    func store(_ target: UnsafeMutablePointer<Float>)
    /// The number of one card.
    subscript(lane: Int) -> Double { get }
    /// The numbers added up.
    var total: Double { get }
    prefix static func - (a: Self) -> Self
}

extension Double: Lane {
    package static var width: Int { 1 }
    @inline(__always)
    package static func load(_ source: UnsafePointer<Float>) -> Double { Double(source.pointee) }
    @inline(__always)
    package func store(_ target: UnsafeMutablePointer<Float>) { target.pointee = Float(self) }
    @inline(__always) package subscript(lane: Int) -> Double { self }
    @inline(__always) package var total: Double { self }
}

/// Eight cards in 32-bit numbers: one register of AVX2, two of the x86-64 that every machine has,
/// or of Arm.
///
/// `exp` and `log` are polynomials with a relative error of at most 2e-7 (`FastMathTests`), so that
/// they run side by side too. The same operations in the same order everywhere: a build for a newer
/// processor gives the same bits.
package struct Lanes8: Lane {
    var v: SIMD8<Float>

    @inline(__always) init(v: SIMD8<Float>) { self.v = v }
    @inline(__always) package init(_ value: Double) { v = SIMD8(repeating: Float(value)) }

    package static var width: Int { 8 }
    package typealias Mask = SIMDMask<SIMD8<Int32>>

    @inline(__always)
    package static func load(_ source: UnsafePointer<Float>) -> Lanes8 {
        Lanes8(v: UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Float>.self))
    }
    @inline(__always)
    package func store(_ target: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(target).storeBytes(of: v, as: SIMD8<Float>.self)
    }
    @inline(__always) package subscript(lane: Int) -> Double { Double(v[lane]) }
    @inline(__always) package var total: Double {
        var sum = 0.0
        for i in 0..<8 { sum += Double(v[i]) }
        return sum
    }

    @inline(__always) package static func + (a: Self, b: Self) -> Self { Self(v: a.v + b.v) }
    @inline(__always) package static func - (a: Self, b: Self) -> Self { Self(v: a.v - b.v) }
    @inline(__always) package static func * (a: Self, b: Self) -> Self { Self(v: a.v * b.v) }
    @inline(__always) package static func / (a: Self, b: Self) -> Self { Self(v: a.v / b.v) }
    @inline(__always) package prefix static func - (a: Self) -> Self { Self(v: -a.v) }
    @inline(__always) package static func less(_ a: Self, _ b: Self) -> Mask { a.v .< b.v }
    @inline(__always) package static func any(_ mask: Mask) -> Bool {
        let bits = unsafeBitCast(mask, to: SIMD4<UInt64>.self)
        return (bits.x | bits.y | bits.z | bits.w) != 0
    }
    @inline(__always) package static func choose(_ mask: Mask, _ a: Self, _ b: Self) -> Self {
        Self(v: b.v.replacing(with: a.v, where: mask))
    }
}

extension Lanes8 {
    // x = n ln 2 + r with |r| ≤ ½ ln 2, then a polynomial for e^r (Cephes `expf`) and n into the
    // exponent's bits. Below -87 the result is about 1e-38, above 88 about 1e38: never infinite.
    @inline(__always)
    package static func exp(_ x: Self) -> Self {
        var x = choose(less(x, Self(88)), x, Self(88))
        x = choose(less(Self(-87), x), x, Self(-87))
        // Adding 1.5·2²³ rounds to a whole number, which is then in the low bits.
        let magic = SIMD8<Float>(repeating: 12_582_912)
        let shifted = x.v * 1.442_695_04 + magic
        let n = shifted - magic
        let r = (x.v - n * 0.693_359_375) + n * 2.121_944_4e-4
        var p = r * 1.987_569_15e-4 + 1.398_199_95e-3
        p = p * r + 8.333_451_9e-3
        p = p * r + 4.166_579_6e-2
        p = p * r + 1.666_666_55e-1
        p = p * r + 5.000_000_1e-1
        let e = (p * (r * r) + r) + 1
        let exponent = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &<< 23
        return Self(
            v: unsafeBitCast(
                unsafeBitCast(e, to: SIMD8<Int32>.self) &+ exponent, to: SIMD8<Float>.self))
    }

    // x = 2^k m with m between √½ and √2; ln m = 2 artanh((m-1)/(m+1)) as FreeBSD's `logf` has it.
    @inline(__always)
    package static func log(_ x: Self) -> Self {
        let bits = unsafeBitCast(x.v, to: SIMD8<Int32>.self) &+ (0x3f80_0000 - 0x3f35_04f3)
        let k = SIMD8<Float>(truncating: bits &>> 23) - 127
        let mantissa = (bits & 0x007f_ffff) &+ 0x3f35_04f3
        let f = unsafeBitCast(mantissa, to: SIMD8<Float>.self) - 1
        let s = f / (f + 2)
        let z = s * s
        let w = z * z
        let odd = w * (w * 0.242_790_79 + 0.400_009_72)
        let even = z * (w * 0.284_987_87 + 0.666_666_6)
        let half = f * f * 0.5
        let tail = s * (half + odd + even) + k * 9.058_000_6e-6
        return Self(v: (tail - half) + f + k * 0.693_138_12)
    }
}

extension SIMD8<Float> {
    // Small whole numbers between -2²² and 2²², by the bits; the standard initialiser works lane by
    // lane.
    @inline(__always) init(truncating whole: SIMD8<Int32>) {
        let bits = whole &+ 0x4b40_0000
        self = unsafeBitCast(bits, to: SIMD8<Float>.self) - 12_582_912
    }
}
