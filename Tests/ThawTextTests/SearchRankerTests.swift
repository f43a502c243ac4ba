import Foundation
import TestSupport
import Testing
import ThawCore

@testable import ThawText

@Suite struct SearchRankerTests {
    /// Lines that stand in every library here, so that words are as rare as they are meant to be.
    private static let filler = (0..<40).map {
        "Line \($0) about rivers, hills and the weather of a day"
    }

    private func found(_ query: String, in texts: [[String]]) -> [Int] {
        var index = SearchIndex(texts + Self.filler.map { [$0] })
        let terms = index.terms(of: query)
        return index.ranked(index.candidates(for: terms), for: terms).map(\.text)
    }

    private func check(
        _ query: String, finds best: String, before others: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        // Last, so that it does not come first by its place.
        let texts = (others + [best]).map { [$0] }
        let first = found(query, in: texts).first
        #expect(first == others.count, sourceLocation: sourceLocation)
    }

    @Test func exactPhraseComesBeforeScatteredWords() {
        check(
            "cold war", finds: "The cold war began after the peace conference",
            before: "The war began after a cold winter and peace conference")
        check(
            "secret speech congress",
            finds: "Khrushchev's secret speech to the party congress named crimes",
            before: "The congress met in secret rooms, and after long days came one speech")
    }

    @Test func allWordsComeBeforeOne() {
        check(
            "granite basalt marble", finds: "Granite, basalt, marble in one wall",
            before: "Granite granite granite in one wall")
    }

    @Test func rareWordComesBeforeCommonOne() {
        check("rivers obsidian", finds: "Obsidian lies here", before: "Rivers lie here")
    }

    @Test(arguments: [
        ("revolutions", "The revolution of 1917"), ("colour", "Color in paintings"),
        ("industrialisation", "Industrialization of the Urals"), ("haemoglobin", "Hemoglobin"),
        ("Crème brûlée", "creme brulee with sugar"), ("МОСКВА", "город Москва"),
        ("Stalin’s", "Stalin ruled"), ("東京", "私は東京に住む"), ("vitamin c", "Vitamin C heals"),
    ])
    func formsAndSpellingsOfAWordAreOne(query: String, text: String) {
        check(query, finds: text, before: "Volcano")
    }

    @Test func neighboursOfTheBestAnswerRise() {
        let best = "Collectivisation of farms brought famine, kulaks, grain quotas in Ukraine"
        let like = "Kulaks, grain quotas, famine: Ukraine's farms in collectivisation"
        let unlike = "Collectivisation, a word of eighteen letters, was printed on a stamp"
        let order = found("collectivisation of farms", in: [[unlike], [like], [best]])
        #expect(order.prefix(3) == [2, 1, 0] || order.prefix(3) == [1, 2, 0])
    }

    @Test func equalTextsComeInTheirOrder() {
        let order = found("basalt", in: [["Basalt column"], ["Basalt column"], ["Basalt column"]])
        #expect(order == [0, 1, 2])
    }

    @Test(arguments: ["", "   ", "the of and", "?!", "\u{0}", "zyzzyva"])
    func queryWithoutAWordThatIsThereFindsNothing(query: String) {
        #expect(found(query, in: [["Basalt"], ["Granite"]]).isEmpty)
    }

    @Test func longQueryAndLongTextAreRankedWhole() {
        let query = (0..<10_000).map { "word\($0)" }.joined(separator: " ") + " basalt"
        check(query, finds: "word1 word2 basalt", before: "word7")
        let long = String(repeating: "lava ", count: 100_000)
        check("basalt lava", finds: "Basalt lava", before: long)
    }

    @Test(arguments: [1, 7, 400, 900])
    func smallestAreThoseOfTheSortedList(limit: Int) {
        let numbers = (0..<800).map { UInt64($0 * 7919 % 10_007) }
        #expect(numbers.smallest(limit).sorted() == Array(numbers.sorted().prefix(limit)))
    }

