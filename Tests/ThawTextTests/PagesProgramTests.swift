import Testing
import ThawCore
import ThawText

/// What students copy out of programs: outliners, players, spreadsheets, exports of cards.
@Suite struct PagesProgramTests {
    private func read(_ text: String, markup: SourceText.Markup = .plain) throws -> Resource {
        let draft = ReaderFixtures.read(text, markup: markup)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }

    private func pairs(_ page: Resource) -> [[String]] {
        page.content.pairs.map { [page.asRead($0.term), page.asRead($0.definition)] }
    }

    private func facts(_ page: Resource) -> [String] {
        page.content.facts.map { page.asRead($0) }
    }

    @Test func cardsInTheSignsOfAnOutlinerArePairs() throws {
        let page = try read(
            """
            Tides
              Ebb :: the time in which the water falls
              Swash :: water that runs up the beach
              What raises the sea? >> the pull of the moon
              Spring tide :: the highest tide of two weeks
                at new moon and full moon
            """)
        #expect(page.kind == .pairs)
        #expect(page.title.text == "Tides")
        #expect(
            pairs(page) == [
                ["Ebb", "the time in which the water falls"],
                ["Swash", "water that runs up the beach"],
                ["What raises the sea?", "the pull of the moon"],
                ["Spring tide", "the highest tide of two weeks at new moon and full moon"],
            ])
    }

    @Test func taggedLinesAskForTheLinesBelowThem() throws {
        let page = try read(
            """
            - What is fetch? #card
                - How far the wind has blown over water
            - What wears a cliff away? #card #exam
                - The waves
                - Sand and stones that they carry
            - What is left in front of it? #card
                - A platform of rock
            """)
        #expect(page.kind == .questions)
        #expect(
            page.content.questions.map { page.asRead($0.stem) } == [
                "What is fetch?", "What wears a cliff away?", "What is left in front of it?",
            ])
        #expect(
            page.content.questions[1].answer.map { page.asRead($0) }
                == "The waves Sand and stones that they carry")
    }

    @Test(arguments: [("---", ";;;"), ("||", "***"), ("~~", "@@@@")])
    func exportWithSignsOfOnesOwnIsAListOfPairs(sign: String, rule: String) throws {
        let page = try read(
            """
            ebb\(sign)the time in which the water falls
            \(rule)
            swash\(sign)water that runs up the beach
            \(rule)
            fetch\(sign)how far the wind has blown
            """)
        #expect(
            pairs(page) == [
                ["ebb", "the time in which the water falls"],
                ["swash", "water that runs up the beach"],
                ["fetch", "how far the wind has blown"],
            ])
    }

    @Test func cardsScatteredAmongNotesAreTakenAndTheNotesKept() throws {
        let page = try read(
            """
            Waves

            How they begin
            - The wind rubs along the water
            - Fetch :: how far the wind has blown over open water
            - A long fetch makes high waves
            - Swell :: waves that have left their wind behind

            How they break
            - The bottom slows the foot of the wave
            - Plunging breaker :: a wave whose crest falls forward
            - The top runs on and falls over
            """)
        #expect(page.kind == .notes)
        #expect(pairs(page).map(\.[0]) == ["Fetch", "Swell", "Plunging breaker"])
        #expect(page.readHeadings == ["How they begin", "How they break"])
        #expect(
            page.content.cards[1].bullets.map { page.asRead($0) } == [
                "The bottom slows the foot of the wave", "The top runs on and falls over",
            ])
    }

    @Test func captionsOfAVideoBecomeSentences() throws {
        let page = try read(
            """
            0:00
            Today we look at why the sea
            0:04
            rises and falls twice a day.
            0:07
            The moon pulls at the water
            0:11
            on the side that faces it.
            0:14
            On the other side of the earth
            0:17
            the water stays behind a little.
            0:21
            Both are high water.
            """)
        #expect(page.kind == .notes)
        #expect(
            facts(page) == [
                "Today we look at why the sea rises and falls twice a day.",
                "The moon pulls at the water on the side that faces it.",
                "On the other side of the earth the water stays behind a little.",
                "Both are high water.",
            ])
    }

    @Test func subtitlesLoseTheirNumbersAndTimes() throws {
        let times = (0..<7).map { "00:00:0\($0),000 --> 00:00:0\($0 + 1),500" }
        let words = [
            "Wind drives the water before it", "and raises waves.", "The longer it blows",
            "the higher they are.", "Near the coast", "the bottom slows them", "and they break.",
        ]
        let cues = zip(times, words).enumerated().map { "\($0 + 1)\n\($1.0)\n\($1.1)\n" }
        let page = try read(cues.joined(separator: "\n"))
        #expect(
            facts(page) == [
                "Wind drives the water before it and raises waves.",
                "The longer it blows the higher they are.",
                "Near the coast the bottom slows them and they break.",
            ])
    }

    @Test func timetableIsNoTranscript() throws {
        let page = try read(
            """
            9:00
            Registration
            9:15
            Maths
            10:15
            Break
            10:30
            Geography
            11:30
            Lunch
            12:30
            History
            13:30
            Sport
            """)
        #expect(!facts(page).contains { $0.contains("Registration Maths") })
    }

    @Test func numbersOfSectionsHeadThem() throws {
        let page = try read(
            """
            3.1 Coasts

            3.1.1 Waves
            Swash runs up the beach, and backwash runs down it again.

            3.1.2 Landforms of erosion
            3.1.2.1 Cliffs
            Waves cut a notch at the foot of a cliff until what hangs over it falls.

            3.1.2.2 Stacks
            The roof of an arch falls in and leaves a stack standing in the sea.
            """)
        #expect(
            page.readHeadings == ["Coasts", "Waves", "Landforms of erosion", "Cliffs", "Stacks"]
                || page.readHeadings == ["Waves", "Landforms of erosion", "Cliffs", "Stacks"])
    }

    @Test func contentsOfADocumentNameItsParts() throws {
        let page = try read(
            """
            Coasts – approaches

            Hard engineering\t1
            Soft engineering\t2
            Managed retreat\t3

            Hard engineering
            In use
            Sea walls throw the waves back
            Groynes hold the sand that drifts along
            Costs
            + they last for decades
            - they starve the next beach
            Soft engineering
            In use
            New sand is brought from the sea bed
            Costs
            + it looks like any other beach
            - a winter may take it away again
            Managed retreat
            In use
            The old dyke is opened and the land becomes marsh
            Costs
            + marsh breaks the waves for nothing
            """)
        #expect(
            page.readHeadings == [
                "Hard engineering", "In use", "Costs", "Soft engineering", "In use", "Costs",
                "Managed retreat", "In use", "Costs",
            ])
    }

    @Test func boxesForAnswersAreNoHeading() throws {
        let page = try read(
            """
            Topic 3 Coasts checklist
            Name: ____________\t\tR\tA\tG
            I can name two kinds of wave\t\t☐\t☐\t☐
            I can explain how a stack is made\t\t☐\t☐\t☐
            I can compare sea walls and groynes\t\t☐\t☐\t☐
            """)
        #expect(page.content.cards.flatMap(\.bullets).count == 3)
        #expect(!page.readHeadings.contains { $0.contains("Name") })
    }

    @Test func tableOfAnAssistantIsRead() throws {
        let page = try read(
            """
            ## Waves compared

            | Feature | Constructive | Destructive |
            |---|---|---|
            | Swash | Stronger than the backwash | Weaker than the backwash |
            | Shape | Low and long | High and steep |
            | Beach | Grows, because sand is left | Shrinks, because sand is taken |

            ## Where they come

            1. **Constructive** – on calm days in summer.
            2. **Destructive** – in the storms of winter.
            """, markup: .markdown)
        #expect(page.kind == .notes)
        #expect(page.readHeadings.suffix(4) == ["Swash", "Shape", "Beach", "Where they come"])
        #expect(
            page.content.cards[page.content.cards.count - 3].bullets.map { page.asRead($0) }
                == ["Low and long", "High and steep"])
    }

    @Test func partOfAListOfWordsIsNoMeaning() throws {
        let page = try read(
            """
            Vocabulario Tema 4 – El mar
            la marea - tide
            la ola - wave
            la arena - sand
            el acantilado - cliff
            Verbos útiles
            subir - to rise
            bajar - to fall
            romper - to break
            """)
        #expect(page.title.text == "Vocabulario Tema 4 – El mar")
        #expect(page.content.pairs.count == 7)
        #expect(pairs(page)[3] == ["el acantilado", "cliff"])
    }

    @Test func partsOfAReportHaveTheirNames() throws {
        let page = try read(
            """
            Required practical 5: Waves in a tank

            Aim: to find out how the depth of the water changes the speed of a wave.
            Variables
            Independent: depth of the water
            Dependent: time for three lengths of the tank
            Method
            1. Fill the tank one centimetre deep.
            2. Lift one end and let it drop.
            3. Time the wave over three lengths.
            Evaluation
            The wave is hard to see after the second length.
            """)
        #expect(page.title.text == "Required practical 5: Waves in a tank")
        #expect(page.readHeadings == ["-", "Variables", "Method", "Evaluation"])
    }

    @Test func themesAmongQuotationsHeadThem() throws {
        let page = try read(
            """
            THE STORM: KEY LINES

            Fear
            "The sea had come for the house" (ch. 2) – Nan – the sea as a person
            "We counted the stairs that were left" (ch. 5) – Tom – understatement
            Courage
            "She tied the rope to her own waist" (ch. 5) – narrator – plain words for a great deed
            "Somebody had to open the door" (ch. 6) – Nan – nobody is praised
            Memory
            "The mark is still on the wall" (ch. 9) – Tom – a symbol of the night
            "I can smell it when it rains" (ch. 9) – Tom – the senses keep what words lose
            """)
        #expect(page.readHeadings == ["Fear", "Courage", "Memory"])
        #expect(page.content.cards.map(\.bullets.count) == [2, 2, 2])
    }

    @Test func answersThatWereRightAreKept() throws {
        let page = try read(
            """
            Tides Quiz
            You scored 2/4
            1. What raises the sea?
            Your answer: The moon ✓
            2. How often is high water?
            Your answer: Once a day ✗
            Correct answer: Twice a day
            3. What runs up a beach?
            Your answer: Swash ✓
            4. What is a spring tide?
            Your answer: A tide in April ✗
            Correct answer: The highest tide of two weeks
            Try again
            """)
        #expect(page.kind == .questions)
        #expect(
            page.content.questions.map { $0.answer.map { page.asRead($0) } ?? "-" } == [
                "The moon", "Twice a day", "Swash", "The highest tide of two weeks",
            ])
    }

    @Test func casesInLawAreNoQuestions() throws {
        let page = try read(
            """
            Miller v Harbour Board [1911] 2 KB 40
            Facts: M's boat struck a pier that bore no light
            Issue: does a port owe a duty to boats from abroad?
            Held: yes
            Ratio: whoever opens a port to all must keep it safe for all

            Reeve v Lane [1956] 1 QB 7
            Facts: R lent L a barge, which sank at its moorings
            Issue: must the borrower pay for what nobody could foresee?
            Held: no
            Ratio: a borrower answers for want of care alone
            """)
        #expect(page.kind == .notes)
        #expect(page.content.cards.map(\.bullets.count) == [4, 4])
        #expect(page.content.questions.isEmpty)
    }

    @Test func setUnderItsNumberOfCardsIsAList() throws {
        let page = try read(
            """
            Geography Unit 2: Coasts
            3 flashcards • by nan.t • 3 days ago
            Ebb
            The time in which the water falls

            Swash
            Water that runs up the beach

            Fetch
            How far the wind has blown over open water
            Study  •  Share  •  Report
            """)
        #expect(page.title.text == "Geography Unit 2: Coasts")
        #expect(pairs(page).map(\.[0]) == ["Ebb", "Swash", "Fetch"])
        #expect(pairs(page).last?.last == "How far the wind has blown over open water")
    }

    @Test func treeOfPlainLinesHasItsBranchesAsHeadings() throws {
        let page = try read(
            """
            The coast
            \tErosion
            \t\tCliffs
            \t\t\tNotch at the foot
            \t\t\tRoof falls in
            \t\tStacks
            \tDeposition
            \t\tBeaches
            \t\tSpits
            \t\t\tGrow with the drift
            """)
        #expect(page.title.text == "The coast")
        #expect(page.readHeadings == ["Erosion", "Deposition"])
    }

    @Test func rowsOfAComparisonAreHeadingsWithPoints() throws {
        let page = try read(
            """
            Volcanoes for Friday   Saved to the cloud
            File\tHome\tInsert\tLayout\tReview
            Two volcanoes compared

            Aspect\tEtna\tKilauea
            Setting\tAbove a boundary of plates\tOver a hot spot in mid-ocean
            Lava\tRather runny basalt, some ash\tVery runny basalt, long flows
            Danger\tFew deaths, much damage to farms\tFew deaths, houses lost
            Use\tOrchards and vines on the slopes\tA national park for visitors

            Page 1 of 1   61 words   English
            """)
        #expect(page.kind == .notes)
        #expect(page.title.text == "Two volcanoes compared")
        #expect(page.readHeadings == ["Setting", "Lava", "Danger", "Use"])
        #expect(
            page.content.cards[0].bullets.map { page.asRead($0) }
                == ["Above a boundary of plates", "Over a hot spot in mid-ocean"])
    }

    @Test func tableOfWordsAndTheirMeaningsIsNoComparison() throws {
        let page = try read(
            """
            Term\tMeaning\tSeen where
            Ebb\tThe time in which the water falls\tOn any coast with tides
            Swash\tWater that runs up the beach\tAfter a wave has broken
            Fetch\tHow far the wind has blown over water\tOn maps of the ocean
            Scour\tWearing away by what water carries\tAt the foot of sea walls
            """)
        #expect(page.kind == .pairs)
        #expect(page.content.pairs.count == 4)
    }

    @Test func boxOfKeyTermsAmongNotesHoldsTerms() throws {
        let page = try read(
            """
            Sand and wind

            How dunes form
            Sand is carried over the beach by the wind until a plant or a stone slows the air. What falls
            there makes a small heap, and the heap slows the air again.

               KEY TERMS
               Berm  Ridge of sand that waves have thrown up above the line of
               high water.
               Foredune  The first dune behind the beach.
               Slack  Wet hollow between two dunes.

            How dunes go
            Feet and hooves wear the plants away, and the wind takes what they held. A storm may then cut
            through the whole line of dunes in one night.
            """)
        #expect(page.kind == .notes)
        #expect(page.readHeadings == ["How dunes form", "How dunes go"])
        #expect(
            pairs(page) == [
                ["Berm", "Ridge of sand that waves have thrown up above the line of high water."],
                ["Foredune", "The first dune behind the beach."],
                ["Slack", "Wet hollow between two dunes."],
            ])
    }

    @Test func anySignBeforeSeveralPointsIsTheirs() throws {
        let page = try read(
            """
            Dunes

            Changes
            ⮚ Grass holds the sand
            ⮚ Paths break the grass
            ⮚ Fences stop the wind
            """)
        #expect(
            page.content.cards[0].bullets.map { page.asRead($0) }
                == ["Grass holds the sand", "Paths break the grass", "Fences stop the wind"])
    }
}
