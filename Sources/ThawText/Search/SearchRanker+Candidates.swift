public import ThawCore

extension SearchRanker {
    /// The candidates are a part of what is searched that nobody counts: about a tenth, say. How rare the words of the
    /// query are beside one another does not depend on it.
    private static let shareOfCandidates = 10

    /// Scores of what a store found: `store.search(text, limit: 20, ranking: SearchRanker.scores(of:))`.
    ///
    /// A line counts by its role, a title three times; words that begin as the last one of the query count a little
    /// less than that word. Cost: linear; about 2 ms for 500 lines, nearly all of it for reading them.
    @Sendable public static func scores(of candidates: SearchCandidates) -> [Double] {
        let language = language(of: candidates)
        return scores(of: candidates, by: TermReader(language: language))
            ?? scores(
                of: candidates, by: TermReader(language: language, keepsStopWords: true))
            ?? candidates.lines.map(\.score)
    }

    /// `nil` where the query has no word for this reader.
    private static func scores(
        of candidates: SearchCandidates, by reader: TermReader
    ) -> [Double]? {
        var reader = reader
        let query = reader.terms(of: candidates.query)
        guard !query.isEmpty else { return nil }
        let unfinished = candidates.query.split(whereSeparator: \.isWhitespace).last
            .flatMap { reader.number(ofWordsBeginningWith: $0) }
        var texts = TermTexts()
        for line in candidates.lines { texts.append([line.text], by: &reader) }
        let places = SearchRanker(statistics: statistics(of: texts)).ranked(
            Array(0..<texts.count), of: texts, for: query, unfinished: unfinished)
        var scores = [Double](repeating: 0, count: candidates.lines.count)
        for place in places {
            scores[place.text] =
                Double(place.score) * Ranker.weight(of: candidates.lines[place.text].role)
        }
        return scores
    }

    private static func statistics(of texts: TermTexts) -> TermStatistics {
        var counts = [Int32](repeating: 0, count: texts.termCount)
        var frequencies = counts
        for text in 0..<texts.count {
            texts.forEachTerm(of: text, counts: &counts) { term, _ in frequencies[term] += 1 }
        }
        return TermStatistics(
            texts: texts.count * shareOfCandidates,
            averageLength: Double(texts.terms.count) / Double(max(1, texts.count)),
            frequencies: frequencies)
    }

    /// The language of the first lines, English where it cannot be told.
    private static func language(of candidates: SearchCandidates) -> String {
        var bytes: [UInt8] = []
        for line in candidates.lines where bytes.count < 4000 {
            bytes += Array(line.text.utf8) + [0x0A]
        }
        let language = LanguageGuess.language(of: bytes)
        return language.tag == Language.unknown.tag ? "en" : language.tag
    }
}
