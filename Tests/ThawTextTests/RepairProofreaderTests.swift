import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// The proofreader proposes what a careful friend would, and is silent about good writing.
@Suite struct RepairProofreaderTests {
    /// What a page of these bullets is proposed, as "before → after".
    private func repairs(
        _ bullets: [String], _ kind: Repair.Kind? = nil, language: String = "en"
    ) -> [String] {
        var page = RepairPage()
        page.language = Language(tag: language)
        page.card(nil, bullets)
        return Proofreader.proposals(for: page.resource).filter { kind == nil || $0.kind == kind }
            .map { "\($0.before) → \($0.after)" }
    }

    // MARK: Fused words

    @Test(arguments: [
        (
            "Plans for the constructionof the canal were drawn up.",
            "constructionof → construction of"
        ),
        ("The minister saidthe budget was too small.", "saidthe → said the"),
        ("Crops failed inthe north.", "inthe → in the"),
        ("It was read by ProfessorHawking in May.", "ProfessorHawking → Professor Hawking"),
        ("Some metals e.g.Copper conduct well.", "e.g.Copper → e.g. Copper"),
        ("The new law favouredlarge farms.", "favouredlarge → favoured large"),
    ])
    func fusedWordsComeApart(line: String, repair: String) {
        #expect(repairs([line], .fusedWords) == [repair])
    }

    @Test(arguments: [
        "A backlash followed among policymakers and stakeholders in the workplace.",
        "The byproduct of actin and insulin studies was a handbook on haemoglobin.",
        "McDonald and DeGaulle spoke on YouTube about JavaScript.",
        "The topsoil of the wetland held bycatch, driftwood and feedlot waste.",
        "Her overcautious aide-de-camp misjudged the counterattack.",
    ])
    func compoundsStayWhole(line: String) {
        #expect(repairs([line]) == [])
    }

    // MARK: Spacing

    @Test(arguments: [
        ("The treaty was signed ,and the king left.", " , → , ", "en"),
        ("He lost power.The army took over at once.", ". → . ", "en"),
        ("They freed the victims,who went home.", ", → , ", "en"),
        ("It rested on trade- one in five ships was Dutch.", "-  →  – ", "en"),
        ("Der Kaiser dankte ab ,und die Republik begann.", " , → , ", "de"),
        ("The con\u{A0}stitution was signed.", "\u{A0} → ", "en"),
    ])
    func misplacedSpaceIsFound(line: String, repair: String, language: String) {
        #expect(repairs([line], .spacing, language: language) == [repair])
    }

    @Test(arguments: [
        "Pre- and post-war output rose 3.5% to 1,200 tonnes.",
        "See www.example.org/a,b or write to a@b.example.",
        "Nineteenth- and twentieth-century writers: Eliot, T. S.; Woolf, V.",
        "x,y,z,w and a;b are tuples.",
        "It was  doubled  here, which is shown as one space anyway.", "Wait ... he said.",
    ])
    func spacingOfGoodTextStays(line: String) {
        #expect(repairs([line]) == [])
    }

