import Foundation

/// Texts as the numbers of their terms, one behind the other in one block of memory.
struct TermTexts: Sendable {
    /// The terms of all texts; `TermReader.gap` between the fields of one.
    private(set) var terms: [Int32] = []
    /// Where each text begins, and the end of the last.
    private(set) var starts: [Int] = [0]
    /// No term has this number or a higher one.
    private(set) var termCount = 0

    var count: Int { starts.count - 1 }

    func range(of text: Int) -> Range<Int> { starts[text]..<starts[text + 1] }

    /// Lends the terms of a range of `terms`.
    @inline(__always)
    func withTerms<Result>(
        in range: Range<Int>, _ body: (UnsafeBufferPointer<Int32>) -> Result
    ) -> Result {
        terms.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Adds a text of several fields (a title and what stands below it).
    mutating func append(_ fields: [String], by reader: inout TermReader) {
        let start = terms.count
        for field in fields {
            if terms.count > start, terms.last != TermReader.gap { terms.append(TermReader.gap) }
            reader.append(field, to: &terms)
        }
        if terms.count > start, terms.last == TermReader.gap { terms.removeLast() }
        starts.append(terms.count)
        termCount = reader.count
    }

    /// Calls `body` with each term of a text once and how often it stands there.
    ///
    /// - Parameter counts: one zero for each term; zeros again afterwards.
    @inline(__always)
    func forEachTerm(
        of text: Int, counts: inout [Int32], _ body: (_ term: Int, _ count: Int32) -> Void
    ) {
        counts.withUnsafeMutableBufferPointer { counts in
            withTerms(in: range(of: text)) { terms in
                for term in terms where term >= 0 { counts[Int(term)] += 1 }
                for term in terms where term >= 0 {
                    let count = counts[Int(term)]
                    guard count > 0 else { continue }
                    counts[Int(term)] = 0
                    body(Int(term), count)
                }
            }
        }
    }
}

/// How common terms are in the whole of what is searched, of which the candidates are a part.
struct TermStatistics: Sendable {
    /// How many texts there are.
    var texts: Int
    /// How many terms a text has on average.
    var averageLength: Double
    /// In how many texts each term stands, by its number.
    var frequencies: [Int32]

    /// Robertson and Spärck Jones's weight of a term by its rarity, in the form that stays above 0.
    func rarity(of term: Int32) -> Double {
        let isKnown = term >= 0 && Int(term) < frequencies.count
        return Self.rarity(
            isKnown ? Double(max(1, frequencies[Int(term)])) : 1, of: Double(texts))
    }

    static func rarity(_ frequency: Double, of texts: Double) -> Double {
        log(1 + max(0, texts - frequency + 0.5) / (frequency + 0.5))
    }
}
