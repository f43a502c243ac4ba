import Foundation
import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// Names in sentences, and the names of whole pages.
@Suite struct NamesTests {
    private func mentions(_ text: String) throws -> [NameMention] {
        try #require(NameReader()).mentions(in: text)
    }

    private func check(
        _ text: String, _ kind: NameMention.Kind, _ names: [String],
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let found = ResourceNames(try mentions(text)).mentions.filter { $0.kind == kind }
        var seen: [String] = []
        for mention in found where !seen.contains(mention.name) { seen.append(mention.name) }
        #expect(seen == names, sourceLocation: location)
    }

    @Test(arguments: [
        ("Charles Darwin sailed to South America in 1831.", ["Charles Darwin"]),
        (
            "James Watson and Francis Crick worked at the University of Cambridge.",
            ["James Watson", "Francis Crick"]
        ),
        ("Gregor Mendel worked in Brno and published his results in 1866.", ["Gregor Mendel"]),
        ("The Bolsheviks under Lenin took power in Petrograd.", ["Lenin"]),
        (
            "Mr Gladstone disliked Benjamin Disraeli.",
            ["Gladstone", "Benjamin Disraeli"]
        ),
        ("Marie Curie discovered radium in Paris.", ["Marie Curie"]),
        (
            "The aunt of Charles V. He wrote to Henry VIII.",
            ["Charles V", "Henry VIII"]
        ),
        ("Enzymes are proteins. Osmosis moves water across a membrane.", []),
        ("• stalin's purges went on", []),
    ])
    func peopleOfASentence(text: String, names: [String]) throws {
        try check(text, .person, names)
    }

    @Test(arguments: [
        (
            "The River Severn flows through Shrewsbury and Gloucester.",
            ["River Severn", "Shrewsbury", "Gloucester"]
        ),
        (
            "Bangladesh and the Netherlands fear floods from the Ganges and the Rhine.",
            ["Bangladesh", "Netherlands", "Ganges", "Rhine"]
        ),
        ("The Bolsheviks under Lenin took power in Petrograd.", ["Petrograd"]),
        ("Chlorophyll absorbs light. Photosynthesis makes sugar.", []),
    ])
    func placesOfASentence(text: String, names: [String]) throws {
        try check(text, .place, names)
    }

    @Test(arguments: [
        (
            "The World Bank and the International Monetary Fund lent money to Ghana.",
            ["World Bank", "International Monetary Fund"]
        ),
        (
            "James Watson and Francis Crick worked at the University of Cambridge.",
            ["University of Cambridge"]
        ),
    ])
    func organisationsOfASentence(text: String, names: [String]) throws {
        try check(text, .organisation, names)
    }

    @Test(arguments: [
        ("In \"Animal Farm\", George Orwell mocks the Soviet Union.", ["Animal Farm"]),
        ("Charles Dickens published his novel Hard Times in 1854.", ["Hard Times"]),
        (
            "William Shakespeare wrote Hamlet, Macbeth and King Lear.",
            ["Hamlet", "Macbeth", "King Lear"]
        ),
    ])
    func worksOfASentence(text: String, names: [String]) throws {
        try check(text, .work, names)
    }

    @Test func aWarIsNoWork() throws {
        try check("What caused the First World War?", .event, ["First World War"])
    }

    @Test(arguments: [
        (
            "Nikita Khrushchev spoke in 1956. Mr Khrushchev attacked Joseph Stalin. Khrushchev fell.",
            ["Nikita Khrushchev", "Joseph Stalin"]
        ),
        (
            "William Shakespeare was born in Stratford. Shakespeare wrote plays in London.",
            ["William Shakespeare"]
        ),
        (
            "Margaret Thatcher won in 1979. In 1990 Mrs Thatcher resigned.", ["Margaret Thatcher"]
        ),
        (
            "Martin Luther King Jr led the boycott. Then MLK was jailed and King spoke.",
            ["Martin Luther King Jr"]
        ),
        ("Julius Caesar crossed the river in 49 BC.", ["Julius Caesar"]),
        ("The idea is popular. A. G. Dickens thought the opposite.", ["A. G. Dickens"]),
        ("Constantine won the battle and the next year he ruled.", ["Constantine"]),
    ])
    func onePersonUnderSeveralNames(text: String, names: [String]) throws {
        try check(text, .person, names)
    }

