import ThawCore

/// What is asked of the whole page once.
struct LintTopic {
    /// Whether the page may be about what happened: its subjects do not say otherwise.
    let isHistory: Bool
    let isDated: Bool
    let kind: Resource.Kind

    init(_ resource: Resource) {
        kind = resource.kind
        let title = ReadLine(resource.shown(resource.title) ?? "")
        isDated = DateHints.stand(in: title.tags, 0..<title.tags.count)
        let words = resource.subjects.joined().joined(separator: " ").lowercased()
        let cues = ["histor", "politic", "government", "war", "revolution", "century", "citizen"]
        isHistory = words.isEmpty || cues.contains { words.contains($0) }
    }
}

/// The heading above a line.
struct LintHeading {
    let name: Namesake?
    let isDated: Bool
    let isGiven: Bool

    init?(_ finding: Finding?, in resource: Resource) {
        guard let finding, let text = resource.shown(finding), !text.isEmpty else { return nil }
        name = Namesake(heading: text, at: finding.span)
        let tags = ClauseTagger.tags(of: Array(text.utf8))
        isDated = DateHints.stand(in: tags, 0..<tags.count)
        isGiven = finding.origin != .inferred
    }
}

/// A line as the rules see it: its words, sentences and verbs, and what stands above it.
struct LintLine {
    /// A sentence with its finite verbs.
    struct Sentence {
        var range: Range<Int>
        var verbs: [VerbGroup]
        var main: VerbGroup?
    }

    /// What a rule may ask of the line before in the same card.
    struct Above {
        var read: ReadLine
        var isDated: Bool
    }

    let noted: NotedLine
    let read: ReadLine
    let sentences: [Sentence]
    let heading: LintHeading?
    let topic: LintTopic
    let above: Above?
    /// Whether the line says when.
    let isDated: Bool
    private let number: (Int) -> Int
    private let names: [Span]?

    var role: NotedLine.Role { noted.role }
    var tags: [ClauseTag] { read.tags }

    init(
        _ noted: NotedLine, _ read: ReadLine, in page: LintPage, heading: LintHeading?,
        topic: LintTopic, above: Above?
    ) {
        self.noted = noted
        self.read = read
        self.heading = heading
        self.topic = topic
        self.above = above
        names = page.names
        number = { [numbers = page.numbers] in numbers.line(at: $0) }
        isDated =
            page.dates.map { Self.overlaps($0, noted.passage.span) }
            ?? DateHints.stand(in: read.tags, 0..<read.tags.count)
        let finder = VerbFinder(tags: read.tags)
        sentences =
            page.isEnglish
            ? read.sentences.filter { $0.count <= ClauseSplitter.longestSentence }.map { range in
                let verbs = finder.groups(in: range)
                return Sentence(range: range, verbs: verbs, main: finder.main(of: verbs))
            } : []
    }

    /// Whether the line is asked as one thing: a bullet or fact of a card, or one sentence of notes. Paragraphs are
    /// read rather than asked.
    var isCard: Bool {
        switch topic.kind {
        case .revisionCards, .keyTerm, .deck: read.sentences.count <= 3
        default: read.sentences.count == 1 && read.tags.count <= 40
        }
    }

    /// Whether a sorted list has a span that shares a byte with this one.
    static func overlaps(_ spans: [Span], _ span: Span) -> Bool {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= span.start { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].overlaps(span)
    }

    /// Whether the stretch names somebody or something.
    func names(in range: Range<Int>) -> Bool {
        if let names { return Self.overlaps(names, read.span(range)) }
        return range.contains { i in
            let tag = tags[i]
            guard tag.isCapital, tag.isWord, !tag.is([.month, .pronoun, .small]) else {
                return false
            }
            if i > range.lowerBound, tags[i - 1].isWord || tags[i - 1].kind == .number {
                return true
            }
            let word = WordShape.fold(Array(read.line.bytes[tag.low..<tag.high]))
            return Lexicon.english?.entry(word).map { $0.isName && !$0.isWord } ?? false
        }
    }

    /// A finding about a stretch of tags; with `after`, the mend puts it in the place of these words.
    func finding(
        _ rule: LintFinding.Rule, _ message: String, at range: Range<Int>, after: String? = nil
    ) -> LintFinding {
        guard !range.isEmpty else { return finding(rule, message, bytes: 0..<0) }
        let bytes = tags[range.lowerBound].low..<tags[range.upperBound - 1].high
        return finding(rule, message, bytes: bytes, after: after)
    }

    /// The same for bytes of the shown line.
    func finding(
        _ rule: LintFinding.Rule, _ message: String, bytes: Range<Int>, after: String? = nil
    ) -> LintFinding {
        let span = read.line.source(bytes.lowerBound, bytes.upperBound)
        let mend = after.map {
            LintFinding.Mend(
                field: noted.field, offset: bytes.lowerBound,
                before: read.line.text(bytes.lowerBound, bytes.upperBound), after: $0)
        }
        return LintFinding(
            rule: rule, message: message, span: span, line: number(span.start), field: noted.field,
            mend: mend)
    }

    /// The words in curly quotes, cut where they are many.
    func quoted(_ range: Range<Int>) -> String {
        let text = read.text(range)
        return "“" + (text.count > 60 ? text.prefix(58) + " …" : text) + "”"
    }
}

/// Years, months and the like, where nobody has read the dates of the page.
enum DateHints {
    /// Whether the stretch says when, were it only "after the war".
    static func stand(in tags: [ClauseTag], _ range: Range<Int>) -> Bool {
        range.contains { i in
            let tag = tags[i]
            switch tag.kind {
            case .number:
                let next = i + 1 < range.upperBound ? tags[i + 1].hash : 0
                return isYear(tag) || eras.contains(next)
            case .word:
                if tag.is(.time), !tag.isCapital || i == range.lowerBound { return true }
                guard tag.is(.month), tag.isCapital else { return false }
                return !tag.is(.modal) || i + 1 < range.upperBound && tags[i + 1].kind == .number
                    || i > range.lowerBound && tags[i - 1].is(.preposition)
            default: return false
            }
        }
    }

    private static let eras = WordSet(["bc", "ad", "bce", "ce", "b.c", "a.d"])

    /// Three digits or more, with or without an ending: "1953", "1960s", "476". Thousands have a comma.
    private static func isYear(_ tag: ClauseTag) -> Bool {
        let length = tag.high - tag.low
        return length == 4 || length == 5 || length == 3 || tag.isPossessive
    }
}
