import Testing

@testable import ThawText

@Suite struct LexiconTests {
    private func english() throws -> Lexicon { try #require(Lexicon.english) }

    @Test func wordListIsThere() throws {
        let lexicon = try english()
        #expect(lexicon.count > 100_000)
    }

    @Test(arguments: [
        "the", "government", "analyse", "analyze", "wasn't", "zebra", "aardvark", "oppressive",
    ])
    func commonWordIsFound(word: String) throws {
        let entry = try #require(try english().entry(word))
        #expect(entry.isWord)
    }

    @Test(arguments: ["goverment", "saidthe", "qqzz", "", "covicted", "the the", "é"])
    func nonsenseIsNotFound(word: String) throws {
        #expect(try english().entry(word) == nil)
    }

    @Test(arguments: ["Paris", "Stalin", "Monday", "Darwin"])
    func nameIsMarked(word: String) throws {
        #expect(try #require(try english().entry(word)).isName)
    }

    @Test func commonWordsHaveLowBands() throws {
        let lexicon = try english()
        let bands = try ["house", "treaty", "perestroika"].map {
            try #require(lexicon.entry($0)).band
        }
        #expect(bands == bands.sorted() && bands[0] == 0 && bands[2] > 2)
    }

    @Test(arguments: [
        ("Government’s", "government"), ("GOVERNMENT", "government"), ("Élan", "élan"),
        ("workers'", "workers"),
    ])
    func foldTakesOffCapitalsAndPossessives(word: String, folded: String) {
        #expect(WordShape.fold(Array(word.utf8)) == Array(folded.utf8))
    }

    @Test(arguments: [
        "stalinisation", "overcautious", "counterrevolutionaries", "deindustrialization",
    ])
    func derivedWordIsPlausible(word: String) throws {
        #expect(try english().isPlausible(Array(word.utf8)))
    }

    @Test(arguments: ["occured", "intriduced", "covicted", "declarationof"])
    func slipIsNotPlausible(word: String) throws {
        #expect(try !english().isPlausible(Array(word.utf8)))
    }

    @Test func everyWordIsFoundByLookUp() throws {
        let lexicon = try english()
        var missing = 0
        var seen = 0
        for letter in Array("qxz".utf8) {
            lexicon.forEach(startingWith: letter) { word, _, entry in
                seen += 1
                if lexicon.entry(word) != entry { missing += 1 }
                return nil
            }
        }
        #expect(seen > 500)
        #expect(missing == 0)
    }

    @Test(arguments: [[], Array("THAWLEX1".utf8), Array(repeating: UInt8(7), count: 100)])
    func damagedListIsRefused(bytes: [UInt8]) {
        #expect(Lexicon(bytes: bytes) == nil)
    }
}
