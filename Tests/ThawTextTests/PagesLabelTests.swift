import Testing
import ThawCore
import ThawText

/// Labels of cards in all the places where they stand, and what stands between and around the cards.
@Suite struct PagesLabelTests {
    private func read(_ text: String) throws -> Resource {
        let draft = ReaderFixtures.read(text)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }

    private func headings(_ page: Resource) -> [String?] {
        page.content.cards.map { $0.heading?.text }
    }

    @Test(arguments: [
        ("CARD 1 OF 2   Rain", "CARD 2 OF 2   Snow"), ("Card #1: Rain", "Card #2: Snow"),
        ("(1 of 2) Rain", "(2 of 2) Snow"), ("[1/2] Rain", "[2/2] Snow"),
        ("Rain      [1/2]", "Snow      [2/2]"), ("Rain (1 of 2)", "Snow (2 of 2)"),
        ("Rain    1/2", "Snow    2/2"),
    ])
    func labelsOnTheLineOfTheHeading(_ first: String, _ second: String) throws {
        let page = try read(
            "How water falls\nMade by Ana Reis, 14 Sept 2021\n\n\(first)\n"
                + "• warm air rises\n• it cools\n\n"
                + "\(second)\n• ice crystals grow\n• they fall\n")
        #expect(page.kind == .revisionCards)
        #expect(headings(page) == ["Rain", "Snow"])
        #expect(page.content.cards.map(\.bullets.count) == [2, 2])
        #expect(page.title.text == "How water falls")
    }

    @Test func aHeadingMayBeAYear() throws {
        let page = try read(
            "Germany\n\nCard 1: 1918-19\n• the Kaiser leaves\n• elections\n\n"
                + "Card 2: 1923\n• prices rise\n• a new currency\n")
        #expect(headings(page) == ["1918-19", "1923"])
    }

    @Test func sharesOfAWholeAreNoLabels() throws {
        let page = try read(
            "Votes\n\nWhigs took (1 of 2)\nThe others took (2 of 3)\nIt was close.\n")
        #expect(page.kind != .revisionCards)
    }

    @Test func aRepeatedHeadingIsNoSwitch() throws {
        let page = try read(
            "Studies\nby Ana Reis, 3 May 2020\n\n1 of 3\nEvaluation\n• small sample\n• old\n\n"
                + "2 of 3\nEvaluation\n• large sample\n• new\n\n"
                + "3 of 3\nEvaluation\n• no sample\n• theory\n")
        #expect(headings(page) == ["Evaluation", "Evaluation", "Evaluation"])
    }

    @Test func factsThatSpeakOfTheTermAreNoChatter() throws {
        let page = try read(
            "Osmosis\nOsmosis is the movement of water through a membrane from a weak solution to a strong one.\n"
                + "Key facts\n• Osmosis needs no energy.\n• Osmosis keeps plant cells firm.\n"
                + "Review questions\nWhy does a potato in salt water shrink?\n"
                + "Water leaves its cells by osmosis because the solution outside is stronger.\n"
                + "Related terms\nDiffusion: The spreading of particles from where there are many.\n"
        )
        #expect(page.content.facts.count == 2)
    }
}
