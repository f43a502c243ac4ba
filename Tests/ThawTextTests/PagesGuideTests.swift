import Testing
import ThawCore
import ThawText

/// What stands around notes that were typed, printed or shared: heads, lists of contents, frames and feet.
@Suite struct PagesGuideTests {
    static let notes = """
        What they traded
        - Amber and furs went south along the rivers
           -- merchants from Novgorod took most of them
        - Silk came back by way of Constantinople

        Who they were
        - Sailors from the coasts of the Baltic
        - They settled where two rivers met
        """

    @Test(arguments: [
        ("notes typed in class - Nora V", "Nora V"),
        ("typed up from my lecture notes – Ivo", "Ivo"),
        ("Marek Dolan 11C", "Marek Dolan"),
    ])
    func headSaysWhoseNotesTheyAre(_ line: String, _ author: String) throws {
        let page = try ReaderFixtures.page(
            "GCSE History\nRiver traders of the north\n\(line)\n\n\(Self.notes)\n")
        #expect(page.author == author)
        #expect(page.title.text == "River traders of the north")
        #expect(page.readHeadings == ["What they traded", "Who they were"])
        #expect(page.readPoints[1] == "merchants from Novgorod took most of them")
    }

    @Test(arguments: [
        ("HIS 112 Europe before 1500", "Europe before 1500"),
        ("HIST214 Modern Norway", "Modern Norway"),
        ("GCSE History", "History"),
    ])
    func courseIsWhatStandsBehindItsCode(_ line: String, _ subject: String) throws {
        let page = try ReaderFixtures.page(
            "\(line)\nLecture 3: River traders of the north\n\n\(Self.notes)\n")
        #expect(page.subjects == [[subject]])
        #expect(page.title.text == "Lecture 3: River traders of the north")
    }

    @Test(arguments: [
        "next wk = the Hansa, reading is on the portal", "Next lecture: the Hansa",
        "You're reading a preview. Sign up to see the whole document.",
    ])
    func remarksBelowNotesAreNoPoints(_ line: String) throws {
        let page = try ReaderFixtures.page(
            "River traders of the north\n\n\(Self.notes)\n\n\(line)\n")
        #expect(!page.readPoints.contains { $0.contains("Hansa") || $0.contains("preview") })
        #expect(page.readPoints.count == 5)
    }

    @Test(arguments: ["........ ", " . . . . . . ", "     "])
    func listOfContentsIsNavigation(_ leader: String) throws {
        let page = try ReaderFixtures.page(
            """
            River traders – revision guide
            GCSE History

            Contents
            What they traded\(leader)1
            Who they were\(leader)2
            How it ended\(leader)4

            \(Self.notes)

            How it ended
            - The rivers silted up and the towns moved
            """)
        #expect(page.readHeadings == ["What they traded", "Who they were", "How it ended"])
        #expect(page.blocks.contains { $0.role == .navigation })
        #expect(page.title.text == "River traders – revision guide")
    }

    @Test func slidesWithGapsBetweenTheirLinesOpenWithHeadings() throws {
        let slides = [
            ("What is a trade wind?", "A wind that blows towards the equator"),
            ("Case study: the clippers", "They sailed from Lisbon in six weeks"),
            ("Evaluation", "Steam made the winds matter less"),
        ]
        var text = "Winds and\nShipping\nA-level Geography   Unit 2\nHarbour College\n\n1\n\n"
        for (number, slide) in slides.enumerated() {
            text += "\(slide.0)\n\n\(slide.1)\nSailors knew where it began\n\n"
            text += "Harbour College   |   A-level Geography\n\(number + 2)\n\n"
        }
        let page = try ReaderFixtures.page(text)
        #expect(page.title.text == "Winds and Shipping")
        #expect(page.readHeadings == slides.map(\.0))
        #expect(page.readPoints.count == 6)
    }

    @Test func answerThatDefinesMakesNoKeyTerm() throws {
        let page = try ReaderFixtures.page(
            """
            Computing Paper 2
            Storage – Q&A revision

            Q: What is the difference between RAM and ROM?
            A: RAM is memory that loses what it holds when the power goes. ROM keeps
            what the factory wrote into it.

            Q: What does a cache do?
            A: It keeps what was used last close to the processor.

            Q: What is a solid-state drive?
            A: A store without moving parts that keeps data in flash memory.
            """)
        #expect(page.kind == .questions)
        #expect(page.content.questions.count == 3)
    }

    @Test func numberOfTheOnlyPageIsNoRowOfATimeline() throws {
        let page = try ReaderFixtures.page(
            """
            The printed book - timeline

            BEGINNINGS
            1439 - Gutenberg experiments with movable type in Strasbourg
            1455 - the first Bible leaves the press at Mainz
            1476 - Caxton sets up a press at Westminster

            SPREAD
            1501 - Aldus prints small books in slanting letters
            1517 - pamphlets carry the quarrels of Wittenberg
            Oct 1534 - placards against the mass appear in Paris

            1
            """)
        #expect(page.kind == .notes)
        #expect(page.readHeadings == ["BEGINNINGS", "SPREAD"])
        #expect(page.readPoints.count == 6)
    }

    @Test func dashWithoutItsSecondBlankPartsATerm() throws {
        let page = try ReaderFixtures.page(
            "Wetter\n\nder Regen - rain\ndie Wolke -cloud\nder Nebel - fog\nder Sturm, -e – storm\n"
        )
        let pairs = page.content.pairs.map { page.asRead($0.term) }
        #expect(pairs.prefix(3) == ["der Regen", "die Wolke", "der Nebel"])
        #expect(!pairs.contains("der Sturm,"))
    }

    @Test func questionGoesOnToItsMarks() throws {
        let page = try ReaderFixtures.page(
            """
            Topic test: Forces
            Answer all questions.

            1. State what is meant by weight.   [1 mark]
            ____________________

            2. A trolley of 2 kg is pulled by a force of 6 N along a smooth bench.
            Calculate its acceleration.   [2 marks]
            ____________________

            3. What happens to the speed of a falling leaf?   [1 mark]
            ____________________

            Mark scheme
            1. the pull of gravity on a body (1)
            2. a = 6 ÷ 2 = 3 (2)
            3. it stays the same (1)
            """)
        let stems = page.content.questions.map { page.asRead($0.stem) }
        #expect(stems.count == 3)
        #expect(
            stems[1]
                == "A trolley of 2 kg is pulled by a force of 6 N along a smooth bench. Calculate its acceleration."
        )
    }

    @Test(arguments: [("Trade summary", Resource.Kind.notes), ("Trade cards", .revisionCards)])
    func sharedDocumentIsNoSetOfCards(_ title: String, _ kind: Resource.Kind) throws {
        let page = try ReaderFixtures.page(
            """
            Log in   Sign up
            \(title)
            Uploaded by nora_v
            Uploaded on 14 March 2023
            Download   Save   Share

            What they traded
            * Amber and furs went south along the rivers
            * Silk came back by way of Constantinople

            Who they were
            * Sailors from the coasts of the Baltic
            * They settled where two rivers met
            """)
        #expect(page.kind == kind)
        #expect(page.readHeadings == ["What they traded", "Who they were"])
    }
}
