/// Days of the proleptic Gregorian calendar as numbers, counted from 1 January 1970, and of the Julian beside it.
///
/// Years are astronomical: 0 is 1 BC. The arithmetic is that of eras of 400 (or four) years that begin in March,
/// so that the leap day comes last (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
package enum CivilDay {
    /// Years beyond this are kept at it, so that no sum overflows.
    static let farthestYear = 9_999_999

    /// The number of a day. A month or day outside the calendar is moved to its nearest end.
    package static func number(year: Int, month: Int, day: Int) -> Int {
        let year = clamped(year)
        let month = min(max(month, 1), 12)
        let day = min(max(day, 1), length(ofMonth: month, year: year))
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The year, month and day of a number.
    package static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * part + 2) / 5 + 1)
    }

    /// The number of a day that is written in the Julian calendar.
    package static func number(julianYear year: Int, month: Int, day: Int) -> Int {
        let year = clamped(year)
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 4)
        let yearOfEra = shifted - era * 4
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 1461 + yearOfEra * 365 + dayOfYear - 719_470
    }

    /// 1 for Monday to 7 for Sunday.
    package static func weekday(_ number: Int) -> Int {
        let day = (number + 3) % 7
        return (day < 0 ? day + 7 : day) + 1
    }

    /// The ISO week of a day and the year that the week belongs to.
    package static func week(_ number: Int) -> (year: Int, week: Int) {
        let thursday = number - weekday(number) + 4
        let year = date(thursday).year
        return (year, (thursday - Self.number(year: year, month: 1, day: 1)) / 7 + 1)
    }

    /// Whether the Gregorian year has a 29 February.
    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days the month has, of 1 to 12.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func clamped(_ year: Int) -> Int { min(max(year, -farthestYear), farthestYear) }

    static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}
