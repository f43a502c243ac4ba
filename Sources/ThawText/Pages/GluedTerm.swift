import ThawCore

/// A page about a term that lost its line breaks: "Marshall Plan Definition The Marshall Plan was … 5 Must Know Facts
/// For Your Next Test … Review Questions How did …? … Related terms …". The words that such a page has over its parts
/// are where it is cut; facts and related terms are a sentence each, and so are questions, with what stands between
/// them as their answers.
enum GluedTerm {
    private enum Part { case head, definition, chatter, facts, questions, related, foot }

    private struct Mark {
        /// The words, or nothing where they belong to what they open.
        var span: Span
        var part: Part
    }

    /// Shorter lines hold no page.
    private static let shortest = 400

    /// Cost: linear in the bytes of long lines.
    static func split(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        var cuts: [Int: [Int]] = [:]
        for (index, line) in page.lines.enumerated()
        where line.place == .main && line.text.count >= shortest {
            let found = marks(page.clean, line.text)
            // Running text may name one of the parts, but no one else congratulates on reading a definition.
            let parts = Set(found.map(\.part)).subtracting([.head, .foot])
            guard parts.count >= (parts.contains(.chatter) ? 2 : 3) else { continue }
            cuts[index] = Self.cuts(page, line.text, found)
        }
        guard !cuts.isEmpty else { return }
        var lines: [Line] = []
        for (index, line) in page.lines.enumerated() {
            var rest = line
            for cut in cuts[index] ?? [] where cut > rest.text.start && cut < rest.text.end {
                var first = rest
                first.text = page.trimmed(Span(rest.text.start, cut))
                first.extent.end = cut
                rest.extent.start = cut
                rest.text = page.trimmed(Span(cut, rest.text.end))
                rest.start = rest.text.start
                rest.marker = .none
                rest.isApart = false
                if !first.text.isEmpty { lines.append(first) }
            }
            lines.append(rest)
        }
        page.lines = lines
    }

    // MARK: Words over the parts

    private static let words: [(words: [UInt8], part: Part)] =
        ([
            ("from class:", .head), ("Definition", .definition), ("congrats on reading", .chatter),
            ("Must Know Facts For Your Next Test", .facts), ("Review Questions", .questions),
            ("Related terms", .related), ("Related Terms", .related), ("©", .foot),
        ] as [(String, Part)]).map { (Array($0.0.utf8), $0.1) }

    /// The words over the parts, each part once and in the order of such pages.
    private static func marks(_ bytes: [UInt8], _ text: Span) -> [Mark] {
        var found: [Mark] = []
        var i = text.start
        bytes.withUnsafeBufferPointer { bytes in
            while i < text.end {
                let isStart = i == text.start || ByteText.isSpace(bytes[i - 1])
                guard isStart, let (length, part) = opening(bytes, i, text.end),
                    found.last.map({ rank($0.part) < rank(part) }) ?? true
                else {
                    i += 1
                    continue
                }
                let start = part == .facts ? countStart(bytes, i, text.start) : i
                found.append(Mark(span: Span(start, i + length), part: part))
                i += length
            }
        }
        return found
    }

    /// Where "5" of "5 Must Know Facts" begins.
    private static func countStart(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ first: Int
    ) -> Int {
        var end = i
        while end > first, ByteText.isSpace(bytes[end - 1]) { end -= 1 }
        var start = end
        while start > first, end - start < 2, ByteText.isDigit(bytes[start - 1]) { start -= 1 }
        return start < end ? start : i
    }

    private static func opening(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int
    ) -> (Int, Part)? {
        for (words, part) in words
        where words[0] == bytes[i] && i + words.count < end
            && bytes[i..<(i + words.count)].elementsEqual(words)
        {
            let next = bytes[i + words.count]
            guard part == .foot || ByteText.isSpace(next) || ByteText.isUpper(next) else {
                continue
            }
            return (words.count, part)
        }
        return nil
    }

    private static func rank(_ part: Part) -> Int {
        switch part {
        case .head: 0
        case .definition: 1
        case .chatter: 2
        case .facts: 3
        case .questions: 4
        case .related: 5
        case .foot: 6
        }
    }

    // MARK: Where a line is cut

    private static func cuts(_ page: PageLines, _ text: Span, _ marks: [Mark]) -> [Int] {
        var cuts: [Int] = []
        for (index, mark) in marks.enumerated() {
            cuts.append(mark.span.start)
            let end = index + 1 < marks.count ? marks[index + 1].span.start : text.end
            let body = page.trimmed(Span(mark.span.end, end))
            switch mark.part {
            case .head, .foot: continue
            case .definition: cuts.append(body.start)
            case .chatter: cuts += behindChatter(page, Span(mark.span.start, end))
            case .facts, .related:
                cuts += Sentences.spans(in: page.clean, body).map(\.start)
            case .questions: cuts += questions(page, body)
            }
        }
        return cuts.sorted()
    }

    /// What the site says takes one sentence, or two that speak to the reader; the facts may follow without a heading.
    private static func behindChatter(_ page: PageLines, _ text: Span) -> [Int] {
        let sentences = Sentences.spans(in: page.clean, text)
        var starts = sentences.map(\.start)
        let cheers = starts.prefix { start in
            ByteText.isLower(page.clean[start])
        }
        starts.removeFirst(min(max(1, cheers.count), starts.count))
        return starts
    }

    /// Each question begins a line, and so does what follows it.
    private static func questions(_ page: PageLines, _ text: Span) -> [Int] {
        var cuts: [Int] = []
        var answered = 0
        let sentences = Sentences.spans(in: page.clean, text)
        let asks = sentences.map {
            page.endsInQuestionMark($0) || QuestionAnswer.isImperative(page, $0)
        }
        let last = asks.lastIndex(of: true) ?? 0
        var isRelated = false
        for (place, sentence) in sentences.enumerated() {
            // Related terms may follow the last answer without their heading.
            isRelated = isRelated || place > last && answered >= 2 && isPhrase(page, sentence)
            if asks[place] || answered == 0 || isRelated { cuts.append(sentence.start) }
            answered = asks[place] ? 0 : answered + 1
        }
        return cuts
    }

    /// "A brief period of liberalization …"
    private static func isPhrase(_ page: PageLines, _ sentence: Span) -> Bool {
        let head = Span(sentence.start, min(sentence.end, sentence.start + 3))
        let words = page.string(head)
        return words.hasPrefix("A ") || words.hasPrefix("An ")
    }
}
