import Foundation
import ThawCore

/// The form to rename a resource, move it to other subjects, correct what is said about it, or put it away.
struct ManagePage: Page {
    var layout: Layout
    var title: String
    var isInferred: Bool
    var subjects: String
    var author: String
    var created: String
    var licence: String
    var languages: [Choice]
    var languageIsGuess: Bool
    var address: String
    var action: String
    var trash: String

    init(_ resource: Resource, layout: Layout) {
        self.layout = layout
        title = resource.text(of: .title)
        isInferred = resource.title.origin == .inferred
        subjects = resource.text(of: .subjects)
        author = resource.text(of: .author)
        created = resource.text(of: .created)
        licence = resource.text(of: .licence)
        languages = Choice.languages(chosen: resource.language)
        languageIsGuess = resource.language.isGuess
        address = Links.resource(resource.id)
        action = Links.manage(resource.id)
        trash = Links.moveToTrash(resource.id)
    }
}

extension Choice {
    /// The languages of the list, and the resource's own tag where it is not among them.
    static func languages(chosen: Language) -> [Choice] {
        var choices = Phrases.languages.map {
            Choice(value: $0.tag, words: $0.name, isChosen: $0.tag == chosen.tag)
        }
        if !choices.contains(where: \.isChosen) {
            choices.insert(
                Choice(value: chosen.tag, words: Phrases.language(chosen), isChosen: true), at: 0)
        }
        return choices
    }
}

extension Resource {
    /// What a form shows for a field before it is changed.
    func text(of field: Field) -> String {
        func name(_ finding: Finding?) -> String { shown(finding) ?? "" }
        func at<Element>(_ list: [Element], _ index: Int, _ text: (Element) -> String) -> String {
            list.indices.contains(index) ? text(list[index]) : ""
        }
        switch field {
        case .title: return name(title)
        case .author: return author ?? ""
        case .licence: return licence ?? ""
        case .language: return language.tag
        case .created: return created?.value ?? created?.raw ?? ""
        case .subjects: return subjects.map { $0.joined(separator: " > ") }.joined(separator: "\n")
        case .cardHeading(let i): return at(content.cards, i) { name($0.heading) }
        case .bullet(let card, let i): return at(content.cards, card) { at($0.bullets, i, shown) }
        case .termName(let i): return at(content.terms, i) { name($0.name) }
        case .termDefinition(let i): return at(content.terms, i) { shown($0.definition) }
        case .fact(let i): return at(content.facts, i, shown)
        case .questionStem(let i): return at(content.questions, i) { shown($0.stem) }
        case .questionAnswer(let i):
            return at(content.questions, i) { $0.answer.map(shown) ?? "" }
        case .relatedName(let i): return at(content.relatedTerms, i) { name($0.name) }
        case .relatedDefinition(let i): return at(content.relatedTerms, i) { shown($0.definition) }
        case .pairTerm(let i): return at(content.pairs, i) { shown($0.term) }
        case .pairDefinition(let i): return at(content.pairs, i) { shown($0.definition) }
        case .comment(let i): return at(content.comments, i) { shown($0.text) }
        }
    }
}
