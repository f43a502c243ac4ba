import Testing
import ThawCore
import ThawText

/// Threads of forums, as their sites print them: notes in one post, what others wrote below it.
@Suite struct PagesForumTests {
    private static let notes = """
        What moves the tide
        - The pull of the moon lifts the water on the near side of the earth.
        - The sun adds to it or takes away from it.

        Spring tides
        - Sun and moon stand in line at new moon and full moon.
        - High water is higher and low water lower than at other times.
        """

    private static let dotted = """
        Skip to main content
        Open menu
        r/GCSE icon
        Go to GCSE
        r/GCSE
        •
        2 yr. ago
        tide_turner7

        Tides: everything for paper 1
        Tips/Help
        Made these for the mock, tell me if something is wrong.

        \(notes)

        Upvote
        34

        Downvote

        2
        Go to comments

        Share
        u/PlannerShop avatar
        PlannerShop
        •
        Promoted
        Buy our planner now.
        Sort by:
        Best
        u/harbour_girl avatar
        harbour_girl
        •
        2y ago
        These are so good! Do you have some on waves too?

        Upvote
        3

        Downvote

        Reply

        u/tide_turner7 avatar
        tide_turner7
        OP
        •
        2y ago
        Will post them on Sunday.

        Upvote
        2

        Reply
        """

    private static let numbered = """
        Home
        Forums
        GCSEs
        Geography
        Tides: everything for paper 1
        Watch this thread
        Page 1 of 1

        tide_turner7
        Badge 12
        Thread Starter
        #1
        Report
        6 years ago
        #1
        Made these for the mock, tell me if something is wrong.

        \(notes)
        0
        reply

        harbour_girl
        Badge 3
        #2
        Report
        6 years ago
        #2
        These are so good! Do you have some on waves too?
        1
        reply

        tide_turner7
        Badge 12
        Thread Starter
        #3
        Report
        6 years ago
        #3
        (Original post by harbour_girl)
        These are so good! Do you have some on waves too?
        Will post them on Sunday.
        0
        reply

        Quick reply
        """

    private static let bylined = """
        Tidemark Forums
        Board index ‹ GCSEs ‹ Geography
        FAQ  Register  Login
        Tides: everything for paper 1
        Post Reply   Search this topic...   3 posts • Page 1 of 1

        Tides: everything for paper 1
        Post by tide_turner7 » Sun May 12, 2019 6:41 pm

        Made these for the mock, tell me if something is wrong.

        \(notes.replacing("What moves the tide", with: "[b]What moves the tide[/b]"))

        Last edited by tide_turner7 on Sun May 12, 2019 6:58 pm, edited 2 times in total.
        Year 11 | "time and tide"
        Top

        Re: Tides: everything for paper 1
        Post by harbour_girl » Sun May 12, 2019 9:10 pm

        These are so good! Do you have some on waves too?
        Top

        Re: Tides: everything for paper 1
        Post by tide_turner7 » Mon May 13, 2019 4:03 pm

        Will post them on Sunday.
        Top

        Post Reply   3 posts • Page 1 of 1
        Return to "Geography"   Jump to
        """

    @Test(arguments: [
        (dotted, [], nil as String?), (numbered, ["Geography"], nil),
        (bylined, ["Geography"], "2019-05-12"),
    ])
    func notesOfAThreadAreThePageAndRepliesAreComments(
        text: String, subjects: [String], created: String?
    ) throws {
        let page = try ReaderFixtures.page(text)
        #expect(page.title.text == "Tides: everything for paper 1")
        #expect(page.author == "tide_turner7")
        #expect(page.created?.value == created)
        #expect(page.subjects == subjects.map { [$0] })
        #expect(page.readHeadings.suffix(2) == ["What moves the tide", "Spring tides"])
        #expect(page.content.cards.flatMap(\.bullets).count <= 5)
        #expect(page.content.comments.map(\.author) == ["harbour_girl", "tide_turner7"])
        #expect(
            page.content.comments.map { page.asRead($0.text) } == [
                "These are so good! Do you have some on waves too?", "Will post them on Sunday.",
            ])
    }

    @Test func notesMayStandInTheAnswer() throws {
        let page = try ReaderFixtures.page(
            """
            Does anyone have notes on tides?
            Post by harbour_girl » 12 May 2019, 18:41
            Mine got wet. Please help!
            Top
            Re: Does anyone have notes on tides?
            Post by tide_turner7 » 13 May 2019, 07:02
            \(Self.notes)
            Top
            """)
        #expect(page.author == "tide_turner7")
        #expect(page.created?.value == "2019-05-13")
        #expect(page.readHeadings == ["What moves the tide", "Spring tides"])
        #expect(page.content.comments.map(\.author) == ["harbour_girl"])
    }

    @Test(arguments: ["Card one", "CARD ONE:", "Card One: ", "Card 1: "])
    func numbersOfCardsMayBeWords(_ first: String) throws {
        let second = first.replacing("one", with: "two").replacing("ONE", with: "TWO")
            .replacing("One", with: "Two").replacing("1", with: "2")
        let sign = first.hasSuffix(" ") ? "" : "\n"
        let page = try ReaderFixtures.page(
            "Tides\n\n"
                + Self.notes.replacing("What moves", with: "\(first)\(sign)What moves")
                .replacing("Spring", with: "\(second)\(sign)Spring"))
        #expect(page.kind == .revisionCards)
        #expect(page.readHeadings == ["What moves the tide", "Spring tides"])
        #expect(page.content.cards.count == 2)
    }
}
