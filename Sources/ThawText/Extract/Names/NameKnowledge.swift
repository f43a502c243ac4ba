import Foundation
import ThawCore

/// All that the name reader knows before it reads: the lexicon, the gazetteer and the weights.
struct NameKnowledge: Sendable {
    let lexicon: Lexicon?
    let gazetteer: NameGazetteer
    let model: NameModel

    /// What comes with the program, or `nil` where its folder is missing: then no names are read.
    static let english: NameKnowledge? = {
        func bytes(of name: String) -> [UInt8]? {
            ProgramFiles.find("Lexicon/\(name)", of: "ThawText")
                .flatMap { try? Data(contentsOf: $0) }.map { [UInt8]($0) }
        }
        guard let gazetteer = bytes(of: "names.gaz").flatMap(NameGazetteer.init(bytes:)) else {
            return nil
        }
        let model = bytes(of: "names.crf").flatMap(NameModel.init(bytes:)) ?? .empty
        return NameKnowledge(lexicon: .english, gazetteer: gazetteer, model: model)
    }()

    /// Everything about one spelling.
    func word(_ letters: UnsafeBufferPointer<UInt8>, folded: [UInt8]) -> NameWord {
        var word = NameWord()
        var isFirst = true
        var i = 0
        while i < letters.count {
            let (sort, width) = NameLetters.sort(letters, at: i)
            if sort == .capital {
                word.hasCapital = true
                word.isCapital = word.isCapital || isFirst
            }
            if sort == .digit { word.hasDigit = true }
            isFirst = false
            i += width
        }
        word.initial = folded.first ?? 0
        word.isQuote = NameSigns.isQuote(folded)
        word.isOpener = word.isQuote || NameSigns.isOpener(folded)
        let capitals = letters.count { WordShape.isUpper($0) }
        word.isMixed = capitals > (word.isCapital ? 1 : 0) && capitals < letters.count
        word.isLetterPlural =
            capitals > 1 && capitals == letters.count - 1 && letters.last == UInt8(ascii: "s")
        word.isInitials = letters.count > 1 && letters.allSatisfy(WordShape.isUpper)
        word.shape = Self.shape(letters)
        word.key = NameLetters.hash(folded)
        word.letters =
            UInt32(truncatingIfNeeded: word.key >> 32) ^ UInt32(truncatingIfNeeded: word.key)
        word.isParting = !word.isCapital && NameSigns.isParting(folded)
        word.isCaseMark = NameSigns.isCaseMark(word.key)
        word.isAnd = NameSigns.isAnd(word.key)
        word.isNumeral = word.isCapital && NameSigns.isNumeral(word.key)
        word.facts = gazetteer.facts(of: word.key)
        word.classes = gazetteer.classes(of: word.key)
        // Letters of ASCII are folded the same for both.
        let isPlain = letters.allSatisfy(WordShape.isASCIILetter)
        if let entry = lexicon?.entry(isPlain ? folded : WordShape.fold(Array(letters))) {
            word.isLexical = entry.isWord
            word.lexical =
                UInt32(min(entry.band, 5)) << 3 | (entry.isWord ? 1 : 0) | (entry.isName ? 2 : 0)
                | (entry.isAbbreviation ? 4 : 0)
            word.lexical += 1
        }
        if word.hasCapital || !word.isLexical { affixes(of: folded, into: &word) }
        return word
    }

    /// A word of the language that is no abbreviation: "PROPERTY", not "NATO".
    func isWord(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        guard letters.count > 4, letters.allSatisfy(WordShape.isUpper) else { return false }
        return lexicon?.entry(letters.map { $0 | 0x20 }).map { $0.isWord } ?? false
    }

    /// A word of a line in capitals as it would stand in a sentence: a name keeps its first capital.
    func quieten(_ letters: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var small = letters.map { WordShape.isUpper($0) ? $0 | 0x20 : $0 }
        let entry = lexicon?.entry(small)
        if entry.map({ $0.isWord }) != true, let first = small.first, WordShape.isLower(first) {
            small[0] = first & 0xDF
        }
        return small
    }

    private func affixes(of folded: [UInt8], into word: inout NameWord) {
        func hash(_ bytes: ArraySlice<UInt8>) -> UInt32 {
            UInt32(truncatingIfNeeded: NameLetters.hash(bytes) >> 16) | 1
        }
        let count = folded.count
        if count > 1 { word.endings.0 = hash(folded.suffix(1)) }
        if count > 2 {
            word.endings.1 = hash(folded.suffix(2))
            word.openings.0 = hash(folded.prefix(2))
        }
        if count > 3 {
            word.endings.2 = hash(folded.suffix(3))
            word.openings.1 = hash(folded.prefix(3))
        }
        if count > 4 {
            word.endings.3 = hash(folded.suffix(4))
            word.openings.2 = hash(folded.prefix(4))
        }
    }

    /// Runs of capitals, small letters and digits, two of a kind at most, and the signs between them.
    private static func shape(_ letters: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        var last: UInt8 = 0
        var run = 0
        var kept = 0
        var i = 0
        while i < letters.count, kept < 8 {
            let (sort, width) = NameLetters.sort(letters, at: i)
            let mark: UInt8 =
                switch sort {
                case .capital: 0x41
                case .small: 0x61
                case .digit: 0x30
                case .sign: letters[i] < 0x80 ? letters[i] : 0x5F
                }
            run = mark == last ? run + 1 : 1
            if run <= 2 {
                hash = (hash ^ UInt32(mark)) &* 0x0100_0193
                kept += 1
            }
            last = mark
            i += width
        }
        return hash
    }
}
