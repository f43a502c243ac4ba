import ThawCore
import ThawText

/// A stretch of the source as markup: its blocks with their roles in words, the understood parts as places that links
/// lead to, the repairs as an editor would mark them.
///
/// Cost: linear in the stretch, the blocks and the repairs; never more than `limit` bytes of source are drawn.
struct SourceView: Sendable {
    /// A place that was understood, with the address that links lead to.
    struct Part: Sendable {
        var anchor: String
        var span: Span
    }

    /// How much source one page shows, in bytes.
    static let limit = 24_000

    let html: SafeHTML
    /// The bytes that are drawn.
    let window: Span
    /// Where the stretch before begins, if there is one.
    let before: Int?
    /// Where the next one begins.
    let after: Int?

    /// - Parameter back: lines that were left out, each with the button that puts it back.
    init(
        _ resource: Resource, from offset: Int = 0, parts: [Part], back: [PutBackButton] = []
    ) {
        let bytes = resource.source.utf8
        let start = Self.windowStart(at: min(max(0, offset), bytes.count), in: resource)
        let end = Self.boundary(min(bytes.count, start + Self.limit), in: bytes)
        window = Span(start, max(start, end))
        before = start > 0 ? max(0, start - Self.limit) : nil
        after = end < bytes.count ? end : nil
        var writer = SourceWriter(
            resource: resource, window: window, parts: parts, back: back)
        html = SafeHTML(composed: writer.write())
    }

    /// The start of the block that holds the offset, or the offset itself where the block is long.
    private static func windowStart(at offset: Int, in resource: Resource) -> Int {
        guard offset > 0 else { return 0 }
        let block = resource.blocks.last { $0.span.start <= offset }
        if let start = block?.span.start, offset - start < limit / 4 { return start }
        return boundary(offset, in: resource.source.utf8)
    }

    /// The offset, or the start of the character that it would cut.
    private static func boundary(_ offset: Int, in bytes: [UInt8]) -> Int {
        var offset = offset
        while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}

/// Writes one stretch of a source.
private struct SourceWriter {
    let resource: Resource
    let window: Span
    let parts: [SourceView.Part]
    let back: [PutBackButton]
    let repairs: [Repair]
    let lines: LineIndex
    var out = ""
    var nextPart = 0
    var usedAnchors = Set<String>()
    /// Insertions are shown once, before the first text that follows their place.
    var shownInsertions = Set<Repair.ID>()

    init(
        resource: Resource, window: Span, parts: [SourceView.Part], back: [PutBackButton]
    ) {
        self.resource = resource
        self.window = window
        self.back = back
        var met: Set<String> = []
        self.parts = parts.filter { $0.span.overlaps(window) && met.insert($0.anchor).inserted }
            .sorted { $0.span < $1.span }
        repairs = resource.repairs.filter {
            $0.span.start >= window.start && $0.span.end <= window.end
        }
        lines = LineIndex(resource.source)
    }

    mutating func write() -> String {
        for block in resource.blocks where block.span.overlaps(window) {
            let span = Span(max(block.span.start, window.start), min(block.span.end, window.end))
            if block.role == .gap, isBlank(span) { continue }
            let look = BlockLook(block.role)
            out += "<div class=\"blk \(look.style)\"><b>\(look.word)</b><div dir=\"auto\">"
            writeBlock(span)
            out += "</div>"
            for button in back where block.span.range.contains(button.offset) {
                out += button.html
            }
            out += "</div>\n"
        }
        return out
    }

    private func isBlank(_ span: Span) -> Bool {
        resource.source.text(in: span).allSatisfy(\.isWhitespace)
    }

    /// The understood parts of a block, one in the other where they lie so, and the text between them.
    private mutating func writeBlock(_ span: Span) {
        let start = trimmedStart(span)
        out += "<i id=\"L\(lines.line(at: start))\"></i>"
        let end = trimmedEnd(Span(start, max(start, span.end)))
        let text = Span(start, max(start, end))
        // What has no words of its own here still has its place.
        for part in parts where part.span.overlaps(span) && !part.span.overlaps(text) {
            guard usedAnchors.insert(part.anchor).inserted else { continue }
            out += "<i id=\"\(escaped(part.anchor))\"></i>"
        }
        var waiting = marks(in: text)[...]
        var offset = start
        var open: [Int] = []
        func nextEnd() -> Int? { open.last }
        while let mark = waiting.first {
            if let end = nextEnd(), end <= mark.span.start {
                writeText(Span(offset, end))
                out += "</span>"
                offset = end
                open.removeLast()
                continue
            }
            waiting.removeFirst()
            writeText(Span(offset, mark.span.start))
            offset = mark.span.start
            var end = mark.span.end
            if let around = nextEnd(), end > around {
                // It goes on behind the one that it begins in.
                end = around
                let rest = Mark(anchor: nil, span: Span(around, mark.span.end))
                waiting.insert(rest, at: waiting.firstIndex { !($0 < rest) } ?? waiting.endIndex)
            }
            let isNew = mark.anchor.map { usedAnchors.insert($0).inserted } ?? false
            let id = isNew ? mark.anchor.map { " id=\"\(escaped($0))\"" } ?? "" : ""
            out += "<span class=\"part\"\(id)>"
            open.append(end)
        }
        while let end = open.popLast() {
            writeText(Span(offset, end))
            out += "</span>"
            offset = end
        }
        writeText(Span(offset, max(offset, end)))
    }

