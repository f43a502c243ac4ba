import Testing
import ThawCore

@testable import ThawText

@Suite struct PagesDateTests {
    static let dates: [(String, String?, [String])] = [
        ("20-04-15 11:56", "2015-04-20", ["2020-04-15"]),
        ("2015-04-20", "2015-04-20", []),
        ("2015-04-20T11:56:00Z", "2015-04-20", []),
        ("20/04/2015", "2015-04-20", []),
        ("04/20/2015", "2015-04-20", []),
        ("04/05/2015", "2015-05-04", ["2015-04-05"]),
        ("4/5/2015 3:15 PM", "2015-04-05", ["2015-05-04"]),
        ("05-04-12", "2012-04-05", ["2012-05-04", "2005-04-12"]),
        ("12.03.2019", "2019-03-12", []),
        ("20 April 2015", "2015-04-20", []),
        ("Monday 20th of April 2015", "2015-04-20", []),
        ("April 20, 2015", "2015-04-20", []),
        ("3. März 2020", "2020-03-03", []),
        ("1er janvier 1999", "1999-01-01", []),
        ("5 de mayo de 2021", "2021-05-05", []),
        ("31-02-2015", nil, []),
        ("in the spring", nil, []),
        ("1917", nil, []),
    ]

    @Test(arguments: dates)
    func dateIsReadWithItsOtherReadings(
        _ raw: String, _ value: String?, _ alternatives: [String]
    ) {
        let date = PageDateReader.date(raw)
        #expect(date?.value == value)
        #expect(date?.alternatives ?? [] == alternatives)
    }
}
