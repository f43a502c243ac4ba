import Foundation
import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// What lines assert.
@Suite struct ClaimsTests {
    private func check(_ page: Resource) -> [Claim] {
        let claims = page.claims()
        let size = page.source.utf8.count
        for claim in claims {
            #expect(!claim.text.isEmpty && !claim.spans.isEmpty)
            let cues = claim.hedges + [claim.modalityCue].compactMap { $0 }
            let spans =
                claim.spans + cues.map(\.span)
                + claim.restored.flatMap { [$0.span, $0.origin ?? $0.span] }
                + [claim.subject?.span, claim.object?.span].compactMap { $0 }
            #expect(spans.allSatisfy { $0.end <= size }, "\(claim)")
            #expect((claim.modality == .fact) == (claim.modalityCue == nil))
        }
        return claims
    }

    private func claims(_ bullets: String..., heading: String? = nil) -> [Claim] {
        var page = RepairPage()
        page.card(heading, bullets)
        return check(page.resource)
    }

    // MARK: Splitting

    @Test(arguments: [
        ("Stalin died in 1953.", ["Stalin died in 1953"]),
        (
            "Stalin died in 1953; Khrushchev won the struggle.",
            ["Stalin died in 1953", "Khrushchev won the struggle"]
        ),
        (
            "Henry broke with Rome and dissolved the monasteries.",
            ["Henry broke with Rome", "Henry dissolved the monasteries"]
        ),
        (
            "Witte built the railway, and Stolypin reformed the land.",
            ["Witte built the railway", "Stolypin reformed the land"]
        ),
        (
            "The army was defeated in 1905 and sent home.",
            ["The army was defeated in 1905", "The army was sent home"]
        ),
        (
            "Khrushchev introduced: freer radio, lower taxes and cheap flats.",
            [
                "Khrushchev introduced freer radio", "Khrushchev introduced lower taxes",
                "Khrushchev introduced cheap flats",
            ]
        ),
        (
            "Prices had fallen – wages were rising.",
            ["Prices had fallen", "wages were rising"]
        ),
        (
            "The Tsar abdicated. Lenin returned in April and wrote his theses.",
            ["The Tsar abdicated", "Lenin returned in April", "Lenin wrote his theses"]
        ),
        ("Stalin and Molotov signed the pact.", ["Stalin and Molotov signed the pact"]),
        ("Peasants wanted land and peace.", ["Peasants wanted land and peace"]),
        (
            "He believed that prices rose and wages fell.",
            ["He believed that prices rose and wages fell"]
        ),
        (
            "Because prices rose and wages fell, workers struck.",
            ["Because prices rose and wages fell, workers struck"]
        ),
        (
            "Reforms led to growth and concessions granted by the Tsar.",
            ["Reforms led to growth and concessions granted by the Tsar"]
        ),
        (
            "This speech galvanized the party and laid the groundwork for reform.",
            ["This speech galvanized the party", "This speech laid the groundwork for reform"]
        ),
        (
            "By 1956, Khrushchev had won and Malenkov was finished.",
            ["By 1956, Khrushchev had won", "Malenkov was finished"]
        ),
        ("Khrushchev banned and censored books.", ["Khrushchev banned and censored books"]),
        (
            "The plan failed but the army survived.",
            ["The plan failed", "the army survived"]
        ),
        (
            "Peace was signed in March, but fighting went on.",
            ["Peace was signed in March", "fighting went on"]
        ),
        ("The Thaw – a period of relative freedom", ["The Thaw – a period of relative freedom"]),
        (
            "Witte, who built the railway and raised taxes, resigned.",
            ["Witte, who built the railway and raised taxes, resigned"]
        ),
        (
            "Sailors rebelled in March 1921 and Lenin then brought in the NEP.",
            ["Sailors rebelled in March 1921", "Lenin then brought in the NEP"]
        ),
        (
            "Thatcher won three elections and Mrs Thatcher resigned in 1990.",
            ["Thatcher won three elections", "Mrs Thatcher resigned in 1990"]
        ),
        (
            "Lock and key vs induced fit: in the second model, put forward in 1958, the site bends.",
            [
                "Lock and key vs induced fit: in the second model, put forward in 1958, the site bends"
            ]
        ),
        (
            "She identified three types: secure, avoidant and resistant.",
            [
                "She identified three types: secure", "She identified three types: avoidant",
                "She identified three types: resistant",
            ]
        ),
        ("A.C. Bradley saw the play so.", ["A.C. Bradley saw the play so"]),
        ("The persecution, 303–c. 311, failed.", ["The persecution, 303–c. 311, failed"]),
        ("Was it a success?", []),
        ("… — •", []),
    ])
    func lineIsSplitIntoAssertions(line: String, expected: [String]) {
        #expect(claims(line).map(\.text) == expected)
    }

