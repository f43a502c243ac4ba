import ThawCore

/// Finds where known names stand in a text, in whatever spelling.
struct SpellingFinder {
    private let places: [[UInt8]: Int]
    private let prefixes: Set<UInt64>
    private let longest: Int
    /// By the first two letters, whether a name begins with them.
    private let openings: [Bool]
    /// The words met so far, by a hash of their bytes, and whether no name begins with each.
    private var met = HashIndex()
    private var beginsNone: [Bool] = []

    /// - Parameter places: the names' keys, and what is reported for each.
    init(_ places: [[UInt8]: Int]) {
        // A letter or two would be found everywhere.
        self.places = places.filter { $0.key.count > 3 }
        var prefixes: Set<UInt64> = []
        for key in self.places.keys {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in key {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                prefixes.insert(hash)
            }
        }
        self.prefixes = prefixes
        var openings = [Bool](repeating: false, count: 1 << 16)
        for key in self.places.keys { openings[Int(key[0]) << 8 | Int(key[1])] = true }
        self.openings = openings
        longest = self.places.keys.map(\.count).max() ?? 0
    }

    /// Reports each longest name, in order. Cost: linear, little more for words that begin no name.
    mutating func find(in bytes: [UInt8], _ span: Span, _ body: (Int, Span) -> Void) {
        guard longest > 0 else { return }
        var key: [UInt8] = []
        key.reserveCapacity(64)
        bytes.withUnsafeBufferPointer { bytes in
            var i = span.start
            while i < span.end {
                let end = TermKey.wordEnd(bytes, i, span.end)
                guard end > i else {
                    i += 1
                    continue
                }
                if let (place, high) = match(bytes, i, end, span.end, &key) {
                    body(place, Span(i, high))
                    i = high
                } else {
                    i = end
                }
            }
        }
    }

    /// Whether the first two letters begin a name; letters that a key writes otherwise may always.
    @inline(__always)
    private func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Bool {
        guard start + 1 < limit, WordShape.isASCIILetter(bytes[start]),
            WordShape.isASCIILetter(bytes[start + 1])
        else { return true }
        let first = bytes[start] | 0x20
        let second = bytes[start + 1] | 0x20
        // "ll" is one letter in a key.
        return first == 0x6C && second == 0x6C || openings[Int(first) << 8 | Int(second)]
    }

    /// The number of the word among those met.
    private mutating func number(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var hash = WordShape.basis
        for byte in UnsafeBufferPointer(rebasing: word) {
            hash = (hash ^ UInt64(byte)) &* WordShape.prime
        }
        let number = met.index(of: hash | 1)
        if number == beginsNone.count { beginsNone.append(false) }
        return number
    }

    private mutating func match(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ wordEnd: Int, _ limit: Int,
        _ key: inout [UInt8]
    ) -> (Int, Int)? {
        guard mayBegin(bytes, start, limit) else { return nil }
        let first = number(bytes[start..<wordEnd])
        if beginsNone[first] { return nil }
        key.removeAll(keepingCapacity: true)
        var best: (Int, Int)?
        var i = start
        while i < limit, key.count <= longest {
            let end = TermKey.wordEnd(bytes, i, limit)
            guard end > i else { break }
            TermKey.appendWord(bytes, i, end, to: &key)
            guard prefixes.contains(WordShape.hash(key)) else {
                if i == start { beginsNone[first] = true }
                break
            }
            if let place = places[key] { best = (place, end) }
            i = end
            // One space or hyphen between the parts of a name.
            guard i < limit, bytes[i] == 0x20 || bytes[i] == 0x2D else {
                if i + 2 < limit, bytes[i] == 0xE2, bytes[i + 1] == 0x80,
                    bytes[i + 2] & 0xFE == 0x90
                {
                    i += 3
                    continue
                }
                break
            }
            i += 1
        }
        return best
    }
}
