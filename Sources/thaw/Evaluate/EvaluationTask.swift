import Foundation

/// A task of `thaw evaluate`: one JSON object in, one out, by the same path through the library as the product.
///
/// The shapes are those of the data sets it is measured on, where offsets count Unicode scalars. Nothing is written
/// for a task alone but the reading of its input and the printing of what the library found.
protocol EvaluationTask: Sendable {
    associatedtype Input: Decodable
    associatedtype Output: Encodable

    /// What one line is answered with.
    func answer(_ input: Input) -> Output

    /// How many bytes of text one line holds, for the speed that is reported.
    func size(of input: Input) -> Int

    /// Answers each line of a JSON Lines file, in order; the default reads one line at a time.
    func run(_ lines: Data, print: (String) -> Void) throws -> EvaluationTally
}

/// What an evaluation came to: lines, bytes of text, and seconds spent in the library alone.
struct EvaluationTally {
    var lines = 0
    var bytes = 0
    var seconds = 0.0

    /// A sentence for standard error.
    var sentence: String {
        let speed = seconds > 0 ? Double(bytes) / 1e6 / seconds : 0
        return String(
            format: "%d lines, %.2f MB of text, %.3f s in the library: %.2f MB/s", lines,
            Double(bytes) / 1e6, seconds, speed)
    }
}

extension EvaluationTask {
    /// Answers each line of a JSON Lines file, in order; `print` gets one line of JSON for each.
    ///
    /// - Throws: `EvaluationError.unreadable` with the number of a line that is not of this task's shape.
    func run(_ lines: Data, print: (String) -> Void) throws -> EvaluationTally {
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let clock = ContinuousClock()
        var tally = EvaluationTally()
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            tally.lines += 1
            guard let input = try? decoder.decode(Input.self, from: line) else {
                throw EvaluationError.unreadable(line: tally.lines)
            }
            tally.bytes += size(of: input)
            let start = clock.now
            let output = answer(input)
            tally.seconds += (clock.now - start) / .seconds(1)
            print(String(decoding: try encoder.encode(output), as: UTF8.self))
        }
        return tally
    }
}

enum EvaluationError: Error {
    /// The line is not JSON of the task's shape.
    case unreadable(line: Int)
}

/// Offsets of a string's bytes as offsets of its Unicode scalars.
struct ScalarOffsets {
    /// Empty for ASCII, where the two are the same.
    private let scalars: [Int]

    /// Cost: linear in the text.
    init(_ text: String) {
        var scalars: [Int] = []
        if !text.utf8.allSatisfy({ $0 < 0x80 }) {
            scalars.reserveCapacity(text.utf8.count + 1)
            var count = -1
            for byte in text.utf8 {
                if byte & 0xC0 != 0x80 { count += 1 }
                scalars.append(count)
            }
            scalars.append(count + 1)
        }
        self.scalars = scalars
    }

    /// How many scalars stand before the byte.
    func scalar(atByte offset: Int) -> Int {
        scalars.isEmpty ? offset : scalars[offset]
    }
}
