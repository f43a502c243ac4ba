import Testing
import ThawCore
import ThawText

/// What sites, programs and printers put around cards, terms and lists.
@Suite struct PagesSiteTests {
    @Test(arguments: [("Card", " "), ("Card", ": "), ("Pebble", " — "), ("Tile", ": ")])
    func labelMayStandBeforeTheHeadingAndBeTheSitesOwn(_ noun: String, _ sign: String) throws {
        let page = try ReaderFixtures.page(
            """
            Stonework › History › Rivers
            Rivers of trade
            Posted by nora_v • 14 March 2017 • 3 \(noun.lowercased())s

            \(noun) 1\(sign)What they carried
            • Amber and furs went south along the rivers. • Silk came back by way of Constantinople.

            \(noun) 2\(sign)Who they were
            • Sailors from the coasts of the Baltic. • They settled where two rivers met.

            \(noun) 3\(sign)Why did it end?
            • The rivers silted up, and the towns moved away. • Ships grew too large for the fords.

            What others said (1)
            ivo_k - 3 months ago
            is this enough for a 12 marker?
            Reply  Like (4)
            """)
        #expect(page.kind == .revisionCards)
        #expect(page.title.text == "Rivers of trade")
        #expect(page.readHeadings == ["What they carried", "Who they were", "Why did it end?"])
        #expect(page.readPoints.count == 6)
        #expect(page.content.comments.map(\.author) == ["ivo_k"])
    }

    @Test func numberedTopicsWithoutACountAreHeadings() throws {
        let page = try ReaderFixtures.page(
            """
            Rivers of trade

            Topic 1: What they carried
            - Amber and furs went south along the rivers
            - Silk came back by way of Constantinople

            Topic 2: Who they were
            - Sailors from the coasts of the Baltic
            - They settled where two rivers met

            Topic 3: How it ended
            - The rivers silted up
            """)
        #expect(page.kind == .notes)
        #expect(page.content.cards.count == 3)
    }

