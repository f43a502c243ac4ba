import ThawCore

/// Running text: its sentences are facts.
struct Prose {
    static func read(_ lines: ContentLines, title: Finding?) -> Structure {
        var result = Structure(.notes, lines: lines.page.lines.count)
        result.title = title
        var start = 0
        if title == nil, lines.count > 1, Outline.titlePosition(lines) == 0 {
            result.title = lines.heading(0)
            result.roles[lines.indices[0]] = .title
            start = 1
        }
        for paragraph in lines.paragraphs(start..<lines.count) {
            result.content.facts += lines.sentences(paragraph)
            for position in paragraph { result.roles[lines.indices[position]] = .fact }
        }
        return result
    }
}

extension ContentLines {
    /// The sentences of a paragraph, across its lines.
    func sentences(_ paragraph: Range<Int>) -> [Passage] {
        let first = text(paragraph.lowerBound)
        let whole = Span(first.start, text(paragraph.upperBound - 1).end)
        let spans = Sentences.spans(in: page.clean, whole)
        guard paragraph.count > 1 else { return spans.map { page.passage($0) } }
        var position = paragraph.lowerBound
        return spans.compactMap { span in
            var parts: [Span] = []
            var next = position
            while next < paragraph.upperBound {
                let line = text(next)
                let start = max(line.start, span.start)
                let end = min(line.end, span.end)
                if start < end { parts.append(Span(start, end)) }
                if line.end > span.end { break }
                next += 1
            }
            position = min(next, paragraph.upperBound - 1)
            return parts.isEmpty ? nil : page.passage(parts)
        }
    }
}
