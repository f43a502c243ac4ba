import ThawCore

/// Finds many words at once in names like "post-meta" or "postMeta" (Aho and Corasick, 1975).
///
/// Its letters are the 26 of the alphabet, case aside, and the edge of a word, for which anything else counts.
struct WordAutomaton: Sendable {
    private static let edge = 0
    private static let width = 27

    /// The next state for each state and letter.
    private var next: [UInt16]
    /// What the words that end in a state say, together.
    private var found: [UInt32]

    /// - Parameter lists: words between white space, "-" for the edge of one, and what they say.
    init(_ lists: [(words: String, meaning: UInt32)]) {
        next = [UInt16](repeating: 0, count: Self.width)
        found = [0]
        for list in lists {
            for word in list.words.utf8.split(whereSeparator: { ByteText.isSpace($0) }) {
                insert(Array(word), list.meaning)
            }
        }
        link()
    }

    private mutating func insert(_ word: [UInt8], _ meaning: UInt32) {
        var state = 0
        for byte in word {
            let slot = state * Self.width + Self.letter(byte)
            if next[slot] == 0 {
                next[slot] = UInt16(truncatingIfNeeded: found.count)
                found.append(0)
                next += [UInt16](repeating: 0, count: Self.width)
            }
            state = Int(next[slot])
        }
        found[state] |= meaning
    }

    /// Breadth first: where no word goes on, the longest suffix that another word begins with does.
    private mutating func link() {
        var fail = [Int](repeating: 0, count: found.count)
        var queue = (0..<Self.width).map { Int(next[$0]) }.filter { $0 != 0 }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            found[state] |= found[fail[state]]
            for letter in 0..<Self.width {
                let slot = state * Self.width + letter
                let fallback = next[fail[state] * Self.width + letter]
                if next[slot] == 0 {
                    next[slot] = fallback
                } else {
                    fail[Int(next[slot])] = Int(fallback)
                    queue.append(Int(next[slot]))
                }
            }
        }
    }

    @inline(__always)
    private static func letter(_ byte: UInt8) -> Int {
        let lower = byte | 0x20
        return ByteText.isLower(lower) ? Int(lower) - 0x60 : edge
    }

    /// What the words in the span say, together. Cost: linear in the span.
    func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> UInt32 {
        next.withUnsafeBufferPointer { next in
            found.withUnsafeBufferPointer { found in
                var state = Int(next[Self.edge])
                var result: UInt32 = 0
                var wasEdge = true
                var wasLower = false
                for i in span.range {
                    let byte = bytes[i]
                    let letter = Self.letter(byte)
                    if letter == Self.edge {
                        if wasEdge { continue }
                    } else if wasLower, ByteText.isUpper(byte) {
                        state = Int(next[state * Self.width + Self.edge])
                        result |= found[state]
                    }
                    state = Int(next[state * Self.width + letter])
                    result |= found[state]
                    wasEdge = letter == Self.edge
                    wasLower = ByteText.isLower(byte)
                }
                if !wasEdge { result |= found[Int(next[state * Self.width + Self.edge])] }
                return result
            }
        }
    }
}
