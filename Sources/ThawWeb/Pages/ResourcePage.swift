import ThawCore
import ThawText

/// A resource in the shape of its kind.
struct ResourcePage: Page {
    struct Line: Sendable {
        var html: SafeHTML
    }
    struct CardView: Sendable {
        var number: Int
        var heading: String?
        var isHeadingProposed: Bool
        var bullets: [Line]
    }
    struct TermView: Sendable {
        var name: String
        var isNameProposed: Bool
        var aliases: String?
        var definition: SafeHTML
    }
    struct QuestionView: Sendable {
        var stem: SafeHTML
        var answer: [Line]
        var hasAnswer: Bool
    }
    struct RelatedView: Sendable {
        var name: String
        var isNameProposed: Bool
        var leadsTo: String
        var definition: SafeHTML
    }
    struct PairView: Sendable {
        var term: SafeHTML
        var meaning: SafeHTML
    }
    struct CommentView: Sendable {
        var by: String
        var text: SafeHTML
    }
    /// The way from one card to the next.
    struct CardsNavigation: Sendable {
        var earlier: String?
        var later: String?
        var words: String
        var allAtOnce: String
    }

    /// At most this many entries of a list are drawn; the source has the rest.
    static let limit = 500

    var layout: Layout
    var title: String
    var language: String
    var isTitleProposed: Bool
    var kind: String
    var author: String?
    var date: String?
    var licence: String?
    var languageWords: String
    var trails: [Hyperlink]
    var status: String
    var study: Hyperlink?
    var cardsNavigation: CardsNavigation?
    var oneAtATime: String?
    var cards: [CardView]
    var terms: [TermView]
    var hasFacts: Bool
    var facts: [Line]
    var hasQuestions: Bool
    var questions: [QuestionView]
    var hasRelated: Bool
    var related: [RelatedView]
    var hasPairs: Bool
    var pairs: [PairView]
    var hasComments: Bool
    var comments: [CommentView]
    var more: String?
    var hasSimilar: Bool
    var similar: [Hyperlink]
    var hasNeighbours: Bool
    var neighbours: [Hyperlink]
    var subjectLink: Hyperlink?
    var source: String
    var proof: String
    var receiptsWords: String
    var items: String
    var manage: String

    /// Which cards are shown.
    enum Cards: Sendable {
        case one(Int)
        case all
    }

    /// What the controller found.
    struct Found: Sendable {
        var stored: StoredResource
        var library: [LibraryEntry]
        var similar: [Resource]
        var cards: Cards
    }

    init(_ found: Found, layout: Layout) {
        let resource = found.stored.resource
        let text = ShownText(resource)
        let content = resource.content
        self.layout = layout
        title = resource.shownTitle
        language = resource.language.tag
        isTitleProposed = resource.title.origin == .inferred
        kind = Phrases.kind(resource.kind)
        author = resource.author
        date = resource.created.map(Phrases.pageDate)
        licence = resource.licence
        languageWords = Phrases.language(resource.language)
            + (resource.language.isGuess ? " (guessed)" : "")
        trails = resource.subjects.map {
            Hyperlink(address: Links.library(subject: $0), words: $0.joined(separator: " › "))
        }
        let entry = found.library.first { $0.id == resource.id }
        status = Self.status(entry)
        study = (entry?.due ?? 0) > 0
            ? Hyperlink(
                address: Links.study(.resource(resource.id)),
                words: "Study \(Phrases.grouped(entry?.due ?? 0)) due")
            : nil
        let shown = text.cards(found.cards)
        cards = shown.cards
        cardsNavigation = shown.navigation
        oneAtATime = shown.oneAtATime
        terms = content.terms.map(text.term)
        facts = content.facts.prefix(Self.limit).flatMap(text.lines)
        hasFacts = !facts.isEmpty
        questions = content.questions.prefix(Self.limit).map(text.question)
        hasQuestions = !questions.isEmpty
        related = content.relatedTerms.prefix(Self.limit).map { text.related($0, in: found.library) }
        hasRelated = !related.isEmpty
        pairs = content.pairs.prefix(Self.limit).map(text.pair)
        hasPairs = !pairs.isEmpty
        comments = content.comments.prefix(Self.limit).map(text.comment)
        hasComments = !comments.isEmpty
        more = text.isCut ? "Only the first \(Self.limit) of each list are shown here; the source has all." : nil
        similar = found.similar.prefix(5).map {
            Hyperlink(address: Links.resource($0.id), words: $0.shownTitle)
        }
        hasSimilar = !similar.isEmpty
        let path = resource.subjects.max { $0.count < $1.count }
        neighbours = path.map { path in
            found.library.filter { $0.id != resource.id && $0.isIn(path) }.prefix(5).map {
                Hyperlink(address: Links.resource($0.id), words: $0.title)
            }
        } ?? []
        hasNeighbours = !neighbours.isEmpty
        subjectLink = path.map {
            Hyperlink(
                address: Links.library(subject: $0), words: "All in \($0.joined(separator: " › "))")
        }
        source = Links.source(resource.id)
        proof = Links.proof(resource.id)
        receiptsWords = resource.repairs.isEmpty
            ? "Edit" : "Edit, with \(Phrases.count(resource.repairs.count, "receipt"))"
        items = Links.items(of: resource.id)
        manage = Links.manage(resource.id)
    }

