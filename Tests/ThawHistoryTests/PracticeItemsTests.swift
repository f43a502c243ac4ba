import Foundation
import TestSupport
import Testing
import ThawCore
import ThawHistory
import ThawText

@Suite struct PracticeItemsTests {
    static let russia = """
        De-Stalinisation

        Created by: someone
        Created on: 20-04-15 11:56

        1 of 2

        Events

        - Stalin died at his dacha in March 1953
        - Khrushchev gave the Secret Speech in February 1956
        - Soviet tanks crushed the Hungarian rising in November 1956
        - The Berlin Wall went up in August 1961
        - Khrushchev was removed from power in October 1964
        - Nobody dates this line, which names no year

        2 of 2

        People

        - Malenkov promised more goods for the people
        - Beria ran the secret police for years
        - Khrushchev denounced the cult of personality
        - Bulganin signed the pact with the satellites in May 1975
        - Zhukov lost his ministry in October 1987
        - Malenkov left office in disgrace in February 1985
        - Grain prices rose because the harvest failed
        - Falling output led to queues in the towns

        No comments have yet been made
        """

    static func resource(_ text: String, name: String = "page.txt") throws -> Resource {
        let reader = Reader(options: Reader.Options(fileName: name))
        return try #require(
            reader.read(Array(text.utf8), as: Resource.ID(hashing: [name])).resource)
    }

    private func added(_ text: String) throws -> [Item] {
        let resource = try Self.resource(text)
        let items = resource.practiceItems()
        #expect(Array(items.prefix(resource.items().count)) == resource.items())
        return Array(items.dropFirst(resource.items().count))
    }

    @Test func eventsArePutInTheOrderOfTheirDates() throws {
        let item = try #require(try added(Self.russia).first { $0.stem.hasPrefix("Put these") })
        guard case .order(let texts) = item.task else {
            Issue.record("no order: \(item)")
            return
        }
        #expect(
            texts == [
                "Stalin died at his dacha in _____",
                "Khrushchev gave the Secret Speech in _____",
                "Soviet tanks crushed the Hungarian rising in _____",
                "The Berlin Wall went up in _____",
                "Khrushchev was removed from power in _____",
            ])
        #expect(item.lines == [10, 11, 12, 13, 14])
        #expect(item.units.first?.text == "Stalin died at his dacha in March 1953")
    }

    @Test func ofTwoEventsTheFirstIsRightAndTheOthersLineSaysWhy() throws {
        let item = try #require(try added(Self.russia).first { $0.stem == "Which came first?" })
        guard case .choice(let options) = item.task else {
            Issue.record("no choice: \(item)")
            return
        }
        #expect(options.count == 2)
        #expect(options.first { $0.isRight }?.text == "Stalin died at his dacha in _____")
        #expect(options.first { !$0.isRight }?.refutedBy == 11)
    }

    @Test func luresAreOtherAnswersOfTheSameKind() throws {
        let choices = try added(Self.russia).filter { item in
            if case .choice = item.task { item.stem != "Which came first?" } else { false }
        }
        let who = try #require(choices.first { $0.stem.hasPrefix("Who?") })
        guard case .choice(let options) = who.task else { return }
        #expect((3...4).contains(options.count))
        let people: Set = ["Zhukov", "Beria", "Khrushchev", "Bulganin", "Malenkov"]
        #expect(people.isSuperset(of: options.map(\.text)))
        let when = try #require(choices.first { $0.stem.hasPrefix("In which month and year?") })
        guard case .choice(let dates) = when.task else { return }
        #expect(dates.allSatisfy { $0.text.contains("19") && $0.text.contains(" ") })
    }

    @Test func causesAreAskedWhereTheyStand() throws {
        let explain = try added(Self.russia).filter { $0.level == .explain }
        #expect(
            explain.map { "\($0.stem) \($0.answer)" } == [
                "Explain why: Grain prices rose. The harvest failed",
                "What led to queues in the towns? Falling output",
            ])
    }

    @Test(arguments: [
        ("Wages rose because labour was scarce", "Explain why: Wages rose.", "Labour was scarce"),
        (
            "Labour became scarce after the plague, so wages rose in the towns",
            "Explain why: Wages rose in the towns.", "Labour became scarce after the plague"
        ),
        (
            "The cliff collapsed due to wave action",
            "Give the cause. The cliff collapsed due to _____.",
            "Wave action"
        ),
        ("Heavy taxes led to a rising in Kent", "What led to a rising in Kent?", "Heavy taxes"),
    ])
    func oneJointGivesOneQuestion(line: String, stem: String, answer: String) throws {
        let items = try Self.card(line)
        #expect(items.map { [$0.stem, $0.answer] } == [[stem, answer]])
        #expect(items.allSatisfy { $0.level == .explain })
    }

    @Test(arguments: [
        "It failed because nobody came to help them",
        "Wages rose partly because labour was scarce",
        "They met so that the king could hear them",
        "Wages rose because labour was scarce because of the plague",
        "The war, which led to hunger, led to revolt in the towns",
        "Was the tax hated because everyone had to pay it?",
    ])
    func doubtfulCauseGivesNone(line: String) throws {
        #expect(try Self.card(line).isEmpty)
    }

    private static func card(_ line: String) throws -> [Item] {
        let text = """
            Some history

            1 of 1

            Things to know

            - \(line)
            - Nothing else of any note was said in the chronicle
            - The monks wrote down everything that they were told
            """
        let resource = try resource(text)
        return Array(resource.practiceItems().dropFirst(resource.items().count))
    }

    @Test func termsAreMatchedComparedAndChosen() throws {
        let items = try added(
            """
            Biology terms

            osmosis: movement of water through a membrane
            turgor: pressure of the cell contents on the wall
            electron: a particle with a negative charge
            proton: a particle with a positive charge
            """)
        let match = try #require(items.first { $0.stem.hasPrefix("Match") })
        guard case .match(let pairs) = match.task else { return }
        #expect(pairs.map(\.left).contains("osmosis"))
        #expect(items.contains { $0.stem == "Compare electron and proton." && $0.units.count == 2 })
        #expect(items.contains { $0.stem.hasPrefix("Which term is meant?") && $0.task != nil })
    }

    @Test func verdictIsAskedForWhereTheNotesHoldEvidence() throws {
        let items = try added(
            """
            The New Deal

            1 of 1

            Results

            - The New Deal was a remarkable success
            - The New Deal gave work to millions of people
            - The New Deal built dams and roads in the South
            - The New Deal failed to end unemployment
            """)
        let item = try #require(items.first { $0.level == .evaluate })
        #expect(item.stem == "How far do you agree? “The New Deal was a remarkable success”")
        #expect(item.units.count >= 2)
    }

    @Test func listOfDatesGivesEventsToOrderAndDatesToMatch() throws {
        let items = try added(
            """
            Key dates

            May 1789: Estates General meets at Versailles
            14 July 1789: Storming of the Bastille by the crowd
            20 April 1792: War declared on Austria
            21 January 1793: Execution of Louis XVI
            """)
        let order = try #require(items.first { $0.stem.hasPrefix("Put these") })
        #expect(
            order.task
                == .order([
                    "Estates General meets at Versailles",
                    "Storming of the Bastille by the crowd", "War declared on Austria",
                    "Execution of Louis XVI",
                ]))
        #expect(items.contains { $0.stem == "Match each date with what happened." })
        #expect(!items.contains { $0.stem.hasPrefix("Which term") })
    }

    @Test func otherLanguagesGetOrderAndMatchAlone() throws {
        let items = try added(
            """
            La Révolution française

            1 sur 1

            Événements

            - Les États généraux se réunissent à Versailles en 1788 pour la première fois
            - La Bastille est prise par le peuple de Paris en 1789
            - Le roi Louis XVI est exécuté à Paris en 1793
            - Robespierre tombe et la Terreur prend fin en 1794
            """)
        #expect(items.map(\.stem) == ["Put these events in order, the earliest first."])
    }

    /// A date set off from what happened, one of several, or one that only a noun bears orders nothing.
    @Test(arguments: [
        "The reforms began after the death of the old king in 1953",
        "Between his rise in 1953 and his fall in 1964 he travelled much",
        "By 1956 most of the camps in the north were empty",
        "In 1956 he denounced the cult before the whole party",
        "Marshall held that a section of the Judiciary Act of 1789 was void",
    ])
    func doubtfulDateOrdersNothing(line: String) throws {
        let items = try added(
            """
            Some history

            1 of 1

            Things to know

            - The canal was opened with a feast in 1869
            - The bridge was opened with a speech in 1894
            - \(line)
            - Nothing else of any note was said
            """)
        #expect(!items.contains { $0.stem.hasPrefix("Put these") })
        #expect(items.filter { $0.stem == "Which came first?" }.allSatisfy { $0.lines == [9, 10] })
    }
}
