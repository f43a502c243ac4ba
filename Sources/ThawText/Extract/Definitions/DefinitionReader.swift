public import ThawCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finds the definitions that a sentence of English gives.
///
/// Patterns propose a term and its definition; signs for and against are weighed by hand-set weights, and the sum
/// becomes a confidence. It is as much made to refuse ("X is a problem", "he was born in…", "There is…") as to find.
public struct DefinitionReader: Sendable {
    /// From this confidence on, a sentence counts as defining.
    public static let threshold = 0.5

    private let tokenizer = CueTokenizer()

    /// A reader; it holds no state between texts.
    public init() {}

    /// The definitions of one sentence, the surest first; also those under the threshold.
    ///
    /// Cost: linear in the sentence, of which the first 400 words are looked at.
    /// - Parameter emphasised: spans set in bold, which rather hold terms.
    public func definitions(
        inSentence span: Span, of bytes: [UInt8], emphasised: [Span] = []
    ) -> [Definition] {
        bytes.withUnsafeBufferPointer { bytes in
            var tokens: [CueToken] = []
            var words = CueWords(isKept: false)
            return definitions(inSentence: span, of: bytes, emphasised: emphasised, &tokens, &words)
        }
    }

    /// The definitions of each sentence of a passage that reach the threshold, in order.
    public func definitions(
        inPassage span: Span, of bytes: [UInt8], emphasised: [Span] = []
    ) -> [Definition] {
        var words = CueWords(isKept: false)
        return definitions(inPassage: span, of: bytes, emphasised: emphasised, knowing: &words)
    }

    /// From this confidence on, "X: …" defines among lines that do.
    private static let glossaryThreshold = 0.1

    /// The same for one of several passages.
    ///
    /// - Parameter isInGlossary: whether the passage stands among others that begin with a term and a sign.
    func definitions(
        inPassage span: Span, of bytes: [UInt8], emphasised: [Span], knowing words: inout CueWords,
        isInGlossary: Bool = false
    ) -> [Definition] {
        bytes.withUnsafeBufferPointer { bytes in
            var tokens: [CueToken] = []
            tokens.reserveCapacity(min(CueTokenizer.limit, span.count / 5 + 8))
            var found: [Definition] = []
            for sentence in Sentences.spans(in: bytes, span) {
                let best = definitions(
                    inSentence: sentence, of: bytes, emphasised: emphasised, &tokens, &words)
                guard !best.isEmpty else { continue }
                found += best.filter { definition in
                    let opens =
                        isInGlossary && definition.pattern == .sign
                        && definition.term.start == span.start
                    return definition.confidence
                        >= (opens ? Self.glossaryThreshold : Self.threshold)
                }
                .sorted { $0.term < $1.term }
            }
            return found
        }
    }

    /// The definitions of one sentence, the surest first.
    public func definitions(in sentence: String) -> [Definition] {
        let bytes = Array(sentence.utf8)
        return definitions(inSentence: Span(0, bytes.count), of: bytes)
    }

    /// How surely a sentence defines something, from 0 to 1.
    public func confidence(of sentence: String) -> Double {
        definitions(in: sentence).first?.confidence ?? 0
    }

    /// The definitions of one sentence that are of this term, under any spelling; the surest first.
    ///
    /// A sentence that names the term only to define another ("who plays a cello is called a cellist") gives none.
    public func definitions(of term: String, in sentence: String) -> [Definition] {
        let wanted = TermKey.key(of: term)
        guard !wanted.isEmpty else { return [] }
        let bytes = Array(sentence.utf8)
        func isOfTerm(_ span: Span) -> Bool {
            let key = TermKey.key(of: String(decoding: bytes[span.range], as: UTF8.self))
            return key.count < 4 * wanted.count && key.contains(wanted)
                || !key.isEmpty
                    && wanted.contains(key)
        }
        return definitions(in: sentence).filter { found in
            isOfTerm(found.term) || found.aliases.contains(where: isOfTerm)
        }
    }

    private func definitions(
        inSentence span: Span, of bytes: UnsafeBufferPointer<UInt8>, emphasised: [Span],
        _ tokens: inout [CueToken], _ words: inout CueWords
    ) -> [Definition] {
        tokenizer.tokens(of: bytes, in: span, into: &tokens, knowing: &words)
        guard tokens.count > 3 else { return [] }
        let candidates = tokens.withUnsafeBufferPointer { tokens in
            var scan = DefinitionScan(tokens)
            scan.run()
            return scan.candidates
        }
        guard !candidates.isEmpty else { return [] }
        let found = candidates.map { candidate in
            definition(candidate, tokens, emphasised: emphasised)
        }
        return withoutRepetitions(found)
    }

    private func definition(
        _ candidate: DefinitionScan.Candidate, _ tokens: [CueToken], emphasised: [Span]
    ) -> Definition {
        func span(_ range: Range<Int>) -> Span {
            guard let first = tokens[range].first, let last = tokens[range].last else {
                return Span(0, 0)
            }
            return Span(Int(first.start), Int(last.end))
        }
        let term = span(candidate.term)
        let isEmphasised = emphasised.contains { $0.overlaps(term) }
        let weight = candidate.weight + (isEmphasised ? 1.5 : 0)
        return Definition(
            term: term, definition: span(candidate.definition), pattern: candidate.pattern,
            confidence: 1 / (1 + exp(-weight)), aliases: candidate.aliases.map(span))
    }

    /// The surest first; of several for one term the surest alone.
    private func withoutRepetitions(_ found: [Definition]) -> [Definition] {
        guard found.count > 1 else { return found }
        var kept: [Definition] = []
        for definition in found.sorted(by: { ($0.confidence, $1.term) > ($1.confidence, $0.term) })
        where !kept.contains(where: { $0.term.overlaps(definition.term) }) {
            kept.append(definition)
        }
        return kept
    }
}
