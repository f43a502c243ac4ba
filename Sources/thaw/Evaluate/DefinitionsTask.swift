import ThawCore
import ThawText

/// Whether a sentence defines something: 1 or 0, with how sure that is.
struct DefinitionsTask: EvaluationTask {
    struct Input: Decodable {
        var sentence: String?
        var text: String?
        var tokens: [String]?
        /// Where it is given, the question is whether the sentence defines this term.
        var term: String?

        var words: String { sentence ?? text ?? tokens?.joined(separator: " ") ?? "" }
    }
    struct Output: Encodable {
        var label: Int
        var score: Double
        /// The term, how it is defined, and what is said of it; for a person who looks at errors.
        var term: String?
        var pattern: String?
        var definition: String?
    }

    private let reader = DefinitionReader()

    func size(of input: Input) -> Int { input.words.utf8.count }

    func answer(_ input: Input) -> Output {
        let words = input.words
        let best =
            (input.term.map { reader.definitions(of: $0, in: words) }
            ?? reader.definitions(in: words))
            .first
        let bytes = Array(words.utf8)
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        return Output(
            label: (best?.confidence ?? 0) >= DefinitionReader.threshold ? 1 : 0,
            score: best?.confidence ?? 0, term: best.map { text($0.term.range) },
            pattern: best?.pattern.rawValue, definition: best.map { text($0.definition.range) })
    }
}
