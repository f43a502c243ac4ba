import ThawCore

/// Collects the lines of a page whose text is not its source: HTML and Markdown.
struct PageBuilder {
    /// What holds for the text that is appended.
    struct Style {
        var isStrong = false
        var isLink = false
        /// Part of a formula.
        var isMath = false
        /// Line feeds in the source end lines.
        var isPreformatted = false
    }

    /// What holds for the line as a whole, taken when its first word comes.
    struct Form {
        var marker = Line.Marker.none
        var indent = 0
        var heading = 0
        var place = Line.Place.main
    }

    private(set) var page: PageLines
    var style = Style()
    var form = Form()
    private var current = Form()
    private var lineStart = 0
    private var firstRun = 0
    private var letters = 0
    private var strongLetters = 0
    private var linkLetters = 0
    private var mathLetters = 0
    private var isRow = false
    private var isApart = true
    private var pendingBreak = false
    private var nextIsApart = false
    /// A cell began and has no text yet: its paragraph does not break the row.
    private var isFreshCell = false
    /// Behind the last byte that the last line took from the source.
    private var taken = 0

    init(_ source: [UInt8], markup: SourceText.Markup) {
        page = PageLines(source: source, clean: [])
        page.clean.reserveCapacity(source.count / 2)
        page.markup = markup
    }

    /// The finished page.
    consuming func finish() -> PageLines {
        breakLine()
        page.clean.withUnsafeBufferPointer { DayMarkers.restore($0, &page.lines) }
        return page
    }

    mutating func edit(_ change: (inout PageLines) -> Void) { change(&page) }

    var isEmptyLine: Bool { page.clean.count == lineStart }

    // MARK: Text

    /// Appends a stretch of the source as it stands.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) {
        var i = span.start
        while i < span.end {
            let start = i
            while i < span.end, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
            appendStretch(bytes, Span(start, i))
            guard i < span.end else { return }
            if style.isPreformatted {
                breakLine()
            } else {
                appendStretch(bytes, Span(i, i + 1))
            }
            i += 1
        }
    }

    private mutating func appendStretch(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) {
        var span = span
        if pendingBreak || isEmptyLine {
            while span.start < span.end {
                let width = ByteText.spaceWidth(bytes, at: span.start, end: span.end)
                if width == 0 { break }
                span.start += width
            }
            guard !span.isEmpty else { return }
            beginLine()
        }
        guard !span.isEmpty else { return }
        noteRun(source: span, count: span.count, isVerbatim: true)
        let keepsTabs = style.isPreformatted || page.markup == .markdown
        var start = span.start
        var letters = 0
        for i in span.range {
            guard ByteText.isSpace(bytes[i]) else {
                letters += 1
                continue
            }
            if bytes[i] == 0x20 || keepsTabs && bytes[i] == 0x09 { continue }
            page.clean.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<i]))
            page.clean.append(0x20)
            start = i + 1
        }
        page.clean.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<span.end]))
        count(letters)
    }

    /// Appends words that stand for a stretch of the source: a decoded character reference.
    mutating func append(_ words: [UInt8], for span: Span) {
        if pendingBreak || isEmptyLine {
            let isSpace = words.withUnsafeBufferPointer {
                ByteText.trimmed($0, Span(0, words.count)).isEmpty
            }
            if isSpace { return }
            beginLine()
        }
        noteRun(source: span, count: words.count, isVerbatim: false)
        page.clean += words
        count(words.count { !ByteText.isSpace($0) })
    }

    private mutating func count(_ number: Int) {
        letters += number
        if number > 0 { isFreshCell = false }
        if style.isStrong { strongLetters += number }
        if style.isLink { linkLetters += number }
        if style.isMath { mathLetters += number }
    }

    private mutating func noteRun(source: Span, count: Int, isVerbatim: Bool) {
        let index = page.runs.count - 1
        if isVerbatim, index >= firstRun, page.runs[index].isVerbatim,
            page.runs[index].source.end == source.start,
            page.runs[index].isStrong == style.isStrong
        {
            page.runs[index].source.end = source.end
            page.runs[index].count += count
            return
        }
        page.runs.append(
            PageLines.Run(
                start: page.clean.count, count: count, source: source, isStrong: style.isStrong,
                isVerbatim: isVerbatim))
    }

    // MARK: Lines

    private mutating func beginLine() {
        if pendingBreak { breakLine() }
        current = form
        if form.marker != .none { form.marker = .none }
    }

    /// The line ends when more text comes, unless a cell joins it first.
    mutating func breakLater(isApart: Bool) {
        if isEmptyLine {
            self.isApart = self.isApart || isApart
        } else if !isFreshCell {
            pendingBreak = true
            nextIsApart = nextIsApart || isApart
        }
    }

    /// The next text stands in the next cell of the row.
    mutating func nextCell(at offset: Int) {
        guard !isEmptyLine else { return }
        pendingBreak = false
        nextIsApart = false
        isRow = true
        append([0x09], for: Span(offset, offset))
        isFreshCell = true
    }

    /// Ends the line now.
    mutating func breakLine() {
        pendingBreak = false
        defer { resetLine() }
        let text = page.clean.withUnsafeBufferPointer {
            ByteText.trimmed($0, Span(lineStart, $0.count))
        }
        guard !text.isEmpty, let first = page.runs[firstRun...].first, let last = page.runs.last
        else {
            page.clean.removeSubrange(lineStart...)
            page.runs.removeSubrange(firstRun...)
            return
        }
        let start = max(taken, first.source.start)
        let extent = Span(start, max(start, last.source.end))
        taken = extent.end
        var line = Line(extent: extent, text: text, start: text.start)
        line.marker = current.marker
        line.indent = current.indent
        line.heading = current.heading
        line.place = current.place
        line.isStrong = strongLetters * 10 >= letters * 9
        line.isLink = linkLetters * 10 >= letters * 9
        line.isApart = isApart
        line.isRow = isRow
        line.isCode =
            style.isPreformatted && page.markup == .markdown
            || mathLetters > 0 && mathLetters * 10 >= letters * 9
        if line.marker == .none, line.heading == 0 {
            page.clean.withUnsafeBufferPointer { LineMarker.read($0, &line) }
        }
        page.lines.append(line)
        // Sentences must not run together where lines do; no run covers it, so no passage has it.
        page.clean.append(0x0A)
        isApart = nextIsApart
        nextIsApart = false
    }

    private mutating func resetLine() {
        lineStart = page.clean.count
        firstRun = page.runs.count
        letters = 0
        strongLetters = 0
        linkLetters = 0
        mathLetters = 0
        isRow = false
        isFreshCell = false
        if nextIsApart {
            isApart = true
            nextIsApart = false
        }
    }
}