    private static func status(_ entry: LibraryEntry?) -> String {
        guard let entry, entry.items > 0 else { return "There is nothing to ask from this page." }
        let due = entry.due == 0 ? "Nothing due today" : "\(Phrases.grouped(entry.due)) due"
        return "\(due). \(Phrases.grouped(entry.known)) of \(Phrases.count(entry.items, "question")) known."
    }
}

/// Turns the parts of one resource into what is shown.
struct ShownText {
    let resource: Resource

    init(_ resource: Resource) { self.resource = resource }

    var isCut: Bool {
        let content = resource.content
        return [
            content.cards.count, content.facts.count, content.questions.count,
            content.relatedTerms.count, content.pairs.count, content.comments.count,
        ].contains { $0 > ResourcePage.limit }
    }

    func html(_ passage: Passage) -> SafeHTML { SafeHTML(resource.shownRuns(passage)) }

    /// One line, or several where an accepted repair opened a flattened list; none where it is hidden.
    func lines(_ passage: Passage) -> [ResourcePage.Line] {
        let lines = resource.shownLines(passage)
        if lines.count > 1 { return lines.map { ResourcePage.Line(html: SafeHTML(escaping: $0)) } }
        return lines.isEmpty ? [] : [ResourcePage.Line(html: html(passage))]
    }

    func cards(
        _ choice: ResourcePage.Cards
    ) -> (
        cards: [ResourcePage.CardView], navigation: ResourcePage.CardsNavigation?, oneAtATime: String?
    ) {
        let cards = resource.content.cards
        let one = Links.card(1, of: resource.id)
        guard case .one(let wanted) = choice, cards.count > 1 else {
            let shown = cards.prefix(ResourcePage.limit).enumerated().map { card($1, number: $0 + 1) }
            return (shown, nil, cards.count > 1 ? one : nil)
        }
        let number = min(max(1, wanted), cards.count)
        let navigation = ResourcePage.CardsNavigation(
            earlier: number > 1 ? Links.card(number - 1, of: resource.id) : nil,
            later: number < cards.count ? Links.card(number + 1, of: resource.id) : nil,
            words: "\(number) of \(cards.count)", allAtOnce: Links.allCards(of: resource.id))
        return ([card(cards[number - 1], number: number)], navigation, nil)
    }

    private func card(_ card: Resource.Card, number: Int) -> ResourcePage.CardView {
        let heading = resource.shown(card.heading)
        return ResourcePage.CardView(
            number: number, heading: heading,
            isHeadingProposed: heading != nil && card.heading?.origin == .inferred,
            bullets: card.bullets.flatMap(lines))
    }

    func term(_ term: Resource.Term) -> ResourcePage.TermView {
        ResourcePage.TermView(
            name: resource.shown(term.name) ?? "Term without a name",
            isNameProposed: term.name.origin == .inferred,
            aliases: term.aliases.isEmpty ? nil : term.aliases.joined(separator: ", "),
            definition: html(term.definition))
    }

    func question(_ question: Resource.Question) -> ResourcePage.QuestionView {
        let answer = question.answer.map(lines) ?? []
        return ResourcePage.QuestionView(
            stem: html(question.stem), answer: answer, hasAnswer: !answer.isEmpty)
    }

    /// Leads to the resource of that name, or to a search for it.
    func related(
        _ term: Resource.RelatedTerm, in library: [LibraryEntry]
    ) -> ResourcePage.RelatedView {
        let name = resource.shown(term.name)
        let wanted = name?.lowercased()
        let known = wanted.flatMap { wanted in
            library.first { $0.id != resource.id && $0.title.lowercased() == wanted }
        }
        let words = name ?? resource.shown(term.definition).split(separator: " ").prefix(4)
            .joined(separator: " ")
        return ResourcePage.RelatedView(
            name: name ?? "A term whose name is lost",
            isNameProposed: name != nil && term.name?.origin == .inferred,
            leadsTo: known.map { Links.resource($0.id) } ?? Links.search(words),
            definition: html(term.definition))
    }

    func pair(_ pair: Resource.Pair) -> ResourcePage.PairView {
        ResourcePage.PairView(term: html(pair.term), meaning: html(pair.definition))
    }

    func comment(_ comment: Resource.Comment) -> ResourcePage.CommentView {
        ResourcePage.CommentView(by: comment.author ?? "A visitor", text: html(comment.text))
    }
}
