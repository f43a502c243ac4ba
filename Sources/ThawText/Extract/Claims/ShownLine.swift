import ThawCore

/// A passage as it is shown, byte for byte what `Resource.shown(_:)` gives, with the way back to the source.
struct ShownLine {
    /// A stretch that reads as the source does, or stands for a span of it.
    private struct Run {
        var shown: Int
        var source: Span
        var isVerbatim: Bool
    }

    private(set) var bytes: [UInt8] = []
    /// The passage in the source.
    let span: Span
    private var runs: [Run] = []
    private var pending: (byte: UInt8, source: Int)?

    /// - Parameter accepted: the accepted changes of text of the whole resource, in order.
    init(_ passage: Passage, of source: [UInt8], accepted: [Repair]) {
        span = passage.span
        if let edited = passage.edited {
            bytes = Array(edited.utf8)
            runs = [Run(shown: 0, source: span, isVerbatim: false)]
            return
        }
        let repairs = Self.within(span, of: accepted)
        bytes.reserveCapacity(span.count)
        source.withUnsafeBufferPointer { collect(passage, $0, repairs) }
    }

    private static func within(_ span: Span, of repairs: [Repair]) -> ArraySlice<Repair> {
        var low = 0
        var high = repairs.count
        while low < high {
            let middle = (low + high) / 2
            if repairs[middle].span.start < span.start { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < repairs.count, repairs[end].span.start < span.end { end += 1 }
        return repairs[low..<end]
    }

    private mutating func collect(
        _ passage: Passage, _ source: UnsafeBufferPointer<UInt8>, _ repairs: ArraySlice<Repair>
    ) {
        var waiting = repairs
        for piece in passage.pieces {
            if let replacement = piece.replacement {
                append(Array(replacement.utf8), for: piece.span, keepsLineFeeds: false)
                continue
            }
            let end = min(piece.span.end, source.count)
            var offset = min(piece.span.start, end)
            while let repair = waiting.first, repair.span.start <= end {
                if repair.span.end > end, repair.span.start >= end { break }
                waiting.removeFirst()
                guard offset <= repair.span.start, repair.span.end <= end,
                    repair.span.end <= span.end
                else { continue }
                append(source, offset, repair.span.start)
                append(Array(repair.after.utf8), for: repair.span, keepsLineFeeds: true)
                offset = repair.span.end
            }
            append(source, offset, end)
        }
        pending = nil
    }

    private mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int) {
        var i = low
        while i < high {
            let width = Self.whiteSpaceWidth(source, i, high)
            guard width > 0 else {
                flush()
                let end = WhiteSpace.endOfWords(source, from: i, to: high)
                put(UnsafeBufferPointer(rebasing: source[i..<end]), at: i)
                i = end
                continue
            }
            if pending == nil { pending = (0x20, i) }
            i += width
        }
    }

    private mutating func append(_ text: [UInt8], for place: Span, keepsLineFeeds: Bool) {
        text.withUnsafeBufferPointer { text in
            var i = 0
            while i < text.count {
                let width = Self.whiteSpaceWidth(text, i, text.count)
                guard width > 0 else {
                    flush()
                    put(text[i], for: place)
                    i += 1
                    continue
                }
                let isLineFeed = keepsLineFeeds && text[i] == 0x0A
                let byte: UInt8 = isLineFeed || pending?.byte == 0x0A ? 0x0A : 0x20
                pending = (byte, pending?.source ?? place.start)
                i += width
            }
        }
    }

    private mutating func flush() {
        guard let space = pending else { return }
        pending = nil
        if !bytes.isEmpty { put(space.byte, at: space.source) }
    }

    private mutating func put(_ chunk: UnsafeBufferPointer<UInt8>, at offset: Int) {
        guard let first = chunk.first else { return }
        put(first, at: offset)
        bytes.append(contentsOf: chunk.dropFirst())
        runs[runs.count - 1].source.end = offset + chunk.count
    }

    private mutating func put(_ byte: UInt8, at offset: Int) {
        if let last = runs.last, last.isVerbatim, last.source.end == offset {
            runs[runs.count - 1].source.end = offset + 1
        } else {
            runs.append(
                Run(shown: bytes.count, source: Span(offset, offset + 1), isVerbatim: true))
        }
        bytes.append(byte)
    }

    private mutating func put(_ byte: UInt8, for place: Span) {
        if runs.last.map({ $0.isVerbatim || $0.source != place }) ?? true {
            runs.append(Run(shown: bytes.count, source: place, isVerbatim: false))
        }
        bytes.append(byte)
    }

    private static func whiteSpaceWidth(
        _ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int
    ) -> Int {
        switch text[i] {
        case 0x09...0x0D, 0x20: 1
        case 0xC2 where i + 1 < end && text[i + 1] == 0xA0: 2
        case 0xE2 where i + 2 < end && text[i + 1] == 0x80 && text[i + 2] == 0x8B: 3
        case 0xEF where i + 2 < end && text[i + 1] == 0xBB && text[i + 2] == 0xBF: 3
        default: 0
        }
    }

    private func run(holding offset: Int) -> Run? {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].shown <= offset { low = middle } else { high = middle }
        }
        return runs.isEmpty ? nil : runs[low]
    }

    /// The span of the source that the bytes from `low` up to `high` are shown for. Cost: O(log runs).
    func source(_ low: Int, _ high: Int) -> Span {
        guard let first = run(holding: low) else { return Span(span.start, span.start) }
        let start = first.isVerbatim ? first.source.start + low - first.shown : first.source.start
        guard high > low, let last = run(holding: high - 1) else { return Span(start, start) }
        let end = last.isVerbatim ? last.source.start + high - last.shown : last.source.end
        return Span(start, max(start, end))
    }

    /// The shown text from `low` up to `high`.
    func text(_ low: Int, _ high: Int) -> String {
        String(decoding: bytes[low..<high], as: UTF8.self)
    }
}
