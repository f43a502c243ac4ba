/// What a word can do in an expression of time.
enum DateWord: UInt8 {
    case other
    /// A noun that is counted ("men"), a word that goes on with the sentence ("was"), one before a number ("page").
    case counted, little, place
    /// Digits; the value is the number, or -1 where it is too long or has a fraction.
    case number
    /// "14th".
    case ordinalDigits
    /// "1960s", "'70s": the value is the first year, or the two digits.
    case decade
    case month, weekday, season, cardinal, ordinal, unit, units, dayPart, holiday
    /// "early", "mid", "late": before the date that they divide.
    case edge
    /// "beginning", "middle", "end": before "of" and the date.
    case portion
    case half, latter
    case the, a, this, that, same, each
    case next, previous, last, past, coming
    case later, earlier, ago, after, before
    case few, some
    case about, than, amount
    case now, today, tomorrow, yesterday, tonight, gone, ahead, recent, present
    case frequency
    case bc, ad
    case of, inside, on, at, by, and, or, to, from, until, between, since, during
    case old, age, long, time, period, date, anniversary, style, per
    case meridiem
    /// A mark; the value is its ASCII code, a long dash counts as a hyphen.
    case mark
}

/// The units in which time is counted, small to large.
enum DateUnit: Int32, Comparable, Sendable {
    case second, minute, hour, day, weekend, week, fortnight, month, season, quarter, year, decade
    case century, millennium

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// ISO 8601's letter, with those that TimeML adds.
    var letter: String {
        switch self {
        case .second: "S"
        case .minute: "M"
        case .hour: "H"
        case .day: "D"
        case .weekend: "WE"
        case .week, .fortnight: "W"
        case .month: "M"
        case .season: "SX"
        case .quarter: "Q"
        case .year: "Y"
        case .decade: "DE"
        case .century: "CE"
        case .millennium: "ML"
        }
    }

    var isOfClock: Bool { self < .day }
}

/// The words of time in a table that is searched by their bytes.
///
/// Written for this project from a grammar of English expressions of time; the months of other languages besides.
struct DateLexicon: Sendable {
    struct Entry {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var word = DateWord.other
        var value: Int32 = 0
    }

    static let shared = DateLexicon()

    /// A power of two, at most a quarter of it filled.
    private static let size = 2048
    private var table = [Entry](repeating: Entry(), count: Self.size)

    /// The word whose letters, in lower case, are packed in two numbers of eight bytes each.
    @inline(__always)
    static func find(
        _ low: UInt64, _ high: UInt64, in table: UnsafePointer<Entry>
    ) -> (DateWord, Int32) {
        var at = slot(low, high)
        while table[at].low != 0 {
            if table[at].low == low, table[at].high == high {
                return (table[at].word, table[at].value)
            }
            at = (at + 1) & (size - 1)
        }
        return (.other, 0)
    }

    func withTable<Result>(_ body: (UnsafePointer<Entry>) -> Result) -> Result? {
        table.withUnsafeBufferPointer { buffer in buffer.baseAddress.map(body) }
    }

    @inline(__always)
    private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
        let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
        return Int(truncatingIfNeeded: mixed >> 40) & (size - 1)
    }

    private init() {
        for (word, value, forms) in Self.plain {
            for form in forms.split(whereSeparator: \.isWhitespace) {
                add(form.utf8, word, value)
            }
        }
        for (word, first, forms) in Self.counted {
            for (i, form) in forms.split(separator: " ").enumerated() {
                for variant in form.split(separator: "|") {
                    add(variant.utf8, word, first + Int32(i))
                }
            }
        }
    }

    private mutating func add(_ form: some Collection<UInt8>, _ word: DateWord, _ value: Int32) {
        guard form.count <= 16 else { return }
        var low: UInt64 = 0
        var high: UInt64 = 0
        for (i, byte) in form.enumerated() {
            if i < 8 {
                low |= UInt64(byte) << (8 * UInt64(i))
            } else {
                high |= UInt64(byte) << (8 * UInt64(i - 8))
            }
        }
        var at = Self.slot(low, high)
        while table[at].low != 0 {
            if table[at].low == low, table[at].high == high { return }
            at = (at + 1) & (Self.size - 1)
        }
        table[at] = Entry(low: low, high: high, word: word, value: value)
    }
}
