import Testing
import ThawCore
import ThawHistory

/// Each row: a text, and the one expression of time that stands in it, with its EDTF and its TIMEX3 value.
@Suite struct DateReaderTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var text: String
        var words: String
        var edtf: String?
        var value: String
        var testDescription: String { text }

        init(_ text: String, _ words: String, _ edtf: String?, _ value: String) {
            self.text = text
            self.words = words
            self.edtf = edtf
            self.value = value
        }
    }

    private func check(_ row: Row, at location: SourceLocation = #_sourceLocation) {
        let source = SourceText(row.text)
        let mentions = DateReader().mentions(in: row.text)
        let found = mentions.map { source.text(in: $0.span) }
        #expect(found == [row.words], sourceLocation: location)
        guard let mention = mentions.first else { return }
        #expect(mention.date?.edtf == row.edtf, sourceLocation: location)
        #expect(mention.timex.value == row.value, sourceLocation: location)
    }

    static let days: [Row] = [
        Row(
            "occupied 11 Jan 1923 bc Germany missed payments", "11 Jan 1923", "1923-01-11",
            "1923-01-11"),
        Row("He fell on 14 October 1964.", "14 October 1964", "1964-10-14", "1964-10-14"),
        Row("On October 14th, 1964 he fell.", "October 14th, 1964", "1964-10-14", "1964-10-14"),
        Row("On October 14, 1964, he fell.", "October 14, 1964", "1964-10-14", "1964-10-14"),
        Row(
            "On the 14th of October, 1964.", "the 14th of October, 1964", "1964-10-14", "1964-10-14"
        ),
        Row("It was 1st May 1945.", "1st May 1945", "1945-05-01", "1945-05-01"),
        Row("signed 2 May, 1777 at last", "2 May, 1777", "1777-05-02", "1777-05-02"),
        Row("The treaty of 7 Nov. 1917 held.", "7 Nov. 1917", "1917-11-07", "1917-11-07"),
        Row("dated 7-Nov-1917 by hand", "7-Nov-1917", "1917-11-07", "1917-11-07"),
        Row(
            "She died on Saturday, June 24, 1950.", "Saturday, June 24, 1950", "1950-06-24",
            "1950-06-24"),
        Row("on 1953-03-05 they met", "1953-03-05", "1953-03-05", "1953-03-05"),
        Row("am 5.3.1953 gestorben", "5.3.1953", "1953-03-05", "1953-03-05"),
        Row("on 22/06/1941 it began", "22/06/1941", "1941-06-22", "1941-06-22"),
        Row("26.04.86 at Chernobyl", "26.04.86", "1986-04-26", "1986-04-26"),
        Row("on 6/6/44 they landed", "6/6/44", "1944-06-06", "1944-06-06"),
        Row("on 6/22/1941 it began", "6/22/1941", "1941-06-22", "1941-06-22"),
        Row("am 14. Oktober 1964 gestürzt", "14. Oktober 1964", "1964-10-14", "1964-10-14"),
        Row("le 14 juillet 1789 à Paris", "14 juillet 1789", "1789-07-14", "1789-07-14"),
        Row("29 February 1956 was leap day", "29 February 1956", "1956-02-29", "1956-02-29"),
        Row("on 15 March 44 BC he fell", "15 March 44 BC", "-0043-03-15", "BC0044-03-15"),
        Row(
            "the first of May 1886 in Chicago", "the first of May 1886", "1886-05-01", "1886-05-01"),
        Row(
            "the twenty-fifth of December 1991", "the twenty-fifth of December 1991", "1991-12-25",
            "1991-12-25"),
        Row(
            "On 14th October, 1066, Harold fell.", "14th October, 1066", "1066-10-14", "1066-10-14"),
        Row("On June 20 of 1792 they came.", "June 20 of 1792", "1792-06-20", "1792-06-20"),
        Row("on 20\u{A0}May 1940 there", "20\u{A0}May 1940", "1940-05-20", "1940-05-20"),
        Row("Christmas Day 1914 brought peace", "Christmas Day 1914", "1914-12-25", "1914-12-25"),
        Row("by Christmas 1963 we win", "Christmas 1963", "1963-12-25", "1963-12-25"),
        Row("on Christmas Eve 1914", "Christmas Eve 1914", "1914-12-24", "1914-12-24"),
        Row(
            "the night of 10 August 1792", "the night of 10 August 1792", "1792-08-10",
            "1792-08-10TNI"),
        Row(
            "On the morning of July 3, 1863 they", "the morning of July 3, 1863", "1863-07-03",
            "1863-07-03TMO"),
        Row(
            "the evening of 25 October 1917", "the evening of 25 October 1917", "1917-10-25",
            "1917-10-25TEV"),
    ]

    static let months: [Row] = [
        Row("Stalin died in March 1953.", "March 1953", "1953-03", "1953-03"),
        Row("in March, 1953", "March, 1953", "1953-03", "1953-03"),
        Row("in March of 1953", "March of 1953", "1953-03", "1953-03"),
        Row("in Feb 1956", "Feb 1956", "1956-02", "1956-02"),
        Row("in Feb. 1956 it", "Feb. 1956", "1956-02", "1956-02"),
        Row("march 1953 was cold", "march 1953", "1953-03", "1953-03"),
        Row("in May '68", "May '68", "1968-05", "1968-05"),
        Row("in early October 1939", "early October 1939", "1939-10-01~/1939-10-10~", "1939-10"),
        Row("by mid-January 1945", "mid-January 1945", "1945-01-11~/1945-01-20~", "1945-01"),
        Row("in mid January 1945", "mid January 1945", "1945-01-11~/1945-01-20~", "1945-01"),
        Row("until late May 1944", "late May 1944", "1944-05-21~/1944-05-31~", "1944-05"),
        Row(
            "by the end of March 1944", "the end of March 1944", "1944-03-21~/1944-03-31~",
            "1944-03"),
        Row(
            "the beginning of October 1917", "the beginning of October 1917",
            "1917-10-01~/1917-10-10~", "1917-10"),
        Row(
            "during the second half of May 1940", "the second half of May 1940",
            "1940-05-16/1940-05-31", "1940-05"),
        Row("en février 1917", "février 1917", "1917-02", "1917-02"),
        Row("im März 1953 starb", "März 1953", "1953-03", "1953-03"),
        Row("in September 331 BC", "September 331 BC", "-0330-09", "BC0331-09"),
    ]

    static let seasons: [Row] = [
        Row("in spring 1917", "spring 1917", "1917-21", "1917-SP"),
        Row("in the spring of 1917", "the spring of 1917", "1917-21", "1917-SP"),
        Row("Summer 1936 saw terror", "Summer 1936", "1936-22", "1936-SU"),
        Row("during the autumn of 1962", "the autumn of 1962", "1962-23", "1962-FA"),
        Row("in the fall of 1989", "the fall of 1989", "1989-23", "1989-FA"),
        Row("fall 1989", "fall 1989", "1989-23", "1989-FA"),
        Row("the winter of 1941–42", "the winter of 1941–42", "1941-24", "1941-WI"),
        Row("in the winter of 1939", "the winter of 1939", "1939-24", "1939-WI"),
        Row("in early summer 1943", "early summer 1943", "1943-22", "1943-SU"),
        Row("the 1982 summer offensives", "1982 summer", "1982-22", "1982-SU"),
    ]

    static let years: [Row] = [
        Row("1923 bc Germany missed payments", "1923", "1923", "1923"),
        Row("weak in the 1920s bc loans ended", "the 1920s", "192X", "192"),
        Row("Caesar died 44 bc", "44 bc", "-0043", "BC0044"),
        Row("Rome was small in 500 bc", "500 bc", "-0499", "BC0500"),
        Row("in 323 bc Alexander died", "323 bc", "-0322", "BC0323"),
        Row("in 1200 BC Troy fell", "1200 BC", "-1199", "BC1200"),
        Row("it was built in 1200 bc.", "1200 bc", "-1199", "BC1200"),
        Row("in 1956 he spoke", "1956", "1956", "1956"),
        Row("the year 1917 changed all", "the year 1917", "1917", "1917"),
        Row("The 1936 Constitution was new", "1936", "1936", "1936"),
        Row("early 1950 saw talks", "early 1950", "1950-01~/1950-04~", "1950"),
        Row("in late 1942", "late 1942", "1942-09~/1942-12~", "1942"),
        Row("by mid-1916", "mid-1916", "1916-05~/1916-08~", "1916"),
        Row("at the end of 1793", "the end of 1793", "1793-09~/1793-12~", "1793"),
        Row("by the start of 1943", "the start of 1943", "1943-01~/1943-04~", "1943"),
        Row("the middle of 1976", "the middle of 1976", "1976-05~/1976-08~", "1976"),
        Row("in the second half of 2008", "the second half of 2008", "2008-07/2008-12", "2008-H2"),
        Row("in the first half of 1953", "the first half of 1953", "1953-01/1953-06", "1953-H1"),
        Row(
            "in the third quarter of 1929", "the third quarter of 1929", "1929-07/1929-09",
            "1929-Q3"),
        Row("early in 1914", "early in 1914", "1914-01~/1914-04~", "1914"),
        Row("it fell c. 1453 to them", "c. 1453", "1453~", "1453"),
        Row("it fell c.1453 to them", "c.1453", "1453~", "1453"),
        Row("born circa 1453", "circa 1453", "1453~", "1453"),
        Row("born around 1450", "around 1450", "1450~", "1450"),
        Row("built about 1200", "about 1200", "1200~", "1200"),
        Row("It ended in 264 BC.", "264 BC", "-0263", "BC0264"),
        Row("It ended in 264 B.C. at last", "264 B.C.", "-0263", "BC0264"),
        Row("by 1,200 BC it was over", "1,200 BC", "-1199", "BC1200"),
        Row("born c. 347 there", "c. 347", "0347~", "0347"),
        Row("died 30 September 420 there", "30 September 420", "0420-09-30", "0420-09-30"),
        Row("in 480 BCE", "480 BCE", "-0479", "BC0480"),
        Row("in 1 BC", "1 BC", "0000", "BC0001"),
        Row("destroyed in AD 70", "AD 70", "0070", "0070"),
        Row("destroyed in 70 AD", "70 AD", "0070", "0070"),
        Row("crowned in 800 CE", "800 CE", "0800", "0800"),
        Row("Caesar died in 44 B.C.E. in Rome", "44 B.C.E.", "-0043", "BC0044"),
        Row("after 10000 BC", "10000 BC", "-9999", "BC10000"),
        Row("in June of 1215", "June of 1215", "1215-06", "1215-06"),
    ]

    static let longTimes: [Row] = [
        Row("in the early 1960s", "the early 1960s", "1960~/1963~", "196"),
        Row("the 1870s", "the 1870s", "187X", "187"),
        Row("in the 1930's", "the 1930's", "193X", "193"),
        Row("in the late 1960s", "the late 1960s", "1967~/1969~", "196"),
        Row("the mid-1980s", "the mid-1980s", "1983~/1987~", "198"),
        Row("in the 70's", "the 70's", "197X", "197"),
        Row("in the 70s", "the 70s", "197X", "197"),
        Row("70's fashion", "70's", "197X", "197"),
        Row("in the '60s", "the '60s", "196X", "196"),
        Row("in the sixties", "the sixties", "196X", "196"),
        Row("in the 1800s", "the 1800s", "18XX", "18"),
        Row("in the 480s BC", "the 480s BC", "-048X", "BC048"),
        Row("in the 20th century", "the 20th century", "19XX", "19"),
        Row("20th century history", "20th century", "19XX", "19"),
        Row("eighteenth-century France", "eighteenth-century", "17XX", "17"),
        Row("the 5th century BC", "the 5th century BC", "-04XX", "BC04"),
        Row("the fifth century BC", "the fifth century BC", "-04XX", "BC04"),
        Row("in the first century AD", "the first century AD", "00XX", "00"),
        Row("in the first century BC", "the first century BC", "-0099/0000", "BC00"),
        Row("the twenty-first century", "the twenty-first century", "20XX", "20"),
        Row("the mid-19th century", "the mid-19th century", "1833~/1867~", "18"),
        Row("the early 20th century", "the early 20th century", "1900~/1933~", "19"),
        Row("in the late nineteenth century", "the late nineteenth century", "1867~/1899~", "18"),
        Row(
            "the second half of the 19th century", "the second half of the 19th century",
            "1850/1899", "18"),
        Row("the end of the 18th century", "the end of the 18th century", "1767~/1799~", "17"),
        Row("the second millennium BC", "the second millennium BC", "-1XXX", "BC1"),
    ]

    static let durations: [Row] = [
        Row("It lasted three years.", "three years", nil, "P3Y"),
        Row("for 18 days", "18 days", nil, "P18D"),
        Row("for about a week", "about a week", nil, "P1W"),
        Row("for over two and a half years", "over two and a half years", nil, "P2.5Y"),
        Row("nearly four weeks passed", "nearly four weeks", nil, "P4W"),
        Row("in less than two weeks", "less than two weeks", nil, "P2W"),
        Row("for more than three years", "more than three years", nil, "P3Y"),
        Row("a ten-day visit", "ten-day", nil, "P10D"),
        Row("the five-year plan", "five-year", nil, "P5Y"),
        Row("a year-long trial", "year-long", nil, "P1Y"),
        Row("within a few days", "a few days", nil, "PXD"),
        Row("for several months", "several months", nil, "PXM"),
        Row("took two hours", "two hours", nil, "PT2H"),
        Row("for twenty-five years", "twenty-five years", nil, "P25Y"),
        Row("the next two weeks were bad", "the next two weeks", nil, "P2W"),
        Row("for two centuries", "two centuries", nil, "P2CE"),
        Row("for a decade", "a decade", nil, "P1DE"),
        Row("he was 18 years old", "18 years old", nil, "P18Y"),
        Row("died at age seventy-nine", "seventy-nine", nil, "P79Y"),
        Row("a hundred years", "a hundred years", nil, "P100Y"),
        Row("10,000 tons per month", "per month", nil, "P1M"),
    ]

    static let references: [Row] = [
        Row("They are now free", "now", nil, "PRESENT_REF"),
        Row("his former friends", "former", nil, "PAST_REF"),
        Row("it recently fell", "recently", nil, "PAST_REF"),
        Row("fears for the future", "the future", nil, "FUTURE_REF"),
        Row("present-day Russia", "present-day", nil, "PRESENT_REF"),
        Row("They met daily", "daily", nil, "XXXX-XX-XX"),
        Row("every day they met", "every day", nil, "XXXX-XX-XX"),
        Row("elected annually", "annually", nil, "XXXX"),
        Row("They moved at night", "night", nil, "XXXX-XX-XXTNI"),
        Row("It is currently used", "currently", nil, "PRESENT_REF"),
        Row("in March the snow melts", "March", nil, "XXXX-03"),
        Row("on 1 May they march", "1 May", nil, "XXXX-05-01"),
        Row("after Friday prayers", "Friday", nil, "XXXX-WXX-5"),
        Row("At 11 a.m. they stopped", "11 a.m.", nil, "XXXX-XX-XXT11:00"),
        Row("at 10:57 he was shot", "10:57", nil, "XXXX-XX-XXT10:57"),
        Row("at 3.30 pm", "3.30 pm", nil, "XXXX-XX-XXT15:30"),
    ]

    @Test(arguments: days) func daysAreReadHoweverTheyAreWritten(_ row: Row) { check(row) }
    @Test(arguments: months) func monthsAreReadWithTheirParts(_ row: Row) { check(row) }
    @Test(arguments: seasons) func seasonsAreReadWithTheirYear(_ row: Row) { check(row) }
    @Test(arguments: years) func yearsAreReadInEitherEra(_ row: Row) { check(row) }
    @Test(arguments: longTimes) func decadesAndCenturiesAreIntervals(_ row: Row) { check(row) }
    @Test(arguments: durations) func durationsAreNoDates(_ row: Row) { check(row) }
    @Test(arguments: references) func timesWithoutADateSayWhatTheyAre(_ row: Row) { check(row) }

    @Test(arguments: [
        "1 of 4", "4 of 4", "page 1945", "p. 1917", "pp. 1914-1918x", "No. 1917",
        "with 1945 soldiers",
        "a force of 1500 men", "1200 people died there", "2000 km away", "costs $1999",
        "£1848 in all",
        "1,945 dead", "12,000", "room 1984", "\"1984\" by Orwell", "Chapter 1941", "version 2010",
        "ISBN 1945", "Prague Spring reforms", "the fall of Rome", "the march on the city",
        "it may rain",
        "the second battle", "the 38th parallel", "the 20th Division attacked",
        "the First World War",
        "a third of them", "Mr May spoke", "they spring up", "10 marks", "Question 5", "1945%",
        "x1945",
        "1945a", "#1945", "Unit 2 of 3", "one of the first", "a quarter of a million", "Article 58",
        "3.5 million", "0.1917", "19171917", "The Times", "for the first time", "three times",
        "AB 12",
        "2/3 of the votes", "a 1:1 ratio is fair", "Resolution 1483", "section 1.2.10",
        "over 1000 men", "score of at least 1220", "H. R. 1280",
        "https://example.org/2017/04/16/page.html", "a Christmas tree",
        "the October Manifesto promised", "issued the April Theses", "the Winter Palace fell",
        "Winter War: Finland lost", "April Theses = no support", "after October Revolution he",
        "The July Days failed", "Bloody Sunday was", "blood pressure of 120 (100–140)",
        "in 100 countries", "a ratio of 1.5, 50 and 64",
    ])
    func numbersThatAreNoDatesArePassedOver(_ text: String) {
        let mentions = DateReader().mentions(in: text).filter { $0.date != nil }
        #expect(mentions.isEmpty, "\(mentions)")
    }

    @Test(arguments: [
        ("He died in March 1953. The next year it fell.", "The next year", "1954"),
        ("He died in March 1953. In April it fell.", "April", "1953-04"),
        (
            "On 5 March 1953 he died. Two weeks later they met.", "Two weeks later",
            "1953-03-16/1953-03-22"
        ),
        ("On 5 March 1953 he died. The next day they met.", "The next day", "1953-03-06"),
        ("On 5 March 1953 he died. That summer they met.", "That summer", "1953-22"),
        ("On 5 March 1953 he died. Three years later they met.", "Three years later", "1956"),
        ("In 1953 he died; the previous year he spoke.", "the previous year", "1952"),
        ("On 28 February 1956 he spoke. Two days later they knew.", "Two days later", "1956-03-01"),
        ("In December 1941 they came. In January they won.", "January", "1942-01"),
        (
            "In March 1940 it began. In October of that year it ended.", "October of that year",
            "1940-10"
        ),
        (
            "On 20 August 1940 he fell. He died the following day.", "the following day",
            "1940-08-21"
        ),
        ("In 1917 he came. The same month he won.", "The same month", "1917-XX"),
        ("In 312 Constantine won; the next year he spoke.", "the next year", "0313"),
        (
            "2.6% in May 1928, 18.3% in Sept 1930, 37.3% in July 1932; 33.1% in November",
            "November", "1932-11"
        ),
        (
            "Inflation peaked in Nov 1923. The Ruhr was occupied Jan 23 by force.", "Jan 23",
            "1923-01"
        ),
        ("From 1925 it grew. Wall St Crash, Oct 29", "Oct 29", "1929-10"),
        ("In 1928 1.3m (Sept 29) -> 6.1m (Jan 33)", "Jan 33", "1933-01"),
        (
            "In May 1917 he came. By the end of the month he won.", "the end of the month",
            "1917-05-21~/1917-05-31~"
        ),
        (
            "In May 1917 he came. By the end of the year he won.", "the end of the year",
            "1917-09~/1917-12~"
        ),
        ("In September 1918 it held; the next spring it broke.", "the next spring", "1919-21"),
        ("In 490 BC they won. The following year they lost.", "The following year", "-0488"),
        ("In 1963 he spoke. A decade earlier he could not.", "A decade earlier", "195X"),
        (
            "In May 1915 they came. Fifteen months later they left.", "Fifteen months later",
            "1916-08"
        ),
        ("On 11 July 1789 he fell. That same day they rose.", "That same day", "1789-07-11"),
        ("On 7 May 1945 it ended. The day before, they talked.", "The day before", "1945-05-06"),
    ])
    func relativeDatesGoOnFromTheStory(_ text: String, _ words: String, _ edtf: String) {
        let source = SourceText(text)
        let mention = DateReader().mentions(in: text).first { source.text(in: $0.span) == words }
        #expect(mention?.date?.edtf == edtf)
        #expect(mention.map { if case .mention = $0.basis { true } else { false } } == true)
    }

    @Test(arguments: [
        ("Thatcher won (1979, 83 and 87).", ["1979", "1983", "1987"]),
        ("Labour won in 1945, 50 & 64.", ["1945", "1950", "1964"]),
        ("In 1945, 50 and 64 people came.", ["1945"]),
        (
            "From 1920 on. On January 5, 1924 he died. On Jan 23 they met.",
            [
                "1920", "1924-01-05", "1924-01-23",
            ]
        ),
        ("The Prague Spring 1968 failed.", ["1968"]),
        ("In 2003 it was hot, and summer nights were warm.", ["2003"]),
        ("They met on 13 June 1381. Next day the king came.", ["1381-06-13", "1381-06-14"]),
        ("It fell in winter 1637-8. All died in April.", ["1637-24", "1638-04"]),
        ("Osaka: Winter Siege 1614, Summer Siege '15.", ["1614", "1615"]),
        (
            "Perry came in July 1853, and the last one left 14 years after that.",
            ["1853-07", "1867"]
        ),
        ("The Long March 1934–35 ended.", ["1934", "1935"]),
        ("In 1950 they measured (306–337) again.", ["1950"]),
        ("Diocletian ruled from AD 284. Constantine (306–337) won.", ["0284", "0306", "0337"]),
        ("In June Hitler spoke in 1934.", ["1934"]),
        (
            "A war, 1778-83. They met on 5 May 1789, the first time since 1614. In June they stood firm.",
            ["1778", "1783", "1789-05-05", "1614", "1789-06"]
        ),
        ("By 1917 all saw the February Revolution.", ["1917"]),
        ("Soviets in Afghanistan Xmas 79 – Feb 89", ["1979-12-25", "1989-02"]),
        ("On 5 March 1953 he died. On 6 March 20 people came.", ["1953-03-05", "1953-03-06"]),
        ("In 1944 it began. In August Warsaw rose.", ["1944", "1944-08"]),
        ("In spring 1917 the April Theses came.", ["1917-21"]),
    ])
    func eachDateOfALineIsRead(_ text: String, _ edtf: [String]) {
        #expect(DateReader().mentions(in: text).compactMap { $0.date?.edtf } == edtf)
    }

    @Test(arguments: [
        ("They met yesterday.", "2024-02-28"), ("It ended last year.", "2023"),
        ("It fell two days ago.", "2024-02-27"), ("Next month they vote.", "2024-03"),
        ("This year is long.", "2024"), ("They met today.", "2024-02-29"),
    ])
    func theDayOfWritingResolvesYesterday(_ text: String, _ edtf: String) {
        let mentions = DateReader(documentDate: "2024-02-29").mentions(in: text)
        #expect(mentions.compactMap { $0.date?.edtf } == [edtf])
        #expect(mentions.first?.basis == .document)
    }

    @Test(arguments: [
        ("between 1956 and 1958", "between 1956 and 1958", "1956/1958"),
        ("from 1945 to 1953 he ruled", "from 1945 to 1953", "1945/1953"),
        ("Khrushchev (1953–64) ruled", "1953–64", "1953/1964"),
        ("in 1941-1945", "1941-1945", "1941/1945"), ("by 1956 all knew", "by 1956", "../1956"),
        ("by the early 1960s it", "early 1960s", "1960~/1963~"),
        ("since 1917 they ruled", "since 1917", "1917/.."),
        ("until 1991 it stood", "until 1991", "../1991"),
        ("the 26–30 November battle", "26–30 November", nil),
        ("from 26 to 30 November 1950", "from 26 to 30 November 1950", "1950-11-26/1950-11-30"),
        ("February–March 1794", "February–March 1794", "1794-02/1794-03"),
        ("the wars of 264–146 BC", "264–146 BC", "-0263/-0145"),
        ("from 264 to 241 BC", "from 264 to 241 BC", "-0263/-0240"),
        ("in the early 1960s", "early 1960s", "1960~/1963~"),
        ("from May 1953 until June 1954", "from May 1953 until June 1954", "1953-05/1954-06"),
        ("since the 1930s", "since the 1930s", "193X/.."),
        ("from 1953 onwards", "from 1953", "1953/.."),
        ("reform, 1929 onwards", "1929", "1929/.."), ("NEP 1921-8 ended", "1921-8", "1921/1928"),
        ("in 1348/9 it came", "1348/9", "1348/1349"),
        ("8-9 Nov 1923 Munich Putsch", "8-9 Nov 1923", "1923-11-08/1923-11-09"),
        ("Munich Putsch 8-9 Nov 1923", "8-9 Nov 1923", "1923-11-08/1923-11-09"),
        ("Munich Putsch, 8–9 Nov. 1923", "8–9 Nov. 1923", "1923-11-08/1923-11-09"),
        ("Yalta Conference 4-11 February 1945", "4-11 February 1945", "1945-02-04/1945-02-11"),
        ("the 1915/16 campaign", "1915/16", "1915/1916"),
        ("founded in 478/7 BC", "478/7 BC", "-0477/-0476"),
        ("until 133–31 BC", "133–31 BC", "-0132/-0030"),
        ("25-26 October 1917 OS", "25-26 October 1917 OS", "1917-11-07/1917-11-08"),
        ("the persecution, 303–c. 311, failed", "303–c. 311", "0303/0311~"),
        ("Hitler came to power in Jan 33", "Jan 33", "1933-01"),
        ("In 312 Constantine won", "312", "0312"),
        ("Cuban Missile Crisis, 16–28 Oct 62", "16–28 Oct 62", "1962-10-16/1962-10-28"),
        ("Prague Spring (Jan-Aug 68) crushed", "Jan-Aug 68", "1968-01/1968-08"),
        ("Hungarian Uprising Oct/Nov 56", "Oct/Nov 56", "1956-10/1956-11"),
        ("It ended on 5 March 53 in Moscow", "5 March 53", "1953-03-05"),
    ])
    func periodsAreOneDate(_ text: String, _ words: String, _ edtf: String?) {
        let source = SourceText(text)
        let dates = DateReader().dates(in: text)
        #expect(dates.map { source.text(in: $0.span) } == (edtf == nil ? [] : [words]))
        #expect(dates.first?.date?.edtf == edtf)
    }

    @Test(arguments: [
        ("25 October 1917 (O.S.)", "1917-11-07", "1917-10-25"),
        ("25 October 1917 (Old Style)", "1917-11-07", "1917-10-25"),
        ("O.S. 25 October 1917", "1917-11-07", "1917-10-25"),
        ("the 25 October (7 November) 1917", "1917-11-07", "1917-10-25"),
        ("7 November [O.S. 25 October] 1917", "1917-11-07", "1917-10-25"),
        ("22 April (10 April, Old Style) 1870", "1870-04-22", "1870-04-10"),
        ("2 February 1689 OS", "1689-02-12", "1689-02-02"),
    ])
    func oldStyleIsConvertedAndKept(_ text: String, _ edtf: String, _ written: String) {
        let date = DateReader().mentions(in: text).first?.date
        #expect(date?.edtf == edtf)
        #expect(date?.julian?.edtf == written)
    }

    @Test(arguments: [
        "31 February 1950", "99th century", "year 999999 BC", "999999999999999999999999 BC", "0 BC",
        "May 99, 99999", "the 1th of June 0000", "9999999s", "in the 0000s", "99:99", "24:61 pm",
        "P99999999999Y", "99999999999999 years later", "In 1950. 9999999 centuries later.",
        "In 1950. Ninety-nine thousand thousand thousand years ago", "the", "the the", "-", "--",
        "'", "",
        "\u{FEFF}", "March", "of of of", "between and", "c.", "c. c. c.", "1-2-3-4-5-6-7-8",
        "//////",
        "the next next next year", "1950–1940–1930–", "the end of the end of the end of",
    ])
    func nonsenseIsReadWithoutATrap(_ text: String) {
        let mentions = DateReader().mentions(in: text)
        for mention in mentions { #expect(mention.span.end <= text.utf8.count) }
        for repeated in [text + text, String(repeating: text + " ", count: 50)] {
            _ = DateReader().dates(in: repeated)
        }
    }

    @Test func bytesOfAnyKindAreReadWithoutATrap() {
        var state: UInt64 = 20_261_121
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let words = [
            "the", "end", "of", "March", "1953", "5", "BC", "next", "years", "-", "and", ",",
            "14th",
            "later", "century", "c", ".", "'", "s", "\n", "from", "to", "early", "half", "second",
            "one", "hundred", "day", "before", "AD", "99999", "a.m.", "10:30", "this", "summer",
            "\u{2013}",
        ]
        for _ in 0..<400 {
            let text = (0..<40).map { _ in words[Int(next() % UInt64(words.count))] }
                .joined(separator: next() % 3 == 0 ? "" : " ")
            for mention in DateReader().dates(in: text) {
                #expect(mention.span.end <= text.utf8.count)
            }
            let bytes = (0..<80).map { _ in UInt8(truncatingIfNeeded: next()) }
            _ = DateReader().mentions(in: bytes)
        }
    }
}
