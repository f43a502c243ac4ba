import ThawCore

/// The text of a passage as bytes that can be read in one go, and the way back to the source.
struct PassageBytes {
    /// The source itself where the passage is one run of it.
    let bytes: [UInt8]
    /// The passage in `bytes`.
    let span: Span
    /// What is set in bold, in `bytes`.
    private(set) var emphasised: [Span] = []
    private var pieces: [(start: Int, piece: Passage.Piece)] = []

    /// Cost: linear in the passage; nothing is copied where it is one run.
    init(_ passage: Passage, of source: [UInt8]) {
        func clamped(_ span: Span) -> Span {
            Span(min(span.start, source.count), min(span.end, source.count))
        }
        if passage.pieces.count == 1, passage.pieces[0].replacement == nil {
            bytes = source
            span = clamped(passage.pieces[0].span)
            if passage.pieces[0].isStrong { emphasised = [span] }
            return
        }
        var bytes: [UInt8] = []
        for piece in passage.pieces {
            let start = bytes.count
            pieces.append((start, piece))
            if let replacement = piece.replacement {
                bytes.append(contentsOf: replacement.utf8)
            } else {
                bytes.append(contentsOf: source[clamped(piece.span).range])
            }
            if piece.isStrong { emphasised.append(Span(start, bytes.count)) }
        }
        self.bytes = bytes
        span = Span(0, bytes.count)
    }

    /// The passage of the source that a part of `bytes` came from.
    func passage(_ part: Span) -> Passage {
        guard !pieces.isEmpty else { return Passage(part) }
        var found: [Passage.Piece] = []
        for (index, entry) in pieces.enumerated() {
            let end = index + 1 < pieces.count ? pieces[index + 1].start : bytes.count
            let low = max(part.start, entry.start)
            let high = min(part.end, end)
            guard low < high else { continue }
            var piece = entry.piece
            if piece.replacement != nil {
                if low > entry.start || high < end {
                    piece.replacement = String(decoding: bytes[low..<high], as: UTF8.self)
                }
            } else {
                let offset = piece.span.start - entry.start
                piece.span = Span(low + offset, high + offset)
            }
            found.append(piece)
        }
        return found.isEmpty ? Passage(Span(0, 0)) : Passage(pieces: found)
    }

    func text(_ part: Span) -> String { String(decoding: bytes[part.range], as: UTF8.self) }
}
