import Foundation
import TestSupport
import Testing
import ThawCore
import ThawFormats
import ThawText

/// The programs that PDFs and pictures need, where this machine has them.
enum Installed {
    static let tools = Documents.Tools(
        pdftotext: find("pdftotext"), tesseract: find("tesseract"))

    private static func find(_ name: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/\(name)")
        return Array(try Data(contentsOf: url))
    }
}

struct DocumentsTests {
    private func text(_ bytes: [UInt8], _ name: String) throws -> String {
        let contents = try Documents.open(bytes, name: name, tools: Installed.tools)
        let document = try #require(contents.documents.first)
        return String(decoding: document.bytes, as: UTF8.self)
    }

    private func check(_ name: String, holds parts: [String]) throws {
        let text = try text(Fixture.bytes(name), name)
        var rest = text[...]
        for part in parts {
            let range = try #require(rest.range(of: part), "\(part) in order in:\n\(text)")
            rest = rest[range.upperBound...]
        }
    }

    @Test func wordDocumentKeepsHeadingsListsBoldTablesAndSignsOfMarkup() throws {
        try check(
            "weimar.docx",
            holds: [
                "# The Weimar Republic\n\n## Origins\n", "The **Weimar Republic** was founded",
                "1919 \\* after the war_time [1\\](x) & \\<b>.",
                "- Kaiser abdicated\n- New constitution at Weimar\n  - Article 48\n\n",
                "1. First step\n2. Second step\n", "### Key terms",
                "| Diktat | A dictated peace |", "war damage \\| costs |",
                "Q: What was hyperinflation?\nA: Prices rose",
            ])
    }

    @Test func slidesKeepTheirOrderTitlesLevelsNotesAndTables() throws {
        try check(
            "volcanoes.pptx",
            holds: [
                "# Volcanoes\n\nYear 8 Geography", "## Types of volcano",
                "- Shield volcano\n  - Gentle slopes\n- Composite volcano",
                "Notes: Ask for examples.", "## Terms", "| Magma | Molten rock below |",
                "| Lava | Molten rock above |",
            ])
    }

    @Test func openDocumentKeepsHeadingsListsAndTables() throws {
        try check(
            "leaf.odt",
            holds: [
                "# Photosynthesis", "Plants make **glucose** from light.", "- Light\n- Water",
                "| Stoma | Pore in a leaf |",
            ])
    }

    @Test func bookIsReadInTheOrderOfItsSpine() throws {
        try check(
            "cells.epub",
            holds: [
                "# Cells", "made of **cells** & more.", "- Nucleus\n- Membrane\n  - Protein",
                "# Division", "Mitosis makes two.", "| Diffusion | Particles spread |",
            ])
    }

    @Test(arguments: [
        (
            "semicolons", "Term;Definition\n\"a; b\";\"say \"\"hi\"\"\nnow\"\nIon;Charged\n",
            "Term\tDefinition\na; b\tsay \"hi\" now\nIon\tCharged\n"
        ),
        ("commas", "Atom,\"Small, very\"\nIon,Charged\n", "Atom\tSmall, very\nIon\tCharged\n"),
        (
            "tabs", "Atom\tSmall, very\r\nIon\tCharged, too\r\n",
            "Atom\tSmall, very\nIon\tCharged, too\n"
        ),
        ("directive", "sep=;\r\nAtom;Small\r\n", "Atom\tSmall\n"),
        ("open quote", "\"Atom,Small\nIon,Charged", "\"Atom\tSmall\nIon\tCharged\n"),
        ("empty cells", "Atom,Small,,\n,,\nIon,Charged,,", "Atom\tSmall\nIon\tCharged\n"),
    ])
    func tableAsTextBecomesCellsWithTabs(name: String, table: String, expected: String) throws {
        #expect(try text(Array(table.utf8), "list.csv") == expected)
    }

