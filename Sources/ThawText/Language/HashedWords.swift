/// A list of words that others are looked for in, by a hash of their bytes: `Set<String>` asks for the canonical form
/// of each word, and costs several times as much.
struct HashedWords: Sendable {
    private let hashes: Set<UInt64>

    init(_ words: some Sequence<some StringProtocol>) {
        hashes = Set(words.map { Self.hash(of: String($0)) })
    }

    /// - Parameter hash: of the word's bytes.
    func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

    static func hash(of word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { WordShape.quickHash($0, 0, $0.count) }
    }
}