    @Test func spansAreTheNamesInTheSource() throws {
        let text = "• In 1866 Gregor Mendel — a monk in Brno — counted peas."
        let bytes = Array(text.utf8)
        let words = try mentions(text).map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
        #expect(words == ["Gregor Mendel", "Brno"])
    }

    @Test func theSameTextGivesTheSameNames() throws {
        let text = String(repeating: "Marie Curie worked in Paris for the Sorbonne. ", count: 400)
        #expect(try mentions(text) == mentions(text))
    }

    @Test(arguments: ["", " ", "\n\n", "A", "'s", "’s", "\u{FEFF}", "....", "K", "\u{0}\u{1}", "É"])
    func scrapsDoNotTrap(text: String) throws {
        _ = try mentions(text)
    }

    @Test func damagedTextDoesNotTrap() throws {
        var seed = SystemlessBytes(state: 7)
        let reader = try #require(NameReader())
        let sample = Array(
            "The Times of London, 5 May 1821: “Napoleon’s dead”, wrote É. Zola’s U.S. \n".utf8)
        for _ in 0..<300 {
            var bytes = sample
            for _ in 0..<8 {
                bytes[Int(seed.next() % UInt64(bytes.count))] = UInt8(seed.next() & 0xFF)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            for mention in reader.mentions(in: text) {
                #expect(mention.span.end <= text.utf8.count)
            }
        }
    }

    @Test func aLongLineIsReadInParts() throws {
        let text = String(repeating: "Paris, ", count: 4_000)
        #expect(try mentions(text).count > 2_000)
    }

    @Test(arguments: ["", "THAWGAZ1", "THAWGAZ1\u{1}\u{0}\u{0}\u{0}"])
    func damagedListsAreRefused(text: String) {
        #expect(NameGazetteer(bytes: Array(text.utf8)) == nil)
        #expect(NameModel(bytes: Array(text.utf8)) == nil)
    }

    @Test func theFilesStayUnderTwoMegabytes() throws {
        let folder = Seeds.packageRoot.appending(path: "Sources/ThawText/Lexicon")
        let sizes = try ["names.gaz", "names.crf"].map {
            try Data(contentsOf: folder.appending(path: $0)).count
        }
        #expect(sizes.reduce(0, +) < 2_000_000)
    }
}

/// What stands in notes rather than in articles.
@Suite struct NamesOfNotesTests {
    /// Each name of a kind once, in the order of the text.
    private func names(
        _ kind: NameMention.Kind, in text: String, _ language: ForeignNames.Language? = nil
    ) throws -> [String] {
        let reader = try #require(NameReader())
        let manuscript = NameManuscript(Array(text.utf8))
        var seen: Set<String> = []
        return reader.mentions(in: manuscript, language: language)
            .filter { $0.kind == kind && seen.insert($0.name).inserted }.map(\.name)
    }

    @Test(arguments: [
        ("Alexander II freed the serfs; Nicholas II did not trust Witte.", 3, "Nicholas II"),
        ("Support came from Margaret of Burgundy.", 1, "Margaret of Burgundy"),
        ("Edward the Confessor died in January 1066.", 1, "Edward the Confessor"),
        ("John of Gaunt's palace was burned.", 1, "John of Gaunt"),
        ("Thomas Howard Earl of Surrey won.", 1, "Thomas Howard Earl of Surrey"),
        ("Mary Queen of Scots was executed.", 1, "Mary Queen of Scots"),
        ("Secretary of State George Marshall spoke.", 1, "George Marshall"),
        ("NB Nicholas was weak.", 1, "Nicholas"),
    ])
    func aPersonWithRankOrLandIsOne(text: String, count: Int, name: String) throws {
        let found = try names(.person, in: text)
        #expect(found.count == count)
        #expect(found.contains(name))
    }

