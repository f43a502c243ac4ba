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
        var hash = UInt128(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
        let prime = UInt128(0x0000_0000_0100_0000_0000_0000_0000_013B)
        for var word in words {
            word.withUTF8 { bytes in
                for byte in bytes { hash = (hash ^ UInt128(byte)) &* prime }
            }
            hash = hash &* prime
        }
        self.rawValue = UUID(uuid: withUnsafeBytes(of: hash.bigEndian) { $0.load(as: uuid_t.self) })
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
