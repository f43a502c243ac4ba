import Testing
import ThawCore
import ThawText

/// Decks, sets and tables as sites print them: fronts and backs with little or nothing to tell which is which.
@Suite struct PagesDeckTests {
    private func questions(_ page: Resource) -> [[String]] {
        page.content.questions.map { [page.asRead($0.stem), $0.answer.map(page.asRead) ?? ""] }
    }

    @Test func questionsOfDeckNeedNoMarks() throws {
        let page = try ReaderFixtures.page(
            """
            The Hanseatic League Flashcards
            (6 cards)
            Which town led the league?
            Lübeck
            What did its merchants carry?
            - grain and timber from the east
            - cloth and salt from the west
            When was the last diet held
            1669
            What share of them came? (2)
            9/1000
            about nine towns
            Where did it trade in London?
            at the Steelyard
            Why did it decline?
            Strong states grew around it.
            Decks in Medieval trade Class (2):
            Venice
            The Hanseatic League
            """)
        #expect(page.kind == .questions)
        #expect(page.title.text == "The Hanseatic League Flashcards")
        let found = questions(page)
        #expect(found.count == 6)
        #expect(found[1][1].hasSuffix("cloth and salt from the west"))
        #expect(found[2] == ["When was the last diet held", "1669"])
        #expect(found[3][1] == "9/1000 about nine towns")
        #expect(found.last == ["Why did it decline?", "Strong states grew around it."])
    }

    @Test func definitionsOfDeckMayHaveSeveralLines() throws {
        let page = try ReaderFixtures.page(
            """
            Soil words Flashcards
            Paper 2
            Humus
            Dark matter that is left of plants and animals
            Loam
            - sand, silt and clay together
            - easy to dig
            Leaching
            Rain washes minerals down
            and out of reach of the roots
            Horizon
            A layer of the soil, seen from the side
            """)
        #expect(page.kind == .pairs)
        #expect(page.readPairs.map(\.[0]) == ["Humus", "Loam", "Leaching", "Horizon"])
        #expect(page.readPairs[1][1] == "sand, silt and clay together easy to dig")
        #expect(page.readPairs[2][1] == "Rain washes minerals down and out of reach of the roots")
    }

    @Test func setWithSecondLinesKeepsStep() throws {
        let page = try ReaderFixtures.page(
            """
            River words
            Flashcards
            Learn
            Test
            Terms in this set (5)
            Meander
            A bend in a river that grows outwards
            Delta
            Land made of mud and sand at the mouth
            e.g. the one of the Danube
            Source
            The place where a river begins
            Confluence
            The point where two rivers meet
            Levee
            A bank that floods build up beside the river
            Other sets by this creator
            """)
        #expect(page.kind == .pairs)
        #expect(page.readPairs.map(\.[0]) == ["Meander", "Delta", "Source", "Confluence", "Levee"])
        #expect(page.readPairs[1][1].hasSuffix("e.g. the one of the Danube"))
    }

