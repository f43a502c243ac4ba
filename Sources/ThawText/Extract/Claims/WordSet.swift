/// A few words by their hashes. A bit for each keeps most look-ups to one comparison.
struct WordSet: Sendable {
    private let hashes: [UInt64]
    private let bits: UInt64

    init(_ words: [String]) {
        hashes = words.map { SenseTable.hash($0.utf8) }
        bits = hashes.reduce(0) { $0 | Self.bit(of: $1) }
    }

    /// The words of a text, separated by spaces.
    init(_ words: String) {
        self.init(words.spacedWords.map(String.init))
    }

    private static func bit(of hash: UInt64) -> UInt64 { 1 << (hash >> 40 & 63) }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        bits & Self.bit(of: hash) != 0 && hashes.contains(hash)
    }
}
