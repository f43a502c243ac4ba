import ThawCore

/// A PDF that holds pictures of pages: `pdftoppm`, which comes with `pdftotext`, draws them, Tesseract reads
/// them.
enum ScannedPages {
    /// The most pages that are read, and the seconds after which no other page is begun.
    static let limit = (pages: 40, seconds: 100)

    static func text(
        _ file: ScratchFile, pageCount: Int, _ tools: Documents.Tools
    ) throws -> Extraction {
        guard let tesseract = tools.tesseract, let drawing = drawing(beside: tools.pdftotext) else {
            throw refusal("install Tesseract and try again, or paste the text")
        }
        let end = ContinuousClock.now + .seconds(limit.seconds)
        var words = RecognisedWords()
        var count = 0
        while count < min(pageCount, limit.pages), ContinuousClock.now < end {
            guard let picture = try? picture(of: count + 1, file, drawing) else { break }
            try PictureText.recognise(picture, with: tesseract, limit: 60, &words)
            count += 1
        }
        guard !words.pages.lines.isEmpty else {
            throw refusal("its pages cannot be read; paste the text")
        }
        var result = PictureText.text(words)
        if count < pageCount {
            result.problems.append(
                "Only the first \(count) of its \(pageCount) pages were read; split the PDF and "
                    + "read the rest.")
        }
        return result
    }

    private static func refusal(_ advice: String) -> ThawError {
        .invalid("This PDF holds pictures of pages and no text: \(advice).")
    }

    private static func drawing(beside path: String?) -> ExternalProgram? {
        guard let path, path.hasSuffix("pdftotext") else { return nil }
        return ExternalProgram(path: path.dropLast("pdftotext".count) + "pdftoppm")
    }

    /// A page in grey, its longer side 2,400 dots: some 200 an inch of a usual page.
    private static func picture(
        of page: Int, _ file: ScratchFile, _ program: ExternalProgram
    ) throws -> [UInt8]? {
        file.rewind()
        var picture: [UInt8] = []
        let ending = try program.run(
            [
                "-gray", "-scale-to", "2400", "-f", "\(page)", "-l", "\(page)", "/dev/fd/0",
            ], input: file,
            limits: ExternalProgram.Limits(seconds: 30, outputBytes: 64 << 20)
        ) { picture += $0 }
        return ending.status == 0 && !picture.isEmpty ? picture : nil
    }
}
