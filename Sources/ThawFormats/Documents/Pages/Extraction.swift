import ThawCore

/// The text that was taken out of a document, and what has to be said about it.
struct Extraction {
    var text: [UInt8]
    var markup = SourceText.Markup.markdown
    /// Sentences.
    var problems: [String] = []

    init(text: [UInt8], markup: SourceText.Markup = .markdown, problems: [String] = []) {
        self.text = text
        self.markup = markup
        self.problems = problems
    }

    /// What a reading of XML gave.
    ///
    /// - Parameter what: what the file is: "Word document".
    /// - Throws: `ThawError.invalid` where nothing could be read, or nothing should be.
    init(
        _ writer: consuming MarkdownWriter, _ ending: XMLReader.Ending, what: String,
        leftOut: Set<String> = []
    ) throws {
        let isFull = writer.isFull
        text = writer.finish()
        if ending == .hostile {
            throw ThawError.invalid(
                "This \(what) declares a document type of its own, as no office program does; "
                    + "it was not opened.")
        }
        if text.isEmpty, ending == .damaged {
            throw ThawError.invalid(
                "This \(what) is damaged; open it in its own program, save it and try again.")
        }
        if ending == .damaged {
            problems.append("The \(what) is damaged; what stands before the damage was read.")
        }
        if isFull {
            problems.append(
                "The \(what) holds more than \(MarkdownWriter.limit >> 20) MB of text; "
                    + "the rest was left out.")
        }
        for part in leftOut.sorted() {
            problems.append("Not taken over: \(part).")
        }
    }
}
