public import ThawCore

/// Finds the names of people, places, organisations and works in English text.
public struct NameReader: Sendable {
    private let knowledge: NameKnowledge

    /// `nil` where the program's data files are missing.
    public init?() {
        guard let knowledge = NameKnowledge.english else { return nil }
        self.knowledge = knowledge
    }

    /// The labels ("O", "B-PER", "I-PER" …) of sentences that are already tokens.
    package func labels(of sentences: [[String]]) -> [[String]] {
        var found: [[String]] = []
        read(sentences) { features, text, gazetteer in
            for sentence in 0..<(text.sentences.count - 1) {
                var labels = [String](
                    repeating: "O", count: text.sentences[sentence + 1] - text.sentences[sentence])
                features.enter(sentence, gazetteer)
                for chain in features.chains() {
                    let scores = chain.map { knowledge.model.score(features.features(of: $0)) }
                    for (i, label) in zip(chain, knowledge.model.labels(of: scores)) {
                        labels[i - text.sentences[sentence]] = NameModel.labels[Int(label)]
                    }
                }
                found.append(labels)
            }
        }
        return found
    }

    /// The chains of sentences that are already tokens, and each token's features: what the weights are trained on.
    package func features(of sentences: [[String]]) -> [[(start: Int, features: [[UInt32]])]] {
        var found: [[(start: Int, features: [[UInt32]])]] = []
        read(sentences) { features, text, gazetteer in
            for sentence in 0..<(text.sentences.count - 1) {
                features.enter(sentence, gazetteer)
                found.append(
                    features.chains().map { chain in
                        (
                            chain.lowerBound - text.sentences[sentence],
                            chain.map { features.features(of: $0) }
                        )
                    })
            }
        }
        return found
    }

    private func read(
        _ sentences: [[String]], _ body: (inout NameFeatures, NameText, NameGazetteer) -> Void
    ) {
        var text = NameText()
        var bytes: [UInt8] = []
        var spans: [[Range<Int>]] = []
        for sentence in sentences {
            spans.append(
                sentence.map {
                    let start = bytes.count
                    bytes.append(contentsOf: $0.utf8)
                    return start..<bytes.count
                })
        }
        bytes.withUnsafeBufferPointer { bytes in
            for sentence in spans {
                for span in sentence { text.append(span, of: bytes, knowledge: knowledge) }
                text.endSentence()
            }
        }
        var features = NameFeatures(text)
        features.survey(knowledge.gazetteer)
        body(&features, text, knowledge.gazetteer)
    }
}
