import Testing
import ThawCore
import ThawText

/// Handouts, sheets, slides and windows that were pasted whole: what in them belongs to no note.
@Suite struct PagesDocumentTests {
    private func read(_ text: String) throws -> Resource {
        let draft = ReaderFixtures.read(text)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }

    private func stems(_ page: Resource) -> [String] {
        page.content.questions.map { page.asRead($0.stem) }
    }

    private func pairs(_ page: Resource) -> [[String]] {
        page.content.pairs.map { [page.asRead($0.term), page.asRead($0.definition)] }
    }

    // MARK: Questions

    @Test(arguments: [
        "[2 marks]", "[1]", "[3 marks] (AO2)", "   (2)", "\t4 marks", "[Total 6 marks]",
    ])
    func marksInTheMarginAreNotAsked(_ marks: String) throws {
        let page = try read(
            """
            Magnetism quiz

            1. What is a solenoid? \(marks)
            A: A long coil of wire that carries a current.
            2. State what happens at a neutral point. \(marks)
            A: The two fields cancel each other.

            """)
        #expect(
            stems(page) == ["What is a solenoid?", "State what happens at a neutral point."])
        #expect(page.content.questions.allSatisfy { $0.answer != nil })
    }

    @Test(arguments: ["(1)", "iron(III)", "(1945)", "[Fe(CN)6]"])
    func signsOfTheSubjectAreNoMarks(_ sign: String) throws {
        let page = try read("Q: What is meant by \(sign)\nA: Look it up.\nQ: Why?\nA: Because.\n")
        #expect(stems(page).first == "What is meant by \(sign)")
    }

    @Test func numberedTasksAreNoAnswers() throws {
        let page = try read(
            """
            Waves homework

            1. What is meant by diffraction?
            2. Sketch two waves that meet in antiphase.
            3. A wave has a period of 0.2 s. Find its frequency.
            4. Why do radio waves bend round hills?

            Turn over

            """)
        #expect(stems(page).count == 4)
        #expect(page.content.questions.allSatisfy { $0.answer == nil })
    }

    @Test func aListWithVerbsIsNoSheet() throws {
        let page = try read(
            """
            Notes on maps
            1. Use of contour lines: height.
            2. Name places by their grid reference.
            3. The scale tells distance.
            4. Symbols are explained in the key.
            5. North is at the top.

            """)
        #expect(page.content.questions.isEmpty)
    }

    // MARK: Sheets

    @Test(arguments: [
        ("Known?", "✓", "x"), ("Learned", "TRUE", "FALSE"), ("Confidence", "4", "2"),
        ("RAG", "green", "red"), ("Status", "done", "not yet"), ("", "x", "x"),
    ])
    func ticksBelongToNoDefinition(_ head: String, _ yes: String, _ no: String) throws {
        let page = try read(
            """
            Term\tMeaning\t\(head)
            il treno\ttrain\t\(yes)
            il binario\tplatform\t
            l'orario\ttimetable\t\(no)
            la valigia\tsuitcase\t\(yes)
            \t\t
            \t4 words\t

            """)
        #expect(
            pairs(page) == [
                ["il treno", "train"], ["il binario", "platform"], ["l'orario", "timetable"],
                ["la valigia", "suitcase"],
            ])
    }

    @Test func aTableThatComparesKeepsItsTicks() throws {
        let page = try read(
            """
            Feature\tMoss\tFern
            Spores\t✓\t✓
            Vessels\tx\t✓
            Seeds\tx\tx
            Roots\tx\t✓

            """)
        #expect(pairs(page).last == ["Roots", "x ✓"])
    }

    // MARK: Windows of assistants

    @Test(arguments: [
        ("You said:", "ChatGPT said:"), ("You said", "Gemini said"), ("User:", "Assistant:"),
        ("**You:**", "**Claude:**"), ("Prompt:", "Response:"),
    ])
    func whoSpeaksIsNoNote(_ asks: String, _ answers: String) throws {
        let page = try read(
            """
            \(asks)
            short notes on the nitrogen cycle please
            \(answers)
            Sure! Here are short notes:

            Fixation
            - Bacteria in root nodules fix nitrogen.
            - Lightning makes nitrogen oxides.

            Loss
            - Denitrifying bacteria return nitrogen to the air.
            - Leaching washes nitrates into rivers.

            Would you like a diagram of this?
            Copy
            Bot can make mistakes. Check important info.

            """)
        let bullets = page.content.cards.flatMap(\.bullets).map { page.asRead($0) }
        #expect(bullets.count == 4)
        #expect(page.content.cards.compactMap { $0.heading?.text } == ["Fixation", "Loss"])
    }

    // MARK: Slides and timelines

    @Test(arguments: ["Slide #", "--- Slide # ---", "[Slide # of 4]", "SLIDE #"])
    func labelsOfSlidesAreNoHeadings(_ label: String) throws {
        func slide(_ number: Int) -> String { label.replacing("#", with: "\(number)") }
        let page = try read(
            """
            \(slide(1))
            Deserts
            Dr Mona Reyes
            \(slide(2))
            Hot deserts
            Little rain falls all year
            Nights are cold
            \(slide(3))
            Cold deserts
            The Gobi has snow in winter
            \(slide(4))
            Thank you!

            """)
        #expect(page.title.text == "Deserts")
        #expect(page.author == "Dr Mona Reyes")
        #expect(
            page.content.cards.compactMap { $0.heading?.text } == ["Hot deserts", "Cold deserts"])
    }

    @Test(arguments: [" – ", ": "])
    func yearsUnderHeadingsAreNotes(_ sign: String) throws {
        let page = try read(
            """
            India to independence

            Before the war
            1885\(sign)the Congress is founded in Bombay
            April 1919\(sign)troops fire on a crowd at Amritsar
            1930\(sign)Gandhi marches to the sea

            War and freedom
            Aug 1942\(sign)Quit India is declared
            15 Aug 1947\(sign)two new states are born

            """)
        #expect(page.kind == .notes)
        #expect(page.content.cards.map { $0.bullets.count } == [3, 2])
    }

    // MARK: Heads and ends

    @Test(arguments: ["Homework: learn the dates", "To do: read pages 10–14\nask about the exam"])
    func whatIsToBeDoneIsNoNote(_ task: String) throws {
        let page = try read(
            """
            The Gracchi

            - Tiberius was tribune in 133 BC
            - Gaius gave Rome cheap grain

            \(task)

            """
        )
        #expect(page.content.cards.flatMap(\.bullets).count == 2)
    }

    @Test(arguments: [
        ("BIO 2204", "BIO 2204"), ("CHEM1010 – Prof. Ada Lind", "CHEM1010"),
        ("LAW-301, Dr Ben Ruiz", "LAW-301"),
    ])
    func aCourseIsKnownByItsNumber(_ line: String, _ subject: String) throws {
        let page = try read(
            """
            Acids and bases
            \(line)
            Week 4

            Strong acids
            - Ionise fully in water.
            - Have a low pH.

            Weak acids
            - Ionise partly.
            - React more slowly.

            """)
        #expect(page.subjects == [[subject]])
        #expect(page.title.text == "Acids and bases")
    }

    @Test(arguments: ["Sana K., 11C", "Leo Marsh, 10x2"])
    func aClassNamesWhoWroteThePage(_ name: String) throws {
        let page = try read(
            """
            Rivers and floods
            \(name)

            CARD 1. LEVEES
            * Silt builds up on the banks

            CARD 2. DELTAS
            * The river splits

            """
        )
        #expect(page.author == name.split(separator: ",").first.map(String.init))
    }
}
