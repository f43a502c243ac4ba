import Testing
import ThawCore

@testable import ThawText

/// Names that stand for one thing.
@Suite struct TermAliasesTests {
    private func check(
        _ one: String, _ other: String, are same: Bool,
        location: SourceLocation = #_sourceLocation
    ) {
        #expect((TermKey.key(of: one) == TermKey.key(of: other)) == same, sourceLocation: location)
    }

    @Test(arguments: [
        ("de-Stalinisation", "de-stalinization"), ("de-Stalinisation", "destalinisation"),
        ("De-Stalinization", "DESTALINISATION"), ("colour", "color"),
        ("labour party", "Labor Party"),
        ("centre", "center"), ("theatres", "theater"), ("defence", "defense"),
        ("licence", "license"),
        ("analyse", "analyze"), ("catalogue", "catalog"), ("programme", "program"),
        ("encyclopaedia", "encyclopedia"), ("foetus", "fetus"), ("travelling", "traveling"),
        ("café", "cafe"), ("Détente", "detente"), ("naïve", "naive"), ("Wałęsa", "Walesa"),
        ("co-operation", "cooperation"), ("nation state", "nation-state"),
        ("judgement", "judgment"),
        ("enzymes", "enzyme"), ("colony", "colonies"), ("Straße", "strasse"),
        ("Ligne d’eau", "ligne d'eau"),
        ("e\u{301}lan", "élan"), ("КГБ", "кгб"), ("organisational", "organizational"),
    ])
    func spellingsOfOneTerm(_ one: String, _ other: String) {
        check(one, other, are: true)
    }

    @Test(arguments: [
        ("osmosis", "mitosis"), ("glass", "glas"), ("bus", "bu"), ("size", "sise"), ("hour", "hor"),
        ("Stalin", "Stalinism"), ("communist", "communism"), ("Marx", "Mars"), ("import", "export"),
        ("prize", "price"), ("principal", "principle"), ("1953", "1954"),
    ])
    func differentTerms(_ one: String, _ other: String) {
        check(one, other, are: false)
    }

    private func aliases(_ text: String) throws -> TermAliases {
        TermAliases(
            try #require(
                Reader().read(Array(text.utf8), as: Resource.ID(hashing: ["aliases"])).resource))
    }

    @Test func spellingsOnAPageAreJoined() throws {
        let aliases = try aliases(
            """
            De-Stalinisation refers to the reforms that followed the death of Stalin in the Soviet Union.

            By 1956 de-stalinization had begun, and destalinisation went on until the fall of the leader.
            """)
        #expect(aliases.aliases(of: "de-stalinisation") == ["de-stalinization", "destalinisation"])
        #expect(aliases.canonical(of: "destalinization") == "De-Stalinisation")
    }

    @Test(arguments: [
        (
            "The People's Commissariat for Internal Affairs (NKVD) was feared. It was the police of the state.",
            "", ""
        ),
        (
            "The gross domestic product (GDP) is the value of what a country makes in a year, and it grew.",
            "GDP", "gross domestic product"
        ),
        (
            "In 1949 the NATO (North Atlantic Treaty Organization) was founded, and it is still there.",
            "NATO", "North Atlantic Treaty Organization"
        ),
        (
            "The ministry of state security (MSS) arrested them, and they were sent to the camps.",
            "MSS", "ministry of state security"
        ),
        (
            "They saw the Central Committee (CC) as weak, and the party was in the hands of the few.",
            "CC", "Central Committee"
        ),
    ])
    func lettersAreJoinedToTheirWords(_ text: String, _ letters: String, _ name: String) throws {
        let canonical = try aliases(text).canonical(of: letters)
        #expect(canonical == (name.isEmpty ? nil : name))
    }

    @Test func alsoKnownAsIsJoined() throws {
        let aliases = try aliases(
            "Photosynthesis, also known as carbon fixation, is the process by which plants make sugar.\n\nIt is old."
        )
        #expect(aliases.canonical(of: "carbon fixation") == "Photosynthesis")
    }

    @Test(arguments: [
        ("Osmosis, also called water diffusion, is passive.", "water diffusion", "Osmosis"),
        ("Km, aka the Michaelis constant, is a concentration.", "Michaelis constant", "Km"),
        ("Trotsky (born Lev Bronstein) built the Red Army.", "Lev Bronstein", "Trotsky"),
        ("Einstein (born in 1879) wrote it.", "in 1879", nil),
        ("In 1905 the strike, also called a riot, began.", "riot", nil),
    ])
    func theOtherNameOfWhatOpensASentence(
        _ sentence: String, _ other: String, _ name: String?
    ) throws {
        #expect(try aliases(sentence + "\n\nIt was told often.").canonical(of: other) == name)
    }

    @Test func aSingleCapitalIsTheOnlyPersonWithIt() throws {
        let aliases = try aliases(
            """
            Khrushchev's reforms were popular at first, and Khrushchev was praised for them.

            K's plan was to plough the Virgin Lands. The party saw K as weak after the missiles.
            """)
        #expect(aliases.canonical(of: "K") == "Khrushchev")
    }

    @Test func aNameWithoutOthersHasNoGroup() throws {
        let aliases = try aliases("Osmosis is the movement of water.\n\nThe fish drinks.")
        #expect(aliases.groups.isEmpty)
        #expect(aliases.canonical(of: "osmosis") == nil)
    }
}
