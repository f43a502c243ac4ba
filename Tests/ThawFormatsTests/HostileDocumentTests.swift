import Foundation
import TestSupport
import Testing
import ThawCore
import ThawFormats

struct HostileDocumentTests {
    private func refusal(
        _ bytes: [UInt8], _ name: String, tools: Documents.Tools = Installed.tools
    ) -> String {
        do {
            let contents = try Documents.open(bytes, name: name, tools: tools)
            return "opened: " + (contents.documents.first.map { "\($0.bytes.count) bytes" } ?? "")
        } catch {
            return (error as? ThawError)?.message ?? "\(error)"
        }
    }

    private func check(
        _ bytes: [UInt8], _ name: String, isRefusedWith words: String,
        tools: Documents.Tools = Installed.tools, at location: SourceLocation = #_sourceLocation
    ) {
        let sentence = refusal(bytes, name, tools: tools)
        #expect(sentence.contains(words), sourceLocation: location)
        #expect(sentence.hasSuffix("."), "a sentence", sourceLocation: location)
    }

    @Test func documentTypeOfItsOwnIsNotOpened() throws {
        let body = Zipped.paragraph("&x;")
        let external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        check(Zipped.word(body, before: external), "a.docx", isRefusedWith: "not opened")
        var laughs = "<!ENTITY x0 \"ha\">"
        for i in 1...20 { laughs += "<!ENTITY x\(i) \"&x\(i - 1);&x\(i - 1);\">" }
        check(
            Zipped.word(Zipped.paragraph("&x20;"), before: "<!DOCTYPE a [\(laughs)]>"), "a.docx",
            isRefusedWith: "not opened")
    }

    @Test func deepNestingEndsTheReadingNotTheProgram() {
        let deep = String(repeating: "<w:sdt>", count: 10_000)
        check(Zipped.word(deep), "a.docx", isRefusedWith: "damaged")
        let after = Zipped.word(Zipped.paragraph("Kept.") + deep)
        #expect(refusal(after, "a.docx") == "opened: 6 bytes")
        let list = String(repeating: "<ul><li>", count: 10_000) + "words"
        let book = Zipped.bytes([
            (
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>"
            ),
            (
                "a.opf",
                "<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest>"
                    + "<spine><itemref idref=\"a\"/></spine></package>"
            ), ("a.xhtml", "<html><body><p>First.</p>\(list)</body></html>"),
        ])
        #expect(refusal(book, "a.epub").hasPrefix("opened"))
    }

    @Test func bombIsNotUnpacked() {
        let zeros = [UInt8](repeating: 0x20, count: 120 << 20)
        let bomb = Zipped.bytes([("word/document.xml", zeros), ("[Content_Types].xml", [0x20])])
        #expect(bomb.count < 1 << 20)
        check(bomb, "a.docx", isRefusedWith: "unpacks to far more")
        check(Zipped.bytes([("a.txt", zeros)]), "a.zip", isRefusedWith: "unpacks to far more")
    }

    @Test(arguments: [100, 2_000, 30_000])
    func containerThatIsCutOffIsRefused(count: Int) throws {
        let whole = try Fixture.bytes("weimar.docx")
        check(
            Array(whole.prefix(min(count, whole.count - 200))), "a.docx", isRefusedWith: "damaged")
    }

    @Test func tooManyMembersAreRefused() {
        let many = (0...20_000).map { ("\($0).txt", [0x61 as UInt8]) }
        check(Zipped.bytes(many, deflated: false), "a.zip", isRefusedWith: "more than 20000 parts")
    }

    @Test func lockedAndOldDocumentsSaySo() {
        let sign: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600)
        let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        check(sign + name, "a.docx", isRefusedWith: "locked with a password")
        check(sign, "a.doc", isRefusedWith: "old Office document")
    }

    @Test(
        .enabled(if: Installed.tools.pdftotext != nil, "pdftotext is not installed"),
        arguments: [
            ("locked.pdf", "locked with a password"), ("scan.pdf", "pictures of pages"),
        ])
    func pdfWithoutTextSaysWhy(name: String, words: String) throws {
        check(try Fixture.bytes(name), name, isRefusedWith: words)
    }

    @Test(.enabled(if: Installed.tools.pdftotext != nil, "pdftotext is not installed"))
    func damagedPDFIsOneSentence() {
        check(Array("%PDF-1.7\n%nothing more".utf8), "a.pdf", isRefusedWith: "damaged")
    }

    @Test func missingProgramIsNamed() throws {
        let none = Documents.Tools()
        let noTesseract = Documents.Tools(pdftotext: Installed.tools.pdftotext)
        if noTesseract.pdftotext != nil {
            check(
                try Fixture.bytes("scan.pdf"), "a.pdf", isRefusedWith: "install Tesseract",
                tools: noTesseract)
        }
        check(
            try Fixture.bytes("river.pdf"), "a.pdf", isRefusedWith: "Install poppler-utils",
            tools: none)
        check(
            try Fixture.bytes("army.png"), "a.png",
            isRefusedWith: "This is a picture. Install Tesseract and try again, or paste the text.",
            tools: none)
        let wrong = Documents.Tools(
            pdftotext: "/nowhere/pdftotext", tesseract: "/nowhere/tesseract")
        check(
            try Fixture.bytes("river.pdf"), "a.pdf", isRefusedWith: "could not be started",
            tools: wrong)
    }

    @Test func programThatSaysNothingOrTooMuchIsEnded() throws {
        let river = try Fixture.bytes("river.pdf")
        check(
            river, "a.pdf", isRefusedWith: "pictures of pages",
            tools: Documents.Tools(pdftotext: "/bin/true"))
        check(
            river, "a.pdf", isRefusedWith: "damaged",
            tools: Documents.Tools(pdftotext: "/bin/false"))
    }

    @Test func archiveWithoutNotesSaysSo() {
        check(
            Zipped.bytes([("a.css", "b {}"), (".hidden", "x")]), "a.zip",
            isRefusedWith: "no notes in this zip")
    }

    @Test func temporaryFilesLeaveNothingBehind() throws {
        let folder = FileManager.default.temporaryDirectory.path
        func ours() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasPrefix("thaw-") && $0.count == 11 }
        }
        _ = refusal(try Fixture.bytes("river.pdf"), "a.pdf")
        #expect(try ours().isEmpty)
    }
}
