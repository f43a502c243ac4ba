import Foundation
import ThawText

/// `names`: the labels of sentences that are already tokens, document by document.
struct NamesTask: DocumentTask {
    struct Output: Encodable {
        var tags: [String]
    }

    func answers(_ sentences: [[String]]) -> [Output] {
        guard let reader = NameReader() else {
            return sentences.map { Output(tags: $0.map { _ in "O" }) }
        }
        return reader.labels(of: sentences).map(Output.init)
    }
}

/// `name-features`: what the weights of the name reader are trained on, for `Scripts/names.sh`.
struct NameFeaturesTask: DocumentTask {
    struct Output: Encodable {
        struct Chain: Encodable {
            var start: Int
            var features: [[UInt32]]
        }
        var chains: [Chain]
    }

    func answers(_ sentences: [[String]]) -> [Output] {
        guard let reader = NameReader() else { return sentences.map { _ in Output(chains: []) } }
        return reader.features(of: sentences).map { chains in
            Output(chains: chains.map { Output.Chain(start: $0.start, features: $0.features) })
        }
    }
}

/// A task that reads whole documents: successive lines with the same `doc` are one, lines without one as well.
protocol DocumentTask: EvaluationTask where Input == TokenLine {
    func answers(_ sentences: [[String]]) -> [Output]
}

struct TokenLine: Decodable {
    var doc: Int?
    var tokens: [String]
}

extension DocumentTask {
    func answer(_ input: TokenLine) -> Output {
        answers([input.tokens])[0]
    }

    func size(of input: TokenLine) -> Int {
        input.tokens.reduce(0) { $0 + $1.utf8.count + 1 }
    }

    func run(_ lines: Data, print: (String) -> Void) throws -> EvaluationTally {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let clock = ContinuousClock()
        var tally = EvaluationTally()
        var document: [TokenLine] = []
        func finish() throws {
            guard !document.isEmpty else { return }
            let start = clock.now
            let outputs = answers(document.map(\.tokens))
            tally.seconds += (clock.now - start) / .seconds(1)
            for output in outputs {
                print(String(decoding: try encoder.encode(output), as: UTF8.self))
            }
            document = []
        }
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            tally.lines += 1
            guard let input = try? JSONDecoder().decode(TokenLine.self, from: line) else {
                throw EvaluationError.unreadable(line: tally.lines)
            }
            tally.bytes += size(of: input)
            if let last = document.last, last.doc != input.doc { try finish() }
            document.append(input)
        }
        try finish()
        return tally
    }
}
