import ThawCore

/// Finds where known names stand in a text, in whatever spelling.
struct SpellingFinder {
    /// By the hash of its letters, each beginning of a name that ends with a letter of it.
    private var prefixes = HashIndex()
    /// What is reported for a beginning that is a whole name.
    private var places: [Int?] = []
    private let longest: Int
    /// By the first two letters, whether a name begins with them.
    private let openings: [Bool]
    /// The words met so far, by a hash of their bytes.
    private var met = HashIndex()
    private var words: [Word] = []
    /// The keys of the words, one behind another.
    private var letters: [UInt8] = []

    /// A word that was met.
    private struct Word {
        /// Where its key stands in `letters`.
        var key: Range<Int>
        /// The hash of its key.
        var hash: UInt64
        /// The number of the beginning that it is; `nil` for a word that begins no name.
        var prefix: Int?
    }

    /// - Parameter names: the names' keys, and what is reported for each.
    init(_ names: [[UInt8]: Int]) {
        // A letter or two would be found everywhere.
        let names = names.filter { $0.key.count > 3 }
        var openings = [Bool](repeating: false, count: 1 << 16)
        for key in names.keys { openings[Int(key[0]) << 8 | Int(key[1])] = true }
        self.openings = openings
        longest = names.keys.map(\.count).max() ?? 0
        for (key, place) in names {
            var hash = WordShape.basis
            for (at, letter) in key.enumerated() {
                hash = Self.step(hash, letter)
                let number = prefixes.index(of: hash | 1)
                if number == places.count { places.append(nil) }
                if at == key.count - 1 { places[number] = place }
            }
        }
    }

    /// Reports each longest name, in order. Cost: linear, little more for words that begin no name.
    mutating func find(in bytes: [UInt8], _ span: Span, _ body: (Int, Span) -> Void) {
        guard longest > 0 else { return }
        bytes.withUnsafeBufferPointer { bytes in
            var i = span.start
            while i < span.end {
                if bytes[i] == 0x20 {
                    i += 1
                    continue
                }
                let end = TermKey.wordEnd(bytes, i, span.end)
                guard end > i else {
                    i += 1
                    continue
                }
                if mayBegin(bytes, i, span.end), let (place, high) = match(bytes, i, end, span.end)
                {
                    body(place, Span(i, high))
                    i = high
                } else {
                    i = end
                }
            }
        }
    }

    @inline(__always)
    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* WordShape.prime
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

    /// What is known of a word: worked out once, since most words of a page come again.
    private mutating func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Word {
        let number = met.index(of: WordShape.quickHash(bytes, start, end) | 1)
        if number == words.count {
            let low = letters.count
            TermKey.appendWord(bytes, start, end, to: &letters)
            let hash = self.hash(letters[low...], after: WordShape.basis)
            words.append(
                Word(
                    key: low..<letters.count, hash: hash, prefix: prefixes.number(of: hash | 1)))
        }
        return words[number]
    }

    private func hash(_ letters: ArraySlice<UInt8>, after start: UInt64) -> UInt64 {
        letters.reduce(start, Self.step)
    }

    /// The longest name that begins with a word, and where it ends.
    private mutating func match(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ wordEnd: Int, _ limit: Int
    ) -> (Int, Int)? {
        let first = word(bytes, start, wordEnd)
        guard var prefix = first.prefix else { return nil }
        var best: (Int, Int)?
        var hash = first.hash
        var count = first.key.count
        var end = wordEnd
        while true {
            if let place = places[prefix] { best = (place, end) }
            guard count <= longest, let i = Self.nextPart(bytes, end, limit) else { break }
            end = TermKey.wordEnd(bytes, i, limit)
            guard end > i else { break }
            let key = word(bytes, i, end).key
            hash = self.hash(letters[key], after: hash)
            count += key.count
            guard let longer = prefixes.number(of: hash | 1) else { break }
            prefix = longer
        }
        return best
    }

    /// Behind the one space or hyphen that stands between the parts of a name.
    private static func nextPart(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ limit: Int
    ) -> Int? {
        guard at < limit else { return nil }
        if bytes[at] == 0x20 || bytes[at] == 0x2D { return at + 1 }
        let isHyphen =
            at + 2 < limit && bytes[at] == 0xE2 && bytes[at + 1] == 0x80
            && bytes[at + 2] & 0xFE == 0x90
        return isHyphen ? at + 3 : nil
    }
}
