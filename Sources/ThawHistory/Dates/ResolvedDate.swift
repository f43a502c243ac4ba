/// A date with everything that could be found out about it, to be written as EDTF and as TIMEX3.
struct ResolvedDate {
    var year: Int?
    var unit: DateUnit
    var openDigits = 0
    var month = 0
    var season = 0
    var day = 0
    var weekday = 0
    var week = 0
    var edge: DatePhrase.Edge?
    var dayPart: Int32?
    var minutes: Int?
    var isApproximate = false
    /// Whether the date is that of its unit; if not, it lies somewhere in it, or far from the anchor.
    var isKnown = true
    /// "today" where nobody knows when that was.
    var isDeictic = false
    /// "a few days later": where it lies is not told.
    var vague: String?

    /// The day, where it is known.
    var dayNumber: Int? {
        guard let year, month > 0, day > 0 else { return nil }
        return CivilDay.number(year: year, month: month, day: day)
    }

    init(year: Int?, unit: DateUnit) {
        self.year = year
        self.unit = unit
    }

    /// The year that a month, season or day without one most likely has, going on from the anchor.
    mutating func fillYear(from anchor: DateResolver.Anchor) {
        switch unit {
        case .day where month == 0 && day > 0:
            year = anchor.year
            month = anchor.month
            if anchor.month == 0 { isKnown = false }
        case .day where month == 0:
            year = anchor.year
            month = anchor.month
            day = anchor.day
            if anchor.day == 0 { isKnown = false }
        case .month, .season, .day:
            let named = season > 0 ? DateSeason.middleMonth(season) : month
            year = anchor.year
            guard anchor.month > 0 else { return }
            if named - anchor.month <= -8 { year = anchor.year + 1 }
        default:
            year = anchor.year
        }
    }

    /// Goes `direction` times `count` units from the anchor.
    mutating func shift(from base: DateResolver.Anchor, _ phrase: DatePhrase) {
        guard let count = phrase.count ?? (unit == .hour ? 0 : nil) else {
            isKnown = false
            vague = phrase.direction < 0 ? "PAST_REF" : "FUTURE_REF"
            return
        }
        let steps = phrase.direction * Int(min(count.rounded(), 1_000_000))
        if phrase.weekday > 0 { return moveToWeekday(base, phrase.direction) }
        switch unit {
        case .year: year = CivilDay.clamped(base.year + steps)
        case .decade:
            openDigits = 1
            // Before Christ the decades count down: from the 490s to the 480s.
            year =
                base.year > 0
                ? (base.year + steps * 10) / 10 * 10 : -max((1 - base.year) / 10 - steps, 0) * 10
        case .century, .millennium:
            openDigits = unit == .century ? 2 : 3
            let size = unit == .century ? 100 : 1000
            year = (base.year + steps * size) / size * size
        case .season, .month, .quarter: moveMonths(base, phrase, steps)
        case .week, .fortnight, .weekend: moveWeeks(base, steps)
        case .day: moveDays(base, phrase, steps)
        case .second, .minute, .hour:
            if minutes == nil { minutes = -1 }
            year = base.year
            month = month > 0 ? month : base.month
            day = day > 0 ? day : base.day
        }
    }

    private mutating func moveMonths(
        _ base: DateResolver.Anchor, _ phrase: DatePhrase, _ steps: Int
    ) {
        year = base.year
        let named = season > 0 ? DateSeason.middleMonth(season) : month
        if named > 0 {
            // "the next spring", "the previous April": the first one after or before the anchor.
            guard base.month > 0 else {
                year = base.year + phrase.direction
                return
            }
            if phrase.direction > 0, named <= base.month { year = base.year + 1 }
            if phrase.direction < 0, named >= base.month { year = base.year - 1 }
            if phrase.direction == 0, season == 24, base.month >= 9 { year = base.year + 1 }
            return
        }
        guard unit == .month else {
            season = 0
            isKnown = base.month > 0
            return
        }
        guard base.month > 0 else {
            isKnown = false
            return
        }
        let total = base.year * 12 + base.month - 1 + min(max(steps, -120_000), 120_000)
        year = CivilDay.floorDivide(total, 12)
        month = total - CivilDay.floorDivide(total, 12) * 12 + 1
    }

    private mutating func moveWeeks(_ base: DateResolver.Anchor, _ steps: Int) {
        year = base.year
        let days = min(max(steps, -100_000), 100_000) * (unit == .fortnight ? 14 : 7)
        guard let start = base.dayNumber else {
            guard base.month > 0 else {
                isKnown = false
                return
            }
            // "a week later" behind a month alone: counted from its middle.
            let middle = CivilDay.number(year: base.year, month: base.month, day: 15)
            set(dayNumber: middle + days)
            (unit, day, isApproximate) = (.month, 0, true)
            return
        }
        let number = start + days
        (year, week) = CivilDay.week(number)
    }

    private mutating func moveDays(_ base: DateResolver.Anchor, _ phrase: DatePhrase, _ steps: Int)
    {
        year = base.year
        if phrase.month > 0 { return moveMonths(base, phrase, steps) }
        guard let start = base.dayNumber else {
            month = base.month
            isKnown = false
            return
        }
        set(dayNumber: start + steps)
    }

    private mutating func moveToWeekday(_ base: DateResolver.Anchor, _ direction: Int) {
        guard let start = base.dayNumber else {
            isKnown = false
            return
        }
        let distance = (weekday - CivilDay.weekday(start) + 7) % 7
        if direction < 0 {
            set(dayNumber: start - (7 - distance))
        } else if direction > 0 {
            set(dayNumber: start + (distance == 0 ? 7 : distance))
        } else {
            set(dayNumber: start + (distance > 3 ? distance - 7 : distance))
        }
    }

    mutating func set(dayNumber: Int) {
        let date = CivilDay.date(dayNumber)
        year = date.year
        month = date.month
        day = date.day
        unit = .day
    }
}
