import Testing
import ThawCore
import ThawText

/// What students write down themselves: words to remember by, chains of causes, plans, lists from the board.
@Suite struct PagesNotebookTests {
    private func read(_ text: String, markup: SourceText.Markup = .plain) throws -> Resource {
        let draft = ReaderFixtures.read(text, markup: markup)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }

    private func pairs(_ page: Resource) -> [[String]] {
        page.content.pairs.map { [page.asRead($0.term), page.asRead($0.definition)] }
    }

    private func questions(_ page: Resource) -> [[String]] {
        page.content.questions.map { question in
            [page.asRead(question.stem), question.answer.map { page.asRead($0) } ?? "-"]
        }
    }

    private func facts(_ page: Resource) -> [String] {
        page.content.facts.map { page.asRead($0) }
    }

    @Test(arguments: [SourceText.Markup.plain, .markdown])
    func frontsAndBacksThatAnAssistantWroteAreCards(_ markup: SourceText.Markup) throws {
        let bold = markup == .markdown ? "**" : ""
        let page = try read(
            """
            Sure! Here are 2 flashcards on the tides:

            \(bold)Card 1\(bold)
            \(bold)Front:\(bold) What pulls the sea up?
            \(bold)Back:\(bold) The moon, and the sun a little.

            \(bold)Card 2\(bold)
            \(bold)Front:\(bold) When is a neap tide?
            \(bold)Back:\(bold) At half moon.

            Let me know if you'd like more!
            """, markup: markup)
        #expect(
            pairs(page) == [
                ["What pulls the sea up?", "The moon, and the sun a little."],
                ["When is a neap tide?", "At half moon."],
            ])
        #expect(page.content.facts.isEmpty)
    }

    @Test func wordsWithTheirClassArePairs() throws {
        let page = try read(
            """
            Week 3 – Vocabulary quiz

            1) ebb (v.) to run back, to grow less
            2) brackish (adj.) a little salt
            3) estuary (n.) – the wide mouth of a river
            4) seaward (adv.) towards the sea
            """)
        #expect(
            pairs(page) == [
                ["ebb", "to run back, to grow less"], ["brackish", "a little salt"],
                ["estuary", "the wide mouth of a river"], ["seaward", "towards the sea"],
            ])
    }

    @Test func turnsOfATalkWithAnAssistantAreToldApart() throws {
        let page = try read(
            """
            Me: explain a neap tide simply
            ChatGPT: A neap tide is the lowest high water of two weeks, when sun and moon pull at a right angle.
            Me: what else comes with it
            ChatGPT:
            1. Weak currents
            2. A narrow beach at low water
            3. Clear water for divers
            Me: thx
            """)
        #expect(
            page.content.comments.map { page.asRead($0.text) }
                == ["explain a neap tide simply", "what else comes with it", "thx"])
        #expect(page.content.comments.allSatisfy { $0.author == "Me" })
        #expect(
            page.readPoints.suffix(3)
                == ["Weak currents", "A narrow beach at low water", "Clear water for divers"])
    }

    @Test func wordToRememberByHeadsItsLines() throws {
        let page = try read(
            """
            TIDAL
            T - turns twice a day
            I - is drawn by the moon
            D - differs along the coast
            A - at new moon the highest
            L - lowest at half moon
            """)
        #expect(page.kind == .notes)
        #expect(
            page.readPoints == [
                "T - turns twice a day", "I - is drawn by the moon", "D - differs along the coast",
                "A - at new moon the highest", "L - lowest at half moon",
            ])
        #expect(page.author == nil)
    }

    @Test func shortEntriesOfAChronologyAreNoFoot() throws {
        let page = try read(
            """
            HARBOUR RIGHTS TIMELINE

            1854 Brown v Board of Harbours - pilots must be licensed
            1855 Strike of the dockers begins, the port is closed for 81 days
            1857 Little Pier built
            1860 Sit-in at the lock
            1864 Harbour Rights Act
            1865 Voting Rights Act
                 New lights
            1868 Pilot killed in the fog
            """)
        let all = (facts(page) + pairs(page).joined() + page.readPoints).joined(separator: " ")
        for words in ["Harbour Rights Act", "Voting Rights Act", "New lights", "killed in the fog"]
        {
            #expect(all.contains(words))
        }
    }

    @Test func chainsOfCausesAreNoPairs() throws {
        let page = try read(
            """
            Why the harbour silted up
            Forest cut down → soil washed away → river brown with mud
            Mud in the river → current slows → sand bars grow
            Bars grow → ships ground → trade moves to the next port
            """)
        #expect(page.kind == .notes)
        #expect(page.content.pairs.isEmpty)
    }

    @Test func summariesOfChaptersAreNoTerms() throws {
        let page = try read(
            """
            The Lighthouse – chapter summaries

            Chapter 1: Ada rows out with her father. The lamp has gone out. They find the door locked.

            Chapter 2: The keeper is gone and his log breaks off in June. Ada reads the last page aloud.

            Chapter 3: A storm comes up. Her father lights the lamp with the last of the oil.
            """)
        #expect(page.kind == .notes)
        #expect(page.content.pairs.isEmpty)
    }

    @Test func wordsAloneAmongNotesInSmallLettersHeadThem() throws {
        let page = try read(
            """
            Geography test fri!!!

            erosion
            -hydraulic action
            -sand + stones grind
            -waves take what is loose
            transport
            swash = up the beach
            backwash = down again
            drift → along the coast
            deposition
            where waves are weak
            spits, bars, beaches

            ask miss about tombolos
            """)
        #expect(page.readHeadings == ["erosion", "transport", "deposition"])
    }

    @Test func schemeOfMarksAnswersItsQuestion() throws {
        let page = try read(
            """
            Q1. Explain how a stack is made. (4 marks)

            Mark scheme:
            - waves attack a crack (1)
            - crack grows to a cave (1)
            - cave becomes an arch (1)
            - roof of the arch falls in (1)

            Q2. Describe a spit. (3 marks)

            Mark scheme:
            - ridge of sand (1)
            - joined to the land at one end (1)
            - hook at the other (1)
            """)
        #expect(page.kind == .questions)
        #expect(questions(page).map(\.[0]) == ["Explain how a stack is made.", "Describe a spit."])
        #expect(questions(page)[1][1].hasPrefix("ridge of sand"))
    }

    @Test func headingsOfANarrowPrintedPageAreFound() throws {
        let page = try read(
            """
            12
            Unit 3 The coast
            Longshore drift
            Longshore drift moves the sand along the coast
            bit by bit. The swash runs up at an angle and
            the backwash runs straight down again.
            Spits
            Where the coast turns away, the drift goes on
            in a straight line and builds a spit. A salt
            marsh grows in the quiet water behind it.
            Tombolos
            A spit that reaches an island is called after
            those of Italy. Some are under water at every
            high tide.
            """)
        #expect(page.title.text == "Unit 3 The coast")
        #expect(page.readHeadings == ["Longshore drift", "Spits", "Tombolos"])
    }

    @Test func sidesOfAnArgumentHeadTheirPoints() throws {
        let page = try read(
            """
            Should the harbour be deepened?
            For
            Larger ships could come in
            Work for the dockers
            Against
            Mud from the bottom kills the oysters
            It silts up again in ten years
            Conclusion
            Depends on what the oysters are worth
            """)
        #expect(page.title.text == "Should the harbour be deepened?")
        #expect(page.readHeadings == ["For", "Against", "Conclusion"])
    }

    @Test func signsOfPointsTellHowDeepTheyStand() throws {
        let page = try read(
            """
            Topic 5: Coasts

            • Erosion
            ○ hydraulic action
            ○ abrasion
            • Transport
            ○ swash and backwash
            ○ drift
            """)
        #expect(page.readHeadings == ["Erosion", "Transport"])
        #expect(page.content.cards.map(\.bullets.count) == [2, 2])
    }

    @Test func notesWithTheTimeBeforeThemAreNoPairs() throws {
        let page = try read(
            """
            Geo 101 lecture 7 – Oct 3

            2:05 waves: wind rubs along the water and raises them
            2:12 swell and sea
            2:25 breaking: the bottom slows the foot of the wave
            2:40 practice: why do waves turn towards a headland?
            """)
        #expect(page.kind == .notes)
        #expect(page.content.pairs.isEmpty)
    }

    @Test func crossesBeforeWhatIsWrongAreSigns() throws {
        let page = try read(
            """
            Essay on a stack

            Common mistakes:
            x no case study
            x cave and arch mixed up
            x no sequence
            """)
        #expect(page.readPoints == ["no case study", "cave and arch mixed up", "no sequence"])
    }

    @Test func hashesBeforeNumbersCountTheLines() throws {
        let page = try read(
            """
            COASTS

            #1 ebb | the time in which the water falls
            #2 swash | water that runs up the beach
            #3 fetch | how far the wind has blown over the sea
            """)
        #expect(pairs(page).map(\.[0]) == ["ebb", "swash", "fetch"])
    }

    @Test func columnsOfCornellNotesMayHaveTwoBars() throws {
        let page = try read(
            """
            Cornell sheet - Coasts

            CUES || NOTES
            What wears a cliff? || Waves press air into its cracks.
            || abrasion = stones that the waves throw against it
            What is drift? || Waves come in at an angle.
            || Sand goes along the beach in a zigzag.
            SUMMARY || Waves take here and bring there.
            """)
        #expect(page.readHeadings.prefix(2) == ["What wears a cliff?", "What is drift?"])
        #expect(
            page.readPoints.prefix(2) == [
                "Waves press air into its cracks.",
                "abrasion = stones that the waves throw against it",
            ])
        #expect(!page.readPoints.contains { $0.hasPrefix("|") })
    }
}
