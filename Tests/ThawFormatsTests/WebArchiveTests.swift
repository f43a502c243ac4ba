import Foundation
import Testing
import ThawCore
import ThawFormats
import ThawText

/// Web pages that a browser saved as one file.
@Suite struct WebArchiveTests {
    private static let page = """
        <html><head><title>Osmosis</title></head><body><h1>Osmosis</h1>\
        <p>Osmosis is the movement of water through a membrane – from dilute to concentrated.</p>\
        </body></html>
        """

    private func archive(_ body: String, encoding: String, type: String = "text/html") -> [UInt8] {
        let text = """
            From: <Saved by Blink>
            Subject: Osmosis
            MIME-Version: 1.0
            Content-Type: multipart/related;
            \ttype="text/html";
            \tboundary="----Boundary--abc----"


            ------Boundary--abc----
            Content-Type: text/css
            Content-Transfer-Encoding: quoted-printable

            p { color: red }
            ------Boundary--abc----
            Content-Type: \(type); charset=utf-8
            Content-ID: <frame@mhtml.blink>
            Content-Transfer-Encoding: \(encoding)

            \(body)
            ------Boundary--abc------

            """
        return Array(text.replacing("\n", with: "\r\n").utf8)
    }

    private static var quoted: String {
        var out = ""
        for byte in page.utf8 {
            out +=
                byte >= 0x80 || byte == 0x3D
                ? String(format: "=%02X", byte)
                : String(
                    UnicodeScalar(byte))
        }
        // A soft line break in the middle of a word.
        return out.replacing("membrane", with: "mem=\nbrane")
    }

    @Test(arguments: ["quoted-printable", "base64", "8bit"])
    func thePageIsTakenOut(encoding: String) throws {
        let body =
            switch encoding {
            case "quoted-printable": Self.quoted
            case "base64":
                Data(Self.page.utf8).base64EncodedString(options: .lineLength76Characters)
            default: Self.page
            }
        let bytes = archive(body, encoding: encoding)
        let contents = try Documents.open(bytes, name: "osmosis.mhtml", tools: .init())
        let document = try #require(contents.documents.first)
        #expect(document.markup == .html)
        #expect(document.original == bytes)
        let resource = try #require(document.draft(as: Resource.ID(rawValue: UUID())).resource)
        #expect(resource.title.text == "Osmosis")
        #expect(
            resource.searchLines().contains {
                $0.text.contains("through a membrane – from dilute to concentrated.")
            })
    }

    @Test func anArchiveWithoutAPageIsRefusedInOneSentence() throws {
        let bytes = archive("GIF", encoding: "8bit", type: "image/gif")
        let error = #expect(throws: ThawError.self) {
            try Documents.open(bytes, name: "page.mht", tools: .init())
        }
        #expect(error?.message.contains("Save the page as HTML") == true)
    }

    @Test(arguments: [
        "MIME-Version: 1.0\nContent-Type: multipart/related\n\nno boundary",
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"\"\n\n--\n",
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n--x--",
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
            + "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable",
    ])
    func brokenArchivesDoNotTrap(text: String) {
        _ = try? Documents.open(Array(text.utf8), name: "a.mhtml", tools: .init())
    }

    @Test func notesThatSpeakOfMailAreNoArchive() throws {
        let notes = "Content-Type: what a message holds\nMIME-Version: a header of e-mails"
        let contents = try Documents.open(Array(notes.utf8), name: "a.txt", tools: .init())
        #expect(contents.documents.first?.markup == nil)
    }
}