    @Test(arguments: [
        (
            "Schaffer and Emerson found that babies attach at seven months.",
            ["Schaffer", "Emerson"]
        ),
        ("Atkinson and Shiffrin (1968) – multi-store model", ["Atkinson", "Shiffrin"]),
        (
            "Van Ijzendoorn and Kroonenberg did a meta-analysis of 32 studies.",
            ["Van Ijzendoorn", "Kroonenberg"]
        ),
        ("Peterson and Peterson (1959) used trigrams.", ["Peterson"]),
        ("Gabbert et al. 2003 studied pairs of witnesses.", ["Gabbert"]),
        ("Germany and Italy invaded Albania.", []),
    ])
    func twoAuthorsAreTwoPeople(text: String, people: [String]) throws {
        #expect(try names(.person, in: text) == people)
    }

    @Test(arguments: [
        ("Karakozov shot at the tsar and missed.", ["Karakozov"]),
        ("Ainsworth watched babies through a one way mirror.", ["Ainsworth"]),
        ("JFK and LBJ sent troops, MLK spoke against the war.", ["JFK", "LBJ", "MLK"]),
        ("Newton's 2nd law", ["Newton"]),
    ])
    func aSurnameOrInitialsAreAPerson(text: String, people: [String]) throws {
        #expect(try names(.person, in: text) == people)
        #expect(try names(.organisation, in: text).isEmpty)
    }

    @Test func aMonarchsNumberIsAPersonWhereThePageIsAboutMonarchs() throws {
        let court = "H7 was crowned king and kept the throne. The nobles feared R3's return."
        #expect(try names(.person, in: court) == ["H7", "R3"])
        let street = "H7 was late. The H7 bus stops here."
        #expect(try names(.person, in: street).isEmpty)
    }

    @Test(arguments: [
        "STM holds seven chunks, and coding in STM is acoustic.",
        "H2SO4 and CO2 are given off.",
        "She stayed BEFORE the battle and AFTER it.",
        "The Tennis Court Oath was sworn in June 1789.",
        "Brown v Board of Education 1954",
    ])
    func shorthandAndEventsAreNoOrganisations(text: String) throws {
        #expect(try names(.organisation, in: text).isEmpty)
    }

    @Test(arguments: [
        ("Donoghue v Stevenson [1932] AC 562 – a snail in a bottle", "Donoghue v Stevenson"),
        ("In Rucho v. Common Cause (2019) the court split.", "Rucho v. Common Cause"),
        ("It was confirmed in R v Barton and Booth 2020.", "R v Barton and Booth"),
        (
            "Barnett v Chelsea & Kensington HMC [1969] 1 QB 428",
            "Barnett v Chelsea & Kensington HMC"
        ),
        ("R v Turner (No 2) 1971 - took his own car", "R v Turner (No 2)"),
        ("The Wagon Mound (No 1) [1961] AC 388", "Wagon Mound (No 1)"),
    ])
    func aCaseAtLawIsOneWork(text: String, name: String) throws {
        #expect(try names(.work, in: text) == [name])
        #expect(try names(.person, in: text).isEmpty)
    }

    @Test(arguments: [
        "England v Germany 1966 was the final.", "Nature v Nurture is an old debate.",
    ])
    func aMatchOrAContrastIsNoWork(text: String) throws {
        #expect(try names(.work, in: text).isEmpty)
    }

    @Test(arguments: [
        ("Diversity: Lady Hale first woman president 2017, still no black justice", "Hale"),
        ("Historical Notes, 2195: Professor Pieixoto makes jokes about women", "Pieixoto"),
        ("Women also police women, Aunt Lydia + cattle prods", "Lydia"),
        ("Contemporaries such as Bartolomé de las Casas saw it.", "Bartolomé de las Casas"),
        ("Feargus O'Connor + the Star (sold up to 50,000 a week in 1839)", "Feargus O'Connor"),
    ])
    func aPersonIsToldByWhatStandsBeside(text: String, name: String) throws {
        #expect(try names(.person, in: text) == [name])
    }