    /// A part within one block. Those that begin first come first, the longer before those within them.
    private struct Mark: Comparable {
        var anchor: String?
        var span: Span

        static func < (a: Mark, b: Mark) -> Bool {
            (a.span.start, -a.span.end) < (b.span.start, -b.span.end)
        }
        static func == (a: Mark, b: Mark) -> Bool { a.span == b.span }
    }

    private func marks(in block: Span) -> [Mark] {
        parts.compactMap { part in
            guard part.span.overlaps(block) else { return nil }
            let span = whole(part.span)
            let start = max(span.start, block.start)
            let end = min(span.end, block.end)
            return start <= end ? Mark(anchor: part.anchor, span: Span(start, end)) : nil
        }.sorted()
    }

    /// The span with every repair that it would cut, so that none is torn.
    private func whole(_ span: Span) -> Span {
        var span = span
        for repair in repairs where !repair.span.isEmpty {
            if repair.span.start < span.start, span.start < repair.span.end {
                span.start = repair.span.start
            }
            if repair.span.start < span.end, span.end < repair.span.end {
                span.end = repair.span.end
            }
        }
        return span
    }

    private func trimmedStart(_ span: Span) -> Int {
        let bytes = resource.source.utf8
        var start = span.start
        while start < span.end, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
        return start
    }

    private func trimmedEnd(_ span: Span) -> Int {
        let bytes = resource.source.utf8
        var end = span.end
        while end > span.start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return end
    }

    /// Text with its repairs marked.
    private mutating func writeText(_ span: Span) {
        var offset = span.start
        for repair in repairs
        where span.contains(repair.span) && repair.span.start >= offset
            && !shownInsertions.contains(repair.id)
        {
            writePlain(Span(offset, repair.span.start))
            out += RepairMark(repair).html
            shownInsertions.insert(repair.id)
            offset = repair.span.end
        }
        writePlain(Span(offset, span.end))
    }

    /// Text with a place for the start of each line.
    private mutating func writePlain(_ span: Span) {
        guard !span.isEmpty else { return }
        var start = span.start
        let bytes = resource.source.utf8
        for i in span.range where bytes[i] == 0x0A {
            out += escaped(resource.source.text(in: Span(start, i + 1)))
            if i + 1 < span.end { out += "<i id=\"L\(lines.line(at: i + 1))\"></i>" }
            start = i + 1
        }
        out += escaped(resource.source.text(in: Span(start, span.end)))
    }

    private func escaped(_ text: String) -> String { SafeHTML(escaping: text).html }
}

/// A repair as an editor's mark: what goes struck out, what comes underlined.
struct RepairMark {
    let html: String

    init(_ repair: Repair) {
        let id = "r\(repair.id.rawValue)"
        let before = SafeHTML(escaping: repair.before).html
        let after = SafeHTML(escaping: Self.visible(repair.after)).html
        if repair.decision == .refused {
            html = "<span id=\"\(id)\">\(before)</span>"
        } else if repair.before.isEmpty || repair.isInsertion {
            html = "\(before)<ins class=\"lost\" id=\"\(id)\">\(after)</ins>"
        } else {
            html = "<del id=\"\(id)\">\(before)</del><ins>\(after)</ins>"
        }
    }

    /// A line feed that a repair puts in is shown as a sign.
    static func visible(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "↵\n")
    }
}

/// A role in one word and one of five looks; the word tells what the colour tells.
struct BlockLook {
    let word: String
    let style: String

    init(_ role: Block.Role) {
        (word, style) =
            switch role {
            case .title: ("title", "warm")
            case .heading: ("heading", "warm")
            case .label: ("label", "dim")
            case .card: ("card", "warm")
            case .definition: ("definition", "warm")
            case .fact: ("fact", "fact")
            case .question: ("question", "q")
            case .answer: ("answer", "q")
            case .related: ("related", "cold")
            case .pair: ("pair", "cold")
            case .comment: ("comment", "cold")
            case .paragraph: ("text", "cold")
            case .metadata: ("about it", "dim")
            case .navigation: ("menu", "dim")
            case .boilerplate: ("left out", "dim")
            case .gap: ("", "dim")
            }
    }
}
