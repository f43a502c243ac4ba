import Testing
import ThawCore
import ThawText

/// Rules of the kinds of page that a golden file does not make plain.
@Suite struct PagesKindTests {
    private func read(_ text: String) throws -> Resource {
        let draft = ReaderFixtures.read(text)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }

    private func bullets(_ page: Resource) -> [[String]] {
        page.content.cards.map { $0.bullets.map { page.asRead($0) } }
    }

    @Test func labelsCloseOrOpenTheirCards() throws {
        let closing = try read("• a one\n• a two\n1 of 2\n\n• b one\n2 of 2\n")
        #expect(bullets(closing) == [["a one", "a two"], ["b one"]])
        let opening = try read("1 of 2\n• a one\n• a two\n\n2 of 2\n• b one\n")
        #expect(bullets(opening) == [["a one", "a two"], ["b one"]])
    }

    @Test func labelsWithoutBulletsAround() throws {
        let opening = try read(
            "Tides\n\n1/2\nThe moon pulls the sea.\n\n2/2\nSpring tides are high.\n")
        #expect(opening.title.text == "Tides")
        #expect(bullets(opening) == [["The moon pulls the sea."], ["Spring tides are high."]])
    }

    @Test func lostLabelsLeaveGroupsOfBullets() throws {
        let page = try read(
            "Created by: otter3\n\n• a one\n• a two\n\nB\n\n• b one\n• b two\n\n• c one\n• c two\n")
        #expect(page.kind == .revisionCards)
        #expect(bullets(page) == [["a one", "a two"], ["b one", "b two"], ["c one", "c two"]])
        #expect(page.content.cards.map { $0.heading?.origin == .given } == [false, true, false])
    }

    @Test func fractionInTextIsNoLabel() throws {
        let page = try read("Cooking\n\n- flour\n- 1/2\n- eggs\n")
        #expect(page.kind == .notes)
    }

    @Test func metadataSharesTheBulletOfTheContent() throws {
        let page = try read(
            "  • Created by: otter3\n  • Created on: 01-02-10 10:00\n\n  • first\n  • second\n1 of 1\n"
        )
        #expect(bullets(page) == [["first", "second"]])
        #expect(page.author == "otter3")
        #expect(page.blocks.filter { $0.role == .metadata }.count == 2)
    }

    static let byline: [(String, String, String?)] = [
        ("by Jane Doe", "Jane Doe", nil),
        ("Created by susana on 3 May 2012", "susana", "2012-05-03"),
        ("Author: Dr. K. Lowe", "Dr. K. Lowe", nil),
        ("Posted by: tom_1, 2014-01-02", "tom_1", "2014-01-02"),
        ("Uploaded by @finch", "finch", nil),
    ]

    @Test(arguments: byline)
    func authorIsRead(_ line: String, _ author: String, _ date: String?) throws {
        let page = try read("Glaciers\n\(line)\n\n- They carve valleys\n- They carry rocks\n")
        #expect(page.author == author)
        #expect(page.created?.value == date)
        #expect(page.title.text == "Glaciers")
    }

    @Test(arguments: [
        "By the 1960s ice was melting.", "By 1918 all were tired.", "by hand or machine",
    ])
    func sentenceIsNoByline(_ line: String) throws {
        let page = try read("Glaciers\n\n\(line)\nThey shrink.\n")
        #expect(page.author == nil)
    }

    static let empty = [
        "No comments have been made yet", "No comments yet", "There are no comments.",
        "Be the first to comment", "Comments (0)\nNo comments yet, be the first!",
        "Keine Kommentare", "Aucun commentaire pour le moment",
    ]

    @Test(arguments: empty)
    func emptyStateIsNoComment(_ state: String) throws {
        let page = try read("• one\n• two\n1 of 1\n\n\(state)\n")
        #expect(page.content.comments.isEmpty)
        #expect(bullets(page) == [["one", "two"]])
        #expect(page.blocks.contains { $0.role == .boilerplate })
    }

    static let comments = [
        "ann: great\nBo Li: thanks",
        "Posted by ann on 3/4/15\ngreat\nPosted by Bo Li on 4/4/15\nthanks",
        "ann says:\ngreat\nBo Li says:\nthanks", "great\n- ann\nthanks\n- Bo Li",
        "ann\ngreat\n\nBo Li\nthanks",
        "ann\n3 May 2015\ngreat\nReply\nBo Li\n2 days ago\nthanks\nReply",
    ]

