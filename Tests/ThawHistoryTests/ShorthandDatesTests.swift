import Foundation
import Testing
import ThawCore
import ThawHistory
import ThawText

/// Dates as students type them: short months, years of two digits, and headings that lend their year.
@Suite struct ShorthandDatesTests {
    @Test(arguments: [
        // Short names of months by themselves.
        ("A strike began in 1926.\nOct: the miners go back", ["1926", "1926-10"]),
        ("A strike began in 1926.\nDec - the last pits open", ["1926", "1926-12"]),
        ("It sat in 1906 (Apr–July) and was sent home", ["1906", "1906-04/1906-07"]),
        ("In May 1983 they met; in Nov. they played at war", ["1983-05", "1983-11"]),
        ("In Oct 1973 it stopped, oil was dear by Jan.", ["1973-10", "../1974-01"]),
        (
            "Late Aug 1917 it failed; by late Sept it was over",
            [
                "1917-08-21~/1917-08-31~", "1917-09-21~/1917-09-30~",
            ]
        ),
        ("In 1968 Jan Palach was a student", ["1968"]),
        ("In 1968 Jan was a student; Mar is no month here", ["1968"]),
        // Years of two digits.
        ("In 1985 he came. 8 Dec 87 gets rid of the missiles", ["1985", "1987-12-08"]),
        ("In 1930 it began.\n1 Dec 34 Kirov murdered", ["1930", "1934-12-01"]),
        (
            "Talks in Oct '86 failed, but the treaty of 8 Dec 87 gets rid of them",
            [
                "1986-10", "1987-12-08",
            ]
        ),
        ("Oct '73: oil is dear by Jan. UK: a three-day week", ["1973-10", "../1974-01"]),
        ("In Aug '79 he came; a nasty recession 81-82.", ["1979-08", "1981/1982"]),
        ("A truce on 27.7.53, no peace", ["1953-07-27"]),
        ("The prize of May 1953 came in the autumn of 62", ["1953-05", "1962-23"]),
        ("In Nov '93 he was chosen; tried 96, pardoned", ["1993-11", "1996"]),
        ("In March 1852 he left. Later the same year he fell", ["1852-03", "1852"]),
        (
            "Aug 1945 it fell; 3 yrs later a state, 9 Sept the other",
            [
                "1945-08", "1948", "1948-09-09",
            ]
        ),
        ("June 1961 a coup -> next month an agency", ["1961-06", "1961-07"]),
        (
            "1931 was calm, 1932, 1933 not.\n1987: Jan 14 a student dies",
            [
                "1931", "1932", "1933", "1987", "1987-01-14",
            ]
        ),
        ("On 1 Jan 1873 it began; 10th of the same month a law", ["1873-01-01", "1873-01-10"]),
        (
            "Plague in 1665, a fire 2-6 September of the year after",
            ["1665", "1666-09-02/1666-09-06"]
        ),
        ("Talks in May '87 but a son in June of 88", ["1987-05", "1988-06"]),
        (
            "On 1 July 1690 they fought. It changed only in 1752, when 2 Sept came",
            [
                "1690-07-01", "1752", "1752-09-02",
            ]
        ),
        (
            "Talks in Oct '86; the summit of 7-8 Dec 87 gets rid of them",
            [
                "1986-10", "1987-12-07/1987-12-08",
            ]
        ),
        ("In 1941 on 3 March 40 men drowned", ["1941", "1941-03-03"]),
        ("It broke in 1986; autumn 89: the border opens", ["1986", "1989-23"]),
        ("Fear in 1929; it slid till summer 32.", ["1929", "../1932-22"]),
        ("The plan of 1928 was done by end of 32.", ["1928", "1932-09~/1932-12~"]),
        ("It began in April 1961, then missiles Oct 62", ["1961-04", "1962-10"]),
        (
            "He fell in Oct 1930.\n2 Mar 31 he speaks\n32-33 famine",
            ["1930-10", "1931-03-02", "1932/1933"]
        ),
        ("2 Mar 30 he speaks; the terror of 37-8 grew", ["1930-03-02", "1937/1938"]),
        ("He stood in Nov '76 and won twice (80, 84)", ["1976-11", "1980", "1984"]),
        ("A crash in Oct 29; 3% in 1929, 25% in 33. Much", ["1929-10", "1929", "1933"]),
        ("gold on 21 Sept 31; France hung on until 36.", ["1931-09-21", "../1936"]),
        ("In 1929 there were 12-14 men and 30 of 33 came", ["1929"]),
        ("In 1929 the score was 32-33 at the end", ["1929"]),
        ("It held in 1915 on pages 10-12 and at 15-20 degrees", ["1915"]),
        ("In 1937 he turned 33.", ["1937"]),
        ("It began in 1961. Calm, roughly late 60s to 79", ["1961", "1967~/1979"]),
        // Distances.
        ("In October 1962 they talked; the hotline came the summer after", ["1962-10", "1963-22"]),
        ("It came in 1347; June the year after it was there", ["1347", "1348-06"]),
        ("A strike in 1980, martial law 13 Dec the year after", ["1980", "1981-12-13"]),
        ("In March 1947 he spoke, 3 months on, aid was promised", ["1947-03", "1947-06"]),
        ("In June 1575 he won; seven yrs later he was dead", ["1575-06", "1582"]),
        ("In June 1575 he won; June seven yrs later he was dead", ["1575-06", "1582-06"]),
        ("In Aug 1975 it peaked; next yr he had to ask", ["1975-08", "1976"]),
        ("It fell in 1933. From Mar of that year it rose", ["1933", "1933-03"]),
        // Holidays, calendars, titles.
        ("It opened on New Year's Day 1834.", ["1834-01-01"]),
        ("On New Year’s Eve 1999 it rained", ["1999-12-31"]),
        ("In 1917 he leaves on 2 Mar (15th NS)", ["1917", "1917-03-15"]),
        ("In 1917: 25 Oct / 7 Nov: the palace is taken", ["1917", "1917-11-07"]),
        ("Starts 23 Feb OS / 8 Mar 1917", ["1917-03-08"]),
        ("In 1904 it grew. 9 Jan 05 OS (22 Jan our style) shots fell", ["1904", "1905-01-22"]),
        ("Orwell's 1984 came out in June 1949", ["1949-06"]),
        ("Russia's 1905 revolution failed", ["1905"]),
        ("Executed 30 Jan 1648/9, two years on", ["1649-01-30", "1651"]),
        ("d. 1 June 1616, a year after", ["1616-06-01", "1617"]),
    ])
    func shorthandIsReadAsItsWriterMeansIt(text: String, dates: [String]) {
        let found = DateReader().dates(in: text).compactMap { $0.date?.edtf }
        #expect(found == dates)
    }

