import Testing
import ThawCore
import ThawText

/// Pages whose breaks were lost, lists of contents, and what sites put below the content.
@Suite struct PagesFootTests {
    @Test func labelsMayStickToBothSides() throws {
        let page = try ReaderFixtures.page(
            """
            Tides of the north?Created by: zosia nCreated on: 25-03-12 11:17
            The moon
            •Its pull lifts the water on the near side of the earth
            •The bulge follows it around the earth – twice a day1 of 3The sun
            •It adds to the pull at new moon and at full moon2 of 3The coast
            •A narrow bay makes the tide rise higher
            •The Baltic has hardly any tide3 of 3
            CommentsNo comments have yet been made
            """)
        #expect(page.kind == .revisionCards)
        #expect(page.title.text == "Tides of the north")
        #expect(page.author == "zosia n")
        #expect(page.readHeadings == ["The moon", "The sun", "The coast"])
        #expect(page.readPoints.count == 5)
        #expect(page.content.comments.isEmpty)
    }

    @Test func listOfContentsIsNoCard() throws {
        let page = try ReaderFixtures.page(
            """
            Revision cards: Tides
            Uploaded by Mr Z. Nowak on 9 May 2019

            Table of contents
            Card 1: The moon
            Card 2: The sun
            Card 3: The coast

            Card 1: The moon
            Its pull lifts the water on the near side of the earth
            The bulge follows it around the earth

            Card 2: The sun
            It adds to the pull at new moon and at full moon

            Card 3: The coast
            A narrow bay makes the tide rise higher
            The Baltic has hardly any tide
            """)
        #expect(page.kind == .revisionCards)
        #expect(page.readHeadings == ["The moon", "The sun", "The coast"])
        #expect(page.readPoints.count == 5)
    }

    @Test func cardsToCutOutAreParted() throws {
        let cut = "✂ - - - - - - - - - - - - - - - - - - - - - - - - - -"
        let page = try ReaderFixtures.page(
            """
            Tides: Revision Cards
            Cut along the dotted lines. Read one card a day, then cover it and write what you can.
            \(cut)

            The moon
            • Its pull lifts the water on the near side of the
            earth, and leaves it behind on the far side
            • The bulges follow it around the earth, so that the
            tide comes twice a day
            \(cut)

            The sun
            • It adds to the pull at new moon and at full moon,
            which makes spring tides
            • At half moon it takes away from the pull
            \(cut)

            The coast
            • A narrow bay makes the tide rise higher, as in the
            Bay of Fundy
            • The Baltic has hardly any tide
            """)
        #expect(page.kind == .revisionCards)
        #expect(page.readHeadings == ["The moon", "The sun", "The coast"])
        #expect(page.readPoints.count == 6)
        #expect(page.readPoints.first?.hasSuffix("and leaves it behind on the far side") == true)
    }

    @Test func printedTermMayHaveLostItsSigns() throws {
        let chatter =
            "congrats on reading the definition of tidal range. now let's actually learn it."
        let page = try ReaderFixtures.page(
            """
            All Key Terms  Physical Geography  Tidal range

            DefinitionTidal range is the height between high and low water. It is large in bays.\(chatter)

            Must Know Facts For Your Next Test
            •The Bay of Fundy has the largest tidal range in the world.
            •Closed seas such as the Baltic have hardly any.

            Review Questions
            How does the moon set the tidal range of a coast?Its pull adds to that of the sun at full moon.
            Why is the tidal range of a closed sea so small?Its narrow mouth lets little water pass.

            Related Terms
            Spring tide: The tide at new and full moon, when the range is largest of all.
            Neap tide: The tide at half moon, when the range is smallest of all.
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.title.text == "Tidal range")
        #expect(page.title.origin == .given)
        #expect(page.subjects == [["Physical Geography"]])
        let definition = try #require(page.content.terms.first?.definition)
        #expect(page.asRead(definition).hasSuffix("It is large in bays."))
        #expect(page.content.questions.count == 2)
        #expect(page.content.questions.allSatisfy { $0.answer != nil })
    }

    @Test func blogKeepsItsCommentsAndLosesItsSidebar() throws {
        let page = try ReaderFixtures.page(
            """
            Ms Nowak's Geography Room
            HOME   COASTS   RIVERS   ABOUT ME

            Monday, 30 October 2017
            Tidal range
            Posted by Zosia Nowak

            What does it mean?
            Tidal range is the difference in height between high water and the low water that follows it.

            Key facts
            The Bay of Fundy has the largest one in the world, with more than sixteen metres.
            Closed seas such as the Baltic have hardly any, for their mouths are narrow.

            Questions to try
            Why is the range larger at full moon?
            What does a narrow bay do to it?

            Don't mix it up with...
            Wave height = the height of a single wave from its trough to its crest.
            Storm surge = the rise of the sea before a strong wind and low pressure.

            Labels: Physical geography
            Email ThisBlogThis!Share to TwitterShare to Facebook

            2 comments:

            Sam B 1 November 2017 at 19:22
            finally get why the ferry could not land, thanks miss
            Reply

            Ines 14 January 2018 at 11:47
            Would the Severn bore count as a tide?
            Reply

            Newer Post   Home   Older Post
            Subscribe to: Post Comments (Atom)
            Blog Archive
            ▼ 2017 (9)
            Tidal range
            Longshore drift
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.subjects == [["Physical geography"]])
        #expect(page.content.questions.allSatisfy { $0.answer == nil })
        #expect(page.content.relatedTerms.map { $0.name?.text } == ["Wave height", "Storm surge"])
        #expect(page.content.comments.map(\.author) == ["Sam B", "Ines"])
        #expect(
            page.asRead(page.content.comments[1].text) == "Would the Severn bore count as a tide?")
    }
}
