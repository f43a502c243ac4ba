import TestSupport
import Testing
import ThawCore
import ThawText

/// No input makes the reader trap, and what it says of a damaged page still fits that page.
@Suite struct ReaderDamageTests {
    @Test(arguments: ReaderFixtures.names)
    func everyPrefixIsRead(_ name: String) throws {
        let bytes = try ReaderFixtures.bytes(name)
        for end in stride(from: 0, through: bytes.count, by: bytes.count > 400 ? 3 : 1) {
            try checkInvariants(ReaderFixtures.read(Array(bytes[..<end]), name))
        }
    }

    @Test(arguments: ReaderFixtures.names, [1, 2, 3] as [UInt64])
    func damagedPageIsRead(_ name: String, _ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let original = try ReaderFixtures.bytes(name)
        for _ in 0..<12 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...8, using: &random) { damage(&bytes, &random) }
            try checkInvariants(ReaderFixtures.read(bytes, name))
        }
    }

    /// Flips, deletes, inserts or doubles some bytes.
    private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(at..<end)
        case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
        case 3:
            let signs = Array("<>&;\"'=/!-#*\n\t•".utf8)
            bytes.insert(signs[Int.random(in: 0..<signs.count, using: &random)], at: at)
        default: bytes.swapAt(at, end - 1)
        }
    }

    /// Parts of several pages in one, as a clipboard holds them: their lines in other orders, cut and stuck together.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func mixedPagesAreRead(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pages = try ReaderFixtures.names.filter { !$0.hasSuffix(".html") }.map { name in
            String(decoding: try ReaderFixtures.bytes(name), as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        for _ in 0..<60 {
            let text = mixed(pages, &random)
            let draft = ReaderFixtures.read(text, markup: .plain)
            try checkInvariants(draft)
        }
    }

    private func mixed(_ pages: [[String]], _ random: inout SeededGenerator) -> String {
        var lines: [String] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard let page = pages.randomElement(using: &random) else { continue }
            let start =
                Bool.random(using: &random) ? 0 : Int.random(in: page.indices, using: &random)
            lines += page[start...].prefix(Int.random(in: 1...30, using: &random))
        }
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let at = Int.random(in: lines.indices, using: &random)
            let line = lines[at]
            switch Int.random(in: 0..<5, using: &random) {
            case 0: lines.swapAt(at, Int.random(in: lines.indices, using: &random))
            case 1: lines[at] = String(line.prefix(Int.random(in: 0...line.count, using: &random)))
            case 2: lines[at] = String(line.suffix(Int.random(in: 0...line.count, using: &random)))
            case 3: lines.insert(line, at: Int.random(in: lines.indices, using: &random))
            default: lines[at] += lines[Int.random(in: lines.indices, using: &random)]
            }
        }
        return lines.joined(separator: "\n")
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func bytesByChanceAreReadOrRefused(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for markup in SourceText.Markup.allCases {
            for _ in 0..<40 {
                let bytes = (0..<Int.random(in: 0...600, using: &random)).map { _ in
                    UInt8.random(in: seed < 3 ? 0...255 : 9...126, using: &random)
                }
                let reader = Reader(options: Reader.Options(markup: markup))
                try checkInvariants(reader.read(bytes, as: Resource.ID(hashing: ["x"])))
            }
        }
    }

    static let oddTexts: [String] = [
        "", " \n\t\r\n ", "\u{A0}\u{FEFF}", "•", "1 of 4", "1.", "-", "<script>", "<p", "<!--", "&",
        "&#x110000;", "Q:", "A:", "Q: \nA: ", "Created by:", "Created by:\n\n", "Comments\n",
        "See all \n", "1 of 2\n1 of 2\n", "# ", "---\n---", "\t\t\t", "a\tb", "<b>" + "<i></b></i>",
        "<li><td><dd>", "No comments", "Definition\nRelated Terms\nReview Questions", "?", "? ?",
        "Review Questions\n?\n", "Q1\nQ2", "<![CDATA[", "<![CDATA[x]]>", "</", "<//>", "<a href='",
        "Home > \u{2028}", "Similar resources", "Similar resources:\nSee all »See all »",
        // Heads and numbers that no site would print.
        "Cells\nPage 1 of 0\nOne\nTwo\nThree\nFour",
        "Cells\nTerms in this set (5000000000000000000)\na\nb\nc\nd\ne\nf",
        (0...4).map { "Question 9223372036854775807\nWhat is it \($0)?\nA cell\nA wall\n" }
            .joined(),
        "Cells\nFrom Wikipedia, the free encyclopedia\n"
            + "Cells are small[1].\nSo are walls.[12345678901234567890123] And so on.[2]\n",
        "9000000000000000000 entries\nTerm\nDefinition\n"
            + (1...4).map { "Cell \($0)\nThe smallest part of what lives \($0)\n" }.joined(),
        // What a site says stands in the name that comes twice.
        "Abcdefghijklmnopqrs.congrats on xAbcdefghijklmnopqrs.congrats on x is something long "
            + "enough here to count as well and more\n",
    ]

    @Test(arguments: oddTexts, SourceText.Markup.allCases)
    func oddTextIsReadOrRefused(_ text: String, _ markup: SourceText.Markup) throws {
        try checkInvariants(ReaderFixtures.read(text, markup: markup))
    }

    /// Where the name of the deck is missing, what stands around it overlaps.
    @Test func deckWithoutNameIsRead() throws {
        let name = "deck-class-above.txt"
        let text = String(decoding: try ReaderFixtures.bytes(name), as: UTF8.self)
        let line = "Flashcards in 3.1 Glaciers Deck (4)"
        #expect(text.contains(line))
        try checkInvariants(
            ReaderFixtures.read(text.replacing(line, with: "Flashcards in Deck (4)")))
    }

    @Test func deepNestingIsRead() throws {
        let depth = 10_000
        let html = String(repeating: "<div><b><ul><li>", count: depth) + "Deep down"
        let draft = ReaderFixtures.read(html, markup: .html)
        try checkInvariants(draft)
        let closing = html + String(repeating: "</i></li></ul></b></div>", count: depth)
        try checkInvariants(ReaderFixtures.read(closing, markup: .html))
        let quotes = String(repeating: "> ", count: depth) + "Deep down"
        try checkInvariants(ReaderFixtures.read(quotes, markup: .markdown))
    }

    @Test func brokenTagsCostNoMoreThanTheirLength() throws {
        for piece in ["<a href=\"", "<!--", "<![CDATA[", "<title>", "</x", "<b x='", "&#", "<p>&a"]
        {
            let html = String(repeating: piece, count: 20_000)
            try checkInvariants(ReaderFixtures.read(html, markup: .html))
        }
    }

    @Test func oneLongLineIsRead() throws {
        let line = String(repeating: "A sentence about rivers and their valleys. ", count: 20_000)
        try checkInvariants(ReaderFixtures.read(line))
    }

    /// The full million is read in the benchmarks, in release.
    @Test func manyBulletsAreReadEachOne() throws {
        let text = (0..<20_000).map { "- Point \($0) about rivers.\n" }.joined()
        let draft = ReaderFixtures.read(text)
        try checkInvariants(draft)
        let resource = try #require(draft.resource)
        #expect(resource.content.cards.reduce(0) { $0 + $1.bullets.count } == 20_000)
    }

    @Test func scriptInPlainTextStaysText() throws {
        let draft = ReaderFixtures.read("A note.\nUse <script>alert(1)</script> with care.\n")
        try checkInvariants(draft)
        let resource = try #require(draft.resource)
        #expect(
            resource.content.facts.map { resource.asRead($0) }.contains {
                $0.contains("<script>alert(1)</script>")
            })
    }
}
