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
        title = resource.formText(of: .title)
        isInferred = resource.title.origin == .inferred
        subjects = resource.formText(of: .subjects)
        author = resource.formText(of: .author)
        created = resource.formText(of: .created)
        licence = resource.formText(of: .licence)
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