    @Test func termOfAPrintedSheetHasItsColumns() throws {
        let page = try ReaderFixtures.page(
            """
            Constitutional Law          Glossary sheet 9

            HABEAS CORPUS

            Meaning
            Habeas corpus is an order of a court which requires a person
            who holds another to bring the prisoner and to show a lawful
            reason for it. The name
            is Latin for 'you shall have the body'.

            Essential facts
            (a) The writ grew up in the common law of England in the
                Middle Ages.
            (b) In 1772 a judge set free a man who was held on a ship
                bound for Jamaica.

                                                                Page 1 of 2
            Constitutional Law          Glossary sheet 9

            Questions for discussion

            1. What must a gaoler do when the writ has been issued?
               The gaoler must state the ground of the detention.

            Related terms

            Judicial review    The way in which a court examines
                               whether a body acted lawfully.
            Rule of law        The idea that everyone, the government
                               included, is subject to the law.

                                                                Page 2 of 2
            """)
        #expect(page.subjects == [["Constitutional Law"]])
        #expect(page.kind == .keyTerm)
        let term = try #require(page.content.terms.first)
        #expect(page.asRead(term.definition).hasSuffix("is Latin for 'you shall have the body'."))
        #expect(page.content.facts.count == 2)
        #expect(
            page.content.relatedTerms.map { page.asRead($0.definition) } == [
                "The way in which a court examines whether a body acted lawfully.",
                "The idea that everyone, the government included, is subject to the law.",
            ])
        #expect(
            page.content.relatedTerms.map { $0.name?.text } == ["Judicial review", "Rule of law"])
    }

    @Test func frontAndBackBelowAHeadArePairs() throws {
        let page = try ReaderFixtures.page(
            """
            River flashcards
            Geography  yr 10

            Front: meander
            Back: a bend in the middle or lower course

            Front:levee
            Back : a bank that floods build up beside
            the channel

            front: delta
            back: land that grows into the sea

            3 done!! still to do: floods
            """)
        #expect(
            page.readPairs == [
                ["meander", "a bend in the middle or lower course"],
                ["levee", "a bank that floods build up beside the channel"],
                ["delta", "land that grows into the sea"],
            ])
        #expect(page.subjects == [["Geography"]])
    }

    @Test func creatorBelowTheCountIsNoCard() throws {
        let page = try ReaderFixtures.page(
            """
            Home
            Create
            Subjects > Arts and Humanities > Music
            Words for tempo
            5.0 (4 reviews)
            Flashcards
            Learn
            Test
            Match
            Terms in this set (4)
            Created by
            nora_v
            Original

            adagio
            slowly and at ease
            allegro
            fast and lively
            largo
            very slowly and broadly
            presto
            very fast
            """)
        #expect(page.author == "nora_v")
        #expect(page.readPairs.first == ["adagio", "slowly and at ease"])
        #expect(page.readPairs.count == 4)
    }

    @Test func deckThatWasSentByMailNamesItself() throws {
        let page = try ReaderFixtures.page(
            """
            From: Ana Reis
            To: group-7
            Date: Tue, 14 Jan 2020 at 18:22
            Subject: Fwd: Decks - somebody shared a deck with you

            ---------- Forwarded message ---------
            From: Decks <no-reply@decks.example>
            Subject: Ivo shared a deck with you

            Rivers in two cards
            Module: Physical geography
            Author: Ivo Klein
            Date created: 9 December 2019

            [1/2] UPPER COURSE
            - Waterfalls cut back and leave gorges behind them.
            - Valleys are steep and narrow.

            [2/2] LOWER COURSE
            - Levees build up beside the channel.
            - Deltas grow where the tide is weak.
            """)
        #expect(page.title.text == "Rivers in two cards")
        #expect(page.author == "Ivo Klein")
        #expect(page.readHeadings == ["UPPER COURSE", "LOWER COURSE"])
    }

    @Test(arguments: [
        "The guild was open to members only", "The union was not affiliated with any party",
        "Next they had to buy now what they could not pay for later",
    ])
    func pointsThatSoundLikeASiteStay(_ point: String) throws {
        let page = try ReaderFixtures.page(
            "Guilds\n\n- \(point)\n- Masters set the price\n- Journeymen travelled\n")
        #expect(page.readPoints.contains(point))
    }

    @Test func pageWithoutCapitalsHasHeadings() throws {
        let page = try ReaderFixtures.page(
            """
            politics
            voting systems

            fptp
            650 seats, one member each
            most votes win, no need for a majority
            safe seats waste votes

            stv
            several members for each seat
            voters rank the candidates
            extra votes get passed on

            ams
            mixed, each voter has two votes
            one vote is for a list
            """)
        #expect(page.readHeadings == ["fptp", "stv", "ams"])
        #expect(page.readPoints.count == 8)
    }

    @Test func headsOfPrintedPagesAreNoText() throws {
        let page = try ReaderFixtures.page(
            """
            AS Geography
            Glossary: rivers

            abrasion   the wearing of the bed by stones that the water
            carries along
            attrition   stones that strike each other and grow small
            bedload   the stones that roll along the bed

            Unit 3   The river                                              211
            AS Geography

            delta   land that grows into the sea at the mouth of a
            river
            levee   a bank beside the channel
            meander   a bend of a river in its middle course

            212                                              Unit 3   The river
            """)
        #expect(!page.content.pairs.contains { page.asRead($0.definition).contains("Geography") })
    }

    @Test func answerOfSiteOfQuestionsIsRead() throws {
        let page = try ReaderFixtures.page(
            """
            AskTheTide
            Home   Questions   Tags   Users
            Why are there two tides a day?
            Asked 4 years, 2 months ago     Modified 1 year ago     Viewed 12k times
            geography
            1 Answer
            Sorted by: Highest score (default)
            57
            ✓
            **The short version**
            The moon lifts the water on the side that faces it, and leaves it behind on the other side.
            **What else there is**
            a) The sun does the same, with less than half the strength.
            b) The shape of the coast decides how high the water gets.
            **What it is not**
            c) It is not the wind, even where a gale holds the water back.
            **When it is highest**
            At new moon and at full moon, when sun and moon pull in one line.
            **Where to see it**
            At the Bay of Fundy the water rises by more than fifteen metres within six hours.
            Share  Improve this answer  Follow
            answered Nov 9, 2019 at 13:20
            wave_rider
            8,114  ●3 ●21
            12
            The second side is the point. – maria_k Nov 9, 2019 at 15:02
            Add a comment
            Your Answer
            Not the answer you're looking for? Browse other questions tagged geography.
            Related
            8  Why is the Baltic so calm?
            Hot Network Questions
            """)
        #expect(page.title.text == "Why are there two tides a day?")
        #expect(page.subjects == [["Geography"]])
        #expect(
            page.readHeadings == [
                "The short version", "What else there is", "What it is not", "When it is highest",
                "Where to see it",
            ])
        #expect(page.readPoints.count == 6)
        #expect(page.content.comments.map(\.author) == ["maria_k"])
        #expect(page.asRead(page.content.comments[0].text) == "The second side is the point.")
    }

    @Test func talkAroundAnAssistantsAnswerIsKept() throws {
        let page = try ReaderFixtures.page(
            """
            You said:
            can u explain the tides for my geography exam tmrw
            Assistant said:
            Of course! Here is a short overview.

            ## The tides

            ### 1. The moon
            - Its pull lifts the water
            - The bulge follows it

            ### 2. The sun
            - It adds to the pull at new moon

            Would you like me to turn this into flashcards?

            You said:
            no thats perfect ty
            """, markup: .markdown)
        #expect(page.subjects == [["Geography"]])
        #expect(page.readPoints.count == 3)
        #expect(page.content.comments.map(\.author) == ["You", "Assistant", "Assistant", "You"])
    }
}
