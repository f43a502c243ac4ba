import Foundation
import Testing
import ThawCore
import ThawFormats

@Suite(.enabled(if: Installed.tools.pdftotext != nil, "pdftotext is not installed"))
struct PrintedTextTests {
    private func open(_ name: String) throws -> (text: String, problems: [String]) {
        let contents = try Documents.open(
            Fixture.bytes(name), name: name, tools: Installed.tools)
        let document = try #require(contents.documents.first)
        return (String(decoding: document.bytes, as: UTF8.self), document.problems)
    }

    @Test func pageIsReadAsItIsMeant() throws {
        let (text, problems) = try open("river.pdf")
        #expect(text.hasPrefix("# The River Basin\n\n## Erosion\n\nRivers wear their beds"))
        #expect(
            text.contains("\n- Abrasion is the load wearing the bed, which goes on for so long"))
        #expect(text.contains("wrapped somewhere in the middle of it.\n- Attrition rounds"))
        #expect(text.contains("\n1. Source\n2. Mouth\n"))
        #expect(
            text.contains("\n| Meander | A bend in a river that grows |\n| --- | --- |\n| Delta |"))
        #expect(!text.contains("Geography Year 9"))
        #expect(!text.contains("Page 1"))
        #expect(problems.count == 1)
        #expect(problems.first?.contains("\"Geography Year 9\"") == true)
    }

    @Test func columnsAreReadOneAfterTheOther() throws {
        let (text, _) = try open("columns.pdf")
        let paragraphs = text.split(separator: "\n").filter { $0.hasPrefix("Rivers wear") }
        #expect(paragraphs.count == 6)
        #expect(Set(paragraphs).count == 1)
        #expect(text.hasSuffix("The last words.\n"))
    }

    @Test func wordsCutAtTheEndOfALineArePutTogether() throws {
        let (text, _) = try open("hyphens.pdf")
        #expect(text.contains("whose government had"))
        #expect(text.contains("Stalin's heirs began de-Stalinisation in"))
        #expect(text.contains("The well-known words"))
    }

    @Test func tableOfContentsIsLeftOutAndSaid() throws {
        let (text, problems) = try open("contents.pdf")
        #expect(text == "Rivers carry water to the sea.\n")
        #expect(problems == ["The table of contents was left out."])
    }

    @Test(.enabled(if: Installed.tools.tesseract != nil, "Tesseract is not installed"))
    func pictureIsReadWithAWordOfWarning() throws {
        let (text, problems) = try open("army.png")
        #expect(text.contains("The Roman Army"))
        #expect(text.contains("twenty-five years and were given land when they retired."))
        #expect(problems.first?.contains("read off a picture") == true)
    }

    @Test(.enabled(if: Installed.tools.tesseract != nil, "Tesseract is not installed"))
    func scannedPagesAreDrawnAndRead() throws {
        let (text, problems) = try open("photo.pdf")
        #expect(text.components(separatedBy: "The Roman Army").count == 3)
        #expect(problems.first?.contains("read off a picture") == true)
    }
}
