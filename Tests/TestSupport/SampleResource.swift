public import Foundation
public import ThawCore

/// A resource made by hand, with what a store is given beside it.
public struct SampleResource: Sendable {
    /// The page itself.
    public var resource: Resource
    /// What is asked of it.
    public var items: [Item]
    /// What it is found under.
    public var lines: [SearchLine]
    /// The same for the same text.
    public var fingerprint: String

    /// A list of terms: one item from each line, and one search line for each item.
    ///
    /// - Parameters:
    ///   - pairs: what is asked, and its answer.
    ///   - siblings: how many neighbouring items give each other away.
    public init(
        _ title: String, pairs: [(front: String, back: String)], subjects: [[String]] = [],
        author: String? = nil, siblings: Int = 1, id: Resource.ID? = nil
    ) {
        let id = id ?? Resource.ID(hashing: ["sample", title])
        var text = title + "\n"
        var spans: [(front: Span, back: Span)] = []
        for pair in pairs {
            let start = text.utf8.count
            let middle = start + pair.front.utf8.count
            text += pair.front + ": " + pair.back + "\n"
            spans.append((Span(start, middle), Span(middle + 2, text.utf8.count - 1)))
        }
        let source = SourceText(text)
        var content = Resource.Content()
        content.pairs = spans.map {
            Resource.Pair(term: Passage($0.front), definition: Passage($0.back))
        }
        let titleSpan = Span(0, title.utf8.count)
        resource = Resource(
            id: id, kind: .pairs, title: Finding(title, origin: .given, span: titleSpan),
            author: author, subjects: subjects, language: Language(tag: "en"), source: source,
            blocks: [
                Block(role: .title, span: titleSpan),
                Block(role: .pair, span: Span(titleSpan.end, source.utf8.count)),
            ], content: content)
        items = zip(pairs, spans).enumerated().map { position, element in
            let (pair, span) = element
            return Item(
                id: Item.ID(resource: id, form: .card, words: pair.front, ordinal: 0), resource: id,
                form: .card, level: .recall, stem: pair.front,
                units: [IdeaUnit(pair.back, variants: [pair.back.lowercased()])],
                spans: [span.front, span.back], lines: [position + 2],
                siblings: String(position / max(1, siblings)), position: position)
        }
        lines =
            [SearchLine(role: .title, text: title)]
            + pairs.map { SearchLine(role: .definition, text: $0.front + ": " + $0.back) }
        fingerprint = Identifier<Resource>(hashing: [text]).description
    }

    /// A list of so many items that say nothing in particular.
    public static func plain(
        _ title: String, count: Int, subjects: [[String]] = [], siblings: Int = 1
    ) -> SampleResource {
        SampleResource(
            title, pairs: (1...max(1, count)).map { ("\(title) front \($0)", "back \($0)") },
            subjects: subjects, siblings: siblings)
    }

    /// The resource's id.
    public var id: Resource.ID { resource.id }
}

extension Store {
    /// Saves a sample as it would be saved from the preview.
    public func save(
        _ sample: SampleResource, as status: Resource.Status = .kept,
        original: OriginalFile? = nil, maker: Int = 0, for learner: Learner.ID = Learner.local,
        at now: Date = Date(timeIntervalSince1970: 1_795_176_000)
    ) async throws {
        try await save(
            sample.resource, items: sample.items, maker: maker, lines: sample.lines,
            fingerprint: sample.fingerprint, original: original, as: status, for: learner, at: now)
    }
}
