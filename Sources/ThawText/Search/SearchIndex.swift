/// An inverted index in memory that plays the store's part where there is none: it finds candidates by plain BM25 and
/// knows how common each term is.
package struct SearchIndex {
    /// How many candidates are handed to the ranker, as by a store.
    package static let candidateLimit = 500

    private var reader: TermReader
    private var texts = TermTexts()
    private var statistics = TermStatistics(texts: 0, averageLength: 0, frequencies: [])
    private var postings: [Posting] = []
    /// Where the postings of each term begin, and the end of the last.
    private var starts: [Int] = [0]

    private struct Posting {
        var text: Int32
        /// The term's part of the text's BM25 score, its rarity included.
        var score: Float
    }

    /// Reads texts, each of its fields (a title and a body). Cost: linear.
    package init(_ documents: some Sequence<[String]>, language: String = "en") {
        reader = TermReader(language: language)
        for document in documents { texts.append(document, by: &reader) }
        invert()
    }

    package var count: Int { texts.count }

    /// The terms of a query.
    package mutating func terms(of query: String) -> [Int32] { reader.terms(of: query) }

    /// The texts with the highest plain BM25 scores, in rising order of index; of equal ones those that came first.
    package func candidates(for query: [Int32]) -> [Int] {
        var scores = [Float](repeating: 0, count: texts.count)
        scores.withUnsafeMutableBufferPointer { scores in
            for term in query where term >= 0 && Int(term) + 1 < starts.count {
                for posting in postings[starts[Int(term)]..<starts[Int(term) + 1]] {
                    scores[Int(posting.text)] += posting.score
                }
            }
        }
        return SearchRanker.best(Self.candidateLimit, of: scores)
    }

    /// The candidates in the order of the ranker.
    package func ranked(_ candidates: [Int], for query: [Int32]) -> [SearchRanker.Place] {
        SearchRanker(statistics: statistics).ranked(candidates, of: texts, for: query)
    }

    private mutating func invert() {
        var counts = [Int32](repeating: 0, count: reader.count)
        var frequencies = counts
        for text in 0..<texts.count {
            texts.forEachTerm(of: text, counts: &counts) { term, _ in frequencies[term] += 1 }
        }
        let average = Double(texts.terms.count) / Double(max(1, texts.count))
        statistics = TermStatistics(
            texts: texts.count, averageLength: average, frequencies: frequencies)
        for frequency in frequencies { starts.append(starts[starts.count - 1] + Int(frequency)) }
        var ends = starts
        postings = Array(
            repeating: Posting(text: 0, score: 0), count: starts[starts.count - 1])
        let rarities = frequencies.indices.map { Float(statistics.rarity(of: Int32($0))) }
        for text in 0..<texts.count {
            let norm = SearchRanker.norm(length: texts.range(of: text).count, average: average)
            texts.forEachTerm(of: text, counts: &counts) { term, count in
                let score = rarities[term] * SearchRanker.saturated(Float(count), norm: norm)
                postings[ends[term]] = Posting(text: Int32(clamping: text), score: score)
                ends[term] += 1
            }
        }
    }
}