    @Test(arguments: [
        ("colours", "colors"), ("behavioural", "behavioral"), ("organised", "organized"),
        ("organisation", "organization"), ("analysed", "analyzed"), ("centre", "center"),
        ("paediatric", "pediatric"), ("oedema", "edema"), ("modelling", "modeling"),
        ("fulfil", "fulfill"), ("defence", "defense"), ("catalogues", "catalogs"),
    ])
    func britishAndAmericanSpellingsAreFolded(british: String, american: String) {
        #expect(SpellingFolding.folded(british) == SpellingFolding.folded(american))
    }

    @Test(arguments: [
        "precise", "exercise", "promised", "hour", "four", "journey", "source", "shoe", "does",
        "caesar", "rising", "relaxed", "programmed", "taxes", "raised", "analysis", "compromise",
    ])
    func wordsWithOneSpellingStay(word: String) {
        #expect(SpellingFolding.folded(word) == word)
    }

    // MARK: Candidates of a store

    private func scores(_ query: String, _ lines: [(SearchLine.Role, String)]) -> [Double] {
        SearchRanker.scores(
            of: SearchCandidates(
                query: query,
                lines: lines.map { SearchCandidates.Line(role: $0.0, text: $0.1, score: 1) }))
    }

    @Test func titleComesBeforeHeadingAndHeadingBeforeTheRest() {
        let found = scores(
            "gorge",
            [
                (.answer, "gorge gorge"), (.heading, "The gorge of a river in flood"),
                (.title, "How a gorge is cut by a river in flood"),
            ])
        #expect(found[2] > found[1] && found[1] > found[0])
    }

    @Test func wholeWordComesBeforeOneThatOnlyBeginsSo() {
        let found = scores(
            "river", [(.fact, "Riverbanks hold"), (.fact, "A long river runs to the sea")])
        #expect(found[1] > found[0] && found[0] > 0)
    }

    @Test func queryOfLittleWordsIsStillRanked() {
        let found = scores("to be or not", [(.fact, "Not a bee"), (.fact, "To be or not to be")])
        #expect(found[1] > found[0])
    }

    @Test(arguments: ["", "…", "\u{0}"])
    func withoutAWordTheEnginesOrderStays(query: String) {
        #expect(scores(query, [(.fact, "One"), (.fact, "Two")]) == [1, 1])
        #expect(scores(query, []).isEmpty)
    }

    // MARK: Measured

    private static let cranfield = Seeds.shared?.appending(path: "data/search/cranfield")
    private static let isPresent =
        cranfield.map { FileManager.default.fileExists(atPath: $0.path) } ?? false

    private struct Line: Decodable {
        var id: String
        var title: String?
        var text: String
    }

    private func lines(_ name: String) throws -> [Line] {
        let data = try Data(contentsOf: try #require(Self.cranfield).appending(path: name))
        return try data.split(separator: 0x0A).map { try JSONDecoder().decode(Line.self, from: $0) }
    }

    /// Titles find the abstracts that they were taken from: what likeness does for queries on a matter must not harm
    /// those for one text.
    @Test(.enabled(if: isPresent, "../shared/data/search is not beside this checkout"))
    func titleStillFindsItsOwnText() throws {
        let corpus = try lines("corpus.jsonl").prefix(400)
        let bodies = corpus.map { $0.text.replacingOccurrences(of: $0.title ?? "-", with: "") }
        var index = SearchIndex(bodies.map { [$0] })
        var reciprocal = 0.0
        for (i, line) in corpus.enumerated() {
            let terms = index.terms(of: line.title ?? "")
            let places = index.ranked(index.candidates(for: terms), for: terms)
            guard let rank = places.firstIndex(where: { $0.text == i }) else { continue }
            reciprocal += 1 / Double(rank + 1)
        }
        #expect(reciprocal / Double(corpus.count) > 0.7)
    }
}
