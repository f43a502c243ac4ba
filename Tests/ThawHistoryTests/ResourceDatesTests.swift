import Foundation
import TestSupport
import Testing
import ThawCore
import ThawHistory
import ThawText

@Suite struct ResourceDatesTests {
    private func resource(_ data: some Sequence<UInt8>) throws -> Resource {
        try #require(Reader().read(Array(data), as: Resource.ID(rawValue: UUID())).resource)
    }

    private static let page = """
        De-Stalinisation 1953-1964

        Created by: someone
        Created on: 20-04-15 11:56

        1 of 2

        Causes

        - Stalin died in March 1953. Beria was shot that December.
        - By 1956 most camps were empty
        - Nobody dates this line

        2 of 2

        Effects

        - Between 1956 and 1958 the amnesty freed thousands
        - It won him friends in the early 1960s
        """

    @Test(arguments: [
        ("The estates met for the first time since 1614 on 5 May 1789.", ["1789-05-05"]),
        ("It was the worst harvest since 1709.", []),
        ("The party had ruled alone since 1917.", ["1917/.."]),
        ("The first strikes came later; since 1931 nobody was safe.", ["1931/.."]),
    ])
    func whatSomethingIsComparedWithDatesNothing(text: String, dates: [String]) {
        #expect(DateReader().dates(in: text).compactMap { $0.date?.edtf } == dates)
    }

    @Test func eventsAreTheDatedSentencesOfTheContent() throws {
        let events = DateReader().events(in: try resource(Self.page.utf8))
        #expect(
            events.map { "\($0.line) \($0.date.edtf) \($0.text)" } == [
                "10 1953-03 Stalin died in March 1953.",
                "10 1953-12 Beria was shot that December.",
                "11 ../1956 By 1956 most camps were empty",
                "18 1956/1958 Between 1956 and 1958 the amnesty freed thousands",
                "19 1960~/1963~ It won him friends in the early 1960s",
            ])
    }

    @Test(arguments: [
        ("The Human Rights Act 1998 came into force in October 2000.", "2000-10"),
        ("The Human Rights Act 1998 was a large step.", "1998"),
        ("Shakespeare flatters James I, who had written a treatise in 1597.", nil),
        ("Herodotus (c. 484–425 BC) tells the story.", nil),
        ("The Peloponnesian War (431–404 BC) ended badly.", "-0430/-0403"),
        ("Rasputin, who was murdered in 1916, was a monk.", "1916"),
        ("Caesar fell on the Ides of March 44 BC.", "-0043-03-15"),
    ])
    func anEventHasTheDateOfWhatHappens(line: String, date: String?) throws {
        let page = "Notes\n\n- The first line is here.\n- \(line)\n- The last line is here.\n"
        let events = DateReader().events(in: try resource(page.utf8))
        #expect(events.map(\.date.edtf) == [date].compactMap { $0 })
    }

    @Test func aTimeOfDayAloneIsNoDate() throws {
        let page = """
            The night

            - On 9 November 1989 he read from a scrap of paper.
            - 6.53 pm: the words are said; from 11.30 pm the gates stand open.
            - The night of 10 November 1989 was loud.
            """
        let dates = DateReader().dates(in: try resource(page.utf8))
        #expect(dates.compactMap { $0.date?.edtf } == ["1989-11-09", "1989-11-10"])
    }

    @Test func aPageMaySayThatItsDatesAreBeforeChrist() throws {
        let page = """
            A city and its walls (all dates BC)

            508/7  ten new tribes and a Council of 500
            490  a landing is beaten back
            447-432  the temple is built
            autumn 429  the leader dies
            He was exiled in 424, and 300 men went with him.
            """
        let dates = DateReader().dates(in: try resource(page.utf8))
        #expect(
            dates.compactMap { $0.date?.edtf } == [
                "-0507/-0506", "-0489", "-0446/-0431", "-0428-23", "-0423",
            ])
    }

    @Test func listOfDatesTellsWhatHappened() throws {
        let page = """
            The war at sea

            1 Feb 1917 – unrestricted submarine warfare begins
            Oct–Nov 1918 – mutiny in the fleet
            21 March 1918 – Ludendorff launches the Spring Offensive
            11 Nov 1918 – Armistice
            """
        let events = DateReader().events(in: try resource(page.utf8))
        #expect(
            events.map { "\($0.date.edtf) \($0.text)" } == [
                "1917-02-01 unrestricted submarine warfare begins",
                "1918-10/1918-11 mutiny in the fleet",
                "1918-03-21 Ludendorff launches the Spring Offensive",
                "1918-11-11 Armistice",
            ])
    }

    @Test func datesStandWhereTheSourceHasThem() throws {
        let resource = try resource(Self.page.utf8)
        let dates = DateReader().dates(in: resource)
        #expect(
            dates.map { resource.source.text(in: $0.span) } == [
                "March 1953", "that December", "By 1956", "Between 1956 and 1958", "early 1960s",
            ])
    }

    @Test func markupDoesNotMoveDates() throws {
        let html =
            "<html><body><p>He died in <b>March</b> 1953 &amp; fell on 14&nbsp;October 1964.</p></body></html>"
        let resource = try resource(html.utf8)
        let dates = DateReader().dates(in: resource)
        #expect(dates.compactMap { $0.date?.edtf } == ["1953-03", "1964-10-14"])
        #expect(dates.first.map { resource.source.text(in: $0.span).hasSuffix("1953") } == true)
    }

    @Test(.enabled(if: Seeds.present, Comment(rawValue: Seeds.reason)))
    func theTwoPagesGiveDatesOfTheirCenturyAlone() throws {
        for data in [Seeds.cards, Seeds.keyTerm] {
            let resource = try resource(try #require(data))
            let events = DateReader().events(in: resource)
            #expect(!events.isEmpty)
            let first = try #require(HistoricalDate(edtf: "1894")?.earliestDay)
            let last = try #require(HistoricalDate(edtf: "1991")?.latestDay)
            for event in events {
                #expect((event.date.earliestDay ?? first) >= first, "\(event)")
                #expect((event.date.latestDay ?? last) <= last, "\(event)")
            }
        }
    }
}
