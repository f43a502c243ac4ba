import ThawCore

/// A photograph or scan of a page through Tesseract, which runs beside this program and is no part of
/// it.
enum PictureText {
    static func text(_ bytes: [UInt8], _ tools: Documents.Tools) throws -> Extraction {
        guard let path = tools.tesseract else {
            throw ThawError.invalid(
                "This is a picture. Install Tesseract and try again, or paste the text.")
        }
        var words = RecognisedWords()
        try recognise(bytes, with: path, limit: 120, &words)
        guard !words.pages.lines.isEmpty else {
            throw ThawError.invalid(
                "There are no words to be seen in this picture; take it again in good light, "
                    + "straight from above.")
        }
        return text(words)
    }

    /// Reads one picture behind those that were read before.
    ///
    /// - Parameter limit: in seconds.
    static func recognise(
        _ bytes: [UInt8], with path: String, limit: Int, _ words: inout RecognisedWords
    ) throws {
        let file = try ScratchFile(bytes)
        let ending: ExternalProgram.Ending
        do {
            ending = try ExternalProgram(path: path).run(
                ["stdin", "stdout", "--psm", "3", "-c", "tessedit_create_tsv=1"], input: file,
                limits: ExternalProgram.Limits(seconds: limit, outputBytes: 64 << 20)
            ) { words.take($0) }
        } catch {
            throw ThawError.invalid(
                error == .notStarted
                    ? "Tesseract could not be started; install it again, or paste the text."
                    : "This picture is too much work to read; cut it into smaller ones.")
        }
        words.finish()
        guard ending.status == 0 else {
            throw ThawError.invalid(
                "This picture could not be read; save it as PNG or JPEG and try again.")
        }
    }

    /// The text of pictures, with a word of warning.
    static func text(_ words: RecognisedWords) -> Extraction {
        var result = PrintedText.text(words.pages)
        let share = words.doubtful * 100 / max(1, words.words)
        result.problems.append(
            share < 10
                ? "The words were read off a picture; look them over."
                : "The words were read off a picture, and \(share) % of them are doubtful; "
                    + "look them over.")
        return result
    }
}

/// Reads the table that Tesseract writes: one line a word, with its place and how sure it is.
struct RecognisedWords {
    private(set) var pages = PrintedPages()
    private(set) var words = 0
    private(set) var doubtful = 0
    private var rest: [UInt8] = []
    private var line: PrintedPages.Line?
    private var block = 0
    private var isLineEmpty = true

    /// What Tesseract takes a bullet for.
    private static let misread: Set<[UInt8]> = Set(
        ["¢", "©", "®", "»", "°", "¤", "e"].map { Array($0.utf8) })

    init() { pages.headingRatio = 1.4 }

    mutating func take(_ chunk: UnsafeBufferPointer<UInt8>) {
        for byte in chunk {
            if byte == 0x0A {
                read(rest)
                rest.removeAll(keepingCapacity: true)
            } else if rest.count < 65_536 {
                rest.append(byte)
            }
        }
    }

    mutating func finish() {
        if !rest.isEmpty { read(rest) }
        rest.removeAll()
        endLine()
    }

    private mutating func read(_ row: [UInt8]) {
        let cells = row.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
        guard cells.count == 12 else { return }
        let numbers = cells[..<11].map { Float(String(decoding: $0, as: UTF8.self)) ?? 0 }
        let (left, top, width, height) = (numbers[6], numbers[7], numbers[8], numbers[9])
        switch numbers[0] {
        case 1:
            endLine()
            pages.pages.append(PrintedPages.Page(width: width, height: height))
        case 3: block += 1
        case 4:
            endLine()
            line = PrintedPages.Line(
                page: pages.pages.count - 1, block: block, left: left, top: top,
                right: left + width, bottom: top + height)
            pages.beginLine()
            isLineEmpty = true
        case 5:
            let word = cells[11].filter { $0 > 0x20 }
            guard !word.isEmpty, line != nil else { return }
            words += 1
            if numbers[10] < 60 { doubtful += 1 }
            let isBullet = isLineEmpty && Self.misread.contains(Array(word))
            pages.addWord(
                isBullet ? Array("•".utf8) : Array(word), left: left, right: left + width,
                height: height)
            isLineEmpty = false
        default: break
        }
    }

    private mutating func endLine() {
        if let line, line.page >= 0 { pages.endLine(line) }
        line = nil
    }
}
