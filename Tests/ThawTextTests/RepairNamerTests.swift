import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// Names that a page lost are proposed from the rest of it, each with its evidence.
@Suite struct RepairNamerTests {
    /// Six pages on other topics than the seeds', with what they lost.
    static let photosynthesis: RepairPage = {
        var page = RepairPage()
        page.card(
            "What is photosynthesis?",
            [
                "Plants make glucose from carbon dioxide and water.",
                "Light is absorbed by chlorophyll in the leaf.",
            ])
        page.card(
            nil,
            [
                "Low light only slows the reaction, it does not stop it.",
                "Despite bright light the rate remained low when carbon dioxide was short.",
                "Even in summer the rate never rose above the level set by temperature.",
                "Fertiliser failed to help where water was short.",
            ])
        page.card(
            "Uses of photosynthesis",
            ["Growers add carbon dioxide to speed photosynthesis in a greenhouse."])
        return page
    }()

    static let versailles: RepairPage = {
        var page = RepairPage()
        page.card(
            "Terms of the Treaty of Versailles",
            ["Germany gave up Alsace and Lorraine.", "The army was cut to 100,000 men."])
        page.card(
            nil,
            [
                "Led to anger in Germany that parties of the right could use.",
                "Caused hyperinflation when reparations were paid in printed money.",
                "The guilt clause weakened the young republic.",
                "Resulted in a weak eastern border.",
            ])
        page.card("Opinions", ["Keynes said the Treaty of Versailles asked too much."])
        return page
    }()

    static let windPower: RepairPage = {
        var page = RepairPage()
        page.card("Wind power", ["Turbines turn moving air into electricity."])
        page.card(
            nil,
            [
                "Wind is renewable.", "It is cheap once it is built.",
                "Running costs are low cost and safe.",
            ])
        page.card(
            nil,
            [
                "Turbines are expensive to build.", "Wind is unreliable.",
                "They are noisy for neighbours.",
            ])
        return page
    }()

    static let heart: RepairPage = {
        var page = RepairPage()
        page.card("The human heart", ["Four chambers lie behind the ribs."])
        page.card(
            nil,
            [
                "The left ventricle pumps blood round the body.",
                "A valve controls the way the blood may go.",
                "The aorta carries blood that is rich in oxygen.",
            ])
        return page
    }()

    static let revolt: RepairPage = {
        var page = RepairPage()
        page.card(
            nil,
            [
                "Resentment grew because of the poll tax.",
                "Wages were held down due to the Statute of Labourers.",
                "There was unrest in Kent after a bad harvest, a grievance of long standing.",
            ])
        page.card(
            "The Peasants’ Revolt in 1381",
            ["Wat Tyler led the men of Kent.", "The Peasants’ Revolt lasted a month."])
        return page
    }()

    static let poem: RepairPage = {
        var page = RepairPage()
        page.card(
            nil,
            [
                "Lady Macbeth calls on spirits.", "The speech shows that Lady Macbeth is bold.",
                "Blood stands for guilt.", "Lady Macbeth walks in her sleep.",
            ])
        page.card("Ambition in the play", ["Duncan is killed."])
        page.title = Finding("Macbeth", origin: .given)
        return page
    }()

    @Test(arguments: [
        (photosynthesis, "Photosynthesis"), (versailles, "Treaty of Versailles"),
        (windPower, "Wind power"),
        (heart, "Human heart"), (revolt, "Peasants’ Revolt"),
    ])
    func titleIsWhatHeadingsAndBulletsShare(page: RepairPage, title: String) throws {
        let named = Namer.named(page.resource)
        #expect(named.resource.title.text == title)
        #expect(named.resource.title.origin == .inferred)
        let proposal = try #require(named.proposals.first { $0.kind == .lostTitle })
        #expect(proposal.span == Span(0, 0))
        #expect(proposal.before.isEmpty && proposal.after == title && !proposal.reason.isEmpty)
    }

    @Test(arguments: [
        (photosynthesis, 1, "Limits"), (versailles, 1, "Consequences"),
        (windPower, 1, "Advantages"),
        (windPower, 2, "Disadvantages"), (heart, 1, "Function"), (revolt, 0, "Causes"),
        (poem, 0, "Lady Macbeth"),
    ])
    func headingSaysWhatTheBulletsHaveInCommon(page: RepairPage, card: Int, opening: String) throws
    {
        let named = Namer.named(page.resource)
        let heading = try #require(named.resource.content.cards[card].heading)
        #expect(heading.text.hasPrefix(opening))
        #expect(heading.origin == .inferred)
        let proposal = try #require(named.proposals.first { $0.fills == .cardHeading(card) })
        #expect(proposal.span.isEmpty)
        #expect(proposal.span.start == page.resource.content.cards[card].bullets[0].span.start)
    }

