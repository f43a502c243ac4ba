import Testing
import ThawCore
import ThawText

/// What surrounds the content of a page: told by its shape, and never at the cost of a fact.
@Suite struct PagesSurroundingsTests {
    private func read(_ text: String) throws -> Resource {
        let draft = ReaderFixtures.read(text)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }

    private func cards(below head: String, _ tail: String = "") throws -> Resource {
        try read(
            head + "\n\n1 of 2\nRain\n• warm air rises\n• it cools\n\n"
                + "2 of 2\nSnow\n• ice crystals grow\n• they fall\n\(tail)")
    }

    @Test(arguments: [
        ("by misty_9 · 3rd March 2019", "misty_9", "2019-03-03"),
        ("Author: J. Okoro\nLast edited 27/11/2022", "J. Okoro", "2022-11-27"),
        ("Uploaded by Ana T on 4 May 2020", "Ana T", "2020-05-04"),
        ("Ines R, 14 May 2023", "Ines R", "2023-05-14"),
        ("by Rosie T, 10B, 23/03/22", "Rosie T", "2022-03-23"),
        ("👤 evan.w   📅 2 Nov 2020   👁 873", "evan.w", "2020-11-02"),
        (
            "Made by: Ms Bell's class (typed by Lina)\nDate: 7 June 2020",
            "Ms Bell's class (typed by Lina)", "2020-06-07"
        ),
        ("Created 2 March 2019 by Li Wen | 12 cards | 1,204 views", "Li Wen", "2019-03-02"),
    ])
    func creditsAreRead(_ line: String, _ author: String, _ date: String) throws {
        let page = try cards(below: "How rain forms\n\(line)")
        #expect(page.author == author)
        #expect(page.created?.value == date)
        #expect(page.title.text == "How rain forms")
        #expect(page.content.cards.count == 2)
        #expect(page.content.facts.isEmpty)
    }

    @Test(arguments: [
        ("Home » Resources » Geography » Weather", [["Geography", "Weather"]]),
        ("All subjects > Geography > Weather", [["Geography", "Weather"]]),
        ("Geography › Weather", [["Geography", "Weather"]]),
        ("Subjects\tGeography\tWeather", [["Geography", "Weather"]]),
        ("Geography • Weather", [["Geography", "Weather"]]),
        ("You are here: Topics → Geography → Weather", [["Geography", "Weather"]]),
        ("Geography / Weather / Key terms", [["Geography", "Weather"]]),
        ("Geography paper 1", [["Geography"]]),
    ])
    func trailsNameSubjects(_ line: String, _ subjects: [[String]]) throws {
        let page = try cards(below: "\(line)\nHow rain forms\nby misty_9, 3 May 2019")
        #expect(page.subjects == subjects)
        #expect(page.title.text == "How rain forms")
    }

    @Test(arguments: [
        "9:41", "Menu", "revise.example.org", "Log in | Sign up | Basket (0)", "A B C D E F G H I",
        "Print   Cite   Share", "Search the library...", "‹ Back", "☰  Cirrus  🔍",
        "Your privacy matters. We and our 143 partners store cookies on your device. OK",
        "★★★★☆ 4.2 / 5 based on 6 ratings",
    ])
    func furnitureAboveIsNoTitle(_ line: String) throws {
        let page = try cards(below: "\(line)\nHow rain forms\nby misty_9, 3 May 2019")
        #expect(page.title.text == "How rain forms")
        #expect(page.content.cards.map { $0.heading?.text } == ["Rain", "Snow"])
    }

    @Test(arguments: [
        "Was this useful?  👍 12   👎 1", "Unlock all 900 terms with Premium. Start your free trial",
        "Follow us: Instagram TikTok YouTube", "Get the app  |  Help centre  |  Privacy  |  Terms",
        "Open in app   Not now", "Sitemap   Contact us", "Found this page helpful? Buy me a coffee",
        "Struggling with rain? Get a tutor from £15/hr. Try free today.",
        "4 people found this helpful", "Liked this? Share it with your class",
    ])
    func furnitureBelowIsNoBullet(_ line: String) throws {
        let page = try cards(below: "How rain forms", line)
        #expect(page.content.cards.flatMap(\.bullets).count == 4)
        #expect(page.content.comments.isEmpty)
    }

