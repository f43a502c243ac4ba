import ThawCore

/// A page put together line by line, so that a test can say what stands where without reading a file.
struct RepairPage: CustomStringConvertible {
    var description: String { String(text.prefix(40)) }

    private(set) var text = ""
    private var content = Resource.Content()
    var kind = Resource.Kind.revisionCards
    var title = Finding("", origin: .inferred)
    var language = Language(tag: "en")
    var subjects: [[String]] = []

    init(kind: Resource.Kind = .revisionCards) {
        self.kind = kind
    }

    private mutating func line(_ line: String) -> Span {
        let start = text.utf8.count
        text += line
        let span = Span(start, text.utf8.count)
        text += "\n"
        return span
    }

    mutating func card(_ heading: String? = nil, _ bullets: [String]) {
        let finding = heading.map { Finding($0, origin: .given, span: line($0)) }
        let passages = bullets.map { Passage(line($0)) }
        content.cards.append(
            Resource.Card(
                label: Passage(line("\(content.cards.count + 1) of 9")), heading: finding,
                bullets: passages))
    }

    mutating func term(_ name: String, _ definition: String) {
        content.terms.append(
            Resource.Term(
                name: Finding(name, origin: .given), definition: Passage(line(definition))))
    }

    mutating func fact(_ fact: String) { content.facts.append(Passage(line(fact))) }

    mutating func question(_ stem: String, _ answer: String?) {
        let stem = Passage(line(stem))
        content.questions.append(
            Resource.Question(stem: stem, answer: answer.map { Passage(line($0)) }))
    }

    mutating func related(_ name: String?, _ definition: String) {
        content.relatedTerms.append(
            Resource.RelatedTerm(
                name: name.map { Finding($0, origin: .given) },
                definition: Passage(line(definition))))
    }

    mutating func pair(_ term: String, _ definition: String) {
        let start = text.utf8.count
        let span = line(term + "\t" + definition)
        let middle = start + term.utf8.count
        content.pairs.append(
            Resource.Pair(
                term: Passage(Span(start, middle)), definition: Passage(Span(middle + 1, span.end)))
        )
    }

    var resource: Resource {
        Resource(
            id: Resource.ID(hashing: [text]), kind: kind, title: title, subjects: subjects,
            language: language, source: SourceText(text),
            blocks: [Block(role: .paragraph, span: Span(0, text.utf8.count))], content: content)
    }

    /// A page of one card with these bullets.
    static func bullets(_ bullets: String..., language: String = "en") -> Resource {
        var page = RepairPage()
        page.language = Language(tag: language)
        page.card(nil, bullets)
        return page.resource
    }
}
