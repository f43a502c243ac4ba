import Testing
import ThawCore

@Suite struct ResourceEditingTests {
    static let fields: [(Resource.Field, String)] = [
        (.title, "title"), (.author, "author"), (.licence, "licence"), (.language, "language"),
        (.created, "created"), (.subjects, "subjects"), (.cardHeading(0), "cards.0.heading"),
        (.bullet(card: 0, 1), "cards.0.bullets.1"), (.termName(0), "terms.0.name"),
        (.termDefinition(0), "terms.0.definition"), (.fact(1), "facts.1"),
        (.questionStem(1), "questions.1.stem"), (.questionAnswer(0), "questions.0.answer"),
        (.relatedName(0), "relatedTerms.0.name"),
        (.relatedDefinition(1), "relatedTerms.1.definition"), (.pairTerm(0), "pairs.0.term"),
        (.pairDefinition(0), "pairs.0.definition"), (.comment(1), "comments.1"),
    ]

    @Test(arguments: fields)
    func fieldIsReadFromItsOwnAddress(field: Resource.Field, address: String) {
        #expect(field.description == address)
        #expect(Resource.Field(address) == field)
    }

    @Test(arguments: [
        "", ".", "titles", "title.0", "cards", "cards.0", "cards.x.heading", "cards.0.heading.1",
        "cards.0.bullets", "cards.0.bullets.x", "cards.0.bullets.1.2", "facts", "facts.+1",
        "facts.01", "facts.1 ", "facts.99999999999999999999", "Title", "questions.0.Stem",
    ])
    func otherAddressesAreNone(address: String) {
        #expect(Resource.Field(address) == nil)
    }

    @Test(arguments: fields)
    func editChangesItsFieldOnly(field: Resource.Field, address: String) throws {
        var resource = Pages.full
        let done = resource.edit(field, to: "2001-02-03")
        #expect(done)
        #expect(resource != Pages.full)
        #expect(resource.source == Pages.full.source)
        #expect(resource.repairs == Pages.full.repairs)
        #expect(resource.blocks == Pages.full.blocks)
        #expect(shown(field, in: resource) == "2001-02-03")
        for (other, _) in Self.fields where other != field {
            #expect(shown(other, in: resource) == shown(other, in: Pages.full), "\(other)")
        }
    }

    @Test(arguments: fields)
    func emptyTextTakesAwayWhatIsShown(field: Resource.Field, address: String) {
        var resource = Pages.full
        let done = resource.edit(field, to: "")
        #expect(done)
        let left = shown(field, in: resource)
        #expect(left == (field == .language ? "und" : nil))
    }

    @Test(arguments: [
        Resource.Field.cardHeading(9), .bullet(card: 0, 9), .bullet(card: 9, 0), .termName(1),
        .termDefinition(-1), .fact(2), .questionStem(2), .questionAnswer(2), .relatedName(2),
        .relatedDefinition(2), .pairTerm(1), .pairDefinition(1), .comment(2), .bullet(card: -1, 0),
    ])
    func fieldThatIsNotThereChangesNothing(field: Resource.Field) {
        var resource = Pages.full
        let done = resource.edit(field, to: "words")
        #expect(!done)
        #expect(resource == Pages.full)
    }

    @Test func editedDateKeepsWhatThePageSays() {
        var resource = Pages.full
        resource.edit(.created, to: "2019-03-04")
        #expect(resource.created == PageDate(raw: "3/4/19", value: "2019-03-04"))
    }

    @Test(arguments: ["last spring", "2019-13-01", "2019-1-1", "2019", "20190301", "-019-01-01"])
    func otherWordsAreADateWithoutAValue(text: String) {
        var resource = Pages.full
        resource.edit(.created, to: text)
        #expect(resource.created == PageDate(raw: text, value: nil))
    }

    @Test(
        arguments: [
            ("", []), ("\n >  > \n", []), ("Nature", [["Nature"]]),
            (" Nature >  Insects \r\nCrafts", [["Nature", "Insects"], ["Crafts"]]),
            ("A>>B", [["A", "B"]]),
        ] as [(String, [[String]])])
    func subjectsAreOnePathALine(text: String, paths: [[String]]) {
        #expect(Resource.subjects(from: text) == paths)
    }

    @Test func repairsAreDecidedOneByOne() {
        var resource = Pages.full
        let id = Repair.ID(rawValue: 1)
        for decision in Repair.Decision.allCases {
            let done = resource.decide(id, decision)
            #expect(done)
            #expect(resource.repair(id)?.decision == decision)
            #expect(resource.repairs[0] == Pages.full.repairs[0])
            #expect(resource.repairs[2] == Pages.full.repairs[2])
        }
        let unknown = resource.decide(Repair.ID(rawValue: 77), .accepted)
        #expect(!unknown)
    }

    private func shown(_ field: Resource.Field, in resource: Resource) -> String? {
        let content = resource.content
        func text(_ passage: Passage?) -> String? {
            passage.map { resource.shown($0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        switch field {
        case .title: return resource.shown(resource.title)
        case .author: return resource.author
        case .licence: return resource.licence
        case .language: return resource.language.tag
        case .created: return resource.created?.value
        case .subjects:
            let paths = resource.subjects.map { $0.joined(separator: " > ") }
            return paths.isEmpty ? nil : paths.joined(separator: "\n")
        case .cardHeading(let i): return resource.shown(content.cards[i].heading)
        case .bullet(let card, let i): return text(content.cards[card].bullets[i])
        case .termName(let i): return resource.shown(content.terms[i].name)
        case .termDefinition(let i): return text(content.terms[i].definition)
        case .fact(let i): return text(content.facts[i])
        case .questionStem(let i): return text(content.questions[i].stem)
        case .questionAnswer(let i): return text(content.questions[i].answer)
        case .relatedName(let i): return resource.shown(content.relatedTerms[i].name)
        case .relatedDefinition(let i): return text(content.relatedTerms[i].definition)
        case .pairTerm(let i): return text(content.pairs[i].term)
        case .pairDefinition(let i): return text(content.pairs[i].definition)
        case .comment(let i): return text(content.comments[i].text)
        }
    }
}
