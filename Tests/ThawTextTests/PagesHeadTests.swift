import Testing
import ThawCore
import ThawText

/// What the heads and feet of pages say of them: subjects, makers, the steps of a site, running lines.
@Suite struct PagesHeadTests {
    private static let cards = """
        CARD 1
        What moves the tide?
        • The pull of the moon lifts the water on the near side of the earth.
        • The sun adds to it or takes away from it.

        CARD 2
        Spring tides
        • Sun and moon stand in line at new moon and full moon.
        • High water is higher and low water lower than at other times.
        """

    @Test(arguments: [
        ("Geography – pocket revision cards", [["Geography"]], nil as String?),
        ("Made by Zosia for Geography mock", [["Geography"]], "Zosia"),
        ("zosia.n04 · 2 cards", [], "zosia.n04"),
    ])
    func lineBelowTheTitleNamesSubjectOrMaker(
        line: String, subjects: [[String]], author: String?
    ) throws {
        let page = try ReaderFixtures.page("Tides\n\(line)\n\n\(Self.cards)")
        #expect(page.title.text == "Tides")
        #expect(page.subjects == subjects)
        #expect(page.author == author)
        #expect(page.readHeadings == ["What moves the tide?", "Spring tides"])
        #expect(page.content.facts.isEmpty)
    }

    @Test(arguments: [
        ("KNOWLEDGE ORGANISER        GCSE Geography         Year 10 Term 2", ["Geography"]),
        ("GCSE Geography Higher", ["Geography"]),
        ("10 minutes", []),
    ])
    func lineOfTheLessonAboveAListNamesTheSubject(line: String, subjects: [String]) throws {
        let page = try ReaderFixtures.page(
            """
            \(line)
            Modul 7 - Am Meer: Vokabeln

            die Ebbe – low tide
            die Flut – high tide
            die Küste – coast
            der Strand – beach
            die Welle – wave
            """)
        #expect(page.content.pairs.count == 5)
        #expect(page.subjects == subjects.map { [$0] })
    }

    @Test func titleStandsBelowAFoldAndASwitchAmongTheCreditsIsNoCard() throws {
        let page = try ReaderFixtures.page(
            """
            HideShow resource information
            Tides from neap to spring

              • Created by: zosia
              • Created on: 12-03-17 19:04
              • Fullscreen

            What moves the tide?

              • The pull of the moon lifts the water on the near side of the earth.
              • The sun adds to it or takes away from it.
            1 of 2

            Spring tides

              • Sun and moon stand in line at new moon and full moon.
              • High water is higher and low water lower than at other times.
            2 of 2
            """)
        #expect(page.title.text == "Tides from neap to spring")
        #expect(page.title.origin == .given)
        #expect(page.author == "zosia")
        #expect(page.readHeadings == ["What moves the tide?", "Spring tides"])
    }

    @Test func lastStepOfASiteIsTheTitle() throws {
        let page = try ReaderFixtures.page(
            """
            Skip to main content
            We use cookies to make Tidemark work. Accept all  Manage
            Search Tidemark
            Geography
            Coasts of the north
            Tides of the north
            Uploaded by zosia_n
            on 21/05/2018

            Slide 1 of 2
            What moves the tide?
            • The pull of the moon lifts the water on the near side of the earth.
            • The sun adds to it or takes away from it.
            Slide 2 of 2
            Spring tides
            • Sun and moon stand in line at new moon and full moon.
            • High water is higher and low water lower than at other times.
            """)
        #expect(page.title.text == "Tides of the north")
        #expect(page.subjects.contains(["Geography", "Coasts of the north"]))
        #expect(page.author == "zosia_n")
    }

