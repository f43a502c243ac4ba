/// A list of words that others are looked for in, by a hash of their bytes: `Set<String>` asks for the canonical form
/// of each word, and costs several times as much.
struct HashedWords: Sendable {
    /// The hashes where they belong, with nothing between them and their places; 0 is an empty place.
    private let slots: [UInt64]

    init(_ words: some Sequence<some StringProtocol>) {
        self.init(hashes: words.map { Self.hash(of: String($0)) })
    }

    /// - Parameter hashes: by any one function that spreads words well.
    init(hashes: [UInt64]) {
        var size = 16
        while size < hashes.count * 4 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for hash in hashes {
            var slot = Self.slot(of: hash, size)
            while slots[slot] != 0, slots[slot] != Self.key(hash) { slot = (slot + 1) & (size - 1) }
            slots[slot] = Self.key(hash)
        }
        self.slots = slots
    }

    /// - Parameter hash: of the word's bytes.
    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        slots.withUnsafeBufferPointer { slots in
            let key = Self.key(hash)
            var slot = Self.slot(of: hash, slots.count)
            while slots[slot] != 0 {
                if slots[slot] == key { return true }
                slot = (slot + 1) & (slots.count - 1)
            }
            return false
        }
    }

    static func hash(of word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { WordShape.quickHash($0, 0, $0.count) }
    }

    /// No hash is kept as 0.
    @inline(__always)
    private static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

    @inline(__always)
    private static func slot(of hash: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: hash ^ hash >> 32) & (size - 1)
    }
}
