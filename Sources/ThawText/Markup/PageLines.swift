import ThawCore

/// A line of a page, whatever its markup: the common form that every kind of page is recognised in.
struct Line {
    /// What stands before the text and is no part of it.
    enum Marker: Equatable {
        case none, bullet
        case number(Int)
    }

    /// The part of the page that the markup says the line is in.
    enum Place {
        case main, navigation, boilerplate
    }

    /// In the source, with indentation, marker and line ending. Extents of lines never overlap.
    var extent: Span
    /// In `PageLines.clean`, without white space at either end and without the marker.
    var text: Span
    /// Where the marker or, without one, the text begins in `PageLines.clean`.
    var start: Int
    var marker = Marker.none
    /// Columns of indentation, or four for each level of a list.
    var indent = 0
    /// 1 to 6 for a heading, 0 for none.
    var heading = 0
    var place = Place.main
    /// Every letter is set in bold.
    var isStrong = false
    /// Every letter is part of a link.
    var isLink = false
    /// Preceded by an empty line, or by the edge of a paragraph.
    var isApart = false
    /// A row of a table, its cells separated by tabs.
    var isRow = false
    /// Goes on with the line above, whatever stands between them: the form of the page says so.
    var isRest = false
    /// A line of a block of code in Markdown, or a formula by itself.
    var isCode = false
    /// What the line is, where the form of the page says so before its words are looked at.
    var role: Block.Role?
}

/// The lines of a page and the way from their text back to the source.
///
/// `clean` is the text as a reader sees it: for plain text the source itself, otherwise the source
/// without tags and with entities decoded. `runs` map it back. Recognisers look at `clean` only, so
/// they know no markup.
struct PageLines {
    /// A stretch of `clean` that comes from one stretch of the source.
    struct Run {
        var start: Int
        var count: Int
        var source: Span
        var isStrong: Bool
        /// The bytes are the same (but for the kind of white space), one for one.
        var isVerbatim: Bool
    }

    let source: [UInt8]
    var clean: [UInt8]
    /// Ascending; empty when `clean` is the source.
    var runs: [Run] = []
    var lines: [Line] = []
    /// Parts of the source that are no lines: scripts, styles, comments. Ascending.
    var asides: [Block] = []
    /// How many lines at the beginning are front matter of Markdown.
    var matter = 0
    var markup = SourceText.Markup.plain
    /// What the markup itself says about the page.
    var title: Finding?
    var author: String?
    var date: String?
    var language: String?
    var problems: [Problem] = []
    /// What the form of the page says.
    var opening = PageOpening()

    init(source: [UInt8], clean: [UInt8]? = nil) {
        self.source = source
        self.clean = clean ?? source
    }

    /// The text of a span of `clean`, white space collapsed.
    func string(_ text: Span) -> String {
        if isCollapsed(text) { return String(decoding: clean[text.range], as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var isSpace = false
        for i in text.range {
            let byte = clean[i]
            if byte == 0x20 || 0x09...0x0D ~= byte {
                isSpace = true
                continue
            }
            if isSpace, !out.isEmpty { out.append(0x20) }
            isSpace = false
            out.append(byte)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether white space of ASCII stands in it as single spaces between words alone.
    func isCollapsed(_ text: Span) -> Bool {
        clean.withUnsafeBufferPointer { clean in
            var previous: UInt8 = 0x20
            for i in text.range {
                let byte = clean[i]
                if byte <= 0x20, byte == 0x20 ? previous == 0x20 : 0x09...0x0D ~= byte {
                    return false
                }
                previous = byte
            }
            return previous != 0x20
        }
    }

    /// The text with its tabs and runs of blanks, which part the columns of a line.
    func string(_ text: Span, keepingGaps: Bool) -> String {
        keepingGaps ? String(decoding: clean[text.range], as: UTF8.self) : string(text)
    }

    func string(of line: Line) -> String { string(line.text) }
}

// MARK: Passages

extension PageLines {
    /// The passage of a span of `clean`.
    func passage(_ text: Span) -> Passage { passage([text]) }

    /// One passage of several spans of `clean`, in order; a space stands between them.
    func passage(_ texts: [Span]) -> Passage {
        if runs.isEmpty, texts.count == 1 { return Passage(texts[0]) }
        var pieces: [Passage.Piece] = []
        for text in texts {
            if let last = pieces.last {
                if runs.isEmpty, isBlank(from: last.span.end, to: text.start) {
                    pieces[pieces.count - 1].span.end = max(text.end, last.span.end)
                    continue
                }
                let next = sourceSpan(text).start
                if next >= last.span.end {
                    var gap = Span(last.span.end, next)
                    // The foot of one page and the head of the next are no part of it.
                    if runs.isEmpty, clean[gap.range].count(where: { $0 == 0x0A }) > 1 {
                        gap.end = gap.start
                    }
                    pieces.append(Passage.Piece(span: gap, replacement: " "))
                }
            }
            appendPieces(of: text, to: &pieces)
        }
        if pieces.isEmpty { pieces = [Passage.Piece(span: Span(0, 0))] }
        return Passage(pieces: pieces)
    }

    /// Where a span of `clean` stands in the source.
    func sourceSpan(_ text: Span) -> Span {
        guard !runs.isEmpty else { return text }
        var pieces: [Passage.Piece] = []
        appendPieces(of: text, to: &pieces)
        guard let first = pieces.first, let last = pieces.last else { return Span(0, 0) }
        return Span(first.span.start, max(first.span.start, last.span.end))
    }

    func finding(_ text: Span, origin: Finding.Origin = .given) -> Finding {
        Finding(string(text), origin: origin, span: sourceSpan(text))
    }

    /// Lines that lost their break touch each other; a blank belongs between them.
    private func isBlank(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        return source[start..<end].allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 }
    }

    private func appendPieces(of text: Span, to pieces: inout [Passage.Piece]) {
        guard !runs.isEmpty else {
            pieces.append(Passage.Piece(span: text))
            return
        }
        var index = firstRun(endingAfter: text.start)
        while index < runs.count, runs[index].start < text.end {
            let run = runs[index]
            index += 1
            let from = max(run.start, text.start)
            let to = min(run.start + run.count, text.end)
            guard from < to else { continue }
            guard run.isVerbatim else {
                let words = String(decoding: clean[from..<to], as: UTF8.self)
                pieces.append(
                    Passage.Piece(span: run.source, replacement: words, isStrong: run.isStrong))
                continue
            }
            let offset = run.source.start - run.start
            let span = Span(from + offset, to + offset)
            pieces.append(Passage.Piece(span: span, isStrong: run.isStrong))
        }
    }

    private func firstRun(endingAfter offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].start + runs[middle].count <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
