public import ThawCore

/// Proposes the names that a page lost: its title, headings of cards, names of related terms.
///
/// The names are filled in as inferred findings, each with a proposal as its receipt; refusing the receipt takes the
/// name away again. Nothing is proposed where the evidence is weak.
enum Namer {
    /// Only the first passages of a long page are read for names, and only their beginnings: they say what it is
    /// about.
    static let passageLimit = 1_000
    static let byteLimit = 2_000
    private static let totalLimit = 60_000

    /// The beginnings of the first passages, as read.
    static func texts(of passages: some Sequence<Passage>, in resource: Resource) -> [String] {
        var left = totalLimit
        var texts: [String] = []
        for passage in passages.prefix(passageLimit) {
            guard left > 0 else { break }
            let text = beginning(of: passage, in: resource)
            left -= text.utf8.count
            texts.append(text)
        }
        return texts
    }

    private static func beginning(of passage: Passage, in resource: Resource) -> String {
        guard passage.span.count > byteLimit else { return resource.asRead(passage) }
        var end = passage.span.start + byteLimit
        let source = resource.source.utf8
        // Not inside a character.
        while end > passage.span.start, end < source.count, source[end] & 0xC0 == 0x80 { end -= 1 }
        return resource.asRead(Passage(Span(passage.span.start, min(end, source.count))))
    }

    /// The resource with inferred names filled in, and the proposals that `Resource.adopting(_:)` makes receipts of.
    ///
    /// A lost title or term name is an empty finding or an inferred one without a receipt; a lost heading or
    /// related name is `nil`.
    static func named(_ resource: Resource) -> (resource: Resource, proposals: [Proposal]) {
        var resource = resource
        var proposals: [Proposal] = []
        func propose(_ kind: Repair.Kind, _ name: Naming, at offset: Int, _ field: Resource.Field) {
            proposals.append(
                Proposal(
                    kind, at: Span(offset, offset), before: "", after: name.text,
                    reason: name.reason,
                    confidence: name.confidence, fills: field))
        }
        for (i, term) in resource.content.terms.enumerated() where isLost(term.name) {
            guard let name = TermNamer.name(for: term, in: resource) else { continue }
            resource.content.terms[i].name = Finding(
                name.text, origin: .inferred, span: term.name.span)
            propose(.lostName, name, at: term.definition.span.start, .termName(i))
        }
        if isLost(resource.title), let name = TitleNamer(resource).title() {
            resource.title = Finding(name.text, origin: .inferred, span: resource.title.span)
            propose(.lostTitle, name, at: 0, .title)
        }
        if resource.kind == .revisionCards {
            for (i, name) in HeadingNamer(resource).headings() {
                resource.content.cards[i].heading = Finding(name.text, origin: .inferred)
                let first = resource.content.cards[i].bullets.first?.span.start ?? 0
                propose(.lostHeading, name, at: first, .cardHeading(i))
            }
        }
        for (i, name) in RelatedNamer(resource).names() {
            resource.content.relatedTerms[i].name = Finding(name.text, origin: .inferred)
            let start = resource.content.relatedTerms[i].definition.span.start
            propose(.lostName, name, at: start, .relatedName(i))
        }
        return (resource, proposals)
    }

    private static func isLost(_ finding: Finding) -> Bool {
        finding.text.isEmpty || finding.origin == .inferred && finding.repair == nil
    }
}

/// A name that the evidence suggests.
struct Naming {
    var text: String
    /// A few words that name the evidence.
    var reason: String
    var confidence: Double
}

/// The name of a term, from the opening of its own definition.
enum TermNamer {
    private static let copulas: Set<String> = [
        "is", "are", "was", "were", "refers", "means", "describes", "denotes", "ist", "sind", "war",
        "bezeichnet", "est", "sont", "était", "désigne", "es", "era", "fue", "son", "è", "fu",
        "indica", "é",
        "foi", "verwijst", "betekent", "är", "var", "jest", "to",
    ]
    private static let articles: Set<String> = [
        "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "il",
    ]

