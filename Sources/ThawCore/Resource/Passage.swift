/// A piece of text in a resource: where it stands in the source, and what the learner made of it.
///
/// The text itself is never copied: `Resource.asRead(_:)` takes it from the source,
/// `Resource.shown(_:)` also applies the accepted repairs and the learner's edit.
public struct Passage: Hashable, Sendable {
    /// A run of the source that reads as it stands, or as `replacement` where markup stands in the way
    /// (a decoded entity, a tag that separates two words).
    public struct Piece: Hashable, Sendable {
        public var span: Span
        public var replacement: String?
        /// Set in bold in the source.
        public var isStrong: Bool

        public init(span: Span, replacement: String? = nil, isStrong: Bool = false) {
            self.span = span
            self.replacement = replacement
            self.isStrong = isStrong
        }
    }

    /// In the order of the source, at least one.
    public private(set) var pieces: [Piece]
    /// The learner's own words, shown instead. Empty text hides the passage.
    public var edited: String?

    public init(_ span: Span, edited: String? = nil) {
        self.pieces = [Piece(span: span)]
        self.edited = edited
    }

    /// - Precondition: there is at least one piece.
    public init(pieces: [Piece], edited: String? = nil) {
        precondition(!pieces.isEmpty, "a passage stands somewhere in the source")
        self.pieces = pieces
        self.edited = edited
    }

    /// From the first byte of the first piece to the last byte of the last.
    public var span: Span {
        Span(pieces[0].span.start, max(pieces[0].span.start, pieces[pieces.count - 1].span.end))
    }

    /// `span`, cut where the passage goes on behind what is no part of it: the foot of one printed page and the head of
    /// the next. There stands a piece without a length.
    package var spans: [Span] {
        var spans = [Span(pieces[0].span.start, pieces[0].span.end)]
        for (before, piece) in zip(pieces, pieces.dropFirst()) where !piece.span.isEmpty {
            if before.span.isEmpty {
                spans.append(piece.span)
            } else {
                spans[spans.count - 1].end = max(piece.span.end, spans[spans.count - 1].start)
            }
        }
        return spans
    }
}

/// A short text that may be given in the source, inferred from it, or written by the learner:
/// a title, a heading, the name of a term.
public struct Finding: Hashable, Sendable {
    /// Who says so.
    public enum Origin: String, Sendable, CaseIterable {
        case given, inferred, edited
    }

    public var text: String
    public var origin: Origin
    /// Where the words stand, if they do.
    public var span: Span?
    /// The receipt of an inferred text. When that repair is refused, the text is not shown.
    public var repair: Repair.ID?

    public init(_ text: String, origin: Origin, span: Span? = nil, repair: Repair.ID? = nil) {
        self.text = text
        self.origin = origin
        self.span = span
        self.repair = repair
    }
}