    @Test(arguments: [
        ("The government sets it, the Bank of England has to hit it", "Bank of England"),
        ("He joined the Order of Santiago.", "Order of Santiago"),
    ])
    func aBodyHasItsLand(text: String, name: String) throws {
        #expect(try names(.organisation, in: text) == [name])
        #expect(try names(.place, in: text).isEmpty)
    }

    @Test(arguments: [
        ("The Laws of Burgos of 1512 set limits on work.", "Laws of Burgos"),
        ("It was ended by the Treaty of Etaples.", "Treaty of Etaples"),
        ("Dec 1920 – Government of Ireland Act, partition", "Government of Ireland Act"),
    ])
    func aLawOrTreatyIsAWork(text: String, name: String) throws {
        #expect(try names(.work, in: text) == [name])
    }

    @Test(arguments: [
        "S4 PROPERTY", "DCT, PCT and LIVER", "MPs said no.", "P. caudatum died out.",
        "The cost was cut in 1957, [1957] 1 WLR 582.",
    ])
    func sectionsAndLettersNameNothing(text: String) throws {
        let found = try #require(NameReader()).mentions(in: text)
        #expect(found.allSatisfy { ![.person, .place, .work].contains($0.kind) })
    }

    @Test func bodiesOfHistoryAreOrganisations() throws {
        let text = "People's Will killed the tsar. The Bonus Army camped there."
        #expect(try names(.organisation, in: text) == ["People's Will", "Bonus Army"])
        #expect(try names(.place, in: "They took the Tower of London.") == ["Tower of London"])
    }

    @Test func notesWithoutCapitalsHaveNames() throws {
        let dull = String(repeating: "they met in the hall and wrote it all down again. ", count: 8)
        let text = dull + "robespierre had danton executed in paris. " + dull
        #expect(try names(.person, in: text) == ["Robespierre", "Danton"])
        #expect(try names(.place, in: text) == ["Paris"])
    }

    @Test(arguments: [
        (
            ForeignNames.Language.german,
            "Otto von Bismarck siegte bei Königgrätz. Friedrich Wilhelm IV. lehnt ab.",
            ["Otto von Bismarck", "Friedrich Wilhelm IV."], ["Königgrätz"]
        ),
        (
            ForeignNames.Language.german,
            "Im Mai und im August gab es in Ruhe und bei Nacht viel Arbeit.", [], []
        ),
        (
            ForeignNames.Language.german,
            "Nach der Schlacht bei Leuthen kam der Frieden von Hubertusburg.", [],
            ["Leuthen", "Hubertusburg"]
        ),
        (
            ForeignNames.Language.french,
            "L'archiduc François-Ferdinand est tué à Sarajevo, l'Autriche-Hongrie attaque.",
            ["François-Ferdinand"], ["Sarajevo", "Autriche-Hongrie"]
        ),
        (
            ForeignNames.Language.french,
            "Napoléon Ier gagne à Austerlitz. La bataille de la Marne vient plus tard.",
            ["Napoléon Ier"], ["Austerlitz", "Marne"]
        ),
        (
            ForeignNames.Language.german,
            "Nach dem Reichstag zu Worms kam die Protestation zu Speyer.", [], ["Worms", "Speyer"]
        ),
        (
            ForeignNames.Language.french,
            "Combien en 2024 ? Deux : Barnier (4 décembre 2024) et une cohabitation Chirac–Jospin.",
            ["Barnier", "Chirac", "Jospin"], []
        ),
        (
            ForeignNames.Language.spanish,
            "El general Mola escribe desde Pamplona, y Juan Negrín huye de Madrid.",
            ["Mola", "Juan Negrín"], ["Pamplona", "Madrid"]
        ),
        (
            ForeignNames.Language.spanish, "Las Cortes aprobaron la Constitución en Semana Santa.",
            [], []
        ),
    ])
    func namesOfOtherLanguages(
        language: ForeignNames.Language, text: String, people: [String], places: [String]
    ) throws {
        #expect(try names(.person, in: text, language) == people)
        #expect(try names(.place, in: text, language) == places)
    }