    @Test func frenchKeepsItsSpaceBeforeTallSigns() {
        #expect(
            repairs(["Qui a signé le traité ? Le roi : personne d’autre !"], language: "fr") == [])
    }

    @Test func wordDividedAtTheEndOfALineIsJoined() {
        let page = RepairPage.bullets("The govern-\nment fell.")
        let proposals = Proofreader.proposals(for: page)
        #expect(proposals.map(\.kind) == [.brokenLine])
        #expect(proposals.first?.before == "-\n" && proposals.first?.after == "")
    }

    // MARK: Spelling

    @Test(arguments: [
        ("The goverment fell within a year.", "goverment → government"),
        ("It was a seperate state untill then.", "seperate → separate"),
        ("The comittee met in secret.", "comittee → committee"),
        ("Workers were arested in the street.", "arested → arrested"),
        ("It was the begining of the end.", "begining → beginning"),
        ("The revolutio spread to the provinces.", "revolutio → revolution"),
        ("A new contitution was voted.", "contitution → constitution"),
        ("The econmic crisis deepened.", "econmic → economic"),
    ])
    func slipOfSpellingIsFound(line: String, repair: String) {
        #expect(repairs([line], .spelling).first == repair)
    }

    @Test func wordIsSpelledAsThePageSpellsItMoreOften() {
        let lines = [
            "Collectivisation of the kulak farms began.", "The kulaks hid grain.",
            "Dekulakisation meant exile; dekulakisation was brutal.",
            "After dekulakasation came famine.",
        ]
        #expect(repairs(lines, .spelling) == ["dekulakasation → dekulakisation"])
    }

    @Test(arguments: [
        "Mitochondria hold cristae; cyclin and kinase levels fall.",
        "Robespierre and Danton led the Montagnards.",
        "The Sejm and the szlachta kept the liberum veto.",
        "NATO, the EEC and UNESCO met in Ljubljana.",
        "He called it “laissez-fare” in jest, en masse and ad nauseam.",
        "Use the file config_v2.jsn or run mkdirr -p.",
        "Tchaikovsky wrote it in Klin; Rimsky-Korsakov heard it first.",
        "Gaius Iulius Caesar crossed the Rubicon.",
        "The colour of aluminium and the colors of sulfur are analysed.",
        "Cuius regio, eius religio was agreed.",
    ])
    func namesTermsAndOtherTonguesStay(line: String) {
        #expect(repairs([line], .spelling) == [])
    }

    // MARK: Shorthand

    @Test(arguments: [
        ("Heavy rain in June = floods in the valley.", " =  →  led to "),
        ("Ambition = downfall in both.", " =  →  led to "),
        ("The Tsar promised liberties = weakened the opposition.", " =  → , which "),
        ("Recession = reduced spending by firms.", " =  →  means "),
        ("Famine = want of food.", " =  →  means "), ("Drought & famine followed.", "& → and"),
        ("Trade w/ India grew.", "w/ → with"), ("They left w/o a fight.", "w/o → without"),
        ("It failed b/c prices rose.", "b/c → because"),
        ("Metals eg= copper and tin.", "eg=  → e.g. "),
        ("Higher taxes → riots in the towns.", " →  →  led to "),
    ])
    func privateSignsAreWrittenOut(line: String, repair: String) {
        #expect(repairs([line], .shorthand) == [repair])
    }

    @Test(arguments: [
        "F = ma and E = mc2 hold.", "R&B and Q&A sessions at Marks & Spencer.",
        "2H2 + O2 → 2H2O releases heat.",
        "Set x=5 and y = 7 in the file.", "Vitamin K and plan B helped group C.",
        "T = 300 K is room temperature.", "prendre → pris", "Lactose → glucose + galactose",
    ])
    func formulasAndNamesKeepTheirSigns(line: String) {
        #expect(repairs([line], .shorthand) == [])
    }

    @Test func letterStandsForTheOnlyPersonItCanMean() {
        let lines = [
            "Gladstone wanted Home Rule for Ireland.", "Gladstone's party split over it.",
            "Many saw G as too old.", "G's second bill failed in the Lords.",
        ]
        #expect(repairs(lines, .shorthand) == ["G → Gladstone", "G's → Gladstone’s"])
    }

    @Test func letterWithTwoMeaningsStays() {
        let lines = [
            "Disraeli met Derby.", "Derby's plan suited Disraeli's.", "Many saw D as too clever.",
        ]
        #expect(repairs(lines, .shorthand) == [])
    }

    // MARK: Lists

    @Test func announcedListIsOpenedAgainAndTheBulletsStay() {
        let page = RepairPage.bullets(
            "The plan had two parts:", "Build railways in the east- Buy machines abroad")
        let proposals = Proofreader.proposals(for: page)
        #expect(proposals.map(\.kind) == [.flattenedList])
        #expect(proposals.first?.after == "\n")
        var accepted = page.adopting(proposals)
        accepted.decide(accepted.repairs[0].id, .accepted)
        #expect(
            accepted.shownLines(accepted.content.cards[0].bullets[1])
                == ["Build railways in the east", "Buy machines abroad"])
        #expect(accepted.content.cards[0].bullets.count == 2)
    }

    @Test(arguments: [
        ("Causes: - Poor harvests - High prices - Weak king", 3),
        ("Layers • crust • mantle • core", 3),
        ("Stages: 1. Heat the water 2. Add the salt 3. Stir", 3),
    ])
    func runTogetherEntriesAreFound(line: String, seams: Int) {
        #expect(repairs([line], .flattenedList).count >= seams - 1)
    }

    @Test(arguments: [
        "He had three aims: peace; bread; and land for those who worked it.",
        "The plan – a bold one – was to cross the Alps - in winter.",
        "In 1917 there were 2 revolutions - one in February and one in October.",
    ])
    func sentencesAreNoLists(line: String) {
        #expect(repairs([line], .flattenedList) == [])
    }

    @Test func headingShowsItsAcceptedRepair() {
        var page = RepairPage()
        page.card(
            "What is colectivisation?",
            ["Collectivisation joined farms.", "Collectivisation failed."])
        var resource = page.resource.adopting(Proofreader.proposals(for: page.resource))
        #expect(resource.shown(resource.content.cards[0].heading) == "What is colectivisation?")
        for repair in resource.repairs { resource.decide(repair.id, .accepted) }
        #expect(resource.shown(resource.content.cards[0].heading) == "What is collectivisation?")
    }

    // MARK: Good writing

    @Test func goodEnglishIsLeftAlone() {
        #expect(repairs(Self.goodEnglish) == [])
    }

    /// Well-edited paragraphs with names, dates, foreign words and numbers.
    static let goodEnglish = [
        """
        When Otto von Bismarck became Minister President of Prussia in September 1862, few in Berlin expected him to \
        last. He governed without a budget, quarrelled with the Landtag, and told its committee that the great \
        questions of the day would be decided “by iron and blood”.
        """,
        """
        Mary Seacole, born in Kingston, Jamaica, nursed soldiers near Balaklava during the Crimean War; Florence \
        Nightingale’s hospital lay across the Black Sea at Scutari. Both women were honoured, though not equally, \
        after 1856.
        """,
        """
        The mitochondrion is often called the powerhouse of the cell. Its inner membrane is folded into cristae, which \
        carry the enzymes of the electron-transport chain; ATP synthase turns ADP and phosphate into ATP.
        """,
        """
        In Aotearoa New Zealand the Treaty of Waitangi (Te Tiriti o Waitangi) was signed on 6 February 1840 by Captain \
        William Hobson and some 40 rangatira. Its English and Māori texts differ, e.g. over kāwanatanga and \
        rangatiratanga.
        """,
        """
        Coastal erosion wears cliffs back by hydraulic action, abrasion, attrition and solution. At Holderness the \
        boulder clay retreats by about 1.8 metres a year, and since Roman times some 29 villages, among them \
        Ravenser Odd, have been lost.
        """,
        """
        Keynes’s General Theory (1936) argued that saving and investment need not meet at full employment. Hayek and \
        Robbins disagreed; so, in part, did Kalecki, whose own account of effective demand had \
        appeared in Polish in 1933.
        """,
    ]

    @Test func otherLanguagesGetOnlySpacingAndLists() {
        let lines = ["Der Bundesrat wollte das nciht ,und so war es.", "Krieg = Not & Elend."]
        let kinds = Set(
            Proofreader.proposals(
                for: {
                    var page = RepairPage()
                    page.language = Language(tag: "de")
                    page.card(nil, lines)
                    return page.resource
                }()
            ).map(\.kind))
        #expect(kinds == [.spacing])
    }

    @Test func spansHoldTheirWordsAndDoNotOverlap() {
        var page = RepairPage()
        page.card(
            "The goverment & the people",
            ["saidthe constructionof ,and ,the goverment=ruin", "K's e.g.Rome- Lost"])
        page.card(nil, Self.goodEnglish)
        let resource = page.resource
        let proposals = Proofreader.proposals(for: resource)
        var end = 0
        for proposal in proposals {
            #expect(resource.source.text(in: proposal.span) == proposal.before)
            #expect(proposal.span.start >= end)
            #expect(proposal.before != proposal.after && !proposal.reason.isEmpty)
            end = proposal.span.end
        }
        #expect(!proposals.isEmpty)
    }

    @Test(arguments: ["a = b ", "x ,y ", "and & or ", "A- B", "• ", "wrod-", "K's ", "e.g.Rome "])
    func lineOfManySignsKeepsToTheLimit(sign: String) {
        let page = RepairPage.bullets(String(repeating: sign, count: 20_000))
        #expect(Proofreader.proposals(for: page).count <= Proofreader.proposalLimit)
    }

    @Test func repairStaysInsideItsPassage() {
        var page = RepairPage(kind: .pairs)
        page.pair("cat", "goverment")
        var resource = page.resource
        // The definition begins in the middle of a hyphenated word of the source.
        resource = Resource(
            id: resource.id, kind: .pairs, title: resource.title, language: resource.language,
            source: SourceText("cat-goverment"), blocks: [], content: resource.content)
        let proposals = Proofreader.proposals(for: resource)
        #expect(proposals.map(\.before) == ["goverment"])
    }

    @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
    func damagedTextNeverTraps(seed: UInt64) {
        var state = seed
        var bytes = Array(Self.goodEnglish.joined(separator: "\n").utf8)
        for _ in 0..<400 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let at = Int(state >> 33) % bytes.count
            bytes[at] = Array(" -=&;:.,/'\n\u{A0}•→éK1".utf8)[Int(state >> 20 & 15)]
        }
        // Repaired where the damage split a letter, as the reader does.
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        let source = SourceText(utf8: text)
        var resource = RepairPage.bullets("x")
        resource = Resource(
            id: resource.id, kind: .notes, title: resource.title, language: Language(tag: "en"),
            source: source,
            blocks: [])
        resource.content.cards = [Resource.Card(bullets: [Passage(source.span)])]
        for proposal in Proofreader.proposals(for: resource) {
            #expect(source.text(in: proposal.span) == proposal.before, "seed \(seed)")
        }
    }
}
