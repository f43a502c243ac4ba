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
        page.cut(cuts.mapValues { $0.map(LineCut.init(at:)) })
    }

    // MARK: Words over the parts

    /// In small letters. What is over a part in other pages may be so in these.
    private static let words: [(words: [UInt8], part: Part)] = [
        (["from class:"], Part.head), (["definition"], .definition),
        (CuePhrases.congratulations, .chatter), (CuePhrases.factHeadings, .facts),
        (CuePhrases.questionHeadings, .questions), (CuePhrases.relatedHeadings, .related),
        (["©"], .foot),
    ].flatMap { phrases, part in phrases.map { (Array($0.utf8), part) } }
    /// Those words by their first byte.
    private static let wordsByByte: [[(words: [UInt8], part: Part)]] = (0...255).map { byte in
        words.filter { $0.words[0] == byte }
    }
    /// Whether words over a part may begin with a byte. Most need a capital: few words of a text have one.
    private static let openings = (UInt8(0)...255).map { byte in
        wordsByByte[Int(ByteText.lower(byte))].contains { _, part in
            switch part {
            case .head, .chatter, .foot: true
            case .definition, .facts, .questions, .related: ByteText.isUpper(byte)
            }
        }
    }
    /// What may follow the words over the facts.
    private static let tails = [
        "for your next test", "for your next exam", "for your exam", "for the exam", "for exam day",
    ].map { Array(" \($0)".utf8) }

    /// The words over the parts, each part once and in the order of such pages.
    private static func marks(_ bytes: [UInt8], _ text: Span) -> [Mark] {
        var found: [Mark] = []
        var i = text.start
        let opens = openings
        bytes.withUnsafeBufferPointer { bytes in
            while i < text.end {
                let isStart = i == text.start || ByteText.isSpace(bytes[i - 1])
                guard isStart, opens[Int(bytes[i])], let (length, part) = opening(bytes, i, text),
                    found.last.map({ rank($0.part) < rank(part) }) ?? true
                else {
                    i = startOfWord(bytes, behind: i, text.end)
                    continue
                }
                let start = part == .facts ? countStart(bytes, i, text.start) : i
                found.append(Mark(span: Span(start, i + length), part: part))
                i += length
            }
        }
        return found
    }

    /// The first offset behind `i` that white space stands before; the end where there is none.
    @inline(__always)
    private static func startOfWord(
        _ bytes: UnsafeBufferPointer<UInt8>, behind i: Int, _ end: Int
    ) -> Int {
        var at = i
        while at + 8 <= end {
            let blanks = ByteLanes(bytes, at).below(0x21)
            if blanks != 0 {
                at += ByteLanes.first(of: blanks)
                break
            }
            at += 8
        }
        while at < end, !ByteText.isSpace(bytes[at]) { at += 1 }
        return min(at + 1, end)
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
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ text: Span
    ) -> (Int, Part)? {
        for (words, part) in wordsByByte[Int(ByteText.lower(bytes[i]))]
        where matches(bytes, i, words, text.end) {
            var length = words.count
            if part == .facts,
                let tail = tails.first(where: {
                    matches(bytes, i + length, $0, text.end)
                })
            {
                length += tail.count
            }
            let next = bytes[i + length]
            let isOver =
                switch part {
                case .head, .chatter, .foot: true
                // A heading has a capital, and so has what it stands over.
                case .definition: ByteText.isUpper(bytes[i]) && opensUpper(bytes, i + length, text)
                case .facts, .questions, .related:
                    ByteText.isUpper(bytes[i]) && isBehindSentence(bytes, i, text)
                }
            if isOver, part == .foot || ByteText.isSpace(next) || ByteText.isUpper(next) {
                return (length, part)
            }
        }
        return nil
    }

    private static func matches(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ words: [UInt8], _ end: Int
    ) -> Bool {
        guard i + words.count < end else { return false }
        var at = 0
        while at < words.count, ByteText.lower(bytes[i + at]) == words[at] { at += 1 }
        return at == words.count
    }

    private static func opensUpper(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ text: Span
    ) -> Bool {
        var next = i
        while next < text.end, ByteText.isSpace(bytes[next]) { next += 1 }
        return next < text.end && ByteText.isUpper(bytes[next])
    }

    /// Whether a sentence ends before it, or before the number that stands there.
    private static func isBehindSentence(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ text: Span
    ) -> Bool {
        var last = countStart(bytes, i, text.start) - 1
        while last > text.start, ByteText.isSpace(bytes[last]) { last -= 1 }
        return last <= text.start || [0x2E, 0x3F, 0x21, 0x29, 0x9D].contains(bytes[last])
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
