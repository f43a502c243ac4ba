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
        "Napoleon was crowned in Notre-Dame.",
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
        "Enzymes are destroyed at 60 degrees.", "The reforms, introduced by Witte, worked in 1905.",
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
        "A → B → C → D", "if (a == b) then stop", "USSR = Union of Soviet Socialist Republics",
    ])
    func signForAMeaningIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.equalsAsCause), "\(line)")
    }

    // MARK: Led to

    @Test(arguments: [
        "The famine led to revolt.", "Industrialisation leads to urban growth.",
        "The speech resulted in unrest in Poland.", "Her marriage gave rise to rumours.",
        "De-stalinisation led to conservative opposition.", "The war brought about reform.",
        "This policy led directly to war.", "The Treaty of Versailles led to the rise of Hitler.",
        "High taxes resulted in a revolt.", "The Great Depression led to extremism in Germany.",
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
    ])
    func oneFactIsLeftAlone(line: String) {
        #expect(!rules(card(line)).contains(.twoFacts), "\(line)")
    }
}
