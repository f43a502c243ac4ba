/// Tells which words lie within two slips of one that was typed, where they come in the order of a word list: what was
/// worked out for the letters that a word shares with the one before is kept.
///
/// The slips are those of `EditDistance.distance`. A bit of a set stands for so many first letters of the typed word:
/// it is set where the letters that were read are at most so many slips away from them.
struct SlipReader {
    private struct Row {
        /// With no slip, with one at most, with two at most.
        var none: UInt64 = 0
        var one: UInt64 = 0
        var two: UInt64 = 0
        /// The places in the typed word where the last letter read stands.
        var places: UInt64 = 0
    }

    /// Longer words have no bit for each of their beginnings.
    static let longest = 63

    /// By the count of letters that were read.
    private var rows = [Row](repeating: Row(), count: longest + 1)
    /// By letter, the places in the typed word where it stands.
    private var places = [UInt64](repeating: 0, count: 256)
    /// The bit of the whole typed word, and the bits of all its beginnings.
    private let whole: UInt64
    private let all: UInt64

    /// - Parameter typed: at most `longest` letters.
    init(_ typed: [UInt8]) {
        for (at, letter) in typed.prefix(Self.longest).enumerated() {
            places[Int(letter)] |= 1 << UInt64(at)
        }
        whole = 1 << UInt64(min(typed.count, Self.longest))
        all = whole | (whole - 1)
        // Letters left out before any was read.
        rows[0] = Row(none: 1, one: 3 & all, two: 7 & all)
    }

    /// Reads a word.
    ///
    /// - Parameter shared: how many letters the word shares with the last one that was read.
    /// - Returns: how many letters were read when nothing that begins with them could be within two slips; `nil` where
    ///   all were.
    mutating func read(_ word: UnsafeBufferPointer<UInt8>, from shared: Int) -> Int? {
        for count in shared..<min(word.count, Self.longest) {
            let places = places[Int(word[count])]
            let row = row(count + 1, places)
            rows[count + 1] = row
            if row.two == 0 { return count + 1 }
        }
        return nil
    }

    /// Whether a word of so many letters that was read to its end is within two slips.
    func isNear(_ count: Int) -> Bool { count <= Self.longest && rows[count].two & whole != 0 }

    /// The row of so many letters, from those before it (Wu and Manber 1992, with letters that changed places).
    private func row(_ count: Int, _ places: UInt64) -> Row {
        let old = rows[count - 1]
        var new = Row(none: (old.none & places) << 1, places: places)
        // The letter is one too many, another one, or stands behind one that was left out.
        new.one = (old.one & places) << 1 | old.none | old.none << 1 | new.none << 1
        new.two = (old.two & places) << 1 | old.one | old.one << 1
        if count > 1 {
            // It changed places with the one before.
            let swapped = places & old.places >> 1
            new.one |= (rows[count - 2].none & swapped) << 2
            new.two |= (rows[count - 2].one & swapped) << 2
        }
        new.one &= all
        new.two = (new.two | new.one << 1) & all
        return new
    }
}
