import Foundation
import Testing

/// The JSON that `thaw read` writes itself, against what Foundation makes of the same values.
@Suite struct JSONTests {
    /// Any JSON value, as it was read.
    private enum Value: Codable {
        case null
        case number(Double)
        case text(String)
        case list([Value])
        case object([String: Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else if let object = try? container.decode([String: Value].self) {
                self = .object(object)
            } else {
                self = container.decodeNil() ? .null : .object([:])
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            case .list(let list): try container.encode(list)
            case .object(let object): try container.encode(object)
            }
        }
    }

    /// Without commas and in the order of their bytes: the resource names its keys in an order of its own, and writes
    /// empty lists of the first level on one line.
    private func lines(_ json: String) -> [String] {
        json.replacing(/\[\s*\]/, with: "[]").split(separator: "\n")
            .map { String($0.last == "," ? $0.dropLast() : $0) }.sorted()
    }

    private func encoded(_ value: Value) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A sign that JSON escapes at each place of the eight bytes that are looked at together, at the end of a line and
    /// beside letters of several bytes.
    private static let signLines: [String] = {
        let signs = ["\"", "\\", "/", "\u{1}", "\u{1F}", "\u{7F}", "\u{2028}", "é", "🐢"]
        let openings = (0...9).map { String("abcdefghi".prefix($0)) }
        return signs.flatMap { sign in
            openings.map { $0 + sign + "klmnopqrst" } + ["Ende" + sign]
        }
    }()

    @Test(arguments: ["black-death-cards.txt", "statute-of-labourers.txt", nil])
    func pageIsWrittenAsFoundationWritesIt(sample: String?) throws {
        let program = try Program()
        defer { program.remove() }
        let notes = "Signs\n\n" + Self.signLines.map { "- \($0)\n" }.joined()
        let file =
            try sample.map { Program.samples + "/" + $0 }
            ?? program.file("signs.txt", Array(notes.utf8))
        let output = try program.run("read", "--json", file).output
        let value = try JSONDecoder().decode(Value.self, from: Data(output.utf8))
        #expect(lines(output).count > 100)
        #expect(try lines(output) == lines(encoded(value)))
    }
}
