public import Foundation

/// The identity of a `Subject`, so that the id of one kind of thing cannot be passed for another's.
public struct Identifier<Subject>: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }

    /// Reads the usual 36-character form, upper or lower case; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        guard let uuid = UUID(uuidString: String(text)) else { return nil }
        self.rawValue = uuid
    }

    /// The same id for the same words on every machine.
    ///
    /// The words are hashed with 128-bit FNV-1a, a zero byte after each, so that `["ab", "c"]` and
    /// `["a", "bc"]` differ. Not for secrets.
    public init(hashing words: [String]) {
        var hash = FNV128()
        for var word in words {
            hash = word.withUTF8 { hash.adding($0) }
        }
        var (b, c) = (hash.high.bigEndian, hash.low.bigEndian)
        self.rawValue = withUnsafeBytes(of: &b) { b in
            withUnsafeBytes(of: &c) { c in
                UUID(
                    uuid: (
                        b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7],
                        c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]
                    ))
            }
        }
    }

    /// The lower-case 36-character form, as used in addresses.
    public var description: String {
        withUnsafeBytes(of: rawValue.uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { text in
                var at = 0
                func put(_ half: UInt8) {
                    text[at] = half < 10 ? 0x30 + half : 0x57 + half
                    at += 1
                }
                for (number, byte) in bytes.enumerated() {
                    if 4...10 ~= number, number.isMultiple(of: 2) {
                        text[at] = 0x2D
                        at += 1
                    }
                    put(byte >> 4)
                    put(byte & 0x0F)
                }
                return at
            }
        }
    }
}

/// 128-bit FNV-1a in two halves, which costs less than a product of 128 bits.
private struct FNV128 {
    var high: UInt64 = 0x6c62_272e_07bb_0142
    var low: UInt64 = 0x62b8_2175_6295_c58d

    /// With the bytes and a zero behind them.
    func adding(_ bytes: UnsafeBufferPointer<UInt8>) -> FNV128 {
        var hash = self
        for byte in bytes { hash.add(byte) }
        hash.add(0)
        return hash
    }

    /// Times 2^88 + 0x13B.
    @inline(__always)
    private mutating func add(_ byte: UInt8) {
        let mixed = low ^ UInt64(byte)
        let product = mixed.multipliedFullWidth(by: 0x13B)
        high = high &* 0x13B &+ product.high &+ mixed << 24
        low = product.low
    }
}
