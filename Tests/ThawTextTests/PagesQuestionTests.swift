import Testing
import ThawCore
import ThawText

/// Questions with model answers, marks and options, and what stands for an answer that is still to come.
@Suite struct PagesQuestionTests {
    private func questions(_ page: Resource) -> [[String?]] {
        page.content.questions.map { [page.asRead($0.stem), $0.answer.map { page.asRead($0) }] }
    }

    @Test func modelAnswersBelowQuestionsWithMarks() throws {
        let page = try ReaderFixtures.page(
            """
            Tidewater  >  GCSE Geography  >  Past questions

            Tides: past questions and model answers
            From papers of four years
            Cover the answers with your hand. What counts differs a little from year to year.

            Q1. Define the term 'tidal range'. (2 marks)
            Model answer: The difference in height between high and low water (1) on one day (1).

            Q2. Explain why spring tides are high. [4 marks]
            Model answer:
            Sun and moon pull along one line (1), so their bulges add up (1).

            Q3. Which of these is a spring tide? (1 mark)
            A  Half moon
            B  New moon
            C  No moon
            Model answer: B

            Q4. Sketch the curve of a day. (3 marks)
            Model answer: [do this on Friday]

            Q5. Assess the use of barrages. (9 marks)
            """)
        #expect(page.kind == .questions)
        #expect(page.title.text == "Tides: past questions and model answers")
        #expect(
            questions(page) == [
                [
                    "Define the term 'tidal range'.",
                    "The difference in height between high and low water (1) on one day (1).",
                ],
                [
                    "Explain why spring tides are high.",
                    "Sun and moon pull along one line (1), so their bulges add up (1).",
                ],
                ["Which of these is a spring tide?", "New moon"],
                ["Sketch the curve of a day.", nil], ["Assess the use of barrages.", nil],
            ])
    }

    @Test func numberedMarksBeforeAGapAskAndAnswer() throws {
        let page = try ReaderFixtures.page(
            """
            Tides

            Q1\tWhat moves the tide?
            A1\tThe pull of the moon and of the sun.
            Q2\tWhen is it highest?
            A2\tAt new moon and full moon.
            Q3\tWhy do ports care?
            A3\t(we'll do this on Thursday)
            """)
        #expect(
            questions(page) == [
                ["What moves the tide?", "The pull of the moon and of the sun."],
                ["When is it highest?", "At new moon and full moon."],
                ["Why do ports care?", nil],
            ])
    }

    @Test func pointThatBeginsWithSolutionIsNoAnswer() throws {
        let page = try ReaderFixtures.page(
            """
            How the sea wears down a coast

            What wears it down?
            Waves are strongest where the wind has crossed much open water before it comes to land.
            A wide beach takes most of their force away.

            Four ways
            Hydraulic action: waves press air into cracks until rock breaks off.
            Abrasion: pebbles scrape the foot of the cliff.
            Solution: weak acids in the water eat chalk away.

            Headlands
            Hard rock is left standing between bays of soft rock, and waves bend around it.
            """)
        #expect(page.kind == .notes)
        #expect(page.content.questions.isEmpty)
        #expect(page.readHeadings.contains("Four ways"))
    }
}