    @Test func givenNamesStay() {
        var page = Self.versailles
        page.title = Finding("My notes", origin: .given)
        let named = Namer.named(page.resource)
        #expect(named.resource.title.text == "My notes")
        #expect(
            named.resource.content.cards[0].heading?.text == "Terms of the Treaty of Versailles")
        #expect(!named.proposals.contains { $0.kind == .lostTitle || $0.fills == .cardHeading(0) })
    }

    @Test func bulletsWithNothingInCommonGetNoHeading() {
        let named = Namer.named(
            RepairPage.bullets(
                "Copper conducts heat.", "Sheep eat grass.", "Paris is on the Seine."))
        #expect(named.resource.content.cards[0].heading == nil)
        #expect(!named.proposals.contains { $0.kind == .lostHeading })
    }

    @Test func relatedNameComesFromTheLinesThatShareItsWords() throws {
        let named = Namer.named(Self.armadaPage)
        let related = named.resource.content.relatedTerms
        #expect(related[0].name?.text == "Battle of Gravelines")
        #expect(related[1].name?.text == "Treaty of Nonsuch")
        #expect(related[2].name?.text == "Privateering")
        let proposal = try #require(named.proposals.first { $0.fills == .relatedName(0) })
        #expect(proposal.kind == .lostName)
        #expect(proposal.reason.contains("1588"))
    }

    static let armadaPage: Resource = {
        var page = RepairPage(kind: .keyTerm)
        page.term(
            "Spanish Armada",
            "The Spanish Armada was the fleet that Philip II of Spain sent against England in 1588."
        )
        page.fact("In 1585 Elizabeth promised help to the Dutch rebels in the Treaty of Nonsuch.")
        page.fact(
            "English fire ships broke the Armada’s order before the Battle of Gravelines in 1588.")
        page.fact("Storms wrecked many ships on the coasts of Scotland and Ireland.")
        page.question(
            "Why did the Armada fail?",
            "Its guns were short of shot. At the Battle of Gravelines the English fought at close range, and the wind "
                + "drove the fleet north.")
        page.related(
            nil,
            "A fight in August 1588 in which English ships with better guns drove off the fleet at close range."
        )
        page.related(
            nil,
            "An agreement of 1585 by which Elizabeth sent soldiers and money to help the Dutch rebels."
        )
        page.related("Privateering", "Robbery at sea with the leave of a ruler.")
        return page.resource
    }()

    @Test func weakEvidenceGivesNoName() {
        var page = RepairPage(kind: .keyTerm)
        page.term("Osmosis", "Osmosis is the movement of water through a membrane.")
        page.fact("Robert Hooke looked at cork with a microscope.")
        page.related(nil, "A tissue of plants that carries sugar from the leaves to the roots.")
        #expect(Namer.named(page.resource).resource.content.relatedTerms[0].name == nil)
    }

    @Test func linesOfOtherYearsAndPersonsLendNoName() {
        var page = RepairPage(kind: .keyTerm)
        page.term(
            "Treaty of Tordesillas",
            "The Treaty of Tordesillas of 1494 parted the lands found in the west near Cape Verde between Spain and "
                + "Portugal.")
        page.fact("Pope Alexander VI had favoured Spain with a bull in 1493.")
        page.related(nil, "A papal decree of 1493 that gave Spain the lands found in the west.")
        #expect(Namer.named(page.resource).resource.content.relatedTerms[0].name == nil)
    }

    @Test func lostNameComesFromAnotherResource() throws {
        var page = RepairPage(kind: .keyTerm)
        page.term("Osmosis", "Osmosis is the movement of water through a membrane.")
        page.related(
            nil,
            "A tissue of plants that carries dissolved sugar from the leaves down to the roots.")
        var other = RepairPage(kind: .pairs)
        other.title = Finding("Plant tissues", origin: .given)
        other.pair("Xylem", "tissue that carries water up from the roots")
        other.pair(
            "Phloem", "tissue that carries dissolved sugar from the leaves to the roots and shoots")
        let named = page.resource.proposingNames(from: [other.resource])
        let name = try #require(named.content.relatedTerms[0].name)
        #expect(name.text == "Phloem")
        let repair = try #require(name.repair.flatMap { named.repair($0) })
        #expect(repair.kind == .lostName)
        #expect(repair.reason.contains("Plant tissues"))
    }

    @Test func adoptedProposalsAreSortedAndNumbered() {
        var page = Self.versailles
        page.card(nil, ["Broken lettersand&", "plain"])
        let (resource, proposals) = Namer.named(page.resource)
        let adopted = resource.adopting(proposals.reversed())
        #expect(adopted.repairs.map(\.id.rawValue) == Array(0..<adopted.repairs.count))
        #expect(adopted.repairs.map(\.span) == adopted.repairs.map(\.span).sorted())
        #expect(adopted.title.repair.flatMap { adopted.repair($0)?.kind } == .lostTitle)
        #expect(
            adopted.content.cards[1].heading?.repair.flatMap { adopted.repair($0)?.kind }
                == .lostHeading)
    }

    @Test func refusedReceiptTakesTheNameAway() throws {
        let (resource, proposals) = Namer.named(Self.versailles.resource)
        var adopted = resource.adopting(proposals)
        let id = try #require(adopted.content.cards[1].heading?.repair)
        adopted.decide(id, .refused)
        #expect(adopted.shown(adopted.content.cards[1].heading) == nil)
    }
}
