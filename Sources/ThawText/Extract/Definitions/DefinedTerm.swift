public import ThawCore

/// A term of a page with what the page says it is.
public struct DefinedTerm: Hashable, Sendable {
    /// As the page writes it, without article; given where the words stand in the source.
    public var name: Finding
    /// Other names and spellings that the page bears out, in the order in which they were met.
    public var aliases: [String]
    /// The words that say what it is.
    public var definition: Passage
    public var pattern: Definition.Pattern
    /// From 0 to 1.
    public var confidence: Double

    /// A term with what is known of it.
    public init(
        name: Finding, aliases: [String] = [], definition: Passage, pattern: Definition.Pattern,
        confidence: Double
    ) {
        self.name = name
        self.aliases = aliases
        self.definition = definition
        self.pattern = pattern
        self.confidence = confidence
    }
}

extension Resource {
    /// The terms that this page defines: those of its own form first (key terms, related terms, pairs, asked-for
    /// definitions), then those found in its sentences, in the order of the page.
    ///
    /// A term stands once, under all its spellings; its first definition is kept. Sentences are read in English
    /// only, as written in the source: a passage that the learner edited is passed over.
    /// Cost: linear in the text.
    public func definedTerms() -> [DefinedTerm] {
        var collector = TermCollector(self)
        collector.collect()
        let terms = TermAliases(self, terms: collector.terms).terms
        return terms + collector.acronyms(beyond: terms)
    }
}

/// Gathers the terms of a resource, each once.
struct TermCollector {
    private let resource: Resource
    private(set) var terms: [DefinedTerm] = []
    /// Letters before the words that they stand for, which define them.
    private var acronyms: [DefinedTerm] = []
    private var places: [[UInt8]: Int] = [:]
    private let reader = DefinitionReader()
    private var words = CueWords()

    /// A page with more has them in its own form or is no page to learn from.
    private static let limit = 5_000

    init(_ resource: Resource) { self.resource = resource }

    mutating func collect() {
        forms()
        guard resource.language.isEnglish || resource.language == .unknown else { return }
        let content = resource.content
        for card in content.cards {
            asked(card.heading?.text, span: card.heading?.span, answer: card.bullets.first)
            let isGlossary = isGlossary(card)
            for bullet in card.bullets { sentences(bullet, isInGlossary: isGlossary) }
        }
        for fact in content.facts { sentences(fact) }
        for question in content.questions {
            if let answer = question.answer {
                asked(resource.asRead(question.stem), span: question.stem.span, answer: answer)
                sentences(answer)
            }
        }
        for term in content.terms { sentences(term.definition) }
        for related in content.relatedTerms { sentences(related.definition) }
        for pair in content.pairs { sentences(pair.definition) }
    }

    private mutating func forms() {
        let content = resource.content
        for term in content.terms {
            add(
                DefinedTerm(
                    name: term.name, aliases: term.aliases, definition: term.definition,
                    pattern: .form, confidence: 1))
        }
        for related in content.relatedTerms {
            // A name alone says nothing of what it names.
            guard let name = related.name, !resource.asRead(related.definition).isEmpty else {
                continue
            }
            add(
                DefinedTerm(
                    name: name, definition: related.definition, pattern: .form,
                    confidence: name.origin == .inferred ? 0.7 : 1))
        }
        for pair in content.pairs {
            let name = Finding(resource.asRead(pair.term), origin: .given, span: pair.term.span)
            add(
                DefinedTerm(
                    name: name, definition: pair.definition, pattern: .form, confidence: 0.95))
        }
    }

    /// The letters that no term has for its name or another, each once.
    func acronyms(beyond terms: [DefinedTerm]) -> [DefinedTerm] {
        guard !acronyms.isEmpty else { return [] }
        var known = Set(terms.flatMap { [$0.name.text] + $0.aliases })
        return acronyms.filter { known.insert($0.name.text).inserted }
    }

    /// Whether a card calls its points key terms, or half of them and three at least begin with a term and a sign.
    private mutating func isGlossary(_ card: Resource.Card) -> Bool {
        if let heading = card.heading?.text,
            TermSection.has(TermSection.names, Array(heading.utf8), limit: 60)
        {
            return true
        }
        guard card.bullets.count >= 3 else { return false }
        var signed = 0
        for bullet in card.bullets where bullet.edited == nil {
            let text = PassageBytes(bullet, of: resource.source.utf8)
            let found = reader.definitions(
                inPassage: text.span, of: text.bytes, emphasised: [], knowing: &words)
            if found.contains(where: { $0.pattern == .sign && $0.term.start == text.span.start }) {
                signed += 1
            }
        }
        return signed >= 3 && signed * 2 >= card.bullets.count
    }