    @Test func aBodyOfAnotherLanguageHasItsAdjective() throws {
        let text = "Combien de membres compte le Conseil constitutionnel ?"
        #expect(try names(.organisation, in: text, .french) == ["Conseil constitutionnel"])
    }

    @Test(arguments: ["", "l'", "d’", "L'É", "de", "IV", "\u{0}’s", "von IV. de la"])
    func scrapsOfOtherLanguagesDoNotTrap(text: String) throws {
        for language in [ForeignNames.Language.german, .french, .spanish] {
            _ = try names(.person, in: text, language)
        }
    }
}

/// Numbers that look random and are the same in every run.
private struct SystemlessBytes {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}

/// The names of pages.
@Suite struct ResourceNamesTests {
    private func names(_ text: String) throws -> ResourceNames {
        try names(Array(text.utf8))
    }

    private func names(_ bytes: [UInt8]) throws -> ResourceNames {
        let draft = Reader().read(bytes, as: Resource.ID(hashing: ["names"]))
        return try #require(draft.resource).names()
    }

    @Test(.enabled(if: Seeds.present, Comment(rawValue: Seeds.reason)))
    func namesOfTheCards() throws {
        let found = try names([UInt8](try #require(Seeds.cards)))
        #expect(found.people.contains("Khrushchev"))
        #expect(found.people.contains("Stalin"))
        #expect(found.works.contains("Doctor Zhivago"))
        #expect(found.places.contains("Stalingrad"))
        #expect(found.places.contains("Volgograd"))
        #expect(found.organisations.contains("KGB"))
        // The author of the page and the site's chrome are no content.
        #expect(!found.people.contains { $0.contains("susana") })
        #expect(!found.places.contains("Russia"))
    }

    @Test(.enabled(if: Seeds.present, Comment(rawValue: Seeds.reason)))
    func namesOfTheKeyTerm() throws {
        let found = try names([UInt8](try #require(Seeds.keyTerm)))
        #expect(found.people == ["Joseph Stalin", "Nikita Khrushchev"])
        #expect(found.places == ["Soviet Union", "Eastern Europe", "Czechoslovakia"])
        #expect(found.organisations.contains("Communist Party"))
    }

    @Test(.enabled(if: Seeds.present, Comment(rawValue: Seeds.reason)))
    func aLetterThatStandsForAPersonIsThePerson() throws {
        let bytes = [UInt8](try #require(Seeds.cards))
        let letters = try names(bytes).mentions.filter { mention in
            ["K", "K's"].contains(String(decoding: bytes[mention.span.range], as: UTF8.self))
        }
        #expect(!letters.isEmpty)
        #expect(letters.allSatisfy { $0.name == "Khrushchev" && $0.kind == .person })
    }

    @Test func lettersAndTheirWordsAreOneName() throws {
        let text = """
            The movement

            The NAACP (National Association for the Advancement of Colored People) brought the case.
            In 1954 the NAACP won it in the Supreme Court.
            """
        let page = try #require(
            Reader().read(Array(text.utf8), as: Resource.ID(hashing: ["letters"])).resource)
        let names = page.names()
        #expect(
            names.organisations == [
                "National Association for the Advancement of Colored People", "Supreme Court",
            ])
    }

    @Test func aGermanPageWithoutNamesGivesNone() throws {
        let text = """
            Der Wiener Kongress begann im September und ordnete die Staaten nach dem Krieg neu.
            Die Teilnehmer wollten das Gleichgewicht der Kräfte und die alte Ordnung wieder herstellen.
            """
        #expect(try names(text) == ResourceNames())
    }
}
