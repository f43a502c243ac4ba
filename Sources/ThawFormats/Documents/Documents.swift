import ThawCore

/// Opens the files that students and teachers have: PDF, Word, PowerPoint, Excel, OpenDocument and EPUB
/// documents, tables as text, web pages saved as one file, pictures of pages, and zip archives of any of them.
///
/// Text, Markdown and HTML pass through as they are. Nothing is written to a file that has a name, nothing
/// is fetched, and what a file may take of memory and time is limited.
public enum Documents {
    /// The programs of the system that are run beside this one. They are found by the caller, because
    /// only the program reads the environment.
    public struct Tools: Sendable {
        /// The path of `pdftotext` of poppler-utils; `nil` where it is not installed.
        public var pdftotext: String?
        /// The path of `tesseract`; `nil` where it is not installed.
        public var tesseract: String?

        /// Without them PDFs and pictures are refused with a sentence that says what to install.
        public init(pdftotext: String? = nil, tesseract: String? = nil) {
            self.pdftotext = pdftotext
            self.tesseract = tesseract
        }
    }

    /// What a file holds.
    public struct Contents: Sendable {
        /// A part of a container that could not be opened.
        public struct Refusal: Sendable {
            public var name: String
            /// One sentence.
            public var message: String
        }

        public var documents: [Document]
        public var refusals: [Refusal] = []
        /// Names of parts that hold no notes: styles, fonts, sounds, hidden files.
        public var passedOver: [String] = []
    }

    /// The most bytes of one file.
    public static let byteLimit = 256 << 20
    /// The most bytes of one text.
    public static let textLimit = 128 << 20
    /// The most documents of one container.
    public static let countLimit = 500

    /// Opens a file. All but a zip archive holds one document.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: its name, without a folder; it tells a table from text, and is shown.
    /// - Throws: `ThawError.invalid` with one sentence where the file cannot be opened at all.
    public static func open(_ bytes: [UInt8], name: String, tools: Tools) throws -> Contents {
        guard bytes.count <= byteLimit else {
            throw ThawError.invalid(
                "This file is larger than \(byteLimit >> 20) MB; split it and read the parts.")
        }
        guard DocumentKind.isZip(bytes) else {
            return Contents(documents: [try one(bytes, name, tools)])
        }
        return try ZipArchive.open(bytes, what: "a zip archive") { archive in
            if let extraction = try office(archive) {
                return Contents(documents: [document(extraction, bytes, name)])
            }
            if archive.member("collection.anki2") != nil
                || archive.member("collection.anki21") != nil
            {
                // The reader has the sentence for a deck.
                return Contents(documents: [Document(name: name, bytes: bytes)])
            }
            return try parts(of: archive, tools)
        }
    }

    /// Whether a file of this name, in a folder or an archive, is no page of notes: hidden files, styles and
    /// scripts of a saved page, fonts, sounds, films.
    ///
    /// - Parameter path: with `/` between folders.
    public static func isPassedOver(_ path: String) -> Bool { DocumentKind.isPassedOver(path) }

    // MARK: One file

    private static func one(_ bytes: [UInt8], _ name: String, _ tools: Tools) throws -> Document {
        switch DocumentKind(bytes, name: name) {
        case .pdf: return document(try PDFDocument.text(bytes, tools), bytes, name)
        case .picture: return document(try PictureText.text(bytes, tools), bytes, name)
        case .table:
            let utf8 = try DocumentKind.utf8(of: bytes)
            return document(SeparatedValues(utf8).extraction(), bytes, name)
        case .webArchive:
            let page = try DocumentKind.utf8(of: try WebArchive.html(of: bytes))
            return Document(name: name, bytes: page, markup: .html, original: bytes)
        case .refused(let sentence): throw ThawError.invalid(sentence)
        case .other:
            guard bytes.count <= textLimit else {
                throw ThawError.invalid(
                    "This text is larger than \(textLimit >> 20) MB; split it and read the parts.")
            }
            return Document(name: name, bytes: bytes)
        }
    }

    private static func document(
        _ extraction: Extraction, _ original: [UInt8], _ name: String
    ) -> Document {
        // libxml2 lets broken bytes of HTML through, and a font of a PDF may name half a character.
        var text = extraction.text
        if String(validating: text, as: UTF8.self) == nil {
            text = Array(String(decoding: text, as: UTF8.self).utf8)
        }
        var markup = extraction.markup
        if markup == .markdown, text.count > PlainForm.markdownLimit {
            text = PlainForm.of(text)
            markup = .plain
        }
        return Document(
            name: name, bytes: text, markup: markup, original: original,
            problems: extraction.problems)
    }

    private static func office(_ archive: ZipArchive) throws -> Extraction? {
        switch try DocumentKind.office(archive) {
        case .word: try WordDocument.text(of: archive)
        case .slides: try SlideShow.text(of: archive)
        case .workbook: try Workbook.text(of: archive)
        case .openDocument: try OpenDocument.text(of: archive)
        case .book: try Book.text(of: archive)
        case nil: nil
        }
    }

    // MARK: Archives

    private static func parts(of archive: ZipArchive, _ tools: Tools) throws -> Contents {
        var contents = Contents(documents: [])
        for member in archive.members where !member.isFolder {
            let name = DocumentKind.shownName(member.name)
            if isPassedOver(name) {
                contents.passedOver.append(name)
                continue
            }
            guard contents.documents.count + contents.refusals.count < countLimit else {
                contents.refusals.append(
                    Contents.Refusal(
                        name: name,
                        message: "The archive holds more than \(countLimit) files; "
                            + "this one and those after it were left out."))
                break
            }
            do {
                contents.documents.append(try part(member, name, of: archive, tools))
            } catch let error as ThawError where error != ZipArchive.bomb {
                contents.refusals.append(
                    Contents.Refusal(name: name, message: error.message))
            }
        }
        guard !contents.documents.isEmpty || !contents.refusals.isEmpty else {
            throw ThawError.invalid(
                "There are no notes in this zip archive; choose one that holds documents.")
        }
        return contents
    }

    private static func part(
        _ member: ZipArchive.Member, _ name: String, of archive: ZipArchive, _ tools: Tools
    ) throws -> Document {
        let bytes = try archive.bytes(of: member)
        guard DocumentKind.isZip(bytes) else { return try one(bytes, name, tools) }
        return try ZipArchive.open(bytes, what: "a zip archive") { inner in
            guard let extraction = try office(inner) else {
                throw ThawError.invalid(
                    "This is an archive inside the archive; unpack it and choose what is in it.")
            }
            return document(extraction, bytes, name)
        }
    }
}
