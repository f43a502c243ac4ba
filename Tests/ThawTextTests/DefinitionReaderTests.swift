import Testing
import ThawCore

@testable import ThawText

/// Whether a sentence defines something, and what.
@Suite struct DefinitionReaderTests {
    private let reader = DefinitionReader()

    private func check(
        _ sentence: String, term: String, says opening: String, _ pattern: Definition.Pattern,
        location: SourceLocation = #_sourceLocation
    ) {
        let bytes = Array(sentence.utf8)
        let found = reader.definitions(in: sentence).first
        let shown = found.map { String(decoding: bytes[$0.term.range], as: UTF8.self) }
        let definition = found.map { String(decoding: bytes[$0.definition.range], as: UTF8.self) }
        #expect(shown == term, sourceLocation: location)
        #expect(definition?.hasPrefix(opening) == true, sourceLocation: location)
        #expect(found?.pattern == pattern, sourceLocation: location)
    }

    @Test(arguments: DefinitionSentences.defining)
    func aSentenceThatDefines(_ sentence: String) {
        #expect(reader.confidence(of: sentence) >= DefinitionReader.threshold)
    }

    @Test(arguments: DefinitionSentences.others)
    func aSentenceThatDefinesNothing(_ sentence: String) {
        #expect(reader.confidence(of: sentence) < DefinitionReader.threshold)
    }

    @Test func nearlyAllOfTheHardOnesAreToldApart() {
        let defining = DefinitionSentences.defining + DefinitionSentences.hardDefining
        let others = DefinitionSentences.others + DefinitionSentences.hardOthers
        func found(in sentences: [String]) -> Double {
            Double(
                sentences.count {
                    reader.confidence(of: $0) >= DefinitionReader.threshold
                })
        }
        let right = found(in: defining)
        let precision = right / (right + found(in: others))
        let recall = right / Double(defining.count)
        #expect(2 * precision * recall / (precision + recall) > 0.85)
    }

    @Test func theLibrarySaysWhichTermASentenceDefines() {
        let sentence = "A person who plays a cello is called a cellist."
        #expect(reader.definitions(of: "cello", in: sentence).isEmpty)
        #expect(reader.definitions(of: "Cellists", in: sentence).count == 1)
    }

    @Test func theTermAndWhatIsSaidOfItAreFound() {
        check(
            "Osmosis is the movement of water across a membrane.", term: "Osmosis",
            says: "the movement of water", .copula)
        check(
            "The Pilgrimage of Grace, a rising in the north that monks led, broke out in autumn.",
            term: "Pilgrimage of Grace", says: "a rising", .apposition)
        check(
            "In biology, an enzyme (also called a ferment) is a protein that speeds reactions.",
            term: "enzyme", says: "a protein", .copula)
        check(
            "The term détente refers to the easing of tensions.", term: "détente",
            says: "the easing", .meaning)
        check(
            "Cells that lack a nucleus are called prokaryotes.", term: "prokaryotes",
            says: "Cells that lack", .naming)
        check(
            "Impressment, the seizing of sailors for the navy, angered merchants.",
            term: "Impressment", says: "the seizing of sailors", .apposition)
        check(
            "Kulak – a wealthy peasant who owned land.", term: "Kulak", says: "a wealthy", .sign)
    }

    @Test(arguments: ["It is called lava once it is out.", "This is known as lava."])
    func aPronounDefinesNothing(_ text: String) {
        #expect(reader.definitions(in: text).isEmpty)
    }

    @Test func otherNamesInTheSentenceAreAliases() {
        let text =
            "A republic, also known as a representative democracy, is a government of the people."
        let bytes = Array(text.utf8)
        let aliases = reader.definitions(in: text).first?.aliases ?? []
        #expect(
            aliases.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
                "representative democracy"
            ])
    }

    @Test func aTermInBoldIsRatherOne() {
        let text = "The Thaw, a time of hope, was short."
        let bytes = Array(text.utf8)
        let plain = reader.definitions(inSentence: Span(0, bytes.count), of: bytes).first
        let bold = reader.definitions(
            inSentence: Span(0, bytes.count), of: bytes, emphasised: [Span(4, 8)]
        ).first
        #expect((bold?.confidence ?? 0) > (plain?.confidence ?? 1))
    }

    @Test(arguments: [
        "", " ", ".", "?!", "(((((((((((((((", "))))))))", ",,,,,,,,,,,,", "is",
        "is is is is is is",
        "– – – – –", "a: b", "X, ", "“”“”“”", "\u{FEFF}", "。。。", "called called called called",
        "X (", "X (a", "the the the the", "A, or B, or C, or D, or", "or, or, or, or, or,",
    ])
    func damageGivesNoTrap(_ text: String) {
        for definition in reader.definitions(in: text) {
            #expect(definition.term.end <= text.utf8.count)
            #expect(definition.definition.end <= text.utf8.count)
        }
    }

    @Test func aLineOfAMegabyteIsReadInPart() {
        let text = String(repeating: "osmosis is (a process, or a way, ", count: 31_000)
        #expect(text.utf8.count > 1_000_000)
        for definition in reader.definitions(in: text) {
            #expect(definition.term.end <= text.utf8.count)
        }
    }

    @Test func bytesThatAreNoTextGiveNoTrap() {
        var state: UInt64 = 7
        for _ in 0..<300 {
            let bytes = (0..<200).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            _ = reader.definitions(inPassage: Span(0, bytes.count), of: bytes)
        }
    }
}
