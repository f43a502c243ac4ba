import Testing
import ThawCore
import ThawHistory

/// Each row: a text, and the one expression of time that stands in it.
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

    static let calendar: [Row] = [
        Row("Stalin died in March 1953.", "March 1953", "1953-03", "1953-03"),
        Row("He fell on 14 October 1964.", "14 October 1964", "1964-10-14", "1964-10-14"),
        Row("On October 14th, 1964 he fell.", "October 14th, 1964", "1964-10-14", "1964-10-14"),
        Row("the 14th of October, 1964", "the 14th of October, 1964", "1964-10-14", "1964-10-14"),
        Row("in the early 1960s", "the early 1960s", "1960~/1963~", "196"),
        Row("in the 20th century", "the 20th century", "19XX", "19"),
        Row("it fell c. 1453 to them", "c. 1453", "1453~", "1453"),
        Row("in the 5th century BC", "the 5th century BC", "-04XX", "BC04"),
        Row("in spring 1917", "spring 1917", "1917-21", "1917-SP"),
        Row("it ended in 264 BC.", "264 BC", "-0263", "BC0264"),
        Row("destroyed in AD 70", "AD 70", "0070", "0070"),
        Row("the mid-19th century", "the mid-19th century", "1833~/1866~", "18"),
    ]

    @Test(arguments: calendar) func datesOfTheCalendarAreReadWhole(_ row: Row) { check(row) }
}
