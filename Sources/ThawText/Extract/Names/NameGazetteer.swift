import Foundation
import ThawCore

/// Names and cue words, looked up by the hash of their folded letters.
///
/// Made by `Scripts/names.sh`, which describes the sources; `Lexicon/NAMES-COPYRIGHT` has their notices. A key of 32
/// bits stands for a word or phrase, so one in some 30,000 unknown words is taken for a known one: names are judged
/// by many signs together, and one wrong sign is harmless.
final class NameGazetteer: Sendable {
    private let words: Table
    private let phrases: Table

    /// `nil` unless the bytes are of the known form.
    init?(bytes: [UInt8]) {
        guard bytes.starts(with: Array("THAWGAZ1".utf8)) else { return nil }
        var at = 8
        guard let words = Table(bytes, at: &at), let phrases = Table(bytes, at: &at) else {
            return nil
        }
        self.words = words
        self.phrases = phrases
    }

    func facts(of key: UInt64) -> NameFacts { NameFacts(bits: words.value(of: key)) }

    /// The classes of names that the phrase is one of, a bit each; 0 for none.
    @inline(__always)
    func classes(of key: UInt64) -> UInt32 { phrases.value(of: key) }

    /// Values by key: the upper 16 bits of a key choose a bucket, the next 16 tell its entries apart.
    private struct Table: Sendable {
        private var values: [UInt32] = []
        private var starts: [UInt32] = []
        private var entries: [UInt32] = []
        /// A bit for what a key may begin with: most words have no entry, and this much fits a nearer cache.
        private var taken = [UInt64](repeating: 0, count: 1 << 14)

        init?(_ bytes: [UInt8], at offset: inout Int) {
            guard offset + 8 <= bytes.count else { return nil }
            let sizes = Self.numbers(in: bytes, from: offset, count: 2)
            let (count, valueCount) = (Int(sizes[0]), Int(sizes[1]))
            offset += 8
            guard offset + valueCount * 4 + 65536 + count * 4 <= bytes.count else { return nil }
            values = Self.numbers(in: bytes, from: offset, count: valueCount)
            offset += valueCount * 4
            starts = Self.sums(of: bytes[offset..<offset + 65536])
            offset += 65536
            guard starts[65536] == count else { return nil }
            entries = Self.numbers(in: bytes, from: offset, count: count)
            offset += count * 4
            guard entries.allSatisfy({ $0 & 0xFFFF < valueCount }) else { return nil }
            taken = entries.withUnsafeBufferPointer { entries in
                var taken = taken
                var at = 0
                for bucket in 0..<65536 {
                    let end = Int(starts[bucket + 1])
                    var mask: UInt64 = 0
                    while at < end {
                        mask |= 1 << UInt64(entries[at] >> 28)
                        at += 1
                    }
                    // Four buckets to a word, as `bit` has them.
                    taken[bucket >> 2] |= mask << UInt64(16 * (bucket & 3))
                }
                return taken
            }
        }

        /// What stands before each byte, and before the end.
        private static func sums(of sizes: ArraySlice<UInt8>) -> [UInt32] {
            Array(unsafeUninitializedCapacity: sizes.count + 1) { sums, filled in
                var sum: UInt32 = 0
                for size in sizes {
                    sums.initializeElement(at: filled, to: sum)
                    filled += 1
                    sum += UInt32(size)
                }
                sums.initializeElement(at: filled, to: sum)
                filled += 1
            }
        }

        /// Little-endian numbers of 32 bits, all of which the bytes hold.
        private static func numbers(in bytes: [UInt8], from offset: Int, count: Int) -> [UInt32] {
            bytes.withUnsafeBytes { bytes in
                Array(unsafeUninitializedCapacity: count) { numbers, filled in
                    for i in 0..<count {
                        numbers.initializeElement(
                            at: i,
                            to: UInt32(
                                littleEndian: bytes.loadUnaligned(
                                    fromByteOffset: offset + 4 * i, as: UInt32.self)))
                    }
                    filled = count
                }
            }
        }

        /// Where `taken` tells of a key.
        @inline(__always)
        private static func bit(of key: UInt64) -> (word: Int, mask: UInt64) {
            (Int(key >> 50), 1 << (key >> 44 & 63))
        }

        @inline(__always)
        func value(of key: UInt64) -> UInt32 {
            let bit = Self.bit(of: key)
            guard taken[bit.word] & bit.mask != 0 else { return 0 }
            let bucket = Int(key >> 48)
            let rest = UInt32(truncatingIfNeeded: key >> 32 & 0xFFFF)
            var i = Int(starts[bucket])
            let end = Int(starts[bucket + 1])
            while i < end {
                let entry = entries[i]
                if entry >> 16 == rest { return values[Int(entry & 0xFFFF)] }
                i += 1
            }
            return 0
        }
    }
}
