import TestSupport
import Testing
import ThawCore
import ThawText

@Suite struct ReaderFixturesTests {
    @Test(arguments: ReaderFixtures.names)
    func pageIsReadAsInItsGolden(_ name: String) throws {
        let draft = ReaderFixtures.read(try ReaderFixtures.bytes(name), name)
        try checkInvariants(draft)
        try expectGolden(dump(draft), name + ".dump")
    }

    @Test func fixturesAreThere() {
        #expect(ReaderFixtures.names.count >= 30)
    }

    @Test(arguments: ReaderFixtures.names)
    func readingTwiceGivesTheSame(_ name: String) throws {
        let bytes = try ReaderFixtures.bytes(name)
        #expect(
            ReaderFixtures.read(bytes, name).resource == ReaderFixtures.read(bytes, name).resource)
    }

    @Test(arguments: ReaderFixtures.names.filter { $0.hasSuffix(".txt") }, ["\r\n", "\r"])
    func lineEndingsDoNotMatter(_ name: String, _ ending: String) throws {
        let text = String(decoding: try ReaderFixtures.bytes(name), as: UTF8.self)
        let plain = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let other = ReaderFixtures.read(plain.replacing("\n", with: ending))
        try checkInvariants(other)
        #expect(shape(other) == shape(ReaderFixtures.read(plain)))
    }

    /// The dump without the offsets.
    private func shape(_ draft: Draft) -> String {
        let dump = dump(draft)
        let above = dump.prefix(upTo: dump.firstRange(of: "\nblocks")?.lowerBound ?? "".endIndex)
        return above.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix("problem ") else { return String(line) }
            return "problem " + line.split(separator: " ", maxSplits: 2).dropFirst(2).joined()
        }
        .joined(separator: "\n")
    }
}
