import ThawCore
import ThawHistory

/// `timex`: the expressions of time in a text, as TIMEX3.
struct TimexTask: EvaluationTask {
    struct Input: Decodable {
        var text: String
        var dct: String?
    }

    struct Output: Encodable {
        var timex: [Timex]
    }

    struct Timex: Encodable {
        var start: Int
        var end: Int
        var type: String
        var value: String
    }

    func answer(_ input: Input) -> Output {
        let offsets = ScalarOffsets(input.text)
        let mentions = DateReader(documentDate: input.dct).mentions(in: input.text)
        return Output(
            timex: mentions.map {
                Timex(
                    start: offsets.scalar(atByte: $0.span.start),
                    end: offsets.scalar(atByte: $0.span.end), type: $0.timex.kind.rawValue,
                    value: $0.timex.value)
            })
    }

    func size(of input: Input) -> Int { input.text.utf8.count }
}
