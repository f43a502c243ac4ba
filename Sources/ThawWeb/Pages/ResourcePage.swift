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
        /// `nil` where the page's title says it already.
        var name: String?
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
    /// What the columns of the pairs are called: a deck has fronts and backs.
    struct PairHead: Sendable {
        var isDeck: Bool
        var heading: String
        var caption: String
        var first: String
        var second: String

        init(_ kind: Resource.Kind) {
            isDeck = kind == .deck
            heading = isDeck ? "Cards" : "Terms"
            caption = isDeck ? "Fronts and backs of the cards" : "Terms and their meanings"
            first = isDeck ? "Front" : "Term"
            second = isDeck ? "Back" : "Meaning"
        }
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
    var about: About
    var status: String
    var study: Hyperlink?
    /// Where a resource in the trash is put back.
    var putBack: String?
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
    var pairHead: PairHead
    var pairs: [PairView]
    var hasComments: Bool
    var comments: [CommentView]
    var more: String?
    var ways: Ways
    var around: Around

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
        /// What can be asked of it now.
        var queue: ReviewQueue.Counts
    }

    init(_ found: Found, layout: Layout) {
        let resource = found.stored.resource
        let text = ShownText(resource)
        let content = resource.content
        self.layout = layout
        title = resource.shownTitle
        language = resource.language.tag
        isTitleProposed = resource.isOpenProposal(resource.title)
        about = About(resource)
        status = Self.status(found)
        let due = found.queue.total
        study =
            due == 0
            ? nil
            : Hyperlink(
                address: Links.study(.resource(resource.id)),
                words: "Study \(Phrases.grouped(due)) due")
        putBack = found.stored.status == .trashed ? Links.restore(resource.id) : nil
        let shown = text.cards(found.cards)
        cards = shown.cards
        cardsNavigation = shown.navigation
        oneAtATime = shown.oneAtATime
        terms = content.terms.map(text.term)
        facts = content.facts.prefix(Self.limit).flatMap(text.lines)
        hasFacts = !facts.isEmpty
        questions = content.questions.prefix(Self.limit).map(text.question)
        hasQuestions = !questions.isEmpty
        related = content.relatedTerms.prefix(Self.limit).map {
            text.related($0, in: found.library)
        }
        hasRelated = !related.isEmpty
        pairHead = PairHead(resource.kind)
        pairs = content.pairs.prefix(Self.limit).map(text.pair)
        hasPairs = !pairs.isEmpty
        comments = content.comments.prefix(Self.limit).map(text.comment)
        hasComments = !comments.isEmpty
        more =
            text.isCut
            ? "Only the first \(Self.limit) of each list are shown here; the source has all." : nil
        ways = Ways(resource)
        around = Around(found)
    }

    private static func status(_ found: Found) -> String {
        let resource = found.stored.resource
        guard let entry = found.library.first(where: { $0.id == resource.id }), entry.items > 0
        else { return "There is nothing to ask from this page." }
        let due = found.queue.total
        return (due == 0 ? "Nothing due now. " : "\(Phrases.grouped(due)) due now. ")
            + "\(Phrases.grouped(entry.known)) of \(Phrases.count(entry.items, "question")) known."
    }
}
