import ThawCore

/// A PDF through `pdftotext` of poppler-utils, which runs beside this program and is no part of it.
enum PDFDocument {
    /// The most pages that are read of one document.
    static let pageLimit = 3_000

    static func text(_ bytes: [UInt8], _ tools: Documents.Tools) throws -> Extraction {
        guard let path = tools.pdftotext else {
            throw ThawError.invalid(
                "This is a PDF, and pdftotext is not installed. Install poppler-utils and try again, "
                    + "or open it, copy its text and paste that.")
        }
        let file = try ScratchFile(bytes)
        var boxes = BoundingBoxes()
        let ending: ExternalProgram.Ending
        do {
            ending = try ExternalProgram(path: path).run(
                ["-bbox-layout", "-l", "\(pageLimit)", "/dev/fd/0", "-"], input: file
            ) { boxes.take($0) }
        } catch {
            throw refusal(error)
        }
        guard ending.status == 0 || !boxes.pages.lines.isEmpty else {
            throw refusal(ending, isEncrypted: isEncrypted(bytes))
        }
        guard !boxes.pages.lines.isEmpty else {
            return try ScannedPages.text(file, pageCount: boxes.pages.pages.count, tools)
        }
        var result = PrintedText.text(boxes.pages)
        if boxes.pages.pages.count >= pageLimit {
            result.problems.append("Only the first \(pageLimit) pages of the PDF were read.")
        }
        if ending.status != 0 {
            result.problems.append("The PDF is damaged; what could be read of it was.")
        }
        return result
    }

    private static func refusal(
        _ ending: ExternalProgram.Ending, isEncrypted: Bool
    ) -> ThawError {
        if isEncrypted || ending.messages.contains("Incorrect password") {
            return .invalid(
                "This PDF is locked with a password; save it without one and choose it again.")
        }
        return .invalid("This PDF is damaged; download or save it again.")
    }

    private static func refusal(_ failure: ExternalProgram.Failure) -> ThawError {
        switch failure {
        case .notStarted:
            .invalid("pdftotext could not be started; install poppler-utils again.")
        case .tookTooLong, .wroteTooMuch:
            .invalid("This PDF is too much work to read; split it and read the parts.")
        }
    }

    /// The trailer of a locked document names its lock; looked for in the last 64 kB.
    private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
        let sign = Array("/Encrypt".utf8)
        let tail = bytes.suffix(65_536)
        return tail.indices.contains { tail[$0] == 0x2F && tail[$0...].starts(with: sign) }
    }
}
