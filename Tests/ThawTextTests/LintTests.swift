import Foundation
import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// Each rule against lines that break it and lines that do not.
@Suite struct LintTests {
    typealias Rule = LintFinding.Rule

    private func check(_ page: Resource, dates: [Span]? = nil, names: [Span]? = nil)
        -> [LintFinding]
    {
        let findings = Linter.findings(in: page, dates: dates, names: names)
        for finding in findings {
            #expect(finding.span.end <= page.source.utf8.count)
            #expect(!finding.message.isEmpty && finding.message.hasSuffix("."))
            if let mend = finding.mend { #expect(page.applying(mend) != nil, "\(mend)") }
        }
        return findings
    }

    private func rules(_ page: Resource) -> [Rule] { check(page).map(\.rule) }

    /// A card of history with one bullet.
    private func card(_ bullets: String..., heading: String? = nil) -> Resource {
        var page = RepairPage()
        page.card(heading, bullets)
        return page.resource
    }

    // MARK: Undated event

    @Test(arguments: [
        "Khrushchev denounced Stalin at a secret meeting.",
        "The Bolsheviks seized the Winter Palace.", "Germany invaded the Soviet Union.",
        "Tsar Nicholas abdicated.", "The king was executed at Whitehall in London.",
        "Stalingrad renamed Volgograd.", "Lenin died in Gorki.",
        "The Treaty of Rome was signed by six states.", "Attlee nationalised the Bank of England.",
        "Parliament abolished the House of Lords.", "The Roman Senate declared war on Carthage.",
        "Napoleon was crowned in Notre-Dame.", "Kornilov marched on Petrograd.",
        "The Bolsheviks won control of the Petrograd Soviet.",
    ])
    func undatedEventIsFound(line: String) {
        #expect(rules(card(line)).contains(.undatedEvent), "\(line)")
    }

    @Test(arguments: [
        "Khrushchev denounced Stalin in 1956.", "Germany invaded the Soviet Union in June 1941.",
        "Tsar Nicholas abdicated after the February Revolution.",
        "In the 1960s Congress abolished it.",
        "Lenin believed in a party of professionals.", "The President is elected by the people.",
        "A notch formed and the roof collapsed.", "Rome annexed Egypt in 30 BC.",
        "During the war Britain introduced rationing.", "The Duma would be dissolved by the Tsar.",
        "Later that year Stalin expelled Trotsky.", "Parliament has never abolished the monarchy.",
    ])
    func datedOrTimelessLineIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.undatedEvent), "\(line)")
    }

    @Test func dateOfTheHeadingIsTheLines() {
        let line = "Khrushchev denounced Stalin at a secret meeting."
        #expect(!rules(card(line, heading: "The speech of 1956")).contains(.undatedEvent))
        #expect(rules(card(line, heading: "The speech")).contains(.undatedEvent))
    }

    @Test func datesAndNamesMayComeFromOutside() {
        let page = card("Khrushchev denounced Stalin at the end of it all.")
        let bullet = page.content.cards[0].bullets[0].span
        #expect(check(page, dates: [bullet]).allSatisfy { $0.rule != .undatedEvent })
        #expect(check(page, dates: []).contains { $0.rule == .undatedEvent })
        #expect(check(page, dates: [], names: []).allSatisfy { $0.rule != .undatedEvent })
    }

    @Test func pageOfBiologyHasNoHistory() {
        var page = RepairPage()
        page.subjects = [["Biology"]]
        page.card(nil, ["Darwin published his theory."])
        #expect(!rules(page.resource).contains(.undatedEvent))
    }

    // MARK: Unnamed actor

    @Test(arguments: [
        "Censorship was introduced in 1947.",
        "The monasteries were dissolved between 1536 and 1540.",
        "Dissident writers imprisoned and harassed despite protests.",
        "The death penalty restricted & comrade courts introduced.",
        "Opponents were quickly arrested.", "Trotsky was murdered in 1940.",
        "The law had been repealed in 1846.", "The Duma was dissolved twice before 1907.",
        "In 1956 thousands of prisoners were released.", "Stalingrad was renamed in 1961.",
        "Statues of Stalin were removed overnight.",
    ])
    func passiveWithoutAgentIsFound(line: String) {
        #expect(rules(card(line)).contains(.unnamedActor), "\(line)")
    }

    @Test(arguments: [
        "Censorship was introduced by Peel in 1834.", "Khrushchev released thousands in 1956.",
        "The theory is known as utilitarianism.", "Oxygen is given off as a waste product.",
        "Lenin was born in 1870.", "The house was large.", "Stalin was interested in language.",
        "The Tsar was weakened by the war.", "Congress passed in 1947 what Truman asked.",
        "Enzymes are destroyed at 60 degrees.", "The Whites were divided, and had few railways.",
        "In 1955 the army took the island, with the garrison killed or wounded.",
        "The reforms, introduced by Witte, worked in 1905.",
        "Stalin announced in 1929 that the year was one of change.",
    ])
    func activeOrNamedIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.unnamedActor), "\(line)")
    }

    @Test func lineThatBeginsWithItsVerbGetsTheOnlyNameAbove() throws {
        let page = card("Khrushchev spoke in 1956.", "Released political prisoners")
        let finding = try #require(check(page).first { $0.rule == .unnamedActor })
        let mend = try #require(finding.mend)
        let mended = try #require(page.applying(mend))
        #expect(
            mended.shown(mended.content.cards[0].bullets[1])
                == "Khrushchev released political prisoners")
        #expect(mended.source == page.source)
    }

    // MARK: Pronoun

    @Test(arguments: [
        "He broke with Rome in 1534.", "They demanded bread and peace.",
        "This led to war because allies joined.", "It was abolished by Parliament in 1833.",
        "His reforms angered the nobles.", "She married Philip in 1554.",
        "These were ended by Stalin.", "Their leaders fled to Paris in 1848.",
        "But he refused in 1914.", "It also weakened the Tsar because trust was gone.",
        "Then they marched on Rome in 1922.",
    ])
    func openingPronounIsFound(line: String) {
        #expect(rules(card(line)).contains(.pronounWithoutReferent), "\(line)")
    }

    @Test(arguments: [
        "Henry broke with Rome and he married Anne in 1533.", "It is important to see why.",
        "It was clear that the Tsar had to go.", "This policy ended in 1921.",
        "Those who opposed him were shot by the police.", "There were riots in 1917.",
        "It took ten years.", "Their Majesty's Ship sank in 1912.", "That year saw famine.",
        "Although he hesitated, Stalin agreed in 1939.", "It seems that nobody knew.",
    ])
    func pronounWithAReferentIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.pronounWithoutReferent), "\(line)")
    }

    @Test func headingIsTheReferent() {
        let line = "He broke with Rome in 1534."
        #expect(!rules(card(line, heading: "Henry VIII")).contains(.pronounWithoutReferent))
        #expect(rules(card(line, heading: "Results")).contains(.pronounWithoutReferent))
        let skeleton = "It holds the shape of the cell."
        #expect(rules(card(skeleton, heading: "Why a skeleton?")).isEmpty)
        #expect(!rules(card(skeleton, heading: "Why move?")).isEmpty)
    }

    @Test func answerIsWhatItsExplanationIsAbout() {
        var page = RepairPage(kind: .questions)
        page.question("What is molten rock below the ground called?", "Magma")
        page.fact("It is called lava once it reaches the surface.")
        #expect(!rules(page.resource).contains(.pronounWithoutReferent))
    }

    @Test(arguments: [
        "Inflation is a rise in prices.", "The inflation of 1923 was the worst.",
    ])
    func termOfThePageIsPutInBelowALineThatNamesIt(above: String) throws {
        var page = RepairPage(kind: .keyTerm)
        page.term("Inflation", "a lasting rise in prices")
        page.fact(above)
        page.fact("It is measured with a basket of goods.")
        let finding = try #require(
            check(page.resource).first { $0.rule == .pronounWithoutReferent })
        let mended = page.resource.applying(try #require(finding.mend))
        #expect(
            mended.map { $0.shown($0.content.facts[1]) }
                == "Inflation is measured with a basket of goods.")
    }

    @Test(arguments: [
        ("Khrushchev spoke in 1956.", "He named no successor.", "Khrushchev named no successor."),
        (
            "Khrushchev spoke in 1956.", "His speech shook Poland.",
            "Khrushchev’s speech shook Poland."
        ),
        ("In 1917 Kerensky ruled.", "Then he fled.", "Then Kerensky fled."),
    ])
    func onlyNameAboveIsPutIn(above: String, line: String, mended: String) throws {
        let page = card(above, line)
        let finding = try #require(check(page).first { $0.rule == .pronounWithoutReferent })
        let result = page.applying(try #require(finding.mend))
        #expect(result.map { $0.shown($0.content.cards[0].bullets[1]) } == mended)
    }

    @Test func whoWasMeantAboveIsNotTheOtherOne() throws {
        let page = card(
            "Lenin had three strokes in 1923.", "His Testament called Stalin rude.",
            "He died in January 1924.")
        let finding = try #require(check(page).first { $0.rule == .pronounWithoutReferent })
        #expect(finding.mend == nil)
        #expect(page.claims().last?.text == "Lenin died in January 1924")
    }

    @Test func itFarBelowTheHeadingHasNoReferent() {
        let lines = ["Judges sat in 1900.", "It was abolished by Parliament in 1833."]
        #expect(
            rules(card(lines[0], lines[1], heading: "The Court")).contains(.pronounWithoutReferent))
        #expect(!rules(card(lines[1], heading: "The Court")).contains(.pronounWithoutReferent))
    }

    @Test func twoNamesAboveLeaveTheChoiceToTheLearner() throws {
        let page = card("Khrushchev and Malenkov met in 1953.", "He won.")
        let finding = try #require(check(page).first { $0.rule == .pronounWithoutReferent })
        #expect(finding.mend == nil)
    }

    // MARK: Equals

    @Test(arguments: [
        ("Bread prices rose = riots in Paris", "Bread prices rose, which led to riots in Paris"),
        ("The harvest failed= famine", "The harvest failed, which led to famine"),
        ("Allies were left out = they felt weak", nil),
        ("Bad harvests = famine", "Bad harvests led to famine"),
        (
            "Grain was seized => hunger in Ukraine",
            "Grain was seized, which led to hunger in Ukraine"
        ),
        ("Troops mutinied → revolution", "Troops mutinied, which led to revolution"),
        ("High taxes = peasant unrest", "High taxes led to peasant unrest"),
        ("He lost the war = exile", "He lost the war, which led to exile"),
        ("Money was printed = inflation", "Money was printed, which led to inflation"),
        ("Debt -> crisis of the crown", "Debt led to crisis of the crown"),
    ])
    func signForACauseIsFound(line: String, mended: String?) throws {
        let page = card(line)
        let finding = try #require(check(page).first { $0.rule == .equalsAsCause }, "\(line)")
        let result = finding.mend.flatMap { page.applying($0) }
        #expect(result.map { $0.shown($0.content.cards[0].bullets[0]) } == mended)
    }

    @Test(arguments: [
        "laconic = using few words", "E = mc2", "MAC address = 48 bits in hex",
        "cultural reforms eg= reduced censorship", "American Dream = own land", "x = y + 2",
        "glucose + oxygen → carbon dioxide + water", "primary = field, secondary = desk",
        "A → B → C → D", "Deflation = lower prices", "if (a == b) then stop",
        "USSR = Union of Soviet Socialist Republics",
    ])
    func signForAMeaningIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.equalsAsCause), "\(line)")
    }

    @Test func signIsThatOfTheLineAbove() {
        let line = "Gas near the cone = more sulphur dioxide"
        #expect(!rules(card("Tiltmeter = slope of the cone", line)).contains(.equalsAsCause))
        #expect(rules(card("High taxes = peasant unrest", line)).contains(.equalsAsCause))
        #expect(rules(card(line)).contains(.equalsAsCause))
    }

    // MARK: Led to

    @Test(arguments: [
        "The famine led to revolt.", "Industrialisation leads to urban growth.",
        "The speech resulted in unrest in Poland.", "Her marriage gave rise to rumours.",
        "De-stalinisation led to conservative opposition.", "The war brought about reform.",
        "This policy led directly to war.", "The Treaty of Versailles led to the rise of Hitler.",
        "High taxes resulted in a revolt.", "The Great Depression led to extremism in Germany.",
        "Victor destroys the creature, which leads to her death.",
    ])
    func bareCauseIsFound(line: String) {
        #expect(rules(card(line)).contains(.ledToWithoutMechanism), "\(line)")
    }

    @Test(arguments: [
        "The famine led to revolt because peasants had nothing to lose.",
        "Censorship led to resentment, pushing writers abroad.",
        "By closing the border, the state led to panic.",
        "The guide led to the door by torchlight.",
        "Conscription led to unrest as families lost workers.",
        "The road leads, through Moscow, to Kiev.", "Moses led the people to Canaan.",
        "The war led to shortages: trains carried troops instead of grain.",
        "Debt led to reform, since creditors demanded it.", "Nobody led the revolt.",
        "Events that led to war are listed.",
    ])
    func explainedCauseIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.ledToWithoutMechanism), "\(line)")
    }

    // MARK: Two facts

    @Test(arguments: [
        (
            "Stalin died in 1953; Khrushchev won the struggle.",
            "Stalin died in 1953\nKhrushchev won the struggle."
        ),
        (
            "Witte built the railway, and Stolypin reformed the land.",
            "Witte built the railway\nStolypin reformed the land."
        ),
        (
            "The Tsar abdicated in March. A provisional government took over.",
            "The Tsar abdicated in March.\nA provisional government took over."
        ),
        ("Henry broke with Rome and dissolved the monasteries.", nil),
        ("Lenin returned in April and wrote his theses.", nil),
        ("The army was defeated in 1905 and was sent home.", nil),
        (
            "Prices had fallen but wages were rising.",
            "Prices had fallen\nwages were rising."
        ),
        ("The law shortened hours and raised pay for women who worked.", nil),
        ("Khrushchev spoke in secret and he named names.", nil),
        (
            "Wilhelm dismissed Bismarck in 1890, and the treaty with Russia was dropped.",
            "Wilhelm dismissed Bismarck in 1890\nthe treaty with Russia was dropped."
        ),
    ])
    func twoFactsInALineAreFound(line: String, mended: String?) throws {
        let page = card(line)
        let finding = check(page).first { $0.rule == .twoFacts }
        let found = try #require(finding, "\(line)")
        let result = found.mend.flatMap { page.applying($0) }
        #expect(result.map { $0.shown($0.content.cards[0].bullets[0]) } == mended)
    }

    @Test(arguments: [
        "Stalin and Molotov signed the pact in 1939.", "Khrushchev banned and censored books.",
        "Henry, who broke with Rome, dissolved the monasteries.",
        "Peasants wanted land and peace.", "He believed that prices rose and wages fell.",
        "If prices rose and wages fell, workers struck.",
        "Reforms led to growth and concessions granted by the Tsar.",
        "The pact between Germany and Russia was signed in 1939.",
        "Light intensity, temperature and carbon dioxide limit the rate",
        "Supply and demand set the price",
        "Ruhr occupied by French & Belgian troops 11 Jan 1923 bc Germany missed payments",
        "Ruhr occupied by French and Belgian troops Germany had missed payments",
        "Berlin was run by British & American generals they disagreed",
        "Reforms caused political and economic unrest that was crushed",
        "Strikes were called and factories 1923 bc prices rose",
        "The mark was worthless & workers b/c wages fell",
        "The army was weak and soldiers cos supplies failed",
        "\"Fair is foul, and foul is fair\" (the witches)",
        "“The rich grew richer, and the poor grew poorer” was said often.",
    ])
    func oneFactIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.twoFacts), "\(line)")
    }

    // MARK: Long list

    @Test(arguments: [
        "Causes: taxes, famine, war, debt, fear, hope",
        "The senses are sight, hearing, touch, taste, smell, balance and pain.",
        "USA, France, UK, China, Russia, India",
        "Ursachen: Hunger, Krieg, Steuern, Angst, Schulden, Neid",
        "Mercury; Venus; Earth; Mars; Jupiter; Saturn",
        "He wore red, orange, yellow, green, blue and violet ribbons.",
        "Planets: Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus, Neptune",
        "causes, effects, dates, names, places, terms", "火、水、木、金、土、月",
        "Reforms of law, of schools, of taxes, of the army, of the church, of land",
        "Rents, poor housing, bad schools, few votes, low pay and red lines all fed anger there.",
    ])
    func longListIsFound(line: String) {
        #expect(rules(card(line)).contains(.longList), "\(line)")
    }

    @Test(arguments: [
        "Causes: taxes, famine, war, debt, fear",
        "Product life cycle: development, introduction, growth, maturity, decline",
        "In 1953, after Stalin died, Beria, who was feared, fell, and Malenkov, his ally, resigned.",
        "The four chambers: two atria, two ventricles", "A, B", "1, 2", "one; two; three",
        "Stalin, weak and ill, met Churchill, who was old, at Yalta, a spa.", "",
        "Red, white, blue",
    ])
    func shortListIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.longList), "\(line)")
    }

    @Test(arguments: [(5, false), (6, true), (9, true)])
    func cardOfManyBulletsIsALongList(count: Int, isLong: Bool) {
        var page = RepairPage()
        page.card("Results", (0..<count).map { "Result of number \($0)" })
        let findings = check(page.resource).filter { $0.rule == .longList }
        #expect(findings.count == (isLong ? 1 : 0))
    }

    // MARK: Yes or no

    private func question(_ stem: String, _ answer: String = "An answer of its own") -> Resource {
        var page = RepairPage(kind: .questions)
        page.question(stem, answer)
        return page.resource
    }

    @Test(arguments: [
        ("Was the NEP successful?", "How successful was the NEP?"),
        ("Were the reforms ineffective?", "How ineffective were the reforms?"),
        ("Was the Thaw a success?", "How far was the Thaw a success?"),
        ("Did the plan succeed?", "How far did the plan succeed?"),
        ("Did the Five Year Plan fail?", "How far did the Five Year Plan fail?"),
        ("Is water a liquid?", nil), ("Did Stalin trust Zhukov?", nil), ("Can light bend?", nil),
        ("Has the UK a written constitution?", nil), ("Should Khrushchev have waited?", nil),
        ("Is the war of 1812 significant?", "How significant is the war of 1812?"),
    ])
    func yesNoQuestionIsFound(stem: String, mended: String?) throws {
        let page = question(stem)
        let finding = try #require(check(page).first { $0.rule == .yesNoQuestion }, "\(stem)")
        let result = finding.mend.flatMap { page.applying($0) }
        #expect(result.map { $0.shown($0.content.questions[0].stem) } == mended)
    }

    @Test(arguments: [
        "How successful was the NEP?", "Why did Stalin win?", "What is osmosis?",
        "Was it Lenin or Stalin?", "Was the NEP a success? Explain.", "Is it right, and why?",
        "Who did it?", "Do plants respire, and how?", "Evaluate the NEP.", "When was the NEP?",
        "Does the source agree? Give reasons.",
        "Is the aid generous? Answer with reference to two countries.",
    ])
    func openQuestionIsLeftAlone(stem: String) {
        #expect(!rules(question(stem)).contains(.yesNoQuestion), "\(stem)")
    }

    @Test func lineThatAsksYesOrNoIsFound() {
        #expect(rules(card("Was Stalin bound to win?")) == [.yesNoQuestion])
        #expect(!rules(card("Why did Stalin win?")).contains(.yesNoQuestion))
    }

    @Test func headingThatAsksYesOrNoIsFoundAndMended() throws {
        var page = RepairPage()
        page.card("Was the Thaw successful?", ["Writers gained", "Rebels lost"])
        let finding = try #require(check(page.resource).first { $0.rule == .yesNoQuestion })
        let mended = page.resource.applying(try #require(finding.mend))
        #expect(
            mended.flatMap { $0.shown($0.content.cards[0].heading) }
                == "How successful was the Thaw?")
    }

    // MARK: Same answer

    @Test(arguments: [
        ("ion", "charged particle", "cation", "Charged particle.", true),
        ("Haus", "house", "Heim", "house", true), ("a", "1", "b", "2", false),
        ("犬", "いぬ", "狗", "いぬ", true), ("x", "first term", "y", "second term", false),
        ("NEP", "New Economic Policy", "N.E.P.", "new economic policy", true),
        ("oui", "yes", "si", "yes", true), ("Stalin", "leader", "Lenin", "founder", false),
        ("un", "one", "deux", "two", false), ("tired", "müde", "weary", "müde", true),
        ("c", "x", "d", "x", false),
    ])
    func pairsWithOneMeaningAreFound(
        _ a: String, _ b: String, _ c: String, _ d: String, isFound: Bool
    ) {
        var page = RepairPage(kind: .pairs)
        page.pair(a, b)
        page.pair(c, d)
        #expect(rules(page.resource) == (isFound ? [.sameAnswer] : []))
    }

    @Test(arguments: [
        (
            "Where is ATP made?", "In the mitochondrion.", "What respires?", "In the mitochondrion",
            true
        ),
        ("When did A happen?", "1953", "When did B happen?", "1953", false),
        ("What did he do?", "Yes", "What else?", "Yes", false),
        ("Who led A?", "Lenin", "Who led B?", "Lenin", true),
        ("Who led A?", "Lenin", "Who led B?", "Stalin", false),
    ])
    func questionsWithOneAnswerAreFound(
        _ a: String, _ b: String, _ c: String, _ d: String, isFound: Bool
    ) {
        var page = RepairPage(kind: .questions)
        page.question(a, b)
        page.question(c, d)
        #expect(rules(page.resource).contains(.sameAnswer) == isFound)
    }

    // MARK: Verdict

    @Test(arguments: [
        "The NEP was successful.", "Khrushchev was ineffective.", "The policy was a total failure.",
        "The speech was very significant.", "The reforms were largely unsuccessful.",
        "The campaign proved disastrous.", "The plan was a great success.", "The rising failed.",
        "Witte was crucial.", "The League of Nations was a failure.",
        "Trotsky was the most important reason for the victory.", "The treaty was harsh.",
        "Carbon taxes are the best way of cutting emissions.", "Harlow's research is unethical.",
        "Propaganda was the key reason for the result.",
    ])
    func verdictWithoutAMeasureIsFound(line: String) {
        #expect(rules(card(line)).contains(.verdictWithoutCriterion), "\(line)")
    }

    @Test(arguments: [
        "The NEP was successful because grain output doubled.",
        "The plan was successful in raising output.", "It was important to act.",
        "The speech was significant for Poland.", "The plan was more successful than the first.",
        "The campaign was a failure: half the army died.", "A successful general won.",
        "The NEP was successful. It doubled output.", "Was the NEP successful?",
        "Output was judged successful by 1928, when it had doubled.", "The engine failed to start.",
        "Ethanoic acid is a weak acid.",
    ])
    func verdictWithAMeasureIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.verdictWithoutCriterion), "\(line)")
    }

    // MARK: Mends and pages

    @Test func mendIsRefusedWhenTheWordsAreGone() throws {
        var page = card("Bread prices rose = riots in Paris")
        let mend = try #require(check(page).first { $0.rule == .equalsAsCause }?.mend)
        page.edit(.bullet(card: 0, 0), to: "Prices rose.")
        #expect(page.applying(mend) == nil)
        let mended = try #require(card("Bread prices rose = riots in Paris").applying(mend))
        #expect(mended.source.text.contains("= riots"))
        #expect(!rules(mended).contains(.equalsAsCause))
    }

    @Test func otherLanguagesGetRulesOfShapeAlone() {
        let page = RepairPage.bullets(
            "Was introduced; he died = famine. It led to war.", language: "de")
        #expect(rules(page) == [])
    }

    @Test func linesAndSpansAreThoseOfTheSource() throws {
        let page = card("Stalin ruled in 1930.", "The NEP was successful.")
        let finding = try #require(check(page).first)
        #expect(
            finding.line
                == page.source.text.split(separator: "\n").firstIndex(of: "The NEP was successful.")
                .map { $0 + 1 })
        #expect(page.source.text(in: finding.span) == "was successful")
    }

    @Test func fixturesGiveFewFindingsAndEveryMendApplies() throws {
        var count = 0
        for name in ReaderFixtures.names {
            let draft = ReaderFixtures.read(try ReaderFixtures.bytes(name), name)
            guard let resource = draft.resource else { continue }
            count += check(resource).count
        }
        #expect((5...60).contains(count))
    }

    @Test(.enabled(if: Seeds.present, Comment(rawValue: Seeds.reason)))
    func realCardsAreReadAsATeacherWould() throws {
        let bytes = [UInt8](try #require(Seeds.cards))
        let page = try #require(ReaderFixtures.read(bytes, "cards.txt").resource)
        let found = check(page)
        let cause = try #require(found.first { $0.rule == .equalsAsCause })
        #expect(cause.line == 21 && cause.mend?.after == ", which led to ")
        #expect(found.contains { $0.rule == .longList && $0.line == 5 })
        #expect(found.contains { $0.rule == .twoFacts && $0.line == 16 })
        #expect(found.filter { $0.rule == .unnamedActor }.count >= 3)
        #expect(found.count <= 16)
    }

    @Test(arguments: [(1_000, 1), (12_000, 0)])
    func lineBeyondAnyCardIsNotLookedAt(words: Int, findings: Int) {
        let line =
            "Rice, tea, coal, iron, salt, wool, silk. The " + String(repeating: "x ", count: words)
        #expect(check(card(line)).count == findings)
    }
}
