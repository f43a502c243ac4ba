public import ThawCore

/// A dated sentence of a resource: what happened, when, and where it stands.
public struct DatedSentence: Hashable, Sendable {
    public var text: String
    public var date: HistoricalDate
    /// The first date of the sentence, in bytes of the source.
    public var span: Span
    /// The line of the source where the date stands, counted from 1.
    public var line: Int
}

extension DateReader {
    /// The dates and periods in the content of a resource, in bytes of its source, in the order of the content.
    ///
    /// Titles and headings are read for the years that they give to what stands under them, but are no history
    /// themselves; metadata, labels and comments are not read.
    public func dates(in resource: Resource) -> [DateMention] {
        var found: [DateMention] = []
        read(resource) { text, dates, _ in
            found += dates.map { date in
                var date = date
                date.span = text.sourceSpan(of: date.span)
                return date
            }
        }
        return found
    }

    /// Each sentence of the content that bears a date, with the first one that it bears: no year of an Act where it
    /// bears another, no life of a person, nothing that "had" happened in a clause with "who" or "which".
    public func events(in resource: Resource) -> [DatedSentence] {
        let lines = LineIndex(resource.source)
        var found: [DatedSentence] = []
        let told = datedTerms(of: resource)
        read(resource) { text, dates, passage in
            var lastEnd = -1
            if let story = told.terms[passage.span],
                let mention = dates.first(where: { $0.date != nil }),
                let date = mention.date, text.isFilled(by: mention.span)
            {
                let span = text.sourceSpan(of: mention.span)
                found.append(
                    DatedSentence(
                        text: story, date: date, span: span, line: lines.line(at: span.start)))
                return
            }
            for (at, first) in dates.enumerated() {
                guard first.date != nil, first.span.start >= lastEnd else { continue }
                // What a date of a list tells may name a season: "Spring Offensive".
                if told.stories.contains(passage.span), !text.hasDigit(in: first.span) {
                    continue
                }
                let sentence = text.sentence(around: first.span)
                lastEnd = sentence.end
                guard
                    let mention = Background(text.bytes, sentence).foremost(
                        of: dates[at...].prefix { $0.span.start < sentence.end }
                            .filter { $0.date != nil }),
                    let date = mention.date
                else { continue }
                let isWhole = sentence.count >= text.bytes.count - 1
                let words = isWhole ? resource.shown(passage) : text.string(sentence)
                // A question tells nothing that happened.
                guard !words.isEmpty, !words.hasSuffix("?") else { continue }
                let span = text.sourceSpan(of: mention.span)
                found.append(
                    DatedSentence(
                        text: words, date: date, span: span, line: lines.line(at: span.start)))
            }
        }
        return found
    }

    /// The pairs of a list of dates: by the span of each term that has a number, what is told of it.
    private func datedTerms(
        of resource: Resource
    ) -> (terms: [Span: String], stories: Set<Span>) {
        var terms: [Span: String] = [:]
        var stories: Set<Span> = []
        for pair in resource.content.pairs {
            let term = resource.shown(pair.term)
            let story = resource.shown(pair.definition)
            guard term.contains(where: \.isNumber), !story.isEmpty, !story.hasSuffix("?"),
                term.count <= 60
            else { continue }
            terms[pair.term.span] = story
            stories.insert(pair.definition.span)
        }
        return (terms, stories)
    }

    /// Whether the head of a page says that its dates are before Christ.
    private static func isBeforeChrist(_ resource: Resource) -> Bool {
        let head = String(decoding: resource.source.utf8.prefix(600), as: UTF8.self)
        return head.contains("BC")
            && head.contains(
                /(?i:dates|years|everything|all)(?: (?i:are|is|in|all))* BC/)
    }

    /// "9.05 am" by itself tells no day, though the text may.
    private static func isClock(
        _ mention: DateMention, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard mention.timex.kind == .time else { return false }
        let letters = bytes[mention.span.range].filter { ($0 | 0x20) &- 0x61 < 26 }.map {
            $0 | 0x20
        }
        return letters.isEmpty || ["am", "pm"].contains(String(decoding: letters, as: UTF8.self))
    }

