extension Resource {
    /// A stretch of shown text in one weight.
    public struct Run: Hashable, Sendable {
        public var text: String
        public var isStrong: Bool

        public init(_ text: String, isStrong: Bool = false) {
            self.text = text
            self.isStrong = isStrong
        }
    }

    /// The passage as it stands in the source, with white space collapsed: no repair, no edit.
    public func asRead(_ passage: Passage) -> String {
        text(of: passage, repairs: [])
    }

    /// The passage as the learner sees it: their own edit, or the source with the accepted repairs.
    ///
    /// A line feed stands in the result only where an accepted repair put it.
    public func shown(_ passage: Passage) -> String {
        if let edited = passage.edited { return edited }
        return text(of: passage, repairs: acceptedRepairs(in: passage.span))
    }

    /// Whether `shown(_:)` is `asRead(_:)`: no edit, no accepted repair. Cost: O(log repairs + those in the span).
    package func isShownAsRead(_ passage: Passage) -> Bool {
        passage.edited == nil && acceptedRepairs(in: passage.span).isEmpty
    }

    /// `shown(_:)` with its weights.
    public func shownRuns(_ passage: Passage) -> [Run] {
        if let edited = passage.edited { return edited.isEmpty ? [] : [Run(edited)] }
        return runs(of: passage, repairs: acceptedRepairs(in: passage.span))
    }

    /// `shown(_:)` split where an accepted repair opened a flattened list again; empty where it is hidden.
    public func shownLines(_ passage: Passage) -> [String] {
        shown(passage).nonEmptyLines
    }

    /// The text of a finding, or `nil` when the learner refused its receipt.
    public func shown(_ finding: Finding?) -> String? {
        guard let finding, !finding.text.isEmpty else { return nil }
        if let id = finding.repair, let repair = repair(id), repair.decision == .refused {
            return nil
        }
        // A heading of the source shows the repairs inside it, unless markup stands between its words.
        if finding.origin == .given, let span = finding.span, !acceptedRepairs(in: span).isEmpty,
            asRead(Passage(span)) == finding.text
        {
            return shown(Passage(span))
        }
        return finding.text
    }

    /// The title, or the opening words of the text where the learner refused the proposed one.
    public var shownTitle: String {
        if let title = shown(title) { return title }
        let words = opening.split(separator: " ").filter { $0.contains(where: \.isLetter) }
        guard !words.isEmpty else { return "Untitled" }
        return words.prefix(6).joined(separator: " ") + (words.count > 6 ? " …" : "")
    }

    /// The first passage that says something; the source itself only where it is not markup.
    private var opening: String {
        let passages =
            content.terms.map(\.definition) + content.cards.flatMap(\.bullets) + content.facts
            + content.questions.map(\.stem) + content.pairs.map(\.term)
        for passage in passages.prefix(20) {
            let text = shown(passage)
            if text.contains(where: \.isLetter) { return text }
        }
        guard source.markup != .html else { return "" }
        return asRead(Passage(Span(0, min(400, source.utf8.count))))
    }

    /// Cost: O(log repairs) for the reader's own numbering, O(repairs) otherwise.
    public func repair(_ id: Repair.ID) -> Repair? {
        if repairs.indices.contains(id.rawValue), repairs[id.rawValue].id == id {
            return repairs[id.rawValue]
        }
        return repairs.first { $0.id == id }
    }

    /// Accepted changes of text inside the span, in order. Cost: O(log repairs + those in the span).
    private func acceptedRepairs(in span: Span) -> [Repair] {
        var low = 0
        var high = repairs.count
        while low < high {
            let middle = (low + high) / 2
            if repairs[middle].span.start < span.start { low = middle + 1 } else { high = middle }
        }
        return repairs[low...].prefix { $0.span.start < span.end }
            .filter { $0.decision == .accepted && !$0.isInsertion && $0.span.end <= span.end }
    }

    private func text(of passage: Passage, repairs: [Repair]) -> String {
        if repairs.isEmpty, passage.pieces.count == 1, let text = verbatim(passage.pieces[0]) {
            return text
        }
        let runs = runs(of: passage, repairs: repairs)
        return runs.count == 1 ? runs[0].text : runs.map(\.text).joined()
    }

