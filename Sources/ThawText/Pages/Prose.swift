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
            if lines.isCaption(paragraph) { continue }
            result.content.facts += lines.sentences(paragraph)
            for position in paragraph { result.roles[lines.indices[position]] = .fact }
        }
        return result
    }
}

extension ContentLines {
    /// "Figure 3.4 The water cycle (after Oki, 2006)": what stood under a picture, which the copy lost.
    ///
    /// - Parameter isBelowText: whether it may stand right below a paragraph.
    func isCaption(_ paragraph: Range<Int>, isBelowText: Bool = false) -> Bool {
        let line = line(paragraph.lowerBound)
        guard paragraph.count <= 2, count > 2, line.isApart || isBelowText, line.marker == .none
        else { return false }
        let head = Span(line.text.start, min(line.text.end, line.text.start + 20))
        let words = page.string(head).lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.count >= 2, Self.pictures.contains(words[0]) else { return false }
        return words[1].allSatisfy(\.isNumber)
    }

    private static let pictures: Set<Substring> = [
        "figure", "fig", "table", "box", "plate", "map", "photo", "diagram", "chart", "graph",
        "abbildung", "abb", "tabelle", "tab", "tableau", "figura", "tabla", "source", "image",
    ]

    /// The sentences of a paragraph, across its lines and across what stands between the lines of two pages.
    func sentences(_ paragraph: Range<Int>) -> [Passage] {
        var sentences: [[Span]] = []
        var start = paragraph.lowerBound
        for position in paragraph {
            let isLast = position + 1 == paragraph.upperBound
            guard isLast || indices[position] + 1 < indices[position + 1] else { continue }
            var parts = sentenceParts(start..<(position + 1))
            if start > paragraph.lowerBound, !parts.isEmpty, !sentences.isEmpty,
                !page.endsSentence(text(start - 1))
            {
                sentences[sentences.count - 1] += parts.removeFirst()
            }
            sentences += parts
            start = position + 1
        }
        return sentences.map { page.passage($0) }
    }

    /// The sentences of lines that follow one another, each with the part of every line.
    private func sentenceParts(_ paragraph: Range<Int>) -> [[Span]] {
        let first = text(paragraph.lowerBound)
        let whole = Span(first.start, text(paragraph.upperBound - 1).end)
        let spans = Sentences.spans(in: page.clean, whole)
        guard paragraph.count > 1 else { return spans.map { [$0] } }
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
            return parts.isEmpty ? nil : parts
        }
    }
}
