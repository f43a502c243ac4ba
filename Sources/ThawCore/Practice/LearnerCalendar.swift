public import Foundation

/// The learner's own days: they begin at a set hour in a time zone, so that studying past midnight still
/// counts for the evening.
public struct LearnerCalendar: Hashable, Sendable {
    public let timeZone: TimeZone
    /// The hour at which a day begins, 0–23.
    public let dayStart: Int

    public init(timeZone: TimeZone, dayStart: Int) {
        self.timeZone = timeZone
        self.dayStart = min(23, max(0, dayStart))
    }

    /// The number of the learner's day at this moment; day 0 began on 1 January 1970.
    public func day(of time: Date) -> Int { Int(days(at: time).rounded(.down)) }

    /// How much of the learner's day has passed at this moment, from 0 up to but not 1, by the clock on the wall.
    public func fraction(ofDayAt time: Date) -> Double {
        let days = days(at: time)
        return days - days.rounded(.down)
    }

    private func days(at time: Date) -> Double {
        let local = time.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: time))
        return (local - Double(dayStart * 3600)) / 86_400
    }

    /// The moment at which the day begins. Across a change to or from summer time the day is an hour shorter
    /// or longer; where the hour is skipped, the day begins at the change.
    public func start(ofDay day: Int) -> Date {
        let local = Double(day) * 86_400 + Double(dayStart * 3600)
        // No offset exceeds 14 hours, so these are the offsets before and after a change near this hour.
        let before = offset(at: local - 86_400)
        let after = offset(at: local + 86_400)
        // An hour that comes twice: the day begins with the first.
        for candidate in [local - before, local - after]
        where offset(at: candidate) + candidate == local {
            return Date(timeIntervalSince1970: candidate)
        }
        return Date(timeIntervalSince1970: change(from: local - after, to: local - before))
    }

    private func offset(at seconds: Double) -> Double {
        Double(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
    }

    /// The first whole second with the later offset, by halving. The offset changes once between the two.
    private func change(from earlier: Double, to later: Double) -> Double {
        var (low, high) = (earlier, later)
        let old = offset(at: low)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if offset(at: middle) == old { low = middle } else { high = middle }
        }
        return high
    }

    /// ISO 8601 calendar date of a day: "2026-11-21".
    public static func isoDate(ofDay day: Int) -> String {
        let (year, month, dayOfMonth) = civil(day)
        return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(dayOfMonth, 2)
    }

    /// Monday is 0.
    public static func weekday(ofDay day: Int) -> Int { ((day % 7) + 10) % 7 }

    /// Days since 1 January 1970 to year, month and day of the Gregorian calendar
    /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
    public static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let z = day + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
