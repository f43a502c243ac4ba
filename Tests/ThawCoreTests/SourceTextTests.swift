import TestSupport
import Testing
import ThawCore

@Suite struct SourceTextTests {
    @Test(arguments: [
        ("", [1]), ("a", [1, 1]), ("a\nb", [1, 1, 2, 2]), ("\n\n", [1, 2, 3]),
        ("a\r\nb", [1, 1, 1, 2, 2]), ("a\rb", [1, 1, 2, 2]), ("\r\r\n\n", [1, 2, 2, 3, 4]),
        ("é\n", [1, 1, 1, 2]),
    ])
    func offsetsHaveTheirLines(text: String, lines: [Int]) {
        let index = LineIndex(SourceText(text))
        #expect((0...text.utf8.count).map { index.line(at: $0) } == lines)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func linesAgreeWithACount(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<200).map { _ in
            [0x0A, 0x0D, 0x61].randomElement(using: &generator) ?? 0x61
        }
        let index = LineIndex(SourceText(utf8: bytes.map { UInt8($0) }))
        var line = 1
        for offset in bytes.indices {
            #expect(index.line(at: offset) == line)
            let endsLine =
                bytes[offset] == 0x0A
                || bytes[offset] == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
            if endsLine { line += 1 }
        }
    }

    @Test func offsetsOutsideAreTheFirstAndLastLine() {
        let index = LineIndex(SourceText("a\nb\nc"))
        #expect(index.line(at: -5) == 1)
        #expect(index.line(at: 500) == 3)
    }

    @Test func textOfASpanIsItsBytes() {
        let source = SourceText("aéb")
        #expect(source.text(in: Span(1, 3)) == "é")
        #expect(source.text(in: Span(3, 99)) == "b")
        #expect(source.text(in: Span(50, 99)).isEmpty)
        #expect(source.span == Span(0, 4))
    }
}
