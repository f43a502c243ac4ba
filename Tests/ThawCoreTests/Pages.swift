import TestSupport
import ThawCore

/// A small page in plain text, for tests of what is shown. The topic is bees.
enum Pages {
    static let text = """
        Bees visitflowers = food  for
        the hive. Workers: forage; feed; build.
        Honey\u{00A0}keeps.
        """

    static var source: SourceText { SourceText(text) }

    /// Where words stand in the text, counted in bytes.
    static func span(_ words: String, in text: String = text) -> Span {
        let bytes = Array(text.utf8)
        let wanted = Array(words.utf8)
        for start in 0...(bytes.count - wanted.count)
        where Array(bytes[start..<start + wanted.count]) == wanted {
            return Span(start, start + wanted.count)
        }
        preconditionFailure("the page does not say \(words)")
    }

    static func repair(
        _ id: Int, _ before: String, _ after: String, kind: Repair.Kind = .fusedWords,
        decision: Repair.Decision = .accepted
    ) -> Repair {
        Repair(
            id: Repair.ID(rawValue: id), kind: kind, span: span(before), before: before,
            after: after,
            reason: "for a test", confidence: 0.5, decision: decision)
    }

    /// The page as notes: one card with the whole text, with these repairs.
    static func resource(
        repairs: [Repair] = [], content: Resource.Content = Resource.Content(),
        title: Finding = Finding("Bees", origin: .given), source: SourceText = source
    ) -> Resource {
        Resource(
            id: Resource.ID(rawValue: FixedAmbient.uuid(1)), kind: .notes, title: title,
            source: source, blocks: [Block(role: .paragraph, span: source.span)], content: content,
            repairs: repairs)
    }

    /// One of everything, with every optional part filled.
    static var full: Resource {
        let passage = Passage(span("Workers: forage; feed; build."))
        var content = Resource.Content()
        content.cards = [
            Resource.Card(
                label: Passage(Span(0, 4)),
                heading: Finding("Flowers", origin: .inferred, repair: Repair.ID(rawValue: 2)),
                bullets: [
                    passage,
                    Passage(
                        pieces: [
                            .init(span: Span(0, 4), isStrong: true),
                            .init(span: Span(4, 10), replacement: " & "),
                        ], edited: "mine"),
                ]),
            Resource.Card(bullets: []),
        ]
        content.terms = [
            Resource.Term(
                name: Finding("Hive", origin: .given, span: Span(1, 2)), aliases: ["nest", "skep"],
                definition: passage)
        ]
        content.facts = [passage, Passage(Span(3, 3), edited: "")]
        content.questions = [
            Resource.Question(stem: passage, answer: nil),
            Resource.Question(stem: passage, answer: passage),
        ]
        content.relatedTerms = [
            Resource.RelatedTerm(name: nil, definition: passage),
            Resource.RelatedTerm(name: Finding("Wax", origin: .edited), definition: passage),
        ]
        content.pairs = [Resource.Pair(term: passage, definition: passage)]
        content.comments = [
            Resource.Comment(author: "reader1", text: passage), Resource.Comment(text: passage),
        ]
        var resource = resource(
            repairs: [
                repair(0, "visitflowers", "visit flowers"),
                repair(1, "=", "are", kind: .shorthand, decision: .refused),
                Repair(
                    id: Repair.ID(rawValue: 2), kind: .lostHeading, span: Span(60, 60), before: "",
                    after: "Flowers", reason: "the line names them", confidence: 1,
                    decision: .undecided),
            ], content: content)
        resource.author = "keeper7"
        resource.created = PageDate(
            raw: "3/4/19", value: "2019-04-03", alternatives: ["2019-03-04"])
        resource.subjects = [["Nature", "Insects"], ["Crafts"]]
        resource.language = Language(tag: "en-GB", isGuess: false)
        resource.licence = "CC BY 4.0"
        var asFound = resource.structureAsFound
        asFound.content.facts.append(passage)
        resource.asFound = asFound
        return resource
    }
}
