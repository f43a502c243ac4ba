public import ThawCore
import ThawText

/// What the readers found on a page, before the learner has put anything right, each thing under the words that a
/// correction names it by.
public struct PageReading: Sendable {
    /// A date with its words and a little of what stands around them.
    struct FoundDate: Sendable {
        var found: String
        /// As the page writes it.
        var words: String
        var mention: DateMention
        var date: HistoricalDate
    }

    struct FoundClaim: Sendable {
        var found: String
        var claim: Claim
    }

    let terms: [DefinedTerm]
    let dates: [FoundDate]
    let names: ResourceNames
    let claims: [FoundClaim]
    let lint: [LintFinding]
    let lines: SourceLines

    /// Corrections change nothing in it. Cost: linear in the page.
    public init(_ resource: Resource) {
        let dates = DateReader().dates(in: resource)
        names = resource.names()
        terms = resource.definedTerms().filter { !$0.name.text.isEmpty }
        claims = Self.claims(of: resource)
        lint = Linter.findings(
            in: resource, dates: dates.map(\.span), names: names.mentions.map(\.span))
        self.dates = Self.named(dates, in: resource)
        lines = SourceLines(resource)
    }

    /// The claims of a page under the words of the source that make them. A claim keeps its name when its line is
    /// mended or written anew, as long as half of its words are the same.
    static func claims(of resource: Resource) -> [FoundClaim] {
        let edited = EditedPlaces(resource)
        guard !edited.isEmpty || resource.repairs.contains(where: { $0.decision == .accepted })
        else { return named(resource.claims(), in: resource) }
        var plain = resource.withoutEdits
        for repair in resource.repairs where repair.decision == .accepted {
            plain.decide(repair.id, .undecided)
        }
        var kept = named(plain.claims(), in: plain)
        var met = Occurrences(kept.map(\.found))
        return resource.claims().map { claim in
            let places = claim.spans.map { edited.place(at: $0.start)?.span ?? $0 }
            let words = QuestionWords.content(of: claim.text)
            let same = kept.indices.filter { at in
                kept[at].claim.spans.contains { span in places.contains { $0.overlaps(span) } }
            }.map { at in
                (at, QuestionWords.overlap(words, QuestionWords.content(of: kept[at].claim.text)))
            }.max { ($0.1, $1.0) < ($1.1, $0.0) }
            if let same, same.1 >= 0.5 {
                return FoundClaim(found: kept.remove(at: same.0).found, claim: claim)
            }
            let isEdited = claim.spans.contains { edited.words(at: $0.start) != nil }
            let own = isEdited ? claim.text : Self.words(of: claim, in: resource)
            return FoundClaim(found: met.numbered(own.collapsingWhiteSpace), claim: claim)
        }
    }

    private static func named(_ claims: [Claim], in resource: Resource) -> [FoundClaim] {
        var met = Occurrences()
        return claims.map { claim in
            let words = Self.words(of: claim, in: resource).collapsingWhiteSpace
            return FoundClaim(found: met.numbered(words), claim: claim)
        }
    }

    private static func words(of claim: Claim, in resource: Resource) -> String {
        claim.spans.map { resource.source.text(in: $0) }.joined(separator: " … ")
    }

    /// The dates of a page under their words in brackets, with a little of the line on either side: the same date
    /// stands in many lines, and a line moves when the page grows. A date that an edit left as it was keeps its words
    /// and its place.
    static func named(_ mentions: [DateMention], in resource: Resource) -> [FoundDate] {
        let edited = EditedPlaces(resource)
        guard !edited.isEmpty else { return asRead(mentions, in: resource) }
        let plain = resource.withoutEdits
        let kept = asRead(DateReader().dates(in: plain), in: plain)
        var taken: Set<Int> = []
        var met = Occurrences()
        return mentions.compactMap { mention in
            guard let date = mention.date else { return nil }
            let place = edited.place(at: mention.span.start)
            let span = place?.span ?? mention.span
            let first = kept.partitioningIndex { $0.mention.span.start >= span.start }
            // A date outside the edits may rest on one within them: it is another day, but the same words.
            let same = kept[first...].indices.prefix { span.contains(kept[$0].mention.span) }
                .first { !taken.contains($0) && (place == nil || kept[$0].date == date) }
            if let same {
                taken.insert(same)
                var found = kept[same]
                found.date = date
                return found
            }
            let words = place?.words ?? resource.source.text(in: mention.span)
            let found = "\(words.prefix(60)) [\(date.edtf)]"
            return FoundDate(
                found: met.numbered(found), words: date.edtf, mention: mention, date: date)
        }
    }