    private mutating func sentences(_ passage: Passage, isInGlossary: Bool = false) {
        guard passage.edited == nil else { return }
        let text = PassageBytes(passage, of: resource.source.utf8)
        if let (letters, name) = Acronyms.equation(text.bytes, text.span) {
            add(
                DefinedTerm(
                    name: Finding(
                        text.text(letters), origin: .given, span: text.passage(letters).span),
                    definition: text.passage(name), pattern: .sign, confidence: 0.9))
            return
        }
        let found = reader.definitions(
            inPassage: text.span, of: text.bytes, emphasised: text.emphasised, knowing: &words,
            isInGlossary: isInGlossary)
        for found in found {
            let name = text.text(found.term).collapsingWhiteSpace
            // "a: b: c: d" defines nothing.
            guard Self.isName(name), found.pattern != .sign || name != "Q" && name != "A",
                text.text(found.definition).letterRuns.contains(where: { $0.count >= 2 })
            else { continue }
            add(
                DefinedTerm(
                    name: Finding(name, origin: .given, span: text.passage(found.term).span),
                    aliases: found.aliases.map { text.text($0).collapsingWhiteSpace }
                        .filter(Self.isName),
                    definition: text.passage(found.definition), pattern: found.pattern,
                    confidence: found.confidence))
        }
        for (name, letters) in Acronyms.pairs(in: text.bytes, text.span)
        where letters.start < name.start {
            acronyms.append(
                DefinedTerm(
                    name: Finding(
                        text.text(letters), origin: .given, span: text.passage(letters).span),
                    definition: text.passage(name), pattern: .bracket, confidence: 0.7))
        }
    }

    /// "What is osmosis?" with what stands under it.
    private mutating func asked(_ question: String?, span: Span?, answer: Passage?) {
        guard let question, let answer, answer.edited == nil,
            let name = AskedTerm.name(in: question), Self.isName(name)
        else { return }
        add(
            DefinedTerm(
                name: Finding(name, origin: .given, span: span), definition: answer,
                pattern: .form, confidence: 0.75))
    }

    private mutating func add(_ term: DefinedTerm) {
        guard terms.count < Self.limit else { return }
        let key = TermKey.key(of: term.name.text)
        guard !key.isEmpty else { return }
        let keys = [key] + term.aliases.map(TermKey.key).filter { !$0.isEmpty }
        if let known = keys.first(where: { places[$0] != nil }), let place = places[known] {
            terms[place].take(term.aliases + [term.name.text])
            for key in keys where places[key] == nil { places[key] = place }
            return
        }
        for key in keys where places[key] == nil { places[key] = terms.count }
        terms.append(term)
    }

    /// Whether words can name a term: few, and with letters.
    static func isName(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard 1...7 ~= words.count, text.utf8.count <= 80 else { return false }
        return text.contains(where: \.isLetter)
            && !(words.count == 1 && StopWords.english.contains(words[0].lowercased()[...]))
    }
}

extension DefinedTerm {
    /// Adds other names, leaving out the name itself, repetitions, and what differs in case or a plural ending alone.
    mutating func take(_ names: [String]) {
        for alias in names where !alias.isEmpty {
            let known = [name.text] + aliases
            if !known.contains(where: { Self.isSame($0.lowercased(), alias.lowercased()) }) {
                aliases.append(alias)
            }
        }
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        one == other || one == other + "s" || other == one + "s" || one == other + "es"
            || other == one + "es"
            || one.hasSuffix("ies") && other.hasSuffix("y")
                && one.dropLast(3) == other.dropLast()
            || other.hasSuffix("ies") && one.hasSuffix("y") && other.dropLast(3) == one.dropLast()
    }
}

/// The term that a question or a heading asks for: "What is osmosis?", "Define inertia".
enum AskedTerm {
    private static let openings = [
        "what is meant by ", "what is ", "what are ", "what was ", "what were ", "what’s ",
        "what's ",
        "define ", "definition of ", "explain the term ", "what does ",
    ]
    private static let never: Set<Substring> = [
        "difference", "role", "purpose", "name", "main", "most", "first", "your", "this", "that",
        "it", "reason", "importance", "relationship", "happening", "wrong", "capital", "number",
    ]

    static func name(in question: String) -> String? {
        let text = question.collapsingWhiteSpace
        let lower = text.lowercased()
        guard let opening = openings.first(where: { lower.hasPrefix($0) }) else { return nil }
        var rest = text.dropFirst(opening.count)
        while let last = rest.last, last == "?" || last == "." || last == ":" || last == " " {
            rest.removeLast()
        }
        if opening == "what does " {
            guard rest.hasSuffix(" mean") else { return nil }
            rest = rest.dropLast(5)
        }
        for article in ["a ", "an ", "the "] where rest.lowercased().hasPrefix(article) {
            if article == "the ", rest.contains(" of ") { return nil }
            rest = rest.dropFirst(article.count)
            break
        }
        let words = rest.lowercased().split(separator: " ")
        guard 1...5 ~= words.count, !words.contains(where: never.contains),
            !rest.contains(where: { $0 == "," || $0 == "?" || $0 == "(" })
        else { return nil }
        return rest.trimmingCharacters(of: "“”\"'‘’")
    }
}

extension StringProtocol {
    fileprivate func trimmingCharacters(of signs: String) -> String {
        var text = self[...]
        while let first = text.first, signs.contains(first) { text = text.dropFirst() }
        while let last = text.last, signs.contains(last) { text = text.dropLast() }
        return String(text)
    }
}
