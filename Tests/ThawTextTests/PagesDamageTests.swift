import Testing
import ThawCore
import ThawText

/// Pages of sites that lost the breaks and the order that told their parts apart.
@Suite struct PagesDamageTests {
    private func read(_ text: String, markup: SourceText.Markup = .plain) throws -> Resource {
        let draft = ReaderFixtures.read(text, markup: markup)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }

    private func facts(_ page: Resource) -> [String] {
        page.content.facts.map { page.asRead($0) }
    }

    @Test func labelsHeadingsAndFirstPointsAreTakenApart() throws {
        let page = try read(
            """
            ☰ Menu   Search   Basket (0)   My account
            Geography   History   Biology   Courses & Events   Shop

            Home / Geography / Revision Cards / Coasts

            REVISION CARDS
            Coasts & Their Defences
            Level: A-Level, IB
            Board: AQA, Edexcel
            Written by Nan Tregear   |   Posted 6 Oct 2019   |   2 cards

            CARD 1Sea wallsThey throw the waves back to where they came from
            They cost more than any other defence
            Flip card

            CARD 2Beach nourishmentNew sand is brought from the bed of the sea
            A winter of storms may take it away again
            Flip card
            """)
        #expect(page.kind == .revisionCards)
        #expect(page.title.text == "Coasts & Their Defences")
        #expect(page.author == "Nan Tregear")
        #expect(page.subjects == [["Geography"]])
        #expect(page.readHeadings == ["Sea walls", "Beach nourishment"])
        #expect(
            page.readPoints == [
                "They throw the waves back to where they came from",
                "They cost more than any other defence",
                "New sand is brought from the bed of the sea",
                "A winter of storms may take it away again",
            ])
    }

    @Test func cardsOnALineEachAreTakenApart() throws {
        let page = try read(
            """
            GCSE   Eduqas   Change exam board
            Coasts quick cards
            Part of Geography   Physical landscapes

            How waves wear away the land   - hydraulic action: air in cracks - abrasion: stones grind
            Image caption, A cliff of chalk
            Got it   Not yet

            Longshore drift   - the wind brings waves in at an angle - swash carries sand along - groynes interrupt it
            Got it   Not yet
            """)
        #expect(page.kind == .revisionCards)
        #expect(page.title.text == "Coasts quick cards")
        #expect(page.subjects == [["Geography"]])
        #expect(page.readHeadings == ["How waves wear away the land", "Longshore drift"])
        #expect(page.content.cards.map(\.bullets.count) == [2, 3])
    }

    @Test func termOfASiteIsFoundBelowItsList() throws {
        let page = try read(
            """
            Skip to content
            Courses          Search          Log in
            Geography
            Unit 2: Coasts   Lesson 3: Drift

            Swash: overview
            What is a groyne?
            Practice: Drift

            Key term: Longshore drift
            Google Classroom   Facebook   Twitter

            Key terms
            Term                 Meaning
            Longshore drift      The movement of sand and stones along a coast by waves that
            come in at an angle and run straight down again.

            Key facts
            Swash runs up the beach in the direction of the wind, and backwash straight
            down under its own weight.
            Groynes hold the sand on one side, and the next beach starves.

            Common misconceptions
            Students often write that the tide moves the sand. It does not: waves move it, at any tide.

            Related terms
            Swash – the rush of water up a beach after a wave has broken
            Spit – a ridge of sand that the drift has built out from the land
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.content.terms.first?.name.text == "Longshore drift")
        #expect(facts(page).count == 2)
        #expect(page.readHeadings == ["Common misconceptions"])
        #expect(page.content.relatedTerms.count == 2)
    }

    @Test func trailThatLostItsSignsEndsInTheTitle() throws {
        let page = try read(
            """
            HomeGeographyCoastsKey ConceptsLongshore drift
            Longshore Drift

            Geography Key Concepts: Coasts

            Posted on Tuesday 3rd March 2015 by Nan Tregear

            Longshore drift is the movement of sand and stones along a coast by waves that come in at an angle.

            Key facts

            * Swash runs up the beach in the direction of the wind.
            * Backwash runs straight down under its own weight.

            Related concepts

            Swash
            The rush of water up a beach after a wave has broken.
            Groyne
            A wall of wood or stone from the beach out into the sea.
            """)
        #expect(page.kind == .keyTerm)
        #expect(page.title.text == "Longshore Drift")
        #expect(page.subjects == [["Geography"]])
        #expect(page.author == "Nan Tregear")
    }

    @Test func whoMadeAPageIsFoundBelowItsIntroduction() throws {
        let page = try read(
            """
            Explanations Geography Coasts Longshore drift
            Longshore drift

            You throw a bottle into the sea, and a week later it lies two bays farther on. Nobody rowed it.

            Published: 11 March 2022
            Author: Dr Nan Tregear
            Reading time: 4 min

            Longshore drift definition
            Longshore drift is the movement of sand along a coast by waves that come in at an angle to the beach.

            Longshore drift - Key facts
            Swash runs up the beach in the direction of the wind.
            Backwash runs straight down under its own weight.
            """)
        #expect(page.author == "Dr Nan Tregear")
        #expect(page.created?.value == "2022-03-11")
        #expect(page.title.text == "Longshore drift")
        #expect(!page.content.relatedTerms.contains { $0.name?.text == "Author" })
    }

    @Test func cardsBelowLinksAreCards() throws {
        let page = try read(
            """
            Coasts: Landform Cards for Paper 1
            Uploaded by:
            Nan Tregear
            Uploaded on 04/07/2018
            Comments
            Please sign in or register to post comments.
            Students also viewed
            River table
            Glacier essay plan
            Preview text

            Stack
            ✓ A pillar that is left when the roof of an arch falls in
            ✓Wears away at its foot until it falls, too
            Show more

            Spit
            ✓Grows where the coast turns away from the drift of the sand
            ✓ Has a hook where the wind comes from another side at times
            Show less
            """)
        #expect(page.readHeadings.suffix(2) == ["Stack", "Spit"])
        #expect(page.content.cards.suffix(2).map(\.bullets.count) == [2, 2])
    }

    @Test func pointsWithOneSignBetweenThemAreTakenApart() throws {
        let points = [
            "Swash runs up the beach in the direction of the wind",
            "Backwash runs straight down again", "Groynes hold the sand on one side of them",
        ].map { "➤ " + $0 }.joined()
        let page = try read(
            """
            Longshore Drift (GCSE Geography): Key Term
            Author   Nan Tregear
            Expertise   Geography writer

            What is longshore drift?Longshore drift is the movement of sand along a coast by waves.
            What do I need to know?\(points)
            """)
        #expect(facts(page).count == 3)
        #expect(facts(page).first == "Swash runs up the beach in the direction of the wind")
        #expect(page.author == "Nan Tregear")
    }
}
