import Testing
import ThawHistory

@Suite struct HistoricalDateTests {
    @Test(arguments: [
        "1953", "1953-03", "1953-03-05", "196X", "19XX", "1XXX", "XXXX-03", "XXXX-12-25", "1953-XX",
        "1953-03-XX", "1953-XX-XX", "1453~", "1953?", "1953-03%", "1956/1958", "../1940", "1917/..",
        "/1940", "1917/", "-0263", "-04XX", "0000", "1917-21", "1929-35", "2008-41", "Y12345",
        "Y-12345",
        "1960~/1963~", "1953-03-01/1953-03-05", "-0263/-0145",
    ])
    func edtfComesBackAsItWent(_ edtf: String) {
        #expect(HistoricalDate(edtf: edtf)?.edtf == edtf)
    }

    @Test(arguments: [
        "", "53", "1953-13", "1953-02-30", "1953-00", "19X3", "1953-3", "abcd", "1953/1950",
        "../..", "/",
        "1/2/3", "1953-03-05-01", "Y123456789", "[1667,1668]", "1953-42", "1953--03", "XXXX-02-30",
    ])
    func whatIsNoEDTFIsRefused(_ edtf: String) {
        #expect(HistoricalDate(edtf: edtf) == nil)
    }

    @Test(arguments: [
        ("1953", "1953-01-01", "1953-12-31"), ("1953-02", "1953-02-01", "1953-02-28"),
        ("196X", "1960-01-01", "1969-12-31"), ("19XX", "1900-01-01", "1999-12-31"),
        ("-04XX", "-0499-01-01", "-0400-12-31"), ("1917-21", "1917-03-01", "1917-05-31"),
        ("1941-24", "1941-12-01", "1942-02-28"), ("2008-40", "2008-01-01", "2008-06-30"),
        ("1956/1958", "1956-01-01", "1958-12-31"), ("1956-02", "1956-02-01", "1956-02-29"),
    ])
    func datesSpanTheirDays(_ edtf: String, _ first: String, _ last: String) {
        let date = HistoricalDate(edtf: edtf)
        #expect(date?.earliestDay == HistoricalDate(edtf: first)?.earliestDay)
        #expect(date?.latestDay == HistoricalDate(edtf: last)?.latestDay)
    }

    @Test(arguments: [
        ("1953", "1956", HistoricalDate.Order.before), ("1956", "1953", .after),
        ("1953", "1953-03", .overlaps), ("1953-03-05", "1953-03-06", .before),
        ("../1940", "1941", .before), ("1941", "../1940", .after), ("1917/..", "1900", .after),
        ("1917/..", "1950", .overlaps), ("XXXX-03", "1953", .unknown), ("1453~", "1455", .unknown),
        ("1453~", "1600", .before), ("1917/", "1950", .unknown), ("/1940", "1930", .unknown),
        ("-0263", "-0240", .before), ("196X", "1965", .overlaps), ("1953?", "1954", .unknown),
    ])
    func datesAreOrdered(_ one: String, _ other: String, _ order: HistoricalDate.Order) {
        let (a, b) = (HistoricalDate(edtf: one), HistoricalDate(edtf: other))
        #expect(a.flatMap { a in b.map { a.order(to: $0) } } == order)
        let mirror: HistoricalDate.Order =
            order == .before ? .after : order == .after ? .before : order
        #expect(b.flatMap { b in a.map { b.order(to: $0) } } == mirror)
    }

    @Test(arguments: [
        ("1453~", PartialDate.Certainty.approximate), ("1453?", .uncertain), ("1453", .exact),
        ("1453%", .uncertainAndApproximate), ("1453~/1460", .approximate),
        ("1453~/1460?", .uncertainAndApproximate),
    ])
    func certaintyIsThatOfTheLessSureEnd(_ edtf: String, _ certainty: PartialDate.Certainty) {
        #expect(HistoricalDate(edtf: edtf)?.certainty == certainty)
    }

    @Test func daysAreCountedWithoutGapThroughTheCalendar() {
        var expected = CivilDay.number(year: -5000, month: 1, day: 1)
        for year in -5000...3000 {
            for month in 1...12 {
                for day in [1, CivilDay.length(ofMonth: month, year: year)] {
                    let number = CivilDay.number(year: year, month: month, day: day)
                    let back = CivilDay.date(number)
                    #expect(back == (year, month, day))
                    if day == 1 { #expect(number == expected) }
                }
                expected += CivilDay.length(ofMonth: month, year: year)
            }
        }
        #expect(CivilDay.number(year: 1970, month: 1, day: 1) == 0)
        #expect(CivilDay.weekday(CivilDay.number(year: 1953, month: 3, day: 5)) == 4)
    }

    @Test func julianDaysLieBehindGregorianOnes() {
        let october = CivilDay.number(julianYear: 1917, month: 10, day: 25)
        #expect(CivilDay.date(october) == (1917, 11, 7))
        let first = CivilDay.number(julianYear: 1582, month: 10, day: 5)
        #expect(CivilDay.date(first) == (1582, 10, 15))
    }
}