    // MARK: Restored subjects

    @Test(arguments: [
        ("Henry VIII", "Broke with Rome in 1534", "Henry VIII broke with Rome in 1534"),
        (
            "Consequences of De-Stalinisation", "Led to conservative opposition",
            "De-Stalinisation led to conservative opposition"
        ),
        ("Uses of glucose", "Stored as starch", "glucose stored as starch"),
        ("Henry VIII", "He dissolved the monasteries.", "Henry VIII dissolved the monasteries"),
        ("How is Crooks presented?", "Kept apart by the others", "Crooks kept apart by the others"),
        ("Khrushchev's reasons", "Released prisoners", "Khrushchev released prisoners"),
        ("Results", "This led to war.", "This led to war"),
        ("Results", "They demanded bread.", "They demanded bread"),
        ("Uses of glucose", "Respiration", "Uses of glucose: respiration"),
        ("What is de-stalinisation?", "Ended the terror", "de-stalinisation ended the terror"),
        ("Mill", "Rule utilitarian", "Mill: rule utilitarian"),
        ("The Treaty", "It ended the war.", "The Treaty ended the war"),
        ("Crash", "Wall St, Oct 29", "Crash: Wall St, Oct 29"),
        ("Enzymes", "Pepsin -> stomach", "Pepsin -> stomach"),
        ("Movement", "Diffusion: the spread of particles", "Diffusion: the spread of particles"),
        ("Memory", "STM (a store of seconds)", "STM (a store of seconds)"),
        ("Memory", "capacity 7 (Miller)", "Memory: capacity 7 (Miller)"),
        ("Frankenstein", "The creature reads Paradise Lost", "The creature reads Paradise Lost"),
        ("Enzymes", "Two bonds break and others form", "Two bonds break and others form"),
        ("Heat", "Street trees cool the air at night", "Street trees cool the air at night"),
        ("Heat", "Howard first described the effect", "Howard first described the effect"),
        ("Recap", "Hyperinflation at its peak", "Hyperinflation at its peak"),
    ])
    func subjectIsRestoredFromTheHeading(heading: String, line: String, expected: String) {
        let found = claims(line, heading: heading)
        #expect(found.map(\.text) == [expected])
        let isChanged = expected != line && expected + "." != line
        #expect(found.first?.restored.isEmpty == !isChanged)
        if isChanged { #expect(found.first?.subject?.origin == .inferred) }
        for restoration in found.flatMap(\.restored) {
            #expect(restoration.origin != nil && restoration.confidence < 1)
        }
    }

    @Test(arguments: [
        ("Stalin called it imperialism", "Set up Cominform", "Stalin set up Cominform"),
        ("Khrushchev spoke in 1956.", "He named no successor.", "Khrushchev named no successor"),
        ("The policy ended in 1921.", "It had saved the state.", "The policy had saved the state"),
        ("The peasants rose in 1905.", "They burned manors.", "The peasants burned manors"),
        ("The policy ended in 1921.", "They burned manors.", "They burned manors"),
        ("The policy ended in 1921.", "He burned manors.", "He burned manors"),
        (
            "Elizabeth died in 1603 and James VI of Scotland became king.", "He wrote on witches.",
            "He wrote on witches"
        ),
        (
            "Khrushchev ruled and met Nina.", "She was taller.", "She was taller"
        ),
        ("Khrushchev ruled and met Nixon.", "He was short.", "Khrushchev was short"),
        ("Lenin died in 1924.", "Then came a feud with Trotsky. He lost it.", "He lost it"),
        ("DJ won in 1997.", "It made him famous.", "It made him famous"),
        ("King spoke in Memphis.", "It was a long day.", "It was a long day"),
        ("The town had it by autumn.", "It killed half of them.", "It killed half of them"),
        (
            "The council, i.e. the government at Edo, taxed few.", "It ruled the rest.",
            "The council ruled the rest"
        ),
        ("The Act created the Supreme Court.", "It has twelve judges.", "It has twelve judges"),
        ("Art. 48 = president can rule", "it was used often", "it was used often"),
        ("The reforms were these:", "freer radio", "The reforms were these: freer radio"),
    ])
    func subjectIsRestoredFromTheLineAbove(above: String, line: String, expected: String) {
        #expect(claims(above, line).last?.text == expected)
    }

    // MARK: Modality

    @Test(arguments: [
        ("Stalin died in March 1953.", Claim.Modality.fact, nil),
        ("The speech was significant.", .judgement, "significant"),
        ("The plan was successful in the short term.", .judgement, "successful"),
        ("Arguably the war ended the empire.", .judgement, "arguably"),
        ("The main reason for the fall was hunger.", .judgement, "the main reason"),
        ("Historians argue that Witte failed.", .judgement, "historians argue"),
        ("1956 was a turning point.", .judgement, "turning point"),
        ("The policy was an utter failure.", .judgement, "failure"),
        ("The reform was ineffective.", .judgement, "ineffective"),
        ("Khrushchev should have waited.", .judgement, "should have"),
        ("It was the most important battle of the war.", .judgement, "the most important"),
        ("It could be argued that he lost.", .judgement, "it could be argued"),
        ("Hunger was more important than war.", .judgement, "more important than"),
        ("Unfortunately the harvest failed.", .judgement, "unfortunately"),
        ("The answer has three significant figures.", .fact, nil),
        ("The law came into effect in 1833.", .fact, nil),
        ("The Great Terror began in 1936.", .fact, nil),
        ("Ethanoic acid is a weak acid.", .fact, nil),
        ("If Lenin had lived, Stalin would have lost.", .counterfactual, "would have lost"),
        ("Had Lenin lived, Stalin would have lost.", .counterfactual, "would have lost"),
        (
            "Without the war the Tsar would not have fallen.", .counterfactual,
            "would not have fallen"
        ),
        ("Without Witte there would be no railway.", .counterfactual, "without"),
        (
            "Had it not been for the war, reform was possible.", .counterfactual,
            "had it not been for"
        ),
        ("If he had stayed, the army could have won.", .counterfactual, "could have won"),
        ("Harlow's research is unethical.", .judgement, "unethical"),
        ("The treaty was harsh.", .judgement, "harsh"),
        ("His theory is more convincing than hers.", .judgement, "more convincing than"),
        ("Taxes are the best way of cutting smoke.", .judgement, "the best way"),
        ("Lab studies lack ecological validity.", .judgement, "lack ecological validity"),
        ("If every roof were green, nights would be cooler.", .counterfactual, "if"),
        ("The Tsar would have to go.", .fact, nil),
        ("If the price rises, demand falls.", .fact, nil),
        ("He said that he would return.", .fact, nil),
        ("Stalin would often work at night.", .fact, nil),
    ])
    func modalityIsTold(line: String, modality: Claim.Modality, cue: String?) {
        let found = claims(line)
        #expect(found.first?.modality == modality, "\(line)")
        #expect(found.first?.modalityCue?.text == cue, "\(line)")
    }

    // MARK: Hedges

    @Test(arguments: [
        ("The Thaw was relatively liberal.", ["relatively"]),
        ("It restored some degree of freedom.", ["some degree"]),
        ("It initially appeared to foster openness.", ["initially appeared"]),
        ("To a large extent the army decided.", ["to a large extent"]),
        ("Perhaps the Tsar knew.", ["perhaps"]),
        ("The Tsar may have known.", ["may have"]),
        ("The revolt was largely spontaneous.", ["largely"]),
        ("Peasants tended to resist.", ["tended to"]),
        ("In May 1917 troops mutinied.", []), ("The ghost appears at the banquet.", []),
        ("It crosses a partially permeable membrane.", []),
        ("About 30 people died.", ["about"]),
        ("He wrote about the war.", []),
        ("The Tsar might abdicate.", ["might"]),
        ("The might of the army was broken.", []),
        ("It probably helped, but only to some extent.", ["probably", "to some extent"]),
    ])
    func hedgesAreKeptAndNamed(line: String, expected: [String]) throws {
        let found = try #require(claims(line).first)
        #expect(found.hedges.map(\.text) == expected)
        for hedge in expected { #expect(found.text.lowercased().contains(hedge)) }
    }

    // MARK: Polarity

    @Test(arguments: [
        ("The Thaw wasn’t a coherent policy.", Claim.Polarity.denied),
        ("Stalin did not trust Zhukov.", .denied), ("Nobody opposed him.", .denied),
        ("He had no choice.", .denied), ("The Tsar never returned.", .denied),
        ("No reform followed.", .denied), ("The plan failed to work.", .denied),
        ("They cannot strike down laws.", .denied), ("The law was no longer enforced.", .denied),
        ("Not only Lenin wrote.", .affirmed), ("He was not only a writer.", .affirmed),
        ("The war did not end until 1918.", .affirmed), ("The plan worked.", .affirmed),
        ("Writers were jailed despite no charge.", .affirmed),
        ("Without a plan he improvised.", .affirmed),
    ])
    func polarityIsTold(line: String, polarity: Claim.Polarity) {
        #expect(claims(line).first?.polarity == polarity, "\(line)")
    }

    // MARK: Subject and object

    @Test(arguments: [
        ("Stalin called it imperialism.", "Stalin", "it imperialism"),
        (
            "The policy led to a reduction in repression, as hoped.", "The policy",
            "a reduction in repression"
        ),
        ("In 1956, Khrushchev denounced Stalin.", "Khrushchev", "Stalin"),
        ("In March 1921 Lenin introduced the NEP.", "Lenin", "the NEP"),
        ("De-stalinization refers to a reform process.", "De-stalinization", "a reform process"),
        ("The Armada was beaten in 1588.", "The Armada", nil),
        (
            "Courts in the United Kingdom cannot strike down an Act.",
            "Courts in the United Kingdom", nil
        ),
        ("However, these changes also sparked tensions.", "these changes", "tensions"),
    ])
    func subjectAndObjectAreFound(line: String, subject: String, object: String?) {
        let found = claims(line).first
        #expect(found?.subject?.text == subject)
        if object != nil { #expect(found?.object?.text == object) }
    }

    // MARK: Pages

    @Test func acceptedRepairsAreReadAndSpansStayInTheSource() throws {
        var page = RepairPage.bullets("K  released&\tfreed  many prisoners.")
        page.repairs = [
            Repair(
                id: Repair.ID(rawValue: 0), kind: .shorthand, span: Span(0, 1), before: "K",
                after: "Khrushchev", reason: "a name", confidence: 0.9, decision: .accepted)
        ]
        let found = try #require(check(page).first)
        #expect(found.text.hasPrefix("Khrushchev released"))
        #expect(found.spans[0].start == page.content.cards[0].bullets[0].span.start)
        #expect(found.subject?.span == Span(0, 1))
    }

    @Test func otherLanguagesGiveTheirSentencesWhole() {
        let page = RepairPage.bullets(
            "Der Kaiser ging. Die Republik kam und blieb.", language: "de")
        #expect(check(page).map(\.text) == ["Der Kaiser ging.", "Die Republik kam und blieb."])
    }

    @Test(arguments: [
        "", "   ", "…", ";;;;", "- - - -", "= = =", "???", ", , , and and and", "\u{FEFF}",
    ])
    func damagedLineClaimsNothingAndDoesNotTrap(line: String) {
        let page = RepairPage.bullets(line, line)
        _ = check(page)
        _ = Linter.findings(in: page)
    }

    @Test(arguments: ["word ", "; and it led to ", "é’s, (", "He died. "])
    func lineOfAMegabyteIsRead(part: String) {
        let page = RepairPage.bullets(String(repeating: part, count: 1_000_000 / part.utf8.count))
        _ = check(page)
        #expect(Linter.findings(in: page).count <= Linter.findingLimit)
    }

    @Test func shownLineIsWhatTheResourceShows() throws {
        for name in ReaderFixtures.names {
            guard
                var resource = ReaderFixtures.read(try ReaderFixtures.bytes(name), name).resource
            else { continue }
            for repair in resource.repairs { resource.decide(repair.id, .accepted) }
            for noted in resource.notedLines() {
                let line = ShownLine(
                    noted.passage, of: resource.source.utf8, accepted: resource.acceptedRepairs)
                #expect(
                    String(decoding: line.bytes, as: UTF8.self) == resource.shown(noted.passage))
            }
            _ = check(resource)
        }
    }
}
