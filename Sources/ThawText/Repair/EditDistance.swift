/// How far two words are apart in slips of the hand.
enum EditDistance {
    /// The letters a–z of a word as bits: words far apart here are far apart.
    static func letters(of word: some Sequence<UInt8>) -> UInt32 {
        word.reduce(0) { WordShape.isLower($1) ? $0 | 1 << UInt32($1 - 0x61) : $0 }
    }

    /// Damerau's distance without overlapping transpositions (optimal string alignment), up to `limit`; larger ones
    /// are reported as `limit + 1`.
    static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
        if abs(a.count - b.count) > limit { return limit + 1 }
        // The last three rows, one behind another.
        let width = b.count + 1
        var rows = [Int](repeating: 0, count: 3 * width)
        var (older, old, new) = (2 * width, 0, width)
        for j in 0..<width { rows[old + j] = j }
        for i in 1...max(1, a.count) where i <= a.count {
            rows[new] = i
            var least = i
            for j in 1...max(1, b.count) where j <= b.count {
                let change = a[i - 1] == b[j - 1] ? 0 : 1
                var value = min(
                    rows[old + j] + 1, rows[new + j - 1] + 1, rows[old + j - 1] + change)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    value = min(value, rows[older + j - 2] + 1)
                }
                rows[new + j] = value
                least = min(least, value)
            }
            if least > limit { return limit + 1 }
            (older, old, new) = (old, new, older)
        }
        return rows[old + b.count]
    }

    /// Whether the letters of the first word stand in the second in this order.
    static func isSubsequence(_ a: [UInt8], of b: [UInt8]) -> Bool {
        var i = 0
        for letter in b where i < a.count && a[i] == letter { i += 1 }
        return i == a.count
    }

    /// The weighted distance from a typed word to the one that may be meant.
    static func cost(_ typed: [UInt8], _ meant: [UInt8]) -> Double {
        var older = [Double](repeating: 0, count: meant.count + 1)
        var old = (0...meant.count).map { Double($0) * missing }
        var new = old
        for i in 1...typed.count {
            new[0] = Double(i) * extra
            for j in 1...max(1, meant.count) where j <= meant.count {
                let t = typed[i - 1]
                let m = meant[j - 1]
                let isDoubledTyped = i > 1 && typed[i - 2] == t
                let isDoubledMeant = j > 1 && meant[j - 2] == m
                var value = old[j] + (isDoubledTyped ? doubled : extra)
                value = min(value, new[j - 1] + (isDoubledMeant ? doubled : missing))
                value = min(
                    value, old[j - 1] + (t == m ? 0 : isVowel(t) && isVowel(m) ? vowel : other))
                if i > 1, j > 1, t == meant[j - 2], typed[i - 2] == m {
                    value = min(value, older[j - 2] + swapped)
                }
                new[j] = value
            }
            (older, old, new) = (old, new, older)
        }
        return old[meant.count]
    }

    // What a slip weighs. From general experience of typing, not fitted.
    private static let missing = 0.7
    private static let extra = 0.9
    private static let doubled = 0.5
    private static let vowel = 0.75
    private static let other = 1.0
    private static let swapped = 0.5

    private static func isVowel(_ letter: UInt8) -> Bool {
        letter == 0x61 || letter == 0x65 || letter == 0x69 || letter == 0x6F || letter == 0x75
            || letter == 0x79
    }
}
