extension ResolvedDate {
    /// The value of TIMEX3.
    var timexValue: String {
        if let vague { return vague }
        if isDeictic, dayPart == nil { return "PRESENT_REF" }
        return dateValue + timeValue
    }

    private var dateValue: String {
        let year = yearValue
        switch unit {
        case .millennium: return String(year.dropLast(3))
        case .century: return String(year.dropLast(2))
        case .decade: return String(year.dropLast(1))
        case .year:
            switch edge {
            case .firstHalf?: return year + "-H1"
            case .secondHalf?: return year + "-H2"
            case .quarter(let number)?: return year + "-Q\(number)"
            default: return year
            }
        case .quarter: return year + "-QX"
        case .season: return season > 0 ? year + "-" + DateSeason.code(season) : year
        case .month: return year + "-" + digits(month)
        case .week, .fortnight, .weekend:
            let value = year + "-W" + digits(week)
            return unit == .weekend ? value + "-WE" : value
        case .day where weekday > 0 && day == 0: return "XXXX-WXX-\(weekday)"
        case .day, .hour, .minute, .second:
            return year + "-" + digits(month) + "-" + digits(day)
        }
    }

    private var yearValue: String {
        guard let year else { return "XXXX" }
        let isBefore = openDigits > 0 ? year < 0 : year <= 0
        let number = String(isBefore && openDigits == 0 ? 1 - year : abs(year))
        let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
        return isBefore ? "BC" + padded : padded
    }

    private func digits(_ number: Int) -> String {
        number == 0 ? "XX" : number < 10 ? "0\(number)" : "\(number)"
    }

    private var timeValue: String {
        if let minutes {
            guard minutes >= 0 else { return "TXX" }
            let minute = minutes % 60
            return "T" + (minutes < 600 ? "0" : "") + "\(minutes / 60):" + (minute < 10 ? "0" : "")
                + "\(minute)"
        }
        guard let dayPart else { return "" }
        return "T"
            + ["MO", "AF", "EV", "NI", "DT", "12:00", "24:00", "MO"][Int(min(max(dayPart, 0), 7))]
    }

    /// The date as an interval of days; `nil` where the year is not known.
    func historicalDate(isOldStyle: Bool) -> HistoricalDate? {
        guard vague == nil, !isDeictic, let year else { return nil }
        let certainty = isApproximate ? PartialDate.Certainty.approximate : .exact
        guard let whole = partialDate(year, certainty) else { return nil }
        if isOldStyle { return HistoricalDate(oldStyle: whole) }
        if openDigits > 0, year < 0, year > -100, openDigits == 2 {
            // The first century BC has no name of its own in EDTF.
            return HistoricalDate(
                from: .date(PartialDate(wholeYear: -99, certainty: certainty)),
                to: .date(PartialDate(wholeYear: 0, certainty: certainty)))
        }
        if let edge, let days = whole.days, isKnown { return part(edge, of: whole, days) }
        if week > 0, let monday = firstDayOfWeek(year) {
            return HistoricalDate(
                from: .date(PartialDate(dayNumber: monday + (unit == .weekend ? 5 : 0))),
                to: .date(PartialDate(dayNumber: monday + (unit == .fortnight ? 13 : 6))))
        }
        return HistoricalDate(whole)
    }

    private func partialDate(_ year: Int, _ certainty: PartialDate.Certainty) -> PartialDate? {
        switch unit {
        case .millennium, .century, .decade:
            return PartialDate(year: year, openDigits: max(openDigits, 1), certainty: certainty)
        case .year, .quarter, .week, .fortnight, .weekend:
            return PartialDate(year: year, certainty: certainty)
        case .season:
            let part: PartialDate.Part = season > 0 ? .number(season) : .none
            return PartialDate(year: year, month: part, certainty: certainty)
        case .month:
            return PartialDate(
                year: year, month: month > 0 ? .number(month) : .unspecified, certainty: certainty)
        case .day, .hour, .minute, .second:
            guard month > 0 else { return PartialDate(year: year, certainty: certainty) }
            return PartialDate(
                year: year, month: .number(month), day: day > 0 ? .number(day) : .unspecified,
                certainty: certainty)
                ?? PartialDate(year: year, month: .number(month), certainty: certainty)
        }
    }

