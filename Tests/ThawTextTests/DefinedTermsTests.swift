import Foundation
import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// The terms of a page, each once, under all its names.
@Suite struct DefinedTermsTests {
    private func resource(_ text: String, fileName: String? = nil) throws -> Resource {
        let reader = Reader(options: .init(fileName: fileName))
        return try #require(
            reader.read(Array(text.utf8), as: Resource.ID(hashing: ["terms"])).resource)
    }

    private func check(
        _ text: String, _ expected: [String: String], fileName: String? = nil,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let resource = try resource(text, fileName: fileName)
        let terms = resource.definedTerms()
        for (name, opening) in expected {
            let term = terms.first { $0.name.text == name }
            let definition = term.map { resource.asRead($0.definition) }
            #expect(
                definition?.hasPrefix(opening) == true, "\(name): \(definition ?? "not found")",
                sourceLocation: location)
        }
    }

    @Test func theyAreFoundInNotes() throws {
        try check(
            """
            Cells

            Plants make sugar in their leaves. Photosynthesis is the process by which plants turn light into sugar.
            Cells that lack a nucleus are called prokaryotes. They are small.

            Energy

            A catalyst is a substance that makes a reaction go faster.
            """,
            [
                "Photosynthesis": "the process by which", "prokaryotes": "Cells that lack",
                "catalyst": "a substance",
            ])
    }

    @Test func aCardOfKeyTermsDefinesThemHoweverShortly() throws {
        let page = """
            Rocks and rivers

            Key terms
            - levee (plural levees): a raised bank beside a river
            - PAH (potential annual height): how far the bank could grow if nothing took it away
            - swash = water that runs up a beach
            - lag - coarse bed left behind by the flow
            - oxbow -> what is left when a loop is cut off

            Field trip
            - Weather: rain until noon, then clouds.
            - Lunch - at the mill
            - The bus was late and nobody minded.
            """
        try check(
            page,
            [
                "levee": "a raised bank", "PAH": "how far the bank", "swash": "water that runs",
                "lag": "coarse bed",
            ])
        let terms = try resource(page).definedTerms()
        #expect(terms.first { $0.name.text == "levee" }?.aliases == ["levees"])
        #expect(
            terms.first { $0.name.text == "PAH" }?.aliases == ["potential annual height"])
        #expect(!terms.contains { $0.name.text == "Lunch" })
    }

    @Test func whatStandsBehindThatIsExplains() throws {
        let page = """
            Rivers in law

            The party wanted a bypass (seikwa = the old right to a share of the water) and got none.
            In 1950 the doctrine of ripples, i.e. the rule that a wave belongs to nobody, was dropped.
            He was taken to the Blue Lodge (= the judge's house at the weir), where he stayed.
            Later the RWB (River Water Board) took over.
            """
        try check(
            page,
            [
                "seikwa": "the old right", "doctrine of ripples": "the rule that",
                "Blue Lodge": "the judge's house",
                "RWB": "River Water Board",
            ])
    }

    @Test func lettersAreDefinedByTheirWords() throws {
        try check(
            """
            Memory

            STM = short-term memory
            LTM: long-term memory
            Recall fades with time.
            """, ["STM": "short-term memory", "LTM": "long-term memory"])
    }

    @Test func theyAreFoundInTheBulletsOfCards() throws {
        try check(
            """
            # Soviet economy

            - Collectivisation: the merging of small farms into large ones run by the state
            - Harvests fell in 1932
            - A kulak was a peasant who owned land and hired labour.

            # Politics

            - **Glasnost** means openness about the past
            - Gorbachev came to power in 1985
            """,
            ["Collectivisation": "the merging", "kulak": "a peasant", "Glasnost": "openness"],
            fileName: "notes.md")
    }

    @Test func pairsAreTerms() throws {
        try check(
            "osmosis\tmovement of water\ndiffusion\tspreading of particles\nmitosis\tdivision of a cell\n",
            ["osmosis": "movement", "mitosis": "division"])
    }

    @Test func aTermStandsOnce() throws {
        let resource = try resource(
            """
            Osmosis is the movement of water across a membrane. The sea is salty, and the fish drinks.

            Later chapters say more. Osmosis refers to the movement of a solvent. Salt is left behind by the fish.
            """)
        let names = resource.definedTerms().map(\.name.text)
        #expect(names == ["Osmosis"])
    }

    @Test func otherLanguagesAreLeftAlone() throws {
        let resource = try resource(
            """
            Die Osmose ist die Bewegung von Wasser durch eine Membran. Das ist für die Zelle sehr wichtig.

            Der Zar war der Herrscher von Russland, und die Bauern waren nicht frei.
            """)
        #expect(resource.definedTerms().isEmpty)
    }

    @Test func spansAreOfTheSource() throws {
        let text =
            "<p>A <b>catalyst</b> is a substance that makes a &quot;reaction&quot; go faster.</p><p>It stays.</p>"
        let resource = try resource(text, fileName: "a.html")
        let term = try #require(resource.definedTerms().first)
        let span = try #require(term.name.span)
        #expect(resource.source.text(in: span) == "catalyst")
        #expect(
            resource.asRead(term.definition) == "a substance that makes a \"reaction\" go faster")
    }

    @Test(arguments: ["", ".", "?!… ,,, ;;; ::: – – –", "a: b: c: d", "\n\n\n- \n- \n- ", "(((("])
    func damageGivesNoTerms(_ text: String) {
        let draft = Reader().read(Array(text.utf8), as: Resource.ID(hashing: ["damage"]))
        let terms = draft.resource?.definedTerms() ?? []
        #expect(terms.isEmpty)
    }

    @Test func aLongLineIsRead() throws {
        let text = String(repeating: "word (ABC) is a thing, or ", count: 40_000)
        _ = try resource(text).definedTerms()
    }

    // MARK: The pages of the project

    @Test(.enabled(if: Seeds.present, "\(Seeds.reason)"))
    func theKeyTermPageGivesItsTerms() throws {
        let bytes = try #require(Seeds.keyTerm)
        let resource = try #require(
            Reader().read([UInt8](bytes), as: Resource.ID(hashing: ["seed"])).resource)
        let names = resource.definedTerms().map(\.name.text)
        #expect(names.first?.lowercased() == "de-stalinization")
        #expect(names.contains("The Thaw"))
        #expect(names.count <= 5)
    }

    @Test(.enabled(if: Seeds.present, "\(Seeds.reason)"))
    func theCardsJoinTheirNames() throws {
        let bytes = try #require(Seeds.cards)
        let resource = try #require(
            Reader().read([UInt8](bytes), as: Resource.ID(hashing: ["seed"])).resource)
        let aliases = TermAliases(resource)
        #expect(aliases.canonical(of: "K") == "Khrushchev")
        #expect(aliases.canonical(of: "S") == "Stalin")
        #expect(
            aliases.canonical(of: "de-stalanisation") == aliases.canonical(of: "De-Stalinisation"))
        #expect(resource.definedTerms().map(\.name.text) == ["de-stalanisation"])
    }
}