    private static func asRead(_ mentions: [DateMention], in resource: Resource) -> [FoundDate] {
        var met = Occurrences()
        return mentions.compactMap { mention in
            guard let date = mention.date else { return nil }
            let words = resource.source.text(in: mention.span).collapsingWhiteSpace
            let (before, after) = Self.around(mention.span, in: resource.source.utf8)
            // The sign of a bullet is no word of its line.
            let opening = before.drop { !$0.isLetter && !$0.isNumber }
            let found = "\(opening)[\(words)]\(after)".collapsingWhiteSpace
            return FoundDate(
                found: met.numbered(found), words: words, mention: mention, date: date)
        }
    }

    /// How many bytes of the line on either side tell a date from the others, and how many more a word may take.
    private static let (context, longestWord) = (40, 40)

    private static func around(_ span: Span, in bytes: [UInt8]) -> (String, String) {
        func ends(_ at: Int) -> Bool { bytes[at] == 0x0A || bytes[at] == 0x0D }
        func goesOn(_ count: Int, _ next: UInt8) -> Bool {
            count < context || count < context + longestWord && next != 0x20
                || next & 0xC0 == 0x80
        }
        var low = min(span.start, bytes.count)
        while low > 0, !ends(low - 1), goesOn(span.start - low, bytes[low - 1]) { low -= 1 }
        // Never in the midst of a character.
        while low < span.start, bytes[low] & 0xC0 == 0x80 { low += 1 }
        var high = min(span.end, bytes.count)
        while high < bytes.count, !ends(high), goesOn(high - span.end, bytes[high]) { high += 1 }
        return (
            String(decoding: bytes[low..<max(low, min(span.start, bytes.count))], as: UTF8.self),
            String(decoding: bytes[min(span.end, high)..<high], as: UTF8.self)
        )
    }
}

/// Tells the second of two equal keys from the first.
struct Occurrences {
    private var counts: [String: Int] = [:]

    /// - Parameter taken: keys that are in use already.
    init(_ taken: [String] = []) {
        for key in taken { counts[key, default: 0] += 1 }
    }

    mutating func numbered(_ key: String) -> String {
        let count = counts[key, default: 0] + 1
        counts[key] = count
        return count == 1 ? key : "\(key) (\(count))"
    }
}

/// The passages that show the learner's own words: what is found in them stands nowhere in the source.
struct EditedPlaces {
    private let places: [(span: Span, words: String)]

    init(_ resource: Resource) {
        let content = resource.content
        var found: [(span: Span, words: String)] = []
        func add(_ passage: Passage?) {
            guard let passage, let edited = passage.edited else { return }
            found.append((passage.span, edited))
        }
        let passages: [Passage?] =
            content.cards.flatMap(\.bullets) + content.terms.map(\.definition) + content.facts
            + content.questions.flatMap { [$0.stem, $0.answer] }
            + content.relatedTerms.map(\.definition)
            + content.pairs.flatMap { [$0.term, $0.definition] }
        for passage in passages { add(passage) }
        places = found.sorted { $0.span < $1.span }
    }

    var isEmpty: Bool { places.isEmpty }

    func words(at offset: Int) -> String? { place(at: offset)?.words }

    func place(at offset: Int) -> (span: Span, words: String)? {
        guard !places.isEmpty else { return nil }
        return places.first {
            $0.span.start <= offset && offset < max($0.span.end, $0.span.start + 1)
        }
    }
}

extension Resource {
    /// The page as it was read, without what the learner wrote in the place of its passages.
    fileprivate var withoutEdits: Resource {
        var plain = self
        func clear(_ passage: inout Passage) { passage.edited = nil }
        for card in plain.content.cards.indices {
            for at in plain.content.cards[card].bullets.indices {
                clear(&plain.content.cards[card].bullets[at])
            }
        }
        for at in plain.content.terms.indices { clear(&plain.content.terms[at].definition) }
        for at in plain.content.facts.indices { clear(&plain.content.facts[at]) }
        for at in plain.content.questions.indices {
            clear(&plain.content.questions[at].stem)
            plain.content.questions[at].answer?.edited = nil
        }
        for at in plain.content.relatedTerms.indices {
            clear(&plain.content.relatedTerms[at].definition)
        }
        for at in plain.content.pairs.indices {
            clear(&plain.content.pairs[at].term)
            clear(&plain.content.pairs[at].definition)
        }
        return plain
    }
}
