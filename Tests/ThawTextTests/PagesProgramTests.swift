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
}
