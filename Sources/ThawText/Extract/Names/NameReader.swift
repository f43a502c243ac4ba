import ThawCore

/// Finds the names of people, places, organisations and works in English text, and those that are sure in German,
/// French and Spanish.
///
/// In English, a conditional random field labels the words, rules put right what it does not know of notes, the names
/// of one text are made to agree, and the names of one thing are joined under the fullest. The same path is measured by
/// `thaw evaluate names`. Cost: linear in the text.
public struct NameReader: Sendable {
    private let knowledge: NameKnowledge

    /// `nil` where the program's data files are missing.
    public init?() {
        guard let knowledge = NameKnowledge.english else { return nil }
        self.knowledge = knowledge
    }

    /// The names in a text, in order.
    public func mentions(in text: String) -> [NameMention] {
        mentions(in: NameManuscript(Array(text.utf8)))
    }

    /// The names in passages that were joined.
    ///
    /// - Parameter language: `nil` for English, which the model knows.
    func mentions(
        in manuscript: NameManuscript, language: ForeignNames.Language? = nil
    ) -> [NameMention] {
        var found: [RawName] = []
        var text = NameText()
        manuscript.bytes.withUnsafeBufferPointer { bytes in
            func finish() {
                let read =
                    language.map { names(in: text, language: $0) } ?? names(in: &text)
                found += RawName.all(
                    read, in: text, bytes, knowledge.gazetteer, isEnglish: language == nil)
                text.removeAll()
            }
            var tokens: [Range<Int>] = []
            for passage in manuscript.passages {
                for sentence in Sentences.spans(in: bytes, passage) {
                    NameTokens.spans(in: bytes, sentence, into: &tokens)
                    if language == .french { NameTokens.split(elisionsIn: &tokens, of: bytes) }
                    for part in stride(from: 0, to: tokens.count, by: 1000) {
                        let end = min(part + 1000, tokens.count)
                        text.append(tokens[part..<end], of: bytes, knowledge: knowledge)
                        if text.isFull { finish() }
                    }
                }
            }
            finish()
        }
        return NameIdentities(found, in: manuscript).mentions()
    }

    /// The labels ("O", "B-PER", "I-PER" …) of sentences that are already tokens.
    package func labels(of sentences: [[String]]) -> [[String]] {
        var (text, starts) = tokenised(sentences)
        let names = names(in: &text)
        var flat = [String](repeating: "O", count: starts.last ?? 0)
        for name in names {
            for i in name.tokens {
                let label = 2 * name.kind + (i == name.tokens.lowerBound ? 1 : 2)
                flat[i] = NameModel.labels[label]
            }
        }
        return zip(starts, starts.dropFirst()).map { Array(flat[$0..<$1]) }
    }

    /// The chains of sentences that are already tokens, and each token's features: what the weights are trained on.
    package func features(of sentences: [[String]]) -> [[(start: Int, features: [[UInt32]])]] {
        let (text, starts) = tokenised(sentences)
        var features = NameFeatures(text)
        features.survey()
        var sentence = 0
        return zip(starts, starts.dropFirst()).map { start, end in
            guard start < end else { return [] }
            features.enter(sentence, knowledge.gazetteer)
            sentence += 1
            var chains: [Range<Int>] = []
            features.findChains(&chains)
            return chains.map { chain in
                (chain.lowerBound - start, chain.map { features.features(of: $0) })
            }
        }
    }

    /// The sentences as one text, and where each begins in it.
    private func tokenised(_ sentences: [[String]]) -> (NameText, starts: [Int]) {
        var text = NameText()
        var starts = [0]
        for sentence in sentences {
            let bytes = sentence.flatMap { Array($0.utf8) }
            var at = 0
            let spans = sentence.map { word in
                defer { at += word.utf8.count }
                return at..<at + word.utf8.count
            }
            bytes.withUnsafeBufferPointer { text.append(spans[...], of: $0, knowledge: knowledge) }
            starts.append(text.tokens.count)
        }
        return (text, starts)
    }

    /// The names of a text that was split into tokens.
    private func names(in text: inout NameText) -> [NameSpan] {
        var features = NameFeatures(text, weighedBy: knowledge.model)
        // What is worked out is written into the text, which only one may hold for that without a copy.
        text = NameText()
        features.survey()
        var found: [NameSpan] = []
        var chains: [Range<Int>] = []
        var scores: [SIMD16<Int16>] = []
        var origins: [NameModel.Lanes] = []
        var labels: [UInt8] = []
        for sentence in 0..<(features.text.sentences.count - 1) {
            features.enter(sentence, knowledge.gazetteer)
            features.findChains(&chains)
            for chain in chains {
                scores.removeAll(keepingCapacity: true)
                for i in chain {
                    scores.append(features.score(of: i))
                    scores[scores.count - 1][0] -= features.lift(of: i)
                }
                knowledge.model.label(scores, from: &origins, into: &labels)
                Self.append(labels, from: chain.lowerBound, to: &found)
            }
        }
        text = features.text
        found = found.map { $0.known(in: text, knowledge.gazetteer) }
        var rules = NameRules(found, in: text, knowledge.gazetteer)
        found = rules.applied()
        var context = NameContext(found, in: text, knowledge.gazetteer)
        found = context.applied()
        var cases = NameCases(text)
        found = NameSpan.replacing(found, with: cases.all())
        return NameVotes(text, found).agreed(found)
    }

    /// The names of a text in another language than English.
    private func names(in text: NameText, language: ForeignNames.Language) -> [NameSpan] {
        var reader = ForeignNames(text, in: language, knowledge.gazetteer)
        let found = reader.all()
        return NameVotes(text, found).agreed(found)
    }

    private static func append(_ labels: [UInt8], from start: Int, to found: inout [NameSpan]) {
        for (i, label) in labels.enumerated() where label > 0 {
            if label % 2 == 1 {
                found.append(
                    NameSpan(tokens: start + i..<start + i + 1, kind: Int(label) / 2))
            } else if let last = found.indices.last {
                found[last].tokens = found[last].tokens.lowerBound..<start + i + 1
            }
        }
    }
}
