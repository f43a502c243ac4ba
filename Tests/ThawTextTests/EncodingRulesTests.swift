import Testing
import ThawCore

@testable import ThawText

/// Letters whose UTF-8 was read as Windows-1252.
@Suite struct EncodingRulesTests {
    static let garbled: [(String, [String])] = [
        ("The palace was the fatherâ€™s.", ["father’s."]),
        ("It means â€œsufferingâ€, and more.", ["“suffering”,"]),
        ("DÃ¡il Ã‰ireann met for ZoÃ«.", ["Dáil", "Éireann", "Zoë."]),
        ("Reparations of Â£6,600 million â€“ in gold.", ["£6,600", "–"]),
        ("Exam tomorrow ðŸ˜€ everyone.", ["😀"]),
        ("Trade fell â†’ prices fell.", ["→"]),
    ]

    @Test(arguments: garbled)
    func garbledLettersAreProposedAnew(_ text: String, _ words: [String]) throws {
        #expect(try repairs(of: text).map(\.after) == words)
    }

    /// Letters beside quotation marks that other languages write.
    @Test(arguments: [
        "Er nannte sie „MÄ“ und „SÃ“ laut und oft.",
        "The letter ‘Ä’ and the letter ‘Å’ are others.",
        "Le Canard enchaîné de l’Âge d’or coûta 5 francs.", "São Paulo, MAÇÃ e pâté de João.",
    ])
    func lettersBesideSignsStay(text: String) throws {
        #expect(try repairs(of: text).isEmpty)
    }

    @Test func acceptedRepairChangesWhatIsShown() throws {
        var resource = try resource("Notes\n\nThe palace was the fatherâ€™s own.\n")
        let repair = try #require(resource.repairs.first { $0.before == "fatherâ€™s" })
        resource.decide(repair.id, .accepted)
        #expect(resource.shown(Passage(repair.span)) == "father’s")
    }

    private func repairs(of text: String) throws -> [Repair] {
        try resource("Notes\n\n\(text)\n").repairs.filter { $0.reason.contains("encoding") }
    }

    private func resource(_ text: String) throws -> Resource {
        try #require(
            Reader().read(Array(text.utf8), as: Resource.ID(hashing: ["encoding"])).resource)
    }
}
