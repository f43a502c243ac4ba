/// Eight bytes of a text, looked at together: nearly every byte is a letter or a space, and passes that look for other
/// signs cost little where they skip those.
///
/// A mask has the highest bit of a byte set where the byte is one of those asked for. Of a mask only the lowest such
/// byte is certain.
@usableFromInline
package struct ByteLanes {
    /// The first byte in the lowest place.
    @usableFromInline package let word: UInt64

    @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
    @usableFromInline static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The bytes from the index on, of which there must be eight.
    @inlinable
    package init(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
        word = UInt64(
            littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
                fromByteOffset: at, as: UInt64.self))
    }

    /// Bytes beyond ASCII.
    @inlinable package var wide: UInt64 { word & Self.tops }

    /// Bytes below another, which is at most 0x80.
    @inlinable
    package func below(_ byte: UInt8) -> UInt64 {
        (word &- Self.ones &* UInt64(byte)) & ~word & Self.tops
    }

    /// Bytes that are another.
    @inlinable
    package func equal(to byte: UInt8) -> UInt64 {
        let other = word ^ (Self.ones &* UInt64(byte))
        return (other &- Self.ones) & ~other & Self.tops
    }

    /// Single spaces, each of them certain.
    @inlinable package var spaces: UInt64 {
        let other = word ^ (Self.ones &* 0x20)
        let low = Self.tops &- Self.ones
        return ~(((other & low) &+ low) | other | low)
    }

    /// Bytes that are neither spaces nor among the letters' half of ASCII, each of them certain.
    @inlinable package var signs: UInt64 {
        (word | ~(word << 1)) & Self.tops & ~spaces
    }

    /// Bytes that are no letters of ASCII, each of them certain.
    @inlinable package var others: UInt64 {
        let low = (word | Self.ones &* 0x20) & ~Self.tops
        // The highest bit is carried into from "a" on, and from behind "z".
        let fromA = low &+ Self.ones &* (0x80 - 0x61)
        let behindZ = low &+ Self.ones &* (0x80 - 0x7B)
        return (~fromA | behindZ | word) & Self.tops
    }

    /// Capitals of ASCII, each of them certain.
    @inlinable package var capitals: UInt64 {
        let low = word & ~Self.tops
        let fromA = low &+ Self.ones &* (0x80 - 0x41)
        let behindZ = low &+ Self.ones &* (0x80 - 0x5B)
        return fromA & ~behindZ & ~word & Self.tops
    }

    /// How many bytes stand before the lowest one of a mask that is not empty.
    @inlinable
    package static func first(of mask: UInt64) -> Int { mask.trailingZeroBitCount >> 3 }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first sign from an index on that is neither a space nor among the letters' half of ASCII (`@` to `~`); the
    /// end where there is none.
    @inlinable
    package func nextSign(from start: Int, to end: Int) -> Int {
        var at = start
        while at &+ 8 <= end {
            let signs = ByteLanes(self, at).signs
            if signs != 0 { return at &+ ByteLanes.first(of: signs) }
            at &+= 8
        }
        while at < end, self[at] == 0x20 || self[at] & 0xC0 == 0x40 { at += 1 }
        return at
    }

    /// The end of the letters of ASCII that stand from an index on; the index itself where none does.
    @inlinable
    package func endOfLetters(from start: Int, to end: Int) -> Int {
        var at = start
        while at &+ 8 <= end {
            let others = ByteLanes(self, at).others
            if others != 0 { return at &+ ByteLanes.first(of: others) }
            at &+= 8
        }
        while at < end, (self[at] | 0x20) &- 0x61 < 26 { at += 1 }
        return at
    }

    /// Whether no byte lies beyond ASCII.
    @inlinable package var isASCII: Bool {
        var at = 0
        while at &+ 8 <= count {
            if ByteLanes(self, at).wide != 0 { return false }
            at &+= 8
        }
        while at < count, self[at] < 0x80 { at += 1 }
        return at == count
    }

    /// The first byte from an index on that is one of three; the end where there is none.
    @inlinable
    package func next(
        _ one: UInt8, _ two: UInt8, _ three: UInt8, from start: Int, to end: Int
    ) -> Int {
        var at = start
        while at &+ 8 <= end {
            let lanes = ByteLanes(self, at)
            let found = lanes.equal(to: one) | lanes.equal(to: two) | lanes.equal(to: three)
            if found != 0 { return at &+ ByteLanes.first(of: found) }
            at &+= 8
        }
        while at < end, self[at] != one, self[at] != two, self[at] != three { at += 1 }
        return at
    }
}