    static func name(for term: Resource.Term, in resource: Resource) -> Naming? {
        if !term.name.text.isEmpty {
            return Naming(
                text: term.name.text, reason: "what the definition speaks of", confidence: 0.85)
        }
        let text = resource.asRead(term.definition)
        let tokens = Words.tokens(of: text)
        guard let verb = tokens.prefix(8).firstIndex(where: { copulas.contains($0.key) }), verb > 0
        else { return nil }
        var subject = tokens[..<verb]
        if let first = subject.first, articles.contains(first.key), subject.count > 1 {
            subject = subject.dropFirst()
        }
        guard let first = subject.first, let last = subject.last else { return nil }
        let name = String(text[first.range.lowerBound..<last.range.upperBound])
        return Naming(
            text: name, reason: "the subject of the definition’s first sentence", confidence: 0.7)
    }
}

extension Resource {
    /// Proposes names for related terms that lost theirs, from resources that the learner has already, each with
    /// the reason. What the page itself suggested stays.
    ///
    /// A name is taken where the other resource defines it in much the same words. Cost: linear in the others'
    /// definitions.
    public func proposingNames(from others: [Resource]) -> Resource {
        let lost = content.relatedTerms.indices.filter { content.relatedTerms[$0].name == nil }
        guard !lost.isEmpty else { return self }
        let known = others.filter { $0.id != id }.flatMap { other in
            other.definitions().map { (name: $0.name, text: $0.text, title: other.shownTitle) }
        }
        let bag = DefinitionBag(language: language)
        let bags = known.map { bag.stems(of: $0.text) }
        var used = Set(content.relatedTerms.compactMap { $0.name?.text.lowercased() })
        var result = self
        var proposals: [Proposal] = []
        for i in lost {
            let definition = content.relatedTerms[i].definition
            let stems = bag.stems(of: asRead(definition))
            let best = known.indices.map { ($0, bag.likeness(stems, bags[$0])) }
                .filter { !used.contains(known[$0.0].name.lowercased()) }
                .max { ($0.1, $1.0) < ($1.1, $0.0) }
            guard let (index, likeness) = best, likeness >= 0.4 else { continue }
            used.insert(known[index].name.lowercased())
            result.content.relatedTerms[i].name = Finding(known[index].name, origin: .inferred)
            proposals.append(
                Proposal(
                    .lostName, at: Span(definition.span.start, definition.span.start), before: "",
                    after: known[index].name,
                    reason: "“\(known[index].title)” defines it in much the same words",
                    confidence: min(0.95, 0.5 + likeness / 2), fills: .relatedName(i)))
        }
        return proposals.isEmpty ? self : result.adopting(proposals)
    }

    /// Every name on the page that is shown with its definition.
    private func definitions() -> [(name: String, text: String)] {
        let content = content
        var found: [(name: String, text: String)] = []
        func add(_ name: String?, _ definition: Passage) {
            let text = shown(definition)
            if let name, !name.isEmpty, !text.isEmpty { found.append((name, text)) }
        }
        for term in content.terms { add(shown(term.name), term.definition) }
        for related in content.relatedTerms { add(shown(related.name), related.definition) }
        for pair in content.pairs { add(shown(pair.term), pair.definition) }
        return found
    }
}

/// Compares definitions by the stems that they share.
struct DefinitionBag {
    private let stemmer: Stemmer
    private let stopWords: Set<Substring>

    init(language: Language) {
        stemmer = Stemmer(language: language.tag)
        stopWords = StopWords.of(language.tag)
    }

    func stems(of text: String) -> Set<String> {
        Set(Words.stems(of: text, stopWords: stopWords, stemmer: stemmer))
    }

    /// The share of common stems (Dice), from 0 to 1; fewer than three in common are none.
    func likeness(_ a: Set<String>, _ b: Set<String>) -> Double {
        let shared = a.intersection(b).count
        guard shared >= 3 else { return 0 }
        return 2 * Double(shared) / Double(a.count + b.count)
    }
}
