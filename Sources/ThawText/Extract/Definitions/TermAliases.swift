public import ThawCore

/// The names of a page that stand for one thing: spellings, expansions of letters, "also known as", single capitals.
public struct TermAliases: Sendable {
    /// A term or name, and what else the page calls it.
    public struct Group: Hashable, Sendable {
        public var canonical: String
        public var aliases: [String]
    }

    /// Names with at least one alias, in the order of the page's terms; names that are no terms come last.
    public let groups: [Group]
    /// The terms with their aliases filled in.
    let terms: [DefinedTerm]
    private let places: [[UInt8]: Int]

    /// The aliases that a page bears out. Cost: linear in the text.
    public init(_ resource: Resource) {
        var collector = TermCollector(resource)
        collector.collect()
        self.init(resource, terms: collector.terms)
    }

    init(_ resource: Resource, terms: [DefinedTerm]) {
        var joiner = TermJoiner(terms)
        joiner.acronyms(of: resource)
        joiner.initials(of: resource)
        joiner.corrections(of: resource)
        joiner.title(of: resource)
        joiner.spellings(of: resource)
        self.terms = Array(joiner.terms[..<joiner.definedCount])
        groups = joiner.terms.filter { !$0.aliases.isEmpty }
            .map { Group(canonical: $0.name.text, aliases: $0.aliases) }
        var places: [[UInt8]: Int] = [:]
        for (index, group) in groups.enumerated() {
            for name in [group.canonical] + group.aliases {
                let key = TermKey.key(of: name)
                if places[key] == nil { places[key] = index }
            }
        }
        self.places = places
    }

    /// The name under which the page's other names for the same thing are joined; `nil` for a name without others.
    public func canonical(of name: String) -> String? {
        places[TermKey.key(of: name)].map { groups[$0].canonical }
    }

    /// What else the page calls it.
    public func aliases(of name: String) -> [String] {
        places[TermKey.key(of: name)].map { groups[$0].aliases } ?? []
    }
}

/// Joins the names of one thing.
private struct TermJoiner {
    /// The page's terms, then names that are no defined terms.
    private(set) var terms: [DefinedTerm]
    let definedCount: Int
    private var places: [[UInt8]: Int] = [:]

    init(_ terms: [DefinedTerm]) {
        self.terms = terms
        definedCount = terms.count
        for (index, term) in terms.enumerated() {
            for name in [term.name.text] + term.aliases {
                let key = TermKey.key(of: name)
                if places[key] == nil { places[key] = index }
            }
        }
    }

    private mutating func join(_ name: String, _ alias: String, at span: Span) {
        let key = TermKey.key(of: name)
        let other = TermKey.key(of: alias)
        guard !key.isEmpty, !other.isEmpty else { return }
        let place: Int
        if let known = places[key] ?? places[other] {
            place = known
        } else {
            place = terms.count
            terms.append(
                DefinedTerm(
                    name: Finding(name, origin: .given, span: span), definition: Passage(span),
                    pattern: .bracket, confidence: 1))
        }
        terms[place].take([name, alias])
        if places[key] == nil { places[key] = place }
        if places[other] == nil { places[other] = place }
    }

    /// "People's Commissariat for Internal Affairs (NKVD)", "NKVD (People's Commissariat …)".
    mutating func acronyms(of resource: Resource) {
        for passage in resource.readPassages {
            let text = PassageBytes(passage, of: resource.source.utf8)
            for (name, letters) in Acronyms.pairs(in: text.bytes, text.span) {
                join(
                    text.text(name).collapsingWhiteSpace, text.text(letters),
                    at: text.passage(name).span)
            }
            for (name, other) in OtherNames.pairs(in: text.bytes, text.span) {
                join(
                    text.text(name).collapsingWhiteSpace, text.text(other).collapsingWhiteSpace,
                    at: text.passage(name).span)
            }
        }
    }

    /// "K" for Khrushchev, as the proofreader made out (see `Initials`).
    mutating func initials(of resource: Resource) {
        var seen: Set<String> = []
        for repair in resource.repairs
        where repair.kind == .shorthand && repair.decision != .refused {
            let letter = Self.withoutPossessive(repair.before)
            let name = Self.withoutPossessive(repair.after)
            guard letter.utf8.count == 1, letter.allSatisfy(\.isUppercase), name.hasPrefix(letter),
                name.count > 2, seen.insert(letter).inserted
            else { continue }
            join(name, letter, at: repair.span)
        }
    }

    /// A term that the proofreader finds misspelt is the same under the spelling that it proposes.
    mutating func corrections(of resource: Resource) {
        let repairs = resource.repairs.filter { $0.kind == .spelling && $0.decision != .refused }
        guard !repairs.isEmpty else { return }
        for index in terms.indices {
            guard let span = terms[index].name.span, terms[index].name.origin == .given else {
                continue
            }
            for repair in repairs where span.contains(repair.span) {
                let corrected = terms[index].name.text.replacing(repair.before, with: repair.after)
                let key = TermKey.key(of: corrected)
                terms[index].take([corrected])
                if places[key] == nil { places[key] = index }
            }
        }
    }

    private static func withoutPossessive(_ text: String) -> String {
        var text = text
        for ending in ["'s", "’s", "'", "’"] where text.hasSuffix(ending) {
            text.removeLast(ending.count)
            break
        }
        return text
    }

    /// The title is a name too, of which the text may have other spellings.
    mutating func title(of resource: Resource) {
        let title = resource.title.text
        guard TermCollector.isName(title), title.split(separator: " ").count <= 4 else { return }
        let key = TermKey.key(of: title)
        guard places[key] == nil, !key.isEmpty else { return }
        places[key] = terms.count
        terms.append(
            DefinedTerm(
                name: resource.title, definition: Passage(Span(0, 0)), pattern: .form, confidence: 1
            ))
    }

    /// Other spellings of the known names, wherever they stand.
    mutating func spellings(of resource: Resource) {
        var finder = SpellingFinder(places)
        var seen: Set<UInt64> = []
        for passage in resource.readPassages {
            let text = PassageBytes(passage, of: resource.source.utf8)
            finder.find(in: text.bytes, text.span) { place, span in
                var hash = UInt64(place)
                for byte in text.bytes[span.range] {
                    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                }
                guard seen.insert(hash).inserted else { return }
                let spelling = text.text(span).collapsingWhiteSpace
                terms[place].take([spelling])
            }
        }
    }
}

extension Resource {
    /// Every passage of the content in the order of its lists, and the headings that stand in the source.
    var readPassages: [Passage] {
        content.parts.compactMap { part in
            switch part {
            case .name(let name): name.origin == .given ? name.span.map { Passage($0) } : nil
            case .text(let passage): passage.edited == nil ? passage : nil
            }
        }
    }
}