    @Test(arguments: [
        ("Atom,Small\nIon,\"Charged, \"very\"\nMass,Amount\n", 2 as Int?),
        ("Atom,Small\nIon,Charged\n\"Mass,Amount\n", 3),
        ("Atom,\"Small, very\"\nIon,so called \"free\" ion\n", nil),
    ])
    func brokenQuotesOfATableAreSaid(table: String, line: Int?) throws {
        let contents = try Documents.open(
            Array(table.utf8), name: "list.csv", tools: Documents.Tools())
        let problems = try #require(contents.documents.first).problems
        #expect(problems.count == (line == nil ? 0 : 1))
        if let line { #expect(problems[0].contains("quotes of line \(line) ")) }
    }

    @Test func tableInUTF16IsReadAsPairs() throws {
        let table = "Term;Meaning\nAtom;\"Small; very\"\nIon;Charged\nMass;Amount\n"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in table.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let contents = try Documents.open(bytes, name: "list.CSV", tools: Documents.Tools())
        let document = try #require(contents.documents.first)
        #expect(document.original == bytes)
        let draft = document.draft(as: Resource.ID(rawValue: UUID()))
        let resource = try #require(draft.resource)
        #expect(resource.kind == .pairs)
        let pairs = resource.content.pairs.map {
            "\(resource.shown($0.term)) = \(resource.shown($0.definition))"
        }
        #expect(pairs == ["Atom = Small; very", "Ion = Charged", "Mass = Amount"])
    }

    @Test(arguments: ["notes.txt", "notes.md", "notes.html"])
    func textPassesThroughAsItIs(name: String) throws {
        let bytes = Array("Q: What is a delta?\nA: A river's fan.\n".utf8)
        let contents = try Documents.open(bytes, name: name, tools: Documents.Tools())
        let document = try #require(contents.documents.first)
        #expect(document.bytes == bytes)
        #expect(document.original == nil)
        #expect(document.markup == nil)
    }

    @Test func workbookBecomesATable() throws {
        let link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let book = """
            <workbook xmlns:r="\(link)"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>
            """
        let links = """
            <Relationships><Relationship Id="r1" Type="\(link)/worksheet" Target="worksheets/a.xml"/>
            <Relationship Id="r2" Type="\(link)/sharedStrings" Target="strings.xml"/></Relationships>
            """
        let strings = "<sst><si><t>Atom</t></si><si><r><t>Sm</t></r><r><t>all</t></r></si></sst>"
        let sheet = """
            <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>Mass</t></is></c><c r="B3"><v>42</v></c></row>
            </sheetData></worksheet>
            """
        let bytes = Zipped.bytes([
            ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", links), ("xl/strings.xml", strings),
            ("xl/worksheets/a.xml", sheet),
        ])
        #expect(try text(bytes, "a.xlsx") == "| Atom | Small |\n| --- | --- |\n| Mass | 42 |\n")
    }

    @Test func archiveHoldsOneDocumentForEachFile() throws {
        let word = try Fixture.bytes("weimar.docx")
        let archive = Zipped.bytes([
            ("notes/weimar.docx", word), ("../../../tmp/outside.txt", Array("Atom: a part".utf8)),
            ("__MACOSX/._weimar.docx", [1]), ("page_files/style.css", [1]),
            ("inner.zip", Zipped.bytes([("a.txt", "words")])),
            ("lock.docx", Array("PK\u{3}\u{4}".utf8)),
        ])
        let contents = try Documents.open(archive, name: "all.zip", tools: Installed.tools)
        #expect(contents.documents.map(\.name) == ["notes/weimar.docx", "tmp/outside.txt"])
        #expect(contents.refusals.map(\.name) == ["inner.zip", "lock.docx"])
        #expect(contents.refusals.first?.message.contains("archive inside the archive") == true)
        #expect(contents.passedOver == ["__MACOSX/._weimar.docx", "page_files/style.css"])
        #expect(!FileManager.default.fileExists(atPath: "/tmp/outside.txt"))
    }
}