    @Test func yearsOfOneLineAreThoseOfTheLinesBelow() throws {
        let page = """
            A timeline for the wall

            1853
             July - four ships arrive
            1854
             Feb - they are back
             31 Mar * - a treaty is signed
            1868 = Meiji 1
             3 Jan - a coup
             May - the castle is given up. They had met the month before.
            1873 (M6)
             July - a tax is made new
            """
        let read = Reader().read(Array(page.utf8), as: Resource.ID(rawValue: UUID()))
        let dates = DateReader().dates(in: try #require(read.resource))
        #expect(
            dates.compactMap { $0.date?.edtf }.filter { $0.count > 4 } == [
                "1853-07", "1854-02", "1854-03-31", "1868-01-03", "1868-05", "1868-04", "1873-07",
            ])
    }

    @Test(arguments: [
        "everything BC unless I put AD", "dates are BC unless I put AD", "all years in BC!",
    ])
    func yearsOfTwoDigitsMayBeBeforeChrist(remark: String) throws {
        let page = """
            Fall of a republic
            (\(remark))

            - 133: land bill of a tribune, 300 of his friends are killed
            - 91-88 war with the allies, one leader murdered autumn 91
            - 1 Nov 82 a battle at the gate
            - 60 a private deal, and from 58 to 50 war in the north
            - Jan 49 crosses the river, 10 days after that he is in the south
            - 15 March 44: 23 wounds. His heir lives until AD 14
            """
        let read = Reader().read(Array(page.utf8), as: Resource.ID(rawValue: UUID()))
        let dates = DateReader().dates(in: try #require(read.resource))
        #expect(
            dates.compactMap { $0.date?.edtf } == [
                "-0132", "-0090/-0087", "-0090-23", "-0081-11-01", "-0059", "-0057/-0049",
                "-0048-01", "-0048-01-XX", "-0043-03-15", "../0014",
            ])
    }

    @Test(arguments: [
        ("1917", "Apr: he is back in a sealed train.", "1917-04"),
        ("1917", "Shots fell 4 July.", "1917-07-04"),
        ("WAR + 1905", "June: mutiny on a ship of the fleet.", "1905-06"),
        ("Reform and war, 1848–49", "March: barricades in the streets.", "1848-03"),
        ("1848 - the year of failure?", "In March they stood on barricades.", "1848-03"),
    ])
    func aHeadingLendsItsYear(heading: String, line: String, date: String) throws {
        let page = """
            Lecture notes 1800-1950

            THE OLD ORDER
            - In spring 1912 the mines were closed, and they were shut till 1914.
            - Nobody wanted it then.

            \(heading)
            - \(line)
            - It was said that nobody had planned it.
            """
        let read = Reader().read(Array(page.utf8), as: Resource.ID(rawValue: UUID()))
        let dates = DateReader().dates(in: try #require(read.resource))
        #expect(dates.compactMap { $0.date?.edtf } == ["1912-21", "../1914", date])
    }
}