    @Test(arguments: ["Computer Security", "Marine and Coastal Geography", "Physics"])
    func fieldBetweenTermAndDefinitionIsItsSubject(_ field: String) throws {
        let page = try ReaderFixtures.page(
            """
            Tidal range
            \(field)
            Tidal range is the difference in height between high water and the low water that follows it.
            Key facts
            ▪︎ The Bay of Fundy has the largest one in the world.
            ▪︎ Closed seas such as the Baltic have hardly any.
            ▪︎ It was measured with floats in a well before 1900.
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.subjects == [[field]])
        let facts = page.content.facts.map { page.asRead($0) }
        #expect(facts.first == "The Bay of Fundy has the largest one in the world.")
    }

    @Test func partsOfAQuizInCapitalsAreHeadings() throws {
        let page = try ReaderFixtures.page(
            """
            People who sit in the courts of England - Q&A
            made by Zosia for Law mock

            JURIES

            1. How many people sit on a jury?
            A. 12

            2. Who called the jury a lamp of freedom?
            A. Lord Devlin

            MAGISTRATES

            3. Do magistrates need legal training?
            A. no, a legal adviser helps them

            4. Who appoints them?
            A. the Lord Chief Justice
            """)
        #expect(page.title.text == "People who sit in the courts of England - Q&A")
        #expect(page.author == "Zosia")
        #expect(page.subjects == [["Law"]])
        #expect(
            page.content.questions.map { $0.answer.map { page.asRead($0) } }
                == [
                    "12", "Lord Devlin", "no, a legal adviser helps them", "the Lord Chief Justice",
                ])
    }

    @Test func linesBesideThePageNumberAreNoPoints() throws {
        let page = try ReaderFixtures.page(
            """
            54
            Topic 4 — Water in motion
            Tides
            Tides are the rise and fall of the sea twice a day. The moon and the sun cause them, and
            the shape of the coast makes them large or small.
            Tides and the moon
            • The pull of the moon lifts the water on the near side of the earth, and the earth.
            Below it the water on the far side stays behind.
            • The two bulges stay in line with the moon while the earth turns.
            Figure 4   The two bulges of the sea

            Revision Guide: Geography
            55
            Topic 4 — Water in motion
            What the sun does
            • At new moon and full moon sun and moon pull together and the tides are large, which are
            called spring tides.
            • A week later they pull at right angles and the tides are small.

            Quick Questions
            Q1  How often does the tide rise in a day?   [1 mark]
            Q2  Explain why spring tides are larger than others.   [2 marks]
            Revision Guide: Geography
            """)
        #expect(page.readHeadings == ["-", "Tides and the moon", "What the sun does"])
        #expect(page.title.text == "Tides")
        #expect(page.content.questions.count == 2)
        let points = page.readPoints.joined(separator: "\n")
        for line in ["Topic 4", "Revision Guide", "Figure 4"] { #expect(!points.contains(line)) }
        #expect(points.contains("and the earth. Below it the water"))
    }

    @Test func linksAtTheEndOfNotesAreTheProgrammes() throws {
        let page = try ReaderFixtures.page(
            """
            # Tides

            ## What the moon does

            - Its pull lifts the water on the near side
            - The bulges stay in line with it

            ## What the sun does

            - It adds to the pull at new moon and full moon

            ---

            [Coasts](https://notes.example/coasts-3f0c)

            [Back to the list](https://notes.example/list-98be)
            """, markup: .markdown)
        #expect(page.readHeadings == ["What the moon does", "What the sun does"])
        #expect(page.readPoints.count == 3)
    }

    @Test func tabsOfAnEncyclopediaHeadNothing() throws {
        let page = try ReaderFixtures.page(
            """
            Tide
            Article   Talk
            Read   Edit   View history
            From Wikipedia, the free encyclopedia
            Tides are the rise and fall of sea levels caused by the moon and the sun.[1]
            Causes[edit]
            The pull of the moon is larger on the near side of the earth than on the far side.[2]
            History[edit]
            Seleucus of Seleucia ascribed the tides to the moon about 150 BC.[3]
            """)
        #expect(page.title.text == "Tide")
        #expect(page.readHeadings == ["-", "Causes", "History"])
    }

    @Test func titleOfAPostStandsAboveWhoPostedItAndAGreetingIsNoCard() throws {
        let page = try ReaderFixtures.page(
            """
            The Late Tide
            notes, tea & salt water
            Home   About me   Printables

            Chapter 4 Summary: The Tide
            Posted on October 27, 2022 by Zosia Nowak
            Filed under: AP Geography

            Hi everyone! Sorry this is late.

            The moon

            * It pulls the water on the near side of the earth.
            * The land turns below the bulge.

            The sun

            * It pulls less because it is far away.
            * It adds to the moon at new moon and full moon.

            The shore

            * Bays make the tide higher.
            * Closed seas have hardly any.

            3 Comments

            Ola says:
            October 28, 2022 at 6:12 pm
            saved my grade
            Reply

            Leave a Reply
            Blog at WordPress.com.
            """)
        #expect(page.title.text == "Chapter 4 Summary: The Tide")
        #expect(page.author == "Zosia Nowak")
        #expect(page.readHeadings == ["The moon", "The sun", "The shore"])
    }

    @Test func labelOfTheFirstCardIsNoneOfTheCredits() throws {
        let page = try ReaderFixtures.page(
            """
            We value your privacy. We and our partners use cookies.   [Accept all] [Manage]
            TideHeap  |  Log in  |  Sign up free
            Home > A-level > Geography > Coasts

            Tides - springs, neaps + surges

            by  zosia_n  ·  Last edited 3 November 2019  ·  2 cards  ·  1,204 views

            Card 1 of 2
            What moves the tide
            - The pull of the moon lifts the water on the near side of the earth.
            - The sun adds to it or takes away from it.

            Card 2 of 2
            Spring tides
            - Sun and moon stand in line at new moon and full moon.
            - High water is higher and low water lower than at other times.

            More from this user: Waves | Wind | Weather
            """)
        #expect(page.readHeadings == ["What moves the tide", "Spring tides"])
        #expect(page.content.cards.map(\.bullets.count) == [2, 2])
        #expect(page.content.comments.isEmpty)
    }

    @Test func pointsPastedTwiceAndNoBreakSpacesAroundThem() throws {
        let page = try ReaderFixtures.page(
            """
            Tides

            What moves the tide
            \u{A0}•\u{A0}The pull of the moon lifts the water on the near side.
            \u{A0}•\u{A0}The pull of the moon lifts the water on the near side.
            \u{A0}•\u{A0}The sun adds to it or takes away from it• Winds may hold it back
            1 of 2

            Spring tides
            \u{A0}•\u{A0}Sun and moon stand in line at new moon and full moon.
            \u{A0}•\u{A0}High water is higher than at other times.
            2 of 2
            """)
        #expect(
            page.content.cards.flatMap(\.bullets).map { page.asRead($0) } == [
                "The pull of the moon lifts the water on the near side.",
                "The sun adds to it or takes away from it", "Winds may hold it back",
                "Sun and moon stand in line at new moon and full moon.",
                "High water is higher than at other times.",
            ])
    }

    @Test func partsOfSpeechStandBetweenRelatedTermsAndWhatTheyMean() throws {
        let page = try ReaderFixtures.page(
            """
            Spring tide
            Definition
            A spring tide is a tide at new moon or full moon, when high water is at its highest.
            Key points
            ■ Sun and moon stand in line, so that their pulls add up on both sides of the earth.
            ■ It comes twice a month, whatever the season of the year may be.
            Questions
            Q1. Why does it come twice a month?
            ▾ Because sun, earth and moon stand in line at new moon and at full moon.
            See also
            ▸ Neap tide (n.) A tide at half moon, when the range is at its smallest.
            ▸ Fetch (noun) How far the wind has blown over open water.
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.content.relatedTerms.map(\.name?.text) == ["Neap tide", "Fetch"])
        let answer = page.content.questions.first?.answer.map { page.asRead($0) }
        #expect(
            answer == "Because sun, earth and moon stand in line at new moon and at full moon.")
    }
}
