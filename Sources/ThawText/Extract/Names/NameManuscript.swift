import ThawCore

/// Passages joined to one run of bytes for reading names, with the way back to the source.
struct NameManuscript {
    private(set) var bytes: [UInt8] = []
    /// Each passage in `bytes`: what is read by itself.
    private(set) var passages: [Span] = []
    private var segments: [Segment] = []

    /// A run of `bytes` and the span of the source that it stands for.
    private struct Segment {
        var start: Int
        var source: Span
        /// Whether the run is the source, byte for byte.
        var isVerbatim: Bool
    }

    init() {}

    /// A plain text, read paragraph by paragraph.
    init(_ text: [UInt8]) {
        bytes = text
        passages = Self.paragraphs(of: text)
        segments = [Segment(start: 0, source: Span(0, text.count), isVerbatim: true)]
    }

    mutating func append(_ run: some Sequence<UInt8>, for source: Span, isVerbatim: Bool) {
        segments.append(Segment(start: bytes.count, source: source, isVerbatim: isVerbatim))
        bytes.append(contentsOf: run)
    }

    /// Ends a passage that began at this length of `bytes`.
    mutating func endPassage(from start: Int) {
        guard start < bytes.count else { return }
        passages.append(Span(start, bytes.count))
        append(
            [0x0A], for: segments.last.map { Span($0.source.end, $0.source.end) } ?? Span(0, 0),
            isVerbatim: false)
    }

    /// The source's span of a span of `bytes`. Cost: O(log segments).
    ///
    /// - Parameter hint: the segment that was found last: what is asked for in order is found at once.
    func source(of span: Span, near hint: inout Int) -> Span {
        let start = place(of: span.start, isEnd: false, near: &hint)
        return Span(start, max(start, place(of: span.end, isEnd: true, near: &hint)))
    }

    private func place(of offset: Int, isEnd: Bool, near hint: inout Int) -> Int {
        let wanted = isEnd ? offset - 1 : offset
        if !holds(wanted, hint) {
            if holds(wanted, hint + 1) {
                hint += 1
            } else {
                hint = segments.partitioningIndex { $0.start > wanted }
                hint = max(0, hint - 1)
            }
        }
        guard hint < segments.count else { return 0 }
        let segment = segments[hint]
        guard segment.isVerbatim else { return isEnd ? segment.source.end : segment.source.start }
        return min(segment.source.end, segment.source.start + max(0, offset - segment.start))
    }

    /// Whether the segment is the last one that begins at the offset or before it.
    private func holds(_ offset: Int, _ segment: Int) -> Bool {
        segment < segments.count && segments[segment].start <= offset
            && (segment + 1 == segments.count || segments[segment + 1].start > offset)
    }

    /// Lines, each joined to the one before it when that one was broken in the middle of a sentence.
    private static func paragraphs(of text: [UInt8]) -> [Span] {
        var found: [Span] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            if let last = found.last, goesOn(text, last, start..<end) {
                found[found.count - 1] = Span(last.start, end)
            } else if start < end {
                found.append(Span(start, end))
            }
            start = end + 1
        }
        return found
    }

    /// A line of sixty bytes or more without an end mark, and a line that does not begin with a sign.
    private static func goesOn(_ text: [UInt8], _ last: Span, _ line: Range<Int>) -> Bool {
        guard let first = text[line].first(where: { !WordShape.isSpace($0) }),
            let end = text[last.range].last(where: { !WordShape.isSpace($0) }),
            last.end + 1 == line.lowerBound
        else { return false }
        if WordShape.isLower(first) { return true }
        let lastLine = text[last.range].lastIndex(of: 0x0A).map { last.end - $0 } ?? last.count
        return lastLine >= 60 && WordShape.isASCIILetter(first)
            && (WordShape.isASCIILetter(end) || end == 0x2C)
    }
}
