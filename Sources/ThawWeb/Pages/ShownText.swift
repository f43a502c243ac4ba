import ThawCore
import ThawText

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
        var lines: [[Resource.Run]] = [[]]
        for run in resource.shownRuns(passage) {
            let parts = run.text.split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (i, part) in parts.enumerated() {
                if i > 0 { lines.append([]) }
                guard !part.isEmpty else { continue }
                lines[lines.count - 1].append(Resource.Run(String(part), isStrong: run.isStrong))
            }
        }
        return lines.filter { !$0.isEmpty }.map { ResourcePage.Line(html: SafeHTML($0)) }
    }

    func cards(
        _ choice: ResourcePage.Cards
    ) -> (
        cards: [ResourcePage.CardView], navigation: ResourcePage.CardsNavigation?,
        oneAtATime: String?
    ) {
        let cards = resource.content.cards
        let one = Links.card(1, of: resource.id)
        guard case .one(let wanted) = choice, cards.count > 1 else {
            let shown = cards.prefix(ResourcePage.limit).enumerated().map {
                card($1, number: $0 + 1)
            }
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
            isHeadingProposed: heading != nil && resource.isOpenProposal(card.heading),
            bullets: card.bullets.flatMap(lines))
    }

    func term(_ term: Resource.Term) -> ResourcePage.TermView {
        let name = resource.shown(term.name)
        let isTitle = name != nil && name == resource.shownTitle
        return ResourcePage.TermView(
            name: isTitle ? nil : name ?? "A term without a name",
            isNameProposed: !isTitle && resource.isOpenProposal(term.name),
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
        let words =
            name
            ?? resource.shown(term.definition).split(separator: " ").prefix(4)
            .joined(separator: " ")
        return ResourcePage.RelatedView(
            name: name ?? "A term whose name is lost",
            isNameProposed: name != nil && resource.isOpenProposal(term.name),
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

extension Resource {
    /// Whether the finding is Thaw's own proposal and the learner has not agreed to it yet.
    func isOpenProposal(_ finding: Finding?) -> Bool {
        guard let finding, finding.origin == .inferred else { return false }
        return finding.repair.flatMap { repair($0)?.decision } != .accepted
    }
}
