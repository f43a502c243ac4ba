import Testing
import ThawCore

@testable import ThawText

@Suite struct ItemsTests {
    static let page: Resource = {
        var page = RepairPage(kind: .keyTerm)
        page.title = Finding("Black Death", origin: .given)
        page.term(
            "Black Death",
            "The Black Death was a plague that reached England in 1348. It killed a third of the people."
        )
        page.fact("The plague landed at Melcombe in June 1348 on a ship from Gascony.")
        page.fact("Labour became scarce, so wages rose.")
        page.question(
            "Why did wages rise after the plague?", "Labour was scarce. Lords competed for workers."
        )
        page.question("Compare the effects on lords and on peasants.", nil)
        page.related(
            "Flagellants",
            "People who whipped themselves in public. Flagellants marched in processions.")
        page.related(nil, "A fever with buboes.")
        return page.resource
    }()

    private func items(_ form: Item.Form, _ resource: Resource = page) -> [Item] {
        resource.items().filter { $0.form == form }
    }

    @Test func termAndDefinitionAreAskedBothWays() {
        let terms = items(.term)
        #expect(terms.map(\.answer) == ["Black Death", "Flagellants"])
        #expect(
            terms[0].stem
                == "The _____ was a plague that reached England in 1348. It killed a third of the people."
        )
        #expect(
            terms[1].stem
                == "People who whipped themselves in public. _____ marched in processions.")
        let definitions = items(.definition)
        #expect(definitions.map(\.stem) == ["Black Death", "Flagellants"])
        #expect(definitions[0].units.count == 2)
    }

    @Test func clozeAsksTheYearBeforeTheName() throws {
        let cloze = try #require(items(.cloze).first)
        #expect(cloze.answer == "1348")
        #expect(cloze.stem == "The plague landed at Melcombe in June _____ on a ship from Gascony.")
        #expect(cloze.lines == [2])
    }

    @Test(arguments: [
        ("In the north Aethelstan beat the Scots and their allies.", "Aethelstan", "en"),
        ("Water enters the root by osmosis at once.", "osmosis", "en"),
        ("Le traité fut signé à Verdun par les trois frères.", "Verdun", "fr"),
        (
            "Der Vertrag von Verdun wurde im Jahr 843 geschlossen, 1806 endete das Reich.", "1806",
            "de"
        ),
        ("The Treaty of Paris ended the Seven Years War for France.", "Seven Years War", "en"),
        ("Forbade Eastern Europe to take part in it", "Eastern Europe", "en"),
        ("Married Elizabeth of York in the abbey", "Elizabeth of York", "en"),
        ("Most of Europe was poor and hungry then", "Europe", "en"),
        ("Perhaps Henry never was a Protestant at heart.", "Henry", "en"),
        ("Committee of Public Safety was set up in April.", "Committee of Public Safety", "en"),
        (
            "Then the Declaration of the Rights of Man was voted.",
            "Declaration of the Rights of Man", "en"
        ),
        ("In 1905 Father Gapon led a march to the square.", "Father Gapon", "en"),
        ("The Human Rights Act 1998 came into force in October.", "Human Rights Act", "en"),
    ])
    func clozeAsksWhatIsWorthKnowing(line: String, answer: String, language: String) {
        let cloze = items(.cloze, RepairPage.bullets(line, language: language))
        #expect(cloze.map(\.answer) == [answer])
    }

    @Test(arguments: [
        ("It was then that they did it all over again.", "en"),
        ("Der Hund frisst das Futter im Garten.", "de"),
        ("Was Stalin bound to win in 1924?", "en"),
        ("If Stolypin had lived, the monarchy might have survived.", "en"),
        ("Trotsky was the most important reason for the victory.", "en"),
        ("Rome fell, and Rome rose, and Rome fell.", "en"), ("Too short", "en"),
        ("الكلى ترشح الدم وتنتج البول", "ar"),
    ])
    func lineWithNothingWorthAskingGivesNoCloze(line: String, language: String) {
        #expect(items(.cloze, RepairPage.bullets(line, language: language)).isEmpty)
    }

    @Test(arguments: RepairProofreaderTests.goodEnglish)
    func answerDoesNotStandInTheStem(line: String) throws {
        for item in items(.cloze, RepairPage.bullets(line)) {
            let rest = item.stem.replacing("_____", with: " ").lowercased()
            #expect(!rest.contains(item.answer.lowercased()))
            #expect(item.stem.contains("_____"))
        }
    }

    @Test func stemNamesWhoThePronounStandsFor() {
        let page = RepairPage.bullets(
            "Lenin had three strokes in 1923.", "He died on 21 January 1924.",
            "They buried him in Moscow in 1924.")
        #expect(
            items(.cloze, page).map(\.stem) == [
                "Lenin had three strokes in _____.", "Lenin died on 21 January _____.",
                "They buried him in Moscow in _____.",
            ])
    }

    @Test func lettersAreNotAskedBesideTheirWords() {
        let line = "The ECHR (European Convention on Human Rights) was drafted in a hurry."
        #expect(items(.cloze, RepairPage.bullets(line)).allSatisfy { $0.answer != "ECHR" })
    }

    @Test func modelAnswerIsItsSentences() {
        let questions = items(.question)
        #expect(questions.map(\.level) == [.explain, .compare])
        #expect(
            questions[0].units.map(\.text) == ["Labour was scarce.", "Lords competed for workers."])
        #expect(questions[1].units.isEmpty)
        #expect(questions[0].lines == [4, 5])
    }

    @Test(arguments: [
        ("Evaluate the impact of the plague.", Item.Level.evaluate),
        ("How far did wages rise?", .evaluate),
        ("What is the difference between a villein and a serf?", .compare),
        ("Why did it spread?", .explain),
        ("Describe the symptoms.", .explain), ("When did it reach London?", .recall),
        ("How many died?", .recall),
        ("Warum stiegen die Löhne?", .explain),
    ])
    func levelComesFromTheVerb(question: String, level: Item.Level) {
        #expect(QuestionLevel.level(of: question) == level)
    }

    @Test func cardAsksItsHeadingOrTitleAndLabel() {
        var page = RepairPage()
        page.title = Finding("Tides", origin: .given)
        page.card("Causes of tides", ["The moon pulls the sea.", "The sun helps."])
        page.card(nil, ["Spring tides are high."])
        let cards = items(.card, page.resource)
        #expect(cards.map(\.stem) == ["Causes of tides", "Tides (2 of 9)"])
        #expect(cards[0].units.map(\.text) == ["The moon pulls the sea.", "The sun helps."])
        #expect(cards[0].lines == [1, 2, 3])
    }

    @Test func pairsAreAskedBothWays() {
        var page = RepairPage(kind: .pairs)
        page.pair("der Hund", "the dog")
        page.pair("die Katze", "the cat")
        #expect(
            page.resource.items().map(\.stem) == ["der Hund", "the dog", "die Katze", "the cat"])
    }

    @Test(arguments: ["Key terms", "Vocabulary", "3. Glossary"])
    func listOfTermsIsAskedTermByTerm(heading: String) {
        var page = RepairPage()
        page.card(
            heading,
            [
                "Tariff: a tax on goods from abroad", "Quota – a limit on how much may come in",
                "Embargo = a ban on trade",
            ])
        let names = ["Tariff", "Quota", "Embargo"]
        #expect(items(.definition, page.resource).map(\.stem) == names)
        #expect(items(.term, page.resource).map(\.answer) == names)
        #expect(items(.card, page.resource).isEmpty)
        // What the learner writes over a line is asked, under the id that it had.
        var edited = page.resource
        edited.edit(.bullet(card: 0, 0), to: "Customs duty: a tax on goods from abroad")
        #expect(items(.definition, edited).map(\.stem) == ["Customs duty", "Quota", "Embargo"])
        #expect(edited.items().map(\.id) == page.resource.items().map(\.id))
    }

    @Test(arguments: [
        ("Vocabulary", ["Embargo = ban on trade", "Quota = limit on goods"]),
        ("Prophase", ["miTOsis = makes TWO", "pairs of chromosomes = bivalents"]),
    ])
    func signThatWasMendedKeepsTheIds(heading: String, bullets: [String]) {
        var page = RepairPage()
        page.card(heading, bullets)
        var resource = page.resource
        resource = resource.adopting(Proofreader.proposals(for: resource))
        let before = resource.items().map(\.id)
        #expect(!resource.repairs.isEmpty)
        for repair in resource.repairs { resource.decide(repair.id, .accepted) }
        #expect(resource.items().map(\.id) == before)
    }

    @Test(arguments: [
        ("Trade", ["Tariff: a tax on goods from abroad", "Quota – a limit"]),
        ("Key terms", ["Tariff: a tax on goods from abroad", "Learn these by Friday"]),
    ])
    func otherCardsAreAskedAsOne(heading: String, bullets: [String]) {
        var page = RepairPage()
        page.card(heading, bullets)
        #expect(items(.definition, page.resource).isEmpty)
        #expect(items(.card, page.resource).map(\.stem) == [heading])
    }

    @Test func questionsAmongPointsAreAskedWithTheirAnswers() {
        var page = RepairPage()
        page.card(
            "Inflation",
            [
                "Prices rose fast.", "Q: Why did prices rise?", "A: Money was printed.",
                "Q2. Who lost?", "Answer: Savers lost most.", "A: none",
            ])
        let questions = items(.question, page.resource)
        #expect(questions.map(\.stem) == ["Why did prices rise?", "Who lost?"])
        #expect(questions.map(\.answer) == ["Money was printed.", "Savers lost most."])
        #expect(
            items(.card, page.resource).map { $0.units.map(\.text) } == [
                ["Prices rose fast.", "A: none"]
            ])
    }

    @Test func termThatIsOnlyNamedIsNotAsked() {
        var page = RepairPage(kind: .keyTerm)
        page.related("Quorum", "")
        #expect(page.resource.items().isEmpty)
        #expect(page.resource.definedTerms().isEmpty)
    }

    @Test func repairsAndEditsKeepTheIds() {
        var resource = RepairPage.bullets(
            "Plans for the constructionof the Suez Canal were drawn up in 1854.")
        resource = resource.adopting(Proofreader.proposals(for: resource))
        let before = resource.items().map(\.id)
        #expect(!resource.repairs.isEmpty)
        for repair in resource.repairs { resource.decide(repair.id, .accepted) }
        #expect(resource.items().map(\.id) == before)
        #expect(
            resource.items().contains {
                $0.stem.contains("construction of the Suez")
                    || $0.answer.contains("construction of")
            })
        resource.edit(
            .bullet(card: 0, 0), to: "The canal of Suez was planned in 1854 by de Lesseps.")
        #expect(resource.items().map(\.id) == before)
    }

    @Test func wordThatARepairWouldMendIsNotAsked() throws {
        var resource = RepairPage.bullets(
            "Dissident writers were harassed despite no declarationof political prisoners.")
        resource = resource.adopting(Proofreader.proposals(for: resource))
        #expect(!resource.repairs.isEmpty)
        let cloze = try #require(items(.cloze, resource).first)
        #expect(!cloze.answer.contains("declarationof"))
    }

    @Test func hiddenPassageGivesNothing() {
        var resource = RepairPage.bullets("The canal opened in 1869 with a great feast.")
        resource.edit(.bullet(card: 0, 0), to: "")
        #expect(resource.items().isEmpty)
    }

    @Test func refusedNameIsNotAsked() throws {
        let (named, proposals) = Namer.named(RepairNamerTests.armadaPage)
        var resource = named.adopting(proposals)
        let id = try #require(resource.content.relatedTerms[0].name?.repair)
        #expect(resource.items().contains { $0.answer == "Battle of Gravelines" })
        resource.decide(id, .refused)
        #expect(
            !resource.items().contains { $0.form == .term && $0.answer == "Battle of Gravelines" })
    }

    @Test func idsAreUniqueAndPositionsRun() {
        let resource = RepairPage.bullets(
            "The canal opened in 1869 with a feast.", "The canal opened in 1869 with a feast.",
            "The canal opened in 1869 with a feast.")
        let items = resource.items()
        #expect(items.count == 4)
        #expect(Set(items.map(\.id)).count == 4)
        #expect(items.map(\.position) == [0, 1, 2, 3])
        #expect(items.allSatisfy { !$0.spans.isEmpty && !$0.lines.isEmpty })
    }

    @Test func longCardIsAskedLineByLineOnly() {
        var page = RepairPage()
        page.card(
            "Years",
            (0..<40).map { "Something of note was done in the year \(1500 + $0) by Parliament." })
        #expect(items(.card, page.resource).isEmpty)
        #expect(items(.cloze, page.resource).count == 40)
    }
}
