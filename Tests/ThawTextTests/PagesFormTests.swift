import Testing
import ThawCore
import ThawText

/// What the form of a page says: chats, decks, sheets, sets, and heads of notes.
@Suite struct PagesFormTests {
    private func read(_ text: String, markup: SourceText.Markup = .plain) throws -> Resource {
        let draft = ReaderFixtures.read(text, markup: markup)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }

    private func facts(_ page: Resource) -> [String] {
        page.content.facts.map { page.asRead($0) }
    }

    private func questions(_ page: Resource) -> [[String]] {
        page.content.questions.map { question in
            [page.asRead(question.stem), question.answer.map { page.asRead($0) } ?? "-"]
        }
    }

    private func pairs(_ page: Resource) -> [[String]] {
        page.content.pairs.map { [page.asRead($0.term), page.asRead($0.definition)] }
    }

    // MARK: Chats

    static let stamps: [(String, String)] = [
        ("[03/04/2023, 18:01:09] ", ": "), ("03/04/2023, 18:01 - ", ": "),
        ("3/4/23, 6:01 PM - ", ": "),
        ("[18:01] ", ": "),
    ]

    @Test(arguments: stamps)
    func stampsAreNoContent(_ before: String, _ after: String) throws {
        let page = try read(
            """
            \(before)Ana\(after)Glaciers erode by plucking and abrasion
            \(before)Ben\(after)lol ok
            \(before)Ana\(after)Drumlins show which way the ice moved
            \(before)Ana\(after)Eskers are ridges of sand left by meltwater

            """)
        #expect(
            facts(page) == [
                "Glaciers erode by plucking and abrasion", "Drumlins show which way the ice moved",
                "Eskers are ridges of sand left by meltwater",
            ])
        #expect(page.content.comments.map(\.author) == ["Ben"])
        #expect(page.blocks.filter { $0.role == .metadata }.count == 4)
    }

    @Test func timetableIsNoChat() throws {
        let page = try read(
            "Sports day\n\n09:00 - Assembly: the hall\n09:30 - Sprint: the track\n10:15 - Relay: the track\n"
        )
        #expect(page.content.comments.isEmpty)
        #expect(!page.blocks.contains { $0.role == .metadata })
    }

    @Test func notesAddressedToTheReaderStay() throws {
        let page = try read(
            """
            Ana, [14.02.24 18:03]
            Freedom is acting on your own desires, says Hume

            Ben, [14.02.24 18:04]
            thx

            Ana, [14.02.24 18:05]
            Hard determinists deny that we could have done otherwise

            """)
        #expect(facts(page).count == 2)
    }

    // MARK: Sheets

    @Test func optionsAreNoAnswers() throws {
        let page = try read(
            "1. Which gas do plants take in?\nA) oxygen\nB) carbon dioxide\nC) helium\n\n"
                + "2. Roots take up\nA) water\nB) light\nC) sugar\n")
        #expect(page.kind == .questions)
        #expect(
            questions(page) == [["Which gas do plants take in?", "-"], ["Roots take up", "-"]])
    }

    static let marks: [(String, String)] = [
        ("*B. Mars", ""), ("B. Mars ✓", ""), ("B. Mars (correct)", ""), ("✔ B. Mars", ""),
        ("B. Mars", "Answer: B\n"), ("B. Mars", "Correct answer: b\n"), ("B. Mars", "Ans - B\n"),
    ]

    @Test(arguments: marks)
    func markedOptionIsTheAnswer(_ option: String, _ line: String) throws {
        let sheet =
            "1. Which planet is red?\nA. Venus\n\(option)\nC. Saturn\n\(line)\n"
            + "2. Which planet has wide rings?\nA. Venus\nB. Mercury\nC. Saturn\n"
        let page = try read(sheet)
        #expect(questions(page).first == ["Which planet is red?", "Mars"])
        #expect(questions(page).count == 2)
    }

    static let keys = [
        "ANSWERS\n1. B  2. C", "Answer key: 1-B, 2-C", "Answers\n1. B\n2. C", "Key: 1B 2C",
        "Answers: 1) b; 2) c",
    ]

    @Test(arguments: keys)
    func keyNamesTheOptions(_ key: String) throws {
        let page = try read(
            "1. Which planet is red?\nA. Venus\nB. Mars\nC. Saturn\n\n"
                + "2. Which planet has wide rings?\nA. Venus\nB. Mercury\nC. Saturn\n\n\(key)\n")
        #expect(questions(page).map { $0[1] } == ["Mars", "Saturn"])
    }

    @Test func partsOfAnOutlineAreNoOptions() throws {
        let page = try read(
            "I. Causes\nA. Taxes rose\nB. Bread was dear\nII. Course\nA. The Estates met\nB. The Bastille fell\n"
        )
        #expect(page.kind == .notes)
    }

    @Test func partsOfAQuestionAreNoOptions() throws {
        let page = try read(
            "1. Study the map.\na) Which river is the longest?\nb) Describe its course.\n\n"
                + "2. Study the graph.\na) Which month is the driest?\nb) Explain why it is dry.\n")
        #expect(!questions(page).contains { $0[0] == "Study the map." && $0[1] != "-" })
        #expect(questions(page).contains { $0[0] == "Which river is the longest?" })
    }

    @Test func keyMayGiveWords() throws {
        let page = try read(
            "The cell\n\n1. The _____ holds the DNA.\n2. The _____ makes energy.\n\n"
                + "Answers: 1 nucleus, 2 mitochondrion\n")
        #expect(
            questions(page) == [
                ["The _____ holds the DNA.", "nucleus"],
                ["The _____ makes energy.", "mitochondrion"],
            ])
        #expect(page.title.text == "The cell")
    }

    // MARK: Lists of terms

    @Test func turnsOfTermAndDefinitionArePairs() throws {
        let page = try read(
            "Terms in this set (2)\nbasalt\nA dark rock that comes from lava\ngranite\n"
                + "A pale rock that cooled slowly under the ground\nAbout us\nCareers\n")
        #expect(pairs(page).map { $0[0] } == ["basalt", "granite"])
        #expect(page.blocks.filter { $0.role == .boilerplate }.count >= 2)
    }

    @Test func labelledPointsUnderHeadingsStayPoints() throws {
        let page = try read(
            "# Deserts\n\n## Plants\n- Roots: they reach far down\n- Leaves: they are small\n\n"
                + "## Animals\n- Camels: they store fat\n- Foxes: they hunt at night\n",
            markup: .markdown)
        #expect(page.content.pairs.isEmpty)
        #expect(page.content.cards.map(\.bullets.count) == [2, 2])
    }

    @Test func lineThatHoldsASignGoesOnWithNothing() throws {
        let page = try read(
            "econ recap\n\n- firms cut prices when demand is falling fast\nprofit = revenue - cost\n"
                + "wages -> spending -> demand\n- unions ask for more\n")
        let bullets = page.content.cards.flatMap(\.bullets).map { page.asRead($0) }
        #expect(bullets.contains("profit = revenue - cost"))
        #expect(bullets.contains("wages -> spending -> demand"))
    }

    // MARK: Decks

    @Test func gapsOfANoteAreAskedOneByOne() throws {
        let page = try read(
            "#separator:tab\n#html:true\n#deck:Rome\n"
                + "The city was founded in {{c1::753 BC}} by {{c2::Romulus::who}}.\t\n"
        )
        #expect(
            pairs(page) == [
                ["The city was founded in _____ by Romulus.", "753 BC"],
                ["The city was founded in 753 BC by _____.", "Romulus"],
            ])
        #expect(page.title == Finding("Rome", origin: .given, span: page.title.span))
    }

    @Test func tagsAndDecksOfANoteAreNoAnswers() throws {
        let page = try read(
            "#separator:semicolon\n#deck column:1\n#tags column:4\n"
                + "Bio;cell;\"the unit of life; has \"\"parts\"\"\";easy\nBio;gene;a stretch of DNA;easy\n"
        )
        #expect(
            pairs(page) == [
                ["cell", "the unit of life; has \"parts\""], ["gene", "a stretch of DNA"],
            ])
    }

    // MARK: Heads

    static let heads: [(String, String?, String?)] = [
        ("Dr. Elin Berg\nGEO101 – Week 3\n", "Dr. Elin Berg", nil),
        ("12 May 2022\n", nil, "2022-05-12"),
        ("Ms Okafor, Geography, 12 May 2022\n", "Ms Okafor", "2022-05-12"),
        ("Department of Geography\nLecture 4\n", nil, nil),
    ]

    @Test(arguments: heads)
    func linesUnderTheTitleSayWhoAndWhen(
        _ head: String, _ author: String?, _ date: String?
    ) throws {
        let page = try read(
            "Limestone landscapes\n\(head)\nCaves\n- Water dissolves the rock\n- Stalactites hang from the roof\n\n"
                + "Pavements\n- Ice stripped the soil\n- Clints and grykes\n")
        #expect(
            page.title == Finding("Limestone landscapes", origin: .given, span: page.title.span))
        #expect(page.author == author)
        #expect(page.created?.value == date)
        #expect(page.content.cards.compactMap { $0.heading?.text } == ["Caves", "Pavements"])
    }

    @Test func chapterStandsAboveItsName() throws {
        let page = try read(
            "Chapter 3\nThe Weimar Republic\n\nOrigins\n- The Kaiser left\n- A republic was declared\n\n"
                + "Crisis\n- Prices rose\n- The Ruhr was occupied\n")
        #expect(page.title.text == "The Weimar Republic")
    }

    @Test func fieldsOfAListOfTermsAreNoHead() throws {
        let page = try read(
            "Kingdom: Animalia\nPhylum: Chordata\nClass: Mammalia\nOrder: Carnivora\n"
                + "Family: Felidae\nGenus: Felis\nSpecies: catus\nName: cat\n"
        )
        #expect(page.content.pairs.count >= 7)
    }

    @Test func listOfDatesKeepsItsFirst() throws {
        let page = try read(
            "12 May 1935 – a first meeting is held\n3 June 1936 – the strike begins\n"
                + "8 July 1937 – the law is passed\n"
        )
        #expect(page.content.pairs.count == 3)
    }

    // MARK: Marks of programs

    @Test func numbersOfReferencesGo() throws {
        let page = try read(
            "Peat bogs\n\nBogs store carbon.[1] They grow a millimetre a year.[2] Fisher v Bell [1961] is a case.[3]\n"
        )
        #expect(
            facts(page) == [
                "Bogs store carbon.", "They grow a millimetre a year.",
                "Fisher v Bell [1961] is a case.",
            ])
    }

    @Test func numbersOfSlidesGoAndRepeatedHeadingsStay() throws {
        let page = try read(
            "1\n\nOffer\n• must be clear\n• may be withdrawn\n\n"
                + "2\n\nAcceptance\n• must mirror the offer\n• must reach the other\n\n3\n"
        )
        #expect(page.content.cards.compactMap { $0.heading?.text } == ["Offer", "Acceptance"])
        let wind = try read(
            "Wind\n\nAdvantages\n\n- clean\n\nCoal\n\nAdvantages\n\n- cheap\n\nGas\n\nAdvantages\n\n- quick to start\n"
        )
        #expect(!wind.blocks.contains { $0.role == .boilerplate })
    }

    @Test func numberedHeadingsAndTitlesOfSlidesStay() throws {
        let stages = try read(
            "Stage 1\n\n- seeds fall\n\nStage 2\n\n- roots grow\n\nStage 3\n\n- leaves open\n")
        #expect(!stages.blocks.contains { $0.role == .boilerplate })
        let slides = try read(
            "1\n\nSoil\n• sand\n\n2\n\nSoil\n• clay\n\n3\n\nSoil\n• silt\n\n4\n\nSoil\n• loam\n")
        #expect(slides.content.cards.compactMap { $0.heading?.text }.count == 4)
    }

    @Test func assistantsOffersGo() throws {
        let page = try read(
            "Certainly! Here is what you need to know:\n\nFjords\n- Glaciers cut them\n- The sea filled them\n\n"
                + "Would you like a quiz on fjords?\n")
        #expect(page.blocks.filter { $0.role == .boilerplate }.count == 2)
        #expect(page.content.cards.first?.bullets.count == 2)
    }

    @Test func boxesToTickAreNotAsked() throws {
        let page = try read(
            "Rivers\n\n- Meanders form on flat land in the lower course\n- [ ] Draw the diagram of the waterfall\n"
        )
        #expect(page.items().allSatisfy { !$0.stem.contains("waterfall") })
        #expect(
            page.items().allSatisfy { item in !item.units.contains { $0.text.contains("waterfall") }
            })
    }

    @Test func marksOfASchemeAreNoPartOfAnAnswer() throws {
        let page = try read(
            "Meanders\n\n- the fastest flow is on the outside (1)\n- sediment settles on the inside of the bend (1)\n"
        )
        let units = page.items().filter { $0.form == .card }.flatMap(\.units)
        #expect(
            units.map(\.text) == [
                "the fastest flow is on the outside", "sediment settles on the inside of the bend",
            ])
    }

    @Test func quotedVerseIsNotMended() throws {
        let page = try read(
            "Romeo\n\nThe Prologue names \"a pair of star-cross'd lovers\" and Romeo is banish'd from the city.\n"
        )
        #expect(!page.repairs.contains { $0.kind == .spelling })
    }

    // MARK: Decks with their controls

    @Test(arguments: [("Edit", "Star"), ("Flip", "Got it"), ("Bearbeiten", "Merken")])
    func controlsAroundCardsAreNoContent(_ first: String, _ second: String) throws {
        let cards = [
            ["Node", "A point of a wave that does not move"], ["Crest", "The top of a wave"],
            ["Trough", "The lowest part of a wave"], ["Period", "The time that one wave takes"],
        ]
        let text = cards.map { "\($0[0])\n\($0[1])\n\(first)\n\(second)\n" }.joined()
        let page = try read("Wave words\nTest\nMatch\n" + text)
        #expect(page.kind == .pairs)
        #expect(pairs(page) == cards)
        #expect(page.title.text == "Wave words")
    }

    @Test func headingsThatComeAgainAreNoControls() throws {
        let parts = ["Solon", "Draco", "Cleisthenes"].map { name in
            "\(name)\nStrengths\nHe was known all over Attica for it.\nLimits\nHe left the poor as they were.\n"
        }
        let page = try read("Lawgivers of Athens\n\n" + parts.joined(separator: "\n"))
        #expect(page.kind == .notes)
        #expect(page.blocks.allSatisfy { $0.role != .boilerplate })
    }

    @Test func numberUnderTheSignOfAnAnswerIsTheAnswer() throws {
        let page = try read(
            (1...4).map { "\($0)\nQ\nWhat is \($0) times one?\nA\n\($0)\nRate it\n1\n2\n3\n4\n" }
                .joined())
        #expect(questions(page) == (1...4).map { ["What is \($0) times one?", "\($0)"] })
    }

    @Test func rowNumbersAreNoTerms() throws {
        let page = try read(
            "1\tSloop\tone mast\tsail\n2\tKetch\ttwo masts\tsail\n3\tGig\toars\trow\n")
        #expect(pairs(page).map(\.[0]) == ["Sloop", "Ketch", "Gig"])
    }

    @Test func numbersWithoutASignAndPointsOnOneLineAreAList() throws {
        let page = try ReaderFixtures.page(
            """
            The water cycle

            1  Steps
            1 The sun warms the sea and water evaporates
            2 Vapour rises, cools and turns into
            droplets of cloud
            3 Rain falls on the land

            2  Stores
            ● Oceans hold nearly all of the water
            ● Ice caps keep it for thousands of years ● Rivers hold hardly any
            ● Water below the ground moves slowly

            3  People
            ● Dams hold rivers back
            ● Wells take water from below the ground
            """)
        #expect(page.readHeadings == ["Steps", "Stores", "People"])
        let points = page.content.cards.flatMap(\.bullets).map { page.asRead($0) }
        #expect(
            points == [
                "The sun warms the sea and water evaporates",
                "Vapour rises, cools and turns into droplets of cloud",
                "Rain falls on the land", "Oceans hold nearly all of the water",
                "Ice caps keep it for thousands of years", "Rivers hold hardly any",
                "Water below the ground moves slowly", "Dams hold rivers back",
                "Wells take water from below the ground",
            ])
    }

    @Test func glossaryWithNoBreakSpacesAndALostBreak() throws {
        let page = try read(
            """
            Harbour School                         Geography Department

            GCSE Geography
            Glossary of Terms: The Coast
            Mrs A. Tern

            Abrasion: Pebbles scrape the foot of the cliff.
            Beach\u{A0}:\u{A0} Sand or shingle between high and low water.
            Cliff: A steep face of rock.
            Drift: Sand that moves along the shore with waves that come in at an angle to the
            coast.Estuary: The wide mouth of a river.
            Fetch\u{A0}: How far the wind has blown over water.
            Groyne: A wall that keeps sand from moving on.
            """)
        #expect(page.title.text == "Glossary of Terms: The Coast")
        #expect(page.subjects == [["Geography"]])
        #expect(page.author == "Mrs A. Tern")
        #expect(
            pairs(page).map(\.[0]) == [
                "Abrasion", "Beach", "Cliff", "Drift", "Estuary", "Fetch", "Groyne",
            ])
        #expect(pairs(page)[3][1].hasSuffix("at an angle to the coast."))
    }

    @Test func chronologyWithTightDashesBelowATrail() throws {
        let page = try read(
            """
            TimeHub
            You are here: A Level / Low Countries / Floods

            Floods of the Low Countries: Timeline

            Middle Ages

            1170 – All Saints' Flood opens the Zuiderzee.
            1287 –St Lucia's flood drowns whole villages.
            1421 – St Elizabeth's flood leaves the Biesbosch.

            Modern times

            1916 – A storm breaks the dikes of the Zuiderzee.
            • 1932 – The Afsluitdijk closes it.
            1953 – The North Sea comes in at night.

            Next timeline: Bridges
            """)
        #expect(page.subjects == [["Low Countries", "Floods"]])
        #expect(pairs(page).map(\.[0]) == ["1170", "1287", "1421", "1916", "1932", "1953"])
    }

    @Test func vocabularyUnderNumberedHeadingsIsAListOfPairs() throws {
        let page = try read(
            """
            German Year 9      Frau Tern      Name: ____

            Kapitel 2: Am Meer

            1. Das Wasser
            die Ebbe = low tide
            die Flut = high tide
            die Welle = wave

            2. Das Land
            der Strand = beach
            die Küste = coast
            die Klippe = cliff

            3. Verben
            steigen = to rise
            sinken = to fall
            schwimmen = to swim
            """)
        #expect(page.kind == .pairs)
        #expect(page.title.text == "Kapitel 2: Am Meer")
        #expect(page.subjects == [["German"]])
        #expect(pairs(page).count == 9)
        #expect(pairs(page).allSatisfy { !$0[1].contains("Land") && !$0[1].contains("Verben") })
    }

    @Test func tableOfFormulasWithRowNumbersIsAListOfPairs() throws {
        let page = try read(
            "GCSE Physics equations to learn\t\t\n\t\t\nNo.\tQuantity\tEquation\n\tENERGY\t\n"
                + "1\tkinetic energy\tE = ½ m v²\n2\tpower\tP = E / t\n3\theat\tQ = m c T\n"
                + "\tWAVES\t\n4\twave speed\tv = f λ\n5\tperiod\tT = 1 / f\n")
        #expect(
            pairs(page) == [
                ["kinetic energy", "E = ½ m v²"], ["power", "P = E / t"], ["heat", "Q = m c T"],
                ["wave speed", "v = f λ"], ["period", "T = 1 / f"],
            ])
        #expect(page.subjects == [["Physics"]])
    }

    @Test func coverOfSlidesIsNoCard() throws {
        let page = try read(
            """
            Slide 1
            The Tide
            Unit 2: Physical Geography
            Week 5

            Slide 2
            What moves it?
            The pull of the moon
            The pull of the sun
            Unit 2 | The Tide | 2

            Slide 3
            Spring tides
            Sun and moon in line
            Unit 2 | The Tide | 3

            Slide 4
            Neap tides
            Sun and moon at a right angle
            Unit 2 | The Tide | 4
            """)
        #expect(page.title.text == "The Tide")
        #expect(page.subjects == [["Physical Geography"]])
        #expect(page.readHeadings == ["What moves it?", "Spring tides", "Neap tides"])
    }

    @Test func cardToTryAboveASetIsNotItsTitle() throws {
        let page = try read(
            """
            Home
            Tides and waves - Geography Paper 1
            5.0 (3 reviews)
            Ebb
            Click the card to flip
            1 / 5
            Flashcards
            Learn
            Test
            Match
            Terms in this set (5)
            Ebb
            The time in which the water falls
            Tidal range
            high water - low water
            It is largest at new moon and full moon, when sun and moon pull along one line
            fetch
            how far the wind has blown over open water
            Swash
            Water that runs up the beach
            Backwash
            Water that runs down it again
            """)
        #expect(page.title.text == "Tides and waves - Geography Paper 1")
        #expect(
            pairs(page).map(\.[0]) == ["Ebb", "Tidal range", "fetch", "Swash", "Backwash"])
    }
}
