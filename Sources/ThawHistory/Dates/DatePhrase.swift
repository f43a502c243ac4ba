/// What an expression of time says by itself, before the text around it is asked.
struct DatePhrase {
    enum Kind {
        /// A date, whole or in part, or one that stands at a distance from another.
        case date
        case duration
        case set
        case past, present, future
        /// "this period", "at that time": the time that the text speaks of.
        case vague
    }

    /// Which part of a date is meant.
    enum Edge {
        case early, middle, late
        case start, end
        case firstHalf, secondHalf
        case quarter(Int)
    }

    /// The date that a distance is counted from.
    enum Pointer {
        /// "this year", "ago": from the day that the text was written, where it is known.
        case now
        /// "that year", "later": from the date last spoken of.
        case that
    }

    /// What a number of two digits behind a month most likely is, by the words beside it.
    enum DayOrYear {
        /// "in Jan 23", "Jan 33".
        case year
        /// "Wall St Crash, Oct 29".
        case either
        /// "on Jan 23", "October 14".
        case day
    }

    /// Tokens: the first, and the one behind the last.
    var first: Int
    /// Where the date itself begins, behind "about" and "the end of".
    var core: Int
    var end: Int
    var kind = Kind.date
    /// The smallest part that is named.
    var unit = DateUnit.day
    /// Astronomical.
    var year: Int?
    var hasEra = false
    /// Two digits of a year or decade.
    var shortYear: Int?
    /// 1 for a decade, 2 for a century, 3 for a millennium.
    var openDigits = 0
    var month = 0
    var season = 0
    var day = 0
    var weekday = 0
    var edge: Edge?
    var dayPart: Int32?
    var minutes: Int?
    /// How many units, of a duration or a distance; `nil` is "some".
    var count: Double? = 1
    /// Whether the count is a sign and number of units from the pointer: -1 "the previous year".
    var direction = 0
    var pointer: Pointer?
    /// How many years lie between a month or day and the year that is pointed at: 1 in "June the year after".
    var yearSteps = 0
    var isApproximate = false
    /// "the winter of 1916–17": what is told next is of the second year.
    var endsNextYear = false
    /// "Next day …" at the head of a sentence goes on from the story.
    var opensSentence = false
    /// "(306–337)", "in 312": a year only where the text tells of such times.
    var isEarly = false
    /// "in 33", "(80, 84)": two digits that are years only where the page writes them so.
    var isShorthand = false
    /// "the treaty of 8 Dec 87 gets rid of …": two digits behind the day that are its year where the page writes so.
    var mayHaveShortYear = false
    /// Whether it stands in the clause of the year before it.
    var isBesideYear = false
    /// "Jan 23": the day of two digits that may be a year.
    var dayOrYear: DayOrYear?
    /// "O.S.": the date is Julian.
    var isOldStyle = false
    /// "at night": no day in particular.
    var isUndated = false
    /// "today": the present, where the day of writing is not known.
    var isToday = false
    /// An unspecified day of the month, year …: "later that month".
    var isWithin = false
    /// "the year 1917" and "the years 1917".
    var holiday = 0

    init(_ first: Int, _ end: Int, _ kind: Kind = .date, unit: DateUnit = .day) {
        self.first = first
        core = first
        self.end = end
        self.kind = kind
        self.unit = unit
    }

    /// Whether the year must be found in the text around.
    var lacksYear: Bool { kind == .date && year == nil && pointer == nil && holiday == 0 }
}
