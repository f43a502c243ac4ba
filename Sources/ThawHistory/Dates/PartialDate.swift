/// One date of EDTF (ISO 8601-2): a year, month or day, parts of which may be left unspecified.
public struct PartialDate: Hashable, Sendable {
    /// How sure the one who writes it is.
    public enum Certainty: String, Sendable, CaseIterable {
        case exact = ""
        case uncertain = "?"
        case approximate = "~"
        case uncertainAndApproximate = "%"
    }

    /// A part below the year.
    public enum Part: Hashable, Sendable {
        case none
        /// Written `XX`: there is one, but not which.
        case unspecified
        case number(Int)
    }

    /// Astronomical: 0 is 1 BC. `nil` is `XXXX`, a year that is not known.
    public private(set) var year: Int?
    /// How many digits at the end of the year are unspecified: 1 a decade, 2 a century, 3 a millennium.
    public private(set) var openDigits: Int
    /// 1…12 a month; 21…41 a season, quarter or half of EDTF's level 2.
    public private(set) var month: Part
    public private(set) var day: Part
    public var certainty: Certainty

    /// A year, a month or a day; `nil` where the calendar has no such day.
    public init?(
        year: Int?, month: Part = .none, day: Part = .none, openDigits: Int = 0,
        certainty: Certainty = .exact
    ) {
        if let year, abs(year) > CivilDay.farthestYear { return nil }
        guard (0...3).contains(openDigits), Self.isMonth(month) else { return nil }
        switch (month, day) {
        case (_, .none), (.number(1...12), .unspecified), (.unspecified, .unspecified): break
        case (.number(let month), .number(let day)):
            // Without a year, 29 February is a day.
            guard month <= 12, day >= 1, day <= CivilDay.length(ofMonth: month, year: year ?? 4)
            else { return nil }
        case (.unspecified, .number(let day)):
            guard (1...31).contains(day) else { return nil }
        default: return nil
        }
        self.year = year.map { Self.floored($0, openDigits) }
        self.openDigits = openDigits
        self.month = month
        self.day = day
        self.certainty = certainty
    }

    /// A whole year.
    init(wholeYear year: Int, certainty: Certainty = .exact) {
        self.year = CivilDay.clamped(year)
        openDigits = 0
        month = .none
        day = .none
        self.certainty = certainty
    }

    /// A day of the calendar by its number.
    init(dayNumber: Int, certainty: Certainty = .exact) {
        let date = CivilDay.date(dayNumber)
        year = date.year
        openDigits = 0
        month = .number(date.month)
        day = .number(date.day)
        self.certainty = certainty
    }

    private static func isMonth(_ part: Part) -> Bool {
        guard case .number(let month) = part else { return true }
        return (1...12).contains(month) || (21...41).contains(month)
    }

    /// The year nearest to 0 among those that share the digits that are given.
    private static func floored(_ year: Int, _ openDigits: Int) -> Int {
        guard openDigits > 0 else { return year }
        let unit = [1, 10, 100, 1000][openDigits]
        return year / unit * unit
    }

    /// First and last day that the date may mean, as numbers of `CivilDay`; `nil` where the year is not known.
    public var days: ClosedRange<Int>? {
        guard let year else { return nil }
        let unit = [1, 10, 100, 1000][openDigits]
        let first = year < 0 && openDigits > 0 ? year - unit + 1 : year
        let last = year < 0 && openDigits > 0 ? year : year + unit - 1
        guard openDigits == 0 else {
            return CivilDay.number(
                year: first, month: 1, day: 1)...CivilDay.number(
                    year: last, month: 12, day: 31)
        }
        switch (month, day) {
        case (.number(let month), .number(let day)) where month <= 12:
            let number = CivilDay.number(year: year, month: month, day: day)
            return number...number
        case (.number(let month), _):
            return Self.days(ofMonths: Self.months(month), in: year)
        default:
            return Self.days(ofMonths: 1...12, in: year)
        }
    }

    /// The months of a month, season or part of a year. Winter begins in December of the year that it is named for.
    private static func months(_ month: Int) -> ClosedRange<Int> {
        switch month {
        case 1...12: return month...month
        case 21, 25, 31: return 3...5
        case 22, 26, 30: return 6...8
        case 23, 27, 29: return 9...11
        case 24, 28, 32: return 12...14
        case 33...36: return ((month - 33) * 3 + 1)...((month - 33) * 3 + 3)
        case 37...39: return ((month - 37) * 4 + 1)...((month - 37) * 4 + 4)
        case 40: return 1...6
        case 41: return 7...12
        default: return 1...12
        }
    }

    private static func days(ofMonths months: ClosedRange<Int>, in year: Int) -> ClosedRange<Int> {
        let last = months.upperBound
        let lastYear = last > 12 ? year + 1 : year
        let lastMonth = last > 12 ? last - 12 : last
        let first = months.lowerBound
        return CivilDay.number(
            year: year, month: first, day: 1)...CivilDay.number(
                year: lastYear, month: lastMonth,
                day: CivilDay.length(ofMonth: lastMonth, year: lastYear))
    }

    /// How far from its days an approximate date may lie. A circa without a number is read as a few of its own units.
    var slackInDays: Int {
        guard certainty != .exact else { return 0 }
        switch (openDigits, month, day) {
        case (3, _, _): return 73_000
        case (2, _, _): return 9_130
        case (1, _, _): return 1_826
        case (_, .none, _), (_, .unspecified, _): return 1_826
        case (_, .number(let month), .none) where month > 12: return 45
        case (_, _, .number): return 3
        default: return 31
        }
    }
}