    /// Reads the content in the order of the page.
    private func read(
        _ resource: Resource, _ body: (PassageText, [DateMention], Passage) -> Void
    ) {
        var reading = reading(isBeforeChrist: Self.isBeforeChrist(resource))
        func pass(over text: String?) {
            guard var text else { return }
            text.withUTF8 { _ = reading.readHeading($0) }
        }
        func take(_ passage: Passage?) {
            guard let passage, passage.edited?.isEmpty != true else { return }
            let text = PassageText(passage, in: resource)
            let dates = text.bytes.withUnsafeBufferPointer { bytes in
                DatePeriods(bytes).joined(reading.read(bytes)).filter { !Self.isClock($0, bytes) }
            }
            body(text, dates, passage)
        }
        pass(over: resource.shown(resource.title))
        let content = resource.content
        for card in content.cards {
            pass(over: resource.shown(card.heading))
            card.bullets.forEach(take)
        }
        for term in content.terms { take(term.definition) }
        content.facts.forEach(take)
        for question in content.questions {
            take(question.stem)
            take(question.answer)
        }
        for related in content.relatedTerms { take(related.definition) }
        for pair in content.pairs {
            take(pair.term)
            take(pair.definition)
        }
    }
}

/// The words of a passage as they are read, with where each byte stands in the source.
struct PassageText {
    private(set) var bytes: [UInt8] = []
    /// Runs of the words: where each begins among the bytes, and in the source.
    private var runs: [(at: Int, source: Int, isVerbatim: Bool)] = []
    /// A learner's own words stand nowhere in the source but where the passage does.
    private let whole: Span

    init(_ passage: Passage, in resource: Resource) {
        whole = passage.span
        if let edited = passage.edited {
            bytes = Array(edited.utf8)
            runs = [(0, passage.span.start, false)]
            return
        }
        let source = resource.source.utf8
        for piece in passage.pieces {
            let end = min(piece.span.end, source.count)
            runs.append((bytes.count, piece.span.start, piece.replacement == nil))
            if let replacement = piece.replacement {
                bytes += Array(replacement.utf8)
            } else if piece.span.start < end {
                bytes += source[piece.span.start..<end]
            }
        }
    }

    /// The part of the source that the bytes were read from.
    func sourceSpan(of span: Span) -> Span {
        let start = source(at: span.start)
        let end = span.end > span.start ? source(at: span.end - 1) + 1 : start
        return Span(start, max(start, min(end, max(whole.end, start))))
    }

    private func source(at offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].at <= offset { low = middle } else { high = middle }
        }
        guard low < runs.count else { return whole.start }
        return runs[low].source + (runs[low].isVerbatim ? offset - runs[low].at : 0)
    }

    /// The sentence that a span stands in: from the end of the one before to its own.
    func sentence(around span: Span) -> Span {
        var start = span.start
        while start > 0, !endsSentence(at: start - 1) { start -= 1 }
        while start < span.start, bytes[start] <= 0x20 { start += 1 }
        var end = span.end
        while end < bytes.count, !endsSentence(at: end) { end += 1 }
        if end < bytes.count { end += 1 }
        return Span(start, max(start, end))
    }

    /// Whether a full stop, question or exclamation mark ends a sentence: a capital or nothing follows, and no initial
    /// or abbreviation stands before.
    private func endsSentence(at i: Int) -> Bool {
        switch bytes[i] {
        case 0x21, 0x3F: return i + 1 >= bytes.count || bytes[i + 1] <= 0x20
        case 0x0A: return i + 1 < bytes.count && bytes[i + 1] == 0x0A
        case 0x2E: break
        default: return false
        }
        var next = i + 1
        guard next >= bytes.count || bytes[next] <= 0x20 else { return false }
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        if next < bytes.count, bytes[next] &- 0x61 < 26 || bytes[next] &- 0x30 < 10 { return false }
        var letters = 0
        while letters < 4, i > letters, (bytes[i - 1 - letters] | 0x20) &- 0x61 < 26 {
            letters += 1
        }
        if letters == 1 { return next >= bytes.count }
        return letters != 2 || bytes[i - 2] &- 0x41 >= 26
    }

    /// Whether the span is all there is, but for a few signs.
    func isFilled(by span: Span) -> Bool {
        let outside = Array(bytes[..<span.start]) + Array(bytes[span.end...])
        return outside.count { $0 > 0x20 } <= 6
    }

    func hasDigit(in span: Span) -> Bool {
        bytes[span.range].contains { $0 &- 0x30 < 10 }
    }

    func string(_ span: Span) -> String {
        String(collapsing: bytes[span.range])
    }
}
