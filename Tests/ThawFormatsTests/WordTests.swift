import Testing
import ThawCore
import ThawFormats

struct WordTests {
    private func check(
        _ body: String, parts: [(String, String)] = [], _ expected: String,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let bytes = Zipped.word(body, parts: parts)
        let contents = try Documents.open(bytes, name: "a.docx", tools: Documents.Tools())
        let text = String(decoding: contents.documents.first?.bytes ?? [], as: UTF8.self)
        #expect(text == expected, sourceLocation: location)
    }

    @Test func emptyParagraphsSetOthersApartWhereTheWriterUsesThem() throws {
        let line = Zipped.paragraph
        try check(line("One.") + line("Two."), "One.\n\nTwo.\n")
        try check(
            line("Atom") + line("A part.") + line("") + line("Ion") + line("Charged.") + line("")
                + line("Mass") + line("Amount."),
            "Atom\nA part.\n\nIon\nCharged.\n\nMass\nAmount.\n")
    }

    @Test(arguments: [
        ("# no heading", "\\# no heading\n"), ("1. an item", "1. an item\n"),
        ("a_b and _c_", "a_b and \\_c\\_\n"), ("---", "\\---\n"),
        ("x &amp;amp; y &amp; z", "x \\&amp; y & z\n"), ("2 &lt; 3 &lt;i", "2 < 3 \\<i\n"),
        ("about ~5 and ~6", "about \\~5 and \\~6\n"), ("C:\\new", "C:\\new\n"),
    ])
    func signsThatWouldBeMarkupAreEscapedAndNoOthers(words: String, expected: String) throws {
        try check(Zipped.paragraph(words), expected)
    }

    @Test(arguments: [
        ("Term:", " meaning", "**Term:** meaning\n"), ("Term: ", "meaning", "**Term:** meaning\n"),
        ("Term:", "meaning", "**Term**:meaning\n"), ("", "meaning", "meaning\n"),
    ])
    func boldWordsAreMarkedWhereMarkdownCan(bold: String, plain: String, expected: String) throws {
        try check(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>\(bold)</w:t></w:r>"
                + "<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>\(plain)</w:t></w:r></w:p>", expected)
    }

    @Test func deletedHiddenAndDoubledWordsAreLeftOut() throws {
        try check(
            "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                + "<mc:AlternateContent xmlns:mc=\"m\"><mc:Fallback><w:r><w:t>twice</w:t></w:r>"
                + "</mc:Fallback></mc:AlternateContent></w:p>", "Kept\n")
    }

    @Test func notesStandAtTheEndWithTheirNumbers() throws {
        try check(
            "<w:p><w:r><w:t>Words</w:t><w:footnoteReference w:id=\"7\"/></w:r></w:p>",
            parts: [
                (
                    "word/footnotes.xml",
                    "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"0\">\(Zipped.paragraph("line"))"
                        + "</w:footnote><w:footnote w:id=\"7\">\(Zipped.paragraph("A source."))"
                        + "</w:footnote></w:footnotes>"
                )
            ], "Words[1]\n\n[1] A source.\n")
    }

    @Test func listsCountOnAcrossParagraphs() throws {
        func item(_ words: String, _ level: Int = 0) -> String {
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
                + "<w:r><w:t>\(words)</w:t></w:r></w:p>"
        }
        let numbering =
            "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\">"
            + "<w:start w:val=\"4\"/><w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\">"
            + "<w:numFmt w:val=\"lowerLetter\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\">"
            + "<w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
        try check(
            item("four") + item("inner", 1) + item("second", 1) + Zipped.paragraph("Between.")
                + item("five"), parts: [("word/numbering.xml", numbering)],
            "4. four\na) inner\nb) second\n\nBetween.\n\n5. five\n")
    }

    @Test func tableThatLaysOutAPageIsReadPartAfterPart() throws {
        let many = (1...8).map { Zipped.paragraph("Line \($0) of the left side.") }.joined()
        try check(
            "<w:tbl><w:tr><w:tc>\(many)</w:tc><w:tc>\(Zipped.paragraph("Right."))</w:tc></w:tr></w:tbl>",
            (1...8).map { "Line \($0) of the left side.\n\n" }.joined() + "Right.\n")
    }

    @Test func largeDocumentIsPlainTextWithTheSameWords() throws {
        let bold =
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Term:</w:t></w:r><w:r><w:t> 2 * 3</w:t></w:r></w:p>"
        let cell = Zipped.paragraph("a|b")
        let row = "<w:tr><w:tc>\(cell)</w:tc><w:tc>\(cell)</w:tc></w:tr>"
        let long = Zipped.paragraph(String(repeating: "Words go on. ", count: 400_000))
        let bytes = Zipped.word(bold + "<w:tbl>\(row)\(row)</w:tbl>" + long)
        let contents = try Documents.open(bytes, name: "a.docx", tools: Documents.Tools())
        let document = try #require(contents.documents.first)
        #expect(document.markup == .plain)
        let text = String(decoding: document.bytes, as: UTF8.self)
        #expect(text.hasPrefix("Term: 2 * 3\n\na|b\ta|b\na|b\ta|b\n\nWords go on."))
    }
}
