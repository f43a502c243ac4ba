import ThawText

/// `line-features`: what the weights that tell a site's lines are trained on, for `Scripts/lines.sh`.
struct LineFeaturesTask: EvaluationTask {
    struct Input: Decodable {
        var name: String
        var text: String
    }

    struct Output: Encodable {
        struct Line: Encodable {
            /// The offset in bytes of its first word.
            var start: Int
            var features: [UInt32]
        }
        var lines: [Line]
    }

    func answer(_ input: Input) -> Output {
        let reader = Reader(options: Reader.Options(fileName: input.name))
        return Output(
            lines: reader.lineFeatures(of: Array(input.text.utf8)).map {
                Output.Line(start: $0.start, features: $0.features)
            })
    }

    func size(of input: Input) -> Int { input.text.utf8.count }
}
