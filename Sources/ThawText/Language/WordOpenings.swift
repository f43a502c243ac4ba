import ThawCore

/// The first three letters of words, by which most lines are told from those that begin with one of them before
/// anything is made of the line.
struct WordOpenings: Sendable {
    private let openings: Set<UInt32>

    /// Words in lower case. Of those that do not begin with three letters of ASCII nothing is known.
    init(_ words: [String]) {
        openings = Set(
            words.compactMap { word in
                Array(word.utf8).withUnsafeBufferPointer { Self.opening(of: $0.prefix(3)) }
            })
    }

    /// Whether a text may begin with one of the words: always where it does not begin with three letters of ASCII.
    func mayBegin(_ bytes: [UInt8], _ text: Span) -> Bool {
        guard text.count >= 3 else { return true }
        let start = bytes[text.start..<text.start + 3]
        return Self.opening(of: start).map(openings.contains) ?? true
    }

    private static func opening(of bytes: some Collection<UInt8>) -> UInt32? {
        guard bytes.count == 3, bytes.allSatisfy(WordShape.isASCIILetter) else { return nil }
        return bytes.reduce(0) { $0 << 8 | UInt32($1 | 0x20) }
    }
}