    @Test(arguments: comments)
    func commentsHaveTheirAuthors(_ text: String) throws {
        let page = try read("• one\n• two\n1 of 1\n\nComments\n\(text)\n")
        #expect(page.content.comments.map(\.author) == ["ann", "Bo Li"])
        #expect(page.content.comments.map { page.asRead($0.text) } == ["great", "thanks"])
    }

    static let footers: [(String, [[String]])] = [
        (
            "See all Maths resources »See all Algebra resources »",
            [["Maths"], ["Maths", "Algebra"]]
        ),
        ("View all Design & Technology notes", [["Design & Technology"]]),
        ("Similar Law resources:", [["Law"]]),
        ("Home > Science > Physics", [["Science", "Physics"]]),
    ]

    @Test(arguments: footers)
    func subjectsComeFromTheLinks(_ footer: String, _ subjects: [[String]]) throws {
        let text =
            footer.hasPrefix("Home")
            ? "\(footer)\n• one\n• two\n1 of 1\n" : "• one\n• two\n1 of 1\n\n\(footer)"
        let page = try read(text)
        #expect(page.subjects == subjects)
        #expect(bullets(page) == [["one", "two"]])
    }

    @Test func chatterNamesTheTerm() throws {
        let page = try read(
            """
            It is a slow fall in the value of money in a country over the course of a year.
            Congratulations on learning the definition of inflation. Now let's put it to work.
            Central banks raise rates against it.
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.content.terms.map(\.name.text) == ["inflation"])
        #expect(page.content.facts.count == 1)
    }

    @Test(arguments: ["Evaluate", "Explain", "Discuss", "Compare", "Assess", "To what extent did"])
    func questionMayEndInAFullStop(_ verb: String) throws {
        let page = try read(
            """
            Erosion is the wearing away of rock by wind, water and ice over a long time.
            Rivers erode their banks.
            Review Questions
            \(verb) the work of rivers.
            They carry sand that grinds the bed.
            """)
        #expect(page.content.questions.count == 1)
        #expect(page.content.questions.first?.answer != nil)
        #expect(page.content.relatedTerms.isEmpty)
    }

    static let pairs = [
        "cell\tunit of life\natom\tunit of matter", "cell;unit of life\natom;unit of matter",
        "cell - unit of life\natom - unit of matter", "cell = unit of life\natom = unit of matter",
        "cell | unit of life\natom | unit of matter", "cell → unit of life\natom → unit of matter",
        "Term\tDefinition\ncell\tunit of life\natom\tunit of matter",
        "• cell – unit of life\n• atom – unit of matter",
    ]

    @Test(arguments: pairs)
    func listOfTermsIsPairs(_ text: String) throws {
        let page = try read(text)
        #expect(page.kind == .pairs)
        #expect(page.content.pairs.map { page.asRead($0.term) } == ["cell", "atom"])
        #expect(
            page.content.pairs.map { page.asRead($0.definition) } == [
                "unit of life", "unit of matter",
            ])
    }

    @Test func questionsMayLackAnswers() throws {
        let page = try read("1. What is a verb?\n2. What is a noun?\n3. Name three adverbs.\n")
        #expect(page.kind == .questions)
        #expect(page.content.questions.count == 3)
        #expect(page.content.questions.allSatisfy { $0.answer == nil })
    }

    @Test(arguments: ["•", "-", "*"], [SourceText.Markup.plain, .markdown])
    func wrappedLinesAreOnePassage(_ bullet: String, _ markup: SourceText.Markup) throws {
        let text = """
            \(bullet) The treaty was signed in the hall of mirrors at
              Versailles in the summer of 1919
            \(bullet) It took land from Germany
            """
        let draft = ReaderFixtures.read(text, markup: markup)
        try checkInvariants(draft)
        let page = try #require(draft.resource)
        #expect(
            bullets(page) == [
                [
                    "The treaty was signed in the hall of mirrors at Versailles in the summer of 1919",
                    "It took land from Germany",
                ]
            ])
    }
}
