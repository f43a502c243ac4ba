import Foundation
import TestSupport
import Testing
import ThawCore

@Suite struct LearnerCalendarTests {
    private func calendar(_ zone: String, dayStart: Int = 4) throws -> LearnerCalendar {
        LearnerCalendar(timeZone: try #require(TimeZone(identifier: zone)), dayStart: dayStart)
    }

    private func time(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    @Test(
        arguments: [
            ("UTC", "2026-03-01T03:59:59Z", "2026-02-28"),
            ("UTC", "2026-03-01T04:00:00Z", "2026-03-01"),
            ("Europe/Berlin", "2026-01-10T02:59:59Z", "2026-01-09"),
            ("Europe/Berlin", "2026-01-10T03:00:00Z", "2026-01-10"),
            ("Europe/Berlin", "2026-07-10T01:59:59Z", "2026-07-09"),
            ("Europe/Berlin", "2026-07-10T02:00:00Z", "2026-07-10"),
            ("America/New_York", "2026-01-10T08:59:59Z", "2026-01-09"),
            ("America/New_York", "2026-01-10T09:00:00Z", "2026-01-10"),
            ("Asia/Kolkata", "2026-01-09T22:29:59Z", "2026-01-09"),
            ("Asia/Kolkata", "2026-01-09T22:30:00Z", "2026-01-10"),
            ("Pacific/Kiritimati", "2026-01-09T14:00:00Z", "2026-01-10"),
            ("Pacific/Pago_Pago", "2026-01-10T14:59:59Z", "2026-01-09"),
            ("UTC", "1969-12-31T03:59:59Z", "1969-12-30"),
        ] as [(String, String, String)])
    func dayBeginsAtFourInTheLearnersZone(zone: String, moment: String, date: String) throws {
        let calendar = try calendar(zone)
        #expect(LearnerCalendar.isoDate(ofDay: calendar.day(of: try time(moment))) == date)
    }

    @Test(
        arguments: [
            // Berlin springs forward at 01:00 UTC on 29 March and back at 01:00 UTC on 25 October 2026.
            ("Europe/Berlin", 4, "2026-03-29", "2026-03-29T02:00:00Z", 23.0),
            ("Europe/Berlin", 2, "2026-03-29", "2026-03-29T01:00:00Z", 23),
            ("Europe/Berlin", 4, "2026-10-25", "2026-10-25T03:00:00Z", 25),
            ("Europe/Berlin", 2, "2026-10-25", "2026-10-25T00:00:00Z", 25),
            ("Europe/Berlin", 3, "2026-10-25", "2026-10-25T02:00:00Z", 25),
            // New York: 07:00 UTC on 8 March, 06:00 UTC on 1 November.
            ("America/New_York", 2, "2026-03-08", "2026-03-08T07:00:00Z", 23),
            ("America/New_York", 1, "2026-11-01", "2026-11-01T05:00:00Z", 25),
            ("America/New_York", 4, "2026-11-01", "2026-11-01T09:00:00Z", 25),
            // Lord Howe Island moves by half an hour.
            ("Australia/Lord_Howe", 2, "2026-10-04", "2026-10-03T15:30:00Z", 23.5),
            ("UTC", 0, "1969-12-31", "1969-12-31T00:00:00Z", 24),
        ] as [(String, Int, String, String, Double)])
    func dayStartsOnceAcrossSummerTime(
        zone: String, dayStart: Int, date: String, start: String, hours: Double
    ) throws {
        let calendar = try calendar(zone, dayStart: dayStart)
        let begin = try time(start)
        let day = calendar.day(of: begin)
        #expect(LearnerCalendar.isoDate(ofDay: day) == date)
        #expect(calendar.start(ofDay: day) == begin)
        // The day before or the day itself is the odd one, by whether the change comes before its start.
        let lengths = [day - 1, day].map {
            calendar.start(ofDay: $0 + 1).timeIntervalSince(calendar.start(ofDay: $0)) / 3600
        }
        #expect(lengths.contains(hours))
    }

    @Test(
        arguments: [
            "UTC", "Europe/London", "America/New_York", "America/St_Johns", "Asia/Kathmandu",
            "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "Africa/Casablanca",
            "America/Santiago",
        ], [0, 1, 2, 3, 4, 23])
    func startIsTheFirstMomentOfItsDay(zone: String, dayStart: Int) throws {
        let calendar = try calendar(zone, dayStart: dayStart)
        for day in -400...400 {
            let start = calendar.start(ofDay: 20_500 + day)
            #expect(calendar.day(of: start) == 20_500 + day)
            #expect(calendar.day(of: start.addingTimeInterval(-1)) == 20_499 + day)
        }
    }

    @Test(
        arguments: [
            (0, "1970-01-01", 3), (-1, "1969-12-31", 2), (-4, "1969-12-28", 6),
            (59, "1970-03-01", 6),
            (11_016, "2000-02-29", 1), (20_778, "2026-11-21", 5), (-719_468, "0000-03-01", 2),
            (-25_509, "1900-02-28", 2), (-25_508, "1900-03-01", 3),
        ] as [(Int, String, Int)])
    func dayNumbersHaveTheirDates(day: Int, date: String, weekday: Int) {
        #expect(LearnerCalendar.isoDate(ofDay: day) == date)
        #expect(LearnerCalendar.weekday(ofDay: day) == weekday)
    }

    @Test func datesAgreeWithFoundation() throws {
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = try #require(TimeZone(identifier: "UTC"))
        for day in stride(from: -60_000, through: 60_000, by: 17) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = gregorian.dateComponents([.year, .month, .day, .weekday], from: date)
            let civil = LearnerCalendar.civil(day)
            #expect(
                civil.year == parts.year && civil.month == parts.month && civil.day == parts.day)
            #expect(LearnerCalendar.weekday(ofDay: day) == ((parts.weekday ?? 0) + 5) % 7)
        }
    }

    @Test func hourIsBroughtIntoTheDay() throws {
        #expect(try calendar("UTC", dayStart: 99).dayStart == 23)
        #expect(try calendar("UTC", dayStart: -1).dayStart == 0)
    }
}