    @Test(arguments: [
        "Sponsored by a large retailer, the campaign ran on Facebook for a month.",
        "Trusted by Lenin at first, Stalin ran the Secretariat from 1922.",
        "Return to the gold standard in 1925 made exports dearer.",
        "Cookies are small files that a site keeps on a device.",
        "A member of the Politburo since 1952, he was dismissed in 1957.",
        "Free trade and a discount for early payment were both promised.",
        "Only £2 million was raised in 1938.", "Normandy landings – 6 June 1944",
        "More trade links followed with India", "Published 8 June 1949",
        "Next came the Terror of 1793.", "Share of the vote: 44%",
    ])
    func factIsNoFurniture(_ line: String) throws {
        let page = try read("What happened\n\nThe first fact of the page is here.\n\(line)\n")
        let lost: Set<Block.Role> = [.navigation, .boilerplate, .metadata, .comment]
        #expect(page.blocks.filter { lost.contains($0.role) }.isEmpty)
    }

    @Test(arguments: [
        "Hattie Moore · 5 months ago\nclear notes\n2 likes · Reply\nzed\nthank you\nReply\n",
        "Hattie Moore (11 Jan 2020)\nclear notes\nzed replied:\nthank you\n",
        "Hattie Moore • 2w\nclear notes\n❤ 3  Reply\nzed • 2w\nthank you\n❤ 5  Reply\n",
        "Hattie Moore\n4 years ago\nclear notes\nzed\n3 years ago\nthank you\n",
        "Hattie Moore\nclear notes\nReply\n  zed\n  thank you\n  Reply\n",
    ])
    func commentsHaveTheirAuthors(_ comments: String) throws {
        let page = try cards(below: "How rain forms", "\nComments (2)\n\(comments)")
        #expect(page.content.comments.map(\.author) == ["Hattie Moore", "zed"])
        #expect(
            page.content.comments.map { page.asRead($0.text) } == ["clear notes", "thank you"])
    }

    @Test(arguments: [
        ["#1", "#2"], ["Card no. 1", "Card no. 2"], ["Card 1:", "Card 2:"], ["1)", "2)"],
        ["Flashcard 1", "Flashcard 2"], ["1/2", "2/2"], ["[1/2]", "[2/2]"], ["(1)", "(2)"],
        ["— Card 1 —", "— Card 2 —"],
    ])
    func labelsAreKnown(_ labels: [String]) throws {
        let page = try read(
            "How rain forms\n\n\(labels[0])\nRain\n• warm air rises\n• it cools\n"
                + "\(labels[1])\nSnow\n• ice crystals grow\n• they fall\n")
        #expect(page.kind == .revisionCards)
        #expect(page.title.text == "How rain forms")
        #expect(page.content.cards.map { $0.heading?.text } == ["Rain", "Snow"])
    }

    @Test(arguments: ["Card 1: ", "Flashcard 1 – ", "1/2 – ", "Card 1 of 2: "])
    func labelWithItsHeadingIsBoth(_ label: String) throws {
        let page = try read(
            "How rain forms\n\n\(label)Rain\n• warm air rises\n• it cools\n"
                + "\(label.replacing("1", with: "2"))Snow\n• ice crystals grow\n• they fall\n")
        #expect(page.content.cards.map { $0.heading?.text } == ["Rain", "Snow"])
    }

    @Test(arguments: ["o\t", "o ", "§ ", "➢ ", "✓ ", "\u{F0B7} ", "~ ", "-", "🔹 "])
    func signsAreBullets(_ sign: String) throws {
        let page = try read(
            "Rain\n\(sign)warm air rises\n\(sign)it cools\n\(sign)drops form\n")
        let bullets = page.content.cards.flatMap { $0.bullets.map { page.asRead($0) } }
        #expect(bullets == ["warm air rises", "it cools", "drops form"])
    }

    @Test(arguments: [
        ("TL;DR", "Questions to think about", "Related key terms"),
        ("Fast facts", "Discussion questions", "Related"),
        ("Key points", "Test yourself", "See also"),
        ("You should know", "Exam practice", "Terms linked to this one"),
        ("Why it matters", "Your turn", "Goes with"),
    ])
    func partsAreToldByShape(_ facts: String, _ questions: String, _ related: String) throws {
        let page = try read(
            """
            Convection
            Convection is the movement of heat through a fluid by currents that rise and sink.

            \(facts)
            • Warm fluid is less dense and rises.
            • It drives the winds.

            \(questions)
            Why does a radiator warm a whole room?
            Compare convection with conduction.

            \(related)
            Conduction: the passing of heat from particle to particle
            Radiation: the passing of heat by waves
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.content.terms.first?.name.text == "Convection")
        #expect(page.content.facts.count == 2)
        #expect(page.content.questions.count == 2)
        #expect(page.content.relatedTerms.map { $0.name?.text } == ["Conduction", "Radiation"])
    }
}