    /// A piece that stands in the source as it is shown, but for white space around it.
    private func verbatim(_ piece: Passage.Piece) -> String? {
        guard piece.replacement == nil else { return nil }
        let end = min(piece.span.end, source.utf8.count)
        return source.utf8[min(piece.span.start, end)..<end].withUnsafeBufferPointer {
            WhiteSpaceCollapser.verbatim($0)
        }
    }

    private func runs(of passage: Passage, repairs: [Repair]) -> [Run] {
        var out = WhiteSpaceCollapser()
        var waiting = repairs[...]
        for piece in passage.pieces {
            if let replacement = piece.replacement {
                out.append(replacement.utf8, isStrong: piece.isStrong)
                continue
            }
            let end = min(piece.span.end, source.utf8.count)
            var offset = min(piece.span.start, end)
            // Each repair is taken once, though an empty span may touch two pieces.
            while let repair = waiting.first, repair.span.start <= end {
                if repair.span.end > end, repair.span.start >= end { break }
                waiting.removeFirst()
                guard offset <= repair.span.start, repair.span.end <= end else { continue }
                out.append(source.utf8[offset..<repair.span.start], isStrong: piece.isStrong)
                out.append(repair.after.utf8, isStrong: piece.isStrong, keepsLineFeeds: true)
                offset = repair.span.end
            }
            out.append(source.utf8[offset..<end], isStrong: piece.isStrong)
        }
        return out.finish()
    }
}

/// Joins runs of white space (ASCII, U+00A0, U+200B, U+FEFF) into one space, across pieces, with none at either
/// end. A line feed survives only where the caller says so.
private struct WhiteSpaceCollapser {
    private var runs: [Resource.Run] = []
    private var bytes: [UInt8] = []
    private var isStrong = false
    private var pending: UInt8?
    private var isEmpty = true

    mutating func append(
        _ text: some Collection<UInt8>, isStrong: Bool, keepsLineFeeds: Bool = false
    ) {
        if isStrong != self.isStrong { flush() }
        self.isStrong = isStrong
        let isDone: Void? = text.withContiguousStorageIfAvailable {
            append($0, keepsLineFeeds: keepsLineFeeds)
        }
        if isDone == nil {
            Array(text).withUnsafeBufferPointer { append($0, keepsLineFeeds: keepsLineFeeds) }
        }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, keepsLineFeeds: Bool) {
        var i = 0
        while i < text.count {
            let width = WhiteSpace.width(text, at: i, end: text.count)
            guard width > 0 else {
                if let space = pending, !isEmpty { bytes.append(space) }
                pending = nil
                isEmpty = false
                let end = WhiteSpace.endOfWords(text, from: i, to: text.count)
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[i..<end]))
                i = end
                continue
            }
            let isLineFeed = keepsLineFeeds && text[i] == 0x0A
            pending = isLineFeed || pending == 0x0A ? 0x0A : 0x20
            i += width
        }
    }

    /// The text without the white space at its ends, where nothing else of it would change.
    static func verbatim(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        var start = 0
        while start < text.count {
            let width = WhiteSpace.width(text, at: start, end: text.count)
            if width == 0 { break }
            start += width
        }
        guard start < text.count else { return "" }
        let end = WhiteSpace.endOfWords(text, from: start, to: text.count)
        var rest = end
        while rest < text.count {
            let width = WhiteSpace.width(text, at: rest, end: text.count)
            if width == 0 { return nil }
            rest += width
        }
        return String(decoding: UnsafeBufferPointer(rebasing: text[start..<end]), as: UTF8.self)
    }

    mutating func finish() -> [Resource.Run] {
        flush()
        return runs
    }

    private mutating func flush() {
        guard !bytes.isEmpty else { return }
        runs.append(Resource.Run(String(decoding: bytes, as: UTF8.self), isStrong: isStrong))
        bytes.removeAll(keepingCapacity: true)
    }
}