    private func firstDayOfWeek(_ year: Int) -> Int? {
        let january4 = CivilDay.number(year: year, month: 1, day: 4)
        return january4 - CivilDay.weekday(january4) + 1 + (week - 1) * 7
    }

    /// A third or half of a date: the early 1960s are 1960 to 1963, early October its first ten days.
    private func part(
        _ edge: DatePhrase.Edge, of whole: PartialDate, _ days: ClosedRange<Int>
    ) -> HistoricalDate? {
        let (from, to): (Int, Int)
        let parts = 12
        switch edge {
        case .early, .start: (from, to) = (0, 4)
        case .middle: (from, to) = (4, 8)
        case .late, .end: (from, to) = (8, 12)
        case .firstHalf: (from, to) = (0, 6)
        case .secondHalf: (from, to) = (6, 12)
        case .quarter(let number): (from, to) = (number * 3 - 3, number * 3)
        }
        switch unit {
        case .year:
            guard let year else { return nil }
            return interval(
                PartialDate(year: year, month: .number(from + 1), certainty: edge.certainty),
                PartialDate(year: year, month: .number(to), certainty: edge.certainty))
        case .decade, .century, .millennium:
            let first = CivilDay.date(days.lowerBound).year
            let size = unit == .decade ? 10 : unit == .century ? 100 : 1000
            let low = (size * from + parts / 2) / parts
            let high =
                edge.isAtEnd ? size - 1 : (size * to + parts / 2) / parts - (edge.isHalf ? 1 : 0)
            return interval(
                PartialDate(wholeYear: first + low, certainty: edge.certainty),
                PartialDate(wholeYear: first + high, certainty: edge.certainty))
        case .month:
            let last = days.upperBound - days.lowerBound
            let bounds = edge.daysOfMonth(last: last)
            return interval(
                PartialDate(dayNumber: days.lowerBound + bounds.0, certainty: edge.certainty),
                PartialDate(dayNumber: days.lowerBound + bounds.1, certainty: edge.certainty))
        default: return HistoricalDate(whole)
        }
    }

    private func interval(_ start: PartialDate?, _ end: PartialDate?) -> HistoricalDate? {
        guard let start, let end else { return nil }
        return HistoricalDate(from: .date(start), to: .date(end))
    }
}

extension DatePhrase.Edge {
    /// "early" and "the end of" have no sharp bounds; halves and quarters do.
    fileprivate var certainty: PartialDate.Certainty {
        switch self {
        case .firstHalf, .secondHalf, .quarter: .exact
        default: .approximate
        }
    }

    fileprivate var isHalf: Bool { certainty == .exact }

    fileprivate var isAtEnd: Bool {
        switch self {
        case .late, .end, .secondHalf, .quarter(4): true
        default: false
        }
    }

    /// Days from the first to the last of a part of a month.
    fileprivate func daysOfMonth(last: Int) -> (Int, Int) {
        switch self {
        case .early, .start: (0, 9)
        case .middle: (10, 19)
        case .late, .end: (20, last)
        case .firstHalf: (0, 14)
        case .secondHalf: (15, last)
        case .quarter(let number): (number * 7 - 7, number == 4 ? last : number * 7 - 1)
        }
    }
}

extension DatePhrase {
    /// "P3Y", "PT5H", "PXD".
    var durationValue: String {
        let letter = unit.letter
        let prefix = unit.isOfClock ? "PT" : "P"
        guard let count else { return prefix + "X" + letter }
        let whole = Int(min(count, 1_000_000))
        if count == Double(whole) { return prefix + "\(whole)" + letter }
        return prefix + "\((count * 10).rounded() / 10)" + letter
    }

    /// "XXXX-XX-XX" for every day, "XXXX-WXX" for every week.
    var setValue: String {
        switch unit {
        case .week: "XXXX-WXX"
        case .month: "XXXX-XX"
        case .year: "XXXX"
        case .day:
            "XXXX-XX-XX"
                + (dayPart.map { ["TMO", "TAF", "TEV", "TNI", "TDT"][Int(min(max($0, 0), 4))] }
                    ?? "")
        default: durationValue
        }
    }
}