    @Test func cellsOfRowMayHaveOnlyBlanksBetween() throws {
        let page = try ReaderFixtures.page(
            """
            Eye words for Thursday
            Flashcards by otto_p, updated more than 1 year ago
            Created by otto_p over 3 years ago

            Question Answer
            Iris The coloured ring around the pupil
            Optic nerve Bundle of fibres that leads to the brain
            What does the lens do? It bends light so that it meets on the retina.
            Blind Spot The place without cells that see
            Cornea Clear skin in front of the eye
            """)
        #expect(page.author == "otto_p")
        #expect(
            page.readPairs == [
                ["Iris", "The coloured ring around the pupil"],
                ["Optic nerve", "Bundle of fibres that leads to the brain"],
                ["What does the lens do?", "It bends light so that it meets on the retina."],
                ["Blind Spot", "The place without cells that see"],
                ["Cornea", "Clear skin in front of the eye"],
            ])
    }

    @Test func rowMayHoldTwoPairs() throws {
        let page = try ReaderFixtures.page(
            """
            LATIN Year 8
            Words of the market
            Latin\tEnglish\tLatin\tEnglish
            panis (m)\tbread\tvinum (n)\twine
            taberna (f)\tshop\tmercator (m)\tmerchant
            Latin\tEnglish
            emo, emere\tI buy
            vendo, vendere\tI sell
            """)
        #expect(page.kind == .pairs)
        #expect(
            page.readPairs.map(\.[0]) == [
                "panis (m)", "vinum (n)", "taberna (f)", "mercator (m)", "emo, emere",
                "vendo, vendere",
            ])
        #expect(page.readPairs[3][1] == "merchant")
    }

    @Test func barsMayStandAroundRows() throws {
        let page = try ReaderFixtures.page(
            """
            | A | B |
            | tide | the rise and fall of the sea |
            | ebb | water running out |
            | flood | water coming in |
            """)
        #expect(
            page.readPairs == [
                ["tide", "the rise and fall of the sea"], ["ebb", "water running out"],
                ["flood", "water coming in"],
            ])
    }

    @Test func wordOfTheShopIsNoPartOfDefinitions() throws {
        let page = try ReaderFixtures.page(
            """
            stalactite - Answers a stone that hangs from the roof of a cave
            stalagmite - Answers a stone that grows from the floor
            karst - Answers land of limestone with caves below it
            doline - Answers a hollow where the ground fell in
            """)
        #expect(page.readPairs.map(\.[0]) == ["stalactite", "stalagmite", "karst", "doline"])
        #expect(page.readPairs[2][1] == "land of limestone with caves below it")
    }

    @Test func dashesMayAllStickToTheTerms() throws {
        let page = try ReaderFixtures.page(
            """
            Rock words

            Basalt- a dark rock from lava that cooled quickly
            Granite- (plutonic) a rock of large crystals
            Slate- mud that was pressed until it splits
            Marble- limestone that heat has changed
            Chalk- soft white limestone of tiny shells
            """)
        #expect(page.readPairs.count == 5)
        #expect(page.readPairs[1] == ["Granite", "(plutonic) a rock of large crystals"])
    }

    @Test func rowsOfSheetMayBeNumbered() throws {
        let page = try ReaderFixtures.page(
            """
            Page 12 - Knowledge Organiser Yr7
            P. 12
            Geography: Coasts
            1. Waves
            1.1
            fetch
            How far the wind has blown over the sea.
            1.2
            swash
            Water that runs up the beach
            after a wave breaks.
            2. Landforms
            2.1
            spit
            A tongue of sand that grows from the shore.
            2.2
            stack
            A pillar of rock left in the sea.
            """)
        #expect(page.title.text == "Geography: Coasts")
        #expect(page.subjects == [["Geography"]])
        #expect(page.readPairs.map(\.[0]) == ["fetch", "swash", "spit", "stack"])
        #expect(page.readPairs[1][1] == "Water that runs up the beach after a wave breaks.")
    }

    @Test func answerMayStandBehindItsQuestion() throws {
        let page = try ReaderFixtures.page(
            """
            ST. ANNE'S SECONDARY SCHOOL – MBALE
            GEOGRAPHY FORM TWO
            RIVERS: ORAL REVISION
            Work in pairs. Cover the answers.

            A. WATER
            1. Define the term discharge.
            Ans. The volume of water that passes a point in a second.
            2. What is a watershed? Ans. The high land between two basins.
            3. A river bends more and more each year. Which feature is formed and
            what may become of it?
            Ans. A meander; it may be cut off as a lake.

            B. LAND
            4. List two signs of erosion. Ans. Steep banks and brown water.

            C. FOR PREP – WRITE THE ANSWERS IN YOUR BOOK
            5. Describe how a delta grows.
            6. Explain why a river floods in spring.
            7. Outline two ways to hold back a flood.

            Hand in on Friday.
            """)
        #expect(page.kind == .questions)
        #expect(page.title.text == "RIVERS: ORAL REVISION")
        #expect(page.subjects == [["Geography"]])
        let found = questions(page)
        #expect(found.count == 7)
        #expect(found[1] == ["What is a watershed?", "The high land between two basins."])
        #expect(found[2][0].hasSuffix("formed and what may become of it?"))
        #expect(found[3][1] == "Steep banks and brown water.")
        #expect(found[6][1].isEmpty)
    }

    @Test func termsOfNumberedListStandAboveWhatTheyMean() throws {
        let page = try ReaderFixtures.page(
            """
              1. Ebb
                water that runs out to sea
              2. Flood
                water that comes in
              3. Spring tide
                the highest, at new and full moon
              4. Neap tide
                the lowest, at half moon
            """)
        #expect(page.kind == .pairs)
        #expect(page.readPairs.map(\.[0]) == ["Ebb", "Flood", "Spring tide", "Neap tide"])
        #expect(page.readPairs[2][1] == "the highest, at new and full moon")
    }
}
