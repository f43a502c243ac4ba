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

    @Test func advertsStandInNoCard() throws {
        let page = try ReaderFixtures.page(
            """
            Created by: zosia n
            Created on: 25-03-12 11:17

            Waves
            • Wind over a long fetch makes them high
            • Near the shore they break
            1 of 3

            ADVERTISEMENT
            Need a hand? First lesson free with TideTutors >>

            Cliffs
            • A notch is cut at their foot
            • The rock above it falls
            2 of 3

            — Ad — Surf school for all ages —

            Beaches
            • Sand is carried along them by the drift
            3 of 3
            """)
        #expect(page.readHeadings == ["Waves", "Cliffs", "Beaches"])
        #expect(page.readPoints.count == 5)
    }

    @Test func switchesUnderEachCardAreTheApps() throws {
        let page = try ReaderFixtures.page(
            """
            Economics » Trade » Card sets
            Trade in 3 cards
            @ada.m · 1.2k views · added 3 weeks ago · ❤ 87

            Card 1/3
            Why trade
            ■ Each land makes what it makes best
            ■ Both sides gain
            ▢ I know this   ▢ Not yet

            Card 2/3
            Tariffs
            ■ A tax on what comes in
            ▢ I know this   ▢ Not yet

            Card 3/3
            Quotas
            ■ A limit on how much comes in
            ▢ I know this   ▢ Not yet

            ★★★★★ saved my mock — Amira
            ★★★☆☆ a bit thin, no diagram — j_pollard
            """)
        #expect(page.author == "ada.m")
        #expect(page.subjects == [["Economics", "Trade"]])
        #expect(page.readHeadings == ["Why trade", "Tariffs", "Quotas"])
        #expect(page.readPoints.count == 4)
        #expect(page.content.comments.map(\.author) == ["Amira", "j_pollard"])
        #expect(page.asRead(page.content.comments[0].text) == "saved my mock")
    }

    @Test func postsTitleIsWhatReadersThinkOf() throws {
        let page = try ReaderFixtures.page(
            """
            Mr Nowak's geography room
            Maps with biscuits
            Home    Coasts    Rivers

            Revision cards: Tides
            Posted on 14 May 2018 by Mr Nowak

            CARD 1 ~ The moon
            - Its pull lifts the water
            - The bulge follows it

            CARD 2 ~ The sun
            - It adds to the pull at new moon

            Filed under: Coasts
            Share this: Twitter  Facebook
            Like Loading...

            1 thought on “Revision cards: Tides”

            Ida says:
            14 May 2018 at 8:52 pm
            Thank you!
            Reply

            Leave a Reply
            Your email address will not be published.
            Proudly powered by WordPress
            """)
        #expect(page.kind == .revisionCards)
        #expect(page.title.text == "Revision cards: Tides")
        #expect(page.readHeadings == ["The moon", "The sun"])
        #expect(page.content.comments.map { page.asRead($0.text) } == ["Thank you!"])
    }

    @Test func lettersMayNameCards() throws {
        let page = try ReaderFixtures.page(
            """
            Tides: revision cards
            Card A                    The moon
            –  Its pull lifts the water on the near
               side of the earth.
            Card B                    The sun
            –  It adds to the pull at new moon.
            Card C                    The coast
            –  A narrow bay makes the tide rise higher.
            –  The Baltic has hardly any tide.
            """)
        #expect(page.kind == .revisionCards)
        #expect(page.readHeadings == ["The moon", "The sun", "The coast"])
        #expect(page.readPoints.count == 4)
    }

    @Test func sentencesStickWhereOtherBreaksAreLost() throws {
        let page = try ReaderFixtures.page(
            """
            Spring TideCitation:MLAAPA
            DefinitionA spring tide is the highest tide of the month, at new and full moon.It \
            comes when the sun and the moon pull in one line.
            congrats on reading the definition of Spring Tide. now let's actually learn it.
            5 Must Know Facts For Your Next TestSpring tides have nothing to do with the season of \
            that name.They come about every fourteen days.
            Low water is lower than usual, too.
            Review QuestionsReview Questions
            Why are spring tides high?Sun and moon stand in one line. Their pulls add up.
            Related Terms
            Neap tide: The lowest of the tides, at half moon.
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.title.text == "Spring Tide")
        let term = try #require(page.content.terms.first)
        #expect(
            page.asRead(term.definition)
                == "A spring tide is the highest tide of the month, at new and full moon. "
                + "It comes when the sun and the moon pull in one line.")
        #expect(page.content.facts.count == 3)
        #expect(page.content.questions.count == 1)
    }

    @Test func numbersMayBeDrawn() throws {
        let page = try ReaderFixtures.page(
            """
            ‹ Back to Geography
            Spring tide
            Meaning
            A spring tide is the highest tide of the month.

            Marks-grabbers (3)
            ① It comes at new moon and at full moon.
            ② It has nothing to do with the season.
            ③ Low water is lower than usual, too.
            Saved to your list ✓

            Test me
            Q1 When does it come?
            A1 At new moon and at full moon, about every fourteen days.
            Q2 Why is it high?
            A2 🔒 Unlock with Plus
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.subjects == [["Geography"]])
        #expect(page.content.facts.count == 3)
        #expect(page.content.questions.map { $0.answer == nil } == [false, true])
    }
}
